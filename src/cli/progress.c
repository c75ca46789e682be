/* cli/progress.c - see progress.h. */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>

#include "cli/interrupt.h"

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* "1,204": digits in threes. */
static const char *grouped(char out[32], size_t n)
{
    char digits[32];
    int  count = snprintf(digits, sizeof digits, "%zu", n), at = 0;

    for (int i = 0; i < count; i++) {
        if (i && (count - i) % 3 == 0)
            out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
    return out;
}

/* ", 12 s left", ", 4 min left", ", 3 h 20 min left". */
static void print_left(double seconds)
{
    unsigned long s = (unsigned long)(seconds + 0.5);

    if (s < 100)
        fprintf(stderr, ", %lu s left", s);
    else if (s < 6000)
        fprintf(stderr, ", %lu min left", (s + 30) / 60);
    else
        fprintf(stderr, ", %lu h %lu min left", s / 3600, s % 3600 / 60);
}

void cli_progress_start(cli_progress *progress, bool on, size_t total)
{
    *progress = (cli_progress){.on = on, .total = total, .start = on ? now() : 0};
}

void cli_progress_update(cli_progress *progress, size_t done, size_t rejected)
{
    char   buf[2][32];
    double at, rate;

    if (!progress->on)
        return;
    at = now();
    if (at - progress->drawn < 0.1)
        return;
    progress->drawn = at;
    rate = at > progress->start ? (double)done / (at - progress->start) : 0;
    cli_interrupt_line(true);
    fprintf(stderr, "\r\033[K%s", grouped(buf[0], done));
    if (progress->total)
        fprintf(stderr, " of %s", grouped(buf[1], progress->total));
    fprintf(stderr, " reports, %.0f/s, %s rejected", rate, grouped(buf[0], rejected));
    if (progress->total > done && rate > 0)
        print_left((double)(progress->total - done) / rate);
    fflush(stderr);
}

void cli_progress_wipe(cli_progress *progress)
{
    if (!progress->on || progress->drawn == 0)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    cli_interrupt_line(false);
    progress->drawn = 0;
}
