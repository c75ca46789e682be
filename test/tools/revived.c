/* revived - reports as read beside the same from what a store keeps of them.
 *
 *     revived DATADIR [--url] FILE...
 *
 * Each file is read as a report. Its text and its JSON Lines are made a document again
 * (store/revive.h), and both documents are written in every form: JSON Lines, the page for a
 * terminal, each export with each of its options, and packed for a store. A line comes out for
 * each form that is not the same byte for byte, with the first place where it is not.
 * Exits 1 when there is any. For test/store/revive.py; not installed.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "doc/doc.h"
#include "output/export.h"
#include "output/output.h"
#include "store/pack.h"
#include "store/revive.h"

typedef struct form {
    const char       *name;
    gs_export_format  format;
    gs_export_options options;
} form;

static const form forms[] = {
    {"csv events", GS_EXPORT_CSV, {.table = GS_EXPORT_EVENTS, .hxl = true}},
    {"csv statements", GS_EXPORT_CSV, {.table = GS_EXPORT_STATEMENTS}},
    {"csv claims", GS_EXPORT_CSV, {.table = GS_EXPORT_CLAIMS}},
    {"csv entities", GS_EXPORT_CSV, {.table = GS_EXPORT_ENTITIES}},
    {"csv agreements", GS_EXPORT_CSV, {.table = GS_EXPORT_AGREEMENTS}},
    {"plover", GS_EXPORT_PLOVER, {.denials = true}},
    {"polecat", GS_EXPORT_POLECAT, {.denials = false}},
    {"gdelt", GS_EXPORT_GDELT, {.denials = true}},
    {"gdelt-mentions", GS_EXPORT_GDELT_MENTIONS, {.denials = true}},
    {"icews", GS_EXPORT_ICEWS, {.denials = true}},
    {"geojson", GS_EXPORT_GEOJSON, {.denials = false}},
    {"annotation", GS_EXPORT_ANNOTATION, {.denials = false}},
    {"claim", GS_EXPORT_CLAIM, {.denials = false}},
    {"prov", GS_EXPORT_PROV, {.denials = false}},
    {"ics", GS_EXPORT_ICS, {.denials = false}},
};

#define FORMS (sizeof forms / sizeof *forms)

/* Forms before those of the table: JSON Lines, with code points, the page, the pack. */
enum { JSONL, CHARS, PAGE, PACK, EXPORTS };

static const char *write_form(const gs_doc *doc, size_t which, gs_buf *out)
{
    gs_doc wordless = *doc; /* what is packed of the model's words is not kept */

    switch (which) {
    case JSONL:
        gs_output_jsonl(doc, NULL, out);
        return "jsonl";
    case CHARS:
        gs_output_jsonl(doc, &(gs_write_options){.chars = true}, out);
        return "jsonl --chars";
    case PAGE:
        gs_output_table(doc, &(gs_table_options){.color = true, .unicode = true, .width = 100},
                        out);
        return "table";
    case PACK:
        wordless.word_count = 0;
        gs_pack(&wordless, out, NULL);
        return "pack";
    default:
        gs_output_export(doc, forms[which - EXPORTS].format, &forms[which - EXPORTS].options, out);
        return forms[which - EXPORTS].name;
    }
}

static size_t first_difference(gs_str a, gs_str b)
{
    size_t i = 0;

    while (i < a.n && i < b.n && a.p[i] == b.p[i])
        i++;
    return i;
}

static int compare(const char *path, const gs_doc *read, const gs_doc *revived)
{
    int different = 0;

    for (size_t i = 0; i < EXPORTS + FORMS; i++) {
        gs_buf      a, b;
        const char *name;
        gs_buf_init(&a, GS_LIMIT_DOC_MEMORY);
        gs_buf_init(&b, GS_LIMIT_DOC_MEMORY);
        name = write_form(read, i, &a);
        write_form(revived, i, &b);
        if (!gs_str_eq(gs_buf_str(&a), gs_buf_str(&b))) {
            size_t at = first_difference(gs_buf_str(&a), gs_buf_str(&b));
            size_t from = at > 60 ? at - 60 : 0;
            printf("%s: %s: read %.*s\n  revived %.*s\n", path, name,
                   (int)(a.size - from < 160 ? a.size - from : 160), a.data + from,
                   (int)(b.size - from < 160 ? b.size - from : 160), b.data + from);
            different++;
        }
        gs_buf_release(&a);
        gs_buf_release(&b);
    }
    return different;
}

static int check(gs_reader *reader, const char *path, gs_input in, int *reports)
{
    gs_file       file = {0};
    gs_error      err;
    const gs_doc *doc;
    gs_doc        revived;
    gs_arena      arena;
    gs_buf        records;
    int           failed = 0;

    if (gs_file_read(&file, path, GS_LIMIT_REPORT_BYTES, &err) != GS_OK) {
        fprintf(stderr, "revived: %s: %s\n", path, err.message);
        return 1;
    }
    in.data = file.data;
    in.size = file.size;
    in.source = path;
    if (gs_reader_read(reader, &in, &doc, &err) == GS_OK) {
        gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
        gs_buf_init(&records, GS_LIMIT_DOC_MEMORY);
        gs_output_jsonl(doc, NULL, &records);
        if (gs_revive(&revived, doc->text, gs_buf_str(&records), &arena, &err) == GS_OK) {
            revived.html = doc->html; /* a store keeps that beside the records */
            failed = compare(path, doc, &revived);
        } else {
            printf("%s: not revived: %s\n", path, err.message);
            failed = 1;
        }
        gs_buf_release(&records);
        gs_arena_release(&arena);
        ++*reports;
    }
    gs_file_close(&file);
    return failed;
}

static bool open_engine(gs_engine **engine, const char *datadir, gs_error *err)
{
    char path[4096];

    if (gs_engine_open(engine, datadir, err) != GS_OK)
        return false;
    snprintf(path, sizeof path, "%s/places.gsp", datadir);
    if (gs_engine_load_places(*engine, path, err) != GS_OK)
        return false;
    snprintf(path, sizeof path, "%s/model.gsm", datadir);
    return gs_engine_load_model(*engine, path, err) == GS_OK;
}

int main(int argc, char **argv)
{
    gs_engine *engine = NULL;
    gs_reader *reader = NULL;
    gs_error   err = {.message = "usage: revived DATADIR [--url] FILE..."};
    gs_input   in = {.date = "2021-03-12", .publisher = "The Halden Post"};
    int        failed = 0, reports = 0, first = 2;

    if (argc > 2 && strcmp(argv[2], "--url") == 0) {
        in = (gs_input){.url = "https://example.org/a", .captured = "2021-03-14T10:00:00Z"};
        first = 3;
    }
    if (argc < 3 || !open_engine(&engine, argv[1], &err) ||
        gs_reader_new(&reader, engine, &err) != GS_OK) {
        fprintf(stderr, "revived: %s\n", err.message);
        return 2;
    }
    for (int i = first; i < argc; i++)
        failed += check(reader, argv[i], in, &reports);
    printf("%d reports, %d forms that differ\n", reports, failed);
    gs_reader_free(reader);
    gs_engine_close(engine);
    return failed != 0;
}
