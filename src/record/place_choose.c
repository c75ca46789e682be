/* record/place_choose.c - which of the places of one name is meant.
 *
 * The weights were set by hand and tried on development data; each stands for
 * one feature of the sum.
 */
#include <math.h>

#include "record/place_int.h"

#define PASSES 4

/* Weights. */
#define W_PEOPLE       0.9F /* a power of ten of inhabitants    */
#define W_COUNTRY      4.5F /* a state is more often meant than a town of its name */
#define W_REGION       3.5F
#define W_NOTABLE      1.5F /* capitals, and what our own table names */
#define W_SAME_COUNTRY 1.0F /* another place of the report lies in the state */
#define W_NAMED_STATE  1.2F /* the state itself is named        */
#define W_SAME_REGION  1.6F
#define W_NAMED_REGION 3.0F
#define W_NEAR         2.0F /* another place is near, by distance */
#define MAX_COUNTRY    2.5F
#define MAX_REGION     5.5F
#define MAX_NEAR       4.0F
#define NEAR_KM        120.0F
#define SAME_KM        60.0F
#define CLEAR          0.25F /* of score, by which the best must be better */

static float distance_km(const gs_place_entry *a, const gs_place_entry *b)
{
    const float degree = 111.2F;
    float       lat = (float)(a->lat - b->lat) / 1e5F, lon = (float)(a->lon - b->lon) / 1e5F;
    float       middle = (float)(a->lat + b->lat) / 2e5F * 0.0174533F;

    if (lon > 180.0F)
        lon -= 360.0F;
    if (lon < -180.0F)
        lon += 360.0F;
    lon *= 1.0F - middle * middle / 2.0F + middle * middle * middle * middle / 24.0F;
    return degree * sqrtf(lat * lat + lon * lon);
}

static float own_weight(const gs_place_entry *e)
{
    float w = W_PEOPLE * log10f((float)e->people + 10.0F);

    if (e->kind == GS_PLACE_KIND_COUNTRY || e->kind == GS_PLACE_KIND_CONTINENT)
        return W_COUNTRY + W_PEOPLE * 6.0F;
    if (e->kind == GS_PLACE_KIND_REGION)
        return e->notable ? W_REGION + W_PEOPLE * 5.5F : W_PEOPLE * 4.0F;
    if (e->kind == GS_PLACE_KIND_COUNTY)
        return W_PEOPLE * 4.0F;
    if (e->notable)
        w += W_NOTABLE + (e->people ? 0.0F : W_PEOPLE * 4.0F);
    return w;
}

static void insert(gs_place_sense *sense, gs_place_candidate c)
{
    uint32_t at = sense->count;

    if (at == GS_PLACE_CANDIDATES) {
        if (sense->items[at - 1].own >= c.own)
            return;
        at--;
    } else {
        sense->count++;
    }
    while (at && sense->items[at - 1].own < c.own) {
        sense->items[at] = sense->items[at - 1];
        at--;
    }
    sense->items[at] = c;
}

gs_status gs_place_candidates(const gs_places *places, gs_str name, bool abbreviation,
                              gs_arena *scratch, gs_place_sense *sense)
{
    gs_place_row row;
    uint32_t     place;

    *sense = (gs_place_sense){.best = -1, .second = -1, .rule = "place.open"};
    gs_place_find(places, name, &row);
    while (gs_place_next(places, &row, &place)) {
        gs_place_entry e = gs_place_at(places, place);
        if (row.size <= 2 && e.kind == GS_PLACE_KIND_REGION && !abbreviation)
            continue; /* "in", "or", "me" are words */
        if (!sense->items)
            sense->items = gs_arena_zeros(scratch, GS_PLACE_CANDIDATES, sizeof *sense->items);
        if (!sense->items)
            return GS_E_NOMEM;
        insert(sense, (gs_place_candidate){.entry = e, .own = own_weight(&e)});
    }
    return GS_OK;
}

static bool contains(const gs_place_entry *outer, const gs_place_entry *inner)
{
    if (!outer->country.n || !gs_str_eq(outer->country, inner->country))
        return false;
    if (outer->kind == GS_PLACE_KIND_COUNTRY)
        return inner->kind != GS_PLACE_KIND_COUNTRY;
    if (outer->kind == GS_PLACE_KIND_REGION)
        return outer->admin.n
                   ? gs_str_eq(outer->admin, inner->admin) && inner->kind != GS_PLACE_KIND_REGION
                   : false;
    if (outer->kind == GS_PLACE_KIND_TOWN && inner->kind != GS_PLACE_KIND_TOWN)
        return false;
    return outer->located && inner->located && distance_km(outer, inner) < SAME_KM;
}

