/* store/ask_value.c - what is bound in a question. See ask.h. */
#include <math.h>

#include "base/error.h"
#include "store/ask.h"

#define DEGREES_KM 111.19 /* of latitude */

static const char *const options[GS_FILTER_COUNT] = {
    [GS_FILTER_SPEAKER] = "speaker",   [GS_FILTER_ACTOR] = "actor",
    [GS_FILTER_ABOUT] = "about",       [GS_FILTER_ACT] = "act",
    [GS_FILTER_CATEGORY] = "category", [GS_FILTER_REALITY] = "reality",
    [GS_FILTER_STATUS] = "status",     [GS_FILTER_PLACE] = "place",
    [GS_FILTER_NEAR] = "near",         [GS_FILTER_SINCE] = "since",
    [GS_FILTER_UNTIL] = "until",       [GS_FILTER_SOURCE] = "source",
    [GS_FILTER_WORDS] = "words",
};

static gs_status bad(gs_list_filter f, gs_str value, const char *what, gs_error *err)
{
    return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "--%s cannot be '%.*s'%s", options[f],
                   GS_STR_ARG(value), what);
}

static void bind(gs_ask *a, gs_ask_value value)
{
    if (a->count == GS_ASK_VALUES)
        a->words.status = GS_E_LIMIT;
    else
        a->values[a->count++] = value;
}

void gs_ask_number(gs_ask *a, double x)
{
    bind(a, (gs_ask_value){.number = x});
}

/* The words from `from` on. */
static void bind_text(gs_ask *a, size_t from)
{
    bind(a, (gs_ask_value){.text = true, .from = from, .n = a->words.size - from});
}

/* ---- one filter each ---- */

static bool in_word(unsigned char c)
{
    return gs_ascii_alpha((char)c) || gs_ascii_digit((char)c) || c >= 0x80;
}

/* A question of FTS5 for texts that have all words of `name`. */
static void bind_name(gs_ask *a, const char *name)
{
    size_t from = a->words.size;
    bool   open = false;

    for (const char *p = name; *p; p++) {
        if (in_word((unsigned char)*p) != open) {
            gs_buf_add(&a->words, open ? "\" " : "\"", open ? 2 : 1);
            open = !open;
        }
        if (open)
            gs_buf_add_char(&a->words, *p);
    }
    if (open)
        gs_buf_add_char(&a->words, '"');
    if (a->words.size == from)
        gs_buf_add(&a->words, "\"\"", 2);
    bind_text(a, from);
}

static void bind_words(gs_ask *a, const char *words)
{
    size_t from = a->words.size;

    gs_buf_add_str(&a->words, gs_str_from(words));
    bind_text(a, from);
}

static gs_status bind_day(gs_ask *a, gs_list_filter f, const char *day, gs_error *err)
{
    static const char *const how = "; a day is written YYYY-MM-DD";
    double                   number = 0;

    for (int i = 0; i < 10; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? day[i] != '-' : !gs_ascii_digit(day[i]))
            return bad(f, gs_str_from(day), how, err);
        if (!dash)
            number = number * 10 + (day[i] - '0');
    }
    if (day[10])
        return bad(f, gs_str_from(day), how, err);
    gs_ask_number(a, number);
    return GS_OK;
}

/* The box around a circle, then the circle. */
static gs_status bind_near(gs_ask *a, const gs_filter *f, gs_error *err)
{
    double lat = f->km / DEGREES_KM, shrink = cos(f->lat * M_PI / 180);
    double lon = shrink > 0.01 ? lat / shrink : 180;

    if (!(f->lat >= -90 && f->lat <= 90 && f->lon >= -180 && f->lon <= 180 && f->km > 0 &&
          f->km <= 20038))
        return gs_fail(
            err, GS_E_USAGE, "store", GS_NO_OFFSET,
            "--near is LAT,LON,KM: degrees from -90 to 90 and -180 to 180, then kilometres");
    gs_ask_number(a, f->lat - lat);
    gs_ask_number(a, f->lat + lat);
    gs_ask_number(a, f->lon - lon);
    gs_ask_number(a, f->lon + lon);
    gs_ask_number(a, f->lat);
    gs_ask_number(a, f->lon);
    gs_ask_number(a, f->km);
    return GS_OK;
}

