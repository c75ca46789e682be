/* know/place_words.c - words beside names of places: data/place-words.tsv,
 * whose head tells the classes.
 */
#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

static gs_status add_word(void *ctx, const gs_table_row *row, gs_error *err)
{
    static const char *const classes[] = {"kind", "loose", "before", "in", "act", "talks", "body"};
    gs_know                 *know = ctx;
    uint32_t                *old = gs_map_get(&know->place_words, row->fields[0]);
    uint32_t                 flags = old ? *old : 0;

    for (unsigned i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (!gs_str_eq(row->fields[1], gs_str_from(classes[i])))
            continue;
        if (gs_map_put(&know->place_words, row->fields[0], flags | 1u << i) != GS_OK)
            return gs_fail_nomem(err, "know");
        return GS_OK;
    }
    return gs_table_fail(row, err, "unknown class '%.*s'", GS_STR_ARG(row->fields[1]));
}

gs_status gs_know_load_place_words(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "place-words.tsv", 2, 2, know, add_word, know, err);
}
