/* output/annotation.c - statements, claims and events as annotations of the report,
 * by the Web Annotation Data Model (W3C Recommendation 2017, w3.org/TR/annotation-model):
 * a report is an AnnotationCollection with one page.
 *
 * The target of an annotation is the report's text, named by its hash (RFC 6920),
 * with the URL it came from as scope: that is the text that `gainsay text` prints,
 * and the offsets are its code points. A target has two selectors, of position
 * and of words with what stands around them. Bodies are tags ("act: deny"), a
 * description, and for a claim links to the annotations of the statements that
 * assert, deny and question it, each with who does so in the description.
 */
#include "output/export_int.h"
#include "text/utf8.h"

/* Code points of prefix and suffix. */
enum { AROUND = 32 };

/* ---- targets */

static gs_str text_before(const gs_doc *doc, uint32_t at)
{
    size_t start = at;

    for (int i = 0; i < AROUND && start > 0; i++)
        gs_utf8_before(doc->text, start, &start);
    return gs_str_sub(doc->text, start, at);
}

static gs_str text_behind(const gs_doc *doc, uint32_t at)
{
    size_t end = at;

    for (int i = 0; i < AROUND && end < doc->text.n; i++)
        gs_utf8_at(doc->text, end, &end);
    return gs_str_sub(doc->text, at, end);
}

static void add_words(gs_jsonl *w, const char *key, gs_str s)
{
    gs_json_key(&w->json, key);
    gs_json_str(&w->json, s.p ? s : GS_STR(""));
}

static void add_selectors(gs_jsonl *w, gs_span span)
{
    gs_json_key(&w->json, "selector");
    gs_json_array(&w->json);
    gs_json_object(&w->json);
    gs_jsonl_name(w, "type", "TextQuoteSelector");
    add_words(w, "exact", gs_doc_str(w->doc, span));
    add_words(w, "prefix", text_before(w->doc, span.start));
    add_words(w, "suffix", text_behind(w->doc, span.end));
    gs_json_object_end(&w->json);
    gs_json_object(&w->json);
    gs_jsonl_name(w, "type", "TextPositionSelector");
    gs_json_key(&w->json, "start");
    gs_json_uint(&w->json, gs_jsonl_char(w, span.start));
    gs_json_key(&w->json, "end");
    gs_json_uint(&w->json, gs_jsonl_char(w, span.end));
    gs_json_object_end(&w->json);
    gs_json_array_end(&w->json);
}

static void add_target(gs_jsonl *w, gs_span span)
{
    gs_str url = gs_doc_url(w->doc);

    gs_json_object(&w->json);
    gs_jsonl_name(w, "type", "SpecificResource");
    gs_json_key(&w->json, "source");
    gs_json_object(&w->json);
    gs_json_key(&w->json, "id");
    gs_iri_report(w);
    gs_jsonl_name(w, "type", "Text");
    gs_jsonl_name(w, "format", "text/plain");
    if (w->doc->meta.language.n)
        gs_jsonl_str(w, "language", w->doc->meta.language);
    gs_json_object_end(&w->json);
    if (url.n)
        gs_jsonl_str(w, "scope", url);
    add_selectors(w, span);
    gs_json_object_end(&w->json);
}

/* One or several; `first` alone where the list is empty. */
static void add_targets(gs_jsonl *w, const gs_spans *spans, gs_span first, bool both)
{
    gs_json_key(&w->json, "target");
    gs_json_array(&w->json);
    if (both || !spans->count)
        add_target(w, first);
    for (size_t i = 0; i < spans->count; i++)
        add_target(w, spans->items[i]);
    gs_json_array_end(&w->json);
}

/* ---- bodies */

static void add_body(gs_jsonl *w, const char *purpose, gs_str value)
{
    gs_json_object(&w->json);
    gs_jsonl_name(w, "type", "TextualBody");
    gs_jsonl_name(w, "purpose", purpose);
    gs_jsonl_name(w, "format", "text/plain");
    gs_json_key(&w->json, "value");
    gs_json_str(&w->json, value);
    gs_json_object_end(&w->json);
}

