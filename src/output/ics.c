/* output/ics.c - deadlines and plans as a calendar (iCalendar, RFC 5545).
 *
 * An entry for each deadline of an agreement's term, over the days that it has,
 * and for each event that is planned for one day; what has no day is left out.
 * Entries are of whole days, since reports seldom say of which zone a time is;
 * the time as it is told stands in the description. The UID is the id of
 * the record. DTSTAMP is when the report was published, or captured, never now;
 * a report of no known day has the beginning of 1970 there, for the
 * format wants one. The calendar begins in the head and ends in the foot.
 */
#include "output/export_int.h"
#include "text/utf8.h"

/* Octets of a line, without its end (RFC 5545, 3.1). */
enum { LONGEST = 75 };

typedef struct ics {
    gs_buf       *out;
    gs_buf        value; /* of the property at hand, escaped */
    gs_jsonl      ids;
    const gs_doc *doc;
} ics;

/* ---- content lines */

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

static void add_text(ics *c, gs_str s)
{
    gs_buf repaired;

    gs_buf_init(&repaired, SIZE_MAX / 2);
    gs_utf8_repair(&repaired, s);
    gs_ics_escape(&c->value, gs_buf_str(&repaired));
    if (repaired.status != GS_OK && c->value.status == GS_OK)
        c->value.status = repaired.status;
    gs_buf_release(&repaired);
}

/* Ends the property whose value was added. */
static void put_value(ics *c, const char *name)
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

static void put(ics *c, const char *name, const char *value)
{
    gs_buf_add_str(&c->value, gs_str_from(value));
    put_value(c, name);
}

/* ---- entries */

static void put_stamp(ics *c)
{
    const gs_meta *meta = &c->doc->meta;
    gs_moment      m = gs_moment_read(meta->published);

    if (!m.day.day)
        m = gs_moment_read(meta->captured);
    if (!m.day.day)
        m.day = (gs_when){1970, 1, 1};
    gs_when_add(&c->value, m.day, false);
    gs_buf_addf(&c->value, "T%02d%02d%02dZ", m.hour, m.minute, m.second);
    put_value(c, "DTSTAMP");
}

/* The end is the day behind the last. */
static void put_days(ics *c, gs_when first, gs_when last)
{
    gs_when_add(&c->value, first, false);
    put_value(c, "DTSTART;VALUE=DATE");
    gs_when_add(&c->value, gs_when_later(last, 1), false);
    put_value(c, "DTEND;VALUE=DATE");
}

/* A URI is no TEXT: it is not escaped, and one that would need it is left out. */
static void put_url(ics *c)
{
    gs_str url = gs_doc_url(c->doc);

    for (size_t i = 0; i < url.n; i++) {
        if (url.p[i] <= ' ' || url.p[i] > '~')
            return;
    }
    if (url.n) {
        gs_buf_add_str(&c->value, url);
        put_value(c, "URL");
    }
}

static void add_line(ics *c, const char *label, gs_str s)
{
    if (!s.n)
        return;
    if (c->value.size)
        gs_buf_add_str(&c->value, GS_STR("\\n"));
    gs_buf_add_str(&c->value, gs_str_from(label));
    add_text(c, s);
}

static void add_names(ics *c, const char *label, const gs_ids *entities)
{
    for (size_t i = 0; i < entities->count; i++)
        add_line(c, label, gs_entity_name(c->doc, entities->items[i]));
}

/* The sentence, the words of the time, and which report says so. */
static void add_origin(ics *c, int32_t sentence, const gs_time *t)
{
    if (sentence >= 0)
        add_line(c, "", gs_doc_str(c->doc, c->doc->sentences[sentence].span));
    add_line(c, "When: ", gs_doc_str(c->doc, t->span));
    add_line(c, "Report: ", c->doc->meta.title);
    add_line(c, "Published by: ", c->doc->meta.publisher);
    add_line(c, "Source: ", c->doc->source);
}

static void begin_entry(ics *c, gs_jsonl_letter letter, size_t index, size_t term)
{
    char   text[64];
    gs_str id = gs_jsonl_id_text(&c->ids, text, letter, index);

    put(c, "BEGIN", "VEVENT");
    gs_buf_add_str(&c->value, id);
    if (term)
        gs_buf_addf(&c->value, "/t%zu", term);
    put_value(c, "UID");
    put_stamp(c);
}

static void end_entry(ics *c)
{
    put_url(c);
    put(c, "TRANSP", "TRANSPARENT");
    put(c, "END", "VEVENT");
}

