/* train/corpus_re3d.c - re3d: reports on a conflict with their entities.
 *
 * Its entities are whatever a security analyst may ask for, found by machine
 * and judged by a crowd: pronouns, roles ("the Foreign Secretary"), groups
 * ("ISIL tactical units"), and words that happen to be first names ("hope").
 * They overlap, and many names are missing. What is taken is the proper name
 * within an entity, its core, when it has one:
 *
 *   Organisation  all of it but its article, when its words are capital:
 *                 "the UN Security Council", "Government of Iraq"; not "the
 *                 Assad regime". A state's name is a LOC, as in other sets.
 *   Location      from the first capital word on: "the city of [Mosul]".
 *   Person        what stands behind titles and nations: "US Secretary of
 *                 State [John Kerry]"; roles have none.
 *   Nationality   NORP, by the words (peoples.h).
 *
 * Of cores that overlap the longest counts, so a ministry is an ORG with its
 * nation inside. What was found once is then found wherever it stands in the
 * folder, and so are last names and states: that fills most gaps. Other types
 * (quantities, weapons, ...) are no names. Entities that the crowd refused
 * are not taken; the ones nobody judged (confidence 0) only when of several
 * words, capital letters, or places. Sentences that stand in the folder more
 * than once ("Strike assessments are based on initial reports.") count once.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yajl/yajl_tree.h>

#include "base/error.h"
#include "base/file.h"
#include "text/utf8.h"
#include "train/corpus.h"
#include "train/corpus_int.h"
#include "train/corpus_text.h"
#include "train/train.h"

#define CORE_WORDS 10

typedef struct entity {
    gs_str        doc;
    uint32_t      begin, end; /* characters */
    gs_named_kind kind;
    double        confidence;
} entity;

typedef struct core {
    size_t        first, count; /* words of the corpus */
    gs_named_kind kind;
} core;

typedef struct reader {
    train_corpus *corpus;
    gs_error     *err;
    const char   *path;
    gs_arena      arena;
    entity       *entities;
    size_t        entity_count, entity_cap;
    core         *cores; /* of the document being read */
    size_t        core_count, core_cap;
    gs_map        known; /* words of a core -> kind */
} reader;

/* --- words --------------------------------------------------------------- */

static bool is_among(gs_str word, const char *const *list)
{
    for (; *list; list++) {
        if (gs_str_eq_nocase(word, gs_str_from(*list)))
            return true;
    }
    return false;
}

static bool is_article(gs_str word)
{
    static const char *const list[] = {"the", "a",    "an", "this", "its", "our", "their",
                                       "all", "both", "\"", "'",    "“",   "‘",   NULL};
    return is_among(word, list);
}

static bool is_title(gs_str word)
{
    static const char *const list[] = {
        "minister",  "prime",     "foreign",     "secretary",    "president",  "general",
        "gen.",      "gen",       "lt.",         "lt",           "col.",       "col",
        "maj.",      "brig.",     "brigadier",   "sgt.",         "sgt",        "spc.",
        "cpl.",      "capt.",     "captain",     "major",        "colonel",    "lieutenant",
        "adm.",      "admiral",   "vice",        "mr",           "mr.",        "mrs",
        "mrs.",      "ms",        "ms.",         "dr",           "dr.",        "sir",
        "sheikh",    "spokesman", "spokeswoman", "spokesperson", "ambassador", "representative",
        "special",   "envoy",     "deputy",      "high",         "defense",    "defence",
        "state",     "of",        "commander",   "leader",       "king",       "prince",
        "sheik",     "rear",      "advisor",     "adviser",      "chief",      "staff",
        "sergeant",  "fco",       "un",          "eu",           "office",     "press",
        "petty",     "officer",   "command",     "pentagon",     "chairman",   "director",
        "assistant", "acting",    "former",      "senior",       "pope",       "professor",
        "prof.",     "imam",      "ayatollah",   "emir",         "for",        "the",
        "and",       NULL};
    return is_among(word, list);
}

static bool is_particle(gs_str word)
{
    static const char *const list[] = {"of",  "the", "for", "and", "in", "on", "to", "de", "al",
                                       "bin", "ibn", "el",  "-",   "&",  "ar", "az", NULL};
    return is_among(word, list);
}

