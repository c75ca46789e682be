/* Output of what the language model adds: documents whose words are made by
 * hand, as CoNLL-U, as IOB2 and as drawings; and that the first two are read
 * again by the program that scores them. */
#include "test.h"

#include "output/output.h"
#include "train/conllu.h"
#include "train/iob.h"

typedef struct fixture {
    gs_arena arena;
    gs_doc   doc;
    gs_buf   out;
} fixture;

/* A word of a sentence: its head counts from 1 there, 0 is the root. */
typedef struct entry {
    const char *form, *lemma, *feats;
    gs_upos     upos;
    int32_t     head;
    gs_deprel   deprel;
    uint8_t     parts;
} entry;

static void begin(fixture *f, const char *text)
{
    gs_arena_init(&f->arena, 1 << 26);
    gs_doc_init(&f->doc, &f->arena, (gs_seed){1, 2});
    gs_buf_init(&f->out, 1 << 26);
    f->doc.text = gs_str_from(text);
    f->doc.source = GS_STR("sample.txt");
}

static void end(fixture *f)
{
    assert_int_equal(f->out.status, GS_OK);
    gs_buf_release(&f->out);
    gs_arena_release(&f->arena);
}

/* Adds a sentence of words that are found in the text behind the last word. */
static void add(fixture *f, gs_zone_kind zone, uint32_t block, const entry *entries, size_t count)
{
    gs_doc     *doc = &f->doc;
    size_t      at = doc->word_count ? doc->words[doc->word_count - 1].span.end : 0;
    gs_sentence s = {.zone = zone,
                     .duplicate_of = -1,
                     .block = block,
                     .first_word = (uint32_t)doc->word_count,
                     .word_count = (uint32_t)count};

    for (size_t i = 0; i < count; i++) {
        const entry *e = &entries[i];
        size_t       start = gs_str_find(doc->text, gs_str_from(e->form), at);
        gs_word      w = {.span = {(uint32_t)start, (uint32_t)(start + strlen(e->form))},
                          .lemma = gs_str_from(e->lemma),
                          .feats = gs_str_from(e->feats),
                          .head = e->head ? (int32_t)s.first_word + e->head - 1 : -1,
                          .upos = (uint8_t)e->upos,
                          .deprel = (uint8_t)e->deprel,
                          .parts = e->parts,
                          .space_before = i == 0 || start > at};
        assert_true(start != SIZE_MAX);
        assert_true(GS_PUSH(doc->arena, doc->words, doc->word_count, doc->word_cap, w));
        at = start + strlen(e->form);
    }
    s.span = (gs_span){count ? doc->words[s.first_word].span.start : (uint32_t)at, (uint32_t)at};
    assert_true(GS_PUSH(doc->arena, doc->sentences, doc->sentence_count, doc->sentence_cap, s));
}

static void add_name(fixture *f, uint32_t first, uint32_t count, gs_named_kind kind)
{
    gs_doc  *doc = &f->doc;
    gs_named n = {first, count, kind};

    assert_true(GS_PUSH(doc->arena, doc->names, doc->name_count, doc->name_cap, n));
}

#define ADD(f, zone, block, entries)                                                               \
    add((f), (zone), (block), (entries), sizeof(entries) / sizeof *(entries))

static const char report_text[] = "Ferry stays shut\n\n"
                                  "\"Halden isn't (yet) safe,\"  Minister Ana Torvel said\n"
                                  "on Friday.Nobody asked.\n";

