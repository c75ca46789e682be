/* lang/tree.h - the best tree over the words of a sentence.
 *
 * Every word has a score for every other word, and for the root, as its head.
 * Taking each word's best head gives a tree most of the time; where it gives
 * a cycle or several roots, the maximum spanning tree with one root is found
 * (Chu and Liu 1965, Edmonds 1967; in parsing McDonald et al. 2005).
 */
#ifndef GS_LANG_TREE_H
#define GS_LANG_TREE_H

#include <stdint.h>

#include "base/arena.h"
#include "gainsay.h"

/* Fills heads[0..n): 0 for the root, else the head's number from 1. `scores`
 * is [n][stride]: in column h the score of h as a head, numbered likewise; the
 * column of a word itself is not looked at. Scores of any kind give a tree with
 * one root: NaN counts as the lowest. Takes n^2 steps for a tree, at most
 * n^3. Memory is `scratch`'s. GS_OK or GS_E_NOMEM. */
gs_status gs_tree_find(const float *scores, size_t n, size_t stride, gs_arena *scratch,
                       uint32_t *heads);

#endif
