/* store/pack.c - see pack.h. */
#include "store/pack.h"

#include "base/error.h"
#include "base/limits.h"
#include "output/output.h"
#include "store/copies.h"
#include "store/review_field.h"
#include "store/same.h"
#include "store/store.h"
#include "store/trait.h"

/* ---- values ---- */

static void put_uint(gs_buf *out, uint64_t n)
{
    for (; n >= 128; n >>= 7)
        gs_buf_add_char(out, (char)(n | 128));
    gs_buf_add_char(out, (char)n);
}

static void put_row(gs_buf *out, gs_store_table table, unsigned values)
{
    gs_buf_add_char(out, (char)table);
    gs_buf_add_char(out, (char)values);
}

static void put_null(gs_buf *out)
{
    gs_buf_add_char(out, GS_PACK_NULL);
}

static void put_int(gs_buf *out, int64_t n)
{
    gs_buf_add_char(out, GS_PACK_INT);
    put_uint(out, (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0));
}

static void put_bytes(gs_buf *out, gs_pack_kind kind, gs_str s)
{
    if (!s.n && kind != GS_PACK_BLOB) {
        put_null(out);
        return;
    }
    gs_buf_add_char(out, (char)kind);
    put_uint(out, s.n);
    gs_buf_add_str(out, s);
}

static void put_text(gs_buf *out, gs_str s)
{
    put_bytes(out, GS_PACK_TEXT, s);
}

static void put_real(gs_buf *out, double x)
{
    gs_buf_add_char(out, GS_PACK_REAL);
    gs_buf_add(out, (const char *)&x, sizeof x);
}

static void put_report(gs_buf *out)
{
    gs_buf_add_char(out, GS_PACK_REPORT);
}

/* A record of this report by the letter of its type; null where the index is -1. */
static void put_record(gs_buf *out, const gs_doc *doc, char letter, int64_t index)
{
    if (index < 0) {
        put_null(out);
        return;
    }
    gs_buf_add_char(out, GS_PACK_RECORD);
    put_uint(out, gs_doc_number(doc, letter, (size_t)index) - 1);
}

/* "2020-11-25" as 20201125, "2020-11" as 20201101 or 20201131 where the last
 * day is meant; 0 without a year. */
static int64_t day_number(gs_str iso, bool last)
{
    int64_t n = 0;
    size_t  digits = 0;

    for (size_t i = 0; i < iso.n && iso.p[i] != 'T'; i++) {
        if (!gs_ascii_digit(iso.p[i]) && iso.p[i] != '-')
            break;
        if (iso.p[i] != '-') {
            n = n * 10 + (iso.p[i] - '0');
            digits++;
        } else if (i == 0) {
            break;
        }
    }
    if (digits != 4 && digits != 6 && digits != 8)
        return 0;
    if (digits == 4)
        n = n * 100 + (last ? 12 : 1);
    return digits == 8 ? n : n * 100 + (last ? 31 : 1);
}

static void put_day(gs_buf *out, gs_str iso, bool last)
{
    int64_t day = day_number(iso, last);

    if (day)
        put_int(out, day);
    else
        put_null(out);
}

static void put_day_or(gs_buf *out, const gs_time *time, gs_str published)
{
    put_day(out, time->value.n && time->start.n ? time->start : published, false);
}

/* For the packers of other files. */

void gs_pack_row(gs_buf *out, gs_store_table table, unsigned values)
{
    put_row(out, table, values);
}

void gs_pack_int(gs_buf *out, int64_t n)
{
    put_int(out, n);
}

void gs_pack_bytes(gs_buf *out, gs_pack_kind kind, gs_str s)
{
    put_bytes(out, kind, s);
}

void gs_pack_record(gs_buf *out, const gs_doc *doc, char letter, int64_t index)
{
    put_record(out, doc, letter, index);
}

/* ---- who is meant ---- */