static void begin_report(fixture *f)
{
    static const entry title[] = {
        {"Ferry", "ferry", "Number=Sing", GS_UPOS_NOUN, 2, GS_DEPREL_NSUBJ, 1},
        {"stays", "stay", "Mood=Ind|Number=Sing", GS_UPOS_VERB, 0, GS_DEPREL_ROOT, 1},
        {"shut", "shut", "Degree=Pos", GS_UPOS_ADJ, 2, GS_DEPREL_XCOMP, 1},
    };
    static const entry body[] = {
        {"\"", "\"", NULL, GS_UPOS_PUNCT, 8, GS_DEPREL_PUNCT, 1},
        {"Halden", "Halden", NULL, GS_UPOS_PROPN, 8, GS_DEPREL_NSUBJ, 1},
        {"is", "be", NULL, GS_UPOS_AUX, 8, GS_DEPREL_COP, 2},
        {"n't", "not", NULL, GS_UPOS_PART, 8, GS_DEPREL_ADVMOD, 0},
        {"(", "(", NULL, GS_UPOS_PUNCT, 6, GS_DEPREL_PUNCT, 1},
        {"yet", "yet", NULL, GS_UPOS_ADV, 8, GS_DEPREL_ADVMOD, 1},
        {")", ")", NULL, GS_UPOS_PUNCT, 6, GS_DEPREL_PUNCT, 1},
        {"safe", "safe", NULL, GS_UPOS_ADJ, 14, GS_DEPREL_CCOMP, 1},
        {",", ",", NULL, GS_UPOS_PUNCT, 8, GS_DEPREL_PUNCT, 1},
        {"\"", "\"", NULL, GS_UPOS_PUNCT, 8, GS_DEPREL_PUNCT, 1},
        {"Minister", "minister", NULL, GS_UPOS_PROPN, 12, GS_DEPREL_COMPOUND, 1},
        {"Ana", "Ana", NULL, GS_UPOS_PROPN, 14, GS_DEPREL_NSUBJ, 1},
        {"Torvel", "Torvel", NULL, GS_UPOS_PROPN, 12, GS_DEPREL_FLAT, 1},
        {"said", "say", NULL, GS_UPOS_VERB, 0, GS_DEPREL_ROOT, 1},
        {"on", "on", NULL, GS_UPOS_ADP, 16, GS_DEPREL_CASE, 1},
        {"Friday", "Friday", NULL, GS_UPOS_PROPN, 14, GS_DEPREL_OBL, 1},
        {".", ".", NULL, GS_UPOS_PUNCT, 14, GS_DEPREL_PUNCT, 1},
    };
    static const entry last[] = {
        {"Nobody", "nobody", NULL, GS_UPOS_PRON, 2, GS_DEPREL_NSUBJ, 1},
        {"asked", "ask", NULL, GS_UPOS_VERB, 0, GS_DEPREL_ROOT, 1},
        {".", ".", NULL, GS_UPOS_PUNCT, 2, GS_DEPREL_PUNCT, 1},
    };

    begin(f, report_text);
    ADD(f, GS_ZONE_TITLE, 0, title);
    ADD(f, GS_ZONE_BODY, 1, body);
    add(f, GS_ZONE_BODY, 1, NULL, 0);
    ADD(f, GS_ZONE_BODY, 1, last);
    add_name(f, 4, 1, GS_NAMED_PLACE);
    add_name(f, 14, 2, GS_NAMED_PERSON);
}

/* ---- CoNLL-U */

