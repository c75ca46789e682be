/* store/document.c - a kept report as a document. See document.h, gainsay.h. */
#include "store/document.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/limits.h"
#include "store/revive.h"

void gs_document_init(gs_document *d, gs_store *s)
{
    gs_opened_init(&d->kept, s);
    gs_arena_init(&d->arena, GS_LIMIT_DOC_MEMORY);
}

void gs_document_release(gs_document *d)
{
    gs_opened_release(&d->kept);
    gs_arena_release(&d->arena);
}

gs_status gs_document_read(gs_document *d, int64_t report, const char *key, gs_error *err)
{
    gs_str    text = gs_opened_text(&d->kept, report);
    gs_str    records = gs_opened_records(&d->kept, report);
    gs_error  why;
    gs_status st;

    gs_arena_clear(&d->arena);
    st = gs_revive(&d->doc, text, records, &d->arena, &why);
    if (st == GS_OK)
        return GS_OK;
    return gs_fail(err, st, "store", GS_NO_OFFSET, "%s: %s", key, why.message);
}

gs_status gs_store_doc(gs_store *s, const char *report, const gs_doc **out, gs_error *err)
{
    gs_str    rest = gs_str_from(report), digits;
    int64_t   number;
    char      key[33];
    gs_status st;

    gs_str_split(&rest, '/', &digits);
    st = gs_opened_find(s, digits, &number, key, err);
    if (st != GS_OK)
        return st;
    if (!s->document) {
        s->document = calloc(1, sizeof *s->document);
        if (!s->document)
            return gs_fail_nomem(err, "store");
        gs_document_init(s->document, s);
    }
    st = gs_document_read(s->document, number, key, err);
    if (st == GS_OK)
        *out = &s->document->doc;
    return st;
}
