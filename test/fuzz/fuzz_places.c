/* fuzz_places.c - the table of places: bytes are a table or an error. The hash is
 * made to fit, so that what lies behind it is reached.
 */
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "know/place.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sha256_ctx ctx;
    gs_places         places;
    gs_place_row      row;
    gs_error          err = {0};
    uint32_t          at;
    uint8_t          *copy = malloc(size + 1);

    if (!copy)
        abort();
    memcpy(copy, data, size);
    if (size >= GS_PLACES_HEADER) {
        sha256_init(&ctx);
        sha256_update(&ctx, size - GS_PLACES_HEADER, copy + GS_PLACES_HEADER);
        sha256_digest(&ctx, SHA256_DIGEST_SIZE, copy + 32);
    }
    if (gs_places_parse(&places, "table", gs_str_make((char *)copy, size), &err) == GS_OK) {
        for (uint32_t i = 0; i < places.count; i++) {
            gs_str names = gs_place_at(&places, i).names, one;
            while (gs_str_split(&names, '\t', &one)) {
                gs_place_find(&places, one, &row);
                while (gs_place_next(&places, &row, &at)) {
                    if (at >= places.count)
                        abort();
                }
            }
        }
    } else if (err.code != GS_E_DATA) {
        abort();
    }
    free(copy);
    return 0;
}
