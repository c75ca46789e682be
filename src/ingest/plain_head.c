/* ingest/plain_head.c - the head of a report: what stands before its body.
 *
 * From the top, block by block: lines of the page, the title and its
 * repetitions, dates, bylines, captions; the first block that is none of
 * these is the body's. A text may begin with its body at once.
 */
#include "ingest/plain_int.h"
#include "text/block.h"
#include "text/utf8.h"

#define NEAR_TOP 4 /* body blocks among which a repeated title may stand */
#define STACK    4 /* headings directly below one another */

static bool same_words(gs_str a, gs_str b)
{
    for (gs_str x, y;;) {
        x = plain_next_word(&a);
        y = plain_next_word(&b);
        if (!x.p || !y.p)
            return !x.p && !y.p;
        if (!gs_str_eq_nocase(x, y))
            return false;
    }
}

static bool is_repeated(const plain *p, size_t i)
{
    for (size_t j = i + 1; j < p->count && j <= i + NEAR_TOP; j++) {
        if (same_words(plain_words(p, i), plain_words(p, j)))
            return true;
    }
    return false;
}

/* Whether a paragraph comes after block `i`: a heading is over something. */
static bool body_follows(const plain *p, size_t i)
{
    for (size_t j = i + 1; j < p->count && j <= i + 12; j++) {
        if (p->blocks[j].stopped && p->blocks[j].word_count > 3)
            return true;
    }
    return false;
}

static bool is_byline(plain *p, size_t i)
{
    bool yes;

    p->peek = true;
    yes = plain_byline(p, i, true);
    p->peek = false;
    return yes;
}

static bool parts_from_body(plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i], *next = b + 1;

    return next->gap > 0 || next->several || (next->stopped && next->chars > b->chars) ||
           plain_date_line(p, i + 1, false) || is_byline(p, i + 1) ||
           same_words(plain_words(p, i), plain_words(p, i + 1));
}

/* What comes below tells a title as much as its own words do. Below it, and
 * without a line between, may stand a second heading and the like. */
static bool stands_over(plain *p, size_t i)
{
    for (size_t j = i; j + 1 < p->count && j < i + STACK; j++) {
        if (parts_from_body(p, j))
            return true;
        if (!plain_heading_like(p, j + 1))
            return false;
    }
    return false;
}

static bool is_title(plain *p, size_t i)
{
    const uint32_t     others = GS_LINE_TEASERS | GS_LINE_MORE | GS_LINE_REST;
    const plain_block *b = &p->blocks[i];

    if (i + 1 >= p->count || !body_follows(p, i))
        return false;
    if (!plain_heading_like(p, i)) {
        /* A title may be a sentence with its stop, if it shows otherwise. */
        return b->stopped && !b->several && b->chars <= 200 &&
               (is_repeated(p, i) || plain_date_line(p, i + 1, false));
    }
    return !(b->cues & others && b->word_count < 5) && stands_over(p, i);
}

/* A second heading below the title, before the body: "Talks to go on, says
 * minister". A word or two are the first section's heading. */
static bool is_subtitle(plain *p, size_t i)
{
    return i + 1 < p->count && p->blocks[i].word_count > 3 && plain_heading_like(p, i) &&
           p->blocks[i + 1].gap > 0 && body_follows(p, i);
}

static void keep_title(plain *p, gs_str words)
{
    if (!p->doc->meta.title.p)
        p->doc->meta.title = plain_value(p, words);
}

/* "Subject: …" of a bulletin that came by mail. */
static bool is_labelled_title(plain *p, size_t i)
{
    gs_str s = plain_words(p, i);
    size_t colon = gs_str_find(s, GS_STR(":"), 0);

    if (!(p->blocks[i].cues & GS_LINE_TITLE) || colon == SIZE_MAX || colon + 1 >= s.n)
        return false;
    keep_title(p, gs_str_sub(s, colon + 1, s.n));
    return true;
}

/* "WORLD", "Politics": the section's name over the title. */
static bool is_section_line(const plain *p, size_t i)
{
    return p->blocks[i].word_count <= 2 && i + 1 < p->count && p->blocks[i].chars < 30 &&
           (gs_zone_part(p->know, plain_words(p, i)) & GS_LINE_SECTION);
}

