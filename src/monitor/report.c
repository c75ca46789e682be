/* monitor/report.c - see report.h. */
#include "monitor/report.h"

#include <stdio.h>

#include "base/error.h"

#define INDEX(id) ((int32_t)((id) & (GS_STORE_RECORDS - 1)))

typedef struct loader {
    gs_report    *r;
    gs_arena     *arena;
    sqlite3_stmt *q;
} loader;

/* ---- columns ---- */

static int number(const loader *l, int at)
{
    return sqlite3_column_int(l->q, at);
}

/* A record of this report, or -1. */
static int32_t record(const loader *l, int at)
{
    return sqlite3_column_type(l->q, at) == SQLITE_NULL ? -1
                                                        : INDEX(sqlite3_column_int64(l->q, at));
}

static gs_span span_at(const loader *l, int at)
{
    if (sqlite3_column_type(l->q, at) == SQLITE_NULL)
        return (gs_span){0, 0};
    return (gs_span){(uint32_t)number(l, at), (uint32_t)number(l, at + 1)};
}

static gs_str text(const loader *l, int at)
{
    gs_str s = gs_str_make((const char *)sqlite3_column_text(l->q, at),
                           (size_t)sqlite3_column_bytes(l->q, at));

    return s.n ? gs_arena_str(l->arena, s) : GS_STR_NONE;
}

/* ---- rows ---- */

static bool take_report(loader *l)
{
    gs_report *r = l->r;

    if (sqlite3_column_bytes(l->q, 0) == 16)
        gs_key_write(sqlite3_column_blob(l->q, 0), r->key);
    r->title = text(l, 1);
    r->publisher = text(l, 2);
    r->day = number(l, 3);
    r->story = sqlite3_column_int64(l->q, 4);
    return true;
}

static bool take_sentence(loader *l)
{
    gs_report *r = l->r;

    return GS_PUSH(l->arena, r->sentences, r->sentence_count, r->sentence_cap,
                   ((gs_sentence){.span = span_at(l, 1), .zone = (gs_zone_kind)number(l, 0)}));
}

static bool take_entity(loader *l)
{
    gs_report     *r = l->r;
    gs_seen_entity e = {text(l, 0), (gs_entity_kind)number(l, 1), -1};

    return GS_PUSH(l->arena, r->entities, r->entity_count, r->entity_cap, e);
}

static bool take_statement(loader *l)
{
    gs_report        *r = l->r;
    gs_seen_statement s = {.sentence = record(l, 0),
                           .act = (gs_act)number(l, 1),
                           .polarity = (gs_polarity)number(l, 2),
                           .modality = (gs_modality)number(l, 3),
                           .stance = (gs_stance)number(l, 4),
                           .speaker = record(l, 5),
                           .claim = record(l, 6),
                           .day = number(l, 7),
                           .span = span_at(l, 8),
                           .title = number(l, 10) == GS_ZONE_TITLE};

    return GS_PUSH(l->arena, r->statements, r->statement_count, r->statement_cap, s);
}

static bool take_claim(loader *l)
{
    gs_report    *r = l->r;
    gs_seen_claim c = {(gs_claim_status)number(l, 0), record(l, 1), span_at(l, 2)};

    return GS_PUSH(l->arena, r->claims, r->claim_count, r->claim_cap, c);
}

static bool take_part(loader *l)
{
    gs_report   *r = l->r;
    gs_seen_part p = {record(l, 0), record(l, 1), number(l, 2)};

    if ((size_t)p.claim >= r->claim_count || (size_t)p.statement >= r->statement_count)
        return true;
    return GS_PUSH(l->arena, r->parts, r->part_count, r->part_cap, p);
}

static bool take_event(loader *l)
{
    gs_report    *r = l->r;
    gs_seen_event e = {.sentence = record(l, 0),
                       .category = number(l, 1),
                       .cameo = text(l, 2),
                       .reality = (gs_reality)number(l, 3),
                       .place = record(l, 4),
                       .day = number(l, 5),
                       .day_last = number(l, 6),
                       .trigger = span_at(l, 7)};

    return GS_PUSH(l->arena, r->events, r->event_count, r->event_cap, e);
}

