/* know/event.c - the compiler of event patterns. The columns are told in
 * data/events.tsv and data/event-words.tsv.
 */
#include "know/event.h"

#include <stdio.h>

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

/* The set of that name; GS_EVENT_SETS: there is none. */
static unsigned set_of(const gs_events *e, gs_str name)
{
    static const char *const classes[] = {
        [GS_SET_SOMEBODY] = "@somebody", [GS_SET_STATE] = "@state",   [GS_SET_ARMED] = "@armed",
        [GS_SET_PLACE] = "@place",       [GS_SET_PERSON] = "@person",
    };

    for (unsigned i = 0; i < GS_SET_CLASSES; i++) {
        if (gs_str_eq(name, gs_str_from(classes[i])))
            return i;
    }
    for (size_t i = GS_SET_CLASSES; i < e->set_count; i++) {
        if (gs_str_eq(name, e->sets[i]))
            return (unsigned)i;
    }
    return GS_EVENT_SETS;
}

static bool absent(gs_str field)
{
    return gs_str_eq(field, GS_STR("-"));
}

static gs_str or_none(gs_str field)
{
    return absent(field) ? GS_STR_NONE : field;
}

#define GS_EVENT_LEMMA 48 /* bytes of a name's word that may be in a set */

/* ---- sets of words ---- */

static gs_status add_to_set(gs_know *know, gs_str lemma, unsigned set, gs_error *err)
{
    gs_events *e = &know->events;
    uint32_t  *at = gs_map_get(&e->words, lemma);
    gs_sets    none = {{0}};

    if (!at) {
        if (!GS_PUSH(&know->arena, e->word_sets, e->word_set_count, e->word_set_cap, none) ||
            gs_map_put(&e->words, lemma, (uint32_t)e->word_set_count - 1) != GS_OK)
            return gs_fail_nomem(err, "know");
        at = gs_map_get(&e->words, lemma);
    }
    e->word_sets[*at].bits[set / 64] |= (uint64_t)1 << (set % 64);
    return GS_OK;
}

static gs_status add_set(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know   *know = ctx;
    gs_events *e = &know->events;
    gs_str     rest = row->fields[1], lemma;
    unsigned   set = set_of(e, row->fields[0]);
    gs_status  st = GS_OK;

    if (!e->set_count)
        e->set_count = GS_SET_CLASSES;
    if (set < GS_SET_CLASSES)
        return gs_table_fail(row, err, "'%.*s' is no list of words", GS_STR_ARG(row->fields[0]));
    if (set == GS_EVENT_SETS) {
        if (e->set_count == GS_EVENT_SETS)
            return gs_table_fail(row, err, "more than %d sets", GS_EVENT_SETS - GS_SET_CLASSES);
        set = (unsigned)e->set_count++;
        e->sets[set] = row->fields[0];
    }
    while (st == GS_OK && gs_str_split(&rest, ',', &lemma)) {
        lemma = gs_str_trim(lemma);
        if (lemma.n && lemma.p[0] >= 'A' && lemma.p[0] <= 'Z')
            return gs_table_fail(row, err, "'%.*s': words stand in small letters",
                                 GS_STR_ARG(lemma));
        st = lemma.n ? add_to_set(know, lemma, set, err) : GS_OK;
    }
    return st;
}

const gs_sets *gs_event_sets(const gs_events *e, gs_str lemma)
{
    char            small[GS_EVENT_LEMMA];
    const uint32_t *i;

    if (lemma.n && lemma.n <= sizeof small && lemma.p[0] >= 'A' && lemma.p[0] <= 'Z') {
        for (size_t k = 0; k < lemma.n; k++)
            small[k] = gs_ascii_lower(lemma.p[k]);
        lemma.p = small;
    }
    i = gs_map_get(&e->words, lemma);
    return i ? &e->word_sets[*i] : NULL;
}

/* ---- patterns ---- */

/* Where a word of the frame looks: "subj", "obj", or a preposition. */
static gs_slot slot_of(gs_str word)
{
    static const struct {
        const char  *name;
        gs_slot_kind kind;
    } kinds[] = {
        {"subj", GS_SLOT_SUBJ},   {"obj", GS_SLOT_OBJ},   {"iobj", GS_SLOT_IOBJ},
        {"poss", GS_SLOT_POSS},   {"mod", GS_SLOT_MOD},   {"to", GS_SLOT_TO},
        {"light", GS_SLOT_LIGHT}, {"that", GS_SLOT_THAT},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (gs_str_eq(word, gs_str_from(kinds[i].name)))
            return (gs_slot){.kind = kinds[i].kind};
    }
    return (gs_slot){.kind = GS_SLOT_PREP, .prep = word};
}

