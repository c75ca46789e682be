/* engine/explain_words.c - see explain_words.h. The network reads a sentence by itself, so its
 * words alone give the tree that they gave within the report.
 */
#include "engine/explain_words.h"

#include "base/error.h"
#include "output/explain.h"

/* The sentence whose grammar is shown; -1: none. */
static int32_t wanted(const gs_doc *doc, const gs_explain_options *options)
{
    char   letter;
    size_t index;

    if (doc->word_count || !options || !options->record || options->field ||
        !gs_explain_find(doc, gs_str_from(options->record), &letter, &index))
        return -1;
    return letter == 's'   ? doc->statements[index].sentence
           : letter == 'e' ? doc->events[index].sentence
                           : -1;
}

/* The words of `parsed`, which holds nothing but the sentence, in their places in `shown`. */
static bool take_words(gs_doc *shown, const gs_doc *parsed, int32_t sentence, gs_arena *arena)
{
    size_t       sentences = shown->sentence_count * sizeof *shown->sentences;
    size_t       words = parsed->word_count * sizeof *parsed->words;
    size_t       names = parsed->name_count * sizeof *parsed->names;
    gs_sentence *s = gs_arena_alloc(arena, sentences);
    gs_word     *w = gs_arena_alloc(arena, words);
    gs_named    *n = gs_arena_alloc(arena, names);

    if (!s || !w || !n)
        return false;
    memcpy(s, shown->sentences, sentences);
    memcpy(w, parsed->words, words);
    if (names)
        memcpy(n, parsed->names, names);
    s[sentence].first_word = 0;
    s[sentence].word_count = (uint32_t)parsed->word_count;
    for (size_t i = 0; i < parsed->word_count; i++) {
        gs_str lemma = w[i].lemma.n ? gs_arena_str(arena, w[i].lemma) : GS_STR_NONE;
        if (w[i].lemma.n && !lemma.p)
            return false;
        w[i].lemma = lemma;
        w[i].span.start += s[sentence].span.start;
        w[i].span.end += s[sentence].span.start;
    }
    shown->sentences = s;
    shown->words = w;
    shown->word_count = parsed->word_count;
    shown->names = n;
    shown->name_count = parsed->name_count;
    return true;
}

gs_status gs_explain_words(const gs_engine *engine, const gs_doc *doc,
                           const gs_explain_options *options, gs_doc *shown, gs_arena *arena,
                           gs_error *err)
{
    int32_t       sentence = wanted(doc, options);
    gs_reader    *reader;
    const gs_doc *parsed;
    gs_str        text;
    gs_input      in = {.format = "text"};
    gs_status     st;

    *shown = *doc;
    if (sentence < 0)
        return GS_OK;
    text = gs_doc_str(doc, doc->sentences[sentence].span);
    in.data = text.p;
    in.size = text.n;
    st = gs_reader_new(&reader, engine, err);
    if (st != GS_OK)
        return st;
    st = gs_reader_parse(reader, &in, &(gs_parse_options){.plain = true}, &parsed, err);
    if (st == GS_OK && parsed->sentence_count == 1 && gs_str_eq(parsed->text, text) &&
        !take_words(shown, parsed, sentence, arena))
        st = gs_fail_nomem(err, "explain");
    gs_reader_free(reader);
    return st == GS_E_NOMEM ? st : GS_OK;
}
