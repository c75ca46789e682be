/* know/place.c - see place.h. */
#include "know/place.h"

#include <nettle/sha2.h>

#include "base/error.h"
#include "base/limits.h"

#define NOWHERE INT32_MIN

/* What U+00C0 to U+017F are without their diacritics. */
static const char folded[] = "aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnoooooxouuuuyty"
                             "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                             "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static uint32_t read_u32(const uint8_t *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static gs_status bad_file(const char *path, size_t at, const char *what, gs_error *err)
{
    return gs_fail(err, GS_E_DATA, "places", at, "%s: %s", path, what);
}

static gs_status check_hash(gs_str bytes, const char *path, gs_error *err)
{
    struct sha256_ctx ctx;
    uint8_t           digest[SHA256_DIGEST_SIZE];

    sha256_init(&ctx);
    sha256_update(&ctx, bytes.n - GS_PLACES_HEADER, (const uint8_t *)bytes.p + GS_PLACES_HEADER);
    sha256_digest(&ctx, sizeof digest, digest);
    if (memcmp(digest, bytes.p + 32, sizeof digest) != 0)
        return bad_file(path, 32, "its hash does not fit: the file was changed or damaged", err);
    return GS_OK;
}

/* Every number that points into another part, once. */
static gs_status check_numbers(const gs_places *t, const char *path, gs_error *err)
{
    for (uint32_t i = 0; i < t->rows; i++) {
        const uint8_t *row = t->index + 8 * (size_t)i;
        if (read_u32(row + 4) >= t->count || (i && read_u32(row) < read_u32(row - 8)))
            return bad_file(path, GS_PLACES_HEADER + 8 * (size_t)i, "the index is malformed", err);
    }
    for (uint32_t i = 0; i < t->count; i++) {
        const uint8_t *p = t->entries + GS_PLACES_ENTRY * (size_t)i;
        uint32_t       at = read_u32(p), size = (uint32_t)p[30] | (uint32_t)p[31] << 8;
        if (at > t->text_size || size > t->text_size - at || p[27] >= GS_PLACE_KINDS)
            return bad_file(path, (size_t)(p - (const uint8_t *)t->file.data),
                            "a place is malformed", err);
    }
    return GS_OK;
}

gs_status gs_places_parse(gs_places *out, const char *path, gs_str bytes, gs_error *err)
{
    const uint8_t *p = (const uint8_t *)bytes.p;
    gs_places      t = {.file = {.data = bytes.p, .size = bytes.n}};
    uint64_t       need;
    gs_status      st;

    if (bytes.n < GS_PLACES_HEADER || memcmp(p, GS_PLACES_MAGIC, 8) != 0)
        return bad_file(path, 0, "this is no table of places", err);
    if (read_u32(p + 8) != GS_PLACES_VERSION)
        return bad_file(path, 8, "a table of another version", err);
    t.rows = read_u32(p + 12);
    t.count = read_u32(p + 16);
    t.text_size = read_u32(p + 20);
    need =
        GS_PLACES_HEADER + 8 * (uint64_t)t.rows + GS_PLACES_ENTRY * (uint64_t)t.count + t.text_size;
    if (need != bytes.n || read_u32(p + 24) != bytes.n || read_u32(p + 28) != 0)
        return bad_file(path, 12, "its sizes do not fit: the file is cut or damaged", err);
    t.index = p + GS_PLACES_HEADER;
    t.entries = t.index + 8 * (size_t)t.rows;
    t.text = (const char *)t.entries + GS_PLACES_ENTRY * (size_t)t.count;
    st = check_hash(bytes, path, err);
    if (st == GS_OK)
        st = check_numbers(&t, path, err);
    if (st == GS_OK)
        *out = t;
    return st;
}

gs_status gs_places_open(gs_places *out, const char *path, gs_error *err)
{
    gs_file   file;
    gs_status st = gs_file_open(&file, path, GS_LIMIT_MODEL_BYTES, err);

    if (st != GS_OK)
        return st;
    st = gs_places_parse(out, path, gs_str_make(file.data, file.size), err);
    if (st == GS_OK)
        out->file = file;
    else
        gs_file_close(&file);
    return st;
}

void gs_places_close(gs_places *places)
{
    if (places->index)
        gs_file_close(&places->file);
    *places = (gs_places){0};
}

static gs_str code(const uint8_t *p, size_t room)
{
    size_t n = 0;

    while (n < room && p[n])
        n++;
    return gs_str_make((const char *)p, n);
}

gs_place_entry gs_place_at(const gs_places *places, uint32_t i)
{
    const uint8_t *p = places->entries + GS_PLACES_ENTRY * (size_t)i;
    gs_place_entry e = {.lat = (int32_t)read_u32(p + 4), .lon = (int32_t)read_u32(p + 8)};

    e.people = read_u32(p + 12);
    e.geonames = read_u32(p + 16);
    e.admin = code(p + 20, 4);
    e.country = code(p + 24, 3);
    e.kind = (gs_place_kind)p[27];
    e.located = e.lat != NOWHERE && e.lon != NOWHERE;
    e.disputed = p[28] & 1;
    e.notable = p[28] & 2;
    e.names = gs_str_make(places->text + read_u32(p), (size_t)p[30] | (size_t)p[31] << 8);
    return e;
}

size_t gs_place_fold(gs_str name, char out[GS_PLACE_NAME])
{
    size_t n = 0;

    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.p[i];
        unsigned char next = i + 1 < name.n ? (unsigned char)name.p[i + 1] : 0;
        if (n == GS_PLACE_NAME)
            return 0;
        if (c >= 0xC3 && c <= 0xC5 && next >= 0x80) {
            out[n++] = folded[(c - 0xC3u) * 64 + (next & 63u)];
            i++;
        } else if (c == '.' || c == '\'' || c == '`') {
            continue;
        } else if (c == 0xCA && (next == 0xBB || next == 0xBC)) { /* ʻ ʼ */
            i++;
        } else if (c == 0xE2 && next == 0x80 && i + 2 < name.n &&
                   ((unsigned char)name.p[i + 2] & ~1u) == 0x98) { /* ‘ ’ */
            i += 2;
        } else if (c == '-' || gs_ascii_space((char)c)) {
            if (n && out[n - 1] != ' ')
                out[n++] = ' ';
        } else {
            out[n++] = gs_ascii_lower((char)c);
        }
    }
    return n;
}

