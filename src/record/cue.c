/* record/cue.c - which words of saying report something here.
 *
 * A cue counts where its tag, its verb group and what hangs on it fit the
 * dictionary's frames. What is negated, modal or an infinitive is no
 * statement: "did not say", "would deny", "declined to comment", "no group
 * claimed".
 */
#include <string.h>

#include "record/clause.h"
#include "record/reading.h"

#define VERBS  (GS_VERB_BASE | GS_VERB_PRESENT | GS_VERB_PAST | GS_VERB_PARTICIPLE | GS_VERB_GERUND)
#define FINITE (GS_VERB_BASE | GS_VERB_PRESENT | GS_VERB_PAST)
#define NOUNS  (GS_NOUN_SINGULAR | GS_NOUN_PLURAL)

/* What the words around a verb make of it. */
typedef struct verb_group {
    uint32_t first; /* token */
    bool     negated, modal, be, have, infinitive, passive;
} verb_group;

static bool is_auxiliary(uint8_t rel)
{
    return rel == GS_DEPREL_AUX || rel == GS_DEPREL_AUX_PASS || rel == GS_DEPREL_COP;
}

static bool in_group(uint8_t rel)
{
    return is_auxiliary(rel) || rel == GS_DEPREL_ADVMOD;
}

/* One child of a verb. */
static void read_child(const gs_reading *r, uint32_t w, uint32_t c, verb_group *g)
{
    const uint32_t flags = gs_word_flags(r, c);

    switch ((gs_deprel)gs_word_at(r, c)->deprel) {
    case GS_DEPREL_AUX_PASS:
        g->passive = g->be = true;
        break;
    case GS_DEPREL_AUX:
    case GS_DEPREL_COP:
        g->modal = g->modal || (flags & GS_WORD_MODAL);
        g->be = g->be || (flags & GS_WORD_BE);
        g->have = g->have || (flags & GS_WORD_HAVE);
        break;
    case GS_DEPREL_ADVMOD:
        g->negated = g->negated || (c < w && (flags & GS_WORD_NEGATION));
        break;
    case GS_DEPREL_MARK:
        g->infinitive = g->infinitive || gs_str_eq(gs_word_lower(r, c), GS_STR("to"));
        break;
    case GS_DEPREL_CC_PRECONJ:
        g->negated = g->negated || gs_str_eq(gs_word_lower(r, c), GS_STR("neither"));
        break;
    default:
        break;
    }
}

static verb_group read_own(const gs_reading *r, uint32_t w)
{
    verb_group g = {.first = r->token_of[w]};
    int32_t    subject = gs_own_subject(r, w);

    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        if (!(is_auxiliary(gs_word_at(r, (uint32_t)c)->deprel) && c < subject &&
              subject < (int32_t)w)) /* of a quotation before: "It is," she replied */
            read_child(r, w, (uint32_t)c, &g);
    }
    for (uint32_t k = w; k > 0 && gs_word_at(r, k - 1)->head == (int32_t)w &&
                         in_group(gs_word_at(r, k - 1)->deprel) &&
                         !gs_token_is(r, r->token_of[k - 1], GS_STR("there"));)
        g.first = r->token_of[--k];
    return g;
}

/* "has not confirmed or denied", "refused to confirm or deny", "will meet and
 * announce": a verb without a subject takes "will" and "to" of the verb that it
 * is joined to, and "not" behind "or". */
static verb_group read_group(const gs_reading *r, const gs_use *use)
{
    verb_group g = read_own(r, use->word);
    uint32_t   at = use->word;

    for (unsigned steps = 0; steps < 4 && gs_word_at(r, at)->deprel == GS_DEPREL_CONJ &&
                             gs_own_subject(r, at) < 0 && !g.have && !g.be && !g.modal;
         steps++) {
        bool or = gs_child_word(r, at, "or") >= 0 || gs_child_word(r, at, "nor") >= 0;
        verb_group above;
        at = (uint32_t)gs_word_at(r, at)->head;
        above = read_own(r, at);
        g.negated = g.negated || (or &&above.negated);
        if (or || (use->form & GS_VERB_BASE)) {
            g.modal = above.modal;
            g.infinitive = g.infinitive || above.infinitive;
        }
    }
    return g;
}

