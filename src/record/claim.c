/* record/claim.c - what is denied, and by whom.
 *
 * A denial's claim is its content less the words that only point at a claim:
 * "denied reports that X" is about X, and "denied the allegation" about the
 * accusation before it. Two contents that share a third of their words, and
 * at least two, are one claim; so a title's denial and the body's are one.
 * Questions ("asked whether …") and accusations belong to the claim they
 * share words with.
 */
#include "record/claim.h"

#include <stdlib.h>

#include "base/intern.h"
#include "record/statement.h"

#define CLAIM_WORDS   32 /* content words looked at */
#define CLAIM_RECENT  24 /* claims and statements looked back to */
#define MIN_SHARED    2
#define FULLEST_BYTES 240

/* The content words of a span, crudely stemmed, as numbers of court.words. */
typedef struct bag {
    uint32_t words[CLAIM_WORDS];
    size_t   count;
} bag;

typedef struct court {
    gs_reading *r;
    gs_intern   words;
    bag        *claims; /* [claim_count] */
    size_t      claim_count;
    size_t      claim_cap;
    bag        *said; /* [statement_count] */
} court;

static gs_str stem(gs_str w)
{
    static const char *const endings[] = {"ing", "ed", "es", "s"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        gs_str e = gs_str_from(endings[i]);
        if (w.n > e.n + 2 && gs_str_ends(w, e))
            return gs_str_sub(w, 0, w.n - e.n);
    }
    return w;
}

static bool is_small(const gs_reading *r, uint32_t t)
{
    const uint32_t content = GS_WORD_CUE | GS_WORD_ROLE | GS_WORD_VERB | GS_WORD_NUMBER |
                             GS_WORD_WEEKDAY | GS_WORD_MONTH | GS_WORD_UNIT | GS_WORD_PARTICLE |
                             GS_WORD_LOWNAME;
    return (r->words[t] & ~content) != 0;
}

static gs_status add_word(court *c, bag *b, gs_str word)
{
    uint32_t  number;
    gs_status st = gs_intern_add(&c->words, stem(word), &number);

    if (st != GS_OK)
        return st;
    for (size_t i = 0; i < b->count; i++) {
        if (b->words[i] == number)
            return GS_OK;
    }
    if (b->count < CLAIM_WORDS)
        b->words[b->count++] = number;
    return GS_OK;
}

/* Tokens that begin within `span`: by bisection, since claims may stand anywhere. */
static uint32_t token_at(const gs_reading *r, uint32_t byte)
{
    size_t low = 0, high = r->doc->tokens.count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (r->doc->tokens.items[mid].span.start < byte)
            low = mid + 1;
        else
            high = mid;
    }
    return (uint32_t)low;
}

static gs_status read_bag(court *c, gs_span span, bag *b)
{
    const gs_reading *r = c->r;
    gs_status         st = GS_OK;

    b->count = 0;
    for (uint32_t t = token_at(r, span.start), n = 0;
         t < r->doc->tokens.count && gs_token_at(r, t)->span.start < span.end && n < 200;
         t++, n++) {
        gs_str w = gs_token_lower(r, t), part;
        if (!gs_token_word(r, t) || is_small(r, t))
            continue;
        while (st == GS_OK && gs_str_split(&w, '-', &part)) {
            if (part.n > 1)
                st = add_word(c, b, part);
        }
    }
    return st;
}

static bool same_matter(const bag *a, const bag *b)
{
    size_t shared = 0;

    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++)
            shared += a->words[i] == b->words[k];
    }
    if (shared >= MIN_SHARED && shared * 3 >= a->count + b->count - shared)
        return true;
    /* a short wording of a longer one */
    return shared >= 3 && (shared * 10 >= a->count * 7 || shared * 10 >= b->count * 7);
}

/* ---- which words are the claim ---- */

