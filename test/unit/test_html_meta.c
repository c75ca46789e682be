/* test_html_meta.c - what invented pages say about themselves. */
#include "test.h"

#include "base/buf.h"
#include "ingest/html_author.h"
#include "ingest/html_clean.h"
#include "ingest/html_json.h"
#include "ingest/html_meta.h"

static gs_know  know;
static gs_arena arena, scratch;
static gs_doc   doc;

static int load(void **state)
{
    (void)state;
    gs_arena_init(&arena, 1 << 24);
    gs_arena_init(&scratch, 1 << 24);
    return gs_know_load(&know, TEST_DATADIR, NULL) == GS_OK ? 0 : -1;
}

static int release(void **state)
{
    (void)state;
    gs_arena_release(&arena);
    gs_arena_release(&scratch);
    gs_know_release(&know);
    return 0;
}

/* Reads a page's metadata into `doc`. */
static const gs_meta *meta_of(const char *page)
{
    gs_html_tree tree;

    gs_arena_clear(&scratch);
    assert_int_equal(gs_html_parse(&tree, gs_str_from(page), &scratch, NULL), GS_OK);
    assert_int_equal(gs_html_meta_read(&doc, &tree, &know, &scratch, NULL), GS_OK);
    return &doc.meta;
}

static const gs_meta *fresh(const char *page)
{
    gs_arena_clear(&arena);
    gs_doc_init(&doc, &arena, know.seed);
    return meta_of(page);
}

/* The names as "a|b". */
static void assert_names(const gs_str *names, size_t count, const char *expected)
{
    gs_buf buf;

    gs_buf_init(&buf, 4096);
    for (size_t i = 0; i < count; i++) {
        if (i)
            gs_buf_add_char(&buf, '|');
        gs_buf_add_str(&buf, names[i]);
    }
    assert_str(gs_buf_str(&buf), expected);
    gs_buf_release(&buf);
}

#define LD(json) "<script type=\"application/ld+json\">" json "</script>"

static void linked_data(void **state)
{
    const gs_meta *m =
        fresh("<html lang=en-GB><head><title>Ferry sails again | The Orrin Post</title>" LD(
            "{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"The Orrin Post\"},"
            "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry sails again\","
            "\"author\":[{\"@id\":\"#p1\"},{\"@type\":\"Person\",\"givenName\":\"Bo\","
            "\"familyName\":\"Chen\"}],\"publisher\":{\"name\":\"The Orrin Post\"},"
            "\"datePublished\":\"2021-03-04T09:30:00+01:00\","
            "\"dateModified\":\"2021-03-05\",\"url\":\"https://orrin.example/a\"},"
            "{\"@type\":\"Person\",\"@id\":\"#p1\",\"name\":\"Ana Torvel\"}]}") "</head></html>");

    (void)state;
    assert_str(m->title, "Ferry sails again");
    assert_names(m->authors, m->author_count, "Ana Torvel|Bo Chen");
    assert_str(m->publisher, "The Orrin Post");
    assert_str(m->published, "2021-03-04T09:30:00+01:00");
    assert_int_equal(m->published_from, GS_DATE_METADATA);
    assert_str(m->modified, "2021-03-05");
    assert_str(m->url, "https://orrin.example/a");
    assert_str(m->language, "en");
}

/* Reports that are only mentioned are not the report. */
static void mentioned_reports(void **state)
{
    const gs_meta *m = fresh("<head><link rel=canonical href=https://orrin.example/b>" LD(
        "[{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"NewsArticle\","
        "\"headline\":\"Most read\",\"author\":\"Nobody Here\"}]},"
        "{\"@type\":\"NewsArticle\",\"headline\":\"Other\",\"url\":\"https://orrin.example/x\","
        "\"author\":\"Wrong Man\",\"datePublished\":\"2020-01-01\"},"
        "{\"@type\":\"NewsArticle\",\"headline\":\"This\","
        "\"mainEntityOfPage\":{\"@id\":\"https://orrin.example/b\"},"
        "\"author\":\"Right Woman\"}]") "</head>");

    (void)state;
    assert_str(m->title, "This");
    assert_names(m->authors, m->author_count, "Right Woman");
}

