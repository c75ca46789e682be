/* Whether two tellings are of one claim: what counts, and what speaks against it. */
#include "store/same.h"

#include "test.h"

enum { SHELL = 1, BEAT, ARMY, POLICE, FERRY, VILLAGE, OST, WEST, TWO, TEN };

static const gs_sign shell = {.key = SHELL, .kind = GS_SIGN_DEED, .head = true};
static const gs_sign army = {.key = ARMY, .kind = GS_SIGN_ROLE, .slot = GS_SIGN_DOER, .head = true};
static const gs_sign ferry = {
    .key = FERRY, .kind = GS_SIGN_THING, .slot = GS_SIGN_DONE_TO, .head = true};
static const gs_sign ost = {.key = OST, .kind = GS_SIGN_PLACE, .head = true};
static const gs_sign two = {.key = TWO, .kind = GS_SIGN_NUMBER};

static gs_sign with(gs_sign t, uint32_t key)
{
    t.key = key;
    return t;
}

static gs_unlike veto(gs_sign changed, size_t at)
{
    gs_sign a[] = {shell, army, ferry, ost, two}, b[] = {shell, army, ferry, ost, two};
    gs_told x = {.signs = a, .count = 5}, y = {.signs = b, .count = 5};

    b[at] = changed;
    assert_int_equal(gs_same_veto(&x, &y), gs_same_veto(&y, &x));
    return gs_same_veto(&x, &y);
}

static void what_differs_is_told(void **state)
{
    (void)state;
    assert_int_equal(veto(shell, 0), GS_UNLIKE_NOTHING);
    assert_int_equal(veto(with(shell, BEAT), 0), GS_UNLIKE_DEED);
    assert_int_equal(veto(with(army, POLICE), 1), GS_UNLIKE_DOER);
    assert_int_equal(veto(with(ferry, VILLAGE), 2), GS_UNLIKE_DONE_TO);
    assert_int_equal(veto(with(ost, WEST), 3), GS_UNLIKE_PLACE);
    assert_int_equal(veto(with(two, TEN), 4), GS_UNLIKE_NUMBER);
}

static void days_apart_are_two_claims(void **state)
{
    gs_sign a[] = {shell, army, ferry};
    gs_told x = {.signs = a, .count = 3, .first = 20210304, .last = 20210304}, y = x;

    (void)state;
    assert_true(gs_same_score(&x, &y) >= GS_SAME_ENOUGH);
    y.first = y.last = 20210305; /* the next day's paper may count otherwise */
    assert_int_equal(gs_same_veto(&x, &y), GS_UNLIKE_NOTHING);
    y.first = y.last = 20210312;
    assert_int_equal(gs_same_veto(&x, &y), GS_UNLIKE_DAY);
    assert_true(gs_same_score(&x, &y) == 0);
    y.first = y.last = 0;
    y.day = 20210303;
    x.day = 20210306; /* it happened, on a day after the other report */
    x.first = x.last = 20210305;
    assert_int_equal(gs_same_veto(&x, &y), GS_UNLIKE_DAY);
    x.day = 20210304; /* it is to happen */
    assert_int_equal(gs_same_veto(&x, &y), GS_UNLIKE_NOTHING);
}

static void roles_exchanged_are_two_claims(void **state)
{
    gs_sign a[] = {shell, army, ferry}, b[] = {shell, army, ferry};
    gs_told x = {.signs = a, .count = 3}, y = {.signs = b, .count = 3};

    (void)state;
    b[1].slot = GS_SIGN_DONE_TO;
    b[2].slot = GS_SIGN_DOER;
    assert_int_equal(gs_same_veto(&x, &y), GS_UNLIKE_ROLES);
}

static void signs_come_back_as_they_were(void **state)
{
    gs_sign t[] = {shell, army, ferry}, back[GS_SIGNS];
    gs_buf  buf;

    (void)state;
    t[1].also = true;
    t[2].meant = t[2].light = true;
    t[2].key = 0xfedcba98;
    gs_buf_init(&buf, 1024);
    gs_signs_pack(t, 3, &buf);
    assert_int_equal(gs_signs_unpack(gs_buf_str(&buf), back), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(back[i].key, t[i].key);
        assert_int_equal(back[i].kind, t[i].kind);
        assert_int_equal(back[i].slot, t[i].slot);
        assert_int_equal(back[i].head, t[i].head);
        assert_int_equal(back[i].also, t[i].also);
        assert_int_equal(back[i].meant, t[i].meant);
        assert_int_equal(back[i].light, t[i].light);
    }
    gs_buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_differs_is_told),
        cmocka_unit_test(days_apart_are_two_claims),
        cmocka_unit_test(roles_exchanged_are_two_claims),
        cmocka_unit_test(signs_come_back_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
