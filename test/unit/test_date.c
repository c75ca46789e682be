/* test_date.c - dates as reports write them: what is read, and what is not. */
#include "test.h"

#include "know/know.h"
#include "text/date.h"

static gs_know know;

static int load(void **state)
{
    (void)state;
    return gs_know_load(&know, TEST_DATADIR, NULL) == GS_OK ? 0 : -1;
}

static int release(void **state)
{
    (void)state;
    gs_know_release(&know);
    return 0;
}

static gs_date_hints hints_for(const char *language)
{
    return (gs_date_hints){&know.date_words, GS_DATE_ORDER_UNKNOWN, gs_str_from(language)};
}

/* `text` reads as `iso` and takes all of the text; "" = is no date. A "^" in
 * the text marks where the date ends. */
static void check(const char *text, const char *language, const char *iso)
{
    gs_date_hints hints = hints_for(language);
    char          out[40], clean[256];
    size_t        mark = strcspn(text, "^"), n;
    gs_date       d;

    snprintf(clean, sizeof clean, "%.*s%s", (int)mark, text, text[mark] ? text + mark + 1 : "");
    n = gs_date_read(gs_str_from(clean), &hints, &d);
    gs_date_format(&d, out);
    if (strcmp(n ? out : "", iso) != 0)
        fail_msg("\"%s\": expected \"%s\", got \"%s\"", text, iso, n ? out : "");
    if (n && n != mark)
        fail_msg("\"%s\": takes %zu bytes, not %zu", text, n, mark);
}

static void iso_8601(void **state)
{
    (void)state;
    check("2020-11-25", NULL, "2020-11-25");
    check("2020-11-25T14:05", NULL, "2020-11-25T14:05:00");
    check("2020-11-25T14:05:09.123456+04:00", NULL, "2020-11-25T14:05:09+04:00");
    check("2020-11-25T14:05:09,5Z", NULL, "2020-11-25T14:05:09Z");
    check("2020-11-25 14:05:09 +0000", NULL, "2020-11-25T14:05:09Z");
    check("2020-11-25T14:05:09-0330", NULL, "2020-11-25T14:05:09-03:30");
    check("20201125T140509Z", NULL, "2020-11-25T14:05:09Z");
    check("20201125", NULL, "2020-11-25");
    check("2020-11", NULL, "2020-11");
    check("2020", NULL, "2020");
    check("2020/11/25 14:05", NULL, "2020-11-25T14:05:00");
    check("2020.11.25 14:05", NULL, "2020-11-25T14:05:00");
    check("2020. 11. 25. 오후 2:05", "ko", "2020-11-25T14:05:00");
    check("2020-02-30", NULL, "");
    check("2021-02-29", NULL, "");
    check("2020-02-29", NULL, "2020-02-29");
    check("1900-02-29", NULL, "");
    check("2020-13-01", NULL, "");
    check("0001-01-01T00:00:00", NULL, "");
    check("2020-21 season", NULL, "");
    check("20201125 x", NULL, "");
    check("2020-11-25^T25:05", NULL, "2020-11-25");
}

static void rfc_5322(void **state)
{
    (void)state;
    check("Wed, 25 Nov 2020 14:05:00 +0400", NULL, "2020-11-25T14:05:00+04:00");
    check("Wed, 25 Nov 2020 14:05:00 GMT", NULL, "2020-11-25T14:05:00Z");
    check("25 Nov 20 14:05:00 EST", NULL, "2020-11-25T14:05:00-05:00");
    check("Wed Nov 25 2020 14:05:00 GMT+0400 (GST)", NULL, "2020-11-25T14:05:00+04:00");
    check("Wed Nov 25 14:05:00 UTC 2020", NULL, "2020-11-25T14:05:00Z");
    check("25-Nov-2020", NULL, "2020-11-25");
    check("25-Nov-20", NULL, "2020-11-25");
}

