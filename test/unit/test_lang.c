/* The language model as a whole, by a small one that is made here and knows
 * nothing: what holds for every model, on every processor, in every thread.
 * And that what is exported computes what was trained. */
#include "test.h"

#include <math.h>
#include <pthread.h>

#include "base/limits.h"
#include "lang/decode.h"
#include "lang/lang.h"
#include "text/block.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "tiny_model.h"

static tiny_model tiny;
static char       path[] = "/tmp/gainsay-lang-XXXXXX";
static gs_lang   *lang;

static const char *const texts[] = {
    "Two men came home. The ministry denied it, Mara Tarn said on Monday.\n\n"
    "\xE2\x80\x9CI didn\xE2\x80\x99t see the boats,\xE2\x80\x9D he said. Nobody was hurt!\n",
    "RIVER ROSE AT NIGHT\n\nGen. Orlo met Dr. Vance in the U.S. on Nov. 5; 1,400 houses burned.\n",
    "x",
    "\xC3\x89mile K\xC3\xB6nig \xE2\x80\x94 \xD0\x9C\xD0\xB0\xD1\x80\xD0\xB0 \xE4\xB8\xAD\xE6\x96"
    "\x87 \xF0\x9F\x9A\xA2 www.example.com/a?b=c a@b.example #tag @name ... !!! ((\n",
    "",
};

#define TEXTS (sizeof texts / sizeof *texts)

/* A document with its memory. */
typedef struct paper {
    gs_arena arena, scratch;
    gs_desk  desk;
    gs_doc   doc;
} paper;