/* A name of somebody, not "two officials": only these are the same in another report. */
static bool is_named(const gs_entity *e)
{
    for (size_t i = 0; i < e->proofs.count; i++) {
        const gs_proof *p = &e->proofs.items[i];
        if (p->rule && strcmp(p->field, "name") == 0 && strcmp(p->rule, GS_REVIEW_RULE) == 0)
            return true; /* a person gave it the name */
    }
    for (size_t i = 0; i < e->mention_count; i++) {
        if (e->mentions[i].form == GS_MENTION_NAME || e->mentions[i].form == GS_MENTION_METONYM)
            return true;
    }
    return false;
}

/* The country of the state that is named at a byte. */
static gs_str state_at(const gs_doc *doc, uint32_t at)
{
    for (size_t i = 0; i < doc->entity_count; i++) {
        const gs_entity *e = &doc->entities[i];
        for (size_t k = 0; e->kind == GS_ENTITY_STATE && k < e->mention_count; k++) {
            if (e->mentions[k].span.start == at)
                return e->country;
        }
    }
    return GS_STR_NONE;
}

/* A person's country, else that of an office, else of "Foreign Minister Mark Weber of Austria". */
static gs_str country_of(const gs_doc *doc, const gs_entity *e)
{
    gs_str country = e->country;

    if (e->kind != GS_ENTITY_PERSON)
        return country;
    for (size_t i = 0; !country.n && i < e->office_count; i++) {
        if (e->offices[i].of >= 0)
            country = doc->entities[e->offices[i].of].country;
    }
    for (size_t i = 0; !country.n && i < e->mention_count; i++) {
        gs_span s = e->mentions[i].span;
        if (gs_str_starts(gs_str_sub(doc->text, s.end, doc->text.n), GS_STR(" of ")))
            country = state_at(doc, s.end + 4);
    }
    return country;
}

static void put_actor(gs_buf *out, const gs_doc *doc, int32_t entity)
{
    const gs_entity *e;
    gs_str           country;

    if (entity < 0 || !is_named(&doc->entities[entity])) {
        put_null(out);
        return;
    }
    e = &doc->entities[entity];
    gs_buf_add_char(out, GS_PACK_ACTOR);
    put_uint(out, (uint64_t)e->kind);
    country = country_of(doc, e);
    put_uint(out, country.n);
    gs_buf_add_str(out, country);
    put_uint(out, e->name.n);
    gs_buf_add_str(out, e->name);
}

static void put_actor_or_zero(gs_buf *out, const gs_doc *doc, int32_t entity)
{
    if (is_named(&doc->entities[entity]))
        put_actor(out, doc, entity);
    else
        put_int(out, 0);
}

/* ---- rows ---- */

static void pack_sighting(const gs_doc *doc, gs_buf *out)
{
    put_row(out, GS_TABLE_SIGHTING, 5);
    put_report(out);
    put_text(out, doc->source);
    put_text(out, doc->meta.url);
    put_bytes(out, GS_PACK_NAME, doc->meta.publisher);
    put_text(out, doc->meta.captured);
}

static void pack_report(const gs_doc *doc, gs_buf *out)
{
    const gs_meta *meta = &doc->meta;

    put_row(out, GS_TABLE_REPORT, 10);
    put_report(out);
    put_bytes(out, GS_PACK_BLOB, gs_str_make((const char *)doc->sha256, 16));
    put_text(out, meta->title);
    put_bytes(out, GS_PACK_NAME, meta->publisher);
    put_text(out, meta->published);
    put_day(out, meta->published, false);
    put_text(out, meta->language);
    put_int(out, (int64_t)doc->text.n);
    put_int(out, (int64_t)doc->sentence_count);
    put_bytes(out, GS_PACK_NAME, meta->agency_count ? meta->agencies[0] : GS_STR_NONE);
}

/* What read it. */
static void pack_reading(const gs_doc *doc, gs_buf *out)
{
    put_row(out, GS_TABLE_READING, 5);
    put_report(out);
    put_text(out, doc->engine.n ? doc->engine : GS_STR(GS_VERSION));
    if (doc->modelled)
        put_bytes(out, GS_PACK_BLOB, gs_str_make((const char *)doc->model, sizeof doc->model));
    else
        put_null(out);
    put_bytes(out, GS_PACK_BLOB, gs_str_make((const char *)doc->knowledge, sizeof doc->knowledge));
    put_int(out, doc->html);
}

