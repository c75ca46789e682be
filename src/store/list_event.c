/* store/list_event.c - rows of events, those that did not happen marked. See list_int.h. */
#include "store/list_int.h"

enum { CATEGORY = GS_COLUMN_OWN, REALITY, ACTORS, RECIPIENTS, PLACE, SENTENCE, PUBLISHER, SHOWN };

/* role: 0 does it, 1 is it done to */
#define PARTS(role)                                                                                \
    "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT n.text FROM event_part x"               \
    " JOIN entity e ON e.id=x.entity JOIN name n ON n.id=e.name"                                   \
    " WHERE x.event=r.id AND x.role=" role "))"
#define PART_IDS(role)                                                                             \
    "(SELECT group_concat(DISTINCT entity) FROM event_part x WHERE x.event=r.id AND x.role=" role  \
    ")"

static const char *category_word(int at)
{
    return gs_plover_name((gs_plover)at);
}
static const char *reality_word(int at)
{
    return gs_reality_name((gs_reality)at);
}

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {NULL, "r.id", GS_CELL_HIDDEN},
    [GS_COLUMN_KEY] = {NULL, "p.key", GS_CELL_HIDDEN},
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},
    [CATEGORY] = {"category", "r.category", GS_CELL_WORD, .word = category_word},
    [REALITY] = {"reality", "r.reality", GS_CELL_WORD, .word = reality_word},
    [ACTORS] = {"actors_names", PARTS("0"), GS_CELL_TEXT},
    [RECIPIENTS] = {"recipients_names", PARTS("1"), GS_CELL_TEXT},
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
                      category_word((int)gs_list_number(l, CATEGORY)));
    gs_page_put(&l->page, GS_STYLE_STRONG,
                gs_list_null(l, ACTORS) ? GS_STR("nobody named") : gs_list_text(l, ACTORS));
    if (!gs_list_null(l, RECIPIENTS)) {
        gs_list_put(l, GS_STYLE_FAINT, l->page.unicode ? "→" : ">");
        gs_list_put_text(l, GS_STYLE_STRONG, RECIPIENTS);
    }
    if (!gs_list_null(l, PLACE)) {
        gs_list_put_dot(l);
        gs_list_put_text(l, GS_STYLE_FAINT, PLACE);
    }
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
    .join = GS_SQL_REPORT,
    .report = "p",
    .columns = columns,
    .count = sizeof columns / sizeof *columns,
    .shown = SHOWN,
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
    .orders = {GS_LIST_REPORT_ORDERS},
    .put = put,
};
