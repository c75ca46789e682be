/* engine/stages.h - the pipeline of one report, on one page.
 *
 *   input     bytes      -> text, zones, metadata      ingest/
 *   sentences text       -> sentences, duplicates      text/sentence.h
 *   lang      sentences  -> words, tags, heads, names  lang/lang.h
 *   places    names      -> places                      record/place.h (only when asked for)
 *   tokens    sentences  -> words and marks            text/token.h
 *   records   tokens     -> entities, statements, ...  record/
 */
#ifndef GS_ENGINE_STAGES_H
#define GS_ENGINE_STAGES_H

#include "doc/doc.h"
#include "know/know.h"
#include "lang/lang.h"

typedef enum gs_stage_name {
    GS_STAGE_INPUT,
    GS_STAGE_SENTENCES,
    GS_STAGE_LANG,
    GS_STAGE_PLACES,
    GS_STAGE_TOKENS,
    GS_STAGE_RECORDS
} gs_stage_name;

/* What the stages work with, and how far they go. */
typedef struct gs_stages {
    const gs_know *know;
    const gs_lang *lang;   /* NULL: the stage is passed over          */
    gs_desk       *desk;   /* the thread's, for the language model    */
    gs_stage_name  last;   /* the last one that is run                */
    bool           places; /* have the places found behind the language model */
    bool           plain;  /* the input is one body, without any form */
    const gs_doc  *again;  /* read before: its text takes the place of the input (again.h) */
} gs_stages;

/* Runs the stages over a freshly initialised `doc`; `scratch` is cleared
 * between them. */
gs_status gs_stages_run(const gs_stages *stages, gs_doc *doc, const gs_input *in, gs_arena *scratch,
                        gs_error *err);

#endif
