/* store/put.c - packed reports into the tables. See store.h, pack.h.
 *
 * A batch of reports is one transaction, so that a killed writer leaves those
 * that were committed, and each of them whole.
 */
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/copies.h"
#include "store/happening.h"
#include "store/joined.h"
#include "store/matters.h"
#include "store/pack.h"
#include "store/review.h"
#include "store/store.h"

#define REMEMBERED (1 << 16) /* names, before the memory of them begins anew */

typedef struct putting {
    gs_store *s;
    gs_unpack in;
    int64_t   report;
    bool      again; /* the report is there; its rows are put anew */
    bool      failed;
} putting;

/* ---- names and actors ---- */

static void forget(gs_store *s)
{
    gs_map_release(&s->names);
    gs_map_release(&s->actors);
    gs_map_release(&s->examined);
    gs_map_init(&s->names, s->seed);
    gs_map_init(&s->actors, s->seed);
    gs_map_init(&s->examined, s->seed);
    gs_arena_clear(s->words);
}

static void remember(gs_store *s, gs_map *map, gs_str key, int64_t id)
{
    char *kept = gs_arena_alloc(s->words, key.n + 1);

    if (!kept || id > UINT32_MAX)
        return;
    memcpy(kept, key.p, key.n);
    gs_map_put(map, gs_str_make(kept, key.n), (uint32_t)id);
}

/* The number in the first row; 0 where there is none, -1 on failure. */
static int64_t first_number(sqlite3_stmt *q)
{
    int     step = sqlite3_step(q);
    int64_t n = step == SQLITE_ROW ? sqlite3_column_int64(q, 0) : step == SQLITE_DONE ? 0 : -1;

    sqlite3_reset(q);
    return n;
}

static bool run(sqlite3_stmt *q)
{
    bool good = sqlite3_step(q) == SQLITE_DONE;

    sqlite3_reset(q);
    return good;
}

static void bind_text(sqlite3_stmt *q, int at, gs_str s)
{
    sqlite3_bind_text64(q, at, s.p ? s.p : "", s.n, SQLITE_STATIC, SQLITE_UTF8);
}

static int64_t name_id(gs_store *s, gs_str text)
{
    const uint32_t *known = gs_map_get(&s->names, text);
    int64_t         id;

    if (known)
        return *known;
    bind_text(s->query[GS_QUERY_FIND_NAME], 1, text);
    id = first_number(s->query[GS_QUERY_FIND_NAME]);
    if (id == 0) {
        bind_text(s->query[GS_QUERY_ADD_NAME], 1, text);
        if (!run(s->query[GS_QUERY_ADD_NAME]))
            return -1;
        id = sqlite3_last_insert_rowid(s->db);
        sqlite3_bind_int64(s->query[GS_QUERY_ADD_NAME_WORDS], 1, id);
        bind_text(s->query[GS_QUERY_ADD_NAME_WORDS], 2, text);
        if (!run(s->query[GS_QUERY_ADD_NAME_WORDS]))
            return -1;
    }
    if (id > 0)
        remember(s, &s->names, text, id);
    return id;
}

static int64_t actor_id(gs_store *s, int64_t kind, gs_str country, gs_str name)
{
    char            key[64];
    int64_t         name_of = name_id(s, name), id;
    int             n;
    const uint32_t *known;

    if (name_of < 0)
        return -1;
    n = snprintf(key, sizeof key, "%lld %lld ", (long long)name_of, (long long)kind);
    if (country.n < 16) {
        memcpy(key + n, country.p ? country.p : "", country.n);
        n += (int)country.n;
    }
    known = gs_map_get(&s->actors, gs_str_make(key, (size_t)n));
    if (known)
        return *known;
    for (int i = 0; i < 2; i++) {
        sqlite3_stmt *q = i ? s->query[GS_QUERY_ADD_ACTOR] : s->query[GS_QUERY_FIND_ACTOR];
        sqlite3_bind_int64(q, 1, name_of);
        sqlite3_bind_int64(q, 2, kind);
        bind_text(q, 3, country);
    }
    id = first_number(s->query[GS_QUERY_FIND_ACTOR]);
    if (id == 0)
        id = run(s->query[GS_QUERY_ADD_ACTOR]) ? sqlite3_last_insert_rowid(s->db) : -1;
    if (id > 0)
        remember(s, &s->actors, gs_str_make(key, (size_t)n), id);
    return id;
}

