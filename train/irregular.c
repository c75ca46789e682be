/* train/irregular.c - see irregular.h. */
#include "train/irregular.h"

#include "know/table.h"
#include "train/train.h"

static void add_forms(gs_buf *text, gs_str lemma, gs_str forms, const char *feats)
{
    gs_str form;

    while (gs_str_split(&forms, ',', &form))
        gs_buf_addf(text, "1\t%.*s\t%.*s\tVERB\t_\t%s\t0\troot\t_\t_\n\n", GS_STR_ARG(form),
                    GS_STR_ARG(lemma), feats);
}

static gs_status add_verb(void *ctx, const gs_table_row *row, gs_error *err)
{
    for (size_t i = 0; i < row->count; i++) {
        if (!row->fields[i].n)
            return gs_table_fail(row, err, "a verb has three forms: base, past, participle; -ing");
    }
    add_forms(ctx, row->fields[0], row->fields[1], "Mood=Ind|Tense=Past|VerbForm=Fin");
    add_forms(ctx, row->fields[0], row->fields[2], "Tense=Past|VerbForm=Part");
    if (row->count > 3)
        add_forms(ctx, row->fields[0], row->fields[3], "VerbForm=Ger");
    return GS_OK;
}

gs_status train_irregular_open(train_bank *bank, gs_buf *text, const char *dir, gs_error *err)
{
    gs_know   table = {0}; /* the table's own text */
    gs_status st;

    gs_buf_init(text, TRAIN_LIMIT_FILE_BYTES);
    gs_arena_init(&table.arena, TRAIN_LIMIT_MEMORY);
    st = gs_table_read(dir, "irregular-verbs.tsv", 3, 4, &table, add_verb, text, err);
    gs_know_release(&table);
    if (st == GS_OK)
        return train_bank_parse(bank, "irregular-verbs.tsv", gs_buf_str(text), err);
    *bank = (train_bank){.path = "irregular-verbs.tsv"};
    return st;
}
