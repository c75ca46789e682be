/* Export formats: quoting, escaping and folding; days and moments; and the whole of
 * each format for a document made by hand, against the files in test/unit/exports.
 *
 * With GAINSAY_WRITE_EXPORTS set these files are written anew instead. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "output/export.h"
#include "output/export_int.h"
#include "output/rows.h"

#include "sample_doc.h"
#include "text/utf8.h"

/* ---- cells */

static void row_of(gs_buf *out, gs_rows_kind kind, const char *cell)
{
    gs_rows rows;

    gs_buf_clear(out);
    gs_rows_init(&rows, kind, out);
    gs_rows_name(&rows, "a");
    gs_rows_name(&rows, cell);
    gs_rows_end(&rows);
    gs_rows_release(&rows);
}

static void commas_are_quoted(void **state)
{
    static const char *const cases[][2] = {
        {"plain", "a,plain\r\n"},
        {"", "a,\r\n"},
        {NULL, "a,\r\n"},
        {"one, two", "a,\"one, two\"\r\n"},
        {"a \"word\"", "a,\"a \"\"word\"\"\"\r\n"},
        {"two\nlines", "a,\"two\nlines\"\r\n"},
        {"cr\r", "a,\"cr\r\"\r\n"},
        {" edge", "a,\" edge\"\r\n"},
        {"edge ", "a,\"edge \"\r\n"},
        {"a;b", "a,a;b\r\n"},
        {"Łódź – 5", "a,Łódź – 5\r\n"},
        {"no\xFFutf", "a,no\xEF\xBF\xBDutf\r\n"},
    };
    fixture f;

    (void)state;
    begin(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        row_of(&f.out, GS_ROWS_COMMAS, cases[i][0]);
        assert_str(gs_buf_str(&f.out), cases[i][1]);
    }
    end(&f);
}

static void tabs_and_lines_become_blanks(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    row_of(&f.out, GS_ROWS_TABS, "one\ttwo\r\nthree \"four\", five");
    assert_str(gs_buf_str(&f.out), "a\tone two  three \"four\", five\n");
    end(&f);
}

static void lists_are_parted(void **state)
{
    fixture f;
    gs_rows rows;

    (void)state;
    begin(&f);
    gs_rows_init(&rows, GS_ROWS_COMMAS, &f.out);
    gs_rows_item(&rows, GS_STR("one"));
    gs_rows_item(&rows, GS_STR("two"));
    gs_rows_next(&rows);
    gs_rows_skip(&rows, 2);
    gs_rows_uint(&rows, 7);
    gs_rows_end(&rows);
    gs_rows_release(&rows);
    assert_str(gs_buf_str(&f.out), "one;two,,,7\r\n");
    end(&f);
}

/* ---- calendars */

static void calendars_escape(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    gs_ics_escape(&f.out, GS_STR("a, b; c\\d\ne\tf\rg"));
    assert_str(gs_buf_str(&f.out), "a\\, b\\; c\\\\d\\ne f g");
    end(&f);
}

/* No line is longer than 75 octets; unfolded they are what they were; no
 * code point is cut. */
static void calendars_fold(void **state)
{
    char    text[400];
    fixture f;

    (void)state;
    begin(&f);
    for (size_t n = 0; n < 390; n++) {
        gs_str rest, line;
        gs_buf again;

        memset(text, 'x', n);
        for (size_t i = n % 7; i + 2 < n; i += 7)
            memcpy(text + i, "–", 3);
        gs_buf_clear(&f.out);
        gs_buf_init(&again, 1 << 16);
        gs_ics_fold(&f.out, gs_str_make(text, n));
        rest = gs_buf_str(&f.out);
        assert_true(gs_str_ends(rest, GS_STR("\r\n")));
        rest.n -= 1;
        while (gs_str_split(&rest, '\n', &line)) {
            assert_true(gs_str_ends(line, GS_STR("\r")));
            line.n--;
            assert_true(line.n <= 75);
            assert_int_equal(gs_utf8_valid_prefix(line), line.n);
            if (again.size || gs_str_starts(line, GS_STR(" ")))
                line = gs_str_sub(line, 1, line.n);
            gs_buf_add_str(&again, line);
        }
        assert_true(gs_str_eq(gs_buf_str(&again), gs_str_make(text, n)));
        gs_buf_release(&again);
    }
    end(&f);
}

