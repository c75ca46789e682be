/* output/rows.c - see rows.h. */
#include "output/rows.h"

#include "text/utf8.h"

void gs_rows_init(gs_rows *rows, gs_rows_kind kind, gs_buf *out)
{
    *rows = (gs_rows){.out = out, .kind = kind};
    gs_buf_init(&rows->cell, SIZE_MAX / 2);
}

void gs_rows_release(gs_rows *rows)
{
    if (rows->cell.status != GS_OK && rows->out->status == GS_OK)
        rows->out->status = rows->cell.status;
    gs_buf_release(&rows->cell);
}

void gs_rows_add(gs_rows *rows, gs_str s)
{
    if (gs_utf8_valid_prefix(s) == s.n)
        gs_buf_add_str(&rows->cell, s);
    else
        gs_utf8_repair(&rows->cell, s);
}

void gs_rows_item(gs_rows *rows, gs_str s)
{
    if (rows->cell.size)
        gs_buf_add_char(&rows->cell, ';');
    gs_rows_add(rows, s);
}

void gs_rows_add_uint(gs_rows *rows, uint64_t n)
{
    gs_buf_add_uint(&rows->cell, n);
}

static bool needs_quotes(gs_str s)
{
    if (s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' '))
        return true;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\r' || s.p[i] == '\n')
            return true;
    }
    return false;
}

static void add_quoted(gs_buf *out, gs_str s)
{
    gs_buf_add_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            gs_buf_add_char(out, '"');
        gs_buf_add_char(out, s.p[i]);
    }
    gs_buf_add_char(out, '"');
}

static void add_flat(gs_buf *out, gs_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        gs_buf_add_char(out, c < 0x20 || c == 0x7F ? ' ' : (char)c);
    }
}

void gs_rows_next(gs_rows *rows)
{
    gs_str s = gs_buf_str(&rows->cell);

    if (rows->begun)
        gs_buf_add_char(rows->out, rows->kind == GS_ROWS_TABS ? '\t' : ',');
    rows->begun = true;
    if (rows->kind == GS_ROWS_TABS)
        add_flat(rows->out, s);
    else if (needs_quotes(s))
        add_quoted(rows->out, s);
    else
        gs_buf_add_str(rows->out, s);
    rows->cell.size = 0;
}

void gs_rows_end(gs_rows *rows)
{
    gs_buf_add_str(rows->out, rows->kind == GS_ROWS_TABS ? GS_STR("\n") : GS_STR("\r\n"));
    rows->begun = false;
}

void gs_rows_cell(gs_rows *rows, gs_str s)
{
    gs_rows_add(rows, s);
    gs_rows_next(rows);
}

void gs_rows_name(gs_rows *rows, const char *name)
{
    gs_rows_cell(rows, gs_str_from(name));
}

void gs_rows_uint(gs_rows *rows, uint64_t n)
{
    gs_rows_add_uint(rows, n);
    gs_rows_next(rows);
}

void gs_rows_skip(gs_rows *rows, size_t count)
{
    while (count--)
        gs_rows_next(rows);
}

void gs_rows_head(gs_rows_kind kind, const char *const *names, size_t count, gs_buf *out)
{
    gs_rows rows;

    gs_rows_init(&rows, kind, out);
    for (size_t i = 0; i < count; i++)
        gs_rows_name(&rows, names[i]);
    gs_rows_end(&rows);
    gs_rows_release(&rows);
}
