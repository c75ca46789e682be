/* Scores, against what was worked out by hand. */
#include "train/eval.h"

#include "conllu_rows.h"
#include "train/train.h"

/* 2 sentences, 8 tokens, 9 words. Of content relations are 5: guards, n't,
 * leave, Ana, slept; The, did are function words; the stops are neither. */
#define FIRST_HALF                                                                                 \
    "1 The the DET DT Definite=Def|PronType=Art 2 det\n"                                           \
    "2 guards guard NOUN NNS Number=Plur 5 nsubj\n"
#define SECOND_HALF                                                                                \
    "5 leave leave VERB VB VerbForm=Inf 0 root\n"                                                  \
    "6 . . PUNCT . _ 5 punct\n"                                                                    \
    "\n"
#define DIDNT                                                                                      \
    "3-4 didn't\n"                                                                                 \
    "3 did do AUX VBD Tense=Past 5 aux\n"                                                          \
    "4 n't not PART RB _ 5 advmod\n"
#define FIRST FIRST_HALF DIDNT SECOND_HALF
#define SECOND                                                                                     \
    "1 Ana Ana PROPN NNP Number=Sing 2 nsubj\n"                                                    \
    "2 slept sleep VERB VBD Tense=Past 0 root\n"                                                   \
    "3 . . PUNCT . _ 2 punct\n"                                                                    \
    "\n"

static size_t      score_count;
static train_score scores[TRAIN_MEASURES];

static gs_status try_eval(const char *gold_rows, const char *system_rows, gs_error *err)
{
    char      *gold_text = conllu_from(gold_rows), *system_text = conllu_from(system_rows);
    train_bank gold, system;
    gs_status  st;

    assert_int_equal(train_bank_parse(&gold, "gold", gs_str_from(gold_text), err), GS_OK);
    assert_int_equal(train_bank_parse(&system, "system", gs_str_from(system_text), err), GS_OK);
    st = train_eval_conllu(&gold, &system, scores, &score_count, err);
    train_bank_release(&gold);
    train_bank_release(&system);
    free(gold_text);
    free(system_text);
    return st;
}

static void eval(const char *gold_rows, const char *system_rows)
{
    gs_error err;

    assert_int_equal(try_eval(gold_rows, system_rows, &err), GS_OK);
}

static void assert_counts(train_measure m, size_t right, size_t gold, size_t system)
{
    const train_score *s = &scores[m];

    if (s->right != right || s->gold != gold || s->system != system)
        fail_msg("%.*s: expected %zu right, %zu gold, %zu system; got %zu, %zu, %zu",
                 GS_STR_ARG(s->name), right, gold, system, s->right, s->gold, s->system);
}

/* The same text, all the same but `right` of the measure; words are aligned. */
static void assert_right(train_measure m, size_t right)
{
    bool content = m >= TRAIN_CLAS;

    assert_counts(m, right, content ? 5 : 9, content ? 5 : 9);
}

static void scores_a_copy_with_100(void **state)
{
    (void)state;
    eval(FIRST SECOND, FIRST SECOND);
    assert_int_equal(score_count, TRAIN_MEASURES);
    assert_counts(TRAIN_TOKENS, 8, 8, 8);
    assert_counts(TRAIN_SENTENCES, 2, 2, 2);
    for (int m = TRAIN_WORDS; m < TRAIN_MEASURES; m++)
        assert_right((train_measure)m, m >= TRAIN_CLAS ? 5 : 9);
    for (int m = 0; m < TRAIN_MEASURES; m++) {
        assert_true(train_score_f1(&scores[m]) == 1.0);
        assert_true(train_score_precision(&scores[m]) == 1.0);
        assert_true(train_score_recall(&scores[m]) == 1.0);
    }
}

static void computes_ratios(void **state)
{
    train_score s = {.gold = 4, .system = 8, .right = 3, .aligned = 6};
    train_score none = {0};

    (void)state;
    assert_true(train_score_precision(&s) == 3.0 / 8);
    assert_true(train_score_recall(&s) == 3.0 / 4);
    assert_true(train_score_f1(&s) == 6.0 / 12);
    assert_true(train_score_accuracy(&s) == 3.0 / 6);
    assert_true(train_score_f1(&none) == 0.0);
}