/* -ing behind these reports nothing by itself: "without saying", "of denying". */
static bool bars_gerund(const gs_reading *r, uint32_t w)
{
    static const char *const bars[] = {"without", "of", "for", "from", "against", "before", "to"};

    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        int32_t c = gs_child_word(r, w, bars[i]);
        if (c >= 0 && (uint32_t)c < w)
            return true;
    }
    return false;
}

/* "…," the firm posted: no participle, although the tree has it for one. */
static bool is_quoted_by(const gs_reading *r, const gs_use *use)
{
    int32_t  noun = gs_word_at(r, use->word)->head;
    uint32_t t = noun < 0 ? 0 : gs_noun_first(r, (uint32_t)noun);

    return gs_word_at(r, use->word)->deprel == GS_DEPREL_ACL && t > 0 &&
           (use->cue->notes & GS_CUE_INVERT) && noun < (int32_t)use->word &&
           gs_token_at(r, t - 1)->kind == GS_TOKEN_CLOSE_QUOTE;
}

/* A participle without "be": "another attack ascribed to …", "a man accused
 * of …", "the charge, denied by his lawyer", "when asked whether …". */
static bool reduced_passive(const gs_reading *r, const gs_use *use, const verb_group *g)
{
    uint8_t  rel = gs_word_at(r, use->word)->deprel;
    uint32_t next = use->last + 1, end = gs_sentence_end(r, use->sentence);
    int32_t  by;

    if (!(use->form & GS_VERB_PARTICIPLE) || g->have)
        return false;
    by = gs_child(r, use->word, GS_DEPREL_OBL_AGENT);
    if (by >= 0 && gs_can_speak(r, (uint32_t)by))
        return true; /* not "told the agency by telephone" */
    if (use->cue->act == GS_ACT_ACCUSE && next < end && gs_token_is(r, next, GS_STR("of")))
        return true;
    if (gs_own_subject(r, use->word) >= 0 || is_quoted_by(r, use))
        return false;
    if (rel == GS_DEPREL_ACL || rel == GS_DEPREL_ADVCL)
        return true;
    return next < end && gs_token_is(r, next, GS_STR("by"));
}

/* Without a speaker these still tell that something was said: "is accused
 * of", "was reported". "Was denied entry" does not. */
static bool may_lack_speaker(const gs_use *use)
{
    switch (use->cue->act) {
    case GS_ACT_SAY:
        return (use->cue->frames & (GS_FRAME_THAT | GS_FRAME_CLAUSE)) != 0;
    case GS_ACT_ACCUSE:
    case GS_ACT_ESTIMATE:
    case GS_ACT_ANNOUNCE:
    case GS_ACT_ASK:
        return true;
    default:
        return false;
    }
}

/* "some of the aides", "two said": a head that is no noun. */
static bool is_partitive(const gs_reading *r, uint32_t w)
{
    uint8_t upos = gs_word_at(r, w)->upos;

    return upos != GS_UPOS_NOUN && upos != GS_UPOS_PROPN && gs_ref_of(r, (int32_t)w) < 0;
}

static bool is_conditional(const gs_reading *r, uint32_t w)
{
    return gs_child_word(r, w, "if") >= 0 || gs_child_word(r, w, "unless") >= 0 ||
           gs_child_word(r, w, "whether") >= 0;
}

static bool subject_fits(const gs_reading *r, const gs_use *use)
{
    uint32_t    s;
    gs_somebody who;

    if (use->subject < 0)
        return use->passive ? may_lack_speaker(use) : false;
    s = (uint32_t)use->subject;
    who = gs_somebody_of(r, s);
    if (who == GS_SOMEBODY_NOBODY || gs_str_eq(gs_word_lower(r, s), GS_STR("you")))
        return false; /* "you" is everybody */
    /* "the test revealed traces" says nothing; "the shipping line denied it" does */
    if (who == GS_SOMEBODY_OTHER && (use->frame == GS_SAID_OBJECT || use->frame == GS_SAID_TO))
        return is_partitive(r, s) || use->shares || use->cue->act == GS_ACT_CRITICIZE ||
               use->cue->act == GS_ACT_ACCUSE || use->cue->act == GS_ACT_PRAISE ||
               use->cue->act == GS_ACT_DENY || use->cue->act == GS_ACT_WARN;
    if ((use->cue->notes & GS_CUE_DOCUMENT) && !gs_is_document(r, s))
        return false;
    /* "if he says", "whether Iran denied" */
    return !is_conditional(r, use->word) &&
           (gs_word_at(r, use->word)->upos == GS_UPOS_VERB || gs_word_at(r, use->word)->head < 0 ||
            !is_conditional(r, (uint32_t)gs_word_at(r, use->word)->head));
}

