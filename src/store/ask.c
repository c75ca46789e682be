/* store/ask.c - see ask.h. */
#include "store/ask.h"

#include <math.h>

#include "base/error.h"
#include "base/limits.h"
#include "doc/record.h"

#define SQL_MOST   (1u << 16)
#define EARTH_KM   6371.0088
#define DEGREES_KM 111.19 /* of latitude */

/* A kind's columns and tables; the record is r, its report p. */
typedef struct kind {
    const char *name, *select, *day;
} kind;

#define NAME_OF(column) "(SELECT text FROM name WHERE id=" column ")"
#define PARTS(role)                                                                                \
    "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT n.text FROM event_part x"               \
    " JOIN entity e ON e.id=x.entity JOIN name n ON n.id=e.name"                                   \
    " WHERE x.event=r.id AND x.role=" role "))"
#define SPEAKERS(role)                                                                             \
    "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT ifnull(n.text,'nobody named') AS text"  \
    " FROM claim_part x JOIN statement s ON s.id=x.statement LEFT JOIN entity e ON e.id=s.speaker" \
    " LEFT JOIN name n ON n.id=e.name WHERE x.claim=r.id AND x.role=" role "))"

static const kind kinds[GS_KIND_COUNT] = {
    [GS_KIND_REPORT] = {"reports",
                        "SELECT r.id, r.key, r.day, r.published, r.title," NAME_OF(
                            "r.publisher") ","
                                           " r.language, r.sentences, r.replaced_by,"
                                           " (SELECT count(*) FROM sighting WHERE report=r.id),"
                                           " (SELECT count(*) FROM report c WHERE c.story=r.story)"
                                           " FROM report r WHERE 1",
                        "r.day"},
    [GS_KIND_STATEMENT] =
        {"statements",
         "SELECT r.id, p.key, r.day, r.act, r.polarity, r.first, r.last,"
         " (SELECT text FROM entity e JOIN name n ON n.id=e.name"
         " WHERE e.id=r.speaker), r.sentence," NAME_OF(
             "p.publisher") " FROM statement r JOIN report p ON p.id=r.id>>20 WHERE 1",
         "r.day"},
    [GS_KIND_CLAIM] =
        {"claims",
         "SELECT r.id, p.key, r.day, r.status, r.origins_for, r.origins_against,"
         " r.first, r.last," SPEAKERS("0") "," SPEAKERS("1") "," SPEAKERS("2") "," NAME_OF(
             "p.publisher") " FROM claim r JOIN report p ON p.id=r.id>>20 WHERE 1",
         "r.day"},
    [GS_KIND_EVENT] =
        {"events",
         "SELECT r.id, p.key, r.day, r.category, r.cameo, r.reality," PARTS("0") "," PARTS(
             "1") ","
                  " (SELECT text FROM entity e JOIN name n ON n.id=e.name WHERE e.id=r.place),"
                  " r.sentence, r.first, r.last," NAME_OF(
                      "p.publisher") " FROM event r JOIN report p ON p.id=r.id>>20 WHERE 1",
         "r.day"},
    [GS_KIND_ENTITY] =
        {"entities",
         "SELECT r.id, r.kind," NAME_OF(
             "r.name") ", r.country,"
                       " (SELECT count(DISTINCT e.id>>20) FROM entity e WHERE e.actor=r.id),"
                       " (SELECT min(e.id) FROM entity e WHERE e.actor=r.id)"
                       " FROM actor r WHERE 1",
         NULL},
    [GS_KIND_AGREEMENT] =
        {"agreements",
         "SELECT r.id, p.key, r.day, r.kind," NAME_OF(
             "r.name") ","
                       " (SELECT group_concat(text,', ') FROM (SELECT DISTINCT n.text"
                       " FROM agreement_part x JOIN entity e ON e.id=x.entity"
                       " JOIN name n ON n.id=e.name WHERE x.agreement=r.id)),"
                       " (SELECT count(*) FROM term WHERE agreement=r.id)," NAME_OF(
                           "p.publisher") " FROM agreement r JOIN report p ON p.id=r.id>>20 WHERE "
                                          "1",
         "r.day"},
};

gs_kind gs_kind_from_name(const char *name)
{
    int k = 0;

    while (k < GS_KIND_COUNT && strcmp(kinds[k].name, name) != 0)
        k++;
    return (gs_kind)k;
}

