/* train/card.c - see card.h. */
#include "train/card.h"

#include "train/corpus_list.h"

static const char *const source_names[TRAIN_SOURCES] = {
    [TRAIN_SOURCE_EWT] = "UD English EWT", [TRAIN_SOURCE_GUM] = "UD English GUM",
    [TRAIN_SOURCE_WIKIGOLD] = "WikiGold",  [TRAIN_SOURCE_BTC] = "Broad Twitter Corpus",
    [TRAIN_SOURCE_RE3D] = "re3d",          [TRAIN_SOURCE_GAP] = "GAP",
    [TRAIN_SOURCE_MEANTIME] = "MEANTIME",  [TRAIN_SOURCE_LESSONS] = "lessons of our own",
    [TRAIN_SOURCE_OTHER] = "other",
};

static const char use_of_names[] =
    "Names are of five kinds: PER (persons), ORG (organizations, also bodies of government:\n"
    "\"the Defense Ministry\", \"the Kremlin\"), LOC (places; a state also where it acts), NORP\n"
    "(nations, peoples, faiths: \"Russian\", \"Kurds\") and MISC (other names). How the sets'\n"
    "own types become these:\n"
    "\n"
    "- **Universal NER**: PER, ORG and LOC as they are. Its first version, of which the training\n"
    "  file is, has OTH as well: NORP where the name's last word is of a people or faith, else\n"
    "  MISC; its type O is dropped. Its sentences are matched with the treebank's by sent_id and\n"
    "  characters; the few that differ go without names. Dev and test have PER, ORG and LOC, and\n"
    "  only these are scored.\n"
    "- **GUM**: mentions of persons, organizations and places whose head is a proper noun; events\n"
    "  and objects are MISC. Times, abstract things and beasts are no names.\n"
    "- **WikiGold**: MISC is NORP or MISC by the same rule.\n"
    "- **Broad Twitter Corpus**: accounts (\"@\" and a name) are no names; a place that is a word "
    "of\n"
    "  a people is NORP, and one that is a seat of government ORG. It has no MISC.\n"
    "- **re3d**: the proper name within an entity, if it has one: roles, groups and pronouns have\n"
    "  none. Of names that overlap the longest counts. It has no MISC.\n"
    "- Everywhere: titles (\"President\", \"Mr.\") are taken off persons where Universal NER has "
    "not\n"
    "  settled it, and capital words of peoples that a set leaves out are NORP.\n";

static const char *use_name(train_set_use use)
{
    switch (use) {
    case TRAIN_USE_TRAIN:
        return "training";
    case TRAIN_USE_DEV_EWT:
    case TRAIN_USE_DEV_GUM:
        return "choosing, scoring";
    case TRAIN_USE_PLAIN:
        return "training, its text alone";
    case TRAIN_USE_OUTSIDE:
        return "training, as input";
    }
    return "";
}

static bool was_used(const train_set *set, const train_card *card)
{
    return (set->use != TRAIN_USE_PLAIN || card->used_plain) &&
           (set->use != TRAIN_USE_OUTSIDE || card->used_vectors);
}

static void write_set(FILE *out, const train_set *set)
{
    fprintf(out, "| %s | %s | %s | %s |", set->title, use_name(set->use), set->licence,
            set->origin);
    if (set->path)
        fprintf(out, " `%s`", set->path);
    if (set->names)
        fprintf(out, ", `%s`", set->names);
    fprintf(out, " |\n");
}

static void write_sets(FILE *out, const train_card *card)
{
    fprintf(out, "\n## Data\n\n"
                 "The last column is the file in the folder that `script/train` takes. No text of\n"
                 "a set is in the model, but for single words and what was counted of them.\n\n"
                 "| set | used for | licence | where it comes from | file |\n"
                 "|---|---|---|---|---|\n");
    for (size_t i = 0; i < train_set_count; i++) {
        if (was_used(&train_sets[i], card))
            write_set(out, &train_sets[i]);
    }
    fprintf(out, "\nTest files are read by nothing but the scorer, at the end.\n");
}

typedef struct counts {
    size_t sentences, words, parsed, named, names[GS_NAMED_KINDS];
} counts;

static void count_item(counts *n, const train_corpus *c, const train_item *item)
{
    n->sentences++;
    n->words += item->count;
    n->parsed += item->parsed;
    n->named += item->named;
    for (size_t i = item->first; i < item->first + item->count; i++) {
        int place = c->name[i] ? (c->name[i] - 1) % 4 : GS_TAG_INSIDE;
        if (place == GS_TAG_BEGIN || place == GS_TAG_SINGLE)
            n->names[(c->name[i] - 1) / 4]++;
    }
}

static void count_corpus(counts *all, const train_corpus *c)
{
    for (size_t i = 0; c && i < c->item_count; i++)
        count_item(&all[c->items[i].source], c, &c->items[i]);
}

static void write_counts(FILE *out, const train_card *card)
{
    counts all[TRAIN_SOURCES] = {0};

    count_corpus(all, card->train);
    count_corpus(all, card->lessons);
    fprintf(out, "\nWhat was trained on:\n\n| set | sentences | words | parsed | named |");
    for (int k = 0; k < GS_NAMED_KINDS; k++)
        fprintf(out, " %s |", gs_named_kind_name((gs_named_kind)k));
    fprintf(out, "\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (int s = 0; s < TRAIN_SOURCES; s++) {
        const counts *n = &all[s];
        if (!n->sentences)
            continue;
        fprintf(out, "| %s | %zu | %zu | %zu | %zu |", source_names[s], n->sentences, n->words,
                n->parsed, n->named);
        for (int k = 0; k < GS_NAMED_KINDS; k++)
            fprintf(out, " %zu |", n->names[k]);
        fputc('\n', out);
    }
}

static void write_scores(FILE *out, const train_card *card)
{
    fprintf(out, "\n## Scores\n\n| set | measure | %% |\n|---|---|--:|\n");
    for (size_t i = 0; i < card->score_count; i++)
        fprintf(out, "| %s | %s | %.2f |\n", card->scores[i].set, card->scores[i].measure,
                card->scores[i].value);
}

void train_card_write(FILE *out, const train_card *card)
{
    fprintf(out,
            "# Model card: `%s`\n\n"
            "Written by `gainsay-train learn` with the model; not edited by hand.\n\n"
            "English words with tags, features, heads and names, for press reports. Made from\n"
            "public data%s, by\n\n"
            "    %s\n\n"
            "in %.0f minutes (seed %llu).\n",
            card->model, card->lessons ? " and lessons of our own" : " alone", card->command,
            card->seconds / 60, (unsigned long long)card->seed);
    write_sets(out, card);
    if (card->lessons)
        fprintf(out,
                "\nBeside these, lessons of our own for names: invented sentences, filled with\n"
                "names (`data/lessons.txt`, `data/lesson-names.txt`, Apache-2.0).\n");
    if (card->train)
        write_counts(out, card);
    fprintf(out, "\n## Names\n\n%s", use_of_names);
    if (card->score_count)
        write_scores(out, card);
}
