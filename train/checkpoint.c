/* train/checkpoint.c - see checkpoint.h. */
#include "train/checkpoint.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

typedef struct header {
    char           magic[8];
    uint64_t       seed, count, words;
    gs_net_shape   shape;
    train_progress progress;
} header;

static const char magic[8] = "GSCHECK1";

/* Writes or reads one array. */
typedef size_t (*transfer)(void *data, size_t size, size_t count, FILE *file);

static size_t write_array(void *data, size_t size, size_t count, FILE *file)
{
    return fwrite(data, size, count, file);
}

static bool arrays(FILE *file, const train_net *net, float *best, transfer move)
{
    float *const all[] = {net->w, net->m, net->v, net->mean, best};
    size_t       rows = 0;

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (move(all[i], sizeof(float), net->count, file) != net->count)
            return false;
    }
    for (int t = 0; t < TRAIN_TABLES; t++)
        rows += net->tables[t].rows;
    return move(net->seen, sizeof *net->seen, rows, file) == rows;
}

static gs_status failed(const char *path, const char *why, gs_error *err)
{
    return gs_fail(err, GS_E_IO, "checkpoint", GS_NO_OFFSET, "%s: %s", path, why);
}

gs_status train_checkpoint_write(const char *path, uint64_t seed, const train_net *net,
                                 const float *best, const train_progress *p, gs_error *err)
{
    char   beside[4096];
    header h;
    FILE  *file;
    bool   good;

    if (snprintf(beside, sizeof beside, "%s.new", path) >= (int)sizeof beside)
        return failed(path, "the path is too long", err);
    file = fopen(beside, "wb");
    if (!file)
        return failed(beside, strerror(errno), err);
    memset(&h, 0, sizeof h);
    memcpy(h.magic, magic, sizeof magic);
    h.seed = seed;
    h.count = net->count;
    h.words = net->words;
    h.shape = net->shape;
    h.progress = *p;
    good = fwrite(&h, sizeof h, 1, file) == 1 && arrays(file, net, (float *)best, write_array);
    good = fclose(file) == 0 && good;
    if (good && rename(beside, path) == 0)
        return GS_OK;
    unlink(beside);
    return failed(path, strerror(errno), err);
}

gs_status train_checkpoint_read(const char *path, uint64_t seed, train_net *net, float *best,
                                train_progress *p, gs_error *err)
{
    FILE     *file = fopen(path, "rb");
    header    h;
    gs_status st = GS_OK;

    if (!file)
        return errno == ENOENT ? GS_OK : failed(path, strerror(errno), err);
    if (fread(&h, sizeof h, 1, file) != 1 || memcmp(h.magic, magic, sizeof magic) != 0)
        st = failed(path, "not a checkpoint of gainsay-train", err);
    else if (h.seed != seed || h.count != net->count || h.words != net->words ||
             memcmp(&h.shape, &net->shape, sizeof h.shape) != 0)
        st = failed(path, "of another seed, network or corpus; remove it to begin anew", err);
    else if (!arrays(file, net, best, fread))
        st = failed(path, "cut short; remove it to begin anew", err);
    else
        *p = h.progress;
    fclose(file);
    return st;
}
