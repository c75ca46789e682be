/* text/charset_labels.h - the names that character sets go by on the web.
 *
 * The labels of the WHATWG Encoding standard: a page that says "latin1" or
 * "ascii" means windows-1252, because that is what every browser reads.
 */
#ifndef GS_TEXT_CHARSET_LABELS_H
#define GS_TEXT_CHARSET_LABELS_H

#include <stdbool.h>

#include "base/str.h"

typedef struct gs_charset {
    const char *name;   /* as reported: "UTF-8", "WINDOWS-1252"        */
    const char *iconv;  /* what iconv calls it                         */
    unsigned    unit;   /* bytes that every character is a multiple of */
    bool        latin;  /* letters of the Latin script in the high half */
    bool        single; /* one byte, one character                     */
    const char *labels; /* in lower case, parted by blanks             */
} gs_charset;

/* The character set of a label, whatever its case and the white space or
 * quotation marks around it; NULL when nobody uses that name. */
const gs_charset *gs_charset_by_label(gs_str label);

#endif
