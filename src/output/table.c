/* output/table.c - a report's record as a page for a person. See output.h.
 *
 * The order is that of interest: the report's head, what is contested and by
 * whom, then who said what and what happened in the order of the text, then what
 * teasers say of other reports, then the counts. A claim never stands without its denials.
 */
#include <stdio.h>

#include "output/output.h"
#include "output/table_int.h"

/* Lines of text longer than this are hard to read, however wide the terminal. */
enum { READABLE = 100 };

/* Whether somebody contests it, or nobody stands by it. */
static bool is_contested(const gs_claim *c)
{
    return c->status != GS_CLAIM_REPORTED;
}

static bool in_teaser(const gs_doc *doc, const gs_statement *s)
{
    return doc->sentences[s->sentence].zone == GS_ZONE_TEASER;
}

/* A claim belongs to the teasers when its wording does. */
static bool claim_in_teaser(const gs_doc *doc, const gs_claim *c)
{
    int32_t at = gs_doc_sentence_at(doc, c->text.start);

    return at >= 0 && doc->sentences[at].zone == GS_ZONE_TEASER;
}

/* Whether a contested claim's own block shows the statement. */
static bool shown_with_claim(const gs_doc *doc, const gs_statement *s)
{
    return s->claim >= 0 && s->stance != GS_STANCE_NONE && is_contested(&doc->claims[s->claim]);
}

static void put(gs_table *t, gs_style style, const char *words)
{
    gs_page_put(&t->page, style, gs_str_from(words));
}

static void put_heading(gs_table *t, const char *words)
{
    gs_page_gap(&t->page);
    gs_page_indent(&t->page, 0);
    put(t, GS_STYLE_HEADING, words);
    gs_page_gap(&t->page);
}

/* ---- head */

static void put_item(gs_table *t, bool *first, const char *before, gs_str words, const char *behind)
{
    if (!words.n)
        return;
    if (!*first)
        gs_table_separator(t);
    *first = false;
    if (before)
        put(t, GS_STYLE_FAINT, before);
    gs_page_put(&t->page, GS_STYLE_PLAIN, words);
    if (behind)
        put(t, GS_STYLE_FAINT, behind);
}

static const char *date_origin(const gs_meta *meta)
{
    static const char *const words[] = {
        [GS_DATE_UNKNOWN] = NULL,
        [GS_DATE_CALLER] = "(as given)",
        [GS_DATE_METADATA] = "(by its metadata)",
        [GS_DATE_TEXT] = "(by its text)",
    };
    if (gs_str_starts(meta->published, GS_STR("--")))
        return "(no year given)";
    return words[meta->published_from];
}

/* "2021-03-12T16:40:00+01:00" as "2021-03-12 16:40": minutes will do here. */
static void put_date(gs_table *t, bool *first, const char *before, gs_str date, const char *behind)
{
    char   shorter[17];
    gs_str shown = date;

    if (date.n >= sizeof shorter - 1 && date.p[10] == 'T') {
        memcpy(shorter, date.p, sizeof shorter - 1);
        shorter[10] = ' ';
        shown = gs_str_make(shorter, sizeof shorter - 1);
    }
    put_item(t, first, before, shown, behind);
}

static void put_head(gs_table *t)
{
    const gs_meta *meta = &t->doc->meta;
    bool           first = true;

    gs_page_indent(&t->page, 0);
    if (meta->title.n)
        gs_page_put(&t->page, GS_STYLE_HEADING, meta->title);
    else
        put(t, GS_STYLE_FAINT, "(without a title)");
    gs_page_break(&t->page);
    gs_page_rule(&t->page);
    put_item(t, &first, NULL, meta->publisher, NULL);
    put_date(t, &first, NULL, meta->published.n ? meta->published : GS_STR("no date"),
             meta->published.n ? date_origin(meta) : NULL);
    put_date(t, &first, "modified", meta->modified, NULL);
    put_item(t, &first, "from", meta->dateline_place, NULL);
    if (!gs_str_eq(meta->dateline_date, meta->published))
        put_item(t, &first, "dated", meta->dateline_date, NULL);
    for (size_t i = 0; i < meta->author_count; i++)
        put_item(t, &first, i ? NULL : "by", meta->authors[i], NULL);
    for (size_t i = 0; i < meta->agency_count; i++)
        put_item(t, &first, i ? NULL : "agency", meta->agencies[i], NULL);
    gs_page_break(&t->page);
    if (meta->published_conflict.n) {
        put(t, GS_STYLE_DOUBTS, "Date in doubt:");
        gs_page_put(&t->page, GS_STYLE_PLAIN, meta->published_conflict);
        gs_page_break(&t->page);
    }
}

