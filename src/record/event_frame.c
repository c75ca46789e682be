/* record/event_frame.c - what hangs on a verb or noun. See event_int.h.
 *
 * Roles are those of the active voice. A verb without a subject of its own has
 * that of the verb it goes on from ("came and took"), that governs it ("managed
 * to take"), or the noun that it tells more of ("troops taking the town").
 */
#include <string.h>

#include "record/event_int.h"

#define DEEP 8 /* verbs up a tree, each without a subject */

bool gs_is_verb(const gs_reading *r, uint32_t w)
{
    return gs_word_at(r, w)->upos == GS_UPOS_VERB;
}

bool gs_is_noun(const gs_reading *r, uint32_t w)
{
    return gs_word_at(r, w)->upos == GS_UPOS_NOUN || gs_word_at(r, w)->upos == GS_UPOS_PROPN;
}

bool gs_is_light(const gs_reading *r, uint32_t verb)
{
    return gs_event_in(&r->know->events, gs_word_at(r, verb)->lemma, r->know->events.light);
}

static bool hangs(const gs_reading *r, uint32_t w, gs_deprel rel)
{
    return gs_word_at(r, w)->deprel == rel;
}

static bool is_participle(const gs_reading *r, uint32_t w)
{
    return gs_word_feat(r, w, "VerbForm=Part") && !gs_word_feat(r, w, "Tense=Pres");
}

static bool is_relative(const gs_reading *r, uint32_t w)
{
    return gs_word_at(r, w)->upos == GS_UPOS_PRON && gs_word_feat(r, w, "PronType=Rel");
}

/* "dozens of protesters", "17 of its soldiers", "some of them": those of whom they are. */
static int32_t whole_of(const gs_reading *r, int32_t part)
{
    const gs_events *e = &r->know->events;
    int32_t          whole;

    if (part < 0 || (gs_word_at(r, (uint32_t)part)->upos != GS_UPOS_NUM &&
                     !gs_event_in(e, gs_word_at(r, (uint32_t)part)->lemma, e->parts)))
        return part;
    whole = gs_frame_prep(r, (uint32_t)part, GS_STR("of"), GS_NONE);
    return whole < 0 ? part : whole;
}

int32_t gs_frame_antecedent(const gs_reading *r, int32_t word)
{
    int32_t at = word;

    if (word < 0 || !is_relative(r, (uint32_t)word))
        return whole_of(r, word);
    for (int i = 0; i < DEEP && at >= 0; i++) {
        if (hangs(r, (uint32_t)at, GS_DEPREL_ACL_RELCL))
            return whole_of(r, gs_word_at(r, (uint32_t)at)->head);
        at = gs_word_at(r, (uint32_t)at)->head;
    }
    return GS_NONE;
}

bool gs_frame_passive(const gs_reading *r, uint32_t verb)
{
    for (int i = 0; i < DEEP; i++) {
        const gs_word *w = gs_word_at(r, verb);
        if (gs_child(r, verb, GS_DEPREL_AUX_PASS) >= 0 ||
            gs_child(r, verb, GS_DEPREL_NSUBJ_PASS) >= 0)
            return true;
        if (!is_participle(r, verb) || gs_child(r, verb, GS_DEPREL_AUX) >= 0 ||
            gs_child(r, verb, GS_DEPREL_NSUBJ) >= 0)
            return false;
        if (w->deprel != GS_DEPREL_CONJ || w->head < 0)
            return w->deprel == GS_DEPREL_ACL || w->deprel == GS_DEPREL_ADVCL;
        verb = (uint32_t)w->head; /* "was arrested and beaten" */
    }
    return false;
}

static int32_t object_of(const gs_reading *r, uint32_t verb)
{
    int32_t obj = gs_child(r, verb, GS_DEPREL_OBJ);

    return obj >= 0 ? obj : gs_child(r, verb, GS_DEPREL_IOBJ);
}

/* "urged the sides to talk", "called on them to leave": whom a verb of asking asks, of a
 * verb that hangs on it; GS_NONE. */
static int32_t asked_by(const gs_reading *r, uint32_t asks, uint32_t verb)
{
    static const char *const preps[] = {"on", "upon", "to", "for"};
    const gs_events         *e = &r->know->events;
    int32_t                  who;

    if (gs_child_word(r, verb, "to") < 0 || !gs_event_in(e, gs_word_at(r, asks)->lemma, e->asks))
        return GS_NONE;
    who = object_of(r, asks);
    for (size_t i = 0; who < 0 && i < sizeof preps / sizeof *preps; i++)
        who = gs_frame_prep(r, asks, gs_str_from(preps[i]), GS_NONE);
    return who >= 0 && (uint32_t)who < verb ? who : GS_NONE;
}

/* A gerund behind "of" or "from", with an object before it that is to have done it. */
static bool is_charge(const gs_reading *r, uint32_t verb)
{
    int32_t mark = gs_child(r, verb, GS_DEPREL_MARK);

    if (mark < 0)
        mark = gs_child(r, verb, GS_DEPREL_CASE);
    return mark >= 0 &&
           (gs_str_eq(gs_word_lower(r, (uint32_t)mark), GS_STR("of")) ||
            gs_str_eq(gs_word_lower(r, (uint32_t)mark), GS_STR("from"))) &&
           object_of(r, (uint32_t)gs_word_at(r, verb)->head) >= 0;
}

