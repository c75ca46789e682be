/* Reviews over a document made by hand: values that a person writes, records found again
 * by their words, what is set and what rests on it, and what is left out. */
#include "test.h"

#include "base/error.h"
#include "base/json.h"
#include "output/output.h"
#include "store/leave_out.h"
#include "store/review.h"
#include "store/review_time.h"
#include "store/review_value.h"
#include "store/revive.h"

#include "sample_doc.h"

static void open_sample(fixture *f)
{
    begin(f);
    sample_fill(&f->doc);
}

/* The anchor of a record as it is kept. */
static gs_str anchor_text(fixture *f, char letter, int32_t index)
{
    gs_json   json;
    gs_anchor a = gs_anchor_of(&f->doc, letter, index);
    gs_str    text;

    gs_buf_clear(&f->out);
    gs_json_init(&json, &f->out);
    gs_anchor_write(&json, &f->doc, &a);
    text = gs_arena_str(&f->arena, gs_buf_str(&f->out));
    gs_buf_clear(&f->out);
    return text;
}

/* What `words` are as a value of the field; "!" and the message where they are none. */
static gs_str value_of(fixture *f, char letter, int32_t index, const char *field, const char *words)
{
    gs_slot   slot;
    gs_json   json;
    gs_error  err;
    gs_status st = gs_slot_find(&f->doc, letter, index, gs_str_from(field), &slot, &err);
    gs_str    text;

    gs_buf_clear(&f->out);
    gs_json_init(&json, &f->out);
    if (st == GS_OK)
        st = gs_value_read(&slot, gs_str_from(words), &json, &err);
    if (st != GS_OK) {
        gs_buf_clear(&f->out);
        gs_buf_addf(&f->out, "!%s", err.message);
    }
    text = gs_arena_str(&f->arena, gs_buf_str(&f->out));
    gs_buf_clear(&f->out);
    return text;
}

static void add_row(fixture *f, gs_review_rows *rows, gs_review_action action, char letter,
                    int32_t index, const char *field, const char *words)
{
    gs_review_row row = {.id = (int64_t)rows->count + 1,
                         .action = action,
                         .field = gs_str_from(field),
                         .by = GS_STR("R. Sand"),
                         .why = GS_STR("a test"),
                         .at = GS_STR("2026-01-02T03:04:05Z"),
                         .about = gs_anchor_of(&f->doc, letter, index)};

    row.anchor = anchor_text(f, letter, index);
    if (words)
        row.value = value_of(f, letter, index, field, words);
    assert_true(GS_PUSH(&f->arena, rows->items, rows->count, rows->cap, row));
}

static void apply(fixture *f, gs_review_rows *rows)
{
    gs_review_before *before = gs_review_before_of(&f->doc);
    gs_error          err;

    assert_int_equal(gs_review_apply(&f->doc, rows, &err), GS_OK);
    assert_int_equal(gs_review_rest(&f->doc, before), GS_OK);
}

static void assert_has(gs_str text, const char *words)
{
    if (gs_str_find(text, gs_str_from(words), 0) == SIZE_MAX)
        fail_msg("\"%s\" is not in \"%.*s\"", words, GS_STR_ARG(text));
}

static void values_are_what_a_field_can_have(void **state)
{
    fixture f;

    (void)state;
    open_sample(&f);
    assert_str(value_of(&f, 's', 0, "act", "Accuse"), "\"accuse\"");
    assert_has(value_of(&f, 's', 0, "act", "shout"), "!act cannot be 'shout'; it is one of: say, ");
    assert_has(value_of(&f, 's', 0, "speakr", "n1"), "!'speakr' cannot be set; what can: act, spe");
    assert_str(value_of(&f, 's', 0, "speaker", " "), "null");
    assert_has(value_of(&f, 's', 0, "act", ""), "!act cannot be nothing");
    assert_has(value_of(&f, 's', 0, "speaker", "n2"), "\"name\":\"Tomas Verrin\"}");
    assert_has(value_of(&f, 's', 0, "speaker", "tomas verrin"), "{\"id\":\"n2\",");
    assert_has(value_of(&f, 's', 0, "speaker", "n9"), "!speaker cannot be 'n9'; it is an entity");
    assert_has(value_of(&f, 's', 0, "speaker", "Ana Brekel"), "!nobody in the report is called");
    assert_str(value_of(&f, 's', 0, "speaker", "person:Ana Brekel"),
               "{\"id\":\"n\",\"kind\":\"person\",\"name\":\"Ana Brekel\"}");
    assert_has(value_of(&f, 's', 0, "speaker", "organization:Northern Wire"), "\"start\":");
    assert_has(value_of(&f, 's', 0, "claim", "s1"), "!claim cannot be 's1'; it is a claim of the");
    assert_has(value_of(&f, 's', 0, "content", "the lake"), "[[");
    assert_has(value_of(&f, 's', 0, "content", "the sea"), "!the report does not have the words");
    assert_has(value_of(&f, 's', 1, "content", "lake"), "!'lake' stands there more than once");
    assert_str(value_of(&f, 'e', 0, "category", "assault"), "\"ASSAULT\"");
    assert_str(value_of(&f, 'e', 0, "cameo", "190"), "\"190\"");
    assert_has(value_of(&f, 'e', 0, "cameo", "x"), "!cameo cannot be 'x'; it is two to four");
    assert_str(value_of(&f, 'e', 0, "actors", ""), "[]");
    assert_has(value_of(&f, 'e', 0, "actors", "n1, Villagers"), "\"name\":\"Villagers\"}]");
    end(&f);
}

