/* record/coder_actor.c - the actors of a sentence. See coder.h.
 *
 * Names and agents are found by the longest phrase. A noun phrase without its
 * prepositions is a piece: it has at most one actor, its first ("Veldena's minister
 * Brekel" has two names), and all its agents. Pieces joined by commas and "and" are a
 * list. Agents without an actor take those of the list behind "of", "from", "in" ("the
 * ministers of A and B"), or that of the piece before ("Danish media and police").
 */
#include <string.h>

#include "base/buf.h"
#include "record/coder.h"

#define AGENTS 8 /* of one piece; more are left out */

typedef enum join { JOIN_NONE, JOIN_COMMA, JOIN_AND, JOIN_PREP } join;

typedef struct piece {
    uint32_t first, last;
    join     join; /* with the piece before, which it follows at once */
    bool     det;
    gs_str   actor;
    gs_str   agents[AGENTS];
    unsigned agent_count;
    uint32_t head;
    bool     used; /* its actors went to the piece before */
} piece;

typedef struct pieces {
    const gs_reading *r;
    int32_t           day;
    uint32_t          end; /* of the sentence */
    piece            *items;
    size_t            count, cap;
    bool              open; /* the last one goes on */
    join              join; /* of the next */
} pieces;

/* ---- words ---- */

gs_str gs_coder_form(const gs_reading *r, uint32_t w)
{
    gs_str s = gs_word_lower(r, w);

    if (s.n > 1 && s.p[s.n - 1] == '.')
        s.n--;
    return s;
}

static bool is_hyphen(const gs_reading *r, uint32_t w)
{
    return gs_str_eq(gs_word_lower(r, w), GS_STR("-"));
}

uint32_t gs_coder_phrase(const gs_reading *r, uint32_t w, uint32_t end, const gs_str *words,
                         uint32_t count)
{
    uint32_t at = w;

    for (uint32_t i = 0; i < count; i++, at++) {
        if (i && at < end && is_hyphen(r, at))
            at++;
        if (at >= end || !gs_str_eq(gs_coder_form(r, at), words[i]))
            return 0;
    }
    return at - w;
}

