/* train/eval_conllu.c - the scores of a treebank; see eval.h.
 *
 * What two aligned words have in common is worked out once as a set of bits;
 * a measure is the bits it asks for.
 */
#include <string.h>

#include "base/error.h"
#include "train/eval.h"
#include "train/eval_align.h"
#include "train/joined.h"
#include "train/train.h"

#define NO_WORD UINT32_MAX

enum {
    SAME_UPOS = 1,
    SAME_XPOS = 2,
    SAME_FEATS = 4,
    SAME_LEMMA = 8,
    SAME_HEAD = 16,
    SAME_RELATION = 32,
    SAME_FUNCTIONS = 64,
    SAME_TAGS = SAME_UPOS | SAME_XPOS | SAME_FEATS,
    SAME_ARC = SAME_HEAD | SAME_RELATION
};

static const struct {
    const char *name;
    unsigned    needs;
    bool        content; /* counts words of content relations alone */
} measures[TRAIN_MEASURES] = {
    [TRAIN_TOKENS] = {"Tokens", 0, false},
    [TRAIN_SENTENCES] = {"Sentences", 0, false},
    [TRAIN_WORDS] = {"Words", 0, false},
    [TRAIN_UPOS] = {"UPOS", SAME_UPOS, false},
    [TRAIN_XPOS] = {"XPOS", SAME_XPOS, false},
    [TRAIN_UFEATS] = {"UFeats", SAME_FEATS, false},
    [TRAIN_ALL_TAGS] = {"AllTags", SAME_TAGS, false},
    [TRAIN_LEMMAS] = {"Lemmas", SAME_LEMMA, false},
    [TRAIN_UAS] = {"UAS", SAME_HEAD, false},
    [TRAIN_LAS] = {"LAS", SAME_ARC, false},
    [TRAIN_CLAS] = {"CLAS", SAME_ARC, true},
    [TRAIN_MLAS] = {"MLAS", SAME_ARC | SAME_UPOS | SAME_FEATS | SAME_FUNCTIONS, true},
    [TRAIN_BLEX] = {"BLEX", SAME_ARC | SAME_LEMMA, true},
};

/* The rules' own lists. A relation in neither, as punct, is in LAS alone. */
static const char *const content_relations[] = {
    "acl",       "advcl",      "advmod",    "amod",       "appos",  "ccomp", "compound", "conj",
    "csubj",     "dep",        "discourse", "dislocated", "expl",   "fixed", "flat",     "goeswith",
    "iobj",      "list",       "nmod",      "nsubj",      "nummod", "obj",   "obl",      "orphan",
    "parataxis", "reparandum", "root",      "vocative",   "xcomp",  NULL};

static const char *const function_relations[] = {"aux", "case", "cc",   "clf",
                                                 "cop", "det",  "mark", NULL};

static const char *const universal_features[] = {
    "Abbr",     "Animacy", "Aspect", "Case",     "Definite", "Degree",   "Evident", "Foreign",
    "Gender",   "Mood",    "Number", "NumType",  "Person",   "Polarity", "Polite",  "Poss",
    "PronType", "Reflex",  "Tense",  "VerbForm", "Voice",    NULL};

/* A word as the rules see it. */
typedef struct eval_word {
    const train_word *word;
    gs_str            feats;    /* the universal ones, in order */
    gs_str            relation; /* without subtype              */
    uint32_t          head;     /* index in the bank; NO_WORD: root or none */
    uint32_t          function; /* first function word below it, or NO_WORD */
    uint32_t          next;     /* of the head's function words             */
    bool              content;
} eval_word;

typedef struct evaluation {
    const train_bank *gold, *system;
    eval_word        *gold_words, *system_words;
    train_alignment   alignment;
    gs_arena          arena;
    gs_error         *err;
} evaluation;

static bool is_one_of(const char *const *list, gs_str s)
{
    for (; *list; list++) {
        if (gs_str_eq(gs_str_from(*list), s))
            return true;
    }
    return false;
}

/* The part before `mark`. */
static gs_str before(gs_str s, char mark)
{
    gs_str part = GS_STR_NONE;

    gs_str_split(&s, mark, &part);
    return part;
}

static int compare_str(gs_str a, gs_str b)
{
    int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);

    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* More than a word can have; what a made-up list has behind them is left out. */
#define MOST_FEATURES 64

