/* record/event_real.c - whether an event happened, by its own words. See event_int.h.
 *
 * From the event up through what governs it: each governor says by its signature
 * (data/reality.tsv) what becomes of what hangs on it, when it is affirmed and when it
 * is negated. What is found on the way is gathered; of several the first in the order
 * of gs_reality holds. What is said of statements about it is event.c's.
 *
 * A word without a tense of its own has that of its governors: "began to attack". One
 * that has keeps it, whatever their mood and modals: "may say that they attacked". What
 * stands in the present below what has not come about has not either: "will stay until
 * they leave".
 */
#include "record/signature.h"

#define DEEP 24 /* governors */

typedef struct climb {
    const gs_reading *r;
    uint32_t          found;                /* bits of gs_reality */
    uint32_t          by[GS_REALITY_COUNT]; /* the word that says so */
    bool              settled;              /* its tense is known: the governors' is theirs alone */
    bool              given;                /* so or so: "denied a role in the attack" */
} climb;

static void add(climb *c, gs_reality reality, uint32_t by)
{
    if (!(c->found >> reality & 1))
        c->by[reality] = by;
    c->found |= 1u << reality;
}

static bool is_rel(const gs_reading *r, uint32_t w, gs_deprel rel)
{
    return gs_word_at(r, w)->deprel == rel;
}

/* ---- what stands with a word ---- */

static bool has_aux(const gs_reading *r, uint32_t w)
{
    return gs_child(r, w, GS_DEPREL_AUX) >= 0 || gs_child(r, w, GS_DEPREL_AUX_PASS) >= 0;
}

static bool is_present(const gs_reading *r, uint32_t w)
{
    return gs_word_feat(r, w, "VerbForm=Fin") && gs_word_feat(r, w, "Tense=Pres");
}

/* Not what negates it, where its signature has seen to that: "cannot be ruled out". */
static void read_modifiers(climb *c, uint32_t w, bool settled)
{
    for (int32_t k = gs_first_child(c->r, w); k >= 0; k = gs_next_child(c->r, k)) {
        const gs_signature *s = gs_signature_of_modifier(c->r, (uint32_t)k, w);
        if (s && s->affirmed != GS_REALITY_OPEN && s->affirmed != GS_REALITY_OCCURRED &&
            !(settled && s->affirmed == GS_REALITY_NEGATED))
            add(c, s->affirmed, (uint32_t)k);
    }
}

/* "attacks", "is attacking", "has been attacking", "is easy". */
static void read_tense(climb *c, uint32_t w)
{
    const gs_reading *r = c->r;
    bool              gerund = gs_word_feat(r, w, "VerbForm=Ger") ||
                  (gs_word_feat(r, w, "VerbForm=Part") && gs_word_feat(r, w, "Tense=Pres"));
    bool present = is_present(r, w), past = false, have = false, being = false;

    if (c->settled || (!gs_is_verb(r, w) && gs_child(r, w, GS_DEPREL_COP) < 0))
        return;
    c->settled = gs_word_feat(r, w, "VerbForm=Fin");
    for (int32_t k = gs_first_child(r, w); k >= 0 && (uint32_t)k < w; k = gs_next_child(r, k)) {
        gs_deprel rel = (gs_deprel)gs_word_at(r, (uint32_t)k)->deprel;
        if (rel != GS_DEPREL_AUX && rel != GS_DEPREL_AUX_PASS && rel != GS_DEPREL_COP)
            continue;
        c->settled |= gs_word_feat(r, (uint32_t)k, "VerbForm=Fin");
        present |= gs_word_feat(r, (uint32_t)k, "Tense=Pres");
        past |= gs_word_feat(r, (uint32_t)k, "Tense=Past");
        have |= gs_str_eq(gs_word_at(r, (uint32_t)k)->lemma, GS_STR("have"));
        being |= gs_str_eq(gs_word_lower(r, (uint32_t)k), GS_STR("being"));
    }
    if (!present || (past && !have))
        return;
    if (gerund || being)
        add(c, GS_REALITY_ONGOING, w);
    else if (!have)
        add(c, GS_REALITY_HABITUAL, w);
}

/* ---- what kind of clause it is ---- */

