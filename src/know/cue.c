/* know/cue.c - cues of saying and denying, and the nouns that decide what a
 * cue means by its object. The columns are told in data/cues.tsv.
 */
#include "know/cue.h"

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"
#include "know/word.h"

typedef struct named_flag {
    const char *name;
    uint32_t    flag;
} named_flag;

static const named_flag frames[] = {
    {"quote", GS_FRAME_QUOTE},     {"that", GS_FRAME_THAT},
    {"clause", GS_FRAME_CLAUSE},   {"wh", GS_FRAME_WH},
    {"to", GS_FRAME_TO},           {"object", GS_FRAME_OBJECT},
    {"whom", GS_FRAME_WHOM},       {"as", GS_FRAME_AS},
    {"of", GS_FRAME_OF},           {"for", GS_FRAME_FOR},
    {"on", GS_FRAME_ON},           {"about", GS_FRAME_ABOUT},
    {"against", GS_FRAME_AGAINST}, {"with", GS_FRAME_WITH},
    {"source", GS_FRAME_SOURCE},   {NULL, 0},
};

static const named_flag notes[] = {
    {"invert", GS_CUE_INVERT},     {"need", GS_CUE_NEED},
    {"quoted", GS_CUE_QUOTED},     {"media", GS_CUE_MEDIA},
    {"document", GS_CUE_DOCUMENT}, {"whom", GS_CUE_WHOM},
    {"noun", GS_CUE_NOUN_TOO},     {"alone", GS_CUE_ALONE},
    {"heard", GS_CUE_HEARD},       {NULL, 0},
};

static uint32_t flag_of(const named_flag *flags, gs_str name)
{
    while (flags->name && !gs_str_eq(name, gs_str_from(flags->name)))
        flags++;
    return flags->flag;
}

/* A set's bit is its place in the order of the file. */
uint32_t gs_know_object_set(const gs_know *know, gs_str name)
{
    for (size_t i = 0; i < know->object_set_count; i++) {
        if (gs_str_eq(know->object_sets[i], name))
            return 1u << i;
    }
    return 0;
}

static bool modality_from(gs_str name, gs_modality *modality)
{
    for (int i = 0; i < GS_MODALITY_COUNT; i++) {
        if (gs_str_eq(name, gs_str_from(gs_modality_name((gs_modality)i)))) {
            *modality = (gs_modality)i;
            return true;
        }
    }
    return false;
}

static gs_status read_frames(gs_cue *cue, const gs_table_row *row, gs_error *err)
{
    gs_str rest = row->fields[4];
    gs_str word;

    while (gs_str_split(&rest, ' ', &word)) {
        uint32_t flag = flag_of(frames, word);
        if (word.n && !flag)
            return gs_table_fail(row, err, "unknown frame '%.*s'", GS_STR_ARG(word));
        cue->frames |= flag;
    }
    return GS_OK;
}

static gs_status read_note(const gs_know *know, gs_cue *cue, gs_str note, const gs_table_row *row,
                           gs_error *err)
{
    gs_str   value = note;
    gs_str   key;
    uint32_t flag = flag_of(notes, note);
    bool     ok = true;

    gs_str_split(&value, '=', &key);
    if (flag)
        cue->notes |= flag;
    else if (gs_str_eq(key, GS_STR("modality")))
        ok = modality_from(value, &cue->modality);
    else if (gs_str_eq(key, GS_STR("only")))
        ok = (cue->only |= gs_know_object_set(know, value)) != 0;
    else if (gs_str_eq(key, GS_STR("not")))
        ok = (cue->not_ |= gs_know_object_set(know, value)) != 0;
    else
        ok = false;
    return ok ? GS_OK : gs_table_fail(row, err, "unknown note '%.*s'", GS_STR_ARG(note));
}

static gs_status read_notes(const gs_know *know, gs_cue *cue, const gs_table_row *row,
                            gs_error *err)
{
    gs_str rest = row->fields[5];
    gs_str note;

    if (gs_str_eq(rest, GS_STR("-")))
        return GS_OK;
    while (gs_str_split(&rest, ' ', &note)) {
        gs_status st = note.n ? read_note(know, cue, note, row, err) : GS_OK;
        if (st != GS_OK)
            return st;
    }
    return GS_OK;
}

typedef struct loader {
    gs_know *know;
    size_t   before; /* cues of other folders, which this one's lines replace */
} loader;

/* No form is any longer one of such cues. */
static void retire(const loader *l, const gs_cue *by)
{
    for (size_t i = 0; i < l->know->cue_form_count; i++) {
        gs_cue_form  *form = &l->know->cue_forms[i];
        const gs_cue *cue = &l->know->cues[form->cue];
        if (form->cue < l->before && cue->kind == by->kind && gs_str_eq(cue->lemma, by->lemma))
            form->forms = 0;
    }
}

