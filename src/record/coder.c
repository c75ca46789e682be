/* record/coder.c - events by the dictionaries of other coders. See coder.h. */
#include "record/coder.h"

#include "know/word.h"

#define REACH 200 /* words to each side of a verb that are looked at */
#define DEEP  64  /* words up a tree */

typedef struct coder {
    gs_reading     *r;
    gs_codings     *found;
    uint32_t        sentence, begin, end; /* its words */
    gs_actor_groups groups;
    bool           *coded; /* [words of the sentence] verbs that are events */
    bool            object[2 * REACH + 1], subject[2 * REACH + 1];
} coder;

/* A verb as the dictionary has it. */
typedef struct entry {
    uint32_t           first, last; /* words of it */
    const gs_pet_verb *verb;        /* the first of its kind, or NULL */
    uint32_t           beside;      /* words that it has beside it */
} entry;

/* ---- which verbs ---- */

static bool may_be_verb(const gs_reading *r, uint32_t w, uint32_t begin)
{
    const gs_word *at = gs_word_at(r, w);

    if (at->upos == GS_UPOS_VERB)
        return at->deprel != GS_DEPREL_AMOD && at->deprel != GS_DEPREL_COMPOUND;
    /* "nearer to accord", of which the tagger made a noun */
    return at->upos == GS_UPOS_NOUN && w > begin && gs_word_at(r, w - 1)->upos == GS_UPOS_PART &&
           gs_str_eq(gs_word_lower(r, w - 1), GS_STR("to"));
}

/* Words beside the verb stand at once before and behind it. */
static bool stands_beside(const coder *c, const gs_pet_verb *v, uint32_t w)
{
    if (v->before_count > w - c->begin || v->after_count >= c->end - w)
        return false;
    for (uint32_t i = 0; i < v->before_count; i++) {
        if (!gs_coder_word(c->r, w - v->before_count + i, v->before[i], true))
            return false;
    }
    for (uint32_t i = 0; i < v->after_count; i++) {
        if (!gs_coder_word(c->r, w + 1 + i, v->after[i], true))
            return false;
    }
    return true;
}

static void find_entry(const coder *c, uint32_t w, gs_str key, entry *e)
{
    const gs_petrarch *p = &c->r->know->petrarch;
    const uint32_t    *first = gs_map_get(&p->verbs, key);

    for (int32_t i = first ? (int32_t)*first : GS_NONE; i >= 0; i = p->verb_list[i].next) {
        const gs_pet_verb *v = &p->verb_list[i];
        uint32_t           beside = v->before_count + v->after_count;
        if ((e->verb && beside <= e->beside) || !stands_beside(c, v, w))
            continue;
        *e = (entry){w - v->before_count, w + v->after_count, v, beside};
    }
}

/* The word as it stands goes before its lemma: "left" may have a block of its own. */
static entry entry_of(const coder *c, uint32_t w)
{
    entry e = {.verb = NULL};

    find_entry(c, w, gs_word_lower(c->r, w), &e);
    if (!e.verb)
        find_entry(c, w, gs_word_at(c->r, w)->lemma, &e);
    return e;
}

/* ---- what hangs where ---- */

/* Where `x` hangs below `top`: the child of top that it hangs on, GS_NONE if it does not. */
static int32_t branch(const gs_reading *r, uint32_t top, uint32_t x)
{
    for (int i = 0; i < DEEP; i++) {
        int32_t head = gs_word_at(r, x)->head;
        if (head < 0)
            return GS_NONE;
        if ((uint32_t)head == top)
            return (int32_t)x;
        x = (uint32_t)head;
    }
    return GS_NONE;
}

/* "condemned … and promised": what hangs on the second is not the first's. */
static bool is_other_clause(const gs_reading *r, int32_t child)
{
    const gs_word *w = gs_word_at(r, (uint32_t)child);

    return w->deprel == GS_DEPREL_CONJ && w->upos == GS_UPOS_VERB;
}

static bool is_governed(const coder *c, uint32_t verb, uint32_t x)
{
    int32_t child = branch(c->r, verb, x);

    return child >= 0 && !is_other_clause(c->r, child);
}

