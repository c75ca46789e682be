/* Output: the records of a document made by hand, as JSON Lines and as a page
 * for a person; and that no text can steer a terminal. */
#include "test.h"

#include "output/output.h"
#include "output/page.h"

#include "sample_doc.h"

static bool shows(const fixture *f, const char *words)
{
    return gs_str_find(gs_buf_str(&f->out), gs_str_from(words), 0) != SIZE_MAX;
}

#define assert_shows(f, words)                                                                     \
    do {                                                                                           \
        if (!shows((f), (words)))                                                                  \
            fail_msg("no \"%s\" in:\n%.*s", (words), GS_STR_ARG(gs_buf_str(&(f)->out)));           \
    } while (0)

#define assert_shows_not(f, words)                                                                 \
    do {                                                                                           \
        if (shows((f), (words)))                                                                   \
            fail_msg("\"%s\" in:\n%.*s", (words), GS_STR_ARG(gs_buf_str(&(f)->out)));              \
    } while (0)

static void writes_every_record(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    sample_fill(&f.doc);
    gs_output_jsonl(&f.doc, NULL, &f.out);
    assert_shows(&f, "\"published\":{\"date\":\"2021-03-12\",\"from\":\"caller\"}");
    assert_shows(&f, "\"dateline\":{\"place\":\"HALDEN\",\"date\":null}");
    assert_shows(&f, "\"offices\":[{\"title\":\"spokesman\","
                     "\"of\":\"00000000000000000000000000000000/n1\"}]");
    assert_shows(&f, "\"evidence\":{\"offices\":[[[159,168]]]}");
    assert_shows(&f, "\"act\":\"deny\",\"speaker\":\"00000000000000000000000000000000/n1\","
                     "\"addressee\":[],\"channel\":[],\"form\":\"indirect\"");
    assert_shows(&f, "\"evidence\":{\"speaker\":[[169,181]],\"addressee\":[[[187,196]]]}");
    assert_shows(&f, "\"inferred\":{\"speaker\":\"pronoun:subject\"}");
    assert_shows(&f, "\"time\":{\"start\":\"2021-03-12\",\"end\":\"2021-03-12\","
                     "\"value\":\"2021-03-12\",\"precision\":\"day\",\"approximate\":false,"
                     "\"text\":\"on Friday\"}");
    assert_shows(&f, "\"speaker\":[[63,77]],\"time\":[[85,94]]");
    assert_shows(&f, "\"origins\":{\"for\":1,\"against\":1},\"status\":\"denied\","
                     "\"evidence\":{\"text\":[[100,130]]}}");
    assert_shows_not(&f, "_char");
    end(&f);
}

static void names_the_model(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    sample_fill(&f.doc);
    gs_output_jsonl(&f.doc, NULL, &f.out);
    assert_shows(&f, "\"model\":null");
    gs_buf_clear(&f.out);
    f.doc.modelled = true;
    memset(f.doc.model, 0xA5, sizeof f.doc.model);
    gs_output_jsonl(&f.doc, NULL, &f.out);
    assert_shows(&f, "\"model\":\"a5a5a5a5");
    end(&f);
}

static void counts_code_points(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    sample_fill(&f.doc);
    gs_output_jsonl(&f.doc, &(gs_write_options){.chars = true}, &f.out);
    /* The dash of "planned – perhaps" is three bytes and one code point. */
    assert_shows(&f, "\"start\":283,\"end\":315,\"start_char\":281,\"end_char\":313");
    assert_shows(&f, "\"content\":[[249,280]],\"content_chars\":[[249,278]]");
    assert_shows(&f, "\"evidence_chars\":{\"text\":[[100,130]]}");
    end(&f);
}

static void names_rejections(void **state)
{
    fixture  f;
    gs_error why = {.code = GS_E_EMPTY, .stage = "input", .offset = GS_NO_OFFSET};

    (void)state;
    begin(&f);
    strcpy(why.message, "nothing to read");
    gs_output_rejection("b\xFF.txt", &why, &f.out);
    assert_str(gs_buf_str(&f.out),
               "{\"type\":\"rejection\",\"id\":null,\"source\":\"b\xEF\xBF\xBD.txt\","
               "\"stage\":\"input\",\"code\":\"empty\",\"message\":\"nothing to read\","
               "\"offset\":null,\"evidence\":{}}\n");
    end(&f);
}

/* Every line fits; claims stand before what was said, teasers behind. */
static void page_has_its_order(void **state)
{
    static const unsigned widths[] = {24, 40, 60, 80, 120};
    fixture               f;

    (void)state;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        gs_table_options options = {.width = widths[i]};
        gs_str           rest, line;
        size_t           claims, said, teasers;

        begin(&f);
        sample_fill(&f.doc);
        gs_output_table(&f.doc, &options, &f.out);
        rest = gs_buf_str(&f.out);
        claims = gs_str_find(rest, GS_STR("CLAIMS AND DENIALS"), 0);
        said = gs_str_find(rest, GS_STR("WHO SAID WHAT"), 0);
        teasers = gs_str_find(rest, GS_STR("IN TEASERS"), 0);
        assert_true(claims < said && said < teasers && teasers != SIZE_MAX);
        while (gs_str_split(&rest, '\n', &line)) {
            if (line.n > widths[i])
                fail_msg("%zu columns of %u: %.*s", line.n, widths[i], GS_STR_ARG(line));
            assert_false(gs_str_ends(line, GS_STR(" ")));
        }
        end(&f);
    }
}

