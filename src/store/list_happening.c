/* store/list_happening.c - rows of happenings: events that are the same event in several
 * mentions, with who tells it as what. See list_int.h, happening.h.
 */
#include "store/list_int.h"

enum {
    CATEGORY = GS_COLUMN_OWN,
    ACTORS,
    RECIPIENTS,
    PLACE,
    REALITIES,
    MENTIONS,
    REPORTS,
    ORIGINS,
    SENTENCE,
    SHOWN
};

#define MEMBERS "FROM happening h JOIN event x ON x.id=h.event JOIN report o ON o.id=x.id>>20 "
#define PARTS(role)                                                                                \
    "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT n.text FROM happening h JOIN "          \
    "event_part"                                                                                   \
    " y ON y.event=h.event JOIN entity e ON e.id=y.entity JOIN name n ON n.id=e.name"              \
    " WHERE h.head=r.id AND y.role=" role "))"
#define HAS_EVENT                                                                                  \
    "EXISTS(SELECT 1 FROM happening h JOIN event x ON x.id=h.event WHERE h.head=r.id AND "

static const char *category_word(int at)
{
    return gs_plover_name((gs_plover)at);
}

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {NULL, "r.id", GS_CELL_HIDDEN},
    [GS_COLUMN_KEY] = {NULL, "p.key", GS_CELL_HIDDEN},
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},
    [CATEGORY] = {"category", "r.category", GS_CELL_WORD, .word = category_word},
    [ACTORS] = {"actors_names", PARTS("0"), GS_CELL_TEXT},
    [RECIPIENTS] = {"recipients_names", PARTS("1"), GS_CELL_TEXT},
    [PLACE] = {"places_names",
               "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT n.text FROM happening h"
               " JOIN event x ON x.id=h.event JOIN entity e ON e.id=x.place JOIN name n"
               " ON n.id=e.name WHERE h.head=r.id))",
               GS_CELL_TEXT},
    /* "occurred 3,denied 1": with the origins that tell it so */
    [REALITIES] = {"realities",
                   "(SELECT group_concat(y,',') FROM (SELECT gs_reality_word(x.reality)||' '||"
                   "count(DISTINCT o.story) AS y " MEMBERS
                   "WHERE h.head=r.id GROUP BY x.reality ORDER BY count(DISTINCT o.story) DESC, "
                   "x.reality DESC))",
                   GS_CELL_TEXT},
    [MENTIONS] = {"mentions", "(SELECT count(*) FROM happening h WHERE h.head=r.id)",
                  GS_CELL_NUMBER},
    [REPORTS] = {"reports", "(SELECT count(DISTINCT o.id) " MEMBERS "WHERE h.head=r.id)",
                 GS_CELL_NUMBER},
    [ORIGINS] = {"origins", "(SELECT count(DISTINCT o.story) " MEMBERS "WHERE h.head=r.id)",
                 GS_CELL_NUMBER},
    [SENTENCE] = {"sentence", "r.sentence", GS_CELL_SENTENCE},
    [SHOWN] = {"events",
               "(SELECT group_concat(lower(hex(o.key))||'/e'||((x.id&1048575)+1),';') " MEMBERS
               "WHERE h.head=r.id)",
               GS_CELL_TEXT},
    GS_LIST_REPORT_COLUMNS,
};

static void put(gs_listing *l)
{
    int64_t reports = gs_list_number(l, REPORTS), origins = gs_list_number(l, ORIGINS);

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l, GS_STYLE_SAYS, category_word((int)gs_list_number(l, CATEGORY)));
    gs_list_put_deed(l, ACTORS, RECIPIENTS, PLACE);
    gs_page_break(&l->page);
    gs_list_put_text(l, GS_STYLE_DOUBTS, REALITIES);
    gs_list_put_count(l, true, "%d mentions", gs_list_number(l, MENTIONS));
    gs_list_put_count(l, true, reports == 1 ? "%d report" : "%d reports", reports);
    gs_list_put_count(l, true, origins == 1 ? "%d origin" : "%d origins", origins);
    gs_page_break(&l->page);
    gs_page_put(&l->page, GS_STYLE_PLAIN, gs_list_sentence(l, SENTENCE));
    gs_page_break(&l->page);
    gs_page_gap(&l->page);
}

static void put_jsonl(gs_listing *l)
{
    gs_list_json_row(l, "happening");
}

const gs_list_kind gs_list_happenings = {
    .name = "happenings",
    .letter = 'e',
    .table = "happening_of",
    .join = GS_SQL_REPORT,
    .report = "p",
    .columns = columns,
    .count = sizeof columns / sizeof *columns,
    .shown = sizeof columns / sizeof *columns,
    .where =
        {
            [GS_FILTER_ACTOR] = {HAS_EVENT GS_SQL_TAKES_PART ")"},
            [GS_FILTER_ABOUT] = {HAS_EVENT
                                 "EXISTS(SELECT 1 FROM about a WHERE a.sentence=x.sentence"
                                 " AND a.actor IN" GS_SQL_ACTORS "))"},
            [GS_FILTER_CATEGORY] = {"r.category IN(#)"},
            [GS_FILTER_REALITY] = {HAS_EVENT "x.reality IN(#))"},
            [GS_FILTER_WORDS] =
                {HAS_EVENT "x.sentence IN(" GS_SET_WORDS "))", GS_OVER_RECORDS,
                 "SELECT c.head AS id FROM (" GS_SET_WORDS
                 ") d CROSS JOIN event x ON " GS_SQL_BESIDE(
                     "x.id", "d.id") " AND x.sentence=d.id JOIN happening c ON c.event=x.id"},
            [GS_FILTER_SINCE] = {"r.day>=$"},
            [GS_FILTER_UNTIL] = {"r.day<=$"},
        },
    .orders = {{"day", "r.day"},
               {"mentions", "(SELECT count(*) FROM happening h WHERE h.head=r.id)"}},
    .put = put,
    .put_jsonl = put_jsonl,
};
