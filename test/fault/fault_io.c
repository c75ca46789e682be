/* fault_io.c - what happens when the system fails to open, map or read a file?
 *
 * The linker puts functions before open, fstat, mmap and read (--wrap) that
 * fail the n-th call of a run with a given errno. Each run must end in the
 * status that belongs to that errno, with a message that names the trouble,
 * or in exactly the file's bytes; no descriptor may be left open. Reads that
 * bring only a byte at a time, or are interrupted, change nothing. A caller
 * that cannot write is told so.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/file.h"
#include "gainsay.h"

#define CEILING ((size_t)1 << 20)

typedef enum call { CALL_NONE, CALL_OPEN, CALL_FSTAT, CALL_MMAP, CALL_READ } call;

static struct {
    call   which;
    int    code;    /* errno of the failing call */
    size_t fail_at; /* from 1 */
    size_t count;   /* calls of that kind so far */
    bool   trickle; /* read one byte at a time */
} fault;

/* The C library has each under two names; which one is called depends on the
 * size of off_t. */
int     __real_open(const char *path, int flags, ...);
int     __real_open64(const char *path, int flags, ...);
int     __real_fstat(int fd, struct stat *info);
int     __real_fstat64(int fd, struct stat *info);
void   *__real_mmap(void *at, size_t n, int prot, int flags, int fd, off_t offset);
void   *__real_mmap64(void *at, size_t n, int prot, int flags, int fd, off_t offset);
ssize_t __real_read(int fd, void *buf, size_t n);
int     __wrap_open(const char *path, int flags, ...);
int     __wrap_open64(const char *path, int flags, ...);
int     __wrap_fstat(int fd, struct stat *info);
int     __wrap_fstat64(int fd, struct stat *info);
void   *__wrap_mmap(void *at, size_t n, int prot, int flags, int fd, off_t offset);
void   *__wrap_mmap64(void *at, size_t n, int prot, int flags, int fd, off_t offset);
ssize_t __wrap_read(int fd, void *buf, size_t n);

static bool fails(call which)
{
    if (which != fault.which || ++fault.count != fault.fail_at)
        return false;
    errno = fault.code;
    return true;
}

int __wrap_open(const char *path, int flags, ...)
{
    return fails(CALL_OPEN) ? -1 : __real_open(path, flags);
}

int __wrap_open64(const char *path, int flags, ...)
{
    return fails(CALL_OPEN) ? -1 : __real_open64(path, flags);
}

int __wrap_fstat(int fd, struct stat *info)
{
    return fails(CALL_FSTAT) ? -1 : __real_fstat(fd, info);
}

int __wrap_fstat64(int fd, struct stat *info)
{
    return fails(CALL_FSTAT) ? -1 : __real_fstat64(fd, info);
}

void *__wrap_mmap(void *at, size_t n, int prot, int flags, int fd, off_t offset)
{
    return fails(CALL_MMAP) ? MAP_FAILED : __real_mmap(at, n, prot, flags, fd, offset);
}

void *__wrap_mmap64(void *at, size_t n, int prot, int flags, int fd, off_t offset)
{
    return fails(CALL_MMAP) ? MAP_FAILED : __real_mmap64(at, n, prot, flags, fd, offset);
}

ssize_t __wrap_read(int fd, void *buf, size_t n)
{
    if (fails(CALL_READ))
        return -1;
    return __real_read(fd, buf, fault.trickle && n > 1 ? 1 : n);
}

static int failures;

#define EXPECT(what)                                                                               \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            printf("line %d: not so: %s\n", __LINE__, #what);                                      \
            failures++;                                                                            \
        }                                                                                          \
    } while (0)

/* The lowest free descriptor: the same before and after when none is lost. */
static int lowest_free(void)
{
    int fd = dup(0);
    close(fd);
    return fd;
}

static void set_fault(call which, size_t fail_at, int code, bool trickle)
{
    fault.which = which;
    fault.fail_at = fail_at;
    fault.code = code;
    fault.count = 0;
    fault.trickle = trickle;
}

