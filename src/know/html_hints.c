/* know/html_hints.c - loads the two dictionaries of html_hints.h. */
#include "know/html_hints.h"

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

static const struct {
    const char *name;
    uint32_t    hint;
} kinds[] = {
    {"body", GS_HINT_BODY},
    {"comment", GS_HINT_COMMENT},
    {"share", GS_HINT_SHARE},
    {"related", GS_HINT_RELATED},
    {"newsletter", GS_HINT_NEWSLETTER},
    {"promo", GS_HINT_PROMO},
    {"cookie", GS_HINT_COOKIE},
    {"nav", GS_HINT_NAV},
    {"footer", GS_HINT_FOOTER},
    {"aside", GS_HINT_ASIDE},
    {"paywall", GS_HINT_PAYWALL},
    {"tags", GS_HINT_TAGS},
    {"modal", GS_HINT_MODAL},
    {"unseen", GS_HINT_UNSEEN},
    {"caption", GS_HINT_CAPTION},
    {"byline", GS_HINT_BYLINE},
    {"date", GS_HINT_DATE},
    {"title", GS_HINT_TITLE},
    {"bio", GS_HINT_BIO},
    {"lead", GS_HINT_LEAD},
    {"media", GS_HINT_MEDIA},
    {"credit", GS_HINT_CREDIT},
};

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_map   *map = ctx;
    uint32_t *known = gs_map_get(map, row->fields[0]);
    uint32_t  hint = 0;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (gs_str_eq(row->fields[1], gs_str_from(kinds[i].name)))
            hint = kinds[i].hint;
    }
    if (!hint)
        return gs_table_fail(row, err, "unknown kind '%.*s'", GS_STR_ARG(row->fields[1]));
    if (gs_map_put(map, row->fields[0], hint | (known ? *known : 0)) != GS_OK)
        return gs_fail_nomem(err, "know");
    return GS_OK;
}

gs_status gs_know_load_html_hints(gs_know *know, const char *dir, gs_error *err)
{
    gs_status st;

    st = gs_table_read(dir, "html_hints.tsv", 2, 2, know, add_row, &know->html_hints, err);
    if (st != GS_OK)
        return st;
    return gs_table_read(dir, "html_phrases.tsv", 2, 2, know, add_row, &know->html_phrases, err);
}
