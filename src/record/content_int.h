/* record/content_int.h - what the files that find frames share: where what was said
 * stands. Each *_frame sets frame and content_first of a use, or leaves it.
 */
#ifndef GS_RECORD_CONTENT_INT_H
#define GS_RECORD_CONTENT_INT_H

#include "record/clause.h"
#include "record/reading.h"

static inline bool is_open(const gs_reading *r, uint32_t t)
{
    return gs_token_at(r, t)->kind == GS_TOKEN_OPEN_QUOTE;
}

static inline bool is_close(const gs_reading *r, uint32_t t)
{
    return gs_token_at(r, t)->kind == GS_TOKEN_CLOSE_QUOTE;
}

static inline bool is_comma(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR(","));
}

static inline bool is_colon(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR(":"));
}

static inline uint32_t use_end(const gs_reading *r, const gs_use *use)
{
    return gs_sentence_end(r, use->sentence);
}

static inline bool set_frame(gs_use *use, gs_frame frame, uint32_t first)
{
    use->frame = frame;
    use->content_first = first;
    return true;
}

static inline uint8_t rel_of(const gs_reading *r, int32_t w)
{
    return gs_word_at(r, (uint32_t)w)->deprel;
}

static inline bool asks(const gs_reading *r, uint32_t t)
{
    return gs_token_has(r, t, GS_WORD_SUBORDINATOR | GS_WORD_RELATIVE) &&
           !gs_token_has(r, t, GS_WORD_PREPOSITION);
}

static inline bool in_set(const gs_reading *r, uint32_t w, uint32_t set)
{
    const uint32_t *sets = gs_map_get(&r->know->objects, gs_word_lower(r, w));
    return sets && (*sets & set);
}

static inline bool is_nothing(const gs_reading *r, int32_t w)
{
    return w >= 0 && gs_str_eq(gs_word_lower(r, (uint32_t)w), GS_STR("nothing"));
}

/* ---- content_clause.c: what hangs on the cue behind it ---- */
bool gs_marked_frame(const gs_reading *r, gs_use *use, uint32_t end); /* "that", a quotation */
bool gs_complement_frame(const gs_reading *r, gs_use *use);           /* a clause or infinitive */
bool gs_infinitive_frame(const gs_reading *r, gs_use *use);           /* one that hangs elsewhere */
bool gs_loose_clause(const gs_reading *r, gs_use *use); /* a clause that the tree has not */

/* The clause or infinitive that hangs on the verb behind it; GS_NONE. */
int32_t gs_complement_of(const gs_reading *r, const gs_use *use);

/* ---- content_object.c: objects and what prepositions bring ---- */
bool gs_object_frame(const gs_reading *r, gs_use *use, uint32_t end);
bool gs_preposition_frame(const gs_reading *r, gs_use *use);
bool gs_matter_frame(const gs_reading *r, gs_use *use);   /* "told reporters about" */
bool gs_relative_frame(const gs_reading *r, gs_use *use); /* ", which he denied" */

/* The object; of "call for" what stands behind the "for". GS_NONE. */
int32_t gs_object_of(const gs_reading *r, const gs_use *use);

/* Whom somebody tells or asks: the indirect object, else the object. */
int32_t gs_whom_of(const gs_reading *r, const gs_use *use);

/* ---- content_noun.c ---- */
void gs_noun_frame(const gs_reading *r, gs_use *use); /* "the claim that …" */

#endif
