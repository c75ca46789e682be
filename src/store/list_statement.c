/* store/list_statement.c - rows of statements. See list_int.h. */
#include "store/list_int.h"

enum { ACT = GS_COLUMN_OWN, POLARITY, FIRST, LAST, SPEAKER, SENTENCE, PUBLISHER, SHOWN };

#define BY "SELECT id FROM statement WHERE actor IN" GS_SQL_ACTORS

static const char *polarity_word(int at)
{
    return gs_polarity_name((gs_polarity)at);
}
static const char *modality_word(int at)
{
    return gs_modality_name((gs_modality)at);
}
static const char *form_word(int at)
{
    return gs_form_name((gs_form)at);
}

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {NULL, "r.id", GS_CELL_HIDDEN},
    [GS_COLUMN_KEY] = {NULL, "p.key", GS_CELL_HIDDEN},
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},
    [ACT] = {"act", "r.act", GS_CELL_WORD, .word = gs_word_act},
    [POLARITY] = {"polarity", "r.polarity", GS_CELL_WORD, .word = polarity_word},
    [FIRST] = {"content", "r.first", GS_CELL_SLICE},
    [LAST] = {NULL, "r.last", GS_CELL_HIDDEN},
    [SPEAKER] = {"speaker", GS_SQL_NAMED("r.speaker"), GS_CELL_TEXT},
    [SENTENCE] = {"sentence", "r.sentence", GS_CELL_SENTENCE},
    [PUBLISHER] = {NULL, GS_SQL_NAME("p.publisher"), GS_CELL_HIDDEN},
    [SHOWN] = {"content_span", "r.first", GS_CELL_SPAN},
    {NULL, "r.last", GS_CELL_HIDDEN},
    {"sentence_span", "(SELECT first FROM sentence WHERE id=r.sentence)", GS_CELL_SPAN},
    {NULL, "(SELECT last FROM sentence WHERE id=r.sentence)", GS_CELL_HIDDEN},
    {"modality", "r.modality", GS_CELL_WORD, .word = modality_word},
    {"stance", "r.stance", GS_CELL_WORD, .word = gs_word_stance},
    {"form", "r.form", GS_CELL_WORD, .word = form_word},
    {"speaker_id", "r.speaker", GS_CELL_IDS, 'n'},
    {"claim", "r.claim", GS_CELL_IDS, 'c'},
    GS_LIST_REPORT_COLUMNS,
};

static void put(gs_listing *l)
{
    bool   negates = gs_list_number(l, POLARITY) == GS_POLARITY_NEGATES;
    gs_str said = gs_list_slice(l, FIRST);

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l, negates ? GS_STYLE_DENIES : GS_STYLE_SAYS,
                      gs_word_act((int)gs_list_number(l, ACT)));
    gs_page_put(&l->page, GS_STYLE_STRONG,
                gs_list_null(l, SPEAKER) ? GS_STR("nobody named") : gs_list_text(l, SPEAKER));
    gs_page_break(&l->page);
    gs_page_put(&l->page, GS_STYLE_PLAIN, said.n ? said : gs_list_sentence(l, SENTENCE));
    gs_list_put_foot(l, PUBLISHER);
    gs_page_gap(&l->page);
}

const gs_list_kind gs_list_statements = {
    .name = "statements",
    .letter = 's',
    .table = "statement",
    GS_LIST_OF_REPORT,
    .where =
        {
            [GS_FILTER_SPEAKER] = {"+r.actor IN" GS_SQL_ACTORS, GS_OVER_RECORDS, BY},
            [GS_FILTER_ACTOR] = {"+r.actor IN" GS_SQL_ACTORS, GS_OVER_RECORDS, BY},
            [GS_FILTER_ACT] = {"+r.act IN(#)"},
            [GS_FILTER_STATUS] =
                {"EXISTS(SELECT 1 FROM claim c WHERE c.id=r.claim AND c.status IN(#))"},
            GS_LIST_SENTENCE_FILTERS,
            GS_LIST_PLACE_FILTERS,
            GS_LIST_REPORT_FILTERS,
        },
};
