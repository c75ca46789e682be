/* store/list_page.c - pieces of rows for a person. See list_int.h.
 *
 *     2020-11-25  denied        the mission in Karabakh is being expanded
 *                               said by nobody named; denied by Kremlin, Dmitry Peskov
 *                               Example News · f86a98ca80881d60…/c1
 */
#include <stdio.h>

#include "store/list_int.h"

#define GUTTER 26 /* columns before a row's own words */
#define DAY    12

void gs_list_put(gs_listing *l, gs_style style, const char *words)
{
    gs_page_put(&l->page, style, gs_str_from(words));
}

void gs_list_put_text(gs_listing *l, gs_style style, int at)
{
    gs_page_put(&l->page, style, gs_list_text(l, at));
}

void gs_list_put_dot(gs_listing *l)
{
    gs_list_put(l, GS_STYLE_FAINT, l->page.unicode ? "·" : "-");
}

void gs_list_put_date(gs_listing *l, int at)
{
    char text[16] = "";
    int  day = (int)gs_list_number(l, at);

    if (day)
        snprintf(text, sizeof text, "%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
    gs_list_put(l, GS_STYLE_FAINT, day ? text : "no date");
}

void gs_list_put_day(gs_listing *l, int at)
{
    gs_page_break(&l->page);
    gs_page_indent(&l->page, 0);
    gs_list_put_date(l, at);
    gs_page_to(&l->page, DAY);
}

void gs_list_put_label(gs_listing *l, gs_style style, const char *word)
{
    char   label[16];
    size_t n = 0;

    for (const char *p = word ? word : "event"; *p && n + 1 < sizeof label; p++)
        label[n++] = gs_ascii_lower(*p);
    label[n] = '\0';
    gs_list_put(l, style, label);
    gs_page_indent(&l->page, GUTTER);
}

void gs_list_put_count(gs_listing *l, bool dot, const char *format, int64_t n)
{
    char text[48];

    sqlite3_snprintf(sizeof text, text, format, (int)n);
    if (dot)
        gs_list_put_dot(l);
    gs_list_put(l, GS_STYLE_FAINT, text);
}

void gs_list_put_foot(gs_listing *l, int publisher)
{
    char id[64];

    gs_list_id(l, id, sizeof id);
    gs_page_break(&l->page);
    if (!gs_list_null(l, publisher)) {
        gs_list_put_text(l, GS_STYLE_FAINT, publisher);
        gs_list_put_dot(l);
    }
    gs_list_put(l, GS_STYLE_FAINT, id);
    gs_page_break(&l->page);
}

void gs_list_put_deed(gs_listing *l, int actors, int recipients, int place)
{
    gs_page_put(&l->page, GS_STYLE_STRONG,
                gs_list_null(l, actors) ? GS_STR("nobody named") : gs_list_text(l, actors));
    if (!gs_list_null(l, recipients)) {
        gs_list_put(l, GS_STYLE_FAINT, l->page.unicode ? "→" : ">");
        gs_list_put_text(l, GS_STYLE_STRONG, recipients);
    }
    if (!gs_list_null(l, place)) {
        gs_list_put_dot(l);
        gs_list_put_text(l, GS_STYLE_FAINT, place);
    }
}
