/* store/same.c - whether two tellings are of one claim. See same.h.
 *
 * Weights are set by hand and the bar by test/quality/claim_pairs.py (doc/store.md).
 */
#include "store/same.h"

/* What a word of each kind weighs. */
static const double weights[GS_SIGN_KIND_COUNT] = {
    [GS_SIGN_DEED] = 3.0, [GS_SIGN_NAME] = 3.0,   [GS_SIGN_PLACE] = 3.0, [GS_SIGN_THING] = 2.5,
    [GS_SIGN_ROLE] = 1.5, [GS_SIGN_NUMBER] = 2.0, [GS_SIGN_OTHER] = 1.0,
};

#define LIGHT  0.1  /* of a word that tells little              */
#define AROUND 0.5  /* of one that only the other's report has  */
#define ENOUGH 0.47 /* of the words' weight, on both sides      */

/* ---- words ---- */

/* The numbers of one word: from `i` to the first that is not `also`. */
static size_t word_end(const gs_told *t, size_t i)
{
    do
        i++;
    while (i < t->count && t->signs[i].also);
    return i;
}

static bool has_around(const gs_told *t, uint32_t key)
{
    size_t low = 0, high = t->around_count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->around[mid] == key)
            return true;
        if (t->around[mid] < key)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

typedef enum found { FOUND_NOT, FOUND_AROUND, FOUND_TOLD } found;

/* Where a word of `a` is in `b`. */
static found find(const gs_told *a, size_t i, const gs_told *b)
{
    found best = FOUND_NOT;

    for (size_t end = word_end(a, i); i < end; i++) {
        for (size_t k = 0; k < b->count; k++) {
            if (b->signs[k].key == a->signs[i].key)
                return FOUND_TOLD;
        }
        if (has_around(b, a->signs[i].key))
            best = FOUND_AROUND;
    }
    return best;
}

static double weight_of(const gs_sign *t)
{
    return weights[t->kind] * (t->light ? LIGHT : 1);
}

/* What part of the words of `a` is in `b`. */
double gs_same_cover(const gs_told *a, const gs_told *b)
{
    double sum = 0, shared = 0;

    for (size_t i = 0; i < a->count && !a->signs[i].meant; i = word_end(a, i)) {
        double w = weight_of(&a->signs[i]);
        found  f = find(a, i, b);
        sum += w;
        shared += f == FOUND_TOLD ? w : f == FOUND_AROUND ? w * AROUND : 0;
    }
    return sum > 0 ? shared / sum : 0;
}

/* ---- what speaks against it ---- */

/* One word of them, of a kind and in a slot (or any: COUNT), and how many of them are
 * nowhere in the other's report. */
typedef struct tally {
    size_t told, missing, apart; /* missing even in the other report; in the telling */
} tally;

static tally count_words(const gs_told *a, const gs_told *b, gs_sign_kind kind, gs_sign_slot slot)
{
    tally n = {0, 0, 0};
    found f;

    for (size_t i = 0; i < a->count && !a->signs[i].meant; i = word_end(a, i)) {
        const gs_sign *t = &a->signs[i];
        if (t->light || (kind != GS_SIGN_KIND_COUNT && t->kind != kind) ||
            (slot != GS_SIGN_SLOT_COUNT && (t->slot != slot || !t->head)))
            continue;
        n.told++;
        f = find(a, i, b);
        n.missing += f == FOUND_NOT;
        n.apart += f != FOUND_TOLD;
    }
    return n;
}

/* Each tells one that the other does not. */
static bool both_miss(const gs_told *a, const gs_told *b, gs_sign_kind kind, gs_sign_slot slot)
{
    return count_words(a, b, kind, slot).missing && count_words(b, a, kind, slot).missing;
}

/* All of what either tells in a slot is missing in the other. Of doers only people count:
 * "our guns" are an army's. */
static bool slot_differs(const gs_told *a, const gs_told *b, gs_sign_slot slot)
{
    static const gs_sign_kind kinds[] = {GS_SIGN_ROLE, GS_SIGN_THING};
    tally                     x = {0, 0, 0}, y = {0, 0, 0};

    for (size_t i = 0; i < (slot == GS_SIGN_DOER ? 1u : 2u); i++) {
        tally m = count_words(a, b, kinds[i], slot), n = count_words(b, a, kinds[i], slot);
        x.told += m.told;
        x.missing += m.missing;
        y.told += n.told;
        y.missing += n.missing;
    }
    return x.told && y.told && x.missing == x.told && y.missing == y.told;
}

static bool shares_deed(const gs_told *a, const gs_told *b)
{
    for (size_t i = 0; i < a->count; i++) {
        if (a->signs[i].kind != GS_SIGN_DEED || a->signs[i].light || a->signs[i].meant)
            continue;
        for (size_t k = 0; k < b->count; k++) {
            if (b->signs[k].key == a->signs[i].key && !b->signs[k].meant)
                return true;
        }
    }
    return false;
}

static int64_t day_count(int64_t day)
{
    return day / 10000 * 372 + day / 100 % 100 * 31 + day % 100;
}

/* What is told to have been on a day after the other's report, which names none. */
static bool comes_later(const gs_told *a, const gs_told *b)
{
    return a->first && a->day && b->day && !b->first && a->last <= a->day &&
           day_count(a->first) > day_count(b->day) + 1;
}

/* "in July" may be told of a deed of August that was planned then: a month is no day. */
static bool days_differ(const gs_told *a, const gs_told *b)
{
    int64_t from_a = day_count(a->first), to_a = day_count(a->last);
    int64_t from_b = day_count(b->first), to_b = day_count(b->last);
    int64_t slack = to_a - from_a > 7 || to_b - from_b > 7 ? 62 : 1;

    return a->first && b->first && (to_a + slack < from_b || to_b + slack < from_a);
}

