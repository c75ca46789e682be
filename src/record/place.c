/* record/place.c - mentions of places; record/place_choose.c chooses. */
#include "record/place.h"

#include "base/error.h"
#include "record/place_int.h"

#define WIDEST 5 /* words by which a name may grow */

typedef struct finder {
    gs_doc         *doc;
    const gs_know  *know;
    gs_arena       *scratch;
    gs_map          names; /* folded name -> index of its sense */
    gs_place_sense *senses;
    size_t          sense_count, sense_cap;
    uint32_t       *of; /* sense of each place */
    size_t          of_count, of_cap;
    gs_str         *countries; /* of peoples that are named */
    size_t          country_count, country_cap;
    size_t          place_cap, place_count;
    gs_place       *places;
    uint32_t        end; /* words before it are taken */
} finder;

static gs_str word_str(const finder *f, uint32_t w)
{
    return gs_doc_str(f->doc, f->doc->words[w].span);
}

static gs_span words_span(const finder *f, uint32_t first, uint32_t count)
{
    return (gs_span){f->doc->words[first].span.start, f->doc->words[first + count - 1].span.end};
}

static uint32_t class_of(const finder *f, gs_str word)
{
    char      lower[32];
    uint32_t *flags;

    if (word.n > sizeof lower)
        return 0;
    for (size_t i = 0; i < word.n; i++)
        lower[i] = gs_ascii_lower(word.p[i]);
    flags = gs_map_get(&f->know->place_words, gs_str_make(lower, word.n));
    return flags ? *flags : 0;
}

static bool capital(gs_str word)
{
    return word.n && ((word.p[0] >= 'A' && word.p[0] <= 'Z') || (unsigned char)word.p[0] >= 0xC3);
}

/* The sense of a name; new ones look into the gazetteer. */
static gs_status sense_of(finder *f, gs_str name, bool abbreviation, uint32_t *out)
{
    char           key[GS_PLACE_NAME];
    size_t         n = gs_place_fold(name, key);
    uint32_t      *old = gs_map_get(&f->names, gs_str_make(key, n));
    gs_place_sense sense;
    gs_str         kept;

    if (old && (n > 2 || !abbreviation || f->senses[*old].count)) {
        *out = *old;
        return GS_OK;
    }
    if (gs_place_candidates(&f->know->places, name, abbreviation, f->scratch, &sense) != GS_OK)
        return GS_E_NOMEM;
    kept = gs_arena_str(f->scratch, gs_str_make(key, n));
    *out = (uint32_t)f->sense_count;
    if (!kept.p || !GS_PUSH(f->scratch, f->senses, f->sense_count, f->sense_cap, sense))
        return GS_E_NOMEM;
    return gs_map_put(&f->names, kept, *out);
}

static bool known(finder *f, uint32_t first, uint32_t count)
{
    gs_place_row row;
    uint32_t     place;

    gs_place_find(&f->know->places, gs_doc_str(f->doc, words_span(f, first, count)), &row);
    return row.size > 2 && gs_place_next(&f->know->places, &row, &place);
}

static gs_status add_place(finder *f, uint32_t first, uint32_t count)
{
    gs_place place = {
        .first_word = first, .word_count = count, .span = words_span(f, first, count)};
    gs_str   text = gs_doc_str(f->doc, place.span);
    bool     comma = first && gs_str_eq(word_str(f, first - 1), GS_STR(","));
    uint32_t sense;

    if (sense_of(f, text, comma || (text.n > 2 && memchr(text.p, '.', text.n)), &sense) != GS_OK)
        return GS_E_NOMEM;
    f->end = first + count;
    if (!GS_PUSH(f->doc->arena, f->places, f->place_count, f->place_cap, place) ||
        !GS_PUSH(f->scratch, f->of, f->of_count, f->of_cap, sense))
        return GS_E_NOMEM;
    return GS_OK;
}

/* The longest run from `first` that the gazetteer knows, within the sentence:
 * it has the name and may go on behind it, with capitals or "of". */
static uint32_t widen(finder *f, uint32_t first, uint32_t count, uint32_t sentence_end)
{
    uint32_t best = count;

    for (uint32_t n = count + 1; n <= count + WIDEST && first + n <= sentence_end; n++) {
        gs_str last = word_str(f, first + n - 1);
        if (!capital(last) && !(class_of(f, last) & (GS_PLACE_WORD_KIND | GS_PLACE_WORD_BEFORE)) &&
            !gs_str_eq(last, GS_STR("of")) && !gs_str_eq(last, GS_STR("-")))
            break;
        if (known(f, first, n))
            best = n;
    }
    if (best == count && first + count < sentence_end) {
        gs_str next = word_str(f, first + count);
        if (capital(next) && (class_of(f, next) & GS_PLACE_WORD_KIND))
            best = count + 1; /* "Hale County", known or not */
    }
    return best;
}

