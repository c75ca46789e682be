/* doc/record.h - the records of one report, as the record format has them.
 *
 * Plain open structs. Absent values are -1, a span of no length, an empty
 * slice or an empty list, and stand as null in the output: nothing is ever
 * guessed. Every value about the world carries a gs_proof.
 */
#ifndef GS_DOC_RECORD_H
#define GS_DOC_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "gainsay.h"

/* Why a field has its value: the words that state it, or the rule that
 * inferred it. For a list field `member` says which member; else -1. */
typedef struct gs_proof {
    const char *field; /* "speaker": a string that outlives the document */
    int32_t     member;
    gs_span     span; /* when stated                                   */
    const char *rule; /* when inferred: "coref:title"; else NULL       */
} gs_proof;

typedef struct gs_proofs {
    gs_proof *items;
    size_t    count, cap;
} gs_proofs;

/* A list of spans, or of indexes into one of the document's record arrays. */
typedef struct gs_spans {
    gs_span *items;
    size_t   count, cap;
} gs_spans;

typedef struct gs_ids {
    int32_t *items;
    size_t   count, cap;
} gs_ids;

typedef enum gs_precision {
    GS_PRECISION_MINUTE,
    GS_PRECISION_DAY,
    GS_PRECISION_WEEK,
    GS_PRECISION_MONTH,
    GS_PRECISION_YEAR
} gs_precision;

/* A TIMEX3-like time. Empty slices are null; `value` empty = no time. */
typedef struct gs_time {
    gs_str       start; /* ISO 8601, inclusive; "--11-25" without a year */
    gs_str       end;
    gs_str       value; /* TIMEX3: "2020-11-25", "XXXX-11-25" */
    gs_precision precision;
    bool         approximate;
    gs_span      span; /* its words */
} gs_time;

typedef enum gs_timex_type {
    GS_TIMEX_DATE,
    GS_TIMEX_TIME,
    GS_TIMEX_DURATION,
    GS_TIMEX_SET
} gs_timex_type;

/* A time expression of the text. */
typedef struct gs_timex {
    gs_time       time;
    gs_timex_type type;
    const char   *mod;  /* TIMEX3: "APPROX"; NULL: none */
    const char   *rule; /* its name in data/times.tsv; lives as long as what is known */
    uint32_t      sentence;
    uint32_t      first_token, token_count;
} gs_timex;

typedef enum gs_entity_kind {
    GS_ENTITY_PERSON,
    GS_ENTITY_ORGANIZATION,
    GS_ENTITY_STATE,
    GS_ENTITY_PLACE,
    GS_ENTITY_GROUP,
    GS_ENTITY_FACILITY,
    GS_ENTITY_DOCUMENT,
    GS_ENTITY_OTHER,
    GS_ENTITY_KIND_COUNT
} gs_entity_kind;

typedef enum gs_mention_form {
    GS_MENTION_NAME,
    GS_MENTION_NOMINAL,
    GS_MENTION_PRONOUN,
    GS_MENTION_METONYM,
    GS_MENTION_FORM_COUNT
} gs_mention_form;

/* A reading that was weighed and lost: a phrase that a pronoun might have meant, a
 * statement that a denial might have been about. */
typedef struct gs_rival {
    gs_span span;      /* the phrase, or the statement's content           */
    int32_t statement; /* index or -1                                      */
    float   behind;    /* by how much it weighed less than what was taken  */
} gs_rival;

#define GS_RIVALS 3

typedef struct gs_rivals {
    gs_rival items[GS_RIVALS]; /* the heaviest first */
    size_t   count;
    bool     too_light; /* nothing was taken: `behind` is what they lack */
} gs_rivals;

typedef struct gs_mention {
    gs_span          span;
    gs_mention_form  form;
    const char      *rule;   /* why it means this entity: "coref:surname"; NULL for the first */
    const gs_rivals *rivals; /* whom else a pronoun might have meant; NULL: nobody */
} gs_mention;

typedef struct gs_office {
    gs_str  title;
    int32_t of; /* entity index or -1 */
} gs_office;

typedef struct gs_entity {
    gs_entity_kind kind;
    gs_str         name;  /* the fullest form in the report */
    gs_str        *names; /* all forms, in order of first mention */
    size_t         name_count, name_cap;
    gs_str         country; /* ISO 3166 alpha-3 or none */
    const char   **sectors; /* PLOVER: "GOV", "MIL", ... */
    size_t         sector_count, sector_cap;
    gs_office     *offices;
    size_t         office_count, office_cap;
    int32_t        place;    /* of doc->places, which of that name is meant; -1: none, or open */
    gs_mention    *mentions; /* in text order */
    size_t         mention_count, mention_cap;
    gs_proofs      proofs;
} gs_entity;

