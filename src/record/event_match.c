/* record/event_match.c - which pattern fits a verb or noun, and who fills its roles.
 * See event_int.h and know/event.h.
 */
#include <string.h>

#include "record/event_int.h"

static void add_class(gs_sets *s, unsigned set)
{
    s->bits[set / 64] |= (uint64_t)1 << (set % 64);
}

static bool is_armed(const char *sector)
{
    static const char *const sectors[] = {"MIL", "COP", "REB", "UAF", "SPY", "MNM"};

    for (size_t i = 0; sector && i < sizeof sectors / sizeof *sectors; i++) {
        if (strcmp(sector, sectors[i]) == 0)
            return true;
    }
    return false;
}

/* The word that says what `w` is: of "them" that which it stands for. */
static uint32_t telling_word(const gs_reading *r, uint32_t w)
{
    int32_t       i = gs_ref_of(r, (int32_t)w);
    const gs_ref *m = i >= 0 ? &r->refs[i] : NULL;

    return m && m->form == GS_MENTION_PRONOUN && m->chain >= 0 ? r->refs[m->chain].head : w;
}

/* "wounded 12", "others were killed": counted, and not said what they are. */
static bool is_counted(const gs_reading *r, uint32_t w)
{
    const gs_word *word = gs_word_at(r, w);

    return (word->upos == GS_UPOS_NUM && word->deprel != GS_DEPREL_NUMMOD) ||
           (gs_is_noun(r, w) && gs_str_eq(word->lemma, GS_STR("other")));
}

gs_sets gs_word_sets(const gs_reading *r, uint32_t w)
{
    const gs_sets *listed =
        gs_event_sets(&r->know->events, gs_word_at(r, telling_word(r, w))->lemma);
    gs_sets             s = listed ? *listed : (gs_sets){{0}};
    int32_t             i = gs_ref_of(r, (int32_t)w);
    const gs_candidate *c =
        i >= 0 && r->refs[i].entity >= 0 ? &r->candidates[r->refs[i].entity] : NULL;

    if (gs_can_speak(r, w) &&
        !(c && c->kind == GS_ENTITY_PLACE && i >= 0 && r->refs[i].form != GS_MENTION_METONYM))
        add_class(&s, GS_SET_SOMEBODY);
    if (is_counted(r, w))
        add_class(&s, GS_SET_PERSON);
    if (!c)
        return s;
    if (c->kind == GS_ENTITY_STATE || r->refs[i].form == GS_MENTION_METONYM)
        add_class(&s, GS_SET_STATE);
    if (c->kind == GS_ENTITY_PLACE || c->kind == GS_ENTITY_FACILITY || c->kind == GS_ENTITY_STATE)
        add_class(&s, GS_SET_PLACE);
    if (is_armed(c->sector))
        add_class(&s, GS_SET_ARMED);
    if (c->kind == GS_ENTITY_PERSON || c->kind == GS_ENTITY_GROUP)
        add_class(&s, GS_SET_PERSON);
    return s;
}

bool gs_is_place_name(const gs_reading *r, uint32_t w)
{
    int32_t       i = gs_ref_of(r, (int32_t)w);
    const gs_ref *m = i >= 0 ? &r->refs[i] : NULL;

    return m && m->form == GS_MENTION_NAME && m->entity >= 0 &&
           r->candidates[m->entity].kind == GS_ENTITY_PLACE;
}

bool gs_may_act(const gs_reading *r, uint32_t w)
{
    gs_sets        s = gs_word_sets(r, w);
    const gs_word *word = gs_word_at(r, w);

    if (gs_sets_has(&s, GS_SET_SOMEBODY))
        return true;
    if (word->deprel == GS_DEPREL_CONJ && word->head >= 0) /* "Orvania and Tessaly" */
        word = gs_word_at(r, (uint32_t)word->head);
    return word->deprel == GS_DEPREL_NSUBJ && gs_is_place_name(r, w);
}

/* ---- what a slot means here ---- */

/* A word before a noun that tells whose it is or of which kind, the next behind `last`;
 * with `somebody`, one that refers to something: a possessor, a body, the adjective of a people. */
static int32_t before_noun(const gs_reading *r, uint32_t noun, int32_t last, bool somebody)
{
    for (int32_t c = gs_first_child(r, noun); c >= 0 && (uint32_t)c < noun;
         c = gs_next_child(r, c)) {
        gs_deprel rel = (gs_deprel)gs_word_at(r, (uint32_t)c)->deprel;
        if (c > last && (!somebody || gs_ref_of(r, c) >= 0) &&
            (rel == GS_DEPREL_NMOD_POSS || rel == GS_DEPREL_COMPOUND || rel == GS_DEPREL_AMOD ||
             rel == GS_DEPREL_NMOD || rel == GS_DEPREL_NMOD_DESC))
            return c;
    }
    return GS_NONE;
}

/* "was told of the crackdown on strikers": what stands right behind the noun and hangs, by the
 * tree, on the verb; not who did what the verb says. */
