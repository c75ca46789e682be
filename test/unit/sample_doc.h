/* sample_doc.h - a small report with its records, filled in by hand, for the
 * tests of output: what the readers and record makers find is not their
 * business.
 */
#ifndef GS_SAMPLE_DOC_H
#define GS_SAMPLE_DOC_H

#include "doc/doc.h"

static const char sample_text[] =
    "Orvania denies new mission\n"
    "\n"
    "HALDEN, March 12 (Northern Wire) - The government denied on Friday that its boats had "
    "crossed the lake. \"No, nothing of the kind,\" spokesman Tomas Verrin told reporters. "
    "Villagers said boats had crossed the lake.\n"
    "He said flights are planned – perhaps.\n"
    "\n"
    "Ferry stays shut, minister says\n";

/* A document, empty until make_sample(), and what is written of it. */
typedef struct fixture {
    gs_arena arena;
    gs_doc   doc;
    gs_buf   out;
} fixture;

static void begin(fixture *f)
{
    gs_arena_init(&f->arena, 1 << 24);
    gs_doc_init(&f->doc, &f->arena, (gs_seed){1, 2});
    gs_buf_init(&f->out, 1 << 24);
}

static void end(fixture *f)
{
    assert_int_equal(f->out.status, GS_OK);
    gs_buf_release(&f->out);
    gs_arena_release(&f->arena);
}

