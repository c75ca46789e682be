/* output/ics_line.c - see ics_line.h. */
#include "output/ics_line.h"

#include "output/export_int.h"
#include "text/utf8.h"

/* Octets of a line, without its end (RFC 5545, 3.1). */
enum { LONGEST = 75 };

/* Lines break between code points only; what goes on begins with a blank. */
void gs_ics_fold(gs_buf *out, gs_str line)
{
    size_t width = 0;

    for (size_t at = 0, next; at < line.n; at = next) {
        gs_utf8_at(line, at, &next);
        if (width + (next - at) > LONGEST) {
            gs_buf_add_str(out, GS_STR("\r\n "));
            width = 1;
        }
        gs_buf_add(out, line.p + at, next - at);
        width += next - at;
    }
    gs_buf_add_str(out, GS_STR("\r\n"));
}

/* TEXT (3.3.11): no control character but the escaped end of line. */
void gs_ics_escape(gs_buf *out, gs_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '\n') {
            gs_buf_add_str(out, GS_STR("\\n"));
        } else if (c < 0x20 || c == 0x7F) {
            gs_buf_add_char(out, ' ');
        } else {
            if (c == '\\' || c == ',' || c == ';')
                gs_buf_add_char(out, '\\');
            gs_buf_add_char(out, (char)c);
        }
    }
}

void gs_ics_line_init(gs_ics_line *c, gs_buf *out)
{
    c->out = out;
    gs_buf_init(&c->value, SIZE_MAX / 2);
}

void gs_ics_line_release(gs_ics_line *c)
{
    if (c->value.status != GS_OK && c->out->status == GS_OK)
        c->out->status = c->value.status;
    gs_buf_release(&c->value);
}

void gs_ics_add(gs_ics_line *c, gs_str s)
{
    gs_buf repaired;

    gs_buf_init(&repaired, SIZE_MAX / 2);
    gs_utf8_repair(&repaired, s);
    gs_ics_escape(&c->value, gs_buf_str(&repaired));
    if (repaired.status != GS_OK && c->value.status == GS_OK)
        c->value.status = repaired.status;
    gs_buf_release(&repaired);
}

void gs_ics_add_line(gs_ics_line *c, const char *label, gs_str s)
{
    if (!s.n)
        return;
    if (c->value.size)
        gs_buf_add_str(&c->value, GS_STR("\\n"));
    gs_buf_add_str(&c->value, gs_str_from(label));
    gs_ics_add(c, s);
}

void gs_ics_end(gs_ics_line *c, const char *name)
{
    gs_buf line;

    gs_buf_init(&line, SIZE_MAX / 2);
    gs_buf_addf(&line, "%s:", name);
    gs_buf_add_str(&line, gs_buf_str(&c->value));
    gs_ics_fold(c->out, gs_buf_str(&line));
    if (line.status != GS_OK && c->out->status == GS_OK)
        c->out->status = line.status;
    gs_buf_release(&line);
    c->value.size = 0;
}

void gs_ics_put(gs_ics_line *c, const char *name, const char *value)
{
    gs_buf_add_str(&c->value, gs_str_from(value));
    gs_ics_end(c, name);
}

static gs_when when_of(int day)
{
    return (gs_when){day / 10000, day / 100 % 100, day % 100};
}

void gs_ics_put_days(gs_ics_line *c, int first, int last)
{
    gs_when_add(&c->value, when_of(first), false);
    gs_ics_end(c, "DTSTART;VALUE=DATE");
    gs_when_add(&c->value, gs_when_later(when_of(last), 1), false);
    gs_ics_end(c, "DTEND;VALUE=DATE");
}

void gs_ics_begin(gs_buf *out)
{
    gs_buf_add_str(out, GS_STR("BEGIN:VCALENDAR\r\n"
                               "VERSION:2.0\r\n"
                               "PRODID:-//Gainsay//Gainsay " GS_VERSION "//EN\r\n"
                               "CALSCALE:GREGORIAN\r\n"));
}
