/* output/times.c - the times of a document: a table for a person, and a
 * `time` object a line for programs.
 */
#include "output/jsonl_int.h"
#include "output/page.h"

static gs_str or_dash(gs_str s)
{
    return s.n ? s : GS_STR("-");
}

void gs_output_times_jsonl(const gs_doc *doc, gs_buf *out)
{
    gs_jsonl w;

    if (!gs_jsonl_init(&w, doc, false, out))
        return;
    for (size_t i = 0; i < doc->time_count; i++) {
        const gs_timex *x = &doc->times[i];
        gs_json_init(&w.json, w.json.out); /* no comma between lines */
        gs_json_object(&w.json);
        gs_jsonl_name(&w, "type", "time");
        gs_jsonl_str(&w, "source", doc->source);
        gs_jsonl_name(&w, "zone", gs_zone_name(doc->sentences[x->sentence].zone));
        gs_json_key(&w.json, "span");
        gs_json_object(&w.json);
        gs_jsonl_bounds(&w, x->time.span);
        gs_json_object_end(&w.json);
        gs_jsonl_str(&w, "text", gs_doc_str(doc, x->time.span));
        gs_jsonl_name(&w, "timex", gs_timex_type_name(x->type));
        gs_jsonl_str(&w, "value", x->time.value);
        gs_jsonl_str(&w, "start", x->time.start);
        gs_jsonl_str(&w, "end", x->time.end);
        gs_jsonl_name(&w, "precision", gs_precision_name(x->time.precision));
        gs_json_key(&w.json, "approximate");
        gs_json_bool(&w.json, x->time.approximate);
        gs_jsonl_name(&w, "mod", x->mod);
        gs_jsonl_name(&w, "rule", x->rule);
        gs_jsonl_close(&w);
    }
    gs_jsonl_release(&w);
}

void gs_output_times_table(const gs_doc *doc, const gs_table_options *options, gs_buf *out)
{
    gs_table_options wide = *options;
    gs_page          page;

    if (wide.width < 132)
        wide.width = 132; /* a row stays a line */
    gs_page_init(&page, &wide, out);
    gs_page_put(&page, GS_STYLE_HEADING, doc->source);
    gs_page_break(&page);
    for (size_t i = 0; i < doc->time_count; i++) {
        const gs_timex *x = &doc->times[i];
        gs_page_put(&page, GS_STYLE_STRONG, gs_doc_str(doc, x->time.span));
        gs_page_to(&page, 26);
        gs_page_put(&page, GS_STYLE_PLAIN, x->time.value);
        if (x->mod)
            gs_page_put(&page, GS_STYLE_FAINT, gs_str_from(x->mod));
        gs_page_to(&page, 42);
        gs_page_put(&page, GS_STYLE_PLAIN, or_dash(x->time.start));
        gs_page_to(&page, 53);
        gs_page_put(&page, GS_STYLE_PLAIN, or_dash(x->time.end));
        gs_page_to(&page, 64);
        gs_page_put(&page, GS_STYLE_FAINT, gs_str_from(gs_timex_type_name(x->type)));
        gs_page_put(&page, GS_STYLE_FAINT, gs_str_from(x->rule));
        gs_page_break(&page);
    }
    gs_page_release(&page);
}
