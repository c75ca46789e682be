/* text/charset.c - see charset.h. */
#include "text/charset.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "text/utf8.h"

gs_status gs_charset_to_utf8(gs_str in, const gs_charset_hints *hints, gs_buf *buf, gs_str *out,
                             gs_charset_result *result, gs_error *err)
{
    (void)hints;
    *result = (gs_charset_result){.name = "UTF-8"};
    if (gs_utf8_valid_prefix(in) == in.n && (!in.n || !memchr(in.p, 0, in.n))) {
        *out = in;
        return GS_OK;
    }
    result->repairs = gs_utf8_repair(buf, in);
    if (buf->status != GS_OK)
        return gs_fail(err, buf->status, "charset", GS_NO_OFFSET, "text is too large");
    *out = gs_buf_str(buf);
    return GS_OK;
}

gs_str gs_charset_of_content_type(gs_str value)
{
    (void)value;
    return GS_STR_NONE;
}

gs_str gs_charset_of_page(gs_str html)
{
    (void)html;
    return GS_STR_NONE;
}
