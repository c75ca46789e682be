/* realities - prints of every word that may be a predicate whether it happened.
 *
 *     realities DATADIR MODEL < lines
 *
 * Each line of the input is read as a report of its own, as far as gs_event_reality()
 * needs. For every verb, noun, adjective and adverb a line comes out, its parts
 * separated by tabs: number of the line, from 1; first byte in the line and the one
 * behind the last; reality; the word that decided, and the relation of the word itself.
 * For the scorer test/quality/reality.py; not installed.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "engine/stages.h"
#include "record/coref.h"
#include "record/event_int.h"

typedef struct reader {
    gs_know  know;
    gs_lang *lang;
    gs_desk  desk;
    gs_arena arena, scratch;
} reader;

/* The makers up to the children of words, in the order of record.c. */
static gs_status read_layers(gs_reading *r)
{
    static gs_status (*const makers[])(gs_reading *) = {
        gs_read_words, gs_read_quotes, gs_read_mentions, gs_read_coref, gs_read_clauses,
    };
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < sizeof makers / sizeof *makers; i++)
        st = makers[i](r);
    return st;
}

static bool may_be_predicate(const gs_word *w)
{
    return w->upos == GS_UPOS_VERB || w->upos == GS_UPOS_NOUN || w->upos == GS_UPOS_PROPN ||
           w->upos == GS_UPOS_ADJ || w->upos == GS_UPOS_ADV || w->upos == GS_UPOS_AUX;
}

static void print_words(const gs_reading *r, size_t line)
{
    for (uint32_t i = 0; i < r->doc->word_count; i++) {
        const gs_word *w = gs_word_at(r, i);
        gs_frame_of    f;
        gs_real        real;
        gs_str         decided;

        if (!may_be_predicate(w))
            continue;
        gs_frame_read(r, i, &f);
        real = gs_event_reality(r, &f);
        decided = gs_doc_str(r->doc, gs_word_at(r, real.by)->span);
        printf("%zu\t%u\t%u\t%s\t%.*s\t%s\n", line, w->span.start, w->span.end,
               gs_reality_name(real.reality), GS_STR_ARG(decided), gs_deprel_name(w->deprel));
    }
}

static gs_status read_line(reader *all, gs_str text, size_t line, gs_error *err)
{
    gs_stages  stages = {.know = &all->know,
                         .lang = all->lang,
                         .desk = &all->desk,
                         .last = GS_STAGE_TOKENS,
                         .plain = true};
    gs_input   in = {.data = text.p, .size = text.n, .format = "text"};
    gs_doc     doc;
    gs_reading r = {.doc = &doc, .know = &all->know, .scratch = &all->scratch};
    gs_status  st;

    gs_arena_clear(&all->arena);
    gs_arena_clear(&all->scratch);
    gs_doc_init(&doc, &all->arena, all->know.seed);
    st = gs_stages_run(&stages, &doc, &in, &all->scratch, err);
    if (st == GS_OK)
        st = read_layers(&r);
    if (st == GS_OK)
        print_words(&r, line);
    return st;
}

static int read_all(reader *all)
{
    gs_buf   line;
    gs_error err = {.message = "out of memory"};
    size_t   number = 0;
    int      c, failed = 0;

    gs_buf_init(&line, GS_LIMIT_REPORT_BYTES);
    while (!failed && (c = getchar()) != EOF) {
        if (c != '\n') {
            gs_buf_add_char(&line, (char)c);
            continue;
        }
        number++;
        failed = line.status != GS_OK ||
                 (line.size && read_line(all, gs_buf_str(&line), number, &err) != GS_OK);
        gs_buf_clear(&line);
    }
    gs_buf_release(&line);
    if (failed)
        fprintf(stderr, "realities: line %zu: %s\n", number, err.message);
    return failed;
}

int main(int argc, char **argv)
{
    reader   all = {0};
    gs_error err = {.message = "usage: realities DATADIR MODEL < lines"};
    int      failed = 2;

    if (argc != 3 || gs_know_load(&all.know, argv[1], &err) != GS_OK) {
        fprintf(stderr, "realities: %s\n", err.message);
        return 2;
    }
    gs_arena_init(&all.arena, GS_LIMIT_DOC_MEMORY);
    gs_arena_init(&all.scratch, GS_LIMIT_DOC_MEMORY);
    gs_desk_init(&all.desk);
    if (gs_lang_open(&all.lang, argv[2], &err) == GS_OK)
        failed = read_all(&all);
    else
        fprintf(stderr, "realities: %s\n", err.message);
    gs_desk_release(&all.desk);
    gs_arena_release(&all.scratch);
    gs_arena_release(&all.arena);
    gs_lang_close(all.lang);
    gs_know_release(&all.know);
    return failed;
}