typedef enum gs_act {
    GS_ACT_SAY,
    GS_ACT_DENY,
    GS_ACT_CONFIRM,
    GS_ACT_ACCUSE,
    GS_ACT_DEMAND,
    GS_ACT_PROMISE,
    GS_ACT_THREATEN,
    GS_ACT_ASK,
    GS_ACT_ANSWER,
    GS_ACT_WARN,
    GS_ACT_PRAISE,
    GS_ACT_CRITICIZE,
    GS_ACT_ANNOUNCE,
    GS_ACT_ESTIMATE,
    GS_ACT_BELIEVE,
    GS_ACT_COUNT
} gs_act;

typedef enum gs_form {
    GS_FORM_DIRECT,   /* all in quotation marks            */
    GS_FORM_MIXED,    /* a clause with words in them       */
    GS_FORM_INDIRECT, /* a reported clause                 */
    GS_FORM_NARRATED, /* no clause: "denied the allegation" */
    GS_FORM_COUNT
} gs_form;

typedef enum gs_polarity {
    GS_POLARITY_AFFIRMS,
    GS_POLARITY_NEGATES,
    GS_POLARITY_COUNT
} gs_polarity;

typedef enum gs_modality {
    GS_MODALITY_ASSERTED,
    GS_MODALITY_POSSIBLE,
    GS_MODALITY_NECESSARY,
    GS_MODALITY_INTENDED,
    GS_MODALITY_DESIRED,
    GS_MODALITY_ASKED,
    GS_MODALITY_COUNT
} gs_modality;

typedef enum gs_stance {
    GS_STANCE_NONE,
    GS_STANCE_ASSERTS,
    GS_STANCE_DENIES,
    GS_STANCE_CONFIRMS,
    GS_STANCE_QUESTIONS,
    GS_STANCE_REJECTS,
    GS_STANCE_COUNT
} gs_stance;

typedef struct gs_statement {
    int32_t          sentence;
    gs_span          cue;
    gs_str           lemma; /* of the cue */
    gs_act           act;
    int32_t          speaker;   /* entity index; -1: the report does not say who */
    gs_ids           addressee; /* entities */
    gs_ids           channel;   /* entities, nearest the speaker first */
    gs_form          form;
    gs_spans         content; /* quotation marks left out */
    gs_spans         quotes;
    gs_polarity      polarity;
    gs_modality      modality;
    gs_time          time;
    int32_t          claim; /* claim index or -1 */
    gs_stance        stance;
    int32_t          restates; /* statement index or -1 */
    const gs_rivals *rivals;   /* what else a denial might have been about; NULL: nothing */
    gs_proofs        proofs;
} gs_statement;

typedef enum gs_claim_status {
    GS_CLAIM_WITHDRAWN,
    GS_CLAIM_DISPUTED,
    GS_CLAIM_DENIED,
    GS_CLAIM_ALLEGED,
    GS_CLAIM_REPORTED,
    GS_CLAIM_STATUS_COUNT
} gs_claim_status;

typedef struct gs_claim {
    gs_span         text;        /* the fullest wording in the report */
    int32_t         proposition; /* the event that it tells, or -1 */
    gs_ids          asserted_by; /* statements */
    gs_ids          denied_by;
    gs_ids          questioned_by;
    uint32_t        origins_for;
    uint32_t        origins_against;
    gs_claim_status status;
    gs_proofs       proofs;
} gs_claim;

/* PLOVER 2.0 (Halterman et al. 2023), in the order of its manual. */
typedef enum gs_plover {
    GS_PLOVER_AGREE,
    GS_PLOVER_CONSULT,
    GS_PLOVER_SUPPORT,
    GS_PLOVER_CONCEDE,
    GS_PLOVER_COOPERATE,
    GS_PLOVER_AID,
    GS_PLOVER_RETREAT,
    GS_PLOVER_REQUEST,
    GS_PLOVER_ACCUSE,
    GS_PLOVER_REJECT,
    GS_PLOVER_THREATEN,
    GS_PLOVER_PROTEST,
    GS_PLOVER_SANCTION,
    GS_PLOVER_MOBILIZE,
    GS_PLOVER_COERCE,
    GS_PLOVER_ASSAULT,
    GS_PLOVER_COUNT
} gs_plover;

