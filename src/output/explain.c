/* output/explain.c - why a record says what it says, as a page for a person.
 *
 * Of every value of a record: the words of the report that state it, or the
 * rule that inferred it with what the rule means (data/rules.tsv). Values
 * that the record's own words carry (the act of a cue, the words of a claim)
 * name these. Where readings were weighed (whom a pronoun means, what a denial
 * is about, which place of a name), those that lost stand below.
 */
#include "output/explain.h"

#include <stdio.h>

#include "output/output.h"
#include "output/page.h"

enum { VALUES_AT = 16, REASONS_AT = 18, SHORT_BYTES = 160 };

typedef struct explainer {
    gs_page          page;
    const gs_doc    *doc;
    const gs_know   *know;
    const char      *field;  /* only this one; NULL: all */
    const gs_proofs *proofs; /* of the record */
    const char      *by;     /* "its cue": what carries a value without a proof */
    gs_span          own;    /* ... and its words                               */
} explainer;

static void put(explainer *x, gs_style style, const char *words)
{
    gs_page_put(&x->page, style, gs_str_from(words));
}

/* Words of the report in quotation marks; long ones lose their middle. */
static void put_words(explainer *x, gs_span span)
{
    gs_str words = gs_doc_str(x->doc, span), begin = words, end = GS_STR_NONE;
    char   place[48];

    if (words.n > SHORT_BYTES) {
        size_t head = SHORT_BYTES * 2 / 3, tail = words.n - SHORT_BYTES / 3;
        while (head > 0 && words.p[head] != ' ')
            head--;
        while (tail < words.n && words.p[tail] != ' ')
            tail++;
        begin = gs_str_sub(words, 0, head);
        end = gs_str_sub(words, tail, words.n);
    }
    put(x, GS_STYLE_FAINT, "\"");
    gs_page_attach(&x->page, GS_STYLE_PLAIN, begin);
    if (end.p) {
        put(x, GS_STYLE_FAINT, "...");
        gs_page_put(&x->page, GS_STYLE_PLAIN, end);
    }
    gs_page_attach(&x->page, GS_STYLE_FAINT, GS_STR("\""));
    snprintf(place, sizeof place, "[%u, %u)", span.start, span.end);
    put(x, GS_STYLE_FAINT, place);
}

static void put_rule(explainer *x, const char *rule)
{
    gs_str why = gs_know_rule(x->know, gs_str_from(rule));

    put(x, GS_STYLE_PLAIN, "inferred by");
    put(x, GS_STYLE_STRONG, rule);
    if (why.n) {
        gs_page_attach(&x->page, GS_STYLE_PLAIN, GS_STR(":"));
        gs_page_put(&x->page, GS_STYLE_PLAIN, why);
    }
    gs_page_break(&x->page);
}

static bool proves(const gs_proof *p, const char *field, int32_t member)
{
    return strcmp(p->field, field) == 0 && (p->member == member || p->member < 0);
}

static void put_reasons(explainer *x, const char *field, int32_t member)
{
    bool any = false;

    gs_page_indent(&x->page, REASONS_AT);
    for (size_t i = 0; i < x->proofs->count; i++) {
        const gs_proof *p = &x->proofs->items[i];
        if (!proves(p, field, member))
            continue;
        any = true;
        if (p->rule) {
            put_rule(x, p->rule);
            continue;
        }
        put(x, GS_STYLE_PLAIN, "stated by");
        put_words(x, p->span);
        gs_page_break(&x->page);
    }
    if (any || x->own.end <= x->own.start)
        return;
    put(x, GS_STYLE_PLAIN, x->by);
    put_words(x, x->own);
    gs_page_break(&x->page);
}

/* "weighed 0.62 less" */
static void put_lack(explainer *x, const char *what, float behind)
{
    char words[64];

    snprintf(words, sizeof words, what, (double)behind);
    gs_page_attach(&x->page, GS_STYLE_PLAIN, GS_STR(","));
    put(x, GS_STYLE_PLAIN, words);
    gs_page_break(&x->page);
}

/* What was weighed and lost. */
static void put_rivals(explainer *x, const gs_rivals *rivals)
{
    gs_page_indent(&x->page, REASONS_AT);
    for (size_t i = 0; rivals && i < rivals->count; i++) {
        const gs_rival *rival = &rivals->items[i];
        put(x, GS_STYLE_PLAIN, rivals->too_light ? "not taken:" : "rather than");
        if (rival->statement >= 0) {
            char id[24];
            snprintf(id, sizeof id, "s%d", rival->statement + 1);
            put(x, GS_STYLE_STRONG, id);
        }
        put_words(x, rival->span);
        put_lack(x, rivals->too_light ? "%.3g too light" : "%.3g lighter", rival->behind);
    }
}

