/* Words to numbers: what was added is found, full and bad tables are refused. */
#include "lang/vocab.h"

#include "base/str.h"
#include "lang/feature.h"
#include "test.h"

enum { SLOTS = 64 };

static uint64_t key_of(uint32_t i)
{
    char word[32];

    snprintf(word, sizeof word, "word%u", (unsigned)i);
    return gs_feature_key(gs_str_from(word));
}

/* All places but one are taken: searches go round the end. */
static void finds_what_was_added(void **state)
{
    gs_vocab_slot slots[SLOTS] = {{0}};
    gs_vocab      vocab = {slots, SLOTS - 1, SLOTS};

    (void)state;
    assert_int_equal(gs_vocab_find(&vocab, key_of(0)), GS_VOCAB_NONE);
    for (uint32_t i = 0; i + 1 < SLOTS; i++)
        assert_true(gs_vocab_add(slots, SLOTS - 1, key_of(i), i));
    for (uint32_t i = 0; i + 1 < SLOTS; i++) {
        assert_int_equal(gs_vocab_find(&vocab, key_of(i)), i);
        assert_false(gs_vocab_add(slots, SLOTS - 1, key_of(i), 7));
        assert_int_equal(gs_vocab_find(&vocab, key_of(i)), i);
    }
    for (uint32_t i = SLOTS; i < 10 * SLOTS; i++)
        assert_int_equal(gs_vocab_find(&vocab, key_of(i)), GS_VOCAB_NONE);
}

/* Two keys of one place: the fingerprint tells them apart. */
static void shared_places_are_parted(void **state)
{
    gs_vocab_slot slots[8] = {{0}};
    gs_vocab      vocab = {slots, 7, 3};
    uint64_t      one = (uint64_t)1 << 32 | 7, two = (uint64_t)2 << 32 | 7;

    (void)state;
    assert_true(gs_vocab_add(slots, 7, one, 1));
    assert_true(gs_vocab_add(slots, 7, two, 2));
    assert_int_equal(gs_vocab_find(&vocab, one), 1);
    assert_int_equal(gs_vocab_find(&vocab, two), 2);
    assert_int_equal(gs_vocab_find(&vocab, (uint64_t)3 << 32 | 7), GS_VOCAB_NONE);
    /* a fingerprint and number of 0 are a word like others */
    assert_true(gs_vocab_add(slots, 7, 3, 0));
    assert_int_equal(gs_vocab_find(&vocab, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_added),
        cmocka_unit_test(shared_places_are_parted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