/* ---- claims */

static void put_status(gs_table *t, gs_claim_status status)
{
    static const struct {
        const char *word;
        gs_style    style;
    } words[GS_CLAIM_STATUS_COUNT] = {
        [GS_CLAIM_WITHDRAWN] = {"WITHDRAWN", GS_STYLE_DENIES},
        [GS_CLAIM_DISPUTED] = {"DISPUTED", GS_STYLE_DOUBTS},
        [GS_CLAIM_DENIED] = {"DENIED", GS_STYLE_DENIES},
        [GS_CLAIM_ALLEGED] = {"ALLEGED", GS_STYLE_DOUBTS},
        [GS_CLAIM_REPORTED] = {"REPORTED", GS_STYLE_SAYS},
    };
    put(t, words[status].style, words[status].word);
}

/* Statements of one sentence that follow each other share its words. */
static void put_list(gs_table *t, const gs_ids *ids)
{
    for (size_t i = 0, n; i < ids->count; i += n) {
        int32_t sentence = t->doc->statements[ids->items[i]].sentence;
        for (n = 1; i + n < ids->count; n++) {
            if (t->doc->statements[ids->items[i + n]].sentence != sentence)
                break;
        }
        gs_table_statements(t, ids->items + i, n, true);
    }
}

static void put_claim(gs_table *t, const gs_claim *c)
{
    gs_page_gap(&t->page);
    gs_page_indent(&t->page, 0);
    put_status(t, c->status);
    gs_page_indent(&t->page, t->gutter);
    gs_page_put(&t->page, GS_STYLE_STRONG, gs_doc_str(t->doc, c->text));
    gs_page_break(&t->page);
    if (!c->asserted_by.count && c->status != GS_CLAIM_WITHDRAWN) {
        put(t, GS_STYLE_FAINT, "nobody named asserts it");
        gs_page_break(&t->page);
    }
    gs_page_gap(&t->page);
    put_list(t, &c->denied_by);
    put_list(t, &c->asserted_by);
    put_list(t, &c->questioned_by);
}

static size_t put_claims(gs_table *t, bool teasers)
{
    size_t count = 0;

    for (size_t i = 0; i < t->doc->claim_count; i++) {
        const gs_claim *c = &t->doc->claims[i];
        if (!is_contested(c) || claim_in_teaser(t->doc, c) != teasers)
            continue;
        put_claim(t, c);
        count++;
    }
    return count;
}

static bool is_bare_denial(const gs_doc *doc, const gs_statement *s)
{
    return s->act == GS_ACT_DENY && !shown_with_claim(doc, s);
}

/* Prints the statements that `take` picks, in text order. */
static size_t put_statements(gs_table *t, bool (*take)(const gs_doc *, const gs_statement *))
{
    const gs_doc *doc = t->doc;
    size_t        shown = 0;

    for (size_t i = 0, next; i < doc->statement_count; i = next) {
        int32_t ids[16];
        size_t  count = 0;
        int32_t sentence = doc->statements[i].sentence;

        for (next = i; next < doc->statement_count && count < sizeof ids / sizeof *ids &&
                       doc->statements[next].sentence == sentence;
             next++) {
            if (take(doc, &doc->statements[next]))
                ids[count++] = (int32_t)next;
        }
        if (count)
            gs_table_statements(t, ids, count, false);
        shown += count;
    }
    return shown;
}

static bool is_denial_here(const gs_doc *doc, const gs_statement *s)
{
    return is_bare_denial(doc, s) && !in_teaser(doc, s);
}

static bool is_said_here(const gs_doc *doc, const gs_statement *s)
{
    return !shown_with_claim(doc, s) && s->act != GS_ACT_DENY && !in_teaser(doc, s);
}

static bool is_said_in_teaser(const gs_doc *doc, const gs_statement *s)
{
    return !shown_with_claim(doc, s) && in_teaser(doc, s);
}

static bool is_event_in_teaser(const gs_doc *doc, const gs_event *e)
{
    return doc->sentences[e->sentence].zone == GS_ZONE_TEASER;
}

static bool is_event_here(const gs_doc *doc, const gs_event *e)
{
    return !is_event_in_teaser(doc, e);
}

