/* output/export.c - the table of export formats. See export.h. */
#include "output/export.h"

#include "output/html.h"
#include "output/output.h"

typedef struct export_format {
    const char *name;
    void (*head)(const gs_export_options *options, gs_buf *out); /* NULL: has none */
    void (*body)(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
    void (*foot)(gs_buf *out);
} export_format;

static void write_jsonl(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    (void)options;
    gs_output_jsonl(doc, NULL, out);
}

static const export_format formats[GS_EXPORT_COUNT] = {
    [GS_EXPORT_CSV] = {"csv", gs_csv_head, gs_csv, NULL},
    [GS_EXPORT_PLOVER] = {"plover", NULL, gs_plover_json, NULL},
    [GS_EXPORT_POLECAT] = {"polecat", gs_polecat_head, gs_polecat, NULL},
    [GS_EXPORT_GDELT] = {"gdelt", NULL, gs_gdelt, NULL},
    [GS_EXPORT_GDELT_MENTIONS] = {"gdelt-mentions", NULL, gs_gdelt_mentions, NULL},
    [GS_EXPORT_ICEWS] = {"icews", gs_icews_head, gs_icews, NULL},
    [GS_EXPORT_GEOJSON] = {"geojson", NULL, gs_geojson, NULL},
    [GS_EXPORT_ANNOTATION] = {"annotation", NULL, gs_annotation, NULL},
    [GS_EXPORT_CLAIM] = {"claim", NULL, gs_claim_jsonld, NULL},
    [GS_EXPORT_PROV] = {"prov", NULL, gs_prov, NULL},
    [GS_EXPORT_ICS] = {"ics", gs_ics_head, gs_ics, gs_ics_foot},
    [GS_EXPORT_HTML] = {"html", gs_html_head, gs_html, gs_html_foot},
    [GS_EXPORT_JSONL] = {"jsonl", NULL, write_jsonl, NULL},
};

static const char *const tables[GS_EXPORT_TABLE_COUNT] = {
    [GS_EXPORT_EVENTS] = "events",         [GS_EXPORT_STATEMENTS] = "statements",
    [GS_EXPORT_CLAIMS] = "claims",         [GS_EXPORT_ENTITIES] = "entities",
    [GS_EXPORT_AGREEMENTS] = "agreements",
};

static const gs_export_options usual = {.table = GS_EXPORT_EVENTS};

bool gs_export_format_find(const char *name, gs_export_format *format)
{
    for (int i = 0; i < GS_EXPORT_COUNT; i++) {
        if (strcmp(formats[i].name, name) == 0) {
            *format = (gs_export_format)i;
            return true;
        }
    }
    return false;
}

bool gs_export_table_find(const char *name, gs_export_table *table)
{
    for (int i = 0; i < GS_EXPORT_TABLE_COUNT; i++) {
        if (strcmp(tables[i], name) == 0) {
            *table = (gs_export_table)i;
            return true;
        }
    }
    return false;
}

void gs_output_export(const gs_doc *doc, gs_export_format format, const gs_export_options *options,
                      gs_buf *out)
{
    formats[format].body(doc, options ? options : &usual, out);
}

void gs_output_export_head(gs_export_format format, const gs_export_options *options, gs_buf *out)
{
    if (formats[format].head)
        formats[format].head(options ? options : &usual, out);
}

void gs_output_export_foot(gs_export_format format, gs_buf *out)
{
    if (formats[format].foot)
        formats[format].foot(out);
}