static bool is_ending(gs_str word)
{
    static const char *const list[] = {"'s", "’s", "'", "’", NULL};
    return is_among(word, list);
}

/* What ends a role, not the name of a body: "Department of Defense" is one. */
static bool ends_role(gs_str word)
{
    static const char *const list[] = {"minister",  "secretary", "president",      "ambassador",
                                       "envoy",     "spokesman", "representative", "spokesperson",
                                       "commander", "general",   "operator",       NULL};
    return is_among(word, list);
}

/* Capital words that are no names by themselves. */
static bool is_common(gs_str word)
{
    static const char *const list[] = {"we",
                                       "they",
                                       "it",
                                       "you",
                                       "i",
                                       "he",
                                       "she",
                                       "who",
                                       "our",
                                       "them",
                                       "us",
                                       "people",
                                       "foreign",
                                       "ministers",
                                       "group",
                                       "army",
                                       "navy",
                                       "all",
                                       "both",
                                       "january",
                                       "february",
                                       "march",
                                       "april",
                                       "may",
                                       "june",
                                       "july",
                                       "august",
                                       "september",
                                       "october",
                                       "november",
                                       "december",
                                       "jan",
                                       "feb",
                                       "mar",
                                       "apr",
                                       "jun",
                                       "jul",
                                       "aug",
                                       "sep",
                                       "sept",
                                       "oct",
                                       "nov",
                                       "dec",
                                       "summit",
                                       "one",
                                       "two",
                                       "civilians",
                                       "his",
                                       "her",
                                       "my",
                                       "your",
                                       "governments",
                                       "members",
                                       "there",
                                       "here",
                                       "parties",
                                       "fighters",
                                       "their",
                                       "others",
                                       "everyone",
                                       "partners",
                                       "some",
                                       "vbied",
                                       "vbieds",
                                       "uav",
                                       "ied",
                                       "ieds",
                                       "soldiers",
                                       "west",
                                       "local",
                                       "federal",
                                       "regional",
                                       "international",
                                       "forces",
                                       "command",
                                       NULL};
    return is_among(word, list);
}

static bool is_capital(gs_str word)
{
    size_t next;

    return word.n && (gs_char_upper(gs_utf8_at(word, 0, &next)) || gs_ascii_digit(word.p[0]));
}

static bool is_all_upper(gs_str word)
{
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] < 'A' || word.p[i] > 'Z')
            return false;
    }
    return word.n > 1;
}

static gs_str phrase_of(const reader *r, const core *k, char *buffer, size_t size)
{
    gs_buf out = gs_buf_over(buffer, size);

    for (size_t i = 0; i < k->count; i++) {
        if (i)
            gs_buf_add_char(&out, ' ');
        gs_buf_add_str(&out, r->corpus->form[k->first + i]);
    }
    return out.status == GS_OK ? gs_buf_str(&out) : GS_STR_NONE;
}

/* --- cores --------------------------------------------------------------- */

static void drop_first(core *k)
{
    k->first++;
    k->count--;
}

static gs_str word_of(const reader *r, const core *k, size_t i)
{
    return r->corpus->form[k->first + i];
}

static gs_str last_word(const reader *r, const core *k)
{
    return word_of(r, k, k->count - 1);
}

static void trim(const reader *r, core *k)
{
    while (k->count && is_article(word_of(r, k, 0)))
        drop_first(k);
    /* "Members of the Security Council" */
    if (k->count > 3 && gs_str_eq_nocase(word_of(r, k, 0), GS_STR("members")) &&
        gs_str_eq(word_of(r, k, 2), GS_STR("the")))
        *k = (core){k->first + 3, k->count - 3, k->kind};
    while (k->count && (is_particle(last_word(r, k)) || is_ending(last_word(r, k))))
        k->count--;
}