/* ---- pieces ---- */

static void add(gs_ask *a, const char *sql)
{
    gs_buf_add_str(&a->sql, gs_str_from(sql));
}

static void bind(gs_ask *a, gs_ask_value value)
{
    if (a->count == GS_ASK_VALUES)
        a->status = GS_E_LIMIT;
    else
        a->values[a->count++] = value;
}

static void bind_number(gs_ask *a, double x)
{
    bind(a, (gs_ask_value){.number = x});
}

/* The words from `from` on. */
static void bind_text(gs_ask *a, size_t from)
{
    bind(a, (gs_ask_value){.text = true, .from = from, .n = a->words.size - from});
}

static bool in_word(unsigned char c)
{
    return gs_ascii_alpha((char)c) || gs_ascii_digit((char)c) || c >= 0x80;
}

/* Binds a question of FTS5 for texts that have all words of `name`. */
static void bind_name(gs_ask *a, const char *name)
{
    size_t from = a->words.size;
    bool   open = false;

    for (const char *p = name; *p; p++) {
        if (in_word((unsigned char)*p) != open) {
            gs_buf_add(&a->words, open ? "\" " : "\"", open ? 2 : 1);
            open = !open;
        }
        if (open)
            gs_buf_add_char(&a->words, *p);
    }
    if (open)
        gs_buf_add_char(&a->words, '"');
    if (a->words.size == from)
        gs_buf_add(&a->words, "\"\"", 2);
    bind_text(a, from);
}

#define NAMED "(SELECT rowid FROM name_words WHERE name_words MATCH ?)"

/* ... AND `before` (who that name is of) `behind`. */
static void add_who(gs_ask *a, const char *before, const char *name, const char *behind)
{
    if (!name)
        return;
    add(a, before);
    add(a, "(SELECT actor FROM actor_name WHERE name IN" NAMED ")");
    add(a, behind);
    bind_name(a, name);
}

/* Numbers of an enum by their names, "deny,accuse". */
static gs_status add_choice(gs_ask *a, const char *column, const char *list, const char *option,
                            const char *(*name)(int), int count, gs_error *err)
{
    gs_str rest = gs_str_from(list), word;
    bool   first = true;

    if (!list)
        return GS_OK;
    gs_buf_addf(&a->sql, " AND %s IN(", column);
    while (gs_str_split(&rest, ',', &word)) {
        int k = 0;
        word = gs_str_trim(word);
        while (k < count && !gs_str_eq_nocase(word, gs_str_from(name(k))))
            k++;
        if (k == count)
            return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "--%s cannot be '%.*s'", option,
                           GS_STR_ARG(word));
        gs_buf_addf(&a->sql, first ? "%d" : ",%d", k);
        first = false;
    }
    add(a, ")");
    return GS_OK;
}

static const char *act_name(int i)
{
    return gs_act_name((gs_act)i);
}
static const char *plover_name(int i)
{
    return gs_plover_name((gs_plover)i);
}
static const char *reality_name(int i)
{
    return gs_reality_name((gs_reality)i);
}
static const char *status_name(int i)
{
    return gs_claim_status_name((gs_claim_status)i);
}

static gs_status add_choices(gs_ask *a, gs_kind k, const gs_filter *f, gs_error *err)
{
    gs_status st = GS_OK;

    if (k == GS_KIND_STATEMENT)
        st = add_choice(a, "r.act", f->act, "act", act_name, GS_ACT_COUNT, err);
    if (k == GS_KIND_CLAIM)
        st =
            add_choice(a, "r.status", f->status, "status", status_name, GS_CLAIM_STATUS_COUNT, err);
    if (k == GS_KIND_EVENT) {
        st =
            add_choice(a, "r.category", f->category, "category", plover_name, GS_PLOVER_COUNT, err);
        if (st == GS_OK)
            st = add_choice(a, "r.reality", f->reality, "reality", reality_name, GS_REALITY_COUNT,
                            err);
    }
    return st;
}

static gs_status bad_day(const char *day, const char *option, gs_error *err)
{
    return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET,
                   "--%s cannot be '%s'; a day is written YYYY-MM-DD", option, day);
}

