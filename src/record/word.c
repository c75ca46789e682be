/* record/word.c - what the dictionaries say of each token.
 *
 * One look-up a token in the closed classes; capitals then overrule: "US" is
 * no pronoun, and "Will" within a sentence no auxiliary.
 */
#include "record/reading.h"
#include "text/utf8.h"

/* UTF-8 of a letter of two or three bytes; 0 for others. */
static size_t put_letter(uint32_t c, char *out)
{
    if (c >= 0x80 && c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c >= 0x800 && c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    return 0;
}

/* The text in lower case. Characters whose lower case has another length
 * (İ) stay as they are, so that offsets hold. */
static gs_status lower_text(gs_reading *r)
{
    gs_str text = r->doc->text;

    r->lower = gs_arena_alloc(r->scratch, text.n + 1);
    if (!r->lower)
        return GS_E_NOMEM;
    for (size_t i = 0; i < text.n;) {
        unsigned char c = (unsigned char)text.p[i];
        size_t        next = i + 1;
        if (c < 0x80) {
            r->lower[i] = gs_ascii_lower(text.p[i]);
        } else {
            char   bytes[4];
            size_t n = put_letter(gs_char_to_lower(gs_utf8_at(text, i, &next)), bytes);
            memcpy(r->lower + i, n == next - i ? bytes : text.p + i, next - i);
        }
        i = next;
    }
    return GS_OK;
}

/* "al-Assad", "el-Sisi", "d'Estaing"; not "ex-President". */
static bool hidden_capital(const gs_reading *r, uint32_t t)
{
    gs_str w = gs_doc_str(r->doc, gs_token_at(r, t)->span);
    size_t next, at = w.n > 2 && w.p[1] == '\'' ? 2 : 3;

    if (w.n < at + 2 || (w.p[at - 1] != '-' && w.p[at - 1] != '\''))
        return false;
    return !gs_str_starts(w, GS_STR("ex-")) && gs_char_upper(gs_utf8_at(w, at, &next));
}

bool gs_token_capital(const gs_reading *r, uint32_t t)
{
    return (gs_token_at(r, t)->flags & GS_TOKEN_CAPITAL) || hidden_capital(r, t);
}

bool gs_token_word(const gs_reading *r, uint32_t t)
{
    uint8_t kind = gs_token_at(r, t)->kind;
    return kind == GS_TOKEN_WORD || kind == GS_TOKEN_NUMBER;
}

bool gs_token_ends(const gs_reading *r, uint32_t t, const char *suffix)
{
    return gs_str_ends(gs_token_lower(r, t), gs_str_from(suffix));
}

gs_span gs_tokens_span(const gs_reading *r, uint32_t first, uint32_t last)
{
    return (gs_span){gs_token_at(r, first)->span.start, gs_token_at(r, last)->span.end};
}

/* The words of tokens [first, last] with one blank between and straight
 * apostrophes, as dictionaries write them; empty when too long for one. */
static gs_str normal_form(const gs_reading *r, uint32_t first, uint32_t last, bool lower, char *out,
                          size_t cap)
{
    gs_span     span = gs_tokens_span(r, first, last);
    const char *p = lower ? r->lower : r->doc->text.p;
    size_t      n = 0;

    if (span.end - span.start > cap)
        return GS_STR_NONE;
    for (uint32_t i = span.start; i < span.end;) {
        if (gs_ascii_space(p[i]) || (i + 1 < span.end && !memcmp(p + i, "\xC2\xA0", 2))) {
            i += gs_ascii_space(p[i]) ? 1 : 2;
            if (lower && n && out[n - 1] == '.')
                n--; /* "Lt. Col." */
            if (n && out[n - 1] != ' ')
                out[n++] = ' ';
        } else if (i + 2 < span.end && !memcmp(p + i, "\xE2\x80\x99", 3)) {
            out[n++] = '\'';
            i += 3;
        } else {
            out[n++] = p[i++];
        }
    }
    if (lower && n > 1 && out[n - 1] == '.' && n < 6)
        n--; /* "Gov." */
    return gs_str_make(out, n);
}

unsigned gs_read_entry(const gs_reading *r, const gs_lexicon *lexicon, uint32_t t, uint32_t end,
                       bool lower, uint32_t *value)
{
    char     buf[160];
    gs_str   head = normal_form(r, t, t, lower, buf, sizeof buf);
    unsigned longest = head.n ? gs_lexicon_longest(lexicon, head) : 0;

    if (longest > end - t)
        longest = end - t;
    for (unsigned n = longest; n > 0; n--) {
        gs_str          words = normal_form(r, t, t + n - 1, lower, buf, sizeof buf);
        const uint32_t *hit = words.n ? gs_lexicon_get(lexicon, words) : NULL;
        if (hit) {
            *value = *hit;
            return n;
        }
    }
    return 0;
}

unsigned gs_read_cue(const gs_reading *r, uint32_t t, uint32_t end, uint32_t forms,
                     const gs_cue_form **form)
{
    uint32_t value;
    unsigned n;

    /* "call" is longer as "call for": where the longest entry has no form of
     * the kind asked for, a shorter one may have. */
    while ((n = gs_read_entry(r, &r->know->cue_lexicon, t, end, true, &value)) > 0) {
        for (int32_t i = (int32_t)value; i >= 0; i = r->know->cue_forms[i].next) {
            if (r->know->cue_forms[i].forms & forms) {
                *form = &r->know->cue_forms[i];
                return n;
            }
        }
        end = t + n - 1;
    }
    return 0;
}

/* "US", "WHO", "Will" within a sentence are names. In a headline in title
 * case capitals say nothing. */
static bool overruled(const gs_reading *r, uint32_t t, uint32_t begin, bool headline)
{
    const gs_token *token = gs_token_at(r, t);

    if (headline || !(token->flags & GS_TOKEN_CAPITAL))
        return false;
    if (token->flags & GS_TOKEN_ALL_UPPER)
        return true;
    return t > begin && gs_token_word(r, t - 1);
}

static bool title_case(const gs_reading *r, uint32_t begin, uint32_t end)
{
    uint32_t words = 0, capitals = 0;

    for (uint32_t t = begin; t < end; t++) {
        if (gs_token_at(r, t)->kind == GS_TOKEN_WORD) {
            words++;
            capitals += gs_token_capital(r, t);
        }
    }
    return words > 3 && capitals * 4 >= words * 3;
}

static void look_up_sentence(gs_reading *r, uint32_t s)
{
    const uint32_t keep = GS_WORD_WEEKDAY | GS_WORD_MONTH | GS_WORD_ROLE | GS_WORD_FIELD |
                          GS_WORD_MALE | GS_WORD_FEMALE | GS_WORD_COLLECTIVE;
    uint32_t begin = gs_sentence_begin(r, s), end = gs_sentence_end(r, s);
    bool     headline = title_case(r, begin, end);

    for (uint32_t t = begin; t < end; t++) {
        char            buf[64];
        gs_str          word = normal_form(r, t, t, true, buf, sizeof buf);
        const uint32_t *flags = word.n ? gs_map_get(&r->know->words, word) : NULL;

        r->words[t] = flags ? *flags : 0;
        if (r->words[t] && overruled(r, t, begin, headline))
            r->words[t] &= keep;
    }
}

gs_status gs_read_words(gs_reading *r)
{
    size_t n = r->doc->tokens.count;

    r->words = gs_arena_zeros(r->scratch, n + 1, sizeof *r->words);
    r->quote_of = gs_arena_alloc(r->scratch, (n + 1) * sizeof *r->quote_of);
    if (!r->words || !r->quote_of || lower_text(r) != GS_OK)
        return GS_E_NOMEM;
    for (size_t t = 0; t <= n; t++)
        r->quote_of[t] = GS_NONE;
    for (size_t s = 0; s < r->doc->sentence_count; s++)
        look_up_sentence(r, (uint32_t)s);
    return GS_OK;
}