static void writes_conllu(void **state)
{
    static const char expected[] =
        "# newdoc id = sample.txt\n"
        "# generator = gainsay " GS_VERSION ", model abcdef01\n"
        "# newpar\n"
        "# sent_id = 12345678-1\n"
        "# zone = title\n"
        "# text = Ferry stays shut\n"
        "1\tFerry\tferry\tNOUN\t_\tNumber=Sing\t2\tnsubj\t_\t_\n"
        "2\tstays\tstay\tVERB\t_\tMood=Ind|Number=Sing\t0\troot\t_\t_\n"
        "3\tshut\tshut\tADJ\t_\tDegree=Pos\t2\txcomp\t_\t_\n"
        "\n"
        "# newpar\n"
        "# sent_id = 12345678-2\n"
        "# text = \"Halden isn't (yet) safe,\" Minister Ana Torvel said on Friday.\n"
        "1\t\"\t\"\tPUNCT\t_\t_\t8\tpunct\t_\tSpaceAfter=No\n"
        "2\tHalden\tHalden\tPROPN\t_\t_\t8\tnsubj\t_\tNER=B-LOC\n"
        "3-4\tisn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "3\tis\tbe\tAUX\t_\t_\t8\tcop\t_\t_\n"
        "4\tn't\tnot\tPART\t_\t_\t8\tadvmod\t_\t_\n"
        "5\t(\t(\tPUNCT\t_\t_\t6\tpunct\t_\tSpaceAfter=No\n"
        "6\tyet\tyet\tADV\t_\t_\t8\tadvmod\t_\tSpaceAfter=No\n"
        "7\t)\t)\tPUNCT\t_\t_\t6\tpunct\t_\t_\n"
        "8\tsafe\tsafe\tADJ\t_\t_\t14\tccomp\t_\tSpaceAfter=No\n"
        "9\t,\t,\tPUNCT\t_\t_\t8\tpunct\t_\tSpaceAfter=No\n"
        "10\t\"\t\"\tPUNCT\t_\t_\t8\tpunct\t_\t_\n"
        "11\tMinister\tminister\tPROPN\t_\t_\t12\tcompound\t_\t_\n"
        "12\tAna\tAna\tPROPN\t_\t_\t14\tnsubj\t_\tNER=B-PER\n"
        "13\tTorvel\tTorvel\tPROPN\t_\t_\t12\tflat\t_\tNER=I-PER\n"
        "14\tsaid\tsay\tVERB\t_\t_\t0\troot\t_\t_\n"
        "15\ton\ton\tADP\t_\t_\t16\tcase\t_\t_\n"
        "16\tFriday\tFriday\tPROPN\t_\t_\t14\tobl\t_\tSpaceAfter=No\n"
        "17\t.\t.\tPUNCT\t_\t_\t14\tpunct\t_\tSpaceAfter=No\n"
        "\n"
        "# sent_id = 12345678-4\n"
        "# text = Nobody asked.\n"
        "1\tNobody\tnobody\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
        "2\tasked\task\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
        "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
        "\n";
    fixture f;

    (void)state;
    begin_report(&f);
    memcpy(f.doc.sha256, "\x12\x34\x56\x78", 4);
    memcpy(f.doc.model, "\xAB\xCD\xEF\x01", 4);
    f.doc.modelled = true;
    gs_output_conllu(&f.doc, &f.out);
    assert_str(gs_buf_str(&f.out), expected);
    end(&f);
}

static void conllu_is_read_again(void **state)
{
    fixture    f;
    train_bank bank;
    gs_error   err = {0};

    (void)state;
    begin_report(&f);
    gs_output_conllu(&f.doc, &f.out);
    if (train_bank_parse(&bank, "out", gs_buf_str(&f.out), &err) != GS_OK)
        fail_msg("%s", err.message);
    assert_int_equal(bank.sentence_count, 3);
    assert_int_equal(bank.token_count, 22);
    assert_int_equal(bank.word_count, 23);
    assert_true(bank.sentences[0].new_doc && bank.sentences[0].new_par);
    assert_true(bank.sentences[1].new_par && !bank.sentences[2].new_par);
    train_bank_release(&bank);
    end(&f);
}