/* ---- rows ---- */

static void bind_number(putting *p, sqlite3_stmt *q, int at, int64_t id)
{
    if (id < 0)
        p->failed = true;
    sqlite3_bind_int64(q, at, id);
}

static void bind_actor(putting *p, sqlite3_stmt *q, int at)
{
    int64_t kind = (int64_t)gs_unpack_uint(&p->in);
    gs_str  country = gs_unpack_str(&p->in);
    gs_str  name = gs_unpack_str(&p->in);

    bind_number(p, q, at, actor_id(p->s, kind, country, name));
}

static void bind_value(putting *p, sqlite3_stmt *q, int at)
{
    gs_str s;

    switch ((gs_pack_kind)*p->in.p++) {
    case GS_PACK_NULL:
        sqlite3_bind_null(q, at);
        break;
    case GS_PACK_INT:
        sqlite3_bind_int64(q, at, gs_unpack_int(&p->in));
        break;
    case GS_PACK_REAL:
        sqlite3_bind_double(q, at, gs_unpack_real(&p->in));
        break;
    case GS_PACK_TEXT:
        bind_text(q, at, gs_unpack_str(&p->in));
        break;
    case GS_PACK_BLOB:
        s = gs_unpack_str(&p->in);
        sqlite3_bind_blob64(q, at, s.p, s.n, SQLITE_STATIC);
        break;
    case GS_PACK_NAME:
        bind_number(p, q, at, name_id(p->s, gs_unpack_str(&p->in)));
        break;
    case GS_PACK_ACTOR:
        bind_actor(p, q, at);
        break;
    case GS_PACK_REPORT:
        sqlite3_bind_int64(q, at, p->report);
        break;
    case GS_PACK_RECORD:
        sqlite3_bind_int64(q, at, GS_STORE_ID(p->report, gs_unpack_uint(&p->in)));
        break;
    }
}

/* The next row bound to its table's statement. */
static sqlite3_stmt *bind_row(putting *p, gs_store_table *table)
{
    sqlite3_stmt *q;
    int           values;

    *table = (gs_store_table)*p->in.p++;
    values = *p->in.p++;
    q = p->again && *table == GS_TABLE_REPORT ? p->s->query[GS_QUERY_UPDATE_REPORT]
                                              : p->s->insert[*table];
    for (int i = 1; i <= values; i++)
        bind_value(p, q, i);
    return q;
}

static bool put_row(putting *p)
{
    gs_store_table table;
    sqlite3_stmt  *q = bind_row(p, &table);

    return !p->failed && run(q);
}

/* The rows of these tables alone, the others' are passed over. */
static bool put_rows(putting *p, uint32_t tables)
{
    gs_store_table table;

    while (p->in.p < p->in.end) {
        sqlite3_stmt *q = bind_row(p, &table);
        if (p->failed || (tables >> table & 1 && !run(q)))
            return false;
    }
    return true;
}

#define ALL_TABLES ((1u << GS_TABLE_COUNT) - 1)
#define OF_TEXT                                                                                    \
    (1u << GS_TABLE_REPORT | 1u << GS_TABLE_SIGHTING | 1u << GS_TABLE_KEPT |                       \
     1u << GS_TABLE_LIKENESS | 1u << GS_TABLE_ALIKE | 1u << GS_TABLE_SENTENCE |                    \
     1u << GS_TABLE_WORDS | 1u << GS_TABLE_READING | 1u << GS_TABLE_TRAIT |                        \
     1u << GS_TABLE_QUANTITY | 1u << GS_TABLE_TELLING | 1u << GS_TABLE_SIGN |                      \
     1u << GS_TABLE_AROUND)

