/* store/joined.c - people and bodies of several reports that are the same. See joined.h.
 *
 * A candidate has the same kind, a name that fits and no other country. Part of a name
 * is not enough: a report has to give an office or a body that a report of not much
 * earlier or later gives to the candidate too. Where two candidates are left, or a body has no
 * country, nothing is joined.
 */
#include "store/joined.h"

#include <stdio.h>
#include <stdlib.h>

#include "doc/record.h"
#include "store/trait.h"
#include "text/utf8.h"

#define WORDS      8
#define WORD       32
#define CANDIDATES 48
#define OFFICES    16
#define NEAR_DAYS  400 /* between reports that give an office */
#define LATE       8   /* earlier entities that a fuller name is tried on */

/* ---- words of names ---- */

/* Letters from U+00C0 on without their marks. */
static const char bases[] = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                            "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c);
}

static char base_of(uint32_t c)
{
    if (c < 128)
        return gs_ascii_lower((char)c);
    return c >= 0xc0 && c < 0xc0 + sizeof bases - 1 ? bases[c - 0xc0] : '?';
}

size_t gs_joined_fold(gs_str word, char *out, size_t size)
{
    size_t n = 0, next;

    for (size_t at = 0; at < word.n && n + 1 < size; at = next) {
        uint32_t c = gs_utf8_at(word, at, &next);
        if (c >= 128 ? !gs_char_letter(c) : !gs_ascii_digit((char)c) && !gs_char_letter(c))
            continue;
        out[n] = base_of(c);
        if (n && out[n] == out[n - 1])
            continue;
        if (n > 1 && is_vowel(out[n]) && out[n - 1] == 'y' && is_vowel(out[n - 2])) {
            out[n - 1] = out[n]; /* "Aliyev", "Aliev" */
            n -= n > 1 && out[n - 1] == out[n - 2];
            continue;
        }
        n++;
    }
    if (n > 3 && memcmp(out + n - 3, "nce", 3) == 0)
        out[n - 2] = 's'; /* "Defence" */
    out[n] = '\0';
    return n;
}

typedef struct words {
    char   text[WORDS][WORD]; /* folded */
    gs_str own[WORDS];        /* as written */
    size_t count;
} words;

static bool is_small(const char *w)
{
    return strcmp(w, "of") == 0 || strcmp(w, "the") == 0 || strcmp(w, "for") == 0 ||
           strcmp(w, "and") == 0 || strcmp(w, "s") == 0 || !*w;
}

static void split(gs_str name, words *w)
{
    gs_str part;

    w->count = 0;
    while (w->count < WORDS && gs_str_split(&name, ' ', &part)) {
        if (gs_str_ends(part, GS_STR("'s")))
            part.n -= 2;
        else if (gs_str_ends(part, GS_STR("’s")))
            part.n -= 4;
        gs_joined_fold(part, w->text[w->count], WORD);
        w->own[w->count] = part;
        w->count += !is_small(w->text[w->count]);
    }
}

static bool has_word(const words *w, const char *text)
{
    for (size_t i = 0; i < w->count; i++) {
        if (strcmp(w->text[i], text) == 0)
            return true;
    }
    return false;
}

/* "Azerbaijan", "Azerbaijani" of AZE: what a country alone tells. */
static bool of_country(const char *word, gs_str country)
{
    size_t n = strlen(word);

    if (country.n != 3 || n < 5)
        return false;
    for (size_t i = 0; i < 3; i++) {
        if (word[i] != gs_ascii_lower(country.p[i]))
            return i == 2 && (word[n - 1] == 'n' || word[n - 1] == 'h' || word[n - 1] == 'a');
    }
    return true;
}

/* All words of the one that are not the country's are in the other. */
static bool within(const words *a, const words *b, gs_str country)
{
    for (size_t i = 0; i < a->count; i++) {
        if (!of_country(a->text[i], country) && !has_word(b, a->text[i]))
            return false;
    }
    return true;
}

/* The last word is the same, and what stands before it in the shorter is, or is an
 * initial of, what the longer begins with. */
static bool person_fits(const words *shorter, const words *longer)
{
    size_t a = shorter->count, b = longer->count;

    if (!a || a > b || strcmp(shorter->text[a - 1], longer->text[b - 1]) != 0)
        return false;
    for (size_t i = 0; i + 1 < a; i++) {
        const char *x = shorter->text[i], *y = longer->text[i];
        if (strcmp(x, y) != 0 && (x[1] || x[0] != y[0]))
            return false;
    }
    return true;
}

