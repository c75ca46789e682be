/* lang/boundary_address.c - addresses of web and mail, names of files and tags:
 * one token each, settled by rules because no model of their parts could be
 * sure of all of them. See boundary.h.
 */
#include <string.h>

#include "lang/boundary_int.h"

/* Whether a link begins with atom `i`: "https" "://", "www" ".". */
static bool begins_link(const scan *s, const chunk *c, size_t i)
{
    const gs_atom *a = &s->atoms[i];

    if (!is_letters(a) || i + 3 >= c->end)
        return false;
    if (mark_at(s, i + 1) == ':')
        return mark_at(s, i + 2) == '/' && mark_at(s, i + 3) == '/';
    return mark_at(s, i + 1) == '.' && a->end - a->start == 3 &&
           gs_str_eq_nocase(gs_str_sub(s->text, a->start, a->end), GS_STR("www"));
}

/* Marks that close what stands around an address, or end its sentence. */
static bool closes_address(const scan *s, size_t i)
{
    return !is_word(&s->atoms[i]) &&
           (strchr(".,;:!?'\")]>*", mark_at(s, i)) || s->atoms[i].shape == GS_SHAPE_QUOTE);
}

/* Sets the chunk's address to [from, end), less what closes. */
static void set_address(const scan *s, chunk *c, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        if (strchr("<>\"", mark_at(s, i)))
            end = i;
    }
    while (end > from && closes_address(s, end - 1))
        end--;
    c->address = from;
    c->address_end = end;
}

/* "first.last@example.org" around the "@" at atom `at`. */
static bool read_mail(const scan *s, chunk *c, size_t at)
{
    size_t from = at, end = at + 1;
    bool   stop = false;

    if (at == c->first || end >= c->end || !is_word(&s->atoms[end]))
        return false;
    while (from > c->first &&
           (is_word(&s->atoms[from - 1]) || strchr("._-+", mark_at(s, from - 1))))
        from--;
    for (; end < c->end && (is_word(&s->atoms[end]) || strchr(".-_", mark_at(s, end))); end++)
        stop |= end > at + 1 && mark_at(s, end) == '.' && end + 1 < c->end &&
                is_letters(&s->atoms[end + 1]);
    if (from == at || !stop)
        return false;
    set_address(s, c, from, end);
    return true;
}

/* ".com" at atom `i`, its stop: a name of the web, or of a file, ends here. */
static bool ends_name(const scan *s, const chunk *c, size_t i)
{
    static const char *const ends[] = {"com", "org",  "net", "edu", "gov", "mil", "int",
                                       "htm", "html", "pdf", "doc", "jpg", "gif"};
    const gs_atom           *a = in_chunk(s, c, i + 1), *behind = in_chunk(s, c, i + 2);

    if (s->atoms[i].shape != GS_SHAPE_STOP || i == c->first || !is_word(&s->atoms[i - 1]) ||
        (a->shape != GS_SHAPE_LOWER && a->shape != GS_SHAPE_CAPITAL) || is_word(behind))
        return false;
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        if (gs_str_eq_nocase(gs_str_sub(s->text, a->start, a->end), gs_str_from(ends[k])))
            return true;
    }
    return false;
}

/* "example.org/page" around the stop at atom `at`. */
static void read_name(const scan *s, chunk *c, size_t at)
{
    size_t from = at, end = at + 2;

    while (from > c->first && (is_word(&s->atoms[from - 1]) || strchr("._-", mark_at(s, from - 1))))
        from--;
    while (!is_word(&s->atoms[from]))
        from++;
    while (end + 1 < c->end && mark_at(s, end) == '.' && is_letters(&s->atoms[end + 1]))
        end += 2;
    if (end < c->end && mark_at(s, end) == '/')
        end = c->end;
    set_address(s, c, from, end);
}

/* "#ceasefire" and "@somebody" at atom `i`; "#1" is two words. */
static bool read_tag(const scan *s, chunk *c, size_t i)
{
    size_t end = i + 1;

    if (!strchr("#@", mark_at(s, i)) || !is_letters(in_chunk(s, c, end)) ||
        (i > c->first && s->atoms[i - 1].shape != GS_SHAPE_OPEN &&
         s->atoms[i - 1].shape != GS_SHAPE_QUOTE))
        return false;
    while (end < c->end && (is_word(&s->atoms[end]) || mark_at(s, end) == '_'))
        end++;
    set_address(s, c, i, end);
    return true;
}

void gs_boundary_find_address(const scan *s, chunk *c)
{
    for (size_t i = c->first; i < c->end; i++) {
        if (read_tag(s, c, i))
            return;
        if ((c->flags & CHUNK_LINK) && begins_link(s, c, i)) {
            set_address(s, c, i, c->end);
            return;
        }
        if (s->atoms[i].shape == GS_SHAPE_AT && read_mail(s, c, i))
            return;
        if (ends_name(s, c, i)) {
            read_name(s, c, i);
            return;
        }
    }
}
