/* record/statement.c - the statement records.
 *
 * From the uses of cues, in text order: who, to whom, through whom, what, in
 * what form, when. While records are made, their entity fields hold
 * candidates; entity_record.c turns them into records when all are known.
 */
#include "record/statement.h"

#include "record/clause.h"
#include "record/entity.h"
#include "record/pronoun.h"
#include "record/verdict.h"

typedef struct maker {
    gs_reading *r;
    gs_focus    focus;
} maker;

gs_status gs_proof_span(gs_reading *r, gs_proofs *proofs, const char *field, int32_t member,
                        gs_span span)
{
    gs_proof p = {field, member, span, NULL};
    return GS_PUSH(r->doc->arena, proofs->items, proofs->count, proofs->cap, p) ? GS_OK
                                                                                : GS_E_NOMEM;
}

gs_status gs_proof_rule(gs_reading *r, gs_proofs *proofs, const char *field, int32_t member,
                        const char *rule)
{
    gs_proof p = {field, member, {0, 0}, rule};
    return GS_PUSH(r->doc->arena, proofs->items, proofs->count, proofs->cap, p) ? GS_OK
                                                                                : GS_E_NOMEM;
}

/* ---- who ---- */

/* "The press secretary, Dmitry Peskov,": a name beside it says who it is. */
static bool is_named_beside(const gs_reading *r, uint32_t w, int32_t chain)
{
    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        int32_t i = gs_ref_of(r, c);
        if (gs_word_at(r, (uint32_t)c)->deprel == GS_DEPREL_APPOS && i >= 0 &&
            r->refs[i].chain == chain && r->refs[i].form == GS_MENTION_NAME)
            return true;
    }
    return false;
}

/* The candidate a word means, and how it is known: its own words, or a rule. */
static int32_t who(const maker *m, int32_t word, const char **rule)
{
    gs_reading *r = m->r;
    int32_t     i = gs_ref_of(r, word), candidate;

    *rule = NULL;
    if (i < 0 || gs_somebody_of(r, (uint32_t)word) == GS_SOMEBODY_NOBODY)
        return GS_NONE;
    candidate = gs_focus_plain(r, i);
    if (gs_focus_goes_on(r, &m->focus, i) >= 0 && gs_focus_goes_on(r, &m->focus, i) != candidate) {
        *rule = "pronoun:person";
        return gs_focus_goes_on(r, &m->focus, i);
    }
    if (candidate < 0)
        return gs_focus_resolve(r, &m->focus, i, rule);
    if (r->refs[i].form != GS_MENTION_NAME && r->refs[i].form != GS_MENTION_METONYM)
        *rule = r->refs[i].rule;
    if (is_named_beside(r, (uint32_t)word, r->refs[i].chain))
        *rule = "apposition";
    return candidate;
}

static gs_status set_speaker(maker *m, const gs_use *use, gs_statement *s)
{
    gs_reading *r = m->r;
    const char *rule = NULL;
    gs_status   st;

    s->speaker = GS_NONE;
    if (use->subject < 0)
        return GS_OK;
    s->speaker = who(m, use->subject, &rule);
    if (s->speaker < 0)
        return GS_OK;
    if (!rule)
        rule = use->rule;
    st = gs_proof_span(r, &s->proofs, "speaker", -1, gs_noun_span(r, (uint32_t)use->subject));
    if (st == GS_OK && rule)
        st = gs_proof_rule(r, &s->proofs, "speaker", -1, rule);
    return st;
}

static gs_status add_member(maker *m, gs_statement *s, gs_ids *list, const char *field,
                            int32_t word)
{
    gs_reading *r = m->r;
    const char *rule;
    int32_t     candidate = who(m, word, &rule);
    gs_status   st;

    if (candidate < 0)
        return GS_OK;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == candidate)
            return GS_OK;
    }
    if (!GS_PUSH(r->doc->arena, list->items, list->count, list->cap, candidate))
        return GS_E_NOMEM;
    st = gs_proof_span(r, &s->proofs, field, (int32_t)list->count - 1,
                       gs_noun_span(r, (uint32_t)word));
    if (st == GS_OK && rule)
        st = gs_proof_rule(r, &s->proofs, field, (int32_t)list->count - 1, rule);
    return st;
}

