/* train/score.c - see score.h. */
#include "train/score.h"

static double ratio(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : 0.0;
}

double train_score_precision(const train_score *score)
{
    return ratio(score->right, score->system);
}

double train_score_recall(const train_score *score)
{
    return ratio(score->right, score->gold);
}

double train_score_f1(const train_score *score)
{
    return ratio(2 * score->right, score->gold + score->system);
}

double train_score_accuracy(const train_score *score)
{
    return ratio(score->right, score->aligned);
}

static int widest_name(const train_score *scores, size_t count)
{
    size_t width = 9;

    for (size_t i = 0; i < count; i++) {
        if (scores[i].name.n > width && scores[i].name.n < 40)
            width = scores[i].name.n;
    }
    return (int)width;
}

static void print_table(FILE *out, const train_score *scores, size_t count)
{
    int width = widest_name(scores, count);

    fprintf(out, "%-*s precision    recall        F1   aligned      gold    system\n", width, "");
    for (size_t i = 0; i < count; i++) {
        const train_score *s = &scores[i];
        fprintf(out, "%-*.*s %9.2f %9.2f %9.2f ", width, GS_STR_ARG(s->name),
                100 * train_score_precision(s), 100 * train_score_recall(s),
                100 * train_score_f1(s));
        if (s->has_aligned)
            fprintf(out, "%9.2f", 100 * train_score_accuracy(s));
        else
            fprintf(out, "%9s", "-");
        fprintf(out, " %9zu %9zu\n", s->gold, s->system);
    }
}

static void print_tsv(FILE *out, const train_score *scores, size_t count)
{
    fputs("measure\tprecision\trecall\tf1\taligned_accuracy\tright\tgold\tsystem\taligned\n", out);
    for (size_t i = 0; i < count; i++) {
        const train_score *s = &scores[i];
        fprintf(out, "%.*s\t%.4f\t%.4f\t%.4f\t", GS_STR_ARG(s->name),
                100 * train_score_precision(s), 100 * train_score_recall(s),
                100 * train_score_f1(s));
        if (s->has_aligned)
            fprintf(out, "%.4f\t%zu\t%zu\t%zu\t%zu\n", 100 * train_score_accuracy(s), s->right,
                    s->gold, s->system, s->aligned);
        else
            fprintf(out, "\t%zu\t%zu\t%zu\t\n", s->right, s->gold, s->system);
    }
}

void train_scores_print(FILE *out, const train_score *scores, size_t count, train_score_form form)
{
    if (form == TRAIN_SCORE_TSV)
        print_tsv(out, scores, count);
    else
        print_table(out, scores, count);
}
