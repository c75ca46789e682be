/* The training corpus: what comes of the sets' files, written here by hand. */
#include "train/corpus.h"

#include <unistd.h>

#include "test.h"
#include "train/cut.h"

/* A file of the test's own; the caller unlinks it. */
static const char *write_file(char *path, const char *text)
{
    int fd;

    strcpy(path, "/tmp/gainsay-test-XXXXXX");
    fd = mkstemp(path);
    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        fail_msg("cannot write %s", path);
    close(fd);
    return path;
}

static void start(train_corpus *c)
{
    gs_error err;

    assert_int_equal(train_corpus_init(c, TEST_DATADIR, &err), GS_OK);
}

static void add_names(train_corpus *c, const char *text)
{
    char     path[64];
    gs_error err = {0};

    if (train_corpus_add_names(c, write_file(path, text), NULL, 0, TRAIN_SOURCE_BTC, &err) != GS_OK)
        fail_msg("%s", err.message);
    unlink(path);
}

static void add_treebank(train_corpus *c, const char *conllu, const char *iob)
{
    char     path[64], names[64] = "";
    gs_error err = {0};

    if (train_corpus_add_treebank(c, write_file(path, conllu), iob ? write_file(names, iob) : NULL,
                                  TRAIN_SOURCE_EWT, &err) != GS_OK)
        fail_msg("%s", err.message);
    unlink(path);
    if (iob)
        unlink(names);
}

/* "Ana/B-PER Torvel/E-PER saw"; sentences parted by " | ", no blank: "~". */
static void assert_words(const train_corpus *c, const char *expected)
{
    char got[1024] = "";

    for (size_t i = 0; i < c->item_count; i++) {
        const train_item *item = &c->items[i];
        strcat(got, i ? " | " : "");
        for (size_t w = item->first; w < item->first + item->count; w++) {
            sprintf(got + strlen(got), "%s%.*s",
                    w == item->first     ? ""
                    : c->space_before[w] ? " "
                                         : "~",
                    GS_STR_ARG(c->form[w]));
            if (c->name[w])
                sprintf(got + strlen(got), "/%c-%s", "BIES"[(c->name[w] - 1) % 4],
                        gs_named_kind_name((gs_named_kind)((c->name[w] - 1) / 4)));
        }
    }
    assert_string_equal(got, expected);
}

static const char bank[] =
    "# newdoc id = a\n# sent_id = a-1\n"
    "1\tAna\tAna\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\t_\n"
    "2\tTorvel\tTorvel\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\t_\n"
    "3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tdid\tdo\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "4\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod:odd\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
    "# sent_id = a-2\n1\tKesh\tKesh\tPROPN\tNNP\tNumber=Sing\t0\troot\t_\t_\n\n"
    "# newdoc id = b\n# sent_id = b-1\n1\tKurds\tKurd\tPROPN\tNNPS\tNumber=Plur\t0\troot\t_\t_\n\n";

static void reads_treebank(void **state)
{
    train_corpus c;

    (void)state;
    start(&c);
    add_treebank(&c, bank, NULL);
    assert_words(&c, "Ana Torvel did~n't . | Kesh | Kurds");
    assert_true(c.items[0].parsed);
    assert_false(c.items[0].named);
    assert_int_equal(c.items[0].doc, c.items[1].doc);
    assert_int_not_equal(c.items[1].doc, c.items[2].doc);
    assert_int_equal(c.upos[1], GS_UPOS_PROPN);
    assert_int_equal(c.head[0], 3);
    assert_int_equal(c.head[2], 0);
    assert_int_equal(c.deprel[0], GS_DEPREL_NSUBJ);
    assert_int_equal(c.deprel[3], GS_DEPREL_ADVMOD); /* its subtype is unknown */
    assert_int_equal(c.feats[2], 0);
    assert_str(c.feats_names[c.feats[3]], "Polarity=Neg");
    assert_int_equal(c.feats_count, 4);
    train_corpus_release(&c);
}

static void projects_names_by_characters(void **state)
{
    train_corpus c;

    (void)state;
    start(&c);
    /* Another order, other words, and one sentence that differs. */
    add_treebank(
        &c, bank,
        "# sent_id = b-1\n1\tKurds\tB-OTH\t-\tx\n\n"
        "# sent_id = a-1\n1\tAnaTorvel\tB-PER\t-\tx\n2\tdidn't\tO\t-\t-\n3\t.\tB-O\t-\t-\n\n"
        "# sent_id = a-2\n1\tKish\tB-LOC\t-\tx\n\n");
    assert_words(&c, "Ana/B-PER Torvel/E-PER did~n't . | Kesh | Kurds/S-NORP");
    assert_true(c.items[0].named);
    assert_false(c.items[1].named);
    assert_int_equal(c.unmatched, 1);
    train_corpus_release(&c);
}