/* guards: other UPOS, and language-specific features that nobody counts.
 * Ana: other XPOS. slept: other lemma. The: features in another order. */
static void scores_tags(void **state)
{
    (void)state;
    eval(FIRST SECOND, "1 The the DET DT PronType=Art|Definite=Def 2 det\n"
                       "2 guards guard VERB NNS Foo=Bar|Number=Plur 5 nsubj\n" DIDNT SECOND_HALF
                       "1 Ana Ana PROPN NN Number=Sing 2 nsubj\n"
                       "2 slept slept VERB VBD Tense=Past 0 root\n"
                       "3 . . PUNCT . _ 2 punct\n");
    assert_right(TRAIN_UPOS, 8);
    assert_right(TRAIN_XPOS, 8);
    assert_right(TRAIN_UFEATS, 9);
    assert_right(TRAIN_ALL_TAGS, 7);
    assert_right(TRAIN_LEMMAS, 8);
    assert_right(TRAIN_LAS, 9);
    assert_right(TRAIN_CLAS, 5);
    assert_right(TRAIN_MLAS, 4); /* not guards */
    assert_right(TRAIN_BLEX, 4); /* not slept  */
}

/* The: hangs on leave. No content word's head is wrong, but guards has lost a
 * function word and leave has one too many. A subtype does not count. */
static void scores_heads(void **state)
{
    (void)state;
    eval(FIRST SECOND,
         "1 The the DET DT Definite=Def|PronType=Art 5 det\n"
         "2 guards guard NOUN NNS Number=Plur 5 nsubj:pass\n" DIDNT SECOND_HALF SECOND);
    assert_right(TRAIN_UAS, 8);
    assert_right(TRAIN_LAS, 8);
    assert_right(TRAIN_CLAS, 5);
    assert_right(TRAIN_MLAS, 3);
    assert_right(TRAIN_BLEX, 5);
}

/* Ana is called an article of slept: UAS keeps it, LAS not. Gold has 5 content
 * words, the system 4; slept has a function word too many. */
static void scores_relations(void **state)
{
    (void)state;
    eval(FIRST SECOND, FIRST "1 Ana Ana PROPN NNP Number=Sing 2 det\n"
                             "2 slept sleep VERB VBD Tense=Past 0 root\n"
                             "3 . . PUNCT . _ 2 punct\n");
    assert_right(TRAIN_UAS, 9);
    assert_right(TRAIN_LAS, 8);
    assert_counts(TRAIN_CLAS, 4, 5, 4);
    assert_int_equal(scores[TRAIN_CLAS].aligned, 5);
    assert_counts(TRAIN_MLAS, 3, 5, 4);
    assert_counts(TRAIN_BLEX, 4, 5, 4);
}

/* "guards" is cut in two: it has no partner, and The has no right head, for
 * its own has none. Content: guards is lost; "guard" and "s" are too many. */
static void scores_other_tokens(void **state)
{
    (void)state;
    eval(FIRST SECOND, "1 The the DET DT Definite=Def|PronType=Art 2 det\n"
                       "2 guard guard NOUN NN Number=Sing 6 nsubj\n"
                       "3 s s X FW _ 2 dep\n"
                       "4-5 didn't\n"
                       "4 did do AUX VBD Tense=Past 6 aux\n"
                       "5 n't not PART RB _ 6 advmod\n"
                       "6 leave leave VERB VB VerbForm=Inf 0 root\n"
                       "7 . . PUNCT . _ 6 punct\n"
                       "\n" SECOND);
    assert_counts(TRAIN_TOKENS, 7, 8, 9);
    assert_counts(TRAIN_SENTENCES, 2, 2, 2);
    assert_counts(TRAIN_WORDS, 8, 9, 10);
    assert_counts(TRAIN_UPOS, 8, 9, 10);
    assert_int_equal(scores[TRAIN_UPOS].aligned, 8);
    assert_counts(TRAIN_UAS, 7, 9, 10);
    assert_counts(TRAIN_CLAS, 4, 5, 6);
    assert_int_equal(scores[TRAIN_CLAS].aligned, 4);
}

