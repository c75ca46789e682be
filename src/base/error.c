/* base/error.c - see error.h. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const status_names[] = {
    [GS_OK] = "ok",         [GS_E_NOMEM] = "memory",      [GS_E_IO] = "io",
    [GS_E_LIMIT] = "limit", [GS_E_ENCODING] = "encoding", [GS_E_FORMAT] = "format",
    [GS_E_EMPTY] = "empty", [GS_E_DATA] = "data",         [GS_E_USAGE] = "usage",
};

const char *gs_status_name(gs_status status)
{
    size_t i = (size_t)status;
    return i < sizeof status_names / sizeof *status_names ? status_names[i] : "unknown";
}

/* A message may quote input; never leave half a character at its end. */
static void trim_partial_char(char *s)
{
    size_t n = strlen(s);
    size_t back = 0;

    while (back < n && back < 4 && ((unsigned char)s[n - 1 - back] & 0xC0) == 0x80)
        back++;
    if (back < n && back < 4) {
        unsigned char lead = (unsigned char)s[n - 1 - back];
        size_t        want = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
        if (want > back)
            s[n - 1 - back] = '\0';
    }
}

gs_status gs_fail(gs_error *err, gs_status code, const char *stage, size_t offset,
                  const char *format, ...)
{
    va_list args;

    if (!err)
        return code;
    err->code = code;
    err->offset = offset;
    snprintf(err->stage, sizeof err->stage, "%s", stage);
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    trim_partial_char(err->message);
    return code;
}

gs_status gs_fail_nomem(gs_error *err, const char *stage)
{
    return gs_fail(err, GS_E_NOMEM, stage, GS_NO_OFFSET, "out of memory");
}
