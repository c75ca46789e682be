/* output/jsonl_evidence.c - why a record's fields have their values.
 *
 * A record keeps its proofs in the order they were found; the output groups
 * them by field: `evidence` has for each stated field its spans (for a field
 * that is a list: for each member its spans), `inferred` for each inferred
 * field its rule. Records have a handful of proofs, so groups are found by
 * looking again from the first.
 */
#include "output/jsonl_int.h"

typedef struct proof_view {
    const gs_proofs     *proofs;
    const gs_jsonl_list *lists;
    gs_jsonl_own         own;
} proof_view;

static bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* Whether an earlier proof of the same field (stated or inferred alike) has
 * already led to its group. */
static bool is_first(const gs_proofs *proofs, size_t index)
{
    const gs_proof *p = &proofs->items[index];

    for (size_t i = 0; i < index; i++) {
        if (!proofs->items[i].rule == !p->rule && same(proofs->items[i].field, p->field))
            return false;
    }
    return true;
}

static bool has_proof(const gs_proofs *proofs, const char *field)
{
    for (size_t i = 0; i < proofs->count; i++) {
        if (same(proofs->items[i].field, field))
            return true;
    }
    return false;
}

static const gs_jsonl_list *find_list(const gs_jsonl_list *lists, const char *field)
{
    while (lists && lists->field && !same(lists->field, field))
        lists++;
    return lists && lists->field ? lists : NULL;
}

/* The spans stated for one member of `field`; member -1 is the whole field. */
static void add_spans(gs_jsonl *w, const proof_view *v, const char *field, int32_t member,
                      bool chars)
{
    gs_json_array(&w->json);
    for (size_t i = 0; i < v->proofs->count; i++) {
        const gs_proof *p = &v->proofs->items[i];
        if (!p->rule && same(p->field, field) && (p->member == member || p->member < 0))
            gs_jsonl_pair(w, p->span, chars);
    }
    gs_json_array_end(&w->json);
}

static void add_field(gs_jsonl *w, const proof_view *v, const char *field, bool chars)
{
    const gs_jsonl_list *list = find_list(v->lists, field);

    gs_json_key(&w->json, field);
    if (!list) {
        add_spans(w, v, field, -1, chars);
        return;
    }
    gs_json_array(&w->json);
    for (size_t i = 0; i < list->count; i++)
        add_spans(w, v, field, (int32_t)i, chars);
    gs_json_array_end(&w->json);
}

static void add_evidence(gs_jsonl *w, const proof_view *v, bool chars)
{
    gs_json_key(&w->json, chars ? "evidence_chars" : "evidence");
    gs_json_object(&w->json);
    for (size_t i = 0; i < v->proofs->count; i++) {
        if (!v->proofs->items[i].rule && is_first(v->proofs, i))
            add_field(w, v, v->proofs->items[i].field, chars);
    }
    if (v->own.span.end > v->own.span.start && !has_proof(v->proofs, v->own.field)) {
        gs_json_key(&w->json, v->own.field);
        gs_json_array(&w->json);
        gs_jsonl_pair(w, v->own.span, chars);
        gs_json_array_end(&w->json);
    }
    gs_json_object_end(&w->json);
}

/* Members of a list may be inferred by different rules; the first is named. */
static void add_inferred(gs_jsonl *w, const gs_proofs *proofs)
{
    bool open = false;

    for (size_t i = 0; i < proofs->count; i++) {
        if (!proofs->items[i].rule || !is_first(proofs, i))
            continue;
        if (!open) {
            gs_json_key(&w->json, "inferred");
            gs_json_object(&w->json);
            open = true;
        }
        gs_jsonl_name(w, proofs->items[i].field, proofs->items[i].rule);
    }
    if (open)
        gs_json_object_end(&w->json);
}

void gs_jsonl_proofs(gs_jsonl *w, const gs_proofs *proofs, const gs_jsonl_list *lists,
                     gs_jsonl_own own)
{
    proof_view v = {proofs, lists, own};

    add_evidence(w, &v, false);
    if (w->chars)
        add_evidence(w, &v, true);
    add_inferred(w, proofs);
}
