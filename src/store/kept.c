/* store/kept.c - bytes as they are kept: their number, and zlib's form of them. See store.h. */
#include <zlib.h>

#include "base/limits.h"
#include "store/store.h"

#define LEVEL 6

gs_status gs_kept_pack(gs_str bytes, gs_buf *out)
{
    uLongf   room = compressBound(bytes.n);
    uint32_t size = (uint32_t)bytes.n;

    gs_buf_add(out, (const char *)&size, sizeof size);
    if (!gs_buf_reserve(out, room))
        return out->status;
    if (compress2((Bytef *)out->data + out->size, &room, (const Bytef *)bytes.p, bytes.n, LEVEL) !=
        Z_OK)
        return out->status = GS_E_NOMEM;
    out->size += room;
    return GS_OK;
}

gs_status gs_kept_unpack(gs_str packed, gs_buf *out)
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