/* "subj+with,obj": in a role "to" is a preposition. */
static gs_status read_sources(gs_slot *slots, unsigned *count, gs_str list, const gs_table_row *row,
                              gs_error *err)
{
    gs_str choice, word;

    *count = 0;
    if (absent(list))
        return GS_OK;
    while (gs_str_split(&list, ',', &choice)) {
        bool plus = false;
        while (gs_str_split(&choice, '+', &word)) {
            if (!word.n || *count == GS_EVENT_SLOTS)
                return gs_table_fail(row, err, "a role has no source, or more than %d",
                                     GS_EVENT_SLOTS);
            slots[*count] = gs_str_eq(word, GS_STR("to"))
                                ? (gs_slot){.kind = GS_SLOT_PREP, .prep = word}
                                : slot_of(word);
            slots[(*count)++].plus = plus;
            plus = true;
        }
    }
    return GS_OK;
}

static gs_status read_sets(const gs_know *know, gs_condition *c, gs_str names,
                           const gs_table_row *row, gs_error *err)
{
    gs_str name;

    while (gs_str_split(&names, '|', &name)) {
        unsigned set = set_of(&know->events, name);
        if (set == GS_EVENT_SETS)
            return gs_table_fail(row, err, "there is no set '%.*s'", GS_STR_ARG(name));
        c->sets.bits[set / 64] |= (uint64_t)1 << (set % 64);
    }
    return GS_OK;
}

/* "obj:troops", "prep=from!SET", "noobj". */
static gs_status add_condition(const gs_know *know, gs_event_pattern *p, gs_str item,
                               const gs_table_row *row, gs_error *err)
{
    gs_condition c = {.any = true};
    gs_str       word = item, sets = {NULL, 0};
    size_t       mark = 0;

    if (p->condition_count == GS_EVENT_CONDITIONS)
        return gs_table_fail(row, err, "more than %d conditions", GS_EVENT_CONDITIONS);
    while (mark < item.n && item.p[mark] != ':' && item.p[mark] != '!')
        mark++;
    if (mark < item.n) {
        c.any = false;
        c.not_ = item.p[mark] == '!';
        word = gs_str_sub(item, 0, mark);
        sets = gs_str_sub(item, mark + 1, item.n);
    }
    if (gs_str_starts(word, GS_STR("prep="))) {
        if (gs_str_find(word, GS_STR("|"), 0) != SIZE_MAX)
            return gs_table_fail(row, err, "'%.*s': a condition names one preposition",
                                 GS_STR_ARG(item));
        c.slot = (gs_slot){.kind = GS_SLOT_PREP, .prep = gs_str_sub(word, 5, word.n)};
    } else {
        bool no = c.any && gs_str_starts(word, GS_STR("no"));
        word = no ? gs_str_sub(word, 2, word.n) : word;
        c.slot = slot_of(word);
        c.not_ = c.not_ || no;
        if (c.slot.kind == GS_SLOT_PREP && !gs_str_eq(word, GS_STR("of")))
            return gs_table_fail(row, err, "unknown condition '%.*s'", GS_STR_ARG(item));
    }
    p->conditions[p->condition_count++] = c;
    return c.any ? GS_OK : read_sets(know, &p->conditions[p->condition_count - 1], sets, row, err);
}

static gs_status read_item(const gs_know *know, gs_event_pattern *p, gs_str item,
                           const gs_table_row *row, gs_error *err)
{
    if (gs_str_starts(item, GS_STR("actor=")))
        return read_sources(p->actor, &p->actor_count, gs_str_sub(item, 6, item.n), row, err);
    if (gs_str_starts(item, GS_STR("recipient=")))
        return read_sources(p->recipient, &p->recipient_count, gs_str_sub(item, 10, item.n), row,
                            err);
    if (gs_str_starts(item, GS_STR("both="))) {
        p->recipient_count = 0;
        return read_sources(p->actor, &p->actor_count, gs_str_sub(item, 5, item.n), row, err);
    }
    return add_condition(know, p, item, row, err);
}

static gs_status read_frame(const gs_know *know, gs_event_pattern *p, bool noun,
                            const gs_table_row *row, gs_error *err)
{
    gs_str    rest = row->fields[6], item;
    gs_status st = read_sources(p->actor, &p->actor_count,
                                noun ? GS_STR("by,poss,light") : GS_STR("subj"), row, err);

    if (st == GS_OK)
        st = read_sources(p->recipient, &p->recipient_count,
                          noun ? GS_STR("on,against,of") : GS_STR("obj"), row, err);
    if (absent(rest))
        return st;
    while (st == GS_OK && gs_str_split(&rest, ' ', &item))
        st = item.n ? read_item(know, p, item, row, err) : GS_OK;
    return st;
}

/* Whether `p` is tried before `q`, of another folder or a line above: it has more words, or
 * conditions where the other has none. */
static bool is_before(const gs_event_pattern *p, const gs_event_pattern *q, bool other_folder)
{
    if (p->word_count != q->word_count)
        return p->word_count > q->word_count;
    return other_folder || (p->condition_count && !q->condition_count);
}

