/* cli/sink.c - see sink.h. */
#include "cli/sink.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/interrupt.h"

/* Somebody else may have made the pipe non-blocking; then we wait ourselves. */
static bool wait_for_room(void)
{
    struct pollfd fd = {.fd = STDOUT_FILENO, .events = POLLOUT};

    return poll(&fd, 1, -1) >= 0 || errno == EINTR;
}

static bool write_all(const char *data, size_t size)
{
    while (size) {
        ssize_t n = write(STDOUT_FILENO, data, size);
        if (n >= 0) {
            data += n;
            size -= (size_t)n;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (!wait_for_room())
                return false;
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

int cli_sink_take(void *ctx, const char *data, size_t size)
{
    (void)ctx;
    return cli_sink_write(data, size) ? 0 : -1;
}

bool cli_sink_write(const char *data, size_t size)
{
    bool good;

    cli_interrupt_hold();
    good = write_all(data, size);
    if (!good && errno != EPIPE)
        cli_say("cannot write the results: %s", strerror(errno));
    cli_interrupt_release();
    return good;
}