static bool take_actor(loader *l)
{
    gs_report    *r = l->r;
    gs_seen_actor a = {record(l, 0), record(l, 1), number(l, 2) == 1};

    if ((size_t)a.entity >= r->entity_count)
        return true;
    return GS_PUSH(l->arena, r->actors, r->actor_count, r->actor_cap, a);
}

static bool take_agreement(loader *l)
{
    gs_report *r = l->r;

    return GS_PUSH(l->arena, r->agreements, r->agreement_count, r->agreement_cap,
                   ((gs_seen_agreement){text(l, 0), number(l, 1)}));
}

static bool take_term(loader *l)
{
    gs_report   *r = l->r;
    gs_seen_term t = {.agreement = record(l, 0),
                      .number = number(l, 1),
                      .obligor = record(l, 2),
                      .obligee = record(l, 3),
                      .status = (gs_term_status)number(l, 4),
                      .deadline = number(l, 5),
                      .span = span_at(l, 6)};

    return GS_PUSH(l->arena, r->terms, r->term_count, r->term_cap, t);
}

static bool take_seen(loader *l)
{
    gs_report *r = l->r;
    int32_t    e = number(l, 0);

    if (e < 0 || (size_t)e >= r->entity_count)
        return true;
    return GS_PUSH(l->arena, r->seen, r->seen_count, r->seen_cap,
                   ((gs_seen){span_at(l, 1), text(l, 3), e, r->entities[e].kind}));
}

static bool take_cue(loader *l)
{
    gs_report *r = l->r;
    int32_t    s = number(l, 0);

    if (s >= 0 && (size_t)s < r->statement_count)
        r->statements[s].cue = span_at(l, 1);
    return true;
}

/* ?1 is the report; ?2 and ?3 the first and the last number of its records. */
static const struct query {
    const char *sql;
    bool (*take)(loader *l);
} queries[] = {
    {"SELECT key,title,(SELECT text FROM name WHERE id=publisher),day,story FROM report WHERE "
     "id=?1",
     take_report},
    {"SELECT zone,first,last FROM sentence WHERE id BETWEEN ?2 AND ?3 ORDER BY id", take_sentence},
    {"SELECT n.text,e.kind FROM entity e JOIN name n ON n.id=e.name WHERE e.id BETWEEN ?2 AND ?3"
     " ORDER BY e.id",
     take_entity},
    {"SELECT sentence,act,polarity,modality,stance,speaker,claim,day,first,last,zone FROM statement"
     " WHERE id BETWEEN ?2 AND ?3 ORDER BY id",
     take_statement},
    {"SELECT status,sentence,first,last FROM claim WHERE id BETWEEN ?2 AND ?3 ORDER BY id",
     take_claim},
    {"SELECT claim,statement,role FROM claim_part WHERE claim BETWEEN ?2 AND ?3", take_part},
    {"SELECT sentence,category,cameo,reality,place,day,day_last,first,last FROM event"
     " WHERE id BETWEEN ?2 AND ?3 ORDER BY id",
     take_event},
    {"SELECT event,entity,role FROM event_part WHERE event BETWEEN ?2 AND ?3", take_actor},
    {"SELECT (SELECT text FROM name n WHERE n.id=a.name),day FROM agreement a"
     " WHERE a.id BETWEEN ?2 AND ?3 ORDER BY a.id",
     take_agreement},
    {"SELECT agreement,number,obligor,obligee,status,deadline,first,last FROM term"
     " WHERE agreement BETWEEN ?2 AND ?3",
     take_term},
};

static gs_status take_all(loader *l, sqlite3 *db, const char *path, bool (*take)(loader *l),
                          gs_error *err)
{
    gs_status st = GS_OK;
    int       step;

    while ((step = sqlite3_step(l->q)) == SQLITE_ROW && st == GS_OK) {
        if (!take(l))
            st = gs_fail_nomem(err, "watch");
    }
    if (st == GS_OK && step != SQLITE_DONE)
        st = gs_store_fail(db, path, err);
    sqlite3_finalize(l->q);
    return st;
}

