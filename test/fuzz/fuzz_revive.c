/* fuzz_revive.c - a document out of a report's kept text and records, which may be damaged: either
 * it is told as such, or all that can be written of the document is written, and its own
 * records make the same document again. The text stands before a line of dashes.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "output/export.h"
#include "output/output.h"
#include "store/pack.h"
#include "store/revive.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static void write_all(const gs_doc *doc)
{
    gs_buf out;

    gs_buf_init(&out, GS_LIMIT_DOC_MEMORY);
    for (int format = 0; format < GS_EXPORT_COUNT; format++) {
        gs_export_options options = {.denials = true};
        for (int table = 0; table < GS_EXPORT_TABLE_COUNT; table++) {
            options.table = (gs_export_table)table;
            if (table == 0 || format == GS_EXPORT_CSV)
                gs_output_export(doc, (gs_export_format)format, &options, &out);
        }
        CHECK(out.status == GS_OK);
        gs_buf_clear(&out);
    }
    gs_output_table(doc, NULL, &out);
    gs_buf_clear(&out);
    CHECK(gs_pack(doc, &out, NULL) == GS_OK);
    gs_buf_release(&out);
}

/* What is written is read as the same again. */
static void check_again(const gs_doc *doc)
{
    gs_buf   once, twice;
    gs_arena arena;
    gs_doc   again;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    gs_buf_init(&once, GS_LIMIT_DOC_MEMORY);
    gs_buf_init(&twice, GS_LIMIT_DOC_MEMORY);
    gs_output_jsonl(doc, NULL, &once);
    CHECK(gs_revive(&again, doc->text, gs_buf_str(&once), &arena, NULL) == GS_OK);
    gs_output_jsonl(&again, NULL, &twice);
    CHECK(gs_str_eq(gs_buf_str(&once), gs_buf_str(&twice)));
    gs_buf_release(&once);
    gs_buf_release(&twice);
    gs_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_str    all = gs_str_make((const char *)data, size), text, records;
    size_t    at = gs_str_find(all, GS_STR("\n----\n"), 0);
    gs_arena  arena;
    gs_doc    doc;
    gs_error  err = {0};
    gs_status st;

    if (at == SIZE_MAX)
        return 0;
    text = gs_str_sub(all, 0, at + 1);
    records = gs_str_sub(all, at + 6, size);
    gs_arena_init(&arena, (size_t)64 << 20);
    st = gs_revive(&doc, text, records, &arena, &err);
    if (st == GS_OK) {
        write_all(&doc);
        check_again(&doc);
    } else {
        CHECK((st == GS_E_DATA || st == GS_E_NOMEM) && err.code == st && err.message[0]);
    }
    gs_arena_release(&arena);
    return 0;
}
