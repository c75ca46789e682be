/* store/list_matter.c - rows of matters: one claim over several reports. See list_int.h,
 * matters.h.
 *
 * First the one who told it first, by the reports' days; who denied it, and when; who asked.
 * Reports of one story are one origin, and so is one speaker in several papers.
 */
#include "store/list_int.h"
#include "store/matters.h"

enum {
    FIRST = GS_COLUMN_OWN,
    LAST,
    STATUS,
    TELLER,
    DENIERS,
    ASKED,
    ORIGINS,
    REPORTS,
    PUBLISHER,
    SHOWN
};

/* Tellings of a matter by role, in time; reports that a newer version replaced are left out. */
#define TELLINGS(role)                                                                             \
    " FROM telling t JOIN report q ON q.id=t.id>>20 AND q.replaced_by IS NULL"                     \
    " LEFT JOIN statement s ON s.id=t.statement LEFT JOIN entity e ON e.id=s.speaker"              \
    " LEFT JOIN name n ON n.id=e.name LEFT JOIN name u ON u.id=q.publisher"                        \
    " WHERE t.matter=r.id AND t.role=" role
/* Who tells: the speaker, else the paper in its own voice. */
#define WHO "coalesce(n.text,u.text,'a report')"
#define DAY "ifnull(substr(t.day,1,4)||'-'||substr(t.day,5,2)||'-'||substr(t.day,7),'no date')"
#define TELLERS(role)                                                                              \
    "(SELECT group_concat(text,', ') FROM (SELECT " WHO "||' ('||min(" DAY                         \
    ")||')' AS text" TELLINGS(role) " GROUP BY " WHO " ORDER BY min(t.day),min(t.id)))"

static const char *status_word(int at)
{
    static const char *const words[] = {"unanswered", "denied", "asked"};

    return words[at];
}

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {.name = NULL, .sql = "r.id", .cell = GS_CELL_HIDDEN},
    [GS_COLUMN_KEY] = {.name = NULL, .sql = "p.key", .cell = GS_CELL_HIDDEN},
    [GS_COLUMN_DAY] = {.name = "day", .sql = "r.day", .cell = GS_CELL_DAY},
    [FIRST] = {.name = "text", .sql = "r.first", .cell = GS_CELL_SLICE},
    [LAST] = {.name = NULL, .sql = "r.last", .cell = GS_CELL_HIDDEN},
    [STATUS] = {.name = "status",
                .sql = "CASE WHEN EXISTS(SELECT 1" TELLINGS("1") ") THEN 1"
                                                                 " WHEN EXISTS(SELECT 1" TELLINGS(
                                                                     "0") ") THEN 0 ELSE 2 END",
                .cell = GS_CELL_WORD,
                .word = status_word},
    [TELLER] = {.name = "asserted_by", .sql = TELLERS("0"), .cell = GS_CELL_TEXT},
    [DENIERS] = {.name = "denied_by", .sql = TELLERS("1"), .cell = GS_CELL_TEXT},
    [ASKED] = {.name = "asked_by", .sql = TELLERS("2"), .cell = GS_CELL_TEXT},
    [ORIGINS] = {.name = "origins",
                 .sql = "(SELECT count(DISTINCT coalesce('a'||s.actor,'r'||q.story))" TELLINGS(
                     "0") ")",
                 .cell = GS_CELL_NUMBER},
    [REPORTS] = {.name = "reports",
                 .sql = "(SELECT count(DISTINCT t.id>>20) FROM telling t WHERE t.matter=r.id)",
                 .cell = GS_CELL_NUMBER},
    [PUBLISHER] = {.name = NULL, .sql = GS_SQL_NAME("p.publisher"), .cell = GS_CELL_HIDDEN},
    [SHOWN] = {.name = "sentence", .sql = "r.sentence", .cell = GS_CELL_SENTENCE},
    GS_LIST_REPORT_COLUMNS,
};

static void put_who(gs_listing *l, const char *words, int at)
{
    if (gs_list_null(l, at))
        return;
    gs_list_put(l, GS_STYLE_FAINT, words);
    gs_list_put_text(l, GS_STYLE_STRONG, at);
    gs_page_break(&l->page);
}

static void put(gs_listing *l)
{
    bool    denied = gs_list_number(l, STATUS) == 1;
    int64_t origins = gs_list_number(l, ORIGINS), reports = gs_list_number(l, REPORTS);

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l, denied ? GS_STYLE_DENIES : GS_STYLE_SAYS,
                      status_word((int)gs_list_number(l, STATUS)));
    gs_page_put(&l->page, GS_STYLE_PLAIN, gs_list_slice(l, FIRST));
    gs_page_break(&l->page);
    put_who(l, "asserted by", TELLER);
    put_who(l, "denied by", DENIERS);
    put_who(l, "asked about by", ASKED);
    gs_list_put_count(l, false, origins == 1 ? "%d origin" : "%d origins", origins);
    gs_list_put_count(l, true, reports == 1 ? "%d report" : "%d reports", reports);
    gs_list_put_foot(l, PUBLISHER);
    gs_page_gap(&l->page);
}

static void put_jsonl(gs_listing *l)
{
    char id[64];

    gs_list_id(l, id, sizeof id);
    gs_matter_jsonl(&l->kept, gs_list_number(l, GS_COLUMN_ID), id,
                    status_word((int)gs_list_number(l, STATUS)),
                    (uint64_t)gs_list_number(l, ORIGINS), l->out);
}

bool gs_matter_show(gs_opened *kept, int64_t matter, const char *id, gs_buf *out, bool *found)
{
    sqlite3_stmt *q = NULL;
    char *sql = sqlite3_mprintf("SELECT %s,%s FROM matter r WHERE r.id=?", columns[STATUS].sql,
                                columns[ORIGINS].sql);
    bool  good = sql && sqlite3_prepare_v2(kept->s->db, sql, -1, &q, NULL) == SQLITE_OK;

    sqlite3_free(sql);
    sqlite3_bind_int64(q, 1, matter);
    *found = good && sqlite3_step(q) == SQLITE_ROW;
    if (*found)
        good = gs_matter_jsonl(kept, matter, id, status_word(sqlite3_column_int(q, 0)),
                               (uint64_t)sqlite3_column_int64(q, 1), out);
    sqlite3_finalize(q);
    return good;
}

const gs_list_kind gs_list_matters = {
    .name = "matters",
    .letter = 'm',
    .table = "matter",
    .join = GS_SQL_REPORT,
    .report = "p",
    .columns = columns,
    .count = sizeof columns / sizeof *columns,
    .shown = SHOWN,
    .where =
        {
            [GS_FILTER_SPEAKER] = {.test =
                                       "r.id IN(SELECT matter FROM telling JOIN statement s"
                                       " ON s.id=telling.statement WHERE s.actor IN" GS_SQL_ACTORS
                                       ")"},
            GS_LIST_SENTENCE_FILTERS,
            GS_LIST_REPORT_FILTERS,
        },
    .orders = {GS_LIST_REPORT_ORDERS},
    .put = put,
    .put_jsonl = put_jsonl,
};
