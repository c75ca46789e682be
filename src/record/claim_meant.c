/* record/claim_meant.c - which statement a denial is about.
 *
 * What is denied was mostly said before: by somebody else, near, as a charge, about
 * the one who denies it, in like words. Each of these speaks for a statement; the
 * best one is taken, where enough does. See claim_int.h.
 */
#include "record/claim_int.h"

#include <stdlib.h>
#include <string.h>

#include "record/clause.h"
#include "record/rival.h"

#define REACH 12 /* sentences */
#define SPOTS 32 /* mentions looked at in one content */

/* What speaks for a statement, and how much is enough. */
enum {
    WORTH_ACCUSES = 40,
    WORTH_ACCUSES_OWN = 25, /* where the denial has words of its own */
    WORTH_ABOUT = 30,       /* it is about the one who denies, or whom the denial names */
    WORTH_WORD = 30,        /* a word in both, up to three */
    WORTH_EVENT = 50,       /* the denial names the event that it tells, or one of its kind */
    WORTH_SAME_SENTENCE = 20,
    WORTH_NEAR = 20, /* within two sentences of what only points or leans */
    WORTH_SENTENCE_AWAY = -5,
    ENOUGH_POINTED = 1, /* the denial only points: "it", "the allegation" */
    ENOUGH_LEANS = 15,  /* "any role in it" */
    ENOUGH_OWN = 45     /* the denial has words of its own */
};

static bool within(gs_span a, gs_span b)
{
    return a.start >= b.start && a.end <= b.end;
}

static int by_start(const void *a, const void *b)
{
    const gs_spot *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return (x->entity > y->entity) - (x->entity < y->entity);
}

gs_status gs_claim_spots(gs_court *c)
{
    const gs_doc *doc = c->r->doc;

    for (size_t i = 0; i < doc->entity_count; i++) {
        for (size_t k = 0; k < doc->entities[i].mention_count; k++) {
            gs_spot spot = {doc->entities[i].mentions[k].span, (int32_t)i};
            if (!GS_PUSH(c->r->scratch, c->spots, c->spot_count, c->spot_cap, spot))
                return GS_E_NOMEM;
        }
    }
    if (c->spot_count)
        qsort(c->spots, c->spot_count, sizeof *c->spots, by_start);
    return GS_OK;
}

