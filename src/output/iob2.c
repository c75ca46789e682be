/* output/iob2.c - words and the tags of their names. See output.h. */
#include "output/output.h"
#include "output/words_int.h"

void gs_output_iob2(const gs_doc *doc, gs_buf *out)
{
    gs_name_cursor names = {.doc = doc};

    for (size_t i = 0; i < doc->sentence_count; i++) {
        const gs_sentence *s = &doc->sentences[i];
        for (uint32_t k = s->first_word; k < s->first_word + s->word_count; k++) {
            const gs_named *name = gs_name_at(&names, k);
            gs_words_add_value(out, gs_doc_str(doc, doc->words[k].span));
            gs_buf_add_char(out, '\t');
            if (name)
                gs_words_add_tag(out, name, k);
            else
                gs_buf_add_char(out, 'O');
            gs_buf_add_char(out, '\n');
        }
        if (s->word_count)
            gs_buf_add_char(out, '\n');
        gs_buf_pass(out);
    }
}
