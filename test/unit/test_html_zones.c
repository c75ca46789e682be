/* The zones of a page. Each case is a part of one invented page: the report
 * stays the same, what stands in and around it changes. */
#include "test.h"

#include "base/buf.h"
#include "base/limits.h"
#include "doc/doc.h"
#include "ingest/ingest.h"

static gs_know  know;
static gs_arena arena, scratch;
static gs_doc   doc;

static int load(void **state)
{
    (void)state;
    return gs_know_load(&know, TEST_DATADIR, NULL) == GS_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    gs_know_release(&know);
    return 0;
}

static int set_up(void **state)
{
    (void)state;
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    gs_arena_init(&scratch, GS_LIMIT_DOC_MEMORY);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    gs_arena_release(&arena);
    gs_arena_release(&scratch);
    return 0;
}

#define FIRST                                                                                      \
    "<p>The ferry company of Lower Varn said on Tuesday that it would not sell its two oldest "    \
    "boats, whatever the council had been told about them last week.</p>"
#define SECOND                                                                                     \
    "<p>\"Nobody asked us, and nobody will get them,\" its director, Ilse Morrow, told a meeting " \
    "of the harbour board, where the question had been put by three of its members.</p>"
#define LAST                                                                                       \
    "<p>The council, which owns the pier but not the boats, had put them into its plan for the "   \
    "coming year as a source of money for a new road along the shore.</p>"

/* Reads a page with `before` in front of the report, `within` between its
 * paragraphs and `after` behind it. */
static void read_page(const char *before, const char *within, const char *after)
{
    gs_buf   page;
    gs_error err;

    gs_buf_init(&page, 1 << 20);
    gs_buf_addf(&page,
                "<html><head><title>Ferry company keeps its boats - Varn Post</title></head><body>"
                "%s<div class='column'><h1>Ferry company keeps its boats</h1>" FIRST SECOND
                "%s" LAST "</div>%s</body></html>",
                before, within, after);
    gs_doc_init(&doc, &arena, know.seed);
    assert_int_equal(gs_ingest_html(&doc, gs_buf_str(&page), &know, &scratch, &err), GS_OK);
    gs_buf_release(&page);
}

/* The zone of the line that holds `words`. */
static void assert_zone(const char *words, gs_zone_kind expected)
{
    size_t at = gs_str_find(doc.text, gs_str_from(words), 0);

    if (at == SIZE_MAX)
        fail_msg("\"%s\" is not in the text", words);
    for (size_t i = 0; i < doc.zone_count; i++) {
        gs_zone zone = doc.zones[i];
        if (zone.span.start <= at && at < zone.span.end && zone.kind != expected)
            fail_msg("\"%s\" is %s, not %s", words, gs_zone_name(zone.kind),
                     gs_zone_name(expected));
    }
}

static void check_report(void)
{
    uint32_t at = 0;

    for (size_t i = 0; i < doc.zone_count; i++) {
        assert_int_equal(doc.zones[i].span.start, at);
        at = doc.zones[i].span.end;
    }
    assert_int_equal(at, doc.text.n);
    assert_zone("Ferry company keeps its boats", GS_ZONE_TITLE);
    assert_zone("The ferry company of Lower Varn", GS_ZONE_BODY);
    assert_zone("Nobody asked us", GS_ZONE_BODY);
    assert_zone("The council, which owns", GS_ZONE_BODY);
}

static void plain_report(void **state)
{
    (void)state;
    read_page("", "", "");
    check_report();
}