static gs_status add_day(gs_ask *a, const char *column, const char *compare, const char *day,
                         const char *option, gs_error *err)
{
    double number = 0;

    if (!day || !column)
        return GS_OK;
    for (int i = 0; i < 10; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? day[i] != '-' : !gs_ascii_digit(day[i]))
            return bad_day(day, option, err);
        if (!dash)
            number = number * 10 + (day[i] - '0');
    }
    if (day[10])
        return bad_day(day, option, err);
    gs_buf_addf(&a->sql, " AND %s%s?", column, compare);
    bind_number(a, number);
    return GS_OK;
}

/* ---- conditions ---- */

static void add_people(gs_ask *a, gs_kind k, const gs_filter *f)
{
    switch (k) {
    case GS_KIND_STATEMENT:
        add_who(a, " AND r.actor IN", f->speaker, "");
        add_who(a, " AND r.actor IN", f->actor, "");
        break;
    case GS_KIND_CLAIM:
        add_who(a, " AND r.id IN(SELECT claim FROM statement WHERE actor IN", f->speaker, ")");
        break;
    case GS_KIND_EVENT:
        add_who(a, " AND r.id IN(SELECT event FROM event_part WHERE actor IN", f->actor, ")");
        break;
    case GS_KIND_ENTITY:
        add_who(a, " AND r.id IN", f->actor, "");
        break;
    case GS_KIND_AGREEMENT:
        add_who(a, " AND r.id IN(SELECT agreement FROM agreement_part WHERE actor IN", f->actor,
                ")");
        break;
    default:
        break;
    }
}

/* What the sentence has: of a report, any of its sentences. */
static void add_sentence(gs_ask *a, gs_kind k, const gs_filter *f)
{
    bool        report = k == GS_KIND_REPORT;
    const char *begin = report ? " AND r.id IN(SELECT " : " AND r.sentence IN(SELECT ";

    if (k == GS_KIND_ENTITY)
        return;
    if (f->about) {
        add(a, begin);
        add(a, report ? "sentence>>20 FROM about WHERE actor IN"
                      : "sentence FROM about WHERE actor IN");
        add_who(a, "", f->about, ")");
    }
    if (f->words) {
        size_t from = a->words.size;
        add(a, begin);
        add(a, report ? "rowid>>20 FROM words WHERE words MATCH ?)"
                      : "rowid FROM words WHERE words MATCH ?)");
        gs_buf_add_str(&a->words, gs_str_from(f->words));
        bind_text(a, from);
    }
}

/* The box around a circle; what lies in its corners is left out by gs_km. */
static void add_near(gs_ask *a, const char *column, const gs_filter *f)
{
    double lat = f->km / DEGREES_KM, shrink = cos(f->lat * M_PI / 180);
    double lon = shrink > 0.01 ? lat / shrink : 180;

    gs_buf_addf(&a->sql, " AND %s IN(SELECT id FROM place WHERE north>=? AND south<=?", column);
    add(a, " AND east>=? AND west<=? AND gs_km(south,west,?,?)<=?)");
    bind_number(a, f->lat - lat);
    bind_number(a, f->lat + lat);
    bind_number(a, f->lon - lon);
    bind_number(a, f->lon + lon);
    bind_number(a, f->lat);
    bind_number(a, f->lon);
    bind_number(a, f->km);
}

static void add_place(gs_ask *a, gs_kind k, const gs_filter *f)
{
    if (k == GS_KIND_EVENT) {
        add_who(a, " AND r.place IN(SELECT id FROM entity WHERE actor IN", f->place, ")");
        if (f->near)
            add_near(a, "r.place", f);
    }
    if (k == GS_KIND_ENTITY) {
        add_who(a, " AND r.kind IN(2,3,5) AND r.id IN", f->place, "");
        if (f->near) {
            add(a, " AND r.id IN(SELECT e.actor FROM entity e WHERE 1");
            add_near(a, "e.id", f);
            add(a, ")");
        }
    }
}

static void add_report(gs_ask *a, gs_kind k, const gs_filter *f)
{
    const char *report = k == GS_KIND_REPORT ? "r" : "p";

    if (k == GS_KIND_ENTITY)
        return;
    if (f->source) {
        gs_buf_addf(&a->sql, " AND %s.publisher IN" NAMED, report);
        bind_name(a, f->source);
    }
    if (!f->versions)
        gs_buf_addf(&a->sql, " AND %s.replaced_by IS NULL", report);
}