static void closes_feats_for_dev(void **state)
{
    train_corpus train, dev;
    gs_error     err;

    (void)state;
    start(&train);
    start(&dev);
    add_treebank(&train, "1\tKesh\tKesh\tPROPN\tNNP\tNumber=Sing\t0\troot\t_\t_\n\n", NULL);
    assert_int_equal(train_corpus_share_feats(&dev, &train, &err), GS_OK);
    add_treebank(&dev, bank, NULL);
    assert_int_equal(dev.feats_count, 2);
    assert_int_equal(dev.feats[0], train.feats[0]);
    assert_int_equal(dev.feats[3], 0);
    train_corpus_release(&train);
    train_corpus_release(&dev);
}

static void reads_names(void **state)
{
    train_corpus c;

    (void)state;
    start(&c);
    add_names(&c, "The O\nRussian B-LOC\nside O\n, O\nal-Torvel B-PER\nsaid O\n. O\n\n"
                  "@ B-ORG\nkeshtimes B-ORG\nat O\nthe O\nPentagon B-LOC\n\n"
                  "#Kesh B-LOC\n\" O\nre-elected O\n\" O\nstate-run O\n\n"
                  "U B-ORG\n2 I-ORG\nplays O\n\nRamadan B-MISC\nSunnis B-MISC\nKurdish O\n");
    assert_words(&c, "The Russian/S-NORP side~, al/B-PER~-/I-PER~Torvel/E-PER said~."
                     " | @ keshtimes at the Pentagon/S-ORG"
                     " | #~Kesh/S-LOC \"~re-elected~\" state~-~run | Ramadan/S-MISC Sunnis/S-NORP "
                     "Kurdish/S-NORP");
    assert_true(c.items[0].named);
    assert_false(c.items[0].parsed);
    train_corpus_release(&c);
}