static int set_up(void **state)
{
    gs_error err = {.message = "a file"};
    int      fd = mkstemp(path);

    (void)state;
    close(fd);
    if (tiny_model_init(&tiny, TEST_DATADIR, tiny_shape, 1, &err) != GS_OK ||
        tiny_model_save(&tiny, TEST_DATADIR, tiny.net.w, path, &err) != GS_OK ||
        gs_lang_open(&lang, path, &err) != GS_OK) {
        print_error("%s\n", err.message);
        return 1;
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    gs_lang_close(lang);
    tiny_model_release(&tiny);
    return unlink(path);
}

static void paper_init(paper *p)
{
    gs_arena_init(&p->arena, GS_LIMIT_DOC_MEMORY);
    gs_arena_init(&p->scratch, GS_LIMIT_DOC_MEMORY);
    gs_desk_init(&p->desk);
}

static void paper_release(paper *p)
{
    gs_arena_release(&p->arena);
    gs_arena_release(&p->scratch);
    gs_desk_release(&p->desk);
}

/* The document of `text` with its sentences, as the stages before leave it. */
static void paper_write(paper *p, gs_str text)
{
    uint32_t blocks = 0;

    gs_arena_clear(&p->arena);
    gs_arena_clear(&p->scratch);
    gs_doc_init(&p->doc, &p->arena, (gs_seed){1, 2});
    p->doc.text = text;
    for (size_t at = 0, end; at < text.n; at = end, blocks++) {
        gs_sentence_spans spans = {0};
        end = gs_block_end(text, at, text.n, 0);
        assert_int_equal(gs_sentence_split(text, (gs_span){(uint32_t)at, (uint32_t)end},
                                           &tiny.know.abbrevs, &p->arena, &spans),
                         GS_OK);
        for (size_t i = 0; i < spans.count; i++) {
            gs_sentence s = {
                .span = spans.items[i], .zone = GS_ZONE_BODY, .duplicate_of = -1, .block = blocks};
            assert_true(GS_PUSH(&p->arena, p->doc.sentences, p->doc.sentence_count,
                                p->doc.sentence_cap, s));
        }
    }
}

static void read_with(const gs_lang *model, paper *p, gs_str text, bool plain)
{
    gs_error err;

    paper_write(p, text);
    assert_int_equal(gs_lang_parse(model, &p->desk, &p->doc, plain, &p->scratch, &err), GS_OK);
    assert_true(p->doc.modelled);
}

/* ---- what holds for every document ---- */

static void check_tree(const gs_doc *doc, const gs_sentence *s)
{
    uint32_t end = s->first_word + s->word_count;
    size_t   roots = 0;

    for (uint32_t i = s->first_word; i < end; i++) {
        const gs_word *w = &doc->words[i];
        size_t         steps = 0;
        roots += w->head < 0;
        assert_true((w->head < 0) == (w->deprel == GS_DEPREL_ROOT));
        for (int32_t at = (int32_t)i; at >= 0; at = doc->words[at].head) {
            assert_true((uint32_t)at >= s->first_word && (uint32_t)at < end);
            assert_true(steps++ <= s->word_count);
        }
    }
    assert_int_equal(roots, 1);
}

/* Whether a word of the treebank has both. */
static bool in_training(uint8_t upos, gs_str feats)
{
    bool tag_seen = false;

    for (size_t i = 0; i < tiny.corpus.word_count; i++) {
        gs_str known = tiny.corpus.feats_names[tiny.corpus.feats[i]];
        known = gs_str_eq(known, GS_STR("_")) ? GS_STR("") : known;
        if (tiny.corpus.upos[i] != upos)
            continue;
        tag_seen = true;
        if (gs_str_eq(known, feats))
            return true;
    }
    return !tag_seen && feats.n == 0;
}

static void check_words(const gs_doc *doc)
{
    size_t at = 0, next;

    for (size_t i = 0; i < doc->word_count; i++) {
        const gs_word *w = &doc->words[i];
        for (; at < w->span.start; at = next)
            assert_true(gs_char_space(gs_utf8_at(doc->text, at, &next)));
        assert_int_equal(at, w->span.start);
        assert_true(w->span.end > w->span.start);
        assert_true(w->upos < GS_UPOS_COUNT && w->deprel < GS_DEPREL_COUNT);
        assert_true(in_training(w->upos, w->feats));
        assert_true(w->lemma.n > 0);
        assert_int_equal(gs_utf8_valid_prefix(w->lemma), w->lemma.n);
        at = w->span.end;
    }
    for (; at < doc->text.n; at = next)
        assert_true(gs_char_space(gs_utf8_at(doc->text, at, &next)));
}

static void check_names(const gs_doc *doc)
{
    uint32_t at = 0, s = 0;

    for (size_t i = 0; i < doc->name_count; i++) {
        const gs_named *n = &doc->names[i];
        assert_true(n->first_word >= at && n->word_count > 0 && n->kind < GS_NAMED_KINDS);
        at = n->first_word + n->word_count;
        while (n->first_word >= doc->sentences[s].first_word + doc->sentences[s].word_count)
            s++;
        assert_true(at <= doc->sentences[s].first_word + doc->sentences[s].word_count);
    }
}

static void check_doc(const gs_doc *doc)
{
    uint32_t word = 0;

    for (size_t i = 0; i < doc->sentence_count; i++) {
        const gs_sentence *s = &doc->sentences[i];
        assert_int_equal(s->first_word, word);
        assert_true(s->word_count > 0);
        word += s->word_count;
        check_tree(doc, s);
    }
    assert_int_equal(word, doc->word_count);
    check_words(doc);
    check_names(doc);
}

static void every_text_is_read_soundly(void **state)
{
    paper p;

    (void)state;
    paper_init(&p);
    for (size_t i = 0; i < 2 * TEXTS; i++) {
        read_with(lang, &p, gs_str_from(texts[i / 2]), i % 2);
        check_doc(&p.doc);
    }
    paper_release(&p);
}

/* Longer than the desk: read in parts, with one root. */
static void long_sentences_have_one_root(void **state)
{
    static const size_t sizes[] = {GS_DESK_WORDS - 1, GS_DESK_WORDS, GS_DESK_WORDS + 1,
                                   2 * GS_DESK_WORDS + 1, 1500};
    paper               p;

    (void)state;
    paper_init(&p);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        gs_buf text;
        gs_buf_init(&text, 1 << 20);
        gs_buf_add_str(&text, GS_STR("It rose. The"));
        for (size_t n = 1; n < sizes[i]; n++)
            gs_buf_add_str(&text, n % 3 ? GS_STR(" boats") : GS_STR(" and"));
        gs_buf_add_str(&text, GS_STR("\n\nMara went home.\n"));
        read_with(lang, &p, gs_buf_str(&text), false);
        assert_int_equal(p.doc.sentence_count, 3);
        assert_int_equal(p.doc.sentences[1].word_count, sizes[i]);
        check_doc(&p.doc);
        gs_buf_release(&text);
    }
    paper_release(&p);
}

