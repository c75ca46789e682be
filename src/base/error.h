/* base/error.h - how a stage says what went wrong, and where.
 *
 * A failing function returns a code and describes it once, at the place that
 * knows most; callers pass both up unchanged. `err` may be NULL everywhere.
 */
#ifndef GS_BASE_ERROR_H
#define GS_BASE_ERROR_H

#include "gainsay.h"

/* Fills `err` and returns `code`, so that a caller can write
 *     return gs_fail(err, GS_E_LIMIT, "html", offset, "more than %d open elements", n);
 * The message is cut at a character boundary when it is too long. */
#if defined(__GNUC__)
__attribute__((format(printf, 5, 6)))
#endif
gs_status
gs_fail(gs_error *err, gs_status code, const char *stage, size_t offset, const char *format, ...);

/* The one message for a failed allocation. */
gs_status gs_fail_nomem(gs_error *err, const char *stage);

#endif
