/* store/trait_pack.c - an event's words and numbers, from its clause. See trait.h.
 *
 * The clause is what hangs on the trigger without passing another clause's verb: in "shelled
 * Kesh, killing four", "four" belongs to "killing". Times are left out, since they are
 * compared as days; so is what reports say of everything.
 */
#include <stdlib.h>

#include "store/copies.h"
#include "store/pack.h"
#include "store/trait.h"

#define DEEPEST 24 /* words between a word and its trigger */
#define FEW     3  /* words of a clause: then all of its sentence's count */

static uint32_t hash_of(gs_str s)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (uint8_t)gs_ascii_lower(s.p[i])) * 16777619u;
    return h;
}

static gs_str lemma_of(const gs_doc *doc, const gs_word *w)
{
    return w->lemma.n ? w->lemma : gs_doc_str(doc, w->span);
}

/* ---- the clause ---- */

typedef struct clause {
    const gs_doc      *doc;
    const gs_event    *event;
    const gs_sentence *sentence;
    int32_t            trigger; /* word; -1: none */
} clause;

static int32_t word_at(const gs_doc *doc, const gs_sentence *s, uint32_t at)
{
    for (uint32_t i = s->first_word; i < s->first_word + s->word_count; i++) {
        if (at >= doc->words[i].span.start && at < doc->words[i].span.end)
            return (int32_t)i;
    }
    return -1;
}

static bool begins_clause(const gs_word *w)
{
    switch ((gs_deprel)w->deprel) {
    case GS_DEPREL_CONJ:
        return w->upos == GS_UPOS_VERB;
    case GS_DEPREL_ADVCL:
    case GS_DEPREL_CCOMP:
    case GS_DEPREL_PARATAXIS:
    case GS_DEPREL_ACL_RELCL:
        return true;
    default:
        return false;
    }
}

/* The word below the trigger on the way from `at` to it; -1 where it is not of the clause,
 * `at` for the trigger itself. */
static int32_t below_trigger(const clause *c, int32_t at)
{
    const gs_word *words = c->doc->words;

    if (at == c->trigger)
        return at;
    for (int depth = 0; depth < DEEPEST && at >= 0 && !begins_clause(&words[at]); depth++) {
        if (words[at].head == c->trigger)
            return at;
        at = words[at].head;
    }
    return -1;
}

static bool in_time(const gs_doc *doc, const gs_word *w)
{
    for (size_t i = 0; i < doc->time_count; i++) {
        gs_span s = doc->times[i].time.span;
        if (w->span.start >= s.start && w->span.end <= s.end)
            return true;
    }
    return false;
}

/* ---- words ---- */

static bool tells(const clause *c, const gs_word *w)
{
    static const char *const said[] = {"say", "tell", "be", "have", "do", "report"};

    if (w->upos != GS_UPOS_NOUN && w->upos != GS_UPOS_PROPN && w->upos != GS_UPOS_VERB &&
        w->upos != GS_UPOS_ADJ)
        return false;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (gs_str_eq_nocase(lemma_of(c->doc, w), gs_str_from(said[i])))
            return false;
    }
    return !in_time(c->doc, w);
}

static uint32_t word_of(const clause *c, const gs_word *w, bool name)
{
    return (hash_of(lemma_of(c->doc, w)) & ~1u) | name;
}

typedef struct words {
    uint32_t items[GS_TRAIT_WORDS];
    size_t   count;
} words;

static void add_word(words *set, uint32_t word)
{
    size_t at = set->count;

    for (size_t i = 0; i < set->count; i++) {
        if (set->items[i] == word)
            return;
    }
    if (set->count == GS_TRAIT_WORDS)
        return;
    for (; at && set->items[at - 1] > word; at--)
        set->items[at] = set->items[at - 1];
    set->items[at] = word;
    set->count++;
}

static void add_words(const clause *c, bool all, words *set)
{
    for (uint32_t i = 0; i < c->sentence->word_count; i++) {
        int32_t        at = (int32_t)(c->sentence->first_word + i);
        const gs_word *w = &c->doc->words[at];
        if (at != c->trigger && (all || below_trigger(c, at) >= 0) && tells(c, w))
            add_word(set, word_of(c, w, w->upos == GS_UPOS_PROPN));
    }
}

/* Words of who takes part, since "troops" of "troops shelled Kesh and killed four" hangs on
 * another verb; and of places of the sentence. */
static void add_name(const clause *c, gs_span name, bool mark, words *set)
{
    for (uint32_t i = 0; i < c->sentence->word_count; i++) {
        const gs_word *w = &c->doc->words[c->sentence->first_word + i];
        if (w->span.start >= name.start && w->span.end <= name.end && tells(c, w))
            add_word(set, word_of(c, w, mark || w->upos == GS_UPOS_PROPN));
    }
}

static void add_entity(const clause *c, int32_t entity, bool mark, words *set)
{
    const gs_entity *e = &c->doc->entities[entity];

    for (size_t i = 0; i < e->mention_count; i++) {
        if (e->mentions[i].span.start >= c->sentence->span.start &&
            e->mentions[i].span.end <= c->sentence->span.end)
            add_name(c, e->mentions[i].span, mark, set);
    }
}

static void add_others(const clause *c, words *set)
{
    for (size_t i = 0; i < c->event->actors.count; i++)
        add_entity(c, c->event->actors.items[i], false, set);
    for (size_t i = 0; i < c->event->recipients.count; i++)
        add_entity(c, c->event->recipients.items[i], false, set);
    for (size_t i = 0; i < c->doc->entity_count; i++) {
        gs_entity_kind kind = c->doc->entities[i].kind;
        if (kind == GS_ENTITY_PLACE || kind == GS_ENTITY_FACILITY)
            add_entity(c, (int32_t)i, true, set);
    }
}