static bool in_claims(const gs_reading *r, uint32_t t)
{
    const uint32_t *sets = gs_map_get(&r->know->objects, gs_token_lower(r, t));
    return sets && (*sets & gs_know_object_set(r->know, GS_STR("claims")));
}

/* "claims of expanding the mission", "reports that Poland …": the words
 * behind "of" or "that". Empty when nothing stands there: "the allegations".
 * *points says whether it is such a word at all. */
static gs_span matter_of(const gs_reading *r, gs_span content, bool *points)
{
    uint32_t first = token_at(r, content.start), end = token_at(r, content.end);
    uint32_t t;
    int32_t  p;

    *points = false;
    if (first >= end)
        return (gs_span){0, 0};
    p = r->phrase_of[first];
    if (p < 0) {
        *points = end == first + 1 &&
                  (gs_token_is(r, first, GS_STR("this")) || gs_token_is(r, first, GS_STR("that")));
        return *points ? (gs_span){0, 0} : content;
    }
    if (r->phrases[p].kind == GS_PHRASE_PRONOUN && r->phrases[p].last + 1 >= end) {
        *points = true;
        return (gs_span){0, 0};
    }
    for (t = r->phrases[p].core; !in_claims(r, t); t++) {
        if (t >= r->phrases[p].last)
            return content;
    }
    *points = true;
    t++;
    if (t < end && r->phrase_of[t] >= 0 &&
        r->phrase_of[t] != p) /* "reports their leaders have met" */
        return (gs_span){gs_token_at(r, t)->span.start, content.end};
    if (t + 1 < end && (gs_token_is(r, t, GS_STR("of")) || gs_token_is(r, t, GS_STR("that"))))
        return (gs_span){gs_token_at(r, t + 1)->span.start, content.end};
    /* "allegations by former hostages held there that he …" */
    for (uint32_t k = t; k + 1 < end && k < t + 24; k++) {
        if (gs_token_is(r, k, GS_STR("that")))
            return (gs_span){gs_token_at(r, k + 1)->span.start, content.end};
    }
    /* "the overpricing charges": what is charged stands before */
    if (r->phrases[p].last > r->phrases[p].core)
        return content;
    return (gs_span){0, 0};
}

static gs_span whole_content(const gs_statement *s)
{
    return s->content.count ? s->content.items[0] : (gs_span){0, 0};
}

/* ---- claims ---- */

/* "whether the patrol crossed": the question word is no part of the claim. */
static gs_span less_question(const gs_reading *r, gs_span words)
{
    uint32_t first = token_at(r, words.start);

    if (gs_token_is(r, first, GS_STR("whether")) || gs_token_is(r, first, GS_STR("if")) ||
        gs_token_is(r, first, GS_STR("that")))
        words.start = gs_token_at(r, first + 1)->span.start;
    return words;
}

static gs_status new_claim(court *c, gs_span text, const bag *words, int32_t *out)
{
    gs_doc  *doc = c->r->doc;
    gs_claim claim = {.text = less_question(c->r, text)};

    if (!GS_PUSH(c->r->scratch, c->claims, c->claim_count, c->claim_cap, *words))
        return GS_E_NOMEM;
    *out = (int32_t)doc->claim_count;
    return GS_PUSH(doc->arena, doc->claims, doc->claim_count, doc->claim_cap, claim) ? GS_OK
                                                                                     : GS_E_NOMEM;
}

static int32_t claim_like(const court *c, const bag *words)
{
    size_t n = c->claim_count;

    for (size_t k = n; k > 0 && n - k < CLAIM_RECENT; k--) {
        if (same_matter(&c->claims[k - 1], words))
            return (int32_t)k - 1;
    }
    return GS_NONE;
}

static gs_status join(gs_reading *r, int32_t statement, int32_t claim, gs_stance stance)
{
    gs_statement *s = &r->doc->statements[statement];
    gs_claim     *c = &r->doc->claims[claim];
    gs_ids       *list = stance == GS_STANCE_DENIES      ? &c->denied_by
                         : stance == GS_STANCE_QUESTIONS ? &c->questioned_by
                                                         : &c->asserted_by;

    if (s->claim >= 0)
        return GS_OK;
    s->claim = claim;
    s->stance = stance;
    return GS_PUSH(r->doc->arena, list->items, list->count, list->cap, statement) ? GS_OK
                                                                                  : GS_E_NOMEM;
}