typedef gs_status (*open_fn)(gs_file *, const char *, size_t, gs_error *);

static open_fn opener = gs_file_open;

/* Opens with a fault set; the content is compared when that works. */
static gs_status open_with(const char *path, const char *content, gs_error *err)
{
    gs_file   file = {.data = "untouched", .size = 77};
    int       before = lowest_free();
    gs_status st = opener(&file, path, CEILING, err);

    set_fault(CALL_NONE, 0, 0, false);
    if (st == GS_OK) {
        EXPECT(file.size == strlen(content));
        EXPECT(!file.size || memcmp(file.data, content, strlen(content)) == 0);
        gs_file_close(&file);
    } else {
        EXPECT(file.size == 77);
        EXPECT(err->code == st && err->stage[0] && err->message[0]);
    }
    EXPECT(lowest_free() == before);
    return st;
}

static void files_fail_and_say_so(const char *path, const char *content)
{
    gs_error err;

    EXPECT(open_with(path, content, &err) == GS_OK);
    set_fault(CALL_OPEN, 1, EACCES, false);
    EXPECT(open_with(path, content, &err) == GS_E_IO && strstr(err.message, "denied"));
    set_fault(CALL_OPEN, 1, EMFILE, false);
    EXPECT(open_with(path, content, &err) == GS_E_IO);
    set_fault(CALL_OPEN, 1, ENOMEM, false);
    EXPECT(open_with(path, content, &err) == GS_E_NOMEM);
    set_fault(CALL_FSTAT, 1, EIO, false);
    EXPECT(open_with(path, content, &err) == GS_E_IO);
    /* What cannot be mapped is read. */
    set_fault(CALL_MMAP, 1, ENODEV, false);
    EXPECT(open_with(path, content, &err) == GS_OK);
}

static void reads_fail_and_say_so(const char *path, const char *content)
{
    gs_error err;

    for (size_t n = 1; n <= strlen(content) + 1; n++) {
        set_fault(CALL_READ, n, EIO, true);
        EXPECT(open_with(path, content, &err) == GS_E_IO);
        set_fault(CALL_READ, n, EINTR, true);
        EXPECT(open_with(path, content, &err) == GS_OK);
    }
}

/* A pipe that holds `content`, as standard input. */
static int pipe_in(const char *content)
{
    int ends[2];

    if (pipe(ends) != 0 || write(ends[1], content, strlen(content)) < 0)
        exit(1);
    close(ends[1]);
    dup2(ends[0], 0);
    close(ends[0]);
    return 0;
}

static void streams_fail_and_say_so(const char *content)
{
    gs_error err;

    pipe_in(content);
    EXPECT(open_with("-", content, &err) == GS_OK);
    pipe_in(content);
    set_fault(CALL_READ, 1, EIO, false);
    EXPECT(open_with("-", content, &err) == GS_E_IO && strstr(err.message, "read"));
    pipe_in(content);
    set_fault(CALL_READ, 3, EIO, true);
    EXPECT(open_with("-", content, &err) == GS_E_IO);
    pipe_in(content);
    set_fault(CALL_READ, 2, EINTR, true);
    EXPECT(open_with("-", content, &err) == GS_OK);
    pipe_in("");
    EXPECT(open_with("-", "", &err) == GS_OK);
}

static int refuse(void *ctx, const char *data, size_t size)
{
    (void)data;
    (void)size;
    ++*(int *)ctx;
    return -1;
}

