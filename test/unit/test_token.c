/* Tokens: where they begin and end, kinds, flags. A case gives the text, its
 * tokens parted by blanks, and a letter for each token's kind. */
#include "test.h"

#include "base/limits.h"
#include "text/token.h"

static const char kind_letters[] = {
    [GS_TOKEN_WORD] = 'w',       [GS_TOKEN_NUMBER] = 'n',      [GS_TOKEN_CLITIC] = 'c',
    [GS_TOKEN_OPEN_QUOTE] = '<', [GS_TOKEN_CLOSE_QUOTE] = '>', [GS_TOKEN_MARK] = '.',
};

typedef struct token_case {
    const char *text;
    const char *tokens;
    const char *kinds; /* NULL: not looked at */
} token_case;

static gs_tokens tokenize(gs_arena *arena, const char *text)
{
    gs_tokens out = {0};
    gs_str    s = gs_str_from(text);

    gs_arena_init(arena, GS_LIMIT_DOC_MEMORY);
    assert_int_equal(gs_token_split(s, (gs_span){0, (uint32_t)s.n}, arena, &out), GS_OK);
    return out;
}

static bool agrees(const token_case *c)
{
    gs_arena  arena;
    gs_tokens out = tokenize(&arena, c->text);
    char      tokens[512] = "", kinds[128] = "";
    size_t    n = 0;

    for (size_t i = 0; i < out.count; i++) {
        gs_span span = out.items[i].span;
        n += (size_t)snprintf(tokens + n, sizeof tokens - n, "%s%.*s", i ? " " : "",
                              (int)(span.end - span.start), c->text + span.start);
        kinds[i] = kind_letters[out.items[i].kind];
    }
    gs_arena_release(&arena);
    if (strcmp(tokens, c->tokens) == 0 && (!c->kinds || strcmp(kinds, c->kinds) == 0))
        return true;
    print_error("expected %s  %s\n     got %s  %s\n", c->tokens, c->kinds ? c->kinds : "", tokens,
                kinds);
    return false;
}

static void check_all(const token_case *cases, size_t count)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++)
        wrong += !agrees(&cases[i]);
    assert_int_equal(wrong, 0);
}

#define CHECK_ALL(cases) check_all(cases, sizeof(cases) / sizeof *(cases))

