/* text/date.h - calendar dates as press reports and pages write them.
 *
 * Reads, never guesses: a date without a year stays without one, a weekday is
 * used only to check, and the clock is never asked. "05/06/2020" is read only
 * where one order is possible, or where the hints settle it.
 *
 * What is read: ISO 8601, RFC 5322, dotted numbers (05.03.2024, day first),
 * year-first numbers (2024/3/5, 2024. 3. 5.), 2024年3月5日, and words in the
 * languages of the word table, in any order and with or without a year:
 * "Nov. 25", "Wednesday, January 23, 2019", "5 de marzo de 2024", "2024. gada
 * 5. marts"; then a time of day and a zone, also in front of the date.
 */
#ifndef GS_TEXT_DATE_H
#define GS_TEXT_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

typedef struct gs_date {
    int  year;                 /* 0 = not given */
    int  month;                /* 1-12; 0 = not given */
    int  day;                  /* 1-31; 0 = not given */
    int  weekday;              /* 1 Monday .. 7 Sunday; 0 = not given */
    int  hour, minute, second; /* hour -1 = not given */
    int  zone_minutes;         /* east of UTC */
    bool has_zone;
} gs_date;

/* The table of month names, weekdays and the small words around them
 * (data/date_words.tsv, read by know/date_words.c). */
typedef struct gs_date_words {
    gs_map map; /* lower-case word, or "language:word" -> what it can be */
} gs_date_words;

typedef enum gs_date_word_kind {
    GS_DATE_WORD_MONTH,   /* value 1-12                      */
    GS_DATE_WORD_WEEKDAY, /* value 1-7                       */
    GS_DATE_WORD_BEFORE,  /* "den 5."                        */
    GS_DATE_WORD_JOIN,    /* "5 de marzo"                    */
    GS_DATE_WORD_ORDINAL, /* "5th"                           */
    GS_DATE_WORD_AFTER,   /* "2024 m."                       */
    GS_DATE_WORD_NUMBER,  /* "tháng 3"                       */
    GS_DATE_WORD_AT,      /* "um 14 Uhr"                     */
    GS_DATE_WORD_HALF,    /* value 1 before noon, 2 after    */
    GS_DATE_WORD_HOURS,   /* "14 Uhr"                        */
    GS_DATE_WORD_ZONE     /* value: minutes east of UTC      */
} gs_date_word_kind;

/* Adds one form, as the table writes it ("Nov.", "May", "kovo"); `arena` keeps
 * its key. Returns GS_OK or GS_E_NOMEM. */
gs_status gs_date_words_add(gs_date_words *words, gs_arena *arena, gs_date_word_kind kind,
                            int value, gs_str language, gs_str form);

typedef enum gs_date_order {
    GS_DATE_ORDER_UNKNOWN,
    GS_DATE_ORDER_DAY_FIRST,
    GS_DATE_ORDER_MONTH_FIRST
} gs_date_order;

/* What is known beside the text. All of it may be zero. */
typedef struct gs_date_hints {
    const gs_date_words *words;    /* NULL: only dates in numbers             */
    gs_date_order        order;    /* of "05/06/2020"                         */
    gs_str               language; /* primary language; settles a word of two
                                    * meanings, and the order where it is not
                                    * English                                 */
} gs_date_hints;

/* Reads a date at the beginning of `s`, with its time if one follows, and says
 * how many bytes it takes; 0 when there is none. A day that does not exist is
 * no date. `hints` may be NULL. */
size_t gs_date_read(gs_str s, const gs_date_hints *hints, gs_date *date);

/* The same, anywhere in `s`; *at is where it begins. */
size_t gs_date_find(gs_str s, const gs_date_hints *hints, gs_date *date, size_t *at);

/* Whether day and time exist; without a year 29 February does. Parts that are
 * not given are in order, except a day without a month. */
bool gs_date_valid(const gs_date *date);

/* Day of the week (1 Monday .. 7 Sunday) of a full date. */
int gs_date_weekday(int year, int month, int day);

/* Whether the date is full and its weekday is another than the one given
 * ("Tuesday, 25 November 2020" was a Wednesday). */
bool gs_date_contradicts_weekday(const gs_date *date);

/* Days since 1 January 1970 of a full date. */
int64_t gs_date_days(int year, int month, int day);

/* Writes "2020-11-25", "2020-11-25T14:05:00+04:00" ("Z" for UTC), "--11-25",
 * "2020-11" or "2020" into `out` (at least 40 bytes, NUL-terminated); the
 * length, 0 when nothing is known. */
size_t gs_date_format(const gs_date *date, char *out);

#endif
