/* know/rule.c - what the rules mean that infer values (data/rules.tsv). */
#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know *know = ctx;

    if (!row->fields[0].n || !row->fields[1].n)
        return gs_table_fail(row, err, "a rule needs a name and what it means");
    if (gs_map_get(&know->rules, row->fields[0]))
        return gs_table_fail(row, err, "'%.*s' stands here twice", GS_STR_ARG(row->fields[0]));
    if (!GS_PUSH(&know->arena, know->rule_words, know->rule_count, know->rule_cap,
                 row->fields[1]) ||
        gs_map_put(&know->rules, row->fields[0], (uint32_t)know->rule_count - 1) != GS_OK)
        return gs_fail_nomem(err, "know");
    return GS_OK;
}

gs_status gs_know_load_rules(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "rules.tsv", 2, 2, know, add_row, know, err);
}

gs_str gs_know_rule(const gs_know *know, gs_str name)
{
    const uint32_t *index = gs_map_get(&know->rules, name);

    return index ? know->rule_words[*index] : GS_STR_NONE;
}
