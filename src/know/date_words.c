/* know/date_words.c - the names of months and weekdays in many languages.
 *
 * data/date_words.tsv: kind, language (or a zone's minutes), then groups
 * parted by ";", one a value, of forms parted by ",".
 */
#include <stdlib.h>

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"
#include "text/date.h"

static const struct {
    const char       *name;
    gs_date_word_kind kind;
    int               groups; /* how many a row has; 0 = one, without a value */
} kinds[] = {
    {"month", GS_DATE_WORD_MONTH, 12},    {"weekday", GS_DATE_WORD_WEEKDAY, 7},
    {"before", GS_DATE_WORD_BEFORE, 0},   {"join", GS_DATE_WORD_JOIN, 0},
    {"ordinal", GS_DATE_WORD_ORDINAL, 0}, {"after", GS_DATE_WORD_AFTER, 0},
    {"number", GS_DATE_WORD_NUMBER, 0},   {"at", GS_DATE_WORD_AT, 0},
    {"half", GS_DATE_WORD_HALF, 2},       {"hours", GS_DATE_WORD_HOURS, 0},
    {"zone", GS_DATE_WORD_ZONE, 0},
};

static gs_status add_group(gs_know *know, const gs_table_row *row, gs_date_word_kind kind,
                           int value, gs_str forms, gs_error *err)
{
    gs_str form;

    while (gs_str_split(&forms, ',', &form)) {
        gs_status st = gs_date_words_add(&know->date_words, &know->arena, kind, value,
                                         row->fields[1], gs_str_trim(form));
        if (st == GS_E_NOMEM)
            return gs_fail_nomem(err, "know");
        if (st != GS_OK)
            return gs_table_fail(row, err, "'%.*s' is empty or too long", GS_STR_ARG(form));
    }
    return GS_OK;
}

static bool read_minutes(gs_str field, int *minutes)
{
    char  text[8] = {0};
    char *end;

    if (field.n == 0 || field.n >= sizeof text)
        return false;
    memcpy(text, field.p, field.n);
    *minutes = (int)strtol(text, &end, 10);
    return *end == '\0' && *minutes % 15 == 0 && abs(*minutes) < 15 * 60;
}

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_str    groups = row->fields[2], group;
    size_t    i = 0;
    int       value = 0;
    gs_status st = GS_OK;

    while (i < sizeof kinds / sizeof *kinds &&
           !gs_str_eq(row->fields[0], gs_str_from(kinds[i].name)))
        i++;
    if (i == sizeof kinds / sizeof *kinds)
        return gs_table_fail(row, err, "unknown kind '%.*s'", GS_STR_ARG(row->fields[0]));
    if (kinds[i].kind == GS_DATE_WORD_ZONE) {
        if (!read_minutes(row->fields[1], &value))
            return gs_table_fail(row, err, "no quarter of an hour: '%.*s'",
                                 GS_STR_ARG(row->fields[1]));
        return add_group(ctx, row, kinds[i].kind, value, groups, err);
    }
    while (st == GS_OK && gs_str_split(&groups, ';', &group))
        st = add_group(ctx, row, kinds[i].kind, ++value, group, err);
    if (st == GS_OK && value != (kinds[i].groups ? kinds[i].groups : 1))
        return gs_table_fail(row, err, "%d groups parted by ';', not %d", value, kinds[i].groups);
    return st;
}

gs_status gs_know_load_date_words(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "date_words.tsv", 3, 3, know, add_row, know, err);
}
