/* store/opened.h - a report of a store, as it was kept. */
#ifndef GS_STORE_OPENED_H
#define GS_STORE_OPENED_H

#include "store/store.h"

/* The report that was looked at last: text and records are unpacked when they are
 * asked for, and stay until another report's are. */
typedef struct gs_opened {
    gs_store *s;
    int64_t   report; /* 0: none */
    gs_buf    text, records;
    bool      has_text, has_records;
    bool      as_read; /* the records as the machine made them, not as people corrected them */
} gs_opened;

void gs_opened_init(gs_opened *o, gs_store *s); /* keeps `s` */
void gs_opened_release(gs_opened *o);

/* None where the store has no such report, or what it has is damaged. */
gs_str gs_opened_text(gs_opened *o, int64_t report);
gs_str gs_opened_records(gs_opened *o, int64_t report); /* JSON Lines */

/* The line of the record `id` among these, its end with it; or none. */
gs_str gs_opened_line(gs_str records, const char *id);

/* The report whose id begins with `digits`, eight at least; `key` has room for 33.
 * GS_E_USAGE where none does, or several. */
gs_status gs_opened_find(gs_store *s, gs_str digits, int64_t *report, char *key, gs_error *err);

/* 32 hexadecimal digits of 16 bytes, and a NUL; and back, false for others. */
void gs_key_write(const void *key, char *out);
bool gs_key_read(gs_str digits, uint8_t key[16]);

#endif
