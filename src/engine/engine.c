/* engine/engine.c - the public interface: engines, readers and writing. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "engine/explain_words.h"
#include "engine/stages.h"
#include "ingest/ingest.h"
#include "output/explain.h"
#include "output/export.h"
#include "output/known.h"
#include "output/output.h"

struct gs_engine {
    gs_know  know;
    gs_who   who;        /* when know.who is it      */
    gs_lang *lang;       /* NULL: no model is loaded */
    char    *model_path; /* the model keeps it       */
};

struct gs_reader {
    const gs_engine *engine;
    gs_arena         arena;   /* the document's     */
    gs_arena         scratch; /* cleared by stages  */
    gs_desk          desk;    /* the language model's */
    gs_doc           doc;
};

gs_status gs_engine_open(gs_engine **out, const char *datadir, gs_error *err)
{
    gs_engine *engine = calloc(1, sizeof *engine);
    gs_status  st;

    if (!engine)
        return gs_fail_nomem(err, "setup");
    st = gs_ingest_init(err);
    if (st == GS_OK)
        st = gs_know_load(&engine->know, datadir, err);
    if (st != GS_OK) {
        free(engine);
        return st;
    }
    *out = engine;
    return GS_OK;
}

void gs_engine_close(gs_engine *engine)
{
    if (!engine)
        return;
    gs_lang_close(engine->lang);
    free(engine->model_path);
    if (engine->know.who)
        gs_who_release(&engine->who);
    gs_know_release(&engine->know);
    free(engine);
}

gs_status gs_engine_add_know(gs_engine *engine, const char *dir, gs_error *err)
{
    return gs_know_add(&engine->know, dir, err);
}

gs_status gs_engine_check_know(gs_engine *engine, const char                          *dir,
                               void (*complain)(void *ctx, const gs_error *err), void *ctx,
                               gs_error *err)
{
    return gs_know_check(&engine->know, dir, complain, ctx, err);
}

gs_status gs_engine_load_dictionaries(gs_engine *engine, const char *dir, gs_error *err)
{
    if (engine->know.petrarch.loaded)
        return gs_fail(err, GS_E_USAGE, "know", GS_NO_OFFSET,
                       "dictionaries of another coder are there already");
    return gs_know_load_petrarch(&engine->know, dir, err);
}

gs_status gs_engine_load_who(gs_engine *engine, const char *path, gs_error *err)
{
    gs_who    who;
    gs_status st = gs_who_open(&who, path, engine->know.seed, err);

    if (st != GS_OK) {
        gs_who_release(&who);
        return st;
    }
    if (engine->know.who)
        gs_who_release(&engine->who);
    engine->who = who;
    engine->know.who = &engine->who;
    return GS_OK;
}

gs_status gs_engine_load_model(gs_engine *engine, const char *path, gs_error *err)
{
    size_t    size = strlen(path) + 1;
    char     *kept = malloc(size);
    gs_lang  *lang;
    gs_status st;

    if (!kept)
        return gs_fail_nomem(err, "model");
    memcpy(kept, path, size);
    st = gs_lang_open(&lang, kept, err);
    if (st != GS_OK) {
        free(kept);
        return st;
    }
    gs_lang_close(engine->lang);
    free(engine->model_path);
    engine->lang = lang;
    engine->model_path = kept;
    return GS_OK;
}

gs_status gs_reader_new(gs_reader **out, const gs_engine *engine, gs_error *err)
{
    gs_reader *reader = calloc(1, sizeof *reader);

    if (!reader)
        return gs_fail_nomem(err, "setup");
    reader->engine = engine;
    gs_arena_init(&reader->arena, GS_LIMIT_DOC_MEMORY);
    gs_arena_init(&reader->scratch, GS_LIMIT_DOC_MEMORY);
    gs_desk_init(&reader->desk);
    *out = reader;
    return GS_OK;
}

void gs_reader_free(gs_reader *reader)
{
    if (!reader)
        return;
    gs_arena_release(&reader->arena);
    gs_arena_release(&reader->scratch);
    gs_desk_release(&reader->desk);
    free(reader);
}

