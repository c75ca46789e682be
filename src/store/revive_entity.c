/* store/revive_entity.c - entities, with what the gazetteer said of their places. See
 * revive_int.h.
 */
#include "store/revive_int.h"

static const char *kind_name(int i)
{
    return gs_entity_kind_name((gs_entity_kind)i);
}

static const char *form_name(int i)
{
    return gs_mention_form_name((gs_mention_form)i);
}

static const char *place_kind_name(int i)
{
    return gs_place_kind_name((gs_place_kind)i);
}

static const char *place_precision_name(int i)
{
    return gs_place_precision_name((gs_place_precision)i);
}

/* "-48.50740" as 1/100,000 degrees. */
static int32_t read_degrees(gs_reviver *r, const gs_node *value)
{
    int64_t n = 0;
    int     behind = -1; /* digits behind the point */
    bool    minus = value->text.n && value->text.p[0] == '-';

    for (size_t i = minus; i < value->text.n && i < 16; i++) {
        char c = value->text.p[i];
        if (c == '.' && behind < 0)
            behind = 0;
        else if (!gs_ascii_digit(c))
            gs_revive_wrong(r, "place");
        else if (behind < 5) {
            n = n * 10 + (c - '0');
            behind += behind >= 0;
        }
        if (n > 36000000)
            gs_revive_wrong(r, "place"), n = 0;
    }
    for (behind = behind < 0 ? 0 : behind; behind < 5 && n <= 36000000; behind++)
        n *= 10;
    if (value->kind != GS_NODE_NUMBER || n > 36000000)
        gs_revive_wrong(r, "place"), n = 0;
    return (int32_t)(minus ? -n : n);
}

static gs_place read_place(gs_reviver *r, const gs_node *value)
{
    const gs_node *lat = gs_node_get(value, "lat"), *lon = gs_node_get(value, "lon");
    const gs_node *geonames = gs_node_get(value, "geonames");
    gs_place       p = {.rule = ""};

    p.entry.names = gs_revive_str(r, value, "name");
    p.entry.country = gs_revive_str(r, value, "country");
    p.entry.admin = gs_revive_str(r, value, "region");
    p.entry.disputed = gs_node_get(value, "tag") != NULL;
    p.entry.located = lat && lon;
    if (p.entry.located) {
        p.entry.lat = read_degrees(r, lat);
        p.entry.lon = read_degrees(r, lon);
    }
    if (geonames)
        p.entry.geonames = gs_revive_number(r, geonames, "place");
    p.known = p.entry.names.n > 0;
    if (p.known) {
        p.entry.kind =
            (gs_place_kind)gs_revive_choice(r, value, "kind", place_kind_name, GS_PLACE_KINDS);
        p.precision = (gs_place_precision)gs_revive_choice(
            r, value, "precision", place_precision_name, GS_PLACE_PRECISION_ROUTE + 1);
    }
    return p;
}

static void read_offices(gs_reviver *r, const gs_node *line, gs_entity *e)
{
    GS_NODE_EACH(gs_node_get(line, "offices"), item)
    {
        gs_office office = {gs_revive_str(r, item, "title"), gs_revive_id(r, item, "of", 'n')};
        if (!GS_PUSH(r->arena, e->offices, e->office_count, e->office_cap, office))
            r->full = true;
    }
}

static void read_sectors(gs_reviver *r, const gs_node *line, gs_entity *e)
{
    GS_NODE_EACH(gs_node_get(line, "sectors"), item)
    {
        const char *sector = gs_revive_name(r, item->text);
        if (!GS_PUSH(r->arena, e->sectors, e->sector_count, e->sector_cap, sector))
            r->full = true;
    }
}

static void read_mentions(gs_reviver *r, const gs_node *line, gs_entity *e)
{
    GS_NODE_EACH(gs_node_get(line, "mentions"), item)
    {
        const gs_node *rule = gs_node_get(item, "rule");
        gs_mention     m = {.span = gs_revive_bounds(r, item, "mentions"),
                            .form = (gs_mention_form)gs_revive_choice(r, item, "form", form_name,
                                                                      GS_MENTION_FORM_COUNT),
                            .rule = rule ? gs_revive_name(r, rule->text) : NULL};
        if (!GS_PUSH(r->arena, e->mentions, e->mention_count, e->mention_cap, m))
            r->full = true;
    }
}

void gs_revive_entity(gs_reviver *r, const gs_node *line)
{
    static const char *const lists[] = {"names", "sectors", "offices", "mentions", NULL};
    gs_doc                  *doc = r->doc;
    const gs_node           *place = gs_node_get(line, "place");
    gs_entity                e = {.place = -1};

    e.kind = (gs_entity_kind)gs_revive_choice(r, line, "kind", kind_name, GS_ENTITY_KIND_COUNT);
    e.name = gs_revive_str(r, line, "name");
    e.names = gs_revive_strs(r, line, "names", &e.name_count);
    e.country = gs_revive_str(r, line, "country");
    if (!e.name.n)
        gs_revive_wrong(r, "name");
    read_sectors(r, line, &e);
    read_offices(r, line, &e);
    read_mentions(r, line, &e);
    if (place) {
        e.place = (int32_t)doc->place_count;
        if (!GS_PUSH(r->arena, r->doc->places, doc->place_count, r->place_cap,
                     read_place(r, place)))
            r->full = true;
    }
    e.proofs = gs_revive_proofs(r, line, lists, NULL, (gs_span){0, 0});
    if (!GS_PUSH(r->arena, doc->entities, doc->entity_count, doc->entity_cap, e))
        r->full = true;
}