typedef struct choice {
    const char *(*name)(int);
    int count;
} choice;

static const choice choices[GS_FILTER_COUNT] = {
    [GS_FILTER_ACT] = {gs_word_act, GS_ACT_COUNT},
    [GS_FILTER_CATEGORY] = {gs_word_category, GS_PLOVER_COUNT},
    [GS_FILTER_REALITY] = {gs_word_reality, GS_REALITY_COUNT},
    [GS_FILTER_STATUS] = {gs_word_status, GS_CLAIM_STATUS_COUNT},
};

/* Numbers of an enum by their names: "deny,accuse" as "1,4". */
static gs_status add_choices(gs_ask *a, gs_list_filter f, const char *list, gs_buf *numbers,
                             gs_error *err)
{
    const choice *c = &choices[f];
    gs_str        rest = gs_str_from(list), word;
    size_t        from = numbers->size;

    while (gs_str_split(&rest, ',', &word)) {
        int k = 0;
        word = gs_str_trim(word);
        while (k < c->count && !gs_str_eq_nocase(word, gs_str_from(c->name(k))))
            k++;
        if (k == c->count)
            return bad(f, word, "", err);
        gs_buf_addf(numbers, numbers->size > from ? ",%d" : "%d", k);
    }
    a->list[f] = gs_str_make(numbers->data + from, numbers->size - from);
    return numbers->status == GS_OK ? GS_OK : bad(f, gs_str_from(list), ": too long", err);
}

/* ---- all ---- */

static const char *value_of(const gs_filter *f, gs_list_filter filter)
{
    switch (filter) {
    case GS_FILTER_SPEAKER:
        return f->speaker;
    case GS_FILTER_ACTOR:
        return f->actor;
    case GS_FILTER_ABOUT:
        return f->about;
    case GS_FILTER_ACT:
        return f->act;
    case GS_FILTER_CATEGORY:
        return f->category;
    case GS_FILTER_REALITY:
        return f->reality;
    case GS_FILTER_STATUS:
        return f->status;
    case GS_FILTER_PLACE:
        return f->place;
    case GS_FILTER_NEAR:
        return f->near ? "" : NULL;
    case GS_FILTER_SINCE:
        return f->since;
    case GS_FILTER_UNTIL:
        return f->until;
    case GS_FILTER_SOURCE:
        return f->source;
    case GS_FILTER_WORDS:
        return f->words;
    case GS_FILTER_COUNT:
        break;
    }
    return NULL;
}

static gs_status add_value(gs_ask *a, gs_list_filter f, const char *value, const gs_filter *filter,
                           gs_buf *numbers, gs_error *err)
{
    if (choices[f].count)
        return add_choices(a, f, value, numbers, err);
    switch (f) {
    case GS_FILTER_SINCE:
    case GS_FILTER_UNTIL:
        return bind_day(a, f, value, err);
    case GS_FILTER_NEAR:
        return bind_near(a, filter, err);
    case GS_FILTER_WORDS:
        bind_words(a, value);
        return GS_OK;
    default:
        bind_name(a, value);
        return GS_OK;
    }
}

gs_status gs_ask_values(gs_ask *a, const gs_filter *filter, gs_error *err)
{
    gs_buf    numbers = gs_buf_over(a->lists, sizeof a->lists);
    gs_status st = GS_OK;

    for (int k = 0; st == GS_OK && k < GS_FILTER_COUNT; k++) {
        gs_list_filter f = (gs_list_filter)k;
        const char    *value = value_of(filter, f);
        a->given[f] = value != NULL;
        a->base[f] = a->count + 1;
        if (!value)
            continue;
        if (!a->kind->where[f].test)
            return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "--%s says nothing about %s",
                           options[f], a->kind->name);
        st = add_value(a, f, value, filter, &numbers, err);
    }
    return st;
}
