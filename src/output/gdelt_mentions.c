/* output/gdelt_mentions.c - mentions of events in the 16 columns of GDELT 2.0's
 * mentions table (GDELT Event Database Data Format Codebook V2.0).
 *
 * Tab-separated, without a row of names. A row for each row of the event table
 * (gdelt.c) and each place where the report tells the event, by its number.
 * Offsets are code points of the report's text, -1 where the words are not
 * there: what was inferred, as by a pronoun, has none, and `InRawText` is 0
 * then. Left empty: confidence, tone, translation.
 */
#include "output/export_int.h"
#include "output/rows.h"

typedef struct mentions {
    gs_rows       rows;
    gs_jsonl      chars; /* counts code points */
    const gs_doc *doc;
} mentions;

/* "example.org" of "https://example.org:8080/a". */
static gs_str host_of(gs_str url)
{
    size_t start = gs_str_find(url, GS_STR("://"), 0) + 3, end = start;

    while (end < url.n && url.p[end] != '/' && url.p[end] != ':' && url.p[end] != '?' &&
           url.p[end] != '#')
        end++;
    return gs_str_sub(url, start, end);
}

/* Type 1 is the web; without a URL the type is open, and the path identifies. */
static void put_source(mentions *m)
{
    gs_str url = gs_doc_url(m->doc);

    if (url.n) {
        gs_rows_uint(&m->rows, 1);
        gs_rows_cell(&m->rows, host_of(url));
        gs_rows_cell(&m->rows, url);
        return;
    }
    gs_rows_skip(&m->rows, 1);
    gs_rows_cell(&m->rows, m->doc->meta.publisher);
    gs_rows_cell(&m->rows, m->doc->source);
}

static void put_offset(mentions *m, gs_span words)
{
    if (words.end > words.start)
        gs_rows_uint(&m->rows, gs_jsonl_char(&m->chars, words.start));
    else
        gs_rows_name(&m->rows, "-1");
}

/* Whether the words of both, where there are both, stand in the text. */
static bool is_raw(const gs_coded *c)
{
    return (c->actor < 0 || c->actor_words.end) && (c->recipient < 0 || c->recipient_words.end);
}

static void put_mention(mentions *m, const gs_coded *c, int32_t sentence, gs_span words, bool first)
{
    const gs_span nothing = {0, 0};

    gs_rows_uint(&m->rows, gs_coded_number(c));
    gs_gdelt_stamp(&m->rows, gs_gdelt_added(m->doc));
    gs_gdelt_stamp(&m->rows, m->doc->meta.published);
    put_source(m);
    gs_rows_uint(&m->rows, (uint64_t)sentence + 1);
    put_offset(m, first ? c->actor_words : nothing);
    put_offset(m, first ? c->recipient_words : nothing);
    put_offset(m, words);
    gs_rows_uint(&m->rows, first && is_raw(c));
    gs_rows_skip(&m->rows, 1);
    gs_rows_uint(&m->rows, gs_jsonl_char(&m->chars, (uint32_t)m->doc->text.n));
    gs_rows_skip(&m->rows, 3);
    gs_rows_end(&m->rows);
}

static void put_rows(void *ctx, const gs_coded *c)
{
    mentions *m = ctx;

    put_mention(m, c, c->sentence, c->words, true);
    for (size_t i = 0; c->event && i < c->event->mentions.count; i++) {
        gs_span words = c->event->mentions.items[i];
        int32_t sentence = gs_doc_sentence_at(m->doc, words.start);
        if (sentence >= 0)
            put_mention(m, c, sentence, words, false);
    }
}

void gs_gdelt_mentions(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    mentions m = {.doc = doc};

    if (!gs_jsonl_init(&m.chars, doc, true, out))
        return;
    gs_rows_init(&m.rows, GS_ROWS_TABS, out);
    gs_coded_each(doc, GS_CODED_CAMEO, options->denials, put_rows, &m);
    gs_rows_release(&m.rows);
    gs_jsonl_release(&m.chars);
}
