/* monitor/yaml_form.c - see yaml_form.h.
 *
 * libyaml makes the tree of nodes, whose marks tell the line of each; the form is then laid
 * over it. libcyaml, which fills structs by itself, does not tell where a value stood.
 * A form has no form of its own kind within it, so the depth is bounded; the values are
 * counted, for an alias can make few lines into many.
 */
#include "monitor/yaml_form.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/near.h"

#define KEYS 16 /* that a form has, at most */

typedef struct filler {
    const char      *path;
    yaml_document_t *doc;
    gs_arena        *arena;
    size_t           values;
    gs_error        *err;
} filler;

gs_status gs_yaml_fail(gs_error *err, const char *path, unsigned line, const char *format, ...)
{
    char    message[200];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return gs_fail(err, GS_E_DATA, "watch", GS_NO_OFFSET, "%s:%u: %s", path, line, message);
}

int gs_day_read(gs_str text)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int              n = 0, year, month, day;

    if (text.n != 10)
        return 0;
    for (size_t i = 0; i < 10; i++) {
        bool dash = i == 4 || i == 7;
        if (dash ? text.p[i] != '-' : !gs_ascii_digit(text.p[i]))
            return 0;
        if (!dash)
            n = n * 10 + (text.p[i] - '0');
    }
    year = n / 10000;
    month = n / 100 % 100;
    day = n % 100;
    if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return 0;
    if (month == 2 && day == 29 && (year % 4 || (year % 100 == 0 && year % 400)))
        return 0;
    return n;
}

static unsigned line_of(const yaml_node_t *node)
{
    return (unsigned)node->start_mark.line + 1;
}

static gs_str text_of(const yaml_node_t *node)
{
    return gs_str_make((const char *)node->data.scalar.value, node->data.scalar.length);
}

static gs_status nomem(const filler *f)
{
    return gs_fail_nomem(f->err, "watch");
}

/* ---- values ---- */

static gs_status fill_text(filler *f, const yaml_node_t *node, const char *key, gs_given *to)
{
    gs_str text;

    if (node->type != YAML_SCALAR_NODE)
        return gs_yaml_fail(f->err, f->path, line_of(node), "'%s' is one text, not a %s", key,
                            node->type == YAML_MAPPING_NODE ? "map" : "list");
    text = gs_str_trim(text_of(node));
    if (!text.n)
        return gs_yaml_fail(f->err, f->path, line_of(node), "'%s' is empty", key);
    if (++f->values > GS_LIMIT_WATCH_VALUES)
        return gs_yaml_fail(f->err, f->path, line_of(node), "more than %d values",
                            GS_LIMIT_WATCH_VALUES);
    to->text = gs_arena_str(f->arena, text);
    to->line = line_of(node);
    return to->text.p ? GS_OK : nomem(f);
}

static gs_status fill_day(filler *f, const yaml_node_t *node, const char *key, gs_given *to)
{
    gs_status st = fill_text(f, node, key, to);

    if (st != GS_OK)
        return st;
    to->day = gs_day_read(to->text);
    if (to->day)
        return GS_OK;
    return gs_yaml_fail(f->err, f->path, to->line,
                        "'%s' cannot be '%.*s'; it is a day, written YYYY-MM-DD", key,
                        (int)(to->text.n < 40 ? to->text.n : 40), to->text.p);
}

/* The nodes of a list; of anything else, itself. */
static size_t items_of(const filler *f, yaml_node_t *node, yaml_node_t **first)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        *first = node;
        return 1;
    }
    *first = NULL;
    (void)f;
    return (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
}

static yaml_node_t *item_at(const filler *f, yaml_node_t *list, yaml_node_t *first, size_t i)
{
    return first ? first : yaml_document_get_node(f->doc, list->data.sequence.items.start[i]);
}

static gs_status fill_texts(filler *f, yaml_node_t *node, const char *key, gs_givens *to)
{
    yaml_node_t *first;
    size_t       count = items_of(f, node, &first);
    gs_status    st = GS_OK;

    to->items = gs_arena_zeros(f->arena, count, sizeof *to->items);
    if (!to->items)
        return nomem(f);
    to->count = count;
    for (size_t i = 0; st == GS_OK && i < count; i++)
        st = fill_text(f, item_at(f, node, first, i), key, &to->items[i]);
    return st;
}

static gs_status fill_degrees(filler *f, yaml_node_t *node, const char *key, double *to)
{
    gs_givens list = {0};
    gs_status st = fill_texts(f, node, key, &list);

    for (size_t i = 0; st == GS_OK && i < list.count && i < 4; i++) {
        char *end;
        to[i] = strtod(list.items[i].text.p, &end);
        if (*end || to[i] < -180 || to[i] > 180)
            st = gs_yaml_fail(f->err, f->path, list.items[i].line,
                              "'%s' cannot hold '%s'; it is in degrees", key, list.items[i].text.p);
    }
    if (st == GS_OK && (list.count != 4 || to[0] > to[2]))
        st =
            gs_yaml_fail(f->err, f->path, line_of(node), "'%s' is [south, west, north, east]", key);
    return st;
}

/* ---- maps ---- */

static gs_status fill_map(filler *f, const gs_yaml_form *form, yaml_node_t *node, char *to);

static gs_status fill_maps(filler *f, const gs_yaml_form *form, yaml_node_t *node, char *to)
{
    yaml_node_t *first;
    size_t       count = items_of(f, node, &first);
    char        *items = gs_arena_zeros(f->arena, count, form->size);
    gs_status    st = GS_OK;
    void        *begin = items;

    if (!items)
        return nomem(f);
    for (size_t i = 0; st == GS_OK && i < count; i++)
        st = fill_map(f, form, item_at(f, node, first, i), items + i * form->size);
    memcpy(to, &begin, sizeof begin);
    memcpy(to + sizeof begin, &count, sizeof count);
    return st;
}