/* No text can break a line or a column, or steer the terminal it is sent to. */
static void values_keep_to_their_column(void **state)
{
    static const entry words[] = {
        {"al-\nKesh", "a\tb", "", GS_UPOS_PROPN, 0, GS_DEPREL_ROOT, 1},
        {"\x1B[2J\xC2\x9B", "\r", NULL, GS_UPOS_X, 1, GS_DEPREL_DEP, 1},
        {"\xE2\x80\xA8", NULL, NULL, GS_UPOS_X, 1, GS_DEPREL_DEP, 1},
        {"_", "_", NULL, GS_UPOS_PUNCT, 1, GS_DEPREL_PUNCT, 1},
    };
    fixture f;
    gs_str  out;

    (void)state;
    begin(&f, "al-\nKesh \x1B[2J\xC2\x9B \xE2\x80\xA8 _");
    ADD(&f, GS_ZONE_BODY, 0, words);
    f.doc.source = GS_STR("a\nb");
    gs_output_conllu(&f.doc, &f.out);
    out = gs_buf_str(&f.out);
    assert_true(gs_str_starts(out, GS_STR("# newdoc id = a b\n")));
    assert_true(gs_str_find(out, GS_STR("\n1\tal- Kesh\ta b\tPROPN\t_\t_\t0\troot\t_\t_\n"), 0) !=
                SIZE_MAX);
    assert_true(gs_str_find(out, GS_STR("\n2\t\xEF\xBF\xBD[2J\xEF\xBF\xBD\t \tX\t"), 0) !=
                SIZE_MAX);
    assert_true(gs_str_find(out, GS_STR("\n3\t \t_\tX\t"), 0) != SIZE_MAX);
    assert_true(gs_str_find(out, GS_STR("\n4\t_\t_\tPUNCT\t"), 0) != SIZE_MAX);
    end(&f);
}

/* What the model must not do is written as well as can be, not trusted. */
static void bad_words_are_survived(void **state)
{
    static const entry first[] = {
        {"a", "a", NULL, GS_UPOS_X, 0, GS_DEPREL_ROOT, 9},
        {"b", "b", NULL, GS_UPOS_X, 3, GS_DEPREL_DEP, 0},
        {"c", "c", NULL, GS_UPOS_X, 2, GS_DEPREL_DEP, 0},
        {"d", "d", NULL, GS_UPOS_X, 7, GS_DEPREL_DEP, 0},
    };
    static const entry second[] = {{".", ".", NULL, GS_UPOS_PUNCT, -2, GS_DEPREL_PUNCT, 1}};
    fixture            f;

    (void)state;
    begin(&f, "a b c d .");
    ADD(&f, GS_ZONE_BODY, 0, first);
    ADD(&f, GS_ZONE_BODY, 0, second);
    gs_output_conllu(&f.doc, &f.out);
    assert_true(gs_str_find(gs_buf_str(&f.out), GS_STR("\n1-4\ta b c d\t"), 0) != SIZE_MAX);
    gs_output_tree(&f.doc, NULL, &f.out);
    gs_output_iob2(&f.doc, &f.out);
    end(&f);
}

/* ---- IOB2 */

static void writes_iob2(void **state)
{
    fixture     f;
    train_names names;
    gs_error    err = {0};

    (void)state;
    begin_report(&f);
    gs_output_iob2(&f.doc, &f.out);
    assert_true(gs_str_starts(gs_buf_str(&f.out), GS_STR("Ferry\tO\nstays\tO\nshut\tO\n\n\"\tO\n"
                                                         "Halden\tB-LOC\nis\tO\nn't\tO\n")));
    assert_true(gs_str_find(gs_buf_str(&f.out), GS_STR("Ana\tB-PER\nTorvel\tI-PER\n"), 0) !=
                SIZE_MAX);
    if (train_names_parse(&names, "out", gs_buf_str(&f.out), NULL, 0, &err) != GS_OK)
        fail_msg("%s", err.message);
    assert_int_equal(names.sentence_count, 3);
    assert_int_equal(names.word_count, 23);
    assert_int_equal(names.count, 2);
    train_names_release(&names);
    end(&f);
}

