/* ask.c - the library in a few calls: reads a report, keeps it in a store, and asks the store
 * for its claims and for who denies them.
 *
 *     cc ask.c $(pkg-config --cflags --libs gainsay) -o ask
 *     ./ask /usr/local/share/gainsay report.txt reports.db
 *
 * The first word is the folder of the dictionaries and the language model.
 */
#include <gainsay.h>
#include <stdio.h>
#include <stdlib.h>

/* Bytes that grow: the report, and what it is packed into. */
typedef struct bytes {
    char  *data;
    size_t size;
} bytes;

static int take(void *ctx, const char *data, size_t size)
{
    bytes *to = ctx;
    char  *more = realloc(to->data, to->size + size + 1);

    if (!more)
        return -1;
    to->data = more;
    for (size_t i = 0; i < size; i++)
        to->data[to->size++] = data[i];
    return 0;
}

static int print(void *ctx, const char *data, size_t size)
{
    return fwrite(data, 1, size, ctx) == size ? 0 : -1;
}

static int read_file(const char *path, bytes *to)
{
    FILE  *in = fopen(path, "rb");
    char   piece[4096];
    size_t n;
    int    failed = !in;

    while (!failed && (n = fread(piece, 1, sizeof piece, in)) > 0)
        failed = take(to, piece, n);
    if (in)
        fclose(in);
    return failed;
}

/* Report to document, document to bytes, bytes to the store. */
static gs_status keep(gs_engine *engine, gs_store *store, const char *path, gs_error *err)
{
    bytes         report = {0}, pack = {0};
    gs_reader    *reader = NULL;
    const gs_doc *doc;
    gs_kept       how;
    gs_status     st = gs_reader_new(&reader, engine, err);

    if (st == GS_OK && read_file(path, &report) == 0) {
        gs_input in = {.data = report.data, .size = report.size, .source = path};
        st = gs_reader_read(reader, &in, &doc, err);
    } else if (st == GS_OK) {
        snprintf(err->message, sizeof err->message, "%s: cannot be read", path);
        st = GS_E_IO;
    }
    if (st == GS_OK)
        st = gs_doc_pack(doc, take, &pack, err);
    if (st == GS_OK)
        st = gs_store_put(store, pack.data, pack.size, &how, err);
    if (st == GS_OK)
        st = gs_store_commit(store, err);
    gs_reader_free(reader);
    free(report.data);
    free(pack.data);
    return st;
}

/* Each claim comes with those who deny it. */
static gs_status ask(gs_store *store, gs_error *err)
{
    gs_filter       contested = {.status = "denied,disputed"}, denials = {.act = "deny"};
    gs_list_options page = {.format = GS_LIST_TABLE};
    gs_status       st;
    bool            more;

    puts("Claims that somebody denies:");
    st = gs_store_list(store, GS_KIND_CLAIM, &contested, &page, print, stdout, &more, err);
    if (st != GS_OK)
        return st;
    puts("Denials:");
    return gs_store_list(store, GS_KIND_STATEMENT, &denials, &page, print, stdout, &more, err);
}

int main(int argc, char **argv)
{
    gs_engine *engine = NULL;
    gs_store  *store = NULL;
    gs_error   err = {.message = "usage: ask DATA-FOLDER REPORT STORE"};
    gs_status  st = argc == 4 ? gs_engine_open(&engine, argv[1], &err) : GS_E_USAGE;
    char       model[4096];

    if (st == GS_OK) {
        snprintf(model, sizeof model, "%s/model.gsm", argv[1]);
        st = gs_engine_load_model(engine, model, &err);
    }
    if (st == GS_OK)
        st = gs_store_open(&store, argv[3], GS_STORE_WRITE, &err);
    if (st == GS_OK)
        st = keep(engine, store, argv[2], &err);
    if (st == GS_OK)
        st = ask(store, &err);
    if (st != GS_OK)
        fprintf(stderr, "ask: %s\n", err.message);
    gs_store_close(store);
    gs_engine_close(engine);
    return st == GS_OK ? 0 : 1;
}
