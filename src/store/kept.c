/* store/kept.c - bytes as they are kept. See store.h.
 *
 * Zstandard's form (RFC 8878). The records of a report say much of its text again, and
 * the names of fields in the same order as all reports: so they are compressed as if
 * these lines and the text stood before them. Stores of older versions have a number of
 * bytes and zlib's form, without anything before; these are still read.
 */
#include <zlib.h>
#include <zstd.h>

#include "base/limits.h"
#include "store/store.h"

#define LEVEL 1 /* 3 saves 50 bytes of 3,000 for half the time again */

/* Never to be changed: what is kept cannot be read without it. */
static const char usual[] =
    "{\"type\":\"report\",\"format\":1,\"bytes\":0,\"title\":null,\"publisher\":null,\"author\":"
    "null,"
    "\"authors\":[],\"agency\":[],\"dateline\":null,\"published\":{\"date\":\"2020-01-01\","
    "\"from\":"
    "\"text\"},\"modified\":null,\"captured\":null,\"url\":null,\"language\":\"en\",\"analysis\":"
    "\"en\","
    "\"engine\":\"0.1.0\",\"zones\":[{\"zone\":\"title\",\"start\":0,\"end\":30},{\"zone\":"
    "\"dateline\","
    "\"start\":32,\"end\":60},{\"zone\":\"body\",\"start\":61,\"end\":990}],\"evidence\":{"
    "\"title\":[[0,30]],"
    "\"dateline\":[[32,60]],\"published\":[[40,60]]}}\n"
    "{\"type\":\"agreement\",\"name\":null,\"kind\":\"ceasefire\",\"parties\":[],\"signed\":null,"
    "\"purpose\":null,\"terms\":[],\"evidence\":{},\"inferred\":{\"kind\":\"agreement:act\"}}\n"
    "/c1\",\"text\":\"\",\"proposition\":null,\"asserted_by\":[],\"denied_by\":[],\"questioned_"
    "by\":[],"
    "\"origins\":{\"for\":1,\"against\":0},\"status\":\"denied\",\"evidence\":{\"text\":[[100,120]]"
    "}}\n"
    "/e1\",\"zone\":\"body\",\"trigger\":{\"start\":200,\"end\":206,\"text\":\"said\",\"lemma\":"
    "\"say\"},"
    "\"plover\":{\"event\":\"ASSAULT\",\"mode\":null,\"contexts\":[\"military\"]},\"cameo\":"
    "\"190\","
    "\"actors\":[],\"recipients\":[],\"place\":null,\"time\":null,\"reality\":\"occurred\","
    "\"according_to\":[],\"evidence\":{\"actors\":[[[200,206]]],\"reality\":[[210,220]]}}\n"
    "/s1\",\"zone\":\"body\",\"cue\":{\"start\":300,\"end\":304,\"text\":\"said\",\"lemma\":"
    "\"say\"},"
    "\"act\":\"say\",\"addressee\":[],\"channel\":[],\"form\":\"indirect\",\"content\":[[305,390]],"
    "\"quotes\":[],\"polarity\":\"affirms\",\"modality\":\"asserted\",\"time\":{\"text\":\"on "
    "Monday\","
    "\"type\":\"date\",\"value\":\"2020-01-01\",\"start\":\"2020-01-01\",\"end\":\"2020-01-01\","
    "\"precision\":\"day\",\"approximate\":false},\"claim\":null,\"stance\":\"asserts\","
    "\"restates\":null,"
    "\"evidence\":{\"speaker\":[[290,299]]},\"inferred\":{\"claim\":\"claim:own\"}}\n"
    "/n1\",\"kind\":\"place\",\"name\":\"names\",\"country\":null,\"sectors\":[\"GOV\"],"
    "\"offices\":[{\"title\":"
    "\"spokesman\",\"body\":null}],\"place\":{\"name\":null,\"lat\":1.0,\"lon\":1.0,\"precision\":"
    "\"town\"},"
    "\"mentions\":[{\"start\":0,\"end\":8,\"form\":\"name\"},{\"start\":90,\"end\":98,\"form\":"
    "\"pronoun\","
    "\"rule\":\"coref:pronoun\"},{\"start\":90,\"end\":98,\"form\":\"nominal\",\"rule\":\"coref:"
    "apposition\"}],"
    "\"evidence\":{\"country\":[[0,8]]},\"inferred\":{\"country\":\"names:dictionary\"}}\n"
    "{\"type\":\"entity\",\"id\":\"/"
    "n2\",\"kind\":\"person\",\"name\":\"\",\"names\":[\"\"],\"country\":null,"
    "\"sectors\":[],\"offices\":[],\"mentions\":[{\"start\":500,\"end\":510,\"form\":\"nominal\"}],"
    "\"evidence\":{}}\n"
    "{\"type\":\"sentence\",\"id\":\"/"
    "z1\",\"zone\":\"body\",\"start\":700,\"end\":790,\"text\":\"\","
    "\"evidence\":{}}\n";

