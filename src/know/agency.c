/* know/agency.c - the wire services and the ways they are credited.
 *
 * data/agencies.tsv: the service's name, then its forms. A short form ("AP",
 * "dpa") is met only as written, since in another case it is a word; a longer
 * one in any case ("REUTERS").
 */
#include "base/error.h"
#include "know/know.h"
#include "know/table.h"
#include "text/utf8.h"

enum { FORM_BYTES = 96, SHORT_CHARS = 4 };

static gs_str fold(gs_str form, char *out)
{
    gs_buf buf = gs_buf_over(out, FORM_BYTES);

    if (form.n + 8 > FORM_BYTES)
        return GS_STR_NONE;
    for (size_t at = 0; at < form.n && buf.size + 4 < FORM_BYTES;)
        gs_utf8_put(&buf, gs_char_to_lower(gs_utf8_at(form, at, &at)));
    return gs_buf_str(&buf);
}

static bool is_short(gs_str form)
{
    size_t chars = 0;

    for (size_t at = 0; at < form.n; chars++)
        gs_utf8_at(form, at, &at);
    return chars <= SHORT_CHARS;
}

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know  *know = ctx;
    gs_str    forms = row->fields[1], form;
    uint32_t  index = (uint32_t)know->agency_count;
    gs_status st = GS_OK;

    if (!GS_PUSH(&know->arena, know->agency_names, know->agency_count, know->agency_cap,
                 row->fields[0]))
        return gs_fail_nomem(err, "know");
    while (st == GS_OK && gs_str_split(&forms, ',', &form)) {
        char   folded[FORM_BYTES];
        gs_str key = gs_str_trim(form);
        if (!key.n || key.n + 8 > FORM_BYTES)
            return gs_table_fail(row, err, "'%.*s' is empty or too long", GS_STR_ARG(form));
        if (!is_short(key))
            key = gs_arena_str(&know->arena, fold(key, folded));
        st = key.p ? gs_map_put(&know->agencies, key, index) : GS_E_NOMEM;
    }
    return st == GS_OK ? GS_OK : gs_fail_nomem(err, "know");
}

gs_status gs_know_load_agencies(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "agencies.tsv", 2, 2, know, add_row, know, err);
}

gs_str gs_know_agency(const gs_know *know, gs_str form)
{
    char      folded[FORM_BYTES];
    uint32_t *index = gs_map_get(&know->agencies, form);

    if (!index && !is_short(form))
        index = gs_map_get(&know->agencies, fold(form, folded));
    return index ? know->agency_names[*index] : GS_STR_NONE;
}
