/* The dictionaries of other coders: what is read of them, and what is wrong with a bad one. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "know/know.h"
#include "test.h"

static gs_know know;
static char    dir[] = "/tmp/gainsay-petrarch-XXXXXX";

static const char actors[] = "<!-- an invented dictionary -->\n"
                             "VELDENA [VEL]\n"
                             "+VELDENIAN # of Veldena\n"
                             "+PORT-VELDEN_\n"
                             "KROFTANA_UNION\n"
                             "\t[KRO]\n"
                             "\t[KROREB <19950601]\n"
                             "\t[KROGOV 950601 - 990815]\n"
                             "\t[KROOPP >990815]\n"
                             "NOBODY [---]\n";
static const char agents[] = "!CHIEF! = HEAD, HEADS\n"
                             "MINISTRY [~GOV]\n"
                             "GOOSE {GEESE} [~BRD]\n"
                             "POLICE {} [~COP]\n"
                             "!CHIEF!_OF_STAFF [~MIL]\n"
                             "RELIEF_GROUP [NGO~]\n";
static const char verbs[] = "&TREATY\n"
                            "+PACT\n"
                            "+PEACE_ACCORD\n"
                            "&PAPER\n"
                            "+&TREATY\n"
                            "--- SIGN [057] ---\n"
                            "SIGN {SIGNED }\n"
                            "+TAKE_ON [042:043]\n"
                            "WIRE_+TAP\n"
                            "- $ * &PAPER (WITH +) [056] # comment\n"
                            "* {NEW DEAL} [###]\n"
                            "- * AWAY [:080]\n"
                            "SHOUT [111]\n"
                            "WHISPER\n"
                            "- * (AT) [112]\n";
static const char discards[] = "YACHT RACE\n+WORLD_CUP\n";
static const char ontology[] = "050:0x0080#good\n110:0x1007f\n---:0\n";

static void write_file(const char *name, const char *text)
{
    char  path[128];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", dir, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void remove_file(const char *name)
{
    char path[128];

    snprintf(path, sizeof path, "%s/%s", dir, name);
    remove(path);
}

static int load(void **state)
{
    gs_error err;

    (void)state;
    if (!mkdtemp(dir))
        return -1;
    write_file("a.actors.txt", actors);
    write_file("a.agents.txt", agents);
    write_file("a.verbs.txt", verbs);
    write_file("a.discards.txt", discards);
    write_file("an_Ontology.txt", ontology);
    write_file("README", "[");
    write_file("verbs.html", "[");
    if (gs_know_load(&know, TEST_DATADIR, &err) != GS_OK)
        return -1;
    return gs_know_load_petrarch(&know, dir, &err) == GS_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    gs_know_release(&know);
    remove_file("a.actors.txt");
    remove_file("a.agents.txt");
    remove_file("a.verbs.txt");
    remove_file("a.discards.txt");
    remove_file("an_Ontology.txt");
    remove_file("README");
    remove_file("verbs.html");
    return rmdir(dir);
}

/* The code of the phrase on a day; none when there is no such phrase. */
static gs_str code(const gs_map *map, const char *words, int32_t day)
{
    const gs_petrarch *p = &know.petrarch;
    gs_str             rest = gs_str_from(words), first;
    const uint32_t    *at;

    gs_str_split(&rest, ' ', &first);
    at = gs_map_get(map, first);
    for (int32_t i = at ? (int32_t)*at : -1; i >= 0; i = p->phrases[i].next) {
        char joined[64] = "";
        for (uint32_t k = 0; k < p->phrases[i].word_count; k++)
            snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%.*s",
                     k ? " " : "", GS_STR_ARG(p->phrases[i].words[k]));
        if (strcmp(joined, words) == 0)
            return gs_pet_code_on(p, p->phrases[i].entry, day);
    }
    return GS_STR_NONE;
}

static void actors_have_synonyms_and_days(void **state)
{
    const gs_map *map = &know.petrarch.actors;

    (void)state;
    assert_str(code(map, "veldena", 0), "VEL");
    assert_str(code(map, "veldenian", 0), "VEL");
    assert_str(code(map, "port velden", 0), "VEL");
    assert_str(code(map, "kroftana union", 0), "KRO");
    assert_str(code(map, "kroftana union", 19950531), "KROREB");
    assert_str(code(map, "kroftana union", 19950601), "KROGOV");
    assert_str(code(map, "kroftana union", 19990815), "KROGOV");
    assert_str(code(map, "kroftana union", 20010101), "KROOPP");
    assert_true(gs_pet_null(code(map, "nobody", 0)));
    assert_null(code(map, "kroftana", 0).p);
    assert_int_equal(gs_pet_day(GS_STR("2012-11-09")), 20121109);
    assert_int_equal(gs_pet_day(GS_STR("2012-11")), 0);
}

static void agents_have_plurals_and_sets(void **state)
{
    const gs_map *map = &know.petrarch.agents;

    (void)state;
    assert_str(code(map, "ministries", 0), "~GOV");
    assert_str(code(map, "geese", 0), "~BRD");
    assert_null(code(map, "gooses", 0).p);
    assert_str(code(map, "police", 0), "~COP");
    assert_null(code(map, "polices", 0).p);
    assert_str(code(map, "heads of staff", 0), "~MIL");
    assert_str(code(map, "relief groups", 0), "NGO~");
}

static const gs_pet_verb *verb(const char *word)
{
    const uint32_t *at = gs_map_get(&know.petrarch.verbs, gs_str_from(word));

    return at ? &know.petrarch.verb_list[*at] : NULL;
}

