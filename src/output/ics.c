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
#include "output/ics_line.h"

typedef struct ics {
    gs_ics_line   line;
    gs_jsonl      ids;
    const gs_doc *doc;
} ics;

/* ---- entries */

static void put_stamp(ics *c)
{
    const gs_meta *meta = &c->doc->meta;
    gs_moment      m = gs_moment_read(meta->published);

    if (!m.day.day)
        m = gs_moment_read(meta->captured);
    if (!m.day.day)
        m.day = (gs_when){1970, 1, 1};
    gs_when_add(&c->line.value, m.day, false);
    gs_buf_addf(&c->line.value, "T%02d%02d%02dZ", m.hour, m.minute, m.second);
    gs_ics_end(&c->line, "DTSTAMP");
}

static int day_of(gs_when w)
{
    return w.year * 10000 + w.month * 100 + w.day;
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
        gs_buf_add_str(&c->line.value, url);
        gs_ics_end(&c->line, "URL");
    }
}

static void add_names(ics *c, const char *label, const gs_ids *entities)
{
    for (size_t i = 0; i < entities->count; i++)
        gs_ics_add_line(&c->line, label, gs_entity_name(c->doc, entities->items[i]));
}

/* The sentence, the words of the time, and which report says so. */
static void add_origin(ics *c, int32_t sentence, const gs_time *t)
{
    if (sentence >= 0)
        gs_ics_add_line(&c->line, "", gs_doc_str(c->doc, c->doc->sentences[sentence].span));
    gs_ics_add_line(&c->line, "When: ", gs_doc_str(c->doc, t->span));
    gs_ics_add_line(&c->line, "Report: ", c->doc->meta.title);
    gs_ics_add_line(&c->line, "Published by: ", c->doc->meta.publisher);
    gs_ics_add_line(&c->line, "Source: ", c->doc->source);
}

static void begin_entry(ics *c, gs_jsonl_letter letter, size_t index, size_t term)
{
    char   text[64];
    gs_str id = gs_jsonl_id_text(&c->ids, text, letter, index);

    gs_ics_put(&c->line, "BEGIN", "VEVENT");
    gs_buf_add_str(&c->line.value, id);
    if (term)
        gs_buf_addf(&c->line.value, "/t%zu", term);
    gs_ics_end(&c->line, "UID");
    put_stamp(c);
}

static void end_entry(ics *c)
{
    put_url(c);
    gs_ics_put(&c->line, "TRANSP", "TRANSPARENT");
    gs_ics_put(&c->line, "END", "VEVENT");
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
    gs_ics_put_days(&c->line, day_of(first.day ? first : last), day_of(last.day ? last : first));
    gs_buf_add_str(&c->line.value, GS_STR("Deadline"));
    if (t->status != GS_TERM_AGREED)
        gs_buf_addf(&c->line.value, " (%s)", gs_term_status_name(t->status));
    gs_buf_add_str(&c->line.value, GS_STR(": "));
    gs_ics_add(&c->line, gs_doc_str(c->doc, t->span));
    gs_ics_end(&c->line, "SUMMARY");
    gs_ics_add_line(&c->line, "Agreement: ", a->name);
    add_names(c, "Party: ", &a->parties);
    gs_ics_add_line(&c->line, "Owed by: ", gs_entity_name(c->doc, t->obligor));
    gs_ics_add_line(&c->line, "Status: ", gs_str_from(gs_term_status_name(t->status)));
    add_origin(c, gs_doc_sentence_at(c->doc, t->span.start), &t->deadline);
    gs_ics_end(&c->line, "DESCRIPTION");
    gs_ics_put(&c->line, "CATEGORIES", "DEADLINE");
    end_entry(c);
}

static void put_location(ics *c, int32_t entity)
{
    const gs_place *p = gs_entity_place(c->doc, entity);

    if (entity < 0)
        return;
    gs_ics_add(&c->line, gs_entity_name(c->doc, entity));
    gs_ics_end(&c->line, "LOCATION");
    if (!p || !gs_place_located(p) || p->precision > GS_PLACE_PRECISION_TOWN)
        return;
    gs_degrees_add(&c->line.value, p->entry.lat);
    gs_buf_add_char(&c->line.value, ';');
    gs_degrees_add(&c->line.value, p->entry.lon);
    gs_ics_end(&c->line, "GEO");
}

/* "Planned: meet (Ann Lund, Tomas Verrin)" */
static void put_event_summary(ics *c, const gs_event *e)
{
    gs_buf_add_str(&c->line.value, GS_STR("Planned: "));
    gs_ics_add(&c->line, gs_doc_str(c->doc, e->trigger));
    for (size_t i = 0; i < e->actors.count; i++) {
        gs_buf_add_str(&c->line.value, i ? GS_STR("\\, ") : GS_STR(" ("));
        gs_ics_add(&c->line, gs_entity_name(c->doc, e->actors.items[i]));
    }
    if (e->actors.count)
        gs_buf_add_char(&c->line.value, ')');
    gs_ics_end(&c->line, "SUMMARY");
}

static void put_event(ics *c, size_t index)
{
    const gs_event *e = &c->doc->events[index];
    gs_when         when = gs_when_of(&e->time);

    if (e->reality != GS_REALITY_PLANNED || !when.day || gs_sentence_teases(c->doc, e->sentence))
        return;
    begin_entry(c, GS_JSONL_EVENT, index, 0);
    gs_ics_put_days(&c->line, day_of(when), day_of(when));
    put_event_summary(c, e);
    add_names(c, "Towards: ", &e->recipients);
    for (size_t i = 0; i < e->according_to.count; i++)
        gs_ics_add_line(&c->line,
                        "According to: ", gs_statement_speaker(c->doc, e->according_to.items[i]));
    add_origin(c, e->sentence, &e->time);
    gs_ics_end(&c->line, "DESCRIPTION");
    put_location(c, e->place);
    gs_ics_put(&c->line, "CATEGORIES", "PLANNED");
    gs_ics_put(&c->line, "STATUS", "TENTATIVE");
    end_entry(c);
}

void gs_ics_head(const gs_export_options *options, gs_buf *out)
{
    (void)options;
    gs_ics_begin(out);
}

void gs_ics(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    ics c = {.doc = doc};

    (void)options;
    gs_ics_line_init(&c.line, out);
    gs_jsonl_init(&c.ids, doc, false, out);
    for (size_t i = 0; i < doc->agreement_count; i++) {
        for (size_t k = 0; k < doc->agreements[i].term_count; k++)
            put_term(&c, i, k);
    }
    for (size_t i = 0; i < doc->event_count; i++)
        put_event(&c, i);
    gs_jsonl_release(&c.ids);
    gs_ics_line_release(&c.line);
}

void gs_ics_foot(gs_buf *out)
{
    gs_buf_add_str(out, GS_STR("END:VCALENDAR\r\n"));
}