/* 'The contractor "strongly refutes any suggestion"': the quotation begins between
 * subject and verb. */
static bool opens_behind(const gs_reading *r, const gs_use *use, uint32_t s)
{
    const gs_quote *q = &r->quotes[r->quote_of[use->first]];

    return q->first > r->token_of[s] && q->first <= use->group && use->group - r->token_of[s] < 5;
}

/* Inside somebody's quotation only named speakers count: not "I deny it". */
static bool quoted_fits(const gs_reading *r, const gs_use *use)
{
    uint32_t      s;
    int32_t       i;
    const gs_ref *m;

    if (r->quote_of[use->first] < 0)
        return true;
    if (use->subject < 0 || use->cue->kind == GS_CUE_NOUN)
        return false;
    s = (uint32_t)use->subject;
    i = gs_ref_of(r, use->subject);
    if (i < 0 ||
        (r->quote_of[r->token_of[s]] != r->quote_of[use->first] && !opens_behind(r, use, s)))
        return false;
    m = &r->refs[i];
    switch (gs_somebody_of(r, s)) {
    case GS_SOMEBODY_NAMED:
        return m->known >= 0 || m->title.role >= 0 || m->name_last > m->name_first;
    case GS_SOMEBODY_ROLE:
        return m->number != GS_NUMBER_MANY;
    default:
        return false;
    }
}

static gs_status keep(gs_reading *r, const gs_use *use)
{
    return GS_PUSH(r->scratch, r->uses, r->use_count, r->use_cap, *use) ? GS_OK : GS_E_NOMEM;
}

/* A passive's object is its subject: "was released in April" has no
 * statement for a subject. */
static bool passive_fits(const gs_reading *r, const gs_use *use)
{
    const uint32_t *sets;
    int32_t         s = gs_own_subject(r, use->word);

    if (!use->passive || !(use->cue->only | use->cue->not_))
        return true;
    if (s < 0 && gs_word_at(r, use->word)->deprel == GS_DEPREL_ACL)
        s = gs_word_at(r, use->word)->head;
    if (s < 0)
        return !use->cue->only;
    sets = gs_map_get(&r->know->objects, gs_word_lower(r, (uint32_t)s));
    if (use->cue->not_ && sets && (*sets & use->cue->not_))
        return false;
    return !use->cue->only || (sets && (*sets & use->cue->only));
}

/* "who asked not to be named": a manner of speaking, not what is told. */
static bool asks_no_name(const gs_reading *r, const gs_use *use)
{
    static const char *const words[] = {"named", "identified", "quoted", "anonymous"};
    uint32_t                 end = gs_sentence_end(r, use->sentence);

    for (uint32_t t = use->last + 1; t < end && t < use->last + 6; t++) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            if (gs_token_is(r, t, gs_str_from(words[i])))
                return (gs_token_is(r, t - 1, GS_STR("be")) ||
                        gs_token_is(r, t - 1, GS_STR("remain"))) &&
                       gs_token_has(r, use->last + 1, GS_WORD_NEGATION | GS_WORD_PREPOSITION);
        }
    }
    return false;
}

/* "have the states agree on it": an infinitive without "to". */
static bool is_bare_infinitive(const gs_reading *r, const gs_use *use, const verb_group *g)
{
    return gs_word_feat(r, use->word, "VerbForm=Inf") && !g->be && !g->have && !g->modal &&
           gs_own_subject(r, use->word) < 0;
}

