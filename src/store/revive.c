/* store/revive.c - see revive.h. */
#include "store/revive.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <yajl/yajl_tree.h>

#include "base/error.h"

static yajl_val get(yajl_val o, const char *key)
{
    const char *path[] = {key, NULL};

    return o && YAJL_IS_OBJECT(o) ? yajl_tree_get(o, path, yajl_t_any) : NULL;
}

static gs_str str_of(gs_doc *d, yajl_val v)
{
    const char *s = v ? YAJL_GET_STRING(v) : NULL;

    return s ? gs_arena_str(d->arena, gs_str_from(s)) : GS_STR_NONE;
}

static gs_str str(gs_doc *d, yajl_val o, const char *key)
{
    return str_of(d, get(o, key));
}

static int64_t num(yajl_val v)
{
    return v && YAJL_IS_INTEGER(v) ? YAJL_GET_INTEGER(v) : 0;
}

static size_t len(yajl_val v)
{
    return v && YAJL_IS_ARRAY(v) ? YAJL_GET_ARRAY(v)->len : 0;
}

static yajl_val at(yajl_val v, size_t i)
{
    return YAJL_GET_ARRAY(v)->values[i];
}

static gs_span bounds(yajl_val o)
{
    return (gs_span){(uint32_t)num(get(o, "start")), (uint32_t)num(get(o, "end"))};
}

static gs_span pair(yajl_val v)
{
    return len(v) == 2 ? (gs_span){(uint32_t)num(at(v, 0)), (uint32_t)num(at(v, 1))}
                       : (gs_span){0, 0};
}

/* The index in an id; -1. */
static int32_t id_of(yajl_val v)
{
    const char *s = v ? YAJL_GET_STRING(v) : NULL, *slash = s ? strchr(s, '/') : NULL;

    return slash ? (int32_t)strtol(slash + 2, NULL, 10) - 1 : -1;
}

static gs_ids ids(gs_doc *d, yajl_val v)
{
    gs_ids out = {0};

    for (size_t i = 0; i < len(v); i++)
        (void)GS_PUSH(d->arena, out.items, out.count, out.cap, id_of(at(v, i)));
    return out;
}

static gs_spans spans(gs_doc *d, yajl_val v)
{
    gs_spans out = {0};

    for (size_t i = 0; i < len(v); i++)
        (void)GS_PUSH(d->arena, out.items, out.count, out.cap, pair(at(v, i)));
    return out;
}

#define CHOOSE(type, count, name, v) choose((int)(count), name_##name, (v))
#define NAMER(name, type)                                                                          \
    static const char *name_##name(int i)                                                          \
    {                                                                                              \
        return gs_##name##_name((type)i);                                                          \
    }
NAMER(zone, gs_zone_kind)
NAMER(entity_kind, gs_entity_kind)
NAMER(mention_form, gs_mention_form)
NAMER(act, gs_act)
NAMER(form, gs_form)
NAMER(polarity, gs_polarity)
NAMER(modality, gs_modality)
NAMER(stance, gs_stance)
NAMER(claim_status, gs_claim_status)
NAMER(plover, gs_plover)
NAMER(reality, gs_reality)
NAMER(agreement_kind, gs_agreement_kind)
NAMER(term_status, gs_term_status)
NAMER(precision, gs_precision)
NAMER(date_source, gs_date_source)
NAMER(place_kind, gs_place_kind)
NAMER(place_precision, gs_place_precision)

static int choose(int count, const char *(*name)(int), yajl_val v)
{
    const char *s = v ? YAJL_GET_STRING(v) : NULL;

    for (int i = 0; i < count; i++) {
        const char *n = name(i);
        if (n && s ? strcmp(n, s) == 0 : !n && !s)
            return i;
    }
    return 0;
}

static void push_proof(gs_doc *d, gs_proofs *p, const char *field, int32_t member, gs_span span,
                       const char *rule)
{
    gs_proof proof = {field, member, span, rule};

    (void)GS_PUSH(d->arena, p->items, p->count, p->cap, proof);
}

