/* record/statement.c - the statement records.
 *
 * From the uses of cues, in text order: who, to whom, through whom, what, in
 * what form, when. While records are made, their entity fields hold
 * candidates; entity_record.c turns them into records when all are known.
 */
#include "record/statement.h"

#include "record/entity.h"
#include "record/pronoun.h"

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

/* The candidate a phrase means, and how it is known: its own words, or a rule. */
static gs_status who(maker *m, int32_t phrase, int32_t *candidate, const char **rule)
{
    gs_reading      *r = m->r;
    const gs_phrase *p = &r->phrases[phrase];

    *candidate = GS_NONE;
    *rule = NULL;
    if (p->kind == GS_PHRASE_NOBODY || p->partitive)
        return GS_OK;
    if (p->kind == GS_PHRASE_PRONOUN && p->entity < 0) {
        *candidate = gs_focus_resolve(r, &m->focus, (uint32_t)phrase, rule);
        return GS_OK;
    }
    *rule = p->rule;
    if (p->kind == GS_PHRASE_ROLE && p->apposed >= 0)
        *rule = "apposition";
    return gs_entity_resolve(r, phrase, candidate);
}

static gs_status set_speaker(maker *m, const gs_use *use, gs_statement *s)
{
    gs_reading *r = m->r;
    const char *rule = NULL;
    gs_status   st;

    s->speaker = GS_NONE;
    if (use->subject < 0)
        return GS_OK;
    st = who(m, use->subject, &s->speaker, &rule);
    if (st != GS_OK || s->speaker < 0)
        return st;
    if (!rule)
        rule = use->rule;
    st = gs_proof_span(
        r, &s->proofs, "speaker", -1,
        gs_tokens_span(r, r->phrases[use->subject].first, r->phrases[use->subject].last));
    if (st == GS_OK && rule)
        st = gs_proof_rule(r, &s->proofs, "speaker", -1, rule);
    return st;
}

static gs_status add_member(maker *m, gs_statement *s, gs_ids *list, const char *field,
                            int32_t phrase)
{
    gs_reading *r = m->r;
    int32_t     candidate;
    const char *rule;
    gs_status   st = who(m, phrase, &candidate, &rule);

    if (st != GS_OK || candidate < 0)
        return st;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == candidate)
            return GS_OK;
    }
    if (!GS_PUSH(r->doc->arena, list->items, list->count, list->cap, candidate))
        return GS_E_NOMEM;
    st = gs_proof_span(r, &s->proofs, field, (int32_t)list->count - 1,
                       gs_tokens_span(r, r->phrases[phrase].first, r->phrases[phrase].last));
    if (st == GS_OK && rule)
        st = gs_proof_rule(r, &s->proofs, field, (int32_t)list->count - 1, rule);
    return st;
}

/* Media by the dictionary, or by the word with the name: "the newspaper Bild". */
static bool is_media(const gs_reading *r, int32_t phrase)
{
    const gs_phrase *p = &r->phrases[phrase];

    if (p->kind != GS_PHRASE_NAME)
        return false;
    if (p->known >= 0)
        return r->know->names[p->known].kind == GS_NAME_MEDIA;
    return p->role >= 0 && r->know->roles[p->role].sector &&
           !strcmp(r->know->roles[p->role].sector, "JRN") &&
           r->know->roles[p->role].kind == GS_ROLE_ORGANIZATION;
}

static gs_status set_addressee(maker *m, const gs_use *use, gs_statement *s)
{
    gs_status st;

    if (use->whom < 0 || use->whom == use->subject)
        return GS_OK;
    if (m->r->phrases[use->whom].kind == GS_PHRASE_OTHER ||
        m->r->phrases[use->whom].kind == GS_PHRASE_NOBODY)
        return GS_OK;
    st = add_member(m, s, &s->addressee, "addressee", use->whom);
    if (st == GS_OK && is_media(m->r, use->whom))
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

/* The tokens of the content's first verb group: where its "not" and "may" are. */
static uint32_t first_verb(const gs_reading *r, uint32_t from, uint32_t end)
{
    uint32_t t = from;

    while (t < end &&
           !(r->phrase_of[t] < 0 &&
             (gs_token_has(r, t, GS_WORD_AUXILIARY | GS_WORD_NEGATION) || gs_token_verbal(r, t))))
        t++;
    return t;
}

static gs_polarity polarity_of(const gs_reading *r, const gs_use *use, gs_act act)
{
    uint32_t end = use->content_end, t;

    if (act == GS_ACT_DENY || use->negated)
        return GS_POLARITY_NEGATES;
    if (use->frame == GS_SAID_OBJECT || use->content_first >= end)
        return GS_POLARITY_AFFIRMS;
    if (gs_token_is(r, use->content_first, GS_STR("no")) ||
        gs_token_has(r, use->content_first, GS_WORD_NOBODY))
        return GS_POLARITY_NEGATES;
    for (t = first_verb(r, use->content_first, end); t < end && r->phrase_of[t] < 0; t++) {
        if (gs_token_has(r, t, GS_WORD_NEGATION))
            return GS_POLARITY_NEGATES;
        if (!gs_token_has(r, t, GS_WORD_AUXILIARY | GS_WORD_ADVERB))
            break;
    }
    if (t < end && gs_token_is(r, t, GS_STR("no")) && t > use->content_first)
        return GS_POLARITY_NEGATES; /* "there is no plan" */
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

/* "said the charges are baseless", "there is no evidence that". */
static bool calls_it_false(const gs_reading *r, const gs_use *use)
{
    uint32_t from = use->content_first, end = use->content_end;
    int32_t  p = from < end ? r->phrase_of[from] : GS_NONE;
    uint32_t t;

    if (from + 3 < end && gs_token_is(r, from, GS_STR("there")) &&
        gs_token_has(r, from + 1, GS_WORD_BE) && gs_token_is(r, from + 2, GS_STR("no")))
        return in_set(r, from + 3, GS_STR("ground"));
    if (p < 0)
        return false;
    for (t = r->phrases[p].core; !in_set(r, t, GS_STR("claims")); t++) {
        if (t >= r->phrases[p].last)
            return false;
    }
    for (t++; t < end && t < from + 16; t++) {
        if (in_set(r, t, GS_STR("false")))
            return true;
    }
    return false;
}

/* "No, that is wrong": an answer that begins so denies. */
static bool answers_no(const gs_reading *r, const gs_use *use)
{
    uint32_t t = use->content_first;

    return r->quote_of[t] >= 0 && gs_token_is(r, t, GS_STR("no")) && t + 1 < use->content_end &&
           !gs_token_word(r, t + 1);
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
            !is_media(r, use->subject))
            continue;
        for (size_t k = 0; k < count && k < 32; k++) {
            gs_use *inner = &uses[k];
            bool    within = inner->first >= use->content_first && inner->last < use->content_end;
            if (k == i || !speaks_here(inner) || !within || inner->subject < 0 ||
                inner->carrier >= 0 || r->phrases[inner->subject].kind == GS_PHRASE_PRONOUN)
                continue;
            inner->carrier = use->subject;
            if (use->frame != GS_SAID_CLAUSE || inner->shares ||
                r->phrases[inner->subject].first == use->content_first)
                use->dropped = true;
        }
    }
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
