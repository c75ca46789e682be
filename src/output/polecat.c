/* output/polecat.c - events in the columns of POLECAT, the weekly data set coded by
 * PLOVER (Halterman et al. 2023; dataverse.harvard.edu, doi:10.7910/DVN/AJGVIT).
 *
 * Tab-separated with a row of names, a row for each pair of actor and recipient.
 * Only events that happened: POLECAT has no place for others. Left empty, since
 * nothing here knows them: intensity, Correlates of War numbers, Wikipedia
 * titles, district and feature type. The event's date is empty where the report
 * does not tell the day; the day of publication has its own column.
 */
#include "output/export_int.h"
#include "output/rows.h"

static const char *const names[] = {
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
};

enum { STORIES = 3 };

typedef struct polecat {
    gs_rows       rows;
    const gs_doc *doc;
    gs_buf        story[STORIES]; /* people, organizations, locations */
} polecat;

static void put_day(gs_rows *rows, gs_when when)
{
    char   text[40];
    gs_buf day = gs_buf_over(text, sizeof text);

    gs_when_add(&day, when, true);
    gs_rows_cell(rows, gs_buf_str(&day));
}

static void put_entity(polecat *p, int32_t id, gs_span words)
{
    const gs_entity *e = id >= 0 ? &p->doc->entities[id] : NULL;

    if (!e) {
        gs_rows_skip(&p->rows, 8);
        return;
    }
    gs_rows_cell(&p->rows, e->name);
    gs_rows_cell(&p->rows, e->country);
    gs_rows_skip(&p->rows, 1);
    gs_rows_name(&p->rows, e->sector_count ? e->sectors[0] : NULL);
    for (size_t i = 0; i < e->sector_count; i++)
        gs_rows_item(&p->rows, gs_str_from(e->sectors[i]));
    gs_rows_next(&p->rows);
    gs_rows_cell(&p->rows, e->office_count ? e->offices[0].title : GS_STR_NONE);
    gs_rows_cell(&p->rows, gs_doc_str(p->doc, words));
    gs_rows_skip(&p->rows, 1);
}

static void put_place(polecat *p, int32_t entity)
{
    const gs_place *at = gs_entity_place(p->doc, entity);

    gs_rows_cell(&p->rows, at ? gs_place_name(at) : GS_STR_NONE);
    gs_rows_cell(&p->rows, gs_place_city(at));
    gs_rows_skip(&p->rows, 1);
    gs_rows_cell(&p->rows, gs_place_region(at));
    gs_rows_cell(&p->rows, entity >= 0 ? p->doc->entities[entity].country : GS_STR_NONE);
    gs_place_put_point(&p->rows, at);
    if (at && at->entry.geonames)
        gs_rows_uint(&p->rows, at->entry.geonames);
    else
        gs_rows_skip(&p->rows, 1);
    gs_rows_cell(&p->rows, gs_entity_name(p->doc, entity));
    gs_rows_skip(&p->rows, 1);
}

static bool is_person(gs_entity_kind kind)
{
    return kind == GS_ENTITY_PERSON;
}

static bool is_organization(gs_entity_kind kind)
{
    return kind == GS_ENTITY_ORGANIZATION;
}

static bool is_location(gs_entity_kind kind)
{
    return kind == GS_ENTITY_STATE || kind == GS_ENTITY_PLACE || kind == GS_ENTITY_FACILITY;
}

/* The names of the report's entities of a kind, parted by ';'; those that are only
 * described ("two officials") have no name. Every row has them, so they are put
 * together once. */
static void list_story(const gs_doc *doc, bool (*take)(gs_entity_kind kind), gs_buf *out)
{
    gs_buf_init(out, SIZE_MAX / 2);
    for (size_t i = 0; i < doc->entity_count; i++) {
        const gs_entity *e = &doc->entities[i];
        bool             named = false;
        for (size_t k = 0; k < e->mention_count && !named; k++)
            named = e->mentions[k].form == GS_MENTION_NAME;
        if (!named || !take(e->kind))
            continue;
        if (out->size)
            gs_buf_add_char(out, ';');
        gs_buf_add_str(out, e->name);
    }
}

static void put_contexts(gs_rows *rows, gs_str contexts)
{
    gs_str one;

    while (contexts.n && gs_str_split(&contexts, ' ', &one)) {
        if (one.n)
            gs_rows_item(rows, one);
    }
    gs_rows_next(rows);
}

static void put_row(void *ctx, const gs_coded *c)
{
    polecat       *p = ctx;
    const gs_meta *meta = &p->doc->meta;

    gs_rows_name(&p->rows, c->id);
    put_day(&p->rows, gs_when_of(c->time));
    gs_rows_name(&p->rows, gs_plover_name(c->event->event));
    gs_rows_cell(&p->rows, c->event->mode);
    gs_rows_skip(&p->rows, 1);
    gs_rows_uint(&p->rows, gs_plover_quad(c->event->event));
    put_contexts(&p->rows, c->event->contexts);
    put_entity(p, c->actor, c->actor_words);
    put_entity(p, c->recipient, c->recipient_words);
    put_place(p, c->place);
    gs_rows_cell(&p->rows, meta->publisher);
    put_day(&p->rows, gs_when_read(meta->published));
    for (size_t i = 0; i < STORIES; i++)
        gs_rows_cell(&p->rows, gs_buf_str(&p->story[i]));
    gs_rows_cell(&p->rows, meta->language);
    gs_rows_name(&p->rows, "Gainsay " GS_VERSION);
    gs_rows_end(&p->rows);
}

void gs_polecat_head(const gs_export_options *options, gs_buf *out)
{
    (void)options;
    gs_rows_head(GS_ROWS_TABS, names, sizeof names / sizeof *names, out);
}

void gs_polecat(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    static bool (*const takes[STORIES])(gs_entity_kind kind) = {is_person, is_organization,
                                                                is_location};
    polecat p = {.doc = doc};

    (void)options;
    for (size_t i = 0; i < STORIES; i++)
        list_story(doc, takes[i], &p.story[i]);
    gs_rows_init(&p.rows, GS_ROWS_TABS, out);
    gs_coded_each(doc, GS_CODED_PLOVER, false, put_row, &p);
    gs_rows_release(&p.rows);
    for (size_t i = 0; i < STORIES; i++) {
        if (p.story[i].status != GS_OK && out->status == GS_OK)
            out->status = p.story[i].status;
        gs_buf_release(&p.story[i]);
    }
}
