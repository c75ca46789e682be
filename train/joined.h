/* train/joined.h - a file's words joined, with white space out.
 *
 * Two analyses of one text cut it into different words, but their words
 * joined are the same characters, however each wrote its spaces. So a word is
 * a span of bytes of the joined text, and two words are the same when their
 * spans are. White space is what Unicode has as Zs, as in the rules of the
 * CoNLL 2018 shared task: some words have a space inside ("10 000").
 */
#ifndef GS_TRAIN_JOINED_H
#define GS_TRAIN_JOINED_H

#include "base/buf.h"
#include "base/str.h"
#include "gainsay.h"

/* Appends `form`, valid UTF-8, and returns its span. An empty span stands for
 * a form of nothing but white space. */
gs_span train_join(gs_buf *joined, gs_str form);

/* The first byte, at the beginning of a character, from which the two joined
 * texts differ; SIZE_MAX when they are equal. */
size_t train_joined_differ(gs_str a, gs_str b);

/* The next few characters from `at`, for a message. */
gs_str train_joined_sample(gs_str joined, size_t at);

/* The number of the line that the end of `text` is in. */
uint32_t train_count_lines(gs_str text);

/* Equal but for case and white space. */
bool train_form_like(gs_str a, gs_str b);

#endif