/* "act: deny"; nothing without a value. */
static void add_tag(gs_jsonl *w, const char *name, gs_str value)
{
    char   text[128];
    gs_buf tag = gs_buf_over(text, sizeof text);

    if (!value.n)
        return;
    gs_buf_addf(&tag, "%s: ", name);
    gs_buf_add_str(&tag, value);
    if (tag.status == GS_OK)
        add_body(w, "tagging", gs_buf_str(&tag));
}

static void add_name_tag(gs_jsonl *w, const char *name, const char *value)
{
    add_tag(w, name, gs_str_from(value));
}

static void add_link(gs_jsonl *w, gs_jsonl_letter letter, int32_t index)
{
    gs_json_object(&w->json);
    gs_jsonl_name(w, "type", "SpecificResource");
    gs_jsonl_name(w, "purpose", "linking");
    gs_json_key(&w->json, "source");
    gs_iri_add(w, letter, (size_t)index);
    gs_json_object_end(&w->json);
}

/* Adds a name to a description: "denied by A, B". */
static void describe(gs_buf *line, const char *words, gs_str name, bool first)
{
    if (!first)
        gs_buf_add_str(line, GS_STR(", "));
    else if (line->size)
        gs_buf_add_str(line, GS_STR("; "));
    if (first)
        gs_buf_addf(line, "%s ", words);
    gs_buf_add_str(line, name.n ? name : GS_STR("nobody named"));
}

static void add_description(gs_jsonl *w, gs_buf *line)
{
    if (line->size)
        add_body(w, "describing", gs_buf_str(line));
    if (line->status != GS_OK && w->json.out->status == GS_OK)
        w->json.out->status = line->status;
    gs_buf_release(line);
}

static void describe_entities(gs_jsonl *w, gs_buf *line, const char *words, const gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        describe(line, words, gs_entity_name(w->doc, ids->items[i]), i == 0);
}

static void describe_speakers(gs_jsonl *w, gs_buf *line, const char *words, const gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        describe(line, words, gs_statement_speaker(w->doc, ids->items[i]), i == 0);
}

/* ---- annotations */

static void open_annotation(gs_jsonl *w, gs_jsonl_letter letter, size_t index, const char *kind)
{
    gs_json_object(&w->json);
    gs_json_key(&w->json, "id");
    gs_iri_add(w, letter, index);
    gs_jsonl_name(w, "type", "Annotation");
    gs_jsonl_name(w, "motivation", "identifying");
    gs_json_key(&w->json, "body");
    gs_json_array(&w->json);
    add_body(w, "classifying", gs_str_from(kind));
}

static void add_statement(gs_jsonl *w, size_t index)
{
    const gs_statement *s = &w->doc->statements[index];
    gs_buf              line;

    open_annotation(w, GS_JSONL_STATEMENT, index, "statement");
    add_name_tag(w, "act", gs_act_name(s->act));
    add_name_tag(w, "stance", gs_stance_name(s->stance));
    add_name_tag(w, "polarity", gs_polarity_name(s->polarity));
    add_name_tag(w, "modality", gs_modality_name(s->modality));
    add_tag(w, "time", s->time.value);
    gs_buf_init(&line, SIZE_MAX / 2);
    describe(&line, "said by", gs_entity_name(w->doc, s->speaker), true);
    describe_entities(w, &line, "to", &s->addressee);
    describe_entities(w, &line, "through", &s->channel);
    add_description(w, &line);
    if (s->claim >= 0)
        add_link(w, GS_JSONL_CLAIM, s->claim);
    gs_json_array_end(&w->json);
    add_targets(w, &s->content, s->cue, false);
    gs_json_object_end(&w->json);
}

static void add_links(gs_jsonl *w, const gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        add_link(w, GS_JSONL_STATEMENT, ids->items[i]);
}

