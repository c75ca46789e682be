/* boundary_lesson.h - a small model of words' and sentences' ends, learned in
 * the test from invented sentences, for the unit test and the fuzz target.
 *
 * A lesson is written as its tokens with blanks between; "_" before a token
 * says that no white space stands there, "+" parts the words of a multi-word
 * token: "They did+n't eat _." Each line is a sentence; "^" at its head begins
 * a paragraph.
 */
#ifndef GS_TEST_BOUNDARY_LESSON_H
#define GS_TEST_BOUNDARY_LESSON_H

#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "know/know.h"
#include "train/boundary.h"

static const char *const boundary_lesson[] = {
    "^The river rose at night _.",
    "Nobody did+n't see it _.",
    "They did+n't sleep _, and she could+n't eat _.",
    "^He was+n't there _.",
    "\" _We do+n't know _, _\" he said _.",
    "^Mara+'s house is well _- _known _.",
    "The workers+' union left _.",
    "^The bill came to $ _3.5 million _, or 20 _% of it _.",
    "We can+not pay it _.",
    "She can+not stay _.",
    "^Gen. Orlo met Dr. Vance in the U.S. on Nov. 5 _.",
    "The U.S. envoy left _.",
    "Mr. Tarn lives in the U.S. now _.",
    "^Is it far _?",
    "No _!",
    "It is near _.",
    "He came back at 10:30 a.m. on Monday _.",
    "^The old mill burned _.",
    "It+'s gone _.",
    "You+'re late _, and they+'ve left _.",
    "It cost him $ _1,400 _.",
    "They are 7,300 now _.",
    "^Thanks",
    "Mara",
    "^Two men ( _both armed _) came in _.",
    "The long _- _range gun fired 1,200 times _.",
    "^Where do you live _?",
    "In the north _.",
    "I do+n't like it _; she does _.",
    "^\" _Stay here _! _\"",
    "the captain said _.",
    "The boats+' owners paid $ _12 _.",
    "^Oren+'s boat sank near the U.S. coast _.",
    "Nobody was hurt _.",
    "^Dr. Vance was+n't sure _.",
    "Gen. Orlo said it was+n't true _.",
    "Half of it _, or 50 _% _, is gone _.",
};

/* One row; ID and FORM, and whether white space follows. */
static void lesson_row(gs_buf *out, unsigned id, unsigned last, gs_str form, bool space)
{
    if (last > id)
        gs_buf_addf(out, "%u-%u", id, last);
    else
        gs_buf_addf(out, "%u", id);
    gs_buf_addf(out, "\t%.*s\t_\t%s\t_\t_\t_\t_\t_\t%s\n", GS_STR_ARG(form),
                form.p[0] >= 'A' && form.p[0] <= 'Z' && id > 1 ? "PROPN" : "NOUN",
                space ? "_" : "SpaceAfter=No");
}

/* One token, "did+n't"; how many words it has. */
static unsigned lesson_token(gs_buf *out, unsigned id, gs_str token, bool space)
{
    char     whole[64];
    size_t   n = 0;
    unsigned words = 1;
    gs_str   part;

    for (size_t i = 0; i < token.n && n < sizeof whole; i++) {
        words += token.p[i] == '+';
        if (token.p[i] != '+')
            whole[n++] = token.p[i];
    }
    if (words > 1)
        lesson_row(out, id, id + words - 1, gs_str_make(whole, n), space);
    for (unsigned i = 0; gs_str_split(&token, '+', &part); i++)
        lesson_row(out, id + i, 0, part, space);
    return words;
}

static void lesson_sentence(gs_buf *out, const char *line)
{
    gs_str   rest = gs_str_from(line), token;
    unsigned id = 1;

    if (*line == '^') {
        gs_buf_add_str(out, GS_STR("# newpar\n"));
        rest = gs_str_sub(rest, 1, rest.n);
    }
    while (gs_str_split(&rest, ' ', &token)) {
        if (token.p[0] == '_')
            token = gs_str_sub(token, 1, token.n);
        id += lesson_token(out, id, token, !rest.p || rest.p[0] != '_');
    }
    gs_buf_add_char(out, '\n');
}

/* Learns from the lesson, many times over, and adds the parts to `w`. */
static gs_status lesson_add(const gs_know *know, const char *contractions, uint64_t seed,
                            train_model_writer *w, gs_error *err)
{
    train_bank           bank;
    const train_bank    *banks[] = {&bank};
    train_boundary_files files = {contractions, NULL};
    gs_buf               text;
    gs_status            st;

    gs_buf_init(&text, (size_t)1 << 24);
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < sizeof boundary_lesson / sizeof *boundary_lesson; i++)
            lesson_sentence(&text, boundary_lesson[i]);
    }
    st = train_bank_parse(&bank, "lesson", gs_buf_str(&text), err);
    if (st == GS_OK)
        st = train_boundary_learn(banks, 1, know, &files, seed, w, err);
    train_bank_release(&bank);
    gs_buf_release(&text);
    return st;
}

/* The same, and writes the model to `path`. */
static inline gs_status lesson_learn(const gs_know *know, const char *contractions, uint64_t seed,
                                     const char *path, gs_error *err)
{
    train_model_writer w;
    gs_status          st;

    train_model_writer_init(&w);
    st = lesson_add(know, contractions, seed, &w, err);
    if (st == GS_OK)
        st = train_model_save(&w, path, err);
    train_model_writer_release(&w);
    return st;
}

#endif