static bool any(const gs_doc *doc, bool (*take)(const gs_doc *, const gs_statement *))
{
    for (size_t i = 0; i < doc->statement_count; i++) {
        if (take(doc, &doc->statements[i]))
            return true;
    }
    return false;
}

static void put_nothing(gs_table *t, const char *words)
{
    gs_page_indent(&t->page, 2);
    put(t, GS_STYLE_FAINT, words);
    gs_page_gap(&t->page);
}

static void put_records(gs_table *t)
{
    const gs_doc *doc = t->doc;
    bool          teaser_claims = false, teaser_events = false;

    put_heading(t, "CLAIMS AND DENIALS");
    if (put_claims(t, false) + put_statements(t, is_denial_here) == 0)
        put_nothing(t, "Nothing in this report is denied, disputed or merely alleged.");
    put_heading(t, "WHO SAID WHAT");
    if (put_statements(t, is_said_here) == 0)
        put_nothing(t, doc->statement_count ? "Nothing beyond the above."
                                            : "Nobody is reported to have said anything.");
    if (doc->agreement_count)
        put_heading(t, "AGREEMENTS");
    for (size_t i = 0; i < doc->agreement_count; i++)
        gs_table_agreement(t, &doc->agreements[i]);
    put_heading(t, "WHAT HAPPENED, AND WHAT DID NOT");
    if (gs_table_events(t, is_event_here) == 0)
        put_nothing(t, "No event that this program knows.");
    for (size_t i = 0; i < doc->claim_count; i++)
        teaser_claims |= is_contested(&doc->claims[i]) && claim_in_teaser(doc, &doc->claims[i]);
    for (size_t i = 0; i < doc->event_count; i++)
        teaser_events |= is_event_in_teaser(doc, &doc->events[i]);
    if (teaser_claims || teaser_events || any(doc, is_said_in_teaser)) {
        put_heading(t, "IN TEASERS FOR OTHER REPORTS");
        put_claims(t, true);
        put_statements(t, is_said_in_teaser);
        gs_table_events(t, is_event_in_teaser);
    }
}

/* ---- foot */

static void put_count(gs_table *t, size_t n, const char *one, const char *many, bool last)
{
    char digits[40];

    snprintf(digits, sizeof digits, "%zu", n);
    put(t, GS_STYLE_FAINT, digits);
    put(t, GS_STYLE_FAINT, n == 1 ? one : many);
    if (!last)
        gs_table_separator(t);
}

static void put_foot(gs_table *t)
{
    const gs_doc *doc = t->doc;

    gs_page_break(&t->page);
    gs_page_indent(&t->page, 0);
    gs_page_rule(&t->page);
    put_count(t, doc->sentence_count, "sentence", "sentences", false);
    put_count(t, doc->entity_count, "entity", "entities", false);
    put_count(t, doc->statement_count, "statement", "statements", false);
    put_count(t, doc->claim_count, "claim", "claims", false);
    put_count(t, doc->event_count, "event", "events", !doc->agreement_count);
    if (doc->agreement_count)
        put_count(t, doc->agreement_count, "agreement", "agreements", true);
    gs_page_break(&t->page);
    put(t, GS_STYLE_FAINT, "All of it, with the evidence: gainsay read --format jsonl");
    if (doc->source.n)
        gs_page_put(&t->page, GS_STYLE_FAINT, doc->source);
    gs_page_gap(&t->page);
}

static void put_unread(gs_table *t)
{
    gs_str language = t->doc->meta.language;

    gs_page_gap(&t->page);
    put(t, GS_STYLE_PLAIN,
        "Not analysed: who says what is read in English reports only, and this one");
    if (language.n) {
        put(t, GS_STYLE_PLAIN, "is in the language");
        gs_page_put(&t->page, GS_STYLE_STRONG, language);
    } else {
        put(t, GS_STYLE_PLAIN, "does not show its language");
    }
    gs_page_attach(&t->page, GS_STYLE_PLAIN, GS_STR("."));
    gs_page_gap(&t->page);
}

void gs_output_table(const gs_doc *doc, const gs_table_options *options, gs_buf *out)
{
    gs_table t = {.doc = doc};

    gs_page_init(&t.page, options, out);
    if (t.page.width > READABLE)
        t.page.width = READABLE;
    t.gutter = t.page.width < 56 ? 4 : 14;
    put_head(&t);
    if (doc->analysed)
        put_records(&t);
    else
        put_unread(&t);
    put_foot(&t);
    gs_page_release(&t.page);
}
