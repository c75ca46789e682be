/* record/record.c - runs the record makers in order. See record.h. */
#include "record/record.h"

#include "base/error.h"
#include "record/agreement.h"
#include "record/claim.h"
#include "record/clause.h"
#include "record/coref.h"
#include "record/entity.h"
#include "record/entity_place.h"
#include "record/event.h"
#include "record/reading.h"
#include "record/statement.h"
#include "record/telling.h"
#include "record/time.h"
#include "record/who.h"

gs_status gs_record_make(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err)
{
    static gs_status (*const makers[])(gs_reading *) = {
        gs_read_quotes,     gs_read_mentions,   gs_read_coref,      gs_read_entities,
        gs_read_clauses,    gs_read_cues,       gs_make_statements, gs_make_events,
        gs_make_agreements, gs_entities_record, gs_make_claims,     gs_events_deny,
        gs_claims_propose,  gs_make_tellings,
    };
    gs_reading r = {.doc = doc, .know = know, .scratch = scratch};
    gs_status  st;

    st = gs_make_times(doc, know, scratch);
    if (st == GS_OK)
        st = gs_read_words(&r);
    for (size_t i = 0; st == GS_OK && i < sizeof makers / sizeof *makers; i++)
        st = makers[i](&r);
    if (st == GS_OK)
        st = gs_who_apply(doc, know);
    if (st == GS_OK)
        st = gs_entities_place(doc);
    if (st == GS_OK)
        return GS_OK;
    doc->entity_count = doc->statement_count = doc->claim_count = doc->event_count =
        doc->agreement_count = doc->time_count = doc->telling_count = doc->around_count = 0;
    return gs_fail_nomem(err, "record");
}
