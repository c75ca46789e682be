/* cli/progress.h - one line on a terminal that says how far the run is.
 *
 *   1,204 of 5,000 reports, 310/s, 3 rejected, 12 s left
 */
#ifndef GS_CLI_PROGRESS_H
#define GS_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_progress {
    bool   on;    /* off: the functions do nothing       */
    size_t total; /* 0: not known                        */
    double start; /* seconds, of a clock that only grows */
    double drawn; /* when the line was last drawn        */
} cli_progress;

void cli_progress_start(cli_progress *progress, bool on, size_t total);

/* Draws the line anew, but not more than ten times a second. */
void cli_progress_update(cli_progress *progress, size_t done, size_t rejected);

/* Takes the line away, before anything else is printed and at the end. */
void cli_progress_wipe(cli_progress *progress);

#endif
