/* train/iob.h - names in a text: files with a word and a tag a line.
 *
 * A sentence ends with an empty line. A word is tagged O (in no name), B-TYPE
 * (a name begins) or I-TYPE (it goes on). Where a name cannot go on, because
 * none or one of another type stands before, I-TYPE begins one too, so the
 * old IOB form, which writes B only between adjoining names, reads the same.
 *
 * Two layouts are known, told apart by the first line that is no comment:
 *
 *     1 TAB Moscow TAB B-LOC TAB ...    numbered: ID, word, tag, anything
 *     Moscow TAB ... TAB B-LOC          else: the word first, the tag last;
 *                                       blanks may part the columns as well
 *
 * Lines with "#" in front are comments in the numbered layout; in the other
 * they are words when they end with a tag ("#" is a common word of tweets).
 * "-DOCSTART-" lines are passed over. A word may be empty: some files have
 * lost their odd characters.
 *
 * In the numbered layout "# text = ..." tells where blanks stand between words.
 *
 * The type O is no type: a name of it, as written or as mapped, is dropped.
 */
#ifndef GS_TRAIN_IOB_H
#define GS_TRAIN_IOB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/str.h"
#include "gainsay.h"

/* Types taken for others: {"PERSON", "PER"}. The first that fits counts. */
typedef struct train_type_map {
    gs_str from, to;
} train_type_map;

typedef enum train_blank { TRAIN_BLANK_UNKNOWN, TRAIN_BLANK_NONE, TRAIN_BLANK_BEFORE } train_blank;

typedef struct train_iob_word {
    gs_str      form;
    gs_str      tag;    /* as written */
    gs_span     joined; /* in the joined text (joined.h) */
    uint32_t    line;
    train_blank blank; /* before it, by the sentence's text */
} train_iob_word;

typedef struct train_name {
    uint32_t first_word, word_count;
    gs_span  joined;
    gs_str   type; /* as mapped */
} train_name;

typedef struct train_iob_sentence {
    uint32_t first_word, word_count;
    gs_str   id;      /* of "# sent_id" in the numbered layout, or none */
    bool     new_doc; /* "# newdoc" or "-DOCSTART-" stands before it    */
} train_iob_sentence;

typedef struct train_names {
    const char *path; /* for messages; the caller's */
    gs_file     file;
    gs_arena    arena;
    gs_buf      joined;

    train_iob_sentence *sentences;
    size_t              sentence_count, sentence_cap;
    train_iob_word     *words;
    size_t              word_count, word_cap;
    train_name         *items; /* in text order */
    size_t              count, cap;
} train_names;

/* Reads the file at `path`, "-" for standard input. `names` is written always
 * and must be released; `path` is kept, and so are the strings of `map`.
 * GS_E_DATA names file and line. */
gs_status train_names_open(train_names *names, const char *path, const train_type_map *map,
                           size_t map_count, gs_error *err);

/* The same from memory, which is kept; `path` names it in messages. */
gs_status train_names_parse(train_names *names, const char *path, gs_str text,
                            const train_type_map *map, size_t map_count, gs_error *err);

void train_names_release(train_names *names);

/* The line of the word at byte `at` of the joined text, for messages. */
uint32_t train_names_line(const train_names *names, size_t at);

#endif