/* Who is told or asked something is somebody, whatever the dictionary says: "told the
 * crew that". */
static bool may_hear(const gs_reading *r, const gs_use *use)
{
    gs_somebody who = gs_somebody_of(r, (uint32_t)use->whom);

    if (who != GS_SOMEBODY_OTHER)
        return who != GS_SOMEBODY_NOBODY;
    return (use->cue->frames & GS_FRAME_WHOM) && use->frame != GS_SAID_OBJECT &&
           gs_ref_of(r, use->whom) >= 0;
}

static gs_status set_addressee(maker *m, const gs_use *use, gs_statement *s)
{
    gs_status st;

    if (use->whom < 0 || use->whom == use->subject || !may_hear(m->r, use))
        return GS_OK;
    st = add_member(m, s, &s->addressee, "addressee", use->whom);
    if (st == GS_OK && gs_is_media(m->r, use->whom))
        st = add_member(m, s, &s->channel, "channel", use->whom);
    return st;
}

/* ---- what ---- */

static bool all_quoted(const gs_reading *r, uint32_t from, uint32_t end)
{
    bool any = false;

    for (uint32_t t = from; t < end; t++) {
        if (r->quote_of[t] >= 0)
            any = true;
        else if (gs_token_word(r, t))
            return false;
    }
    return any;
}

static bool any_quoted(const gs_reading *r, uint32_t from, uint32_t end)
{
    for (uint32_t t = from; t < end; t++) {
        if (r->quote_of[t] >= 0)
            return true;
    }
    return false;
}

static gs_form form_of(const gs_reading *r, const gs_use *use)
{
    bool any = any_quoted(r, use->content_first, use->content_end);

    /* within somebody's quotation marks say nothing about the inner speaker */
    if (r->quote_of[use->first] >= 0)
        any = false;
    else if (any && all_quoted(r, use->content_first, use->content_end))
        return use->frame == GS_SAID_OBJECT ? GS_FORM_MIXED : GS_FORM_DIRECT;
    if (any)
        return GS_FORM_MIXED;
    return use->frame == GS_SAID_OBJECT ? GS_FORM_NARRATED : GS_FORM_INDIRECT;
}

static bool is_verbal(const gs_reading *r, uint32_t t)
{
    int32_t w = r->word_of[t];

    return gs_token_has(r, t, GS_WORD_AUXILIARY | GS_WORD_NEGATION) ||
           (w >= 0 && (gs_word_at(r, (uint32_t)w)->upos == GS_UPOS_VERB ||
                       gs_word_at(r, (uint32_t)w)->upos == GS_UPOS_AUX));
}

/* The tokens of the content's first verb group: where its "not" and "may" are. */
static uint32_t first_verb(const gs_reading *r, uint32_t from, uint32_t end)
{
    uint32_t t = from;

    while (t < end && !is_verbal(r, t))
        t++;
    return t;
}

/* The head of what is said, or of its first sentence: a word whose own head is outside;
 * one with a subject rather than what was cut off before it. */
static int32_t head_of(const gs_reading *r, const gs_use *use)
{
    int32_t first = GS_NONE;

    for (uint32_t t = use->content_first; t < use->content_end; t++) {
        int32_t w = r->word_of[t], head = w < 0 ? 0 : gs_word_at(r, (uint32_t)w)->head;
        if (w < 0 || gs_word_at(r, (uint32_t)w)->upos == GS_UPOS_PUNCT ||
            (head >= 0 && r->token_of[head] >= use->content_first &&
             r->token_of[head] < use->content_end))
            continue;
        if (gs_own_subject(r, (uint32_t)w) >= 0 || gs_child(r, (uint32_t)w, GS_DEPREL_EXPL) >= 0)
            return w;
        if (first < 0)
            first = w;
    }
    return first;
}

