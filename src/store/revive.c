/* store/revive.c - the lines of a report, one after another. See revive.h. */
#include "store/revive.h"

#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"
#include "store/leave_out.h"
#include "store/revive_int.h"
#include "text/utf8.h"

/* In the order of the format. */
static const struct {
    const char *type;
    char        letter; /* of ids; 0: of the report */
    void (*read)(gs_reviver *r, const gs_node *line);
} types[] = {
    {"report", 0, gs_revive_report},         {"sentence", 'z', gs_revive_sentence},
    {"entity", 'n', gs_revive_entity},       {"statement", 's', gs_revive_statement},
    {"claim", 'c', gs_revive_claim},         {"event", 'e', gs_revive_event},
    {"agreement", 'a', gs_revive_agreement},
};

#define TYPES (sizeof types / sizeof *types)

static size_t count_of(const gs_doc *doc, char letter)
{
    return letter == 'z' ? doc->sentence_count : gs_doc_count(doc, letter);
}

/* The first line is the report's; records come in the order of their types and ids. */
static void read_line(gs_reviver *r, gs_str text, size_t *last)
{
    const gs_node *line = gs_node_read(text, &r->line);
    const gs_node *type = gs_node_get(line, "type");
    size_t         t = 0;

    while (type && t < TYPES && !gs_str_eq(type->text, gs_str_from(types[t].type)))
        t++;
    if (!line || !type || t == TYPES || (*last != SIZE_MAX && t < *last) ||
        (t == 0) != (*last == SIZE_MAX)) {
        gs_revive_wrong(r, line ? "type" : "JSON");
        return;
    }
    *last = t;
    types[t].read(r, line);
    if (types[t].letter && gs_revive_id(r, line, "id", types[t].letter) + 1 !=
                               (int32_t)count_of(r->doc, types[t].letter))
        gs_revive_wrong(r, "id");
    if (types[t].letter && types[t].letter != 'z')
        gs_revive_review(r, line, types[t].letter);
}

static gs_status check_line(gs_reviver *r, size_t number, gs_error *err)
{
    if (r->full || r->line.failed)
        return gs_fail_nomem(err, "store");
    if (!r->wrong)
        return GS_OK;
    return gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET, "line %zu of the records is damaged: %s",
                   number, r->wrong);
}

/* Records were named before they came; all of them must have come. */
static gs_status check_named(const gs_reviver *r, gs_error *err)
{
    for (size_t t = 1; t < TYPES; t++) {
        if (r->most[types[t].letter - 'a'] > count_of(r->doc, types[t].letter))
            return gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET,
                           "the records are damaged: there is no %s %c%zu", types[t].type,
                           types[t].letter, r->most[types[t].letter - 'a']);
    }
    return GS_OK;
}

static gs_status read_lines(gs_reviver *r, gs_str records, gs_error *err)
{
    size_t    last = SIZE_MAX, number = 0;
    gs_status st = GS_OK;
    gs_str    line;

    while (st == GS_OK && gs_str_split(&records, '\n', &line)) {
        number++;
        if (!gs_str_trim(line).n)
            continue;
        gs_arena_clear(&r->line);
        read_line(r, line, &last);
        st = check_line(r, number, err);
    }
    if (st == GS_OK && last == SIZE_MAX)
        st = gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET, "the records are damaged: none");
    return st;
}

gs_status gs_revive(gs_doc *doc, gs_str text, gs_str records, gs_arena *arena, gs_error *err)
{
    gs_reviver r = {.doc = doc, .arena = arena};
    gs_status  st;

    gs_doc_init(doc, arena, (gs_seed){0});
    doc->text = text;
    if (text.n > GS_LIMIT_REPORT_BYTES || gs_utf8_valid_prefix(text) != text.n ||
        (text.n && memchr(text.p, 0, text.n)))
        return gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET, "the text is damaged");
    gs_arena_init(&r.line, GS_LIMIT_DOC_MEMORY);
    st = read_lines(&r, records, err);
    if (st == GS_OK)
        st = check_named(&r, err);
    if (st == GS_OK)
        gs_revive_blocks(&r);
    if (st == GS_OK && gs_doc_leave_out(doc) != GS_OK)
        st = gs_fail_nomem(err, "store");
    gs_arena_release(&r.line);
    return st;
}
