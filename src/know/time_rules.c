/* know/time_rules.c - reads data/times.tsv, which tells its columns.
 */
#include "know/time_rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"
#include "know/time_pattern.h"

/* The words of the language for the values of a slot. */
static const struct {
    const char  *name;
    gs_time_slot slot;
    int32_t      value;
} values[] = {
    {"second", GS_TIME_UNIT, GS_UNIT_SECOND},
    {"minute", GS_TIME_UNIT, GS_UNIT_MINUTE},
    {"hour", GS_TIME_UNIT, GS_UNIT_HOUR},
    {"day", GS_TIME_UNIT, GS_UNIT_DAY},
    {"weekend", GS_TIME_UNIT, GS_UNIT_WEEKEND},
    {"week", GS_TIME_UNIT, GS_UNIT_WEEK},
    {"month", GS_TIME_UNIT, GS_UNIT_MONTH},
    {"quarter", GS_TIME_UNIT, GS_UNIT_QUARTER},
    {"year", GS_TIME_UNIT, GS_UNIT_YEAR},
    {"decade", GS_TIME_UNIT, GS_UNIT_DECADE},
    {"century", GS_TIME_UNIT, GS_UNIT_CENTURY},
    {"report", GS_TIME_AT, GS_AT_REPORT},
    {"focus", GS_TIME_AT, GS_AT_FOCUS},
    {"past", GS_TIME_DIR, GS_DIR_PAST},
    {"future", GS_TIME_DIR, GS_DIR_FUTURE},
    {"past", GS_TIME_REF, GS_REF_PAST},
    {"present", GS_TIME_REF, GS_REF_PRESENT},
    {"future", GS_TIME_REF, GS_REF_FUTURE},
    {"approx", GS_TIME_MOD, GS_MOD_APPROX},
    {"more", GS_TIME_MOD, GS_MOD_MORE},
    {"less", GS_TIME_MOD, GS_MOD_LESS},
    {"start", GS_TIME_MOD, GS_MOD_START},
    {"mid", GS_TIME_MOD, GS_MOD_MID},
    {"end", GS_TIME_MOD, GS_MOD_END},
    {"start", GS_TIME_OPEN, GS_OPEN_START},
    {"end", GS_TIME_OPEN, GS_OPEN_END},
    {"am", GS_TIME_NOON, GS_NOON_AM},
    {"pm", GS_TIME_NOON, GS_NOON_PM},
    {"morning", GS_TIME_PART, GS_PART_MO},
    {"midday", GS_TIME_PART, GS_PART_MI},
    {"afternoon", GS_TIME_PART, GS_PART_AF},
    {"evening", GS_TIME_PART, GS_PART_EV},
    {"night", GS_TIME_PART, GS_PART_NI},
    {"daytime", GS_TIME_PART, GS_PART_DT},
    {"spring", GS_TIME_SEASON, GS_SEASON_SP},
    {"summer", GS_TIME_SEASON, GS_SEASON_SU},
    {"autumn", GS_TIME_SEASON, GS_SEASON_FA},
    {"winter", GS_TIME_SEASON, GS_SEASON_WI},
    {"past", GS_TIME_TENSE, GS_DIR_PAST},
    {"future", GS_TIME_TENSE, GS_DIR_FUTURE},
    {"be", GS_TIME_TENSE, GS_TENSE_BE},
    {"to", GS_TIME_TENSE, GS_TENSE_TO},
    {"infinitive", GS_TIME_TENSE, GS_TENSE_INFINITIVE},
};

static const char *const kinds[] = {
    [GS_TIME_DATE] = "date", [GS_TIME_DURATION] = "duration", [GS_TIME_SET] = "set",
    [GS_TIME_NOT] = "not",   [GS_TIME_LEAD] = "lead",         [GS_TIME_WITH] = "with",
    [GS_TIME_JOIN] = "join",
};

static const char *const shapes[GS_TIME_SHAPES] = {
    "num", "year", "day", "mon", "hour", "minute", "hhmm", "ord", "decade", "yy", "*", "+"};

