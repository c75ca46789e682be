/* record/claim_meant.c - which statement a denial is about.
 *
 * What is denied was mostly said before: by somebody else, near, as a charge, about
 * the one who denies it, in like words. Each of these speaks for a statement; the
 * best one is taken, where enough does. See claim_int.h.
 */
#include "record/claim_int.h"

#include <string.h>

#include "record/clause.h"

#define REACH 12 /* sentences */

/* What speaks for a statement, and how much is enough. */
enum {
    WORTH_ACCUSES = 40,
    WORTH_ACCUSES_OWN = 25, /* where the denial has words of its own */
    WORTH_ABOUT = 30,       /* it is about the one who denies, or whom the denial names */
    WORTH_WORD = 30,        /* a word in both, up to three */
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

static bool speaks_of(const gs_entity *e, gs_span words)
{
    for (size_t i = 0; i < e->mention_count; i++) {
        if (within(e->mentions[i].span, words))
            return true;
    }
    return false;
}

/* The entity, or the state of which it is, is named within `words`. */
static bool is_about(const gs_doc *doc, int32_t entity, gs_span words)
{
    const gs_entity *e = entity >= 0 ? &doc->entities[entity] : NULL;

    if (!e)
        return false;
    if (speaks_of(e, words))
        return true;
    for (size_t i = 0; e->country.n && i < doc->entity_count; i++) {
        if (doc->entities[i].kind == GS_ENTITY_STATE &&
            gs_str_eq(doc->entities[i].country, e->country) && speaks_of(&doc->entities[i], words))
            return true;
    }
    return false;
}

/* Somebody whom the denial names beside the denier: "the allegations against him". */
static bool names_same(const gs_doc *doc, const gs_statement *denial, gs_span words)
{
    for (size_t i = 0; i < doc->entity_count; i++) {
        const gs_entity *e = &doc->entities[i];
        if ((int32_t)i != denial->speaker && speaks_of(e, gs_whole_content(denial)) &&
            speaks_of(e, words))
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
    if (is_about(doc, s->speaker, said) || (!own && names_same(doc, s, said)))
        n += WORTH_ABOUT;
    if (away <= 2 && (!own || leans))
        n += WORTH_NEAR;
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

int32_t gs_claim_meant(const gs_court *c, int32_t denial, const gs_bag *words, bool own, bool leans)
{
    const gs_doc *doc = c->r->doc;
    int32_t       best = GS_NONE;
    int           most = (leans ? ENOUGH_LEANS : own ? ENOUGH_OWN : ENOUGH_POINTED) - 1;

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
            best = k;
        }
    }
    return best;
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
