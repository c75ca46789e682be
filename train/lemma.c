/* train/lemma.c - see lemma.h. */
#include "train/lemma.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/intern.h"
#include "lang/lemma.h"
#include "train/stem.h"

#define ENDING_LEAST 2          /* different words that an ending's rule is taken from */
#define LIST_WORDS   100000     /* of the list, forms are taken from so many */
#define SLOTS_FIRST  (1u << 10) /* of the table; it doubles when it is 3/4 full */

/* One word of the treebanks that teaches a rule. */
typedef struct lesson {
    gs_str   lower, feats;
    uint8_t  upos, look, how; /* gs_upos, gs_lemma_look, gs_lemma_case */
    uint32_t rule;
} lesson;

/* How often a key had a rule. */
typedef struct vote {
    uint64_t key;
    uint32_t rule, times;
} vote;

typedef struct votes {
    vote  *items;
    size_t count, cap;
} votes;

typedef struct entry {
    uint64_t key;
    uint32_t number;
} entry;

typedef struct counter {
    gs_arena       arena;
    gs_intern      rules; /* each rule's 16 bytes */
    gs_lemma_rule *rule_list;
    size_t         rule_count, rule_cap;
    lesson        *lessons;
    size_t         lesson_count, lesson_cap;
    uint8_t        cases[GS_UPOS_COUNT][4];
    entry         *entries; /* what is in the table, to make a larger one from */
    size_t         entry_count, entry_cap;
    gs_vocab_slot *slots; /* [mask + 1] */
    uint32_t       mask;
} counter;

/* ---- lessons ---- */

/* The rule from `form` to `lemma`, both in lower case; false when none does. */
static bool make_rule(gs_str form, gs_str lemma, gs_lemma_rule *rule)
{
    size_t same = 0;

    while (same < form.n && same < lemma.n && form.p[same] == lemma.p[same])
        same++;
    while (same > 0 && ((same < form.n && ((unsigned char)form.p[same] & 0xC0) == 0x80) ||
                        (same < lemma.n && ((unsigned char)lemma.p[same] & 0xC0) == 0x80)))
        same--;
    memset(rule, 0, sizeof *rule);
    if (lemma.n - same > GS_LEMMA_ADDED)
        return false;
    rule->cut = (uint8_t)(form.n - same);
    rule->size = (uint8_t)(lemma.n - same);
    memcpy(rule->added, lemma.p + same, lemma.n - same);
    return true;
}

static bool number_rule(counter *c, const gs_lemma_rule *rule, uint32_t *number)
{
    gs_str bytes = gs_str_make((const char *)rule, sizeof *rule);

    if (gs_intern_add(&c->rules, bytes, number) != GS_OK)
        return false;
    return *number < c->rule_count ||
           GS_PUSH(&c->arena, c->rule_list, c->rule_count, c->rule_cap, *rule);
}

/* Which case gives the lemma, the first that does; KEEP where none does. */
static gs_lemma_case case_of(gs_str form, gs_str lemma, const gs_lemma_rule *rule)
{
    static const gs_lemma_case order[] = {GS_LEMMA_LOWER, GS_LEMMA_KEEP, GS_LEMMA_TITLE};

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        char   bytes[2 * GS_LEMMA_FORM + GS_LEMMA_ADDED];
        gs_buf out = gs_buf_over(bytes, sizeof bytes);
        gs_lemma_put(&out, form, form.n - rule->cut, rule, order[i]);
        if (gs_str_eq(gs_buf_str(&out), lemma))
            return order[i];
    }
    return GS_LEMMA_KEEP;
}

static gs_status take_word(counter *c, const train_word *word)
{
    char          form[GS_LEMMA_FORM], lemma[GS_LEMMA_FORM];
    size_t        form_size = gs_lemma_lower(word->form, form);
    size_t        lemma_size = gs_lemma_lower(word->lemma, lemma);
    gs_upos       upos;
    gs_lemma_rule rule;
    lesson        l;

    if (!form_size || !lemma_size || form_size != word->form.n ||
        gs_str_eq(word->lemma, GS_STR("_")) || !gs_upos_find(word->upos, &upos) ||
        !make_rule(gs_str_make(form, form_size), gs_str_make(lemma, lemma_size), &rule))
        return GS_OK;
    l = (lesson){.feats = gs_str_eq(word->feats, GS_STR("_")) ? GS_STR("")
                                                              : gs_lemma_feats(upos, word->feats),
                 .upos = (uint8_t)upos,
                 .look = (uint8_t)gs_lemma_look_of(word->form),
                 .how = (uint8_t)case_of(word->form, word->lemma, &rule),
                 .lower = gs_arena_str(&c->arena, gs_str_make(form, form_size))};
    return l.lower.p && number_rule(c, &rule, &l.rule) &&
                   GS_PUSH(&c->arena, c->lessons, c->lesson_count, c->lesson_cap, l)
               ? GS_OK
               : GS_E_NOMEM;
}

