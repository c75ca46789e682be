/* store/list_json.c - rows as JSON Lines: an object of the kind's columns, where there is no
 * record as it was kept. See list_int.h.
 */
#include "base/json.h"
#include "store/list_int.h"

/* A value of CSV's cell as JSON: absent ones are null, ids a list. */
static void add_value(gs_listing *l, gs_json *json, int at)
{
    gs_str rest = gs_buf_str(&l->rows.cell), part;

    switch (l->kind->columns[at].cell) {
    case GS_CELL_NUMBER:
        gs_json_uint(json, (uint64_t)gs_list_number(l, at));
        break;
    case GS_CELL_IDS:
        gs_json_array(json);
        while (gs_str_split(&rest, ';', &part))
            gs_json_str(json, part);
        gs_json_array_end(json);
        break;
    default:
        gs_json_str(json, rest);
        break;
    }
}

void gs_list_json_row(gs_listing *l, const char *type)
{
    gs_json json;
    char    id[64];

    gs_json_init(&json, l->out);
    gs_json_object(&json);
    gs_json_key(&json, "type");
    gs_json_str(&json, gs_str_from(type));
    gs_list_id(l, id, sizeof id);
    gs_json_key(&json, "id");
    gs_json_str(&json, gs_str_from(id));
    for (int i = 0; i < l->kind->count; i++) {
        if (l->kind->columns[i].cell == GS_CELL_HIDDEN)
            continue;
        gs_json_key(&json, l->kind->columns[i].name);
        gs_buf_clear(&l->rows.cell);
        if (gs_list_null(l, i)) {
            gs_json_null(&json);
        } else {
            gs_list_csv_cell(l, i);
            add_value(l, &json, i);
        }
    }
    gs_buf_clear(&l->rows.cell);
    gs_json_object_end(&json);
    gs_buf_add_char(l->out, '\n');
}
