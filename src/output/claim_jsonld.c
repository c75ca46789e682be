/* output/claim_jsonld.c - claims and their denials as JSON-LD with the vocabulary of
 * schema.org (types Claim, Quotation, CreativeWork, NewsArticle): one graph a report.
 *
 * No ClaimReview: the engine rates nothing. A Claim has as `appearance` the
 * statements that assert it, or the article where nobody does; as `subjectOf`
 * those that deny or question it, each with its `genre`; and its status as
 * `creativeWorkStatus`. A denial is never left out where its claim is.
 * `author` is who asserts the claim, empty for nobody named. `claimInterpreter`
 * is the publisher where the claim's wording is the report's and not a quotation.
 */
#include "output/export_int.h"

static void add_ref(gs_jsonl *w, const char *key, gs_jsonl_letter letter, size_t index)
{
    gs_json_key(&w->json, key);
    gs_json_object(&w->json);
    gs_json_key(&w->json, "@id");
    gs_iri_add(w, letter, index);
    gs_json_object_end(&w->json);
}

static void add_report_ref(gs_jsonl *w)
{
    gs_json_object(&w->json);
    gs_json_key(&w->json, "@id");
    gs_iri_report(w);
    gs_json_object_end(&w->json);
}

static void add_publisher(gs_jsonl *w, const char *key, bool known)
{
    gs_json_key(&w->json, key);
    if (!known || !w->doc->meta.publisher.n) {
        gs_json_null(&w->json);
        return;
    }
    gs_json_object(&w->json);
    gs_jsonl_name(w, "@type", "Organization");
    gs_jsonl_str(w, "name", w->doc->meta.publisher);
    gs_json_object_end(&w->json);
}

static void add_report(gs_jsonl *w)
{
    const gs_meta *meta = &w->doc->meta;

    gs_json_object(&w->json);
    gs_jsonl_name(w, "@type", "NewsArticle");
    gs_json_key(&w->json, "@id");
    gs_iri_report(w);
    gs_jsonl_str(w, "headline", meta->title);
    gs_jsonl_str(w, "url", meta->url);
    gs_jsonl_str(w, "datePublished",
                 gs_when_read(meta->published).day ? meta->published : GS_STR_NONE);
    gs_jsonl_str(w, "inLanguage", meta->language);
    add_publisher(w, "publisher", true);
    gs_json_object_end(&w->json);
}

/* States speak through their governments; a group of people is neither a person
 * nor an organization. */
static const char *type_of(gs_entity_kind kind)
{
    switch (kind) {
    case GS_ENTITY_PERSON:
        return "Person";
    case GS_ENTITY_ORGANIZATION:
        return "Organization";
    case GS_ENTITY_STATE:
        return "GovernmentOrganization";
    default:
        return "Thing";
    }
}

static void add_entity(gs_jsonl *w, int32_t id)
{
    const gs_entity *e = id >= 0 ? &w->doc->entities[id] : NULL;

    if (!e) {
        gs_json_null(&w->json);
        return;
    }
    gs_json_object(&w->json);
    gs_jsonl_name(w, "@type", type_of(e->kind));
    gs_json_key(&w->json, "@id");
    gs_iri_add(w, GS_JSONL_ENTITY, (size_t)id);
    gs_jsonl_str(w, "name", e->name);
    if (e->kind == GS_ENTITY_PERSON)
        gs_jsonl_str(w, "jobTitle", e->office_count ? e->offices[0].title : GS_STR_NONE);
    gs_json_object_end(&w->json);
}

/* The words that are said; the sentence where no clause says them. */
static void add_words(gs_jsonl *w, const gs_statement *s)
{
    gs_json_key(&w->json, "text");
    if (!s->content.count) {
        gs_json_str(&w->json, gs_doc_str(w->doc, w->doc->sentences[s->sentence].span));
        return;
    }
    if (s->content.count > 1)
        gs_json_array(&w->json);
    for (size_t i = 0; i < s->content.count; i++)
        gs_json_str(&w->json, gs_doc_str(w->doc, s->content.items[i]));
    if (s->content.count > 1)
        gs_json_array_end(&w->json);
}

