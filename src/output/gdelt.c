/* output/gdelt.c - events in the 61 columns of GDELT 2.0's event table (GDELT Event
 * Database Data Format Codebook V2.0, gdeltproject.org).
 *
 * Tab-separated, without a row of names as GDELT's own files, a row for each
 * pair of actors. Only events that happened and have a code of CAMEO; with
 * `denials` also denials, as CAMEO 016. Countries of actors are CAMEO's codes
 * where these are ISO 3166's, types are CAMEO's roles; both empty where they
 * are not known. Left empty: known groups, ethnicities, religions, the
 * Goldstein scale, tone, the places of actors, and of the event's place what
 * is coded by FIPS 10-4 or GNS.
 */
#include "output/export_int.h"
#include "output/rows.h"

typedef struct gdelt {
    gs_rows       rows;
    const gs_doc *doc;
    int32_t       lead; /* block of the lead paragraph; -1: none */
} gdelt;

/* CAMEO's role for a sector of PLOVER; NULL: it has none. MED is health in the
 * one and media in the other. */
static const char *role_of(const char *sector)
{
    static const char *const roles[][2] = {
        {"GOV", "GOV"}, {"MIL", "MIL"}, {"COP", "COP"}, {"JUD", "JUD"}, {"LEG", "LEG"},
        {"OPP", "OPP"}, {"REB", "REB"}, {"SPY", "SPY"}, {"UAF", "UAF"}, {"AGR", "AGR"},
        {"BUS", "BUS"}, {"CRM", "CRM"}, {"CVL", "CVL"}, {"EDU", "EDU"}, {"ELI", "ELI"},
        {"LAB", "LAB"}, {"REF", "REF"}, {"IGO", "IGO"}, {"NGO", "NGO"}, {"MED", "HLH"},
        {"JRN", "MED"},
    };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (strcmp(roles[i][0], sector) == 0)
            return roles[i][1];
    }
    return NULL;
}

/* Where CAMEO has another code than ISO 3166. */
static gs_str country_of(gs_str iso)
{
    static const char *const others[][2] = {{"ROU", "ROM"}, {"TLS", "TMP"}, {"MNE", "MTN"}};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (gs_str_eq(iso, gs_str_from(others[i][0])))
            return gs_str_from(others[i][1]);
    }
    return iso;
}

/* Code, name, country, four that are not known, and three types. */
static void put_actor(gdelt *g, int32_t id)
{
    const gs_entity *e = id >= 0 ? &g->doc->entities[id] : NULL;
    const char      *types[3] = {NULL, NULL, NULL};
    size_t           count = 0;

    for (size_t i = 0; e && i < e->sector_count && count < 3; i++) {
        const char *role = role_of(e->sectors[i]);
        if (role)
            types[count++] = role;
    }
    gs_rows_add(&g->rows, e ? country_of(e->country) : GS_STR_NONE);
    for (size_t i = 0; i < count; i++)
        gs_rows_add(&g->rows, gs_str_from(types[i]));
    gs_rows_next(&g->rows);
    gs_rows_cell(&g->rows, e ? e->name : GS_STR_NONE);
    gs_rows_cell(&g->rows, e ? country_of(e->country) : GS_STR_NONE);
    gs_rows_skip(&g->rows, 4);
    for (size_t i = 0; i < 3; i++)
        gs_rows_name(&g->rows, types[i]);
}

/* Day, month and year, each where it is told; the fraction as the codebook
 * computes it, from months of thirty days. */
static void put_dates(gdelt *g, gs_when w)
{
    char   text[40];
    gs_buf out = gs_buf_over(text, sizeof text);

    gs_when_add(&out, w, false);
    gs_rows_cell(&g->rows, gs_buf_str(&out));
    if (w.month)
        gs_rows_add_uint(&g->rows, (uint64_t)w.year * 100 + (uint64_t)w.month);
    gs_rows_next(&g->rows);
    if (w.year)
        gs_rows_add_uint(&g->rows, (uint64_t)w.year);
    gs_rows_next(&g->rows);
    gs_buf_clear(&out);
    if (w.day)
        gs_buf_addf(&out, "%04d.%04d", w.year, ((w.month - 1) * 30 + w.day) * 10000 / 365);
    gs_rows_cell(&g->rows, gs_buf_str(&out));
}

