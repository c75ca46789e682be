/* monitor/write_row.c - see write_row.h. */
#include "monitor/write_row.h"

#include <stdio.h>
#include <string.h>

#include "doc/record.h"

#define ID_DIGITS  12
#define WORDS_MOST 160 /* bytes of a voice's words that are shown */

void gs_row_words(gs_page *page, gs_style style, const char *words)
{
    gs_page_put(page, style, gs_str_from(words));
}

void gs_row_dot(gs_page *page)
{
    gs_row_words(page, GS_STYLE_FAINT, page->unicode ? "·" : "-");
}

void gs_row_quote(gs_page *page, gs_style style, gs_str words)
{
    gs_page_put(page, GS_STYLE_FAINT, page->unicode ? GS_STR("“") : GS_STR("\""));
    gs_page_attach(page, style, words);
    gs_page_attach(page, GS_STYLE_FAINT, page->unicode ? GS_STR("”") : GS_STR("\""));
}

void gs_row_heading(gs_page *page, const char *words)
{
    gs_page_gap(page);
    gs_page_indent(page, 0);
    gs_row_words(page, GS_STYLE_HEADING, words);
}

void gs_row_begin(gs_page *page, const gs_row *row)
{
    char day[16];

    gs_page_break(page);
    gs_page_indent(page, 0);
    gs_row_words(page, GS_STYLE_FAINT, gs_day_write(row->day_last, day));
    gs_page_indent(page, GS_ROW_GUTTER);
}

void gs_row_reality(gs_page *page, const gs_row *row)
{
    if (row->disputed) {
        gs_row_dot(page);
        gs_row_words(page, GS_STYLE_DENIES, "disputed");
    }
    if (row->reality == GS_REALITY_COUNT || row->reality == GS_REALITY_OCCURRED)
        return;
    gs_row_dot(page);
    gs_row_words(page,
                 row->reality == GS_REALITY_DENIED     ? GS_STYLE_DENIES
                 : row->reality >= GS_REALITY_HABITUAL ? GS_STYLE_SAYS
                                                       : GS_STYLE_DOUBTS,
                 gs_reality_name(row->reality));
}

static void put_name(gs_page *page, const gs_voice *v)
{
    if (v->act == GS_ACT_COUNT) {
        gs_page_put(page, GS_STYLE_STRONG, v->source.n ? v->source : GS_STR("the report"));
        gs_row_words(page, GS_STYLE_FAINT, "in its own words");
        return;
    }
    gs_page_put(page, GS_STYLE_STRONG, v->name.n ? v->name : GS_STR("nobody named"));
}

static bool put_saying(gs_page *page, const gs_row *row, bool asks)
{
    bool first = true;

    for (size_t i = 0; i < row->voice_count; i++) {
        const gs_voice *v = &row->voices[i];
        if (v->denies || (v->act == GS_ACT_ASK) != asks)
            continue;
        if (first)
            gs_row_words(page, GS_STYLE_FAINT, asks ? "asked about by" : "said by");
        else
            gs_page_attach(page, GS_STYLE_FAINT, GS_STR(","));
        put_name(page, v);
        first = false;
    }
    return !first;
}

static gs_str clipped(gs_str s, bool *cut)
{
    *cut = s.n > WORDS_MOST;
    if (!*cut)
        return s;
    s.n = WORDS_MOST;
    while (s.n && s.p[s.n] != ' ')
        s.n--;
    return s;
}

/* "f86a98ca8088/e3": enough of an id for `gainsay show`. */
static void put_id(gs_page *page, const char *id)
{
    const char *slash = strchr(id, '/');
    char        text[32];

    snprintf(text, sizeof text, "%.*s%s", ID_DIGITS, id, slash ? slash : "");
    gs_row_words(page, GS_STYLE_FAINT, text);
}

static void put_traces(gs_page *page, const gs_row *row)
{
    char text[64];

    if (row->trace_count > 1) {
        snprintf(text, sizeof text, "%zu %s, %zu reports", row->origins,
                 row->origins == 1 ? "origin" : "origins", row->trace_count);
        gs_row_words(page, GS_STYLE_FAINT, text);
        gs_row_dot(page);
    }
    if (row->traces[0].publisher.n && !(row->voice_count && row->voices[0].act == GS_ACT_COUNT)) {
        gs_page_put(page, GS_STYLE_FAINT, row->traces[0].publisher);
        gs_row_dot(page);
    }
    put_id(page, row->traces[0].id);
    gs_page_break(page);
}

static void put_denial(gs_page *page, const gs_voice *v)
{
    bool   cut;
    gs_str words = clipped(v->words, &cut);

    gs_row_words(page, GS_STYLE_DENIES, "denied by");
    put_name(page, v);
    if (words.n) {
        gs_page_attach(page, GS_STYLE_FAINT, GS_STR(":"));
        gs_row_quote(page, GS_STYLE_PLAIN, words);
    }
    if (cut)
        gs_row_words(page, GS_STYLE_FAINT, page->unicode ? "…" : "...");
    gs_page_break(page);
}

void gs_row_end(gs_page *page, const gs_row *row)
{
    gs_page_break(page);
    if (put_saying(page, row, false))
        gs_row_dot(page);
    put_traces(page, row);
    if (put_saying(page, row, true))
        gs_page_break(page);
    for (size_t i = 0; i < row->voice_count; i++) {
        if (row->voices[i].denies)
            put_denial(page, &row->voices[i]);
    }
}
