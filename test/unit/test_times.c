/* The calendar, the compiler of the rules of time, and what the rules mean. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/calendar.h"
#include "record_desk.h"

/* ---- calendar ---- */

static void days_are_numbers(void **state)
{
    (void)state;
    assert_int_equal(gs_day_number((gs_day){1970, 1, 1}), 0);
    for (long n = -200000; n < 200000; n += 97)
        assert_int_equal(gs_day_number(gs_day_from(n)), n);
    assert_int_equal(gs_day_weekday(gs_day_number((gs_day){2020, 11, 25})), 3);
    assert_int_equal(gs_day_weekday(gs_day_number((gs_day){1900, 1, 1})), 1);
    assert_true(gs_day_exists((gs_day){2000, 2, 29}));
    assert_false(gs_day_exists((gs_day){1900, 2, 29}));
    assert_false(gs_day_exists((gs_day){2020, 13, 1}));
}

static void weeks_are_those_of_iso(void **state)
{
    static const struct {
        gs_day day;
        int    year, week;
    } known[] = {{{2005, 1, 1}, 2004, 53},
                 {{2008, 12, 29}, 2009, 1},
                 {{2010, 1, 3}, 2009, 53},
                 {{2020, 11, 25}, 2020, 48}};
    int year, week;

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        gs_day_week(gs_day_number(known[i].day), &year, &week);
        assert_int_equal(year, known[i].year);
        assert_int_equal(week, known[i].week);
    }
}

static void months_are_added(void **state)
{
    gs_day d = gs_day_from(gs_day_add_months(gs_day_number((gs_day){2020, 1, 31}), 1));

    (void)state;
    assert_int_equal(d.month, 2);
    assert_int_equal(d.day, 29);
    d = gs_day_from(gs_day_add_months(gs_day_number((gs_day){2020, 1, 31}), -14));
    assert_int_equal(d.year, 2018);
    assert_int_equal(d.month, 11);
    assert_int_equal(d.day, 30);
}

/* ---- the compiler ---- */

/* Compiles rules as data/times.tsv has them; the message, or NULL. */
static const char *compile(const char *rows)
{
    static gs_error err;
    char            dir[] = "/tmp/gs_times_XXXXXX", path[64];
    gs_know         know = {0};
    FILE           *file;
    gs_status       st;

    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/times.tsv", dir);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(rows, file);
    fclose(file);
    gs_arena_init(&know.arena, (size_t)64 << 20);
    gs_map_init(&know.time_rules.map, know.seed);
    st = gs_know_load_times(&know, dir, &err);
    gs_know_release(&know);
    unlink(path);
    rmdir(dir);
    return st == GS_OK ? NULL : err.message;
}

static void assert_says(const char *rows, const char *part)
{
    const char *message = compile(rows);

    assert_non_null(message);
    if (!strstr(message, part))
        fail_msg("'%s' is not in '%s'", part, message);
}

static void mistakes_are_named_by_line(void **state)
{
    (void)state;
    assert_null(
        compile("class\tseason\tspring=spring\ndate\tx\tin < {season} > {year}\tdir=past\n"));
    assert_says("# head\n\ndate\tx\t{monht}\t-\n", "times.tsv:3: unknown class 'monht'");
    assert_says("date\tx\t{num>nmu}\t-\n", "times.tsv:1: unknown slot 'nmu'");
    assert_says("date\tx\t(a | b\t-\n", "not closed");
    assert_says("date\tx\t{num\t-\n", "not closed");
    assert_says("date\tx\ta )\t-\n", "cannot read");
    assert_says("date\tx\ta |\t-\n", "nothing before");
    assert_says("date\tx\ta? b?\t-\n", "may be nothing at all");
    assert_says("date\tx\tMonday\t-\n", "lower case");
    assert_says("date\tx\t[date]\t-\n", "unknown def 'date'");
    assert_says("def\ta\tx [a]\ndate\tx\t[a]\t-\n", "too deep");
    assert_says("date\tx\ta\tmod=perhaps\n", "unknown meaning 'mod=perhaps'");
    assert_says("date\tx\ta\tmood=start\n", "unknown meaning");
    assert_says("dtae\tx\ta\t-\n", "unknown kind 'dtae'");
    assert_says("class\tunit\tmoon=moon\n", "unknown value 'moon'");
    assert_says("class\tunit\tday=two days\n", "not one word");
    assert_says("date\tx\n", "fields");
}

/* ---- what is found ---- */

static const gs_timex *only(void **state, const char *text, const char *date)
{
    gs_doc *doc = desk_read(state, text, date)->doc;

    assert_int_equal(doc->time_count, 1);
    return &doc->times[0];
}