static void put_code(gdelt *g, const gs_coded *c)
{
    gs_rows_cell(&g->rows, c->cameo);
    gs_rows_cell(&g->rows, gs_str_sub(c->cameo, 0, c->cameo.n < 3 ? c->cameo.n : 3));
    gs_rows_cell(&g->rows, gs_str_sub(c->cameo, 0, 2));
    gs_rows_uint(&g->rows, gs_cameo_quad(c->cameo));
    gs_rows_skip(&g->rows, 1);
    gs_rows_uint(&g->rows, 1 + (c->event ? c->event->mentions.count : 0));
    gs_rows_uint(&g->rows, 1);
    gs_rows_uint(&g->rows, 1);
    gs_rows_skip(&g->rows, 1);
}

/* 1 country, 2 and 5 a region, 3 and 4 a town, in the United States or not. */
static unsigned geo_type(const gs_place *p)
{
    bool usa = gs_str_eq(p->entry.country, GS_STR("USA"));

    switch (p->precision) {
    case GS_PLACE_PRECISION_COUNTRY:
        return 1;
    case GS_PLACE_PRECISION_REGION:
        return usa ? 2 : 5;
    case GS_PLACE_PRECISION_SITE:
    case GS_PLACE_PRECISION_TOWN:
        return usa ? 3 : 4;
    default:
        return 0;
    }
}

static void put_place(gdelt *g, int32_t entity)
{
    const gs_place *p = gs_entity_place(g->doc, entity);

    if (p && geo_type(p))
        gs_rows_add_uint(&g->rows, geo_type(p));
    gs_rows_next(&g->rows);
    gs_rows_cell(&g->rows, p ? gs_place_name(p) : gs_entity_name(g->doc, entity));
    gs_rows_skip(&g->rows, 3);
    gs_place_put_point(&g->rows, p);
    gs_rows_skip(&g->rows, 1);
}

static bool in_lead(const gdelt *g, int32_t sentence)
{
    const gs_sentence *s = &g->doc->sentences[sentence];

    return s->zone == GS_ZONE_TITLE || (s->zone == GS_ZONE_BODY && (int64_t)s->block == g->lead);
}

static void put_row(void *ctx, const gs_coded *c)
{
    gdelt *g = ctx;

    gs_rows_uint(&g->rows, gs_coded_number(c));
    put_dates(g, gs_when_of(c->time));
    put_actor(g, c->actor);
    put_actor(g, c->recipient);
    gs_rows_uint(&g->rows, in_lead(g, c->sentence));
    put_code(g, c);
    gs_rows_skip(&g->rows, 16);
    put_place(g, c->place);
    gs_gdelt_stamp(&g->rows, gs_gdelt_added(g->doc));
    gs_rows_cell(&g->rows, g->doc->meta.url);
    gs_rows_end(&g->rows);
}

/* ---- what the table of mentions needs, too */

gs_str gs_gdelt_added(const gs_doc *doc)
{
    return doc->meta.captured.n ? doc->meta.captured : doc->meta.published;
}

void gs_gdelt_stamp(gs_rows *rows, gs_str iso)
{
    gs_moment m = gs_moment_read(iso);
    char      text[40];
    gs_buf    stamp = gs_buf_over(text, sizeof text);

    if (m.day.day) {
        gs_when_add(&stamp, m.day, false);
        gs_buf_addf(&stamp, "%02d%02d%02d", m.hour, m.minute, m.second);
    }
    gs_rows_cell(rows, gs_buf_str(&stamp));
}

static int32_t find_lead(const gs_doc *doc)
{
    for (size_t i = 0; i < doc->sentence_count; i++) {
        if (doc->sentences[i].zone == GS_ZONE_BODY)
            return (int32_t)doc->sentences[i].block;
    }
    return -1;
}

void gs_gdelt(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    gdelt g = {.doc = doc, .lead = find_lead(doc)};

    gs_rows_init(&g.rows, GS_ROWS_TABS, out);
    gs_coded_each(doc, GS_CODED_CAMEO, options->denials, put_row, &g);
    gs_rows_release(&g.rows);
}
