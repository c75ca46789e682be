/* know/same.c - words that tell the same in two reports: data/same-words.tsv, whose head
 * tells the kinds.
 */
#include "know/same.h"

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

static bool read_kind(gs_str name, gs_same_kind *kind)
{
    static const char *const names[GS_SAME_KIND_COUNT] = {"deed", "thing", "role", "number",
                                                          "light"};

    for (int i = 0; i < GS_SAME_KIND_COUNT; i++) {
        if (gs_str_eq(name, gs_str_from(names[i]))) {
            *kind = (gs_same_kind)i;
            return true;
        }
    }
    return false;
}

static gs_status add_set(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know    *know = ctx;
    gs_str      rest = row->fields[1], word;
    gs_same_set set = {.name = GS_STR_NONE, .next = -1};

    if (!read_kind(row->fields[0], &set.kind))
        return gs_table_fail(row, err, "unknown kind '%.*s'", GS_STR_ARG(row->fields[0]));
    while (gs_str_split(&rest, ',', &word)) {
        uint32_t *old;
        word = gs_str_trim(word);
        if (!word.n)
            return gs_table_fail(row, err, "an empty word");
        if (!set.name.n)
            set.name = word;
        old = gs_map_get(&know->same_words, word);
        set.next = old ? (int32_t)*old : -1;
        if (!GS_PUSH(&know->arena, know->same_sets, know->same_count, know->same_cap, set) ||
            gs_map_put(&know->same_words, word, (uint32_t)know->same_count - 1) != GS_OK)
            return gs_fail_nomem(err, "know");
    }
    return GS_OK;
}

gs_status gs_know_load_same(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "same-words.tsv", 2, 2, know, add_set, know, err);
}