/* ---- an entity and its candidates ---- */

typedef struct somebody {
    int64_t entity, actor, name;
    int     kind;
    gs_str  country;
    char    text[256], land[8];
    words   words;
    int64_t day; /* of its report */
} somebody;

static gs_str column(sqlite3_stmt *q, int at)
{
    return gs_str_make((const char *)sqlite3_column_text(q, at),
                       (size_t)sqlite3_column_bytes(q, at));
}

static void set_name(somebody *who, gs_str text, gs_str land)
{
    snprintf(who->text, sizeof who->text, "%.*s", GS_STR_ARG(text));
    snprintf(who->land, sizeof who->land, "%.*s", GS_STR_ARG(land));
    who->country = gs_str_from(who->land);
    split(gs_str_from(who->text), &who->words);
}

static bool read_entity(gs_store *s, int64_t entity, somebody *who)
{
    sqlite3_stmt *q = s->query[GS_QUERY_ENTITY];
    bool          good;

    *who = (somebody){.entity = entity};
    sqlite3_bind_int64(q, 1, entity);
    good = sqlite3_step(q) == SQLITE_ROW;
    if (good) {
        who->actor = sqlite3_column_int64(q, 0);
        who->kind = sqlite3_column_int(q, 1);
        who->name = sqlite3_column_int64(q, 2);
        who->day = sqlite3_column_int64(q, 5);
        set_name(who, column(q, 3), column(q, 4));
    }
    sqlite3_reset(q);
    return good;
}

typedef struct office {
    int64_t title, body, day;
    char    text[64];
} office;

static size_t read_offices(gs_store *s, int64_t actor, int64_t entity, bool own, office *out)
{
    sqlite3_stmt *q = s->query[GS_QUERY_OFFICES];
    size_t        n = 0;

    sqlite3_bind_int64(q, 1, actor);
    while (sqlite3_step(q) == SQLITE_ROW && n < OFFICES) {
        if ((sqlite3_column_int64(q, 0) == entity) != own)
            continue;
        out[n] = (office){sqlite3_column_int64(q, 1), sqlite3_column_int64(q, 2),
                          sqlite3_column_int64(q, 3), ""};
        gs_joined_fold(column(q, 4), out[n].text, sizeof out[n].text);
        n++;
    }
    sqlite3_reset(q);
    return n;
}

static bool near_days(int64_t a, int64_t b)
{
    return !a || !b || llabs(gs_trait_days(a) - gs_trait_days(b)) <= NEAR_DAYS;
}

/* 1: an office of both reports agrees; -1: both give some, and none does; 0: one gives none. */
static int compare_offices(gs_store *s, const somebody *who, int64_t candidate)
{
    office a[OFFICES], b[OFFICES];
    size_t n = read_offices(s, who->actor, who->entity, true, a);
    size_t m = read_offices(s, candidate, who->entity, false, b);

    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < m; k++) {
            bool bodies = a[i].body && a[i].body == b[k].body;
            bool titles = *a[i].text && strcmp(a[i].text, b[k].text) == 0 &&
                          (!a[i].body || !b[k].body || a[i].body == b[k].body);
            if ((bodies || titles) && near_days(who->day, b[k].day))
                return 1;
        }
    }
    return n && m ? -1 : 0;
}

/* ---- who fits ---- */

static bool fits(gs_store *s, const somebody *who, const somebody *c, gs_join *why)
{
    bool countries = who->country.n && c->country.n;
    int  offices;

    if (c->words.count < who->words.count || (countries && !gs_str_eq(who->country, c->country)))
        return false;
    if (who->kind == GS_ENTITY_ORGANIZATION) {
        *why = GS_JOIN_SPELLING;
        return countries && within(&who->words, &c->words, who->country) &&
               within(&c->words, &who->words, who->country);
    }
    if (!person_fits(&who->words, &c->words))
        return false;
    offices = compare_offices(s, who, c->actor);
    *why = c->words.count > who->words.count ? GS_JOIN_OFFICE : GS_JOIN_SPELLING;
    return *why == GS_JOIN_OFFICE ? offices > 0 : offices >= 0 && who->words.count > 1;
}

