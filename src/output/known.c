/* output/known.c - what the dictionaries know of a name, as a page for a person.
 *
 * Every reading stands by itself: a state, its people, a body, a medium, a wire
 * service, a role, and the offices that a person held, each with its source.
 * The tables are gone through from end to end: nobody waits for this.
 */
#include "output/known.h"

#include <stdio.h>

#include "output/page.h"

typedef struct finder {
    gs_page        page;
    const gs_know *know;
    gs_str         name;
    bool           any_case;
    size_t         found;
} finder;

static void put(finder *f, gs_style style, const char *words)
{
    gs_page_put(&f->page, style, gs_str_from(words));
}

static void put_pair(finder *f, const char *label, gs_str value)
{
    if (!value.n)
        return;
    gs_page_break(&f->page);
    gs_page_indent(&f->page, 4);
    put(f, GS_STYLE_FAINT, label);
    gs_page_indent(&f->page, 14);
    gs_page_put(&f->page, GS_STYLE_PLAIN, value);
}

static void begin(finder *f, gs_str name, const char *what)
{
    gs_page_break(&f->page);
    gs_page_indent(&f->page, 0);
    gs_page_put(&f->page, GS_STYLE_STRONG, name);
    gs_page_attach(&f->page, GS_STYLE_PLAIN, GS_STR(":"));
    put(f, GS_STYLE_PLAIN, what);
    f->found++;
}

/* ---- which ---- */

static bool same(const finder *f, gs_str name)
{
    return f->any_case ? gs_str_eq_nocase(name, f->name) : gs_str_eq(name, f->name);
}

/* "Brekel" of "Ana Brekel". */
static bool is_last_word(const finder *f, gs_str name)
{
    size_t at = name.n - f->name.n;

    return name.n > f->name.n && name.p[at - 1] == ' ' && same(f, gs_str_sub(name, at, name.n)) &&
           memchr(f->name.p, ' ', f->name.n) == NULL;
}

/* ---- names ---- */

static const char *what_is(const gs_name *n)
{
    switch (n->kind) {
    case GS_NAME_STATE:
        return "a state";
    case GS_NAME_ADJECTIVE:
        return "of a state or people";
    case GS_NAME_PEOPLE:
        return "a people";
    case GS_NAME_CAPITAL:
        return "a capital, which may stand for the government";
    case GS_NAME_SEAT:
        return "a seat, which stands for a body";
    case GS_NAME_MEDIA:
        return "a medium";
    case GS_NAME_ORGANIZATION:
        break;
    }
    return gs_body_kind_name(n->body);
}

/* All forms of the entry, of all kinds; they stand beside each other. */
static void put_forms(finder *f, const gs_name *of)
{
    const gs_name *n = of, *end = f->know->names + f->know->name_count;

    while (n > f->know->names && n[-1].entry == of->entry)
        n--;

    gs_page_break(&f->page);
    gs_page_indent(&f->page, 4);
    put(f, GS_STYLE_FAINT, "forms");
    gs_page_indent(&f->page, 14);
    for (gs_page_put(&f->page, GS_STYLE_PLAIN, n->words); ++n < end && n->entry == of->entry;) {
        gs_page_attach(&f->page, GS_STYLE_PLAIN, GS_STR(","));
        gs_page_put(&f->page, GS_STYLE_PLAIN, n->words);
    }
}

static void find_names(finder *f)
{
    for (size_t i = 0; i < f->know->name_count; i++) {
        const gs_name *n = &f->know->names[i];
        if (!same(f, n->words))
            continue;
        begin(f, n->words, what_is(n));
        put_pair(f, "country", n->country);
        put_pair(f, "sector", gs_str_from(n->sector));
        put_forms(f, n);
        put_pair(f, "source", n->source);
    }
}

static void find_roles(finder *f)
{
    static const char *const kinds[] = {[GS_ROLE_PERSON] = "a role of a person",
                                        [GS_ROLE_ORGANIZATION] = "a word for a body",
                                        [GS_ROLE_DOCUMENT] = "a word for a document",
                                        [GS_ROLE_TITLE] = "a title before a name"};

    for (size_t i = 0; i < f->know->role_count; i++) {
        const gs_role *r = &f->know->roles[i];
        if (!gs_str_eq_nocase(r->words, f->name))
            continue;
        begin(f, r->words, kinds[r->kind]);
        put_pair(f, "sector", gs_str_from(r->sector));
    }
}

/* ---- holders ---- */

static void put_holder(finder *f, const gs_holder *h)
{
    begin(f, h->name, "held an office");
    put_pair(f, "office", h->title);
    put_pair(f, "of", h->body);
    put_pair(f, "country", h->country);
    put_pair(f, "from", h->from);
    if (h->to.n)
        put_pair(f, "to", h->to);
    else if (f->know->checked.n)
        put_pair(f, "checked", f->know->checked);
    put_pair(f, "source", h->source);
}

static void find_holders(finder *f)
{
    uint32_t last = GS_HOLDER_NONE;

    for (size_t i = 0; i < f->know->holder_name_count; i++) {
        const gs_holder_name *n = &f->know->holder_names[i];
        if ((same(f, n->spelling) || is_last_word(f, n->spelling)) && n->holder != last) {
            put_holder(f, &f->know->holders[n->holder]);
            last = n->holder;
        }
    }
}

void gs_output_known(const gs_know *know, gs_str name, const gs_table_options *options, gs_buf *out)
{
    finder f = {.know = know, .name = gs_str_trim(name)};
    gs_str agency;

    gs_page_init(&f.page, options, out);
    for (int pass = 0; f.name.n && pass < 2 && !f.found; pass++) {
        f.any_case = pass == 1;
        find_names(&f);
        find_holders(&f);
    }
    agency = gs_know_agency(know, f.name);
    if (agency.n) {
        begin(&f, f.name, "a wire service");
        put_pair(&f, "name", agency);
    }
    find_roles(&f);
    gs_page_break(&f.page);
    gs_page_release(&f.page);
}
