/* output/prov.c - where records come from, as PROV-JSON (W3C Member Submission
 * 2013, w3.org/submissions/prov-json): one document a report.
 *
 * The report's text is an entity named by its hash (RFC 6920), and so are model
 * and dictionaries. One activity, the reading, used them and generated the
 * records; each record is derived from the text, a claim also from its
 * statements, its denials among them, and an event from those that tell it.
 * No times: the record does not know when it was made, and asks no clock.
 */
#include <stdio.h>

#include "output/export_int.h"

typedef struct prov {
    gs_jsonl w;
    size_t   relations; /* so far, for their ids */
} prov;

typedef struct kind {
    const char     *name;
    gs_jsonl_letter letter;
    size_t          count;
} kind;

enum { KINDS = 5 };

static void list_kinds(const gs_doc *doc, kind kinds[KINDS])
{
    const kind all[KINDS] = {{"entity", GS_JSONL_ENTITY, doc->entity_count},
                             {"statement", GS_JSONL_STATEMENT, doc->statement_count},
                             {"claim", GS_JSONL_CLAIM, doc->claim_count},
                             {"event", GS_JSONL_EVENT, doc->event_count},
                             {"agreement", GS_JSONL_AGREEMENT, doc->agreement_count}};

    memcpy(kinds, all, sizeof all);
}

/* ---- names */

static void record_name(char out[32], gs_jsonl_letter letter, size_t index)
{
    snprintf(out, 32, "r:%c%zu", (char)letter, index + 1);
}

static void text_name(const prov *p, char out[64])
{
    snprintf(out, 64, "text:%.*s", (int)sizeof p->w.id, p->w.id);
}

static void hash_name(char out[80], const uint8_t hash[32])
{
    int n = snprintf(out, 80, "hash:");

    for (size_t i = 0; i < 32; i++)
        n += snprintf(out + n, 80 - (size_t)n, "%02x", hash[i]);
}

static void open_member(prov *p, const char *key)
{
    gs_json_key(&p->w.json, key);
    gs_json_object(&p->w.json);
}

static void close_member(prov *p)
{
    gs_json_object_end(&p->w.json);
}

/* ---- members */

static void add_prefixes(prov *p)
{
    char records[64];

    snprintf(records, sizeof records, "nih:sha-256-128;%.*s#", (int)sizeof p->w.id, p->w.id);
    open_member(p, "prefix");
    gs_jsonl_name(&p->w, "text", "nih:sha-256-128;");
    gs_jsonl_name(&p->w, "r", records);
    gs_jsonl_name(&p->w, "hash", "nih:sha-256;");
    gs_jsonl_name(&p->w, "dcterms", "http://purl.org/dc/terms/");
    close_member(p);
}

static void add_value(prov *p, const char *key, gs_str value)
{
    if (value.n)
        gs_jsonl_str(&p->w, key, value);
}

static void add_text(prov *p)
{
    const gs_meta *meta = &p->w.doc->meta;
    char           name[64];

    text_name(p, name);
    open_member(p, name);
    gs_jsonl_name(&p->w, "dcterms:type", "report");
    add_value(p, "dcterms:title", meta->title);
    add_value(p, "dcterms:publisher", meta->publisher);
    add_value(p, "dcterms:issued", meta->published);
    add_value(p, "dcterms:language", meta->language);
    add_value(p, "dcterms:source", meta->url.n ? meta->url : p->w.doc->source);
    close_member(p);
}

static void add_hashed(prov *p, const char *type, const uint8_t hash[32])
{
    char name[80];

    hash_name(name, hash);
    open_member(p, name);
    gs_jsonl_name(&p->w, "dcterms:type", type);
    close_member(p);
}

static void add_entities(prov *p, const kind kinds[KINDS])
{
    char name[32];

    open_member(p, "entity");
    add_text(p);
    if (p->w.doc->modelled)
        add_hashed(p, "language model", p->w.doc->model);
    add_hashed(p, "dictionaries", p->w.doc->knowledge);
    for (size_t k = 0; k < KINDS; k++) {
        for (size_t i = 0; i < kinds[k].count; i++) {
            record_name(name, kinds[k].letter, i);
            open_member(p, name);
            gs_jsonl_name(&p->w, "dcterms:type", kinds[k].name);
            close_member(p);
        }
    }
    close_member(p);
}

