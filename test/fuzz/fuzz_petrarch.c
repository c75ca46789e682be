/* fuzz_petrarch.c - the dictionaries of other coders: everything that is kept is within
 * its bounds, or an error names the line. The first byte says which kind of file it is.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "know/petrarch_int.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static void check_code(gs_str code)
{
    CHECK(code.n <= GS_PET_CODE);
    for (size_t i = 0; i < code.n; i++)
        CHECK(code.p[i] > ' ' && code.p[i] <= '~');
}

static void check_tokens(const gs_petrarch *p, gs_pet_tokens t)
{
    CHECK(t.count <= GS_PET_TOKENS);
    for (uint32_t i = 0; i < t.count; i++) {
        CHECK(t.items[i].kind != GS_PET_SET || t.items[i].set < p->set_count);
        CHECK(t.items[i].kind != GS_PET_WORD || t.items[i].word.n);
    }
}

static void check(const gs_petrarch *p)
{
    for (size_t i = 0; i < p->phrase_count; i++) {
        CHECK(p->phrases[i].word_count && p->phrases[i].word_count <= GS_PET_WORDS);
        CHECK(p->phrases[i].entry < p->entry_count && p->phrases[i].next < (int32_t)i);
    }
    for (uint32_t i = 0; i < p->entry_count; i++) {
        CHECK(p->entries[i].first_code + p->entries[i].code_count <= p->code_count);
        check_code(gs_pet_code_on(p, i, 19950601));
    }
    for (size_t i = 0; i < p->verb_count; i++)
        CHECK(p->verb_list[i].block < p->block_count && p->verb_list[i].next < (int32_t)i);
    for (size_t i = 0; i < p->block_count; i++)
        CHECK(p->blocks[i].first_pattern + p->blocks[i].pattern_count <= p->pattern_count);
    for (size_t i = 0; i < p->pattern_count; i++) {
        check_tokens(p, p->patterns[i].before);
        check_tokens(p, p->patterns[i].after);
        check_code(p->patterns[i].code);
        check_code(p->patterns[i].back);
    }
    for (size_t i = 0; i < p->item_count; i++)
        check_tokens(p, p->items[i].tokens);
    for (size_t i = 0; i < p->number_count && i < 8; i++)
        check_code(gs_pet_negated(p, p->numbers[i].code));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_know       know = {.seed = {1, 2}};
    gs_error      err = {0};
    gs_petrarch  *p = &know.petrarch;
    gs_pet_reader r = {.know = &know, .to = p, .at = {.path = "a file"}, .set = GS_PET_NONE};
    gs_map *const maps[5] = {&p->actors, &p->agents, &p->verbs, &p->set_names, &p->discard_words};
    gs_status     st;

    if (!size)
        return 0;
    gs_arena_init(&know.arena, GS_LIMIT_DOC_MEMORY);
    for (size_t i = 0; i < 5; i++)
        gs_map_init(maps[i], know.seed);
    r.text = gs_str_make((const char *)data + 1, size - 1);
    switch (data[0] % 5) {
    case 0:
        st = gs_pet_read_actors(&r, false, &err);
        break;
    case 1:
        st = gs_pet_read_actors(&r, true, &err);
        break;
    case 2:
        st = gs_pet_read_verbs(&r, &err);
        break;
    case 3:
        st = gs_pet_read_discards(&r, &err);
        break;
    default:
        st = gs_pet_read_ontology(&r, &err);
        break;
    }
    if (st != GS_OK)
        CHECK(st == GS_E_DATA && err.code == st && strstr(err.message, "a file:"));
    check(p);
    gs_know_release(&know);
    return 0;
}