/* Who is mentioned where, and the words of saying, stand in the records alone; SQLite reads
 * their JSON. */
static const struct record_query {
    const char *begins, *sql;
    bool (*take)(loader *l);
} record_queries[] = {
    {"{\"type\":\"entity\"",
     "SELECT CAST(substr(json_extract(?1,'$.id'),35) AS INTEGER)-1,"
     " json_extract(value,'$.start'),json_extract(value,'$.end'),NULL"
     " FROM json_each(?1,'$.mentions') UNION ALL"
     " SELECT CAST(substr(json_extract(?1,'$.id'),35) AS INTEGER)-1,0,0,value"
     " FROM json_each(?1,'$.names')",
     take_seen},
    {"{\"type\":\"statement\"",
     "SELECT CAST(substr(json_extract(?1,'$.id'),35) AS INTEGER)-1,"
     " json_extract(?1,'$.cue.start'),json_extract(?1,'$.cue.end')",
     take_cue},
};

static gs_status load_records(loader *l, gs_opened *kept, const struct record_query *query,
                              gs_error *err)
{
    gs_str    rest = gs_opened_records(kept, l->r->id), line;
    gs_status st = GS_OK;

    while (st == GS_OK && gs_str_split(&rest, '\n', &line)) {
        if (!gs_str_starts(line, gs_str_from(query->begins)))
            continue;
        if (sqlite3_prepare_v2(kept->s->db, query->sql, -1, &l->q, NULL) != SQLITE_OK)
            return gs_store_fail(kept->s->db, kept->s->path, err);
        sqlite3_bind_text(l->q, 1, line.p, (int)line.n, SQLITE_STATIC);
        st = take_all(l, kept->s->db, kept->s->path, query->take, err);
    }
    return st;
}

gs_status gs_report_open(gs_report *r, gs_opened *kept, int64_t report, gs_arena *arena,
                         gs_error *err)
{
    loader    l = {.r = r, .arena = arena};
    gs_status st = GS_OK;

    *r = (gs_report){.id = report};
    for (size_t i = 0; st == GS_OK && i < sizeof queries / sizeof *queries; i++) {
        if (sqlite3_prepare_v2(kept->s->db, queries[i].sql, -1, &l.q, NULL) != SQLITE_OK)
            return gs_store_fail(kept->s->db, kept->s->path, err);
        sqlite3_bind_int64(l.q, 1, report);
        sqlite3_bind_int64(l.q, 2, GS_STORE_ID(report, 0));
        sqlite3_bind_int64(l.q, 3, GS_STORE_ID(report, GS_STORE_RECORDS - 1));
        st = take_all(&l, kept->s->db, kept->s->path, queries[i].take, err);
    }
    if (st == GS_OK)
        r->text = gs_arena_str(arena, gs_opened_text(kept, report));
    for (size_t i = 0; st == GS_OK && i < 2; i++)
        st = load_records(&l, kept, &record_queries[i], err);
    return st;
}

/* ---- who is who ---- */

/* The next word of `s` from *at on, in lower case: articles are passed over. */
static bool next_word(gs_str s, size_t *at, gs_str *word)
{
    static const char *const articles[] = {"the", "a", "an", "its", "their"};
    size_t                   from;

    do {
        while (*at < s.n && !gs_ascii_alpha(s.p[*at]) && !gs_ascii_digit(s.p[*at]) &&
               (unsigned char)s.p[*at] < 0x80)
            ++*at;
        from = *at;
        while (*at < s.n && (gs_ascii_alpha(s.p[*at]) || gs_ascii_digit(s.p[*at]) ||
                             (unsigned char)s.p[*at] >= 0x80))
            ++*at;
        *word = gs_str_sub(s, from, *at);
        for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
            if (gs_str_eq_nocase(*word, gs_str_from(articles[i])))
                word->n = 0;
        }
    } while (!word->n && *at < s.n);
    return word->n > 0;
}