/* The claim's text is the fullest wording that is no more than the claim. */
static void reword(gs_reading *r, int32_t claim, gs_span words)
{
    gs_span *text = &r->doc->claims[claim].text;

    words = less_question(r, words);
    if (words.end - words.start > text->end - text->start &&
        words.end - words.start <= FULLEST_BYTES)
        *text = words;
}

static gs_stance stance_of(const gs_statement *s)
{
    switch (s->act) {
    case GS_ACT_DENY:
        return GS_STANCE_DENIES;
    case GS_ACT_CONFIRM:
        return GS_STANCE_CONFIRMS;
    case GS_ACT_ASK:
        return GS_STANCE_QUESTIONS;
    default:
        return s->polarity == GS_POLARITY_NEGATES ? GS_STANCE_DENIES : GS_STANCE_ASSERTS;
    }
}

static gs_status claim_of(court *c, gs_span matter, const bag *words, int32_t *claim)
{
    *claim = claim_like(c, words);
    return *claim >= 0 ? GS_OK : new_claim(c, matter, words, claim);
}

/* "No, that is wrong": about what was asked in the same sentence, else about
 * what was last asked or claimed. */
static gs_status answered(court *c, int32_t i, int32_t *claim)
{
    gs_doc       *doc = c->r->doc;
    gs_statement *s = &doc->statements[i];
    int32_t       from = i + 1 < (int32_t)doc->statement_count &&
                           doc->statements[i + 1].sentence == s->sentence &&
                           doc->statements[i + 1].act == GS_ACT_ASK
                             ? i + 1
                             : GS_NONE;

    for (int32_t k = i - 1; from < 0 && k >= 0 && i - k < CLAIM_RECENT; k--) {
        const gs_statement *e = &doc->statements[k];
        if (e->claim >= 0 ||
            ((e->act == GS_ACT_ACCUSE || e->act == GS_ACT_ASK) && c->said[k].count))
            from = k;
    }
    *claim = GS_NONE;
    if (from < 0)
        return GS_OK;
    if (doc->statements[from].claim >= 0) {
        *claim = doc->statements[from].claim;
        return GS_OK;
    }
    return claim_of(c, whole_content(&doc->statements[from]), &c->said[from], claim);
}

/* Whether statement `k` may be what the denial `i` points at. */
static bool may_be_meant(const court *c, int32_t i, int32_t k)
{
    const gs_statement *s = &c->r->doc->statements[i], *e = &c->r->doc->statements[k];

    return c->said[k].count && !(e->speaker == s->speaker && s->speaker >= 0) &&
           e->act != GS_ACT_DENY && e->act != GS_ACT_ASK && e->act != GS_ACT_DEMAND &&
           e->act != GS_ACT_PROMISE;
}

static bool accuses(const gs_statement *s)
{
    return s->act == GS_ACT_ACCUSE || gs_str_eq(s->lemma, GS_STR("claim"));
}

/* The nearest statement before `i`, up to `reach` sentences back, that may be
 * meant; `accusing`: only of those that accuse or claim. */
static int32_t nearest(const court *c, int32_t i, int32_t reach, bool accusing)
{
    const gs_doc *doc = c->r->doc;

    for (int32_t k = i - 1; k >= 0 && i - k < CLAIM_RECENT; k--) {
        if (doc->statements[i].sentence - doc->statements[k].sentence > reach)
            return GS_NONE;
        if (may_be_meant(c, i, k) && (!accusing || accuses(&doc->statements[k])))
            return k;
    }
    return GS_NONE;
}