/* FTS5's form: each word, or what it may be spelt like. */
static void add_word(char *out, size_t size, gs_str word, const char *folded)
{
    size_t      n = strlen(out);
    const char *iev = strstr(folded, "iev"), *nse = strstr(folded, "nse");
    int         head = iev ? (int)(iev - folded) : nse ? (int)(nse - folded) : 0;

    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == '"')
            return;
    }
    n += (size_t)snprintf(out + n, size - n, "%s(\"%.*s\" OR \"%s\"", n ? " AND " : "",
                          GS_STR_ARG(word), folded);
    if (iev && n < size)
        n += (size_t)snprintf(out + n, size - n, " OR \"%.*siyev\"", head, folded);
    if (nse && n < size)
        n += (size_t)snprintf(out + n, size - n, " OR \"%.*snce\"", head, folded);
    if (n < size)
        snprintf(out + n, size - n, ")");
}

static void write_question(const somebody *who, char *out, size_t size)
{
    const words *w = &who->words;

    *out = '\0';
    for (size_t i = 0; i < w->count; i++) {
        if (who->kind == GS_ENTITY_PERSON ? i + 1 == w->count
                                          : !of_country(w->text[i], who->country))
            add_word(out, size, w->own[i], w->text[i]);
    }
}

/* The only one that fits; 0: none, or several. */
static int64_t find_name(gs_store *s, const somebody *who, gs_join *why)
{
    sqlite3_stmt *q = s->query[GS_QUERY_FIND_NAMESAKES];
    char          question[640];
    int64_t       ids[CANDIDATES], found = 0;
    somebody      c = {.kind = who->kind};
    gs_join       reason;
    size_t        count = 0;

    write_question(who, question, sizeof question);
    if (!*question || strlen(question) + 1 >= sizeof question)
        return 0;
    sqlite3_bind_text(q, 1, question, -1, SQLITE_STATIC);
    sqlite3_bind_int(q, 2, who->kind);
    sqlite3_bind_int64(q, 3, who->actor);
    sqlite3_bind_int(q, 4, CANDIDATES);
    while (sqlite3_step(q) == SQLITE_ROW && count < CANDIDATES) {
        c.actor = ids[count++] = sqlite3_column_int64(q, 0);
        set_name(&c, column(q, 1), column(q, 2));
        if (!fits(s, who, &c, &reason))
            continue;
        if (found) {
            found = 0;
            break;
        }
        found = c.actor;
        *why = reason;
    }
    sqlite3_reset(q);
    return count < CANDIDATES ? found : 0; /* too many to look at all: in doubt */
}

static bool is_acronym(const somebody *who)
{
    size_t n = strlen(who->text);

    for (size_t i = 0; i < n; i++) {
        if (who->text[i] < 'A' || who->text[i] > 'Z')
            return false;
    }
    return n > 2 && n < 8;
}

static int64_t find_full(gs_store *s, const somebody *who)
{
    sqlite3_stmt *q = s->query[GS_QUERY_FIND_FULL];
    int64_t       found = 0;
    int           count = 0;

    sqlite3_bind_int64(q, 1, who->name);
    sqlite3_bind_int(q, 2, who->kind);
    sqlite3_bind_int64(q, 3, who->actor);
    while (sqlite3_step(q) == SQLITE_ROW) {
        gs_str land = column(q, 1);
        if (land.n && who->country.n && !gs_str_eq(land, who->country))
            continue;
        found = sqlite3_column_int64(q, 0);
        count++;
    }
    sqlite3_reset(q);
    return count == 1 ? found : 0;
}

/* ---- joining ---- */

/* ?1 the actor that it gets, ?2 the entity, ?3 its own actor, ?4 why, ?5 and ?6 the first and the
 * last number of its report. */
static const char *const moves[] = {
    "INSERT OR REPLACE INTO joined VALUES(?2,?3,?1,?4)",
    "UPDATE entity SET actor=?1 WHERE id=?2",
    "UPDATE statement SET actor=?1 WHERE speaker=?2 AND id BETWEEN ?5 AND ?6",
    "UPDATE OR REPLACE event_part SET actor=?1 WHERE entity=?2 AND event BETWEEN ?5 AND ?6",
    "UPDATE OR REPLACE agreement_part SET actor=?1 WHERE entity=?2 AND agreement BETWEEN ?5 AND ?6",
    "UPDATE OR REPLACE about SET actor=?1 WHERE actor=?3 AND sentence BETWEEN ?5 AND ?6",
    "UPDATE OR REPLACE office SET actor=?1 WHERE actor=?3 AND entity=?2",
    "INSERT OR IGNORE INTO actor_name SELECT name,?1 FROM entity WHERE id=?2",
};