static gs_status add_form(gs_know *know, uint32_t cue, gs_str words, uint32_t form, gs_error *err)
{
    const uint32_t *first = gs_lexicon_get(&know->cue_lexicon, words);
    gs_cue_form     entry = {cue, form, first ? (int32_t)*first : -1};

    for (int32_t i = entry.next; i >= 0; i = know->cue_forms[i].next) {
        if (know->cue_forms[i].cue == cue) {
            know->cue_forms[i].forms |= form;
            return GS_OK;
        }
    }
    if (gs_lexicon_put(&know->cue_lexicon, words, (uint32_t)know->cue_form_count) != GS_OK ||
        !GS_PUSH(&know->arena, know->cue_forms, know->cue_form_count, know->cue_form_cap, entry))
        return gs_fail_nomem(err, "know");
    return gs_know_add_word(know, gs_lexicon_head(words), GS_WORD_CUE, err);
}

/* "deny | denies | denied | denied | denying": the place says which form. */
static gs_status add_forms(gs_know *know, uint32_t cue, uint32_t first, unsigned slots,
                           const gs_table_row *row, gs_error *err)
{
    gs_str    rest = row->fields[3];
    gs_str    slot, words;
    unsigned  n = 0;
    gs_status st = GS_OK;

    for (; st == GS_OK && gs_str_split(&rest, '|', &slot); n++) {
        while (n < slots && st == GS_OK && gs_str_split(&slot, ',', &words))
            st = add_form(know, cue, gs_str_trim(words), first << n, err);
    }
    if (st == GS_OK && n != slots)
        st = gs_table_fail(row, err, "%u forms where %u are needed", n, slots);
    return st;
}

static gs_status add_cue(void *ctx, const gs_table_row *row, gs_error *err)
{
    static const struct {
        const char *name;
        uint32_t    first;
        unsigned    slots;
    } kinds[] = {
        [GS_CUE_VERB] = {"verb", GS_VERB_BASE, 5},
        [GS_CUE_NOUN] = {"noun", GS_NOUN_SINGULAR, 2},
        [GS_CUE_PHRASE] = {"phrase", GS_PHRASE_FORM, 1},
    };
    const loader *l = ctx;
    gs_know      *know = l->know;
    gs_cue        cue = {.lemma = row->fields[0]};
    unsigned      kind = 0;
    gs_status     st;

    while (kind < 3 && !gs_str_eq(row->fields[1], gs_str_from(kinds[kind].name)))
        kind++;
    if (kind == 3)
        return gs_table_fail(row, err, "unknown part of speech");
    if (!gs_act_from_name(row->fields[2], &cue.act))
        return gs_table_fail(row, err, "unknown act '%.*s'", GS_STR_ARG(row->fields[2]));
    cue.kind = (gs_cue_kind)kind;
    retire(l, &cue);
    st = read_frames(&cue, row, err);
    if (st == GS_OK)
        st = read_notes(know, &cue, row, err);
    if (st == GS_OK && !GS_PUSH(&know->arena, know->cues, know->cue_count, know->cue_cap, cue))
        st = gs_fail_nomem(err, "know");
    if (st == GS_OK)
        st = add_forms(know, (uint32_t)know->cue_count - 1, kinds[kind].first, kinds[kind].slots,
                       row, err);
    return st;
}

/* A noun and its regular plural. */
static gs_status add_object(gs_know *know, gs_str noun, uint32_t set, gs_error *err)
{
    const char *ending = gs_str_ends(noun, GS_STR("y")) ? "ies" : "s";
    gs_str      forms[2] = {noun, {NULL, 0}};
    size_t      stem = noun.n - (*ending == 'i');
    char       *plural = gs_arena_alloc(&know->arena, stem + 3);

    if (!plural)
        return gs_fail_nomem(err, "know");
    memcpy(plural, noun.p, stem);
    memcpy(plural + stem, ending, strlen(ending));
    forms[1] = gs_str_make(plural, stem + strlen(ending));
    for (int i = 0; i < 2; i++) {
        uint32_t *sets = gs_map_get(&know->objects, forms[i]);
        if (sets)
            *sets |= set;
        else if (gs_map_put(&know->objects, forms[i], set) != GS_OK)
            return gs_fail_nomem(err, "know");
    }
    return GS_OK;
}

static gs_status add_object_set(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know  *know = ctx;
    gs_str    rest = row->fields[1];
    gs_str    noun;
    uint32_t  set = gs_know_object_set(know, row->fields[0]);
    gs_status st = GS_OK;

    if (!set && know->object_set_count == GS_OBJECT_SETS)
        return gs_table_fail(row, err, "more than %d sets", GS_OBJECT_SETS);
    if (!set) {
        set = 1u << know->object_set_count;
        know->object_sets[know->object_set_count++] = row->fields[0];
    }
    while (st == GS_OK && gs_str_split(&rest, ' ', &noun))
        st = noun.n ? add_object(know, noun, set, err) : GS_OK;
    return st;
}

gs_status gs_know_load_cues(gs_know *know, const char *dir, gs_error *err)
{
    loader    l = {know, know->cue_count};
    gs_status st = gs_table_read(dir, "cue-objects.tsv", 2, 2, know, add_object_set, know, err);

    if (st == GS_OK)
        st = gs_table_read(dir, "cues.tsv", 6, 6, know, add_cue, &l, err);
    return st;
}
