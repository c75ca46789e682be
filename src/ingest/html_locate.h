/* ingest/html_locate.h - the article's text as the page's linked data has it,
 * to find the same text among the page's visible lines.
 *
 * Many publishers repeat the text in JSON-LD ("articleBody"), without its
 * paragraphs and often cut or out of date. So it is never taken as the text:
 * it only points at the lines that say the same.
 */
#ifndef GS_INGEST_HTML_LOCATE_H
#define GS_INGEST_HTML_LOCATE_H

#include "base/map.h"
#include "ingest/html_text.h"
#include "ingest/html_tree.h"

/* Sets said[i] for each line whose words stand in an "articleBody", in that
 * order. When there are several such texts the one counts that finds most.
 * Returns GS_OK or GS_E_NOMEM; *found is how many lines were set. */
gs_status gs_html_locate(const gs_html_tree *tree, const gs_html_blocks *blocks, gs_seed seed,
                         gs_arena *arena, uint8_t *said, uint32_t *found);

#endif