/* The span of `words`, from byte `from` on. */
static inline gs_span sample_span(const gs_doc *doc, const char *words, size_t from)
{
    size_t at = gs_str_find(doc->text, gs_str_from(words), from);

    assert_true(at != SIZE_MAX);
    return (gs_span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

static inline void sample_prove(gs_doc *doc, gs_proofs *proofs, const char *field, int32_t member,
                                gs_span span, const char *rule)
{
    gs_proof p = {field, member, span, rule};

    assert_true(GS_PUSH(doc->arena, proofs->items, proofs->count, proofs->cap, p));
}

static inline void sample_id(gs_doc *doc, gs_ids *ids, int32_t id)
{
    assert_true(GS_PUSH(doc->arena, ids->items, ids->count, ids->cap, id));
}

static inline void sample_sentence(gs_doc *doc, gs_zone_kind zone, const char *first,
                                   const char *last)
{
    gs_span     from = sample_span(doc, first, 0), to = sample_span(doc, last, from.start);
    gs_sentence s = {.span = {from.start, to.end}, .zone = zone, .duplicate_of = -1};

    assert_true(GS_PUSH(doc->arena, doc->sentences, doc->sentence_count, doc->sentence_cap, s));
}

static inline void sample_entity(gs_doc *doc, gs_entity_kind kind, const char *name,
                                 gs_mention_form form)
{
    gs_entity  e = {.kind = kind, .name = gs_str_from(name), .place = -1};
    gs_mention m = {sample_span(doc, name, 0), form, NULL, NULL};

    assert_true(GS_PUSH(doc->arena, e.names, e.name_count, e.name_cap, e.name));
    assert_true(GS_PUSH(doc->arena, e.mentions, e.mention_count, e.mention_cap, m));
    assert_true(GS_PUSH(doc->arena, doc->entities, doc->entity_count, doc->entity_cap, e));
}

static inline gs_statement *sample_statement(gs_doc *doc, int32_t sentence, const char *cue,
                                             const char *lemma, gs_act act, int32_t speaker)
{
    size_t       from = doc->sentences[sentence].span.start;
    gs_statement s = {.sentence = sentence,
                      .cue = sample_span(doc, cue, from),
                      .lemma = gs_str_from(lemma),
                      .act = act,
                      .speaker = speaker,
                      .form = GS_FORM_INDIRECT,
                      .claim = -1,
                      .restates = -1};

    assert_true(GS_PUSH(doc->arena, doc->statements, doc->statement_count, doc->statement_cap, s));
    return &doc->statements[doc->statement_count - 1];
}

static inline void sample_content(gs_doc *doc, gs_statement *s, const char *words)
{
    gs_span span = sample_span(doc, words, doc->sentences[s->sentence].span.start);

    assert_true(GS_PUSH(doc->arena, s->content.items, s->content.count, s->content.cap, span));
}

static inline void sample_statements(gs_doc *doc)
{
    gs_statement *s;
    gs_office     office = {GS_STR("spokesman"), 0};
    gs_entity    *verrin = &doc->entities[1];

    assert_true(
        GS_PUSH(doc->arena, verrin->offices, verrin->office_count, verrin->office_cap, office));
    sample_prove(doc, &verrin->proofs, "offices", 0, sample_span(doc, "spokesman", 0), NULL);

    s = sample_statement(doc, 1, "denied", "deny", GS_ACT_DENY, 0);
    sample_content(doc, s, "its boats had crossed the lake");
    sample_prove(doc, &s->proofs, "speaker", -1, sample_span(doc, "The government", 0), NULL);
    s->polarity = GS_POLARITY_NEGATES;
    s->claim = 0;
    s->stance = GS_STANCE_DENIES;
    s->time = (gs_time){.start = GS_STR("2021-03-12"),
                        .end = GS_STR("2021-03-12"),
                        .value = GS_STR("2021-03-12"),
                        .precision = GS_PRECISION_DAY,
                        .span = sample_span(doc, "on Friday", 0)};

    s = sample_statement(doc, 2, "told", "tell", GS_ACT_SAY, 1);
    sample_content(doc, s, "No, nothing of the kind");
    s->quotes = s->content;
    s->form = GS_FORM_DIRECT;
    s->claim = 0;
    s->stance = GS_STANCE_REJECTS;
    sample_id(doc, &s->addressee, 2);
    sample_prove(doc, &s->proofs, "speaker", -1, sample_span(doc, "Tomas Verrin", 0), NULL);
    sample_prove(doc, &s->proofs, "addressee", 0, sample_span(doc, "reporters", 0), NULL);

    s = sample_statement(doc, 3, "said", "say", GS_ACT_SAY, 3);
    sample_content(doc, s, "boats had crossed the lake");
    s->claim = 0;
    s->stance = GS_STANCE_ASSERTS;
    sample_prove(doc, &s->proofs, "speaker", -1, sample_span(doc, "Villagers", 0), NULL);

    s = sample_statement(doc, 4, "said", "say", GS_ACT_SAY, 1);
    sample_content(doc, s, "flights are planned – perhaps");
    s->modality = GS_MODALITY_INTENDED;
    sample_prove(doc, &s->proofs, "speaker", -1, (gs_span){0, 0}, "pronoun:subject");

    s = sample_statement(doc, 5, "says", "say", GS_ACT_SAY, -1);
    sample_content(doc, s, "Ferry stays shut");
}

static inline void sample_zones(gs_doc *doc)
{
    uint32_t body = sample_span(doc, "The government", 0).start;
    uint32_t dateline = sample_span(doc, "HALDEN", 0).start;
    uint32_t teaser = sample_span(doc, "Ferry", 0).start;

    gs_doc_add_zone(doc, GS_ZONE_TITLE, 0, dateline);
    gs_doc_add_zone(doc, GS_ZONE_DATELINE, dateline, body);
    gs_doc_add_zone(doc, GS_ZONE_BODY, body, teaser);
    gs_doc_add_zone(doc, GS_ZONE_TEASER, teaser, (uint32_t)doc->text.n);
}

/* The boats of the denied claim. */
static inline void sample_event(gs_doc *doc)
{
    gs_event e = {.sentence = 1,
                  .trigger = sample_span(doc, "crossed", 0),
                  .lemma = GS_STR("cross"),
                  .event = GS_PLOVER_MOBILIZE,
                  .mode = GS_STR("troops"),
                  .contexts = GS_STR("military territory"),
                  .cameo = GS_STR("154"),
                  .place = -1,
                  .reality = GS_REALITY_DENIED};

    sample_id(doc, &e.actors, 0);
    sample_id(doc, &e.according_to, 0);
    sample_prove(doc, &e.proofs, "actors", 0, sample_span(doc, "its boats", 0), NULL);
    sample_prove(doc, &e.proofs, "reality", -1, sample_span(doc, "denied", 0), NULL);
    assert_true(GS_PUSH(doc->arena, doc->events, doc->event_count, doc->event_cap, e));
}

/* A freshly initialised document becomes the sample. */
static inline void sample_fill(gs_doc *doc)
{
    gs_claim claim = {.status = GS_CLAIM_DENIED, .origins_for = 1, .origins_against = 1};

    doc->text = gs_str_from(sample_text);
    doc->source = GS_STR("sample.txt");
    doc->analysed = true;
    doc->meta.title = gs_str_sub(doc->text, 0, 26);
    doc->meta.publisher = GS_STR("Halden Courier");
    doc->meta.published = GS_STR("2021-03-12");
    doc->meta.published_from = GS_DATE_CALLER;
    doc->meta.dateline_place = GS_STR("HALDEN");
    doc->meta.language = GS_STR("en");
    sample_zones(doc);
    sample_sentence(doc, GS_ZONE_TITLE, "Orvania", "mission");
    sample_sentence(doc, GS_ZONE_BODY, "The government", "lake.");
    sample_sentence(doc, GS_ZONE_BODY, "\"No", "reporters.");
    sample_sentence(doc, GS_ZONE_BODY, "Villagers", "lake.");
    sample_sentence(doc, GS_ZONE_BODY, "He said", "perhaps.");
    sample_sentence(doc, GS_ZONE_TEASER, "Ferry", "says");
    sample_entity(doc, GS_ENTITY_ORGANIZATION, "The government", GS_MENTION_NOMINAL);
    sample_entity(doc, GS_ENTITY_PERSON, "Tomas Verrin", GS_MENTION_NAME);
    sample_entity(doc, GS_ENTITY_GROUP, "reporters", GS_MENTION_NOMINAL);
    sample_entity(doc, GS_ENTITY_GROUP, "Villagers", GS_MENTION_NOMINAL);
    sample_statements(doc);
    claim.text = sample_span(doc, "its boats had crossed the lake", 0);
    sample_id(doc, &claim.denied_by, 0);
    sample_id(doc, &claim.denied_by, 1);
    sample_id(doc, &claim.asserted_by, 2);
    assert_true(GS_PUSH(doc->arena, doc->claims, doc->claim_count, doc->claim_cap, claim));
    sample_event(doc);
}

#endif