static gs_proofs proofs(gs_doc *d, yajl_val o)
{
    yajl_val  e = get(o, "evidence"), inf = get(o, "inferred");
    gs_proofs out = {0};

    for (size_t i = 0; e && YAJL_IS_OBJECT(e) && i < YAJL_GET_OBJECT(e)->len; i++) {
        const char *field = gs_arena_str(d->arena, gs_str_from(YAJL_GET_OBJECT(e)->keys[i])).p;
        yajl_val    v = YAJL_GET_OBJECT(e)->values[i];
        bool        list = get(o, field) && YAJL_IS_ARRAY(get(o, field)) && strcmp(field, "terms");
        for (size_t k = 0; k < len(v); k++) {
            if (!list)
                push_proof(d, &out, field, -1, pair(at(v, k)), NULL);
            for (size_t m = 0; list && m < len(at(v, k)); m++)
                push_proof(d, &out, field, (int32_t)k, pair(at(at(v, k), m)), NULL);
        }
    }
    for (size_t i = 0; inf && YAJL_IS_OBJECT(inf) && i < YAJL_GET_OBJECT(inf)->len; i++)
        push_proof(d, &out, gs_arena_str(d->arena, gs_str_from(YAJL_GET_OBJECT(inf)->keys[i])).p,
                   -1, (gs_span){0, 0}, str_of(d, YAJL_GET_OBJECT(inf)->values[i]).p);
    return out;
}

static gs_span words_at(gs_doc *d, const gs_proofs *p, const char *field, gs_str words,
                        gs_span within)
{
    for (size_t i = 0; i < p->count; i++) {
        if (!p->items[i].rule && strcmp(p->items[i].field, field) == 0 &&
            gs_str_eq(gs_doc_str(d, p->items[i].span), words))
            return p->items[i].span;
    }
    if (words.n && within.end) {
        size_t a = gs_str_find(gs_str_sub(d->text, 0, within.end), words, within.start);
        if (a != SIZE_MAX)
            return (gs_span){(uint32_t)a, (uint32_t)(a + words.n)};
    }
    return (gs_span){0, 0};
}

static gs_time time_of(gs_doc *d, yajl_val v, const gs_proofs *p, const char *field, gs_span in)
{
    gs_time t = {.start = str(d, v, "start"), .end = str(d, v, "end"), .value = str(d, v, "value")};

    if (!t.value.n)
        return (gs_time){0};
    t.precision = (gs_precision)CHOOSE(gs_precision, 5, precision, get(v, "precision"));
    t.approximate = YAJL_IS_TRUE(get(v, "approximate"));
    t.span = words_at(d, p, field, str(d, v, "text"), in);
    return t;
}

static void hash(yajl_val v, uint8_t out[32])
{
    const char *s = v ? YAJL_GET_STRING(v) : NULL;

    for (size_t i = 0; s && i < 32 && s[2 * i]; i++) {
        char two[3] = {s[2 * i], s[2 * i + 1], 0};
        out[i] = (uint8_t)strtoul(two, NULL, 16);
    }
}