/* Capital words, with small ones between them. */
static bool is_proper(const reader *r, const core *k)
{
    bool capital = false;

    if (!k->count || k->count > CORE_WORDS)
        return false;
    for (size_t i = 0; i < k->count; i++) {
        gs_str word = word_of(r, k, i);
        if (!is_capital(word) && !is_particle(word))
            return false;
        capital = capital || (is_capital(word) && !gs_ascii_digit(word.p[0]));
    }
    if (k->count == 1 && (is_common(word_of(r, k, 0)) || word_of(r, k, 0).n < 2))
        return false;
    return capital && is_capital(last_word(r, k)) &&
           (is_capital(word_of(r, k, 0)) || gs_str_eq(word_of(r, k, 0), GS_STR("al")));
}

static bool core_of_organisation(const reader *r, core *k)
{
    char buffer[256];

    if (!is_proper(r, k) || ends_role(last_word(r, k)))
        return false;
    if (k->count == 2 && is_common(word_of(r, k, 0)) &&
        gs_str_eq(last_word(r, k), GS_STR("Affairs")))
        return false;
    if (train_peoples_state(&r->corpus->peoples, phrase_of(r, k, buffer, sizeof buffer)))
        k->kind = GS_NAMED_PLACE;
    return k->count > 1 || !train_peoples_has(&r->corpus->peoples, word_of(r, k, 0));
}

static bool core_of_place(const reader *r, core *k)
{
    static const char *const bodies[] = {"Government", "Coalition", "Summit", "Council", NULL};

    while (k->count && !is_capital(word_of(r, k, 0)))
        drop_first(k);
    return is_proper(r, k) && !is_among(last_word(r, k), bodies) &&
           !gs_ascii_digit(word_of(r, k, 0).p[0]) &&
           !train_peoples_has(&r->corpus->peoples, last_word(r, k));
}

static bool core_of_person(const reader *r, core *k)
{
    const train_peoples *p = &r->corpus->peoples;
    char                 buffer[256];

    while (k->count) {
        gs_str word = word_of(r, k, 0);
        if (!is_title(word) && !train_peoples_has(p, word) && !train_peoples_state(p, word))
            break;
        drop_first(k);
    }
    for (size_t i = 0; i < k->count; i++) {
        gs_str word = word_of(r, k, i);
        if (is_title(word) || is_all_upper(word))
            return false;
    }
    return k->count <= 6 && is_proper(r, k) && last_word(r, k).n > 1 &&
           !train_peoples_state(p, phrase_of(r, k, buffer, sizeof buffer));
}

static bool find_core(const reader *r, const entity *e, core *k)
{
    bool unjudged = e->confidence <= 0;

    k->kind = e->kind;
    trim(r, k);
    if (!k->count || (!unjudged && e->confidence < 0.5))
        return false;
    if (unjudged && k->count == 1 && e->kind != GS_NAMED_PLACE && !is_all_upper(word_of(r, k, 0)))
        return false;
    switch (e->kind) {
    case GS_NAMED_PERSON:
        return core_of_person(r, k);
    case GS_NAMED_ORGANIZATION:
        return core_of_organisation(r, k);
    default:
        return core_of_place(r, k);
    }
}

/* Long ones first; then organisations, places, persons. */
static int compare_cores(const void *a, const void *b)
{
    static const int rank[GS_NAMED_KINDS] = {[GS_NAMED_PERSON] = 2, [GS_NAMED_PLACE] = 1};
    const core      *x = a, *y = b;

    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return rank[x->kind] - rank[y->kind];
}

static bool is_free(const train_corpus *c, size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++) {
        if (c->name[i] != GS_NAME_TAG_NONE)
            return false;
    }
    return true;
}

static gs_status learn_core(reader *r, const core *k)
{
    char   buffer[256];
    core   last = {.first = k->first + k->count - 1, .count = 1, .kind = k->kind};
    gs_str phrase = gs_arena_str(&r->arena, phrase_of(r, k, buffer, sizeof buffer));

    if (!phrase.p)
        return GS_E_NOMEM;
    if (!gs_map_get(&r->known, phrase) && gs_map_put(&r->known, phrase, k->kind) != GS_OK)
        return GS_E_NOMEM;
    return k->kind == GS_NAMED_PERSON && k->count > 1 ? learn_core(r, &last) : GS_OK;
}

