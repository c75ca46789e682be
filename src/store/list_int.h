/* store/list_int.h - kinds of record that can be listed. For list*.c, ask*.c and who asks as they do.
 *
 * A kind is a file, list_KIND.c: the columns of its rows, what each filter means for
 * it, what it can be sorted by, and how a row looks to a person. To add one: write
 * that file, name its gs_list_kind below and in the table of list.c, and give it a
 * number in gainsay.h.
 *
 * In all SQL the record's row is r and, but for reports, its report's row is p.
 */
#ifndef GS_STORE_LIST_INT_H
#define GS_STORE_LIST_INT_H

#include "doc/record.h"
#include "output/page.h"
#include "output/rows.h"
#include "store/opened.h"

/* ---- columns ---- */

/* What the value of a column is, and so how it is written as CSV. */
typedef enum gs_cell {
    GS_CELL_HIDDEN, /* for people alone, or the second half of the one before     */
    GS_CELL_TEXT,
    GS_CELL_NUMBER,
    GS_CELL_DAY,      /* 20201125                                                  */
    GS_CELL_KEY,      /* of a report                                               */
    GS_CELL_WORD,     /* a number that `word` has the name of                       */
    GS_CELL_IDS,      /* numbers of records of this report, parted by commas       */
    GS_CELL_SPAN,     /* first byte; the next column has the last: "169-181"       */
    GS_CELL_SLICE,    /* likewise: the report's words from the one to the other     */
    GS_CELL_SENTENCE, /* number of a sentence: its words                           */
} gs_cell;

typedef struct gs_list_column {
    const char *name; /* NULL: hidden */
    const char *sql;
    gs_cell     cell;
    char        letter;          /* of GS_CELL_IDS: 's' in "/s3" */
    const char *(*word)(int at); /* of GS_CELL_WORD              */
} gs_list_column;

/* The first columns of every kind. */
enum {
    GS_COLUMN_ID,  /* the record's number    */
    GS_COLUMN_KEY, /* its report's, or NULL  */
    GS_COLUMN_DAY, /* or NULL                */
    GS_COLUMN_OWN
};

/* Whether a report is a reprint: another is its story's likely origin. */
#define GS_SQL_REPRINT(report)                                                                     \
    "EXISTS(SELECT 1 FROM story t WHERE t.id=" report ".story AND t.origin<>" report ".id)"

/* list_row.c: names of numbers as the output has them; NULL for none. */
const char *gs_word_act(int at);
const char *gs_word_category(int at);
const char *gs_word_reality(int at);
const char *gs_word_stance(int at);
const char *gs_word_status(int at);

/* SQL of columns. */
#define GS_SQL_NAME(column) "(SELECT text FROM name WHERE id=" column ")"
#define GS_SQL_NAMED(entity)                                                                       \
    "(SELECT text FROM entity e JOIN name n ON n.id=e.name WHERE e.id=" entity ")"
/* Names of those who take part in an event; role: 0 does it, 1 is it done to. */
#define GS_SQL_PARTS(role)                                                                         \
    "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT n.text FROM event_part x"               \
    " JOIN entity e ON e.id=x.entity JOIN name n ON n.id=e.name"                                   \
    " WHERE x.event=r.id AND x.role=" role "))"
#define GS_SQL_REPORT "JOIN report p ON p.id=r.id>>20"

/* What CSV has of the report behind a record's own columns. */
#define GS_LIST_REPORT_COLUMNS                                                                     \
    {.name = "report", .sql = "p.key", .cell = GS_CELL_KEY},                                       \
        {.name = "url",                                                                            \
         .sql = "(SELECT url FROM sighting WHERE report=p.id AND url IS NOT NULL LIMIT 1)",        \
         .cell = GS_CELL_TEXT},                                                                    \
        {.name = "publisher", .sql = GS_SQL_NAME("p.publisher"), .cell = GS_CELL_TEXT},            \
        {.name = "published", .sql = "p.published", .cell = GS_CELL_TEXT},                         \
        {.name = "title", .sql = "p.title", .cell = GS_CELL_TEXT},                                 \
        {.name = "story", .sql = "p.story", .cell = GS_CELL_NUMBER},                               \
    {                                                                                              \
        .name = "reprint", .sql = GS_SQL_REPRINT("p"), .cell = GS_CELL_NUMBER                      \
    }

/* ---- filters ---- */

typedef enum gs_list_filter {
    GS_FILTER_SPEAKER,
    GS_FILTER_ACTOR,
    GS_FILTER_ABOUT,
    GS_FILTER_ACT,
    GS_FILTER_CATEGORY,
    GS_FILTER_REALITY,
    GS_FILTER_STATUS,
    GS_FILTER_PLACE,
    GS_FILTER_NEAR,
    GS_FILTER_SINCE,
    GS_FILTER_UNTIL,
    GS_FILTER_SOURCE,
    GS_FILTER_WORDS,
    GS_FILTER_COUNT
} gs_list_filter;

