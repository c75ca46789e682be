/* record/claim_status.c - see claim_status.h. */
#include "record/claim_status.h"

gs_ids *gs_claim_side(gs_claim *c, gs_stance stance)
{
    return stance == GS_STANCE_DENIES || stance == GS_STANCE_REJECTS ? &c->denied_by
           : stance == GS_STANCE_QUESTIONS                           ? &c->questioned_by
                                                                     : &c->asserted_by;
}

bool gs_takes_back(const gs_statement *s)
{
    static const char *const lemmas[] = {"retract", "recant", "withdraw", "take back"};

    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++) {
        if (gs_str_eq(s->lemma, gs_str_from(lemmas[i])))
            return true;
    }
    return false;
}

/* Speakers told apart; those nobody names count as none, nor does a title
 * that repeats the body. */
static uint32_t origins(const gs_doc *doc, const gs_ids *ids)
{
    uint32_t n = 0;

    for (size_t i = 0; i < ids->count && i < 64; i++) {
        int32_t speaker = doc->statements[ids->items[i]].speaker;
        bool    fresh = speaker >= 0 && doc->statements[ids->items[i]].restates < 0;
        for (size_t k = 0; fresh && k < i; k++)
            fresh = doc->statements[ids->items[k]].speaker != speaker;
        n += fresh;
    }
    return n;
}

static bool only_accused(const gs_doc *doc, const gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (doc->statements[ids->items[i]].act != GS_ACT_ACCUSE)
            return false;
    }
    return true;
}

static gs_claim_status status_of(const gs_doc *doc, const gs_claim *c, bool withdrawn)
{
    if (withdrawn)
        return GS_CLAIM_WITHDRAWN;
    if (c->origins_for && c->denied_by.count)
        return GS_CLAIM_DISPUTED;
    if (c->denied_by.count)
        return GS_CLAIM_DENIED;
    if (!c->origins_for || only_accused(doc, &c->asserted_by))
        return GS_CLAIM_ALLEGED;
    return GS_CLAIM_REPORTED;
}

void gs_claim_settle(const gs_doc *doc, gs_claim *c, bool withdrawn)
{
    c->origins_for = origins(doc, &c->asserted_by);
    c->origins_against = origins(doc, &c->denied_by);
    c->status = status_of(doc, c, withdrawn);
}
