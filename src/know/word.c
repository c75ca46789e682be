/* know/word.c - the closed classes of English. data/words.tsv: the class,
 * then its words parted by blanks.
 */
#include "know/word.h"

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

static const struct {
    const char *name;
    uint32_t    flag;
} classes[] = {
    {"determiner", GS_WORD_DETERMINER},
    {"possessive", GS_WORD_POSSESSIVE},
    {"subject", GS_WORD_SUBJECT},
    {"pronoun", GS_WORD_PRONOUN},
    {"preposition", GS_WORD_PREPOSITION},
    {"conjunction", GS_WORD_CONJUNCTION},
    {"subordinator", GS_WORD_SUBORDINATOR},
    {"relative", GS_WORD_RELATIVE},
    {"be", GS_WORD_BE},
    {"have", GS_WORD_HAVE},
    {"do", GS_WORD_DO},
    {"modal", GS_WORD_MODAL},
    {"negation", GS_WORD_NEGATION},
    {"adverb", GS_WORD_ADVERB},
    {"today", GS_WORD_TODAY},
    {"weekday", GS_WORD_WEEKDAY},
    {"month", GS_WORD_MONTH},
    {"unit", GS_WORD_UNIT},
    {"number", GS_WORD_NUMBER},
    {"nobody", GS_WORD_NOBODY},
    {"verb", GS_WORD_VERB},
    {"particle", GS_WORD_PARTICLE},
    {"lowname", GS_WORD_LOWNAME},
    {"clause", GS_WORD_CLAUSE},
    {"adverbial", GS_WORD_ADVERBIAL},
    {"field", GS_WORD_FIELD},
    {"male", GS_WORD_MALE},
    {"female", GS_WORD_FEMALE},
    {"collective", GS_WORD_COLLECTIVE},
    {"person", GS_WORD_PERSON},
};

gs_status gs_know_add_word(gs_know *know, gs_str word, uint32_t flags, gs_error *err)
{
    uint32_t *known = gs_map_get(&know->words, word);

    if (known) {
        *known |= flags;
        return GS_OK;
    }
    return gs_map_put(&know->words, word, flags) == GS_OK ? GS_OK : gs_fail_nomem(err, "know");
}

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_str   rest = row->fields[1];
    gs_str   word;
    uint32_t flag = 0;

    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (gs_str_eq(row->fields[0], gs_str_from(classes[i].name)))
            flag = classes[i].flag;
    }
    if (!flag)
        return gs_table_fail(row, err, "unknown class '%.*s'", GS_STR_ARG(row->fields[0]));
    while (gs_str_split(&rest, ' ', &word)) {
        gs_status st = word.n ? gs_know_add_word(ctx, word, flag, err) : GS_OK;
        if (st != GS_OK)
            return st;
    }
    return GS_OK;
}

gs_status gs_know_load_words(gs_know *know, const char *dir, gs_error *err)
{
    gs_status st = gs_table_read(dir, "words.tsv", 2, 2, know, add_row, know, err);

    return st == GS_OK ? gs_table_read(dir, "person-nouns.tsv", 2, 2, know, add_row, know, err)
                       : st;
}
