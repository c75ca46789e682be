/* cli/main.c - finds the sub-command and runs it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "gainsay.h"

static int to_stdout(void *ctx, const char *data, size_t size)
{
    (void)ctx;
    return fwrite(data, 1, size, stdout) == size ? 0 : -1;
}

int main(int argc, char **argv)
{
    gs_engine    *engine;
    gs_reader    *reader;
    const gs_doc *doc;
    gs_file       file;
    gs_error      err;
    gs_input      in = {0};

    if (argc < 4)
        return 2;
    if (gs_engine_open(&engine, argv[1], &err) != GS_OK ||
        gs_reader_new(&reader, engine, &err) != GS_OK ||
        gs_file_open(&file, argv[3], GS_LIMIT_REPORT_BYTES, &err) != GS_OK) {
        fprintf(stderr, "gainsay: %s\n", err.message);
        return 2;
    }
    in.data = file.data;
    in.size = file.size;
    in.source = argv[3];
    if (gs_reader_read(reader, &in, &doc, &err) != GS_OK) {
        fprintf(stderr, "gainsay: %s\n", err.message);
        return 1;
    }
    if (strcmp(argv[2], "table") == 0)
        gs_doc_write_table(doc, NULL, to_stdout, NULL, &err);
    else
        gs_doc_write_jsonl(doc, NULL, to_stdout, NULL, &err);
    gs_file_close(&file);
    gs_reader_free(reader);
    gs_engine_close(engine);
    return 0;
}
