/* output/table.c - a report's record as a page for a person. See output.h. */
#include "output/output.h"

void gs_output_table(const gs_doc *doc, const gs_table_options *options, gs_buf *out)
{
    (void)options;
    for (size_t i = 0; i < doc->sentence_count; i++) {
        gs_buf_add_str(out, gs_doc_str(doc, doc->sentences[i].span));
        gs_buf_add_char(out, '\n');
    }
}