/* ---- days */

static void assert_day(gs_when w, int year, int month, int day)
{
    assert_int_equal(w.year, year);
    assert_int_equal(w.month, month);
    assert_int_equal(w.day, day);
}

static void days_are_read_whole_or_not(void **state)
{
    static const char *const none[] = {"",           "2021",        "2021-03",   "--03-12",
                                       "2021-02-30", "2021-13-01",  "2021-W10",  "2021-03-XX",
                                       "2021-03-1",  "2021-03-120", "XXXX-03-12"};

    (void)state;
    assert_day(gs_when_read(GS_STR("2021-03-12")), 2021, 3, 12);
    assert_day(gs_when_read(GS_STR("2024-02-29T16:40")), 2024, 2, 29);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_day(gs_when_read(gs_str_from(none[i])), 0, 0, 0);
}

static gs_when between(const char *start, const char *end)
{
    gs_time t = {.start = gs_str_from(start), .end = gs_str_from(end)};

    return gs_when_of(&t);
}

static void times_tell_what_both_ends_share(void **state)
{
    (void)state;
    assert_day(between("2021-03-12", "2021-03-12"), 2021, 3, 12);
    assert_day(between("2021-03-01", "2021-03-31"), 2021, 3, 0);
    assert_day(between("2021-03-29", "2021-04-04"), 2021, 0, 0);
    assert_day(between("2020-12-28", "2021-01-03"), 0, 0, 0);
    assert_day(between(NULL, "2021-03-31"), 0, 0, 0);
    assert_day(between("2021-03-31", NULL), 0, 0, 0);
}

static void days_pass(void **state)
{
    (void)state;
    assert_day(gs_when_later((gs_when){2021, 2, 28}, 1), 2021, 3, 1);
    assert_day(gs_when_later((gs_when){2024, 2, 28}, 1), 2024, 2, 29);
    assert_day(gs_when_later((gs_when){2021, 12, 31}, 1), 2022, 1, 1);
    assert_day(gs_when_later((gs_when){2021, 1, 1}, -1), 2020, 12, 31);
    assert_day(gs_when_later((gs_when){2021, 3, 1}, -1), 2021, 2, 28);
}

static void assert_moment(const char *iso, const char *expected)
{
    gs_moment m = gs_moment_read(gs_str_from(iso));
    char      text[40];

    snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d:%02d", m.day.year, m.day.month, m.day.day,
             m.hour, m.minute, m.second);
    assert_string_equal(text, expected);
}

static void moments_are_in_utc(void **state)
{
    (void)state;
    assert_moment("2021-03-12", "2021-03-12 00:00:00");
    assert_moment("2021-03-12T16:40:05Z", "2021-03-12 16:40:05");
    assert_moment("2021-03-12T16:40:05+04:00", "2021-03-12 12:40:05");
    assert_moment("2021-01-01T01:00:00+03:30", "2020-12-31 21:30:00");
    assert_moment("2020-12-31T22:00:00-05:00", "2021-01-01 03:00:00");
    assert_moment("2021-03-12T16:40", "2021-03-12 16:40:00");
    assert_moment("2021-03-12T99:40", "2021-03-12 00:00:00");
    assert_moment("--03-12", "0000-00-00 00:00:00");
}

/* ---- codes */

static void quad_classes(void **state)
{
    (void)state;
    assert_int_equal(gs_plover_quad(GS_PLOVER_CONCEDE), 1);
    assert_int_equal(gs_plover_quad(GS_PLOVER_COOPERATE), 2);
    assert_int_equal(gs_plover_quad(GS_PLOVER_THREATEN), 3);
    assert_int_equal(gs_plover_quad(GS_PLOVER_PROTEST), 4);
    assert_int_equal(gs_plover_quad(GS_PLOVER_COUNT), 0);
    assert_int_equal(gs_cameo_quad(GS_STR("057")), 1);
    assert_int_equal(gs_cameo_quad(GS_STR("0841")), 2);
    assert_int_equal(gs_cameo_quad(GS_STR("13")), 3);
    assert_int_equal(gs_cameo_quad(GS_STR("190")), 4);
    assert_int_equal(gs_cameo_quad(GS_STR("---")), 0);
    assert_int_equal(gs_cameo_quad(GS_STR("21")), 0);
    assert_int_equal(gs_cameo_quad(GS_STR("")), 0);
}