/* ---- the same, whoever reads it ---- */

static bool same_words(const gs_word *a, const gs_word *b)
{
    return a->span.start == b->span.start && a->span.end == b->span.end && a->head == b->head &&
           gs_str_eq(a->lemma, b->lemma) && gs_str_eq(a->feats, b->feats) && a->upos == b->upos &&
           a->deprel == b->deprel && a->parts == b->parts && a->space_before == b->space_before;
}

static bool same_docs(const gs_doc *a, const gs_doc *b)
{
    if (a->sentence_count != b->sentence_count || a->word_count != b->word_count ||
        a->name_count != b->name_count || memcmp(a->model, b->model, sizeof a->model) != 0)
        return false;
    for (size_t i = 0; i < a->sentence_count; i++) {
        if (a->sentences[i].span.start != b->sentences[i].span.start ||
            a->sentences[i].span.end != b->sentences[i].span.end ||
            a->sentences[i].word_count != b->sentences[i].word_count)
            return false;
    }
    for (size_t i = 0; i < a->word_count; i++) {
        if (!same_words(&a->words[i], &b->words[i]))
            return false;
    }
    for (size_t i = 0; i < a->name_count; i++) {
        if (a->names[i].first_word != b->names[i].first_word ||
            a->names[i].word_count != b->names[i].word_count ||
            a->names[i].kind != b->names[i].kind)
            return false;
    }
    return true;
}

static void processors_agree(void **state)
{
    static const char *const names[] = {"portable", "sse41", "avx2", "avxvnni", "avx512vnni"};
    paper                    a, b;

    (void)state;
    paper_init(&a);
    paper_init(&b);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const gs_kernels *kernels = gs_kernels_named(names[i]);
        for (size_t t = 0; kernels && t < TEXTS; t++) {
            gs_lang_use_kernels(lang, gs_kernels_best());
            read_with(lang, &a, gs_str_from(texts[t]), true);
            gs_lang_use_kernels(lang, kernels);
            read_with(lang, &b, gs_str_from(texts[t]), true);
            assert_true(same_docs(&a.doc, &b.doc));
        }
    }
    gs_lang_use_kernels(lang, gs_kernels_best());
    paper_release(&a);
    paper_release(&b);
}

static void earlier_documents_leave_nothing(void **state)
{
    paper a, b;

    (void)state;
    paper_init(&b);
    for (size_t t = 0; t < TEXTS; t++) {
        paper_init(&a);
        read_with(lang, &a, gs_str_from(texts[t]), false);
        for (size_t before = 0; before < TEXTS; before++) {
            read_with(lang, &b, gs_str_from(texts[before]), true);
            read_with(lang, &b, gs_str_from(texts[t]), false);
            assert_true(same_docs(&a.doc, &b.doc));
        }
        paper_release(&a);
    }
    paper_release(&b);
}

