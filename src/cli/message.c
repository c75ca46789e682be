/* cli/message.c - messages to a person on standard error. See cli.h. */
#include <stdarg.h>
#include <stdio.h>

#include "cli/cli.h"

/* A file name may hold escape sequences; a terminal must not obey them. The
 * bytes of UTF-8 pass, but for the C1 controls. */
static void defuse(char *s)
{
    for (unsigned char *p = (unsigned char *)s; *p; p++) {
        if (*p < 0x20 || *p == 0x7F)
            *p = '?';
        else if (*p == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0)
            p[0] = p[1] = '?';
    }
}

void cli_say(const char *format, ...)
{
    char    line[8192];
    va_list args;

    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    defuse(line);
    fprintf(stderr, "gainsay: %s\n", line);
}

const char *cli_advice(gs_status code)
{
    switch (code) {
    case GS_E_ENCODING:
        return "name its character set: --content-type 'text/plain; charset=...'";
    case GS_E_FORMAT:
        return "if it is a report, say what kind: --input-format html|text";
    case GS_E_LIMIT:
        return "split it, one report a file";
    case GS_E_NOMEM:
        return "try fewer at a time: --jobs 1";
    case GS_OK:
    case GS_E_IO:
    case GS_E_EMPTY:
    case GS_E_DATA:
    case GS_E_USAGE:
        break;
    }
    return NULL;
}

void cli_say_error(const char *what, const gs_error *err)
{
    const char *advice = cli_advice(err->code);
    char        place[48] = "";

    if (err->offset != GS_NO_OFFSET && err->offset != 0)
        snprintf(place, sizeof place, " (at byte %zu)", err->offset);
    cli_say("%s%s%s%s%s%s", what ? what : "", what ? ": " : "", err->message, place,
            advice ? "; " : "", advice ? advice : "");
}
