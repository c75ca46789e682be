/* output/known.h - what the dictionaries know of a name (known.c). */
#ifndef GS_OUTPUT_KNOWN_H
#define GS_OUTPUT_KNOWN_H

#include "base/buf.h"
#include "gainsay.h"
#include "know/know.h"

/* Appends all readings of `name`, as written or, where nothing is called so, in
 * any case; of a single word also those whose last word it is. `options` may be
 * NULL. */
void gs_output_known(const gs_know *know, gs_str name, const gs_table_options *options,
                     gs_buf *out);

#endif