/* One part of a name, between commas. */
static gs_status add_part(finder *f, uint32_t first, uint32_t count, uint32_t sentence_end)
{
    while (count > 1 && !known(f, first, count)) {
        uint32_t flags = class_of(f, word_str(f, first));
        uint32_t last = class_of(f, word_str(f, first + count - 1));
        if (flags & GS_PLACE_WORD_BEFORE) {
            first++;
            count--;
        } else if ((last & GS_PLACE_WORD_LOOSE) ||
                   gs_str_eq(word_str(f, first + count - 1), GS_STR("'s"))) {
            count--;
        } else {
            break;
        }
    }
    if (!capital(word_str(f, first)) && !gs_ascii_digit(word_str(f, first).p[0]))
        return GS_OK; /* "turkey" */
    count = widen(f, first, count, sentence_end);
    return add_place(f, first, count);
}

static gs_status add_name(finder *f, uint32_t first, uint32_t count, uint32_t sentence_end)
{
    gs_status st = GS_OK;
    uint32_t  end = first + count;

    if (known(f, first, count))
        return add_part(f, first, count, sentence_end);
    while (st == GS_OK && first < end) {
        uint32_t n = 0;
        while (first + n < end && !gs_str_eq(word_str(f, first + n), GS_STR(",")))
            n++;
        if (n && first >= f->end)
            st = add_part(f, first, n, sentence_end);
        first += n + 1;
    }
    return st;
}

/* A name of another kind, or none, that is a place: a preposition of place
 * stands before it, and the gazetteer has something of weight under it. */
static bool stands_in_place(finder *f, uint32_t first, uint32_t count)
{
    gs_place_row row;
    uint32_t     place;

    if (!first || !(class_of(f, word_str(f, first - 1)) & GS_PLACE_WORD_IN))
        return false;
    gs_place_find(&f->know->places, gs_doc_str(f->doc, words_span(f, first, count)), &row);
    while (row.size > 2 && gs_place_next(&f->know->places, &row, &place)) {
        gs_place_entry e = gs_place_at(&f->know->places, place);
        if (e.notable || e.people > 20000)
            return true;
    }
    return false;
}

/* Words of a body's name that name its place: "Hale County" of "Hale County
 * Council"; 0 when there are none. A newspaper's or a firm's name has none. */
static uint32_t place_of_body(finder *f, const gs_named *name)
{
    for (uint32_t n = name->word_count - 1; n; n--) {
        uint32_t at = name->first_word + n;
        if ((class_of(f, word_str(f, at)) & GS_PLACE_WORD_BODY ||
             class_of(f, word_str(f, at - 1)) & GS_PLACE_WORD_KIND) &&
            known(f, name->first_word, n))
            return n;
    }
    return 0;
}

static gs_status hear_people(finder *f, const gs_named *name)
{
    gs_str          text = gs_doc_str(f->doc, words_span(f, name->first_word, name->word_count));
    const uint32_t *at = gs_lexicon_get(&f->know->name_lexicon, text);

    for (int32_t i = at ? (int32_t)*at : -1; i >= 0; i = f->know->names[i].next) {
        if (f->know->names[i].kind == GS_NAME_ADJECTIVE)
            return GS_PUSH(f->scratch, f->countries, f->country_count, f->country_cap,
                           f->know->names[i].country)
                       ? GS_OK
                       : GS_E_NOMEM;
    }
    return GS_OK;
}

static gs_status read_sentence(finder *f, const gs_sentence *s, size_t *next)
{
    const gs_doc *doc = f->doc;
    uint32_t      end = s->first_word + s->word_count;
    gs_status     st = GS_OK;

    for (; st == GS_OK && *next < doc->name_count && doc->names[*next].first_word < end; ++*next) {
        const gs_named *name = &doc->names[*next];
        if (name->first_word < f->end || name->first_word < s->first_word)
            continue;
        if (name->kind == GS_NAMED_NATIONALITY)
            st = hear_people(f, name);
        else if (name->kind == GS_NAMED_PLACE)
            st = add_name(f, name->first_word, name->word_count, end);
        else if (name->kind == GS_NAMED_ORGANIZATION && place_of_body(f, name))
            st = add_place(f, name->first_word, place_of_body(f, name));
        else if (stands_in_place(f, name->first_word, name->word_count))
            st = add_place(f, name->first_word, name->word_count);
    }
    return st;
}

