/* record/telling_sign.c - the words of a telling as signs. See doc/telling.h.
 *
 * A word's number is that of each of its sets, or of its stem. A name's is its own and
 * its country's: "Moscow", "Russian", "the Kremlin" share one. What a phrase means, by
 * coreference, adds the words of the other mentions: "them" has those of "four engineers".
 */
#include "record/clause.h"
#include "record/telling.h"

#define SPAN_WORDS 80 /* of a telling that are looked at */
#define CLIMB      24
#define MEANT      6 /* words of the other mentions of one entity */
#define STEM       64

/* Endings that make a noun of a verb, or one word class of another. */
static gs_str stem(gs_str w)
{
    static const char *const endings[] = {
        "ations", "ation", "ments", "ment", "ances", "ance", "ings", "ing", "ions", "ion", "als",
        "al",     "ers",   "er",    "ors",  "or",    "ed",   "es",   "e",   "s",    "y"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        gs_str e = gs_str_from(endings[i]);
        if (w.n >= e.n + 4 && gs_str_ends(w, e))
            return gs_str_sub(w, 0, w.n - e.n);
    }
    return w;
}

static gs_str lower_of(gs_str word, char *buf, size_t room)
{
    if (word.n > room)
        word.n = room;
    for (size_t i = 0; i < word.n; i++)
        buf[i] = gs_ascii_lower(word.p[i]);
    return gs_str_make(buf, word.n);
}

/* The sets of a word, or of it and the one behind it: "burn down", "police officer". */
static const uint32_t *find_sets(const gs_reading *r, uint32_t w, gs_str lemma)
{
    const gs_map   *map = &r->know->same_words;
    const uint32_t *hit = NULL;
    char            buf[STEM * 2 + 1], next[STEM];

    if (w + 1 < r->doc->word_count && lemma.n <= STEM) {
        gs_str second = lower_of(gs_word_at(r, w + 1)->lemma, next, sizeof next);
        memcpy(buf, lemma.p, lemma.n);
        buf[lemma.n] = ' ';
        memcpy(buf + lemma.n + 1, second.p, second.n);
        hit = gs_map_get(map, gs_str_make(buf, lemma.n + 1 + second.n));
    }
    return hit ? hit : gs_map_get(map, lemma);
}

static uint8_t kind_of_set(gs_same_kind kind)
{
    static const uint8_t kinds[GS_SAME_KIND_COUNT] = {
        [GS_SAME_DEED] = GS_SIGN_DEED,   [GS_SAME_THING] = GS_SIGN_THING,
        [GS_SAME_ROLE] = GS_SIGN_ROLE,   [GS_SAME_NUMBER] = GS_SIGN_NUMBER,
        [GS_SAME_LIGHT] = GS_SIGN_OTHER,
    };
    return kinds[kind];
}

/* Sets tell apart what one word may be: a deed's number is not a thing's. */
static uint32_t set_key(const gs_same_set *set)
{
    return gs_sign_key(set->name) ^ (set->kind == GS_SAME_NUMBER ? 0 : 0x5a000000u + set->kind);
}

static uint8_t kind_of_word(const gs_word *w)
{
    switch (w->upos) {
    case GS_UPOS_VERB:
        return GS_SIGN_DEED;
    case GS_UPOS_PROPN:
        return GS_SIGN_NAME;
    case GS_UPOS_NUM:
        return GS_SIGN_NUMBER;
    case GS_UPOS_NOUN:
        return GS_SIGN_THING;
    default:
        return GS_SIGN_OTHER;
    }
}

static size_t own_sign(const gs_word *w, gs_str lemma, bool light, gs_sign *out)
{
    char   digits[STEM];
    size_t n = 0;

    *out = (gs_sign){.kind = kind_of_word(w), .light = light};
    if (w->upos != GS_UPOS_NUM) {
        out->key = gs_sign_key(w->upos == GS_UPOS_PROPN ? lemma : stem(lemma));
        return 1;
    }
    for (size_t i = 0; i < lemma.n && n < sizeof digits; i++) {
        if (lemma.p[i] != ',')
            digits[n++] = lemma.p[i];
    }
    out->key = gs_sign_key(gs_str_make(digits, n));
    return 1;
}

static bool tells(const gs_word *w)
{
    return w->upos == GS_UPOS_VERB || w->upos == GS_UPOS_NOUN || w->upos == GS_UPOS_PROPN ||
           w->upos == GS_UPOS_NUM || w->upos == GS_UPOS_ADJ || w->upos == GS_UPOS_ADV;
}