static gs_status check(const gs_filter *f, gs_error *err)
{
    if (f->near && !(f->lat >= -90 && f->lat <= 90 && f->lon >= -180 && f->lon <= 180 &&
                     f->km > 0 && f->km <= 20038))
        return gs_fail(
            err, GS_E_USAGE, "store", GS_NO_OFFSET,
            "--near is LAT,LON,KM: degrees from -90 to 90 and -180 to 180, then kilometres");
    return GS_OK;
}

void gs_ask_init(gs_ask *a)
{
    a->count = 0;
    a->status = GS_OK;
    gs_buf_init(&a->sql, SQL_MOST);
    gs_buf_init(&a->words, SQL_MOST);
}

gs_status gs_ask_build(gs_ask *a, gs_kind k, const gs_filter *f, const gs_list_options *o,
                       gs_error *err)
{
    gs_ask_init(a);
    return gs_ask_select(a, k, f, o, err);
}

gs_status gs_ask_select(gs_ask *a, gs_kind k, const gs_filter *f, const gs_list_options *o,
                        gs_error *err)
{
    gs_status st = check(f, err);

    if (st != GS_OK)
        return st;
    add(a, kinds[k].select);
    add_people(a, k, f);
    st = add_choices(a, k, f, err);
    add_sentence(a, k, f);
    add_place(a, k, f);
    if (st == GS_OK)
        st = add_day(a, kinds[k].day, ">=", f->since, "since", err);
    if (st == GS_OK)
        st = add_day(a, kinds[k].day, "<=", f->until, "until", err);
    add_report(a, k, f);
    if (k == GS_KIND_ENTITY)
        add(a, " ORDER BY 5 DESC, r.id");
    else
        gs_buf_addf(&a->sql, " ORDER BY %s%s, r.id%s", kinds[k].day,
                    o->oldest ? " IS NULL, r.day" : " DESC", o->oldest ? "" : " DESC");
    add(a, " LIMIT ? OFFSET ?");
    bind_number(a, o->limit ? (double)o->limit + 1 : -1);
    bind_number(a, (double)o->offset);
    return st;
}

/* ---- the database's part ---- */

/* gs_km(lat, lon, lat, lon): the great circle between two points. */
static void sql_km(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    double x[4], h;

    (void)argc;
    for (int i = 0; i < 4; i++)
        x[i] = sqlite3_value_double(argv[i]) * M_PI / 180;
    h = pow(sin((x[2] - x[0]) / 2), 2) + cos(x[0]) * cos(x[2]) * pow(sin((x[3] - x[1]) / 2), 2);
    sqlite3_result_double(ctx, 2 * EARTH_KM * asin(sqrt(h < 1 ? h : 1)));
}

gs_status gs_ask_prepare(gs_ask *a, gs_store *s, sqlite3_stmt **out, gs_error *err)
{
    sqlite3_stmt *q;

    if (a->status == GS_E_LIMIT || a->sql.status == GS_E_LIMIT || a->words.status == GS_E_LIMIT)
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "the question is too long");
    if (a->sql.status != GS_OK || a->words.status != GS_OK)
        return gs_fail_nomem(err, "store");
    sqlite3_create_function(s->db, "gs_km", 4, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_km,
                            NULL, NULL);
    if (sqlite3_prepare_v2(s->db, a->sql.data, (int)a->sql.size, &q, NULL) != SQLITE_OK)
        return gs_store_fail(s->db, s->path, err);
    for (int i = 0; i < a->count; i++) {
        const gs_ask_value *v = &a->values[i];
        if (v->text)
            sqlite3_bind_text(q, i + 1, a->words.data + v->from, (int)v->n, SQLITE_STATIC);
        else if (v->number == floor(v->number) && fabs(v->number) < 1e15)
            sqlite3_bind_int64(q, i + 1, (sqlite3_int64)v->number);
        else
            sqlite3_bind_double(q, i + 1, v->number);
    }
    *out = q;
    return GS_OK;
}

gs_status gs_ask_fail(gs_store *s, gs_error *err)
{
    if ((sqlite3_errcode(s->db) & 0xff) == SQLITE_ERROR) /* FTS5 does not like the words */
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "--words: %s",
                       sqlite3_errmsg(s->db));
    return gs_store_fail(s->db, s->path, err);
}

void gs_ask_release(gs_ask *a)
{
    gs_buf_release(&a->sql);
    gs_buf_release(&a->words);
}