/* What `set` of a filter has the numbers of. */
typedef enum gs_list_over {
    GS_OVER_NONE,
    GS_OVER_RECORDS,
    GS_OVER_SENTENCES,
    GS_OVER_REPORTS
} gs_list_over;

/* What a filter means for a kind, in two forms: `test`, a condition on r and p that is looked at row
 * by row (columns of r with a + before them, so that no index is taken for it); and, where an
 * index has them, `set`, a SELECT of `id`s, from which the rows are found when they are few
 * (ask_plan.c). "$" is the filter's value ($1, $2 its further ones, of --near), "#" its
 * numbers where it is a list of names of numbers. No test: it makes no sense there, and is
 * refused. */
typedef struct gs_list_where {
    const char  *test;
    gs_list_over over;
    const char  *set;
} gs_list_where;

/* Rows of `actor` that a name means, and of these the places; names that have its words. */
#define GS_SQL_NAMES  "(SELECT rowid FROM name_words WHERE name_words MATCH $)"
#define GS_SQL_ACTORS "(SELECT actor FROM actor_name WHERE name IN" GS_SQL_NAMES ")"
#define GS_SQL_PLACES                                                                              \
    "(SELECT a.actor FROM actor_name a JOIN actor k ON k.id=a.actor WHERE k.kind IN(2,3,5)"        \
    " AND a.name IN" GS_SQL_NAMES ")"
/* `place s` within a circle. */
#define GS_SQL_NEAR                                                                                \
    "s.north>=$ AND s.south<=$1 AND s.east>=$2 AND s.west<=$3"                                     \
    " AND gs_km(s.south,s.west,$4,$5)<=$6"
/* Records of a report, and of the report that a sentence is of, by their number. */
#define GS_SQL_IN_REPORT(id, report) id " BETWEEN " report "<<20 AND (" report "<<20)+1048575"
#define GS_SQL_BESIDE(id, sentence)  id " BETWEEN " sentence "&~1048575 AND " sentence "|1048575"

/* Sentences: about somebody or some place, with words, about a place near a point. */
#define GS_SET_ABOUT "SELECT sentence AS id FROM about WHERE actor IN" GS_SQL_ACTORS
#define GS_SET_PLACE "SELECT sentence AS id FROM about WHERE actor IN" GS_SQL_PLACES
#define GS_SET_WORDS "SELECT rowid AS id FROM words WHERE words MATCH $"
#define GS_SET_NEAR                                                                                \
    "SELECT b.sentence AS id FROM place s CROSS JOIN entity e ON e.id=s.id"                        \
    " CROSS JOIN about b ON b.actor=e.actor AND " GS_SQL_BESIDE("b.sentence",                      \
                                                                "e.id") " WHERE " GS_SQL_NEAR

/* Something in the same sentence: "EXISTS(SELECT 1 FROM statement x ... AND what)". */
#define GS_SQL_SENTENCE_HAS(table, what)                                                           \
    "EXISTS(SELECT 1 FROM " table                                                                  \
    " x WHERE " GS_SQL_BESIDE("x.id", "r.sentence") " AND x.sentence=r.sentence AND " what ")"
/* Somebody takes part in event x. */
#define GS_SQL_TAKES_PART                                                                          \
    "EXISTS(SELECT 1 FROM event_part y WHERE y.event=x.id AND y.actor IN" GS_SQL_ACTORS ")"

/* Conditions that kinds with a sentence share, but for the place of events. */
#define GS_LIST_SENTENCE_FILTERS                                                                   \
    [GS_FILTER_ABOUT] = {"EXISTS(SELECT 1 FROM about WHERE sentence=r.sentence AND actor"          \
                         " IN" GS_SQL_ACTORS ")",                                                  \
                         GS_OVER_SENTENCES, GS_SET_ABOUT},                                         \
    [GS_FILTER_WORDS] = {"EXISTS(SELECT 1 FROM words WHERE words MATCH $ AND rowid=r.sentence)",   \
                         GS_OVER_SENTENCES, GS_SET_WORDS}
#define GS_LIST_PLACE_FILTERS                                                                      \
    [GS_FILTER_PLACE] = {"EXISTS(SELECT 1 FROM about WHERE sentence=r.sentence AND actor"          \
                         " IN" GS_SQL_PLACES ")",                                                  \
                         GS_OVER_SENTENCES, GS_SET_PLACE},                                         \
    [GS_FILTER_NEAR] = {"+r.sentence IN(" GS_SET_NEAR ")", GS_OVER_SENTENCES, GS_SET_NEAR}