bool gs_put_records(gs_store *s, int64_t report, gs_str pack)
{
    const uint8_t *bytes = (const uint8_t *)pack.p;
    putting        p = {.s = s, .in = {bytes, bytes + pack.n}, .report = report, .again = true};

    return gs_happening_forget(s, report) && gs_happening_forget_keys(s, report) &&
           gs_remove_records(s, report) && put_rows(&p, ALL_TABLES & ~OF_TEXT) &&
           gs_joined_place(s, report) && gs_happening_place(s, report);
}

/* ---- a report ---- */

/* The first two rows of a pack, the report's and the sighting's, as far as what
 * is there already depends on them. */
typedef struct head {
    gs_str key, source, url, captured;
} head;

static gs_str skip_value(gs_unpack *u)
{
    gs_str s = GS_STR_NONE;

    switch ((gs_pack_kind)*u->p++) {
    case GS_PACK_INT:
    case GS_PACK_RECORD:
        gs_unpack_uint(u);
        break;
    case GS_PACK_TEXT:
    case GS_PACK_BLOB:
    case GS_PACK_NAME:
        s = gs_unpack_str(u);
        break;
    default:
        break;
    }
    return s;
}

static head read_head(gs_unpack u)
{
    gs_str values[2][10];

    for (int row = 0; row < 2; row++) {
        int count = u.p[1];
        u.p += 2;
        for (int i = 0; i < count; i++)
            values[row][i] = skip_value(&u);
    }
    return (head){values[0][1], values[1][1], values[1][2], values[1][4]};
}

static void bind_or_null(sqlite3_stmt *q, int at, gs_str s)
{
    if (s.n)
        bind_text(q, at, s);
    else
        sqlite3_bind_null(q, at);
}

static int64_t find_key(sqlite3_stmt *q, gs_str key)
{
    sqlite3_bind_blob64(q, 1, key.p, key.n, SQLITE_STATIC);
    return first_number(q);
}

/* Whether the text was met there before; -1: the store failed. */
static int64_t find_sighting(putting *p, const head *h)
{
    sqlite3_stmt *q = p->s->query[GS_QUERY_FIND_SIGHTING];

    sqlite3_bind_int64(q, 1, p->report);
    bind_or_null(q, 2, h->source);
    bind_or_null(q, 3, h->url);
    bind_or_null(q, 4, h->captured);
    return first_number(q);
}

/* A text that is kept already: its sighting, if it was not met there before. */
static bool put_again(putting *p, const head *h, gs_kept *how)
{
    int64_t        seen = find_sighting(p, h);
    gs_store_table table;

    *how = seen ? GS_KEPT_BEFORE : GS_KEPT_SIGHTING;
    if (seen)
        return seen > 0;
    bind_row(p, &table); /* the report's, which is there */
    return put_row(p);
}

/* What an older version told of an event does not stand beside what the newer one tells. */
static bool replace(putting *p, int64_t older)
{
    sqlite3_stmt *q = p->s->query[GS_QUERY_REPLACE];

    sqlite3_bind_int64(q, 1, p->report);
    sqlite3_bind_int64(q, 2, older);
    return run(q) && gs_happening_forget(p->s, older);
}

static bool put_new(putting *p, const head *h, gs_kept *how)
{
    gs_store *s = p->s;
    int64_t   older = 0;

    if (h->url.n) {
        bind_text(s->query[GS_QUERY_FIND_URL], 1, h->url);
        older = first_number(s->query[GS_QUERY_FIND_URL]);
    }
    if (!put_rows(p, ALL_TABLES))
        return false;
    *how = older > 0 ? GS_KEPT_VERSION : GS_KEPT_NEW;
    return older >= 0 && gs_joined_place(s, p->report) && gs_copies_place(s, p->report) &&
           (!older || replace(p, older)) && gs_happening_place(s, p->report) &&
           gs_matters_place(s, p->report);
}