static void page_tells_who_denies(void **state)
{
    fixture          f;
    gs_table_options options = {.width = 100, .unicode = true};

    (void)state;
    begin(&f);
    sample_fill(&f.doc);
    gs_output_table(&f.doc, &options, &f.out);
    assert_shows(&f, "  denied      The government · on Friday\n"
                     "              The government [denied] on Friday that its boats had");
    assert_shows(&f, "  rejected    Tomas Verrin, spokesman · to reporters\n");
    assert_shows(&f, "  asserted    Villagers\n");
    assert_shows(&f, "Tomas Verrin, spokesman (inferred: pronoun:subject) · as intended\n");
    assert_shows(&f, "  said        nobody named\n              Ferry stays shut, minister [says]");
    assert_shows(&f, "  mobilize    The government · denied · says The government\n"
                     "              The government denied on Friday that its boats had [crossed]");
    assert_shows(&f, "6 sentences · 4 entities · 5 statements · 1 claim · 1 event\n");
    assert_shows_not(&f, "\033");
    end(&f);
}

static void page_shortens_times(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    f.doc.meta.published = GS_STR("2021-03-12T16:40:00+01:00");
    f.doc.meta.published_from = GS_DATE_METADATA;
    f.doc.meta.modified = GS_STR("2021-03");
    gs_output_table(&f.doc, NULL, &f.out);
    assert_shows(&f, "\n2021-03-12 16:40 (by its metadata) - modified 2021-03\n");
    end(&f);
}

static void page_says_that_nothing_was_found(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    f.doc.text = GS_STR("Rain.");
    f.doc.analysed = true;
    gs_output_table(&f.doc, NULL, &f.out);
    assert_shows(&f, "(without a title)");
    assert_shows(&f, "Nothing in this report is denied");
    assert_shows(&f, "Nobody is reported to have said anything.");
    gs_buf_clear(&f.out);
    f.doc.analysed = false;
    f.doc.meta.language = GS_STR("fr");
    gs_output_table(&f.doc, NULL, &f.out);
    assert_shows(&f, "language fr.");
    end(&f);
}

static gs_str put(fixture *f, const char *text, unsigned width, bool unicode)
{
    gs_table_options options = {.width = width, .unicode = unicode};
    gs_page          page;

    gs_buf_clear(&f->out);
    gs_page_init(&page, &options, &f->out);
    gs_page_put(&page, GS_STYLE_PLAIN, gs_str_from(text));
    gs_page_release(&page);
    return gs_buf_str(&f->out);
}

static void text_cannot_steer_the_terminal(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    assert_str(put(&f, "a\033[31mb\033]0;x\007", 80, true), "a<U+001B>[31mb<U+001B>]0;x<U+0007>\n");
    assert_str(put(&f,
                   "ok\xE2\x80\xAE"
                   "evil",
                   80, true),
               "ok<U+202E>evil\n");
    assert_str(put(&f,
                   "c1\xC2\x9B"
                   "2J\xEF\xBB\xBF",
                   80, true),
               "c1<U+009B>2J<U+FEFF>\n");
    assert_str(put(&f, "not\xFFutf\xC3", 80, true), "not\xEF\xBF\xBDutf\xEF\xBF\xBD\n");
    assert_str(put(&f, "tag\xF3\xA0\x81\x81", 80, true), "tag<U+E0041>\n");
    /* e with four accents: the fourth is shown for what it is. */
    assert_str(put(&f, "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81", 80, true),
               "e\xCC\x81\xCC\x81\xCC\x81<U+0301>\n");
    assert_str(put(&f, "\tone\r\ntwo\v three ", 80, true), "one two three\n");
    end(&f);
}

static void plain_pages_are_ascii(void **state)
{
    fixture f;

    (void)state;
    begin(&f);
    assert_str(put(&f, "“José’s” – Łódź… 5\xC2\xA0km", 80, false), "\"Jose's\" - Lodz... 5 km\n");
    assert_str(put(&f, "Жук ß æ", 80, false), "<U+0416><U+0443><U+043A> ss ae\n");
    end(&f);
}

static void width_is_counted_in_columns(void **state)
{
    fixture f;

    (void)state;
    assert_int_equal(gs_char_width('a'), 1);
    assert_int_equal(gs_char_width(0x0301), 0);
    assert_int_equal(gs_char_width(0x6771), 2);
    assert_int_equal(gs_char_width(0xFF21), 2);
    assert_int_equal(gs_char_width(0x0416), 1);
    assert_int_equal(gs_char_width(0x1F600), 2);
    begin(&f);
    /* Ten wide characters fill twenty columns; the eleventh is on the next. */
    assert_str(put(&f, "東東東東東東東東東東東", 20, true), "東東東東東東東東東東\n東\n");
    assert_str(put(&f, "abcdefghijklmnopqrstuvwxyz", 20, true), "abcdefghijklmnopqrst\nuvwxyz\n");
    assert_str(put(&f, "aaaaaaaaa bbbbbbbbbb cc", 20, true), "aaaaaaaaa bbbbbbbbbb\ncc\n");
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_every_record),
        cmocka_unit_test(names_the_model),
        cmocka_unit_test(counts_code_points),
        cmocka_unit_test(names_rejections),
        cmocka_unit_test(page_has_its_order),
        cmocka_unit_test(page_tells_who_denies),
        cmocka_unit_test(page_shortens_times),
        cmocka_unit_test(page_says_that_nothing_was_found),
        cmocka_unit_test(text_cannot_steer_the_terminal),
        cmocka_unit_test(plain_pages_are_ascii),
        cmocka_unit_test(width_is_counted_in_columns),
    };
    return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
