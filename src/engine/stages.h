/* engine/stages.h - the pipeline of one report, on one page.
 *
 *   input     bytes      -> text, zones, metadata      ingest/
 *   sentences text       -> sentences, duplicates      text/sentence.h
 *   tokens    sentences  -> words and marks            text/token.h
 *   records   tokens     -> entities, statements, ...  record/
 */
#ifndef GS_ENGINE_STAGES_H
#define GS_ENGINE_STAGES_H

#include "doc/doc.h"
#include "know/know.h"

typedef enum gs_stage_name {
    GS_STAGE_INPUT,
    GS_STAGE_SENTENCES,
    GS_STAGE_TOKENS,
    GS_STAGE_RECORDS
} gs_stage_name;

/* Runs the stages up to and with `last` over a freshly initialised `doc`;
 * `scratch` is cleared between them. */
gs_status gs_stages_run(gs_doc *doc, const gs_input *in, const gs_know *know, gs_arena *scratch,
                        gs_stage_name last, gs_error *err);

#endif