/* "the Russian peacekeeping mission in Karabakh" is a "Russian peacekeeping mission". */
static bool is_named(gs_str phrase, gs_str name)
{
    static const char *const behind[] = {"in",   "at",    "on",       "to",        "of",   "for",
                                         "from", "along", "deployed", "stationed", "based"};
    size_t                   a = 0, b = 0;
    gs_str                   x, y;

    while (next_word(name, &b, &y)) {
        if (!next_word(phrase, &a, &x) || !gs_str_eq_nocase(x, y))
            return false;
    }
    if (!next_word(phrase, &a, &x))
        return true;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        if (gs_str_eq_nocase(x, gs_str_from(behind[i])))
            return true;
    }
    return false;
}

/* How much of a body's name a phrase is; 0: it is no name of it. */
static size_t fit_name(gs_str phrase, const gs_body *b, bool is_short)
{
    const gs_givens *names = is_short ? &b->short_names : &b->names;
    size_t           best = 0;

    if (!is_short && is_named(phrase, b->name.text))
        best = b->name.text.n;
    for (size_t i = 0; i < names->count; i++) {
        if (names->items[i].text.n > best && is_named(phrase, names->items[i].text))
            best = names->items[i].text.n;
    }
    return best;
}

/* The body with the longest name that the entity has anywhere. */
static int32_t body_of(const gs_report *r, int32_t entity, const gs_body *bodies, size_t count,
                       const bool *with_short)
{
    size_t  best = 0;
    int32_t body = -1;

    for (size_t b = 0; b < count; b++) {
        size_t n = fit_name(r->entities[entity].name, &bodies[b], false);
        if (!n && with_short[b])
            n = fit_name(r->entities[entity].name, &bodies[b], true);
        for (size_t i = 0; i < r->seen_count; i++) {
            gs_str words = r->seen[i].name.n ? r->seen[i].name : gs_report_str(r, r->seen[i].span);
            size_t m = 0;
            if (r->seen[i].entity != entity)
                continue;
            m = fit_name(words, &bodies[b], false);
            if (!m && with_short[b])
                m = fit_name(words, &bodies[b], true);
            n = m > n ? m : n;
        }
        if (n && n >= best) {
            body = n == best ? -1 : (int32_t)b;
            best = n;
        }
    }
    return body;
}

static bool names_area(const gs_report *r, const gs_area *area)
{
    for (size_t i = 0; area && i < area->names.count; i++) {
        if (gs_str_find_nocase(r->text, area->names.items[i].text, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

#define BODIES 64

void gs_report_name(gs_report *r, const gs_body *bodies, size_t count, const gs_area *area)
{
    bool with_short[BODIES] = {false}, here = names_area(r, area);

    if (count > BODIES)
        count = BODIES;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t e = 0; e < r->entity_count; e++) {
            r->entities[e].body = body_of(r, (int32_t)e, bodies, count, with_short);
            if (pass == 0 && r->entities[e].body >= 0)
                with_short[r->entities[e].body] = true;
        }
        for (size_t b = 0; here && b < count; b++)
            with_short[b] = true;
    }
}

int32_t gs_report_body_at(const gs_report *r, gs_span span)
{
    int32_t  body = -1;
    uint32_t least = UINT32_MAX;

    for (size_t i = 0; i < r->seen_count; i++) {
        const gs_seen *s = &r->seen[i];
        uint32_t       n = s->span.end - s->span.start;
        if (n && s->span.start <= span.start && span.end <= s->span.end && n < least) {
            least = n;
            body = r->entities[s->entity].body;
        }
    }
    return body;
}

gs_str gs_report_speaker(const gs_report *r, const gs_seen_statement *s)
{
    return s->speaker >= 0 && (size_t)s->speaker < r->entity_count ? r->entities[s->speaker].name
                                                                   : GS_STR_NONE;
}

void gs_report_id(const gs_report *r, char letter, int32_t index, char out[64])
{
    if (letter)
        snprintf(out, 64, "%s/%c%d", r->key, letter, index + 1);
    else
        snprintf(out, 64, "%s", r->key);
}