/* Stands in that slot and in none of the other. */
static bool stands(const gs_told *t, uint32_t key, gs_sign_slot slot)
{
    bool there = false;

    for (size_t i = 0; i < t->count; i++) {
        if (t->signs[i].key != key || t->signs[i].slot == GS_SIGN_REST)
            continue;
        if (t->signs[i].slot != slot)
            return false;
        there = true;
    }
    return there;
}

/* Who does it in `a` has it done to him in `b`. */
static bool turned(const gs_told *a, const gs_told *b)
{
    for (size_t i = 0; i < a->count; i++) {
        if (a->signs[i].kind != GS_SIGN_DEED && stands(a, a->signs[i].key, GS_SIGN_DOER) &&
            stands(b, a->signs[i].key, GS_SIGN_DONE_TO))
            return true;
    }
    return false;
}

/* Both name places, and none of them is in the other. */
static bool places_differ(const gs_told *a, const gs_told *b)
{
    tally x = count_words(a, b, GS_SIGN_PLACE, GS_SIGN_SLOT_COUNT);
    tally y = count_words(b, a, GS_SIGN_PLACE, GS_SIGN_SLOT_COUNT);

    return x.told && y.told && x.apart == x.told && y.apart == y.told;
}

gs_unlike gs_same_veto(const gs_told *a, const gs_told *b)
{
    if (!shares_deed(a, b))
        return GS_UNLIKE_DEED;
    if (days_differ(a, b) || comes_later(a, b) || comes_later(b, a))
        return GS_UNLIKE_DAY;
    if (both_miss(a, b, GS_SIGN_NUMBER, GS_SIGN_SLOT_COUNT))
        return GS_UNLIKE_NUMBER;
    if (places_differ(a, b))
        return GS_UNLIKE_PLACE;
    if (both_miss(a, b, GS_SIGN_NAME, GS_SIGN_SLOT_COUNT))
        return GS_UNLIKE_NAME;
    if (slot_differs(a, b, GS_SIGN_DOER))
        return GS_UNLIKE_DOER;
    if (slot_differs(a, b, GS_SIGN_DONE_TO))
        return GS_UNLIKE_DONE_TO;
    if (both_miss(a, b, GS_SIGN_ROLE, GS_SIGN_SLOT_COUNT))
        return GS_UNLIKE_THING;
    if (turned(a, b) && turned(b, a))
        return GS_UNLIKE_ROLES;
    if (a->any != b->any)
        return GS_UNLIKE_ANY;
    return GS_UNLIKE_NOTHING;
}

double gs_same_score(const gs_told *a, const gs_told *b)
{
    double x = gs_same_cover(a, b), y = gs_same_cover(b, a), low = x < y ? x : y,
           high = x < y ? y : x;

    if (gs_same_veto(a, b) != GS_UNLIKE_NOTHING)
        return 0;
    return (low + (high - low) * 0.5) / ENOUGH;
}

/* ---- found by, and kept ---- */

static bool add_key(uint32_t *keys, size_t *count, uint32_t key)
{
    for (size_t i = 0; i < *count; i++) {
        if (keys[i] == key)
            return true;
    }
    if (*count == GS_SAME_KEYS)
        return false;
    keys[(*count)++] = key;
    return true;
}

size_t gs_same_keys(const gs_sign *signs, size_t count, uint32_t keys[GS_SAME_KEYS])
{
    size_t n = 0;

    for (size_t k = 0; k < count; k++) {
        if (signs[k].kind == GS_SIGN_DEED || signs[k].kind == GS_SIGN_OTHER ||
            signs[k].kind == GS_SIGN_NUMBER || signs[k].light)
            continue;
        for (size_t i = 0; i < count; i++) {
            if (signs[i].kind == GS_SIGN_DEED && !signs[i].light && !signs[i].meant &&
                !add_key(keys, &n, (signs[i].key * 31 ^ signs[k].key) & 0x7fffffff))
                return n;
        }
    }
    return n;
}

enum { BIT_HEAD = 32, BIT_ALSO = 64, BIT_MEANT = 128 };

void gs_signs_pack(const gs_sign *signs, size_t count, gs_buf *out)
{
    for (size_t i = 0; i < count; i++) {
        const gs_sign *t = &signs[i];
        for (int shift = 0; shift < 32; shift += 8)
            gs_buf_add_char(out, (char)(t->key >> shift));
        gs_buf_add_char(out, (char)(t->kind | t->slot << 3 | (t->head ? BIT_HEAD : 0) |
                                    (t->also ? BIT_ALSO : 0) | (t->meant ? BIT_MEANT : 0)));
        gs_buf_add_char(out, (char)t->light);
    }
}

size_t gs_signs_unpack(gs_str bytes, gs_sign *signs)
{
    const uint8_t *p = (const uint8_t *)bytes.p;
    size_t         n = bytes.n / 6;

    if (n > GS_SIGNS)
        n = GS_SIGNS;
    for (size_t i = 0; i < n; i++, p += 6) {
        uint8_t kind = p[4] & 7, slot = p[4] >> 3 & 3;
        signs[i] = (gs_sign){.key = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
                                    (uint32_t)p[3] << 24,
                             .kind = kind < GS_SIGN_KIND_COUNT ? kind : GS_SIGN_OTHER,
                             .slot = slot,
                             .head = (p[4] & BIT_HEAD) != 0,
                             .also = (p[4] & BIT_ALSO) != 0 && i > 0,
                             .meant = (p[4] & BIT_MEANT) != 0,
                             .light = (p[5] & 1) != 0};
    }
    return n;
}
