/* store/review_value.c - see review_value.h. */
#include "store/review_value.h"

#include <stdio.h>

#include "base/error.h"
#include "store/review_time.h"

#define STAGE "review"

static gs_status refuse(const gs_slot *slot, gs_str words, const char *what, gs_error *err)
{
    return gs_fail(err, GS_E_USAGE, STAGE, GS_NO_OFFSET, "%s cannot be '%.*s'; it is %s",
                   slot->field->name, GS_STR_ARG(words), what);
}

/* ---- one of a list of words ---- */

static gs_status read_choice(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err)
{
    char   list[200] = "one of: ";
    size_t n = strlen(list);

    for (int i = 0; i < slot->field->count; i++) {
        gs_str name = gs_str_from(slot->field->choice(i));
        if (name.n && gs_str_eq_nocase(name, words)) {
            gs_json_str(out, name);
            return GS_OK;
        }
        if (name.n && n < sizeof list)
            n += (size_t)snprintf(list + n, sizeof list - n, "%s%s", list[n - 1] == ' ' ? "" : ", ",
                                  name.p);
    }
    return refuse(slot, words, list, err);
}

/* ---- records ---- */

/* "n3", or "f86a98ca…/n3" in full or cut: the index, -1 where it is no id of that type. */
static int64_t read_id(gs_str words, char letter)
{
    size_t  slash = gs_str_find(words, GS_STR("/"), 0);
    gs_str  id = slash == SIZE_MAX ? words : gs_str_sub(words, slash + 1, words.n);
    int64_t n = 0;

    if (id.n < 2 || id.n > 9 || id.p[0] != letter)
        return -1;
    for (size_t i = 1; i < id.n; i++) {
        if (!gs_ascii_digit(id.p[i]))
            return -1;
        n = n * 10 + (id.p[i] - '0');
    }
    return n - 1;
}

static bool has_name(const gs_entity *e, gs_str name)
{
    bool found = gs_str_eq_nocase(e->name, name);

    for (size_t i = 0; i < e->name_count && !found; i++)
        found = gs_str_eq_nocase(e->names[i], name);
    return found;
}

/* The entity of that name: -1 none, -2 more than one, and *other is a second. */
static int32_t named(const gs_doc *doc, gs_str name, int32_t *first, int32_t *other)
{
    int32_t found = -1;

    for (size_t i = 0; i < doc->entity_count; i++) {
        if (!has_name(&doc->entities[i], name))
            continue;
        if (found >= 0) {
            *first = found;
            *other = (int32_t)i;
            return -2;
        }
        found = (int32_t)i;
    }
    return found;
}

/* "organization:Ministry of Defence" */
static bool split_kind(gs_str words, gs_str *kind, gs_str *name)
{
    *name = words;
    if (!gs_str_split(name, ':', kind) || !name->n)
        return false;
    *kind = gs_str_trim(*kind);
    *name = gs_str_trim(*name);
    for (int i = 0; i < GS_ENTITY_KIND_COUNT; i++) {
        if (gs_str_eq(*kind, gs_str_from(gs_entity_kind_name((gs_entity_kind)i))))
            return name->n > 0;
    }
    return false;
}

/* Somebody who was not found: with the place of the name, where the report has it. */
static void write_new(const gs_slot *slot, gs_str kind, gs_str name, gs_json *out)
{
    gs_anchor a = {.letter = 'n', .kind = kind, .name = name};
    size_t    at = gs_str_find(slot->doc->text, name, 0);

    if (at != SIZE_MAX)
        a.span = (gs_span){(uint32_t)at, (uint32_t)(at + name.n)};
    gs_anchor_write(out, slot->doc, &a);
}

static gs_status read_entity(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err)
{
    int32_t   first = 0, other = 0, found;
    gs_str    kind, name = words;
    bool      typed = split_kind(words, &kind, &name);
    gs_anchor a;

    found = named(slot->doc, typed ? name : words, &first, &other);
    if (found == -2)
        return gs_fail(err, GS_E_USAGE, STAGE, GS_NO_OFFSET,
                       "'%.*s' may be n%u or n%u; give the id", GS_STR_ARG(words),
                       (unsigned)gs_doc_number(slot->doc, 'n', (size_t)first),
                       (unsigned)gs_doc_number(slot->doc, 'n', (size_t)other));
    if (found >= 0) {
        a = gs_anchor_of(slot->doc, 'n', found);
        gs_anchor_write(out, slot->doc, &a);
        return GS_OK;
    }
    if (typed) {
        write_new(slot, kind, name, out);
        return GS_OK;
    }
    return gs_fail(err, GS_E_USAGE, STAGE, GS_NO_OFFSET,
                   "nobody in the report is called '%.*s'; to add one, write the kind before it: "
                   "organization:%.*s (or person, state, place, group, facility, document, other)",
                   GS_STR_ARG(words), GS_STR_ARG(words));
}

static gs_status read_record(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err)
{
    static const char *const what[] = {
        ['n'] = "an entity", ['s'] = "a statement", ['c'] = "a claim", ['e'] = "an event"};
    char      of = slot->field->of, text[80];
    size_t    count = gs_doc_count(slot->doc, of);
    int64_t   index = read_id(words, of);
    gs_anchor a;

    if (index >= 0 && (uint64_t)index < count) {
        a = gs_anchor_of(slot->doc, of, (int32_t)index);
        gs_anchor_write(out, slot->doc, &a);
        return GS_OK;
    }
    if (of == 'n' && index < 0)
        return read_entity(slot, words, out, err);
    snprintf(text, sizeof text, "%s of the report, from %c1 to %c%zu", what[(unsigned char)of], of,
             of, count);
    return refuse(slot, words, text, err);
}

