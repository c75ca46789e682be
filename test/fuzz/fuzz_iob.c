/* fuzz_iob.c - names: read or refused with a line; then scored.
 *
 * The input is one file, or two with a NUL between, gold and system.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "train/eval.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static bool read_names(train_names *names, gs_str text)
{
    static const train_type_map map[] = {{{"OTH", 3}, {"O", 1}}, {{"LOC", 3}, {"PER", 3}}};
    gs_error                    err = {0};
    gs_status                   st = train_names_parse(names, "t", text, map, 2, &err);

    CHECK(st == GS_OK || (st == GS_E_DATA && err.code == st && strncmp(err.message, "t:", 2) == 0));
    return st == GS_OK;
}

/* Names are in order, inside one sentence, and not of a dropped type. */
static void check_names(const train_names *names)
{
    uint32_t word = 0;

    for (size_t i = 0; i < names->count; i++) {
        const train_name *n = &names->items[i];
        CHECK(n->first_word >= word && n->word_count > 0 && n->type.n > 0);
        CHECK(!gs_str_eq(n->type, GS_STR("O")) && !gs_str_eq(n->type, GS_STR("LOC")));
        word = n->first_word + n->word_count;
        CHECK(word <= names->word_count);
        CHECK(n->joined.start == names->words[n->first_word].joined.start);
        CHECK(n->joined.end == names->words[word - 1].joined.end);
    }
    word = 0;
    for (size_t i = 0; i < names->sentence_count; i++) {
        CHECK(names->sentences[i].first_word == word && names->sentences[i].word_count > 0);
        word += names->sentences[i].word_count;
    }
    CHECK(word == names->word_count);
}

static void check_scores(const train_names *gold, const train_names *system)
{
    gs_arena     arena;
    train_score *rows;
    size_t       count;
    gs_error     err = {0};

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    if (train_eval_names(gold, system, &arena, &rows, &count, &err) == GS_OK) {
        CHECK(rows[count - 1].gold == gold->count && rows[count - 1].system == system->count);
        for (size_t i = 0; i < count; i++) {
            CHECK(rows[i].right <= rows[i].gold && rows[i].right <= rows[i].system);
            CHECK(gold != system || rows[i].right == rows[i].gold);
        }
    } else {
        CHECK(gold != system && err.code == GS_E_DATA);
    }
    gs_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_str      rest = gs_str_make(size ? (const char *)data : "", size), part;
    train_names gold, system;

    gs_str_split(&rest, '\0', &part);
    if (read_names(&gold, part)) {
        check_names(&gold);
        check_scores(&gold, &gold);
        if (rest.p) {
            if (read_names(&system, rest))
                check_scores(&gold, &system);
            train_names_release(&system);
        }
    }
    train_names_release(&gold);
    return 0;
}
