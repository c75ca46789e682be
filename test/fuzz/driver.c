/* driver.c - runs a fuzz target without a fuzzer, as an ordinary test.
 *
 * Each file of the folders given is handed to LLVMFuzzerTestOneInput as it
 * is, then cut short at places all along it, then with a few bytes changed.
 * The changes come from a fixed sequence, so that every run is the same: it
 * finds no new bugs, but keeps old ones away on any compiler, also under the
 * sanitizers. script/fuzz searches for new ones.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define CUTS         40
#define CHANGES      60
#define LIMIT_SAMPLE ((size_t)1 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* xorshift64* (Marsaglia 2003, Vigna 2014). */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u;
}

/* An exact copy, so that a sanitizer sees a read past the end. */
static void run_copy(const char *data, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);

    if (!copy)
        abort();
    if (size)
        memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

/* `size` is not 0. */
static void run_changed(const char *data, size_t size, uint64_t *state)
{
    static const char marks[] = "\0<>&\"'.,:;-[]{}=/ \t\n\x80\xC2\xE2\xF0\xFF";
    char             *copy = malloc(size);

    if (!copy)
        abort();
    memcpy(copy, data, size);
    for (int i = 0; i < 4; i++) {
        uint64_t r = next_random(state);
        size_t   at = (size_t)(r % size);
        copy[at] = r >> 63 ? marks[(r >> 32) % (sizeof marks - 1)] : data[(r >> 32) % size];
    }
    run_copy(copy, size);
    free(copy);
}

static void run_sample(const char *data, size_t size)
{
    uint64_t state = 88172645463325252u;

    run_copy(data, size);
    for (size_t i = 0; i < CUTS && size; i++)
        run_copy(data, size * i / CUTS);
    for (int i = 0; i < CHANGES && size; i++)
        run_changed(data, size, &state);
}

/* Runs every file of a folder; how many there were, -1 when one cannot be read. */
static int run_folder(const char *path)
{
    DIR           *dir = opendir(path);
    struct dirent *entry;
    int            count = 0;

    if (!dir) {
        perror(path);
        return -1;
    }
    while (count >= 0 && (entry = readdir(dir))) {
        char     name[4096];
        gs_file  file;
        gs_error err;

        if (entry->d_name[0] == '.')
            continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (gs_file_open(&file, name, LIMIT_SAMPLE, &err) != GS_OK) {
            fprintf(stderr, "%s: %s\n", name, err.message);
            count = -1;
        } else {
            run_sample(file.data, file.size);
            gs_file_close(&file);
            count++;
        }
    }
    closedir(dir);
    return count;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        int count = run_folder(argv[i]);
        if (count <= 0) {
            fprintf(stderr, "%s: no samples\n", argv[i]);
            return 1;
        }
        printf("%s: %d samples\n", argv[i], count);
    }
    return 0;
}
