/* store/revive_line.c - one line of JSON as a tree. See revive_int.h.
 *
 * yajl calls for each value; the tree is built by the calls, with the open
 * arrays and objects on a stack of bounded depth.
 */
#include <yajl/yajl_parse.h>

#include "base/limits.h"
#include "store/revive_int.h"

typedef struct builder {
    gs_arena *arena;
    gs_node  *root;
    gs_node  *open[GS_LIMIT_JSON_DEPTH];
    size_t    depth;
    gs_str    key; /* of the next member */
} builder;

static gs_node *add(builder *b, gs_node_kind kind)
{
    gs_node *node = gs_arena_zeros(b->arena, 1, sizeof *node);
    gs_node *to = b->depth ? b->open[b->depth - 1] : NULL;

    if (!node)
        return NULL;
    node->kind = kind;
    if (!to) {
        b->root = node;
        return node;
    }
    node->key = to->kind == GS_NODE_OBJECT ? b->key : GS_STR_NONE;
    if (to->last)
        to->last->next = node;
    else
        to->first = node;
    to->last = node;
    to->count++;
    return node;
}

static int add_text(builder *b, gs_node_kind kind, const char *p, size_t n)
{
    gs_node *node = add(b, kind);

    if (node)
        node->text = gs_arena_str(b->arena, gs_str_make(p, n));
    return node && node->text.p;
}

static int open_node(builder *b, gs_node_kind kind)
{
    gs_node *node = b->depth < GS_LIMIT_JSON_DEPTH ? add(b, kind) : NULL;

    if (!node)
        return 0;
    b->open[b->depth++] = node;
    return 1;
}

static int on_null(void *ctx)
{
    return add(ctx, GS_NODE_NULL) != NULL;
}

static int on_bool(void *ctx, int yes)
{
    gs_node *node = add(ctx, GS_NODE_BOOL);

    if (node)
        node->yes = yes;
    return node != NULL;
}

static int on_number(void *ctx, const char *p, size_t n)
{
    return add_text(ctx, GS_NODE_NUMBER, p, n);
}

static int on_string(void *ctx, const unsigned char *p, size_t n)
{
    return add_text(ctx, GS_NODE_STRING, (const char *)p, n);
}

static int on_key(void *ctx, const unsigned char *p, size_t n)
{
    builder *b = ctx;

    b->key = gs_arena_str(b->arena, gs_str_make((const char *)p, n));
    return b->key.p != NULL;
}

static int on_object(void *ctx)
{
    return open_node(ctx, GS_NODE_OBJECT);
}

static int on_array(void *ctx)
{
    return open_node(ctx, GS_NODE_ARRAY);
}

static int on_end(void *ctx)
{
    builder *b = ctx;

    b->depth--;
    return 1;
}

const gs_node *gs_node_read(gs_str line, gs_arena *arena)
{
    static const yajl_callbacks calls = {
        .yajl_null = on_null,
        .yajl_boolean = on_bool,
        .yajl_number = on_number,
        .yajl_string = on_string,
        .yajl_start_map = on_object,
        .yajl_map_key = on_key,
        .yajl_end_map = on_end,
        .yajl_start_array = on_array,
        .yajl_end_array = on_end,
    };
    builder     b = {.arena = arena};
    yajl_handle h = yajl_alloc(&calls, NULL, &b);
    bool        good;

    if (!h)
        return NULL;
    good = yajl_parse(h, (const unsigned char *)line.p, line.n) == yajl_status_ok &&
           yajl_complete_parse(h) == yajl_status_ok;
    yajl_free(h);
    return good && b.root && b.root->kind == GS_NODE_OBJECT ? b.root : NULL;
}

const gs_node *gs_node_get(const gs_node *object, const char *key)
{
    gs_str name = gs_str_from(key);

    if (!object || object->kind != GS_NODE_OBJECT)
        return NULL;
    GS_NODE_EACH(object, item)
    {
        if (gs_str_eq(item->key, name))
            return item->kind == GS_NODE_NULL ? NULL : item;
    }
    return NULL;
}
