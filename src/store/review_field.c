/* store/review_field.c - see review_field.h. */
#include "store/review_field.h"

#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"

#define NAMES(of, type)                                                                            \
    static const char *of##_name(int i)                                                            \
    {                                                                                              \
        return gs_##of##_name((type)i);                                                            \
    }
NAMES(act, gs_act)
NAMES(form, gs_form)
NAMES(polarity, gs_polarity)
NAMES(modality, gs_modality)
NAMES(stance, gs_stance)
NAMES(claim_status, gs_claim_status)
NAMES(plover, gs_plover)
NAMES(reality, gs_reality)
NAMES(agreement_kind, gs_agreement_kind)
NAMES(term_status, gs_term_status)
NAMES(entity_kind, gs_entity_kind)

#define FIELD(of, called) .letter = (of), .name = (called)
#define AT(type, member)  .at = offsetof(type, member)
#define CHOICE(type, member, names, n)                                                             \
    .kind = GS_VALUE_CHOICE, AT(type, member), .choice = (names), .count = (n)
#define RECORD(type, member, letter)                                                               \
    .kind = GS_VALUE_RECORD, AT(type, member), .of = (letter), .none = true
#define RECORDS(type, member, letter)                                                              \
    .kind = GS_VALUE_RECORDS, AT(type, member), .of = (letter), .none = true

static const gs_field fields[] = {
    {FIELD('n', "kind"), CHOICE(gs_entity, kind, entity_kind_name, GS_ENTITY_KIND_COUNT)},
    {FIELD('n', "name"), .kind = GS_VALUE_TEXT, AT(gs_entity, name)},
    {FIELD('n', "country"), .kind = GS_VALUE_TEXT, AT(gs_entity, country), .none = true,
     .form = GS_TEXT_COUNTRY},

    {FIELD('s', "act"), CHOICE(gs_statement, act, act_name, GS_ACT_COUNT)},
    {FIELD('s', "speaker"), RECORD(gs_statement, speaker, 'n')},
    {FIELD('s', "addressee"), RECORDS(gs_statement, addressee, 'n')},
    {FIELD('s', "channel"), RECORDS(gs_statement, channel, 'n')},
    {FIELD('s', "form"), CHOICE(gs_statement, form, form_name, GS_FORM_COUNT)},
    {FIELD('s', "content"), .kind = GS_VALUE_SPANS, AT(gs_statement, content), .none = true},
    {FIELD('s', "polarity"), CHOICE(gs_statement, polarity, polarity_name, GS_POLARITY_COUNT)},
    {FIELD('s', "modality"), CHOICE(gs_statement, modality, modality_name, GS_MODALITY_COUNT)},
    {FIELD('s', "time"), .kind = GS_VALUE_TIME, AT(gs_statement, time), .none = true},
    {FIELD('s', "claim"), RECORD(gs_statement, claim, 'c')},
    {FIELD('s', "stance"), CHOICE(gs_statement, stance, stance_name, GS_STANCE_COUNT),
     .none = true},
    {FIELD('s', "restates"), RECORD(gs_statement, restates, 's')},

    {FIELD('c', "text"), .kind = GS_VALUE_SPAN, AT(gs_claim, text)},
    {FIELD('c', "proposition"), RECORD(gs_claim, proposition, 'e')},
    {FIELD('c', "status"), CHOICE(gs_claim, status, claim_status_name, GS_CLAIM_STATUS_COUNT)},

    {FIELD('e', "plover.event"), CHOICE(gs_event, event, plover_name, GS_PLOVER_COUNT),
     .proof = "plover"},
    {FIELD('e', "plover.mode"), .kind = GS_VALUE_TEXT, AT(gs_event, mode), .none = true,
     .form = GS_TEXT_WORD, .proof = "plover"},
    {FIELD('e', "plover.contexts"), .kind = GS_VALUE_TEXT, AT(gs_event, contexts), .none = true,
     .form = GS_TEXT_WORDS, .proof = "plover"},
    {FIELD('e', "cameo"), .kind = GS_VALUE_TEXT, AT(gs_event, cameo), .none = true,
     .form = GS_TEXT_CODE},
    {FIELD('e', "actors"), RECORDS(gs_event, actors, 'n')},
    {FIELD('e', "recipients"), RECORDS(gs_event, recipients, 'n')},
    {FIELD('e', "place"), RECORD(gs_event, place, 'n')},
    {FIELD('e', "time"), .kind = GS_VALUE_TIME, AT(gs_event, time), .none = true},
    {FIELD('e', "reality"), CHOICE(gs_event, reality, reality_name, GS_REALITY_COUNT)},
    {FIELD('e', "according_to"), RECORDS(gs_event, according_to, 's')},

    {FIELD('a', "name"), .kind = GS_VALUE_TEXT, AT(gs_agreement, name)},
    {FIELD('a', "kind"), CHOICE(gs_agreement, kind, agreement_kind_name, GS_AGREEMENT_KIND_COUNT)},
    {FIELD('a', "parties"), RECORDS(gs_agreement, parties, 'n')},
    {FIELD('a', "signed"), .kind = GS_VALUE_TIME, AT(gs_agreement, signed_), .none = true},
    {FIELD('a', "purpose"), .kind = GS_VALUE_SPAN, AT(gs_agreement, purpose), .none = true},

    {FIELD('t', "obligor"), RECORD(gs_term, obligor, 'n'), .proof = "terms"},
    {FIELD('t', "obligee"), RECORD(gs_term, obligee, 'n'), .proof = "terms"},
    {FIELD('t', "deadline"), .kind = GS_VALUE_TIME, AT(gs_term, deadline), .none = true,
     .proof = "terms"},
    {FIELD('t', "status"), CHOICE(gs_term, status, term_status_name, GS_TERM_STATUS_COUNT),
     .proof = "terms"},
};