static gs_status run_stages(gs_reader *reader, const gs_stages *stages, const gs_input *in,
                            const gs_doc **out, gs_error *err)
{
    gs_status st;

    gs_arena_clear(&reader->arena);
    gs_arena_clear(&reader->scratch);
    gs_doc_init(&reader->doc, &reader->arena, stages->know->seed);
    memcpy(reader->doc.knowledge, stages->know->sha256, sizeof reader->doc.knowledge);
    st = gs_stages_run(stages, &reader->doc, in, &reader->scratch, err);
    if (st == GS_OK)
        *out = &reader->doc;
    return st;
}

static gs_status run_model(gs_reader *reader, const gs_stages *stages, const gs_input *in,
                           const gs_doc **out, gs_error *err)
{
    if (!stages->lang)
        return gs_fail(err, GS_E_USAGE, "model", GS_NO_OFFSET, "no language model is loaded");
    return run_stages(reader, stages, in, out, err);
}

gs_status gs_reader_read(gs_reader *reader, const gs_input *in, const gs_doc **out, gs_error *err)
{
    gs_stages stages = {.know = &reader->engine->know,
                        .lang = reader->engine->lang,
                        .desk = &reader->desk,
                        .last = GS_STAGE_RECORDS,
                        .places = reader->engine->know.places.index != NULL};

    return run_model(reader, &stages, in, out, err);
}

gs_status gs_reader_read_again(gs_reader *reader, const gs_doc *before, const gs_doc **out,
                               gs_error *err)
{
    gs_stages stages = {.know = &reader->engine->know,
                        .lang = reader->engine->lang,
                        .desk = &reader->desk,
                        .last = GS_STAGE_RECORDS,
                        .places = reader->engine->know.places.index != NULL,
                        .again = before};

    return run_model(reader, &stages, NULL, out, err);
}

void gs_engine_identify(const gs_engine *engine, gs_identity *out)
{
    *out = (gs_identity){.version = GS_VERSION, .modelled = engine->lang != NULL};
    memcpy(out->knowledge, engine->know.sha256, sizeof out->knowledge);
    if (engine->lang)
        memcpy(out->model, gs_lang_hash(engine->lang), sizeof out->model);
}

gs_status gs_reader_read_text(gs_reader *reader, const gs_input *in, const gs_doc **out,
                              gs_error *err)
{
    gs_stages stages = {.know = &reader->engine->know, .last = GS_STAGE_SENTENCES};

    return run_stages(reader, &stages, in, out, err);
}

gs_status gs_reader_parse(gs_reader *reader, const gs_input *in, const gs_parse_options *options,
                          const gs_doc **out, gs_error *err)
{
    gs_stages stages = {.know = &reader->engine->know,
                        .lang = reader->engine->lang,
                        .desk = &reader->desk,
                        .last = GS_STAGE_LANG,
                        .plain = options && options->plain};

    return run_model(reader, &stages, in, out, err);
}

gs_status gs_engine_load_places(gs_engine *engine, const char *path, gs_error *err)
{
    gs_places places;
    gs_status st = gs_places_open(&places, path, err);

    if (st != GS_OK)
        return st;
    gs_places_close(&engine->know.places);
    engine->know.places = places;
    return GS_OK;
}

gs_status gs_reader_places(gs_reader *reader, const gs_input *in, const gs_parse_options *options,
                           const gs_doc **out, gs_error *err)
{
    gs_stages stages = {.know = &reader->engine->know,
                        .lang = reader->engine->lang,
                        .desk = &reader->desk,
                        .last = GS_STAGE_PLACES,
                        .places = true,
                        .plain = options && options->plain};

    if (!stages.lang || !stages.know->places.index)
        return gs_fail(err, GS_E_USAGE, "places", GS_NO_OFFSET,
                       "no language model or no table of places is loaded");
    return run_stages(reader, &stages, in, out, err);
}