static void link_pattern(gs_events *e, size_t before, uint32_t *head, int32_t index)
{
    int32_t *at = (int32_t *)head;

    while (*at >= 0) {
        if (is_before(&e->patterns[index], &e->patterns[*at], (size_t)*at < before))
            break;
        at = &e->patterns[*at].next;
    }
    e->patterns[index].next = *at;
    *at = index;
}

typedef struct loader {
    gs_know *know;
    size_t   before; /* patterns of other folders */
} loader;

/* "shoot down", "car bomb": the lemma, and what stands beside it. */
static gs_status read_words(gs_event_pattern *p, gs_str words, bool noun, gs_str *lemma,
                            const gs_table_row *row, gs_error *err)
{
    gs_str word, all[GS_EVENT_WORDS + 1];
    size_t n = 0;

    while (gs_str_split(&words, ' ', &word)) {
        if (!word.n)
            continue;
        if (n == GS_EVENT_WORDS + 1)
            return gs_table_fail(row, err, "more than %d words", GS_EVENT_WORDS + 1);
        all[n++] = word;
    }
    if (!n)
        return gs_table_fail(row, err, "a lemma is empty");
    *lemma = noun ? all[n - 1] : all[0];
    p->word_count = (unsigned)n - 1;
    for (size_t i = 0; i + 1 < n; i++)
        p->words[i] = noun ? all[i] : all[i + 1];
    return GS_OK;
}

static gs_status add_lemma(const loader *l, const gs_event_pattern *shared, gs_str words, bool noun,
                           const gs_table_row *row, gs_error *err)
{
    gs_events       *e = &l->know->events;
    gs_map          *map = noun ? &e->nouns : &e->verbs;
    gs_event_pattern p = *shared;
    gs_str           lemma = GS_STR_NONE;
    gs_status        st = read_words(&p, words, noun, &lemma, row, err);

    if (st != GS_OK)
        return st;
    if (!gs_map_get(map, lemma) && gs_map_put(map, lemma, (uint32_t)-1) != GS_OK)
        return gs_fail_nomem(err, "know");
    if (!GS_PUSH(&l->know->arena, e->patterns, e->pattern_count, e->pattern_cap, p))
        return gs_fail_nomem(err, "know");
    link_pattern(e, l->before, gs_map_get(map, lemma), (int32_t)e->pattern_count - 1);
    return GS_OK;
}

static gs_status add_pattern(void *ctx, const gs_table_row *row, gs_error *err)
{
    const loader    *l = ctx;
    gs_event_pattern p = {.mode = or_none(row->fields[3]),
                          .contexts = or_none(row->fields[4]),
                          .cameo = or_none(row->fields[5]),
                          .blocks = absent(row->fields[2])};
    bool             noun = gs_str_eq(row->fields[1], GS_STR("noun"));
    gs_str           rest = row->fields[0], words;
    gs_status        st;

    if (!noun && !gs_str_eq(row->fields[1], GS_STR("verb")))
        return gs_table_fail(row, err, "'%.*s' is neither verb nor noun",
                             GS_STR_ARG(row->fields[1]));
    if (!p.blocks && !gs_plover_from_name(row->fields[2], &p.event))
        return gs_table_fail(row, err, "PLOVER has no event '%.*s'", GS_STR_ARG(row->fields[2]));
    st = read_frame(l->know, &p, noun, row, err);
    while (st == GS_OK && gs_str_split(&rest, ',', &words))
        st = add_lemma(l, &p, gs_str_trim(words), noun, row, err);
    return st;
}

/* The sets that the engine itself asks for. */
static void know_sets(gs_events *e)
{
    e->light = set_of(e, GS_STR("light"));
    e->undergo = set_of(e, GS_STR("undergo"));
    e->deaths = set_of(e, GS_STR("deaths"));
    e->targets = set_of(e, GS_STR("targets"));
    e->parts = set_of(e, GS_STR("parts"));
    e->asks = set_of(e, GS_STR("asks"));
    e->where = set_of(e, GS_STR("where"));
    e->pact_act = set_of(e, GS_STR("pact-act"));
    e->pact_term = set_of(e, GS_STR("pact-term"));
    e->pact_pledge = set_of(e, GS_STR("pact-pledge"));
    for (int k = 0; k < GS_AGREEMENT_KIND_COUNT; k++) {
        char        name[48];
        const char *kind = gs_agreement_kind_name((gs_agreement_kind)k);
        snprintf(name, sizeof name, "pact-%s", kind);
        e->pact[k] = set_of(e, gs_str_from(name));
        snprintf(name, sizeof name, "pact-%s-word", kind);
        e->pact_mod[k] = set_of(e, gs_str_from(name));
    }
}

gs_status gs_know_load_events(gs_know *know, const char *dir, gs_error *err)
{
    loader    l = {know, know->events.pattern_count};
    gs_status st = gs_table_read(dir, "event-words.tsv", 2, 2, know, add_set, know, err);

    if (st == GS_OK)
        st = gs_table_read(dir, "events.tsv", 7, 7, know, add_pattern, &l, err);
    know_sets(&know->events);
    return st;
}
