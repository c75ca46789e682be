/* store/list_entity.c - rows of entities: people, bodies and places over all reports, as far
 * as kind, fullest name and country are the same or joined.c takes them for the same. See list_int.h.
 */
#include "base/json.h"
#include "store/list_int.h"

enum { KIND = GS_COLUMN_OWN, NAME, COUNTRY, REPORTS, STORIES, JOINED, SHOWN };

#define HAS_EVENT                                                                                  \
    "EXISTS(SELECT 1 FROM event_part y JOIN event x ON x.id=y.event WHERE y.actor=r.id AND "
#define HAS_REPORT                                                                                 \
    "EXISTS(SELECT 1 FROM entity e JOIN report p ON p.id=e.id>>20 WHERE e.actor=r.id AND "

static const char *kind_word(int at)
{
    return gs_entity_kind_name((gs_entity_kind)at);
}

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {"id", "r.id", GS_CELL_NUMBER},
    [GS_COLUMN_KEY] = {NULL, "NULL", GS_CELL_HIDDEN},
    [GS_COLUMN_DAY] = {NULL, "NULL", GS_CELL_HIDDEN},
    [KIND] = {"kind", "r.kind", GS_CELL_WORD, .word = kind_word},
    [NAME] = {"name", GS_SQL_NAME("r.name"), GS_CELL_TEXT},
    [COUNTRY] = {"country", "r.country", GS_CELL_TEXT},
    [REPORTS] = {"reports", "(SELECT count(DISTINCT e.id>>20) FROM entity e WHERE e.actor=r.id)",
                 GS_CELL_NUMBER},
    [STORIES] = {"stories",
                 "(SELECT count(DISTINCT p.story) FROM entity e JOIN report p ON p.id=e.id>>20"
                 " WHERE e.actor=r.id)",
                 GS_CELL_NUMBER},
    /* "Peskov (office)": names that are taken for this one, and why (joined.h) */
    [JOINED] =
        {"joined",
         "(SELECT group_concat(x,', ') FROM (SELECT DISTINCT n.text||' ('||"
         "CASE j.why WHEN 0 THEN 'office' WHEN 1 THEN 'spelling' ELSE 'acronym' END||')' AS x"
         " FROM joined j JOIN actor o ON o.id=j.own JOIN name n ON n.id=o.name"
         " WHERE j.actor=r.id))",
         GS_CELL_TEXT},
    [SHOWN] = {"names",
               "(SELECT group_concat(text,';') FROM actor_name a JOIN name n ON n.id=a.name"
               " WHERE a.actor=r.id)",
               GS_CELL_TEXT},
    {"joined_entities",
     "(SELECT group_concat(lower(hex(p.key))||'/n'||((j.entity&1048575)+1),';') FROM joined j"
     " JOIN report p ON p.id=j.entity>>20 WHERE j.actor=r.id)",
     GS_CELL_TEXT},
};

static void put(gs_listing *l)
{
    int64_t reports = gs_list_number(l, REPORTS), stories = gs_list_number(l, STORIES);

    gs_page_break(&l->page);
    gs_page_indent(&l->page, 0);
    gs_list_put_label(l, GS_STYLE_FAINT, kind_word((int)gs_list_number(l, KIND)));
    gs_list_put_text(l, GS_STYLE_STRONG, NAME);
    if (gs_list_text(l, COUNTRY).n) {
        gs_list_put_dot(l);
        gs_list_put_text(l, GS_STYLE_FAINT, COUNTRY);
    }
    gs_list_put_count(l, true, reports > 1 ? "%d reports" : "%d report", reports);
    if (stories < reports)
        gs_list_put_count(l, true, stories > 1 ? "%d stories" : "%d story", stories);
    if (!gs_list_null(l, JOINED)) {
        gs_list_put_dot(l);
        gs_list_put(l, GS_STYLE_FAINT, "also");
        gs_list_put_text(l, GS_STYLE_FAINT, JOINED);
    }
    gs_page_break(&l->page);
}

static void put_jsonl(gs_listing *l)
{
    gs_json json;
    gs_str  country = gs_list_text(l, COUNTRY);

    gs_json_init(&json, l->out);
    gs_json_object(&json);
    gs_json_key(&json, "type");
    gs_json_str(&json, GS_STR("actor"));
    gs_json_key(&json, "kind");
    gs_json_str(&json, gs_str_from(kind_word((int)gs_list_number(l, KIND))));
    gs_json_key(&json, "name");
    gs_json_str(&json, gs_list_text(l, NAME));
    gs_json_key(&json, "country");
    gs_json_str(&json, country.n ? country : GS_STR_NONE);
    gs_json_key(&json, "reports");
    gs_json_uint(&json, (uint64_t)gs_list_number(l, REPORTS));
    gs_json_key(&json, "stories");
    gs_json_uint(&json, (uint64_t)gs_list_number(l, STORIES));
    gs_json_key(&json, "joined");
    gs_json_str(&json, gs_list_null(l, JOINED) ? GS_STR_NONE : gs_list_text(l, JOINED));
    gs_json_object_end(&json);
    gs_buf_add_char(l->out, '\n');
}

const gs_list_kind gs_list_entities = {
    .name = "entities",
    .table = "actor",
    .join = "JOIN (SELECT 1) ON EXISTS(SELECT 1 FROM entity e WHERE e.actor=r.id)",
    .columns = columns,
    .count = sizeof columns / sizeof *columns,
    .shown = SHOWN,
    .where =
        {
            [GS_FILTER_ACTOR] = {"r.id IN" GS_SQL_ACTORS},
            [GS_FILTER_SPEAKER] = {"r.id IN" GS_SQL_ACTORS
                                   " AND EXISTS(SELECT 1 FROM statement x WHERE x.actor=r.id)"},
            [GS_FILTER_ACT] =
                {"EXISTS(SELECT 1 FROM statement x WHERE x.actor=r.id AND x.act IN(#))"},
            [GS_FILTER_CATEGORY] = {HAS_EVENT "x.category IN(#))"},
            [GS_FILTER_REALITY] = {HAS_EVENT "x.reality IN(#))"},
            [GS_FILTER_PLACE] = {"r.id IN" GS_SQL_PLACES},
            [GS_FILTER_NEAR] =
                {"r.id IN(SELECT e.actor FROM place s CROSS JOIN entity e ON e.id=s.id"
                 " WHERE " GS_SQL_NEAR ")"},
            [GS_FILTER_SINCE] = {HAS_REPORT "p.day>=$)"},
            [GS_FILTER_UNTIL] = {HAS_REPORT "p.day<=$)"},
            [GS_FILTER_SOURCE] = {HAS_REPORT "p.publisher IN" GS_SQL_NAMES ")"},
        },
    .orders = {{"reports", "(SELECT count(DISTINCT e.id>>20) FROM entity e WHERE e.actor=r.id)"},
               {"name", GS_SQL_NAME("r.name")},
               {"added", "r.id"}},
    .put = put,
    .put_jsonl = put_jsonl,
};
