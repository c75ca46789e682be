/* lang/qmatrix.h: packing, and refusing what is wrong in a file. */
#include "test.h"

#include <math.h>
#include <unistd.h>

#include "lang/qmatrix.h"
#include "train/model_write.h"

enum { IN = 6, OUT = 19, IN4 = 8, OUT16 = 32 };

typedef struct parts {
    _Alignas(64) int8_t w[IN4 * OUT16];
    _Alignas(64) float scale[OUT16], bias[OUT16];
    _Alignas(64) int32_t wsum[OUT16];
} parts;

static gs_qmatrix pack(parts *p)
{
    const gs_qmatrix_room room = {p->w, p->scale, p->bias, p->wsum};
    float                 rows[IN][OUT], bias[OUT];

    for (int i = 0; i < IN; i++) {
        for (int o = 0; o < OUT; o++)
            rows[i][o] = (float)((i * 5 + o * 3) % 11 - 5) * 0.1f * (float)o;
    }
    rows[2][3] = NAN;
    rows[2][4] = INFINITY;
    for (int o = 0; o < OUT; o++)
        bias[o] = (float)o;
    return gs_qmatrix_pack(rows[0], bias, IN, OUT, &room);
}

static void packed_where_it_is_read(void **state)
{
    static parts p;
    gs_qmatrix   m = pack(&p);

    (void)state;
    assert_true(m.in == IN && m.out == OUT && m.w == p.w);
    for (int o = 0; o < OUT16; o++) {
        int32_t sum = 0;
        for (int i = 0; i < IN4; i++) {
            int8_t w = p.w[o / 16 * IN4 * 16 + i / 4 * 64 + o % 16 * 4 + i % 4];
            double want = ((i * 5 + o * 3) % 11 - 5) * 0.1 * o;
            sum += w;
            if (i >= IN || o >= OUT || (i == 2 && (o == 3 || o == 4)))
                assert_int_equal(w, 0);
            else
                assert_true(fabs(w * (double)p.scale[o] - want) <= (double)p.scale[o] * 0.501);
        }
        assert_int_equal(sum, p.wsum[o]);
        assert_true(p.bias[o] == (o < OUT ? (float)o : 0.0f));
    }
    assert_true(p.scale[0] == 0.0f);
}

/* Writes the parts to a file, loads the matrix, and says what came of it. */
static gs_status reload(const parts *p, uint32_t in, uint32_t out, const char *leave_out)
{
    char               path[] = "/tmp/test_qmatrixXXXXXX";
    int                fd = mkstemp(path);
    train_model_writer w;
    gs_model_file      file;
    gs_qmatrix         m;
    gs_error           err;
    gs_status          st;

    assert_true(fd >= 0);
    close(fd);
    train_model_writer_init(&w);
    train_model_add(&w, "a.w", GS_MODEL_I8, OUT16 / 16, IN4 * 16, p->w);
    if (strcmp(leave_out, "s") != 0)
        train_model_add(&w, "a.s", GS_MODEL_F32, 1, OUT16, p->scale);
    train_model_add(&w, "a.b", GS_MODEL_F32, 1, OUT16, p->bias);
    train_model_add(&w, "a.z", GS_MODEL_I32, 1, OUT16, p->wsum);
    assert_int_equal(train_model_save(&w, path, &err), GS_OK);
    train_model_writer_release(&w);
    assert_int_equal(gs_model_file_open(&file, path, &err), GS_OK);
    st = gs_qmatrix_load(&m, &file, "a", in, out, &err);
    if (st == GS_OK)
        assert_true(memcmp(m.w, p->w, sizeof p->w) == 0 && m.in == in && m.bias[2] == 2.0f);
    gs_model_file_close(&file);
    unlink(path);
    return st;
}

static void loaded_when_sound(void **state)
{
    static parts p;

    (void)state;
    pack(&p);
    assert_int_equal(reload(&p, IN, OUT, ""), GS_OK);
    assert_int_equal(reload(&p, IN, OUT, "s"), GS_E_DATA);
    assert_int_equal(reload(&p, IN + 4, OUT, ""), GS_E_DATA);
    assert_int_equal(reload(&p, IN, OUT + 16, ""), GS_E_DATA);
    assert_int_equal(reload(&p, 0, 0, ""), GS_E_DATA);
    assert_int_equal(reload(&p, IN, UINT32_MAX, ""), GS_E_DATA);
}

static void refused_when_not(void **state)
{
    static parts p;

    (void)state;
    pack(&p);
    p.w[70] = 64;
    p.wsum[OUT16 - 1] += 1;
    assert_int_equal(reload(&p, IN, OUT, ""), GS_E_DATA);
    pack(&p);
    p.wsum[OUT16 - 1] = 1;
    assert_int_equal(reload(&p, IN, OUT, ""), GS_E_DATA);
    pack(&p);
    p.w[IN4 * OUT16 - 1] = -64;
    p.wsum[OUT16 - 1] = -64;
    assert_int_equal(reload(&p, IN, OUT, ""), GS_E_DATA);
    pack(&p);
    p.scale[5] = NAN;
    assert_int_equal(reload(&p, IN, OUT, ""), GS_E_DATA);
    pack(&p);
    p.bias[5] = INFINITY;
    assert_int_equal(reload(&p, IN, OUT, ""), GS_E_DATA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packed_where_it_is_read),
        cmocka_unit_test(loaded_when_sound),
        cmocka_unit_test(refused_when_not),
    };
    return cmocka_run_group_tests_name("qmatrix", tests, NULL, NULL);
}
