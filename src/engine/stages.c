/* engine/stages.c - see stages.h. */
#include "engine/stages.h"

#include "base/error.h"
#include "base/limits.h"
#include "engine/again.h"
#include "ingest/ingest.h"
#include "record/place.h"
#include "record/record.h"
#include "text/block.h"
#include "text/language.h"
#include "text/sentence.h"
#include "text/token.h"

typedef struct job {
    const gs_stages *stages;
    const gs_know   *know;
    gs_doc          *doc;
    const gs_input  *in;
    gs_arena        *scratch;
} job;

/* How much of a report is listened to for its language. */
#define LANGUAGE_BYTES 16384

/* The beginning of a piece of text, cut between characters. */
static gs_str beginning(gs_str s, size_t most)
{
    if (s.n <= most)
        return s;
    while (most && ((unsigned char)s.p[most] & 0xc0) == 0x80)
        most--;
    return gs_str_sub(s, 0, most);
}

/* A page's declaration is often its template's and not the text's, so what
 * the words say for sure comes first. The record makers read English. */
static void tell_language(job *j)
{
    gs_doc           *doc = j->doc;
    gs_language_tally tally = {0};
    gs_str            heard, *language = &doc->meta.language;
    size_t            left = LANGUAGE_BYTES;
    bool              sure;

    for (size_t i = 0; i < doc->zone_count && left; i++) {
        gs_zone_kind kind = doc->zones[i].kind;
        gs_str       part = beginning(gs_doc_str(doc, doc->zones[i].span), left);
        if (kind == GS_ZONE_BOILERPLATE || kind == GS_ZONE_TEASER)
            continue;
        gs_language_hear(&tally, &j->know->languages, part);
        left -= part.n;
    }
    heard = gs_language_tell(&tally, &j->know->languages, &sure);
    if (heard.p && (sure || !language->p))
        *language = heard;
    else if (!heard.p && tally.words > 60 && gs_str_eq(*language, GS_STR("en")))
        *language = GS_STR_NONE; /* English of this length would have been heard */
    /* Of a line or two no language can be told, but "to stay home" may be English. */
    doc->analysed = gs_str_eq(*language, GS_STR("en")) ||
                    (!language->p && tally.words <= 60 &&
                     gs_language_possible(&tally, &j->know->languages, GS_STR("en")));
}

static gs_status run_input(job *j, gs_error *err)
{
    gs_status st;

    if (j->stages->again)
        st = gs_doc_again(j->doc, j->stages->again, err);
    else if (j->stages->plain)
        st = gs_ingest_whole(j->doc, j->in, err);
    else
        st = gs_ingest(j->doc, j->in, j->know, j->scratch, err);

    if (st == GS_OK)
        tell_language(j);
    return st;
}

static gs_status add_block(job *j, gs_zone_kind zone, gs_span block, uint32_t number)
{
    gs_doc           *doc = j->doc;
    gs_sentence_spans spans = {0};
    gs_status st = gs_sentence_split(doc->text, block, &j->know->abbrevs, j->scratch, &spans);

    for (size_t i = 0; st == GS_OK && i < spans.count; i++) {
        gs_sentence s = {.span = spans.items[i], .zone = zone, .duplicate_of = -1, .block = number};
        if (!GS_PUSH(doc->arena, doc->sentences, doc->sentence_count, doc->sentence_cap, s))
            st = GS_E_NOMEM;
    }
    return st;
}

/* An identical earlier sentence, if it is long enough to be the same by more
 * than chance; short ones ("No.", "He agreed.") are not duplicates. */
static gs_status mark_duplicates(gs_doc *doc)
{
    gs_map    seen;
    gs_status st = GS_OK;

    gs_map_init(&seen, doc->seed);
    for (size_t i = 0; st == GS_OK && i < doc->sentence_count; i++) {
        gs_str    words = gs_doc_str(doc, doc->sentences[i].span);
        uint32_t *first = gs_map_get(&seen, words);
        doc->sentences[i].duplicate_of = first && words.n >= 20 ? (int32_t)*first : -1;
        if (!first)
            st = gs_map_put(&seen, words, (uint32_t)i);
    }
    gs_map_release(&seen);
    return st;
}

