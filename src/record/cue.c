/* record/cue.c - which words of saying report something here.
 *
 * A cue counts where its form, its verb group and what stands around it fit
 * the dictionary's frames. What is negated, modal or an infinitive is no
 * statement: "did not say", "would deny", "declined to comment", "no group
 * claimed".
 */
#include "record/reading.h"

#define VERBS (GS_VERB_BASE | GS_VERB_PRESENT | GS_VERB_PAST | GS_VERB_PARTICIPLE | GS_VERB_GERUND)
#define NOUNS (GS_NOUN_SINGULAR | GS_NOUN_PLURAL)

bool gs_token_verbal(const gs_reading *r, uint32_t t)
{
    gs_str w = gs_token_lower(r, t);

    if (r->phrase_of[t] >= 0 || gs_token_has(r, t, GS_WORD_PREPOSITION))
        return false;
    if (gs_token_has(r, t, GS_WORD_VERB | GS_WORD_CUE))
        return true;
    return w.n > 3 && (gs_str_ends(w, GS_STR("ed")) || gs_str_ends(w, GS_STR("ing")));
}

/* What the words before a verb make of it. */
typedef struct verb_group {
    uint32_t first;
    bool     negated, modal, be, have, infinitive;
} verb_group;

static bool is_group_word(const gs_reading *r, uint32_t t)
{
    if (r->phrase_of[t] >= 0)
        return false;
    return gs_token_has(r, t, GS_WORD_AUXILIARY | GS_WORD_ADVERB | GS_WORD_NEGATION) ||
           (gs_token_ends(r, t, "ly") && !gs_token_capital(r, t));
}

/* "had not, as of yesterday, announced": from the closing comma before `t` to
 * the opening one behind an auxiliary; else `t`. */
static uint32_t pass_aside(const gs_reading *r, uint32_t t, uint32_t begin)
{
    if (t <= begin + 2 || !gs_token_is(r, t - 1, GS_STR(",")))
        return t;
    for (uint32_t k = t - 2; k > begin && k + 10 > t; k--) {
        if (gs_token_is(r, k, GS_STR(",")))
            return is_group_word(r, k - 1) ? k : t;
    }
    return t;
}

static verb_group read_group(const gs_reading *r, uint32_t t, uint32_t begin)
{
    verb_group g = {.first = pass_aside(r, t, begin)};

    while (g.first > begin && is_group_word(r, g.first - 1)) {
        uint32_t flags = r->words[--g.first];
        g.negated = g.negated || (flags & GS_WORD_NEGATION);
        g.modal = g.modal || (flags & GS_WORD_MODAL);
        g.be = g.be || (flags & GS_WORD_BE);
        g.have = g.have || (flags & GS_WORD_HAVE);
        g.first = pass_aside(r, g.first, begin);
    }
    g.infinitive = g.first > begin && gs_token_is(r, g.first - 1, GS_STR("to"));
    return g;
}

/* -ing behind these reports nothing by itself: "without saying", "of denying". */
static bool bars_gerund(const gs_reading *r, uint32_t t)
{
    static const char *const bars[] = {"without", "of", "for", "from", "against", "before", "to"};

    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        if (gs_token_is(r, t, gs_str_from(bars[i])))
            return true;
    }
    return false;
}

/* A participle without "be": "another attack ascribed to …", "a man accused
 * of …", "the charge, denied by his lawyer". */