static void writers_are_heard(const char *model)
{
    gs_input      in = {.data = "The ministry denied it.\n", .size = 24, .source = "a"};
    gs_error      err = {0}, why = {.code = GS_E_EMPTY, .stage = "input", .message = "nothing"};
    gs_engine    *engine = NULL;
    gs_reader    *reader = NULL;
    const gs_doc *doc;
    int           calls = 0;

    EXPECT(gs_engine_open(&engine, "/nonexistent", &err) == GS_E_DATA && strchr(err.message, '/'));
    EXPECT(gs_engine_open(&engine, TEST_DATADIR, &err) == GS_OK);
    EXPECT(gs_engine_load_model(engine, model, &err) == GS_OK);
    EXPECT(gs_reader_new(&reader, engine, &err) == GS_OK);
    EXPECT(gs_reader_read(reader, &in, &doc, &err) == GS_OK);
    EXPECT(gs_doc_write_jsonl(doc, NULL, refuse, &calls, &err) == GS_E_IO && calls == 1);
    EXPECT(gs_doc_write_table(doc, NULL, refuse, &calls, &err) == GS_E_IO && calls == 2);
    EXPECT(gs_rejection_write_jsonl("a", &why, refuse, &calls, &err) == GS_E_IO && calls == 3);
    EXPECT(err.code == GS_E_IO && err.stage[0] && err.message[0]);
    gs_reader_free(reader);
    gs_engine_close(engine);
}

/* A model that cannot be opened, or only in part; one loaded before stays. */
static void models_fail_and_say_so(const char *model)
{
    gs_input      in = {.data = "The ministry denied it.\n", .size = 24, .source = "a"};
    gs_error      err = {0};
    gs_engine    *engine = NULL;
    gs_reader    *reader = NULL;
    const gs_doc *doc;
    int           before = lowest_free(), calls = 0;

    EXPECT(gs_engine_open(&engine, TEST_DATADIR, &err) == GS_OK);
    EXPECT(gs_engine_load_model(engine, model, &err) == GS_OK);
    set_fault(CALL_OPEN, 1, EACCES, false);
    EXPECT(gs_engine_load_model(engine, model, &err) == GS_E_IO && strstr(err.message, "denied"));
    set_fault(CALL_OPEN, 1, ENOMEM, false);
    EXPECT(gs_engine_load_model(engine, model, &err) == GS_E_NOMEM);
    set_fault(CALL_FSTAT, 1, EIO, false);
    EXPECT(gs_engine_load_model(engine, model, &err) == GS_E_IO && err.message[0]);
    set_fault(CALL_READ, 1, EIO, false);
    EXPECT(gs_engine_load_model(engine, "/dev/null", &err) != GS_OK && err.message[0]);
    EXPECT(gs_engine_load_model(engine, TEST_DATADIR, &err) != GS_OK && err.message[0]);
    set_fault(CALL_NONE, 0, 0, false);
    EXPECT(gs_reader_new(&reader, engine, &err) == GS_OK);
    EXPECT(gs_reader_parse(reader, &in, NULL, &doc, &err) == GS_OK);
    EXPECT(gs_doc_write_conllu(doc, refuse, &calls, &err) == GS_E_IO && calls == 1);
    EXPECT(gs_doc_write_iob2(doc, refuse, &calls, &err) == GS_E_IO && calls == 2);
    gs_reader_free(reader);
    /* What cannot be mapped is read. */
    set_fault(CALL_MMAP, 1, ENODEV, false);
    EXPECT(gs_engine_load_model(engine, model, &err) == GS_OK);
    set_fault(CALL_NONE, 0, 0, false);
    gs_engine_close(engine);
    EXPECT(lowest_free() == before);
}

int main(int argc, char **argv)
{
    static const char content[] = "The mayor denied it.\n";
    char              path[] = "fault-io-XXXXXX";
    int               fd = mkstemp(path);

    if (fd < 0 || write(fd, content, strlen(content)) < 0)
        return 1;
    close(fd);
    files_fail_and_say_so(path, content);
    streams_fail_and_say_so(content);
    opener = gs_file_read;
    files_fail_and_say_so(path, content);
    reads_fail_and_say_so(path, content);
    streams_fail_and_say_so(content);
    unlink(path);
    if (argc > 1) {
        writers_are_heard(argv[1]);
        models_fail_and_say_so(argv[1]);
    }
    printf("%d failures\n", failures);
    return failures ? 1 : 0;
}