static void knows_peoples(void **state)
{
    static const char *const yes[] = {"French",   "Frenchmen",     "Kurds", "Armenians",
                                      "#Russian", "anti-American", "kurd"};
    static const char *const no[] = {"US", "Paris", "France", "", "#", "s"};
    train_peoples            p;
    gs_error                 err;

    (void)state;
    assert_int_equal(train_peoples_load(&p, TEST_DATADIR, &err), GS_OK);
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(train_peoples_has(&p, gs_str_from(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(train_peoples_has(&p, gs_str_from(no[i])));
    assert_true(train_peoples_state(&p, GS_STR("Bosnia and Herzegovina")));
    train_peoples_release(&p);
}

static void assert_cut(const char *word, const char *expected)
{
    char   got[128] = "";
    gs_str piece;
    size_t at = 0;

    while (train_cut_word(gs_str_from(word), &at, &piece))
        sprintf(got + strlen(got), "%s%.*s", *got ? " " : "", GS_STR_ARG(piece));
    assert_string_equal(got, expected);
}

static void cuts_words(void **state)
{
    (void)state;
    assert_cut("mother-in-law", "mother - in - law");
    assert_cut("non-state-run", "non-state - run");
    assert_cut("2014-15", "2014 - 15");
    assert_cut("-15", "-15");
    assert_cut("--", "--");
    assert_cut("#kesh-now", "# kesh - now");
    assert_cut("http://kesh.example/a-b", "http://kesh.example/a-b");
    assert_cut("", "");
}

static void write_into(const char *folder, const char *name, const char *text)
{
    char  path[96];
    FILE *out;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static void remove_from(const char *folder, const char *name)
{
    char path[96];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

/* Offsets count characters; "é" is two bytes. */
static const char re3d_documents[] =
    "{\"_id\":\"d\",\"text\":\"Résumé: the Kesh River Council met Foreign Minister Ana Torvel in "
    "the city of Ozmir, Saudi Arabia. Torvel hopes. Torvel hopes.\"}\n\n";
static const char re3d_entities[] =
    "{\"documentId\":\"d\",\"begin\":8,\"end\":30,\"type\":\"Organisation\",\"confidence\":1}\n"
    "{\"documentId\":\"d\",\"begin\":12,\"end\":22,\"type\":\"Location\",\"confidence\":0}\n"
    "{\"documentId\":\"d\",\"begin\":35,\"end\":62,\"type\":\"Person\",\"confidence\":1}\n"
    "{\"documentId\":\"d\",\"begin\":66,\"end\":83,\"type\":\"Location\",\"confidence\":0.9}\n"
    "{\"documentId\":\"d\",\"begin\":107,\"end\":112,\"type\":\"Person\",\"confidence\":0}\n"
    "{\"documentId\":\"d\",\"begin\":107,\"end\":9999,\"type\":\"Person\",\"confidence\":1}\n";

static void reads_re3d(void **state)
{
    train_corpus c;
    char         folder[] = "/tmp/gainsay-test-XXXXXX";
    gs_error     err = {0};

    (void)state;
    assert_non_null(mkdtemp(folder));
    write_into(folder, "documents.json", re3d_documents);
    write_into(folder, "entities.json", re3d_entities);
    start(&c);
    if (train_corpus_add_re3d(&c, folder, &err) != GS_OK)
        fail_msg("%s", err.message);
    assert_words(&c, "Résumé~: the Kesh/B-ORG River/I-ORG Council/E-ORG met Foreign Minister "
                     "Ana/B-PER Torvel/E-PER in the city of Ozmir/S-LOC~, Saudi/B-LOC "
                     "Arabia/E-LOC~. | Torvel/S-PER hopes~.");
    write_into(folder, "entities.json", "{\"documentId\":");
    assert_int_equal(train_corpus_add_re3d(&c, folder, &err), GS_E_DATA);
    train_corpus_release(&c);
    remove_from(folder, "documents.json");
    remove_from(folder, "entities.json");
    rmdir(folder);
}

/* Mentions are nested, and some hold no name. */
static void reads_names_of_entities(void **state)
{
    static const char gum[] =
        "1\tProfessor\t_\tPROPN\t_\tNumber=Sing\t8\tnsubj\t_\tEntity=(1-person-new-x\n"
        "2\tAna\t_\tPROPN\t_\tNumber=Sing\t1\tflat\t_\t_\n"
        "3\tTorvel\t_\tPROPN\t_\tNumber=Sing\t1\tflat\t_\t_\n"
        "4\tof\t_\tADP\t_\t_\t5\tcase\t_\t_\n"
        "5\tUniversity\t_\tPROPN\t_\tNumber=Sing\t1\tnmod\t_\tEntity=(2-organization-new-x\n"
        "6\tof\t_\tADP\t_\t_\t7\tcase\t_\t_\n"
        "7\tKesh\t_\tPROPN\t_\tNumber=Sing\t5\tnmod\t_\tEntity=(3-place-new-x)2)1)\n"
        "8\tTuesday\t_\tPROPN\t_\tNumber=Sing\t0\troot\t_\tEntity=(4-time-new-x)\n"
        "9\tcoauthor\t_\tNOUN\t_\tNumber=Sing\t7\tobj\t_\tEntity=(5-person-new-x\n"
        "10\tPavel\t_\tPROPN\t_\tNumber=Sing\t9\tappos\t_\tEntity=5)\n"
        "11\tKurds\t_\tPROPN\t_\tNumber=Plur\t7\tobj\t_\tEntity=(6-person-new-x)9)\n\n";
    train_corpus c;
    char         path[64];
    gs_error     err = {0};

    (void)state;
    start(&c);
    if (train_corpus_add_entities(&c, write_file(path, gum), TRAIN_SOURCE_GUM, &err) != GS_OK)
        fail_msg("%s", err.message);
    unlink(path);
    assert_words(&c, "Professor Ana/B-PER Torvel/E-PER of University/B-ORG of/I-ORG Kesh/E-ORG "
                     "Tuesday coauthor Pavel/S-PER Kurds/S-NORP");
    train_corpus_release(&c);
}

static void reads_plain_sentences(void **state)
{
    train_corpus c;
    char         path[64], folder[] = "/tmp/gainsay-test-XXXXXX";
    gs_error     err = {0};

    (void)state;
    start(&c);
    assert_int_equal(
        train_corpus_add_gap(&c,
                             write_file(path, "ID\tText\tPronoun\n"
                                              "a-1\tHe saw ``state-run'' Kesh. She left.\tHe\t0\n"
                                              "a-2\tShe saw K*sh.\tShe\n"),
                             &err),
        GS_OK);
    unlink(path);
    assert_words(&c, "He saw \"~state~-~run~\" Kesh~. | She left~.");
    assert_false(c.items[0].parsed || c.items[0].named);
    train_corpus_release(&c);

    start(&c);
    assert_non_null(mkdtemp(folder));
    write_into(folder, "a.xml",
               "<?xml version=\"1.0\"?><Document>\n"
               "<token number=\"0\" sentence=\"0\" t_id=\"1\">Torvel</token>\n"
               "<token number=\"1\" sentence=\"0\" t_id=\"2\">&amp;</token>\n"
               "<token number=\"2\" sentence=\"1\" t_id=\"3\">Co.</token>\n<Markables>\n");
    assert_int_equal(train_corpus_add_meantime(&c, folder, &err), GS_OK);
    remove_from(folder, "a.xml");
    rmdir(folder);
    assert_words(&c, "Torvel & | Co.");
    assert_int_equal(c.items[1].source, TRAIN_SOURCE_MEANTIME);
    assert_int_not_equal(train_corpus_add_meantime(&c, folder, &err), GS_OK);
    train_corpus_release(&c);
}

static void refuses_what_is_missing(void **state)
{
    train_corpus c;
    gs_error     err;

    (void)state;
    start(&c);
    assert_int_not_equal(train_corpus_add_treebank(&c, "/nowhere/x", NULL, 0, &err), GS_OK);
    assert_non_null(strstr(err.message, "/nowhere/x"));
    train_corpus_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_treebank),
        cmocka_unit_test(projects_names_by_characters),
        cmocka_unit_test(closes_feats_for_dev),
        cmocka_unit_test(reads_names),
        cmocka_unit_test(knows_peoples),
        cmocka_unit_test(cuts_words),
        cmocka_unit_test(reads_re3d),
        cmocka_unit_test(reads_names_of_entities),
        cmocka_unit_test(reads_plain_sentences),
        cmocka_unit_test(refuses_what_is_missing),
    };
    return cmocka_run_group_tests_name("corpus", tests, NULL, NULL);
}