/* `usual` and the text; none for bytes that are kept without. */
static bool make_prefix(gs_str text, gs_buf *prefix)
{
    gs_buf_init(prefix, GS_LIMIT_DOC_MEMORY);
    if (text.n) {
        gs_buf_add(prefix, usual, sizeof usual - 1);
        gs_buf_add_str(prefix, text);
    }
    return prefix->status == GS_OK;
}

gs_status gs_kept_pack(gs_str bytes, gs_str text, gs_buf *out)
{
    size_t     room = ZSTD_compressBound(bytes.n), n = 0;
    ZSTD_CCtx *z = ZSTD_createCCtx();
    gs_buf     prefix;
    bool       good = make_prefix(text, &prefix) && z && gs_buf_reserve(out, room);

    if (good) {
        ZSTD_CCtx_setParameter(z, ZSTD_c_compressionLevel, LEVEL);
        ZSTD_CCtx_refPrefix(z, prefix.data, prefix.size);
        n = ZSTD_compress2(z, out->data + out->size, room, bytes.p, bytes.n);
        good = !ZSTD_isError(n);
    }
    if (good)
        out->size += n;
    else
        out->status = GS_E_NOMEM;
    ZSTD_freeCCtx(z);
    gs_buf_release(&prefix);
    return out->status;
}

static gs_status unpack_zlib(gs_str packed, gs_buf *out)
{
    uint32_t size;
    uLongf   room;

    if (packed.n < sizeof size)
        return GS_E_DATA;
    memcpy(&size, packed.p, sizeof size);
    room = size;
    if (!gs_buf_reserve(out, size))
        return out->status;
    if (uncompress((Bytef *)out->data + out->size, &room, (const Bytef *)packed.p + sizeof size,
                   packed.n - sizeof size) != Z_OK ||
        room != size)
        return GS_E_DATA;
    out->size += size;
    return GS_OK;
}

gs_status gs_kept_unpack(gs_str packed, gs_str text, gs_buf *out)
{
    uint32_t           magic = 0;
    unsigned long long size = ZSTD_getFrameContentSize(packed.p, packed.n);
    ZSTD_DCtx         *z;
    gs_buf             prefix;
    gs_status          st = GS_E_DATA;

    if (packed.n >= sizeof magic)
        memcpy(&magic, packed.p, sizeof magic);
    if (magic != ZSTD_MAGICNUMBER)
        return unpack_zlib(packed, out);
    if (size > GS_LIMIT_DOC_MEMORY)
        return GS_E_DATA;
    z = ZSTD_createDCtx();
    if (!make_prefix(text, &prefix) || !z || !gs_buf_reserve(out, size)) {
        st = GS_E_NOMEM;
    } else {
        ZSTD_DCtx_refPrefix(z, prefix.data, prefix.size);
        if (ZSTD_decompressDCtx(z, out->data + out->size, size, packed.p, packed.n) == size) {
            out->size += size;
            st = GS_OK;
        }
    }
    ZSTD_freeDCtx(z);
    gs_buf_release(&prefix);
    return st;
}
