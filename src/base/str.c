/* base/str.c - see str.h. */
#include "base/str.h"

#include <stdint.h>

bool gs_str_eq_nocase(gs_str a, gs_str b)
{
    return a.n == b.n && gs_str_starts_nocase(a, b);
}

bool gs_str_starts_nocase(gs_str s, gs_str prefix)
{
    if (s.n < prefix.n)
        return false;
    for (size_t i = 0; i < prefix.n; i++) {
        if (gs_ascii_lower(s.p[i]) != gs_ascii_lower(prefix.p[i]))
            return false;
    }
    return true;
}

gs_str gs_str_trim(gs_str s)
{
    while (s.n && gs_ascii_space(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n && gs_ascii_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

size_t gs_str_find(gs_str s, gs_str needle, size_t from)
{
    const char *hit;

    if (from > s.n || needle.n > s.n - from)
        return SIZE_MAX;
    if (!needle.n)
        return from;
    hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
    return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

size_t gs_str_find_nocase(gs_str s, gs_str needle, size_t from)
{
    if (from > s.n)
        return SIZE_MAX;
    for (size_t i = from; needle.n <= s.n - i; i++) {
        if (gs_str_starts_nocase(gs_str_sub(s, i, s.n), needle))
            return i;
    }
    return SIZE_MAX;
}

bool gs_str_split(gs_str *rest, char sep, gs_str *part)
{
    const char *hit;

    if (!rest->p)
        return false;
    hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
    if (!hit) {
        *part = *rest;
        *rest = GS_STR_NONE;
        return true;
    }
    *part = gs_str_make(rest->p, (size_t)(hit - rest->p));
    *rest = gs_str_make(hit + 1, rest->n - part->n - 1);
    return true;
}
