/* records - how fast tokens become entities, statements and claims, on one
 * core.
 *
 *     records DATADIR [FILE…]     FILE: plain text reports; else a report of ours
 *
 * Prints sentences/s and MB/s of the record makers alone: input, sentences,
 * words and tokens are not in the time. The best of several rounds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "engine/stages.h"
#include "record/record.h"

#define ROUNDS 9
#define REPEAT 200

static const char report[] =
    "Ministry denies claims of night flights\n\n"
    "The transport ministry on Monday denied reports that cargo planes had landed on the northern "
    "airfield at night. \"Nothing landed there,\" ministry spokesman Jonas Weller told reporters. "
    "\"We counted every plane. Anyone may look at the log.\"\n\n"
    "Opposition leader Dina Marr, who visited the airfield last week, said she had seen three "
    "planes without markings, adding that residents were afraid to speak. According to the "
    "Northern Ferry Union (NFU), two crews were told to leave the harbour before dawn.\n\n"
    "Weller said Marr was mistaken. The NFU demanded an inquiry and called on the prime minister "
    "to publish the log, which he promised to do by Friday. The road along the shore was closed "
    "for six hours, and buses between the two towns ran late for most of the day.\n";

typedef struct tally {
    size_t sentences, bytes;
    double seconds;
} tally;

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void read_once(const gs_stages *stages, gs_str text, gs_arena *arena, gs_arena *scratch,
                      tally *sum)
{
    gs_input in = {.data = text.p, .size = text.n, .date = "2021-05-06", .format = "text"};
    gs_doc   doc;
    gs_error err;
    double   start;

    gs_arena_clear(arena);
    gs_doc_init(&doc, arena, stages->know->seed);
    if (gs_stages_run(stages, &doc, &in, scratch, &err) != GS_OK)
        return;
    start = now();
    if (gs_record_make(&doc, stages->know, scratch, &err) != GS_OK)
        exit(1);
    sum->seconds += now() - start;
    sum->sentences += doc.sentence_count;
    sum->bytes += text.n;
    gs_arena_clear(scratch);
}

int main(int argc, char **argv)
{
    gs_arena  arena, scratch;
    gs_desk   desk;
    gs_error  err;
    gs_know   know;
    gs_lang  *lang;
    char      model[4096];
    gs_stages stages = {.know = &know, .desk = &desk, .last = GS_STAGE_TOKENS};
    tally     best = {0};

    if (argc < 2 || gs_know_load(&know, argv[1], &err) != GS_OK) {
        fprintf(stderr, "usage: records DATADIR [FILE...]\n");
        return 2;
    }
    snprintf(model, sizeof model, "%s/model.gsm", argv[1]);
    if (gs_lang_open(&lang, model, &err) != GS_OK) {
        fprintf(stderr, "records: %s\n", err.message);
        return 2;
    }
    stages.lang = lang;
    gs_desk_init(&desk);
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    gs_arena_init(&scratch, GS_LIMIT_DOC_MEMORY);
    for (int round = 0; round < ROUNDS; round++) {
        tally sum = {0};
        for (int i = 2; i < argc; i++) {
            gs_file file;
            if (gs_file_open(&file, argv[i], GS_LIMIT_REPORT_BYTES, &err) != GS_OK)
                continue;
            read_once(&stages, gs_str_make(file.data, file.size), &arena, &scratch, &sum);
            gs_file_close(&file);
        }
        for (int i = 0; argc == 2 && i < REPEAT; i++)
            read_once(&stages, gs_str_make(report, sizeof report - 1), &arena, &scratch, &sum);
        if (sum.seconds > 0 && (best.seconds == 0 || (double)sum.sentences / sum.seconds >
                                                         (double)best.sentences / best.seconds))
            best = sum;
    }
    if (best.seconds > 0)
        printf("records: %.0f sentences/s, %.1f MB/s\n", (double)best.sentences / best.seconds,
               (double)best.bytes / best.seconds / 1e6);
    gs_arena_release(&arena);
    gs_arena_release(&scratch);
    gs_desk_release(&desk);
    gs_lang_close(lang);
    gs_know_release(&know);
    return 0;
}
