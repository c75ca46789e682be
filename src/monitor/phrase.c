/* monitor/phrase.c - see phrase.h. */
#include "monitor/phrase.h"

#define DEEPEST 12 /* links from the verb to a noun of its phrase */

static const gs_sentence *sentence_of(const gs_doc *doc, uint32_t word)
{
    int32_t s = gs_doc_sentence_at(doc, doc->words[word].span.start);

    return s < 0 ? NULL : &doc->sentences[s];
}

static bool is_rel(const gs_deprel *rels, unsigned rel)
{
    while (*rels != GS_DEPREL_COUNT && *rels != rel)
        rels++;
    return *rels != GS_DEPREL_COUNT;
}

int32_t gs_word_child(const gs_doc *doc, uint32_t head, const gs_deprel *rels, int32_t behind)
{
    const gs_sentence *s = sentence_of(doc, head);
    uint32_t           i;

    if (!s)
        return -1;
    i = behind < 0 ? s->first_word : (uint32_t)behind + 1;
    for (; i < s->first_word + s->word_count; i++) {
        if (doc->words[i].head == (int32_t)head && is_rel(rels, doc->words[i].deprel))
            return (int32_t)i;
    }
    return -1;
}

static const gs_deprel subjects[] = {GS_DEPREL_NSUBJ, GS_DEPREL_NSUBJ_PASS, GS_DEPREL_NSUBJ_OUTER,
                                     GS_DEPREL_COUNT};
static const gs_deprel agents[] = {GS_DEPREL_OBL_AGENT, GS_DEPREL_COUNT};

/* A clause whose subject is that of its head where it has none itself. */
static bool shares_subject(const gs_word *w)
{
    return w->deprel == GS_DEPREL_CONJ || w->deprel == GS_DEPREL_XCOMP ||
           w->deprel == GS_DEPREL_ADVCL;
}

int32_t gs_phrase_subject(const gs_doc *doc, uint32_t word, bool *undergoes)
{
    int32_t w = (int32_t)word;

    for (int depth = 0; w >= 0 && depth < DEEPEST; depth++) {
        int32_t agent = gs_word_child(doc, (uint32_t)w, agents, -1);
        int32_t s = gs_word_child(doc, (uint32_t)w, subjects, -1);
        *undergoes = s >= 0 && doc->words[s].deprel == GS_DEPREL_NSUBJ_PASS;
        if (*undergoes && agent >= 0) {
            *undergoes = false;
            return agent;
        }
        if (s >= 0)
            return s;
        w = shares_subject(&doc->words[w]) ? doc->words[w].head : -1;
    }
    *undergoes = false;
    return -1;
}

/* ---- the phrase ---- */

typedef struct maker {
    const gs_doc   *doc;
    const gs_kinds *kinds;
    gs_phrase      *out;
} maker;

/* The parser has the object of an order now and then as a name beside it: "Patrol the shore". */
static bool holds_noun(const gs_doc *doc, const gs_word *w)
{
    static const gs_deprel rels[] = {GS_DEPREL_OBJ,        GS_DEPREL_IOBJ, GS_DEPREL_OBL,
                                     GS_DEPREL_NSUBJ_PASS, GS_DEPREL_NMOD, GS_DEPREL_NMOD_DESC,
                                     GS_DEPREL_COMPOUND,   GS_DEPREL_CONJ, GS_DEPREL_FLAT,
                                     GS_DEPREL_COUNT};

    if (w->deprel == GS_DEPREL_APPOS)
        return doc->words[w->head].upos == GS_UPOS_VERB;
    return is_rel(rels, w->deprel);
}

static bool is_verb(const gs_word *w)
{
    return w->upos == GS_UPOS_VERB || w->upos == GS_UPOS_AUX;
}

static gs_str mark_of(const maker *m, uint32_t noun)
{
    static const gs_deprel marks[] = {GS_DEPREL_AMOD, GS_DEPREL_COMPOUND, GS_DEPREL_COUNT};
    int32_t                w = gs_word_child(m->doc, noun, marks, -1);

    return w < 0 ? GS_STR_NONE : m->doc->words[w].lemma;
}

