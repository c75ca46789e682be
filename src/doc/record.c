/* doc/record.c - the names of record values, as the record format has them. */
#include "doc/telling.h"

static const char *const act_names[GS_ACT_COUNT] = {
    [GS_ACT_SAY] = "say",           [GS_ACT_DENY] = "deny",
    [GS_ACT_CONFIRM] = "confirm",   [GS_ACT_ACCUSE] = "accuse",
    [GS_ACT_DEMAND] = "demand",     [GS_ACT_PROMISE] = "promise",
    [GS_ACT_THREATEN] = "threaten", [GS_ACT_ASK] = "ask",
    [GS_ACT_ANSWER] = "answer",     [GS_ACT_WARN] = "warn",
    [GS_ACT_PRAISE] = "praise",     [GS_ACT_CRITICIZE] = "criticize",
    [GS_ACT_ANNOUNCE] = "announce", [GS_ACT_ESTIMATE] = "estimate",
    [GS_ACT_BELIEVE] = "believe",
};

const char *gs_act_name(gs_act act)
{
    return act_names[act];
}

bool gs_act_from_name(gs_str name, gs_act *act)
{
    for (int i = 0; i < GS_ACT_COUNT; i++) {
        if (gs_str_eq(name, gs_str_from(act_names[i]))) {
            *act = (gs_act)i;
            return true;
        }
    }
    return false;
}

static const char *const plover_names[GS_PLOVER_COUNT] = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT",
};

const char *gs_plover_name(gs_plover event)
{
    return event < GS_PLOVER_COUNT ? plover_names[event] : NULL;
}

bool gs_plover_from_name(gs_str name, gs_plover *event)
{
    for (int i = 0; i < GS_PLOVER_COUNT; i++) {
        if (gs_str_eq(name, gs_str_from(plover_names[i]))) {
            *event = (gs_plover)i;
            return true;
        }
    }
    return false;
}

static const char *const reality_names[GS_REALITY_COUNT] = {
    "denied",  "negated",    "hypothetical", "desired", "intended", "planned",
    "alleged", "historical", "habitual",     "ongoing", "occurred",
};

const char *gs_reality_name(gs_reality reality)
{
    return reality_names[reality];
}

bool gs_reality_from_name(gs_str name, gs_reality *reality)
{
    for (int i = 0; i < GS_REALITY_COUNT; i++) {
        if (gs_str_eq(name, gs_str_from(reality_names[i]))) {
            *reality = (gs_reality)i;
            return true;
        }
    }
    return false;
}

const char *gs_review_status_name(gs_review_status status)
{
    static const char *const names[GS_REVIEW_STATUS_COUNT] = {"confirmed", "corrected", "rejected"};
    return names[status];
}

const char *gs_agreement_kind_name(gs_agreement_kind kind)
{
    static const char *const names[GS_AGREEMENT_KIND_COUNT] = {"ceasefire", "peace",    "statement",
                                                               "treaty",    "exchange", "deal"};
    return names[kind];
}

const char *gs_term_status_name(gs_term_status status)
{
    static const char *const names[GS_TERM_STATUS_COUNT] = {"agreed",  "in progress", "done",
                                                            "refused", "missed",      "disputed"};
    return names[status];
}

const char *gs_entity_kind_name(gs_entity_kind kind)
{
    static const char *const names[GS_ENTITY_KIND_COUNT] = {
        "person", "organization", "state", "place", "group", "facility", "document", "other"};
    return names[kind];
}

const char *gs_mention_form_name(gs_mention_form form)
{
    static const char *const names[GS_MENTION_FORM_COUNT] = {"name", "nominal", "pronoun",
                                                             "metonym"};
    return names[form];
}

const char *gs_form_name(gs_form form)
{
    static const char *const names[GS_FORM_COUNT] = {"direct", "mixed", "indirect", "narrated"};
    return names[form];
}

const char *gs_polarity_name(gs_polarity polarity)
{
    return polarity == GS_POLARITY_NEGATES ? "negates" : "affirms";
}

const char *gs_modality_name(gs_modality modality)
{
    static const char *const names[GS_MODALITY_COUNT] = {"asserted", "possible", "necessary",
                                                         "intended", "desired",  "asked"};
    return names[modality];
}

const char *gs_stance_name(gs_stance stance)
{
    static const char *const names[GS_STANCE_COUNT] = {NULL,       "asserts",   "denies",
                                                       "confirms", "questions", "rejects"};
    return names[stance];
}

const char *gs_claim_status_name(gs_claim_status status)
{
    static const char *const names[GS_CLAIM_STATUS_COUNT] = {"withdrawn", "disputed", "denied",
                                                             "alleged", "reported"};
    return names[status];
}

const char *gs_precision_name(gs_precision precision)
{
    static const char *const names[] = {"minute", "day", "week", "month", "year"};
    return names[precision];
}

const char *gs_timex_type_name(gs_timex_type type)
{
    static const char *const names[] = {"DATE", "TIME", "DURATION", "SET"};
    return names[type];
}

const char *gs_telling_role_name(gs_telling_role role)
{
    static const char *const names[GS_TELLING_ROLE_COUNT] = {"asserts", "denies", "asks"};

    return names[role];
}
