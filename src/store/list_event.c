/* store/list_event.c - rows of events, those that did not happen marked. See list_int.h. */
#include "store/list_int.h"

enum { CATEGORY = GS_COLUMN_OWN, REALITY, ACTORS, RECIPIENTS, PLACE, SENTENCE, PUBLISHER, SHOWN };

/* role: 0 does it, 1 is it done to */
#define PART_IDS(role)                                                                             \
    "(SELECT group_concat(DISTINCT entity) FROM event_part x WHERE x.event=r.id AND x.role=" role  \
    ")"

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {NULL, "r.id", GS_CELL_HIDDEN},
    [GS_COLUMN_KEY] = {NULL, "p.key", GS_CELL_HIDDEN},
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},
    [CATEGORY] = {"category", "r.category", GS_CELL_WORD, .word = gs_word_category},
    [REALITY] = {"reality", "r.reality", GS_CELL_WORD, .word = gs_word_reality},
    [ACTORS] = {"actors_names", GS_SQL_PARTS("0"), GS_CELL_TEXT},
    [RECIPIENTS] = {"recipients_names", GS_SQL_PARTS("1"), GS_CELL_TEXT},
    [PLACE] = {"place_name", GS_SQL_NAMED("r.place"), GS_CELL_TEXT},
    [SENTENCE] = {"sentence", "r.sentence", GS_CELL_SENTENCE},
    [PUBLISHER] = {NULL, GS_SQL_NAME("p.publisher"), GS_CELL_HIDDEN},
    [SHOWN] = {"day_last", "r.day_last", GS_CELL_DAY},
    {"mode", GS_SQL_NAME("r.mode"), GS_CELL_TEXT},
    {"cameo", "r.cameo", GS_CELL_TEXT},
    {"actors", PART_IDS("0"), GS_CELL_IDS, 'n'},
    {"recipients", PART_IDS("1"), GS_CELL_IDS, 'n'},
    {"place", "r.place", GS_CELL_IDS, 'n'},
    {"trigger", "r.first", GS_CELL_SLICE},
    {NULL, "r.last", GS_CELL_HIDDEN},
    {"trigger_span", "r.first", GS_CELL_SPAN},
    {NULL, "r.last", GS_CELL_HIDDEN},
    {"sentence_span", "(SELECT first FROM sentence WHERE id=r.sentence)", GS_CELL_SPAN},
    {NULL, "(SELECT last FROM sentence WHERE id=r.sentence)", GS_CELL_HIDDEN},
    GS_LIST_REPORT_COLUMNS,
};

static void put(gs_listing *l)
{
    gs_reality reality = (gs_reality)gs_list_number(l, REALITY);
    bool       happened = reality >= GS_REALITY_HABITUAL;

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l, happened ? GS_STYLE_SAYS : GS_STYLE_DOUBTS,
                      gs_word_category((int)gs_list_number(l, CATEGORY)));
    gs_list_put_deed(l, ACTORS, RECIPIENTS, PLACE);
    if (reality != GS_REALITY_OCCURRED) {
        gs_list_put_dot(l);
        gs_list_put(l, happened ? GS_STYLE_SAYS : GS_STYLE_DOUBTS, gs_reality_name(reality));
    }
    gs_page_break(&l->page);
    gs_page_put(&l->page, GS_STYLE_PLAIN, gs_list_sentence(l, SENTENCE));
    gs_list_put_foot(l, PUBLISHER);
    gs_page_gap(&l->page);
}

const gs_list_kind gs_list_events = {
    .name = "events",
    .letter = 'e',
    .table = "event",
    GS_LIST_OF_REPORT,
    .where =
        {
            [GS_FILTER_ACTOR] = {"EXISTS(SELECT 1 FROM event_part x WHERE x.event=r.id AND x.actor"
                                 " IN" GS_SQL_ACTORS ")",
                                 GS_OVER_RECORDS,
                                 "SELECT event AS id FROM event_part WHERE actor IN" GS_SQL_ACTORS},
            [GS_FILTER_SPEAKER] =
                {GS_SQL_SENTENCE_HAS("statement", "x.actor IN" GS_SQL_ACTORS), GS_OVER_SENTENCES,
                 "SELECT sentence AS id FROM statement WHERE actor IN" GS_SQL_ACTORS},
            [GS_FILTER_ACT] = {GS_SQL_SENTENCE_HAS("statement", "x.act IN(#)")},
            [GS_FILTER_STATUS] = {GS_SQL_SENTENCE_HAS("claim", "x.status IN(#)")},
            [GS_FILTER_CATEGORY] = {"+r.category IN(#)"},
            [GS_FILTER_REALITY] = {"+r.reality IN(#)"},
            [GS_FILTER_PLACE] = {"EXISTS(SELECT 1 FROM entity e WHERE e.id=r.place AND e.actor"
                                 " IN" GS_SQL_ACTORS ")",
                                 GS_OVER_RECORDS,
                                 "SELECT v.id FROM entity e CROSS JOIN event v ON v.place=e.id"
                                 " WHERE e.actor IN" GS_SQL_ACTORS},
            [GS_FILTER_NEAR] = {"+r.place IN(SELECT s.id FROM place s WHERE " GS_SQL_NEAR ")",
                                GS_OVER_RECORDS,
                                "SELECT v.id FROM place s CROSS JOIN event v ON v.place=s.id"
                                " WHERE " GS_SQL_NEAR},
            GS_LIST_SENTENCE_FILTERS,
            GS_LIST_REPORT_FILTERS,
        },
};