/* "a statement issued on Monday": no saying without a sayer. */
static bool is_issued(const gs_use *use)
{
    return use->passive && use->subject < 0 && use->group == use->first &&
           use->cue->act == GS_ACT_ANNOUNCE;
}

/* The verb or adjective above is one of a set of data/cue-objects.tsv. */
static bool governed_by(const gs_reading *r, const gs_use *use, gs_str set)
{
    const gs_word  *w = gs_word_at(r, use->word);
    const uint32_t *sets;

    if (w->head < 0 || (w->deprel != GS_DEPREL_XCOMP && w->deprel != GS_DEPREL_ADVCL &&
                        w->deprel != GS_DEPREL_CCOMP))
        return false;
    sets = gs_map_get(&r->know->objects, gs_word_at(r, (uint32_t)w->head)->lemma);
    return sets && (*sets & gs_know_object_set(r->know, set));
}

/* "was forced to deny": done, although an infinitive. */
static bool is_brought(const gs_reading *r, const gs_use *use)
{
    return governed_by(r, use, GS_STR("brought"));
}

/* "stopped denying", "denied saying that": not done. */
static bool is_undone(const gs_reading *r, const gs_use *use)
{
    return (use->form & GS_VERB_GERUND) && gs_word_at(r, use->word)->deprel == GS_DEPREL_XCOMP &&
           governed_by(r, use, GS_STR("undone"));
}

/* "Did the mayor say that it was safe?" */
static bool is_asked(const gs_reading *r, const gs_use *use)
{
    uint32_t end = gs_sentence_end(r, use->sentence);
    int32_t  s = gs_own_subject(r, use->word), aux = gs_child(r, use->word, GS_DEPREL_AUX);

    return s >= 0 && aux >= 0 && aux < s && s < (int32_t)use->word && r->quote_of[use->first] < 0 &&
           gs_token_is(r, end - 1, GS_STR("?"));
}

static gs_status consider_verb(gs_reading *r, gs_use *use)
{
    verb_group g = read_group(r, use);

    if (g.modal || (g.infinitive && !is_brought(r, use)) || is_bare_infinitive(r, use, &g) ||
        is_undone(r, use) || is_asked(r, use) || gs_child_word(r, use->word, "than") >= 0)
        return GS_OK; /* nor "than previously stated" */
    use->negated = g.negated;
    if (g.negated && use->cue->act != GS_ACT_BELIEVE)
        return GS_OK;
    use->group = g.first;
    use->gerund = (use->form & GS_VERB_GERUND) && !g.be;
    if (use->gerund && bars_gerund(r, use->word))
        return GS_OK;
    use->passive = g.be || g.passive
                       ? (use->form & GS_VERB_PARTICIPLE) != 0 && !(use->form & GS_VERB_GERUND)
                       : reduced_passive(r, use, &g);
    gs_find_subject(r, use);
    gs_find_frame(r, use);
    if ((use->cue->notes & GS_CUE_HEARD) && !use->passive && use->whom < 0)
        return GS_OK;
    if (use->frame == GS_SAID_NONE || is_issued(use) || asks_no_name(r, use) ||
        !subject_fits(r, use) || !quoted_fits(r, use) || !passive_fits(r, use))
        return GS_OK;
    return keep(r, use);
}

/* "an allegation that …", "Russia's claim that …", "claims by residents that". */
static gs_status consider_noun(gs_reading *r, gs_use *use)
{
    if (gs_word_at(r, use->word)->deprel == GS_DEPREL_COMPOUND ||
        gs_somebody_of(r, use->word) == GS_SOMEBODY_NOBODY)
        return GS_OK; /* "report card"; "there was no denial of …" */
    use->group = use->first;
    gs_find_frame(r, use);
    if (use->frame == GS_SAID_NONE || !quoted_fits(r, use))
        return GS_OK;
    return keep(r, use);
}

/* "according to plan", "to age": a bare noun says how. */
static bool is_manner(const gs_reading *r, uint32_t w)
{
    int32_t m = gs_ref_of(r, (int32_t)w);

    return gs_somebody_of(r, w) == GS_SOMEBODY_OTHER && m >= 0 && r->refs[m].first == w &&
           r->refs[m].number != GS_NUMBER_MANY && !gs_token_capital(r, r->token_of[w]);
}

