/* ingest/plain_tail.c - what stands between and behind the paragraphs: lists
 * of other reports, credits, the page's own lines.
 *
 * A list of other reports is told by its shape as much as by the words over
 * it: a short heading, then items of one line each that are not set apart as
 * body paragraphs are. Words alone would miss the wordings that nobody has
 * listed; shape alone would take a list of demands for one.
 */
#include "ingest/plain_int.h"
#include "know/word.h"
#include "text/block.h"
#include "text/utf8.h"

#define ITEM_CHARS 300
#define MANY_ITEMS 100 /* so many headlines in a row are a list, whatever comes */
#define OPENERS                                                                                    \
    (GS_WORD_SUBJECT | GS_WORD_CONJUNCTION | GS_WORD_ADVERB | GS_WORD_PRONOUN | GS_WORD_POSSESSIVE)

static bool ends_with_colon(const plain *p, size_t i)
{
    gs_str s = plain_words(p, i);

    return s.n && s.p[s.n - 1] == ':';
}

static bool is_short_heading(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];

    return !b->stopped && !b->several && b->word_count <= 8 && b->chars <= 80;
}

static bool is_list_heading(const plain *p, size_t i)
{
    return (p->blocks[i].cues & GS_LINE_TEASERS) && is_short_heading(p, i);
}

static bool is_rest_heading(const plain *p, size_t i)
{
    return (p->blocks[i].cues & GS_LINE_REST) && is_short_heading(p, i) &&
           p->blocks[i].word_count <= 5;
}

static bool is_one_liner(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];

    return !b->several && b->chars <= ITEM_CHARS;
}

static void mark(plain *p, size_t i, gs_zone_kind zone)
{
    p->blocks[i].zone = zone;
    p->blocks[i].lead = p->blocks[i].words.start;
}

/* ---- items below a heading -------------------------------------------- */

static bool is_solid(const plain *p, size_t i)
{
    return p->blocks[i].several || p->blocks[i].chars > ITEM_CHARS;
}

/* Whether no paragraph comes from `i` on, down to the next heading. The
 * answer holds as far as was looked, so that asking again costs nothing. */
static bool is_at_end(plain *p, size_t i)
{
    size_t j = i;

    if (i > p->solid)
        return true;
    if (i < p->ahead)
        return p->ends;
    while (j < p->count && j <= p->solid && !is_list_heading(p, j) && !is_rest_heading(p, j) &&
           !is_solid(p, j))
        j++;
    p->ahead = j + 1;
    p->ends = j >= p->count || !is_solid(p, j) || plain_is_boilerplate(p, j);
    return p->ends;
}

/* Whether the report's paragraphs before `i` are of one sentence each, so
 * that one more of them is no item. The passes only go forward, and so does
 * the count. */
static bool has_short_paragraphs(plain *p, size_t i)
{
    for (; p->tallied < i; p->tallied++) {
        const plain_block *b = &p->blocks[p->tallied];
        if (p->tallied < p->body || b->zone != GS_ZONE_BODY || !b->stopped)
            continue;
        p->paragraphs++;
        p->short_ones += !b->several;
    }
    return p->short_ones * 2 > p->paragraphs;
}

/* "14:05", "Nov 25", "2 hours ago" beside an item. */
static bool is_stamp(plain *p, size_t i)
{
    gs_str s = plain_words(p, i);

    if (p->blocks[i].word_count > 5)
        return false;
    if (plain_is_count(p, s) || plain_date_line(p, i, false))
        return true;
    return s.n == 5 && gs_ascii_digit(s.p[0]) && s.p[2] == ':' && gs_ascii_digit(s.p[4]);
}

/* "Partner voices" behind items of many words: a further heading. */
static bool is_further_heading(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];

    return b->word_count <= 3 && !b->stopped && p->blocks[i - 1].word_count > 4 &&
           (i + 1 == p->count || p->blocks[i + 1].word_count > 4 ||
            plain_is_rule(plain_words(p, i + 1)));
}

