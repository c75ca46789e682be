/* ingest/html_locate.c - see html_locate.h.
 *
 * The text's runs of three words are kept as a set of hashes; a line is said
 * when most of its own runs are in it. Case, marks and markup do not count.
 */
#include "ingest/html_locate.h"

#include "base/limits.h"
#include "text/utf8.h"

/* Fewer words than this say nothing. */
#define LINE_WORDS 5

/* Share of a line's runs that must be found, in percent. */
#define SAID_PERCENT 60

/* A text of fewer bytes is a stub. */
#define BODY_BYTES 200

typedef struct run_set {
    uint64_t *slots; /* [cap], 0 is empty */
    size_t    cap;   /* a power of two    */
    gs_seed   seed;
} run_set;

/* Hashes of the last three words. */
typedef struct runs {
    uint64_t last[3];
    size_t   words;
} runs;

static uint64_t next_run(runs *r, uint64_t word)
{
    uint64_t h;

    r->last[0] = r->last[1];
    r->last[1] = r->last[2];
    r->last[2] = word;
    if (++r->words < 3)
        return 0;
    h = r->last[0] * 0x9E3779B97F4A7C15u + r->last[1];
    h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9u + r->last[2];
    h = (h ^ (h >> 32)) * 0x94D049BB133111EBu;
    return h ? h : 1;
}

static bool is_word_char(char c)
{
    return gs_ascii_alpha(c) || gs_ascii_digit(c) || (unsigned char)c >= 0x80;
}

/* Next word of *s as a hash of its lower-case form; 0 at the end. General
 * punctuation and NBSP (E2 80 xx, C2 xx) part words; tags are passed over. */
static uint64_t next_word(gs_str *s, gs_seed seed)
{
    char   word[64];
    size_t n = 0;

    while (s->n) {
        unsigned char c = (unsigned char)s->p[0];
        size_t        mark = c == 0xE2 && s->n > 2 && (unsigned char)s->p[1] == 0x80 ? 3
                             : c == 0xC2 && s->n > 1                                 ? 2
                                                                                     : 0;
        if (is_word_char((char)c) && !mark) {
            if (n < sizeof word)
                word[n++] = gs_ascii_lower((char)c);
            *s = gs_str_sub(*s, 1, s->n);
            continue;
        }
        if (n)
            break;
        *s = gs_str_sub(*s, mark ? mark : 1, s->n);
    }
    return n ? gs_hash(seed, gs_str_make(word, n)) | 1 : 0;
}

static void put_run(run_set *set, uint64_t run)
{
    size_t at = run & (set->cap - 1);

    while (set->slots[at] && set->slots[at] != run)
        at = (at + 1) & (set->cap - 1);
    set->slots[at] = run;
}

static bool has_run(const run_set *set, uint64_t run)
{
    size_t at = run & (set->cap - 1);

    while (set->slots[at] && set->slots[at] != run)
        at = (at + 1) & (set->cap - 1);
    return set->slots[at] != 0;
}

/* All runs of `text`, of which there are fewer than half its bytes. */
static gs_status fill(run_set *set, gs_str text, gs_arena *arena)
{
    runs     r = {0};
    uint64_t word;

    set->cap = 64;
    while (set->cap < text.n)
        set->cap *= 2;
    set->slots = gs_arena_zeros(arena, set->cap, sizeof *set->slots);
    if (!set->slots)
        return GS_E_NOMEM;
    while ((word = next_word(&text, set->seed)) != 0) {
        uint64_t run = next_run(&r, word);
        if (run)
            put_run(set, run);
    }
    return GS_OK;
}

static bool is_said(const run_set *set, gs_str line)
{
    runs     r = {0};
    size_t   hits = 0, all = 0;
    uint64_t word;

    while ((word = next_word(&line, set->seed)) != 0) {
        uint64_t run = next_run(&r, word);
        all += run != 0;
        hits += run && has_run(set, run);
    }
    return r.words >= LINE_WORDS && hits * 100 >= all * SAID_PERCENT;
}

static unsigned hex4(gs_str s)
{
    unsigned code = 0;

    for (size_t i = 0; i < 4 && i < s.n; i++) {
        char c = gs_ascii_lower(s.p[i]);
        code = code * 16 + (unsigned)(gs_ascii_digit(c)      ? c - '0'
                                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                             : 0);
    }
    return code;
}

/* Writes a code point of a JSON escape; the halves of a pair become blanks,
 * since only words count here. */