void gs_place_beside(gs_place_sense *inner, const gs_place_sense *outer, float weight)
{
    for (uint32_t i = 0; i < inner->count; i++) {
        float most = 0.0F;
        for (uint32_t k = 0; k < outer->count; k++) {
            const gs_place_entry *e = &outer->items[k].entry;
            float w = e->kind == GS_PLACE_KIND_COUNTRY || e->kind == GS_PLACE_KIND_REGION
                          ? weight
                          : weight * 0.4F;
            if (w > most && contains(e, &inner->items[i].entry))
                most = w;
        }
        if (most > inner->items[i].beside)
            inner->items[i].beside = most;
    }
}

typedef struct sums {
    float country, region, near;
} sums;

static void add_hint(sums *s, const gs_place_entry *e, const gs_place_entry *other)
{
    bool same = e->country.n && gs_str_eq(e->country, other->country);

    if (same && other->kind == GS_PLACE_KIND_COUNTRY)
        s->country += W_NAMED_STATE;
    else if (same)
        s->country += W_SAME_COUNTRY * 0.5F;
    if (other->kind == GS_PLACE_KIND_COUNTRY || other->kind == GS_PLACE_KIND_CONTINENT)
        return;
    if (same && e->admin.n && gs_str_eq(e->admin, other->admin))
        s->region += other->kind == GS_PLACE_KIND_REGION ? W_NAMED_REGION : W_SAME_REGION;
    if (other->kind != GS_PLACE_KIND_REGION && e->located && other->located) {
        float d = distance_km(e, other);
        if (d < NEAR_KM)
            s->near += W_NEAR * (1.0F - d / NEAR_KM);
    }
}

static float capped(float x, float most)
{
    return x < most ? x : most;
}

static float context(const gs_place_entry *e, const gs_place_sense *senses, size_t count,
                     size_t self)
{
    sums s = {0};

    if (e->kind == GS_PLACE_KIND_COUNTRY || e->kind == GS_PLACE_KIND_CONTINENT) {
        for (size_t i = 0; i < count; i++) {
            if (i != self && senses[i].best >= 0 &&
                gs_str_eq(senses[i].items[senses[i].best].entry.country, e->country))
                return W_SAME_COUNTRY;
        }
        return 0.0F;
    }
    for (size_t i = 0; i < count; i++) {
        if (i != self && senses[i].best >= 0)
            add_hint(&s, e, &senses[i].items[senses[i].best].entry);
    }
    return capped(s.country, MAX_COUNTRY) + capped(s.region, MAX_REGION) + capped(s.near, MAX_NEAR);
}

/* Whether the two are, for a reader, one place. */
static bool same_place(const gs_place_entry *a, const gs_place_entry *b)
{
    return a->located && b->located && gs_str_eq(a->country, b->country) &&
           distance_km(a, b) < SAME_KM;
}

static void choose_one(gs_place_sense *sense, bool last)
{
    int32_t best = -1, second = -1;

    for (uint32_t i = 0; i < sense->count; i++) {
        if (best < 0 || sense->items[i].score > sense->items[best].score)
            best = (int32_t)i;
    }
    for (uint32_t i = 0; i < sense->count; i++) {
        if ((int32_t)i != best &&
            (second < 0 || sense->items[i].score > sense->items[second].score) &&
            !same_place(&sense->items[i].entry, &sense->items[best].entry))
            second = (int32_t)i;
    }
    sense->best = best;
    sense->second = second;
    if (best < 0)
        return;
    sense->margin =
        sense->items[best].score -
        (second < 0 || sense->items[second].score < 0.0F ? 0.0F : sense->items[second].score);
    sense->rule = sense->count == 1                                          ? "place.only"
                  : sense->items[best].beside > 0.0F                         ? "place.beside"
                  : sense->items[best].score > sense->items[best].own + 1.0F ? "place.context"
                                                                             : "place.weight";
    if (last && sense->margin < CLEAR) {
        sense->best = -1;
        sense->rule = "place.open";
    }
}

static bool is_named(gs_str country, const gs_str *countries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (gs_str_eq(countries[i], country))
            return true;
    }
    return false;
}

void gs_place_choose(gs_place_sense *senses, size_t count, const gs_str *countries,
                     size_t country_count)
{
    size_t near = count < GS_PLACE_SENSES ? count : GS_PLACE_SENSES;

    for (int pass = 0; pass < PASSES; pass++) {
        for (size_t i = 0; i < count; i++) {
            for (uint32_t k = 0; k < senses[i].count; k++) {
                gs_place_candidate *c = &senses[i].items[k];
                c->score = c->own + c->beside;
                if (pass)
                    c->score += context(&c->entry, senses, near, i);
                if (is_named(c->entry.country, countries, country_count))
                    c->score += W_NAMED_STATE * 0.5F;
            }
        }
        for (size_t i = 0; i < count; i++)
            choose_one(&senses[i], pass == PASSES - 1);
    }
}
