/* text/token.c - see token.h. */
#include "text/token.h"

#include "text/utf8.h"

gs_status gs_token_split(gs_str text, gs_span range, gs_arena *arena, gs_tokens *out)
{
    size_t i = range.start;

    while (i < range.end) {
        gs_token token = {0};
        size_t   next;

        if (gs_char_space(gs_utf8_at(text, i, &next))) {
            i = next;
            continue;
        }
        token.span.start = (uint32_t)i;
        while (next < range.end) {
            size_t   after;
            uint32_t c = gs_utf8_at(text, next, &after);
            if (!gs_char_letter(c) && !gs_char_digit(c))
                break;
            next = after;
        }
        token.span.end = (uint32_t)next;
        if (!GS_PUSH(arena, out->items, out->count, out->cap, token))
            return GS_E_NOMEM;
        i = next;
    }
    return GS_OK;
}