static size_t put_code(char *out, unsigned code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | (code >> 6));
        out[1] = (char)(0x80 | (code & 63));
        return 2;
    }
    if (code >= 0xD800 && code < 0xE000) {
        out[0] = ' ';
        return 1;
    }
    out[0] = (char)(0xE0 | (code >> 12));
    out[1] = (char)(0x80 | ((code >> 6) & 63));
    out[2] = (char)(0x80 | (code & 63));
    return 3;
}

/* The JSON string that begins behind the quotation mark at `json`, unescaped
 * and without tags. *used is its length in `json`. */
static gs_str unescape(gs_str json, gs_arena *arena, size_t *used)
{
    size_t end = 0, n = 0;
    bool   tag = false;
    char  *out;

    while (end < json.n && json.p[end] != '"')
        end += json.p[end] == '\\' ? 2 : 1;
    end = end < json.n ? end : json.n;
    *used = end;
    out = gs_arena_alloc(arena, end + 4);
    if (!out)
        return GS_STR_NONE;
    for (size_t i = 0; i < end;) {
        char c = json.p[i++];
        if (c == '\\' && i < end) {
            c = json.p[i++];
            if (c == 'u' && i + 4 <= end) {
                n += put_code(out + n, hex4(gs_str_sub(json, i, end)));
                i += 4;
                continue;
            }
            c = c == 'n' || c == 'r' || c == 't' ? ' ' : c;
        }
        tag = c == '<' || (tag && c != '>');
        out[n++] = tag || c == '>' ? ' ' : c;
    }
    return gs_str_make(out, n);
}

typedef struct search {
    const gs_html_blocks *blocks;
    run_set               set;
    gs_arena             *arena;
    uint8_t              *said;
    uint32_t              found; /* lines */
    size_t                bytes; /* in them */
} search;

/* Looks for the lines of one text; keeps them when they are more than those
 * of the texts before. */
static gs_status try_body(search *s, gs_str body)
{
    uint32_t found = 0;
    size_t   bytes = 0;
    uint8_t *said;

    if (body.n < BODY_BYTES)
        return GS_OK;
    said = gs_arena_zeros(s->arena, s->blocks->count + 1, 1);
    if (!said || fill(&s->set, body, s->arena) != GS_OK)
        return GS_E_NOMEM;
    for (size_t i = 0; i < s->blocks->count; i++) {
        gs_html_block b = s->blocks->items[i];
        said[i] = is_said(&s->set, gs_str_sub(s->blocks->text, b.start, b.end));
        found += said[i];
        bytes += said[i] ? b.end - b.start : 0;
    }
    if (bytes <= s->bytes)
        return GS_OK;
    memcpy(s->said, said, s->blocks->count);
    s->found = found;
    s->bytes = bytes;
    return GS_OK;
}

static gs_status search_json(search *s, gs_str json, size_t *tries)
{
    static const char key[] = "\"articleBody\"";
    size_t            at = 0;

    while (*tries && (at = gs_str_find(json, GS_STR("\"articleBody\""), at)) != SIZE_MAX) {
        size_t used;
        gs_str body;
        at += sizeof key - 1;
        while (at < json.n && (gs_ascii_space(json.p[at]) || json.p[at] == ':'))
            at++;
        if (at >= json.n || json.p[at] != '"')
            continue;
        at++;
        body = unescape(gs_str_sub(json, at, json.n), s->arena, &used);
        if (!body.p || try_body(s, body) != GS_OK)
            return GS_E_NOMEM;
        at += used;
        --*tries;
    }
    return GS_OK;
}

gs_status gs_html_locate(const gs_html_tree *tree, const gs_html_blocks *blocks, gs_seed seed,
                         gs_arena *arena, uint8_t *said, uint32_t *found)
{
    search    s = {.blocks = blocks, .set = {.seed = seed}, .arena = arena, .said = said};
    size_t    tries = 8; /* texts of one page that are looked at */
    gs_status st = GS_OK;

    for (uint32_t i = 0; st == GS_OK && i < tree->count; i++) {
        if (tree->nodes[i].tag == GS_TAG_SCRIPT && tree->nodes[i].end > i + 1 &&
            tree->nodes[i + 1].text.n <= GS_LIMIT_JSON_BYTES)
            st = search_json(&s, tree->nodes[i + 1].text, &tries);
    }
    *found = s.found;
    return st;
}