/* And all that have a report and a day. */
#define GS_LIST_REPORT_FILTERS                                                                     \
    [GS_FILTER_SINCE] = {.test = "r.day>=$"}, [GS_FILTER_UNTIL] = {.test = "r.day<=$"},            \
    [GS_FILTER_SOURCE] = {"+p.publisher IN" GS_SQL_NAMES, GS_OVER_REPORTS,                         \
                          "SELECT id FROM report WHERE publisher IN" GS_SQL_NAMES}

/* ---- a kind ---- */

/* What rows can be sorted by. Unless told otherwise it is the first, downwards. */
typedef struct gs_list_order {
    const char *name;
    const char *sql;
} gs_list_order;

#define GS_LIST_ORDERS 6

typedef struct gs_listing gs_listing;

typedef struct gs_list_kind {
    const char           *name;   /* "claims"                                        */
    char                  letter; /* of its ids; 0: the report's own                  */
    const char           *table;
    const char           *join;   /* what columns and filters need beside r, or ""   */
    const char           *report; /* of its report, "p" or "r"; NULL: of many        */
    const gs_list_column *columns;
    int                   count;
    int                   shown; /* of these, by `put`; the others are for CSV alone */
    gs_list_where         where[GS_FILTER_COUNT];
    gs_list_order         orders[GS_LIST_ORDERS];
    void (*put)(gs_listing *l);       /* a row for a person                        */
    void (*put_jsonl)(gs_listing *l); /* an object; NULL: the record as it was kept */
} gs_list_kind;

/* What kinds of a report's records share. */
#define GS_LIST_REPORT_ORDERS                                                                      \
    {"day", "r.day"}, {"added", "r.id"},                                                           \
    {                                                                                              \
        "source", GS_SQL_NAME("p.publisher")                                                       \
    }
#define GS_LIST_OF_REPORT                                                                          \
    .join = GS_SQL_REPORT, .report = "p", .columns = columns,                                      \
    .count = sizeof columns / sizeof *columns, .shown = SHOWN, .orders = {GS_LIST_REPORT_ORDERS},  \
    .put = put

extern const gs_list_kind gs_list_reports, gs_list_statements, gs_list_claims, gs_list_events,
    gs_list_entities, gs_list_agreements, gs_list_happenings, gs_list_conflicts, gs_list_matters;

/* list.c: the kind of a number. */
const gs_list_kind *gs_list_kind_of(gs_kind kind);

/* ---- the row at hand: list_row.c ---- */

struct gs_listing {
    gs_store              *s;
    const gs_list_kind    *kind;
    const gs_list_options *options;
    sqlite3_stmt          *q;
    gs_opened              kept;
    gs_page                page; /* of GS_LIST_TABLE */
    gs_rows                rows; /* of GS_LIST_CSV   */
    gs_buf                *out;
};

gs_str  gs_list_text(const gs_listing *l, int at);
int64_t gs_list_number(const gs_listing *l, int at);
bool    gs_list_null(const gs_listing *l, int at);

/* The report's number; the record's id, "f86a98ca80881d60…/s3" in full. */
int64_t gs_list_report(const gs_listing *l);
void    gs_list_id(const gs_listing *l, char *out, size_t size);

/* The report's words between the bytes that `first` and the next column have; of the
 * sentence whose number a column has. None where it is null. They last until another
 * report is looked at. */
gs_str gs_list_slice(gs_listing *l, int first);
gs_str gs_list_sentence(gs_listing *l, int at);

/* ---- for a person: list_page.c ---- */

void gs_list_put(gs_listing *l, gs_style style, const char *words);
void gs_list_put_text(gs_listing *l, gs_style style, int at);
void gs_list_put_dot(gs_listing *l);
/* The first two columns of a row; then "3 reports", `format` having the number's place. */
void gs_list_put_day(gs_listing *l, int at);
void gs_list_put_date(gs_listing *l, int at); /* the day alone */
void gs_list_put_label(gs_listing *l, gs_style style, const char *word);
void gs_list_put_count(gs_listing *l, bool dot, const char *format, int64_t n);
/* Who did it, to whom, where: "Orvania → Tessaly · Ost", by their columns. */
void gs_list_put_deed(gs_listing *l, int actors, int recipients, int place);
/* The last line: who published it, and its id. */
void gs_list_put_foot(gs_listing *l, int publisher);

/* ---- for programs: list_csv.c, list_json.c ---- */

void gs_list_csv_head(gs_listing *l);
void gs_list_csv_row(gs_listing *l);
/* Adds the value of a column that is not null to the cell at hand. */
void gs_list_csv_cell(gs_listing *l, int at);

/* An object of all columns; `rows` has to be there. */
void gs_list_json_row(gs_listing *l, const char *type);

#endif