static void times_are_what_they_say(void **state)
{
    static const struct {
        const char  *value, *start, *end;
        gs_precision precision;
    } good[] = {
        {"2021", "2021-01-01", "2021-12-31", GS_PRECISION_YEAR},
        {"2020-02", "2020-02-01", "2020-02-29", GS_PRECISION_MONTH},
        {"2021-W01", "2021-01-04", "2021-01-10", GS_PRECISION_WEEK},
        {"2020-W53", "2020-12-28", "2021-01-03", GS_PRECISION_WEEK},
        {"2021-03-12", "2021-03-12", "2021-03-12", GS_PRECISION_DAY},
        {"2021-03-12T09:30", "2021-03-12T09:30", "2021-03-12T09:30", GS_PRECISION_MINUTE},
        {"XXXX-02-29", "--02-29", "--02-29", GS_PRECISION_DAY},
    };
    static const char *const bad[] = {"",           "21",        "2021-13",          "2021-W53",
                                      "2021-02-29", "12.3.2021", "2021-03-12T25:00", "XXXX-02-30"};
    fixture                  f;
    gs_time                  t;

    (void)state;
    begin(&f);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(gs_review_time(gs_str_from(good[i].value), &f.arena, &t));
        assert_str(t.value, good[i].value);
        assert_str(t.start, good[i].start);
        assert_str(t.end, good[i].end);
        assert_int_equal(t.precision, good[i].precision);
    }
    assert_true(gs_review_time(GS_STR("--11-25"), &f.arena, &t));
    assert_str(t.value, "XXXX-11-25");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(gs_review_time(gs_str_from(bad[i]), &f.arena, &t));
    end(&f);
}

/* Records are found when others stand before them, and not when they are gone. */
static void records_are_found_by_their_words(void **state)
{
    static const char letters[] = "nsce";
    fixture           f;
    gs_anchor         a, lost = {.letter = 's', .number = 1, .span = {1, 4}};

    (void)state;
    open_sample(&f);
    for (const char *l = letters; *l; l++) {
        for (size_t i = 0; i < gs_doc_count(&f.doc, *l); i++) {
            a = gs_anchor_of(&f.doc, *l, (int32_t)i);
            a.number += 2;
            assert_int_equal(gs_anchor_find(&f.doc, &a), (int32_t)i);
        }
    }
    assert_int_equal(gs_anchor_find(&f.doc, &lost), -1);
    /* the same words under another cue */
    a = gs_anchor_of(&f.doc, 's', 2);
    a.span = sample_span(&f.doc, "Villagers", 0);
    assert_int_equal(gs_anchor_find(&f.doc, &a), 2);
    end(&f);
}

static void anchors_are_read_as_they_were_written(void **state)
{
    fixture   f;
    gs_anchor a, b;
    yajl_val  tree;

    (void)state;
    open_sample(&f);
    a = gs_anchor_of(&f.doc, 'n', 1);
    tree = yajl_tree_parse(anchor_text(&f, 'n', 1).p, NULL, 0);
    assert_true(gs_anchor_read(tree, &b));
    assert_int_equal(a.letter, b.letter);
    assert_int_equal(a.number, b.number);
    assert_int_equal(a.span.start, b.span.start);
    assert_int_equal(a.span.end, b.span.end);
    assert_str(b.name, "Tomas Verrin");
    assert_str(b.kind, "person");
    yajl_tree_free(tree);
    tree = yajl_tree_parse("{\"id\":\"q7\",\"start\":9,\"end\":3}", NULL, 0);
    assert_false(gs_anchor_read(tree, &b));
    yajl_tree_free(tree);
    end(&f);
}