static bool has_capital(const gs_reading *r, uint32_t w, uint32_t count)
{
    for (uint32_t i = w; i < w + count; i++) {
        char c = r->doc->text.p[gs_word_at(r, i)->span.start];
        if ((c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80)
            return true;
    }
    return false;
}

/* The longest phrase that begins with `w`: its number of words. */
static uint32_t longest(const pieces *p, uint32_t w, const gs_map *map, bool names,
                        const gs_pet_phrase **found)
{
    const gs_petrarch *pet = &p->r->know->petrarch;
    const uint32_t    *first = gs_map_get(map, gs_coder_form(p->r, w));
    uint32_t           best = 0;

    for (int32_t i = first ? (int32_t)*first : GS_NONE; i >= 0; i = pet->phrases[i].next) {
        const gs_pet_phrase *f = &pet->phrases[i];
        uint32_t             n = gs_coder_phrase(p->r, w, p->end, f->words, f->word_count);
        if (n > best && (!names || has_capital(p->r, w, n))) {
            *found = f;
            best = n;
        }
    }
    return best;
}

/* ---- pieces ---- */

static gs_status extend(pieces *p, uint32_t first, uint32_t last)
{
    piece fresh = {.first = first, .last = last, .join = p->join, .head = last};

    p->join = JOIN_NONE;
    if (p->open) {
        p->items[p->count - 1].last = last;
        return GS_OK;
    }
    p->open = true;
    return GS_PUSH(p->r->scratch, p->items, p->count, p->cap, fresh) ? GS_OK : GS_E_NOMEM;
}

static void close_piece(pieces *p, join how)
{
    /* ", and": the comma is no more. */
    p->join = p->open || (how == JOIN_AND && p->join == JOIN_COMMA) ? how : JOIN_NONE;
    p->open = false;
}

static void set_head(pieces *p, uint32_t w)
{
    if (gs_is_noun(p->r, w))
        p->items[p->count - 1].head = w;
}

static gs_status add_found(pieces *p, uint32_t w, uint32_t n, const gs_pet_phrase *f)
{
    const gs_petrarch *pet = &p->r->know->petrarch;
    gs_str             code = gs_pet_code_on(pet, f->entry, p->day);
    gs_status          st = extend(p, w, w + n - 1);
    piece             *at;

    if (st != GS_OK)
        return st;
    at = &p->items[p->count - 1];
    set_head(p, w + n - 1);
    if (gs_pet_null(code))
        return GS_OK;
    if (!pet->entries[f->entry].agent)
        at->actor = at->actor.n ? at->actor : code;
    else if (at->agent_count < AGENTS)
        at->agents[at->agent_count++] = code;
    return GS_OK;
}

/* "awful and evil minister": one piece. */
static bool joins_adjectives(const pieces *p, uint32_t w)
{
    return p->open && w + 1 < p->end && gs_word_at(p->r, w - 1)->upos == GS_UPOS_ADJ &&
           (gs_word_at(p->r, w + 1)->upos == GS_UPOS_ADJ ||
            gs_word_at(p->r, w + 1)->upos == GS_UPOS_ADV) &&
           !gs_map_get(&p->r->know->petrarch.actors, gs_coder_form(p->r, w - 1)) &&
           !gs_map_get(&p->r->know->petrarch.actors, gs_coder_form(p->r, w + 1));
}

static bool may_share(const pieces *p, uint32_t w)
{
    gs_str s = gs_word_lower(p->r, w);

    return gs_str_eq(s, GS_STR("of")) || gs_str_eq(s, GS_STR("from")) || gs_str_eq(s, GS_STR("in"));
}

static gs_status add_word(pieces *p, uint32_t w)
{
    const gs_word *at = gs_word_at(p->r, w);
    gs_status      st;

    switch ((gs_upos)at->upos) {
    case GS_UPOS_DET:
        if (p->open && p->items[p->count - 1].last + 1 == w)
            close_piece(p, JOIN_NONE);
        st = extend(p, w, w);
        if (st == GS_OK)
            p->items[p->count - 1].det = true;
        return st;
    case GS_UPOS_NOUN:
    case GS_UPOS_PROPN:
    case GS_UPOS_ADJ:
    case GS_UPOS_NUM:
    case GS_UPOS_SYM:
    case GS_UPOS_X:
        st = extend(p, w, w);
        if (st == GS_OK)
            set_head(p, w);
        return st;
    case GS_UPOS_PART:
        if (p->open && at->deprel == GS_DEPREL_CASE &&
            !gs_str_eq(gs_coder_form(p->r, w), GS_STR("to")))
            return extend(p, w, w); /* "'s" */
        break;
    case GS_UPOS_VERB:
        if (at->deprel == GS_DEPREL_AMOD)
            return extend(p, w, w);
        break;
    case GS_UPOS_CCONJ:
        if (joins_adjectives(p, w))
            return extend(p, w, w);
        close_piece(p, JOIN_AND);
        return GS_OK;
    case GS_UPOS_ADP:
        close_piece(p, may_share(p, w) ? JOIN_PREP : JOIN_NONE);
        return GS_OK;
    case GS_UPOS_PUNCT:
        if (p->open && is_hyphen(p->r, w))
            return extend(p, w, w);
        close_piece(p, gs_str_eq(gs_word_lower(p->r, w), GS_STR(",")) ? JOIN_COMMA : JOIN_NONE);
        return GS_OK;
    default:
        break;
    }
    close_piece(p, JOIN_NONE);
    return GS_OK;
}

static gs_status cut(pieces *p, uint32_t begin)
{
    const gs_petrarch *pet = &p->r->know->petrarch;
    gs_status          st = GS_OK;

    for (uint32_t w = begin; st == GS_OK && w < p->end;) {
        const gs_pet_phrase *f = NULL, *agent = NULL;
        uint32_t             n = longest(p, w, &pet->actors, true, &f);
        uint32_t             m = longest(p, w, &pet->agents, false, &agent);
        if (!n && !m) {
            st = add_word(p, w++);
            continue;
        }
        st = n >= m ? add_found(p, w, n, f) : add_found(p, w, m, agent);
        w += n >= m ? n : m;
    }
    return st;
}

/* ---- codes ---- */

static bool has_unit(const gs_buf *b, gs_str unit)
{
    for (size_t i = 0; i + 3 <= b->size; i += 3) {
        if (memcmp(b->data + i, unit.p, 3) == 0)
            return true;
    }
    return false;
}

/* Codes of three letters stand once: "USAGOV" and "GOV" are "USAGOV". */
static void add_units(gs_buf *b, gs_str code)
{
    if (code.n % 3 || gs_str_find(code, GS_STR("/"), 0) != SIZE_MAX) {
        gs_buf_add_str(b, code);
        return;
    }
    for (size_t i = 0; i < code.n; i += 3) {
        gs_str unit = gs_str_sub(code, i, i + 3);
        if (!has_unit(b, unit))
            gs_buf_add_str(b, unit);
    }
}

/* "~GOV" stands behind the actor, "NGO~" before it. */
static gs_str compose(gs_arena *arena, gs_str actor, const gs_str *agents, unsigned count)
{
    size_t room = actor.n + (size_t)count * GS_PET_CODE;
    gs_buf b = gs_buf_over(gs_arena_alloc(arena, room), room);

    for (unsigned i = 0; i < count; i++) {
        size_t mark = gs_str_find(agents[i], GS_STR("~"), 0);
        if (mark != SIZE_MAX && mark > 0)
            add_units(&b, gs_str_sub(agents[i], 0, mark));
    }
    if (b.size)
        add_units(&b, actor);
    else
        gs_buf_add_str(&b, actor);
    for (unsigned i = 0; i < count; i++) {
        size_t mark = gs_str_find(agents[i], GS_STR("~"), 0);
        add_units(&b, gs_str_sub(agents[i], mark == SIZE_MAX ? 0 : mark + 1, agents[i].n));
    }
    return b.status == GS_OK ? gs_str_make(b.data, b.size) : GS_STR_NONE;
}

static gs_status add_actor(const pieces *p, gs_actor_group *g, gs_str actor, const gs_str *agents,
                           unsigned count, uint32_t word)
{
    gs_coded_actor a = {compose(p->r->doc->arena, actor, agents, count), word};

    if (!a.code.p)
        return GS_E_NOMEM;
    for (size_t i = 0; i < g->count; i++) {
        if (gs_str_eq(g->items[i].code, a.code))
            return GS_OK;
    }
    return GS_PUSH(p->r->scratch, g->items, g->count, g->cap, a) ? GS_OK : GS_E_NOMEM;
}

/* The end of the list that begins with piece `i`: behind the last "and". */
static size_t list_end(const pieces *p, size_t i)
{
    size_t end = i + 1;

    for (size_t k = i + 1; k < p->count; k++) {
        if (p->items[k].join != JOIN_AND && p->items[k].join != JOIN_COMMA)
            break;
        if (p->items[k].join == JOIN_AND)
            end = k + 1;
    }
    return end;
}

/* Agents of `a` with each actor of the pieces [first, behind). */
static gs_status share(pieces *p, gs_actor_group *g, const piece *a, size_t first, size_t behind)
{
    gs_status st = GS_OK;

    for (size_t k = first; st == GS_OK && k < behind; k++) {
        piece   *b = &p->items[k];
        gs_str   all[2 * AGENTS];
        unsigned n = 0;
        if (!b->actor.n)
            continue;
        for (unsigned i = 0; i < b->agent_count; i++)
            all[n++] = b->agents[i];
        for (unsigned i = 0; i < a->agent_count; i++)
            all[n++] = a->agents[i];
        st = add_actor(p, g, b->actor, all, n, a->head);
        b->used = true;
        g->last = b->last;
    }
    return st;
}

/* "Danish Islamist media and police": its agents with the actor of the piece before
 * and what that one has before its head. */
static gs_status inherit(const pieces *p, gs_actor_group *g, const piece *a, const piece *before)
{
    gs_str   all[2 * AGENTS];
    unsigned n = 0;

    for (unsigned i = 0; i + 1 < before->agent_count; i++)
        all[n++] = before->agents[i];
    for (unsigned i = 0; i < a->agent_count; i++)
        all[n++] = a->agents[i];
    return add_actor(p, g, before->actor, all, n, a->head);
}

static gs_status read_list(pieces *p, size_t i, size_t end, gs_actor_group *g)
{
    size_t    more = end < p->count && p->items[end].join == JOIN_PREP ? list_end(p, end) : end;
    gs_status st = GS_OK;

    for (size_t k = i; st == GS_OK && k < end; k++) {
        const piece *a = &p->items[k], *before = NULL;
        for (size_t b = i; b < k; b++)
            before = p->items[b].actor.n ? &p->items[b] : before;
        if (a->actor.n && !a->used)
            st = add_actor(p, g, a->actor, a->agents, a->agent_count, a->head);
        else if (!a->actor.n && a->agent_count && before && !a->det)
            st = inherit(p, g, a, before);
        else if (!a->actor.n && a->agent_count)
            st = share(p, g, a, end, more);
    }
    return st;
}

gs_status gs_code_actors(const gs_reading *r, uint32_t s, int32_t day, gs_actor_groups *groups)
{
    const gs_sentence *at = &r->doc->sentences[s];
    pieces             p = {.r = r, .day = day, .end = at->first_word + at->word_count};
    gs_status          st = cut(&p, at->first_word);

    for (size_t i = 0, end; st == GS_OK && i < p.count; i = end) {
        gs_actor_group g = {.first = p.items[i].first};
        end = list_end(&p, i);
        g.last = p.items[end - 1].last;
        st = read_list(&p, i, end, &g);
        if (st == GS_OK && g.count &&
            !GS_PUSH(r->scratch, groups->items, groups->count, groups->cap, g))
            st = GS_E_NOMEM;
    }
    return st;
}
