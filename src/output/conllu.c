/* output/conllu.c - words as CoNLL-U. See output.h.
 *
 * The format is that of universaldependencies.org/format.html. What it leaves
 * open is done as the common tools do: the paragraph and document comments of
 * UDPipe, and names in MISC as in the treebanks that have them. "# text" is
 * made of the FORMs and SpaceAfter, as validators want it: a line end or a run
 * of blanks inside a sentence is one blank there.
 */
#include "output/output.h"
#include "output/words_int.h"
#include "text/utf8.h"

typedef struct conllu {
    const gs_doc  *doc;
    gs_buf        *out;
    gs_name_cursor names;
} conllu;

/* What stands for a character in a table; 0: itself. */
static uint32_t stand_in(uint32_t c)
{
    if ((c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029)
        return ' ';
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ? 0xFFFD : 0;
}

void gs_words_add_value(gs_buf *out, gs_str value)
{
    size_t from = 0;

    if (!value.n) {
        gs_buf_add_char(out, '_');
        return;
    }
    for (size_t at = 0, next; at < value.n; at = next) {
        uint32_t other = stand_in(gs_utf8_at(value, at, &next));
        if (!other)
            continue;
        gs_buf_add(out, value.p + from, at - from);
        gs_utf8_put(out, other);
        from = next;
    }
    gs_buf_add(out, value.p + from, value.n - from);
}

void gs_words_add_tag(gs_buf *out, const gs_named *name, uint32_t word)
{
    gs_buf_add_str(out, word == name->first_word ? GS_STR("B-") : GS_STR("I-"));
    gs_buf_add_str(out, gs_str_from(gs_named_kind_name(name->kind)));
}

static void add(conllu *w, const char *s)
{
    gs_buf_add_str(w->out, gs_str_from(s));
}

/* Behind the last word of the token that begins with `word`. */
static uint32_t token_end(const gs_sentence *s, const gs_word *words, uint32_t word)
{
    uint32_t left = s->first_word + s->word_count - word;
    uint32_t parts = words[word].parts ? words[word].parts : 1;

    return word + (parts < left ? parts : left);
}

static gs_str token_form(const conllu *w, uint32_t first, uint32_t end)
{
    return gs_doc_str(w->doc,
                      (gs_span){w->doc->words[first].span.start, w->doc->words[end - 1].span.end});
}

/* Whether a token that ends before the word `end` is followed by no space. */
static bool adjoins(const conllu *w, const gs_sentence *s, uint32_t end)
{
    const gs_word *words = w->doc->words;

    if (end < s->first_word + s->word_count)
        return !words[end].space_before;
    return end < w->doc->word_count && words[end].span.start == words[end - 1].span.end;
}

static void add_text(conllu *w, const gs_sentence *s)
{
    add(w, "# text = ");
    for (uint32_t i = s->first_word, end; i < s->first_word + s->word_count; i = end) {
        end = token_end(s, w->doc->words, i);
        if (i > s->first_word && w->doc->words[i].space_before)
            gs_buf_add_char(w->out, ' ');
        gs_words_add_value(w->out, token_form(w, i, end));
    }
    add(w, "\n");
}

static void add_hex(conllu *w, const uint8_t *bytes)
{
    gs_buf_addf(w->out, "%02x%02x%02x%02x", bytes[0], bytes[1], bytes[2], bytes[3]);
}

/* Which document, and by what it was read. */
static void add_document(conllu *w)
{
    add(w, "# newdoc");
    if (w->doc->source.n) {
        add(w, " id = ");
        gs_words_add_value(w->out, w->doc->source);
    }
    add(w, "\n# generator = gainsay " GS_VERSION);
    if (w->doc->modelled) {
        add(w, ", model ");
        add_hex(w, w->doc->model);
    }
    add(w, "\n");
}

/* Numbers are unique over the documents of a run by the text's hash. */
static void add_comments(conllu *w, size_t index, bool first, bool paragraph)
{
    const gs_sentence *s = &w->doc->sentences[index];

    if (first)
        add_document(w);
    if (paragraph)
        add(w, "# newpar\n");
    add(w, "# sent_id = ");
    add_hex(w, w->doc->sha256);
    gs_buf_addf(w->out, "-%zu\n", index + 1);
    if (s->zone != GS_ZONE_BODY)
        gs_buf_addf(w->out, "# zone = %s\n", gs_zone_name(s->zone));
    add_text(w, s);
}

static void add_misc(conllu *w, const gs_named *name, uint32_t word, bool no_space)
{
    if (name) {
        add(w, "NER=");
        gs_words_add_tag(w->out, name, word);
    }
    if (no_space)
        add(w, name ? "|SpaceAfter=No" : "SpaceAfter=No");
    add(w, name || no_space ? "\n" : "_\n");
}

/* "3-4 TAB don't TAB _ ...", where a token is more than one word. */
static void add_token(conllu *w, const gs_sentence *s, uint32_t first, uint32_t end)
{
    gs_buf_addf(w->out, "%u-%u\t", first - s->first_word + 1, end - s->first_word);
    gs_words_add_value(w->out, token_form(w, first, end));
    add(w, "\t_\t_\t_\t_\t_\t_\t_\t");
    add_misc(w, NULL, first, adjoins(w, s, end));
}

/* The head's number within the sentence; 0: none there. */
static uint32_t head_number(const gs_sentence *s, int32_t head)
{
    if (head < 0 || (uint32_t)head < s->first_word ||
        (uint32_t)head >= s->first_word + s->word_count)
        return 0;
    return (uint32_t)head - s->first_word + 1;
}

static void add_word(conllu *w, const gs_sentence *s, uint32_t word, bool no_space)
{
    const gs_word *it = &w->doc->words[word];

    gs_buf_add_uint(w->out, word - s->first_word + 1);
    add(w, "\t");
    gs_words_add_value(w->out, gs_doc_str(w->doc, it->span));
    add(w, "\t");
    gs_words_add_value(w->out, it->lemma);
    add(w, "\t");
    add(w, gs_upos_name((gs_upos)it->upos));
    add(w, "\t_\t");
    gs_words_add_value(w->out, it->feats);
    add(w, "\t");
    gs_buf_add_uint(w->out, head_number(s, it->head));
    add(w, "\t");
    add(w, gs_deprel_name((gs_deprel)it->deprel));
    add(w, "\t_\t");
    add_misc(w, gs_name_at(&w->names, word), word, no_space);
}

static void add_words(conllu *w, const gs_sentence *s)
{
    for (uint32_t i = s->first_word, end; i < s->first_word + s->word_count;) {
        end = token_end(s, w->doc->words, i);
        if (end == i + 1) {
            add_word(w, s, i, adjoins(w, s, end));
        } else {
            add_token(w, s, i, end);
            for (uint32_t k = i; k < end; k++)
                add_word(w, s, k, false);
        }
        i = end;
    }
    add(w, "\n");
}

void gs_output_conllu(const gs_doc *doc, gs_buf *out)
{
    conllu             w = {.doc = doc, .out = out, .names = {.doc = doc}};
    const gs_sentence *last = NULL;

    for (size_t i = 0; i < doc->sentence_count; i++) {
        const gs_sentence *s = &doc->sentences[i];
        if (!s->word_count)
            continue;
        add_comments(&w, i, !last, !last || last->block != s->block);
        add_words(&w, s);
        gs_buf_pass(out);
        last = s;
    }
}