#define FIELDS (sizeof fields / sizeof *fields)

/* ---- found ---- */

static gs_status no_field(char letter, gs_str name, gs_error *err)
{
    char   list[200];
    size_t n = 0;

    for (size_t i = 0; i < FIELDS && n < sizeof list; i++) {
        if (fields[i].letter == letter || (letter == 'a' && fields[i].letter == 't'))
            n += (size_t)snprintf(list + n, sizeof list - n, "%s%s%s", n ? ", " : "",
                                  fields[i].letter == 't' ? "t1." : "", fields[i].name);
    }
    return gs_fail(err, GS_E_USAGE, "review", GS_NO_OFFSET, "'%.*s' cannot be set; what can: %s",
                   GS_STR_ARG(name), list);
}

static void *record_at(gs_doc *doc, char letter, int32_t i, gs_proofs **proofs)
{
    switch (letter) {
    case 'n':
        *proofs = &doc->entities[i].proofs;
        return &doc->entities[i];
    case 's':
        *proofs = &doc->statements[i].proofs;
        return &doc->statements[i];
    case 'c':
        *proofs = &doc->claims[i].proofs;
        return &doc->claims[i];
    case 'e':
        *proofs = &doc->events[i].proofs;
        return &doc->events[i];
    default:
        *proofs = &doc->agreements[i].proofs;
        return &doc->agreements[i];
    }
}

/* "t2.status": moves *name behind the dot and *record to the term. */
static bool enter_term(gs_str *name, void **record)
{
    const gs_agreement *a = *record;
    size_t              n = 0, at = 1;

    while (at < name->n && at < 8 && gs_ascii_digit(name->p[at]))
        n = n * 10 + (size_t)(name->p[at++] - '0');
    if (name->n <= at || name->p[0] != 't' || name->p[at] != '.' || !n || n > a->term_count)
        return false;
    *record = &a->terms[n - 1];
    *name = gs_str_sub(*name, at + 1, name->n);
    return true;
}

gs_status gs_slot_find(gs_doc *doc, char letter, int32_t index, gs_str name, gs_slot *out,
                       gs_error *err)
{
    gs_str     rest = name;
    gs_proofs *proofs;
    void      *record = record_at(doc, letter, index, &proofs);
    char       of = letter == 'a' && enter_term(&rest, &record) ? 't' : letter;

    if (letter == 'e' && gs_str_eq(name, GS_STR("category"))) /* as `list --category` */
        rest = GS_STR("plover.event");
    for (size_t i = 0; i < FIELDS; i++) {
        if (fields[i].letter != of || !gs_str_eq(rest, gs_str_from(fields[i].name)))
            continue;
        *out = (gs_slot){&fields[i], doc, letter, index, (char *)record + fields[i].at, proofs};
        return GS_OK;
    }
    return no_field(letter, name, err);
}