static void put_term(ics *c, size_t index, size_t term)
{
    const gs_agreement *a = &c->doc->agreements[index];
    const gs_term      *t = &a->terms[term];
    gs_when             first = gs_when_read(t->deadline.start);
    gs_when             last = gs_when_read(t->deadline.end);

    if (!first.day && !last.day)
        return;
    begin_entry(c, GS_JSONL_AGREEMENT, index, term + 1);
    put_days(c, first.day ? first : last, last.day ? last : first);
    gs_buf_add_str(&c->value, GS_STR("Deadline"));
    if (t->status != GS_TERM_AGREED)
        gs_buf_addf(&c->value, " (%s)", gs_term_status_name(t->status));
    gs_buf_add_str(&c->value, GS_STR(": "));
    add_text(c, gs_doc_str(c->doc, t->span));
    put_value(c, "SUMMARY");
    add_line(c, "Agreement: ", a->name);
    add_names(c, "Party: ", &a->parties);
    add_line(c, "Owed by: ", gs_entity_name(c->doc, t->obligor));
    add_line(c, "Status: ", gs_str_from(gs_term_status_name(t->status)));
    add_origin(c, gs_doc_sentence_at(c->doc, t->span.start), &t->deadline);
    put_value(c, "DESCRIPTION");
    put(c, "CATEGORIES", "DEADLINE");
    end_entry(c);
}

static void put_location(ics *c, int32_t entity)
{
    const gs_place *p = gs_entity_place(c->doc, entity);

    if (entity < 0)
        return;
    add_text(c, gs_entity_name(c->doc, entity));
    put_value(c, "LOCATION");
    if (!p || !gs_place_located(p) || p->precision > GS_PLACE_PRECISION_TOWN)
        return;
    gs_degrees_add(&c->value, p->entry.lat);
    gs_buf_add_char(&c->value, ';');
    gs_degrees_add(&c->value, p->entry.lon);
    put_value(c, "GEO");
}

/* "Planned: meet (Ann Lund, Tomas Verrin)" */
static void put_event_summary(ics *c, const gs_event *e)
{
    gs_buf_add_str(&c->value, GS_STR("Planned: "));
    add_text(c, gs_doc_str(c->doc, e->trigger));
    for (size_t i = 0; i < e->actors.count; i++) {
        gs_buf_add_str(&c->value, i ? GS_STR("\\, ") : GS_STR(" ("));
        add_text(c, gs_entity_name(c->doc, e->actors.items[i]));
    }
    if (e->actors.count)
        gs_buf_add_char(&c->value, ')');
    put_value(c, "SUMMARY");
}

static void put_event(ics *c, size_t index)
{
    const gs_event *e = &c->doc->events[index];
    gs_when         when = gs_when_of(&e->time);

    if (e->reality != GS_REALITY_PLANNED || !when.day || gs_sentence_teases(c->doc, e->sentence))
        return;
    begin_entry(c, GS_JSONL_EVENT, index, 0);
    put_days(c, when, when);
    put_event_summary(c, e);
    add_names(c, "Towards: ", &e->recipients);
    for (size_t i = 0; i < e->according_to.count; i++)
        add_line(c, "According to: ", gs_statement_speaker(c->doc, e->according_to.items[i]));
    add_origin(c, e->sentence, &e->time);
    put_value(c, "DESCRIPTION");
    put_location(c, e->place);
    put(c, "CATEGORIES", "PLANNED");
    put(c, "STATUS", "TENTATIVE");
    end_entry(c);
}

void gs_ics_head(const gs_export_options *options, gs_buf *out)
{
    (void)options;
    gs_buf_add_str(out, GS_STR("BEGIN:VCALENDAR\r\n"
                               "VERSION:2.0\r\n"
                               "PRODID:-//Gainsay//Gainsay " GS_VERSION "//EN\r\n"
                               "CALSCALE:GREGORIAN\r\n"));
}

void gs_ics(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    ics c = {.out = out, .doc = doc};

    (void)options;
    gs_buf_init(&c.value, SIZE_MAX / 2);
    gs_jsonl_init(&c.ids, doc, false, out);
    for (size_t i = 0; i < doc->agreement_count; i++) {
        for (size_t k = 0; k < doc->agreements[i].term_count; k++)
            put_term(&c, i, k);
    }
    for (size_t i = 0; i < doc->event_count; i++)
        put_event(&c, i);
    if (c.value.status != GS_OK && out->status == GS_OK)
        out->status = c.value.status;
    gs_jsonl_release(&c.ids);
    gs_buf_release(&c.value);
}

void gs_ics_foot(gs_buf *out)
{
    gs_buf_add_str(out, GS_STR("END:VCALENDAR\r\n"));
}