/* What "the allegation" points at: another's statement in the same sentence,
 * an accusation shortly before, any statement just before, an accusation
 * further back. */
static gs_status pointed_at(court *c, int32_t i, int32_t *claim)
{
    static const struct {
        int32_t reach;
        bool    accusing;
    } tries[] = {{0, false}, {3, true}, {2, false}, {12, true}};
    gs_doc *doc = c->r->doc;
    int32_t best = GS_NONE;

    *claim = GS_NONE;
    for (size_t n = 0; best < 0 && n < sizeof tries / sizeof *tries; n++)
        best = nearest(c, i, tries[n].reach, tries[n].accusing);
    if (best < 0)
        return GS_OK;
    if (doc->statements[best].claim >= 0) {
        *claim = doc->statements[best].claim;
        return GS_OK;
    }
    return claim_of(c, whole_content(&doc->statements[best]), &c->said[best], claim);
}

/* "any involvement in the attack", "the incident", "such an order": words
 * that lean on what was said before, if something was. */
static bool leans(const gs_reading *r, gs_span matter)
{
    uint32_t first = token_at(r, matter.start), end = token_at(r, matter.end);

    if (first >= end)
        return false;
    for (uint32_t t = first; t < end && t < first + 4; t++) {
        if (gs_token_is(r, t, GS_STR("such")))
            return true;
    }
    if (gs_token_is(r, first, GS_STR("any")))
        return true;
    return end == first + 2 && gs_token_has(r, first, GS_WORD_DETERMINER);
}

static gs_status judge_denial(court *c, int32_t i)
{
    gs_reading   *r = c->r;
    gs_statement *s = &r->doc->statements[i];
    gs_span       content = whole_content(s), matter;
    bool          points = false, bare;
    int32_t       claim = GS_NONE;
    gs_status     st = GS_OK;
    bag           words;

    if (content.end == content.start)
        return GS_OK;
    if (s->form == GS_FORM_DIRECT && gs_token_is(r, token_at(r, content.start), GS_STR("no"))) {
        st = answered(c, i, &claim);
        matter = content;
    } else {
        matter = matter_of(r, content, &points);
        bare = matter.end == matter.start;
        if (bare)
            matter = content;
        st = read_bag(c, matter, &words);
        if (st == GS_OK && !bare)
            claim = claim_like(c, &words);
        if (st == GS_OK && claim < 0 &&
            (bare || leans(r, matter) || (points && matter.start == content.start)))
            st = pointed_at(c, i, &claim);
    }
    if (st == GS_OK && claim < 0) {
        st = read_bag(c, matter, &words);
        if (st == GS_OK)
            st = claim_of(c, matter, &words, &claim);
    } else if (st == GS_OK && matter.start != content.start)
        reword(r, claim, matter);
    return st == GS_OK ? join(r, i, claim, GS_STANCE_DENIES) : st;
}

/* Others join a claim that is there: what they say shares its words. */
static gs_status join_others(court *c)
{
    gs_doc   *doc = c->r->doc;
    gs_status st = GS_OK;

    for (int32_t i = 0; st == GS_OK && i < (int32_t)doc->statement_count; i++) {
        gs_statement *s = &doc->statements[i];
        int32_t       claim;
        bool          noun = s->act == GS_ACT_ACCUSE || s->act == GS_ACT_ASK;
        if (s->claim >= 0 || !c->said[i].count)
            continue;
        claim = claim_like(c, &c->said[i]);
        if (claim < 0 && noun && s->act == GS_ACT_ACCUSE)
            st = new_claim(c, whole_content(s), &c->said[i], &claim);
        if (st != GS_OK || claim < 0)
            continue;
        if (noun && s->form == GS_FORM_INDIRECT)
            reword(c->r, claim, whole_content(s));
        st = join(c->r, i, claim, stance_of(s));
    }
    return st;
}