/* The first spot that begins at byte `at` or behind. */
static size_t spot_from(const gs_court *c, uint32_t at)
{
    size_t low = 0, high = c->spot_count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (c->spots[mid].span.start < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* The entity, or a state of which it is, is meant within `words`. */
static bool is_about(const gs_court *c, int32_t entity, gs_span words)
{
    const gs_entity *all = c->r->doc->entities, *e = entity >= 0 ? &all[entity] : NULL;
    size_t           i = spot_from(c, words.start);

    for (size_t n = 0; e && n < SPOTS && i < c->spot_count && c->spots[i].span.start < words.end;
         i++, n++) {
        const gs_entity *other = &all[c->spots[i].entity];
        if (within(c->spots[i].span, words) &&
            (other == e || (e->country.n && other->kind == GS_ENTITY_STATE &&
                            gs_str_eq(other->country, e->country))))
            return true;
    }
    return false;
}

/* Somebody whom the denial names beside the denier: "the allegations against him". */
static bool names_same(const gs_court *c, const gs_statement *denial, gs_span words)
{
    const gs_span said = gs_whole_content(denial);
    size_t        i = spot_from(c, said.start);

    for (size_t n = 0; n < SPOTS && i < c->spot_count && c->spots[i].span.start < said.end;
         i++, n++) {
        if (c->spots[i].entity != denial->speaker && within(c->spots[i].span, said) &&
            is_about(c, c->spots[i].entity, words))
            return true;
    }
    return false;
}

static bool accuses(const gs_court *c, int32_t k)
{
    const gs_statement *s = &c->r->doc->statements[k];

    return s->act == GS_ACT_ACCUSE || c->noun[k] ||
           (gs_str_eq(s->lemma, GS_STR("claim")) && s->form != GS_FORM_NARRATED) ||
           gs_str_eq(s->lemma, GS_STR("suspect"));
}

/* Whether statement `k` may be what the denial `i` is about. */
static bool may_be_meant(const gs_court *c, int32_t i, int32_t k)
{
    const gs_statement *s = &c->r->doc->statements[i], *e = &c->r->doc->statements[k];

    return c->said[k].count && !(e->speaker == s->speaker && s->speaker >= 0) &&
           e->act != GS_ACT_DENY && e->act != GS_ACT_ASK && e->act != GS_ACT_DEMAND &&
           e->act != GS_ACT_PROMISE && e->act != GS_ACT_PRAISE &&
           !within(s->cue, gs_whole_content(e));
}

static bool told_in(const gs_event *e, gs_span words)
{
    bool told = within(e->trigger, words);

    for (size_t i = 0; !told && i < e->mentions.count; i++)
        told = within(e->mentions.items[i], words);
    return told;
}

/* "denied the attack": statement `k` tells of it, or of an event of its category. */
static bool names_event(const gs_court *c, int32_t i, int32_t k)
{
    const gs_doc *doc = c->r->doc;
    const gs_span denied = gs_whole_content(&doc->statements[i]);
    const gs_span said = gs_whole_content(&doc->statements[k]);

    for (size_t d = 0; d < doc->event_count; d++) {
        if (!told_in(&doc->events[d], denied))
            continue;
        for (size_t e = 0; e < doc->event_count; e++) {
            if (doc->events[e].event == doc->events[d].event && told_in(&doc->events[e], said))
                return true;
        }
    }
    return false;
}

static int worth(const gs_court *c, int32_t i, int32_t k, const gs_bag *words, bool own, bool leans)
{
    const gs_doc       *doc = c->r->doc;
    const gs_statement *s = &doc->statements[i], *e = &doc->statements[k];
    const gs_span       said = gs_whole_content(e);
    const int           away = s->sentence - e->sentence;
    size_t              shared = own ? gs_bag_shared(words, &c->said[k]) : 0;
    int                 n = (int)(shared < 3 ? shared : 3) * WORTH_WORD;

    if (accuses(c, k))
        n += own ? WORTH_ACCUSES_OWN : WORTH_ACCUSES;
    if (is_about(c, s->speaker, said) || (!own && names_same(c, s, said)))
        n += WORTH_ABOUT;
    if (away <= 2 && (!own || leans))
        n += WORTH_NEAR;
    if (leans && names_event(c, i, k))
        n += WORTH_EVENT;
    return n + (away ? away * WORTH_SENTENCE_AWAY : WORTH_SAME_SENTENCE);
}

/* More than the verb: not "shelling the school" and "had shelled the bridge". */
static bool shares_matter(const gs_bag *denied, const gs_bag *said)
{
    gs_bag rest = *denied;

    if (rest.count < 2)
        return gs_bag_shared(denied, said) > 0;
    memmove(rest.words, rest.words + 1, --rest.count * sizeof *rest.words);
    return gs_bag_shared(&rest, said) > 0;
}

gs_status gs_claim_meant(gs_court *c, int32_t denial, const gs_bag *words, bool own, bool leans,
                         int32_t *meant)
{
    gs_doc    *doc = c->r->doc;
    gs_contest contest = {0};
    const int  enough = leans ? ENOUGH_LEANS : own ? ENOUGH_OWN : ENOUGH_POINTED;
    int        most = enough - 1;

    *meant = GS_NONE;
    for (int32_t k = denial - 1; k >= 0 && denial - k < GS_CLAIM_RECENT; k--) {
        int n;
        if (doc->statements[denial].sentence - doc->statements[k].sentence > REACH)
            break;
        if (!may_be_meant(c, denial, k))
            continue;
        n = worth(c, denial, k, words, own, leans);
        if (own && !leans &&
            (!shares_matter(words, &c->said[k]) ||
             doc->statements[k].polarity == GS_POLARITY_NEGATES))
            continue; /* who says that it did not happen denies it, too */
        if (n > most) {
            most = n;
            *meant = k;
        }
        if (n > 0)
            gs_contest_note(&contest, k, (gs_rival){gs_whole_content(&doc->statements[k]), k, 0},
                            (float)n);
    }
    return gs_contest_keep(&contest, *meant, (float)(*meant >= 0 ? most : enough), doc->arena,
                           &doc->statements[denial].rivals);
}

int32_t gs_claim_within(const gs_court *c, int32_t denial)
{
    const gs_doc       *doc = c->r->doc;
    const gs_statement *s = &doc->statements[denial];

    for (int32_t k = denial > 2 ? denial - 2 : 0; k < (int32_t)doc->statement_count; k++) {
        const gs_statement *e = &doc->statements[k];
        if (e->sentence > s->sentence)
            break;
        if (k != denial && e->sentence == s->sentence && c->noun[k] && c->said[k].count &&
            e->act != GS_ACT_DENY && within(e->cue, gs_whole_content(s)))
            return k;
    }
    return GS_NONE;
}

int32_t gs_claim_asked(const gs_court *c, int32_t answer)
{
    const gs_doc       *doc = c->r->doc;
    const gs_statement *s = &doc->statements[answer];

    if (answer + 1 < (int32_t)doc->statement_count &&
        doc->statements[answer + 1].sentence == s->sentence &&
        doc->statements[answer + 1].act == GS_ACT_ASK)
        return answer + 1;
    for (int32_t k = answer - 1; k >= 0 && answer - k < GS_CLAIM_RECENT; k--) {
        const gs_statement *e = &doc->statements[k];
        if (e->claim >= 0 || ((accuses(c, k) || e->act == GS_ACT_ASK) && c->said[k].count))
            return k;
    }
    return GS_NONE;
}
