/* text/date_words.c - the words of dates in many languages, in one map.
 *
 * Months, weekdays and the rest share a map from the folded word to a set of
 * meanings, since one word has several: "mar." is March in Spanish and
 * Tuesday in French. Where languages disagree about the same meaning, the
 * first entry holds and the other stands under "language:word".
 */
#include "text/date_int.h"
#include "text/utf8.h"

#define WORD_BYTES 64 /* no entry is longer */

/* Folds `s` into out[WORD_BYTES]; GS_STR_NONE when it does not fit. */
static gs_str fold(gs_str s, char *out)
{
    gs_buf buf = gs_buf_over(out, WORD_BYTES);

    if (s.n + 8 > WORD_BYTES)
        return GS_STR_NONE;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = gs_utf8_at(s, at, &at);
        /* Typographic and plain apostrophes are one. */
        if (buf.size + 8 > WORD_BYTES)
            return GS_STR_NONE;
        gs_utf8_put(&buf, c == 0x2019 ? '\'' : gs_char_to_lower(c));
    }
    return gs_buf_str(&buf);
}

static gs_status put(gs_date_words *words, gs_arena *arena, gs_str key, uint32_t value)
{
    uint32_t *old = gs_map_get(&words->map, key);

    if (old) {
        *old = value;
        return GS_OK;
    }
    key = gs_arena_str(arena, key);
    return key.p ? gs_map_put(&words->map, key, value) : GS_E_NOMEM;
}

static uint32_t meaning(gs_date_word_kind kind, int value)
{
    static const uint32_t flags[] = {
        [GS_DATE_WORD_BEFORE] = DATE_BEFORE,   [GS_DATE_WORD_JOIN] = DATE_JOIN,
        [GS_DATE_WORD_ORDINAL] = DATE_ORDINAL, [GS_DATE_WORD_AFTER] = DATE_AFTER,
        [GS_DATE_WORD_NUMBER] = DATE_NUMBER,   [GS_DATE_WORD_AT] = DATE_AT,
        [GS_DATE_WORD_HOURS] = DATE_HOURS,
    };
    switch (kind) {
    case GS_DATE_WORD_MONTH:
        return (uint32_t)value & DATE_MONTH_MASK;
    case GS_DATE_WORD_WEEKDAY:
        return ((uint32_t)value << DATE_WEEKDAY_SHIFT) & DATE_WEEKDAY_MASK;
    case GS_DATE_WORD_HALF:
        return value == 1 ? DATE_AM : DATE_PM;
    case GS_DATE_WORD_ZONE:
        return DATE_ZONE | (uint32_t)(value / 15 + 64) << DATE_ZONE_SHIFT;
    default:
        return flags[kind];
    }
}

/* Whether both are months, or both weekdays, and not the same or not written
 * the same way. */
static bool differ(uint32_t a, uint32_t b)
{
    const uint32_t month = DATE_MONTH_MASK | DATE_CAPITAL | DATE_SHORT;

    return ((a & DATE_MONTH_MASK) && (b & DATE_MONTH_MASK) && (a & month) != (b & month)) ||
           ((a & DATE_WEEKDAY_MASK) && (b & DATE_WEEKDAY_MASK) &&
            (a & DATE_WEEKDAY_MASK) != (b & DATE_WEEKDAY_MASK));
}

/* "alle ore": says at "alle" that a longer entry may follow. */
static gs_status add_prefix(gs_date_words *words, gs_arena *arena, gs_str key)
{
    size_t    blank = gs_str_find(key, GS_STR(" "), 0);
    gs_str    first = gs_str_sub(key, 0, blank == SIZE_MAX ? key.n : blank);
    uint32_t *old;

    if (blank == SIZE_MAX)
        return GS_OK;
    old = gs_map_get(&words->map, first);
    return put(words, arena, first, (old ? *old : 0) | DATE_PREFIX);
}

