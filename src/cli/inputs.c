/* cli/inputs.c - see inputs.h.
 *
 * A stack of open folders: the top one gives the next entry; an entry that is
 * a folder is pushed. Below the stack are the operands, then the list.
 */
#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/limits.h"

typedef struct folder {
    char           *path;
    struct dirent **entries; /* [count], sorted; those before `next` are freed */
    int             count;
    int             next;
} folder;

struct cli_inputs {
    cli_inputs_from from;
    size_t          next_path;
    FILE           *list; /* NULL when there is none, or at its end */
    folder          open[GS_LIMIT_FOLDER_DEPTH];
    size_t          depth;
};

static char *copy(const char *path, gs_error *why)
{
    char *copied = strdup(path);

    if (!copied)
        gs_fail_nomem(why, "input");
    return copied;
}

static void fail_errno(gs_error *why, const char *what)
{
    char reason[128];

    gs_fail(why, errno == ENOMEM ? GS_E_NOMEM : GS_E_IO, "input", GS_NO_OFFSET, "%s: %s", what,
            strerror_r(errno, reason, sizeof reason));
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* By bytes, whatever the user's language, so that runs compare. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void close_folder(folder *f)
{
    for (int i = f->next; i < f->count; i++)
        free(f->entries[i]);
    free(f->entries);
    free(f->path);
}

/* Opens a folder on the stack, which then owns `path`. On failure the path
 * stays the caller's and `why` says the reason. */
static bool push_folder(cli_inputs *in, char *path, gs_error *why)
{
    folder *f = &in->open[in->depth];

    if (in->depth == GS_LIMIT_FOLDER_DEPTH) {
        gs_fail(why, GS_E_LIMIT, "input", GS_NO_OFFSET, "more than %d folders within folders",
                GS_LIMIT_FOLDER_DEPTH);
        return false;
    }
    *f = (folder){.path = path};
    f->count = scandir(path, &f->entries, not_hidden, by_name);
    if (f->count < 0) {
        fail_errno(why, "cannot open the folder");
        return false;
    }
    in->depth++;
    return true;
}

static char *join(const char *path, const char *name)
{
    size_t n = strlen(path), size = n + strlen(name) + 2;
    char  *joined = malloc(size);

    if (joined)
        snprintf(joined, size, "%s%s%s", path, n && path[n - 1] == '/' ? "" : "/", name);
    return joined;
}

typedef enum kind { KIND_REPORT, KIND_FOLDER, KIND_OTHER } kind;

/* What an entry of a folder is. A link that leads nowhere counts as a report:
 * it is named there, so it must not be lost silently. */
static kind entry_kind(const char *path)
{
    struct stat info;
    bool        link;

    if (lstat(path, &info) != 0)
        return KIND_REPORT;
    link = S_ISLNK(info.st_mode);
    if (link && stat(path, &info) != 0)
        return KIND_REPORT;
    if (S_ISDIR(info.st_mode))
        return link ? KIND_OTHER : KIND_FOLDER;
    return S_ISREG(info.st_mode) ? KIND_REPORT : KIND_OTHER;
}

/* The next report among the open folders; NULL when they are used up. */
static char *next_in_folders(cli_inputs *in, gs_error *why)
{
    while (in->depth) {
        folder        *f = &in->open[in->depth - 1];
        struct dirent *entry;
        char          *path;
        kind           is;

        if (f->next == f->count) {
            close_folder(f);
            in->depth--;
            continue;
        }
        entry = f->entries[f->next++];
        path = join(f->path, entry->d_name);
        free(entry);
        if (!path) {
            gs_fail_nomem(why, "input");
            return NULL;
        }
        is = entry_kind(path);
        if (is == KIND_FOLDER && push_folder(in, path, why))
            continue;
        if (is != KIND_OTHER)
            return path;
        free(path);
    }
    return NULL;
}

/* The next path of the list; an empty line is none. A line that is longer
 * than a path can be is cut and refused. */
static char *next_in_list(cli_inputs *in, gs_error *why)
{
    char   path[PATH_MAX];
    size_t n = 0;
    int    end = in->from.nul ? '\0' : '\n', c = EOF;

    while (in->list) {
        bool cut = false;

        n = 0;
        while ((c = getc(in->list)) != EOF && c != end) {
            if (n + 1 < sizeof path)
                path[n++] = (char)c;
            else
                cut = true;
        }
        path[n] = '\0';
        if (c == EOF) {
            if (ferror(in->list)) {
                fail_errno(why, "cannot read the list of files");
                n = 0;
            }
            if (in->list != stdin)
                fclose(in->list);
            in->list = NULL;
            if (why->code != GS_OK)
                return copy(in->from.list, why);
        }
        if (cut)
            gs_fail(why, GS_E_LIMIT, "input", GS_NO_OFFSET, "a path longer than %d bytes",
                    PATH_MAX - 1);
        else if (memchr(path, '\0', n))
            gs_fail(why, GS_E_IO, "input", GS_NO_OFFSET,
                    "a NUL in the list of files; is it meant for --null?");
        else if (strcmp(path, "-") == 0 && strcmp(in->from.list, "-") == 0)
            gs_fail(why, GS_E_USAGE, "input", GS_NO_OFFSET, "standard input is the list itself");
        if (n)
            return copy(path, why);
    }
    return NULL;
}

char *cli_inputs_next(cli_inputs *in, gs_error *why)
{
    why->code = GS_OK;
    for (;;) {
        struct stat info;
        char       *path = next_in_folders(in, why);

        if (path || why->code != GS_OK)
            return path;
        path = in->next_path < in->from.path_count ? copy(in->from.paths[in->next_path++], why)
                                                   : next_in_list(in, why);
        if (!path || why->code != GS_OK)
            return path;
        if (strcmp(path, "-") == 0 || stat(path, &info) != 0 || !S_ISDIR(info.st_mode) ||
            !push_folder(in, path, why))
            return path;
    }
}

gs_status cli_inputs_open(cli_inputs **out, const cli_inputs_from *from, gs_error *err)
{
    cli_inputs *in = calloc(1, sizeof *in);

    if (!in) {
        gs_fail_nomem(err, "input");
        return GS_E_NOMEM;
    }
    in->from = *from;
    if (from->list) {
        in->list = strcmp(from->list, "-") == 0 ? stdin : fopen(from->list, "re");
        if (!in->list) {
            fail_errno(err, "cannot open the list of files");
            free(in);
            return GS_E_IO;
        }
    }
    *out = in;
    return GS_OK;
}

void cli_inputs_close(cli_inputs *in)
{
    if (!in)
        return;
    while (in->depth)
        close_folder(&in->open[--in->depth]);
    if (in->list && in->list != stdin)
        fclose(in->list);
    free(in);
}

size_t cli_inputs_count(const cli_inputs_from *from)
{
    struct stat info;
    cli_inputs *in;
    gs_error    why;
    size_t      count = 0;

    /* A pipe can be read only once. */
    if (from->list &&
        (strcmp(from->list, "-") == 0 || stat(from->list, &info) != 0 || !S_ISREG(info.st_mode)))
        return 0;
    if (cli_inputs_open(&in, from, &why) != GS_OK)
        return 0;
    for (char *path; (path = cli_inputs_next(in, &why)); count++)
        free(path);
    cli_inputs_close(in);
    return count;
}