static bool reduced_passive(const gs_reading *r, const gs_use *use, uint32_t end)
{
    uint32_t next = use->last + 1;

    if (!(use->form & GS_VERB_PARTICIPLE) || next >= end)
        return false;
    if (gs_token_is(r, next, GS_STR("by")))
        return true;
    if (use->group > gs_sentence_begin(r, use->sentence) &&
        (gs_token_is(r, use->group - 1, GS_STR("when")) ||
         gs_token_is(r, use->group - 1, GS_STR("if"))))
        return true; /* "when asked whether …" */
    if (use->cue->act == GS_ACT_ACCUSE && gs_token_is(r, next, GS_STR("of")))
        return true;
    if (!gs_token_is(r, next, GS_STR("to")))
        return false;
    /* "people believed to have …"; but "promised to …" is active */
    if (use->cue->frames & GS_FRAME_OBJECT && use->cue->act == GS_ACT_ACCUSE)
        return use->cue->only != 0;
    return !(use->cue->frames & GS_FRAME_TO) &&
           (use->cue->frames & (GS_FRAME_THAT | GS_FRAME_CLAUSE)) && r->phrase_of[next] < 0;
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

static bool subject_fits(const gs_reading *r, const gs_use *use)
{
    const gs_phrase *p;
    uint32_t         before;

    if (use->subject < 0)
        return use->passive ? may_lack_speaker(use) : false;
    p = &r->phrases[use->subject];
    if (p->kind == GS_PHRASE_NOBODY || gs_token_is(r, p->first, GS_STR("you")))
        return false; /* "you" is everybody */
    /* "the right to refuse and make clear that …": no finite verb */
    if ((use->form & GS_VERB_BASE) && use->shares && !p->plural &&
        !(p->kind == GS_PHRASE_PRONOUN && !gs_token_is(r, p->first, GS_STR("it"))) &&
        !(use->form & (GS_VERB_PAST | GS_VERB_PARTICIPLE)))
        return false;
    /* "the test revealed traces" says nothing; "the shipping line denied it" does */
    if (p->kind == GS_PHRASE_OTHER && (use->frame == GS_SAID_OBJECT || use->frame == GS_SAID_TO))
        return p->partitive || use->shares ||
               (use->cue->act == GS_ACT_DENY && (use->cue->frames & GS_FRAME_QUOTE));
    if ((use->cue->notes & GS_CUE_DOCUMENT) &&
        !(p->role >= 0 && r->know->roles[p->role].kind == GS_ROLE_DOCUMENT))
        return false;
    /* "if he says", "whether Iran denied" */
    before = p->first;
    if (before > gs_sentence_begin(r, use->sentence)) {
        before--;
        if (gs_token_is(r, before, GS_STR("if")) || gs_token_is(r, before, GS_STR("unless")) ||
            gs_token_is(r, before, GS_STR("whether")))
            return false;
    }
    return true;
}

/* Inside somebody's quotation only named speakers count: not "I deny it". */
static bool quoted_fits(const gs_reading *r, const gs_use *use)
{
    const gs_phrase *p;

    if (r->quote_of[use->first] < 0)
        return true;
    if (use->subject < 0 || use->cue->kind == GS_CUE_NOUN)
        return false;
    p = &r->phrases[use->subject];
    if (r->quote_of[p->first] != r->quote_of[use->first])
        return false;
    if (p->kind == GS_PHRASE_NAME)
        return p->known >= 0 || p->role >= 0 || p->name_last > p->name_first;
    return p->kind == GS_PHRASE_ROLE && !p->plural;
}

static gs_status keep(gs_reading *r, const gs_use *use)
{
    return GS_PUSH(r->scratch, r->uses, r->use_count, r->use_cap, *use) ? GS_OK : GS_E_NOMEM;
}

/* "has not confirmed or denied", "refused to confirm or deny", "will meet and
 * announce": the verb before "or" says what becomes of this one. */
static bool carries_on(const gs_reading *r, const gs_use *use, uint32_t t, uint32_t begin)
{
    verb_group g;
    bool or ;

    if (t < begin + 2 || !gs_token_has(r, t - 1, GS_WORD_CONJUNCTION) || r->phrase_of[t - 2] >= 0)
        return false;
    or = gs_token_is(r, t - 1, GS_STR("or")) || gs_token_is(r, t - 1, GS_STR("nor"));
    g = read_group(r, t - 2, begin);
    return ((or || (use->form & GS_VERB_BASE)) && (g.negated || g.infinitive || g.modal));
}

/* A passive's object is its subject: "was released in April" has no
 * statement for a subject. */
static bool passive_fits(const gs_reading *r, const gs_use *use, uint32_t begin)
{
    const uint32_t *sets;
    int32_t         head;

    if (!use->passive || !(use->cue->only | use->cue->not_))
        return true;
    head = gs_clause_head(r, use->group, begin);
    if (head < 0)
        return !use->cue->only;
    sets = gs_map_get(&r->know->objects, gs_token_lower(r, r->phrases[head].last));
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

static gs_status consider_verb(gs_reading *r, gs_use *use, size_t sentence_uses)
{
    uint32_t   begin = gs_sentence_begin(r, use->sentence);
    uint32_t   end = gs_sentence_end(r, use->sentence);
    verb_group g = read_group(r, use->first, begin);

    if (g.modal || g.infinitive || carries_on(r, use, g.first, begin))
        return GS_OK;
    use->negated = g.negated;
    if (g.negated && use->cue->act != GS_ACT_BELIEVE)
        return GS_OK;
    use->group = g.first;
    use->gerund = (use->form & GS_VERB_GERUND) && !g.be;
    if (use->gerund && g.first > begin && bars_gerund(r, g.first - 1))
        return GS_OK;
    use->passive = g.be ? (use->form & GS_VERB_PARTICIPLE) != 0 && !(use->form & GS_VERB_GERUND)
                        : !g.have && reduced_passive(r, use, end);
    gs_find_subject(r, use, sentence_uses ? &r->uses[r->use_count - sentence_uses] : NULL,
                    sentence_uses);
    gs_find_frame(r, use);
    if (use->frame == GS_SAID_NONE || asks_no_name(r, use) || !subject_fits(r, use) ||
        !quoted_fits(r, use) || !passive_fits(r, use, begin))
        return GS_OK;
    return keep(r, use);
}

/* "an allegation that …", "Russia's claim that …", "claims by residents that". */
static gs_status consider_noun(gs_reading *r, gs_use *use)
{
    use->group = use->first;
    use->subject = use->whom = use->carrier = GS_NONE;
    if (r->phrases[r->phrase_of[use->first]].last != use->last)
        return GS_OK; /* a modifier: "report card" */
    gs_find_frame(r, use);
    if (use->frame == GS_SAID_NONE || !quoted_fits(r, use))
        return GS_OK;
    return keep(r, use);
}

static gs_status consider_source(gs_reading *r, gs_use *use)
{
    uint32_t end = gs_sentence_end(r, use->sentence);
    uint32_t next = use->last + 1;

    use->group = use->edge = use->first;
    use->whom = use->carrier = GS_NONE;
    if (next >= end || r->phrase_of[next] < 0 || r->quote_of[use->first] >= 0)
        return GS_OK;
    use->subject = r->phrase_of[next];
    use->behind = true;
    use->frame = GS_SAID_SOURCE;
    return keep(r, use);
}

static gs_status consider(gs_reading *r, uint32_t s, uint32_t t, size_t sentence_uses,
                          uint32_t *next)
{
    bool               in_phrase = r->phrase_of[t] >= 0;
    const gs_cue_form *form;
    gs_use             use = {.sentence = s,
                              .first = t,
                              .subject = GS_NONE,
                              .whom = GS_NONE,
                              .carrier = GS_NONE,
                              .statement = GS_NONE};
    unsigned           n =
        gs_read_cue(r, t, gs_sentence_end(r, s), in_phrase ? NOUNS : VERBS | GS_PHRASE_FORM, &form);

    *next = t + 1;
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
        return consider_verb(r, &use, sentence_uses);
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
                st = consider(r, s, t, r->use_count - from, &next);
        }
        if (st == GS_OK && r->use_count > from)
            gs_find_contents(r, &r->uses[from], r->use_count - from);
    }
    return st;
}
