/* store/trait.c - how alike two events are, and the keys by which they are found. See trait.h.
 *
 * A score: what both tell and tell alike speaks for one event, what they tell otherwise
 * against it, by weights that were set on test/quality/event_pairs.txt.
 */
#include "store/trait.h"

#include "base/limits.h"
#include "store/copies.h"

/* ---- days ---- */

int64_t gs_trait_days(int64_t day)
{
    int64_t y = day / 10000, m = day / 100 % 100, d = day % 100;

    y -= m < 3;
    return y * 365 + y / 4 - y / 100 + y / 400 + (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d;
}

int64_t gs_trait_week(int64_t days)
{
    return days / 7;
}

/* ---- from the store ---- */

static void read_parts(gs_store *s, gs_trait *t)
{
    sqlite3_stmt *q = s->query[GS_QUERY_EVENT_PARTS];

    sqlite3_bind_int64(q, 1, t->event);
    while (sqlite3_step(q) == SQLITE_ROW) {
        bool    done_to = sqlite3_column_int(q, 0) != 0;
        size_t *n = done_to ? &t->recipient_count : &t->actor_count;
        if (*n < GS_TRAIT_PARTS)
            (done_to ? t->recipients : t->actors)[(*n)++] = sqlite3_column_int64(q, 1);
    }
    sqlite3_reset(q);
}

static void read_numbers(gs_store *s, gs_trait *t)
{
    sqlite3_stmt *q = s->query[GS_QUERY_EVENT_NUMBERS];

    sqlite3_bind_int64(q, 1, t->event);
    while (sqlite3_step(q) == SQLITE_ROW && t->number_count < GS_TRAIT_NUMBERS)
        t->numbers[t->number_count++] = (gs_trait_number){
            sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1),
            (gs_bound)sqlite3_column_int(q, 2), (gs_count_role)sqlite3_column_int(q, 3)};
    sqlite3_reset(q);
}

static bool read_words(gs_str packed, gs_trait *t)
{
    gs_arena  arena;
    uint32_t *items;
    size_t    count;
    bool      good;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    good = gs_numbers_unpack(packed, &arena, &items, &count);
    if (good) {
        t->word_count = count < GS_TRAIT_WORDS ? count : GS_TRAIT_WORDS;
        memcpy(t->words, items, t->word_count * sizeof *items);
    }
    gs_arena_release(&arena);
    return good;
}

bool gs_trait_read(gs_store *s, int64_t event, gs_trait *t)
{
    sqlite3_stmt *q = s->query[GS_QUERY_EVENT_TRAIT];
    bool          good;

    *t = (gs_trait){.event = event};
    sqlite3_bind_int64(q, 1, event);
    good = sqlite3_step(q) == SQLITE_ROW;
    if (good) {
        t->category = sqlite3_column_int(q, 0);
        t->mode = sqlite3_column_int64(q, 1);
        t->reality = sqlite3_column_int(q, 2);
        t->day = sqlite3_column_int64(q, 3);
        t->sentence = sqlite3_column_int64(q, 4);
        t->own_day = sqlite3_column_int(q, 5) != 0;
        t->lemma = (uint32_t)sqlite3_column_int64(q, 6);
        good = read_words(
            gs_str_make(sqlite3_column_blob(q, 7), (size_t)sqlite3_column_bytes(q, 7)), t);
        t->place = sqlite3_column_int64(q, 8);
        t->wide = sqlite3_column_int(q, 9) == GS_ENTITY_STATE;
        t->report_day = sqlite3_column_int64(q, 10);
    }
    sqlite3_reset(q);
    if (good)
        read_parts(s, t);
    if (good)
        read_numbers(s, t);
    return good;
}

/* ---- likeness ---- */

#define WHO         2.0 /* somebody who did it, or to whom it was done, is the same */
#define OTHER_WHO   3.0 /* somebody else */
#define WHERE       2.0
#define OTHER_PLACE 4.0
#define NAMES       1.0 /* of the clause */
#define OTHER_NAMES 3.5
#define SOME_OTHER  2.0
#define WHEN        1.0 /* both give the same day */
#define OTHER_DAY   3.0
#define TRIGGER     0.7
#define MODE        0.5
#define WORDS       4.0 /* times the share of words */
#define DAYS_ABOUT  4   /* between an event's day and a report that gives none */

/* 1: one is in both; -1: both have some, none in both; 0: one has none. */
static int compare_parts(const int64_t *a, size_t a_count, const int64_t *b, size_t b_count)
{
    if (!a_count || !b_count)
        return 0;
    for (size_t i = 0; i < a_count; i++) {
        for (size_t k = 0; k < b_count; k++) {
            if (a[i] == b[k])
                return 1;
        }
    }
    return -1;
}

static bool takes_part(const gs_trait *t, int64_t who)
{
    return compare_parts(&who, 1, t->actors, t->actor_count) > 0 ||
           compare_parts(&who, 1, t->recipients, t->recipient_count) > 0;
}

/* Somebody takes part in `a` alone. */
static bool has_other(const gs_trait *a, const gs_trait *b)
{
    for (size_t i = 0; i < a->actor_count; i++) {
        if (!takes_part(b, a->actors[i]))
            return true;
    }
    for (size_t i = 0; i < a->recipient_count; i++) {
        if (!takes_part(b, a->recipients[i]))
            return true;
    }
    return false;
}