/* ---- written ---- */

static void write_record(const gs_slot *slot, int32_t index, gs_value_style style, gs_json *json)
{
    const gs_doc *doc = slot->doc;
    char          of = slot->field->of, text[64];
    gs_anchor     a;

    if (index < 0) {
        gs_json_null(json);
        return;
    }
    a = gs_anchor_of(doc, of, index);
    if (style == GS_VALUE_AS_REVIEW) {
        gs_anchor_write(json, doc, &a);
    } else if (style == GS_VALUE_AS_TOLD && of == 'n') {
        gs_json_str(json, a.name);
    } else {
        int n = 0;
        for (; style == GS_VALUE_AS_RECORD && n < 32; n += 2)
            snprintf(text + n, 3, "%02x", doc->sha256[n / 2]);
        if (style == GS_VALUE_AS_RECORD)
            snprintf(text + n, sizeof text - (size_t)n, "/%c%u", of, (unsigned)a.number);
        else
            snprintf(text, sizeof text, "%u-%u", a.span.start, a.span.end);
        gs_json_str(json, gs_str_from(text));
    }
}

static void write_span(gs_span span, gs_json *json)
{
    gs_json_array(json);
    gs_json_uint(json, span.start);
    gs_json_uint(json, span.end);
    gs_json_array_end(json);
}

static void write_words(const gs_slot *slot, gs_span span, gs_value_style style, gs_json *json)
{
    if (span.end <= span.start)
        gs_json_null(json);
    else if (style == GS_VALUE_AS_RECORD)
        gs_json_str(json, gs_doc_str(slot->doc, span));
    else
        write_span(span, json);
}

static void write_list(const gs_slot *slot, gs_value_style style, gs_json *json)
{
    const gs_ids   *ids = slot->value;
    const gs_spans *spans = slot->value;

    gs_json_array(json);
    if (slot->field->kind == GS_VALUE_RECORDS) {
        for (size_t i = 0; i < ids->count; i++)
            write_record(slot, ids->items[i], style, json);
    } else {
        for (size_t i = 0; i < spans->count; i++)
            write_span(spans->items[i], json);
    }
    gs_json_array_end(json);
}

static int choice_at(const gs_slot *slot)
{
    int i;

    memcpy(&i, slot->value, sizeof i); /* an enum */
    return i;
}

static gs_str or_none(gs_str s)
{
    return s.n ? s : GS_STR_NONE;
}

void gs_slot_write(const gs_slot *slot, gs_value_style style, gs_json *json)
{
    switch (slot->field->kind) {
    case GS_VALUE_CHOICE:
        gs_json_str(json, gs_str_from(slot->field->choice(choice_at(slot))));
        break;
    case GS_VALUE_RECORD:
        write_record(slot, *(const int32_t *)slot->value, style, json);
        break;
    case GS_VALUE_RECORDS:
    case GS_VALUE_SPANS:
        write_list(slot, style, json);
        break;
    case GS_VALUE_SPAN:
        write_words(slot, *(const gs_span *)slot->value, style, json);
        break;
    case GS_VALUE_TIME:
        gs_json_str(json, or_none(((const gs_time *)slot->value)->value));
        break;
    case GS_VALUE_TEXT:
        gs_json_str(json, or_none(*(const gs_str *)slot->value));
        break;
    }
}

void gs_slots_tell(gs_doc *doc, char letter, int32_t index, gs_json *json)
{
    gs_slot slot;

    gs_json_object(json);
    for (size_t i = 0; i < FIELDS; i++) {
        if (fields[i].letter != letter)
            continue;
        gs_slot_find(doc, letter, index, gs_str_from(fields[i].name), &slot, NULL);
        gs_json_key(json, fields[i].name);
        gs_slot_write(&slot, GS_VALUE_AS_TOLD, json);
    }
    gs_json_object_end(json);
}
