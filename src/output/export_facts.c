/* output/export_facts.c - days, places and names of a document, as several
 * export formats want them. See export_int.h. Nothing is guessed: what the
 * document does not tell is empty.
 */
#include "output/export_int.h"

/* ---- days */

static bool read_digits(gs_str s, size_t at, size_t count, int *value)
{
    *value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= s.n || !gs_ascii_digit(s.p[i]))
            return false;
        *value = *value * 10 + (s.p[i] - '0');
    }
    return true;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool             leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

gs_when gs_when_read(gs_str iso)
{
    gs_when w;

    if (!read_digits(iso, 0, 4, &w.year) || !read_digits(iso, 5, 2, &w.month) ||
        !read_digits(iso, 8, 2, &w.day) || iso.p[4] != '-' || iso.p[7] != '-' ||
        (iso.n > 10 && iso.p[10] != 'T'))
        return (gs_when){0, 0, 0};
    if (w.year < 1 || w.month < 1 || w.month > 12 || w.day < 1 || w.day > days_of(w.year, w.month))
        return (gs_when){0, 0, 0};
    return w;
}

gs_when gs_when_of(const gs_time *t)
{
    gs_when a = gs_when_read(t->start), b = gs_when_read(t->end);

    if (!a.year || a.year != b.year)
        return (gs_when){0, 0, 0};
    if (a.month != b.month)
        return (gs_when){a.year, 0, 0};
    return a.day == b.day ? a : (gs_when){a.year, a.month, 0};
}

