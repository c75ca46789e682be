/* cli/sink.h - standard output, where results go, whole reports at a time. */
#ifndef GS_CLI_SINK_H
#define GS_CLI_SINK_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all of it, unbuffered; interrupts wait meanwhile. On failure says
 * why and returns false, then and for ever after. A reader that has closed
 * its pipe ("| head") has seen enough: that is a failure without a message. */
bool cli_sink_write(const char *data, size_t size);

/* The same as a gs_write_fn. */
int cli_sink_take(void *ctx, const char *data, size_t size);

#endif
