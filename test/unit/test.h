/* test.h - what every unit test includes first. */
#ifndef GS_TEST_H
#define GS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

/* A slice equals a C string; shows both when not. */
#define assert_str(slice, expected)                                                                \
    do {                                                                                           \
        gs_str s_ = (slice);                                                                       \
        if (!gs_str_eq(s_, gs_str_from(expected)))                                                 \
            fail_msg("expected \"%s\", got \"%.*s\"", (expected), GS_STR_ARG(s_));                 \
    } while (0)

#endif