static gs_status pack_kept(const gs_doc *doc, gs_buf *out)
{
    gs_buf    records, packed;
    gs_status st;

    gs_buf_init(&records, GS_LIMIT_DOC_MEMORY);
    gs_buf_init(&packed, GS_LIMIT_DOC_MEMORY);
    gs_output_jsonl(doc, NULL, &records);
    st = records.status;
    put_row(out, GS_TABLE_KEPT, 3);
    put_report(out);
    if (st == GS_OK)
        st = gs_kept_pack(doc->text, GS_STR_NONE, &packed);
    if (st == GS_OK)
        put_bytes(out, GS_PACK_BLOB, gs_buf_str(&packed));
    packed.size = 0;
    if (st == GS_OK)
        st = gs_kept_pack(gs_buf_str(&records), doc->text, &packed);
    if (st == GS_OK)
        put_bytes(out, GS_PACK_BLOB, gs_buf_str(&packed));
    gs_buf_release(&records);
    gs_buf_release(&packed);
    return st;
}

static void put_likeness(const gs_likeness *l, int64_t week, gs_buf *out)
{
    uint32_t sample[GS_COPIES_SAMPLE];
    size_t   count = gs_likeness_sample(l, sample);
    gs_buf   packed;

    gs_buf_init(&packed, GS_LIMIT_DOC_MEMORY);
    put_row(out, GS_TABLE_LIKENESS, 3);
    put_report(out);
    gs_numbers_pack(l->shingles.items, l->shingles.count, &packed);
    put_bytes(out, GS_PACK_BLOB, gs_buf_str(&packed));
    gs_buf_clear(&packed);
    gs_numbers_pack(l->figures.items, l->figures.count, &packed);
    put_bytes(out, GS_PACK_BLOB, gs_buf_str(&packed));
    for (size_t i = 0; i < count; i++) {
        put_row(out, GS_TABLE_ALIKE, 2);
        put_int(out, gs_copies_key(week, sample[i]));
        put_report(out);
    }
    gs_buf_release(&packed);
}

/* Of all but boilerplate, which a site's reports share. */
static gs_status pack_likeness(const gs_doc *doc, gs_buf *out)
{
    gs_arena    arena;
    gs_likeness l = {.shingles = {.items = NULL}};
    gs_status   st = GS_OK;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    for (size_t i = 0; st == GS_OK && i < doc->sentence_count; i++) {
        if (doc->sentences[i].zone == GS_ZONE_BODY)
            st = gs_likeness_add(&l, gs_doc_str(doc, doc->sentences[i].span), &arena);
    }
    gs_likeness_settle(&l);
    if (st == GS_OK)
        put_likeness(&l, gs_copies_week(day_number(doc->meta.published, false)), out);
    gs_arena_release(&arena);
    return st;
}

static void pack_sentences(const gs_doc *doc, gs_buf *out)
{
    for (size_t i = 0; i < doc->sentence_count; i++) {
        const gs_sentence *s = &doc->sentences[i];
        put_row(out, GS_TABLE_SENTENCE, 4);
        put_record(out, doc, 'z', (int64_t)i);
        put_int(out, s->zone);
        put_int(out, s->span.start);
        put_int(out, s->span.end);
        if (s->duplicate_of >= 0)
            continue;
        put_row(out, GS_TABLE_WORDS, 2);
        put_record(out, doc, 'z', (int64_t)i);
        put_text(out, gs_doc_str(doc, s->span));
    }
}

static void pack_place(const gs_doc *doc, size_t entity, gs_buf *out)
{
    int32_t               place = doc->entities[entity].place;
    const gs_place_entry *e = place >= 0 ? &doc->places[place].entry : NULL;

    /* a route is no point, even where the gazetteer has a middle */
    if (!e || !doc->places[place].known || !e->located ||
        doc->places[place].precision == GS_PLACE_PRECISION_ROUTE)
        return;
    put_row(out, GS_TABLE_PLACE, 5);
    put_record(out, doc, 'n', (int64_t)entity);
    for (int i = 0; i < 4; i++)
        put_real(out, (i < 2 ? e->lat : e->lon) / 1e5);
}