static bool move(gs_store *s, const somebody *who, int64_t actor, gs_join why)
{
    int64_t first = who->entity >> 20 << 20;
    int64_t values[] = {actor, who->entity, who->actor, why, first, first | (GS_STORE_RECORDS - 1)};
    bool    good = true;

    for (size_t i = 0; good && i < sizeof moves / sizeof *moves; i++) {
        sqlite3_stmt *q = NULL;
        good = sqlite3_prepare_v2(s->db, moves[i], -1, &q, NULL) == SQLITE_OK;
        for (int k = 1; good && k <= sqlite3_bind_parameter_count(q); k++)
            sqlite3_bind_int64(q, k, values[k - 1]);
        good = good && sqlite3_step(q) == SQLITE_DONE;
        sqlite3_finalize(q);
    }
    return good;
}

/* A surname without an office: nothing to join it by. */
static bool is_bare(gs_store *s, const somebody *who)
{
    office own[OFFICES];

    return who->kind == GS_ENTITY_PERSON && who->words.count == 1 &&
           !read_offices(s, who->actor, who->entity, true, own);
}

static bool join(gs_store *s, const somebody *who, bool *moved)
{
    gs_join why = GS_JOIN_ACRONYM;
    int64_t actor = is_acronym(who) ? find_full(s, who) : 0;

    if (!actor && !is_bare(s, who))
        actor = find_name(s, who, &why);
    *moved = actor != 0;
    return !actor || move(s, who, actor, why);
}

/* Whether the actor is one that was looked at before, and has a name of several words: who
 * comes with a fuller one, or another spelling, is joined with it then. A word alone is looked
 * for with the office that each report gives. */
static bool is_examined(gs_store *s, const somebody *who)
{
    gs_str key = gs_str_make((const char *)&who->actor, sizeof who->actor);

    return (who->words.count > 1 || who->kind == GS_ENTITY_ORGANIZATION) && !is_acronym(who) &&
           gs_map_get(&s->examined, key);
}

static void note_examined(gs_store *s, const somebody *who)
{
    int64_t *key = gs_arena_alloc(s->words, sizeof *key);

    if (!key)
        return; /* it is looked at again */
    *key = who->actor;
    gs_map_put(&s->examined, gs_str_make((const char *)key, sizeof *key), 1);
}

/* Entities of earlier reports that had the last word of this name alone. */
static bool join_late(gs_store *s, const somebody *who)
{
    sqlite3_stmt *q = s->query[GS_QUERY_FIND_SHORT];
    gs_str        last = who->words.own[who->words.count - 1];
    int64_t       entities[LATE];
    size_t        count = 0;
    somebody      other;
    bool          good = true, moved;

    sqlite3_bind_text64(q, 1, last.p, last.n, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int(q, 2, who->kind);
    sqlite3_bind_int(q, 3, LATE);
    while (sqlite3_step(q) == SQLITE_ROW && count < LATE)
        entities[count++] = sqlite3_column_int64(q, 0);
    sqlite3_reset(q);
    for (size_t i = 0; good && i < count; i++)
        good = !read_entity(s, entities[i], &other) || join(s, &other, &moved);
    return good;
}

bool gs_joined_place(gs_store *s, int64_t report)
{
    sqlite3_stmt *q = s->query[GS_QUERY_ENTITIES_OF];
    int64_t       entity = GS_STORE_ID(report, 0);
    somebody      who;
    int           step;
    bool          good = true, moved;

    while (good) {
        sqlite3_bind_int64(q, 1, entity);
        sqlite3_bind_int64(q, 2, GS_STORE_ID(report, GS_STORE_RECORDS - 1));
        step = sqlite3_step(q);
        entity = step == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
        sqlite3_reset(q);
        if (step != SQLITE_ROW)
            return step == SQLITE_DONE;
        if (!read_entity(s, entity++, &who) || !who.words.count || is_examined(s, &who))
            continue;
        good = join(s, &who, &moved);
        if (good && who.kind == GS_ENTITY_PERSON && who.words.count > 1)
            good = join_late(s, &who);
        if (good && !moved)
            note_examined(s, &who);
    }
    return false;
}
