/* text/language.c - see language.h. */
#include "text/language.h"

#include "text/utf8.h"

#define WORD_BYTES 48
#define WHOLE      12 /* what a word of one language alone counts */

enum {
    SCRIPT_NONE,
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_ARABIC,
    SCRIPT_HAN,
    SCRIPT_KANA,
    SCRIPT_SINGLE /* from here on one language each */
};

/* Scripts by their main blocks; behind SCRIPT_SINGLE each stands for the
 * language that nearly all of its newspapers are in. */
static const struct {
    uint32_t    from, to;
    int         script;
    const char *language;
} blocks[] = {
    {0x0041, 0x024f, SCRIPT_LATIN, NULL},      {0x1e00, 0x1eff, SCRIPT_LATIN, NULL},
    {0x0400, 0x052f, SCRIPT_CYRILLIC, NULL},   {0x0600, 0x077f, SCRIPT_ARABIC, NULL},
    {0xfb50, 0xfdff, SCRIPT_ARABIC, NULL},     {0xfe70, 0xfeff, SCRIPT_ARABIC, NULL},
    {0x3400, 0x9fff, SCRIPT_HAN, "zh"},        {0x3040, 0x30ff, SCRIPT_KANA, "ja"},
    {0x0370, 0x03ff, SCRIPT_SINGLE, "el"},     {0x0530, 0x058f, SCRIPT_SINGLE + 1, "hy"},
    {0x10a0, 0x10ff, SCRIPT_SINGLE + 2, "ka"}, {0x0590, 0x05ff, SCRIPT_SINGLE + 3, "he"},
    {0x0900, 0x097f, SCRIPT_SINGLE + 4, "hi"}, {0x0980, 0x09ff, SCRIPT_SINGLE + 5, "bn"},
    {0x0b80, 0x0bff, SCRIPT_SINGLE + 6, "ta"}, {0x0e00, 0x0e7f, SCRIPT_SINGLE + 7, "th"},
    {0x1200, 0x137f, SCRIPT_SINGLE + 8, "am"}, {0xac00, 0xd7af, SCRIPT_SINGLE + 9, "ko"},
};

#define BLOCKS (sizeof blocks / sizeof *blocks)

static int script_of(uint32_t c)
{
    for (size_t i = 0; i < BLOCKS; i++) {
        if (c >= blocks[i].from && c <= blocks[i].to)
            return blocks[i].script;
    }
    return SCRIPT_NONE;
}

static uint32_t bits(uint32_t set)
{
    uint32_t n = 0;

    for (; set; set &= set - 1)
        n++;
    return n;
}

static void hear_word(gs_language_tally *t, const gs_language_words *words, gs_str word)
{
    uint32_t *set = gs_map_get(&words->words, word);

    t->words++;
    if (!set)
        return;
    for (size_t i = 0; i < words->count; i++) {
        if (*set >> i & 1)
            t->scores[i] += WHOLE / bits(*set);
    }
}

void gs_language_hear(gs_language_tally *t, const gs_language_words *words, gs_str s)
{
    char   data[WORD_BYTES + 8];
    gs_buf word = gs_buf_over(data, sizeof data);
    size_t next;
    bool   genitive = false; /* behind an apostrophe: "Korva's" has no Czech word */

    for (size_t at = 0; at <= s.n; at = next) {
        uint32_t c = 0;

        next = at + 1;
        if (at < s.n)
            c = gs_utf8_at(s, at, &next);
        if (gs_char_letter(c)) {
            t->scripts[script_of(c)]++;
            if (word.size < WORD_BYTES)
                gs_utf8_put(&word, gs_char_to_lower(c));
        } else {
            if (word.size && !(genitive && word.size == 1))
                hear_word(t, words, gs_buf_str(&word));
            genitive = c == '\'' || c == 0x2019;
            word.size = 0;
        }
    }
}

static int main_script(const gs_language_tally *t, bool *sure)
{
    uint32_t all = 0;
    int      best = SCRIPT_NONE;

    for (int i = SCRIPT_NONE + 1; i < (int)(sizeof t->scripts / sizeof *t->scripts); i++) {
        all += t->scripts[i];
        if (t->scripts[i] > t->scripts[best])
            best = i;
    }
    if (t->scripts[SCRIPT_KANA] * 10 > t->scripts[SCRIPT_HAN] &&
        (best == SCRIPT_HAN || best == SCRIPT_KANA))
        best = SCRIPT_KANA; /* Japanese is written in both */
    *sure = t->scripts[best] * 2 > all && all >= 40;
    return best;
}

/* The language whose words are heard most. One word in twelve at least must
 * be a function word, as in running text every third is; a short line has to
 * do with one. */
static gs_str by_words(const gs_language_tally *t, const gs_language_words *words, bool *sure)
{
    uint32_t best = 0, second = 0;
    size_t   which = 0;

    for (size_t i = 0; i < words->count; i++) {
        if (t->scores[i] > best) {
            second = best;
            best = t->scores[i];
            which = i;
        } else if (t->scores[i] > second) {
            second = t->scores[i];
        }
    }
    *sure = best >= 10 * WHOLE && best > 2 * second && best * 6 >= t->words * WHOLE;
    if (!best || best * 12 < t->words * WHOLE || best * 4 < second * 5)
        return GS_STR_NONE;
    return words->names[which];
}

gs_str gs_language_tell(const gs_language_tally *t, const gs_language_words *words, bool *sure)
{
    int script = main_script(t, sure);

    if (script == SCRIPT_NONE)
        return GS_STR_NONE;
    if (script <= SCRIPT_ARABIC)
        return by_words(t, words, sure);
    for (size_t i = 0; i < BLOCKS; i++) {
        if (blocks[i].script == script)
            return gs_str_from(blocks[i].language);
    }
    return GS_STR_NONE;
}

bool gs_language_possible(const gs_language_tally *t, const gs_language_words *words,
                          gs_str language)
{
    uint32_t best = 0, its = 0;
    bool     sure;

    if (main_script(t, &sure) != SCRIPT_LATIN)
        return false;
    for (size_t i = 0; i < words->count; i++) {
        if (t->scores[i] > best)
            best = t->scores[i];
        if (gs_str_eq(words->names[i], language))
            its = t->scores[i];
    }
    return its == best;
}