static void add_claim(gs_jsonl *w, size_t index)
{
    const gs_claim *c = &w->doc->claims[index];
    const gs_spans  none = {0};
    gs_buf          line;

    open_annotation(w, GS_JSONL_CLAIM, index, "claim");
    add_name_tag(w, "status", gs_claim_status_name(c->status));
    gs_buf_init(&line, SIZE_MAX / 2);
    describe_speakers(w, &line, "asserted by", &c->asserted_by);
    describe_speakers(w, &line, "denied by", &c->denied_by);
    describe_speakers(w, &line, "questioned by", &c->questioned_by);
    add_description(w, &line);
    add_links(w, &c->asserted_by);
    add_links(w, &c->denied_by);
    add_links(w, &c->questioned_by);
    gs_json_array_end(&w->json);
    add_targets(w, &none, c->text, true);
    gs_json_object_end(&w->json);
}

typedef struct denial_line {
    gs_jsonl *w;
    gs_buf   *line;
    bool      first;
} denial_line;

static void describe_denial(void *ctx, int32_t statement)
{
    denial_line *d = ctx;

    describe(d->line, "denied by", gs_statement_speaker(d->w->doc, statement), d->first);
    d->first = false;
}

static void add_event(gs_jsonl *w, size_t index)
{
    const gs_event *e = &w->doc->events[index];
    gs_buf          line;
    denial_line     denials = {w, &line, true};

    open_annotation(w, GS_JSONL_EVENT, index, "event");
    add_name_tag(w, "reality", gs_reality_name(e->reality));
    add_name_tag(w, "plover", gs_plover_name(e->event));
    add_tag(w, "mode", e->mode);
    add_tag(w, "cameo", e->cameo);
    add_tag(w, "time", e->time.value);
    gs_buf_init(&line, SIZE_MAX / 2);
    describe_entities(w, &line, "by", &e->actors);
    describe_entities(w, &line, "to", &e->recipients);
    if (e->place >= 0)
        describe(&line, "at", gs_entity_name(w->doc, e->place), true);
    describe_speakers(w, &line, "according to", &e->according_to);
    gs_event_denials(w->doc, index, describe_denial, &denials);
    add_description(w, &line);
    gs_json_array_end(&w->json);
    add_targets(w, &e->mentions, e->trigger, true);
    gs_json_object_end(&w->json);
}

static void add_items(gs_jsonl *w)
{
    gs_json_key(&w->json, "items");
    gs_json_array(&w->json);
    for (size_t i = 0; i < w->doc->statement_count; i++)
        add_statement(w, i);
    for (size_t i = 0; i < w->doc->claim_count; i++)
        add_claim(w, i);
    for (size_t i = 0; i < w->doc->event_count; i++)
        add_event(w, i);
    gs_json_array_end(&w->json);
}

static void add_page(gs_jsonl *w)
{
    gs_json_object(&w->json);
    gs_json_key(&w->json, "id");
    gs_iri_part(w, "annotations-1");
    gs_jsonl_name(w, "type", "AnnotationPage");
    gs_json_key(&w->json, "startIndex");
    gs_json_uint(&w->json, 0);
    add_items(w);
    gs_json_object_end(&w->json);
}

void gs_annotation(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    gs_jsonl w;

    (void)options;
    if (!gs_jsonl_init(&w, doc, true, out))
        return;
    gs_json_object(&w.json);
    gs_jsonl_name(&w, "@context", "http://www.w3.org/ns/anno.jsonld");
    gs_json_key(&w.json, "id");
    gs_iri_part(&w, "annotations");
    gs_jsonl_name(&w, "type", "AnnotationCollection");
    if (doc->meta.title.n)
        gs_jsonl_str(&w, "label", doc->meta.title);
    gs_json_key(&w.json, "total");
    gs_json_uint(&w.json, doc->statement_count + doc->claim_count + doc->event_count);
    gs_json_key(&w.json, "first");
    add_page(&w);
    gs_json_object_end(&w.json);
    gs_buf_add_char(out, '\n');
    gs_jsonl_release(&w);
}