/* "Marsk met Varn", "Marsk met Adler": of what one does with another. */
static bool others_differ(const gs_trait *a, const gs_trait *b)
{
    return a->actor_count + a->recipient_count > 1 && b->actor_count + b->recipient_count > 1 &&
           has_other(a, b) && has_other(b, a);
}

static size_t shared_words(const gs_trait *a, const gs_trait *b)
{
    size_t i = 0, k = 0, shared = 0;

    while (i < a->word_count && k < b->word_count) {
        if (a->words[i] == b->words[k]) {
            shared++;
            i++;
            k++;
        } else if (a->words[i] < b->words[k]) {
            i++;
        } else {
            k++;
        }
    }
    return shared;
}

/* Of the words that either has, weighed towards the shorter clause. */
static double word_share(const gs_trait *a, const gs_trait *b)
{
    size_t less = a->word_count < b->word_count ? a->word_count : b->word_count;
    size_t shared = shared_words(a, b);

    if (!shared)
        return 0;
    return 0.5 * (double)shared / (double)(less < 3 ? 3 : less) +
           0.5 * (double)shared / (double)(a->word_count + b->word_count - shared);
}

/* What names of the clause, and places of its sentence, speak for it: the same ones, others
 * alone, or others on both sides beside the same. */
static double weigh_names(const gs_trait *a, const gs_trait *b)
{
    size_t a_count = 0, b_count = 0, shared = 0;

    for (size_t i = 0; i < a->word_count; i++)
        a_count += a->words[i] & 1;
    for (size_t k = 0; k < b->word_count; k++) {
        b_count += b->words[k] & 1;
        for (size_t i = 0; i < a->word_count && b->words[k] & 1; i++)
            shared += a->words[i] == b->words[k];
    }
    if (!a_count || !b_count)
        return 0;
    return !shared ? -OTHER_NAMES : a_count > shared && b_count > shared ? -SOME_OTHER : NAMES;
}

static double weigh(int same, double for_it, double against, unsigned bit, unsigned *differ)
{
    if (same < 0)
        *differ |= bit;
    return same > 0 ? for_it : same < 0 ? -against : 0;
}

/* 1, 0 or -1 as above; -2 for days so far apart that nothing else counts. */
static int compare_days(const gs_trait *a, const gs_trait *b)
{
    int64_t apart;

    if (!a->day || !b->day)
        return 0;
    apart = gs_trait_days(a->day) - gs_trait_days(b->day);
    if (apart > DAYS_ABOUT || apart < -DAYS_ABOUT)
        return -2;
    if (a->own_day && b->own_day)
        return apart == 0 ? 1 : apart == 1 || apart == -1 ? -1 : -2;
    return 0;
}

double gs_trait_likeness(const gs_trait *a, const gs_trait *b, unsigned *differ)
{
    int    days = compare_days(a, b), places = 0, done_to;
    double sum = weigh_names(a, b);

    *differ = 0;
    if (days == -2 || a->category != b->category ||
        (a->category == GS_PLOVER_COUNT && a->lemma != b->lemma))
        return 0;
    done_to = others_differ(a, b) ? -1
                                  : compare_parts(a->recipients, a->recipient_count, b->recipients,
                                                  b->recipient_count);
    if (a->place && b->place && a->wide == b->wide)
        places = a->place == b->place ? 1 : -1;
    sum += weigh(compare_parts(a->actors, a->actor_count, b->actors, b->actor_count), WHO,
                 OTHER_WHO, GS_DIFFER_ACTOR, differ);
    sum += weigh(done_to, WHO, OTHER_WHO, GS_DIFFER_RECIPIENT, differ);
    sum += weigh(places, WHERE, OTHER_PLACE, GS_DIFFER_PLACE, differ);
    sum += weigh(days, WHEN, OTHER_DAY, GS_DIFFER_DAY, differ);
    sum += a->lemma == b->lemma ? TRIGGER : 0;
    sum += a->mode && a->mode == b->mode ? MODE : 0;
    return sum + WORDS * word_share(a, b);
}

bool gs_trait_numbers_differ(const gs_trait_number *a, const gs_trait_number *b)
{
    const gs_trait_number *less = a->number <= b->number ? a : b, *more = less == a ? b : a;

    if (less->number == more->number || less->bound == GS_BOUND_LEAST ||
        more->bound == GS_BOUND_MOST)
        return false;
    if (less->bound == GS_BOUND_ABOUT || more->bound == GS_BOUND_ABOUT)
        return 4 * more->number > 5 * less->number;
    return true;
}

/* ---- keys ---- */

static int64_t key_of(int64_t week, int category, int64_t what)
{
    uint64_t h = ((uint64_t)what * 32 + (uint64_t)category) * 0x9e3779b97f4a7c15u;

    return week << 32 | (int64_t)(h >> 32);
}

/* Where, who and whom, then words: the smallest, so that other mentions take the same. */
size_t gs_trait_keys(const gs_trait *t, int64_t week, int64_t *keys)
{
    size_t n = 0;

    if (t->place)
        keys[n++] = key_of(week, t->category, t->place);
    for (size_t i = 0; i < t->actor_count && i < 2; i++)
        keys[n++] = key_of(week, t->category, t->actors[i]);
    for (size_t i = 0; i < t->recipient_count && i < 2; i++)
        keys[n++] = key_of(week, t->category, t->recipients[i]);
    for (size_t i = 0; i < t->word_count && n < GS_TRAIT_KEYS; i++)
        keys[n++] = key_of(week, t->category, (int64_t)t->words[i] << 24);
    return n;
}