/* "Send help!" */
static bool is_imperative(const gs_reading *r, uint32_t w)
{
    int32_t aux = gs_child(r, w, GS_DEPREL_AUX);

    if (gs_own_subject(r, w) >= 0)
        return false; /* the model takes "the troops, meanwhile, ensure" for one */
    return gs_word_feat(r, w, "Mood=Imp") ||
           (aux >= 0 && gs_word_feat(r, (uint32_t)aux, "Mood=Imp"));
}

/* A question mark stands behind the sentence of `w`. */
static bool is_asked(const gs_reading *r, uint32_t w)
{
    uint32_t top = w;

    for (int i = 0; i < DEEP && gs_word_at(r, top)->head >= 0; i++)
        top = (uint32_t)gs_word_at(r, top)->head;
    for (uint32_t k = r->yield_last[top] + 1;
         k < r->doc->word_count && gs_word_at(r, k)->upos == GS_UPOS_PUNCT; k++) {
        if (gs_str_find(gs_word_lower(r, k), GS_STR("?"), 0) != SIZE_MAX)
            return true;
    }
    return false;
}

/* "Did they attack?", not "Why did they attack?", which they did. */
static bool is_question(const gs_reading *r, uint32_t w)
{
    int32_t subject = gs_own_subject(r, w), first = GS_NONE;
    bool    past = false;

    for (int32_t k = gs_first_child(r, w); k >= 0 && first < 0; k = gs_next_child(r, k)) {
        if (is_rel(r, (uint32_t)k, GS_DEPREL_AUX) || is_rel(r, (uint32_t)k, GS_DEPREL_AUX_PASS) ||
            is_rel(r, (uint32_t)k, GS_DEPREL_COP))
            first = k;
    }
    if (first < 0 || subject < first || !is_asked(r, w))
        return false;
    past = gs_word_feat(r, (uint32_t)first, "Tense=Past");
    for (int32_t k = gs_first_child(r, w); past && k >= 0 && k < first; k = gs_next_child(r, k)) {
        if (gs_word_feat(r, (uint32_t)k, "PronType=Int"))
            return false;
    }
    return true;
}

static bool has_to(const gs_reading *r, uint32_t w)
{
    int32_t to = gs_child_word(r, w, "to");

    if (to < 0)
        to = gs_child_word(r, w, "na"); /* "gon na" */
    return to >= 0 && is_rel(r, (uint32_t)to, GS_DEPREL_MARK);
}

/* "Russia to send troops", "the plan is to attack". */
static bool is_to_come(const gs_reading *r, uint32_t w)
{
    gs_deprel rel = (gs_deprel)gs_word_at(r, w)->deprel;

    return gs_is_verb(r, w) && has_to(r, w) &&
           (rel == GS_DEPREL_ROOT || rel == GS_DEPREL_PARATAXIS ||
            gs_child(r, w, GS_DEPREL_COP) >= 0);
}

static void read_mood(climb *c, uint32_t w)
{
    if (is_question(c->r, w))
        add(c, GS_REALITY_HYPOTHETICAL, w);
    else if (is_imperative(c->r, w))
        add(c, GS_REALITY_DESIRED, w);
    else if (is_to_come(c->r, w))
        add(c, GS_REALITY_PLANNED, w);
}

/* What a word says of itself, and of what hangs on it without a tense. */
static void read_clause(climb *c, uint32_t w, bool settled)
{
    read_modifiers(c, w, settled);
    read_mood(c, w);
    read_tense(c, w);
}

/* "a plan", "anybody". */
static bool is_indefinite(const gs_reading *r, uint32_t noun)
{
    int32_t det = gs_child(r, noun, GS_DEPREL_DET);

    return gs_word_feat(r, noun, "PronType=Ind") || gs_word_feat(r, noun, "PronType=Int") ||
           (det >= 0 && (gs_word_feat(r, (uint32_t)det, "Definite=Ind") ||
                         gs_word_feat(r, (uint32_t)det, "PronType=Ind")));
}

/* "until they leave", "whatever they do", "a plan that works": of what has not come to
 * be; told of what has, it has. */