static void report(gs_doc *d, yajl_val o)
{
    gs_meta *m = &d->meta;
    yajl_val z = get(o, "zones");

    d->source = str(d, o, "source");
    hash(get(o, "sha256"), d->sha256);
    d->modelled = get(o, "model") && YAJL_IS_STRING(get(o, "model"));
    hash(get(o, "model"), d->model);
    hash(get(o, "knowledge"), d->knowledge);
    d->analysed = YAJL_IS_STRING(get(o, "analysis"));
    m->title = str(d, o, "title");
    m->publisher = str(d, o, "publisher");
    for (size_t i = 0; i < len(get(o, "authors")); i++)
        (void)GS_PUSH(d->arena, m->authors, m->author_count, m->author_cap,
                      str_of(d, at(get(o, "authors"), i)));
    for (size_t i = 0; i < len(get(o, "agency")); i++)
        (void)GS_PUSH(d->arena, m->agencies, m->agency_count, m->agency_cap,
                      str_of(d, at(get(o, "agency"), i)));
    m->dateline_place = str(d, get(o, "dateline"), "place");
    m->dateline_date = str(d, get(o, "dateline"), "date");
    m->published = str(d, get(o, "published"), "date");
    m->published_from =
        (gs_date_source)CHOOSE(gs_date_source, 4, date_source, get(get(o, "published"), "from"));
    m->modified = str(d, o, "modified");
    m->published_conflict = str(d, o, "date_conflict");
    m->captured = str(d, o, "captured");
    m->url = str(d, o, "url");
    m->language = str(d, o, "language");
    m->proofs = proofs(d, o);
    for (size_t i = 0; i < len(z); i++) {
        gs_zone zone = {bounds(at(z, i)), (gs_zone_kind)CHOOSE(gs_zone_kind, GS_ZONE_COUNT, zone,
                                                               get(at(z, i), "zone"))};
        (void)GS_PUSH(d->arena, d->zones, d->zone_count, d->zone_cap, zone);
    }
}

static void sentence(gs_doc *d, yajl_val o)
{
    gs_sentence s = {.span = bounds(o),
                     .zone =
                         (gs_zone_kind)CHOOSE(gs_zone_kind, GS_ZONE_COUNT, zone, get(o, "zone")),
                     .duplicate_of = id_of(get(o, "duplicate_of"))};

    (void)GS_PUSH(d->arena, d->sentences, d->sentence_count, d->sentence_cap, s);
}

static int32_t degrees(yajl_val v)
{
    return v && YAJL_IS_NUMBER(v) ? (int32_t)lround(YAJL_GET_DOUBLE(v) * 1e5) : 0;
}

static int32_t place(gs_doc *d, yajl_val o)
{
    gs_place *all = gs_arena_zeros(d->arena, d->place_count + 1, sizeof *all);
    gs_place  p = {.known = true};

    if (!o || !all)
        return -1;
    p.entry.names = str(d, o, "name");
    p.entry.kind = (gs_place_kind)CHOOSE(gs_place_kind, GS_PLACE_KINDS, place_kind, get(o, "kind"));
    p.entry.country = str(d, o, "country");
    p.entry.admin = str(d, o, "region");
    p.precision =
        (gs_place_precision)CHOOSE(gs_place_precision, 5, place_precision, get(o, "precision"));
    p.entry.located = YAJL_IS_NUMBER(get(o, "lat"));
    p.entry.lat = degrees(get(o, "lat"));
    p.entry.lon = degrees(get(o, "lon"));
    p.entry.geonames = (uint32_t)num(get(o, "geonames"));
    p.entry.disputed = YAJL_IS_STRING(get(o, "tag"));
    if (d->place_count)
        memcpy(all, d->places, d->place_count * sizeof *all);
    all[d->place_count] = p;
    d->places = all;
    return (int32_t)d->place_count++;
}

static void entity(gs_doc *d, yajl_val o)
{
    gs_entity e = {.kind = (gs_entity_kind)CHOOSE(gs_entity_kind, GS_ENTITY_KIND_COUNT, entity_kind,
                                                  get(o, "kind")),
                   .name = str(d, o, "name"),
                   .country = str(d, o, "country"),
                   .place = place(d, get(o, "place"))};

    for (size_t i = 0; i < len(get(o, "names")); i++)
        (void)GS_PUSH(d->arena, e.names, e.name_count, e.name_cap,
                      str_of(d, at(get(o, "names"), i)));
    for (size_t i = 0; i < len(get(o, "sectors")); i++)
        (void)GS_PUSH(d->arena, e.sectors, e.sector_count, e.sector_cap,
                      str_of(d, at(get(o, "sectors"), i)).p);
    for (size_t i = 0; i < len(get(o, "offices")); i++) {
        yajl_val  v = at(get(o, "offices"), i);
        gs_office f = {str(d, v, "title"), id_of(get(v, "of"))};
        (void)GS_PUSH(d->arena, e.offices, e.office_count, e.office_cap, f);
    }
    for (size_t i = 0; i < len(get(o, "mentions")); i++) {
        yajl_val   v = at(get(o, "mentions"), i);
        gs_mention m = {bounds(v),
                        (gs_mention_form)CHOOSE(gs_mention_form, GS_MENTION_FORM_COUNT,
                                                mention_form, get(v, "form")),
                        str(d, v, "rule").p, NULL};
        (void)GS_PUSH(d->arena, e.mentions, e.mention_count, e.mention_cap, m);
    }
    e.proofs = proofs(d, o);
    (void)GS_PUSH(d->arena, d->entities, d->entity_count, d->entity_cap, e);
}

