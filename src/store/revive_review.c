/* store/revive_review.c - what people said of a record. See revive_int.h. */
#include "base/json.h"
#include "base/limits.h"
#include "store/revive_int.h"

static const char *status_name(int i)
{
    return gs_review_status_name((gs_review_status)i);
}

/* A value as it was written. */
static void write_node(gs_json *json, const gs_node *node)
{
    switch (node->kind) {
    case GS_NODE_NULL:
        gs_json_null(json);
        break;
    case GS_NODE_BOOL:
        gs_json_bool(json, node->yes);
        break;
    case GS_NODE_NUMBER:
        gs_json_number(json, node->text);
        break;
    case GS_NODE_STRING:
        gs_json_str(json, node->text.p ? node->text : GS_STR(""));
        break;
    case GS_NODE_ARRAY:
        gs_json_array(json);
        GS_NODE_EACH(node, item)
        write_node(json, item);
        gs_json_array_end(json);
        break;
    case GS_NODE_OBJECT:
        gs_json_object(json);
        GS_NODE_EACH(node, item)
        {
            gs_json_key(json, item->key.p);
            write_node(json, item);
        }
        gs_json_object_end(json);
        break;
    }
}

static gs_str copy_json(gs_reviver *r, const gs_node *node)
{
    gs_buf  buf;
    gs_json json;
    gs_str  out = GS_STR_NONE;

    if (!node)
        return out;
    gs_buf_init(&buf, GS_LIMIT_JSON_BYTES);
    gs_json_init(&json, &buf);
    write_node(&json, node);
    if (buf.status == GS_OK)
        out = gs_arena_str(r->arena, gs_buf_str(&buf));
    if (!out.p)
        r->full = true;
    gs_buf_release(&buf);
    return out;
}

void gs_revive_review(gs_reviver *r, const gs_node *line, char letter)
{
    gs_doc        *doc = r->doc;
    const gs_node *review = gs_node_get(line, "review");
    gs_reviewed    said = {.letter = letter, .index = gs_revive_id(r, line, "id", letter)};

    if (!review)
        return;
    said.status = (gs_review_status)gs_revive_choice(r, review, "status", status_name,
                                                     GS_REVIEW_STATUS_COUNT);
    said.by = gs_revive_str(r, review, "by");
    said.at = gs_revive_str(r, review, "at");
    said.why = gs_revive_str(r, review, "why");
    said.machine = copy_json(r, gs_node_get(review, "machine"));
    said.rests_on = gs_revive_str(r, review, "rests_on");
    if (!GS_PUSH(r->arena, doc->reviews, doc->review_count, doc->review_cap, said))
        r->full = true;
}
