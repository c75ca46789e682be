/* output/jsonl_place.c - the places of a report, as JSON Lines or as a table:
 * gainsay-places(1) tells the fields. */
#include "output/export_int.h"
#include "output/output.h"

/* "48.50740" */
void gs_degrees_add(gs_buf *out, int32_t value)
{
    unsigned size = value < 0 ? 0u - (unsigned)value : (unsigned)value;

    gs_buf_addf(out, "%s%u.%05u", value < 0 ? "-" : "", size / 100000, size % 100000);
}

gs_str gs_place_name(const gs_place *p)
{
    gs_str names = p->entry.names, one = GS_STR_NONE;

    if (p->known)
        gs_str_split(&names, '\t', &one);
    return one;
}

/* Of a route no point is given, even where the gazetteer has a middle. */
bool gs_place_located(const gs_place *p)
{
    return p->known && p->entry.located && p->precision != GS_PLACE_PRECISION_ROUTE;
}

/* What the table says of the place: the fields of an entity's `place`, too. */
void gs_json_place(gs_json *json, const gs_place *p)
{
    const int32_t     degrees[] = {p->entry.lat, p->entry.lon};
    static const char keys[][4] = {"lat", "lon"};

    gs_json_key(json, "name");
    gs_json_str(json, gs_place_name(p));
    gs_json_key(json, "kind");
    gs_json_str(json, p->known ? gs_str_from(gs_place_kind_name(p->entry.kind)) : GS_STR_NONE);
    gs_json_key(json, "country");
    gs_json_str(json, p->entry.country.n ? p->entry.country : GS_STR_NONE);
    gs_json_key(json, "region");
    gs_json_str(json, p->entry.admin.n ? p->entry.admin : GS_STR_NONE);
    gs_json_key(json, "precision");
    gs_json_str(json, p->known ? gs_str_from(gs_place_precision_name(p->precision)) : GS_STR_NONE);
    for (int i = 0; i < 2; i++) {
        gs_json_key(json, keys[i]);
        if (gs_place_located(p))
            gs_degrees_add(json->out, degrees[i]);
        else
            gs_json_null(json);
        json->comma = true;
    }
    gs_json_key(json, "geonames");
    if (p->entry.geonames)
        gs_json_uint(json, p->entry.geonames);
    else
        gs_json_null(json);
    gs_json_key(json, "tag");
    gs_json_str(json, p->entry.disputed ? GS_STR("disputed") : GS_STR_NONE);
}

static void write_json(const gs_doc *doc, const gs_place *p, gs_buf *out)
{
    gs_json json;

    gs_json_init(&json, out);
    gs_json_object(&json);
    gs_json_key(&json, "source");
    gs_json_str(&json, doc->source);
    gs_json_key(&json, "words");
    gs_json_str(&json, gs_doc_str(doc, p->span));
    gs_json_key(&json, "start");
    gs_json_uint(&json, p->span.start);
    gs_json_key(&json, "end");
    gs_json_uint(&json, p->span.end);
    gs_json_place(&json, p);
    gs_json_key(&json, "metonym");
    gs_json_bool(&json, p->metonym);
    gs_json_key(&json, "rule");
    gs_json_str(&json, gs_str_from(p->rule));
    gs_json_object_end(&json);
    gs_buf_add_char(out, '\n');
}

void gs_output_places_jsonl(const gs_doc *doc, gs_buf *out)
{
    for (size_t i = 0; i < doc->place_count; i++) {
        write_json(doc, &doc->places[i], out);
        gs_buf_pass(out);
    }
}

/* A text in a column; control characters cannot reach the terminal. */
static void add_cell(gs_buf *out, gs_str s, size_t width)
{
    size_t columns = 0;

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        gs_buf_add_char(out, c < 0x20 || c == 0x7F ? ' ' : (char)c);
        columns += (c & 0xC0) != 0x80;
    }
    do {
        gs_buf_add_char(out, ' ');
    } while (++columns < width);
}

void gs_output_places_table(const gs_doc *doc, gs_buf *out)
{
    for (size_t i = 0; i < doc->place_count; i++) {
        const gs_place *p = &doc->places[i];
        add_cell(out, gs_doc_str(doc, p->span), 26);
        add_cell(out, p->known ? gs_place_name(p) : GS_STR("-"), 26);
        add_cell(out, p->entry.country.n ? p->entry.country : GS_STR("-"), 4);
        add_cell(out, p->known ? gs_str_from(gs_place_precision_name(p->precision)) : GS_STR("-"),
                 9);
        if (gs_place_located(p)) {
            gs_degrees_add(out, p->entry.lat);
            gs_buf_add_char(out, ' ');
            gs_degrees_add(out, p->entry.lon);
        } else {
            gs_buf_add_str(out, GS_STR("- -"));
        }
        if (p->entry.disputed)
            gs_buf_add_str(out, GS_STR(" disputed"));
        if (p->metonym)
            gs_buf_add_str(out, GS_STR(" metonym"));
        gs_buf_add_char(out, '\n');
    }
}