typedef struct list {
    size_t from;  /* its first item                                    */
    bool   close; /* an item stood directly below another              */
    bool   end;   /* behind it there are no paragraphs                 */
    bool   plain; /* body paragraphs are not of one sentence each      */
    bool   known; /* the words over it say that it is one              */
} list;

static bool is_item(const plain *p, size_t i, const list *l)
{
    const plain_block *b = &p->blocks[i];
    bool               sentence_fits = l->end && l->plain;

    if (b->several && l->known && b->gap == 0 && p->gapped)
        return b->chars <= ITEM_CHARS; /* a summary below its heading */
    if (!is_one_liner(p, i))
        return false;
    if (b->gap == 0)
        return p->gapped || !b->stopped || sentence_fits;
    if (!b->stopped)
        return !l->close || l->end;
    if (i == l->from && i + 1 < p->count && p->blocks[i + 1].gap == 0 && p->gapped &&
        is_one_liner(p, i + 1))
        return true;
    return !l->close && sentence_fits;
}

/* Marks the items from `i` on; returns the first block that is none. */
static size_t mark_items(plain *p, size_t i, bool known)
{
    list l = {
        .from = i, .end = is_at_end(p, i), .plain = !has_short_paragraphs(p, i), .known = known};

    for (; i < p->count; i++) {
        if (is_list_heading(p, i) || is_rest_heading(p, i) || plain_is_rule(plain_words(p, i)))
            break;
        if (plain_is_boilerplate(p, i) || is_stamp(p, i)) {
            mark(p, i, GS_ZONE_BOILERPLATE);
            continue;
        }
        if (!is_item(p, i, &l))
            break;
        /* "Share on Facebook", and below it "Tweet" */
        if (i > l.from && p->blocks[i - 1].zone == GS_ZONE_BOILERPLATE && !p->blocks[i].gap &&
            p->blocks[i].word_count <= 2) {
            mark(p, i, GS_ZONE_BOILERPLATE);
            continue;
        }
        if (i > l.from && is_further_heading(p, i)) {
            mark(p, i, GS_ZONE_BOILERPLATE);
            continue;
        }
        l.close = l.close || (i > l.from && p->blocks[i].gap == 0);
        mark(p, i, GS_ZONE_TEASER);
    }
    return i;
}

/* ---- lists whose heading is in no list of words -------------------------- */

/* Counts one-line items directly below one another from `i` on. */
static size_t close_items(const plain *p, size_t i, size_t *stopped, size_t *weak)
{
    size_t n = 0;

    *stopped = *weak = 0;
    for (size_t j = i; j < p->count; j++, n++) {
        const plain_block *b = &p->blocks[j];
        gs_str             rest = plain_words(p, j);
        if ((j > i && b->gap) || b->item || !is_one_liner(p, j) || ends_with_colon(p, j))
            break;
        if (plain_is_rule(rest))
            break;
        *stopped += b->stopped;
        *weak += b->word_count < 4 || (plain_word_class(p, plain_next_word(&rest)) & OPENERS) != 0;
    }
    return n;
}

static bool is_unknown_list(plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    size_t             n, stopped, weak;

    if (!p->gapped || !b->gap || i + 2 >= p->count || p->blocks[i + 1].gap ||
        !plain_heading_like(p, i) || b->word_count > 6 || b->chars > 60)
        return false;
    n = close_items(p, i + 1, &stopped, &weak);
    if (n < 2 || weak * 3 > n || !is_at_end(p, i + 1))
        return false;
    /* A heading names, a headline tells: "Voices from the quay" is over the
     * list, "Mayor promises a second quay" is in it. */
    if (b->word_count > 3 && plain_has_verb(p, plain_words(p, i)))
        return false;
    /* Sentences in a row may be a short section of the report; three that
     * stand each for itself, in a report of longer paragraphs, are not. */
    return stopped == 0 || (n >= 3 && weak == 0 && !has_short_paragraphs(p, i));
}