static gs_status run_sentences(job *j, gs_error *err)
{
    gs_doc   *doc = j->doc;
    uint32_t  blocks = 0;
    gs_status st = GS_OK;

    for (size_t z = 0; st == GS_OK && z < doc->zone_count; z++) {
        gs_zone zone = doc->zones[z];
        if (zone.kind == GS_ZONE_BOILERPLATE)
            continue;
        for (uint32_t at = zone.span.start; st == GS_OK && at < zone.span.end;) {
            gs_span block = {at, (uint32_t)gs_block_end(doc->text, at, zone.span.end, doc->wrap)};
            st = add_block(j, zone.kind, block, blocks++);
            at = block.end;
        }
    }
    if (st == GS_OK)
        st = mark_duplicates(doc);
    if (st == GS_E_NOMEM)
        return gs_fail_nomem(err, "sentence");
    if (st == GS_E_LIMIT)
        return gs_fail(err, st, "sentence", GS_NO_OFFSET, "too many sentences");
    return st;
}

/* Is it longer than any press report? */
static bool too_long(const gs_doc *doc)
{
    size_t bytes = 0;

    for (size_t i = 0; i < doc->sentence_count; i++)
        bytes += doc->sentences[i].span.end - doc->sentences[i].span.start;
    return bytes > GS_LIMIT_RECORD_BYTES;
}

static gs_status run_lang(job *j, gs_error *err)
{
    const bool records = j->stages->last == GS_STAGE_RECORDS;
    gs_status  st;

    if (!j->stages->lang || (records && !j->doc->analysed))
        return GS_OK; /* no model, or a language that it does not read */
    if (records && too_long(j->doc))
        return gs_fail(
            err, GS_E_LIMIT, "language", GS_NO_OFFSET,
            "more than 2 MiB of text; no report is that long: read its parts one by one");
    st = gs_lang_parse(j->stages->lang, j->stages->desk, j->doc, j->stages->plain, j->scratch, err);
    /* The model may have moved the ends of sentences. */
    if (st == GS_OK && mark_duplicates(j->doc) != GS_OK)
        return gs_fail_nomem(err, "sentence");
    return st;
}

static gs_status run_places(job *j, gs_error *err)
{
    return j->stages->places ? gs_places_find(j->doc, j->know, j->scratch, err) : GS_OK;
}

static gs_status run_tokens(job *j, gs_error *err)
{
    gs_doc *doc = j->doc;

    for (size_t i = 0; i < doc->sentence_count; i++) {
        gs_sentence *s = &doc->sentences[i];
        s->first_token = (uint32_t)doc->tokens.count;
        if (gs_token_split(doc->text, s->span, doc->arena, &doc->tokens) != GS_OK)
            return gs_fail_nomem(err, "token");
        s->token_count = (uint32_t)doc->tokens.count - s->first_token;
    }
    return GS_OK;
}

static gs_status run_records(job *j, gs_error *err)
{
    if (!j->doc->analysed)
        return GS_OK; /* a language that nothing here can read */
    return gs_record_make(j->doc, j->know, j->scratch, err);
}

gs_status gs_stages_run(const gs_stages *stages, gs_doc *doc, const gs_input *in, gs_arena *scratch,
                        gs_error *err)
{
    static gs_status (*const table[])(job *, gs_error *) = {
        [GS_STAGE_INPUT] = run_input,   [GS_STAGE_SENTENCES] = run_sentences,
        [GS_STAGE_LANG] = run_lang,     [GS_STAGE_PLACES] = run_places,
        [GS_STAGE_TOKENS] = run_tokens, [GS_STAGE_RECORDS] = run_records,
    };
    job j = {stages, stages->know, doc, in, scratch};

    for (int i = 0; i <= (int)stages->last; i++) {
        gs_status st = table[i](&j, err);
        gs_arena_clear(scratch);
        if (st != GS_OK)
            return st;
    }
    return GS_OK;
}
