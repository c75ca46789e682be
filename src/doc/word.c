/* doc/word.c - see word.h. */
#include "doc/word.h"

static const char *const upos_names[GS_UPOS_COUNT] = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
};

static const char *const deprel_names[GS_DEPREL_COUNT] = {
#define GS_DEPREL_NAME(symbol, name) name,
    GS_DEPRELS(GS_DEPREL_NAME)
#undef GS_DEPREL_NAME
};

static const char *const named_kind_names[GS_NAMED_KINDS] = {"PER", "ORG", "LOC", "NORP", "MISC"};

const char *gs_upos_name(gs_upos upos)
{
    return upos_names[upos];
}

const char *gs_deprel_name(gs_deprel deprel)
{
    return deprel_names[deprel];
}

const char *gs_named_kind_name(gs_named_kind kind)
{
    return named_kind_names[kind];
}

/* Index of `name` among `count` names, or `count`. */
static size_t find(const char *const *names, size_t count, gs_str name)
{
    size_t i = 0;

    while (i < count && !gs_str_eq(gs_str_from(names[i]), name))
        i++;
    return i;
}

bool gs_upos_find(gs_str name, gs_upos *upos)
{
    *upos = (gs_upos)find(upos_names, GS_UPOS_COUNT, name);
    return *upos < GS_UPOS_COUNT;
}

bool gs_deprel_find(gs_str name, gs_deprel *deprel)
{
    *deprel = (gs_deprel)find(deprel_names, GS_DEPREL_COUNT, name);
    return *deprel < GS_DEPREL_COUNT;
}

bool gs_named_kind_find(gs_str name, gs_named_kind *kind)
{
    *kind = (gs_named_kind)find(named_kind_names, GS_NAMED_KINDS, name);
    return *kind < GS_NAMED_KINDS;
}