/* Why words, a pronoun, mean that entity and nobody else. */
static void put_meaning(explainer *x, int32_t entity, gs_span words)
{
    const gs_entity *e = &x->doc->entities[entity];

    for (size_t i = 0; i < e->mention_count; i++) {
        if (e->mentions[i].span.start == words.start && e->mentions[i].span.end == words.end)
            put_rivals(x, e->mentions[i].rivals);
    }
}

/* Begins a value's line; false when it is not asked for. */
static bool begin_value(explainer *x, const char *field)
{
    if (x->field && strcmp(x->field, field) != 0)
        return false;
    gs_page_break(&x->page);
    gs_page_indent(&x->page, 2);
    put(x, GS_STYLE_FAINT, field);
    gs_page_indent(&x->page, VALUES_AT);
    return true;
}

static void end_value(explainer *x, const char *field, int32_t member)
{
    gs_page_break(&x->page);
    put_reasons(x, field, member);
}

static void put_value(explainer *x, const char *field, gs_str value)
{
    if (!begin_value(x, field))
        return;
    if (value.n) {
        gs_page_put(&x->page, GS_STYLE_STRONG, value);
        end_value(x, field, -1);
    } else {
        put(x, GS_STYLE_FAINT, "null: the report does not say");
        gs_page_break(&x->page);
    }
}

static void put_name(explainer *x, const char *field, const char *name)
{
    put_value(x, field, gs_str_from(name));
}

/* "Dmitry Peskov (n3)" */
static void put_entity(explainer *x, int32_t index)
{
    char id[24];

    gs_page_put(&x->page, GS_STYLE_STRONG, x->doc->entities[index].name);
    snprintf(id, sizeof id, "(n%d)", index + 1);
    put(x, GS_STYLE_FAINT, id);
}

static void put_entities(explainer *x, const char *field, const gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (!begin_value(x, field))
            return;
        put_entity(x, ids->items[i]);
        end_value(x, field, (int32_t)i);
    }
}

static void put_spans(explainer *x, const char *field, const gs_spans *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        if (!begin_value(x, field))
            return;
        put_words(x, spans->items[i]);
        gs_page_break(&x->page);
    }
}

static void put_statements(explainer *x, const char *field, const gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        char id[24];
        if (!begin_value(x, field))
            return;
        snprintf(id, sizeof id, "s%d", ids->items[i] + 1);
        put(x, GS_STYLE_STRONG, id);
        put_words(x, x->doc->sentences[x->doc->statements[ids->items[i]].sentence].span);
        end_value(x, field, (int32_t)i);
    }
}

/* ---- records ---- */

static void put_heading(explainer *x, char letter, size_t index, const char *type)
{
    char id[32];

    gs_page_gap(&x->page);
    gs_page_indent(&x->page, 0);
    snprintf(id, sizeof id, "%c%zu", letter, index + 1);
    put(x, GS_STYLE_HEADING, id);
    put(x, GS_STYLE_HEADING, type);
    gs_page_break(&x->page);
}

static void put_mentions(explainer *x, const gs_entity *e)
{
    for (size_t i = 0; i < e->mention_count; i++) {
        if (!begin_value(x, "mentions"))
            return;
        put_words(x, e->mentions[i].span);
        put(x, GS_STYLE_FAINT, gs_mention_form_name(e->mentions[i].form));
        gs_page_break(&x->page);
        gs_page_indent(&x->page, REASONS_AT);
        if (e->mentions[i].rule)
            put_rule(x, e->mentions[i].rule);
        put_rivals(x, e->mentions[i].rivals);
    }
}

static void put_offices(explainer *x, const gs_entity *e)
{
    for (size_t i = 0; i < e->office_count; i++) {
        if (!begin_value(x, "offices"))
            return;
        gs_page_put(&x->page, GS_STYLE_STRONG, e->offices[i].title);
        if (e->offices[i].of >= 0) {
            put(x, GS_STYLE_PLAIN, "of");
            put_entity(x, e->offices[i].of);
        }
        end_value(x, "offices", (int32_t)i);
    }
}

static gs_str first_name(const gs_place_entry *entry)
{
    gs_str names = entry->names, name = GS_STR_NONE;

    gs_str_split(&names, '\t', &name);
    return name;
}

