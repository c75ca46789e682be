/* fuzz_conllu.c - treebanks: read or refused with a line; then scored.
 *
 * The input is one file, or two with a NUL between, gold and system. Whatever
 * is read agrees with itself in everything, and no measure counts more right
 * than there are.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "train/eval.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static bool read_bank(train_bank *bank, gs_str text)
{
    gs_error  err = {0};
    gs_status st = train_bank_parse(bank, "t", text, &err);

    CHECK(st == GS_OK || (st == GS_E_DATA && err.code == st && strncmp(err.message, "t:", 2) == 0));
    return st == GS_OK;
}

/* Tokens, words and sentences follow on one another without a gap. */
static void check_bank(const train_bank *bank)
{
    uint32_t token = 0, word = 0, joined = 0;

    for (size_t i = 0; i < bank->sentence_count; i++) {
        const train_sentence *s = &bank->sentences[i];
        CHECK(s->first_token == token && s->first_word == word && s->word_count > 0);
        token += s->token_count;
        word += s->word_count;
        CHECK(!bank->parsed || bank->words[s->first_word].head <= s->word_count);
    }
    CHECK(token == bank->token_count && word == bank->word_count);
    word = 0;
    for (size_t i = 0; i < bank->token_count; i++) {
        const train_token *t = &bank->tokens[i];
        CHECK(t->joined.start == joined && t->joined.end > joined && t->first_word == word);
        CHECK(bank->words[word].token == i && (t->multiword || t->word_count == 1));
        joined = t->joined.end;
        word += t->word_count;
    }
    CHECK(word == bank->word_count && joined == bank->joined.size);
}

static void check_scores(const train_bank *gold, const train_bank *system)
{
    train_score scores[TRAIN_MEASURES];
    size_t      count;
    gs_error    err = {0};
    gs_status   st = train_eval_conllu(gold, system, scores, &count, &err);

    if (st != GS_OK) {
        CHECK((st == GS_E_DATA && gold != system) || st == GS_E_LIMIT);
        return;
    }
    CHECK(count == (gold->parsed && system->parsed ? TRAIN_MEASURES : TRAIN_UAS));
    for (size_t m = 0; m < count; m++) {
        const train_score *s = &scores[m];
        CHECK(s->right <= s->gold && s->right <= gold->word_count);
        CHECK(!s->has_aligned || (s->right <= s->aligned && s->aligned <= s->gold));
        CHECK(gold != system || (s->right == s->gold && s->right == s->system));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_str     rest = gs_str_make(size ? (const char *)data : "", size), part;
    train_bank gold, system;

    gs_str_split(&rest, '\0', &part);
    if (read_bank(&gold, part)) {
        check_bank(&gold);
        check_scores(&gold, &gold);
        if (rest.p) {
            if (read_bank(&system, rest))
                check_scores(&gold, &system);
            train_bank_release(&system);
        }
    }
    train_bank_release(&gold);
    return 0;
}
