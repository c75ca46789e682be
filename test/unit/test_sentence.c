/* Sentence ends. A case is written as one string in which "|" stands for each
 * place where a sentence ends and the next begins; it is taken out before the
 * text is split. Cases without "|" are the negative ones. */
#include "test.h"

#include "base/limits.h"
#include "know/know.h"
#include "text/sentence.h"

static gs_know know;

/* The sentences of `text` joined by "|" in place of the white space. */
static char *split(const char *text, size_t size)
{
    gs_arena          arena;
    gs_sentence_spans out = {0};
    char             *joined = calloc(2, size + 1);
    size_t            n = 0;

    assert_non_null(joined);
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    assert_int_equal(gs_sentence_split(gs_str_make(text, size), (gs_span){0, (uint32_t)size},
                                       &know.abbrevs, &arena, &out),
                     GS_OK);
    for (size_t i = 0; i < out.count; i++) {
        size_t length = out.items[i].end - out.items[i].start;
        if (i)
            joined[n++] = '|';
        memcpy(joined + n, text + out.items[i].start, length);
        n += length;
    }
    gs_arena_release(&arena);
    return joined;
}

/* "A b.| C d." is the text "A b. C d." with a sentence end behind "b." */
static bool agrees(const char *marked)
{
    char  *text = calloc(1, strlen(marked) + 1);
    char  *want = calloc(1, strlen(marked) + 1);
    char  *got;
    size_t n = 0, w = 0;

    assert_non_null(text);
    assert_non_null(want);
    for (const char *p = marked; *p; p++) {
        want[w++] = *p;
        if (*p != '|')
            text[n++] = *p;
        else
            for (; p[1] == ' ' || (p[1] >= '\t' && p[1] <= '\r'); p++)
                text[n++] = p[1]; /* the white space between two sentences */
    }
    got = split(text, n);
    bool same = strcmp(got, want) == 0;
    if (!same)
        print_error("expected %s\n     got %s\n", want, got);
    free(got);
    free(want);
    free(text);
    return same;
}

static void check(const char *marked)
{
    assert_true(agrees(marked));
}

static void check_all(const char *const *cases, size_t count)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++)
        wrong += !agrees(cases[i]);
    assert_int_equal(wrong, 0);
}

#define CHECK_ALL(cases) check_all(cases, sizeof(cases) / sizeof *(cases))

static void plain_stops(void **state)
{
    static const char *const cases[] = {
        "The talks failed.| Nobody signed.",
        "Did they sign?| No!| They left.",
        "What?!| They left.",
        "They left in 2019.| In 2021 they returned.",
        "The toll rose to 1.5 million.",
        "It cost $3.50.| It was sold.",
        "Version 2.0 came.| Nobody asked.",
        "They left .| Nobody stayed .",
        "Twelve died.| 30 were hurt.",
        "The price fell.| $5 million was lost.",
        "The end.| al-Hakim denied it.",
        "The company ended sales.| iPhones were sold out.",
        "the talks were stopped. and so on",
    };
    (void)state;
    CHECK_ALL(cases);
}

static void abbreviations(void **state)
{
    static const char *const cases[] = {
        "Gen. Ivanov met Sgt. Brown and Mrs. Petrova.| They spoke.",
        "See No. 5, p. 55 and Vol. II.| It is there.",
        "He said no.| Then he left.",
        "He said no. 7 was missing.",
        "On Nov. 25 they met.| It was cold in Nov.| The talks went on.",
        "They sat.| The talks began.",
        "The U.S. Government and the U.N. Security Council met in Portland, Ore. Monday.",
        "He lives in the U.S.| The talks went on.",
        "He lives in the U.S. with 20 others.",
        "U.S. In Talks With Iran",
        "Acme Inc. Chairman John Doe resigned.| He left Acme Inc.| The company fell.",
        "Acme Inc. (ACM) fell.",
        "The talks, e.g. Monday's, failed vs. Tuesday's.",
        "They ate apples, pears, etc.| Nobody paid.",
        "Cpl. Adams and Brgs. Brown left.",
        "The a.m. session was long.",
        "They met at 6 p.m. Friday.| They met at 6 p.m. GMT.| They met at 9 a.m. Yerevan time.",
        "They met on Jan. 5.| Rep. Brown was there.",
        "Maj.-Gen. Ivanov left in mid-Nov. 2019.| He is back.",
        "They met at 6 p.m.| Reporters waited.",
        "At 6 p.m. Reporters Without Borders called.",
        "Yahoo! News said so.| He left Yahoo!| The company fell.",
    };
    (void)state;
    CHECK_ALL(cases);
}

