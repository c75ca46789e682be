/* output/icews.c - events in the columns of ICEWS (Boschee et al. 2015; files of
 * dataverse.harvard.edu, doi:10.7910/DVN/28075).
 *
 * Tab-separated with a row of names, a row for each pair of source and target.
 * Only events that happened and have a code of CAMEO; with `denials` also
 * denials, which CAMEO has as an event of their own (016). Sectors are PLOVER's
 * codes and countries ISO 3166 alpha-3, not ICEWS's phrases and names. Left
 * empty, since nothing here knows them: event text, intensity, district.
 */
#include "output/export_int.h"
#include "output/rows.h"

static const char *const names[] = {
    "Event ID",       "Event Date", "Source Name",     "Source Sectors", "Source Country",
    "Event Text",     "CAMEO Code", "Intensity",       "Target Name",    "Target Sectors",
    "Target Country", "Story ID",   "Sentence Number", "Publisher",      "City",
    "District",       "Province",   "Country",         "Latitude",       "Longitude",
};

typedef struct icews {
    gs_rows       rows;
    gs_jsonl      ids;
    const gs_doc *doc;
} icews;

static void put_actor(icews *w, int32_t id)
{
    const gs_entity *e = id >= 0 ? &w->doc->entities[id] : NULL;

    if (!e) {
        gs_rows_skip(&w->rows, 3);
        return;
    }
    gs_rows_cell(&w->rows, e->name);
    for (size_t i = 0; i < e->sector_count; i++) {
        if (i)
            gs_rows_add(&w->rows, GS_STR(","));
        gs_rows_add(&w->rows, gs_str_from(e->sectors[i]));
    }
    gs_rows_next(&w->rows);
    gs_rows_cell(&w->rows, e->country);
}

static void put_place(icews *w, int32_t entity)
{
    const gs_place *at = gs_entity_place(w->doc, entity);

    gs_rows_cell(&w->rows, gs_place_city(at));
    gs_rows_skip(&w->rows, 1);
    gs_rows_cell(&w->rows, gs_place_region(at));
    gs_rows_cell(&w->rows, entity >= 0 ? w->doc->entities[entity].country : GS_STR_NONE);
    gs_place_put_point(&w->rows, at);
}

static void put_row(void *ctx, const gs_coded *c)
{
    icews *w = ctx;
    char   text[40];
    gs_buf day = gs_buf_over(text, sizeof text);

    gs_when_add(&day, gs_when_of(c->time), true);
    gs_rows_uint(&w->rows, gs_coded_number(c));
    gs_rows_cell(&w->rows, gs_buf_str(&day));
    put_actor(w, c->actor);
    gs_rows_skip(&w->rows, 1);
    gs_rows_cell(&w->rows, c->cameo);
    gs_rows_skip(&w->rows, 1);
    put_actor(w, c->recipient);
    gs_rows_cell(&w->rows, gs_str_make(w->ids.id, sizeof w->ids.id));
    gs_rows_uint(&w->rows, (uint64_t)c->sentence + 1);
    gs_rows_cell(&w->rows, w->doc->meta.publisher);
    put_place(w, c->place);
    gs_rows_end(&w->rows);
}

void gs_icews_head(const gs_export_options *options, gs_buf *out)
{
    (void)options;
    gs_rows_head(GS_ROWS_TABS, names, sizeof names / sizeof *names, out);
}

void gs_icews(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    icews w = {.doc = doc};

    gs_rows_init(&w.rows, GS_ROWS_TABS, out);
    gs_jsonl_init(&w.ids, doc, false, out);
    gs_coded_each(doc, GS_CODED_CAMEO, options->denials, put_row, &w);
    gs_jsonl_release(&w.ids);
    gs_rows_release(&w.rows);
}