/* "417/14": a number alone, as papers are counted. */
static bool is_number_line(gs_str s)
{
    size_t digits = 0;

    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] >= 0x80 || gs_ascii_alpha(s.p[i]))
            return false;
        digits += gs_ascii_digit(s.p[i]);
    }
    return digits > 0;
}

/* "HARBOUR COUNCIL" over "Press release" and the title: whose paper it is. */
static bool is_letterhead(const plain *p, size_t i)
{
    size_t j = i + 1;

    if (p->blocks[i].word_count > 4 || !plain_heading_like(p, i) || j >= p->count ||
        !plain_is_boilerplate(p, j))
        return false;
    while (j < p->count && j < i + STACK &&
           (plain_is_boilerplate(p, j) || is_number_line(plain_words(p, j))))
        j++;
    return j < p->count && p->blocks[j].word_count > 4 && plain_heading_like(p, j);
}

/* "Radio", "Podcasts", "Schedule" directly below one another: a menu, of lines
 * too short for titles, with nothing but an empty line behind it. */
static size_t menu_length(const plain *p)
{
    size_t n = 0;

    while (n < p->count && (n == 0 || p->blocks[n].gap == 0) && p->blocks[n].word_count <= 2 &&
           plain_heading_like(p, n))
        n++;
    return n >= 3 && n + 1 < p->count && p->blocks[n].gap > 0 && p->blocks[n].word_count > 2 ? n
                                                                                             : 0;
}

typedef struct head {
    bool   titled;
    gs_str title;
} head;

static bool claim(plain *p, size_t i, head *h)
{
    plain_block *b = &p->blocks[i];
    gs_str       words = plain_words(p, i);

    if (h->titled && same_words(words, h->title)) {
        b->zone = GS_ZONE_TITLE;
    } else if (!h->titled && is_labelled_title(p, i)) {
        b->zone = GS_ZONE_TITLE;
        h->titled = true;
        h->title = gs_text_trim(gs_str_sub(words, gs_str_find(words, GS_STR(":"), 0) + 1, words.n));
    } else if (plain_date_line(p, i, true)) {
        b->zone = GS_ZONE_DATELINE;
    } else if (plain_byline(p, i, true) || (h->titled && !b->cues && plain_bare_names(p, i))) {
        b->zone = GS_ZONE_BYLINE;
    } else if (plain_is_boilerplate(p, i) || is_number_line(words) ||
               (!h->titled && (is_section_line(p, i) || is_letterhead(p, i)))) {
        b->zone = GS_ZONE_BOILERPLATE;
    } else if (plain_is_caption_line(p, i) && i + 1 < p->count) {
        b->zone = GS_ZONE_CAPTION;
    } else if (!h->titled && is_title(p, i)) {
        b->zone = GS_ZONE_TITLE;
        h->titled = true;
        h->title = words;
        keep_title(p, words);
    } else if (h->titled && p->blocks[i - 1].zone == GS_ZONE_TITLE && is_subtitle(p, i)) {
        b->zone = GS_ZONE_TITLE;
    } else {
        return false;
    }
    return true;
}

void plain_zone_head(plain *p)
{
    head   h = {0};
    size_t i = 0;

    for (size_t menu = menu_length(p); i < menu; i++)
        p->blocks[i].zone = GS_ZONE_BOILERPLATE;

    while (i < p->count && claim(p, i, &h))
        i++;
    /* All claimed: then the longest way down was wrong, and a text without a
     * body is its last block's. */
    p->body = i;
    for (size_t j = i; j < p->count && j < i + NEAR_TOP; j++) {
        if (h.titled && same_words(plain_words(p, j), h.title))
            p->blocks[j].zone = GS_ZONE_TITLE;
        else if (p->blocks[j].zone == GS_ZONE_BODY && (j == i || p->blocks[j - 1].lead == 0))
            plain_inline_dateline(p, j);
        if (j == i && p->blocks[j].lead > p->blocks[j].words.start)
            break;
    }
}