static void initials_and_names(void **state)
{
    static const char *const cases[] = {
        "J. R. Smith met Anna E. Brown.",
        "В. В. Петров уехал.| Он вернулся.",
        "It was plan B.| The talks failed.",
        "J.C. Brown spoke.",
        "Example.Net - The mission ends.| News.am reported it.",
        "Write to Jane.Doe@example.com.| She answers.",
        "See https://www.example.org/a.html?b=c.| It is there.",
        "The files are in .txt format.| They are small.",
    };
    (void)state;
    CHECK_ALL(cases);
    /* a missing blank leaves no white space between two sentences */
    check("The mission ended.|The troops left.");
    check("The mission ended.|Troops left.");
    check("He spoke Tuesday.|Gen. Ivanov left.");
    check("He paid 1,000.|That is much.");
}

static void quotations(void **state)
{
    static const char *const cases[] = {
        "\"We did it.| They did not,\" he said.",
        "“We did it.| They did not,” he said.| “We left.”| He paused.",
        "\"Did you?\" he asked.",
        "\"Did you?\" Foreign Minister Smith asked reporters.",
        "\"Did you?\"| The minister smiled.",
        "He said, \"We left.\"| She nodded.",
        "« Nous partons. »| Ils restent.",
        "„Wir gehen.“| Sie bleiben.",
        "»Wir gehen.«| Sie bleiben.",
        "He called it 'A lie. A plain lie.' and left.",
        "He called it ‘A lie. A plain lie.’ and left.",
        "In the 'eighties they left.| It was late.| It's over.",
        "The workers' camp closed.| It's over.| They're gone.",
        "He said: \"We left [...] long ago.\"| (She did not.)| They stayed.",
    };
    (void)state;
    CHECK_ALL(cases);
}

static void brackets(void **state)
{
    static const char *const cases[] = {
        "The minister (He took office in May.) spoke.",
        "The minister spoke (in May).| He left.",
        "(He left.| She stayed.)| They met.",
        "The army left.[1]| It came back.[2][3]| It stayed. [4]| It ended.",
        "The army left the town.12| It came back.",
        "The army [see p. 5] left.",
    };
    (void)state;
    CHECK_ALL(cases);
}

static void ellipses(void **state)
{
    static const char *const cases[] = {
        "He waited... and left.",
        "He waited...| She left.",
        "He waited…| She left.",
        "He waited . . . and left.",
        "He ... President Ivanov ... left.",
        "He waited . . . .| The army left.",
        "He was ... well, I was late.",
    };
    (void)state;
    CHECK_ALL(cases);
}

static void lists(void **state)
{
    static const char *const cases[] = {
        "1. The army left.| 2. The town burned.",
        "1. Food| 2. Water| 3. Tents",
        "1) Food| 2) Water",
        "1.) Food| 2.) Water",
        "a. food| b. water| c. tents",
        "(i) Food.| (ii) Water.| (iii) Tents.",
        "i) food| ii) water| iii) tents| iv) fuel",
        "(a) The army left.| (b) The town burned.",
        "• Food| • Water| • Tents",
        "For 1. above and 2. below we pay.",
        "A. Smith and B. Jones met.",
    };
    (void)state;
    CHECK_ALL(cases);
}

static void lines(void **state)
{
    static const char *const cases[] = {
        "The army left\nthe town.| It is\r\nquiet.",
        "Talks end|\n\nThe army left.",
        "Talks end|\r\n \t\r\nThe army\r\nleft.| It rained.|\r\n\r\nMore",
        "Talks with U.S. Are Over|\n\nHe left the U.S.| The army stayed.",
    };
    (void)state;
    CHECK_ALL(cases);
}

static void other_scripts(void **state)
{
    static const char *const cases[] = {
        "सेना चली गई।| शहर शांत है।",
        "هل رحلوا؟| نعم.",
        "فوج چلی گئی۔| شہر خاموش ہے۔",
        "Զորքը հեռացավ։| Քաղաքը լուռ է։",
        "Զորքը հեռացավ:| Քաղաքը լուռ է:",
        "Армия ушла.| Город тих.",
        "ჯარი წავიდა.| ქალაქი მშვიდია.",
        "Ordu getdi.| Əliyev danışdı.",
        "Ο στρατός έφυγε.| Η πόλη είναι ήσυχη.",
        "ሠራዊቱ ሄደ።| ከተማው ጸጥ ብሏል።",
        "軍隊は去った。|町は静かだ。",
        "「軍隊は去った。」|町は静かだ！|本当？",
    };
    (void)state;
    CHECK_ALL(cases);
}