static void words_and_marks(void **state)
{
    static const token_case cases[] = {
        {"", "", ""},
        {"The army left.", "The army left .", "www."},
        {"al-Assad's so-called envoy", "al-Assad 's so-called envoy", "wcww"},
        {"AT&T and R&D & more", "AT&T and R&D & more", NULL},
        {"north/south, and", "north / south , and", "w.w.w"},
        {"a -- b --- c - d", "a -- b --- c - d", "w.w.w.w"},
        {"one—two – three", "one — two – three", "w.w.w"},
        {"wait... no", "wait ... no", "w.w"},
        {"------------", "------------", "."},
        {"Aleppo\xC2\xA0today", "Aleppo today", "ww"},
        {"(Reuters)", "( Reuters )", ".w."},
        {"[...]", "[ ... ]", "..."},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void stops(void **state)
{
    static const token_case cases[] = {
        {"The U.S. and the U.K.", "The U.S. and the U.K.", "wwwww"},
        {"Gen. J. Smith of Acme Inc., left.", "Gen. J. Smith of Acme Inc. , left .", "wwwwww.w."},
        {"At 6 p.m. Friday.", "At 6 p.m. Friday .", "wnww."},
        {"He left Acme Inc.", "He left Acme Inc .", "wwww."},
        {"(He left.)", "( He left . )", ".ww.."},
        {"John Doe Jr.'s book", "John Doe Jr. 's book", "wwwcw"},
        {"1. Food", "1 . Food", "n.w"},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void numbers(void **state)
{
    static const token_case cases[] = {
        {"3,000 of 1.5 at 10:30 on 11/25/2020", "3,000 of 1.5 at 10:30 on 11/25/2020", "nwnwnwn"},
        {"$3.5 and 50%", "$ 3.5 and 50 %", ".nwn."},
        {"the 25th, 1990s and '90s", "the 25th , 1990s and '90s", "wn.nww"},
        {"a 45-day MH17 F-16", "a 45-day MH17 F-16", "wwww"},
        {"in 2018-19", "in 2018-19", "wn"},
        {"5, 6", "5 , 6", "n.n"},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void apostrophes(void **state)
{
    static const token_case cases[] = {
        {"Russia's", "Russia 's", "wc"},
        {"Russia’s", "Russia ’s", "wc"},
        {"don't can't DIDN'T", "do n't ca n't DID N'T", "wcwcwc"},
        {"don’t", "do n’t", "wc"},
        {"they're we've I'll he'd I'm it's", "they 're we 've I 'll he 'd I 'm it 's",
         "wcwcwcwcwcwc"},
        {"O'Brien of Da'esh in Sana'a", "O'Brien of Da'esh in Sana'a", "wwwww"},
        {"the workers' rights", "the workers ' rights", "wwcw"},
        {"the workers’ rights", "the workers ’ rights", "wwcw"},
        {"a 'volunteer' and", "a ' volunteer ' and", "w<w>w"},
        {"the ‘workers’ here", "the ‘ workers ’ here", "w<w>w"},
        {"rock 'n' roll", "rock ' n ' roll", "w<w>w"},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void quotation_marks(void **state)
{
    static const token_case cases[] = {
        {"\"No,\" he said.", "\" No , \" he said .", "<w.>ww."},
        {"He said: \"No.\"", "He said : \" No . \"", "ww.<w.>"},
        {"We left.\"", "We left . \"", "ww.>"},
        {"\"We left.", "\" We left .", "<ww."},
        {"(\"no\")", "( \" no \" )", ".<w>."},
        {"\"'No,' he said\"", "\" ' No , ' he said \"", "<<w.>ww>"},
        {"word\"word\"word", "word \" word \" word", "w<w>w"},
        {"“No,” he said", "“ No , ” he said", "<w.>ww"},
        {"„Nein“, sagt er", "„ Nein “ , sagt er", "<w>.ww"},
        {"«Нет», — сказал", "« Нет » , — сказал", "<w>..w"},
        {"»Nein«, sagt", "» Nein « , sagt", "<w>.w"},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void addresses(void **state)
{
    static const token_case cases[] = {
        {"See https://www.example.org/a?b=c&d.", "See https://www.example.org/a?b=c&d .", "ww."},
        {"(http://example.org/x)", "( http://example.org/x )", ".w."},
        {"at www.example.org, example.com/news and Example.Net",
         "at www.example.org , example.com/news and Example.Net", "ww.www"},
        {"to jane.doe_x@example.com.", "to jane.doe_x@example.com .", "ww."},
        {"@name #ceasefire", "@name #ceasefire", "ww"},
    };
    (void)state;
    CHECK_ALL(cases);
}

static void other_scripts(void **state)
{
    static const token_case cases[] = {
        {"Сергей Лавров заявил.", "Сергей Лавров заявил .", "www."},
        {"ՀՀ վարչապետ։", "ՀՀ վարչապետ ։", "ww."},
        {"هل رحلوا؟", "هل رحلوا ؟", "ww."},
        {"सेना चली गई।", "सेना चली गई ।", "www."},
        {"Əliyev Ərdoğan", "Əliyev Ərdoğan", "ww"},
        {"می‌رود", "می‌رود", "w"}, /* a zero-width non-joiner inside */
    };
    (void)state;
    CHECK_ALL(cases);
}

static unsigned flags_of(const char *text, size_t i)
{
    gs_arena  arena;
    gs_tokens out = tokenize(&arena, text);
    unsigned  flags;

    assert_true(i < out.count);
    flags = out.items[i].flags;
    gs_arena_release(&arena);
    return flags;
}

static void flags(void **state)
{
    enum { C = GS_TOKEN_CAPITAL, U = GS_TOKEN_ALL_UPPER, S = GS_TOKEN_SPACE_BEFORE };
    (void)state;
    assert_int_equal(flags_of("Moscow", 0), C);
    assert_int_equal(flags_of("army", 0), 0);
    assert_int_equal(flags_of("a NATO", 1), C | U | S);
    assert_int_equal(flags_of("A", 0), C);
    assert_int_equal(flags_of("F-16", 0), C);
    assert_int_equal(flags_of("U.S.", 0), C | U);
    assert_int_equal(flags_of("MH17", 0), C | U);
    assert_int_equal(flags_of("al-Assad", 0), 0);
    assert_int_equal(flags_of("iPhone", 0), 0);
    assert_int_equal(flags_of("Москва", 0), C);
    assert_int_equal(flags_of("Я", 0), C);
    assert_int_equal(flags_of("в МИД", 1), C | U | S);
    assert_int_equal(flags_of("Əliyev", 0), C);
    assert_int_equal(flags_of("İzmir", 0), C);
    assert_int_equal(flags_of("ΝΑΤΟ", 0), C | U);
    assert_int_equal(flags_of("ՀՀ", 0), C | U);
    assert_int_equal(flags_of("ჯარი", 0), 0);
    assert_int_equal(flags_of("军队", 0), 0);
    assert_int_equal(flags_of("army's", 1), 0);
    assert_int_equal(flags_of("a\xC2\xA0 \"b", 1), S);
    assert_int_equal(flags_of("a\xC2\xA0 \"b", 2), 0);
}

static void says_when_memory_ends(void **state)
{
    gs_arena  arena;
    gs_tokens out = {0};

    (void)state;
    gs_arena_init(&arena, 16);
    assert_int_equal(gs_token_split(GS_STR("a b"), (gs_span){0, 3}, &arena, &out), GS_E_NOMEM);
    gs_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_marks),
        cmocka_unit_test(stops),
        cmocka_unit_test(numbers),
        cmocka_unit_test(apostrophes),
        cmocka_unit_test(quotation_marks),
        cmocka_unit_test(addresses),
        cmocka_unit_test(other_scripts),
        cmocka_unit_test(flags),
        cmocka_unit_test(says_when_memory_ends),
    };
    return cmocka_run_group_tests_name("token", tests, NULL, NULL);
}
