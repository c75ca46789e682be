/* store/list_report.c - rows of reports. See list_int.h. */
#include "store/list_int.h"

enum {
    PUBLISHED = GS_COLUMN_OWN,
    TITLE,
    PUBLISHER,
    LANGUAGE,
    SENTENCES,
    REPLACED,
    MET,
    COPIES,
    SHOWN
};

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {NULL, "r.id", GS_CELL_HIDDEN},
    [GS_COLUMN_KEY] = {"id", "r.key", GS_CELL_KEY},
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},
    [PUBLISHED] = {"published", "r.published", GS_CELL_TEXT},
    [TITLE] = {"title", "r.title", GS_CELL_TEXT},
    [PUBLISHER] = {"publisher", GS_SQL_NAME("r.publisher"), GS_CELL_TEXT},
    [LANGUAGE] = {"language", "r.language", GS_CELL_TEXT},
    [SENTENCES] = {"sentences", "r.sentences", GS_CELL_NUMBER},
    [REPLACED] = {"replaced_by", "(SELECT key FROM report n WHERE n.id=r.replaced_by)",
                  GS_CELL_KEY},
    [MET] = {"sightings", "(SELECT count(*) FROM sighting WHERE report=r.id)", GS_CELL_NUMBER},
    [COPIES] = {"copies", "(SELECT count(*) FROM report c WHERE c.story=r.story)", GS_CELL_NUMBER},
    [SHOWN] = {"story", "r.story", GS_CELL_NUMBER},
    {"bytes", "r.bytes", GS_CELL_NUMBER},
    {"added", "r.added", GS_CELL_TEXT},
    {"source", "(SELECT source FROM sighting WHERE report=r.id LIMIT 1)", GS_CELL_TEXT},
    {"url", "(SELECT url FROM sighting WHERE report=r.id AND url IS NOT NULL LIMIT 1)",
     GS_CELL_TEXT},
};

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
    if (gs_list_number(l, COPIES) > 1)
        gs_list_put_count(l, true, "one of %d copies", gs_list_number(l, COPIES));
    gs_list_put_foot(l, PUBLISHER);
    gs_page_gap(&l->page);
}

const gs_list_kind gs_list_reports = {
    .name = "reports",
    .table = "report",
    .join = "",
    .current = "r.replaced_by IS NULL",
    .columns = columns,
    .count = sizeof columns / sizeof *columns,
    .shown = SHOWN,
    .where =
        {
            [GS_FILTER_ABOUT] =
                {"r.id IN(SELECT sentence>>20 FROM about WHERE actor IN" GS_SQL_ACTORS ")"},
            [GS_FILTER_WORDS] = {"r.id IN(SELECT rowid>>20 FROM words WHERE words MATCH $)"},
            [GS_FILTER_SINCE] = {"r.day>=$"},
            [GS_FILTER_UNTIL] = {"r.day<=$"},
            [GS_FILTER_SOURCE] = {"r.publisher IN" GS_SQL_NAMES},
        },
    .orders = {{"day", "r.day"},
               {"added", "r.id"},
               {"source", GS_SQL_NAME("r.publisher")},
               {"title", "r.title"}},
    .put = put,
};
