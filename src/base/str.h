/* base/str.h - slices: a pointer and a length, never NUL-terminated by rule.
 *
 * Text from outside may hold anything, so nothing here stops at a NUL. A
 * slice owns nothing; it lives as long as what it points into.
 */
#ifndef GS_BASE_STR_H
#define GS_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct gs_str {
    const char *p;
    size_t      n;
} gs_str;

#define GS_STR(literal) ((gs_str){("" literal), sizeof(literal) - 1})
#define GS_STR_NONE     ((gs_str){NULL, 0})

/* For printf: printf("%.*s", GS_STR_ARG(s)). */
#define GS_STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

static inline gs_str gs_str_make(const char *p, size_t n)
{
    return (gs_str){p, n};
}

/* From a C string; NULL gives GS_STR_NONE. */
static inline gs_str gs_str_from(const char *s)
{
    return (gs_str){s, s ? strlen(s) : 0};
}

/* Bytes [start, end) of `s`; of GS_STR_NONE only [0, 0). */
static inline gs_str gs_str_sub(gs_str s, size_t start, size_t end)
{
    return (gs_str){start ? s.p + start : s.p, end - start};
}

static inline bool gs_str_eq(gs_str a, gs_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool gs_str_starts(gs_str s, gs_str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool gs_str_ends(gs_str s, gs_str suffix)
{
    return s.n >= suffix.n &&
           (suffix.n == 0 || memcmp(s.p + (s.n - suffix.n), suffix.p, suffix.n) == 0);
}

/* ASCII only: the rest of Unicode is text/utf8.h's business. */
static inline char gs_ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static inline bool gs_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool gs_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool gs_ascii_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Equal but for the case of ASCII letters. */
bool gs_str_eq_nocase(gs_str a, gs_str b);
bool gs_str_starts_nocase(gs_str s, gs_str prefix);

/* White space (ASCII) off both ends. */
gs_str gs_str_trim(gs_str s);

/* Offset of the first `needle` at or after `from`; SIZE_MAX when there is
 * none. An empty needle is found at once. */
size_t gs_str_find(gs_str s, gs_str needle, size_t from);
size_t gs_str_find_nocase(gs_str s, gs_str needle, size_t from);

/* Cuts off the part up to the next `sep` (all of it when there is none) and
 * moves *rest behind it. Returns false when *rest was already used up, which
 * is told by rest->p == NULL. */
bool gs_str_split(gs_str *rest, char sep, gs_str *part);

#endif