/* "no plan", "nobody", "neither door". */
static bool is_none(const gs_reading *r, uint32_t w)
{
    if ((gs_word_flags(r, w) & GS_WORD_NOBODY) || gs_str_eq(gs_word_lower(r, w), GS_STR("nothing")))
        return true;
    for (int32_t c = gs_first_child(r, w); c >= 0 && (uint32_t)c < w; c = gs_next_child(r, c)) {
        if (gs_word_at(r, (uint32_t)c)->deprel == GS_DEPREL_DET &&
            (gs_word_feat(r, (uint32_t)c, "PronType=Neg") ||
             gs_str_eq(gs_word_lower(r, (uint32_t)c), GS_STR("neither"))))
            return true;
    }
    return false;
}

/* "did not", not "not only"; a subject or object that is nobody or nothing. */
static bool negates(const gs_reading *r, uint32_t c)
{
    switch ((gs_deprel)gs_word_at(r, c)->deprel) {
    case GS_DEPREL_ADVMOD:
        return (gs_word_flags(r, c) & GS_WORD_NEGATION) &&
               !(c + 1 < r->doc->word_count && gs_str_eq(gs_word_lower(r, c + 1), GS_STR("only")));
    case GS_DEPREL_NSUBJ:
    case GS_DEPREL_NSUBJ_PASS:
    case GS_DEPREL_OBJ:
        return is_none(r, c);
    default:
        return false;
    }
}

static gs_polarity polarity_of(const gs_reading *r, const gs_use *use, gs_act act)
{
    int32_t head;

    if (act == GS_ACT_DENY || use->negated)
        return GS_POLARITY_NEGATES;
    if (use->frame == GS_SAID_OBJECT || use->content_first >= use->content_end)
        return GS_POLARITY_AFFIRMS;
    if (gs_token_is(r, use->content_first, GS_STR("no")) ||
        gs_token_has(r, use->content_first, GS_WORD_NOBODY))
        return GS_POLARITY_NEGATES;
    head = head_of(r, use);
    if (head < 0)
        return GS_POLARITY_AFFIRMS;
    if (is_none(r, (uint32_t)head))
        return GS_POLARITY_NEGATES;
    for (int32_t c = gs_first_child(r, (uint32_t)head); c >= 0; c = gs_next_child(r, c)) {
        if (r->token_of[c] >= use->content_first && negates(r, (uint32_t)c))
            return GS_POLARITY_NEGATES;
    }
    return GS_POLARITY_AFFIRMS;
}

static gs_modality modality_of(const gs_reading *r, const gs_use *use)
{
    static const struct {
        const char *word;
        gs_modality modality;
    } words[] = {{"may", GS_MODALITY_POSSIBLE},     {"might", GS_MODALITY_POSSIBLE},
                 {"could", GS_MODALITY_POSSIBLE},   {"must", GS_MODALITY_NECESSARY},
                 {"should", GS_MODALITY_NECESSARY}, {"will", GS_MODALITY_INTENDED},
                 {"plans", GS_MODALITY_INTENDED},   {"intends", GS_MODALITY_INTENDED},
                 {"intend", GS_MODALITY_INTENDED},  {"wants", GS_MODALITY_DESIRED},
                 {"hopes", GS_MODALITY_DESIRED}};
    uint32_t t = first_verb(r, use->content_first, use->content_end);

    if (use->cue->modality != GS_MODALITY_ASSERTED)
        return use->cue->modality;
    if (use->cue->act == GS_ACT_SAY && use->frame == GS_SAID_TO && !use->passive)
        return GS_MODALITY_DESIRED; /* told her to leave */
    if (t + 1 < use->content_end && gs_token_has(r, t, GS_WORD_HAVE) &&
        gs_token_is(r, t + 1, GS_STR("to")))
        return GS_MODALITY_NECESSARY; /* "has to rest" */
    for (uint32_t at = t; at < use->content_end && at < t + 3; at++) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            if (gs_token_is(r, at, gs_str_from(words[i].word)))
                return words[i].modality;
        }
    }
    return GS_MODALITY_ASSERTED;
}