static gs_status fill_field(filler *f, const gs_yaml_field *field, yaml_node_t *node, char *to)
{
    switch (field->kind) {
    case GS_YAML_TEXT:
        return fill_text(f, node, field->key, (gs_given *)(void *)to);
    case GS_YAML_DAY:
        return fill_day(f, node, field->key, (gs_given *)(void *)to);
    case GS_YAML_TEXTS:
        return fill_texts(f, node, field->key, (gs_givens *)(void *)to);
    case GS_YAML_DEGREE:
        return fill_degrees(f, node, field->key, (double *)(void *)to);
    case GS_YAML_MAP:
        return fill_map(f, field->of, node, to);
    default:
        return fill_maps(f, field->of, node, to);
    }
}

static gs_status unknown_key(filler *f, const gs_yaml_form *form, const yaml_node_t *key)
{
    const char *names[KEYS], *near;
    char        word[64];

    snprintf(word, sizeof word, "%.*s",
             (int)(key->data.scalar.length < 60 ? key->data.scalar.length : 60),
             (const char *)key->data.scalar.value);
    for (size_t i = 0; i < form->count; i++)
        names[i] = form->fields[i].key;
    near = gs_nearest(word, names, form->count);
    if (near)
        return gs_yaml_fail(f->err, f->path, line_of(key), "%s has no '%s'; did you mean '%s'?",
                            form->name, word, near);
    return gs_yaml_fail(f->err, f->path, line_of(key), "%s has no '%s'; see gainsay-watch(5)",
                        form->name, word);
}

static gs_status fill_pair(filler *f, const gs_yaml_form *form, yaml_node_t *key,
                           yaml_node_t *value, bool *met, char *to)
{
    size_t i = 0;

    if (key->type != YAML_SCALAR_NODE)
        return gs_yaml_fail(f->err, f->path, line_of(key), "a key is a word or two");
    while (i < form->count && !gs_str_eq(text_of(key), gs_str_from(form->fields[i].key)))
        i++;
    if (i == form->count)
        return unknown_key(f, form, key);
    if (met[i])
        return gs_yaml_fail(f->err, f->path, line_of(key), "%s has '%s' twice", form->name,
                            form->fields[i].key);
    met[i] = true;
    return fill_field(f, &form->fields[i], value, to + form->fields[i].at);
}

static gs_status check_needed(filler *f, const gs_yaml_form *form, const bool *met, unsigned line)
{
    for (size_t i = 0; i < form->count; i++) {
        if (form->fields[i].needed && !met[i])
            return gs_yaml_fail(f->err, f->path, line, "%s needs '%s'", form->name,
                                form->fields[i].key);
    }
    return GS_OK;
}

static gs_status fill_map(filler *f, const gs_yaml_form *form, yaml_node_t *node, char *to)
{
    bool      met[KEYS] = {false};
    unsigned  line = line_of(node);
    gs_status st = GS_OK;

    memcpy(to, &line, sizeof line);
    if (node->type == YAML_SCALAR_NODE && form->bare) {
        met[0] = true;
        st = fill_field(f, &form->fields[0], node, to + form->fields[0].at);
        return st == GS_OK ? check_needed(f, form, met, line) : st;
    }
    if (node->type != YAML_MAPPING_NODE)
        return gs_yaml_fail(f->err, f->path, line, "%s is written as 'key: value' lines",
                            form->name);
    for (yaml_node_pair_t *p = node->data.mapping.pairs.start;
         st == GS_OK && p < node->data.mapping.pairs.top; p++)
        st = fill_pair(f, form, yaml_document_get_node(f->doc, p->key),
                       yaml_document_get_node(f->doc, p->value), met, to);
    return st == GS_OK ? check_needed(f, form, met, line) : st;
}

/* ---- the file ---- */

static gs_status bad_yaml(const char *path, const yaml_parser_t *p, gs_error *err)
{
    if (p->error == YAML_MEMORY_ERROR)
        return gs_fail_nomem(err, "watch");
    if (p->error == YAML_READER_ERROR)
        return gs_fail(err, GS_E_DATA, "watch", p->problem_offset, "%s: not text in UTF-8: %s",
                       path, p->problem ? p->problem : "unreadable");
    return gs_yaml_fail(err, path, (unsigned)p->problem_mark.line + 1, "%s%s%s",
                        p->problem ? p->problem : "not YAML", p->context ? ", " : "",
                        p->context ? p->context : "");
}

gs_status gs_yaml_read(const gs_yaml_form *form, void *to, const char *path, gs_str yaml,
                       gs_arena *arena, gs_error *err)
{
    yaml_parser_t   parser;
    yaml_document_t doc;
    filler          f = {.path = path, .doc = &doc, .arena = arena, .err = err};
    gs_status       st;

    if (!yaml_parser_initialize(&parser))
        return gs_fail_nomem(err, "watch");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)(yaml.n ? yaml.p : ""), yaml.n);
    if (yaml_parser_load(&parser, &doc)) {
        yaml_node_t *root = yaml_document_get_root_node(&doc);
        st = root ? fill_map(&f, form, root, to)
                  : gs_yaml_fail(err, path, 1, "the file is empty; see gainsay-watch(5)");
        yaml_document_delete(&doc);
    } else {
        st = bad_yaml(path, &parser, err);
    }
    yaml_parser_delete(&parser);
    return st;
}