/* What a sentence says does not depend on its neighbours on the desk. */
static void sentences_stand_alone(void **state)
{
    gs_str many = GS_STR("The boats burned.\n\nTwo men went home on Monday.\n"), one;
    paper  a, b;

    (void)state;
    paper_init(&a);
    paper_init(&b);
    read_with(lang, &a, many, false);
    one = gs_doc_str(&a.doc, a.doc.sentences[1].span);
    read_with(lang, &b, one, false);
    assert_int_equal(a.doc.sentence_count, 2);
    assert_int_equal(b.doc.word_count, a.doc.sentences[1].word_count);
    for (size_t i = 0; i < b.doc.word_count; i++) {
        uint32_t       first = a.doc.sentences[1].first_word;
        const gs_word *x = &a.doc.words[first + i], *y = &b.doc.words[i];
        assert_true(x->upos == y->upos && x->deprel == y->deprel && gs_str_eq(x->feats, y->feats));
        assert_int_equal(x->head < 0 ? -1 : x->head - (int32_t)first, y->head);
    }
    paper_release(&a);
    paper_release(&b);
}

typedef struct thread_job {
    pthread_t thread;
    paper     paper;
    gs_str    text;
    gs_status status;
} thread_job;

/* No assertions here: they are the main thread's. */
static void *read_often(void *arg)
{
    thread_job *job = arg;
    gs_error    err;

    for (int i = 0; i < 20 && job->status == GS_OK; i++) {
        gs_doc doc = job->paper.doc; /* without words */
        job->status = gs_lang_parse(lang, &job->paper.desk, &doc, false, &job->paper.scratch, &err);
        if (i == 19)
            job->paper.doc = doc;
    }
    return NULL;
}

static void threads_agree(void **state)
{
    enum { THREADS = 4 };
    static thread_job jobs[THREADS];
    paper             alone;

    (void)state;
    paper_init(&alone);
    for (size_t i = 0; i < THREADS; i++) {
        jobs[i].text = gs_str_from(texts[i % 2]);
        paper_init(&jobs[i].paper);
        paper_write(&jobs[i].paper, jobs[i].text);
    }
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&jobs[i].thread, NULL, read_often, &jobs[i]), 0);
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(jobs[i].thread, NULL);
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(jobs[i].status, GS_OK);
        read_with(lang, &alone, jobs[i].text, false);
        assert_true(same_docs(&jobs[i].paper.doc, &alone.doc));
        paper_release(&jobs[i].paper);
    }
    paper_release(&alone);
}

/* ---- what was trained is what computes ---- */

typedef struct bench {
    gs_model_file file;
    gs_network    net;
    paper         paper;
    gs_buf        text;
} bench;

/* The treebank's sentences as a document, all on the desk. */
static void lay_out(bench *b, tiny_model *of, const char *model)
{
    const train_corpus *c = &of->corpus;
    gs_error            err;

    memset(b, 0, sizeof *b);
    paper_init(&b->paper);
    gs_buf_init(&b->text, 1 << 16);
    gs_doc_init(&b->paper.doc, &b->paper.arena, (gs_seed){1, 2});
    assert_int_equal(gs_model_file_open(&b->file, model, &err), GS_OK);
    assert_int_equal(gs_network_load(&b->net, &b->file, &b->paper.arena, &err), GS_OK);
    assert_int_equal(
        gs_desk_lay(&b->paper.desk, &b->net, b->file.sha256, gs_kernels_best(), (gs_seed){1, 2}),
        GS_OK);
    for (size_t i = 0; i < c->word_count; i++) {
        gs_word w = {.space_before = c->space_before[i]};
        w.span.start = (uint32_t)b->text.size;
        gs_buf_add_str(&b->text, c->form[i]);
        w.span.end = (uint32_t)b->text.size;
        assert_true(GS_PUSH(&b->paper.arena, b->paper.doc.words, b->paper.doc.word_count,
                            b->paper.doc.word_cap, w));
    }
    b->paper.doc.text = gs_buf_str(&b->text);
    for (size_t i = 0; i < c->item_count; i++) {
        const train_item *item = &c->items[i];
        b->paper.desk.stretches[b->paper.desk.count++] =
            (gs_stretch){item->first, item->first, item->count};
    }
    b->paper.desk.n = c->word_count;
}