static void pack_entity(const gs_doc *doc, size_t index, gs_buf *out)
{
    const gs_entity *e = &doc->entities[index];

    put_row(out, GS_TABLE_ENTITY, 5);
    put_record(out, doc, 'n', (int64_t)index);
    put_actor(out, doc, (int32_t)index);
    put_int(out, e->kind);
    put_bytes(out, GS_PACK_NAME, e->name);
    put_text(out, e->country);
    pack_place(doc, index, out);
    if (!is_named(e))
        return;
    for (size_t i = 0; i < e->name_count; i++) {
        put_row(out, GS_TABLE_ACTOR_NAME, 2);
        put_bytes(out, GS_PACK_NAME, e->names[i]);
        put_actor(out, doc, (int32_t)index);
    }
    for (size_t i = 0; i < e->office_count; i++) {
        put_row(out, GS_TABLE_OFFICE, 4);
        put_actor(out, doc, (int32_t)index);
        put_record(out, doc, 'n', (int64_t)index);
        put_bytes(out, GS_PACK_NAME, e->offices[i].title.n ? e->offices[i].title : GS_STR("?"));
        put_actor(out, doc, e->offices[i].of);
    }
    for (size_t i = 0; i < e->mention_count; i++) {
        int32_t sentence = gs_doc_sentence_at(doc, e->mentions[i].span.start);
        if (sentence < 0 ||
            (i && gs_doc_sentence_at(doc, e->mentions[i - 1].span.start) == sentence))
            continue;
        put_row(out, GS_TABLE_ABOUT, 2);
        put_actor(out, doc, (int32_t)index);
        put_record(out, doc, 'z', sentence);
    }
}

/* The first and the last byte of spans; both null where there are none. */
static void put_extent(gs_buf *out, const gs_span *spans, size_t count)
{
    if (!count || spans[0].end <= spans[0].start) {
        put_null(out);
        put_null(out);
        return;
    }
    put_int(out, spans[0].start);
    put_int(out, spans[count - 1].end);
}

static void pack_statement(const gs_doc *doc, size_t index, gs_buf *out)
{
    const gs_statement *s = &doc->statements[index];

    put_row(out, GS_TABLE_STATEMENT, 14);
    put_record(out, doc, 's', (int64_t)index);
    put_record(out, doc, 'z', s->sentence);
    put_int(out, doc->sentences[s->sentence].zone);
    put_int(out, s->act);
    put_int(out, s->polarity);
    put_int(out, s->modality);
    put_int(out, s->stance);
    put_int(out, s->form);
    put_record(out, doc, 'n', s->speaker);
    put_actor(out, doc, s->speaker);
    put_record(out, doc, 'c', s->claim);
    put_day_or(out, &s->time, doc->meta.published);
    put_extent(out, s->content.items, s->content.count);
}

static void pack_claim_part(const gs_doc *doc, size_t claim, const gs_ids *ids, int role,
                            gs_buf *out)
{
    for (size_t i = 0; i < ids->count; i++) {
        put_row(out, GS_TABLE_CLAIM_PART, 3);
        put_record(out, doc, 'c', (int64_t)claim);
        put_record(out, doc, 's', ids->items[i]);
        put_int(out, role);
    }
}

static void pack_claim(const gs_doc *doc, size_t index, gs_buf *out)
{
    const gs_claim *c = &doc->claims[index];

    put_row(out, GS_TABLE_CLAIM, 8);
    put_record(out, doc, 'c', (int64_t)index);
    put_int(out, c->status);
    put_int(out, c->origins_for);
    put_int(out, c->origins_against);
    put_record(out, doc, 'z', gs_doc_sentence_at(doc, c->text.start));
    put_day(out, doc->meta.published, false);
    put_extent(out, &c->text, 1);
    pack_claim_part(doc, index, &c->asserted_by, 0, out);
    pack_claim_part(doc, index, &c->denied_by, 1, out);
    pack_claim_part(doc, index, &c->questioned_by, 2, out);
}