static void white_space(void **state)
{
    (void)state;
    check("");
    char *got = split(" \n\xC2\xA0 ", 5);
    assert_string_equal(got, "");
    free(got);
    /* NBSP at the ends is no part of a sentence, inside it is a blank */
    static const char text[] = "\u00A0Gen.\u00A0Ivanov left.\u00A0He is back.\u00A0";
    got = split(text, strlen(text));
    assert_string_equal(got, "Gen.\u00A0Ivanov left.|He is back.");
    free(got);
}

/* Nothing but the range is looked at, and other sentences stay. */
static void adds_within_range(void **state)
{
    static const char text[] = "A town. A river. A road. A hill.";
    gs_arena          arena;
    gs_sentence_spans out = {0};

    (void)state;
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    for (uint32_t i = 8; i < 24; i += 9) {
        gs_span range = {i, i + 8};
        assert_int_equal(gs_sentence_split(gs_str_from(text), range, &know.abbrevs, &arena, &out),
                         GS_OK);
    }
    assert_int_equal(out.count, 2);
    assert_int_equal(out.items[0].start, 8);
    assert_int_equal(out.items[0].end, 16);
    assert_int_equal(out.items[1].start, 17);
    gs_arena_release(&arena);
}

/* A dictionary is not needed, only better. */
static void works_without_dictionary(void **state)
{
    gs_arena          arena;
    gs_sentence_spans out = {0};
    gs_str            text = GS_STR("It is over. Nobody won.");

    (void)state;
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    assert_int_equal(gs_sentence_split(text, (gs_span){0, 23}, NULL, &arena, &out), GS_OK);
    assert_int_equal(out.count, 2);
    gs_arena_release(&arena);
}

static void cuts_what_is_too_long(void **state)
{
    size_t            size = 5 * GS_LIMIT_SENTENCE_BYTES;
    char             *text = malloc(size);
    gs_arena          arena;
    gs_sentence_spans out = {0};

    (void)state;
    assert_non_null(text);
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    for (size_t i = 0; i < size; i++) /* characters of two bytes must stay whole */
        text[i] = "\xC3\xA9"[i & 1];
    for (size_t i = 999; i < size / 2; i += 1000)
        text[i - 1] = text[i] = ' ';
    assert_int_equal(gs_sentence_split(gs_str_make(text, size), (gs_span){0, (uint32_t)size},
                                       &know.abbrevs, &arena, &out),
                     GS_OK);
    assert_true(out.count >= 5);
    for (size_t i = 0; i < out.count; i++) {
        assert_true(out.items[i].end - out.items[i].start <= GS_LIMIT_SENTENCE_BYTES);
        assert_int_not_equal(text[out.items[i].start] & 0xC0, 0x80);
        assert_true(i == 0 || out.items[i].start >= out.items[i - 1].end);
    }
    assert_int_equal(out.items[out.count - 1].end, size);
    gs_arena_release(&arena);
    free(text);
}

static void says_when_memory_ends(void **state)
{
    gs_arena          arena;
    gs_sentence_spans out = {0};
    gs_str            text = GS_STR("It is over. Nobody won.");

    (void)state;
    gs_arena_init(&arena, 16);
    assert_int_equal(gs_sentence_split(text, (gs_span){0, 23}, &know.abbrevs, &arena, &out),
                     GS_E_NOMEM);
    gs_arena_release(&arena);
}

static int load(void **state)
{
    gs_error err;

    (void)state;
    return gs_know_load(&know, TEST_DATADIR, &err) == GS_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    gs_know_release(&know);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_stops),
        cmocka_unit_test(abbreviations),
        cmocka_unit_test(initials_and_names),
        cmocka_unit_test(quotations),
        cmocka_unit_test(brackets),
        cmocka_unit_test(ellipses),
        cmocka_unit_test(lists),
        cmocka_unit_test(lines),
        cmocka_unit_test(other_scripts),
        cmocka_unit_test(white_space),
        cmocka_unit_test(adds_within_range),
        cmocka_unit_test(works_without_dictionary),
        cmocka_unit_test(cuts_what_is_too_long),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests_name("sentence", tests, load, unload);
}