static void caller_wins(void **state)
{
    const gs_meta *m;

    (void)state;
    gs_arena_clear(&arena);
    gs_doc_init(&doc, &arena, know.seed);
    doc.meta.published = GS_STR("2019-12-31");
    doc.meta.published_from = GS_DATE_CALLER;
    doc.meta.publisher = GS_STR("Caller's Name");
    doc.meta.url = GS_STR("https://caller.example/");
    m = meta_of("<meta property=article:published_time content=2021-03-04>"
                "<meta property=og:site_name content=Orrin>"
                "<link rel=canonical href=https://orrin.example/>");
    assert_str(m->published, "2019-12-31");
    assert_int_equal(m->published_from, GS_DATE_CALLER);
    assert_str(m->publisher, "Caller's Name");
    assert_str(m->url, "https://caller.example/");
}

static void titles(void **state)
{
    (void)state;
    assert_str(fresh("<title>Rain - Weather - Orrin Post</title><meta property=og:site_name "
                     "content='Orrin Post'><h1>Rain</h1>")
                   ->title,
               "Rain");
    /* A word before a colon belongs to the title. */
    assert_str(
        fresh("<meta property=og:title content='Kesh: Rain falls'><h1>Rain falls</h1>")->title,
        "Kesh: Rain falls");
    assert_str(fresh("<title>Well-known man says - or does he?</title>")->title,
               "Well-known man says - or does he?");
    assert_str(
        fresh("<meta property=og:title content='Tom &amp;#039;Ox&amp;#039; <b>Hale</b>'>")->title,
        "Tom 'Ox' Hale");
    assert_str(fresh("<svg><title>Logo</title></svg><nav><h1>Rain</h1></nav>")->title, "Rain");
    assert_null(fresh("<p>No title here</p>")->title.p);
}

#define TITLES(data, shared, heading, browser)                                                     \
    LD("{\"@type\":\"NewsArticle\"," data "}")                                                     \
    "<meta property=og:title content='" shared "'><title>" browser "</title><h1>" heading "</h1>"

/* Where a page's titles disagree. */
static void titles_that_differ(void **state)
{
    (void)state;
    assert_str(fresh(TITLES("\"headline\":\"Dry\"", "Wet", "Dry", "Dry"))->title, "Wet");
    assert_str(fresh(TITLES("\"headline\":\"Dry\"", "Wet", "Wet", "Dry"))->title, "Wet");
    assert_str(fresh(TITLES("\"headline\":\"Dry\"", "Wet", "Wet", "Wet"))->title, "Dry");
    assert_str(fresh(TITLES("\"headline\":\"Dry\"", "Wet", "Dry", "Wet"))->title, "Dry");
    assert_str(fresh(TITLES("\"headline\":\"Dry\",\"name\":\"Dry\"", "Wet", "Dry", "Dry"))->title,
               "Dry");
    assert_str(fresh(TITLES("\"headline\":\"Dry\",\"name\":\"Wet\"", "Wet", "Dry", "Wet"))->title,
               "Wet");
    assert_str(
        fresh(TITLES("\"headline\":\"Dry\",\"alternativeHeadline\":\"Damp\"", "Wet", "Wet", "Dry"))
            ->title,
        "Dry");
    assert_str(
        fresh(TITLES("\"headline\":\"Dry\",\"alternativeHeadline\":\"Damp\"", "Wet", "Dry", "Dry"))
            ->title,
        "Dry");
    assert_str(
        fresh(TITLES("\"headline\":\"Dry\"", "Wet", "Dry", "Dry") "<meta name=title content=Dry>")
            ->title,
        "Dry");
    assert_str(
        fresh(TITLES("\"headline\":\"Dry\"", "Wet", "Dry", "Dry") "<meta name=title content=Wet>")
            ->title,
        "Wet");
    /* a name with the site's behind it is the browser's title again */
    assert_str(fresh(TITLES("\"headline\":\"Dry\",\"name\":\"Dry | Orrin\"", "Wet", "Wet",
                            "Dry | Orrin") "<meta property=og:site_name content=Orrin>")
                   ->title,
               "Wet");
    /* a bar sets the section apart, a colon does not */
    assert_str(fresh("<meta property=article:section content=Views><meta property=og:title "
                     "content='Views | Rain'>")
                   ->title,
               "Rain");
    assert_str(fresh("<meta property=article:section content=Views><meta property=og:title "
                     "content='Views: Rain'>")
                   ->title,
               "Views: Rain");
    /* the section's name may hang on without a blank */
    assert_str(fresh("<meta property=article:section content=Weather><meta property=og:title "
                     "content='Rain-Weather|Orrin'><meta property=og:site_name content=Orrin>")
                   ->title,
               "Rain");
    assert_str(fresh("<meta property=og:title content='Rain-Weather'>")->title, "Rain-Weather");
}