static gs_status consider_source(gs_reading *r, gs_use *use)
{
    uint32_t next = use->last + 1;

    use->group = use->edge = use->first;
    if (next >= gs_sentence_end(r, use->sentence) || r->quote_of[use->first] >= 0)
        return GS_OK;
    /* the preposition hangs on the noun */
    use->subject = gs_word_at(r, use->word)->head;
    if (use->subject < 0 || (uint32_t)use->subject < use->word || gs_ref_of(r, use->subject) < 0)
        use->subject = gs_noun_from(r, next);
    if (use->subject < 0 || is_manner(r, (uint32_t)use->subject))
        return GS_OK;
    use->behind = true;
    use->frame = GS_SAID_SOURCE;
    return keep(r, use);
}

/* The forms of cues that a word with this tag may be. */
static uint32_t forms_of(const gs_reading *r, uint32_t w)
{
    switch ((gs_upos)gs_word_at(r, w)->upos) {
    case GS_UPOS_VERB:
    case GS_UPOS_AUX:
        return VERBS | GS_PHRASE_FORM;
    case GS_UPOS_NOUN:
    case GS_UPOS_PROPN:
        return NOUNS | GS_PHRASE_FORM;
    default:
        return GS_PHRASE_FORM;
    }
}

/* "FSB denies": a form that is nothing but a verb's, tagged as something else. */
static bool must_be_verb(const gs_reading *r, uint32_t s, uint32_t t, const gs_cue_form **form)
{
    const gs_cue *cue;

    if (!gs_read_cue(r, t, gs_sentence_end(r, s), FINITE, form))
        return false;
    for (uint32_t k = t; k > gs_sentence_begin(r, s) && k + 2 > t; k--) {
        if (gs_token_has(r, k - 1, GS_WORD_NEGATION) || gs_token_is(r, k - 1, GS_STR("longer")))
            return false; /* "no longer denies" */
    }
    cue = &r->know->cues[(*form)->cue];
    if ((cue->notes & GS_CUE_NOUN_TOO) && t > gs_sentence_begin(r, s) && r->word_of[t - 1] >= 0) {
        /* "Interfax reports", "Police suspect that" */
        uint8_t before = gs_word_at(r, (uint32_t)r->word_of[t - 1])->upos;
        if ((cue->notes & GS_CUE_MEDIA) && gs_is_media(r, gs_noun_until(r, t - 1)))
            return true;
        return (before == GS_UPOS_NOUN || before == GS_UPOS_PROPN || before == GS_UPOS_PRON) &&
               (cue->frames & GS_FRAME_THAT) && t + 1 < gs_sentence_end(r, s) &&
               gs_token_is(r, t + 1, GS_STR("that"));
    }
    return !(cue->notes & GS_CUE_NOUN_TOO) && !cue->only && !((*form)->forms & GS_VERB_BASE) &&
           (cue->frames & GS_FRAME_CLAUSE);
}

/* Where nouns stand. */
static bool is_nominal(uint8_t rel)
{
    return rel == GS_DEPREL_OBJ || rel == GS_DEPREL_OBL || rel == GS_DEPREL_NMOD ||
           rel == GS_DEPREL_NSUBJ || rel == GS_DEPREL_NSUBJ_PASS;
}

/* "Claims that the bridge was shelled are false", tagged as a verb: a verb without a
 * statement may be a noun with one. */
static gs_status consider_either(gs_reading *r, gs_use *use)
{
    const gs_cue_form *form;
    size_t             before = r->use_count;
    gs_use             noun = *use;
    gs_status          st;

    if (is_nominal(gs_word_at(r, use->word)->deprel) && gs_own_subject(r, use->word) < 0 &&
        gs_read_cue(r, use->first, use->last + 1, NOUNS, &form)) {
        noun.cue = &r->know->cues[form->cue];
        noun.form = form->forms;
        return consider_noun(r, &noun); /* "denied claims that", tagged as a verb */
    }
    st = consider_verb(r, use);
    if (st != GS_OK || r->use_count > before || use->subject >= 0 ||
        !gs_read_cue(r, use->first, use->last + 1, NOUNS, &form))
        return st;
    noun.cue = &r->know->cues[form->cue];
    noun.form = form->forms;
    return consider_noun(r, &noun);
}