/* Both sentences as one: neither is right, and slept is no root. */
static void scores_joined_sentences(void **state)
{
    (void)state;
    eval(FIRST SECOND, FIRST_HALF DIDNT "5 leave leave VERB VB VerbForm=Inf 0 root\n"
                                        "6 . . PUNCT . _ 5 punct\n"
                                        "7 Ana Ana PROPN NNP Number=Sing 8 nsubj\n"
                                        "8 slept sleep VERB VBD Tense=Past 5 parataxis\n"
                                        "9 . . PUNCT . _ 8 punct\n");
    assert_counts(TRAIN_SENTENCES, 0, 2, 1);
    assert_counts(TRAIN_TOKENS, 8, 8, 8);
    assert_right(TRAIN_UAS, 8);
    assert_right(TRAIN_LAS, 8);
    assert_right(TRAIN_CLAS, 4);
}

/* The first sentence cut behind "The guards": of 3 only the last is right.
 * guards is a root now; The and the rest keep their heads. */
static void scores_cut_sentences(void **state)
{
    (void)state;
    eval(FIRST SECOND, "1 The the DET DT Definite=Def|PronType=Art 2 det\n"
                       "2 guards guard NOUN NNS Number=Plur 0 root\n"
                       "\n"
                       "1-2 didn't\n"
                       "1 did do AUX VBD Tense=Past 3 aux\n"
                       "2 n't not PART RB _ 3 advmod\n"
                       "3 leave leave VERB VB VerbForm=Inf 0 root\n"
                       "4 . . PUNCT . _ 3 punct\n"
                       "\n" SECOND);
    assert_counts(TRAIN_SENTENCES, 1, 2, 3);
    assert_right(TRAIN_UAS, 8);
    assert_right(TRAIN_CLAS, 4);
}

/* As tokens of their own, "did" and "n't" are still the words did and n't. */
static void aligns_words_that_are_tokens(void **state)
{
    (void)state;
    eval(FIRST SECOND, FIRST_HALF "3 did do AUX VBD Tense=Past 5 aux\n"
                                  "4 n't not PART RB _ 5 advmod\n" SECOND_HALF SECOND);
    assert_counts(TRAIN_TOKENS, 7, 8, 9);
    assert_counts(TRAIN_WORDS, 9, 9, 9);
    assert_right(TRAIN_LAS, 9);
}

/* Not cut, "didn't" is neither of them. */
static void aligns_a_token_that_is_not_cut(void **state)
{
    (void)state;
    eval(FIRST SECOND, FIRST_HALF "3 didn't do AUX VBD Tense=Past 4 aux\n"
                                  "4 leave leave VERB VB VerbForm=Inf 0 root\n"
                                  "5 . . PUNCT . _ 4 punct\n"
                                  "\n" SECOND);
    /* guards hangs on word 5 of FIRST_HALF, here the stop: wrong. */
    assert_counts(TRAIN_TOKENS, 8, 8, 8);
    assert_counts(TRAIN_WORDS, 7, 9, 8);
    assert_counts(TRAIN_UAS, 6, 9, 8);
}

/* Cut into "Did" and "not": forms are compared without case. */
static void aligns_by_form_inside(void **state)
{
    (void)state;
    eval(FIRST SECOND, FIRST_HALF "3-4 didn't\n"
                                  "3 Did do AUX VBD Tense=Past 5 aux\n"
                                  "4 not not PART RB _ 5 advmod\n" SECOND_HALF SECOND);
    assert_counts(TRAIN_TOKENS, 8, 8, 8);
    assert_counts(TRAIN_WORDS, 8, 9, 9);
}

/* Multi-word tokens that overlap make one stretch, here all of "kilogram":
 *     gold    [ki lo] gram      system  k [lo gram]
 * of which lo and gram are in both. */