static void a_speaker_is_set(void **state)
{
    fixture        f;
    gs_review_rows rows = {0};

    (void)state;
    open_sample(&f);
    add_row(&f, &rows, GS_REVIEW_SET, 's', 0, "speaker", "Villagers");
    add_row(&f, &rows, GS_REVIEW_SET, 's', 0, "speaker", "person:Ana Brekel");
    apply(&f, &rows);
    assert_int_equal(rows.items[0].state, GS_REVIEW_REPLACED);
    assert_int_equal(rows.items[1].state, GS_REVIEW_HOLDS);
    assert_int_equal(f.doc.entity_count, 5);
    assert_int_equal(f.doc.statements[0].speaker, 4);
    gs_output_jsonl(&f.doc, NULL, &f.out);
    assert_has(gs_buf_str(&f.out), "\"inferred\":{\"speaker\":\"review:person\"},\"review\":{"
                                   "\"status\":\"corrected\",\"by\":\"R. Sand\",\"at\":\"2026-01-");
    assert_has(gs_buf_str(&f.out),
               "\"machine\":{\"speaker\":\"00000000000000000000000000000000/n1\"}");
    end(&f);
}

static void what_is_undone_does_not_hold(void **state)
{
    fixture        f;
    gs_review_rows rows = {0};

    (void)state;
    open_sample(&f);
    add_row(&f, &rows, GS_REVIEW_SET, 's', 0, "act", "say");
    add_row(&f, &rows, GS_REVIEW_SET, 's', 0, "form", "mixed");
    add_row(&f, &rows, GS_REVIEW_UNDO, 's', 0, "act", NULL);
    add_row(&f, &rows, GS_REVIEW_REJECT, 's', 1, NULL, NULL);
    add_row(&f, &rows, GS_REVIEW_UNDO, 's', 1, NULL, NULL);
    apply(&f, &rows);
    assert_int_equal(f.doc.statements[0].act, GS_ACT_DENY);
    assert_int_equal(f.doc.statements[0].form, GS_FORM_MIXED);
    assert_false(gs_doc_rejects(&f.doc, 's', 1));
    assert_int_equal(f.doc.review_count, 1);
    end(&f);
}

static void a_confirmation_is_of_what_was_read(void **state)
{
    fixture        f;
    gs_review_rows rows = {0};
    gs_json        json;

    (void)state;
    open_sample(&f);
    add_row(&f, &rows, GS_REVIEW_CONFIRM, 's', 0, NULL, NULL);
    add_row(&f, &rows, GS_REVIEW_CONFIRM, 's', 2, NULL, NULL);
    for (int i = 0; i < 2; i++) {
        gs_json_init(&json, &f.out);
        gs_slots_tell(&f.doc, 's', i * 2, &json);
        rows.items[i].value = gs_arena_str(&f.arena, gs_buf_str(&f.out));
        gs_buf_clear(&f.out);
    }
    f.doc.statements[2].speaker = 1; /* another model reads it otherwise */
    apply(&f, &rows);
    assert_int_equal(rows.items[0].state, GS_REVIEW_HOLDS);
    assert_int_equal(rows.items[1].state, GS_REVIEW_STRAY);
    assert_int_equal(f.doc.review_count, 1);
    assert_int_equal(f.doc.reviews[0].status, GS_REVIEW_CONFIRMED);
    end(&f);
}

/* The claim loses its only assertion, the event its only teller. */
static void what_rests_on_a_statement_goes_with_it(void **state)
{
    fixture         f;
    gs_review_rows  rows = {0};
    const gs_claim *c;

    (void)state;
    open_sample(&f);
    c = &f.doc.claims[0];
    add_row(&f, &rows, GS_REVIEW_REJECT, 's', 0, NULL, NULL);
    apply(&f, &rows);
    assert_int_equal(c->denied_by.count, 1);
    assert_int_equal(c->denied_by.items[0], 1);
    assert_int_equal(c->origins_against, 1);
    assert_int_equal(c->status, GS_CLAIM_DISPUTED);
    assert_true(gs_doc_rejects(&f.doc, 'e', 0));
    assert_str(f.doc.reviews[1].rests_on, "s1");

    assert_int_equal(gs_doc_leave_out(&f.doc), GS_OK);
    assert_int_equal(f.doc.statement_count, 4);
    assert_int_equal(f.doc.event_count, 0);
    assert_int_equal(c->denied_by.items[0], 0);
    assert_int_equal(gs_doc_number(&f.doc, 's', 0), 2);
    gs_output_jsonl(&f.doc, NULL, &f.out);
    assert_has(gs_buf_str(&f.out), "\"denied_by\":[\"00000000000000000000000000000000/s2\"]");
    end(&f);
}