static void formats_have_names(void **state)
{
    gs_export_format format = GS_EXPORT_COUNT;
    gs_export_table  table = GS_EXPORT_TABLE_COUNT;

    (void)state;
    assert_true(gs_export_format_find("gdelt-mentions", &format));
    assert_int_equal(format, GS_EXPORT_GDELT_MENTIONS);
    assert_false(gs_export_format_find("gdelt-", &format));
    assert_int_equal(format, GS_EXPORT_GDELT_MENTIONS);
    assert_true(gs_export_table_find("agreements", &table));
    assert_int_equal(table, GS_EXPORT_AGREEMENTS);
    assert_false(gs_export_table_find("", &table));
}

/* ---- whole formats */

static const char more_text[] = "Patrols shelled a \"camp\", and left it, near Halden on March 10. "
                                "The sides will meet in Kesh on March 20. Under the accord they "
                                "must leave the shore by April 30. No shot was fired.\n";

static gs_time day(const gs_doc *doc, const char *iso, const char *words)
{
    return (gs_time){.start = gs_str_from(iso),
                     .end = gs_str_from(iso),
                     .value = gs_str_from(iso),
                     .precision = GS_PRECISION_DAY,
                     .span = sample_span(doc, words, 0)};
}

static gs_event *add_event(gs_doc *doc, int32_t sentence, const char *word, gs_plover plover,
                           const char *cameo, gs_reality reality)
{
    gs_event e = {.sentence = sentence,
                  .trigger = sample_span(doc, word, doc->sentences[sentence].span.start),
                  .lemma = gs_str_from(word),
                  .event = plover,
                  .cameo = gs_str_from(cameo),
                  .place = -1,
                  .reality = reality};

    assert_true(GS_PUSH(doc->arena, doc->events, doc->event_count, doc->event_cap, e));
    return &doc->events[doc->event_count - 1];
}

static void add_places(gs_doc *doc)
{
    static gs_place halden = {.known = true,
                              .precision = GS_PLACE_PRECISION_TOWN,
                              .entry = {.names = {"Halden\tFredrikshald", 19},
                                        .country = {"NOR", 3},
                                        .admin = {"30", 2},
                                        .lat = 5912478,
                                        .lon = -1138754,
                                        .geonames = 3154209,
                                        .kind = GS_PLACE_KIND_TOWN,
                                        .located = true}};

    doc->places = &halden;
    doc->place_count = 1;
    sample_entity(doc, GS_ENTITY_ORGANIZATION, "Patrols", GS_MENTION_NOMINAL);
    sample_entity(doc, GS_ENTITY_GROUP, "a \"camp\", and left it", GS_MENTION_NOMINAL);
    sample_entity(doc, GS_ENTITY_PLACE, "Halden", GS_MENTION_NAME);
    sample_entity(doc, GS_ENTITY_PLACE, "Kesh", GS_MENTION_NAME);
    doc->entities[6].place = 0;
    doc->entities[6].country = GS_STR("NOR");
    assert_true(GS_PUSH(doc->arena, doc->entities[4].sectors, doc->entities[4].sector_count,
                        doc->entities[4].sector_cap, "MIL"));
}

