/* record/claim_proposition.c - which event a claim tells. See claim.h.
 *
 * That of the word which all others of its wording hang on, or of what that word only
 * carries: "plans to attack the town". A wording that tells something else has none.
 */
#include "record/claim.h"
#include "record/clause.h"
#include "record/statement.h"

#define DEEP 4 /* words that only carry another */

/* The first word of `text` that hangs on none of the others; GS_NONE without a word. */
static int32_t head_of(const gs_reading *r, gs_span text)
{
    int32_t  first = GS_NONE, sentence = gs_doc_sentence_at(r->doc, text.start);
    uint32_t w = sentence < 0 ? 0 : r->doc->sentences[sentence].first_word;

    for (; w < r->doc->word_count && gs_word_at(r, w)->span.end <= text.end; w++) {
        const gs_word *word = gs_word_at(r, w);
        const gs_word *over = word->head >= 0 ? gs_word_at(r, (uint32_t)word->head) : NULL;
        if (word->span.start < text.start)
            continue;
        if (over && over->span.start >= text.start && over->span.end <= text.end)
            continue;
        if (word->upos == GS_UPOS_VERB)
            return (int32_t)w;
        if (first < 0 && word->upos != GS_UPOS_PUNCT && word->upos != GS_UPOS_SCONJ &&
            word->upos != GS_UPOS_ADP)
            first = (int32_t)w;
    }
    return first;
}

static int32_t event_at(const gs_doc *doc, gs_span word)
{
    for (size_t i = 0; i < doc->event_count; i++) {
        gs_span t = doc->events[i].trigger;
        if (t.start <= word.start && word.end <= t.end)
            return (int32_t)i;
    }
    return GS_NONE;
}

/* What a word carries: an infinitive, an object, the clause that tells what it is. */
static int32_t carried(const gs_reading *r, uint32_t w)
{
    static const gs_deprel ways[] = {GS_DEPREL_XCOMP, GS_DEPREL_CCOMP, GS_DEPREL_ACL, GS_DEPREL_OBJ,
                                     GS_DEPREL_NMOD};

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        int32_t c = gs_child(r, w, ways[i]);
        if (c >= 0)
            return c;
    }
    return GS_NONE;
}

static int32_t proposition_of(const gs_reading *r, gs_span text)
{
    int32_t w = head_of(r, text), event = GS_NONE;

    for (int i = 0; i < DEEP && w >= 0 && event < 0; i++) {
        gs_span span = gs_word_at(r, (uint32_t)w)->span;
        if (span.start < text.start || span.end > text.end)
            return GS_NONE;
        event = event_at(r->doc, span);
        w = carried(r, (uint32_t)w);
    }
    return event;
}

gs_status gs_claims_propose(gs_reading *r)
{
    for (size_t i = 0; i < r->doc->claim_count; i++) {
        gs_claim *c = &r->doc->claims[i];
        c->proposition = proposition_of(r, c->text);
        if (c->proposition >= 0 && gs_proof_span(r, &c->proofs, "proposition", -1,
                                                 r->doc->events[c->proposition].trigger) != GS_OK)
            return GS_E_NOMEM;
    }
    return GS_OK;
}
