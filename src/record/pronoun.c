/* record/pronoun.c - see pronoun.h. */
#include "record/pronoun.h"

#include "record/clause.h"
#include "record/entity.h"

void gs_focus_init(gs_focus *focus)
{
    *focus = (gs_focus){.person = GS_NONE, .group = GS_NONE, .body = GS_NONE, .speaker = GS_NONE};
}

static bool can_speak(const gs_candidate *c)
{
    return c->kind == GS_ENTITY_PERSON || c->kind == GS_ENTITY_GROUP ||
           c->kind == GS_ENTITY_ORGANIZATION || c->kind == GS_ENTITY_STATE;
}

static bool is_person(const gs_candidate *c)
{
    return c->kind == GS_ENTITY_PERSON || (c->kind == GS_ENTITY_OTHER && c->person_like);
}

void gs_focus_note(const gs_reading *r, gs_focus *focus, int32_t candidate, bool speaks)
{
    const gs_candidate *c;

    if (candidate < 0)
        return;
    c = &r->candidates[candidate];
    if (speaks) {
        focus->speaker = candidate;
        focus->spoke = focus->at;
    }
    if (is_person(c)) {
        focus->person = candidate;
    } else if (c->kind == GS_ENTITY_GROUP || c->plural) {
        focus->group = candidate;
        focus->seen_group = focus->at + 1;
    } else if (c->kind != GS_ENTITY_PLACE) {
        focus->body = candidate;
        focus->seen_body = focus->at + 1;
    }
}

/* The first subject in a sentence: a reference, or GS_NONE. */
static int32_t subject_of(const gs_reading *r, uint32_t s)
{
    const gs_sentence *sentence = &r->doc->sentences[s];

    for (uint32_t w = sentence->first_word; w < sentence->first_word + sentence->word_count; w++) {
        uint8_t rel = gs_word_at(r, w)->deprel;
        int32_t i = gs_ref_of(r, (int32_t)w);
        if ((rel == GS_DEPREL_NSUBJ || rel == GS_DEPREL_NSUBJ_PASS) && i >= 0 &&
            !r->refs[i].denied) /* "no one" is nobody to come back to */
            return i;
    }
    return GS_NONE;
}

/* Whom a reference means without further ado: a pronoun only if it was joined
 * with what may speak. */
int32_t gs_focus_plain(const gs_reading *r, int32_t ref)
{
    const gs_ref *m = &r->refs[ref];

    if (m->form != GS_MENTION_PRONOUN)
        return m->entity;
    return m->chain == ref || m->person != 3 || !can_speak(&r->candidates[m->entity]) ? GS_NONE
                                                                                      : m->entity;
}

gs_status gs_focus_move(gs_reading *r, gs_focus *focus, uint32_t sentence)
{
    for (; focus->at < sentence; focus->at++) {
        uint8_t zone = (uint8_t)r->doc->sentences[focus->at].zone;
        int32_t subject = subject_of(r, focus->at);
        if (zone == GS_ZONE_TEASER || zone == GS_ZONE_CAPTION)
            continue; /* about something else */
        if (subject >= 0)
            gs_focus_note(r, focus, gs_focus_plain(r, subject), false);
    }
    return GS_OK;
}

/* A person named earlier in the same sentence, behind no preposition. */
static int32_t person_before(const gs_reading *r, int32_t ref)
{
    int32_t first = ref;

    while (first > 0 && r->refs[first - 1].sentence == r->refs[ref].sentence)
        first--;
    for (int32_t i = first; i < ref; i++) {
        const gs_ref *m = &r->refs[i];
        if ((m->form == GS_MENTION_NAME ||
             (m->form == GS_MENTION_NOMINAL && m->being == GS_BEING_PERSON &&
              m->number == GS_NUMBER_ONE)) &&
            r->quote_of[r->token_of[m->head]] < 0 && is_person(&r->candidates[m->entity]) &&
            (i == first || r->token_of[m->first] == 0 ||
             !gs_token_has(r, r->token_of[m->first] - 1, GS_WORD_PREPOSITION)))
            return m->entity;
    }
    return GS_NONE;
}

static bool is_one_of(const gs_reading *r, uint32_t t, const char *a, const char *b)
{
    return gs_token_is(r, t, gs_str_from(a)) || gs_token_is(r, t, gs_str_from(b));
}

/* "He said": the person who spoke last, in the sentence before. */
int32_t gs_focus_goes_on(const gs_reading *r, const gs_focus *focus, int32_t ref)
{
    const gs_ref *m = &r->refs[ref];
    uint32_t      t = r->token_of[m->head];

    if (m->form != GS_MENTION_PRONOUN || focus->speaker < 0 || m->quote >= 0 ||
        !(gs_token_is(r, t, GS_STR("he")) || gs_token_is(r, t, GS_STR("she"))) ||
        t > gs_sentence_begin(r, m->sentence) + 4 || m->sentence != focus->spoke + 1 ||
        !is_person(&r->candidates[focus->speaker]))
        return GS_NONE;
    return focus->speaker;
}

int32_t gs_focus_resolve(gs_reading *r, const gs_focus *focus, int32_t ref, const char **rule)
{
    uint32_t t = r->token_of[r->refs[ref].head];
    int32_t  c = GS_NONE;

    *rule = NULL;
    if (is_one_of(r, t, "he", "she") || is_one_of(r, t, "him", "himself")) {
        c = person_before(r, ref);
        if (c < 0)
            c = focus->person;
        *rule = "pronoun:person";
        if (c >= 0 && r->candidates[c].kind == GS_ENTITY_OTHER) {
            r->candidates[c].kind = GS_ENTITY_PERSON;
            r->candidates[c].kind_rule = "pronoun:person";
        }
    } else if (is_one_of(r, t, "they", "them")) {
        c = focus->group >= 0 && (focus->body < 0 || focus->seen_group >= focus->seen_body)
                ? focus->group
                : focus->body;
        *rule = "pronoun:group";
    } else if (gs_token_is(r, t, GS_STR("it"))) {
        c = focus->body >= 0 ? focus->body : GS_NONE;
        *rule = "pronoun:body";
    } else if (is_one_of(r, t, "we", "i") && r->quote_of[t] < 0) {
        c = focus->speaker;
        *rule = "pronoun:first-person";
    }
    return c;
}