static bool in_set(const gs_reading *r, uint32_t t, gs_str set)
{
    const uint32_t *sets = gs_map_get(&r->know->objects, gs_token_lower(r, t));
    return sets && (*sets & gs_know_object_set(r->know, set));
}

/* "called the charges baseless", "labeled the announcement a fake". */
static bool labels_false(const gs_reading *r, const gs_use *use)
{
    if (!(use->cue->notes & GS_CUE_QUOTED))
        return false;
    for (uint32_t t = use->content_first; t < use->content_end && t < use->content_first + 16;
         t++) {
        if (in_set(r, t, GS_STR("false")))
            return true;
    }
    return false;
}

/* "said the charges are baseless", "that is not true", "there is no evidence that". */
static bool calls_it_false(const gs_reading *r, const gs_use *use)
{
    int32_t  head = head_of(r, use), s;
    uint32_t from, to;

    if (labels_false(r, use) ||
        gs_verdict_named(r, use->content_first, use->content_end, &from, &to))
        return true;
    if (head < 0)
        return false;
    s = gs_own_subject(r, (uint32_t)head);
    if (gs_child(r, (uint32_t)head, GS_DEPREL_EXPL) >= 0)
        return s >= 0 && is_none(r, (uint32_t)s) && in_set(r, r->token_of[s], GS_STR("ground"));
    if (s < 0 || !gs_verdict_points_back(r, (uint32_t)s))
        return false;
    return gs_verdict_in(r, (uint32_t)head, GS_STR("false")) ||
           (polarity_of(r, use, GS_ACT_SAY) == GS_POLARITY_NEGATES &&
            gs_verdict_in(r, (uint32_t)head, GS_STR("true")));
}

/* "No, that is wrong": an answer that begins so denies. */
static bool answers_no(const gs_reading *r, const gs_use *use)
{
    uint32_t t = use->content_first;

    return r->quote_of[t] >= 0 && gs_token_is(r, t, GS_STR("no")) &&
           (t + 1 >= use->content_end || !gs_token_word(r, t + 1));
}

static gs_act act_of(const gs_reading *r, const gs_use *use)
{
    gs_act act = use->cue->act;

    if (act == GS_ACT_SAY && use->frame == GS_SAID_TO && (use->cue->frames & GS_FRAME_WHOM))
        return GS_ACT_DEMAND; /* "told her to leave" */
    if (act != GS_ACT_SAY && act != GS_ACT_ANSWER)
        return act;
    if (use->content_first < use->content_end && (answers_no(r, use) || calls_it_false(r, use)))
        return GS_ACT_DENY;
    return act;
}

static gs_status push_span(gs_reading *r, gs_spans *list, gs_span span)
{
    return GS_PUSH(r->doc->arena, list->items, list->count, list->cap, span) ? GS_OK : GS_E_NOMEM;
}

static gs_status set_content(gs_reading *r, const gs_use *use, gs_statement *s)
{
    gs_status st = GS_OK;
    int32_t   last = GS_NONE;
    gs_span   whole;

    if (use->content_first >= use->content_end)
        return GS_OK;
    whole = gs_tokens_span(r, use->content_first, use->content_end - 1);
    st = push_span(r, &s->content, whole);
    for (uint32_t t = use->content_first; st == GS_OK && t < use->content_end; t++) {
        int32_t q = r->quote_of[t];
        if (q < 0 || q == last || q == r->quote_of[use->first])
            continue;
        last = q;
        r->quotes[q].statement = use->statement;
        st = push_span(r, &s->quotes, r->quotes[q].inside);
    }
    return st;
}

/* ---- through whom ---- */

static bool speaks_here(const gs_use *use)
{
    return use->cue->kind != GS_CUE_NOUN && use->frame != GS_SAID_NONE && !use->dropped;
}

/* ", RIA Novosti reports" carries what stands before it; "NPR reported that X
 * said" and "According to ISNA, X said" what is told within. The carrier's own
 * saying is then no statement of its own. */