static void add_events(gs_doc *doc)
{
    gs_event *e = add_event(doc, 6, "shelled", GS_PLOVER_ASSAULT, "194", GS_REALITY_OCCURRED);

    e->mode = GS_STR("heavy-weapons");
    e->contexts = GS_STR("military");
    e->place = 6;
    e->time = day(doc, "2021-03-10", "March 10");
    sample_id(doc, &e->actors, 4);
    sample_id(doc, &e->recipients, 5);
    sample_id(doc, &e->recipients, 2);
    sample_prove(doc, &e->proofs, "actors", 0, sample_span(doc, "Patrols", 0), NULL);
    sample_prove(doc, &e->proofs, "recipients", 0, sample_span(doc, "a \"camp\"", 0), NULL);
    sample_prove(doc, &e->proofs, "recipients", 1, (gs_span){0, 0}, "coref:pronoun");
    e = add_event(doc, 7, "meet", GS_PLOVER_CONSULT, "040", GS_REALITY_PLANNED);
    e->place = 7;
    e->time = day(doc, "2021-03-20", "March 20");
    sample_id(doc, &e->actors, 0);
    add_event(doc, 9, "fired", GS_PLOVER_ASSAULT, "190", GS_REALITY_NEGATED);
}

static void add_agreement(gs_doc *doc)
{
    gs_agreement a = {.name = GS_STR("accord"), .kind = GS_AGREEMENT_CEASEFIRE};
    gs_term      t = {.obligor = 4,
                      .obligee = -1,
                      .action = sample_span(doc, "leave", 0),
                      .object = sample_span(doc, "the shore", 0),
                      .deadline = day(doc, "2021-04-30", "April 30"),
                      .status = GS_TERM_DISPUTED,
                      .span = sample_span(doc, "leave the shore by April 30", 0)};

    t.deadline.start = GS_STR_NONE;
    sample_id(doc, &a.parties, 0);
    sample_id(doc, &a.parties, 4);
    assert_true(GS_PUSH(doc->arena, a.terms, a.term_count, a.term_cap, t));
    assert_true(GS_PUSH(doc->arena, doc->agreements, doc->agreement_count, doc->agreement_cap, a));
}

/* The sample with more behind it. `text` holds both. */
static void fill(gs_doc *doc, char *text, size_t size)
{
    sample_fill(doc);
    snprintf(text, size, "%s\n%s", sample_text, more_text);
    doc->text = gs_str_from(text);
    doc->meta.url = GS_STR("https://example.org/lake?a=1,2");
    doc->claims[0].proposition = 0;
    for (size_t i = 0; i < sizeof doc->sha256; i++)
        doc->sha256[i] = (uint8_t)(17 * i);
    sample_sentence(doc, GS_ZONE_BODY, "Patrols", "March 10.");
    sample_sentence(doc, GS_ZONE_BODY, "The sides", "March 20.");
    sample_sentence(doc, GS_ZONE_BODY, "Under the accord", "April 30.");
    sample_sentence(doc, GS_ZONE_BODY, "No shot", "fired.");
    add_places(doc);
    add_events(doc);
    add_agreement(doc);
}

static void compare_file(const char *name, const gs_buf *got)
{
    char   path[300];
    char  *expected;
    FILE  *file;
    size_t size;
    bool   anew = getenv("GAINSAY_WRITE_EXPORTS") != NULL;

    snprintf(path, sizeof path, "%s/%s", TEST_EXPORTS, name);
    file = fopen(path, anew ? "wb" : "rb");
    if (!file)
        fail_msg("cannot open %s", path);
    if (anew) {
        assert_int_equal(fwrite(got->data, 1, got->size, file), got->size);
        assert_int_equal(fclose(file), 0);
        return;
    }
    expected = malloc(got->size + 2);
    assert_non_null(expected);
    size = fread(expected, 1, got->size + 2, file);
    fclose(file);
    if (size != got->size || memcmp(expected, got->data, size) != 0)
        fail_msg("not as in %s:\n%.*s", path, (int)got->size, got->data);
    free(expected);
}

typedef struct export_case {
    const char       *file;
    gs_export_format  format;
    gs_export_options options;
} export_case;