static void aligns_over_a_stretch(void **state)
{
    (void)state;
    eval("1-2 kilo\n1 ki _ _ _ _ 0 root\n2 lo _ _ _ _ 1 dep\n3 gram _ _ _ _ 1 dep\n",
         "1 k _ _ _ _ 0 root\n2-3 ilogram\n2 lo _ _ _ _ 1 dep\n3 gram _ _ _ _ 2 dep\n");
    assert_counts(TRAIN_TOKENS, 0, 2, 2);
    assert_counts(TRAIN_WORDS, 2, 3, 3);
    /* lo: gold head ki has no partner. gram: on lo, but belongs on ki. */
    assert_counts(TRAIN_UAS, 0, 3, 3);
}

static void takes_any_lemma_for_none(void **state)
{
    (void)state;
    eval("1 Kesh _ PROPN _ _ 0 root\n", "1 Kesh kesh PROPN _ _ 0 root\n");
    assert_counts(TRAIN_LEMMAS, 1, 1, 1);
    assert_counts(TRAIN_BLEX, 1, 1, 1);
    eval("1 Kesh Kesh PROPN _ _ 0 root\n", "1 Kesh _ PROPN _ _ 0 root\n");
    assert_counts(TRAIN_LEMMAS, 0, 1, 1);
}

static void leaves_out_heads_that_are_not_there(void **state)
{
    (void)state;
    eval("1 Kesh Kesh PROPN _ _ 0 root\n", "1 Kesh Kesh PROPN\n");
    assert_int_equal(score_count, TRAIN_UAS);
    assert_counts(TRAIN_UPOS, 1, 1, 1);
}

static void scores_nothing(void **state)
{
    (void)state;
    eval("", "");
    assert_counts(TRAIN_WORDS, 0, 0, 0);
}

static void refuses_another_text(void **state)
{
    gs_error err;

    (void)state;
    assert_int_equal(try_eval(FIRST SECOND, FIRST "1 Anna _ _ _ _ 0 root\n", &err), GS_E_DATA);
    assert_string_equal(err.message, "the texts differ: gold:9 has 'aslept.', system:9 'na'");
    assert_int_equal(try_eval(SECOND, "", &err), GS_E_DATA);
    assert_string_equal(err.message, "the texts differ: gold:1 has 'Anaslept.', system:1 ''");
    assert_int_equal(try_eval("1 \xC3\xA9 _ _ _ _ 0 root\n", "1 \xC3\xA8 _ _ _ _ 0 root\n", &err),
                     GS_E_DATA);
    assert_string_equal(err.message,
                        "the texts differ: gold:1 has '\xC3\xA9', system:1 '\xC3\xA8'");
}

/* One multi-word token of more words than are compared with one another. */
static void refuses_endless_stretches(void **state)
{
    enum { WORDS = 5000 };
    char      *text = malloc((size_t)WORDS * 40), *out = text;
    train_bank bank;
    gs_error   err;

    (void)state;
    assert_non_null(text);
    out += sprintf(out, "1-%d\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", WORDS);
    for (int i = 1; i <= WORDS; i++)
        out += sprintf(out, "%d\ta\t_\t_\t_\t_\t%d\tdep\t_\t_\n", i, i - 1);
    assert_true((size_t)WORDS * WORDS > TRAIN_LIMIT_STRETCH);
    assert_int_equal(train_bank_parse(&bank, "t", gs_str_from(text), &err), GS_OK);
    assert_int_equal(train_eval_conllu(&bank, &bank, scores, &score_count, &err), GS_E_LIMIT);
    train_bank_release(&bank);
    free(text);
}

typedef struct names_case {
    gs_arena     arena;
    train_names  gold, system;
    train_score *rows;
    size_t       count;
} names_case;

static gs_status eval_names(names_case *c, const char *gold, const char *system, gs_error *err)
{
    gs_arena_init(&c->arena, TRAIN_LIMIT_MEMORY);
    assert_int_equal(train_names_parse(&c->gold, "gold", gs_str_from(gold), NULL, 0, err), GS_OK);
    assert_int_equal(train_names_parse(&c->system, "system", gs_str_from(system), NULL, 0, err),
                     GS_OK);
    return train_eval_names(&c->gold, &c->system, &c->arena, &c->rows, &c->count, err);
}

