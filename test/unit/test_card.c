/* The model card: every set that was read is on it, with its licence. */
#include "train/card.h"

#include "test.h"
#include "train/corpus_list.h"

static char *write_card(const train_card *card)
{
    char  *text = NULL;
    size_t size = 0;
    FILE  *out = open_memstream(&text, &size);

    assert_non_null(out);
    train_card_write(out, card);
    assert_int_equal(fclose(out), 0);
    return text;
}

static const train_card simple = {
    .model = "data/model.gsm", .command = "script/train", .seed = 7, .seconds = 120};

static void names_every_set(void **state)
{
    train_card card = simple;
    char      *text;

    (void)state;
    card.used_plain = card.used_vectors = true;
    text = write_card(&card);
    for (size_t i = 0; i < train_set_count; i++) {
        const train_set *set = &train_sets[i];
        assert_non_null(set->licence);
        assert_non_null(strstr(text, set->title));
        assert_non_null(strstr(text, set->licence));
        assert_non_null(strstr(text, set->origin));
        assert_true(!set->path || strstr(text, set->path));
    }
    assert_non_null(strstr(text, "in 2 minutes (seed 7)"));
    assert_null(strstr(text, "## Scores"));
    free(text);
}

static void leaves_out_what_was_not_read(void **state)
{
    char *text = write_card(&simple);

    (void)state;
    assert_non_null(strstr(text, "WikiGold"));
    assert_null(strstr(text, "MEANTIME"));
    assert_null(strstr(text, "wink-embeddings"));
    assert_null(strstr(text, "lessons of our own"));
    free(text);
}

static void counts_and_scores(void **state)
{
    train_item   items[] = {{.first = 0, .count = 3, .named = true, .source = TRAIN_SOURCE_BTC}};
    uint8_t      names[] = {GS_NAME_TAG(GS_NAMED_PERSON, GS_TAG_BEGIN),
                            GS_NAME_TAG(GS_NAMED_PERSON, GS_TAG_END),
                            GS_NAME_TAG(GS_NAMED_PLACE, GS_TAG_SINGLE)};
    train_corpus corpus = {.items = items, .item_count = 1, .name = names, .word_count = 3};
    train_item   our_items[] = {
          {.first = 0, .count = 3, .named = true, .source = TRAIN_SOURCE_LESSONS}};
    train_corpus     ours = {.items = our_items, .item_count = 1, .name = names, .word_count = 3};
    train_card_score scores[] = {{"EWT dev", "LAS", 87.654}};
    train_card       card = simple;
    char            *text;

    (void)state;
    card.train = &corpus;
    card.lessons = &ours;
    card.scores = scores;
    card.score_count = 1;
    text = write_card(&card);
    assert_non_null(strstr(text, "| Broad Twitter Corpus | 1 | 3 | 0 | 1 | 1 | 0 | 1 | 0 | 0 |\n"));
    assert_non_null(strstr(text, "| lessons of our own | 1 | 3 |"));
    assert_non_null(strstr(text, "`data/lessons.txt`"));
    assert_null(strstr(text, "| WikiGold | 0"));
    assert_non_null(strstr(text, "| EWT dev | LAS | 87.65 |"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_every_set),
        cmocka_unit_test(leaves_out_what_was_not_read),
        cmocka_unit_test(counts_and_scores),
    };
    return cmocka_run_group_tests_name("card", tests, NULL, NULL);
}