static void find_carriers(gs_reading *r, gs_use *uses, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        gs_use *use = &uses[i];
        if (use->subject < 0 || !speaks_here(use) || use->cue->act != GS_ACT_SAY ||
            !gs_is_media(r, use->subject))
            continue;
        for (size_t k = 0; k < count && k < 32; k++) {
            gs_use *inner = &uses[k];
            bool    within = inner->first >= use->content_first && inner->last < use->content_end;
            if (k == i || !speaks_here(inner) || !within || inner->subject < 0 ||
                inner->carrier >= 0 ||
                gs_somebody_of(r, (uint32_t)inner->subject) == GS_SOMEBODY_PRONOUN)
                continue;
            inner->carrier = use->subject;
            if (use->frame != GS_SAID_CLAUSE || inner->shares ||
                gs_noun_first(r, (uint32_t)inner->subject) == use->content_first)
                use->dropped = true;
        }
    }
}

/* "in an interview with TASS": the medium, or GS_NONE. */
static int32_t interviewer(const gs_reading *r, const gs_use *use)
{
    for (int32_t c = gs_first_child(r, use->word); c >= 0; c = gs_next_child(r, c)) {
        int32_t with;
        if (gs_word_at(r, (uint32_t)c)->deprel != GS_DEPREL_OBL ||
            !gs_str_eq(gs_word_lower(r, (uint32_t)c), GS_STR("interview")))
            continue;
        with = gs_child(r, (uint32_t)c, GS_DEPREL_NMOD);
        if (with >= 0 && gs_child_word(r, (uint32_t)with, "with") >= 0 && gs_is_media(r, with))
            return with;
    }
    return GS_NONE;
}

static gs_status make(maker *m, gs_use *use)
{
    gs_reading  *r = m->r;
    gs_doc      *doc = r->doc;
    gs_statement s = {.sentence = (int32_t)use->sentence,
                      .lemma = use->cue->lemma,
                      .speaker = GS_NONE,
                      .claim = GS_NONE,
                      .restates = GS_NONE};
    gs_status    st;

    use->statement = (int32_t)doc->statement_count;
    if (use->carrier < 0)
        use->carrier = interviewer(r, use);
    s.cue = gs_tokens_span(r, use->first, use->last);
    s.act = act_of(r, use);
    s.form = form_of(r, use);
    s.polarity = polarity_of(r, use, s.act);
    s.modality = modality_of(r, use);
    st = gs_focus_move(r, &m->focus, use->sentence);
    if (st == GS_OK)
        st = set_speaker(m, use, &s);
    if (st == GS_OK)
        st = set_addressee(m, use, &s);
    if (st == GS_OK && use->carrier >= 0)
        st = add_member(m, &s, &s.channel, "channel", use->carrier);
    if (st == GS_OK)
        st = set_content(r, use, &s);
    if (st == GS_OK)
        gs_read_time(r, use, &s.time);
    if (st != GS_OK)
        return st;
    if (use->cue->kind != GS_CUE_NOUN)
        gs_focus_note(r, &m->focus, s.speaker, true);
    return GS_PUSH(doc->arena, doc->statements, doc->statement_count, doc->statement_cap, s)
               ? GS_OK
               : GS_E_NOMEM;
}

gs_status gs_make_statements(gs_reading *r)
{
    maker     m = {.r = r};
    gs_status st = GS_OK;

    gs_focus_init(&m.focus);
    for (size_t i = 0, end; st == GS_OK && i < r->use_count; i = end) {
        for (end = i + 1; end < r->use_count && r->uses[end].sentence == r->uses[i].sentence;)
            end++;
        find_carriers(r, r->uses + i, end - i);
        for (size_t k = i; st == GS_OK && k < end; k++) {
            if (!r->uses[k].dropped)
                st = make(&m, &r->uses[k]);
        }
    }
    if (st == GS_OK)
        st = gs_attach_quotes(r);
    return st;
}