static bool is_open(const gs_reading *r, uint32_t w)
{
    gs_deprel           rel = (gs_deprel)gs_word_at(r, w)->deprel;
    const gs_signature *s;

    if (rel == GS_DEPREL_ACL)
        return true;
    if (rel == GS_DEPREL_ACL_RELCL)
        return is_indefinite(r, (uint32_t)gs_word_at(r, w)->head);
    if (rel != GS_DEPREL_ADVCL && rel != GS_DEPREL_ADVCL_RELCL)
        return false;
    for (int32_t k = gs_first_child(r, w); k >= 0 && (uint32_t)k < w; k = gs_next_child(r, k)) {
        s = gs_signature_of(r, gs_word_at(r, (uint32_t)k)->lemma, GS_GOVERNOR_MARK, GS_HANGS_THAT);
        if (s && s->affirmed == GS_REALITY_OCCURRED)
            return true;
    }
    s = gs_signature_of(r, gs_word_at(r, (uint32_t)gs_word_at(r, w)->head)->lemma, GS_GOVERNOR_MARK,
                        GS_HANGS_THAT);
    return s && s->affirmed == GS_REALITY_OCCURRED; /* "as soon as they leave" */
}

/* The clause that `w` stands in with what is said of it, or GS_NONE. */
static int32_t clause_over(const gs_reading *r, uint32_t w)
{
    int32_t at = gs_word_at(r, w)->head;

    for (int i = 0; i < DEEP && at >= 0; i++) {
        if (gs_is_verb(r, (uint32_t)at) || gs_child(r, (uint32_t)at, GS_DEPREL_COP) >= 0)
            return at;
        at = gs_word_at(r, (uint32_t)at)->head;
    }
    return GS_NONE;
}

static bool is_gerund(const gs_reading *r, uint32_t w)
{
    return gs_word_feat(r, w, "VerbForm=Ger") ||
           (gs_word_feat(r, w, "VerbForm=Part") && !has_aux(r, w));
}

/* "dismissed him, accusing him": beside what its head does away with, no part of it, as it
 * is in "denies closing it". */
static bool is_beside(const gs_reading *r, uint32_t w)
{
    uint32_t head;

    if (!is_rel(r, w, GS_DEPREL_ADVCL) || !gs_is_verb(r, w) || !is_gerund(r, w) ||
        gs_child(r, w, GS_DEPREL_MARK) >= 0 || gs_child(r, w, GS_DEPREL_CASE) >= 0)
        return false;
    head = (uint32_t)gs_word_at(r, w)->head;
    return head > w || gs_child(r, head, GS_DEPREL_OBJ) >= 0 ||
           gs_word_at(r, r->yield_first[w] - 1)->upos == GS_UPOS_PUNCT;
}

/* How `w` hangs on its head; 0: so that nothing follows from it. */
static uint32_t hanging(const gs_reading *r, uint32_t w)
{
    const gs_word *word = gs_word_at(r, w);

    switch ((gs_deprel)word->deprel) {
    case GS_DEPREL_XCOMP:
    case GS_DEPREL_CCOMP:
    case GS_DEPREL_ADVCL:
    case GS_DEPREL_ACL:
    case GS_DEPREL_CSUBJ:
        if (gs_is_verb(r, w) && is_gerund(r, w)) /* "look forward to meeting" */
            return GS_HANGS_ING;
        if (has_to(r, w))
            return GS_HANGS_TO;
        return word->deprel == GS_DEPREL_XCOMP   ? GS_HANGS_TO
               : word->deprel == GS_DEPREL_CCOMP ? GS_HANGS_THAT
               : word->deprel == GS_DEPREL_ACL   ? GS_HANGS_THAT
                                                 : 0;
    case GS_DEPREL_ACL_RELCL:
        return gs_that_is_idle(r, w) ? GS_HANGS_THAT : 0;
    case GS_DEPREL_OBJ:
    case GS_DEPREL_OBL:
    case GS_DEPREL_OBL_AGENT:
    case GS_DEPREL_NMOD:
    case GS_DEPREL_NSUBJ_PASS:
    case GS_DEPREL_COMPOUND:
    case GS_DEPREL_IOBJ:
        return GS_HANGS_OBJ;
    case GS_DEPREL_NSUBJ:
        return GS_HANGS_SUBJ;
    default:
        return 0;
    }
}

/* `w` goes on from the word before it: "will attack and take". */
static bool shares(const gs_reading *r, uint32_t w)
{
    return !has_aux(r, w) && gs_own_subject(r, w) < 0;
}

