/* The network's derivatives, against differences. */
#include "test.h"

#include <math.h>

#include "lang/feature.h"
#include "lang/vocab.h"
#include "train/pass.h"

enum { WORDS = 9, GRAMS = 3, FEATS = 5 };

/* Two sentences of invented words; the second has names and no tree. */
static struct {
    train_item   items[2];
    uint8_t      upos[WORDS], deprel[WORDS], name[WORDS];
    uint16_t     feats[WORDS];
    int32_t      head[WORDS];
    train_input  inputs[WORDS];
    uint16_t     grams[WORDS * GRAMS];
    float        vectors[4 * 6];
    train_corpus corpus;
    train_inputs in;
    train_text   text;
} lesson;

static const gs_net_shape shape = {.word = 5,
                                   .gram = 4,
                                   .suffix = 3,
                                   .prefix = 2,
                                   .shape = 2,
                                   .vector = 6,
                                   .hidden = 8,
                                   .layers = 2,
                                   .tag = 6,
                                   .arc = 7,
                                   .label = 5,
                                   .name = 4,
                                   .feats = FEATS};

static void set_lesson(void)
{
    static const int32_t heads[WORDS] = {2, 0, 2, 5, 3};
    train_random         r = {5};

    lesson.items[0] = (train_item){.first = 0, .count = 5, .parsed = true, .named = true};
    lesson.items[1] = (train_item){.first = 5, .count = 4, .parsed = false, .named = true};
    memcpy(lesson.head, heads, sizeof heads);
    for (size_t i = 0; i < WORDS; i++) {
        lesson.upos[i] = (uint8_t)train_random_below(&r, GS_UPOS_COUNT);
        lesson.feats[i] = (uint16_t)train_random_below(&r, FEATS);
        lesson.deprel[i] = (uint8_t)train_random_below(&r, GS_DEPREL_ROOT);
        lesson.inputs[i] = (train_input){.word = (uint32_t)(i % 4),
                                         .vector = i % 3 ? (uint32_t)(i % 4) : GS_VOCAB_NONE,
                                         .first_gram = (uint32_t)(i * GRAMS),
                                         .gram_count = GRAMS,
                                         .suffix = (uint16_t)i,
                                         .prefix = (uint16_t)(i / 2),
                                         .shape = {(uint16_t)(i % 5), 1, 2, 3}};
    }
    lesson.name[0] = GS_NAME_TAG(GS_NAMED_PERSON, GS_TAG_BEGIN);
    lesson.name[1] = GS_NAME_TAG(GS_NAMED_PERSON, GS_TAG_END);
    lesson.name[6] = GS_NAME_TAG(GS_NAMED_PLACE, GS_TAG_SINGLE);
    for (size_t i = 0; i < WORDS * GRAMS; i++)
        lesson.grams[i] = (uint16_t)train_random_below(&r, 11);
    for (size_t i = 0; i < sizeof lesson.vectors / sizeof *lesson.vectors; i++)
        lesson.vectors[i] = train_random_float(&r) - 0.5F;
    lesson.corpus = (train_corpus){.items = lesson.items,
                                   .item_count = 2,
                                   .upos = lesson.upos,
                                   .feats = lesson.feats,
                                   .head = lesson.head,
                                   .deprel = lesson.deprel,
                                   .name = lesson.name,
                                   .word_count = WORDS};
    lesson.in = (train_inputs){lesson.inputs, lesson.grams};
    lesson.text = (train_text){&lesson.corpus, &lesson.in, NULL};
}

/* The loss of both sentences; gradients are left on the desk. */
static double loss_of(train_desk *desk, float *weights, bool drop)
{
    static const train_dropout dropout = {
        .word = 0.2F, .vector = 0.2F, .layer = 0.3F, .head = 0.3F};
    train_example examples[] = {{&lesson.text, 0, 0}, {&lesson.text, 1, 2}};
    train_loss    loss = {.tag = 0};
    train_random  r = {9};

    train_desk_clear(desk);
    train_desk_forward(desk, weights, examples, 2, &dropout, drop ? &r : NULL);
    train_desk_back(desk, 1, 1, &loss);
    return loss.tag + loss.feats + loss.arc + loss.label + loss.name;
}

/* Every weight that has a derivative is moved a little both ways. ReLUs have
 * corners, so a few places may differ. */
static void check_derivatives(bool drop)
{
    train_net   net;
    train_desk *desk;
    float      *gradient;
    size_t      looked_at = 0, wrong = 0;

    assert_int_equal(train_net_init(&net, &shape, 3, 4), GS_OK);
    desk = train_desk_new(&net, lesson.vectors, 16);
    assert_non_null(desk);
    gradient = malloc(net.count * sizeof *gradient);
    assert_non_null(gradient);
    loss_of(desk, net.w, drop);
    memcpy(gradient, train_desk_gradient(desk), net.count * sizeof *gradient);
    for (size_t i = 0; i < net.count; i++) {
        const float step = 2e-3F;
        float       was = net.w[i];
        double      up, down, slope;
        if (i >= net.dense && gradient[i] == 0)
            continue; /* a row of a table that these words do not touch */
        net.w[i] = was + step;
        up = loss_of(desk, net.w, drop);
        net.w[i] = was - step;
        down = loss_of(desk, net.w, drop);
        net.w[i] = was;
        slope = (up - down) / (2 * (double)step);
        looked_at++;
        wrong += fabs(slope - (double)gradient[i]) > 0.01 + 0.02 * fabs(slope);
    }
    assert_true(looked_at > 1500);
    assert_true(wrong * 100 < looked_at);
    free(gradient);
    train_desk_free(desk);
    train_net_release(&net);
}

static void derivatives_are_differences(void **state)
{
    (void)state;
    set_lesson();
    check_derivatives(false);
}

static void derivatives_hold_with_dropout(void **state)
{
    (void)state;
    set_lesson();
    check_derivatives(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(derivatives_are_differences),
        cmocka_unit_test(derivatives_hold_with_dropout),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
