/* Treebanks: what a file's lines become, and which files are refused. */
#include "train/conllu.h"

#include "conllu_rows.h"

static const char sample[] = "# newdoc id = d1\n"
                             "# newpar id = p1\n"
                             "# sent_id = s1\n"
                             "# text = The guards didn't leave.\n"
                             "# s_type = decl\n"
                             "1 The the DET DT Definite=Def 2 det\n"
                             "2 guards guard NOUN NNS Number=Plur 5 nsubj\n"
                             "3-4 didn't\n"
                             "3 did do AUX VBD Tense=Past 5 aux\n"
                             "4 n't not PART RB _ 5 advmod\n"
                             "5 leave leave VERB VB VerbForm=Inf 0 root _ SpaceAfter=No\n"
                             "5.1 leave leave VERB\n"
                             "6 . . PUNCT . _ 5 punct _ Note=x|SpaceAfter=No\n"
                             "\n"
                             "\n"
                             "# newpar_block = ends\n"
                             "1-2 10.1 _ _ _ _ _ _ _ SpaceAfter=No\n"
                             "1 10 10 NUM CD _ 0 root\n"
                             "2 .1 .1 NUM CD _ 1 flat";

static void reads_a_treebank(void **state)
{
    char                 *text = conllu_from(sample);
    train_bank            bank;
    gs_error              err;
    const train_sentence *s;

    (void)state;
    assert_int_equal(train_bank_parse(&bank, "t", gs_str_from(text), &err), GS_OK);
    assert_int_equal(bank.sentence_count, 2);
    assert_int_equal(bank.token_count, 6);
    assert_int_equal(bank.word_count, 8);
    assert_true(bank.parsed);

    s = &bank.sentences[0];
    assert_str(s->id, "s1");
    assert_str(s->text, "The guards didn't leave.");
    assert_true(s->new_doc && s->new_par);
    assert_int_equal(s->first_token, 0);
    assert_int_equal(s->token_count, 5);
    assert_int_equal(s->word_count, 6);
    assert_int_equal(s->line, 6);

    s = &bank.sentences[1];
    assert_null(s->text.p);
    assert_false(s->new_doc || s->new_par);
    assert_int_equal(s->first_token, 5);
    assert_int_equal(s->first_word, 6);
    assert_int_equal(s->word_count, 2);
    train_bank_release(&bank);
    free(text);
}

static void keeps_tokens_and_words_apart(void **state)
{
    char              *text = conllu_from(sample);
    train_bank         bank;
    gs_error           err;
    const train_token *t;
    const train_word  *w;

    (void)state;
    assert_int_equal(train_bank_parse(&bank, "t", gs_str_from(text), &err), GS_OK);
    t = &bank.tokens[2];
    assert_str(t->form, "didn't");
    assert_true(t->multiword && t->space_after);
    assert_int_equal(t->first_word, 2);
    assert_int_equal(t->word_count, 2);
    assert_int_equal(t->line, 8);
    w = &bank.words[3];
    assert_str(w->form, "n't");
    assert_str(w->lemma, "not");
    assert_str(w->upos, "PART");
    assert_str(w->xpos, "RB");
    assert_str(w->feats, "_");
    assert_int_equal(w->head, 5);
    assert_str(w->deprel, "advmod");
    assert_int_equal(w->token, 2);
    assert_false(bank.tokens[1].multiword);
    assert_true(bank.tokens[1].space_after);
    assert_false(bank.tokens[3].space_after);
    assert_false(bank.tokens[4].space_after);
    assert_false(bank.tokens[5].space_after);
    train_bank_release(&bank);
    free(text);
}

/* White space inside a form is no character of the text: NBSP here. */
static void joins_the_text(void **state)
{
    char      *text = conllu_from("1 10\xC2\xA0"
                                       "000 _ _ _ _ 0 root\n2 \xC3\xA9t\xC3\xA9 _ _ _ _ 1 dep\n");
    train_bank bank;
    gs_error   err;

    (void)state;
    assert_int_equal(train_bank_parse(&bank, "t", gs_str_from(text), &err), GS_OK);
    assert_str(gs_buf_str(&bank.joined), "10000\xC3\xA9t\xC3\xA9");
    assert_int_equal(bank.tokens[1].joined.start, 5);
    assert_int_equal(bank.tokens[1].joined.end, 10);
    assert_int_equal(train_bank_line(&bank, 4), 1);
    assert_int_equal(train_bank_line(&bank, 5), 2);
    train_bank_release(&bank);
    free(text);
}

static void reads_other_line_ends(void **state)
{
    static const char text[] = "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No\r\n\r\n"
                               "1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_\r\n";
    train_bank        bank;
    gs_error          err;

    (void)state;
    assert_int_equal(train_bank_parse(&bank, "t", gs_str_from(text), &err), GS_OK);
    assert_int_equal(bank.sentence_count, 2);
    assert_false(bank.tokens[0].space_after);
    assert_str(bank.words[1].misc, "_");
    train_bank_release(&bank);
}

static void reads_nothing(void **state)
{
    static const char *const texts[] = {"", "\n", "\n\n\n", "# newdoc\n", "# text = x\n\n"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        train_bank bank;
        gs_error   err;
        assert_int_equal(train_bank_parse(&bank, "t", gs_str_from(texts[i]), &err), GS_OK);
        assert_int_equal(bank.sentence_count, 0);
        assert_int_equal(train_bank_line(&bank, 0), 1);
        train_bank_release(&bank);
    }
}

