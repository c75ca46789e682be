/* store/list_claim.c - rows of claims, with those who assert, deny and ask. See list_int.h. */
#include "store/list_int.h"

enum { STATUS = GS_COLUMN_OWN, FIRST, LAST, SAID, DENIED, ASKED, PUBLISHER, SHOWN };

/* role: 0 asserts, 1 denies, 2 questions */
#define SPEAKERS(role)                                                                             \
    "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT ifnull(n.text,'nobody named') AS text"  \
    " FROM claim_part x JOIN statement s ON s.id=x.statement LEFT JOIN entity e ON e.id=s.speaker" \
    " LEFT JOIN name n ON n.id=e.name WHERE x.claim=r.id AND x.role=" role "))"
#define STATEMENTS(role)                                                                           \
    "(SELECT group_concat(statement) FROM claim_part x WHERE x.claim=r.id AND x.role=" role ")"

#define SAYS "claim_part x JOIN statement s ON s.id=x.statement WHERE x.claim=r.id"

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {NULL, "r.id", GS_CELL_HIDDEN},
    [GS_COLUMN_KEY] = {NULL, "p.key", GS_CELL_HIDDEN},
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},
    [STATUS] = {"status", "r.status", GS_CELL_WORD, .word = gs_word_status},
    [FIRST] = {"text", "r.first", GS_CELL_SLICE},
    [LAST] = {NULL, "r.last", GS_CELL_HIDDEN},
    [SAID] = {"asserted_by_names", SPEAKERS("0"), GS_CELL_TEXT},
    [DENIED] = {"denied_by_names", SPEAKERS("1"), GS_CELL_TEXT},
    [ASKED] = {"questioned_by_names", SPEAKERS("2"), GS_CELL_TEXT},
    [PUBLISHER] = {NULL, GS_SQL_NAME("p.publisher"), GS_CELL_HIDDEN},
    [SHOWN] = {"text_span", "r.first", GS_CELL_SPAN},
    {NULL, "r.last", GS_CELL_HIDDEN},
    {"asserted_by", STATEMENTS("0"), GS_CELL_IDS, 's'},
    {"denied_by", STATEMENTS("1"), GS_CELL_IDS, 's'},
    {"questioned_by", STATEMENTS("2"), GS_CELL_IDS, 's'},
    {"origins_for", "r.origins_for", GS_CELL_NUMBER},
    {"origins_against", "r.origins_against", GS_CELL_NUMBER},
    {"sentence", "r.sentence", GS_CELL_SENTENCE},
    {"sentence_span", "(SELECT first FROM sentence WHERE id=r.sentence)", GS_CELL_SPAN},
    {NULL, "(SELECT last FROM sentence WHERE id=r.sentence)", GS_CELL_HIDDEN},
    GS_LIST_REPORT_COLUMNS,
};

static void put_who(gs_listing *l, const char *words, int at, bool *first)
{
    if (gs_list_null(l, at))
        return;
    if (!*first)
        gs_page_attach(&l->page, GS_STYLE_FAINT, GS_STR(";"));
    gs_list_put(l, GS_STYLE_FAINT, words);
    gs_list_put_text(l, GS_STYLE_STRONG, at);
    *first = false;
}

static void put(gs_listing *l)
{
    gs_claim_status status = (gs_claim_status)gs_list_number(l, STATUS);
    bool            denied = status == GS_CLAIM_DENIED || status == GS_CLAIM_DISPUTED, first = true;

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l, denied ? GS_STYLE_DENIES : GS_STYLE_SAYS, gs_claim_status_name(status));
    gs_page_put(&l->page, GS_STYLE_PLAIN, gs_list_slice(l, FIRST));
    gs_page_break(&l->page);
    put_who(l, "said by", SAID, &first);
    put_who(l, "denied by", DENIED, &first);
    put_who(l, "asked about by", ASKED, &first);
    gs_list_put_foot(l, PUBLISHER);
    gs_page_gap(&l->page);
}

const gs_list_kind gs_list_claims = {
    .name = "claims",
    .letter = 'c',
    .table = "claim",
    GS_LIST_OF_REPORT,
    .where =
        {
            [GS_FILTER_SPEAKER] = {"EXISTS(SELECT 1 FROM " SAYS " AND s.actor IN" GS_SQL_ACTORS ")",
                                   GS_OVER_RECORDS,
                                   "SELECT claim AS id FROM statement WHERE claim IS NOT NULL"
                                   " AND actor IN" GS_SQL_ACTORS},
            [GS_FILTER_ACT] = {"EXISTS(SELECT 1 FROM " SAYS " AND s.act IN(#))"},
            [GS_FILTER_ACTOR] = {GS_SQL_SENTENCE_HAS("event", GS_SQL_TAKES_PART), GS_OVER_SENTENCES,
                                 "SELECT v.sentence AS id FROM event_part y CROSS JOIN event v"
                                 " ON v.id=y.event WHERE y.actor IN" GS_SQL_ACTORS},
            [GS_FILTER_CATEGORY] = {GS_SQL_SENTENCE_HAS("event", "x.category IN(#)")},
            [GS_FILTER_REALITY] = {GS_SQL_SENTENCE_HAS("event", "x.reality IN(#)")},
            [GS_FILTER_STATUS] = {"+r.status IN(#)"},
            GS_LIST_SENTENCE_FILTERS,
            GS_LIST_PLACE_FILTERS,
            GS_LIST_REPORT_FILTERS,
        },
};