static void dates(void **state)
{
    const gs_meta *m = fresh("<h1>Rain</h1><p>Published on 5 March 2024</p>");

    (void)state;
    assert_str(m->published, "2024-03-05");
    assert_int_equal(m->published_from, GS_DATE_TEXT);
    /* metadata before text; modified never stands for published */
    m = fresh("<meta property=article:modified_time content=2024-04-01>"
              "<h1>Rain</h1><time datetime=2024-03-05T10:00:00Z>today</time>");
    assert_str(m->published, "2024-03-05T10:00:00Z");
    assert_str(m->modified, "2024-04-01");
    m = fresh("<meta property=article:modified_time content=2024-04-01><h1>Rain</h1>");
    assert_null(m->published.p);
    assert_int_equal(m->published_from, GS_DATE_UNKNOWN);
    assert_str(fresh("<meta name=pubdate content=1709632800>")->published, "2024-03-05T10:00:00Z");
    assert_str(fresh("<link rel=canonical href=https://o.example/2024/03/05/rain>")->published,
               "2024-03-05");
    assert_null(fresh("<meta name=date content=1970-01-01T00:00:00Z>")->published.p);
    assert_null(fresh("<meta name=date content=05/06/2024>")->published.p);
    assert_str(fresh("<html lang=en-GB><meta name=date content=05/06/2024>")->published,
               "2024-06-05");
    /* without a year there is no date of publication to be had here */
    assert_null(fresh("<h1>Rain</h1><p>Monday, Nov. 25</p>")->published.p);
}

static void authors(const char *byline, bool shown, const char *expected)
{
    gs_authors out = {0};
    gs_str     names[16];
    gs_byline  line;

    gs_arena_clear(&arena);
    line = (gs_byline){gs_html_clean(gs_str_from(byline), &arena), shown, false};
    assert_int_equal(gs_author_read(&out, line, GS_STR("orrinpost"), &know, &arena), GS_OK);
    for (size_t i = 0; i < out.count; i++)
        names[i] = out.items[i].name;
    assert_names(names, out.count, expected);
}

static void bylines(void **state)
{
    (void)state;
    authors("By Ana Torvel and Bo Chen, political correspondent", true, "Ana Torvel|Bo Chen");
    authors("Von Eva Adam (dpa), eva@orrin.example", true, "Eva Adam");
    authors("Por Luis Vega y Marta Ríos", true, "Luis Vega|Marta Ríos");
    authors("Ana Torvel, Kesh", true, "Ana Torvel");
    authors("ANA TORVEL", false, "ANA TORVEL");
    authors("Ana Torvel & Bo Chen", false, "Ana Torvel|Bo Chen");
    authors("Ana Torvel, ana torvel", false, "Ana Torvel");
    authors("Torvel, Ana", false, "Ana Torvel");
    authors("Wim von der Au", false, "Wim von der Au");
    authors("Ana Torvel/Bo Chen", true, "Ana Torvel|Bo Chen");
    authors("atr/bch", false, "atr/bch");
    authors("Science and Technology Desk", false, "Science and Technology Desk");
    authors("Ana Torvel, AP", false, "Ana Torvel|AP");
    authors("Orrin Post", false, "Orrin Post");
    authors("https://social.example/orrin", false, "");
    authors("ana-torvel", false, "");
    authors("105092", false, "");
    authors("5 March 2024", true, "");
    authors("(Image: Somebody Else)", false, "");
    authors("By", true, "");
    authors("", true, "");
}

