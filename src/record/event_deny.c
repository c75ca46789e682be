/* record/event_deny.c - see event_deny.h. */
#include "record/event_deny.h"

static bool told_in(const gs_doc *doc, const gs_event *e, const gs_ids *statements)
{
    for (size_t i = 0; i < statements->count; i++) {
        const gs_statement *s = &doc->statements[statements->items[i]];
        for (size_t k = 0; k < s->content.count; k++) {
            if (s->content.items[k].start <= e->trigger.start &&
                e->trigger.end <= s->content.items[k].end && s->act != GS_ACT_DENY)
                return true;
        }
    }
    return false;
}

gs_status gs_event_deny(gs_doc *doc, gs_event *e)
{
    const gs_proof why = {"reality", -1, {0, 0}, GS_RULE_CLAIM_DENIED};

    for (size_t k = 0; e->reality == GS_REALITY_ALLEGED && !e->given && k < doc->claim_count; k++) {
        const gs_claim *c = &doc->claims[k];
        bool            in = c->text.start <= e->trigger.start && e->trigger.end <= c->text.end;
        if (!c->denied_by.count || !(in || told_in(doc, e, &c->asserted_by)))
            continue;
        e->reality = GS_REALITY_DENIED;
        if (!GS_PUSH(doc->arena, e->proofs.items, e->proofs.count, e->proofs.cap, why))
            return GS_E_NOMEM;
    }
    return GS_OK;
}