/* With the place of the same name that it was weighed against: "Halden, NOR". */
static void put_place(explainer *x, const gs_place *p)
{
    put_value(x, "place", first_name(&p->entry));
    if (!p->contested || (x->field && strcmp(x->field, "place") != 0))
        return;
    gs_page_indent(&x->page, REASONS_AT);
    put(x, GS_STYLE_PLAIN, "rather than");
    gs_page_put(&x->page, GS_STYLE_PLAIN, first_name(&p->other));
    if (p->other.country.n) {
        put(x, GS_STYLE_PLAIN, "in");
        gs_page_put(&x->page, GS_STYLE_PLAIN, p->other.country);
    }
    put_lack(x, "%.3g lighter", p->score);
}

static void explain_entity(explainer *x, size_t index)
{
    const gs_entity *e = &x->doc->entities[index];

    put_heading(x, 'n', index, "entity");
    x->proofs = &e->proofs;
    x->by = "by its words";
    x->own = e->mention_count ? e->mentions[0].span : (gs_span){0, 0};
    put_value(x, "name", e->name);
    put_name(x, "kind", gs_entity_kind_name(e->kind));
    put_value(x, "country", e->country);
    for (size_t i = 0; i < e->sector_count; i++) {
        if (!begin_value(x, "sectors"))
            break;
        put(x, GS_STYLE_STRONG, e->sectors[i]);
        end_value(x, "sectors", (int32_t)i);
    }
    put_offices(x, e);
    if (e->place >= 0)
        put_place(x, &x->doc->places[e->place]);
    put_mentions(x, e);
}

static void put_sentence(explainer *x, int32_t index)
{
    if (!begin_value(x, "sentence"))
        return;
    gs_page_put(&x->page, GS_STYLE_PLAIN, gs_doc_str(x->doc, x->doc->sentences[index].span));
    gs_page_break(&x->page);
}

static void explain_statement(explainer *x, size_t index)
{
    const gs_statement *s = &x->doc->statements[index];

    put_heading(x, 's', index, "statement");
    x->proofs = &s->proofs;
    x->by = "by its cue";
    x->own = s->cue;
    put_sentence(x, s->sentence);
    put_name(x, "act", gs_act_name(s->act));
    if (s->speaker >= 0 && begin_value(x, "speaker")) {
        put_entity(x, s->speaker);
        end_value(x, "speaker", -1);
        for (size_t i = 0; i < s->proofs.count; i++) {
            if (proves(&s->proofs.items[i], "speaker", -1) && !s->proofs.items[i].rule)
                put_meaning(x, s->speaker, s->proofs.items[i].span);
        }
    } else if (s->speaker < 0) {
        put_value(x, "speaker", GS_STR_NONE);
    }
    put_entities(x, "addressee", &s->addressee);
    put_entities(x, "channel", &s->channel);
    put_name(x, "form", gs_form_name(s->form));
    put_spans(x, "content", &s->content);
    put_name(x, "polarity", gs_polarity_name(s->polarity));
    put_name(x, "modality", gs_modality_name(s->modality));
    x->by = "by the words";
    x->own = s->time.span;
    put_value(x, "time", s->time.value);
    x->own = (gs_span){0, 0};
    if (s->claim >= 0 && begin_value(x, "claim")) {
        char id[24];
        snprintf(id, sizeof id, "c%d", s->claim + 1);
        put(x, GS_STYLE_STRONG, gs_stance_name(s->stance) ? gs_stance_name(s->stance) : "about");
        put(x, GS_STYLE_STRONG, id);
        put_words(x, x->doc->claims[s->claim].text);
        end_value(x, "claim", -1);
        put_rivals(x, s->rivals);
    }
}

static void explain_claim(explainer *x, size_t index)
{
    const gs_claim *c = &x->doc->claims[index];

    put_heading(x, 'c', index, "claim");
    x->proofs = &c->proofs;
    x->by = "by the words";
    x->own = c->text;
    put_value(x, "text", gs_doc_str(x->doc, c->text));
    x->own = (gs_span){0, 0};
    if (c->proposition >= 0)
        put_name(x, "proposition", gs_plover_name(x->doc->events[c->proposition].event));
    put_name(x, "status", gs_claim_status_name(c->status));
    put_statements(x, "asserted_by", &c->asserted_by);
    put_statements(x, "denied_by", &c->denied_by);
    put_statements(x, "questioned_by", &c->questioned_by);
}