/* In the verb's own phrases: between them no clause begins. */
static bool is_in_object(const gs_reading *r, uint32_t verb, uint32_t x)
{
    for (int i = 0; i < DEEP && x != verb; i++) {
        const gs_word *w = gs_word_at(r, x);
        switch ((gs_deprel)w->deprel) {
        case GS_DEPREL_CCOMP:
        case GS_DEPREL_ADVCL:
        case GS_DEPREL_ADVCL_RELCL:
        case GS_DEPREL_ACL:
        case GS_DEPREL_ACL_RELCL:
        case GS_DEPREL_PARATAXIS:
        case GS_DEPREL_CSUBJ:
            return false;
        case GS_DEPREL_CONJ:
            if (w->upos == GS_UPOS_VERB)
                return false;
            break;
        default:
            break;
        }
        if (w->head < 0)
            return false;
        x = (uint32_t)w->head;
    }
    return x == verb;
}

/* ---- roles ---- */

static int32_t group_within(const coder *c, uint32_t first, uint32_t last)
{
    for (size_t i = 0; i < c->groups.count; i++) {
        const gs_actor_group *g = &c->groups.items[i];
        if (g->first <= last && g->last >= first)
            return (int32_t)i;
    }
    return GS_NONE;
}

static int32_t group_of(const coder *c, int32_t head)
{
    if (head < 0)
        return GS_NONE;
    return group_within(c, c->r->yield_first[head], c->r->yield_last[head]);
}

/* "Veldena signed an accord, the agency said": where the tree has both subjects as those
 * of the second verb, the one before the first is the first's. */
static int32_t subject_before(const gs_reading *r, uint32_t w)
{
    const gs_word *at = gs_word_at(r, w);
    int32_t        found = GS_NONE;

    if (at->deprel != GS_DEPREL_CCOMP || at->head < 0 || (uint32_t)at->head < w)
        return GS_NONE;
    for (int32_t k = gs_first_child(r, (uint32_t)at->head); k >= 0 && (uint32_t)k < w;
         k = gs_next_child(r, k))
        found = gs_word_at(r, (uint32_t)k)->deprel == GS_DEPREL_NSUBJ ? k : found;
    return found;
}

/* The actors of the subject as it stands; of the verb above when it is a pronoun, or
 * there is none: "said it would act". */
static int32_t subject_group(const coder *c, uint32_t w, int32_t *subject)
{
    const gs_reading *r = c->r;
    uint32_t          verb = w;

    *subject = gs_frame_subject(r, w);
    if (gs_own_subject(r, w) < 0 && subject_before(r, w) >= 0) {
        *subject = subject_before(r, w);
        return group_of(c, *subject);
    }
    for (int i = 0; i < DEEP; i++) {
        int32_t s = gs_frame_subject(r, verb), g = group_of(c, s), head;
        if (g >= 0 && c->groups.items[g].first < w)
            return g;
        if (s >= 0 && gs_word_at(r, (uint32_t)s)->upos != GS_UPOS_PRON)
            return GS_NONE;
        head = gs_word_at(r, verb)->head;
        if (head < 0)
            return GS_NONE;
        verb = (uint32_t)head;
    }
    return GS_NONE;
}

static bool same_codes(const gs_actor_group *a, const gs_actor_group *b)
{
    return a->count == 1 && b->count == 1 && gs_str_eq(a->items[0].code, b->items[0].code);
}

/* The next actor behind the verb that hangs on it and is another than `not_`. */
static int32_t group_behind(const coder *c, uint32_t verb, uint32_t last, int32_t not_)
{
    for (size_t i = 0; i < c->groups.count; i++) {
        const gs_actor_group *g = &c->groups.items[i];
        if (g->first <= last || g->first > last + REACH || (int32_t)i == not_)
            continue;
        if (!is_governed(c, verb, g->items[0].word) && !is_governed(c, verb, g->last))
            continue;
        if (not_ < 0 || !same_codes(g, &c->groups.items[not_]))
            return (int32_t)i;
    }
    return GS_NONE;
}

/* ---- patterns ---- */

static void mark_words(coder *c, const entry *e, uint32_t verb, int32_t subject,
                       gs_clause_words *words)
{
    words->begin = verb - c->begin > REACH ? verb - REACH : c->begin;
    words->end = c->end - verb > REACH ? verb + REACH : c->end;
    for (uint32_t w = words->begin; w < words->end; w++) {
        uint32_t at = w - words->begin;
        bool     in = subject >= 0 && w >= c->r->yield_first[subject] &&
                  w <= c->r->yield_last[subject] && w < e->first;
        gs_upos upos = (gs_upos)gs_word_at(c->r, w)->upos;
        c->subject[at] = in && upos != GS_UPOS_DET && upos != GS_UPOS_ADV && upos != GS_UPOS_CCONJ;
        c->object[at] = w > e->last && is_in_object(c->r, verb, w);
    }
    words->object = c->object;
    words->subject = c->subject;
}