static void pack_words(const clause *c, size_t event, gs_buf *out)
{
    const gs_time *t = &c->event->time;
    words          set = {.count = 0};
    gs_buf         packed;

    add_words(c, false, &set);
    if (set.count < FEW)
        add_words(c, true, &set);
    add_others(c, &set);
    gs_buf_init(&packed, (size_t)8 * GS_TRAIT_WORDS);
    gs_numbers_pack(set.items, set.count, &packed);
    gs_pack_row(out, GS_TABLE_TRAIT, 4);
    gs_pack_record(out, c->doc, 'e', (int64_t)event);
    gs_pack_int(out, t->value.n && t->start.n >= 10 && t->precision <= GS_PRECISION_DAY);
    gs_pack_int(out, hash_of(c->event->lemma));
    gs_pack_bytes(out, GS_PACK_BLOB, gs_buf_str(&packed));
    gs_buf_release(&packed);
}

/* ---- numbers ---- */

bool gs_trait_number_read(gs_str word, int64_t *n)
{
    static const char *const names[] = {
        "zero",     "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    };
    static const char *const tens[] = {"thirty",  "forty",  "fifty", "sixty",
                                       "seventy", "eighty", "ninety"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (gs_str_eq_nocase(word, gs_str_from(names[i]))) {
            *n = (int64_t)i;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof tens / sizeof *tens; i++) {
        if (gs_str_eq_nocase(word, gs_str_from(tens[i]))) {
            *n = (int64_t)i * 10 + 30;
            return true;
        }
    }
    *n = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (gs_ascii_digit(word.p[i]))
            *n = *n * 10 + (word.p[i] - '0');
        else if (!i || word.p[i] != ',' || i + 3 >= word.n)
            return false;
        if (*n > 1000000000)
            return false;
    }
    return word.n > 0;
}

/* The words before a number that make it less than exact. */
static gs_bound bound_of(const clause *c, int32_t at)
{
    static const struct {
        const char *word;
        gs_bound    bound;
    } bounds[] = {
        {"least", GS_BOUND_LEAST},  {"than", GS_BOUND_LEAST},   {"over", GS_BOUND_LEAST},
        {"about", GS_BOUND_ABOUT},  {"some", GS_BOUND_ABOUT},   {"around", GS_BOUND_ABOUT},
        {"nearly", GS_BOUND_ABOUT}, {"almost", GS_BOUND_ABOUT}, {"roughly", GS_BOUND_ABOUT},
        {"to", GS_BOUND_MOST},      {"dozens", GS_BOUND_ABOUT},
    };

    if (at <= (int32_t)c->sentence->first_word)
        return GS_BOUND_NONE;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        if (gs_str_eq_nocase(gs_doc_str(c->doc, c->doc->words[at - 1].span),
                             gs_str_from(bounds[i].word)))
            return bounds[i].bound;
    }
    return GS_BOUND_NONE;
}

static gs_count_role role_of(const clause *c, int32_t below)
{
    switch ((gs_deprel)c->doc->words[below].deprel) {
    case GS_DEPREL_OBJ:
    case GS_DEPREL_NSUBJ_PASS:
        return GS_COUNT_OBJECT;
    case GS_DEPREL_NSUBJ:
    case GS_DEPREL_OBL_AGENT:
        return GS_COUNT_ACTOR;
    default:
        return GS_COUNT_OTHER;
    }
}

/* "Four were killed": what is counted is not said, and is known by the trigger. */
static void pack_number(const clause *c, size_t event, int32_t at, gs_buf *out)
{
    const gs_word *w = &c->doc->words[at], *of = w;
    int32_t        below = below_trigger(c, at);
    gs_str         noun = c->event->lemma;
    int64_t        n;

    if (below < 0 || in_time(c->doc, w) || !gs_trait_number_read(gs_doc_str(c->doc, w->span), &n))
        return;
    if (w->head >= 0 && w->head != c->trigger && w->deprel == GS_DEPREL_NUMMOD) {
        of = &c->doc->words[w->head];
        if (of->upos != GS_UPOS_NOUN && of->upos != GS_UPOS_PROPN)
            return;
        noun = lemma_of(c->doc, of);
    } else if (w->head != c->trigger) {
        return;
    }
    gs_pack_row(out, GS_TABLE_QUANTITY, 7);
    gs_pack_record(out, c->doc, 'e', (int64_t)event);
    gs_pack_int(out, w->span.start);
    gs_pack_int(out, of->span.end > w->span.end ? of->span.end : w->span.end);
    gs_pack_int(out, n);
    gs_pack_int(out, bound_of(c, at));
    gs_pack_bytes(out, GS_PACK_NAME, noun);
    gs_pack_int(out, role_of(c, below));
}

void gs_trait_pack(const gs_doc *doc, size_t event, gs_buf *out)
{
    clause c = {.doc = doc, .event = &doc->events[event]};

    if (!doc->word_count)
        return; /* made again of what is kept: its rows are there */
    c.sentence = &doc->sentences[c.event->sentence];
    c.trigger = word_at(doc, c.sentence, c.event->trigger.start);
    pack_words(&c, event, out);
    for (uint32_t i = 0; c.trigger >= 0 && i < c.sentence->word_count; i++)
        pack_number(&c, event, (int32_t)(c.sentence->first_word + i), out);
}