static void tense_says_which_friday(void **state)
{
    static const struct {
        const char *text, *value;
    } cases[] = {
        {"The council met on Friday.", "2020-11-20"},
        {"The council will meet on Friday.", "2020-11-27"},
        {"The council is to meet on Friday.", "2020-11-27"},
        {"The council is meeting on Friday.", "2020-11-27"},
        {"On Friday, the council will meet.", "2020-11-27"},
        {"The council met in May.", "2020-05"},
        {"The council will meet in May.", "2021-05"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(only(state, cases[i].text, "2020-11-25")->time.value, cases[i].value);
}

static gs_word word(gs_span span, int32_t head, gs_upos upos, gs_deprel rel, const char *feats)
{
    return (gs_word){.span = span,
                     .head = head,
                     .upos = (uint8_t)upos,
                     .deprel = (uint8_t)rel,
                     .feats = gs_str_from(feats),
                     .parts = 1};
}

/* "The panel he chaired will on Friday meet": the nearest verb is not the
 * governing one, and the grammar says so. */
static void grammar_says_which_verb(void **state)
{
    gs_doc *doc =
        desk_read(state, "The panel will, he hinted, on Friday convene.", "2020-11-25")->doc;
    gs_word *w = calloc(doc->tokens.count, sizeof *w);

    assert_non_null(w);
    doc->word_count = doc->sentences[0].word_count = 0;
    doc->time_count = 0;
    assert_int_equal(gs_make_times(doc, &((desk *)*state)->know, &((desk *)*state)->scratch),
                     GS_OK);
    assert_str(doc->times[0].time.value, "2020-11-20");
    for (size_t i = 0; i < doc->tokens.count; i++) {
        gs_str text = gs_doc_str(doc, doc->tokens.items[i].span);
        w[i] = word(doc->tokens.items[i].span, 9, GS_UPOS_NOUN, GS_DEPREL_DEP, "");
        if (gs_str_eq(text, GS_STR("will")))
            w[i] = word(w[i].span, 9, GS_UPOS_AUX, GS_DEPREL_AUX, "VerbForm=Fin");
        else if (gs_str_eq(text, GS_STR("hinted")))
            w[i] = word(w[i].span, 9, GS_UPOS_VERB, GS_DEPREL_PARATAXIS, "Tense=Past");
        else if (gs_str_eq(text, GS_STR("convene")))
            w[i] = word(w[i].span, -1, GS_UPOS_VERB, GS_DEPREL_ROOT, "VerbForm=Inf");
    }
    doc->words = w;
    doc->word_count = doc->sentences[0].word_count = (uint32_t)doc->tokens.count;
    doc->time_count = 0;
    assert_int_equal(gs_make_times(doc, &((desk *)*state)->know, &((desk *)*state)->scratch),
                     GS_OK);
    assert_str(doc->times[0].time.value, "2020-11-27");
    free(w);
}

static void open_ends_are_null(void **state)
{
    const gs_timex *x = only(state, "The port has been shut since 2015.", NULL);

    assert_str(x->time.start, "2015-01-01");
    assert_int_equal(x->time.end.n, 0);
    x = only(state, "The port will be shut until May 3, 2021.", NULL);
    assert_int_equal(x->time.start.n, 0);
    assert_str(x->time.end, "2021-05-03");
}

static void modifiers_are_kept(void **state)
{
    const gs_timex *x = only(state, "The port was shut for more than 45 days.", NULL);

    assert_string_equal(x->mod, "MORE_THAN");
    assert_true(x->time.approximate);
    assert_int_equal(x->type, GS_TIMEX_DURATION);
    assert_str(x->time.value, "P45D");
    assert_string_equal(x->rule, "units");
}

static void partial_without_a_year(void **state)
{
    const gs_timex *x = only(state, "The port was shut on February 29.", NULL);

    assert_str(x->time.value, "XXXX-02-29");
    assert_str(x->time.start, "--02-29");
    x = only(state, "The port was shut on Friday.", NULL);
    assert_str(x->time.value, "XXXX-WXX-5");
    assert_int_equal(x->time.start.n, 0);
}

static void the_dateline_is_an_anchor(void **state)
{
    gs_doc *doc =
        desk_read(state,
                  "Port of Elbing shut\n\nELBING, November 25, 2020 - The port was shut on "
                  "Monday, the harbour master told a crowd of sailors.\n",
                  NULL)
            ->doc;

    assert_int_equal(doc->time_count, 2);
    assert_str(doc->times[1].time.value, "2020-11-23");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_numbers),        cmocka_unit_test(weeks_are_those_of_iso),
        cmocka_unit_test(months_are_added),        cmocka_unit_test(mistakes_are_named_by_line),
        cmocka_unit_test(tense_says_which_friday), cmocka_unit_test(grammar_says_which_verb),
        cmocka_unit_test(open_ends_are_null),      cmocka_unit_test(modifiers_are_kept),
        cmocka_unit_test(partial_without_a_year),  cmocka_unit_test(the_dateline_is_an_anchor),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
