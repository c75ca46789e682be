/* store/list_agreement.c - rows of agreements. See list_int.h. */
#include "store/list_int.h"

enum { KIND = GS_COLUMN_OWN, NAME, PARTIES, TERMS, PUBLISHER, SHOWN };

static const char *kind_word(int at)
{
    return gs_agreement_kind_name((gs_agreement_kind)at);
}

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {NULL, "r.id", GS_CELL_HIDDEN},
    [GS_COLUMN_KEY] = {NULL, "p.key", GS_CELL_HIDDEN},
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},
    [KIND] = {"kind", "r.kind", GS_CELL_WORD, .word = kind_word},
    [NAME] = {"name", GS_SQL_NAME("r.name"), GS_CELL_TEXT},
    [PARTIES] = {"parties_names",
                 "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT n.text"
                 " FROM agreement_part x JOIN entity e ON e.id=x.entity"
                 " JOIN name n ON n.id=e.name WHERE x.agreement=r.id))",
                 GS_CELL_TEXT},
    [TERMS] = {"terms", "(SELECT count(*) FROM term WHERE agreement=r.id)", GS_CELL_NUMBER},
    [PUBLISHER] = {NULL, GS_SQL_NAME("p.publisher"), GS_CELL_HIDDEN},
    [SHOWN] =
        {"parties",
         "(SELECT group_concat(DISTINCT entity) FROM agreement_part x WHERE x.agreement=r.id)",
         GS_CELL_IDS, 'n'},
    {"next_deadline",
     "(SELECT min(deadline) FROM term WHERE agreement=r.id AND deadline IS NOT NULL)", GS_CELL_DAY},
    {"term", "r.first", GS_CELL_SLICE},
    {NULL, "r.last", GS_CELL_HIDDEN},
    {"term_span", "r.first", GS_CELL_SPAN},
    {NULL, "r.last", GS_CELL_HIDDEN},
    {"sentence", "r.sentence", GS_CELL_SENTENCE},
    GS_LIST_REPORT_COLUMNS,
};

static void put(gs_listing *l)
{
    int64_t terms = gs_list_number(l, TERMS);

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l, GS_STYLE_SAYS, kind_word((int)gs_list_number(l, KIND)));
    gs_page_put(&l->page, GS_STYLE_STRONG,
                gs_list_null(l, NAME) ? GS_STR("without a name") : gs_list_text(l, NAME));
    gs_page_break(&l->page);
    if (!gs_list_null(l, PARTIES)) {
        gs_list_put(l, GS_STYLE_FAINT, "between");
        gs_list_put_text(l, GS_STYLE_STRONG, PARTIES);
    }
    gs_list_put_count(l, !gs_list_null(l, PARTIES), terms == 1 ? "%d term" : "%d terms", terms);
    gs_list_put_foot(l, PUBLISHER);
    gs_page_gap(&l->page);
}

const gs_list_kind gs_list_agreements = {
    .name = "agreements",
    .letter = 'a',
    .table = "agreement",
    GS_LIST_OF_REPORT,
    .where =
        {
            [GS_FILTER_ACTOR] = {"EXISTS(SELECT 1 FROM agreement_part x WHERE x.agreement=r.id"
                                 " AND x.actor IN" GS_SQL_ACTORS ")",
                                 GS_OVER_RECORDS,
                                 "SELECT agreement AS id FROM agreement_part WHERE actor"
                                 " IN" GS_SQL_ACTORS},
            GS_LIST_SENTENCE_FILTERS,
            GS_LIST_PLACE_FILTERS,
            GS_LIST_REPORT_FILTERS,
        },
};
