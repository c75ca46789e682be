/* text/charset.h - from bytes in some character set to UTF-8.
 *
 * Order of belief: byte order mark, HTTP header, the page's own declaration,
 * valid UTF-8, detection (uchardet). Valid UTF-8 overrules the declaration of
 * a one-byte set; a declared UTF-8 that is not valid is tried as what
 * detection says when most of it is broken; otherwise repaired.
 * Names are read by the WHATWG Encoding labels ("latin1" is windows-1252).
 * Control characters in valid UTF-8 are kept, the bidirectional ones too.
 */
#ifndef GS_TEXT_CHARSET_H
#define GS_TEXT_CHARSET_H

#include "base/buf.h"
#include "base/str.h"
#include "gainsay.h"

typedef struct gs_charset_hints {
    gs_str http;     /* charset of a Content-Type header, or none */
    gs_str declared; /* charset of a <meta> or XML declaration, or none */
} gs_charset_hints;

typedef struct gs_charset_result {
    char   name[32]; /* what was decided: "UTF-8", "WINDOWS-1251" */
    size_t skipped;  /* bytes of a byte order mark left out       */
    size_t repairs;  /* sequences that became U+FFFD              */
} gs_charset_result;

/* Gives `in` as valid UTF-8 without NUL: *out is either a part of `in`
 * itself, when that needs no change, or the contents of `buf`. Fails with
 * GS_E_FORMAT for binary data, GS_E_ENCODING where nothing fits; offsets are
 * those of `in`. */
gs_status gs_charset_to_utf8(gs_str in, const gs_charset_hints *hints, gs_buf *buf, gs_str *out,
                             gs_charset_result *result, gs_error *err);

/* The charset parameter of a Content-Type value, or none. */
gs_str gs_charset_of_content_type(gs_str value);

/* The charset that a page's first 4 KiB declare by <meta> or <?xml?>. */
gs_str gs_charset_of_page(gs_str html);

#endif