/* Whether it happened. Where several fit, the first here holds. */
typedef enum gs_reality {
    GS_REALITY_DENIED,
    GS_REALITY_NEGATED,
    GS_REALITY_HYPOTHETICAL,
    GS_REALITY_DESIRED,
    GS_REALITY_INTENDED,
    GS_REALITY_PLANNED,
    GS_REALITY_ALLEGED,
    GS_REALITY_HISTORICAL,
    GS_REALITY_HABITUAL,
    GS_REALITY_ONGOING,
    GS_REALITY_OCCURRED,
    GS_REALITY_COUNT
} gs_reality;

typedef struct gs_event {
    int32_t    sentence;
    gs_span    trigger;
    gs_str     lemma;
    gs_plover  event;          /* GS_PLOVER_COUNT: in no category (coded by others' dictionaries) */
    gs_str     mode;           /* of PLOVER; none */
    gs_str     contexts;       /* of PLOVER, parted by blanks */
    gs_str     cameo;          /* code or none */
    gs_str     source, target; /* codes of actors by others' dictionaries, or none */
    gs_ids     actors;         /* entities */
    gs_ids     recipients;
    int32_t    place; /* entity index or -1 */
    gs_time    time;
    gs_reality reality;
    bool       given;        /* taken for granted by what tells it */
    gs_ids     according_to; /* statements; none: the reporter's own voice */
    gs_spans   mentions;     /* of the same event behind the trigger */
    gs_proofs  proofs;
} gs_event;

typedef enum gs_agreement_kind {
    GS_AGREEMENT_CEASEFIRE,
    GS_AGREEMENT_PEACE,
    GS_AGREEMENT_STATEMENT,
    GS_AGREEMENT_TREATY,
    GS_AGREEMENT_EXCHANGE,
    GS_AGREEMENT_DEAL,
    GS_AGREEMENT_KIND_COUNT
} gs_agreement_kind;

typedef enum gs_term_status {
    GS_TERM_AGREED,
    GS_TERM_IN_PROGRESS,
    GS_TERM_DONE,
    GS_TERM_REFUSED,
    GS_TERM_MISSED,
    GS_TERM_DISPUTED,
    GS_TERM_STATUS_COUNT
} gs_term_status;

/* What one side owes the other. */
typedef struct gs_term {
    int32_t        obligor, obligee; /* entities or -1 */
    gs_span        action;           /* its verb, or the noun that says what */
    gs_span        object;           /* no length: none */
    gs_time        deadline;
    gs_term_status status;
    gs_span        span; /* all of it */
} gs_term;

typedef struct gs_agreement {
    gs_str            name;
    gs_agreement_kind kind;
    gs_ids            parties; /* entities */
    gs_time           signed_; /* when it was signed or reached */
    gs_span           purpose; /* no length: none */
    gs_term          *terms;
    size_t            term_count, term_cap;
    gs_proofs         proofs;
} gs_agreement;

typedef enum gs_review_status {
    GS_REVIEW_CONFIRMED,
    GS_REVIEW_CORRECTED,
    GS_REVIEW_REJECTED,
    GS_REVIEW_STATUS_COUNT
} gs_review_status;

/* What people have said of a record, and so why it is not as it was read. */
typedef struct gs_reviewed {
    char             letter; /* of the record's id: 's' */
    int32_t          index;
    gs_review_status status;
    gs_str           by, at, why; /* of the last who did; `at` is ISO 8601, UTC              */
    gs_str           machine;     /* a JSON object: what was read of each field; none: the same */
    gs_str           rests_on;    /* left out because this record is, "s3"; or none          */
} gs_reviewed;

/* Names as in the output. */
const char *gs_review_status_name(gs_review_status status);
const char *gs_agreement_kind_name(gs_agreement_kind kind);
const char *gs_term_status_name(gs_term_status status);
const char *gs_plover_name(gs_plover event); /* NULL for GS_PLOVER_COUNT */
const char *gs_reality_name(gs_reality reality);
const char *gs_entity_kind_name(gs_entity_kind kind);
const char *gs_mention_form_name(gs_mention_form form);
const char *gs_act_name(gs_act act);
const char *gs_form_name(gs_form form);
const char *gs_polarity_name(gs_polarity polarity);
const char *gs_modality_name(gs_modality modality);
const char *gs_stance_name(gs_stance stance); /* NULL for NONE */
const char *gs_claim_status_name(gs_claim_status status);
const char *gs_precision_name(gs_precision precision);
const char *gs_timex_type_name(gs_timex_type type); /* "DATE" */

/* The act of that name; false when there is none. For dictionaries. */
bool gs_act_from_name(gs_str name, gs_act *act);
bool gs_plover_from_name(gs_str name, gs_plover *event);
bool gs_reality_from_name(gs_str name, gs_reality *reality);

#endif