/* "waved the allegation aside": a verb whose particle stands behind its object. */
static unsigned read_parted(const gs_reading *r, uint32_t w, const gs_cue_form **form)
{
    char            buf[64];
    gs_str          verb = gs_word_lower(r, w);
    const uint32_t *hit = NULL;

    for (int32_t c = gs_first_child(r, w); c >= 0 && !hit; c = gs_next_child(r, c)) {
        gs_str part = gs_word_lower(r, (uint32_t)c);
        if ((uint32_t)c <= w + 1 || verb.n + part.n + 1 > sizeof buf ||
            (gs_word_at(r, (uint32_t)c)->deprel != GS_DEPREL_COMPOUND_PRT &&
             gs_word_at(r, (uint32_t)c)->deprel != GS_DEPREL_ADVMOD))
            continue;
        memcpy(buf, verb.p, verb.n);
        buf[verb.n] = ' ';
        memcpy(buf + verb.n + 1, part.p, part.n);
        hit = gs_lexicon_get(&r->know->cue_lexicon, gs_str_make(buf, verb.n + part.n + 1));
    }
    for (int32_t i = hit ? (int32_t)*hit : -1; i >= 0; i = r->know->cue_forms[i].next) {
        if (r->know->cue_forms[i].forms & VERBS) {
            *form = &r->know->cue_forms[i];
            return 1;
        }
    }
    return 0;
}

static gs_status consider(gs_reading *r, uint32_t s, uint32_t t, uint32_t *next)
{
    const gs_cue_form *form;
    gs_use             use = {.sentence = s,
                              .first = t,
                              .matter = GS_NONE,
                              .subject = GS_NONE,
                              .whom = GS_NONE,
                              .carrier = GS_NONE,
                              .statement = GS_NONE};
    unsigned           n;

    *next = t + 1;
    if (r->word_of[t] < 0)
        return GS_OK;
    use.word = (uint32_t)r->word_of[t];
    n = gs_read_cue(r, t, gs_sentence_end(r, s), forms_of(r, use.word), &form);
    if (gs_word_at(r, use.word)->upos != GS_UPOS_VERB && must_be_verb(r, s, t, &form))
        n = gs_read_cue(r, t, gs_sentence_end(r, s), FINITE, &form);
    else if (n)
        gs_read_cue(r, t, gs_sentence_end(r, s), forms_of(r, use.word), &form);
    if (!n && gs_word_at(r, use.word)->upos == GS_UPOS_VERB)
        n = read_parted(r, use.word, &form);
    if (!n)
        return GS_OK;
    *next = t + n;
    use.cue = &r->know->cues[form->cue];
    use.form = form->forms;
    use.last = t + n - 1;
    use.edge = t;
    switch (use.cue->kind) {
    case GS_CUE_NOUN:
        return consider_noun(r, &use);
    case GS_CUE_PHRASE:
        return consider_source(r, &use);
    default:
        return consider_either(r, &use);
    }
}

/* "Reported by Ann Lee", "Updated …": who wrote it and when is no statement. */
static bool is_credit(gs_zone_kind zone)
{
    return zone == GS_ZONE_BYLINE || zone == GS_ZONE_DATELINE;
}

gs_status gs_read_cues(gs_reading *r)
{
    gs_status st = GS_OK;

    for (uint32_t s = 0; st == GS_OK && s < r->doc->sentence_count; s++) {
        size_t   from = r->use_count;
        uint32_t end = gs_sentence_end(r, s);
        if (r->doc->sentences[s].duplicate_of >= 0 || is_credit(r->doc->sentences[s].zone))
            continue;
        for (uint32_t t = gs_sentence_begin(r, s), next; st == GS_OK && t < end; t = next) {
            next = t + 1;
            if (gs_token_has(r, t, GS_WORD_CUE))
                st = consider(r, s, t, &next);
        }
        if (st == GS_OK && r->use_count > from)
            gs_find_contents(r, &r->uses[from], r->use_count - from);
    }
    return st;
}