static gs_status tag_cores(reader *r)
{
    gs_status st = GS_OK;

    if (r->core_count)
        qsort(r->cores, r->core_count, sizeof *r->cores, compare_cores);
    for (size_t i = 0; st == GS_OK && i < r->core_count; i++) {
        const core *k = &r->cores[i];
        if (!is_free(r->corpus, k->first, k->count))
            continue;
        train_corpus_tag(r->corpus, k->first, k->count, k->kind);
        st = learn_core(r, k);
    }
    return st;
}

/* The longest known name or state that begins at word `first` of `item`. */
static core find_known(const reader *r, const train_item *item, size_t first)
{
    size_t end = item->first + item->count;
    core   k = {.first = first};
    char   buffer[256];

    for (k.count = end - first < CORE_WORDS ? end - first : CORE_WORDS; k.count; k.count--) {
        gs_str          phrase = phrase_of(r, &k, buffer, sizeof buffer);
        const uint32_t *kind = phrase.n ? gs_map_get(&r->known, phrase) : NULL;
        if (!is_free(r->corpus, k.first, k.count))
            continue;
        k.kind = kind ? (gs_named_kind)*kind : GS_NAMED_PLACE;
        if (kind || (phrase.n && train_peoples_state(&r->corpus->peoples, phrase)))
            break;
    }
    return k;
}

static void tag_known(reader *r, const train_item *item)
{
    for (size_t i = item->first; i < item->first + item->count; i++) {
        core k = {0};
        if (is_capital(r->corpus->form[i]) || gs_str_eq(r->corpus->form[i], GS_STR("al")))
            k = find_known(r, item, i);
        train_corpus_tag(r->corpus, k.first, k.count, k.kind);
    }
}

/* --- files --------------------------------------------------------------- */

static gs_str json_str(reader *r, yajl_val object, const char *key)
{
    const char *path[] = {key, NULL};
    const char *value = YAJL_GET_STRING(yajl_tree_get(object, path, yajl_t_string));

    return value ? gs_arena_str(&r->arena, gs_str_from(value)) : GS_STR_NONE;
}

static double json_number(yajl_val object, const char *key)
{
    const char *path[] = {key, NULL};
    yajl_val    value = yajl_tree_get(object, path, yajl_t_number);

    return YAJL_IS_DOUBLE(value) ? YAJL_GET_DOUBLE(value) : 0;
}

typedef gs_status (*line_fn)(reader *r, yajl_val object);

/* Calls `fn` for the object of every line. */
static gs_status each_line(reader *r, const char *folder, const char *name, line_fn fn)
{
    char      path[4096], why[128];
    gs_file   file;
    gs_buf    line;
    gs_str    text, part;
    gs_status st;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    st = gs_file_read(&file, path, TRAIN_LIMIT_FILE_BYTES, r->err);
    if (st != GS_OK)
        return st;
    gs_buf_init(&line, TRAIN_LIMIT_FILE_BYTES);
    text = gs_str_make(file.data, file.size);
    while (st == GS_OK && gs_str_split(&text, '\n', &part)) {
        yajl_val object;
        if (!gs_str_trim(part).n)
            continue;
        gs_buf_clear(&line);
        gs_buf_add_str(&line, part);
        gs_buf_add_char(&line, '\0');
        if (line.status != GS_OK) {
            st = GS_E_NOMEM;
            break;
        }
        object = yajl_tree_parse(line.data, why, sizeof why);
        st = object
                 ? fn(r, object)
                 : gs_fail(r->err, GS_E_DATA, "re3d", GS_NO_OFFSET, "%s: no JSON: %s", path, why);
        yajl_tree_free(object);
    }
    gs_buf_release(&line);
    gs_file_close(&file);
    return st;
}

static gs_status read_entity(reader *r, yajl_val object)
{
    static const struct {
        const char   *type;
        gs_named_kind kind;
    } kinds[] = {{"Person", GS_NAMED_PERSON},
                 {"Organisation", GS_NAMED_ORGANIZATION},
                 {"Location", GS_NAMED_PLACE}};
    gs_str type = json_str(r, object, "type");
    entity e = {.doc = json_str(r, object, "documentId"),
                .begin = (uint32_t)json_number(object, "begin"),
                .end = (uint32_t)json_number(object, "end"),
                .confidence = json_number(object, "confidence")};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (gs_str_eq(type, gs_str_from(kinds[i].type)) && e.doc.n) {
            e.kind = kinds[i].kind;
            if (!GS_PUSH(&r->arena, r->entities, r->entity_count, r->entity_cap, e))
                return GS_E_NOMEM;
        }
    }
    return GS_OK;
}

