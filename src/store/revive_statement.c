/* store/revive_statement.c - statements and claims. See revive_int.h. */
#include "store/revive_int.h"

static const char *act_name(int i)
{
    return gs_act_name((gs_act)i);
}

static const char *form_name(int i)
{
    return gs_form_name((gs_form)i);
}

static const char *polarity_name(int i)
{
    return gs_polarity_name((gs_polarity)i);
}

static const char *modality_name(int i)
{
    return gs_modality_name((gs_modality)i);
}

static const char *stance_name(int i)
{
    return gs_stance_name((gs_stance)i);
}

static const char *status_name(int i)
{
    return gs_claim_status_name((gs_claim_status)i);
}

void gs_revive_statement(gs_reviver *r, const gs_node *line)
{
    static const char *const lists[] = {"addressee", "channel", "content", "quotes", NULL};
    gs_doc                  *doc = r->doc;
    const gs_node           *cue = gs_node_get(line, "cue");
    gs_statement             s = {.speaker = gs_revive_id(r, line, "speaker", 'n')};

    s.sentence = gs_revive_sentence_of(r, line);
    s.cue = gs_revive_bounds(r, cue, "cue");
    s.lemma = gs_revive_str(r, cue, "lemma");
    s.act = (gs_act)gs_revive_choice(r, line, "act", act_name, GS_ACT_COUNT);
    s.addressee = gs_revive_ids(r, line, "addressee", 'n');
    s.channel = gs_revive_ids(r, line, "channel", 'n');
    s.form = (gs_form)gs_revive_choice(r, line, "form", form_name, GS_FORM_COUNT);
    s.content = gs_revive_spans(r, line, "content");
    s.quotes = gs_revive_spans(r, line, "quotes");
    s.polarity =
        (gs_polarity)gs_revive_choice(r, line, "polarity", polarity_name, GS_POLARITY_COUNT);
    s.modality =
        (gs_modality)gs_revive_choice(r, line, "modality", modality_name, GS_MODALITY_COUNT);
    s.time = gs_revive_time(r, line, line, "time", gs_revive_near(r, s.sentence));
    s.claim = gs_revive_id(r, line, "claim", 'c');
    s.stance = (gs_stance)gs_revive_choice(r, line, "stance", stance_name, GS_STANCE_COUNT);
    s.restates = gs_revive_id(r, line, "restates", 's');
    s.proofs = gs_revive_proofs(r, line, lists, "time", s.time.span);
    if (!GS_PUSH(r->arena, doc->statements, doc->statement_count, doc->statement_cap, s))
        r->full = true;
}

void gs_revive_claim(gs_reviver *r, const gs_node *line)
{
    static const char *const lists[] = {"asserted_by", "denied_by", "questioned_by", NULL};
    gs_doc                  *doc = r->doc;
    const gs_node           *origins = gs_node_get(line, "origins");
    const gs_node           *text = gs_node_get(line, "text");
    gs_claim                 c = {.proposition = -1};

    if (!gs_revive_stated(r, line, "text", &c.text))
        c.text = gs_revive_find(r, text ? text->text : GS_STR_NONE, (gs_span){0, 0});
    if (c.text.end == c.text.start)
        gs_revive_wrong(r, "text");
    c.proposition = gs_revive_id(r, gs_node_get(line, "proposition"), "event", 'e');
    c.asserted_by = gs_revive_ids(r, line, "asserted_by", 's');
    c.denied_by = gs_revive_ids(r, line, "denied_by", 's');
    c.questioned_by = gs_revive_ids(r, line, "questioned_by", 's');
    c.origins_for = gs_revive_number(r, gs_node_get(origins, "for"), "origins");
    c.origins_against = gs_revive_number(r, gs_node_get(origins, "against"), "origins");
    c.status =
        (gs_claim_status)gs_revive_choice(r, line, "status", status_name, GS_CLAIM_STATUS_COUNT);
    c.proofs = gs_revive_proofs(r, line, lists, "text", c.text);
    if (!GS_PUSH(r->arena, doc->claims, doc->claim_count, doc->claim_cap, c))
        r->full = true;
}