/* What stands between two mentions tells whether one says where the other lies. */
static void link_neighbours(finder *f)
{
    for (size_t i = 1; i < f->place_count; i++) {
        const gs_place *a = &f->places[i - 1], *b = &f->places[i];
        gs_place_sense *sa = &f->senses[f->of[i - 1]], *sb = &f->senses[f->of[i]];
        uint32_t        from = a->first_word + a->word_count;
        uint32_t        gap = b->first_word - from;
        if (f->of[i] == f->of[i - 1] || gap > 2)
            continue;
        if (gap == 0 || gs_str_eq(word_str(f, from), GS_STR(",")))
            gs_place_beside(sa, sb, 9.0F);
        else if (gs_str_eq(word_str(f, from), GS_STR("in")))
            gs_place_beside(sa, sb, 5.0F);
        else if (gs_str_starts(word_str(f, from), GS_STR("'")) || word_str(f, from).n == 4)
            gs_place_beside(sb, sa, 6.0F); /* "Syria's Idlib" */
    }
}

/* "Ankara said", "talks between Moscow and Kyiv": of states and capitals. */
static bool stands_for_government(const finder *f, const gs_place *p)
{
    const gs_word *words = f->doc->words;
    bool           state = p->entry.kind == GS_PLACE_KIND_COUNTRY;
    uint32_t       at = p->first_word + p->word_count - 1;

    if (!p->known || !(state || (p->entry.notable && p->entry.kind == GS_PLACE_KIND_TOWN)))
        return false;
    for (int step = 0; step < 3; step++) {
        int32_t head = words[at].head;
        if (head < 0)
            return false;
        if (words[at].deprel == GS_DEPREL_NSUBJ)
            return class_of(f, words[head].lemma) & GS_PLACE_WORD_ACT;
        if (words[at].deprel == GS_DEPREL_NMOD)
            return class_of(f, words[head].lemma) & GS_PLACE_WORD_TALKS &&
                   class_of(f, word_str(f, p->first_word - 1)) == 0;
        if (words[at].deprel != GS_DEPREL_CONJ && words[at].deprel != GS_DEPREL_FLAT &&
            words[at].deprel != GS_DEPREL_COMPOUND)
            return false;
        at = (uint32_t)head;
    }
    return false;
}

static gs_place_precision precision_of(gs_place_kind kind)
{
    switch (kind) {
    case GS_PLACE_KIND_TOWN:
    case GS_PLACE_KIND_CAMP:
        return GS_PLACE_PRECISION_TOWN;
    case GS_PLACE_KIND_BASE:
    case GS_PLACE_KIND_CROSSING:
    case GS_PLACE_KIND_FACILITY:
    case GS_PLACE_KIND_AIRPORT:
        return GS_PLACE_PRECISION_SITE;
    case GS_PLACE_KIND_COUNTRY:
        return GS_PLACE_PRECISION_COUNTRY;
    case GS_PLACE_KIND_CORRIDOR:
    case GS_PLACE_KIND_ROUTE:
    case GS_PLACE_KIND_LINE:
    case GS_PLACE_KIND_RIVER:
        return GS_PLACE_PRECISION_ROUTE;
    default:
        return GS_PLACE_PRECISION_REGION;
    }
}

static void settle(finder *f)
{
    for (size_t i = 0; i < f->place_count; i++) {
        gs_place             *p = &f->places[i];
        const gs_place_sense *s = &f->senses[f->of[i]];
        p->rule = s->count ? s->rule : "place.unknown";
        p->precision = GS_PLACE_PRECISION_REGION;
        if (s->best < 0)
            continue;
        p->known = true;
        p->entry = s->items[s->best].entry;
        p->score = s->margin;
        p->contested = s->second >= 0;
        if (p->contested)
            p->other = s->items[s->second].entry;
        p->precision = precision_of(p->entry.kind);
        p->metonym = stands_for_government(f, p);
    }
}

gs_status gs_places_find(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err)
{
    finder    f = {.doc = doc, .know = know, .scratch = scratch};
    size_t    next = 0;
    gs_status st = GS_OK;

    if (!doc->word_count || !know->places.index)
        return GS_OK;
    gs_map_init(&f.names, doc->seed);
    for (size_t i = 0; st == GS_OK && i < doc->sentence_count; i++)
        st = read_sentence(&f, &doc->sentences[i], &next);
    gs_map_release(&f.names);
    if (st != GS_OK)
        return gs_fail_nomem(err, "places");
    link_neighbours(&f);
    gs_place_choose(f.senses, f.sense_count, f.countries, f.country_count);
    settle(&f);
    doc->places = f.places;
    doc->place_count = f.place_count;
    return GS_OK;
}