typedef struct loader {
    gs_know     *know;
    gs_time_defs defs;
} loader;

/* A class that is no slot (-1) has the first value of that name. */
static bool read_value(int slot, gs_str word, int32_t *value)
{
    char  text[12] = {0};
    char *end;

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if ((slot < 0 || (int)values[i].slot == slot) &&
            gs_str_eq(word, gs_str_from(values[i].name))) {
            *value = values[i].value;
            return true;
        }
    }
    if (!word.n || word.n > 6)
        return false;
    memcpy(text, word.p, word.n);
    *value = (int32_t)strtol(text, &end, 10);
    return *end == '\0';
}

/* "January" is in lower case in the map and asks for a capital. */
static gs_status add_member(loader *l, int class_, int32_t value, gs_str form,
                            const gs_table_row *row, gs_error *err)
{
    gs_know       *know = l->know;
    gs_str         lower = gs_arena_str(&know->arena, form);
    gs_time_member m = {.class_ = (uint8_t)class_, .value = value};
    int32_t        word;
    char          *p;

    if (!lower.p)
        return gs_fail_nomem(err, "know");
    if (!lower.n || gs_str_find(lower, GS_STR(" "), 0) != SIZE_MAX)
        return gs_table_fail(row, err, "not one word: '%.*s'", GS_STR_ARG(form));
    p = (char *)(uintptr_t)lower.p; /* ours: just copied */
    m.capital = *p >= 'A' && *p <= 'Z';
    for (size_t i = 0; i < lower.n; i++)
        p[i] = gs_ascii_lower(p[i]);
    word = gs_time_word_of(know, lower);
    if (word < 0)
        return know->time_rules.word_count < GS_TIME_WORDS
                   ? gs_fail_nomem(err, "know")
                   : gs_table_fail(row, err, "too many words");
    m.next = know->time_rules.words[word].members;
    if (!GS_PUSH(&know->arena, know->time_rules.members, know->time_rules.member_count,
                 know->time_rules.member_cap, m))
        return gs_fail_nomem(err, "know");
    know->time_rules.words[word].members = (int32_t)know->time_rules.member_count - 1;
    return GS_OK;
}

static int add_class(gs_time_rules *rules, gs_str name)
{
    int class_ = gs_time_class_of(rules, name);

    if (class_ < 0 && rules->class_count < GS_TIME_CLASSES) {
        class_ = (int)rules->class_count;
        rules->classes[rules->class_count++] = name;
    }
    return class_;
}

/* class NAME VALUE=FORM,FORM;VALUE=FORM */
static gs_status read_class(loader *l, const gs_table_row *row, gs_error *err)
{
    gs_str    groups = row->fields[2], group, value_word, form;
    int       slot = gs_time_slot_of(row->fields[1]);
    int       class_ = add_class(&l->know->time_rules, row->fields[1]);
    gs_status st = GS_OK;

    if (class_ < 0)
        return gs_table_fail(row, err, "too many classes");
    if (gs_str_eq(row->fields[1], GS_STR("tense")))
        l->know->time_rules.tense_class = (uint8_t)class_;
    while (st == GS_OK && gs_str_split(&groups, ';', &group)) {
        int32_t value;
        gs_str_split(&group, '=', &value_word);
        if (!group.p || !read_value(slot, gs_str_trim(value_word), &value))
            return gs_table_fail(row, err, "unknown value '%.*s'", GS_STR_ARG(value_word));
        while (st == GS_OK && gs_str_split(&group, ',', &form))
            st = add_member(l, class_, value, gs_str_trim(form), row, err);
    }
    return st;
}

static gs_status read_def(loader *l, const gs_table_row *row, gs_error *err)
{
    if (l->defs.count == sizeof l->defs.names / sizeof *l->defs.names)
        return gs_table_fail(row, err, "too many defs");
    l->defs.names[l->defs.count] = row->fields[1];
    l->defs.patterns[l->defs.count++] = row->fields[2];
    return GS_OK;
}