/* "Xyz=1|Tense=Past|Mood=Ind" gives "Mood=Ind|Tense=Past". */
static bool universal_feats(gs_arena *arena, gs_str feats, gs_str *out)
{
    gs_str kept[MOST_FEATURES], feature;
    size_t count = 0, size = 0;
    char  *text;

    while (gs_str_split(&feats, '|', &feature) && count < MOST_FEATURES) {
        size_t at = count;
        if (!is_one_of(universal_features, before(feature, '=')))
            continue;
        for (; at > 0 && compare_str(kept[at - 1], feature) > 0; at--)
            kept[at] = kept[at - 1];
        kept[at] = feature;
        count++;
        size += feature.n + 1;
    }
    text = gs_arena_alloc(arena, size);
    if (!text)
        return false;
    *out = gs_str_make(text, size);
    for (size_t i = 0; i < count; i++) {
        memcpy(text, kept[i].p, kept[i].n);
        text += kept[i].n;
        *text++ = '|';
    }
    return true;
}

/* Heads as indexes, and each head's list of function words, in order. */
static void link_sentence(eval_word *words, const train_sentence *s)
{
    uint32_t end = s->first_word + s->word_count;

    for (uint32_t i = end; i-- > s->first_word;) {
        uint32_t head = words[i].word->head;
        if (head == 0 || head == TRAIN_HEAD_NONE)
            continue;
        words[i].head = s->first_word + head - 1;
        if (is_one_of(function_relations, words[i].relation)) {
            words[i].next = words[words[i].head].function;
            words[words[i].head].function = i;
        }
    }
}

static eval_word *prepare_words(gs_arena *arena, const train_bank *bank)
{
    eval_word *words = gs_arena_zeros(arena, bank->word_count, sizeof *words);

    if (!words)
        return NULL;
    for (size_t i = 0; i < bank->word_count; i++) {
        const train_word *w = &bank->words[i];
        words[i] = (eval_word){.word = w, .head = NO_WORD, .function = NO_WORD, .next = NO_WORD};
        words[i].relation = before(w->deprel, ':');
        words[i].content = is_one_of(content_relations, words[i].relation);
        if (!universal_feats(arena, w->feats, &words[i].feats))
            return NULL;
    }
    for (size_t i = 0; i < bank->sentence_count; i++)
        link_sentence(words, &bank->sentences[i]);
    return words;
}

static gs_span sentence_span(const train_bank *bank, size_t i)
{
    const train_sentence *s = &bank->sentences[i];
    const train_token    *t = &bank->tokens[s->first_token];

    return (gs_span){t->joined.start, t[s->token_count - 1].joined.end};
}

static gs_span token_span(const train_bank *bank, size_t i)
{
    return bank->tokens[i].joined;
}

/* Spans that both have; both are in order and do not overlap. */
static size_t count_same(const evaluation *e, gs_span (*span_of)(const train_bank *, size_t),
                         size_t gold_count, size_t system_count)
{
    size_t g = 0, s = 0, same = 0;

    while (g < gold_count && s < system_count) {
        gs_span gold = span_of(e->gold, g), system = span_of(e->system, s);
        same += gold.start == system.start && gold.end == system.end;
        g += gold.start <= system.start;
        s += system.start <= gold.start;
    }
    return same;
}

/* Whether the gold word is the partner of the system's. */
static bool is_partner(const evaluation *e, uint32_t gold, uint32_t system)
{
    return system != NO_WORD && e->alignment.gold_of[system] == gold && gold != NO_WORD;
}

static bool same_head(const evaluation *e, const eval_word *gold, const eval_word *system)
{
    if (gold->head == NO_WORD || system->head == NO_WORD)
        return gold->head == system->head;
    return is_partner(e, gold->head, system->head);
}

/* "has been asked": both have the same auxiliaries, marks, articles ... */
static bool same_functions(const evaluation *e, const eval_word *gold, const eval_word *system)
{
    uint32_t g = gold->function, s = system->function;

    while (g != NO_WORD && s != NO_WORD) {
        const eval_word *a = &e->gold_words[g], *b = &e->system_words[s];
        if (!is_partner(e, g, s) || !gs_str_eq(a->relation, b->relation) ||
            !gs_str_eq(a->word->upos, b->word->upos) || !gs_str_eq(a->feats, b->feats))
            return false;
        g = a->next;
        s = b->next;
    }
    return g == s;
}

static unsigned when(bool same, unsigned bit)
{
    return same ? bit : 0;
}

