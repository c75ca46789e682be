/* cli/interrupt.c - see interrupt.h. What a signal handler sees can only be
 * global; it is kept here and nowhere else. */
#include "cli/interrupt.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t held, waiting, line_shown;

static void die_of(int number)
{
    static const char wipe[] = "\r\033[K";

    if (line_shown && write(STDERR_FILENO, wipe, sizeof wipe - 1) < 0)
        line_shown = 0;
    signal(number, SIG_DFL);
    raise(number);
}

static void on_signal(int number)
{
    int kept = errno;

    if (!held || waiting)
        die_of(number);
    waiting = number;
    errno = kept;
}

void cli_interrupt_init(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction before, action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
        /* Under nohup a signal that is ignored stays so. */
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(numbers[i], &action, NULL);
    }
}

void cli_interrupt_hold(void)
{
    held = 1;
}

void cli_interrupt_release(void)
{
    held = 0;
    if (waiting)
        die_of(waiting);
}

void cli_interrupt_line(bool shown)
{
    line_shown = shown;
}
