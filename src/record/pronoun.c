/* record/pronoun.c - see pronoun.h. */
#include "record/pronoun.h"

#include "record/entity.h"

void gs_focus_init(gs_focus *focus)
{
    *focus = (gs_focus){.person = GS_NONE, .group = GS_NONE, .body = GS_NONE, .speaker = GS_NONE};
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
    if (speaks)
        focus->speaker = candidate;
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

/* The first phrase of a sentence that hangs on no preposition. */
static int32_t subject_of(const gs_reading *r, uint32_t s)
{
    for (uint32_t i = r->first_phrase[s]; i < r->first_phrase[s + 1]; i++) {
        const gs_phrase *p = &r->phrases[i];
        if (p->first == gs_sentence_begin(r, s) ||
            !gs_token_has(r, p->first - 1, GS_WORD_PREPOSITION))
            return (int32_t)i;
    }
    return GS_NONE;
}

gs_status gs_focus_move(gs_reading *r, gs_focus *focus, uint32_t sentence)
{
    for (; focus->at < sentence; focus->at++) {
        uint8_t zone = (uint8_t)r->doc->sentences[focus->at].zone;
        int32_t subject = subject_of(r, focus->at);
        if (zone == GS_ZONE_TEASER || zone == GS_ZONE_CAPTION)
            continue; /* about something else */
        if (subject >= 0 && r->phrases[subject].entity >= 0)
            gs_focus_note(r, focus, r->phrases[subject].entity, false);
    }
    return GS_OK;
}

/* A person named earlier in the same sentence. */
static int32_t person_before(const gs_reading *r, uint32_t phrase, uint32_t first)
{
    for (uint32_t i = first; i < phrase; i++) {
        const gs_phrase *p = &r->phrases[i];
        if (p->entity >= 0 && p->kind == GS_PHRASE_NAME && r->quote_of[p->first] < 0 &&
            is_person(&r->candidates[p->entity]) &&
            (i == first || !gs_token_has(r, p->first - 1, GS_WORD_PREPOSITION)))
            return p->entity;
    }
    return GS_NONE;
}

static bool is_one_of(const gs_reading *r, uint32_t t, const char *a, const char *b)
{
    return gs_token_is(r, t, gs_str_from(a)) || gs_token_is(r, t, gs_str_from(b));
}

int32_t gs_focus_resolve(gs_reading *r, const gs_focus *focus, uint32_t phrase, const char **rule)
{
    uint32_t t = r->phrases[phrase].first;
    int32_t  sentence = gs_doc_sentence_at(r->doc, gs_token_at(r, t)->span.start);
    int32_t  c = GS_NONE;

    *rule = NULL;
    if (is_one_of(r, t, "he", "she") || is_one_of(r, t, "him", "himself")) {
        c = person_before(r, phrase, r->first_phrase[sentence]);
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