gs_status gs_doc_write_jsonl(const gs_doc *doc, const gs_write_options *options, gs_write_fn write,
                             void *ctx, gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    gs_output_jsonl(doc, options, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_doc_write_table(const gs_doc *doc, const gs_table_options *options, gs_write_fn write,
                             void *ctx, gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    gs_output_table(doc, options, &buf);
    return gs_buf_finish(&buf, err);
}

/* Whether the language model has read a document, whose words are asked for. */
static gs_status check_words(const gs_doc *doc, gs_error *err)
{
    if (doc->word_count || !doc->sentence_count)
        return GS_OK;
    return gs_fail(err, GS_E_USAGE, "output", GS_NO_OFFSET,
                   "the document has no words: it was read without a language model");
}

gs_status gs_doc_write_conllu(const gs_doc *doc, gs_write_fn write, void *ctx, gs_error *err)
{
    gs_buf    buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    gs_status st = check_words(doc, err);

    if (st != GS_OK)
        return st;
    gs_output_conllu(doc, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_doc_write_iob2(const gs_doc *doc, gs_write_fn write, void *ctx, gs_error *err)
{
    gs_buf    buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    gs_status st = check_words(doc, err);

    if (st != GS_OK)
        return st;
    gs_output_iob2(doc, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_doc_write_tree(const gs_doc *doc, const gs_table_options *options, gs_write_fn write,
                            void *ctx, gs_error *err)
{
    gs_buf    buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    gs_status st = check_words(doc, err);

    if (st != GS_OK)
        return st;
    gs_output_tree(doc, options, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_doc_write_who(const gs_doc *doc, gs_write_fn write, void *ctx, gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    gs_output_who(doc, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_engine_write_known(const gs_engine *engine, const char *name,
                                const gs_table_options *options, gs_write_fn write, void *ctx,
                                gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    gs_output_known(&engine->know, gs_str_from(name), options, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_doc_write_explain(const gs_engine *engine, const gs_doc *doc,
                               const gs_explain_options *options, const gs_table_options *page,
                               gs_write_fn write, void *ctx, gs_error *err)
{
    gs_buf    buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    gs_arena  arena;
    gs_doc    shown;
    gs_status st;
    char      letter;
    size_t    index;

    if (options && options->record &&
        !gs_explain_find(doc, gs_str_from(options->record), &letter, &index))
        return gs_fail(err, GS_E_USAGE, "explain", GS_NO_OFFSET, "there is no record '%s'",
                       options->record);
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    st = gs_explain_words(engine, doc, options, &shown, &arena, err);
    if (st == GS_OK) {
        gs_output_explain(&shown, &engine->know, options, page, &buf);
        st = gs_buf_finish(&buf, err);
    }
    gs_arena_release(&arena);
    return st;
}

gs_status gs_doc_write_times(const gs_doc *doc, const gs_table_options *options, gs_write_fn write,
                             void *ctx, gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    if (options)
        gs_output_times_table(doc, options, &buf);
    else
        gs_output_times_jsonl(doc, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_doc_write_places(const gs_doc *doc, bool table, gs_write_fn write, void *ctx,
                              gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    if (table)
        gs_output_places_table(doc, &buf);
    else
        gs_output_places_jsonl(doc, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_doc_write_export(const gs_doc *doc, gs_export_format format,
                              const gs_export_options *options, gs_write_fn write, void *ctx,
                              gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    gs_output_export(doc, format, options, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_export_write_head(gs_export_format format, const gs_export_options *options,
                               gs_write_fn write, void *ctx, gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    gs_output_export_head(format, options, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_export_write_foot(gs_export_format format, gs_write_fn write, void *ctx, gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    gs_output_export_foot(format, &buf);
    return gs_buf_finish(&buf, err);
}

gs_status gs_rejection_write_jsonl(const char *source, const gs_error *why, gs_write_fn write,
                                   void *ctx, gs_error *err)
{
    gs_buf buf = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);

    gs_output_rejection(source, why, &buf);
    return gs_buf_finish(&buf, err);
}
