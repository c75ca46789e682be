/* store/list_report.c - rows of reports. See list_int.h. */
#include "store/list_int.h"

enum {
    PUBLISHED = GS_COLUMN_OWN,
    TITLE,
    PUBLISHER,
    AGENCY,
    SENTENCES,
    REPLACED,
    MET,
    COPIES,
    ORIGIN,
    ORIGIN_BY,
    SHOWN
};

#define HAS(table)                                                                                 \
    "EXISTS(SELECT 1 FROM " table " x WHERE " GS_SQL_IN_REPORT("x.id", "r.id") " AND "
#define OF_ORIGIN(what)                                                                            \
    "(SELECT " what " FROM story t JOIN report o ON o.id=t.origin WHERE t.id=r.story)"

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {NULL, "r.id", GS_CELL_HIDDEN},
    [GS_COLUMN_KEY] = {"id", "r.key", GS_CELL_KEY},
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},
    [PUBLISHED] = {"published", "r.published", GS_CELL_TEXT},
    [TITLE] = {"title", "r.title", GS_CELL_TEXT},
    [PUBLISHER] = {"publisher", GS_SQL_NAME("r.publisher"), GS_CELL_TEXT},
    [AGENCY] = {"agency", GS_SQL_NAME("r.agency"), GS_CELL_TEXT},
    [SENTENCES] = {"sentences", "r.sentences", GS_CELL_NUMBER},
    [REPLACED] = {"replaced_by", "(SELECT key FROM report n WHERE n.id=r.replaced_by)",
                  GS_CELL_KEY},
    [MET] = {"sightings", "(SELECT count(*) FROM sighting WHERE report=r.id)", GS_CELL_NUMBER},
    [COPIES] = {"story_reports", "ifnull((SELECT reports FROM story WHERE id=r.story),1)",
                GS_CELL_NUMBER},
    [ORIGIN] = {"origin", OF_ORIGIN("o.key"), GS_CELL_KEY},
    [ORIGIN_BY] = {NULL, OF_ORIGIN(GS_SQL_NAME("o.publisher")), GS_CELL_HIDDEN},
    [SHOWN] = {"story", "r.story", GS_CELL_NUMBER},
    {"reprint", GS_SQL_REPRINT("r"), GS_CELL_NUMBER},
    {"language", "r.language", GS_CELL_TEXT},
    {"bytes", "r.bytes", GS_CELL_NUMBER},
    {"added", "r.added", GS_CELL_TEXT},
    {"source", "(SELECT source FROM sighting WHERE report=r.id LIMIT 1)", GS_CELL_TEXT},
    {"url", "(SELECT url FROM sighting WHERE report=r.id AND url IS NOT NULL LIMIT 1)",
     GS_CELL_TEXT},
};

/* "likely origin of 4 reprints", or "copy of f86a98ca (Example News)". */
static void put_story(gs_listing *l)
{
    char    key[33];
    int64_t reprints = gs_list_number(l, COPIES) - 1;

    if (reprints < 1 || sqlite3_column_bytes(l->q, ORIGIN) != 16)
        return;
    if (memcmp(sqlite3_column_blob(l->q, ORIGIN), sqlite3_column_blob(l->q, GS_COLUMN_KEY), 16) ==
        0) {
        gs_list_put_count(
            l, true, reprints > 1 ? "likely origin of %d reprints" : "likely origin of %d reprint",
            reprints);
        return;
    }
    gs_key_write(sqlite3_column_blob(l->q, ORIGIN), key);
    key[8] = '\0';
    gs_list_put_dot(l);
    gs_list_put(l, GS_STYLE_FAINT, "copy of");
    gs_list_put(l, GS_STYLE_FAINT, key);
    if (!gs_list_null(l, ORIGIN_BY)) {
        gs_list_put(l, GS_STYLE_FAINT, "by");
        gs_list_put_text(l, GS_STYLE_FAINT, ORIGIN_BY);
    }
}