/* ---- votes ---- */

static int by_key_and_rule(const void *a, const void *b)
{
    const vote *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static bool add_vote(counter *c, votes *v, uint64_t key, uint32_t rule)
{
    return GS_PUSH(&c->arena, v->items, v->count, v->cap, ((vote){key, rule, 1}));
}

/* Sums equal votes, then leaves of each key the rule with the most. */
static void count_votes(votes *v)
{
    size_t out = 0;

    if (v->count)
        qsort(v->items, v->count, sizeof *v->items, by_key_and_rule);
    for (size_t i = 0, next; i < v->count; i = next) {
        vote best = {.times = 0};
        for (next = i; next < v->count && v->items[next].key == v->items[i].key;) {
            vote sum = v->items[next];
            for (sum.times = 0; next < v->count && v->items[next].key == sum.key &&
                                v->items[next].rule == sum.rule;
                 next++)
                sum.times += v->items[next].times;
            best = sum.times > best.times ? sum : best;
        }
        v->items[out++] = best;
    }
    v->count = out;
}

/* ---- the table ---- */

static bool make_table(counter *c, uint32_t size)
{
    c->slots = gs_arena_zeros(&c->arena, size, sizeof *c->slots);
    c->mask = size - 1;
    for (size_t i = 0; c->slots && i < c->entry_count; i++)
        gs_vocab_add(c->slots, c->mask, c->entries[i].key, c->entries[i].number);
    return c->slots != NULL;
}

/* The first entry of a key stays. False when memory ran out. */
static bool put_entry(counter *c, uint64_t key, uint32_t number)
{
    if (!gs_vocab_add(c->slots, c->mask, key, number))
        return true;
    return GS_PUSH(&c->arena, c->entries, c->entry_count, c->entry_cap, ((entry){key, number})) &&
           (c->entry_count <= ((size_t)c->mask + 1) / 4 * 3 || make_table(c, (c->mask + 1) * 2));
}

/* ---- endings ---- */

static gs_vocab view(const counter *c)
{
    return (gs_vocab){c->slots, c->mask, (uint32_t)c->rule_count};
}

/* The rule by endings shorter than `n`. */
static uint32_t rule_by_ending(const counter *c, const lesson *l, size_t n)
{
    gs_vocab table = view(c);
    uint32_t rule = GS_VOCAB_NONE;

    while (rule == GS_VOCAB_NONE && n-- > 0)
        rule = gs_vocab_find(&table, gs_lemma_key(GS_LEMMA_BY_ENDING, gs_lemma_ending(l->lower, n),
                                                  (gs_upos)l->upos, l->feats));
    return rule;
}

static const vote *find_vote(const votes *v, uint64_t key)
{
    size_t low = 0, high = v->count;

    while (low < high) {
        size_t mid = (low + high) / 2;
        if (v->items[mid].key < key)
            low = mid + 1;
        else
            high = mid;
    }
    return low < v->count && v->items[low].key == key ? &v->items[low] : NULL;
}

/* Different words, each once, with the rule it has most often. */
static gs_status distinct(counter *c, votes *forms, lesson **words, size_t *count)
{
    size_t cap = 0;

    *words = NULL;
    *count = 0;
    for (size_t i = 0; i < c->lesson_count; i++) {
        const lesson *l = &c->lessons[i];
        if (!add_vote(c, forms,
                      gs_lemma_key(GS_LEMMA_BY_FEATS, l->lower, (gs_upos)l->upos, l->feats),
                      l->rule))
            return GS_E_NOMEM;
    }
    count_votes(forms);
    for (size_t i = 0; i < c->lesson_count; i++) {
        lesson l = c->lessons[i];
        vote  *v = (vote *)find_vote(
             forms, gs_lemma_key(GS_LEMMA_BY_FEATS, l.lower, (gs_upos)l.upos, l.feats));
        if (!v->times)
            continue; /* taken */
        v->times = 0;
        l.rule = v->rule;
        if (!GS_PUSH(&c->arena, *words, *count, cap, l))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

/* An ending teaches what happens to itself, not what stands before it: "-unk"
 * may make "sunk" of "sink", "-k" may not cut three. */
static bool explains(const counter *c, const lesson *l, gs_str ending, size_t n)
{
    return ending.n == n && c->rule_list[l->rule].cut <= n;
}

static gs_status learn_endings(counter *c, const lesson *words, size_t count)
{
    for (size_t n = 0; n <= GS_LEMMA_ENDING; n++) {
        votes v = {.items = NULL};
        for (size_t i = 0; i < count; i++) {
            const lesson *l = &words[i];
            gs_str        ending = gs_lemma_ending(l->lower, n);
            if (explains(c, l, ending, n) &&
                !add_vote(c, &v,
                          gs_lemma_key(GS_LEMMA_BY_ENDING, ending, (gs_upos)l->upos, l->feats),
                          l->rule))
                return GS_E_NOMEM;
        }
        count_votes(&v);
        for (size_t i = 0; i < count; i++) {
            const lesson *l = &words[i];
            gs_str        ending = gs_lemma_ending(l->lower, n);
            uint64_t    key = gs_lemma_key(GS_LEMMA_BY_ENDING, ending, (gs_upos)l->upos, l->feats);
            const vote *best = ending.n == n ? find_vote(&v, key) : NULL;
            if (best && (best->times >= ENDING_LEAST || n == 0) &&
                best->rule != rule_by_ending(c, l, n) && !put_entry(c, key, best->rule))
                return GS_E_NOMEM;
        }
    }
    return GS_OK;
}

/* ---- words that no treebank has ---- */

/* What words of a kind are tagged; the last one's features may be NULL. The rule
 * of endings is asked with each, and the form is written when one is wrong. */
static const struct {
    gs_upos     upos;
    const char *feats[3];
} stem_tags[TRAIN_STEM_KINDS] = {
    [TRAIN_STEM_ED] = {GS_UPOS_VERB, {"Tense=Past"}},
    [TRAIN_STEM_ING] = {GS_UPOS_VERB, {"VerbForm=Ger"}},
    [TRAIN_STEM_VERB_S] = {GS_UPOS_VERB, {"Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"}},
    [TRAIN_STEM_NOUN_S] = {GS_UPOS_NOUN, {"Number=Plur"}},
};

/* A verb's form is written with its tag, a noun's with its features: "news". */
static bool put_stem(counter *c, gs_str form, train_stem_kind kind, uint32_t rule)
{
    gs_upos upos = stem_tags[kind].upos;
    bool    wrong = false;

    for (size_t i = 0; i < 3 && stem_tags[kind].feats[i]; i++) {
        lesson l = {.lower = form, .upos = (uint8_t)upos};
        l.feats = gs_str_make(stem_tags[kind].feats[i], strlen(stem_tags[kind].feats[i]));
        wrong |= rule_by_ending(c, &l, GS_LEMMA_ENDING + 1) != rule;
    }
    return !wrong ||
           put_entry(c,
                     gs_lemma_key(kind == TRAIN_STEM_NOUN_S ? GS_LEMMA_BY_FEATS : GS_LEMMA_BY_TAG,
                                  form, upos, GS_STR("Number=Plur")),
                     rule);
}

/* Adds forms of the list's words; those that a treebank has with the tag stay
 * as it has them. */
static gs_status learn_list(counter *c, const votes *by_tag, const train_vectors *list)
{
    for (size_t i = 0; i < list->count && i < LIST_WORDS; i++) {
        gs_str form = list->words[i];
        for (train_stem_kind kind = 0; kind < TRAIN_STEM_KINDS; kind++) {
            uint64_t key = gs_lemma_key(GS_LEMMA_BY_TAG, form, stem_tags[kind].upos, GS_STR(""));
            char     bytes[TRAIN_STEM_MOST];
            gs_str   stem = train_stem_find(list, form, kind, bytes);
            gs_lemma_rule rule;
            uint32_t      number;
            if (!stem.p || find_vote(by_tag, key) || !make_rule(form, stem, &rule))
                continue;
            if (!number_rule(c, &rule, &number) || !put_stem(c, form, kind, number))
                return GS_E_NOMEM;
        }
    }
    return GS_OK;
}

/* ---- forms ---- */

static gs_status learn_forms(counter *c, const lesson *words, size_t count,
                             const train_vectors *list)
{
    votes by_tag = {.items = NULL};

    for (size_t i = 0; i < c->lesson_count; i++) {
        const lesson *l = &c->lessons[i];
        if (!add_vote(c, &by_tag,
                      gs_lemma_key(GS_LEMMA_BY_TAG, l->lower, (gs_upos)l->upos, GS_STR("")),
                      l->rule))
            return GS_E_NOMEM;
    }
    count_votes(&by_tag);
    for (size_t i = 0; i < count; i++) {
        const lesson *l = &words[i];
        uint64_t      key = gs_lemma_key(GS_LEMMA_BY_TAG, l->lower, (gs_upos)l->upos, GS_STR(""));
        uint32_t      tag = find_vote(&by_tag, key)->rule;
        uint32_t      ending = rule_by_ending(c, l, GS_LEMMA_ENDING + 1);
        if (l->rule == tag && l->rule == ending)
            continue;
        if (tag != ending && !put_entry(c, key, tag))
            return GS_E_NOMEM;
        key = gs_lemma_key(GS_LEMMA_BY_FEATS, l->lower, (gs_upos)l->upos, l->feats);
        if (l->rule != tag && !put_entry(c, key, l->rule))
            return GS_E_NOMEM;
    }
    return list ? learn_list(c, &by_tag, list) : GS_OK;
}

/* ---- case ---- */

static uint64_t case_key(const lesson *l)
{
    return gs_lemma_key((gs_lemma_level)(GS_LEMMA_CASES + l->look), l->lower, (gs_upos)l->upos,
                        l->lower);
}

/* Of each tag and look the case that most different words have; then the words
 * that mostly have another. */
static gs_status learn_cases(counter *c)
{
    uint32_t types[GS_UPOS_COUNT][4][3] = {{{0}}};
    votes    v = {.items = NULL};

    for (size_t i = 0; i < c->lesson_count; i++) {
        if (!add_vote(c, &v, case_key(&c->lessons[i]), c->lessons[i].how))
            return GS_E_NOMEM;
    }
    count_votes(&v);
    for (size_t i = 0; i < c->lesson_count; i++) {
        const lesson *l = &c->lessons[i];
        vote         *best = (vote *)find_vote(&v, case_key(l));
        if (best->times) /* seen for the first time */
            types[l->upos][l->look][best->rule]++;
        best->times = 0;
    }
    for (size_t u = 0; u < GS_UPOS_COUNT; u++) {
        for (size_t look = 0; look < 4; look++) {
            const uint32_t *n = types[u][look];
            uint8_t how = n[GS_LEMMA_LOWER] > n[GS_LEMMA_KEEP] ? GS_LEMMA_LOWER : GS_LEMMA_KEEP;
            c->cases[u][look] = n[GS_LEMMA_TITLE] > n[how] ? GS_LEMMA_TITLE : how;
        }
    }
    for (size_t i = 0; i < c->lesson_count; i++) {
        const lesson *l = &c->lessons[i];
        uint32_t      how = find_vote(&v, case_key(l))->rule;
        if (how != c->cases[l->upos][l->look] && !put_entry(c, case_key(l), how))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

/* ---- all ---- */

/* Cases stand in the same table, so there are as many rules at least. */
static bool pad_rules(counter *c)
{
    const gs_lemma_rule none = {.cut = 0};

    while (c->rule_count <= GS_LEMMA_TITLE) {
        if (!GS_PUSH(&c->arena, c->rule_list, c->rule_count, c->rule_cap, none))
            return false;
    }
    return true;
}

static void write_parts(const counter *c, train_model_writer *w)
{
    train_model_add(w, "lemma.rules", GS_MODEL_U8, (uint32_t)c->rule_count, sizeof(gs_lemma_rule),
                    c->rule_list);
    train_model_add(w, "lemma.table", GS_MODEL_U32, c->mask + 1, 2, c->slots);
    train_model_add(w, "lemma.cases", GS_MODEL_U8, GS_UPOS_COUNT, 4, c->cases);
}

static gs_status count_all(counter *c, const train_vectors *list, train_model_writer *w)
{
    votes   forms = {.items = NULL};
    lesson *words;
    size_t  count;

    if (!make_table(c, SLOTS_FIRST) || distinct(c, &forms, &words, &count) != GS_OK ||
        learn_endings(c, words, count) != GS_OK || learn_forms(c, words, count, list) != GS_OK ||
        learn_cases(c) != GS_OK || !pad_rules(c))
        return GS_E_NOMEM;
    write_parts(c, w);
    return GS_OK;
}

gs_status train_lemma_learn(const train_bank *const *banks, size_t count, const train_vectors *list,
                            train_model_writer *w, gs_error *err)
{
    counter  *c = calloc(1, sizeof *c);
    gs_status st = GS_OK;

    if (!c)
        return gs_fail_nomem(err, "lemma");
    gs_arena_init(&c->arena, (size_t)1 << 30);
    gs_intern_init(&c->rules, &c->arena, (gs_seed){1, 2});
    for (size_t b = 0; st == GS_OK && b < count; b++) {
        for (size_t i = 0; st == GS_OK && i < banks[b]->word_count; i++)
            st = take_word(c, &banks[b]->words[i]);
    }
    if (st == GS_OK)
        st = count_all(c, list, w);
    gs_intern_release(&c->rules);
    gs_arena_release(&c->arena);
    free(c);
    return st == GS_OK ? GS_OK : gs_fail_nomem(err, "lemma");
}
