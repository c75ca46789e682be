/* know/name.c - states, organisations, and the words for those who speak.
 * The columns are told at the head of each file in data/.
 */
#include "know/name.h"

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"
#include "know/word.h"

static gs_str or_none(gs_str field)
{
    return gs_str_eq(field, GS_STR("-")) ? GS_STR_NONE : field;
}

/* A field as a C string that lives with the dictionaries; NULL for "-". Lines
 * beside each other often have the same, which is then kept once. */
static gs_status keep_sector(gs_know *know, gs_str field, const char **out, gs_error *err)
{
    gs_str kept = or_none(field);

    *out = NULL;
    if (!kept.n)
        return GS_OK;
    if (!gs_str_eq(know->sector, kept)) {
        kept = gs_arena_str(&know->arena, kept);
        if (!kept.p)
            return gs_fail_nomem(err, "know");
        know->sector = kept;
    }
    *out = know->sector.p;
    return GS_OK;
}

/* So many names wait to be put into the lexicon. */
enum { BATCH = 32 };

/* A large lexicon is out of the cache: so the places of many names are fetched at
 * a time, and the names put there then. */
static gs_status index_names(gs_know *know, gs_error *err)
{
    size_t         count = know->name_count - know->name_indexed;
    gs_name       *names = count ? &know->names[know->name_indexed] : NULL;
    gs_lexicon_key keys[BATCH];

    for (size_t i = 0; i < count; i++)
        keys[i] = gs_lexicon_key_of(&know->name_lexicon, names[i].words);
    for (size_t i = 0; i < count; i++) {
        uint32_t before;
        if (gs_lexicon_swap(&know->name_lexicon, &keys[i], (uint32_t)know->name_indexed, &before) !=
            GS_OK)
            return gs_fail_nomem(err, "know");
        names[i].next = before == UINT32_MAX ? -1 : (int32_t)before;
        know->name_indexed++;
    }
    return GS_OK;
}

/* A table has a name a line or more: there is room at once for all its lines. */
static gs_status make_room(gs_know *know, const gs_table_row *row)
{
    size_t need = know->name_count + 1 + (row->lines - row->line);

    if (know->name_count < know->name_cap)
        return GS_OK;
    if (gs_map_reserve(&know->name_lexicon.phrases, need) != GS_OK)
        return GS_E_NOMEM;
    return gs_arena_grow(&know->arena, (void **)&know->names, know->name_count, &know->name_cap,
                         need, sizeof *know->names);
}

static gs_status add_names(gs_know *know, const gs_table_row *row, gs_str list, gs_name name,
                           gs_error *err)
{
    gs_str    rest = or_none(list);
    gs_status st = GS_OK;

    while (st == GS_OK && gs_str_split(&rest, ',', &name.words)) {
        name.words = gs_str_trim(name.words);
        if (make_room(know, row) != GS_OK)
            return gs_fail_nomem(err, "know");
        know->names[know->name_count++] = name;
        if (know->name_count - know->name_indexed == BATCH)
            st = index_names(know, err);
    }
    return st;
}

/* Adjectives go in first: a chain is searched from its end, so "US" is first
 * the state. */
static gs_status add_state(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know  *know = ctx;
    gs_name   name = {.entry = know->name_entries++,
                      .country = row->fields[0],
                      .source = gs_table_source(row, 5)};
    gs_status st;

    if (name.country.n != 3)
        return gs_table_fail(row, err, "'%.*s' is no code of three letters",
                             GS_STR_ARG(name.country));
    name.kind = GS_NAME_PEOPLE;
    st = add_names(know, row, row->fields[4], name, err);
    name.kind = GS_NAME_ADJECTIVE;
    if (st == GS_OK)
        st = add_names(know, row, row->fields[2], name, err);
    name.kind = GS_NAME_CAPITAL;
    if (st == GS_OK)
        st = add_names(know, row, row->fields[3], name, err);
    name.kind = GS_NAME_STATE;
    if (st == GS_OK)
        st = add_names(know, row, row->fields[1], name, err);
    return st;
}

/* A people has a country only where it lives in one. */
static gs_status add_people(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know  *know = ctx;
    gs_str    countries = or_none(row->fields[2]);
    gs_name   name = {.kind = GS_NAME_PEOPLE,
                      .entry = know->name_entries++,
                      .country = countries.n == 3 ? countries : GS_STR_NONE,
                      .source = gs_table_source(row, 3)};
    gs_status st = add_names(know, row, row->fields[0], name, err);

    name.kind = GS_NAME_ADJECTIVE;
    return st == GS_OK ? add_names(know, row, row->fields[1], name, err) : st;
}