static void add_statement(gs_jsonl *w, size_t claim, int32_t id, const char *genre)
{
    const gs_statement *s = &w->doc->statements[id];
    gs_str day = gs_when_of(&s->time).day ? gs_str_sub(s->time.start, 0, 10) : GS_STR_NONE;

    gs_json_object(&w->json);
    gs_jsonl_name(w, "@type", s->form == GS_FORM_DIRECT ? "Quotation" : "CreativeWork");
    gs_json_key(&w->json, "@id");
    gs_iri_add(w, GS_JSONL_STATEMENT, (size_t)id);
    gs_jsonl_name(w, "genre", genre);
    add_words(w, s);
    gs_json_key(&w->json, "author");
    add_entity(w, s->speaker);
    gs_jsonl_str(w, "dateCreated", day);
    add_ref(w, "about", GS_JSONL_CLAIM, claim);
    gs_json_key(&w->json, "isPartOf");
    add_report_ref(w);
    gs_json_object_end(&w->json);
}

static void add_statements(gs_jsonl *w, size_t claim, const gs_ids *ids, const char *genre)
{
    for (size_t i = 0; i < ids->count; i++)
        add_statement(w, claim, ids->items[i], genre);
}

/* Whether `span` stands within quotation marks of one of the statements. */
static bool is_quoted_by(const gs_doc *doc, const gs_ids *ids, gs_span span)
{
    for (size_t i = 0; i < ids->count; i++) {
        const gs_spans *quotes = &doc->statements[ids->items[i]].quotes;
        for (size_t k = 0; k < quotes->count; k++) {
            if (quotes->items[k].start <= span.start && span.end <= quotes->items[k].end)
                return true;
        }
    }
    return false;
}

/* Whether the claim's wording was said word for word. */
static bool is_quoted(const gs_doc *doc, const gs_claim *c)
{
    return is_quoted_by(doc, &c->asserted_by, c->text) ||
           is_quoted_by(doc, &c->denied_by, c->text) ||
           is_quoted_by(doc, &c->questioned_by, c->text);
}

/* Each once, named ones only. */
static void add_authors(gs_jsonl *w, const gs_ids *ids)
{
    gs_json_key(&w->json, "author");
    gs_json_array(&w->json);
    for (size_t i = 0; i < ids->count; i++) {
        int32_t speaker = w->doc->statements[ids->items[i]].speaker;
        bool    seen = speaker < 0;
        for (size_t k = 0; k < i && !seen; k++)
            seen = w->doc->statements[ids->items[k]].speaker == speaker;
        if (!seen)
            add_entity(w, speaker);
    }
    gs_json_array_end(&w->json);
}

static void add_claim(gs_jsonl *w, size_t index)
{
    const gs_claim *c = &w->doc->claims[index];

    gs_json_object(&w->json);
    gs_jsonl_name(w, "@type", "Claim");
    gs_json_key(&w->json, "@id");
    gs_iri_add(w, GS_JSONL_CLAIM, index);
    gs_jsonl_str(w, "text", gs_doc_str(w->doc, c->text));
    gs_jsonl_name(w, "creativeWorkStatus", gs_claim_status_name(c->status));
    add_authors(w, &c->asserted_by);
    add_publisher(w, "claimInterpreter", !is_quoted(w->doc, c));
    gs_json_key(&w->json, "isPartOf");
    add_report_ref(w);
    gs_json_key(&w->json, "appearance");
    gs_json_array(&w->json);
    if (!c->asserted_by.count)
        add_report_ref(w);
    add_statements(w, index, &c->asserted_by, "assertion");
    gs_json_array_end(&w->json);
    gs_json_key(&w->json, "subjectOf");
    gs_json_array(&w->json);
    add_statements(w, index, &c->denied_by, "denial");
    add_statements(w, index, &c->questioned_by, "question");
    gs_json_array_end(&w->json);
    gs_json_object_end(&w->json);
}

void gs_claim_jsonld(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    gs_jsonl w;

    (void)options;
    gs_jsonl_init(&w, doc, false, out);
    gs_json_object(&w.json);
    gs_jsonl_name(&w, "@context", "https://schema.org");
    gs_json_key(&w.json, "@graph");
    gs_json_array(&w.json);
    add_report(&w);
    for (size_t i = 0; i < doc->claim_count; i++)
        add_claim(&w, i);
    gs_json_array_end(&w.json);
    gs_json_object_end(&w.json);
    gs_buf_add_char(out, '\n');
    gs_jsonl_release(&w);
}