static void add_noun(maker *m, uint32_t w, bool near)
{
    const gs_word *word = &m->doc->words[w];
    gs_phrase     *p = m->out;

    if (p->noun_count == GS_PHRASE_NOUNS || gs_kinds_of(m->kinds, word->lemma).aside)
        return;
    p->nouns[p->noun_count++] = (gs_phrase_noun){.lemma = word->lemma,
                                                 .mark = mark_of(m, w),
                                                 .near = near,
                                                 .name = word->upos == GS_UPOS_PROPN,
                                                 .word = w};
    if (word->span.start < p->span.start)
        p->span.start = word->span.start;
    if (word->span.end > p->span.end)
        p->span.end = word->span.end;
}

/* Nouns below `head`, not those of other clauses. */
static void walk(maker *m, uint32_t head, bool near, int depth)
{
    const gs_sentence *s = sentence_of(m->doc, head);

    for (uint32_t i = s ? s->first_word : 0; s && i < s->first_word + s->word_count; i++) {
        const gs_word *w = &m->doc->words[i];
        bool           below = near || w->deprel == GS_DEPREL_CONJ;
        if (w->head != (int32_t)head || !holds_noun(m->doc, w) || is_verb(w))
            continue;
        if (w->upos == GS_UPOS_NOUN || w->upos == GS_UPOS_PROPN)
            add_noun(m, i, near && w->deprel != GS_DEPREL_COMPOUND);
        if (depth < DEEPEST)
            walk(m, i, below && w->deprel == GS_DEPREL_CONJ && near, depth + 1);
    }
}

/* "help restore", "have been delivering": the verb that tells what is done. */
static uint32_t carried(const maker *m, uint32_t word)
{
    static const gs_deprel rels[] = {GS_DEPREL_XCOMP, GS_DEPREL_COUNT};
    int32_t                next = (int32_t)word;

    for (int i = 0; i < 3 && gs_kinds_of(m->kinds, m->doc->words[word].lemma).carries; i++) {
        next = gs_word_child(m->doc, word, rels, -1);
        if (next < 0 || !is_verb(&m->doc->words[next]))
            break;
        word = (uint32_t)next;
    }
    return word;
}

static bool read_lemma(const maker *m, gs_arena *arena)
{
    static const gs_deprel rels[] = {GS_DEPREL_COMPOUND_PRT, GS_DEPREL_COUNT};
    gs_phrase             *p = m->out;
    int32_t                particle = gs_word_child(m->doc, p->word, rels, -1);
    gs_str                 verb = m->doc->words[p->word].lemma, more;
    char                  *both;

    p->lemma = verb;
    if (particle < 0)
        return true;
    more = m->doc->words[particle].lemma;
    both = gs_arena_alloc(arena, verb.n + more.n + 1);
    if (!both)
        return false;
    memcpy(both, verb.p, verb.n);
    both[verb.n] = ' ';
    memcpy(both + verb.n + 1, more.p, more.n);
    p->lemma = gs_str_make(both, verb.n + more.n + 1);
    return true;
}

/* A verb by itself or with one of its nouns; a near noun by itself: "conduct patrols". */
static void read_kinds(const maker *m)
{
    gs_phrase   *p = m->out;
    gs_kind_word verb = gs_kinds_of(m->kinds, p->lemma);
    uint32_t     objects = 0;

    for (size_t i = 0; i < p->noun_count; i++) {
        gs_kind_word noun = gs_kinds_of(m->kinds, p->nouns[i].lemma);
        gs_kind_word mark = gs_kinds_of(m->kinds, p->nouns[i].mark);
        objects |= noun.object | (p->nouns[i].near ? mark.object : 0);
        if (p->nouns[i].near && !verb.says)
            p->kinds |= noun.says;
    }
    p->kinds |= verb.says | (verb.verb & objects);
}

bool gs_phrase_read(const gs_doc *doc, uint32_t word, const gs_kinds *kinds, gs_arena *arena,
                    gs_phrase *out)
{
    maker m = {.doc = doc, .kinds = kinds, .out = out};

    *out = (gs_phrase){.word = carried(&m, word)};
    out->span = doc->words[out->word].span;
    if (!read_lemma(&m, arena))
        return false;
    walk(&m, out->word, true, 0);
    if (out->span.start < doc->words[out->word].span.start &&
        doc->words[out->word].upos == GS_UPOS_VERB)
        out->span.start = doc->words[out->word].span.start;
    read_kinds(&m);
    return true;
}