size_t gs_signs_of_word(const gs_reading *r, uint32_t w, gs_sign *signs)
{
    const gs_word  *word = gs_word_at(r, w);
    char            buf[STEM];
    gs_str          lemma = lower_of(word->lemma, buf, sizeof buf);
    const uint32_t *sets;
    size_t          n = 0;
    bool            light = false;

    if (!tells(word) || lemma.n < 2)
        return word->upos == GS_UPOS_NUM && lemma.n ? own_sign(word, lemma, false, signs) : 0;
    sets = find_sets(r, w, lemma);
    for (int32_t i = sets ? (int32_t)*sets : -1; i >= 0; i = r->know->same_sets[i].next) {
        const gs_same_set *set = &r->know->same_sets[i];
        if (set->kind == GS_SAME_LIGHT) {
            light = true;
            continue;
        }
        /* a verb is no thing, and a name none but by its country */
        if (word->upos == GS_UPOS_PROPN ||
            (word->upos == GS_UPOS_VERB && set->kind != GS_SAME_DEED))
            continue;
        if (n < GS_SIGN_SETS)
            signs[n++] = (gs_sign){.key = set_key(set), .kind = kind_of_set(set->kind)};
    }
    if (n == 0)
        n = own_sign(word, lemma, light, signs);
    else
        light = false;
    for (size_t i = 0; i < n; i++) {
        signs[i].also = i > 0;
        signs[i].light = light;
    }
    return n;
}

/* The country that a name, or the adjective of one, tells. */
static gs_str country_of(const gs_reading *r, uint32_t w)
{
    const uint32_t *hit =
        gs_lexicon_get(&r->know->name_lexicon, gs_doc_str(r->doc, gs_word_at(r, w)->span));
    uint32_t t = r->token_of[w], value;

    if (hit)
        return r->know->names[*hit].country;
    if (gs_read_entry(r, &r->know->name_lexicon, t, gs_tokens_end(r), false, &value) == 0)
        return GS_STR_NONE;
    return r->know->names[value].country;
}

/* In what slot of its deed a word stands: the relation by which its branch hangs there. */
static uint8_t slot_of(const gs_reading *r, uint32_t w, gs_span span)
{
    uint8_t slot = GS_SIGN_REST;
    int32_t at = (int32_t)w;

    for (int i = 0; i < CLIMB && at >= 0; i++) {
        const gs_word *word = gs_word_at(r, (uint32_t)at);
        if (word->span.start < span.start || word->span.end > span.end || word->head < 0)
            break;
        switch (word->deprel) {
        case GS_DEPREL_NSUBJ:
        case GS_DEPREL_OBL_AGENT:
            slot = GS_SIGN_DOER;
            break;
        case GS_DEPREL_NSUBJ_PASS:
        case GS_DEPREL_OBJ:
            slot = GS_SIGN_DONE_TO;
            break;
        case GS_DEPREL_OBL:
        case GS_DEPREL_NMOD:
            if (gs_child_word(r, (uint32_t)at, "by") >= 0)
                slot = GS_SIGN_DOER;
            else if (gs_child_word(r, (uint32_t)at, "of") >= 0)
                slot = GS_SIGN_DONE_TO;
            else
                slot = GS_SIGN_REST;
            break;
        default:
            break;
        }
        if (gs_word_at(r, (uint32_t)word->head)->upos == GS_UPOS_VERB)
            break;
        at = word->head;
    }
    return slot;
}

static bool is_where(const gs_reading *r, uint32_t w)
{
    static const char *const where[] = {"in", "at", "near", "to", "from", "on", "around", "close"};
    int32_t                  at = (int32_t)w;

    while (at >= 0 && gs_word_at(r, (uint32_t)at)->deprel != GS_DEPREL_OBL &&
           gs_word_at(r, (uint32_t)at)->deprel != GS_DEPREL_NMOD) {
        uint8_t rel = gs_word_at(r, (uint32_t)at)->deprel;
        if (rel != GS_DEPREL_FLAT && rel != GS_DEPREL_COMPOUND)
            return false;
        at = gs_word_at(r, (uint32_t)at)->head;
    }
    for (size_t i = 0; at >= 0 && i < sizeof where / sizeof *where; i++) {
        if (gs_child_word(r, (uint32_t)at, where[i]) >= 0)
            return true;
    }
    return false;
}

typedef struct signs {
    gs_sign *items;
    size_t   count;
} signs;