typedef struct reading {
    gs_str code, back;
    gs_fit fit; /* .pattern NULL: the verb alone */
} reading;

/* The pattern that says most; of two the one above, or of the later file. */
static void best_pattern(const gs_petrarch *p, const gs_pet_block *b, const gs_clause_words *words,
                         reading *best)
{
    for (uint32_t i = 0; i < b->pattern_count; i++) {
        gs_fit fit;
        if (!gs_pattern_fits(words, &p->patterns[b->first_pattern + i], &fit))
            continue;
        if (best->fit.pattern && fit.score <= best->fit.score)
            continue;
        best->fit = fit;
        best->code = fit.pattern->code;
        best->back = fit.pattern->back;
    }
}

static bool same_words(const gs_pet_verb *a, const gs_pet_verb *b)
{
    if (a->before_count != b->before_count || a->after_count != b->after_count)
        return false;
    for (uint32_t i = 0; i < a->before_count; i++) {
        if (!gs_str_eq(a->before[i], b->before[i]))
            return false;
    }
    for (uint32_t i = 0; i < a->after_count; i++) {
        if (!gs_str_eq(a->after[i], b->after[i]))
            return false;
    }
    return true;
}

/* What the verb means here, over all blocks that have it. */
static reading read_verb(const coder *c, const entry *e, const gs_clause_words *words)
{
    const gs_petrarch *p = &c->r->know->petrarch;
    reading            best = {.fit = {.source = GS_NONE, .target = GS_NONE}};

    for (const gs_pet_verb *v = e->verb; v; v = v->next >= 0 ? &p->verb_list[v->next] : NULL) {
        if (same_words(v, e->verb))
            best_pattern(p, &p->blocks[v->block], words, &best);
    }
    for (const gs_pet_verb *v = e->verb; v && !best.fit.pattern && gs_pet_null(best.code);
         v = v->next >= 0 ? &p->verb_list[v->next] : NULL) {
        if (!same_words(v, e->verb))
            continue;
        best.code = v->coded ? v->code : p->blocks[v->block].code;
        best.back = v->coded ? v->back : p->blocks[v->block].back;
    }
    return best;
}

/* ---- events ---- */

static gs_status add(const coder *c, const gs_coding *shape, gs_str code, gs_coded_actor source,
                     gs_coded_actor target)
{
    gs_coding e = *shape;

    e.code = code;
    e.source = source;
    e.target = target;
    if (gs_pet_null(code) || gs_str_eq(source.code, target.code))
        return GS_OK;
    return GS_PUSH(c->r->scratch, c->found->items, c->found->count, c->found->cap, e) ? GS_OK
                                                                                      : GS_E_NOMEM;
}

static gs_status add_pairs(const coder *c, const gs_coding *shape, const reading *v,
                           const gs_actor_group *from, const gs_actor_group *to)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < from->count; i++) {
        for (size_t k = 0; st == GS_OK && k < to->count; k++) {
            st = add(c, shape, v->code, from->items[i], to->items[k]);
            if (st == GS_OK && v->back.n && from != to)
                st = add(c, shape, v->back, to->items[k], from->items[i]);
        }
    }
    return st;
}

static bool has_negation(const gs_reading *r, uint32_t w)
{
    for (int32_t k = gs_first_child(r, w); k >= 0; k = gs_next_child(r, k)) {
        if (gs_word_at(r, (uint32_t)k)->deprel == GS_DEPREL_ADVMOD &&
            (gs_word_flags(r, (uint32_t)k) & GS_WORD_NEGATION))
            return true;
        if (gs_str_eq(gs_word_lower(r, (uint32_t)k), GS_STR("n't")) ||
            gs_str_eq(gs_word_lower(r, (uint32_t)k), GS_STR("not")))
            return true;
    }
    return false;
}

static bool is_negated(const gs_reading *r, const entry *e)
{
    for (uint32_t w = e->first; w <= e->last; w++) {
        if (has_negation(r, w))
            return true;
    }
    return false;
}

/* "was seen to break": the event is what it did. */
static bool is_raising(const gs_reading *r, uint32_t w)
{
    int32_t x = gs_child(r, w, GS_DEPREL_XCOMP);

    return x >= 0 && gs_child_word(r, (uint32_t)x, "to") >= 0;
}