bool gs_when_eq(gs_when a, gs_when b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

gs_when gs_when_later(gs_when w, int days)
{
    for (; days > 0; days--) {
        if (++w.day > days_of(w.year, w.month)) {
            w.day = 1;
            w.month++;
        }
        if (w.month > 12) {
            w.month = 1;
            w.year++;
        }
    }
    for (; days < 0; days++) {
        if (--w.day < 1) {
            if (--w.month < 1) {
                w.month = 12;
                w.year--;
            }
            w.day = days_of(w.year, w.month);
        }
    }
    return w;
}

void gs_when_add(gs_buf *out, gs_when w, bool dashes)
{
    if (w.day)
        gs_buf_addf(out, dashes ? "%04d-%02d-%02d" : "%04d%02d%02d", w.year, w.month, w.day);
}

/* Minutes east of UTC of "Z", "+03:00", "-0330"; none is 0. */
static int read_zone(gs_str s)
{
    int hours, minutes;

    if (s.n < 5 || (s.p[0] != '+' && s.p[0] != '-') || !read_digits(s, 1, 2, &hours) ||
        !read_digits(s, s.p[3] == ':' ? 4 : 3, 2, &minutes))
        return 0;
    return (s.p[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

/* The same moment in UTC. */
static gs_moment to_utc(gs_moment m, int zone)
{
    int minutes = m.hour * 60 + m.minute - zone, days = 0;

    while (minutes < 0) {
        minutes += 24 * 60;
        days--;
    }
    m.hour = minutes % (24 * 60) / 60;
    m.minute = minutes % 60;
    m.day = gs_when_later(m.day, days + minutes / (24 * 60));
    return m;
}

gs_moment gs_moment_read(gs_str iso)
{
    gs_moment m = {.day = gs_when_read(iso)};
    size_t    at = 16;

    if (!m.day.day || iso.n < 16 || !read_digits(iso, 11, 2, &m.hour) || m.hour > 23 ||
        iso.p[13] != ':' || !read_digits(iso, 14, 2, &m.minute) || m.minute > 59)
        return (gs_moment){.day = m.day};
    if (iso.n >= 19 && iso.p[16] == ':' && read_digits(iso, 17, 2, &m.second) && m.second < 60)
        at = 19;
    else
        m.second = 0;
    return to_utc(m, read_zone(gs_str_sub(iso, at, iso.n)));
}

/* ---- places */

gs_str gs_place_city(const gs_place *p)
{
    return p && p->entry.kind == GS_PLACE_KIND_TOWN ? gs_place_name(p) : GS_STR_NONE;
}

gs_str gs_place_region(const gs_place *p)
{
    return p && p->entry.kind == GS_PLACE_KIND_REGION ? gs_place_name(p) : GS_STR_NONE;
}

void gs_place_put_point(gs_rows *rows, const gs_place *p)
{
    for (int i = 0; i < 2; i++) {
        char   text[24];
        gs_buf digits = gs_buf_over(text, sizeof text);
        if (p && gs_place_located(p))
            gs_degrees_add(&digits, i ? p->entry.lon : p->entry.lat);
        gs_rows_cell(rows, gs_buf_str(&digits));
    }
}

void gs_place_add_degrees(gs_json *json, const gs_place *p, bool latitude)
{
    char   text[24];
    gs_buf digits = gs_buf_over(text, sizeof text);

    if (!p || !gs_place_located(p)) {
        gs_json_null(json);
        return;
    }
    gs_degrees_add(&digits, latitude ? p->entry.lat : p->entry.lon);
    gs_json_number(json, gs_buf_str(&digits));
}

const gs_place *gs_entity_place(const gs_doc *doc, int32_t entity)
{
    int32_t place = entity >= 0 ? doc->entities[entity].place : -1;

    return place >= 0 && doc->places[place].known ? &doc->places[place] : NULL;
}

const char *gs_entity_precision(const gs_doc *doc, int32_t entity)
{
    const gs_entity *at = entity >= 0 ? &doc->entities[entity] : NULL;

    if (!at)
        return NULL;
    return at->place >= 0                ? gs_place_precision_name(doc->places[at->place].precision)
           : at->kind == GS_ENTITY_STATE ? "country"
           : at->kind == GS_ENTITY_FACILITY ? "site"
                                            : NULL;
}

/* ---- records */

gs_str gs_entity_name(const gs_doc *doc, int32_t entity)
{
    return entity >= 0 ? doc->entities[entity].name : GS_STR_NONE;
}

gs_str gs_statement_speaker(const gs_doc *doc, int32_t statement)
{
    return gs_entity_name(doc, doc->statements[statement].speaker);
}

bool gs_event_happened(const gs_event *e)
{
    return e->reality == GS_REALITY_OCCURRED || e->reality == GS_REALITY_ONGOING ||
           e->reality == GS_REALITY_HABITUAL;
}

bool gs_sentence_teases(const gs_doc *doc, int32_t sentence)
{
    return doc->sentences[sentence].zone == GS_ZONE_TEASER;
}

static bool has_id(const gs_ids *ids, int32_t id)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (ids->items[i] == id)
            return true;
    }
    return false;
}

/* Whether one of the claims before `claim` that tell the event has it, too. */
static bool denied_before(const gs_doc *doc, size_t claim, int32_t event, int32_t statement)
{
    for (size_t i = 0; i < claim; i++) {
        if (doc->claims[i].proposition == event && has_id(&doc->claims[i].denied_by, statement))
            return true;
    }
    return false;
}

void gs_event_denials(const gs_doc *doc, size_t event, void (*take)(void *ctx, int32_t statement),
                      void *ctx)
{
    const gs_event *e = &doc->events[event];
    int32_t         id = (int32_t)event;

    for (size_t i = 0; i < doc->claim_count; i++) {
        const gs_ids *by = &doc->claims[i].denied_by;
        if (doc->claims[i].proposition != id)
            continue;
        for (size_t k = 0; k < by->count; k++) {
            if (!denied_before(doc, i, id, by->items[k]))
                take(ctx, by->items[k]);
        }
    }
    for (size_t i = 0; i < e->according_to.count; i++) {
        int32_t s = e->according_to.items[i];
        if (doc->statements[s].act == GS_ACT_DENY && !denied_before(doc, doc->claim_count, id, s))
            take(ctx, s);
    }
}

static void add_voice(void *ctx, int32_t statement)
{
    gs_jsonl *w = ctx;
    gs_str    name = gs_statement_speaker(w->doc, statement);

    gs_json_str(&w->json, name.n ? name : GS_STR_NONE);
}

void gs_event_add_voices(gs_jsonl *w, size_t event)
{
    const gs_ids *ids = &w->doc->events[event].according_to;

    gs_json_key(&w->json, "according_to");
    gs_json_array(&w->json);
    for (size_t i = 0; i < ids->count; i++)
        add_voice(w, ids->items[i]);
    gs_json_array_end(&w->json);
    gs_json_key(&w->json, "denied_by");
    gs_json_array(&w->json);
    gs_event_denials(w->doc, event, add_voice, w);
    gs_json_array_end(&w->json);
}

gs_str gs_doc_url(const gs_doc *doc)
{
    gs_str url = doc->meta.url;

    return gs_str_starts_nocase(url, GS_STR("http://")) ||
                   gs_str_starts_nocase(url, GS_STR("https://"))
               ? url
               : GS_STR_NONE;
}

gs_span gs_proof_words(const gs_proofs *proofs, const char *field, size_t member)
{
    for (size_t i = 0; i < proofs->count; i++) {
        const gs_proof *p = &proofs->items[i];
        if (!p->rule && p->member == (int32_t)member && strcmp(p->field, field) == 0)
            return p->span;
    }
    return (gs_span){0, 0};
}

/* ---- names for the web */

#define HASH_NAME "nih:sha-256-128;"

static void add_iri(gs_jsonl *w, gs_str part)
{
    char   text[160];
    gs_buf iri = gs_buf_over(text, sizeof text);

    gs_buf_add_str(&iri, GS_STR(HASH_NAME));
    gs_buf_add(&iri, w->id, sizeof w->id);
    if (part.n)
        gs_buf_add_char(&iri, '#');
    gs_buf_add_str(&iri, part);
    gs_json_str(&w->json, gs_buf_str(&iri));
}

void gs_iri_add(gs_jsonl *w, gs_jsonl_letter letter, size_t index)
{
    char   text[64];
    gs_str id = gs_jsonl_id_text(w, text, letter, index);

    add_iri(w, gs_str_sub(id, sizeof w->id + 1, id.n));
}

void gs_iri_report(gs_jsonl *w)
{
    add_iri(w, GS_STR_NONE);
}

void gs_iri_part(gs_jsonl *w, const char *part)
{
    add_iri(w, gs_str_from(part));
}