/* Whose a noun is: "Russia's decision", "the Russian decision". */
static int32_t possessor(const gs_reading *r, uint32_t noun)
{
    return gs_child(r, noun, GS_DEPREL_NMOD_POSS);
}

static int32_t light_verb(const gs_reading *r, uint32_t noun);

/* "called for the army to leave": the noun between "for" and "to", wherever the tree has
 * hung it. */
static int32_t subject_of_for(const gs_reading *r, uint32_t verb)
{
    int32_t mark = gs_child_word(r, verb, "for"), to = gs_child_word(r, verb, "to");

    if (to <= 0)
        return GS_NONE;
    if (gs_child_word(r, (uint32_t)to - 1, "for") >= 0 && gs_ref_of(r, to - 1) >= 0)
        return to - 1;
    for (int32_t w = to - 1; mark >= 0 && w > mark; w--) {
        if (gs_word_at(r, (uint32_t)w)->head == gs_word_at(r, verb)->head && gs_ref_of(r, w) >= 0)
            return w;
    }
    return GS_NONE;
}

/* "ten were killed and gunmen abducted two": a noun before the verb that the tree has for
 * another conjunct. */
static int32_t subject_beside(const gs_reading *r, uint32_t verb)
{
    const gs_word *w = gs_word_at(r, verb), *before = verb ? gs_word_at(r, verb - 1) : NULL;

    return before && w->deprel == GS_DEPREL_CONJ && before->deprel == GS_DEPREL_CONJ &&
                   before->head == w->head && gs_is_noun(r, verb - 1) &&
                   gs_is_verb(r, (uint32_t)w->head)
               ? (int32_t)verb - 1
               : GS_NONE;
}

int32_t gs_frame_subject(const gs_reading *r, uint32_t verb)
{
    for (int i = 0; i < DEEP; i++) {
        const gs_word *w = gs_word_at(r, verb);
        int32_t        own = gs_own_subject(r, verb), obj;
        if (own < 0)
            own = subject_of_for(r, verb);
        if (own < 0)
            own = subject_beside(r, verb);
        if (own >= 0)
            return gs_frame_antecedent(r, own);
        if (w->head < 0)
            return GS_NONE;
        switch ((gs_deprel)w->deprel) {
        case GS_DEPREL_XCOMP: /* "ordered the troops to leave" */
            obj = object_of(r, (uint32_t)w->head);
            if (obj >= 0 && (uint32_t)obj < verb)
                return gs_frame_antecedent(r, obj);
            break;
        case GS_DEPREL_ACL:
            if (gs_child(r, verb, GS_DEPREL_MARK) < 0)
                return w->head;                       /* "troops taking the town" */
            if (possessor(r, (uint32_t)w->head) >= 0) /* "its decision to leave" */
                return possessor(r, (uint32_t)w->head);
            if (light_verb(r, (uint32_t)w->head) < 0 || gs_child_word(r, verb, "to") < 0)
                return GS_NONE; /* "signed it after weeks of shelling" */
            verb = (uint32_t)light_verb(r, (uint32_t)w->head); /* "made a decision to leave" */
            continue;
        case GS_DEPREL_PARATAXIS: /* "they guard the road, clear mines" */
            if ((uint32_t)w->head > verb)
                return GS_NONE;
            break;
        case GS_DEPREL_CONJ:
        case GS_DEPREL_ADVCL:
        case GS_DEPREL_CCOMP:
            break;
        default:
            return GS_NONE;
        }
        if (w->deprel == GS_DEPREL_CCOMP && !gs_word_feat(r, verb, "VerbForm=Ger") &&
            !gs_word_feat(r, verb, "VerbForm=Inf"))
            return GS_NONE;
        obj = asked_by(r, (uint32_t)w->head, verb);
        if (obj >= 0)
            return gs_frame_antecedent(r, obj);
        if (w->deprel == GS_DEPREL_ADVCL && is_charge(r, verb)) { /* "accused it of shelling" */
            obj = object_of(r, (uint32_t)w->head);
            return obj >= 0 ? gs_frame_antecedent(r, obj) : GS_NONE;
        }
        verb = (uint32_t)w->head;
        if (!gs_is_verb(r, verb) && gs_own_subject(r, verb) < 0)
            return GS_NONE;
    }
    return GS_NONE;
}

/* The noun is what a verb acts on: "launched an attack", "an attack was launched",
 * "the attack launched". */