gs_status gs_date_words_add(gs_date_words *words, gs_arena *arena, gs_date_word_kind kind,
                            int value, gs_str language, gs_str form)
{
    char      folded[WORD_BYTES], keyed[2 * WORD_BYTES];
    uint32_t  bits = meaning(kind, value);
    gs_buf    buf = gs_buf_over(keyed, sizeof keyed);
    uint32_t *old;
    gs_str    key;

    if (form.n && form.p[form.n - 1] == '.') {
        form.n--;
        bits |= DATE_SHORT;
    }
    if (form.n && gs_char_upper(gs_utf8_at(form, 0, &(size_t){0})))
        bits |= DATE_CAPITAL;
    key = fold(form, folded);
    if (!key.n || language.n > 8)
        return GS_E_DATA;
    old = gs_map_get(&words->map, key);
    if (old && differ(*old, bits)) {
        *old |= DATE_OVERRIDE;
        gs_buf_add_str(&buf, language);
        gs_buf_add_char(&buf, ':');
        gs_buf_add_str(&buf, key);
        key = gs_buf_str(&buf);
        old = gs_map_get(&words->map, key);
    }
    if (put(words, arena, key, bits | (old ? *old : 0)) != GS_OK)
        return GS_E_NOMEM;
    return add_prefix(words, arena, key);
}

/* What the table says of s[at, end). */
static uint32_t look_up(const gs_date_hints *hints, gs_str s, size_t at, size_t end)
{
    char      folded[WORD_BYTES], keyed[2 * WORD_BYTES];
    gs_buf    buf = gs_buf_over(keyed, sizeof keyed);
    gs_str    key = fold(gs_str_sub(s, at, end), folded);
    uint32_t *hit = key.n ? gs_map_get(&hints->words->map, key) : NULL;
    uint32_t *other;

    if (!hit || !(*hit & DATE_OVERRIDE) || !hints->language.n || hints->language.n > 8)
        return hit ? *hit : 0;
    gs_buf_add_str(&buf, hints->language);
    gs_buf_add_char(&buf, ':');
    gs_buf_add_str(&buf, key);
    other = gs_map_get(&hints->words->map, gs_buf_str(&buf));
    return other ? *other : *hit;
}

/* Behind the letters from `at` on; no further than an entry can reach. */
static size_t letters_end(gs_str s, size_t at)
{
    size_t limit = at + WORD_BYTES, next;

    while (at < s.n && at < limit) {
        uint32_t c = gs_utf8_at(s, at, &next);
        if (!gs_char_letter(c) && c != 0xBA && c != 0xAA && c != 0xB0)
            break;
        at = next;
    }
    return at;
}

/* Behind a mark that can stand inside an entry: "a.m", "segunda-feira". */
static size_t inner_mark(gs_str s, size_t at)
{
    size_t   next;
    uint32_t c = at < s.n ? gs_utf8_at(s, at, &next) : 0;

    return c == '.' || c == '-' || c == '\'' || c == 0x2019 ? next : at;
}

uint32_t gs_date_word_at(const gs_date_hints *hints, gs_str s, size_t at, size_t *end,
                         bool *capital)
{
    size_t   ends[4], count = 0, stop = letters_end(s, at), next;
    uint32_t bits = 0;

    if (!hints->words || stop == at)
        return 0;
    *capital = gs_char_upper(gs_utf8_at(s, at, &next));
    /* Candidates: the letters, and up to two stretches more. */
    for (ends[count++] = stop; count < 3; ends[count++] = stop) {
        size_t behind = inner_mark(s, stop);
        size_t reach = behind > stop ? letters_end(s, behind) : behind;
        if (reach == behind)
            break;
        stop = reach;
    }
    while (!bits && count > 0) {
        *end = ends[--count];
        bits = look_up(hints, s, at, *end);
    }
    if (!(bits & DATE_PREFIX))
        return bits;
    /* "alle ore 14", "tháng mười hai": as many words as an entry has. */
    stop = *end;
    for (int words = 0; words < 2 && stop < s.n && s.p[stop] == ' '; words++) {
        uint32_t longer;
        size_t   reach = letters_end(s, stop + 1);
        if (reach == stop + 1)
            break;
        stop = reach;
        longer = look_up(hints, s, at, stop);
        if (longer) {
            bits = longer;
            *end = stop;
        }
    }
    return bits & ~(uint32_t)DATE_PREFIX;
}