/* What stands around a report and is none of it: the markup, words in it. */
static void boilerplate_around(void **state)
{
    static const char *const cases[][2] = {
        {"<nav><ul><li><a href=/a>World</a><li><a href=/b>Sport</a></ul></nav>", "Sport"},
        {"<div class='navbar-top'><a href=/a>World</a> <a href=/b>Sport</a></div>", "Sport"},
        {"<div role=navigation>Sections of this paper and all its services</div>", "Sections"},
        {"<div id=cookie-notice><p>We use cookies and other means of remembering who you are, so "
         "that you see what you like. You agree to all of it when you read on here.</p></div>",
         "so that you see"},
        {"<div class=x1><p>This website uses cookies to improve what you see, and to count who "
         "sees it. By reading on you agree.</p></div>",
         "improve what you see"},
        {"<section class='comments-area'><p>I have always said that these boats are the best "
         "there are, and that nobody should sell them, ever, for any money.</p></section>",
         "I have always said"},
        {"<div id='disqus_thread'><p>What a report, I laughed so much that I fell off my chair "
         "and into the water, boats and all.</p></div>",
         "What a report"},
        {"<div class=share-bar><span>Share on Chirper</span></div>", "Share on Chirper"},
        {"<div class='newsletter-signup'><p>Get the best of the Varn Post into your letter box "
         "every morning, with a cup of tea and all that you need to know.</p></div>",
         "best of the Varn Post"},
        {"<p>Sign up for our newsletter and read the shore's best stories first.</p>", "Sign up"},
        {"<form><label>Your name</label><p>We shall never give your name to anybody else, or not "
         "to many, and not for nothing.</p></form>",
         "We shall never"},
        {"<footer><p>The Varn Post is printed by the Lower Varn Printing Company, which has "
         "done so since the year of the great flood.</p></footer>",
         "Lower Varn Printing"},
        {"<p>Copyright 2021 The Varn Post. All rights reserved, all wrongs reversed.</p>",
         "Copyright 2021"},
        {"<aside><p>Varn in figures: two boats, one pier, no road along the shore at all so "
         "far.</p></aside>",
         "Varn in figures"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page(cases[i][0], "", "");
        check_report();
        assert_zone(cases[i][1], GS_ZONE_BOILERPLATE);
        read_page("", "", cases[i][0]);
        check_report();
        assert_zone(cases[i][1], GS_ZONE_BOILERPLATE);
    }
}

static void boilerplate_within(void **state)
{
    static const char *const cases[][2] = {
        {"<p>Advertisement</p>", "Advertisement"},
        {"<div class=ad-slot>Buy a boat today</div>", "Buy a boat"},
        {"<div class='social-share'><a href=/s>Send this to a friend of yours</a></div>",
         "Send this"},
        {"<div class=promo-box><p>The Varn Post on paper: six months for the price of five, and a "
         "free umbrella for those who ask.</p></div>",
         "six months"},
        {"<p>Subscribe to our letter from the shore, every week.</p>", "Subscribe"},
        {"<div class=paywall-message>Pay to read on</div>", "Pay to read on"},
        {"<p>Already a subscriber? Log in here to read all of it.</p>", "Already a"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page("", cases[i][0], "");
        check_report();
        assert_zone(cases[i][1], GS_ZONE_BOILERPLATE);
    }
}

static void teasers(void **state)
{
    static const char *const cases[] = {
        "<p>Read more: <a href=/x>Pier of Varn to be painted green</a></p>",
        "<p><a href=/x>Pier of Varn to be painted green</a></p>",
        "<div class=related><ul><li><a href=/x>Pier of Varn to be painted green</a></ul></div>",
        "<h3><a href=/x>Pier of Varn to be painted green</a></h3>",
        ("<ul><li><a href=/x>Pier of Varn to be painted green</a> Mo<li><a href=/x>Old lighthouse "
         "gets a new lamp at last</a> Tu</ul>"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page("", cases[i], "");
        check_report();
        assert_zone("Pier of Varn", GS_ZONE_TEASER);
        read_page("", "", cases[i]);
        check_report();
        assert_zone("Pier of Varn", GS_ZONE_TEASER);
    }
}

/* A teaser's own text, and a picture's. */
static void cards_and_credits(void **state)
{
    const char *card =
        "<div><h3><a href=/x>Pier of Varn to be painted green</a></h3><p>It was blue for "
        "forty years, and red before that, but green is what the council has got.</p>"
        "</div>";
    (void)state;
    read_page("", "", card);
    check_report();
    assert_zone("It was blue", GS_ZONE_TEASER);
    read_page("", card, "");
    check_report();
    assert_zone("It was blue", GS_ZONE_TEASER);
    read_page("", "",
              "<div><h2><span class='sr-only'>Pier of Varn to be painted green</span> <a href=/x>"
              "Pier of Varn to be painted green</a></h2><p>It was blue for forty years, and red "
              "before that, but green is what the council has got.</p></div>");
    check_report();
    assert_zone("It was blue", GS_ZONE_TEASER);
    read_page("",
              "<p>The Anna, the older of the two boats, lies at her pier in May. Shore Pictures/"
              "File Photo Purchase Licensing Rights</p>",
              "");
    assert_zone("The Anna, the older", GS_ZONE_CAPTION);
    read_page("",
              "<p>The Anna, the older of the two boats, lies at her pier in May last year. Shore "
              "Pictures/Getty Images</p>",
              "");
    check_report();
    assert_zone("The Anna, the older", GS_ZONE_CAPTION);
    read_page("",
              "<p>The Anna, said a man who had sold pictures of her to Getty Images, was the "
              "older of the two.</p>",
              "");
    check_report();
    assert_zone("The Anna, said", GS_ZONE_BODY);
    read_page("",
              "<div><h3>What the board heard</h3><p>The boats are in good order, the mate of the "
              "Anna said, and so was she.</p></div>",
              "");
    check_report();
    assert_zone("The boats are in good", GS_ZONE_BODY);
}

/* What looks a little like boilerplate, but is the report's. */
static void body_within(void **state)
{
    static const char *const cases[][2] = {
        {"<p>\"No,\" she said.</p>", "she said"},
        {"<p>Not one</p>", "Not one"},
        {"<h2>What the council wants</h2>", "What the council"},
        {"<ul><li>the Anna, built in 1921</li><li>the Berta, a little older</li></ul>",
         "the Berta"},
        {"<blockquote>They are ours</blockquote>", "They are ours"},
        {"<blockquote class=post><p>Boats!</p><a href=/p>Ilse, 3 May</a></blockquote>",
         "Ilse, 3 May"},
        {"<p>The plan, <a href=/p>which the council published in May and has not changed "
         "since</a>, does not name them.</p>",
         "does not name"},
        {"<p>Subscribe to this view or do not, the director went on, but the boats will still be "
         "there when the road is not, and nobody on the shore will be the worse for it. She had "
         "said the same in May, and in June, and before that to anybody who would hear it at the "
         "pier, the school and the one shop of the village. The board heard her to the end, and "
         "then went on to talk about the weather and the price of paint for the pier.</p>",
         "Subscribe to this view"},
        {"<p class=paywall>The board will meet again in June, when the price of paint is known "
         "and the weather is better.</p>",
         "The board will meet"},
        {"<table><tr><td>Anna</td><td>1921</td></tr></table>", "1921"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page("", cases[i][0], "");
        check_report();
        assert_zone(cases[i][1], GS_ZONE_BODY);
    }
}

static void captions_bylines_datelines(void **state)
{
    (void)state;
    read_page(
        "", "<figure><img src=a><figcaption>The Anna at her pier in May</figcaption></figure>", "");
    check_report();
    assert_zone("The Anna at her pier", GS_ZONE_CAPTION);
    read_page("", "<div class=wp-caption><p>The Anna at her pier in May</p></div>", "");
    check_report();
    assert_zone("The Anna at her pier", GS_ZONE_CAPTION);
    read_page("<p class=byline>By Tom Reed</p><time>4 May 2021</time>", "", "");
    check_report();
    assert_zone("By Tom Reed", GS_ZONE_BYLINE);
    assert_zone("4 May 2021", GS_ZONE_DATELINE);
}

/* Names of wrappers say nothing about what they wrap. */
static void misleading_wrappers(void **state)
{
    static const char *const openers[] = {
        "<div class='page has-sidebar'>",
        "<div id=comments-enabled>",
        "<form action=/>",
        "<div class='related share newsletter'>",
        "<main class='sidebar-grid nav-open'>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        read_page(openers[i], "", "</div></form></main>");
        check_report();
    }
}

/* The linked data's text finds the body among other texts, and says nothing
 * that the page does not. */
static void linked_data_locates(void **state)
{
    const char *other =
        "<div><p>In other news, the mayor of Upper Varn has lost his hat for the third time this "
        "year, and offers a reward to whoever brings it back to him.</p><p>The hat, a tall one of "
        "grey felt, was last seen on the river, going south at the speed of the current, which "
        "is high at this time of the year.</p><p>It is not the first hat to take this way, said "
        "a fisherman, who has a whole room of them and would not sell a single one.</p></div>";
    (void)state;
    read_page(
        "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"articleBody\": "
        "\"The ferry company of Lower Varn said on Tuesday that it would not sell its two "
        "oldest boats, whatever the council had been told about them last week.\\n\\u201cNobody "
        "asked us, and nobody will get them,\\u201d its director, Ilse Morrow, told a meeting "
        "of the harbour board, where the question had been put by three of its members. The "
        "council, which owns the pier but not the boats, had put them into its plan for the "
        "coming year as a source of money for a new road along the shore. Not on the "
        "page.\"}</script>",
        "", other);
    check_report();
    assert_zone("In other news", GS_ZONE_BOILERPLATE);
    assert_int_equal(gs_str_find(doc.text, GS_STR("Not on the page"), 0), SIZE_MAX);
}

static void named_body_wins(void **state)
{
    (void)state;
    read_page("<div class='teaser-text'><p>A long text about something else that stands on every "
              "page of this paper, day after day, because somebody once put it there.</p></div>"
              "<div itemprop=articleBody>",
              "", "</div>");
    check_report();
    assert_zone("A long text about", GS_ZONE_BOILERPLATE);
}

/* Reads a page whose article does not hold its title; `head` is what stands
 * between. */
static void read_headed(const char *head)
{
    gs_buf   page;
    gs_error err;

    gs_buf_init(&page, 1 << 20);
    gs_buf_addf(&page,
                "<html><head><title>Ferry company keeps its boats - Varn Post</title></head><body>"
                "<div class='head'><h1>Ferry company keeps its boats</h1>%s</div>"
                "<div class='article-body'>" FIRST SECOND LAST "</div></body></html>",
                head);
    gs_doc_init(&doc, &arena, know.seed);
    assert_int_equal(gs_ingest_html(&doc, gs_buf_str(&page), &know, &scratch, &err), GS_OK);
    gs_buf_release(&page);
    check_report();
}

static void standfirsts(void **state)
{
    (void)state;
    /* named so */
    read_headed("<p class='article__standfirst'>Council had counted on the money</p>");
    assert_zone("Council had counted", GS_ZONE_BODY);
    read_headed("<div>Share</div><ul class='summary-bullets'><li>Council had counted on the money"
                "<li>Director was not asked</ul><div class='byline'>By Ann Hale</div>");
    assert_zone("Council had counted", GS_ZONE_BODY);
    assert_zone("Director was not asked", GS_ZONE_BODY);
    assert_zone("By Ann Hale", GS_ZONE_BYLINE);
    assert_zone("Share", GS_ZONE_BOILERPLATE);
    /* running text */
    read_headed("<p>Its director says that nobody had asked the company before.</p>"
                "<div>Port and Sea</div>");
    assert_zone("Its director says", GS_ZONE_BODY);
    assert_zone("Port and Sea", GS_ZONE_BOILERPLATE);
    /* none: a note of who and when, the title again, an offer, a picture's words */
    read_headed("<p class='intro'>By Ann Hale on 5 May 2024, 10:12</p>");
    assert_zone("on 5 May 2024", GS_ZONE_BOILERPLATE);
    read_headed("<p class='lead-text'>Sign up for our letter on all that floats.</p>");
    assert_zone("Sign up for", GS_ZONE_BOILERPLATE);
    read_headed("<figure class='lead'><figcaption>One of the two boats at the pier in May."
                "</figcaption></figure>");
    assert_zone("One of the two boats", GS_ZONE_CAPTION);
    read_headed("<div class='newsletter'><p class='intro'>What the sea brings, every Friday, in "
                "one letter.</p></div>");
    assert_zone("What the sea brings", GS_ZONE_BOILERPLATE);
}

/* The head of a report where no class name says what its lines are. */
static void heads_by_words(void **state)
{
    (void)state;
    read_headed("<div>By Ann Hale</div><div>22 November 2024</div><div>Read aloud</div>"
                "<div>FERRY COMPANY KEEPS ITS BOATS</div>");
    assert_zone("By Ann Hale", GS_ZONE_BYLINE);
    assert_zone("22 November 2024", GS_ZONE_DATELINE);
    assert_zone("Read aloud", GS_ZONE_BOILERPLATE);
    assert_zone("FERRY COMPANY KEEPS", GS_ZONE_TITLE);
    read_headed("<div class='author'><div>Ann Hale</div><div>22 November 2024</div></div>");
    assert_zone("Ann Hale", GS_ZONE_BYLINE);
    assert_zone("22 November 2024", GS_ZONE_DATELINE);
    /* a link leads there from elsewhere; behind the body nobody is the writer */
    read_page("", "",
              "<div><a href=/y>FERRY COMPANY KEEPS ITS BOATS</a></div><div>By Bo Lind</div>");
    check_report();
    assert_zone("FERRY COMPANY KEEPS", GS_ZONE_TEASER);
    assert_zone("By Bo Lind", GS_ZONE_BOILERPLATE);
}

static void empty_pages(void **state)
{
    static const char *const pages[] = {"<html></html>", "<p>", "<div hidden>x</div>",
                                        "<p>One line"};
    gs_error                 err;

    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        gs_doc_init(&doc, &arena, know.seed);
        assert_int_equal(gs_ingest_html(&doc, gs_str_from(pages[i]), &know, &scratch, &err), GS_OK);
    }
    assert_str(doc.text, "One line\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(plain_report),        TEST(boilerplate_around),
        TEST(boilerplate_within),  TEST(teasers),
        TEST(body_within),         TEST(captions_bylines_datelines),
        TEST(misleading_wrappers), TEST(linked_data_locates),
        TEST(named_body_wins),     TEST(empty_pages),
        TEST(cards_and_credits),   TEST(standfirsts),
        TEST(heads_by_words),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
