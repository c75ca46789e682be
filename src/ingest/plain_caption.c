/* ingest/plain_caption.c - captions between the paragraphs of a report.
 *
 * Three sorts: those that say what they are ("Photo: …", "(AP Photo/…)"); the
 * name under a quotation that was set apart, behind a dash ("—Harbour master
 * Jo Lund on the second day"); and the picture's description, which is a noun
 * phrase with a full stop where a paragraph would have a verb: "The old
 * harbour of Port Alder at dawn."
 */
#include "ingest/plain_int.h"
#include "know/word.h"
#include "text/utf8.h"

static bool is_body_sentence(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];

    return i < p->count && b->zone == GS_ZONE_BODY && (b->several || b->stopped) &&
           b->word_count > 5;
}

static bool ends_with_colon(const plain *p, size_t i)
{
    gs_str s = plain_words(p, i);

    return s.n && s.p[s.n - 1] == ':';
}

bool plain_is_caption_line(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];

    return (b->cues & GS_LINE_CAPTION) && b->chars <= 300 && (!b->several || b->word_count < 40);
}

/* Behind a dash a capital, no stop at the end, and no second such line beside
 * it, as in a list or a dialogue. */
static bool begins_with_dash(gs_str s, size_t *behind)
{
    uint32_t c = s.n ? gs_utf8_at(s, 0, behind) : 0;

    if (c == '-' && *behind < s.n && s.p[*behind] == '-') {
        ++*behind;
        return true;
    }
    return c == 0x2014 || c == 0x2015 || c == 0x2013;
}

static bool is_attribution(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    gs_str             s = plain_words(p, i);
    size_t             at, other;

    if (!begins_with_dash(s, &at) || b->stopped || b->several || b->word_count > 25)
        return false;
    while (at < s.n && s.p[at] == ' ')
        at++;
    if (at == s.n || !gs_char_upper(gs_utf8_at(s, at, &other)))
        return false;
    return !(i + 1 < p->count && begins_with_dash(plain_words(p, i + 1), &other)) &&
           !(i > 0 && begins_with_dash(plain_words(p, i - 1), &other));
}

static bool has_preposition(const plain *p, gs_str s)
{
    for (gs_str word; (word = plain_next_word(&s)).p;) {
        if (plain_word_class(p, word) & GS_WORD_PREPOSITION)
            return true;
    }
    return false;
}

static bool has_quotes(gs_str s)
{
    size_t next;

    for (size_t at = 0; at < s.n; at = next) {
        uint32_t c = gs_utf8_at(s, at, &next);
        if (c == '"' || c == 0x201c || c == 0x201d || c == 0xab || c == 0xbb)
            return true;
    }
    return false;
}

static bool is_fragment(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    gs_str             s = plain_words(p, i), rest = s;
    const uint32_t     openers = GS_WORD_SUBJECT | GS_WORD_CONJUNCTION | GS_WORD_ADVERB |
                             GS_WORD_SUBORDINATOR | GS_WORD_NEGATION | GS_WORD_NOBODY;

    if (!b->stopped || b->several || b->item || b->word_count < 5 || b->word_count > 30)
        return false;
    if (plain_word_class(p, plain_next_word(&rest)) & openers)
        return false;
    return !has_quotes(s) && !plain_has_verb(p, s) && has_preposition(p, s);
}

/* One fragment alone between paragraphs; several in a row are a list, and
 * one after a colon is what the colon promised. */
static bool is_description(const plain *p, size_t i)
{
    if (i <= p->body || i + 1 >= p->count || !p->blocks[i].gap || !p->blocks[i + 1].gap)
        return false;
    return is_fragment(p, i) && !is_fragment(p, i + 1) && !is_fragment(p, i - 1) &&
           !ends_with_colon(p, i - 1) &&
           (is_body_sentence(p, i - 1) || p->blocks[i - 1].zone == GS_ZONE_CAPTION) &&
           is_body_sentence(p, i + 1);
}

void plain_zone_captions(plain *p)
{
    for (size_t i = p->body; i < p->count; i++) {
        plain_block *b = &p->blocks[i];
        if (b->zone != GS_ZONE_BODY)
            continue;
        if (plain_is_caption_line(p, i)) {
            b->zone = GS_ZONE_CAPTION;
            /* "The ferry at the quay." and below it "Image: Ann Lee." */
            if (i > p->body && b->gap == 0 && p->blocks[i - 1].zone == GS_ZONE_BODY &&
                !p->blocks[i - 1].several && p->blocks[i - 1].gap > 0 && p->gapped)
                p->blocks[i - 1].zone = GS_ZONE_CAPTION;
        } else if (i > p->body && (is_attribution(p, i) || is_description(p, i))) {
            b->zone = GS_ZONE_CAPTION;
        }
    }
}