static void put(gs_listing *l)
{
    bool many = gs_list_number(l, SENTENCES) > 1;

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l, GS_STYLE_SAYS, gs_list_null(l, REPLACED) ? "report" : "older");
    gs_page_put(&l->page, GS_STYLE_STRONG,
                gs_list_null(l, TITLE) ? GS_STR("without a title") : gs_list_text(l, TITLE));
    gs_page_break(&l->page);
    gs_list_put_count(l, false, many ? "%d sentences" : "%d sentence",
                      gs_list_number(l, SENTENCES));
    if (gs_list_number(l, MET) > 1)
        gs_list_put_count(l, true, "met at %d places", gs_list_number(l, MET));
    if (!gs_list_null(l, AGENCY)) {
        gs_list_put_dot(l);
        gs_list_put(l, GS_STYLE_FAINT, "credits");
        gs_list_put_text(l, GS_STYLE_FAINT, AGENCY);
    }
    put_story(l);
    gs_list_put_foot(l, PUBLISHER);
    gs_page_gap(&l->page);
}

const gs_list_kind gs_list_reports = {
    .name = "reports",
    .table = "report",
    .join = "",
    .report = "r",
    .columns = columns,
    .count = sizeof columns / sizeof *columns,
    .shown = SHOWN,
    .where =
        {
            [GS_FILTER_SPEAKER] =
                {HAS("statement") "x.actor IN" GS_SQL_ACTORS ")", GS_OVER_RECORDS,
                 "SELECT id>>20 AS id FROM statement WHERE actor IN" GS_SQL_ACTORS},
            [GS_FILTER_ACTOR] =
                {HAS("event") GS_SQL_TAKES_PART ")", GS_OVER_RECORDS,
                 "SELECT event>>20 AS id FROM event_part WHERE actor IN" GS_SQL_ACTORS},
            [GS_FILTER_ABOUT] = {"EXISTS(SELECT 1 FROM about WHERE " GS_SQL_IN_REPORT(
                                     "sentence", "r.id") " AND actor IN" GS_SQL_ACTORS ")",
                                 GS_OVER_SENTENCES, GS_SET_ABOUT},
            [GS_FILTER_PLACE] = {"EXISTS(SELECT 1 FROM about WHERE " GS_SQL_IN_REPORT(
                                     "sentence", "r.id") " AND actor IN" GS_SQL_PLACES ")",
                                 GS_OVER_SENTENCES, GS_SET_PLACE},
            [GS_FILTER_NEAR] = {"+r.id IN(SELECT s.id>>20 FROM place s WHERE " GS_SQL_NEAR ")",
                                GS_OVER_RECORDS,
                                "SELECT s.id>>20 AS id FROM place s WHERE " GS_SQL_NEAR},
            [GS_FILTER_ACT] = {HAS("statement") "x.act IN(#))"},
            [GS_FILTER_CATEGORY] = {HAS("event") "x.category IN(#))"},
            [GS_FILTER_REALITY] = {HAS("event") "x.reality IN(#))"},
            [GS_FILTER_STATUS] = {HAS("claim") "x.status IN(#))"},
            [GS_FILTER_WORDS] =
                {"EXISTS(SELECT 1 FROM words WHERE words MATCH $ AND " GS_SQL_IN_REPORT("rowid",
                                                                                        "r.id") ")",
                 GS_OVER_SENTENCES, GS_SET_WORDS},
            [GS_FILTER_SINCE] = {"r.day>=$"},
            [GS_FILTER_UNTIL] = {"r.day<=$"},
            [GS_FILTER_SOURCE] = {"+r.publisher IN" GS_SQL_NAMES, GS_OVER_RECORDS,
                                  "SELECT id FROM report WHERE publisher IN" GS_SQL_NAMES},
        },
    .orders = {{"day", "r.day"},
               {"added", "r.id"},
               {"source", GS_SQL_NAME("r.publisher")},
               {"title", "r.title"}},
    .put = put,
};