static void explain_event(explainer *x, size_t index)
{
    const gs_event *e = &x->doc->events[index];

    put_heading(x, 'e', index, "event");
    x->proofs = &e->proofs;
    x->by = "by its trigger";
    x->own = e->trigger;
    put_sentence(x, e->sentence);
    put_name(x, "event", gs_plover_name(e->event));
    put_value(x, "mode", e->mode);
    put_value(x, "cameo", e->cameo);
    if (e->source.n) {
        put_value(x, "source", e->source);
        put_value(x, "target", e->target);
    }
    put_entities(x, "actors", &e->actors);
    put_entities(x, "recipients", &e->recipients);
    if (e->place >= 0 && begin_value(x, "place")) {
        put_entity(x, e->place);
        end_value(x, "place", -1);
    }
    x->by = "by the words";
    x->own = e->time.span;
    put_value(x, "time", e->time.value);
    x->own = (gs_span){0, 0};
    put_name(x, "reality", gs_reality_name(e->reality));
    put_statements(x, "according_to", &e->according_to);
}

static void explain_agreement(explainer *x, size_t index)
{
    const gs_agreement *a = &x->doc->agreements[index];

    put_heading(x, 'a', index, "agreement");
    x->proofs = &a->proofs;
    x->by = "by the words";
    x->own = (gs_span){0, 0};
    put_value(x, "name", a->name);
    put_name(x, "kind", gs_agreement_kind_name(a->kind));
    put_entities(x, "parties", &a->parties);
    x->own = a->signed_.span;
    put_value(x, "signed", a->signed_.value);
    x->own = a->purpose;
    put_value(x, "purpose", a->purpose.end ? gs_doc_str(x->doc, a->purpose) : GS_STR_NONE);
    for (size_t i = 0; i < a->term_count && begin_value(x, "terms"); i++) {
        put(x, GS_STYLE_STRONG, gs_term_status_name(a->terms[i].status));
        if (a->terms[i].obligor >= 0)
            put_entity(x, a->terms[i].obligor);
        put_words(x, a->terms[i].span);
        gs_page_break(&x->page);
    }
}

/* ---- which ---- */

bool gs_explain_find(const gs_doc *doc, gs_str id, char *letter, size_t *index)
{
    size_t number = 0;

    for (size_t i = id.n; i > 0; i--) {
        if (id.p[i - 1] == '/') {
            id = gs_str_sub(id, i, id.n);
            break;
        }
    }
    if (id.n < 2 || id.n > 10)
        return false;
    for (size_t i = 1; i < id.n; i++) {
        if (!gs_ascii_digit(id.p[i]))
            return false;
        number = number * 10 + (size_t)(id.p[i] - '0');
    }
    *letter = id.p[0];
    for (*index = 0; *index < gs_doc_count(doc, *letter); ++*index) {
        if (gs_doc_number(doc, *letter, *index) == number)
            return true;
    }
    return false;
}

static void explain(explainer *x, char letter, size_t index)
{
    if (letter == 'n')
        explain_entity(x, index);
    else if (letter == 's')
        explain_statement(x, index);
    else if (letter == 'c')
        explain_claim(x, index);
    else if (letter == 'e')
        explain_event(x, index);
    else
        explain_agreement(x, index);
}

void gs_output_explain(const gs_doc *doc, const gs_know *know, const gs_explain_options *options,
                       const gs_table_options *page, gs_buf *out)
{
    static const char letters[] = "nscea";
    explainer         x = {.doc = doc, .know = know, .field = options ? options->field : NULL};
    char              letter;
    size_t            index;

    gs_page_init(&x.page, page, out);
    if (options && options->record) {
        if (gs_explain_find(doc, gs_str_from(options->record), &letter, &index))
            explain(&x, letter, index);
    } else {
        for (size_t l = 0; letters[l]; l++) {
            for (size_t i = 0; i < gs_doc_count(doc, letters[l]); i++)
                explain(&x, letters[l], i);
        }
    }
    gs_page_break(&x.page);
    gs_page_release(&x.page);
    /* one statement or event alone: with the grammar of its sentence, from which it was read */
    if (doc->word_count && options && options->record && !options->field &&
        gs_explain_find(doc, gs_str_from(options->record), &letter, &index) &&
        (letter == 's' || letter == 'e')) {
        gs_buf_add_char(out, '\n');
        gs_output_tree_of(
            doc,
            (size_t)(letter == 's' ? doc->statements[index].sentence : doc->events[index].sentence),
            page, out);
    }
}
