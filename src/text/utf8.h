/* text/utf8.h - code points in bytes that may be anything.
 *
 * Text is checked and repaired once, at the door (ingest); behind it every
 * function may trust that text is valid UTF-8 without NUL.
 */
#ifndef GS_TEXT_UTF8_H
#define GS_TEXT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Offset of the first byte that is not part of valid UTF-8 (Unicode 15,
 * table 3-7), s.n when all is valid. NUL counts as valid here. */
size_t gs_utf8_valid_prefix(gs_str s);

/* Appends `s` to `out` with every invalid sequence (one U+FFFD each, by the
 * maximal-subpart practice of Unicode 3.9) and every NUL made U+FFFD.
 * Returns the number of repairs. */
size_t gs_utf8_repair(gs_buf *out, gs_str s);

/* Code point at byte `at` of valid text; *next is the byte behind it. */
uint32_t gs_utf8_at(gs_str s, size_t at, size_t *next);

/* Code point that ends just before byte `at` > 0; *start is its first byte. */
uint32_t gs_utf8_before(gs_str s, size_t at, size_t *start);

/* Appends one code point; what is no scalar value becomes U+FFFD. */
void gs_utf8_put(gs_buf *out, uint32_t c);

/* Classes, for the scripts of the world's newspapers; by ranges and not by
 * the whole Unicode database, so rare historic scripts are "other letters". */
bool     gs_char_space(uint32_t c);  /* also NBSP, thin spaces, ideographic space */
bool     gs_char_letter(uint32_t c); /* letters and marks that belong to them */
bool     gs_char_digit(uint32_t c);  /* ASCII digits */
bool     gs_char_upper(uint32_t c);  /* upper case Latin, Greek, Cyrillic, Armenian */
bool     gs_char_lower(uint32_t c);
bool     gs_char_open_quote(uint32_t c);  /* opening or neutral quotation mark  */
bool     gs_char_close_quote(uint32_t c); /* closing or neutral quotation mark  */
uint32_t gs_char_to_lower(uint32_t c);

/* Without what is neither letter nor digit at its ends: "(left)," is "left",
 * "» Related:" is "Related". */
gs_str gs_utf8_bare(gs_str s);

#endif
