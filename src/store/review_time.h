/* store/review_time.h - a time as a person writes it.
 *
 *     2020   2020-11   2020-W48   2020-11-25   2020-11-25T14:05   XXXX-11-25
 *
 * which are TIMEX3 values; --11-25 is taken for the last.
 */
#ifndef GS_STORE_REVIEW_TIME_H
#define GS_STORE_REVIEW_TIME_H

#include "base/arena.h"
#include "doc/record.h"

/* False when it is no time, or no day of the calendar. The slices are `arena`'s. */
bool gs_review_time(gs_str value, gs_arena *arena, gs_time *out);

#endif
