/* store/revive_value.c - values of records: strings, spans, ids, times, evidence. See
 * revive_int.h.
 */
#include "store/revive_int.h"

void gs_revive_wrong(gs_reviver *r, const char *field)
{
    if (!r->wrong)
        r->wrong = field;
}

/* ---- strings ---- */

gs_str gs_revive_copy(gs_reviver *r, const gs_node *value)
{
    gs_str s;

    if (!value || value->kind != GS_NODE_STRING || !value->text.n)
        return GS_STR_NONE;
    s = gs_arena_str(r->arena, value->text);
    if (!s.p)
        r->full = true;
    return s.p ? s : GS_STR_NONE;
}

gs_str gs_revive_str(gs_reviver *r, const gs_node *object, const char *key)
{
    const gs_node *value = gs_node_get(object, key);

    if (value && value->kind != GS_NODE_STRING)
        gs_revive_wrong(r, key);
    return gs_revive_copy(r, value);
}

const char *gs_revive_name(gs_reviver *r, gs_str s)
{
    gs_str copy = gs_arena_str(r->arena, s);

    if (!copy.p)
        r->full = true;
    return copy.p ? copy.p : "";
}

/* The members of a field that is a list. */
static const gs_node *get_list(gs_reviver *r, const gs_node *object, const char *key)
{
    const gs_node *list = gs_node_get(object, key);

    if (!list || list->kind == GS_NODE_ARRAY)
        return list;
    gs_revive_wrong(r, key);
    return NULL;
}

static void *make(gs_reviver *r, size_t count, size_t size)
{
    void *items = count ? gs_arena_zeros(r->arena, count, size) : NULL;

    if (count && !items)
        r->full = true;
    return items;
}

gs_str *gs_revive_strs(gs_reviver *r, const gs_node *object, const char *key, size_t *count)
{
    const gs_node *list = get_list(r, object, key);
    gs_str        *items = make(r, list ? list->count : 0, sizeof *items);

    *count = 0;
    if (!items)
        return NULL;
    GS_NODE_EACH(list, item)
    {
        if (item->kind != GS_NODE_STRING)
            gs_revive_wrong(r, key);
        items[(*count)++] = gs_revive_copy(r, item);
    }
    return items;
}

/* ---- numbers and spans ---- */

uint32_t gs_revive_number(gs_reviver *r, const gs_node *value, const char *key)
{
    uint64_t n = 0;
    bool     good = value && value->kind == GS_NODE_NUMBER && value->text.n < 12;

    for (size_t i = 0; good && i < value->text.n; i++) {
        good = gs_ascii_digit(value->text.p[i]);
        n = n * 10 + (uint64_t)(value->text.p[i] - '0');
    }
    if (!good || n > UINT32_MAX) {
        gs_revive_wrong(r, key);
        return 0;
    }
    return (uint32_t)n;
}

/* Whether a character begins or the text ends at byte `at`. */
static bool at_char(gs_str text, uint32_t at)
{
    return at == text.n || (at < text.n && ((unsigned char)text.p[at] & 0xC0) != 0x80);
}

static gs_span check_span(gs_reviver *r, gs_span span, const char *key)
{
    gs_str text = r->doc->text;

    if (span.start <= span.end && at_char(text, span.start) && at_char(text, span.end))
        return span;
    gs_revive_wrong(r, key);
    return (gs_span){0, 0};
}

gs_span gs_revive_bounds(gs_reviver *r, const gs_node *object, const char *key)
{
    gs_span span = {gs_revive_number(r, gs_node_get(object, "start"), key),
                    gs_revive_number(r, gs_node_get(object, "end"), key)};

    return check_span(r, span, key);
}

gs_span gs_revive_pair(gs_reviver *r, const gs_node *value, const char *key)
{
    if (!value || value->kind != GS_NODE_ARRAY || value->count != 2) {
        gs_revive_wrong(r, key);
        return (gs_span){0, 0};
    }
    return check_span(
        r, (gs_span){gs_revive_number(r, value->first, key), gs_revive_number(r, value->last, key)},
        key);
}

gs_spans gs_revive_spans(gs_reviver *r, const gs_node *object, const char *key)
{
    const gs_node *list = get_list(r, object, key);
    gs_spans       spans = {0};

    spans.items = make(r, list ? list->count : 0, sizeof *spans.items);
    if (!spans.items)
        return spans;
    GS_NODE_EACH(list, item)
    spans.items[spans.count++] = gs_revive_pair(r, item, key);
    spans.cap = spans.count;
    return spans;
}

