/* record/record.c - runs the record makers in order. See record.h. */
#include "record/record.h"

gs_status gs_record_make(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err)
{
    (void)doc;
    (void)know;
    (void)scratch;
    (void)err;
    return GS_OK;
}
