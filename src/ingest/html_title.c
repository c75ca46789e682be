/* ingest/html_title.c - see html_title.h. */
#include "ingest/html_title.h"

#include <stdbool.h>

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

/* Whether a mark at `at` can part a title from what is added to it: a bar
 * always, a dash or colon with a blank behind it. *tight: a dash without
 * blanks, which does only before the very name of the section. */
static bool parts(gs_str s, size_t at, size_t *behind, bool *tight)
{
    uint32_t c = gs_utf8_at(s, at, behind);

    *tight = false;
    if (is_bar(c))
        return true;
    if (!is_dash(c) || at == 0 || *behind >= s.n)
        return false;
    if (s.p[*behind] == ' ')
        return s.p[at - 1] == ' ' || c == ':';
    *tight = c == '-' || c == 0x2013 || c == 0x2014;
    return *tight;
}

/* "The Example", "example.org" and the host "www.example.org" are one site;
 * `whole`: only if nothing is added ("Exampleville: Mayor resigns"). */
static bool is_site(gs_str s, bool whole, const gs_titles *t, gs_arena *arena)
{
    gs_str bare = gs_html_bare(s, arena);

    for (size_t i = 0; bare.n && i < t->site_count; i++) {
        gs_str site = gs_html_bare(t->sites[i], arena);
        if (gs_str_eq(bare, site) ||
            (!whole && bare.n >= 4 && (gs_str_starts(site, bare) || gs_str_starts(bare, site))))
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

/* One cut at the mark [at, behind), if what it parts says so. What stands
 * before the title and is no site's name belongs to it ("Kenya: Who pays"),
 * unless a bar sets the section apart ("Opinion | Who pays"). */
static bool cut_at(gs_str *title, size_t at, size_t behind, bool tight, const gs_titles *t,
                   gs_arena *arena)
{
    bool   colon = title->p[at] == ':';
    gs_str left = gs_str_trim(gs_str_sub(*title, 0, at));
    gs_str right = gs_str_trim(gs_str_sub(*title, behind, title->n));

    if (!left.n || !right.n || (tight && !same(right, t->section, arena)))
        return false;
    if (is_site(right, false, t, arena) || same(right, t->section, arena) ||
        (!colon && is_other_title(left, t, title, arena))) {
        *title = left;
        return true;
    }
    if (is_site(left, true, t, arena) ||
        (is_bar(gs_utf8_at(*title, at, &behind)) && same(left, t->section, arena))) {
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
            bool   tight;
            gs_utf8_before(*title, at, &start);
            at = start;
            if (!parts(*title, at, &behind, &tight))
                continue;
            marks++;
            cut = cut_at(title, at, behind, tight, t, arena);
        }
        if (!cut)
            return;
    }
}

void gs_titles_trim(gs_titles *t, gs_arena *arena)
{
    gs_str name = t->name;
    bool   twice = same(name, t->browser, arena);

    trim(&t->heading, t, arena);
    trim(&t->data, t, arena);
    trim(&t->shared, t, arena);
    trim(&t->browser, t, arena);
    trim(&t->noted, t, arena);
    trim(&t->card, t, arena);
    trim(&t->name, t, arena);
    trim(&t->alternative, t, arena);
    /* "Bridge reopens - The Example" is the browser's title over again, and no
     * witness for the headline. */
    if (twice && t->name.n < name.n)
        t->name = GS_STR_NONE;
}

/* Whether the page's readers are given the shared title and the data does not
 * say that it keeps two on purpose: the heading sides with the shared title,
 * and so does either everything else or not even the browser's title, which
 * is then made for search engines. */
static bool shared_is_shown(const gs_titles *t, gs_arena *arena)
{
    bool browser = same(t->browser, t->shared, arena);

    return !t->alternative.n && same(t->heading, t->shared, arena) &&
           (!browser || same(t->card, t->shared, arena));
}

/* Where data and shared title differ, the page's other titles are asked. The
 * rules are what did best on pages of a hundred and fifty publishers:
 *   the data has a second name: it decides for the one it equals;
 *   the data keeps an alternative that is not the shared title: its headline,
 *     since it sorts its titles itself;
 *   heading and browser title both side with the data: the shared title, which
 *     the editors worded apart on purpose; but the headline, if a third title of
 *     the head has it too and the shared one is alone;
 *   readers are shown the shared title: it;
 *   else the data's headline, the one least dressed up. */
gs_str gs_titles_choose(const gs_titles *t, gs_arena *arena)
{
    if (!t->data.n && !t->shared.n)
        return t->heading.n ? t->heading : t->browser;
    if (!t->data.n || same(t->data, t->shared, arena) || same(t->name, t->shared, arena))
        return t->shared;
    if (!t->shared.n || same(t->name, t->data, arena))
        return t->data;
    if (t->alternative.n && !same(t->alternative, t->shared, arena))
        return t->data;
    if (same(t->heading, t->data, arena) && same(t->browser, t->data, arena))
        return same(t->noted, t->data, arena) ? t->data : t->shared;
    return shared_is_shown(t, arena) ? t->shared : t->data;
}