/* "unit=week", "shift=-num" */
static bool read_set(gs_str word, gs_time_set *set)
{
    gs_str  name;
    int     slot, from;
    int32_t sign = 1;

    gs_str_split(&word, '=', &name);
    slot = gs_time_slot_of(name);
    if (slot < 0 || !word.p || !word.n)
        return false;
    *set = (gs_time_set){(uint8_t)slot, GS_TIME_SLOT_COUNT, 0};
    if (read_value(slot, word, &set->value))
        return true;
    if (word.p[0] == '-' || word.p[0] == '+') {
        sign = word.p[0] == '-' ? -1 : 1;
        word = gs_str_sub(word, 1, word.n);
    }
    from = gs_time_slot_of(word);
    set->from = (uint8_t)from;
    set->value = sign;
    return from >= 0;
}

static gs_status read_meaning(gs_know *know, gs_time_rule *rule, const gs_table_row *row,
                              gs_error *err)
{
    gs_time_rules *rules = &know->time_rules;
    gs_str         rest = row->count > 3 ? row->fields[3] : GS_STR_NONE, word;
    gs_time_set    set;

    rule->first_set = (uint32_t)rules->set_count;
    if (gs_str_eq(rest, GS_STR("-")))
        return GS_OK;
    while (rest.n && gs_str_split(&rest, ' ', &word)) {
        if (!word.n)
            continue;
        if (!read_set(word, &set))
            return gs_table_fail(row, err, "unknown meaning '%.*s'", GS_STR_ARG(word));
        if (!GS_PUSH(&know->arena, rules->sets, rules->set_count, rules->set_cap, set))
            return gs_fail_nomem(err, "know");
        rule->set_count++;
    }
    return GS_OK;
}

static gs_status read_rule(loader *l, gs_time_kind kind, const gs_table_row *row, gs_error *err)
{
    gs_know       *know = l->know;
    gs_time_rules *rules = &know->time_rules;
    gs_time_rule   rule = {.kind = kind};
    gs_str         name = gs_arena_str(&know->arena, row->fields[1]); /* ends with NUL */
    gs_status      st;

    if (!name.p)
        return gs_fail_nomem(err, "know");
    rule.name = name.p;
    if (rules->rule_count == GS_TIME_RULES)
        return gs_table_fail(row, err, "more than %d rules", GS_TIME_RULES);
    st = gs_time_compile(know, &l->defs, row->fields[2], rules->rule_count, &rule, row, err);
    if (st == GS_OK)
        st = read_meaning(know, &rule, row, err);
    if (st == GS_OK &&
        !GS_PUSH(&know->arena, rules->rules, rules->rule_count, rules->rule_cap, rule))
        st = gs_fail_nomem(err, "know");
    return st;
}

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    loader *l = ctx;

    if (!row->fields[1].n || !row->fields[2].n)
        return gs_table_fail(row, err, "an empty field");
    if (gs_str_eq(row->fields[0], GS_STR("class")))
        return read_class(l, row, err);
    if (gs_str_eq(row->fields[0], GS_STR("def")))
        return read_def(l, row, err);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (gs_str_eq(row->fields[0], gs_str_from(kinds[i])))
            return read_rule(l, (gs_time_kind)i, row, err);
    }
    return gs_table_fail(row, err, "unknown kind '%.*s'", GS_STR_ARG(row->fields[0]));
}

gs_status gs_know_load_times(gs_know *know, const char *dir, gs_error *err)
{
    gs_time_rules *rules = &know->time_rules;
    loader         l = {.know = know};
    gs_status      st;

    rules->tense_class = UINT8_MAX;
    for (int i = 0; i < GS_TIME_SHAPES; i++)
        rules->classes[rules->class_count++] = gs_str_from(shapes[i]);
    st = gs_table_read(dir, "times.tsv", 3, 4, know, add_row, &l, err);
    if (st == GS_OK)
        gs_time_begins_close(rules);
    return st;
}