static int32_t prep_beside(const gs_reading *r, uint32_t noun, gs_str prep)
{
    static const char *const all[] = {"on", "against", "between", "with", "to"};

    int32_t head = gs_word_at(r, noun)->head, c;
    bool    close = false; /* goes with a noun rather than with a verb */

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        close = close || gs_str_eq(prep, gs_str_from(all[i]));
    if (head < 0 || !close)
        return GS_NONE;
    c = gs_frame_prep(r, (uint32_t)head, prep, (int32_t)noun);
    return c >= 0 && r->yield_first[c] == r->yield_last[noun] + 1 ? c : GS_NONE;
}

/* "with Russia" of "signed a deal with Russia" may hang on the verb or on its object. */
static int32_t prep_word(const gs_reading *r, const gs_frame_of *f, gs_str prep, int32_t last)
{
    int32_t one, verb = f->noun ? f->light : (int32_t)f->word;

    if (f->passive && gs_str_eq(prep, GS_STR("by")))
        return GS_NONE; /* the subject of the active voice */
    if (f->noun && verb >= 0 && !gs_is_light(r, (uint32_t)verb) &&
        (gs_frame_passive(r, (uint32_t)verb) || !gs_str_eq(prep, GS_STR("by"))))
        verb = GS_NONE; /* "survived an attack by rebels", but not "was condemned by" */
    one = gs_frame_prep(r, f->word, prep, last);
    if (one < 0 && f->noun && verb >= 0)
        one = gs_frame_prep(r, (uint32_t)verb, prep, last);
    for (int32_t c = verb < 0 ? GS_NONE : gs_first_child(r, (uint32_t)verb); one < 0 && c >= 0;
         c = gs_next_child(r, c)) {
        gs_deprel rel = (gs_deprel)gs_word_at(r, (uint32_t)c)->deprel;
        if (c != (int32_t)f->word &&
            (rel == GS_DEPREL_OBJ || rel == GS_DEPREL_NSUBJ_PASS || rel == GS_DEPREL_OBL))
            one = gs_frame_prep(r, (uint32_t)c, prep, last);
    }
    if (one < 0 && f->noun && last < 0)
        one = prep_beside(r, f->word, prep);
    return one == (int32_t)f->word ? GS_NONE : one;
}

/* The word of a slot behind `last`, GS_NONE for the first; GS_NONE when there is none. */
static int32_t slot_word(const gs_reading *r, const gs_frame_of *f, const gs_slot *slot,
                         int32_t last)
{
    int32_t one = GS_NONE;

    switch (slot->kind) {
    case GS_SLOT_SUBJ:
        one = f->subj;
        break;
    case GS_SLOT_OBJ:
        one = f->obj;
        break;
    case GS_SLOT_IOBJ:
        one = f->iobj;
        break;
    case GS_SLOT_LIGHT:
        one = f->light >= 0 && gs_is_light(r, (uint32_t)f->light) ? f->light_subj : GS_NONE;
        break;
    case GS_SLOT_TO:
        one = f->to;
        break;
    case GS_SLOT_THAT:
        one = f->that;
        break;
    case GS_SLOT_POSS:
        return before_noun(r, f->word, last, true);
    case GS_SLOT_MOD:
        return before_noun(r, f->word, last, false);
    case GS_SLOT_PREP:
        return prep_word(r, f, slot->prep, last);
    }
    return one > last ? one : GS_NONE;
}

/* ---- conditions ---- */

static bool holds(const gs_reading *r, const gs_frame_of *f, const gs_condition *c)
{
    int32_t w = slot_word(r, f, &c->slot, GS_NONE);

    if (c->any)
        return (w >= 0) != c->not_;
    for (; w >= 0; w = slot_word(r, f, &c->slot, w)) {
        gs_sets sets = gs_word_sets(r, (uint32_t)w);
        if (gs_sets_meet(&sets, &c->sets))
            return !c->not_;
    }
    return c->not_;
}

/* "shoot … down": a particle or preposition of the verb. */
static bool has_particle(const gs_reading *r, uint32_t verb, gs_str word)
{
    for (int32_t c = gs_first_child(r, verb); c >= 0; c = gs_next_child(r, c)) {
        const gs_word *w = gs_word_at(r, (uint32_t)c);
        if (gs_str_eq(gs_word_lower(r, (uint32_t)c), word) &&
            (w->deprel == GS_DEPREL_COMPOUND_PRT || w->deprel == GS_DEPREL_ADVMOD ||
             w->deprel == GS_DEPREL_CASE || w->deprel == GS_DEPREL_OBL ||
             w->deprel == GS_DEPREL_OBJ || w->deprel == GS_DEPREL_XCOMP))
            return true;
    }
    return gs_frame_prep(r, verb, word, GS_NONE) >= 0;
}

/* "car bomb": a word before the noun, or joined to it. */
static bool has_before(const gs_reading *r, uint32_t noun, gs_str word)
{
    for (int32_t c = gs_first_child(r, noun); c >= 0 && (uint32_t)c < noun;
         c = gs_next_child(r, c)) {
        if (gs_str_eq_nocase(gs_word_at(r, (uint32_t)c)->lemma, word) ||
            gs_str_eq(gs_word_lower(r, (uint32_t)c), word))
            return true;
    }
    return false;
}