/* Headlines at the very end, with nothing over them. */
static bool is_bare_list(const plain *p, size_t i)
{
    size_t n = 0;

    if (!p->blocks[i].gap || i <= p->solid || (i && ends_with_colon(p, i - 1)))
        return false;
    for (size_t j = i; j < p->count && n < MANY_ITEMS; j++, n++) {
        const plain_block *b = &p->blocks[j];
        if (plain_is_boilerplate(p, j) || is_list_heading(p, j) || is_rest_heading(p, j))
            break;
        if (!plain_heading_like(p, j) || b->word_count < 4)
            return false;
    }
    return n >= 3;
}

/* ---- single lines ---------------------------------------------------------- */

/* "READ MORE: Minister resigns" between two paragraphs. */
static bool is_pointer(const plain *p, size_t i)
{
    return (p->blocks[i].cues & GS_LINE_MORE) && is_one_liner(p, i) && p->blocks[i].chars <= 220 &&
           p->blocks[i].word_count > 3 && !p->blocks[i].stopped;
}

static bool is_strong_dateline(plain *p, size_t i)
{
    return p->blocks[i].lead == p->blocks[i].words.start && i > p->body &&
           plain_heading_like(p, i - 1) && p->blocks[i].zone == GS_ZONE_BODY &&
           p->blocks[i].several && plain_inline_dateline(p, i);
}

static size_t mark_rest(plain *p, size_t i)
{
    while (i < p->count && !is_list_heading(p, i))
        mark(p, i++, GS_ZONE_BOILERPLATE);
    return i;
}

/* What stands directly below a line of the page, behind the paragraphs: the
 * topics below "Topics", the office below "please contact:". */
static size_t mark_followers(plain *p, size_t i)
{
    bool   colon = ends_with_colon(p, i);
    size_t j = i + 1;

    for (; i > p->solid && j < p->count; j++) {
        const plain_block *b = &p->blocks[j];
        if (b->gap || b->zone != GS_ZONE_BODY || b->stopped || b->word_count > (colon ? 10 : 3) ||
            is_list_heading(p, j) || is_rest_heading(p, j))
            break;
        mark(p, j, GS_ZONE_BOILERPLATE);
    }
    return j;
}

/* A pointer, and the headlines directly below it. */
static size_t mark_pointers(plain *p, size_t i)
{
    mark(p, i++, GS_ZONE_TEASER);
    while (i < p->count && p->gapped && p->blocks[i].gap == 0 && plain_heading_like(p, i) &&
           p->blocks[i].word_count > 3 && !plain_is_boilerplate(p, i))
        mark(p, i++, GS_ZONE_TEASER);
    return i;
}

/* Gives block `i` (and perhaps some behind it) a zone; returns the next. */
static size_t zone_from(plain *p, size_t i)
{
    if (p->blocks[i].zone != GS_ZONE_BODY)
        return i + 1;
    if (i > p->body && is_rest_heading(p, i))
        return mark_rest(p, i);
    if (i > p->body && is_list_heading(p, i)) {
        mark(p, i, GS_ZONE_BOILERPLATE);
        return mark_items(p, i + 1, true);
    }
    if (i > p->body && is_pointer(p, i)) {
        return mark_pointers(p, i);
    }
    if (plain_is_boilerplate(p, i)) {
        mark(p, i, GS_ZONE_BOILERPLATE);
        return i > p->body ? mark_followers(p, i) : i + 1;
    }
    if (i > p->body && plain_byline(p, i, false)) {
        mark(p, i, GS_ZONE_BYLINE);
        return i + 1;
    }
    if (i > p->body && p->blocks[i].word_count < 12 && plain_date_line(p, i, true)) {
        mark(p, i, GS_ZONE_DATELINE);
        return i + 1;
    }
    if (i > p->body && is_unknown_list(p, i)) {
        mark(p, i, GS_ZONE_BOILERPLATE);
        return mark_items(p, i + 1, false);
    }
    if (i > p->body && is_bare_list(p, i))
        return mark_items(p, i, false);
    is_strong_dateline(p, i);
    return i + 1;
}

void plain_zone_tail(plain *p)
{
    for (size_t i = p->body; i < p->count;)
        i = zone_from(p, i);
}
