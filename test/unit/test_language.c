/* Languages: by function words, by script, and none where nothing tells. */
#include "test.h"

#include "know/know.h"
#include "text/language.h"

static gs_know know;

static int load(void **state)
{
    gs_error err;

    (void)state;
    return gs_know_load(&know, TEST_DATADIR, &err) == GS_OK ? 0 : -1;
}

static int release(void **state)
{
    (void)state;
    gs_know_release(&know);
    return 0;
}

static gs_str language_of(const char *text)
{
    gs_language_tally tally = {0};
    bool              sure;

    gs_language_hear(&tally, &know.languages, gs_str_from(text));
    return gs_language_tell(&tally, &know.languages, &sure);
}

static void tells_languages_by_words(void **state)
{
    (void)state;
    assert_str(language_of("The harbour was shut on Monday after a storm."), "en");
    assert_str(language_of("Minister denies claims"), "en");
    assert_str(language_of("Le port est fermé depuis lundi, selon les autorités de la ville."),
               "fr");
    assert_str(language_of("Der Hafen ist seit Montag geschlossen, wie die Stadt mitteilte."),
               "de");
    assert_str(language_of("El puerto está cerrado desde el lunes, según las autoridades."), "es");
    assert_str(language_of("O porto está fechado desde segunda-feira, segundo a prefeitura."),
               "pt");
    assert_str(language_of("De haven is sinds maandag gesloten, zegt het bestuur van de stad."),
               "nl");
    assert_str(
        language_of("Liman pazartesi gününden beri kapalı ve ne zaman açılacağı belli değil."),
        "tr");
    assert_str(language_of("Порт закрыт с понедельника, и когда он откроется, не сообщается."),
               "ru");
    assert_str(language_of("Порт зачинено з понеділка, і коли він відкриється, не відомо."), "uk");
    assert_str(language_of("أغلق الميناء يوم الاثنين بعد العاصفة التي ضربت المدينة من الغرب"),
               "ar");
    assert_str(language_of("بندر از روز دوشنبه بسته است و این را شهرداری اعلام کرد"), "fa");
}

static void tells_languages_by_script(void **state)
{
    (void)state;
    assert_str(language_of("Նավահանգիստը փակ է երկուշաբթիից։"), "hy");
    assert_str(language_of("პორტი ორშაბათიდან დაკეტილია."), "ka");
    assert_str(language_of("Το λιμάνι είναι κλειστό από τη Δευτέρα."), "el");
    assert_str(language_of("הנמל סגור מיום שני."), "he");
    assert_str(language_of("港口自星期一起关闭。"), "zh");
    assert_str(language_of("港は月曜日から閉鎖されている。"), "ja");
    assert_str(language_of("항구는 월요일부터 폐쇄되었다."), "ko");
}

static void names_in_another_script_change_nothing(void **state)
{
    (void)state;
    assert_str(language_of("The word for harbour is порт in Russian, the ministry said."), "en");
}

static void guesses_nothing(void **state)
{
    (void)state;
    assert_int_equal(language_of("").n, 0);
    assert_int_equal(language_of("12:30, 4-2 (3)").n, 0);
    assert_int_equal(language_of("Reykjavik Vilnius Sofia Ankara Lisboa").n, 0);
    assert_int_equal(language_of("Qwrtz plmkn vbgtr zhnuj mikol").n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_languages_by_words),
        cmocka_unit_test(tells_languages_by_script),
        cmocka_unit_test(names_in_another_script_change_nothing),
        cmocka_unit_test(guesses_nothing),
    };
    return cmocka_run_group_tests_name("language", tests, load, release);
}