static gs_status code_verb(coder *c, uint32_t w, const entry *e)
{
    gs_coding       shape = {.sentence = c->sentence};
    gs_clause_words words = {
        .r = c->r, .groups = &c->groups, .verb = e->first, .verb_last = e->last};
    int32_t   subject, source, target;
    reading   v;
    gs_status st;
    size_t    before = c->found->count;

    gs_frame_read(c->r, w, &shape.frame);
    source = words.source = subject_group(c, w, &subject);
    mark_words(c, e, w, subject, &words);
    v = read_verb(c, e, &words);
    if ((gs_pet_null(v.code) && gs_pet_null(v.back)) ||
        (shape.frame.passive && is_raising(c->r, w)))
        return GS_OK;
    target = v.fit.target;
    if (v.fit.compound) {
        target = source;
    } else if (v.fit.subject_target) {
        target = source;
        source = v.fit.source >= 0 ? v.fit.source : group_behind(c, w, e->last, target);
    } else {
        source = v.fit.source >= 0 ? v.fit.source : source;
        if (target < 0 && shape.frame.passive)
            target = group_of(c, shape.frame.subj);
        if (target < 0 || (target == source && !v.fit.compound))
            target = group_behind(c, w, e->last, source);
        if (shape.frame.passive && v.fit.source < 0 && v.fit.target < 0) {
            int32_t swap = source;
            source = target;
            target = swap;
        }
    }
    if (source < 0 || target < 0)
        return GS_OK;
    if (is_negated(c->r, e))
        v.code = gs_pet_negated(&c->r->know->petrarch, v.code);
    st = add_pairs(c, &shape, &v, &c->groups.items[source], &c->groups.items[target]);
    c->coded[w - c->begin] = c->found->count > before;
    return st;
}

/* Whether a verb that is an event governs it. */
static bool is_covered(const coder *c, uint32_t w)
{
    uint32_t x = w;

    for (int i = 0; i < DEEP; i++) {
        int32_t head = gs_word_at(c->r, x)->head;
        if (head < 0)
            return false;
        if (c->coded[(uint32_t)head - c->begin] && !is_other_clause(c->r, (int32_t)x))
            return true;
        x = (uint32_t)head;
    }
    return false;
}

static gs_status code_sentence(coder *c)
{
    gs_status st = GS_OK;

    for (uint32_t w = c->begin; st == GS_OK && w < c->end; w++) {
        entry e;
        if (!may_be_verb(c->r, w, c->begin) || is_covered(c, w))
            continue;
        e = entry_of(c, w);
        if (e.verb)
            st = code_verb(c, w, &e);
    }
    return st;
}

/* ---- discards ---- */

static bool has_discard(const gs_reading *r, const gs_sentence *s, bool report)
{
    const gs_petrarch *p = &r->know->petrarch;
    uint32_t           end = s->first_word + s->word_count;

    for (uint32_t w = s->first_word; p->discard_count && w < end; w++) {
        const uint32_t *first = gs_map_get(&p->discard_words, gs_coder_form(r, w));
        for (int32_t i = first ? (int32_t)*first : GS_NONE; i >= 0; i = p->discards[i].next) {
            const gs_pet_discard *d = &p->discards[i];
            if (d->report == report && gs_coder_phrase(r, w, end, d->words, d->word_count))
                return true;
        }
    }
    return false;
}

static bool is_discarded(const gs_reading *r)
{
    for (size_t s = 0; s < r->doc->sentence_count; s++) {
        if (has_discard(r, &r->doc->sentences[s], true))
            return true;
    }
    return false;
}

gs_status gs_code_events(gs_reading *r, gs_codings *found)
{
    const gs_doc *doc = r->doc;
    int32_t       day = gs_pet_day(doc->meta.published);
    gs_status     st = GS_OK;

    if (is_discarded(r))
        return GS_OK;
    for (uint32_t s = 0; st == GS_OK && s < doc->sentence_count; s++) {
        const gs_sentence *at = &doc->sentences[s];
        coder              c = {.r = r, .found = found, .sentence = s, .begin = at->first_word};
        c.end = c.begin + at->word_count;
        if (at->duplicate_of >= 0 || !at->word_count || has_discard(r, at, false))
            continue;
        c.coded = gs_arena_zeros(r->scratch, at->word_count, sizeof *c.coded);
        st = c.coded ? gs_code_actors(r, s, day, &c.groups) : GS_E_NOMEM;
        if (st == GS_OK && c.groups.count)
            st = code_sentence(&c);
    }
    return st;
}
