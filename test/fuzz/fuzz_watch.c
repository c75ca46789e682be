/* fuzz_watch.c - the file of a mission or an agreement: read as its form says, with the line of
 * each value within the file, or an error that names a line.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "monitor/mission_file.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static void check_tasks(const gs_mandate *documents, size_t count, unsigned lines)
{
    for (size_t i = 0; i < count; i++) {
        CHECK(documents[i].date.day && documents[i].title.text.n);
        for (size_t k = 0; k < documents[i].task_count; k++) {
            const gs_task *t = &documents[i].tasks[k];
            CHECK(t->text.text.n && t->text.line >= 1 && t->text.line <= lines);
            CHECK(t->number == k + 1);
        }
        (void)gs_mandate_in_force(documents, count, i, 20210101);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_mission_file file;
    gs_arena        arena;
    gs_error        err = {0};
    unsigned        lines = 1;
    gs_status       st;

    if (size > GS_LIMIT_WATCH_BYTES)
        return 0;
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n' || data[i] == '\r' || data[i] >= 0x80;
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    st = gs_mission_file_read(&file, "f.yaml", gs_str_make((const char *)data, size), &arena, &err);
    if (st == GS_OK) {
        CHECK((file.mission.line != 0) != (file.pact.line != 0));
        check_tasks(file.documents, file.document_count, lines);
        for (size_t i = 0; i < file.separate_count; i++)
            check_tasks(file.separate[i].documents, file.separate[i].document_count, lines);
        for (size_t i = 0; i < file.term_count; i++)
            (void)gs_owed_deadline(&file.terms[i], 20210101);
    } else {
        CHECK(st == GS_E_DATA && err.code == st && strncmp(err.message, "f.yaml:", 7) == 0);
    }
    gs_arena_release(&arena);
    return 0;
}
