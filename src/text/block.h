/* text/block.h - paragraphs, headings and items: the blocks of a text.
 *
 * Most reports have one paragraph a line. Others are wrapped by hand at some
 * column, like e-mail and wire copy, and then a paragraph is a run of lines.
 * Which of the two a text is shows in itself: a wrapped line is one to which
 * the first word of the next line could not have been added.
 */
#ifndef GS_TEXT_BLOCK_H
#define GS_TEXT_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The column at which the lines of `text` are wrapped, in characters; 0 when
 * every line is a block of its own. */
uint32_t gs_block_width(gs_str text);

/* Where the block ends that byte `at` is in: behind its last line's end, and
 * not past `end`. `width` is that of the text. */
size_t gs_block_end(gs_str text, size_t at, size_t end, uint32_t width);

/* Behind the line that byte `at` is in: "\n", "\r\n" or a lone "\r" ends it. */
size_t gs_line_end(gs_str text, size_t at, size_t end);

/* Without white space (of any sort, NBSP too) at either end. */
gs_str gs_text_trim(gs_str s);

#endif