static void put_away(bench *b)
{
    gs_model_file_close(&b->file);
    gs_buf_release(&b->text);
    paper_release(&b->paper);
}

/* Rows of scores lie near one another, for their spread. */
static void check_near(const char *what, const float *want, size_t want_stride, const float *got,
                       size_t got_stride, size_t rows, size_t cols)
{
    double sum = 0, squares = 0, off = 0, n = (double)(rows * cols);

    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < cols; j++) {
            double x = (double)want[i * want_stride + j];
            double e = x - (double)got[i * got_stride + j];
            sum += x;
            squares += x * x;
            off += e * e;
        }
    }
    squares -= sum * sum / n;
    if (!(off < 0.01 * squares)) /* a tenth of the deviation */
        fail_msg("%s: off by %.4f of the deviation", what, sqrt(off / squares));
}

static void check_head(bench *b, const char *what, size_t from, const gs_qmatrix *m,
                       const float *want)
{
    static float got[GS_DESK_WORDS * 64];
    size_t       stride = gs_qmatrix_out16(m->out);

    gs_desk_product(&b->paper.desk, b->paper.desk.relu, gs_net_relu_width(&b->net.shape), from, m,
                    got, stride, false);
    check_near(what, want, m->out, got, stride, b->paper.desk.n, m->out);
}

/* Arcs of every sentence, as decode.c multiplies them. */
static void check_arcs(bench *b, float *want)
{
    const gs_net_shape *s = &b->net.shape;
    static float        q[GS_DESK_WORDS * 512], got[GS_DESK_WORDS * (GS_DESK_WORDS + 1)];
    size_t              width = gs_net_relu_width(s);

    gs_desk_product(&b->paper.desk, b->paper.desk.relu, width, s->tag, &b->net.arc, q, s->arc,
                    false);
    for (size_t i = 0; i < b->paper.desk.count; i++) {
        const gs_stretch *t = &b->paper.desk.stretches[i];
        for (size_t d = 0; d < t->n; d++) {
            for (size_t h = 0; h <= t->n; h++) {
                const float *head =
                    h == 0 ? b->net.arc_root
                           : b->paper.desk.relu + (t->at + h - 1) * width + s->tag + s->arc;
                float sum = 0;
                for (size_t k = 0; k < s->arc; k++)
                    sum += q[(t->at + d) * s->arc + k] * head[k];
                /* a word is not its own head: training says so, reading does not ask */
                if (h == d + 1)
                    want[d * (t->n + 1) + h] = sum = 0;
                got[d * (t->n + 1) + h] = sum;
            }
        }
        check_near("arcs", want, t->n + (size_t)1, got, t->n + (size_t)1, t->n, t->n + (size_t)1);
        want += t->n * (t->n + (size_t)1);
    }
}

/* Of one model, in the file at `model`. */
static void check_export(tiny_model *of, const char *model)
{
    const gs_net_shape *s = &of->net.shape;
    train_text          text = {&of->corpus, &of->inputs, NULL};
    train_example       examples[TINY_SENTENCES];
    train_desk         *desk = train_desk_new(&of->net, of->vocab.vectors, GS_DESK_WORDS);
    train_result        want;
    bench               b;

    assert_non_null(desk);
    assert_int_equal(of->corpus.item_count, TINY_SENTENCES);
    for (uint32_t i = 0; i < TINY_SENTENCES; i++)
        examples[i] = (train_example){&text, i, 0};
    train_desk_forward(desk, of->net.w, examples, TINY_SENTENCES, NULL, NULL);
    want = train_desk_result(desk);
    lay_out(&b, of, model);
    gs_desk_encode(&b.paper.desk, &b.paper.doc);
    assert_int_equal(want.words, b.paper.desk.n);
    check_head(&b, "tags", 0, &b.net.tag, want.tags);
    check_head(&b, "features", 0, &b.net.feats, want.feats);
    check_head(&b, "names", s->tag + 2 * (size_t)s->arc, &b.net.name, want.names);
    check_near("labels", want.label_of, 2 * (size_t)s->label, b.paper.desk.label,
               2 * (size_t)s->label, b.paper.desk.n, 2 * (size_t)s->label);
    check_arcs(&b, (float *)(uintptr_t)want.arcs);
    put_away(&b);
    train_desk_free(desk);
}