/* ---- names of records and of values ---- */

int32_t gs_revive_index(gs_reviver *r, const gs_node *value, char letter, const char *key)
{
    size_t number = 0, length = sizeof r->key - 1;
    gs_str id;

    if (!value || value->kind == GS_NODE_NULL)
        return -1;
    id = value->kind == GS_NODE_STRING ? value->text : GS_STR_NONE;
    if (id.n > length + 2 && id.n < length + 10 && gs_str_starts(id, gs_str_make(r->key, length)) &&
        id.p[length] == '/' && id.p[length + 1] == letter && id.p[length + 2] != '0') {
        for (size_t i = length + 2; number < SIZE_MAX && i < id.n; i++)
            number = gs_ascii_digit(id.p[i]) ? number * 10 + (size_t)(id.p[i] - '0') : SIZE_MAX;
    }
    if (!number || number == SIZE_MAX) {
        gs_revive_wrong(r, key);
        return -1;
    }
    if (r->most[letter - 'a'] < number)
        r->most[letter - 'a'] = number;
    return (int32_t)number - 1;
}

int32_t gs_revive_id(gs_reviver *r, const gs_node *object, const char *key, char letter)
{
    return gs_revive_index(r, gs_node_get(object, key), letter, key);
}

gs_ids gs_revive_ids(gs_reviver *r, const gs_node *object, const char *key, char letter)
{
    const gs_node *list = get_list(r, object, key);
    gs_ids         ids = {0};

    ids.items = make(r, list ? list->count : 0, sizeof *ids.items);
    if (!ids.items)
        return ids;
    GS_NODE_EACH(list, item)
    {
        int32_t index = gs_revive_index(r, item, letter, key);
        if (index >= 0)
            ids.items[ids.count++] = index;
        else
            gs_revive_wrong(r, key);
    }
    ids.cap = ids.count;
    return ids;
}

int32_t gs_revive_sentence_of(gs_reviver *r, const gs_node *record)
{
    int32_t index = gs_revive_id(r, record, "sentence", 'z');

    if (index >= 0 && (size_t)index < r->doc->sentence_count)
        return index;
    gs_revive_wrong(r, "sentence");
    return 0;
}

gs_span gs_revive_near(const gs_reviver *r, int32_t sentence)
{
    return (size_t)sentence < r->doc->sentence_count ? r->doc->sentences[sentence].span
                                                     : (gs_span){0, 0};
}

int gs_revive_choice(gs_reviver *r, const gs_node *object, const char *key,
                     const char *(*name)(int), int count)
{
    const gs_node *value = gs_node_get(object, key);

    for (int i = 0; i < count; i++) {
        gs_str known = gs_str_from(name(i));
        if (value ? value->kind == GS_NODE_STRING && known.n && gs_str_eq(value->text, known)
                  : !known.p)
            return i;
    }
    gs_revive_wrong(r, key);
    return 0;
}

