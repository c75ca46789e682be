/* know/page_words.c - data/html_meta.tsv and data/byline_words.tsv. See
 * page_words.h.
 */
#include "know/page_words.h"

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"
#include "text/utf8.h"

enum { NAME_BYTES = 64 };

static size_t index_of(gs_str name, const char *const *names, size_t count)
{
    size_t i = 0;

    while (i < count && !(names[i] && gs_str_eq(name, gs_str_from(names[i]))))
        i++;
    return i;
}

/* Puts each of `names` into `map`, adding `bits` to what is there. */
static gs_status add_names(gs_map *map, gs_str names, uint32_t bits, gs_error *err)
{
    gs_str name;

    while (gs_str_split(&names, ',', &name)) {
        gs_str    key = gs_str_trim(name);
        uint32_t *old = gs_map_get(map, key);
        if (gs_map_put(map, key, (old ? *old : 0) | bits) != GS_OK)
            return gs_fail_nomem(err, "know");
    }
    return GS_OK;
}

/* Where `lengths` counts a name; false for one that begins with no ASCII
 * letter or is too long to be counted. */
static bool length_slot(gs_str name, size_t *letter, uint32_t *bit)
{
    char c = name.n && name.n < 32 ? gs_ascii_lower(*name.p) : '\0';

    *letter = (size_t)(c - 'a');
    *bit = 1u << (name.n & 31);
    return c >= 'a' && c <= 'z';
}

static gs_status add_field(void *ctx, const gs_table_row *row, gs_error *err)
{
    static const char *const fields[GS_FIELD_COUNT] = {
        [GS_FIELD_TITLE] = "title",         [GS_FIELD_CARD] = "card",
        [GS_FIELD_SECTION] = "section",     [GS_FIELD_AUTHOR] = "author",
        [GS_FIELD_PUBLISHER] = "publisher", [GS_FIELD_PUBLISHED] = "published",
        [GS_FIELD_MODIFIED] = "modified",   [GS_FIELD_URL] = "url",
        [GS_FIELD_LANGUAGE] = "language",   [GS_FIELD_AGENCY] = "agency",
    };
    static const char *const places[GS_PLACE_COUNT] = {"meta", "item", "class"};

    gs_know *know = ctx;
    size_t   field = index_of(row->fields[0], fields, GS_FIELD_COUNT);
    size_t   place = index_of(row->fields[1], places, GS_PLACE_COUNT);
    gs_str   belief = row->fields[2], names = row->fields[3], name;

    if (field == GS_FIELD_COUNT)
        return gs_table_fail(row, err, "unknown field '%.*s'", GS_STR_ARG(row->fields[0]));
    if (place == GS_PLACE_COUNT)
        return gs_table_fail(row, err, "unknown place '%.*s'", GS_STR_ARG(row->fields[1]));
    if (belief.n != 1 || *belief.p < '1' || *belief.p > '9')
        return gs_table_fail(row, err, "belief is 1 to 9");
    while (gs_str_split(&names, ',', &name)) {
        size_t   letter;
        uint32_t bit;
        if (gs_map_get(&know->page_words.names[place], gs_str_trim(name)))
            return gs_table_fail(row, err, "'%.*s' is there already", GS_STR_ARG(name));
        if (length_slot(gs_str_trim(name), &letter, &bit))
            know->page_words.lengths[place][letter] |= bit;
    }
    return add_names(&know->page_words.names[place], row->fields[3],
                     (uint32_t)field | (uint32_t)(*belief.p - '0') << 8, err);
}

static gs_status add_byline(void *ctx, const gs_table_row *row, gs_error *err)
{
    static const char *const kinds[] = {"by", "by_text", "and", "role", "org"};

    gs_know *know = ctx;
    size_t   kind = index_of(row->fields[0], kinds, 5);

    if (kind == 5)
        return gs_table_fail(row, err, "unknown kind '%.*s'", GS_STR_ARG(row->fields[0]));
    return add_names(&know->page_words.byline, row->fields[1], 1u << kind, err);
}

gs_status gs_know_load_page_words(gs_know *know, const char *dir, gs_error *err)
{
    gs_status st = gs_table_read(dir, "html_meta.tsv", 4, 4, know, add_field, know, err);

    if (st != GS_OK)
        return st;
    return gs_table_read(dir, "byline_words.tsv", 2, 2, know, add_byline, know, err);
}

static uint32_t look_up(const gs_map *map, gs_str word)
{
    char      folded[NAME_BYTES];
    gs_buf    buf = gs_buf_over(folded, NAME_BYTES);
    uint32_t *hit;

    if (word.n + 4 > NAME_BYTES)
        return 0;
    for (size_t at = 0; at < word.n && buf.status == GS_OK;)
        gs_utf8_put(&buf, gs_char_to_lower(gs_utf8_at(word, at, &at)));
    hit = buf.status == GS_OK && buf.size ? gs_map_get(map, gs_buf_str(&buf)) : NULL;
    return hit ? *hit : 0;
}

gs_page_field gs_page_field_of(const gs_page_words *words, gs_page_place place, gs_str name,
                               int *belief)
{
    uint32_t bit, hit = 0;
    size_t   letter;

    if (!length_slot(name, &letter, &bit) || (words->lengths[place][letter] & bit))
        hit = look_up(&words->names[place], name);
    *belief = (int)(hit >> 8);
    return (gs_page_field)(hit & 0xFF);
}

uint32_t gs_byline_word(const gs_page_words *words, gs_str word)
{
    return look_up(&words->byline, word);
}