static void add(signs *t, gs_sign sign)
{
    for (size_t i = 0; sign.meant && i < t->count; i++) {
        if (t->items[i].key == sign.key)
            return;
    }
    if (t->count < GS_SIGNS)
        t->items[t->count++] = sign;
}

/* `meant`: the slot of the words that mean it, or -1 where it stands itself. */
static void add_word(signs *t, const gs_reading *r, uint32_t w, gs_span span, int meant)
{
    const gs_word *word = gs_word_at(r, w);
    gs_sign        found[GS_SIGN_SETS];
    size_t         n = gs_signs_of_word(r, w, found);
    gs_str         country = n ? country_of(r, w) : GS_STR_NONE;
    bool           name = word->upos == GS_UPOS_PROPN || country.n;
    uint8_t        slot = meant >= 0 ? (uint8_t)meant : n ? slot_of(r, w, span) : 0;
    bool           where = n && !country.n && word->upos == GS_UPOS_PROPN && is_where(r, w);

    for (size_t i = 0; i < n; i++) {
        if (country.n && i > 0)
            break;
        if (country.n)
            found[i].key = gs_sign_key(country) ^ 0x77000000u;
        if (name)
            found[i].kind = where ? GS_SIGN_PLACE : GS_SIGN_NAME;
        found[i].slot = slot;
        found[i].head = word->deprel != GS_DEPREL_COMPOUND && word->deprel != GS_DEPREL_AMOD &&
                        word->deprel != GS_DEPREL_NMOD_POSS && word->deprel != GS_DEPREL_NUMMOD &&
                        word->deprel != GS_DEPREL_NMOD;
        found[i].meant = meant >= 0;
        add(t, found[i]);
    }
}

static void add_country(signs *t, gs_str country, uint8_t slot)
{
    if (country.n)
        add(t, (gs_sign){.key = gs_sign_key(country) ^ 0x77000000u,
                         .kind = GS_SIGN_NAME,
                         .slot = slot,
                         .meant = true});
}

/* The words of what else an entity is called. */
static void add_entity(signs *t, const gs_reading *r, int32_t entity, gs_span but, uint8_t slot)
{
    const gs_entity *e = &r->doc->entities[entity];
    int              added = 0;

    add_country(t, e->country, slot);
    for (size_t i = 0; i < e->mention_count && added < MEANT; i++) {
        gs_span  s = e->mentions[i].span;
        uint32_t w;
        if ((s.start >= but.start && s.end <= but.end) || e->mentions[i].form == GS_MENTION_PRONOUN)
            continue;
        w = gs_telling_word(r, s.start);
        for (; w < r->doc->word_count && gs_word_at(r, w)->span.end <= s.end && added < MEANT;
             w++) {
            size_t before = t->count;
            add_word(t, r, w, but, slot);
            added += t->count > before;
        }
    }
    for (size_t i = 0; i < e->office_count; i++) {
        if (e->offices[i].of >= 0)
            add_country(t, r->doc->entities[e->offices[i].of].country, slot);
    }
}

/* The last word of a mention: its head, mostly. */
static uint32_t last_word(const gs_reading *r, gs_span span)
{
    uint32_t w = gs_telling_word(r, span.end);

    return w ? w - 1 : 0;
}

static void add_meant(signs *t, const gs_reading *r, gs_span span)
{
    for (size_t i = 0; i < r->doc->entity_count; i++) {
        const gs_entity *e = &r->doc->entities[i];
        for (size_t k = 0; k < e->mention_count; k++) {
            if (e->mentions[k].span.start >= span.start && e->mentions[k].span.end <= span.end) {
                add_entity(t, r, (int32_t)i, span,
                           slot_of(r, last_word(r, e->mentions[k].span), span));
                break;
            }
        }
    }
}

size_t gs_signs_read(const gs_reading *r, gs_span span, int32_t speaker, gs_sign *out)
{
    signs    t = {.items = out};
    uint32_t w = gs_telling_word(r, span.start);

    for (uint32_t n = 0; w < r->doc->word_count && n < SPAN_WORDS && t.count < GS_SIGNS * 3 / 4;
         w++, n++) {
        if (gs_word_at(r, w)->span.start >= span.end)
            break;
        add_word(&t, r, w, span, -1);
    }
    add_meant(&t, r, span);
    if (speaker >= 0)
        add_entity(&t, r, speaker, span, GS_SIGN_REST);
    return t.count;
}