static void reads_what_is_not_parsed(void **state)
{
    char      *text = conllu_from("1 Yes\n2 .\n\n1 No\n2 .\n");
    train_bank bank;
    gs_error   err;

    (void)state;
    assert_int_equal(train_bank_parse(&bank, "t", gs_str_from(text), &err), GS_OK);
    assert_false(bank.parsed);
    assert_int_equal(bank.words[3].head, TRAIN_HEAD_NONE);
    train_bank_release(&bank);
    free(text);
}

static void refuses(void **state)
{
    static const struct {
        const char *rows, *message;
    } cases[] = {
        /* the lines */
        {"1 a _ _ _ _ 0 root _ _ more\n", "t:1: not ten columns"},
        {"# text = a\n\n1 a _ _ _ _ 0 root _ _\n# then\n2 b _ _ _ _ 1 dep\n",
         "t:4: a comment between words"},
        {"1  _ _ _ _ 0 root\n", "t:1: an empty FORM"},
        {"1 \xE2\x80\x83 _ _ _ _ 0 root\n", "t:1: a FORM of nothing but white space"},
        {"1 a _ _ _ _ 0 root\n\n1 \xFF _ _ _ _ 0 root\n", "t:3: not valid UTF-8"},
        /* IDs */
        {"0 a _ _ _ _ 0 root\n", "t:1: word 0 where 1 was expected"},
        {"1 a _ _ _ _ 0 root\n3 b _ _ _ _ 1 dep\n", "t:2: word 3 where 2 was expected"},
        {"x a _ _ _ _ 0 root\n", "t:1: 'x' is no ID"},
        {"1- a\n", "t:1: '1-' is no ID"},
        {"1-2-3 a\n", "t:1: '1-2-3' is no ID"},
        {"-1 a\n", "t:1: '-1' is no ID"},
        {"99999999999999999999 a _ _ _ _ 0 root\n", "is no ID"},
        {"1 a _ _ _ _ 0 root\n3.1 b\n", "t:2: empty node 3.1 behind word 1"},
        {"0.1 b\n\n", "t:1: a sentence without words"},
        /* multi-word tokens */
        {"2-3 ab\n", "t:1: multi-word token 2-3 where word 1 was expected"},
        {"1-0 ab\n", "t:1: multi-word token 1-0 where"},
        {"1-2 ab\n1 a _ _ _ _ 0 root\n2-3 bc\n", "t:3: a multi-word token inside another"},
        {"1-3 abc\n1 a _ _ _ _ 0 root\n2 b _ _ _ _ 1 dep\n\n",
         "t:4: a multi-word token lacks its word 3"},
        {"1-999999999 a\n1 a _ _ _ _ 0 root\n", "lacks its word 2"},
        /* heads */
        {"1 a _ _ _ _ x root\n", "t:1: HEAD 'x' is no number"},
        {"1 a _ _ _ _ -1 root\n", "t:1: HEAD '-1' is no number"},
        {"1 a _ _ _ _ 0 root\n2 b\n", "t:2: some words have a HEAD"},
        {"1 a _ _ _ _ 0 root\n2 b _ _ _ _ 3 dep\n", "t:1: the head of word 2 is outside"},
        {"1 a _ _ _ _ 0 root\n2 b _ _ _ _ 0 root\n", "t:1: a sentence of 2 roots"},
        {"1 a _ _ _ _ 2 dep\n2 b _ _ _ _ 1 dep\n", "t:1: a sentence of 0 roots"},
        {"1 a _ _ _ _ 1 dep\n2 b _ _ _ _ 0 root\n", "t:1: the heads of word 1 go round"},
        {"1 a _ _ _ _ 2 dep\n2 b _ _ _ _ 3 dep\n3 c _ _ _ _ 2 dep\n4 d _ _ _ _ 0 root\n",
         "t:1: the heads of word 2 go round"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char      *text = conllu_from(cases[i].rows);
        train_bank bank;
        gs_error   err;
        if (train_bank_parse(&bank, "t", gs_str_from(text), &err) != GS_E_DATA)
            fail_msg("not refused: %s", cases[i].rows);
        if (!strstr(err.message, cases[i].message))
            fail_msg("expected \"%s\", got \"%s\"", cases[i].message, err.message);
        train_bank_release(&bank);
        free(text);
    }
}

/* A chain of heads as long as the sentence is walked once, not once a word. */
static void walks_long_chains(void **state)
{
    enum { WORDS = 200000 };
    char      *text = malloc((size_t)WORDS * 40), *out = text;
    train_bank bank;
    gs_error   err;

    (void)state;
    assert_non_null(text);
    for (int i = 1; i <= WORDS; i++)
        out += sprintf(out, "%d\ta\t_\t_\t_\t_\t%d\tdep\t_\t_\n", i, i < WORDS ? i + 1 : 0);
    assert_int_equal(train_bank_parse(&bank, "t", gs_str_from(text), &err), GS_OK);
    assert_int_equal(bank.word_count, WORDS);
    train_bank_release(&bank);
    free(text);
}

static void refuses_a_missing_file(void **state)
{
    train_bank bank;
    gs_error   err;

    (void)state;
    assert_int_equal(train_bank_open(&bank, "/nowhere/none.conllu", &err), GS_E_IO);
    assert_non_null(strstr(err.message, "/nowhere/none.conllu: "));
    train_bank_release(&bank);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_treebank),
        cmocka_unit_test(keeps_tokens_and_words_apart),
        cmocka_unit_test(joins_the_text),
        cmocka_unit_test(reads_other_line_ends),
        cmocka_unit_test(reads_nothing),
        cmocka_unit_test(reads_what_is_not_parsed),
        cmocka_unit_test(refuses),
        cmocka_unit_test(walks_long_chains),
        cmocka_unit_test(refuses_a_missing_file),
    };
    return cmocka_run_group_tests_name("conllu", tests, NULL, NULL);
}