static void formats_are_as_kept(void **state)
{
    static const export_case cases[] = {
        {"events.csv", GS_EXPORT_CSV, {.table = GS_EXPORT_EVENTS, .hxl = true}},
        {"statements.csv", GS_EXPORT_CSV, {.table = GS_EXPORT_STATEMENTS}},
        {"claims.csv", GS_EXPORT_CSV, {.table = GS_EXPORT_CLAIMS}},
        {"entities.csv", GS_EXPORT_CSV, {.table = GS_EXPORT_ENTITIES}},
        {"agreements.csv", GS_EXPORT_CSV, {.table = GS_EXPORT_AGREEMENTS}},
        {"plover.jsonl", GS_EXPORT_PLOVER, {.denials = true}},
        {"polecat.tsv", GS_EXPORT_POLECAT, {.denials = false}},
        {"gdelt.tsv", GS_EXPORT_GDELT, {.denials = true}},
        {"gdelt-mentions.tsv", GS_EXPORT_GDELT_MENTIONS, {.denials = false}},
        {"icews.tsv", GS_EXPORT_ICEWS, {.denials = true}},
        {"places.geojson", GS_EXPORT_GEOJSON, {.denials = false}},
        {"annotation.jsonld", GS_EXPORT_ANNOTATION, {.denials = false}},
        {"claim.jsonld", GS_EXPORT_CLAIM, {.denials = false}},
        {"prov.json", GS_EXPORT_PROV, {.denials = false}},
        {"plans.ics", GS_EXPORT_ICS, {.denials = false}},
    };
    char text[2000];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;

        begin(&f);
        fill(&f.doc, text, sizeof text);
        gs_output_export_head(cases[i].format, &cases[i].options, &f.out);
        gs_output_export(&f.doc, cases[i].format, &cases[i].options, &f.out);
        gs_output_export_foot(cases[i].format, &f.out);
        compare_file(cases[i].file, &f.out);
        end(&f);
    }
}

static size_t count_lines(const gs_buf *out)
{
    size_t n = 0;

    for (size_t i = 0; i < out->size; i++)
        n += out->data[i] == '\n';
    return n;
}

/* What is denied or did not happen is no event for those who count, unless they
 * ask for denials; and then never as having happened. */
static void only_what_happened_is_counted(void **state)
{
    static const gs_export_format formats[] = {GS_EXPORT_PLOVER, GS_EXPORT_POLECAT, GS_EXPORT_GDELT,
                                               GS_EXPORT_ICEWS};
    static const size_t           rows[] = {1, 2, 2, 2};
    char                          text[2000];
    fixture                       f;

    (void)state;
    begin(&f);
    fill(&f.doc, text, sizeof text);
    for (size_t i = 0; i < 4; i++) {
        gs_buf_clear(&f.out);
        gs_output_export(&f.doc, formats[i], NULL, &f.out);
        assert_int_equal(count_lines(&f.out), rows[i]);
        assert_int_equal(gs_str_find(gs_buf_str(&f.out), GS_STR("MOBILIZE"), 0), SIZE_MAX);
    }
    gs_buf_clear(&f.out);
    gs_output_export(&f.doc, GS_EXPORT_PLOVER, &(gs_export_options){.denials = true}, &f.out);
    assert_int_equal(count_lines(&f.out), 3);
    end(&f);
}

/* A document without records is a document all the same. */
static void nothing_is_written_well(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    f.doc.text = GS_STR("x");
    for (int i = 0; i <= GS_EXPORT_ICS; i++) /* those for other programs */
        gs_output_export(&f.doc, (gs_export_format)i, NULL, &f.out);
    assert_int_equal(count_lines(&f.out), 4); /* geojson, annotation, claim, prov */
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_are_quoted),
        cmocka_unit_test(tabs_and_lines_become_blanks),
        cmocka_unit_test(lists_are_parted),
        cmocka_unit_test(calendars_escape),
        cmocka_unit_test(calendars_fold),
        cmocka_unit_test(days_are_read_whole_or_not),
        cmocka_unit_test(times_tell_what_both_ends_share),
        cmocka_unit_test(days_pass),
        cmocka_unit_test(moments_are_in_utc),
        cmocka_unit_test(quad_classes),
        cmocka_unit_test(formats_have_names),
        cmocka_unit_test(formats_are_as_kept),
        cmocka_unit_test(only_what_happened_is_counted),
        cmocka_unit_test(nothing_is_written_well),
    };
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