static void agencies(void **state)
{
    const gs_meta *m = fresh("<meta name=author content='Ana Torvel, Reuters'>");

    (void)state;
    assert_names(m->agencies, m->agency_count, "Reuters");
    m = fresh("<p class=byline>Ana Torvel with AFP</p>");
    assert_names(m->agencies, m->agency_count, "AFP");
}

/* Where nobody is named an organisation is kept, and a person before one. */
static void organisations(void **state)
{
    const gs_meta *m = fresh(LD(
        "{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":\"Orrin\"}}"));

    (void)state;
    assert_names(m->authors, m->author_count, "Orrin");
    /* the paper's office behind the writer is where she works */
    m = fresh("<link rel=canonical href='https://www.orrin.example/a'><h1>Rain</h1>"
              "<p class=byline>By Ana Torvel, ORRIN Midlands</p>");
    assert_names(m->authors, m->author_count, "Ana Torvel");
    m = fresh(LD("{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":"
                 "\"Orrin\"}}") "<meta name=author content='Ana Torvel'>");
    assert_names(m->authors, m->author_count, "Ana Torvel");
    m = fresh("<meta name=twitter:label1 content='Written by'>"
              "<meta name=twitter:data1 content='Bo Chen'>");
    assert_names(m->authors, m->author_count, "Bo Chen");
    m = fresh("<meta name=twitter:label1 content='Reading time'>"
              "<meta name=twitter:data1 content='5 minutes'>");
    assert_names(m->authors, m->author_count, "");
    m = fresh("<h1>Rain</h1><p class=byline>By <a rel=author>Bo Chen</a></p>");
    assert_names(m->authors, m->author_count, "Bo Chen");
}

static const gs_json_values *json(const char *text)
{
    static gs_json_values values;

    values = (gs_json_values){0};
    gs_arena_clear(&arena);
    assert_int_equal(gs_json_read(&values, gs_str_from(text), &arena), GS_OK);
    return &values;
}

static gs_str member(const gs_json_values *v, const char *key)
{
    return gs_json_text(v, gs_json_member(v, 0, gs_str_from(key)));
}

static void broken_json(void **state)
{
    (void)state;
    assert_str(member(json("{\"a\":\"x\\u00e9\\ud83d\\ude00\\n\"}"), "a"), "xé😀\n");
    assert_str(member(json("{\"a\":\"one\ntwo\",}"), "a"), "one\ntwo");
    assert_str(member(json("{\"a\":\"He said \"no\" today\",\"b\":\"c\"}"), "a"),
               "He said \"no\" today");
    assert_str(member(json("//<![CDATA[\n{\"a\":\"b\"}\n//]]>"), "a"), "b");
    assert_str(member(json("/* x */ {\"a\" : [1, {\"q\":2}], \"b\":\"c\"}"), "b"), "c");
    assert_str(member(json("{\"a\":\"b\",\"c\":\"cut o"), "c"), "cut o");
    assert_null(member(json("{\"a\":{\"b\":\"c\"}}"), "b").p);
    assert_null(member(json(""), "a").p);
    assert_null(member(json("\"a"), "a").p);
}

static void deep_json(void **state)
{
    gs_json_values values = {0};
    char           deep[1000];

    (void)state;
    memset(deep, '[', sizeof deep);
    assert_int_equal(gs_json_read(&values, gs_str_make(deep, sizeof deep), &arena), GS_E_LIMIT);
    assert_int_equal(values.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(linked_data),
        cmocka_unit_test(mentioned_reports),
        cmocka_unit_test(caller_wins),
        cmocka_unit_test(titles),
        cmocka_unit_test(titles_that_differ),
        cmocka_unit_test(dates),
        cmocka_unit_test(bylines),
        cmocka_unit_test(agencies),
        cmocka_unit_test(broken_json),
        cmocka_unit_test(organisations),
        cmocka_unit_test(deep_json),
    };
    return cmocka_run_group_tests(tests, load, release);
}
