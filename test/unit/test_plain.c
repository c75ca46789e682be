/* Plain text reports: what the head says of itself, and how zones lie. The
 * layouts are in golden/zones. */
#include "test.h"

#include "base/limits.h"
#include "ingest/ingest.h"

typedef struct desk {
    gs_know  know;
    gs_arena arena, scratch;
    gs_doc   doc;
} desk;

static int load(void **state)
{
    desk *d = calloc(1, sizeof *d);

    *state = d;
    if (!d || gs_know_load(&d->know, TEST_DATADIR, NULL) != GS_OK)
        return -1;
    gs_arena_init(&d->arena, GS_LIMIT_DOC_MEMORY);
    gs_arena_init(&d->scratch, GS_LIMIT_DOC_MEMORY);
    return 0;
}

static int release(void **state)
{
    desk *d = *state;

    gs_arena_release(&d->arena);
    gs_arena_release(&d->scratch);
    gs_know_release(&d->know);
    free(d);
    return 0;
}

static gs_doc *read_text(void **state, const char *text, const char *date)
{
    desk    *d = *state;
    gs_input in = {.data = text, .size = strlen(text), .date = date, .format = "text"};

    gs_arena_clear(&d->arena);
    gs_arena_clear(&d->scratch);
    gs_doc_init(&d->doc, &d->arena, d->know.seed);
    assert_int_equal(gs_ingest(&d->doc, &in, &d->know, &d->scratch, NULL), GS_OK);
    return &d->doc;
}

#define BODY "The ferry left on Monday. Nobody was hurt, the port authority said."

static void expect_dateline(void **state, const char *prefix, const char *place, const char *date,
                            const char *agency)
{
    char          text[400];
    const gs_doc *doc;

    snprintf(text, sizeof text, "%s%s\n", prefix, BODY);
    doc = read_text(state, text, NULL);
    if (doc->zone_count != 2 || doc->zones[0].kind != GS_ZONE_DATELINE)
        fail_msg("no dateline in \"%s\"", text);
    assert_int_equal(doc->zones[0].span.end, strlen(prefix));
    assert_str(doc->meta.dateline_place, place);
    assert_str(doc->meta.dateline_date, date);
    assert_str(doc->meta.agency_count ? doc->meta.agencies[0] : GS_STR(""), agency);
}

static void reads_datelines(void **state)
{
    expect_dateline(state, "PORT ALDER (Reuters) - ", "PORT ALDER", "", "Reuters");
    expect_dateline(state, "PORT ALDER (AP) — ", "PORT ALDER", "", "AP");
    expect_dateline(state, "PORT ALDER, Nov. 25 (Xinhua) -- ", "PORT ALDER", "--11-25", "Xinhua");
    expect_dateline(state, "Port Alder, Nov 25 (AFP) – ", "Port Alder", "--11-25", "AFP");
    expect_dateline(state, "PORT ALDER, November 25. /TASS/. ", "PORT ALDER", "--11-25", "TASS");
    expect_dateline(state, "PORT ALDER, Nov 25. ", "PORT ALDER", "--11-25", "");
    expect_dateline(state, "PORT ALDER, Freeland -- ", "PORT ALDER, Freeland", "", "");
    expect_dateline(state, "Port Alder, 25 November 2020 – ", "Port Alder", "2020-11-25", "");
    expect_dateline(state, "25 November 2020 – ", "", "2020-11-25", "");
    expect_dateline(state, "(Reuters) - ", "", "", "Reuters");
    expect_dateline(state, "Harbour.Net - ", "", "", "Harbour.Net");
    expect_dateline(state, "Port Alder — ", "Port Alder", "", "");
}

static void expect_body(void **state, const char *text)
{
    const gs_doc *doc = read_text(state, text, NULL);

    if (doc->zone_count != 1 || doc->zones[0].kind != GS_ZONE_BODY)
        fail_msg("%zu zones, the first of kind %d, in \"%s\"", doc->zone_count,
                 (int)doc->zones[0].kind, text);
}

