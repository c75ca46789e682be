/* cli/interrupt.h - Ctrl-C between two records, never inside one.
 *
 * An interrupt ends the program at once by its own signal, so that the shell
 * sees what happened; but while records are being written they are written to
 * their end first, and a progress line is wiped. A second one is not held back.
 */
#ifndef GS_CLI_INTERRUPT_H
#define GS_CLI_INTERRUPT_H

#include <stdbool.h>

void cli_interrupt_init(void);

/* From hold to release an interrupt waits. */
void cli_interrupt_hold(void);
void cli_interrupt_release(void);

/* Whether the cursor's line on standard error is to be wiped. */
void cli_interrupt_line(bool shown);

#endif
