/* know/abbrev.c - words with a full stop that is not the sentence's, and the
 * words around a stop that tell.
 *
 * Two dictionaries of one form make one map: a word in lower case, then its
 * classes parted by commas (text/sentence.h says what they mean). A word that
 * stands in both, as "no" does, has the classes of both.
 */
#include "base/error.h"
#include "know/know.h"
#include "know/table.h"
#include "text/sentence.h"

static const struct {
    const char *name;
    uint32_t    flag;
} classes[] = {
    {"title", GS_ABBREV_TITLE},   {"number", GS_ABBREV_NUMBER},   {"month", GS_ABBREV_MONTH},
    {"place", GS_ABBREV_PLACE},   {"company", GS_ABBREV_COMPANY}, {"other", GS_ABBREV_OTHER},
    {"time", GS_ABBREV_TIME},     {"inner", GS_ABBREV_INNER},     {"exclaim", GS_ABBREV_EXCLAIM},
    {"starter", GS_WORD_STARTER}, {"saying", GS_WORD_SAYING},     {"clock", GS_WORD_CLOCK},
    {"lead", GS_WORD_LEAD},       {"domain", GS_WORD_DOMAIN},
};

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know  *know = ctx;
    gs_str    names = row->fields[1];
    gs_str    name;
    uint32_t *known = gs_map_get(&know->abbrevs, row->fields[0]);
    uint32_t  flags = known ? *known : 0;

    while (gs_str_split(&names, ',', &name)) {
        size_t i = 0;
        while (i < sizeof classes / sizeof *classes &&
               !gs_str_eq(gs_str_trim(name), gs_str_from(classes[i].name)))
            i++;
        if (i == sizeof classes / sizeof *classes)
            return gs_table_fail(row, err, "unknown class '%.*s'", GS_STR_ARG(name));
        flags |= classes[i].flag;
    }
    if (gs_map_put(&know->abbrevs, row->fields[0], flags) != GS_OK)
        return gs_fail_nomem(err, "know");
    return GS_OK;
}

gs_status gs_know_load_abbrevs(gs_know *know, const char *dir, gs_error *err)
{
    gs_status st = gs_table_read(dir, "abbreviations.tsv", 2, 2, know, add_row, know, err);

    if (st == GS_OK)
        st = gs_table_read(dir, "sentence-words.tsv", 2, 2, know, add_row, know, err);
    return st;
}
