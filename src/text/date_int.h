/* text/date_int.h - what one word can be in a date; for date*.c only. */
#ifndef GS_TEXT_DATE_INT_H
#define GS_TEXT_DATE_INT_H

#include "text/date.h"

/* One word's meanings, packed into the value of a map. */
enum {
    DATE_MONTH_MASK = 0xF,
    DATE_WEEKDAY_SHIFT = 4,
    DATE_WEEKDAY_MASK = 0x7 << DATE_WEEKDAY_SHIFT,
    DATE_BEFORE = 1 << 7,
    DATE_JOIN = 1 << 8,
    DATE_ORDINAL = 1 << 9,
    DATE_AFTER = 1 << 10,
    DATE_NUMBER = 1 << 11,
    DATE_AT = 1 << 12,
    DATE_AM = 1 << 13,
    DATE_PM = 1 << 14,
    DATE_HOURS = 1 << 15,
    DATE_CAPITAL = 1 << 16,  /* a month only with a capital: "May"         */
    DATE_SHORT = 1 << 17,    /* a short form of a month: "set." (Portuguese) */
    DATE_PREFIX = 1 << 18,   /* begins an entry of several words           */
    DATE_OVERRIDE = 1 << 19, /* means something else in some language      */
    DATE_ZONE = 1 << 20,
    DATE_ZONE_SHIFT = 21 /* 7 bits: quarters of an hour, + 64 */
};

/* Finds the longest entry at byte `at` ("Nov", "a.m", "alle ore"). Returns
 * its meanings, 0 when there is none; *end is behind it, without a last stop.
 * *capital says whether it begins with one. */
uint32_t gs_date_word_at(const gs_date_hints *hints, gs_str s, size_t at, size_t *end,
                         bool *capital);

#endif