static void release_names(names_case *c)
{
    train_names_release(&c->gold);
    train_names_release(&c->system);
    gs_arena_release(&c->arena);
}

static void assert_row(const names_case *c, size_t i, const char *name, size_t right, size_t gold,
                       size_t system)
{
    assert_true(i < c->count);
    assert_str(c->rows[i].name, name);
    assert_int_equal(c->rows[i].right, right);
    assert_int_equal(c->rows[i].gold, gold);
    assert_int_equal(c->rows[i].system, system);
}

#define GOLD_NAMES "Ana B-PER\nTorvel I-PER\nof O\nKesh B-LOC\nOld B-ORG\nBank I-ORG\nOrrin B-PER\n"

/* Ana Torvel: right. Kesh: of another type. Old Bank: one word short. Orrin:
 * missed. "of": made up. */
static void scores_names(void **state)
{
    names_case c;
    gs_error   err;

    (void)state;
    assert_int_equal(eval_names(&c, GOLD_NAMES,
                                "Ana B-PER\nTorvel I-PER\nof B-MISC\nKesh B-ORG\nOld O\n"
                                "Bank B-ORG\nOrrin O\n",
                                &err),
                     GS_OK);
    assert_int_equal(c.count, 5);
    assert_row(&c, 0, "LOC", 0, 1, 0);
    assert_row(&c, 1, "MISC", 0, 0, 1);
    assert_row(&c, 2, "ORG", 0, 1, 2);
    assert_row(&c, 3, "PER", 1, 2, 1);
    assert_row(&c, 4, "all", 1, 4, 4);
    release_names(&c);
}

/* Cut otherwise, and in the other form of tags: Ana Torvel and Old Bank are the
 * same characters, "Or" is not Orrin. */
static void scores_names_of_other_tokens(void **state)
{
    names_case c;
    gs_error   err;

    (void)state;
    assert_int_equal(eval_names(&c, GOLD_NAMES,
                                "1\tAnaTorvel\tI-PER\n2\tof\tO\n3\tKe\tB-LOC\n4\tsh\tI-LOC\n\n"
                                "1\tOld\tI-ORG\n2\tBank\tI-ORG\n3\tOr\tI-PER\n4\trin\tO\n",
                                &err),
                     GS_OK);
    assert_row(&c, 0, "LOC", 1, 1, 1);
    assert_row(&c, 1, "ORG", 1, 1, 1);
    assert_row(&c, 2, "PER", 1, 2, 2);
    assert_row(&c, 3, "all", 3, 4, 4);
    release_names(&c);
}

static void refuses_names_of_another_text(void **state)
{
    names_case c;
    gs_error   err;

    (void)state;
    assert_int_equal(eval_names(&c, "Ana B-PER\nslept O\n", "Ana B-PER\nslips O\n", &err),
                     GS_E_DATA);
    assert_string_equal(err.message, "the texts differ: gold:2 has 'ept', system:2 'ips'");
    release_names(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_a_copy_with_100),
        cmocka_unit_test(computes_ratios),
        cmocka_unit_test(scores_tags),
        cmocka_unit_test(scores_heads),
        cmocka_unit_test(scores_relations),
        cmocka_unit_test(scores_other_tokens),
        cmocka_unit_test(scores_joined_sentences),
        cmocka_unit_test(scores_cut_sentences),
        cmocka_unit_test(aligns_words_that_are_tokens),
        cmocka_unit_test(aligns_a_token_that_is_not_cut),
        cmocka_unit_test(aligns_by_form_inside),
        cmocka_unit_test(aligns_over_a_stretch),
        cmocka_unit_test(takes_any_lemma_for_none),
        cmocka_unit_test(leaves_out_heads_that_are_not_there),
        cmocka_unit_test(scores_nothing),
        cmocka_unit_test(refuses_another_text),
        cmocka_unit_test(refuses_endless_stretches),
        cmocka_unit_test(scores_names),
        cmocka_unit_test(scores_names_of_other_tokens),
        cmocka_unit_test(refuses_names_of_another_text),
    };
    return cmocka_run_group_tests_name("eval", tests, NULL, NULL);
}
