/* know/holder.c - see holder.h. */
#include "know/holder.h"

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static bool is_date(gs_str s)
{
    static const char form[] = "0000-00-00";

    if (s.n != 4 && s.n != 7 && s.n != 10)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (form[i] == '0' ? !gs_ascii_digit(s.p[i]) : s.p[i] != '-')
            return false;
    }
    return true;
}

/* As far as both are told; 0 where that is alike. */
static int compare(gs_str a, gs_str b)
{
    return memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
}

static gs_str or_none(gs_str field)
{
    return gs_str_eq(field, GS_STR("-")) ? GS_STR_NONE : field;
}

static gs_status add_spelling(gs_know *know, gs_str spelling, uint32_t holder, gs_error *err)
{
    gs_holder_name name = {spelling, holder, gs_holder_find(know, spelling)};

    if (!GS_PUSH(&know->arena, know->holder_names, know->holder_name_count, know->holder_name_cap,
                 name) ||
        gs_map_put(&know->holder_map, spelling, (uint32_t)know->holder_name_count - 1) != GS_OK)
        return gs_fail_nomem(err, "know");
    return GS_OK;
}

static gs_status check(const gs_table_row *row, const gs_holder *h, gs_error *err)
{
    if (!h->name.n || !h->title.n || !h->body.n)
        return gs_table_fail(row, err, "a holding needs a name, a title and a body");
    if (h->country.n && h->country.n != 3)
        return gs_table_fail(row, err, "'%.*s' is no code of three letters",
                             GS_STR_ARG(h->country));
    if (!is_date(h->from))
        return gs_table_fail(row, err, "'%.*s' is no date: YYYY, YYYY-MM or YYYY-MM-DD",
                             GS_STR_ARG(h->from));
    if (h->to.n && !is_date(h->to))
        return gs_table_fail(row, err, "'%.*s' is no date: YYYY, YYYY-MM or YYYY-MM-DD, or -",
                             GS_STR_ARG(h->to));
    if (h->to.n && compare(h->from, h->to) > 0)
        return gs_table_fail(row, err, "ends before it begins");
    if (!h->source.n)
        return gs_table_fail(row, err, "names no source");
    return GS_OK;
}

static gs_status add_holder(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know  *know = ctx;
    gs_str    names = row->fields[0], name;
    uint32_t  index = (uint32_t)know->holder_count;
    gs_holder h = {.title = or_none(row->fields[1]),
                   .body = or_none(row->fields[2]),
                   .country = or_none(row->fields[3]),
                   .from = row->fields[4],
                   .to = or_none(row->fields[5]),
                   .source = gs_table_source(row, 6)};
    gs_status st;

    if (row->count == 2 && gs_str_eq(row->fields[0], GS_STR("checked"))) {
        know->checked = row->fields[1];
        return is_date(know->checked) && know->checked.n == 10
                   ? GS_OK
                   : gs_table_fail(row, err, "checked on no day (YYYY-MM-DD)");
    }
    if (row->count < 6)
        return gs_table_fail(row, err, "%zu fields; 6 to 7 parted by tabs are needed", row->count);
    gs_str_split(&names, ',', &name);
    h.name = gs_str_trim(name);
    st = check(row, &h, err);
    if (st != GS_OK)
        return st;
    if (!GS_PUSH(&know->arena, know->holders, know->holder_count, know->holder_cap, h))
        return gs_fail_nomem(err, "know");
    names = row->fields[0];
    while (st == GS_OK && gs_str_split(&names, ',', &name))
        st = add_spelling(know, gs_str_trim(name), index, err);
    return st;
}

gs_status gs_know_load_holders(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "holders.tsv", 2, 7, know, add_holder, know, err);
}

uint32_t gs_holder_find(const gs_know *know, gs_str spelling)
{
    const uint32_t *last = gs_map_get(&know->holder_map, spelling);

    return last ? *last : GS_HOLDER_NONE;
}

bool gs_holder_held(const gs_know *know, const gs_holder *holder, gs_str day)
{
    gs_str to = holder->to.n ? holder->to : know->checked;

    if (day.n < 10 || !to.n)
        return false;
    day.n = 10;
    /* a month or year alone is passed only when it is over, or not yet begun */
    return (holder->from.n == 10 ? compare(holder->from, day) <= 0
                                 : compare(holder->from, day) < 0) &&
           (to.n == 10 ? compare(day, to) <= 0 : compare(day, to) < 0);
}
