/* record/record.c - runs the record makers in order. See record.h. */
#include "record/record.h"

#include "base/error.h"
#include "base/limits.h"
#include "record/claim.h"
#include "record/entity.h"
#include "record/reading.h"
#include "record/statement.h"

/* English by what the input says, else by its little words: in any English
 * text one word in eight, and more, is of a closed class. */
static bool is_english(const gs_reading *r)
{
    gs_str language = r->doc->meta.language;
    size_t words = 0, small = 0;

    if (language.n)
        return gs_str_starts_nocase(language, GS_STR("en"));
    for (uint32_t t = 0; t < r->doc->tokens.count; t++) {
        if (gs_token_at(r, t)->kind == GS_TOKEN_WORD) {
            words++;
            small += gs_token_has(r, t,
                                  GS_WORD_DETERMINER | GS_WORD_PREPOSITION | GS_WORD_CONJUNCTION |
                                      GS_WORD_AUXILIARY | GS_WORD_SUBJECT | GS_WORD_POSSESSIVE);
        }
    }
    return words < 20 || small * 8 >= words;
}

gs_status gs_record_make(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err)
{
    static gs_status (*const makers[])(gs_reading *) = {
        gs_read_quotes,     gs_read_phrases,    gs_read_entities, gs_read_cues,
        gs_make_statements, gs_entities_record, gs_make_claims,
    };
    gs_reading r = {.doc = doc, .know = know, .scratch = scratch};
    gs_status  st;

    if (doc->tokens.count > GS_LIMIT_RECORD_TOKENS)
        return GS_OK;
    st = gs_read_words(&r);
    doc->analysed = st == GS_OK && is_english(&r);
    for (size_t i = 0; doc->analysed && st == GS_OK && i < sizeof makers / sizeof *makers; i++)
        st = makers[i](&r);
    if (st == GS_OK)
        return GS_OK;
    doc->entity_count = doc->statement_count = doc->claim_count = 0;
    return gs_fail_nomem(err, "record");
}