static void english(void **state)
{
    (void)state;
    check("Nov. 25", "en", "--11-25");
    check("Nov 25^, a Wednesday", "en", "--11-25");
    check("Wednesday, January 23, 2019", "en", "2019-01-23");
    check("January 23rd, 2019", "en", "2019-01-23");
    check("the 5th of March 2024", "en", "2024-03-05");
    check("5 March 2024 at 2.05 p.m.", "en", "2024-03-05T14:05:00");
    check("March 5, 2024 12:30 AM EST", "en", "2024-03-05T00:30:00-05:00");
    check("MARCH 5, 2024 | 9 pm", "en", "2024-03-05T21:00:00");
    check("14:05, 25 November 2020", "en", "2020-11-25T14:05:00");
    check("10:30 AM EST, Tue November 5, 2024", "en", "2024-11-05T10:30:00-05:00");
    check("November 2020", "en", "2020-11");
    check("Sept. 11, 2001", "en", "2001-09-11");
    check("May 5", "en", "--05-05");
    check("may 5", "en", "");
    check("may 5, 2024", "en", "2024-05-05");
    check("Nov. 25, 1400 GMT", "en", "--11-25");
    check("February 29", "en", "--02-29");
    check("February 30", "en", "");
    check("May 5.2 percent", "en", "");
    check("March 14:05", "en", "");
    check("Marching 5 miles", "en", "");
    check("Monday", "en", "");
    check("25", "en", "");
    check("5 set", "en", "");
    check("3 ago", "en", "");
    check("Nov. 24^-25", "en", "--11-24");
}

static void order_of_numbers(void **state)
{
    gs_date_hints us = {&know.date_words, GS_DATE_ORDER_MONTH_FIRST, GS_STR_NONE};
    gs_date       d;

    (void)state;
    check("05.03.2024", NULL, "2024-03-05");
    check("5. 3. 2024", "cs", "2024-03-05");
    check("05.03.24", NULL, "2024-03-05");
    check("32.03.2024", NULL, "");
    check("25/11/2020", NULL, "2020-11-25");
    check("11/25/2020", NULL, "2020-11-25");
    check("05/05/2020", NULL, "2020-05-05");
    check("05/06/2020", NULL, "");
    check("05/06/2020", "en", "");
    check("05/06/2020", "fr", "2020-06-05");
    check("05/06/20", NULL, "");
    check("25-11-2020", NULL, "2020-11-25");
    check("2020/11/25^/7", NULL, "2020-11-25");
    check("3.5", NULL, "");
    check("10.5.3", NULL, "");
    assert_int_equal(gs_date_read(GS_STR("05/06/2020"), &us, &d), 10);
    assert_int_equal(d.month, 5);
    assert_int_equal(d.day, 6);
}

static void languages(void **state)
{
    (void)state;
    check("Mittwoch, den 5. März 2024, 14.05 Uhr", "de", "2024-03-05T14:05:00");
    check("05.03.2024 - 14:05 Uhr", "de", "2024-03-05T14:05:00");
    check("5. März 2024 um 14 Uhr", "de", "2024-03-05T14:00:00");
    check("Mi., 25.11., 14 Uhr", "de", "--11-25");
    check("mardi 5 mars 2024 à 14h05", "fr", "2024-03-05T14:05:00");
    check("1er août 2024", "fr", "2024-08-01");
    check("5 de marzo de 2024", "es", "2024-03-05");
    check("5 ago 2024 - 14:05", "es", "2024-08-05T14:05:00");
    check("5 de março de 2024 às 14h05", "pt", "2024-03-05T14:05:00");
    check("5 set 2024", "pt", "2024-09-05");
    check("5 marzo 2024 alle ore 14:05", "it", "2024-03-05T14:05:00");
    check("5 mrt. 2024 14:05 uur", "nl", "2024-03-05T14:05:00");
    check("5. marts 2024 kl. 14.05", "da", "2024-03-05T14:05:00");
    check("5. maaliskuuta 2024 klo 14.05", "fi", "2024-03-05T14:05:00");
    check("2024. gada 5. marts", "lv", "2024-03-05");
    check("2024 m. kovo 5", "lt", "2024-03-05");
    check("5 listopada 2024", "pl", "2024-11-05");
    check("5. listopada 2024", "hr", "2024-10-05");
    check("2024. március 5.", "hu", "2024-03-05");
    check("5 марта 2024 в 14:05", "ru", "2024-03-05T14:05:00");
    check("5 березня 2024, 14:05", "uk", "2024-03-05T14:05:00");
    check("5 Μαρτίου 2024", "el", "2024-03-05");
    check("5 Mart 2024 14:05", "tr", "2024-03-05T14:05:00");
    check("5 Maret 2024 18:33 WIB", "id", "2024-03-05T18:33:00+07:00");
    check("ngày 5 tháng 3 năm 2024", "vi", "2024-03-05");
    check("5 tháng mười một, 2024", "vi", "2024-11-05");
    check("٥ مارس ٢٠٢٤", "ar", "2024-03-05");
    check("5 تشرين الثاني 2024", "ar", "2024-11-05");
    check("5 मार्च 2024", "hi", "2024-03-05");
    check("5 მარტი 2024", "ka", "2024-03-05");
    check("5 มี.ค. 2024", "th", "2024-03-05");
}