static void takes_no_sentence_for_a_dateline(void **state)
{
    expect_body(state, "Lund - the harbour master - said the ferry left. Nobody was hurt.");
    expect_body(state, "Lund — the harbour master — said the ferry left. Nobody was hurt.");
    expect_body(state, "In Port Alder, Nov. 25 was a day of mourning. Nobody was hurt.");
    expect_body(state, "On Monday, November 25, the ferry left. Nobody was hurt.");
    expect_body(state, "The ferry (an old one) - it was built in 1950 - left. Nobody was hurt.");
    expect_body(state, "NATO - the alliance, that is - was silent. Nobody was hurt.");
    expect_body(state, "But — and this is new — the ferry left. Nobody was hurt.");
    expect_body(state, "By Monday the ferry had left. Nobody was hurt.");
}

static void keeps_what_the_head_says(void **state)
{
    const gs_doc *doc = read_text(state,
                                  "Ferry leaves\n\nBy Ann Lee and Jo van Lund in Port Alder\n"
                                  "Published: 25 November 2020, 14:05 GMT\n"
                                  "Updated 16:30 GMT, November 26, 2020\n\n" BODY
                                  "\n\n(Reporting by Ann Lee; editing by Kim Roe)\n",
                                  NULL);

    assert_str(doc->meta.title, "Ferry leaves");
    assert_int_equal(doc->meta.author_count, 2);
    assert_str(doc->meta.authors[0], "Ann Lee");
    assert_str(doc->meta.authors[1], "Jo van Lund");
    assert_str(gs_str_sub(doc->meta.published, 0, 10), "2020-11-25");
    assert_int_equal(doc->meta.published_from, GS_DATE_TEXT);
    assert_str(gs_str_sub(doc->meta.modified, 0, 10), "2020-11-26");
    assert_null(doc->meta.published_conflict.p);
}

static void believes_the_caller_before_the_text(void **state)
{
    const gs_doc *doc =
        read_text(state, "Ferry leaves\n\nWednesday, November 25, 2020\n\n" BODY, "2020-11-24");

    assert_str(doc->meta.published, "2020-11-24");
    assert_int_equal(doc->meta.published_from, GS_DATE_CALLER);
    assert_str(doc->meta.dateline_date, "2020-11-25");
}

static void reports_a_weekday_that_contradicts(void **state)
{
    const gs_doc *doc =
        read_text(state, "Ferry leaves\n\nMonday, November 25, 2020\n\n" BODY, NULL);

    assert_str(doc->meta.published, "2020-11-25");
    assert_str(doc->meta.published_conflict,
               "the text says Monday, but 2020-11-25 was a Wednesday");
    /* without a year only the caller's can check the weekday */
    doc = read_text(state, "Ferry leaves\n\nMonday, November 25\n\n" BODY, NULL);
    assert_str(doc->meta.published, "--11-25");
    assert_null(doc->meta.published_conflict.p);
    doc = read_text(state, "Ferry leaves\n\nMonday, November 25\n\n" BODY, "2020-11-25");
    assert_str(doc->meta.published_conflict,
               "the text says Monday, but 2020-11-25 was a Wednesday");
}

static void zones_cover_the_text(void **state)
{
    static const char *const texts[] = {"\n\n  Ferry leaves  \n\n\n" BODY "\n\n \n", BODY, "x",
                                        "\xc2\xa0\n" BODY "\r\n\r\n\xc2\xa0Top stories\r\nOne two"
                                        "\r\n"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const gs_doc *doc = read_text(state, texts[i], NULL);
        uint32_t      at = 0;
        for (size_t z = 0; z < doc->zone_count; z++) {
            assert_int_equal(doc->zones[z].span.start, at);
            at = doc->zones[z].span.end;
        }
        assert_int_equal(at, doc->text.n);
    }
}

static void expect_refused(void **state, const char *data, size_t size, gs_status expected)
{
    desk    *d = *state;
    gs_input in = {.data = data, .size = size};
    gs_error err;

    gs_doc_init(&d->doc, &d->arena, d->know.seed);
    assert_int_equal(gs_ingest(&d->doc, &in, &d->know, &d->scratch, &err), expected);
    assert_int_equal(err.code, expected);
}

