/* cli/who.c - see who.h. */
#include "cli/who.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "cli/cli.h"

struct cli_who {
    pthread_mutex_t lock;
    gs_buf          lines;
};

static const char head[] =
    "# Who held which office, as reports said: name, title, body, country (ISO 3166), day of the\n"
    "# report, its source, its id, the bytes of the words in its text. Kept by gainsay read "
    "--who.\n";

cli_who *cli_who_new(void)
{
    cli_who *who = calloc(1, sizeof *who);

    if (!who || pthread_mutex_init(&who->lock, NULL) != 0) {
        free(who);
        return NULL;
    }
    gs_buf_init(&who->lines, GS_LIMIT_DOC_MEMORY);
    return who;
}

void cli_who_free(cli_who *who)
{
    if (!who)
        return;
    pthread_mutex_destroy(&who->lock);
    gs_buf_release(&who->lines);
    free(who);
}

static int to_lines(void *ctx, const char *data, size_t size)
{
    cli_who *who = ctx;

    gs_buf_add(&who->lines, data, size);
    return who->lines.status == GS_OK ? 0 : -1;
}

gs_status cli_who_add(cli_who *who, const gs_doc *doc, gs_error *err)
{
    gs_status st;

    pthread_mutex_lock(&who->lock);
    st = gs_doc_write_who(doc, to_lines, who, err);
    pthread_mutex_unlock(&who->lock);
    return st;
}

static int by_bytes(const void *a, const void *b)
{
    const gs_str *x = a, *y = b;
    size_t        n = x->n < y->n ? x->n : y->n;
    int           order = memcmp(x->p, y->p, n);

    return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* Lines that are no comments; NULL when memory ran out. */
static gs_str *split_lines(gs_str text, size_t *count)
{
    gs_str *lines = calloc(text.n / 8 + 2, sizeof *lines); /* a line has seven tabs */
    gs_str  line;

    *count = 0;
    while (lines && gs_str_split(&text, '\n', &line)) {
        if (line.n >= 8 && line.p[0] != '#')
            lines[(*count)++] = line;
    }
    return lines;
}

static bool write_sorted(FILE *out, gs_str *lines, size_t count)
{
    qsort(lines, count, sizeof *lines, by_bytes);
    fputs(head, out);
    for (size_t i = 0; i < count; i++) {
        if (i && gs_str_eq(lines[i], lines[i - 1]))
            continue;
        fwrite(lines[i].p, 1, lines[i].n, out);
        putc('\n', out);
    }
    return !ferror(out);
}

static bool fail(const char *path, int why)
{
    cli_say("cannot write %s: %s", path, strerror(why));
    return false;
}

static bool replace(const char *path, gs_str *lines, size_t count)
{
    char  beside[4096];
    FILE *out;
    bool  good;

    if (snprintf(beside, sizeof beside, "%s.new", path) >= (int)sizeof beside)
        return fail(path, ENAMETOOLONG);
    out = fopen(beside, "w");
    if (!out)
        return fail(beside, errno);
    good = write_sorted(out, lines, count);
    good = fflush(out) == 0 && fsync(fileno(out)) == 0 && good;
    good = fclose(out) == 0 && good;
    if (good && rename(beside, path) == 0)
        return true;
    fail(path, errno);
    unlink(beside);
    return false;
}

bool cli_who_save(const cli_who *who, const char *path)
{
    gs_file  old = {0};
    gs_buf   all;
    gs_str  *lines;
    gs_error err;
    size_t   count;
    bool     good = false;

    if (access(path, F_OK) == 0 && gs_file_read(&old, path, GS_LIMIT_REPORT_BYTES, &err) != GS_OK) {
        cli_say_error(path, &err);
        return false;
    }
    gs_buf_init(&all, GS_LIMIT_DOC_MEMORY);
    gs_buf_add(&all, old.data, old.size);
    gs_buf_add_char(&all, '\n');
    gs_buf_add_str(&all, gs_buf_str(&who->lines));
    lines = all.status == GS_OK ? split_lines(gs_buf_str(&all), &count) : NULL;
    if (lines)
        good = replace(path, lines, count);
    else
        fail(path, ENOMEM);
    free(lines);
    gs_buf_release(&all);
    gs_file_close(&old);
    return good;
}