static void pack_event_part(const gs_doc *doc, size_t event, const gs_ids *ids, int role,
                            gs_buf *out)
{
    for (size_t i = 0; i < ids->count; i++) {
        put_row(out, GS_TABLE_EVENT_PART, 4);
        put_record(out, doc, 'e', (int64_t)event);
        put_int(out, role);
        put_record(out, doc, 'n', ids->items[i]);
        put_actor(out, doc, ids->items[i]);
    }
}

static void pack_event(const gs_doc *doc, size_t index, gs_buf *out)
{
    const gs_event *e = &doc->events[index];

    put_row(out, GS_TABLE_EVENT, 12);
    put_record(out, doc, 'e', (int64_t)index);
    put_record(out, doc, 'z', e->sentence);
    put_int(out, doc->sentences[e->sentence].zone);
    put_int(out, e->event);
    put_bytes(out, GS_PACK_NAME, e->mode);
    put_text(out, e->cameo);
    put_int(out, e->reality);
    put_record(out, doc, 'n', e->place);
    put_day_or(out, &e->time, doc->meta.published);
    put_day(out, e->time.value.n ? e->time.end : GS_STR_NONE, true);
    put_extent(out, &e->trigger, 1);
    pack_event_part(doc, index, &e->actors, 0, out);
    pack_event_part(doc, index, &e->recipients, 1, out);
}

static void pack_term(const gs_doc *doc, size_t agreement, size_t number, gs_buf *out)
{
    const gs_term *t = &doc->agreements[agreement].terms[number];

    put_row(out, GS_TABLE_TERM, 8);
    put_record(out, doc, 'a', (int64_t)agreement);
    put_int(out, (int64_t)number);
    put_record(out, doc, 'n', t->obligor);
    put_record(out, doc, 'n', t->obligee);
    put_int(out, t->status);
    put_day(out, t->deadline.value.n ? t->deadline.end : GS_STR_NONE, true);
    put_extent(out, &t->span, 1);
}

static void pack_agreement(const gs_doc *doc, size_t index, gs_buf *out)
{
    const gs_agreement *a = &doc->agreements[index];
    const gs_term      *first = a->term_count ? &a->terms[0] : NULL;

    put_row(out, GS_TABLE_AGREEMENT, 7);
    put_record(out, doc, 'a', (int64_t)index);
    put_int(out, a->kind);
    put_bytes(out, GS_PACK_NAME, a->name);
    put_day_or(out, &a->signed_, doc->meta.published);
    put_record(out, doc, 'z', first ? gs_doc_sentence_at(doc, first->span.start) : -1);
    put_extent(out, first ? &first->span : NULL, first ? 1 : 0);
    for (size_t i = 0; i < a->parties.count; i++) {
        put_row(out, GS_TABLE_AGREEMENT_PART, 3);
        put_actor_or_zero(out, doc, a->parties.items[i]);
        put_record(out, doc, 'a', (int64_t)index);
        put_record(out, doc, 'n', a->parties.items[i]);
    }
    for (size_t i = 0; i < a->term_count; i++)
        pack_term(doc, index, i, out);
}

static void pack_telling(const gs_doc *doc, size_t index, gs_buf *out)
{
    const gs_telling *t = &doc->tellings[index];
    uint32_t          keys[GS_SAME_KEYS];
    size_t            count = gs_same_keys(t->signs, t->sign_count, keys);
    gs_buf            packed;

    gs_buf_init(&packed, GS_LIMIT_DOC_MEMORY);
    gs_signs_pack(t->signs, t->sign_count, &packed);
    put_row(out, GS_TABLE_TELLING, 12);
    put_record(out, doc, 't', (int64_t)index);
    put_record(out, doc, 's', t->statement);
    put_record(out, doc, 'c', t->statement < 0 ? -1 : doc->statements[t->statement].claim);
    put_record(out, doc, 'z', t->sentence);
    put_int(out, t->role);
    put_day(out, doc->meta.published, false);
    put_extent(out, &t->span, 1);
    put_int(out, t->any);
    put_day(out, t->first, false);
    put_day(out, t->last, true);
    put_bytes(out, GS_PACK_BLOB, gs_buf_str(&packed));
    gs_buf_release(&packed);
    for (size_t i = 0; i < count; i++) {
        put_row(out, GS_TABLE_SIGN, 2);
        put_int(out, keys[i]);
        put_record(out, doc, 't', (int64_t)index);
    }
}