static int hex_digit(char c)
{
    c = gs_ascii_lower(c);
    return gs_ascii_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool gs_revive_hash(gs_reviver *r, const gs_node *object, const char *key, uint8_t hash[32])
{
    gs_str s = gs_revive_str(r, object, key);

    if (!s.n)
        return false;
    for (size_t i = 0; s.n == 64 && i < 32; i++) {
        int high = hex_digit(s.p[2 * i]), low = hex_digit(s.p[2 * i + 1]);
        if (high < 0 || low < 0)
            s.n = 0;
        hash[i] = (uint8_t)(high * 16 + low);
    }
    if (s.n != 64)
        gs_revive_wrong(r, key);
    return s.n == 64;
}

/* ---- evidence ---- */

gs_span gs_revive_find(const gs_reviver *r, gs_str words, gs_span near)
{
    gs_str text = r->doc->text;
    size_t at;

    if (!words.n)
        return (gs_span){0, 0};
    at = gs_str_find(gs_str_sub(text, 0, near.end), words, near.start);
    if (at == SIZE_MAX)
        at = gs_str_find(text, words, near.start);
    if (at == SIZE_MAX)
        at = gs_str_find(text, words, 0);
    return at == SIZE_MAX ? (gs_span){0, 0} : (gs_span){(uint32_t)at, (uint32_t)(at + words.n)};
}

bool gs_revive_stated(gs_reviver *r, const gs_node *record, const char *field, gs_span *span)
{
    const gs_node *list = gs_node_get(gs_node_get(record, "evidence"), field);

    if (!list || list->kind != GS_NODE_ARRAY || !list->first ||
        list->first->kind != GS_NODE_ARRAY || !list->first->first ||
        list->first->first->kind == GS_NODE_ARRAY)
        return false;
    *span = gs_revive_pair(r, list->first, field);
    return true;
}

static const char *precision_name(int i)
{
    return gs_precision_name((gs_precision)i);
}

gs_time gs_revive_time(gs_reviver *r, const gs_node *record, const gs_node *object, const char *key,
                       gs_span near)
{
    const gs_node *time = gs_node_get(object, key), *approximate, *text;
    gs_time        t = {.value = GS_STR_NONE};

    if (!time)
        return t;
    t.start = gs_revive_str(r, time, "start");
    t.end = gs_revive_str(r, time, "end");
    t.value = gs_revive_str(r, time, "value");
    if (!t.value.n)
        gs_revive_wrong(r, key);
    t.precision =
        (gs_precision)gs_revive_choice(r, time, "precision", precision_name, GS_PRECISION_YEAR + 1);
    approximate = gs_node_get(time, "approximate");
    t.approximate = approximate && approximate->yes;
    text = gs_node_get(time, "text");
    if (text && text->kind == GS_NODE_STRING &&
        !(gs_revive_stated(r, record, key, &t.span) &&
          gs_str_eq(gs_doc_str(r->doc, t.span), text->text)))
        t.span = gs_revive_find(r, text->text, near);
    return t;
}

typedef struct proving {
    gs_reviver *r;
    gs_proofs   proofs;
} proving;

static void prove(proving *p, gs_proof proof)
{
    if (!GS_PUSH(p->r->arena, p->proofs.items, p->proofs.count, p->proofs.cap, proof))
        p->r->full = true;
}

/* An empty list still says that the field is stated: by a member that is not there. */
static void prove_spans(proving *p, const char *field, int32_t member, const gs_node *list)
{
    GS_NODE_EACH(list, item)
    prove(p,
          (gs_proof){.field = field, .member = member, .span = gs_revive_pair(p->r, item, field)});
}

static void prove_field(proving *p, const gs_node *value, bool listed)
{
    const char *field = gs_revive_name(p->r, value->key);
    size_t      before = p->proofs.count;
    int32_t     member = 0;

    if (value->kind != GS_NODE_ARRAY) {
        gs_revive_wrong(p->r, "evidence");
        return;
    }
    if (!listed)
        prove_spans(p, field, -1, value);
    else
        GS_NODE_EACH(value, item)
    prove_spans(p, field, member++, item);
    if (p->proofs.count == before)
        prove(p, (gs_proof){.field = field, .member = INT32_MAX});
}

static bool is_own(gs_reviver *r, const gs_node *value, const char *own, gs_span words)
{
    gs_span span;

    if (!own || !gs_str_eq(value->key, gs_str_from(own)) || value->kind != GS_NODE_ARRAY ||
        value->count != 1)
        return false;
    span = gs_revive_pair(r, value->first, own);
    return span.start == words.start && span.end == words.end;
}

gs_proofs gs_revive_proofs(gs_reviver *r, const gs_node *record, const char *const *lists,
                           const char *own, gs_span words)
{
    proving p = {.r = r};

    GS_NODE_EACH(gs_node_get(record, "evidence"), value)
    {
        bool listed = false;
        for (size_t i = 0; lists && lists[i]; i++)
            listed = listed || gs_str_eq(value->key, gs_str_from(lists[i]));
        if (!is_own(r, value, own, words))
            prove_field(&p, value, listed);
    }
    GS_NODE_EACH(gs_node_get(record, "inferred"), value)
    {
        if (value->kind == GS_NODE_STRING)
            prove(&p, (gs_proof){.field = gs_revive_name(r, value->key),
                                 .member = -1,
                                 .rule = gs_revive_name(r, value->text)});
        else
            gs_revive_wrong(r, "inferred");
    }
    return p.proofs;
}