static void statement(gs_doc *d, yajl_val o)
{
    gs_statement s = {
        .sentence = id_of(get(o, "sentence")),
        .cue = bounds(get(o, "cue")),
        .lemma = str(d, get(o, "cue"), "lemma"),
        .act = (gs_act)CHOOSE(gs_act, GS_ACT_COUNT, act, get(o, "act")),
        .speaker = id_of(get(o, "speaker")),
        .addressee = ids(d, get(o, "addressee")),
        .channel = ids(d, get(o, "channel")),
        .form = (gs_form)CHOOSE(gs_form, GS_FORM_COUNT, form, get(o, "form")),
        .content = spans(d, get(o, "content")),
        .quotes = spans(d, get(o, "quotes")),
        .polarity =
            (gs_polarity)CHOOSE(gs_polarity, GS_POLARITY_COUNT, polarity, get(o, "polarity")),
        .modality =
            (gs_modality)CHOOSE(gs_modality, GS_MODALITY_COUNT, modality, get(o, "modality")),
        .claim = id_of(get(o, "claim")),
        .stance = (gs_stance)CHOOSE(gs_stance, GS_STANCE_COUNT, stance, get(o, "stance")),
        .restates = id_of(get(o, "restates"))};

    s.proofs = proofs(d, o);
    s.time = time_of(d, get(o, "time"), &s.proofs, "time", d->sentences[s.sentence].span);
    (void)GS_PUSH(d->arena, d->statements, d->statement_count, d->statement_cap, s);
}

static void claim(gs_doc *d, yajl_val o)
{
    gs_claim c = {.proposition = id_of(get(get(o, "proposition"), "event")),
                  .asserted_by = ids(d, get(o, "asserted_by")),
                  .denied_by = ids(d, get(o, "denied_by")),
                  .questioned_by = ids(d, get(o, "questioned_by")),
                  .origins_for = (uint32_t)num(get(get(o, "origins"), "for")),
                  .origins_against = (uint32_t)num(get(get(o, "origins"), "against")),
                  .status = (gs_claim_status)CHOOSE(gs_claim_status, GS_CLAIM_STATUS_COUNT,
                                                    claim_status, get(o, "status"))};

    c.proofs = proofs(d, o);
    c.text = words_at(d, &c.proofs, "text", str(d, o, "text"), (gs_span){0, (uint32_t)d->text.n});
    (void)GS_PUSH(d->arena, d->claims, d->claim_count, d->claim_cap, c);
}

static gs_str contexts(gs_doc *d, yajl_val v)
{
    char   text[512];
    size_t n = 0;

    for (size_t i = 0; i < len(v) && n < sizeof text; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", i ? " " : "",
                              YAJL_GET_STRING(at(v, i)));
    return n ? gs_arena_str(d->arena, gs_str_make(text, n)) : GS_STR_NONE;
}

