/* know/reality.c - what a word says of the event that it governs (data/reality.tsv,
 * which tells the columns). After the signatures of Nairn, Condoravdi, Karttunen
 * (2006), "Computing relative polarity for textual inference".
 */
#include "base/error.h"
#include "know/event.h"
#include "know/know.h"
#include "know/table.h"

static bool governor_from(gs_str name, gs_governor *governor)
{
    static const char *const names[] = {
        [GS_GOVERNOR_VERB] = "verb", [GS_GOVERNOR_NOUN] = "noun", [GS_GOVERNOR_ADJ] = "adj",
        [GS_GOVERNOR_ADV] = "adv",   [GS_GOVERNOR_AUX] = "aux",   [GS_GOVERNOR_MARK] = "mark",
    };

    for (int i = 0; i <= GS_GOVERNOR_MARK; i++) {
        if (gs_str_eq(name, gs_str_from(names[i]))) {
            *governor = (gs_governor)i;
            return true;
        }
    }
    return false;
}

static uint32_t hangs_from(gs_str name)
{
    static const struct {
        const char *name;
        uint32_t    flag;
    } names[] = {
        {"to", GS_HANGS_TO},   {"that", GS_HANGS_THAT}, {"ing", GS_HANGS_ING},
        {"obj", GS_HANGS_OBJ}, {"subj", GS_HANGS_SUBJ}, {"any", GS_HANGS_ANY},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (gs_str_eq(name, gs_str_from(names[i].name)))
            return names[i].flag;
    }
    return 0;
}

static bool value_from(gs_str name, gs_reality *value)
{
    *value = GS_REALITY_OPEN;
    return gs_str_eq(name, GS_STR("-")) || gs_reality_from_name(name, value);
}

/* A later line of the same lemma is tried first: a user's folder overrides. */
static gs_status add_lemma(gs_know *know, gs_signature s, gs_str lemma, gs_error *err)
{
    gs_events      *e = &know->events;
    const uint32_t *first = gs_map_get(&e->reality, lemma);

    s.next = first ? (int32_t)*first : -1;
    if (!GS_PUSH(&know->arena, e->signatures, e->signature_count, e->signature_cap, s) ||
        gs_map_put(&e->reality, lemma, (uint32_t)e->signature_count - 1) != GS_OK)
        return gs_fail_nomem(err, "know");
    return GS_OK;
}

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know     *know = ctx;
    gs_signature s = {.hangs = 0};
    gs_str       rest = row->fields[2], word;
    gs_status    st = GS_OK;

    if (!governor_from(row->fields[1], &s.governor))
        return gs_table_fail(row, err, "unknown part of speech '%.*s'", GS_STR_ARG(row->fields[1]));
    while (gs_str_split(&rest, ' ', &word)) {
        uint32_t flag = hangs_from(word);
        if (word.n && !flag)
            return gs_table_fail(row, err, "unknown relation '%.*s'", GS_STR_ARG(word));
        s.hangs |= flag;
    }
    if (!value_from(row->fields[3], &s.affirmed) || !value_from(row->fields[4], &s.negated))
        return gs_table_fail(row, err, "unknown reality '%.*s' or '%.*s'",
                             GS_STR_ARG(row->fields[3]), GS_STR_ARG(row->fields[4]));
    rest = row->fields[0];
    while (st == GS_OK && gs_str_split(&rest, ',', &word)) {
        word = gs_str_trim(word);
        st = word.n ? add_lemma(know, s, word, err) : GS_OK;
    }
    return st;
}

gs_status gs_know_load_reality(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "reality.tsv", 5, 5, know, add_row, know, err);
}
