/* record/content_noun.c - nouns that carry what was said: "the claim that …",
 * "accusations of theft", "Estonia's allegations". See content_int.h.
 */
#include <string.h>

#include "record/content_int.h"

/* "A report that the dam had cracked reached …": "that" hangs on another verb. */
static bool begins_with_that(const gs_reading *r, int32_t c, int32_t s)
{
    uint32_t t = gs_noun_first(r, (uint32_t)s);
    int32_t  that = t > 0 ? r->word_of[t - 1] : GS_NONE;

    return gs_yield_first(r, (uint32_t)c) + 1 >= t && that >= 0 &&
           gs_word_at(r, (uint32_t)that)->upos == GS_UPOS_SCONJ &&
           gs_token_is(r, t - 1, GS_STR("that"));
}

/* "the claim that …", "an allegation he assaulted …"; not "the claim that he made". */
static bool is_noun_clause(const gs_reading *r, int32_t c)
{
    uint8_t rel = rel_of(r, c);
    int32_t s, that;

    s = gs_own_subject(r, (uint32_t)c);
    if (rel == GS_DEPREL_ACL || rel == GS_DEPREL_CCOMP)
        return s >= 0 || gs_child_word(r, (uint32_t)c, "of") >= 0;
    if (rel != GS_DEPREL_ACL_RELCL || s < 0 || gs_word_feat(r, (uint32_t)s, "PronType=Rel"))
        return false;
    that = gs_child_word(r, (uint32_t)c, "that");
    return gs_yield_first(r, (uint32_t)c) == gs_noun_first(r, (uint32_t)s) ||
           (that >= 0 && rel_of(r, that) == GS_DEPREL_MARK) || gs_that_is_idle(r, (uint32_t)c) ||
           begins_with_that(r, c, s);
}

/* "claims by residents", "reports in the press", "the assertion of a senator". */
static bool is_author(const gs_reading *r, int32_t c)
{
    int32_t m = gs_ref_of(r, c);

    if (gs_child_word(r, (uint32_t)c, "by") >= 0 || gs_child_word(r, (uint32_t)c, "from") >= 0)
        return true;
    if (gs_child_word(r, (uint32_t)c, "of") >= 0)
        return gs_can_speak(r, (uint32_t)c) && gs_somebody_of(r, (uint32_t)c) == GS_SOMEBODY_ROLE;
    return gs_child_word(r, (uint32_t)c, "in") >= 0 && m >= 0 && r->refs[m].title.sector &&
           !strcmp(r->refs[m].title.sector, "JRN");
}

/* "Estonia's allegations", "a U.S. assertion", "by X" that the tree has elsewhere. */
static int32_t owner_of(const gs_reading *r, const gs_use *use)
{
    uint32_t next = use->last + 1;

    for (int32_t c = gs_first_child(r, use->word); c >= 0 && (uint32_t)c < use->word;
         c = gs_next_child(r, c)) {
        uint8_t rel = rel_of(r, c);
        int32_t m = gs_ref_of(r, c);
        if (rel == GS_DEPREL_NMOD_POSS && gs_can_speak(r, (uint32_t)c))
            return c;
        if ((rel == GS_DEPREL_COMPOUND || rel == GS_DEPREL_AMOD) && m >= 0 &&
            r->refs[m].known >= 0 && gs_somebody_of(r, (uint32_t)c) == GS_SOMEBODY_NAMED)
            return c;
    }
    if (next + 1 < use_end(r, use) && gs_token_is(r, next, GS_STR("by")))
        return gs_noun_from(r, next + 1);
    return GS_NONE;
}

void gs_noun_frame(const gs_reading *r, gs_use *use)
{
    uint32_t end = use_end(r, use), w = use->word;
    int32_t  by = GS_NONE, of = GS_NONE, clause = GS_NONE;

    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        if ((uint32_t)c < w)
            continue;
        if (rel_of(r, c) == GS_DEPREL_NMOD && by < 0 && is_author(r, c))
            by = c;
        else if (rel_of(r, c) == GS_DEPREL_NMOD && of < 0 &&
                 gs_child_word(r, (uint32_t)c, "of") >= 0)
            of = c;
        else if (clause < 0 && is_noun_clause(r, c))
            clause = c;
    }
    if (by < 0)
        by = owner_of(r, use);
    if (by >= 0) {
        use->subject = by;
        use->behind = (uint32_t)by > w;
    }
    for (uint32_t t = use->last + 1; clause < 0 && t < end && t < use->last + 14; t++) {
        /* "a claim by a website that it had paid": hangs on the website by mistake */
        int32_t mark = gs_token_is(r, t, GS_STR("that")) ? r->word_of[t] : GS_NONE;
        if (mark >= 0 && rel_of(r, mark) == GS_DEPREL_MARK &&
            (gs_branch(r, w, (uint32_t)mark) >= 0 || by >= 0))
            clause = gs_word_at(r, (uint32_t)mark)->head;
    }
    if (clause >= 0 && gs_own_subject(r, (uint32_t)clause) >= 0) {
        uint32_t t = gs_yield_first(r, (uint32_t)clause);
        bool     that = gs_token_is(r, t, GS_STR("that"));
        if (!that && t > 0 && gs_token_is(r, t - 1, GS_STR("that"))) {
            that = true;
            t--;
        }
        if (t <= use->last || t + 1 >= end)
            return;
        if (!that && t != gs_noun_first(r, (uint32_t)gs_own_subject(r, (uint32_t)clause)))
            return; /* "a report in which he concludes" */
        use->matter = clause;
        if (that ? (use->cue->frames & GS_FRAME_THAT) : (use->cue->frames & GS_FRAME_CLAUSE))
            set_frame(use, GS_SAID_CLAUSE, that ? t + 1 : t);
    } else if (of >= 0 && (use->cue->frames & GS_FRAME_OBJECT) && use->last + 2 < end &&
               gs_token_is(r, use->last + 1, GS_STR("of"))) {
        use->matter = of;
        if (use->cue->not_ && in_set(r, (uint32_t)of, use->cue->not_))
            return; /* "the denial of visas" */
        set_frame(use, GS_SAID_OBJECT, use->last + 2);
    } else if (clause >= 0 && (use->cue->frames & GS_FRAME_OBJECT) && use->last + 2 < end &&
               gs_token_is(r, use->last + 1, GS_STR("of"))) {
        set_frame(use, GS_SAID_OBJECT, use->last + 2); /* "accusations of stealing" */
    }
}