/* The records of a text that is kept, as they are read now. */
static bool put_anew(putting *p, const head *h, gs_kept *how)
{
    int64_t  seen = find_sighting(p, h);
    uint32_t tables = seen ? ALL_TABLES & ~(1u << GS_TABLE_SIGHTING) : ALL_TABLES;

    *how = GS_KEPT_AGAIN;
    p->again = true;
    return seen >= 0 && gs_happening_forget(p->s, p->report) &&
           gs_happening_forget_keys(p->s, p->report) && gs_remove_records(p->s, p->report) &&
           gs_remove_sentences(p->s, p->report) && gs_remove_likeness(p->s, p->report) &&
           put_rows(p, tables) && gs_joined_place(p->s, p->report) &&
           gs_happening_place(p->s, p->report) && gs_matters_place(p->s, p->report);
}

static bool put_report(putting *p, bool anew, gs_kept *how)
{
    gs_store *s = p->s;
    head      h = read_head(p->in);
    int64_t   removed = 0;
    bool      good;

    p->report = find_key(s->query[GS_QUERY_FIND_REPORT], h.key);
    if (p->report == 0 && !anew)
        removed = find_key(s->query[GS_QUERY_FIND_REMOVAL], h.key);
    if (p->report < 0 || removed < 0)
        return false;
    if (removed > 0) {
        *how = GS_KEPT_REMOVED;
        return true;
    }
    if (p->report > 0)
        return anew ? put_anew(p, &h, how) : put_again(p, &h, how);
    p->report = s->next_report;
    good = put_new(p, &h, how);
    s->next_report += good;
    return good;
}

static gs_status put(gs_store *s, gs_str pack, bool anew, gs_kept *how, gs_error *err)
{
    const uint8_t *bytes = (const uint8_t *)pack.p;
    putting        p = {.s = s, .in = {bytes, bytes + pack.n}};
    gs_status      st = GS_E_IO;

    if (!s->pending && sqlite3_exec(s->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return gs_store_fail(s->db, s->path, err);
    s->pending++;
    if (s->names.count + s->actors.count + s->examined.count > REMEMBERED)
        forget(s);
    if (!put_report(&p, anew, how))
        gs_store_fail(s->db, s->path, err);
    else if (*how == GS_KEPT_NEW || *how == GS_KEPT_VERSION || *how == GS_KEPT_AGAIN)
        st = gs_review_settle(s, p.report, false, err);
    else
        st = GS_OK;
    if (st == GS_OK)
        return GS_OK;
    /* the whole batch is taken back, and what was learnt of names with it */
    sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    s->pending = 0;
    forget(s);
    return err ? err->code : GS_E_IO;
}

gs_status gs_store_put(gs_store *s, const char *pack, size_t size, gs_kept *how, gs_error *err)
{
    return put(s, gs_str_make(pack, size), false, how, err);
}

gs_status gs_store_put_again(gs_store *s, const char *pack, size_t size, gs_kept *how,
                             gs_error *err)
{
    return put(s, gs_str_make(pack, size), true, how, err);
}

gs_status gs_store_begin(gs_store *s, gs_error *err)
{
    gs_status st = gs_store_commit(s, err);

    if (st == GS_OK && sqlite3_exec(s->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        st = gs_store_fail(s->db, s->path, err);
    return st;
}

gs_status gs_store_end(gs_store *s, gs_status st, gs_error *err)
{
    if (st == GS_OK && sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
        st = gs_store_fail(s->db, s->path, err);
    if (st != GS_OK) {
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
        forget(s); /* names that were learnt since */
    }
    return st;
}

size_t gs_store_pending(const gs_store *s)
{
    return s->pending;
}

gs_status gs_store_commit(gs_store *s, gs_error *err)
{
    if (!s->pending)
        return GS_OK;
    if (sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) {
        gs_store_fail(s->db, s->path, err);
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
        s->pending = 0;
        forget(s);
        return err ? err->code : GS_E_IO;
    }
    s->pending = 0;
    return GS_OK;
}