static void pack_tellings(const gs_doc *doc, gs_buf *out)
{
    gs_buf packed;

    if (!doc->word_count)
        return; /* made again of what is kept: its rows are there */
    gs_buf_init(&packed, GS_LIMIT_DOC_MEMORY);
    for (size_t i = 0; i < doc->around_count; i++) {
        for (int shift = 0; shift < 32; shift += 8)
            gs_buf_add_char(&packed, (char)(doc->around[i] >> shift));
    }
    put_row(out, GS_TABLE_AROUND, 2);
    put_report(out);
    put_bytes(out, GS_PACK_BLOB, gs_buf_str(&packed));
    gs_buf_release(&packed);
    for (size_t i = 0; i < doc->telling_count; i++)
        pack_telling(doc, i, out);
}

gs_status gs_pack(const gs_doc *doc, gs_buf *out, gs_error *err)
{
    gs_status st;

    if (doc->sentence_count > GS_STORE_RECORDS || doc->entity_count > GS_STORE_RECORDS ||
        doc->statement_count > GS_STORE_RECORDS || doc->event_count > GS_STORE_RECORDS)
        return gs_fail(err, GS_E_LIMIT, "store", GS_NO_OFFSET,
                       "more than %d records of a type in one report", GS_STORE_RECORDS);
    pack_report(doc, out);
    pack_sighting(doc, out);
    pack_reading(doc, out);
    st = pack_kept(doc, out);
    if (st == GS_OK)
        st = pack_likeness(doc, out);
    pack_sentences(doc, out);
    for (size_t i = 0; i < doc->entity_count; i++)
        pack_entity(doc, i, out);
    for (size_t i = 0; i < doc->statement_count; i++)
        pack_statement(doc, i, out);
    for (size_t i = 0; i < doc->claim_count; i++)
        pack_claim(doc, i, out);
    for (size_t i = 0; i < doc->event_count; i++)
        pack_event(doc, i, out);
    for (size_t i = 0; i < doc->event_count; i++)
        gs_trait_pack(doc, i, out);
    for (size_t i = 0; i < doc->agreement_count; i++)
        pack_agreement(doc, i, out);
    pack_tellings(doc, out);
    if (st == GS_OK)
        st = out->status;
    return st == GS_OK ? GS_OK : gs_fail_nomem(err, "store");
}

gs_status gs_doc_pack(const gs_doc *doc, gs_write_fn write, void *ctx, gs_error *err)
{
    gs_buf    buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    gs_status st = gs_pack(doc, &buf, err);

    if (st == GS_OK)
        return gs_buf_finish(&buf, err);
    gs_buf_release(&buf);
    return st;
}

/* ---- and back ---- */

uint64_t gs_unpack_uint(gs_unpack *u)
{
    uint64_t n = 0;

    for (int shift = 0; u->p < u->end; shift += 7) {
        uint8_t byte = *u->p++;
        n |= (uint64_t)(byte & 127) << shift;
        if (byte < 128)
            break;
    }
    return n;
}

int64_t gs_unpack_int(gs_unpack *u)
{
    uint64_t n = gs_unpack_uint(u);

    return (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
}

double gs_unpack_real(gs_unpack *u)
{
    double x = 0;

    if ((size_t)(u->end - u->p) >= sizeof x) {
        memcpy(&x, u->p, sizeof x);
        u->p += sizeof x;
    }
    return x;
}

gs_str gs_unpack_str(gs_unpack *u)
{
    size_t n = (size_t)gs_unpack_uint(u);
    gs_str s;

    if (n > (size_t)(u->end - u->p))
        n = (size_t)(u->end - u->p);
    s = gs_str_make((const char *)u->p, n);
    u->p += n;
    return s;
}