static void verbs_have_blocks(void **state)
{
    const gs_petrarch *p = &know.petrarch;

    (void)state;
    assert_str(p->blocks[verb("signed")->block].code, "057");
    assert_ptr_not_equal(verb("sign"), verb("signed"));
    assert_str(verb("take")->after[0], "on");
    assert_str(verb("take")->code, "042");
    assert_str(verb("take")->back, "043");
    assert_str(verb("tap")->before[0], "wire");
    assert_null(verb("wire"));
    /* Without a head line a verb has the patterns below it, and no other's. */
    assert_int_not_equal(verb("shout")->block, verb("whisper")->block);
    assert_int_equal(p->blocks[verb("shout")->block].pattern_count, 0);
    assert_int_equal(p->blocks[verb("whisper")->block].pattern_count, 1);
    assert_int_equal(p->blocks[verb("sign")->block].pattern_count, 3);
}

static void patterns_have_parts(void **state)
{
    const gs_petrarch    *p = &know.petrarch;
    const gs_pet_pattern *f = &p->patterns[p->blocks[verb("sign")->block].first_pattern];

    (void)state;
    assert_str(f[0].code, "056");
    assert_int_equal(f[0].before.count, 1);
    assert_int_equal(f[0].before.items[0].kind, GS_PET_SOURCE);
    assert_int_equal(f[0].after.count, 5);
    assert_int_equal(f[0].after.items[0].kind, GS_PET_SET);
    assert_int_equal(f[0].after.items[1].kind, GS_PET_PREP);
    assert_str(f[0].after.items[2].word, "with");
    assert_int_equal(f[0].after.items[3].kind, GS_PET_TARGET);
    assert_true(gs_pet_null(f[1].code));
    assert_int_equal(f[1].after.items[0].kind, GS_PET_OPEN);
    assert_true(gs_pet_null(f[2].code));
    assert_str(f[2].back, "080");
}

static void the_rest_is_read(void **state)
{
    const gs_petrarch *p = &know.petrarch;

    (void)state;
    assert_int_equal(p->discard_count, 2);
    assert_false(p->discards[0].report);
    assert_true(p->discards[1].report);
    assert_str(gs_pet_negated(p, GS_STR("110")), "050");
    assert_str(gs_pet_negated(p, GS_STR("050")), "050");
    assert_str(gs_pet_negated(p, GS_STR("999")), "999");
    assert_int_equal(gs_know_plover(&know, GS_STR("0871")), GS_PLOVER_RETREAT);
    assert_int_equal(gs_know_plover(&know, GS_STR("0841")), GS_PLOVER_CONCEDE);
    assert_int_equal(gs_know_plover(&know, GS_STR("010")), GS_PLOVER_COUNT);
}

/* A folder in which one more file is bad. */
static void assert_bad(const char *name, const char *text, const char *message)
{
    gs_know  k;
    gs_error err = {0};

    assert_int_equal(gs_know_load(&k, TEST_DATADIR, &err), GS_OK);
    write_file(name, text);
    assert_int_equal(gs_know_load_petrarch(&k, dir, &err), GS_E_DATA);
    if (!strstr(err.message, message))
        fail_msg("expected \"%s\" in \"%s\"", message, err.message);
    gs_know_release(&k);
    remove_file(name);
}

static void errors_have_their_line(void **state)
{
    (void)state;
    assert_bad("z.actors", "\nVELDENA [VEL\n", "z.actors:2: '[' without ']'");
    assert_bad("z.actors", "VELDENA [VEL 95-96]\n", "z.actors:1: no days");
    assert_bad("z.actors", "VELDENA [V\xc3\xa9L]\n", "other than printable ASCII");
    assert_bad("z.actors", "A B C D E F G H I J K L M N O P Q [X]\n", "more than 16 words");
    assert_bad("z.agents", "!NONE!_OF_IT [~GOV]\n", "z.agents:1: there is no set !NONE!");
    assert_bad("z.agents", "!A!B!C! [~GOV]\n", "one set !NAME! in a phrase");
    assert_bad("z.verbs", "- * X [010]\n", "z.verbs:1: a pattern before the first verb");
    assert_bad("z.verbs", "GO [010]\n- X [010]\n", "z.verbs:2: a pattern without '*'");
    assert_bad("z.verbs", "GO [010]\n- * X\n", "without its code");
    assert_bad("z.verbs", "GO [010]\n- * (X Y [010]\n", "'(' without its end");
    assert_bad("z.verbs", "GO [010]\n- * } [010]\n", "'}' stands where it cannot");
    assert_bad("z_ontology", "010;0x1\n", "z_ontology:1: a line is CODE");
}

static void a_folder_needs_actors_and_verbs(void **state)
{
    char     empty[] = "/tmp/gainsay-petrarch-XXXXXX";
    gs_know  k;
    gs_error err = {0};

    (void)state;
    assert_non_null(mkdtemp(empty));
    assert_int_equal(gs_know_load(&k, TEST_DATADIR, &err), GS_OK);
    assert_int_equal(gs_know_load_petrarch(&k, empty, &err), GS_E_DATA);
    assert_non_null(strstr(err.message, "needs files"));
    gs_know_release(&k);
    rmdir(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(actors_have_synonyms_and_days),
        cmocka_unit_test(agents_have_plurals_and_sets),
        cmocka_unit_test(verbs_have_blocks),
        cmocka_unit_test(patterns_have_parts),
        cmocka_unit_test(the_rest_is_read),
        cmocka_unit_test(errors_have_their_line),
        cmocka_unit_test(a_folder_needs_actors_and_verbs),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