static uint32_t hash_name(const char *p, size_t n)
{
    uint32_t h = 0x811C9DC5u;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)p[i]) * 0x01000193u;
    return h;
}

void gs_place_find(const gs_places *places, gs_str name, gs_place_row *row)
{
    uint32_t low = 0, high = places->rows;

    row->size = gs_place_fold(name, row->name);
    row->hash = hash_name(row->name, row->size);
    while (row->size && low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (read_u32(places->index + 8 * (size_t)middle) < row->hash)
            low = middle + 1;
        else
            high = middle;
    }
    row->at = row->size ? low : places->rows;
}

static bool has_name(gs_str names, const gs_place_row *row)
{
    char   name[GS_PLACE_NAME];
    gs_str one;

    while (gs_str_split(&names, '\t', &one)) {
        if (gs_place_fold(one, name) == row->size && memcmp(name, row->name, row->size) == 0)
            return true;
    }
    return false;
}

bool gs_place_next(const gs_places *places, gs_place_row *row, uint32_t *place)
{
    while (row->at < places->rows) {
        const uint8_t *p = places->index + 8 * (size_t)row->at++;
        uint32_t       i = read_u32(p + 4);
        if (read_u32(p) != row->hash)
            break;
        if (has_name(gs_place_at(places, i).names, row)) {
            *place = i;
            return true;
        }
    }
    row->at = places->rows;
    return false;
}