const char *gs_body_kind_name(gs_body_kind kind)
{
    static const char *const names[] = {
#define GS_BODY_STRING(symbol, name) name,
        GS_BODY_KINDS(GS_BODY_STRING)
#undef GS_BODY_STRING
    };
    return names[kind];
}

static bool body_kind(gs_str word, gs_body_kind *kind)
{
    for (int i = 0; i < GS_BODY_KIND_COUNT; i++) {
        if (gs_str_eq(word, gs_str_from(gs_body_kind_name((gs_body_kind)i)))) {
            *kind = (gs_body_kind)i;
            return true;
        }
    }
    return false;
}

static gs_status add_organization(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know  *know = ctx;
    gs_name   name = {.kind = GS_NAME_ORGANIZATION,
                      .entry = know->name_entries++,
                      .country = or_none(row->fields[2]),
                      .source = gs_table_source(row, 5)};
    gs_status st;

    if (!body_kind(row->fields[1], &name.body))
        return gs_table_fail(row, err, "unknown kind '%.*s'", GS_STR_ARG(row->fields[1]));
    if (name.country.n && name.country.n != 3)
        return gs_table_fail(row, err, "'%.*s' is no code of three letters",
                             GS_STR_ARG(name.country));
    st = keep_sector(know, row->fields[3], &name.sector, err);
    if (gs_str_eq(row->fields[3], GS_STR("JRN")))
        name.kind = GS_NAME_MEDIA;
    else if (gs_str_eq(row->fields[4], GS_STR("metonym")))
        name.kind = GS_NAME_SEAT;
    return st == GS_OK ? add_names(know, row, row->fields[0], name, err) : st;
}

static gs_status add_role_form(gs_know *know, gs_role role, gs_error *err)
{
    if (gs_lexicon_put(&know->role_lexicon, role.words, (uint32_t)know->role_count) != GS_OK ||
        !GS_PUSH(&know->arena, know->roles, know->role_count, know->role_cap, role))
        return gs_fail_nomem(err, "know");
    return gs_know_add_word(know, gs_lexicon_head(role.words), GS_WORD_ROLE, err);
}

static gs_status regular_plural(gs_know *know, gs_str words, gs_str *plural, gs_error *err)
{
    char *p = gs_arena_alloc(&know->arena, words.n + 1);

    if (!p)
        return gs_fail_nomem(err, "know");
    memcpy(p, words.p, words.n);
    p[words.n] = 's';
    *plural = gs_str_make(p, words.n + 1);
    return GS_OK;
}

static gs_status add_role(void *ctx, const gs_table_row *row, gs_error *err)
{
    static const char *const kinds[] = {"person", "organization", "document", "title"};
    gs_know                 *know = ctx;
    gs_role                  role = {.words = row->fields[0], .entry = (uint32_t)know->role_count};
    gs_str                   plural = or_none(row->fields[3]);
    unsigned                 kind = 0;
    gs_status                st;

    while (kind < 4 && !gs_str_eq(row->fields[1], gs_str_from(kinds[kind])))
        kind++;
    if (kind == 4)
        return gs_table_fail(row, err, "unknown kind '%.*s'", GS_STR_ARG(row->fields[1]));
    role.kind = (gs_role_kind)kind;
    st = keep_sector(know, row->fields[2], &role.sector, err);
    if (st == GS_OK)
        st = add_role_form(know, role, err);
    if (st != GS_OK || role.kind == GS_ROLE_TITLE || gs_str_eq(plural, role.words))
        return st;
    if (!plural.n)
        st = regular_plural(know, role.words, &plural, err);
    role.words = plural;
    role.plural = true;
    return st == GS_OK ? add_role_form(know, role, err) : st;
}

gs_status gs_know_load_names(gs_know *know, const char *dir, gs_error *err)
{
    static const struct {
        const char *file;
        size_t      min, max;
        gs_table_fn add;
    } tables[] = {
        {"names-peoples.tsv", 3, 4, add_people},
        {"names-states.tsv", 4, 6, add_state},
        {"names-organizations.tsv", 5, 6, add_organization},
        {"roles.tsv", 4, 4, add_role},
    };
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < sizeof tables / sizeof *tables; i++)
        st = gs_table_read(dir, tables[i].file, tables[i].min, tables[i].max, know, tables[i].add,
                           know, err);
    return st == GS_OK ? index_names(know, err) : st;
}
