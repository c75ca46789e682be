/* ingest/html_title.c - see html_title.h. */
#include "ingest/html_title.h"

#include "ingest/html_clean.h"
#include "text/utf8.h"

/* Two titles that differ in marks, blanks or case only are the same. */
static bool same(gs_str a, gs_str b, gs_arena *arena)
{
    return a.n && b.n && gs_str_eq(gs_html_bare(a, arena), gs_html_bare(b, arena));
}

static bool is_bar(uint32_t c)
{
    return c == '|' || c == 0x3163 || c == 0xFF5C || c == 0x2502;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == 0xB7 || c == '*' ||
           c == ':' || c == 0xBB || c == 0xAB || c == '/' || c == '<' || c == '>' || c == 0x2212;
}

/* Whether a mark at `at` parts a title from a site's name; a dash does only
 * with blanks around it, a bar always. */
static bool parts(gs_str s, size_t at, size_t *behind)
{
    size_t   before;
    uint32_t c = gs_utf8_at(s, at, behind);

    if (is_bar(c))
        return true;
    return is_dash(c) && at > 0 && *behind < s.n && s.p[*behind] == ' ' &&
           (s.p[at - 1] == ' ' || (c == ':' && gs_utf8_before(s, at, &before)));
}

/* "The Example", "example.org" and the host "www.example.org" are one site. */
static bool is_site(gs_str s, const gs_titles *t, gs_arena *arena)
{
    gs_str bare = gs_html_bare(s, arena);

    for (size_t i = 0; bare.n && i < t->site_count; i++) {
        gs_str site = gs_html_bare(t->sites[i], arena);
        if (gs_str_eq(bare, site) ||
            (bare.n >= 4 && (gs_str_starts(site, bare) || gs_str_starts(bare, site))))
            return true;
    }
    return false;
}

static bool is_other_title(gs_str s, const gs_titles *t, const gs_str *self, gs_arena *arena)
{
    const gs_str *all[] = {&t->data, &t->shared, &t->heading, &t->browser};

    for (size_t i = 0; i < 4; i++) {
        if (all[i] != self && same(s, *all[i], arena))
            return true;
    }
    return false;
}

/* One cut at the mark [at, behind), if what it parts says so. */
static bool cut_at(gs_str *title, size_t at, size_t behind, const gs_titles *t, gs_arena *arena)
{
    gs_str left = gs_str_trim(gs_str_sub(*title, 0, at));
    gs_str right = gs_str_trim(gs_str_sub(*title, behind, title->n));

    if (!left.n || !right.n)
        return false;
    if (is_site(right, t, arena) || is_other_title(left, t, title, arena)) {
        *title = left;
        return true;
    }
    if (is_site(left, t, arena) || is_other_title(right, t, title, arena)) {
        *title = right;
        return true;
    }
    return false;
}

enum { CUTS = 6, MARKS = 24 }; /* looked at in one title */

/* From the right, since the site's name stands there nearly always. */
static void trim(gs_str *title, const gs_titles *t, gs_arena *arena)
{
    for (int cuts = 0; cuts < CUTS; cuts++) {
        bool cut = false;
        int  marks = 0;
        for (size_t at = title->n; !cut && at > 0 && marks < MARKS;) {
            size_t start, behind;
            gs_utf8_before(*title, at, &start);
            at = start;
            if (!parts(*title, at, &behind))
                continue;
            marks++;
            cut = cut_at(title, at, behind, t, arena);
        }
        if (!cut)
            return;
    }
}

void gs_titles_trim(gs_titles *t, gs_arena *arena)
{
    trim(&t->heading, t, arena);
    trim(&t->data, t, arena);
    trim(&t->shared, t, arena);
    trim(&t->browser, t, arena);
}

/* Where data and shared title differ, the other two are asked. The rules are
 * what was best on pages of a hundred and fifty publishers:
 *   heading and browser title both side with the data: the shared title is the
 *     editors' own wording, set apart on purpose;
 *   the heading alone sides with the shared one: so it is the title;
 *   else the data's headline, which is kept when a page is dressed up for
 *     search engines. */
gs_str gs_titles_choose(const gs_titles *t, gs_arena *arena)
{
    bool heading_data = same(t->heading, t->data, arena);
    bool heading_shared = same(t->heading, t->shared, arena);
    bool browser_data = same(t->browser, t->data, arena);
    bool browser_shared = same(t->browser, t->shared, arena);

    if (!t->data.n && !t->shared.n)
        return t->heading.n ? t->heading : t->browser;
    if (!t->data.n)
        return t->shared;
    if (!t->shared.n || same(t->data, t->shared, arena))
        return t->data;
    if (heading_data && browser_data)
        return t->shared;
    if (heading_shared && !browser_data && !browser_shared)
        return t->shared;
    return t->data;
}