/* A text that begins with "1" is no file with numbered lines. */
static void iob2_may_begin_with_one(void **state)
{
    static const entry words[] = {
        {"1", "1", NULL, GS_UPOS_NUM, 2, GS_DEPREL_NUMMOD, 1},
        {"#", "#", NULL, GS_UPOS_SYM, 0, GS_DEPREL_ROOT, 1},
    };
    fixture     f;
    train_names names;
    gs_error    err = {0};

    (void)state;
    begin(&f, "1 #");
    ADD(&f, GS_ZONE_BODY, 0, words);
    gs_output_iob2(&f.doc, &f.out);
    if (train_names_parse(&names, "out", gs_buf_str(&f.out), NULL, 0, &err) != GS_OK)
        fail_msg("%s", err.message);
    assert_int_equal(names.word_count, 2);
    train_names_release(&names);
    end(&f);
}

/* ---- trees */

static gs_str tree(fixture *f, unsigned width, bool unicode)
{
    gs_table_options options = {.width = width, .unicode = unicode};

    gs_buf_clear(&f->out);
    gs_output_tree(&f->doc, &options, &f->out);
    return gs_buf_str(&f->out);
}

static void draws_trees(void **state)
{
    fixture f;

    (void)state;
    begin_report(&f);
    assert_str(tree(&f, 80, true),
               "1 title: Ferry stays shut\n"
               "\n"
               " ╭─ Ferry   nsubj  NOUN\n"
               "─┤ stays    root   VERB\n"
               " ╰─ shut    xcomp  ADJ\n"
               "\n"
               "2: \"Halden isn't (yet) safe,\" Minister Ana Torvel said on Friday.\n"
               "\n"
               "   ╭─ \"Halden    nsubj     PROPN  LOC\n"
               "   ├─ is         cop       AUX\n"
               "   ├─ n't        advmod    PART\n"
               "   ├─ (yet)      advmod    ADV\n"
               " ╭─╯ safe,\"      ccomp     ADJ\n"
               " │ ╭─ Minister   compound  PROPN\n"
               " ├─┤ Ana         nsubj     PROPN  PER  ╮\n"
               " │ ╰─ Torvel     flat      PROPN       ╯\n"
               "─┤ said          root      VERB\n"
               " │ ╭─ on         case      ADP\n"
               " ╰─╯ Friday.     obl       PROPN\n"
               "\n"
               "4: Nobody asked.\n"
               "\n"
               " ╭─ Nobody   nsubj  PRON\n"
               "─╯ asked.    root   VERB\n");
    end(&f);
}

/* "A hearing is scheduled on it today": "it" hangs on "hearing". */
static void arcs_may_cross(void **state)
{
    static const entry words[] = {
        {"A", "a", NULL, GS_UPOS_DET, 2, GS_DEPREL_DET, 1},
        {"hearing", "hearing", NULL, GS_UPOS_NOUN, 4, GS_DEPREL_NSUBJ_PASS, 1},
        {"is", "be", NULL, GS_UPOS_AUX, 4, GS_DEPREL_AUX_PASS, 1},
        {"scheduled", "schedule", NULL, GS_UPOS_VERB, 0, GS_DEPREL_ROOT, 1},
        {"on", "on", NULL, GS_UPOS_ADP, 6, GS_DEPREL_CASE, 1},
        {"it", "it", NULL, GS_UPOS_PRON, 2, GS_DEPREL_NMOD, 1},
        {"today", "today", NULL, GS_UPOS_NOUN, 4, GS_DEPREL_OBL_UNMARKED, 1},
    };
    fixture f;

    (void)state;
    begin(&f, "A hearing is scheduled on it today");
    ADD(&f, GS_ZONE_BODY, 0, words);
    assert_str(tree(&f, 80, true), "1: A hearing is scheduled on it today\n"
                                   "\n"
                                   "   ╭─ A          det           DET\n"
                                   " ╭─┤ hearing     nsubj:pass    NOUN\n"
                                   " ├─│ is          aux:pass      AUX\n"
                                   "─┤ │ scheduled   root          VERB\n"
                                   " │ │ ╭─ on       case          ADP\n"
                                   " │ ╰─╯ it        nmod          PRON\n"
                                   " ╰─ today        obl:unmarked  NOUN\n");
    assert_true(gs_str_find(tree(&f, 80, false),
                            GS_STR("\n ,-+ hearing     nsubj:pass    NOUN\n"
                                   " +-| is          aux:pass      AUX\n"
                                   "-+ | scheduled   root          VERB\n"
                                   " | | ,- on       case          ADP\n"
                                   " | `-' it        nmod          PRON\n"
                                   " `- today        obl:unmarked  NOUN\n"),
                            0) != SIZE_MAX);
    end(&f);
}