/* A word met once is an unknown one to training; one met twice has a row. */
static void rows_are_for_words_met_twice(void **state)
{
    const train_corpus *c = &tiny.corpus;

    (void)state;
    assert_true(tiny.vocab.trained > 5 && tiny.vocab.trained < c->word_count);
    for (size_t i = 0; i < c->word_count; i++) {
        size_t met = 0;
        for (size_t j = 0; j < c->word_count; j++)
            met += gs_str_eq_nocase(c->form[i], c->form[j]);
        if (met > 1)
            assert_true(tiny.inputs.items[i].word < tiny.vocab.trained);
        else
            assert_int_equal(tiny.inputs.items[i].word, tiny.vocab.trained);
    }
}

static void export_computes_what_was_trained(void **state)
{
    (void)state;
    check_export(&tiny, path);
}

/* Writes and opens a model of that shape; checks what it computes and reads. */
static void check_shape(gs_net_shape shape)
{
    char       own[] = "/tmp/gainsay-lang-XXXXXX";
    int        fd = mkstemp(own);
    tiny_model model;
    gs_lang   *opened = NULL;
    gs_error   err = {.message = "a file"};
    paper      p;

    close(fd);
    if (tiny_model_init(&model, TEST_DATADIR, shape, 1, &err) != GS_OK ||
        tiny_model_save(&model, TEST_DATADIR, model.net.w, own, &err) != GS_OK ||
        gs_lang_open(&opened, own, &err) != GS_OK)
        fail_msg("%s", err.message);
    check_export(&model, own);
    paper_init(&p);
    read_with(opened, &p, gs_str_from(texts[0]), true);
    check_doc(&p.doc);
    paper_release(&p);
    gs_lang_close(opened);
    tiny_model_release(&model);
    unlink(own);
}

/* Wider than the layers below it and than all others. */
static void any_head_may_be_the_widest(void **state)
{
    gs_net_shape tag = tiny_shape, arc = tiny_shape, label = tiny_shape, name = tiny_shape;

    (void)state;
    tag.tag = arc.arc = label.label = name.name = 512;
    check_shape(tag);
    check_shape(arc);
    check_shape(label);
    check_shape(name);
}

/* ---- opening ---- */

static void open_says_what_is_wrong(void **state)
{
    gs_lang *none = NULL;
    gs_error err;

    (void)state;
    assert_int_equal(gs_lang_open(&none, "/nonexistent/model.gsm", &err), GS_E_IO);
    assert_non_null(strstr(err.message, "No such file"));
    assert_int_equal(gs_lang_open(&none, TEST_DATADIR "/contractions.tsv", &err), GS_E_DATA);
    assert_non_null(strstr(err.message, "not a language model"));
    assert_null(none);
    gs_lang_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_read_soundly),
        cmocka_unit_test(long_sentences_have_one_root),
        cmocka_unit_test(processors_agree),
        cmocka_unit_test(earlier_documents_leave_nothing),
        cmocka_unit_test(sentences_stand_alone),
        cmocka_unit_test(threads_agree),
        cmocka_unit_test(rows_are_for_words_met_twice),
        cmocka_unit_test(export_computes_what_was_trained),
        cmocka_unit_test(any_head_may_be_the_widest),
        cmocka_unit_test(open_says_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