static int32_t light_verb(const gs_reading *r, uint32_t noun)
{
    const gs_word *w = gs_word_at(r, noun);
    uint32_t       first = noun; /* of coordinated ones */
    int32_t        c;

    for (int i = 0; i < DEEP && w->deprel == GS_DEPREL_CONJ && w->head >= 0; i++) {
        first = (uint32_t)w->head;
        w = gs_word_at(r, first);
    }
    if (w->head >= 0 && gs_is_verb(r, (uint32_t)w->head) &&
        (w->deprel == GS_DEPREL_OBJ || w->deprel == GS_DEPREL_NSUBJ_PASS ||
         (w->deprel == GS_DEPREL_OBL && !gs_event_is_aside(r, first, GS_HANGS_OBJ))))
        return w->head;
    for (c = gs_first_child(r, noun); c >= 0; c = gs_next_child(r, c)) {
        if (hangs(r, (uint32_t)c, GS_DEPREL_ACL) && gs_frame_passive(r, (uint32_t)c))
            return c;
        if (hangs(r, (uint32_t)c, GS_DEPREL_ACL_RELCL) && gs_is_verb(r, (uint32_t)c) &&
            gs_frame_antecedent(r, gs_child(r, (uint32_t)c, GS_DEPREL_OBJ)) == (int32_t)noun)
            return c;
    }
    return GS_NONE;
}

static bool has_case(const gs_reading *r, uint32_t w, gs_str prep)
{
    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        if ((hangs(r, (uint32_t)c, GS_DEPREL_CASE) || hangs(r, (uint32_t)c, GS_DEPREL_MARK)) &&
            gs_str_eq(gs_word_lower(r, (uint32_t)c), prep))
            return true;
    }
    return false;
}

int32_t gs_frame_prep(const gs_reading *r, uint32_t word, gs_str prep, int32_t behind)
{
    for (int32_t c = gs_first_child(r, word); c >= 0; c = gs_next_child(r, c)) {
        if (c <= behind || !has_case(r, (uint32_t)c, prep))
            continue;
        if (hangs(r, (uint32_t)c, GS_DEPREL_OBL) || hangs(r, (uint32_t)c, GS_DEPREL_NMOD) ||
            hangs(r, (uint32_t)c, GS_DEPREL_OBL_AGENT) || hangs(r, (uint32_t)c, GS_DEPREL_XCOMP) ||
            hangs(r, (uint32_t)c, GS_DEPREL_ADVCL))
            return c;
    }
    return GS_NONE;
}

static int32_t agent(const gs_reading *r, uint32_t verb)
{
    return gs_frame_prep(r, verb, GS_STR("by"), GS_NONE);
}

static int32_t clause_child(const gs_reading *r, uint32_t w, bool infinitive)
{
    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        gs_deprel rel = (gs_deprel)gs_word_at(r, (uint32_t)c)->deprel;
        bool      to = gs_child_word(r, (uint32_t)c, "to") >= 0 &&
                  hangs(r, (uint32_t)gs_child_word(r, (uint32_t)c, "to"), GS_DEPREL_MARK);
        if (infinitive && to &&
            (rel == GS_DEPREL_XCOMP || rel == GS_DEPREL_CCOMP || rel == GS_DEPREL_ADVCL ||
             rel == GS_DEPREL_ACL))
            return c;
        if (!infinitive && !to && rel == GS_DEPREL_CCOMP)
            return c;
    }
    return GS_NONE;
}

static void read_verb(const gs_reading *r, gs_frame_of *f)
{
    int32_t subject = gs_frame_subject(r, f->word), obj;

    f->passive = gs_frame_passive(r, f->word);
    f->iobj = gs_child(r, f->word, GS_DEPREL_IOBJ);
    if (f->passive) {
        f->obj = subject;
        f->subj = agent(r, f->word);
        return;
    }
    f->subj = subject;
    obj = gs_child(r, f->word, GS_DEPREL_OBJ);
    if (obj < 0 && hangs(r, f->word, GS_DEPREL_ACL_RELCL) && gs_own_subject(r, f->word) >= 0 &&
        !is_relative(r, (uint32_t)gs_own_subject(r, f->word)))
        obj = gs_word_at(r, f->word)->head; /* "the village they attacked" */
    if (obj < 0 && f->iobj >= 0) {          /* "urged restraint" */
        obj = f->iobj;
        f->iobj = GS_NONE;
    }
    f->obj = gs_frame_antecedent(r, obj);
}

static void read_noun(const gs_reading *r, gs_frame_of *f)
{
    f->light = light_verb(r, f->word);
    if (f->light < 0)
        return;
    if (!gs_frame_passive(r, (uint32_t)f->light)) {
        f->light_subj = gs_frame_subject(r, (uint32_t)f->light);
        return;
    }
    f->light_subj = agent(r, (uint32_t)f->light);
}

void gs_frame_read(const gs_reading *r, uint32_t word, gs_frame_of *f)
{
    *f = (gs_frame_of){.word = word,
                       .noun = !gs_is_verb(r, word),
                       .subj = GS_NONE,
                       .obj = GS_NONE,
                       .iobj = GS_NONE,
                       .light = GS_NONE,
                       .light_subj = GS_NONE};
    f->to = clause_child(r, word, true);
    f->that = clause_child(r, word, false);
    if (f->noun)
        read_noun(r, f);
    else
        read_verb(r, f);
}
