/* record/telling.c - what a report tells, for the comparison with other reports.
 *
 * Of each statement what it says; of a sentence that no statement has a part in, all
 * of it: the reporter's own voice. See doc/telling.h.
 */
#include "record/telling.h"

#include <stdlib.h>

#include "record/clause.h"

#define LEAD   5 /* sentences, title and dateline among them */
#define AROUND 256

uint32_t gs_telling_word(const gs_reading *r, uint32_t at)
{
    uint32_t low = 0, high = (uint32_t)r->doc->word_count;

    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (gs_word_at(r, mid)->span.start < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The word that all others of the span hang on; GS_NONE in an empty one. */
static int32_t top_of(const gs_reading *r, gs_span span)
{
    for (uint32_t w = gs_telling_word(r, span.start);
         w < r->doc->word_count && gs_word_at(r, w)->span.start < span.end; w++) {
        int32_t head = gs_word_at(r, w)->head;
        if (gs_word_at(r, w)->upos != GS_UPOS_PUNCT &&
            (head < 0 || gs_word_at(r, (uint32_t)head)->span.start < span.start ||
             gs_word_at(r, (uint32_t)head)->span.end > span.end))
            return (int32_t)w;
    }
    return GS_NONE;
}

static bool is_one_of(gs_str word, const char *const *list)
{
    for (; *list; list++) {
        if (gs_str_eq_nocase(word, gs_str_from(*list)))
            return true;
    }
    return false;
}

/* "did not fire", "nobody had shot", "no tanks": the deed itself is negated. */
static bool is_negated(const gs_reading *r, gs_span span)
{
    static const char *const nots[] = {"not",    "never", "no",      "n't",   "neither",
                                       "nobody", "none",  "nothing", "noone", NULL};
    int32_t                  top = top_of(r, span);

    for (int32_t c = top >= 0 ? gs_first_child(r, (uint32_t)top) : GS_NONE; c >= 0;
         c = gs_next_child(r, c)) {
        const gs_word *child = gs_word_at(r, (uint32_t)c);
        bool           core = child->deprel == GS_DEPREL_NSUBJ || child->deprel == GS_DEPREL_OBJ ||
                    child->deprel == GS_DEPREL_NSUBJ_PASS || child->deprel == GS_DEPREL_OBL;
        if (child->span.end <= span.start || child->span.start >= span.end)
            continue;
        if (is_one_of(child->lemma, nots))
            return true;
        if (core && gs_child_word(r, (uint32_t)c, "no") >= 0)
            return true;
    }
    return false;
}

static bool says_any(const gs_reading *r, gs_span span)
{
    static const char *const anys[] = {"everywhere", "always", NULL};

    for (uint32_t w = gs_telling_word(r, span.start);
         w < r->doc->word_count && gs_word_at(r, w)->span.start < span.end; w++) {
        if (is_one_of(gs_word_at(r, w)->lemma, anys))
            return true;
    }
    return false;
}

/* The days that the span's words name, the first that is one. */
static void read_days(const gs_reading *r, gs_span span, gs_telling *t)
{
    for (size_t i = 0; i < r->doc->time_count; i++) {
        const gs_timex *x = &r->doc->times[i];
        if (x->time.span.start >= span.end)
            return;
        if (x->time.span.start < span.start || x->type == GS_TIMEX_DURATION ||
            x->type == GS_TIMEX_SET || x->time.start.n < 4 || x->time.start.p[0] == '-')
            continue;
        t->first = x->time.start;
        t->last = x->time.end.n ? x->time.end : x->time.start;
        return;
    }
}

static gs_status push(gs_reading *r, gs_telling *t, int32_t speaker)
{
    gs_sign signs[GS_SIGNS];
    gs_doc *doc = r->doc;
    size_t  told = 0;

    t->sign_count = gs_signs_read(r, t->span, speaker, signs);
    for (size_t i = 0; i < t->sign_count; i++)
        told += !signs[i].meant && !signs[i].light && !signs[i].also;
    if (told < 2)
        return GS_OK; /* "He did not." */
    t->signs = gs_arena_alloc(doc->arena, t->sign_count * sizeof *t->signs);
    if (!t->signs)
        return GS_E_NOMEM;
    memcpy(t->signs, signs, t->sign_count * sizeof *signs);
    t->any = says_any(r, t->span);
    read_days(r, t->span, t);
    return GS_PUSH(doc->arena, doc->tellings, doc->telling_count, doc->telling_cap, *t)
               ? GS_OK
               : GS_E_NOMEM;
}

static gs_telling_role role_of(const gs_reading *r, const gs_statement *s, gs_span span)
{
    if (s->act == GS_ACT_ASK || s->act == GS_ACT_DEMAND || s->modality == GS_MODALITY_ASKED ||
        s->stance == GS_STANCE_QUESTIONS)
        return GS_TELLING_ASKS;
    if (s->act == GS_ACT_DENY || s->stance == GS_STANCE_DENIES || s->stance == GS_STANCE_REJECTS ||
        is_negated(r, span))
        return GS_TELLING_DENIES;
    return GS_TELLING_ASSERTS;
}

static gs_status add_statement(gs_reading *r, int32_t index)
{
    const gs_statement *s = &r->doc->statements[index];
    gs_telling          t = {.statement = index, .sentence = s->sentence};

    if (!s->content.count)
        return GS_OK;
    t.span = (gs_span){s->content.items[0].start, s->content.items[s->content.count - 1].end};
    t.role = role_of(r, s, t.span);
    return push(r, &t, s->speaker);
}

/* Something happens there, or it is of the first sentences, which tell the news. */
static bool has_news(const gs_doc *doc, size_t sentence)
{
    if (sentence < LEAD)
        return true;
    for (size_t i = 0; i < doc->event_count; i++) {
        if (doc->events[i].sentence == (int32_t)sentence)
            return true;
    }
    return false;
}

static gs_status add_sentence(gs_reading *r, size_t index)
{
    const gs_sentence *s = &r->doc->sentences[index];
    gs_telling         t = {.span = s->span, .sentence = (int32_t)index, .statement = -1};

    if (s->zone != GS_ZONE_BODY || s->duplicate_of >= 0 || !has_news(r->doc, index))
        return GS_OK;
    t.role = is_negated(r, s->span) ? GS_TELLING_DENIES : GS_TELLING_ASSERTS;
    return push(r, &t, GS_NONE);
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* What the whole report has: what a telling leaves out may stand there. */
static gs_status read_around(gs_reading *r)
{
    gs_doc *doc = r->doc;
    gs_sign found[GS_SIGN_SETS];
    size_t  kept = 0;

    doc->around = gs_arena_alloc(doc->arena, AROUND * sizeof *doc->around);
    if (!doc->around)
        return GS_E_NOMEM;
    for (uint32_t w = 0; w < doc->word_count && doc->around_count + GS_SIGN_SETS < AROUND; w++) {
        size_t n = gs_signs_of_word(r, w, found);
        for (size_t i = 0; i < n; i++) {
            if (!found[i].light)
                doc->around[doc->around_count++] = found[i].key;
        }
    }
    for (size_t i = 0; i < doc->entity_count && doc->around_count < AROUND; i++) {
        if (doc->entities[i].country.n)
            doc->around[doc->around_count++] = gs_sign_key(doc->entities[i].country) ^ 0x77000000u;
    }
    if (doc->around_count)
        qsort(doc->around, doc->around_count, sizeof *doc->around, by_number);
    for (size_t i = 0; i < doc->around_count; i++) {
        if (!kept || doc->around[kept - 1] != doc->around[i])
            doc->around[kept++] = doc->around[i];
    }
    doc->around_count = kept;
    return GS_OK;
}

gs_status gs_make_tellings(gs_reading *r)
{
    const gs_doc *doc = r->doc;
    gs_status     st = GS_OK;
    size_t        k = 0;

    for (size_t i = 0; st == GS_OK && i < doc->sentence_count; i++) {
        bool said = false;
        for (; st == GS_OK && k < doc->statement_count && doc->statements[k].sentence <= (int32_t)i;
             k++) {
            said = said || doc->statements[k].content.count;
            st = add_statement(r, (int32_t)k);
        }
        if (st == GS_OK && !said)
            st = add_sentence(r, i);
    }
    return st == GS_OK ? read_around(r) : st;
}
