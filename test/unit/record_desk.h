/* record_desk.h - a report's desk for the tests of the record makers: text
 * in, every layer up to the candidates worked out.
 */
#ifndef GS_TEST_RECORD_DESK_H
#define GS_TEST_RECORD_DESK_H

#include "engine/stages.h"
#include "record/clause.h"
#include "record/coref.h"
#include "record/entity.h"
#include "record/reading.h"
#include "record/time.h"
#include "test.h"

typedef struct desk {
    gs_know    know;
    gs_lang   *lang;
    gs_arena   arena, scratch;
    gs_desk    words;
    gs_doc     doc;
    gs_reading r;
} desk;

static inline int desk_open(void **state)
{
    desk    *d = calloc(1, sizeof *d);
    gs_error err;

    assert_non_null(d);
    assert_int_equal(gs_know_load(&d->know, TEST_DATADIR, &err), GS_OK);
    assert_int_equal(gs_lang_open(&d->lang, TEST_DATADIR "/model.gsm", &err), GS_OK);
    gs_arena_init(&d->arena, (size_t)64 << 20);
    gs_arena_init(&d->scratch, (size_t)64 << 20);
    gs_desk_init(&d->words);
    *state = d;
    return 0;
}

static inline int desk_close(void **state)
{
    desk *d = *state;

    gs_arena_release(&d->arena);
    gs_arena_release(&d->scratch);
    gs_desk_release(&d->words);
    gs_lang_close(d->lang);
    gs_know_release(&d->know);
    free(d);
    return 0;
}

/* Reads `text` up to the tokens, then the layers of a desk. */
static inline gs_reading *desk_read(void **state, const char *text, const char *date)
{
    desk     *d = *state;
    gs_stages stages = {
        .know = &d->know, .lang = d->lang, .desk = &d->words, .last = GS_STAGE_TOKENS};
    gs_input in = {.data = text, .size = strlen(text), .date = date, .format = "text"};
    gs_error err;

    gs_arena_clear(&d->arena);
    gs_arena_clear(&d->scratch);
    gs_doc_init(&d->doc, &d->arena, d->know.seed);
    assert_int_equal(gs_stages_run(&stages, &d->doc, &in, &d->scratch, &err), GS_OK);
    d->r = (gs_reading){.doc = &d->doc, .know = &d->know, .scratch = &d->scratch};
    assert_int_equal(gs_make_times(&d->doc, &d->know, &d->scratch), GS_OK);
    assert_int_equal(gs_read_words(&d->r), GS_OK);
    assert_int_equal(gs_read_quotes(&d->r), GS_OK);
    assert_int_equal(gs_read_mentions(&d->r), GS_OK);
    assert_int_equal(gs_read_coref(&d->r), GS_OK);
    assert_int_equal(gs_read_entities(&d->r), GS_OK);
    assert_int_equal(gs_read_clauses(&d->r), GS_OK);
    assert_int_equal(gs_read_cues(&d->r), GS_OK);
    return &d->r;
}

/* The noun phrase of a word, up to its head or the end of its name. */
static inline gs_str noun_words(const gs_reading *r, int32_t w)
{
    return gs_doc_str(r->doc, gs_noun_span(r, (uint32_t)w));
}

/* The first word that reads so; fails when there is none. */
static inline uint32_t word_of(const gs_reading *r, const char *lower)
{
    for (uint32_t w = 0; w < r->doc->word_count; w++) {
        if (gs_str_eq(gs_word_lower(r, w), gs_str_from(lower)))
            return w;
    }
    fail_msg("no word \"%s\"", lower);
    return 0;
}

#endif