static unsigned common(const evaluation *e, const eval_word *gold, const eval_word *system)
{
    const train_word *g = gold->word, *s = system->word;
    bool              any_lemma = gs_str_eq(g->lemma, GS_STR("_"));

    return when(gs_str_eq(g->upos, s->upos), SAME_UPOS) |
           when(gs_str_eq(g->xpos, s->xpos), SAME_XPOS) |
           when(gs_str_eq(gold->feats, system->feats), SAME_FEATS) |
           when(any_lemma || gs_str_eq(g->lemma, s->lemma), SAME_LEMMA) |
           when(same_head(e, gold, system), SAME_HEAD) |
           when(gs_str_eq(gold->relation, system->relation), SAME_RELATION) |
           when(same_functions(e, gold, system), SAME_FUNCTIONS);
}

static size_t count_content(const eval_word *words, size_t count)
{
    size_t content = 0;

    for (size_t i = 0; i < count; i++)
        content += words[i].content;
    return content;
}

static void count_right(const evaluation *e, train_score *scores)
{
    for (size_t i = 0; i < e->system->word_count; i++) {
        uint32_t         partner = e->alignment.gold_of[i];
        const eval_word *gold;
        unsigned         bits;

        if (partner == TRAIN_UNALIGNED)
            continue;
        gold = &e->gold_words[partner];
        bits = common(e, gold, &e->system_words[i]);
        for (int m = TRAIN_WORDS; m < TRAIN_MEASURES; m++) {
            if (measures[m].content && !gold->content)
                continue;
            scores[m].aligned++;
            scores[m].right += (bits & measures[m].needs) == measures[m].needs;
        }
    }
}

static void score_spans(const evaluation *e, train_score *scores)
{
    scores[TRAIN_TOKENS].gold = e->gold->token_count;
    scores[TRAIN_TOKENS].system = e->system->token_count;
    scores[TRAIN_TOKENS].right =
        count_same(e, token_span, e->gold->token_count, e->system->token_count);
    scores[TRAIN_SENTENCES].gold = e->gold->sentence_count;
    scores[TRAIN_SENTENCES].system = e->system->sentence_count;
    scores[TRAIN_SENTENCES].right =
        count_same(e, sentence_span, e->gold->sentence_count, e->system->sentence_count);
}

static void score_words(const evaluation *e, train_score *scores)
{
    size_t gold = e->gold->word_count, system = e->system->word_count;
    size_t gold_content = count_content(e->gold_words, gold);
    size_t system_content = count_content(e->system_words, system);

    for (int m = TRAIN_WORDS; m < TRAIN_MEASURES; m++) {
        scores[m].gold = measures[m].content ? gold_content : gold;
        scores[m].system = measures[m].content ? system_content : system;
        scores[m].has_aligned = m != TRAIN_WORDS;
    }
    count_right(e, scores);
}

static gs_status check_text(const evaluation *e)
{
    gs_str gold = gs_buf_str(&e->gold->joined), system = gs_buf_str(&e->system->joined);
    size_t at = train_joined_differ(gold, system);
    gs_str gold_sample, system_sample;

    if (at == SIZE_MAX)
        return GS_OK;
    gold_sample = train_joined_sample(gold, at);
    system_sample = train_joined_sample(system, at);
    return gs_fail(e->err, GS_E_DATA, "eval", at,
                   "the texts differ: %s:%u has '%.*s', %s:%u '%.*s'", e->gold->path,
                   train_bank_line(e->gold, at), GS_STR_ARG(gold_sample), e->system->path,
                   train_bank_line(e->system, at), GS_STR_ARG(system_sample));
}

static gs_status prepare(evaluation *e)
{
    gs_status st = check_text(e);

    if (st != GS_OK)
        return st;
    e->gold_words = prepare_words(&e->arena, e->gold);
    e->system_words = prepare_words(&e->arena, e->system);
    if (!e->gold_words || !e->system_words)
        return gs_fail_nomem(e->err, "eval");
    return train_align(e->gold, e->system, &e->arena, &e->alignment, e->err);
}

gs_status train_eval_conllu(const train_bank *gold, const train_bank *system,
                            train_score scores[TRAIN_MEASURES], size_t *count, gs_error *err)
{
    evaluation e = {.gold = gold, .system = system, .err = err};
    gs_status  st;

    gs_arena_init(&e.arena, TRAIN_LIMIT_MEMORY);
    st = prepare(&e);
    if (st == GS_OK) {
        for (int m = 0; m < TRAIN_MEASURES; m++)
            scores[m] = (train_score){.name = gs_str_from(measures[m].name)};
        score_spans(&e, scores);
        score_words(&e, scores);
        *count = gold->parsed && system->parsed ? TRAIN_MEASURES : TRAIN_UAS;
    }
    gs_arena_release(&e.arena);
    return st;
}