static bool fits(const gs_reading *r, const gs_frame_of *f, const gs_event_pattern *p)
{
    for (unsigned i = 0; i < p->word_count; i++) {
        if (f->noun ? !has_before(r, f->word, p->words[i]) : !has_particle(r, f->word, p->words[i]))
            return false;
    }
    for (unsigned i = 0; i < p->condition_count; i++) {
        if (!holds(r, f, &p->conditions[i]))
            return false;
    }
    return true;
}

const gs_event_pattern *gs_event_match(const gs_reading *r, const gs_frame_of *f)
{
    const gs_events *e = &r->know->events;
    const uint32_t  *first =
        gs_map_get(f->noun ? &e->nouns : &e->verbs, gs_word_at(r, f->word)->lemma);

    for (int32_t i = first ? (int32_t)*first : GS_NONE; i >= 0; i = e->patterns[i].next) {
        if (fits(r, f, &e->patterns[i]))
            return e->patterns[i].blocks ? NULL : &e->patterns[i];
    }
    return NULL;
}

/* ---- roles ---- */

/* A noun and those that stand beside it: "Russia and Iran". */
static size_t add_all(const gs_reading *r, int32_t word, uint32_t words[GS_ROLE_WORDS], size_t n)
{
    word = gs_frame_antecedent(r, word);
    if (word < 0 || n == GS_ROLE_WORDS)
        return n;
    words[n++] = (uint32_t)word;
    for (int32_t c = gs_first_child(r, (uint32_t)word); c >= 0 && n < GS_ROLE_WORDS;
         c = gs_next_child(r, c)) {
        gs_upos upos = (gs_upos)gs_word_at(r, (uint32_t)c)->upos;
        if (gs_word_at(r, (uint32_t)c)->deprel == GS_DEPREL_CONJ && upos != GS_UPOS_VERB &&
            upos != GS_UPOS_ADJ)
            words[n++] = (uint32_t)c;
    }
    return n;
}

/* Whose doing it is when a deed is said to do something: "the US airstrike that killed". */
static int32_t behind_deed(const gs_reading *r, int32_t word)
{
    int32_t by = GS_NONE;

    if (word < 0 || !gs_is_noun(r, (uint32_t)word) || gs_can_speak(r, (uint32_t)word) ||
        !gs_map_get(&r->know->events.nouns, gs_word_at(r, (uint32_t)word)->lemma))
        return word;
    by = gs_frame_prep(r, (uint32_t)word, GS_STR("by"), GS_NONE);
    return by >= 0 ? by : before_noun(r, (uint32_t)word, GS_NONE, true);
}

/* Whose what is done to is: "suspended the airline's permit". */
static int32_t behind_thing(const gs_reading *r, int32_t word)
{
    gs_sets s;
    int32_t owner_of;

    if (word < 0)
        return word;
    s = gs_word_sets(r, (uint32_t)word);
    owner_of = gs_child(r, (uint32_t)word, GS_DEPREL_NMOD_POSS);
    return gs_sets_has(&s, GS_SET_SOMEBODY) || owner_of < 0 ? word : owner_of;
}

static int32_t meant(const gs_reading *r, const gs_slot *slot, int32_t word)
{
    switch (slot->kind) {
    case GS_SLOT_THAT:
        return word < 0 ? word : gs_frame_subject(r, (uint32_t)word);
    case GS_SLOT_SUBJ:
    case GS_SLOT_LIGHT:
        return behind_deed(r, gs_frame_antecedent(r, word));
    case GS_SLOT_OBJ:
        return behind_thing(r, word);
    default:
        return word;
    }
}

/* "faces sanctions", "was given access": who has the noun as an object and does not do it. */
size_t gs_event_undergoer(const gs_reading *r, const gs_frame_of *f, uint32_t words[GS_ROLE_WORDS])
{
    uint32_t verb;

    if (!f->noun || f->light < 0)
        return 0;
    verb = (uint32_t)f->light;
    if (gs_frame_passive(r, verb))
        return gs_word_at(r, f->word)->deprel == GS_DEPREL_OBJ
                   ? add_all(r, gs_frame_subject(r, verb), words, 0)
                   : 0;
    if (!gs_event_in(&r->know->events, gs_word_at(r, verb)->lemma, r->know->events.undergo))
        return 0;
    return add_all(r, f->light_subj, words, 0);
}

size_t gs_event_role(const gs_reading *r, const gs_frame_of *f, const gs_slot *slots,
                     unsigned count, uint32_t words[GS_ROLE_WORDS])
{
    size_t n = 0;

    for (unsigned i = 0; i < count; i++) {
        if (n && !slots[i].plus)
            break; /* an earlier source was filled */
        for (int32_t w = slot_word(r, f, &slots[i], GS_NONE); w >= 0;
             w = slot_word(r, f, &slots[i], w))
            n = add_all(r, meant(r, &slots[i], w), words, n);
    }
    return n;
}