#define REFUSED(data, status) expect_refused(state, data, sizeof(data) - 1, status)

static void refuses_what_is_no_text(void **state)
{
    REFUSED("", GS_E_EMPTY);
    REFUSED(" \n\xc2\xa0\n", GS_E_EMPTY);
    REFUSED("\xef\xbb\xbf\n", GS_E_EMPTY);
    REFUSED("%PDF-1.4 and so on", GS_E_FORMAT);
    REFUSED("PK\3\4\x14\0\6\0\x08\0", GS_E_FORMAT);
    REFUSED("{\\rtf1\\ansi The ferry}", GS_E_FORMAT);
    REFUSED("\x89PNG\r\n\x1a\n", GS_E_FORMAT);
}

static void tells_pages_from_text(void **state)
{
    static const struct {
        gs_str      data;
        const char *source;
        bool        html;
    } cases[] = {
        {{"<!DOCTYPE html><p>The ferry left.", 33}, NULL, true},
        {{"\xef\xbb\xbf <html><p>The ferry left.", 28}, NULL, true},
        {{"\xff\xfe<\0h\0t\0m\0l\0>\0<\0p\0>\0F\0e\0", 24}, NULL, true},
        {{"The ferry <b>left</b>.", 22}, "a/ferry.html", true},
        {{"The ferry <b>left</b>.", 22}, "a/ferry.txt", false},
        {{"The ferry left. Then came <html>.", 33}, NULL, false},
    };
    desk *d = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gs_input in = {.data = cases[i].data.p, .size = cases[i].data.n, .source = cases[i].source};
        gs_doc_init(&d->doc, &d->arena, d->know.seed);
        assert_int_equal(gs_ingest(&d->doc, &in, &d->know, &d->scratch, NULL), GS_OK);
        assert_int_equal(d->doc.html, cases[i].html);
    }
}

/* Running text has no form: what looks like a dateline or a page is body. */
static void takes_running_text_whole(void **state)
{
    static const char text[] = "Ferry\n\nHALDEN (Northern Wire) - <p>It left.</p>\xff\n";
    desk             *d = *state;
    gs_input          in = {.data = text, .size = sizeof text - 1, .source = "a.html"};
    gs_error          err;

    gs_doc_init(&d->doc, &d->arena, d->know.seed);
    in.content_type = "text/plain; charset=utf-8";
    assert_int_equal(gs_ingest_whole(&d->doc, &in, NULL), GS_OK);
    assert_int_equal(d->doc.zone_count, 1);
    assert_int_equal(d->doc.zones[0].kind, GS_ZONE_BODY);
    assert_int_equal(d->doc.zones[0].span.end, d->doc.text.n);
    assert_true(gs_str_ends(d->doc.text, GS_STR("<p>It left.</p>\xEF\xBF\xBD\n")));
    assert_false(d->doc.html);
    assert_null(d->doc.meta.title.p);
    gs_doc_init(&d->doc, &d->arena, d->know.seed);
    in = (gs_input){.data = "%PDF-1.4", .size = 8};
    assert_int_equal(gs_ingest_whole(&d->doc, &in, &err), GS_E_FORMAT);
    in = (gs_input){.data = " \n", .size = 2};
    assert_int_equal(gs_ingest_whole(&d->doc, &in, &err), GS_E_EMPTY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_datelines),
        cmocka_unit_test(takes_no_sentence_for_a_dateline),
        cmocka_unit_test(keeps_what_the_head_says),
        cmocka_unit_test(believes_the_caller_before_the_text),
        cmocka_unit_test(reports_a_weekday_that_contradicts),
        cmocka_unit_test(zones_cover_the_text),
        cmocka_unit_test(refuses_what_is_no_text),
        cmocka_unit_test(tells_pages_from_text),
        cmocka_unit_test(takes_running_text_whole),
    };
    return cmocka_run_group_tests_name("plain", tests, load, release);
}