/* [i]: the byte at which character i begins; behind the last the text's end. */
static uint32_t *index_characters(reader *r, gs_str text, size_t *count)
{
    uint32_t *bytes = gs_arena_alloc(&r->arena, (text.n + 1) * sizeof *bytes);

    *count = 0;
    for (size_t at = 0; bytes && at < text.n; gs_utf8_at(text, at, &at))
        bytes[(*count)++] = (uint32_t)at;
    if (bytes)
        bytes[*count] = (uint32_t)text.n;
    return bytes;
}

/* The entity's words in the corpus when they lie in one sentence. */
static bool find_words(const train_text *t, size_t base, gs_span bytes, core *k)
{
    for (size_t s = 0; s < t->sentence_count; s++) {
        size_t end = t->sentences[s].first + t->sentences[s].count;
        size_t from = t->sentences[s].first, to;
        while (from < end && t->words[from].span.end <= bytes.start)
            from++;
        for (to = from; to < end && t->words[to].span.end <= bytes.end;)
            to++;
        if (from < end && to > from) {
            *k = (core){.first = base + from, .count = to - from};
            return t->words[to - 1].span.end <= bytes.end;
        }
    }
    return false;
}

static gs_status collect_cores(reader *r, const train_text *t, gs_str doc, gs_str text, size_t base)
{
    size_t    count;
    uint32_t *bytes = index_characters(r, text, &count);
    core      k;

    r->core_count = 0;
    if (!bytes)
        return GS_E_NOMEM;
    for (size_t i = 0; i < r->entity_count; i++) {
        const entity *e = &r->entities[i];
        if (!gs_str_eq(e->doc, doc) || e->begin >= e->end || e->end > count)
            continue;
        if (find_words(t, base, (gs_span){bytes[e->begin], bytes[e->end]}, &k) &&
            find_core(r, e, &k) && !GS_PUSH(&r->arena, r->cores, r->core_count, r->core_cap, k))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

static gs_status read_document(reader *r, yajl_val object)
{
    gs_str     id = json_str(r, object, "_id"), text = json_str(r, object, "text");
    size_t     base = r->corpus->word_count;
    train_text t;
    gs_status  st;

    if (!id.n || !text.n)
        return GS_OK;
    st = train_text_cut(r->corpus, text, &r->arena, &t);
    /* Words first, then names, then sentences: ends are where names are whole. */
    if (st == GS_OK)
        st = train_text_add_words(r->corpus, text, &t);
    if (st == GS_OK)
        st = collect_cores(r, &t, id, text, base);
    if (st == GS_OK)
        st = tag_cores(r);
    return st == GS_OK
               ? train_text_end_items(r->corpus, &t, (train_item){.source = TRAIN_SOURCE_RE3D})
               : st;
}

gs_status train_corpus_add_re3d(train_corpus *c, const char *folder, gs_error *err)
{
    reader    r = {.corpus = c, .err = err, .path = folder};
    size_t    first = c->item_count;
    gs_status st;

    gs_arena_init(&r.arena, TRAIN_LIMIT_MEMORY);
    gs_map_init(&r.known, (gs_seed){1, 2});
    st = each_line(&r, folder, "entities.json", read_entity);
    if (st == GS_OK)
        st = each_line(&r, folder, "documents.json", read_document);
    for (size_t i = first; st == GS_OK && i < c->item_count; i++) {
        tag_known(&r, &c->items[i]);
        train_corpus_name_item(c, &c->items[i]);
    }
    if (st == GS_OK)
        st = train_corpus_drop_repeats(c, first);
    gs_map_release(&r.known);
    gs_arena_release(&r.arena);
    return st == GS_E_NOMEM || st == GS_E_LIMIT ? train_corpus_fail(st, err) : st;
}
