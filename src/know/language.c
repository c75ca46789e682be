/* know/language.c - function words by language. data/languages.tsv: the
 * language by BCP 47, then its words parted by blanks; several lines may add
 * to one language.
 */
#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

static size_t language_index(gs_language_words *words, gs_str name)
{
    size_t i = 0;

    while (i < words->count && !gs_str_eq(words->names[i], name))
        i++;
    if (i == words->count && i < GS_LANGUAGES)
        words->names[words->count++] = name;
    return i;
}

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know           *know = ctx;
    gs_language_words *words = &know->languages;
    size_t             i = language_index(words, row->fields[0]);
    gs_str             rest = row->fields[1], word;

    if (i == GS_LANGUAGES)
        return gs_table_fail(row, err, "more than %d languages", GS_LANGUAGES);
    while (gs_str_split(&rest, ' ', &word)) {
        uint32_t *set = gs_map_get(&words->words, word);
        uint32_t  bit = (uint32_t)1 << i;
        if (word.n && gs_map_put(&words->words, word, (set ? *set : 0) | bit) != GS_OK)
            return gs_fail_nomem(err, "know");
    }
    return GS_OK;
}

gs_status gs_know_load_languages(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "languages.tsv", 2, 2, know, add_row, know, err);
}
