/* text/sentence.c - see sentence.h. */
#include "text/sentence.h"

#include "text/utf8.h"

static bool add(gs_str text, size_t start, size_t end, gs_arena *arena, gs_sentence_spans *out)
{
    while (start < end && gs_ascii_space(text.p[start]))
        start++;
    while (end > start && gs_ascii_space(text.p[end - 1]))
        end--;
    if (start == end)
        return true;
    gs_span span = {(uint32_t)start, (uint32_t)end};
    return GS_PUSH(arena, out->items, out->count, out->cap, span);
}

gs_status gs_sentence_split(gs_str text, gs_span range, const gs_map *abbrevs, gs_arena *arena,
                            gs_sentence_spans *out)
{
    size_t from = range.start;

    (void)abbrevs;
    for (size_t i = range.start; i + 1 < range.end; i++) {
        if (text.p[i] == '.' && gs_ascii_space(text.p[i + 1])) {
            if (!add(text, from, i + 1, arena, out))
                return GS_E_NOMEM;
            from = i + 1;
        }
    }
    return add(text, from, range.end, arena, out) ? GS_OK : GS_E_NOMEM;
}
