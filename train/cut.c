/* train/cut.c - see cut.h. */
#include "train/cut.h"

#include <stdint.h>
#include <string.h>

#include "text/utf8.h"

static const char *const prefixes[] = {
    "anti",   "co",     "cross", "e",     "ex",   "inter", "mid", "mini",
    "multi",  "neo",    "non",   "over",  "pan",  "post",  "pre", "pro",
    "pseudo", "psycho", "quasi", "re",    "semi", "socio", "sub", "super",
    "trans",  "ultra",  "un",    "under", "vice", "bi",    "de",  "micro",
};

static bool is_prefix(gs_str s)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (gs_str_eq_nocase(s, gs_str_from(prefixes[i])))
            return true;
    }
    return false;
}

static bool is_address(gs_str s)
{
    return gs_str_find(s, GS_STR("://"), 0) != SIZE_MAX || gs_str_starts(s, GS_STR("www.")) ||
           gs_str_find(s, GS_STR("@"), 0) != SIZE_MAX;
}

static bool is_inner(gs_str s, size_t at)
{
    size_t   next;
    uint32_t before, after;

    if (at == 0 || at + 1 >= s.n)
        return false;
    before = gs_utf8_before(s, at, &next);
    after = gs_utf8_at(s, at + 1, &next);
    return (gs_char_letter(before) || gs_char_digit(before)) &&
           (gs_char_letter(after) || gs_char_digit(after));
}

/* The first hyphen from `from` on that is a word; the end when there is none. */
static size_t find_hyphen(gs_str s, size_t from)
{
    for (size_t i = from; !is_address(s) && i < s.n; i++) {
        if (s.p[i] == '-' && is_inner(s, i) && !is_prefix(gs_str_sub(s, from, i)))
            return i;
    }
    return s.n;
}

bool train_cut_word(gs_str word, size_t *at, gs_str *piece)
{
    size_t start = *at, next;

    if (start >= word.n)
        return false;
    if (start == 0 && word.p[0] == '#' && word.n > 1 && gs_char_letter(gs_utf8_at(word, 1, &next)))
        *at = 1;
    else if (start > 0 && word.p[start] == '-')
        *at = start + 1;
    else
        *at = find_hyphen(word, start);
    *piece = gs_str_sub(word, start, *at);
    return true;
}

static bool is_one_of(gs_str form, const char *list)
{
    return form.n == 1 && strchr(list, form.p[0]);
}

bool train_space_before(train_spacer *s, gs_str form)
{
    bool before = !s->glued;

    s->glued = is_one_of(form, "([{$") || gs_str_eq(form, GS_STR("``"));
    if (is_one_of(form, "\"")) {
        before = before && !s->quoted;
        s->glued = !s->quoted;
        s->quoted = !s->quoted;
    } else if (is_one_of(form, ".,;:!?)]}%") || gs_str_eq(form, GS_STR("''")) ||
               gs_str_eq(form, GS_STR("n't")) || (form.n > 1 && form.p[0] == '\'')) {
        before = false;
    }
    return before;
}