static void a_claim_without_statements_goes(void **state)
{
    fixture        f;
    gs_review_rows rows = {0};

    (void)state;
    open_sample(&f);
    for (int i = 0; i < 3; i++)
        add_row(&f, &rows, GS_REVIEW_REJECT, 's', i, NULL, NULL);
    apply(&f, &rows);
    assert_true(gs_doc_rejects(&f.doc, 'c', 0));
    end(&f);
}

static void a_stance_moves_a_statement_to_the_other_side(void **state)
{
    fixture        f;
    gs_review_rows rows = {0};

    (void)state;
    open_sample(&f);
    add_row(&f, &rows, GS_REVIEW_SET, 's', 2, "stance", "denies");
    apply(&f, &rows);
    assert_int_equal(f.doc.claims[0].asserted_by.count, 0);
    assert_int_equal(f.doc.claims[0].denied_by.count, 3);
    assert_int_equal(f.doc.claims[0].origins_against, 3);
    assert_int_equal(f.doc.claims[0].status, GS_CLAIM_DENIED);
    end(&f);
}

static void nobody_points_at_a_rejected_entity(void **state)
{
    fixture        f;
    gs_review_rows rows = {0};

    (void)state;
    open_sample(&f);
    add_row(&f, &rows, GS_REVIEW_REJECT, 'n', 0, NULL, NULL);
    apply(&f, &rows);
    assert_int_equal(f.doc.statements[0].speaker, -1);
    assert_int_equal(f.doc.events[0].actors.count, 0);
    assert_int_equal(f.doc.entities[1].offices[0].of, -1);
    assert_int_equal(f.doc.claims[0].origins_against, 1); /* Verrin alone */
    assert_int_equal(gs_doc_leave_out(&f.doc), GS_OK);
    assert_int_equal(f.doc.statements[1].speaker, 0);
    assert_str(f.doc.entities[0].name, "Tomas Verrin");
    assert_int_equal(gs_doc_number(&f.doc, 'n', 0), 2);
    end(&f);
}

/* Corrected records are a document again, with what was said of them, but for those
 * that were rejected. */
static void corrected_records_are_revived(void **state)
{
    fixture        f;
    gs_review_rows rows = {0};
    gs_doc         again;
    gs_buf         out;
    gs_error       err;

    (void)state;
    open_sample(&f);
    add_row(&f, &rows, GS_REVIEW_SET, 's', 2, "speaker", "person:Ana Brekel");
    add_row(&f, &rows, GS_REVIEW_SET, 's', 2, "time", "2021-03-10");
    add_row(&f, &rows, GS_REVIEW_SET, 's', 2, "addressee", "n1, n2");
    add_row(&f, &rows, GS_REVIEW_REJECT, 's', 0, NULL, NULL);
    apply(&f, &rows);
    gs_output_jsonl(&f.doc, NULL, &f.out);
    assert_has(gs_buf_str(&f.out), "\"status\":\"rejected\"");
    assert_int_equal(gs_revive(&again, f.doc.text, gs_buf_str(&f.out), &f.arena, &err), GS_OK);
    gs_buf_init(&out, 1 << 20);
    gs_output_jsonl(&again, NULL, &out);
    assert_int_equal(again.statement_count, 4);
    assert_int_equal(again.event_count, 0);
    assert_int_equal(again.review_count, 1);
    assert_int_equal(gs_doc_leave_out(&f.doc), GS_OK);
    gs_buf_clear(&f.out);
    gs_output_jsonl(&f.doc, NULL, &f.out);
    assert_true(gs_str_eq(gs_buf_str(&out), gs_buf_str(&f.out)));
    gs_buf_release(&out);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_what_a_field_can_have),
        cmocka_unit_test(times_are_what_they_say),
        cmocka_unit_test(records_are_found_by_their_words),
        cmocka_unit_test(anchors_are_read_as_they_were_written),
        cmocka_unit_test(a_speaker_is_set),
        cmocka_unit_test(what_is_undone_does_not_hold),
        cmocka_unit_test(a_confirmation_is_of_what_was_read),
        cmocka_unit_test(what_rests_on_a_statement_goes_with_it),
        cmocka_unit_test(a_claim_without_statements_goes),
        cmocka_unit_test(a_stance_moves_a_statement_to_the_other_side),
        cmocka_unit_test(nobody_points_at_a_rejected_entity),
        cmocka_unit_test(corrected_records_are_revived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
