/* store/pack.h - a document as rows in a row of bytes.
 *
 * Made by the thread that read the document, kept later by the one that writes.
 * A row is a gs_store_table, the number of its values, and the values: a gs_pack_kind
 * each, and what that needs. Numbers are in base 128, the least first.
 */
#ifndef GS_STORE_PACK_H
#define GS_STORE_PACK_H

#include "base/buf.h"
#include "doc/doc.h"
#include "store/store.h"

typedef enum gs_pack_kind {
    GS_PACK_NULL,
    GS_PACK_INT,    /* zigzag                                                   */
    GS_PACK_REAL,   /* a double, as in memory                                   */
    GS_PACK_TEXT,   /* its length and bytes                                     */
    GS_PACK_BLOB,   /* the same                                                 */
    GS_PACK_NAME,   /* the same: the writer puts the row of `name` in its place */
    GS_PACK_ACTOR,  /* kind, country and name: the row of `actor`               */
    GS_PACK_REPORT, /* the report's number                                     */
    GS_PACK_RECORD  /* n: GS_STORE_ID(report, n)                               */
} gs_pack_kind;

/* Appends all that is kept of `doc`. GS_E_LIMIT for more than GS_STORE_RECORDS
 * records of a type. */
gs_status gs_pack(const gs_doc *doc, gs_buf *out, gs_error *err);

/* A row's beginning, and its values. */
void gs_pack_row(gs_buf *out, gs_store_table table, unsigned values);
void gs_pack_int(gs_buf *out, int64_t n);
void gs_pack_bytes(gs_buf *out, gs_pack_kind kind, gs_str s);
void gs_pack_record(gs_buf *out, const gs_doc *doc, char letter, int64_t index);

/* Reads what was packed. Bytes are ours, so they are only asserted. */
typedef struct gs_unpack {
    const uint8_t *p, *end;
} gs_unpack;

uint64_t gs_unpack_uint(gs_unpack *u);
int64_t  gs_unpack_int(gs_unpack *u);
double   gs_unpack_real(gs_unpack *u);
gs_str   gs_unpack_str(gs_unpack *u);

#endif