/* Nothing is known of the governor. Whether to go on from there. */
static bool pass_unknown(climb *c, uint32_t w, uint32_t governor, uint32_t hangs)
{
    const gs_reading *r = c->r;
    int32_t           no;

    if (hangs == GS_HANGS_TO) {
        add(c, GS_REALITY_INTENDED, governor);
        return false;
    }
    if (hangs == GS_HANGS_ING)
        return !is_rel(r, w, GS_DEPREL_ACL);
    if (hangs == GS_HANGS_OBJ && gs_is_verb(r, governor) && gs_is_light(r, governor)) {
        no = gs_clause_negator(r, governor);
        if (no >= 0)
            add(c, GS_REALITY_NEGATED, (uint32_t)no);
        return true;
    }
    return false;
}

/* Whether affirmed or negated, what hangs on it stays what it is: "regrets", "a role in". */
static bool takes_for_granted(const gs_signature *s)
{
    return s && s->affirmed == GS_REALITY_OCCURRED && s->negated == GS_REALITY_OCCURRED;
}

/* Says what the governor makes of it; whether to go on from there. */
static bool pass(climb *c, uint32_t governor, const gs_signature *s)
{
    gs_reality value = gs_clause_negator(c->r, governor) >= 0 ? s->negated : s->affirmed;

    c->given = takes_for_granted(s);
    if (value == GS_REALITY_OPEN || c->given)
        return false; /* "regrets that they attacked", whether or not, if or when */
    if (value != GS_REALITY_OCCURRED)
        add(c, value, governor);
    return true;
}

/* "A call before the vote is not planned, she says": a tree that gives "says" two subjects
 * has the farther one from the clause that stands between them. GS_NONE: no such clause. */
static int32_t clause_between(const gs_reading *r, uint32_t w)
{
    const gs_word *word = gs_word_at(r, w);
    int32_t        clause = GS_NONE;

    if (word->deprel != GS_DEPREL_NSUBJ || word->head < 0 || (uint32_t)word->head < w)
        return GS_NONE;
    for (int32_t c = gs_next_child(r, (int32_t)w); c >= 0; c = gs_next_child(r, c)) {
        gs_deprel rel = (gs_deprel)gs_word_at(r, (uint32_t)c)->deprel;
        if ((rel == GS_DEPREL_ADVCL || rel == GS_DEPREL_CCOMP) && gs_is_verb(r, (uint32_t)c))
            clause = c;
        else if (rel == GS_DEPREL_NSUBJ)
            return clause;
    }
    return GS_NONE;
}

/* "denied involvement in the attack": a noun before the phrase of `w` that takes it for
 * granted, where the tree has the phrase hang on the verb; GS_NONE. */
static int32_t noun_between(const gs_reading *r, uint32_t w)
{
    const gs_word *word = gs_word_at(r, w);
    int32_t        noun;

    if (word->deprel != GS_DEPREL_OBL || gs_child(r, w, GS_DEPREL_CASE) < 0)
        return GS_NONE;
    noun = gs_child(r, (uint32_t)word->head, GS_DEPREL_OBJ);
    if (noun < 0 || r->yield_last[noun] + 1 != r->yield_first[w])
        return GS_NONE;
    return takes_for_granted(gs_signature_of(r, gs_word_at(r, (uint32_t)noun)->lemma,
                                             GS_GOVERNOR_NOUN, GS_HANGS_OBJ))
               ? noun
               : GS_NONE;
}

bool gs_event_is_aside(const gs_reading *r, uint32_t w, uint32_t hangs)
{
    int32_t             with = gs_child(r, w, GS_DEPREL_MARK);
    const gs_signature *s;

    if (with < 0)
        with = gs_child(r, w, GS_DEPREL_CASE);
    if (with < 0 || !(is_rel(r, w, GS_DEPREL_ADVCL) || is_rel(r, w, GS_DEPREL_OBL)))
        return false;
    s = gs_signature_of(r, gs_word_at(r, (uint32_t)with)->lemma, GS_GOVERNOR_MARK, hangs);
    return s && s->affirmed == GS_REALITY_OCCURRED;
}