static void asian(void **state)
{
    (void)state;
    check("2024年3月5日", NULL, "2024-03-05");
    check("2024年3月5日（火） 14時05分", "ja", "2024-03-05T14:05:00");
    check("2024年3月5日 下午2:05", "zh", "2024-03-05T14:05:00");
    check("2024年03月05日14:05", "zh", "2024-03-05T14:05:00");
    check("2024년 3월 5일 (화) 오후 2:05", "ko", "2024-03-05T14:05:00");
    check("3月5日", NULL, "--03-05");
    check("2024年3月", NULL, "2024-03");
    check("2024年13月5日", NULL, "");
    check("２０２４年３月５日", NULL, "2024-03-05");
}

static void weekdays_only_check(void **state)
{
    gs_date_hints hints = hints_for("en");
    gs_date       d;

    (void)state;
    assert_int_equal(gs_date_weekday(2020, 11, 25), 3);
    assert_int_equal(gs_date_weekday(1970, 1, 1), 4);
    assert_int_equal(gs_date_weekday(2000, 2, 29), 2);
    assert_int_equal(gs_date_days(1970, 1, 1), 0);
    assert_int_equal(gs_date_days(2000, 3, 1), 11017);
    assert_true(gs_date_read(GS_STR("Tuesday, 25 November 2020"), &hints, &d) > 0);
    assert_true(gs_date_contradicts_weekday(&d));
    assert_true(gs_date_read(GS_STR("Wednesday, 25 November 2020"), &hints, &d) > 0);
    assert_false(gs_date_contradicts_weekday(&d));
    assert_true(gs_date_read(GS_STR("Tuesday, Nov. 25"), &hints, &d) > 0);
    assert_int_equal(d.weekday, 2);
    assert_false(gs_date_contradicts_weekday(&d));
}

static void found(const char *text, const char *iso, size_t where)
{
    gs_date_hints hints = hints_for("en");
    char          out[40];
    size_t        at = 0, n;
    gs_date       d;

    n = gs_date_find(gs_str_from(text), &hints, &d, &at);
    gs_date_format(&d, out);
    if (strcmp(n ? out : "", iso) != 0 || (n && at != where))
        fail_msg("\"%s\": expected \"%s\" at %zu, got \"%s\" at %zu", text, iso, where,
                 n ? out : "", at);
}

static void finding(void **state)
{
    (void)state;
    found("Published: 25 November 2020", "2020-11-25", 11);
    found("HARBOUR CITY, Nov. 25 - The council", "--11-25", 14);
    found("It rained for 25 days", "", 0);
    found("Version 1.05.03.2024", "", 0);
    found("call 555-2020-11-25", "", 0);
    found("", "", 0);
}

/* What is written reads back as the same date. */
static void round_trip(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        gs_date d = {.year = 1600 + i * 7 % 590,
                     .month = i % 12 + 1,
                     .day = i % 31 + 1,
                     .hour = i % 25 - 1,
                     .minute = i % 60,
                     .second = i * 3 % 60};
        gs_date back;
        char    out[40], again[40];
        size_t  n;

        d.has_zone = d.hour >= 0 && i % 3;
        d.zone_minutes = d.has_zone ? (i % 53 - 26) * 30 : 0;
        n = gs_date_format(&d, out);
        assert_int_equal(n > 0, gs_date_valid(&d));
        if (!n)
            continue;
        assert_int_equal(gs_date_read(gs_str_from(out), NULL, &back), n);
        gs_date_format(&back, again);
        assert_string_equal(out, again);
    }
}

static void agencies(void **state)
{
    (void)state;
    assert_str(gs_know_agency(&know, GS_STR("REUTERS")), "Reuters");
    assert_str(gs_know_agency(&know, GS_STR("dpa")), "Deutsche Presse-Agentur");
    assert_str(gs_know_agency(&know, GS_STR("the associated press")), "Associated Press");
    assert_null(gs_know_agency(&know, GS_STR("ap")).p);
    assert_null(gs_know_agency(&know, GS_STR("sid")).p);
    assert_null(gs_know_agency(&know, GS_STR("AP and others")).p);
    assert_null(gs_know_agency(&know, GS_STR("")).p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso_8601),  cmocka_unit_test(rfc_5322),
        cmocka_unit_test(english),   cmocka_unit_test(order_of_numbers),
        cmocka_unit_test(languages), cmocka_unit_test(asian),
        cmocka_unit_test(finding),   cmocka_unit_test(weekdays_only_check),
        cmocka_unit_test(agencies),  cmocka_unit_test(round_trip),
    };
    return cmocka_run_group_tests(tests, load, release);
}