static gs_status read_records(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err)
{
    gs_status st = GS_OK;
    gs_str    one;

    gs_json_array(out);
    while (st == GS_OK && gs_str_split(&words, ',', &one)) {
        one = gs_str_trim(one);
        if (one.n)
            st = read_record(slot, one, out, err);
    }
    gs_json_array_end(out);
    return st;
}

/* ---- words of the report ---- */

static gs_span sentence_of(const gs_slot *slot)
{
    gs_anchor a = gs_anchor_of(slot->doc, slot->letter, slot->index);
    int32_t   s = a.span.end > a.span.start ? gs_doc_sentence_at(slot->doc, a.span.start) : -1;

    return s >= 0 ? slot->doc->sentences[s].span : (gs_span){0, 0};
}

/* How often they stand in [from, to) of the text; *at is the first place. */
static int count_words(gs_str text, gs_str words, gs_span in, size_t *at)
{
    gs_str part = gs_str_sub(text, 0, in.end);
    size_t next = gs_str_find(part, words, in.start);

    *at = next;
    if (next == SIZE_MAX)
        return 0;
    return gs_str_find(part, words, next + 1) == SIZE_MAX ? 1 : 2;
}

static gs_status read_span(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err)
{
    gs_str  text = slot->doc->text;
    gs_span all = {0, (uint32_t)text.n};
    size_t  at;
    int     found = words.n ? count_words(text, words, sentence_of(slot), &at) : 0;

    if (!found && words.n)
        found = count_words(text, words, all, &at);
    if (found != 1)
        return gs_fail(err, GS_E_USAGE, STAGE, GS_NO_OFFSET,
                       found ? "'%.*s' stands there more than once; give more words"
                             : "the report does not have the words '%.*s'",
                       GS_STR_ARG(words));
    gs_json_array(out);
    gs_json_uint(out, at);
    gs_json_uint(out, at + words.n);
    gs_json_array_end(out);
    return GS_OK;
}

static gs_status read_spans(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err)
{
    gs_status st = GS_OK;
    gs_str    piece;

    gs_json_array(out);
    while (st == GS_OK && gs_str_split(&words, '|', &piece)) {
        piece = gs_str_trim(piece);
        if (piece.n)
            st = read_span(slot, piece, out, err);
    }
    gs_json_array_end(out);
    return st;
}

/* ---- times and codes ---- */

static gs_status read_time(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err)
{
    gs_time time;

    if (!gs_review_time(words, slot->doc->arena, &time))
        return refuse(slot, words,
                      "written 2020-11-25, 2020-11, 2020, 2020-W48, 2020-11-25T14:05, or "
                      "XXXX-11-25 without a year",
                      err);
    gs_json_str(out, time.value);
    return GS_OK;
}

static bool has_form(gs_text_form form, gs_str words)
{
    bool good = form == GS_TEXT_CODE ? words.n >= 2 && words.n <= 4
                                     : form != GS_TEXT_COUNTRY || words.n == 3;

    for (size_t i = 0; i < words.n && good; i++) {
        char c = words.p[i];
        if (form == GS_TEXT_CODE)
            good = gs_ascii_digit(c);
        else if (form == GS_TEXT_COUNTRY)
            good = c >= 'A' && c <= 'Z';
        else if (form != GS_TEXT_ANY)
            good = (c >= 'a' && c <= 'z') || c == '-' || c == '_' ||
                   (form == GS_TEXT_WORDS && c == ' ');
    }
    return good;
}

static gs_status read_text(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err)
{
    static const char *const told[] = {
        [GS_TEXT_CODE] = "two to four digits",
        [GS_TEXT_WORD] = "a word in small letters",
        [GS_TEXT_WORDS] = "words in small letters, parted by blanks",
        [GS_TEXT_COUNTRY] = "three capital letters, as ARM",
    };

    if (!has_form(slot->field->form, words))
        return refuse(slot, words, told[slot->field->form], err);
    gs_json_str(out, words);
    return GS_OK;
}

gs_status gs_value_read(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err)
{
    static gs_status (*const readers[])(const gs_slot *, gs_str, gs_json *, gs_error *) = {
        [GS_VALUE_CHOICE] = read_choice,   [GS_VALUE_RECORD] = read_record,
        [GS_VALUE_RECORDS] = read_records, [GS_VALUE_SPAN] = read_span,
        [GS_VALUE_SPANS] = read_spans,     [GS_VALUE_TIME] = read_time,
        [GS_VALUE_TEXT] = read_text,
    };
    bool list = slot->field->kind == GS_VALUE_RECORDS || slot->field->kind == GS_VALUE_SPANS;

    words = gs_str_trim(words);
    if (!words.n && !slot->field->none)
        return gs_fail(err, GS_E_USAGE, STAGE, GS_NO_OFFSET, "%s cannot be nothing",
                       slot->field->name);
    if (!words.n && !list) {
        gs_json_null(out);
        return GS_OK;
    }
    return readers[slot->field->kind](slot, words, out, err);
}