/* One governor up; false at the end of the way. */
static bool step(climb *c, uint32_t *w)
{
    const gs_reading   *r = c->r;
    const gs_word      *word = gs_word_at(r, *w);
    uint32_t            governor = (uint32_t)word->head, hangs;
    const gs_signature *s;

    if (word->head < 0)
        return false;
    if (word->deprel == GS_DEPREL_CONJ) {
        if (gs_is_verb(r, *w) && gs_is_verb(r, governor) && shares(r, *w))
            read_clause(c, governor, false);
        *w = governor;
        return true;
    }
    hangs = hanging(r, *w);
    if (!hangs)
        return false;
    if (gs_event_is_aside(r, *w, hangs)) {
        if (hangs == GS_HANGS_ING) /* "will leave after signing" */
            read_clause(c, governor, false);
        return false;
    }
    if (noun_between(r, *w) >= 0)
        governor = (uint32_t)noun_between(r, *w);
    if (clause_between(r, *w) >= 0) {
        governor = (uint32_t)clause_between(r, *w);
        hangs = gs_frame_passive(r, governor) ? GS_HANGS_OBJ : GS_HANGS_SUBJ;
    }
    s = gs_signature_of_governor(r, *w, governor, hangs);
    if (s && s->affirmed <= GS_REALITY_NEGATED && is_beside(r, *w))
        s = NULL;
    if (s ? !pass(c, governor, s) : !pass_unknown(c, *w, governor, hangs))
        return false;
    if (!(hangs == GS_HANGS_THAT && c->settled)) /* "may say that they attacked" */
        read_clause(c, governor, s != NULL);
    *w = governor;
    return true;
}

/* "was not behind the attack": it is somebody's part in it that is told. */
static bool is_part_in(const gs_reading *r, uint32_t w)
{
    int32_t with = gs_child(r, w, GS_DEPREL_CASE);

    return with >= 0 && gs_child(r, w, GS_DEPREL_COP) >= 0 &&
           takes_for_granted(gs_signature_of(r, gs_word_at(r, (uint32_t)with)->lemma,
                                             GS_GOVERNOR_MARK, GS_HANGS_OBJ));
}

/* All that is found from `w` upwards. */
static void climb_from(climb *c, uint32_t w, bool noun)
{
    int32_t no = noun ? gs_negator(c->r, w) : gs_clause_negator(c->r, w);

    c->given = noun && is_part_in(c->r, w);
    if (c->given)
        return;
    read_clause(c, w, false);
    if (no >= 0)
        add(c, GS_REALITY_NEGATED, (uint32_t)no);
    for (int i = 0; i < DEEP && step(c, &w); i++)
        ;
}

/* What the clause over the open clause of `w` is, of what has not come about; else 0. */
static uint32_t far_over(const gs_reading *r, uint32_t w, uint32_t *over)
{
    climb    c = {.r = r};
    uint32_t at = w;
    int32_t  up;

    for (int i = 0; i < DEEP && !is_open(r, at); i++) {
        if (gs_word_at(r, at)->head < 0 ||
            (!is_rel(r, at, GS_DEPREL_CONJ) && !is_rel(r, at, GS_DEPREL_XCOMP)))
            return 0;
        at = (uint32_t)gs_word_at(r, at)->head;
    }
    up = clause_over(r, at);
    if (up < 0)
        return 0;
    *over = (uint32_t)up;
    climb_from(&c, *over, false);
    return c.found & (1u << GS_REALITY_HYPOTHETICAL | 1u << GS_REALITY_DESIRED |
                      1u << GS_REALITY_INTENDED | 1u << GS_REALITY_PLANNED);
}

/* "will stay until they leave", "want a law that works". */
static void read_over(climb *c, uint32_t w)
{
    uint32_t over, far;

    if (c->found != 1u << GS_REALITY_HABITUAL && (c->found || c->settled))
        return;
    far = far_over(c->r, w, &over);
    if (far)
        add(c, far >> GS_REALITY_PLANNED & 1 ? GS_REALITY_PLANNED : GS_REALITY_HYPOTHETICAL, over);
}

gs_real gs_event_reality(const gs_reading *r, const gs_frame_of *f)
{
    climb      c = {.r = r};
    gs_reality first = GS_REALITY_OCCURRED;

    climb_from(&c, f->word, f->noun);
    read_over(&c, f->word);
    for (int i = GS_REALITY_COUNT - 1; i >= 0; i--) {
        if (c.found >> i & 1)
            first = (gs_reality)i;
    }
    return (gs_real){first, c.found ? c.by[first] : f->word, c.given};
}