static void add_engine(prov *p)
{
    open_member(p, "activity");
    open_member(p, "r:reading");
    gs_jsonl_name(&p->w, "dcterms:type", "reading");
    close_member(p);
    close_member(p);
    open_member(p, "agent");
    open_member(p, "r:engine");
    open_member(p, "prov:type");
    gs_jsonl_name(&p->w, "$", "prov:SoftwareAgent");
    gs_jsonl_name(&p->w, "type", "prov:QUALIFIED_NAME");
    close_member(p);
    gs_jsonl_name(&p->w, "prov:label", "Gainsay " GS_VERSION);
    close_member(p);
    close_member(p);
}

/* ---- relations */

static void relate(prov *p, const char *key_a, const char *a, const char *key_b, const char *b)
{
    char id[32];

    snprintf(id, sizeof id, "_:%zu", ++p->relations);
    open_member(p, id);
    gs_jsonl_name(&p->w, key_a, a);
    gs_jsonl_name(&p->w, key_b, b);
    close_member(p);
}

static void add_uses(prov *p)
{
    char name[80];

    open_member(p, "wasAssociatedWith");
    relate(p, "prov:activity", "r:reading", "prov:agent", "r:engine");
    close_member(p);
    open_member(p, "used");
    text_name(p, name);
    relate(p, "prov:activity", "r:reading", "prov:entity", name);
    if (p->w.doc->modelled) {
        hash_name(name, p->w.doc->model);
        relate(p, "prov:activity", "r:reading", "prov:entity", name);
    }
    hash_name(name, p->w.doc->knowledge);
    relate(p, "prov:activity", "r:reading", "prov:entity", name);
    close_member(p);
}

static void derive(prov *p, const char *record, const gs_ids *statements)
{
    char name[32];

    for (size_t i = 0; i < statements->count; i++) {
        record_name(name, GS_JSONL_STATEMENT, (size_t)statements->items[i]);
        relate(p, "prov:generatedEntity", record, "prov:usedEntity", name);
    }
}

static void derive_record(prov *p, gs_jsonl_letter letter, size_t index)
{
    const gs_doc *doc = p->w.doc;
    char          record[32], text[64];

    record_name(record, letter, index);
    text_name(p, text);
    relate(p, "prov:generatedEntity", record, "prov:usedEntity", text);
    if (letter == GS_JSONL_CLAIM) {
        derive(p, record, &doc->claims[index].asserted_by);
        derive(p, record, &doc->claims[index].denied_by);
        derive(p, record, &doc->claims[index].questioned_by);
    } else if (letter == GS_JSONL_EVENT) {
        derive(p, record, &doc->events[index].according_to);
    }
}

static void add_records(prov *p, const kind kinds[KINDS])
{
    char name[32];

    open_member(p, "wasGeneratedBy");
    for (size_t k = 0; k < KINDS; k++) {
        for (size_t i = 0; i < kinds[k].count; i++) {
            record_name(name, kinds[k].letter, i);
            relate(p, "prov:entity", name, "prov:activity", "r:reading");
        }
    }
    close_member(p);
    open_member(p, "wasDerivedFrom");
    for (size_t k = 0; k < KINDS; k++) {
        for (size_t i = 0; i < kinds[k].count; i++)
            derive_record(p, kinds[k].letter, i);
    }
    close_member(p);
}

void gs_prov(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    prov p = {.relations = 0};
    kind kinds[KINDS];

    (void)options;
    list_kinds(doc, kinds);
    gs_jsonl_init(&p.w, doc, false, out);
    gs_json_object(&p.w.json);
    add_prefixes(&p);
    add_entities(&p, kinds);
    add_engine(&p);
    add_uses(&p);
    add_records(&p, kinds);
    gs_json_object_end(&p.w.json);
    gs_buf_add_char(out, '\n');
    gs_jsonl_release(&p.w);
}