/* Deeper than any page is wide: what has no room hangs on nothing. */
static void depth_is_bounded(void **state)
{
    enum { WORDS = 3000 };
    static const unsigned widths[] = {20, 30, 41, 80, 200};
    static entry          words[WORDS];
    static char           text[2 * WORDS + 1];
    fixture               f;
    gs_str                rest, line;

    (void)state;
    for (int i = 0; i < WORDS; i++) {
        memcpy(text + (size_t)2 * (size_t)i, "a ", 3);
        words[i] = (entry){"a", "a", NULL, GS_UPOS_NOUN, i, i ? GS_DEPREL_NMOD : GS_DEPREL_ROOT, 1};
    }
    begin(&f, text);
    ADD(&f, GS_ZONE_BODY, 0, words);
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        size_t lines = 0;
        rest = tree(&f, widths[i], false);
        while (gs_str_split(&rest, '\n', &line)) {
            assert_in_range(line.n, 0, widths[i] < 100 ? widths[i] : 100);
            lines++;
        }
        assert_in_range(lines, WORDS, 2 * WORDS);
    }
    end(&f);
}

static void trees_keep_to_the_width(void **state)
{
    static const unsigned widths[] = {20, 24, 32, 40, 60};
    fixture               f;
    gs_str                rest, line;

    (void)state;
    begin_report(&f);
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        rest = tree(&f, widths[i], false);
        while (gs_str_split(&rest, '\n', &line))
            assert_in_range(line.n, 0, widths[i]);
    }
    end(&f);
}

static void trees_do_not_steer(void **state)
{
    static const entry words[] = {{"\x1B[2J", "x", NULL, GS_UPOS_X, 0, GS_DEPREL_ROOT, 1}};
    gs_table_options   options = {.color = true, .unicode = true};
    fixture            f;

    (void)state;
    begin(&f, "\x1B[2J");
    ADD(&f, GS_ZONE_BODY, 0, words);
    assert_str(tree(&f, 80, true), "1: <U+001B>[2J\n\n─ <U+001B>[2J   root  X\n");
    gs_buf_clear(&f.out);
    gs_output_tree(&f.doc, &options, &f.out);
    assert_true(gs_str_find(gs_buf_str(&f.out), GS_STR("\033[0;1m<U+001B>[2J\033[0m"), 0) !=
                SIZE_MAX);
    end(&f);
}

static void nothing_is_nothing(void **state)
{
    fixture f;

    (void)state;
    begin(&f, "");
    add(&f, GS_ZONE_BODY, 0, NULL, 0);
    gs_output_conllu(&f.doc, &f.out);
    gs_output_iob2(&f.doc, &f.out);
    gs_output_tree(&f.doc, NULL, &f.out);
    assert_int_equal(f.out.size, 0);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_conllu),
        cmocka_unit_test(conllu_is_read_again),
        cmocka_unit_test(values_keep_to_their_column),
        cmocka_unit_test(bad_words_are_survived),
        cmocka_unit_test(writes_iob2),
        cmocka_unit_test(iob2_may_begin_with_one),
        cmocka_unit_test(draws_trees),
        cmocka_unit_test(arcs_may_cross),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(trees_keep_to_the_width),
        cmocka_unit_test(trees_do_not_steer),
        cmocka_unit_test(nothing_is_nothing),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