static int by_number(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* Speakers told apart; those nobody names count as none, nor does a title
 * that repeats the body. */
static uint32_t origins(const gs_doc *doc, const gs_ids *ids)
{
    uint32_t n = 0;

    for (size_t i = 0; i < ids->count && i < 64; i++) {
        int32_t speaker = doc->statements[ids->items[i]].speaker;
        bool    fresh = speaker >= 0 && doc->statements[ids->items[i]].restates < 0;
        for (size_t k = 0; fresh && k < i; k++)
            fresh = doc->statements[ids->items[k]].speaker != speaker;
        n += fresh;
    }
    return n;
}

static bool only_accused(const gs_doc *doc, const gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (doc->statements[ids->items[i]].act != GS_ACT_ACCUSE)
            return false;
    }
    return true;
}

static bool is_withdrawn(const gs_doc *doc, const gs_claim *c)
{
    for (size_t i = 0; i < c->denied_by.count; i++) {
        const gs_statement *s = &doc->statements[c->denied_by.items[i]];
        if (gs_str_eq(s->lemma, GS_STR("retract")) || gs_str_eq(s->lemma, GS_STR("recant")))
            return true;
    }
    return false;
}

static gs_claim_status status_of(const gs_doc *doc, const gs_claim *c)
{
    if (is_withdrawn(doc, c))
        return GS_CLAIM_WITHDRAWN;
    if (c->origins_for && c->denied_by.count)
        return GS_CLAIM_DISPUTED;
    if (c->denied_by.count)
        return GS_CLAIM_DENIED;
    if (!c->origins_for || only_accused(doc, &c->asserted_by))
        return GS_CLAIM_ALLEGED;
    return GS_CLAIM_REPORTED;
}

/* A title's statement repeats the body's of the same claim and act; in the
 * body a later one repeats an earlier of the same speaker. */
static void find_restatements(gs_doc *doc, const gs_ids *ids)
{
    int32_t body = GS_NONE;

    for (size_t i = 0; i < ids->count && body < 0; i++) {
        if (doc->sentences[doc->statements[ids->items[i]].sentence].zone == GS_ZONE_BODY)
            body = ids->items[i];
    }
    for (size_t i = 0; i < ids->count && body >= 0; i++) {
        gs_statement *s = &doc->statements[ids->items[i]];
        if (doc->sentences[s->sentence].zone == GS_ZONE_TITLE &&
            s->act == doc->statements[body].act)
            s->restates = body;
    }
}

static void close_claim(gs_doc *doc, gs_claim *c)
{
    gs_ids *lists[] = {&c->asserted_by, &c->denied_by, &c->questioned_by};

    for (size_t i = 0; i < 3; i++) {
        if (lists[i]->count > 1)
            qsort(lists[i]->items, lists[i]->count, sizeof *lists[i]->items, by_number);
        find_restatements(doc, lists[i]);
    }
    c->origins_for = origins(doc, &c->asserted_by);
    c->origins_against = origins(doc, &c->denied_by);
    c->status = status_of(doc, c);
}

gs_status gs_make_claims(gs_reading *r)
{
    gs_doc   *doc = r->doc;
    court     c = {.r = r};
    gs_status st = GS_OK;

    c.said = gs_arena_alloc(r->scratch, (doc->statement_count + 1) * sizeof *c.said);
    if (!c.said)
        return GS_E_NOMEM;
    gs_intern_init(&c.words, r->scratch, doc->seed);
    for (size_t i = 0; st == GS_OK && i < doc->statement_count; i++)
        st = read_bag(&c, whole_content(&doc->statements[i]), &c.said[i]);
    for (int32_t i = 0; st == GS_OK && i < (int32_t)doc->statement_count; i++) {
        if (doc->statements[i].act == GS_ACT_DENY)
            st = judge_denial(&c, i);
    }
    if (st == GS_OK)
        st = join_others(&c);
    for (size_t i = 0; st == GS_OK && i < doc->claim_count; i++)
        close_claim(doc, &doc->claims[i]);
    gs_intern_release(&c.words);
    return st;
}
