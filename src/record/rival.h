/* record/rival.h - readings that were weighed and lost, kept to be told (gainsay explain). */
#ifndef GS_RECORD_RIVAL_H
#define GS_RECORD_RIVAL_H

#include "base/arena.h"
#include "doc/record.h"

/* The heaviest readings met while one is chosen, heaviest first; `key` tells readings
 * apart: of one key the heavier stays. Starts as zeros. */
typedef struct gs_contest {
    struct {
        gs_rival rival; /* `behind` is the weight as yet */
        int32_t  key;
    } items[GS_RIVALS + 1];
    size_t count;
} gs_contest;

void gs_contest_note(gs_contest *c, int32_t key, gs_rival rival, float weight);

/* What lost against `winner`, a key, whose weight is `top`; where nothing won, a
 * winner of -1, what weighed less than `top`, which would have been enough. On the
 * arena; *kept is NULL when nothing else was weighed. */
gs_status gs_contest_keep(const gs_contest *c, int32_t winner, float top, gs_arena *arena,
                          const gs_rivals **kept);

#endif