static void event(gs_doc *d, yajl_val o)
{
    yajl_val p = get(o, "plover");
    gs_event e = {
        .sentence = id_of(get(o, "sentence")),
        .trigger = bounds(get(o, "trigger")),
        .lemma = str(d, get(o, "trigger"), "lemma"),
        .event = p && YAJL_IS_OBJECT(p)
                     ? (gs_plover)CHOOSE(gs_plover, GS_PLOVER_COUNT, plover, get(p, "event"))
                     : GS_PLOVER_COUNT,
        .mode = str(d, p, "mode"),
        .contexts = contexts(d, get(p, "contexts")),
        .cameo = str(d, o, "cameo"),
        .source = str(d, o, "source"),
        .target = str(d, o, "target"),
        .actors = ids(d, get(o, "actors")),
        .recipients = ids(d, get(o, "recipients")),
        .place = id_of(get(get(o, "place"), "entity")),
        .reality = (gs_reality)CHOOSE(gs_reality, GS_REALITY_COUNT, reality, get(o, "reality")),
        .according_to = ids(d, get(o, "according_to")),
        .mentions = spans(d, get(o, "mentions"))};

    e.proofs = proofs(d, o);
    e.time = time_of(d, get(o, "time"), &e.proofs, "time", d->sentences[e.sentence].span);
    (void)GS_PUSH(d->arena, d->events, d->event_count, d->event_cap, e);
}

static void agreement(gs_doc *d, yajl_val o)
{
    gs_agreement a = {.name = str(d, o, "name"),
                      .kind = (gs_agreement_kind)CHOOSE(gs_agreement_kind, GS_AGREEMENT_KIND_COUNT,
                                                        agreement_kind, get(o, "kind")),
                      .parties = ids(d, get(o, "parties"))};
    gs_span      all = {0, (uint32_t)d->text.n};

    a.proofs = proofs(d, o);
    a.signed_ = time_of(d, get(o, "signed"), &a.proofs, "signed", all);
    a.purpose = words_at(d, &a.proofs, "purpose", str(d, o, "purpose"), all);
    for (size_t i = 0; i < len(get(o, "terms")); i++) {
        yajl_val v = at(get(o, "terms"), i);
        gs_term  t = {.obligor = id_of(get(v, "obligor")),
                      .obligee = id_of(get(v, "obligee")),
                      .status = (gs_term_status)CHOOSE(gs_term_status, GS_TERM_STATUS_COUNT,
                                                       term_status, get(v, "status")),
                      .span = pair(get(v, "span"))};
        t.action = words_at(d, &a.proofs, "action", str(d, v, "action"), t.span);
        t.object = words_at(d, &a.proofs, "object", str(d, v, "object"), t.span);
        t.deadline = time_of(d, get(v, "deadline"), &a.proofs, "deadline", t.span);
        (void)GS_PUSH(d->arena, a.terms, a.term_count, a.term_cap, t);
    }
    (void)GS_PUSH(d->arena, d->agreements, d->agreement_count, d->agreement_cap, a);
}

gs_status gs_revive(gs_str records, gs_str text, gs_arena *arena, gs_seed seed, gs_doc *doc,
                    gs_error *err)
{
    static const struct {
        const char *type;
        void (*make)(gs_doc *, yajl_val);
    } all[] = {{"report", report},       {"sentence", sentence}, {"entity", entity},
               {"statement", statement}, {"claim", claim},       {"event", event},
               {"agreement", agreement}};
    gs_str line;

    gs_doc_init(doc, arena, seed);
    doc->text = gs_arena_str(arena, text);
    while (gs_str_split(&records, '\n', &line)) {
        gs_str   own = gs_arena_str(arena, line);
        yajl_val o = line.n && own.p ? yajl_tree_parse(own.p, NULL, 0) : NULL;
        gs_str   type = str(doc, o, "type");
        for (size_t i = 0; o && i < sizeof all / sizeof *all; i++) {
            if (gs_str_eq(type, gs_str_from(all[i].type)))
                all[i].make(doc, o);
        }
        yajl_tree_free(o);
        if (line.n && !o)
            return gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET, "records that are no JSON");
    }
    return arena->failed ? gs_fail_nomem(err, "store") : GS_OK;
}
