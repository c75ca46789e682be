/* The dictionaries of cues, roles and names, and what is wrong with a bad one. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "know/know.h"
#include "know/word.h"
#include "test.h"

static gs_know know;

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

/* The cue whose form `words` is of one of the kinds `forms`. */
static const gs_cue *cue(gs_str words, uint32_t forms)
{
    const uint32_t *first = gs_lexicon_get(&know.cue_lexicon, words);

    for (int32_t i = first ? (int32_t)*first : -1; i >= 0; i = know.cue_forms[i].next) {
        if (know.cue_forms[i].forms & forms)
            return &know.cues[know.cue_forms[i].cue];
    }
    return NULL;
}

static void every_form_leads_to_its_cue(void **state)
{
    (void)state;
    assert_int_equal(cue(GS_STR("denied"), GS_VERB_PAST)->act, GS_ACT_DENY);
    assert_int_equal(cue(GS_STR("denies"), GS_VERB_PRESENT)->act, GS_ACT_DENY);
    assert_str(cue(GS_STR("told"), GS_VERB_PARTICIPLE)->lemma, "tell");
    assert_int_equal(cue(GS_STR("according to"), GS_PHRASE_FORM)->frames, GS_FRAME_SOURCE);
    assert_null(cue(GS_STR("denied"), GS_VERB_PRESENT));
}

static void one_form_may_be_two_words(void **state)
{
    (void)state;
    assert_int_equal(cue(GS_STR("claims"), GS_VERB_PRESENT)->kind, GS_CUE_VERB);
    assert_int_equal(cue(GS_STR("claims"), GS_NOUN_PLURAL)->kind, GS_CUE_NOUN);
}

static void objects_decide(void **state)
{
    uint32_t goods = gs_know_object_set(&know, GS_STR("goods"));
    uint32_t claims = gs_know_object_set(&know, GS_STR("claims"));

    (void)state;
    assert_true(goods && claims && goods != claims);
    assert_int_equal(cue(GS_STR("denied"), GS_VERB_PAST)->not_, goods);
    assert_int_equal(cue(GS_STR("rejected"), GS_VERB_PAST)->only, claims);
    assert_true(*gs_map_get(&know.objects, GS_STR("visas")) & goods);
    assert_true(*gs_map_get(&know.objects, GS_STR("rumours")) & claims);
    assert_int_equal(gs_know_object_set(&know, GS_STR("no such set")), 0);
}

static void names_have_readings(void **state)
{
    const uint32_t *us = gs_lexicon_get(&know.name_lexicon, GS_STR("US"));
    const gs_name  *name = &know.names[*us];

    (void)state;
    assert_int_equal(name->kind, GS_NAME_STATE);
    assert_str(name->country, "USA");
    assert_int_equal(know.names[name->next].kind, GS_NAME_ADJECTIVE);
    assert_null(gs_lexicon_get(&know.name_lexicon, GS_STR("us")));
}

static void roles_have_plurals(void **state)
{
    const uint32_t *one = gs_lexicon_get(&know.role_lexicon, GS_STR("spokesman"));
    const uint32_t *many = gs_lexicon_get(&know.role_lexicon, GS_STR("spokesmen"));

    (void)state;
    assert_false(know.roles[*one].plural);
    assert_true(know.roles[*many].plural);
    assert_int_equal(know.roles[*one].entry, know.roles[*many].entry);
    assert_true(*gs_map_get(&know.words, GS_STR("spokesman")) & GS_WORD_ROLE);
}

static void words_have_classes(void **state)
{
    (void)state;
    assert_true(*gs_map_get(&know.words, GS_STR("whether")) & GS_WORD_SUBORDINATOR);
    assert_true(*gs_map_get(&know.words, GS_STR("his")) & GS_WORD_POSSESSIVE);
    assert_true(*gs_map_get(&know.words, GS_STR("according")) & GS_WORD_CUE);
}

/* A folder that holds one bad dictionary of cues. */
static void assert_bad(const char *line, const char *message)
{
    char     dir[] = "/tmp/gainsay-cues-XXXXXX", path[64];
    gs_know  k = {.seed = {1, 2}};
    gs_error err = {0};
    FILE    *f;

    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/cues.tsv", dir);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(line, f);
    fclose(f);
    snprintf(path, sizeof path, "%s/cue-objects.tsv", dir);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs("claims\treport\n", f);
    fclose(f);
    gs_arena_init(&k.arena, 1 << 20);
    gs_map_init(&k.words, k.seed);
    gs_map_init(&k.objects, k.seed);
    gs_lexicon_init(&k.cue_lexicon, k.seed);
    assert_int_equal(gs_know_load_cues(&k, dir, &err), GS_E_DATA);
    assert_non_null(strstr(err.message, message));
    gs_know_release(&k);
    remove(path);
    snprintf(path, sizeof path, "%s/cues.tsv", dir);
    remove(path);
    rmdir(dir);
}

static void a_bad_line_is_named(void **state)
{
    (void)state;
    assert_bad("say\tverb\tsey\tsay|says|said|said|saying\tquote\t-\n", "unknown act 'sey'");
    assert_bad("say\tverb\tsay\tsay|says|said\tquote\t-\n", "3 forms where 5 are needed");
    assert_bad("say\tverb\tsay\tsay|says|said|said|saying\tquite\t-\n", "unknown frame 'quite'");
    assert_bad("say\tverb\tsay\tsay|says|said|said|saying\tquote\tonly=goods\n", "unknown note");
    assert_bad("# x\nsay\tword\tsay\tsay\tquote\t-\n", "cues.tsv:2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_leads_to_its_cue),
        cmocka_unit_test(one_form_may_be_two_words),
        cmocka_unit_test(objects_decide),
        cmocka_unit_test(names_have_readings),
        cmocka_unit_test(roles_have_plurals),
        cmocka_unit_test(words_have_classes),
        cmocka_unit_test(a_bad_line_is_named),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
