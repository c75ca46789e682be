/* train/corpus.c - see corpus.h. Words are added one by one and made a sentence
 * at its end; treebanks are here, the other sets in files of their own.
 */
#include "train/corpus.h"

#include "base/error.h"
#include "text/utf8.h"
#include "train/conllu.h"
#include "train/corpus_entities.h"
#include "train/corpus_int.h"
#include "train/joined.h"
#include "train/train.h"

gs_status train_corpus_fail(gs_status st, gs_error *err)
{
    if (st == GS_E_NOMEM)
        return gs_fail_nomem(err, "corpus");
    return st == GS_OK ? st : gs_fail(err, st, "corpus", GS_NO_OFFSET, "too many words");
}

static gs_status add_feats(train_corpus *c, gs_str name, uint16_t *index)
{
    const uint32_t *known = gs_map_get(&c->feats_map, name);

    *index = known ? (uint16_t)*known : 0;
    if (known || c->feats_closed)
        return GS_OK;
    if (c->feats_count >= UINT16_MAX)
        return GS_E_LIMIT;
    name = gs_arena_str(&c->arena, name);
    if (!name.p || !GS_PUSH(&c->arena, c->feats_names, c->feats_count, c->feats_cap, name))
        return GS_E_NOMEM;
    *index = (uint16_t)(c->feats_count - 1);
    return gs_map_put(&c->feats_map, name, *index);
}

gs_status train_corpus_init(train_corpus *c, const char *know, gs_error *err)
{
    uint16_t  none;
    gs_status st;

    *c = (train_corpus){0};
    gs_arena_init(&c->arena, TRAIN_LIMIT_MEMORY);
    gs_map_init(&c->feats_map, (gs_seed){1, 2});
    st = train_peoples_load(&c->peoples, know, err);
    if (st == GS_OK && know) {
        st = gs_know_load(&c->know, know, err);
        c->known = st == GS_OK;
    }
    return st == GS_OK ? train_corpus_fail(add_feats(c, GS_STR("_"), &none), err) : st;
}

void train_corpus_release(train_corpus *c)
{
    if (c->known)
        gs_know_release(&c->know);
    train_peoples_release(&c->peoples);
    gs_map_release(&c->feats_map);
    gs_arena_release(&c->arena);
}

gs_status train_corpus_share_feats(train_corpus *c, const train_corpus *from, gs_error *err)
{
    uint16_t  index;
    gs_status st = GS_OK;

    c->feats_closed = false;
    for (size_t i = 0; st == GS_OK && i < from->feats_count; i++)
        st = add_feats(c, from->feats_names[i], &index);
    c->feats_closed = true;
    return train_corpus_fail(st, err);
}

#define GROW(c, array)                                                                             \
    (cap = (c)->word_cap, gs_arena_grow(&(c)->arena, (void **)&(c)->array, (c)->word_count, &cap,  \
                                        (c)->word_count + 1, sizeof *(c)->array) == GS_OK)

/* All arrays of words grow together and by the same rule. */
static bool grow_words(train_corpus *c)
{
    size_t cap;

    if (!GROW(c, form) || !GROW(c, space_before) || !GROW(c, upos) || !GROW(c, feats) ||
        !GROW(c, head) || !GROW(c, deprel) || !GROW(c, name))
        return false;
    c->word_cap = cap;
    return true;
}

gs_status train_corpus_add_word(train_corpus *c, const train_corpus_word *word)
{
    size_t i = c->word_count;
    gs_str form = gs_arena_str(&c->arena, word->form);

    if (i >= INT32_MAX)
        return GS_E_LIMIT;
    if (!form.p || (i == c->word_cap && !grow_words(c)))
        return GS_E_NOMEM;
    c->form[i] = form;
    c->space_before[i] = word->space_before;
    c->upos[i] = word->upos;
    c->feats[i] = word->feats;
    c->head[i] = word->head;
    c->deprel[i] = word->deprel;
    c->name[i] = word->name;
    c->word_count++;
    return GS_OK;
}

void train_corpus_drop_words(train_corpus *c)
{
    c->word_count = c->open_word;
}

void train_corpus_tag(train_corpus *c, size_t first, size_t count, gs_named_kind kind)
{
    for (size_t i = 0; i < count; i++)
        c->name[first + i] = GS_NAME_TAG(kind, i + 1 < count ? GS_TAG_INSIDE : GS_TAG_END);
    if (count)
        c->name[first] = GS_NAME_TAG(kind, count == 1 ? GS_TAG_SINGLE : GS_TAG_BEGIN);
}

/* Sets leave out some peoples, or all: a capitalised one in no name is one. */
void train_corpus_name_item(train_corpus *c, train_item *item)
{
    size_t next;

    item->named = true;
    for (size_t i = item->first; i < item->first + item->count; i++) {
        gs_str form = c->form[i];
        if (c->name[i] == GS_NAME_TAG_NONE && form.n > 2 &&
            gs_char_upper(gs_utf8_at(form, 0, &next)) && train_peoples_has(&c->peoples, form))
            train_corpus_tag(c, i, 1, GS_NAMED_NATIONALITY);
    }
}

gs_status train_corpus_make_item(train_corpus *c, size_t first, size_t count, train_item item,
                                 bool new_doc)
{
    if (new_doc || !c->doc_count)
        c->doc_count++;
    if (!count)
        return GS_OK;
    c->open_word = first + count;
    item.first = (uint32_t)first;
    item.count = (uint32_t)count;
    item.doc = c->doc_count - 1;
    if (item.named)
        train_corpus_name_item(c, &item);
    return GS_PUSH(&c->arena, c->items, c->item_count, c->item_cap, item) ? GS_OK : GS_E_NOMEM;
}

gs_status train_corpus_end_item(train_corpus *c, train_item item, bool new_doc)
{
    return train_corpus_make_item(c, c->open_word, c->word_count - c->open_word, item, new_doc);
}

/* The words of a sentence, parted by blanks, in the arena; none without memory. */
static gs_str text_of(train_corpus *c, const train_item *item)
{
    size_t size = 0, at = 0;
    char  *text;

    for (size_t i = item->first; i < item->first + item->count; i++)
        size += c->form[i].n + 1;
    text = gs_arena_alloc(&c->arena, size);
    for (size_t i = item->first; text && i < item->first + item->count; i++) {
        memcpy(text + at, c->form[i].p, c->form[i].n);
        at += c->form[i].n;
        text[at++] = ' ';
    }
    return gs_str_make(text, text ? size : 0);
}

gs_status train_corpus_drop_repeats(train_corpus *c, size_t from)
{
    gs_map    seen;
    size_t    kept = from;
    gs_status st = GS_OK;

    gs_map_init(&seen, (gs_seed){1, 2});
    for (size_t i = from; st == GS_OK && i < c->item_count; i++) {
        gs_str text = text_of(c, &c->items[i]);
        if (!text.p) {
            st = GS_E_NOMEM;
        } else if (!gs_map_get(&seen, text)) {
            st = gs_map_put(&seen, text, 1);
            c->items[kept++] = c->items[i];
        }
    }
    if (st == GS_OK)
        c->item_count = kept;
    gs_map_release(&seen);
    return st;
}

/* The words with blanks between, if they are few; else none. */
static gs_str phrase_of(const gs_str *forms, size_t count, char *buffer, size_t size)
{
    gs_buf out = gs_buf_over(buffer, size);

    for (size_t i = 0; i < count; i++) {
        if (i)
            gs_buf_add_char(&out, ' ');
        gs_buf_add_str(&out, forms[i]);
    }
    return out.status == GS_OK ? gs_buf_str(&out) : GS_STR_NONE;
}

bool train_name_settle(const train_peoples *peoples, const gs_str **forms, size_t *count,
                       gs_named_kind *kind)
{
    char   buffer[128];
    gs_str phrase;

    while (*kind == GS_NAMED_PERSON && *count && train_is_title((*forms)[0])) {
        ++*forms;
        --*count;
    }
    if (!*count)
        return false;
    phrase = phrase_of(*forms, *count, buffer, sizeof buffer);
    /* "West Indian" is a people; "Arab Spring" is none. */
    if (*kind != GS_NAMED_PLACE && train_peoples_state(peoples, phrase))
        *kind = GS_NAMED_PLACE;
    else if (*kind == GS_NAMED_OTHER && train_peoples_has(peoples, (*forms)[*count - 1]))
        *kind = GS_NAMED_NATIONALITY;
    else if ((*kind == GS_NAMED_PLACE || *kind == GS_NAMED_PERSON) && *count == 1 &&
             train_peoples_has(peoples, (*forms)[0]))
        *kind = GS_NAMED_NATIONALITY;
    else if (*kind == GS_NAMED_PLACE && train_seat_of_government(phrase))
        *kind = GS_NAMED_ORGANIZATION;
    return true;
}

void train_corpus_tag_name(train_corpus *c, size_t first, size_t count, gs_named_kind kind)
{
    const gs_str *forms = &c->form[first];

    if (train_name_settle(&c->peoples, &forms, &count, &kind))
        train_corpus_tag(c, (size_t)(forms - c->form), count, kind);
}

bool train_kind_of(gs_str type, gs_named_kind *kind)
{
    return gs_named_kind_find(gs_str_eq(type, GS_STR("OTH")) ? GS_STR("MISC") : type, kind);
}

/* --- treebanks ----------------------------------------------------------- */

typedef struct treebank {
    train_corpus     *corpus;
    const train_bank *bank;
    train_names      *names;      /* or NULL */
    gs_map            ids;        /* sent_id -> sentence of `names` */
    uint32_t         *first_name; /* [sentences + 1] in names->items */
    gs_buf            joined;     /* scratch: a sentence's words */
    uint8_t           source;
    bool              entities; /* names are in the treebank */
} treebank;

/* A relation whose subtype is unknown counts as its universal part. */
static uint8_t deprel_of(gs_str name)
{
    gs_deprel deprel;
    gs_str    base;

    if (gs_deprel_find(name, &deprel))
        return (uint8_t)deprel;
    gs_str_split(&name, ':', &base);
    return (uint8_t)(gs_deprel_find(base, &deprel) ? deprel : GS_DEPREL_DEP);
}

static gs_status add_bank_word(treebank *t, const train_sentence *s, uint32_t index)
{
    const train_word  *w = &t->bank->words[index];
    const train_token *token = &t->bank->tokens[w->token];
    gs_upos            upos;
    train_corpus_word  word = train_bare_word(w->form, false);
    gs_status          st;

    if (index == token->first_word)
        word.space_before = w->token == s->first_token || token[-1].space_after;
    word.upos = (uint8_t)(gs_upos_find(w->upos, &upos) ? upos : GS_UPOS_X);
    if (w->head != TRAIN_HEAD_NONE) {
        word.head = (int32_t)w->head;
        word.deprel = deprel_of(w->deprel);
    }
    st = add_feats(t->corpus, w->feats.n ? w->feats : GS_STR("_"), &word.feats);
    return st == GS_OK ? train_corpus_add_word(t->corpus, &word) : st;
}

/* The names' sentence of the same id whose characters are `joined`, or NULL. */
static const train_iob_sentence *find_names(const treebank *t, gs_str id, gs_str joined,
                                            uint32_t *number)
{
    const uint32_t           *found = t->names && id.n ? gs_map_get(&t->ids, id) : NULL;
    const train_iob_sentence *s;
    const train_iob_word     *words;
    gs_str                    text;

    if (!found)
        return NULL;
    *number = *found;
    s = &t->names->sentences[*found];
    words = &t->names->words[s->first_word];
    text = gs_str_sub(gs_buf_str(&t->names->joined), words[0].joined.start,
                      words[s->word_count - 1].joined.end);
    return gs_str_eq(text, joined) ? s : NULL;
}

/* Tags the words at `first`, whose spans are `spans`, that share characters
 * with the name. */
static void tag_by_characters(treebank *t, const train_name *name, uint32_t base,
                              const gs_span *spans, size_t first, size_t count)
{
    uint32_t      start = name->joined.start - base, end = name->joined.end - base;
    size_t        from = 0, to;
    gs_named_kind kind;

    while (from < count && spans[from].end <= start)
        from++;
    for (to = from; to < count && spans[to].start < end;)
        to++;
    if (to == from || !train_kind_of(name->type, &kind))
        return;
    if (kind != GS_NAMED_OTHER) /* what the annotators knew is theirs to say */
        train_corpus_tag(t->corpus, first + from, to - from, kind);
    else
        train_corpus_tag_name(t->corpus, first + from, to - from, kind);
}

/* Names for the words just added, those of `s`. */
static gs_status add_bank_names(treebank *t, const train_sentence *s, bool *named)
{
    train_corpus             *c = t->corpus;
    size_t                    first = c->word_count - s->word_count;
    uint32_t                  number;
    const train_iob_sentence *from;
    gs_span                  *spans = gs_arena_alloc(&c->arena, s->word_count * sizeof *spans);

    if (!spans)
        return GS_E_NOMEM;
    gs_buf_clear(&t->joined);
    for (uint32_t i = 0; i < s->word_count; i++)
        spans[i] = train_join(&t->joined, c->form[first + i]);
    if (t->joined.status != GS_OK)
        return t->joined.status;
    from = find_names(t, s->id, gs_buf_str(&t->joined), &number);
    *named = from != NULL;
    c->unmatched += !from;
    if (!from)
        return GS_OK;
    for (uint32_t i = t->first_name[number]; i < t->first_name[number + 1]; i++)
        tag_by_characters(t, &t->names->items[i], t->names->words[from->first_word].joined.start,
                          spans, first, s->word_count);
    return GS_OK;
}

static gs_status add_bank_sentence(treebank *t, const train_sentence *s)
{
    train_item item = {.parsed = t->bank->parsed, .source = t->source};
    gs_status  st = GS_OK;

    for (uint32_t i = 0; st == GS_OK && i < s->word_count; i++)
        st = add_bank_word(t, s, s->first_word + i);
    if (st == GS_OK && t->names)
        st = add_bank_names(t, s, &item.named);
    if (st == GS_OK && t->entities) {
        st = train_corpus_tag_entities(t->corpus, t->bank, s);
        item.named = true;
    }
    return st == GS_OK ? train_corpus_end_item(t->corpus, item, s->new_doc) : st;
}

/* By id, and where each sentence's names begin: both are in text order. */
static gs_status index_names(treebank *t)
{
    const train_names *n = t->names;
    size_t             at = 0;

    t->first_name =
        gs_arena_alloc(&t->corpus->arena, (n->sentence_count + 1) * sizeof *t->first_name);
    if (!t->first_name)
        return GS_E_NOMEM;
    for (size_t i = 0; i < n->sentence_count; i++) {
        const train_iob_sentence *s = &n->sentences[i];
        t->first_name[i] = (uint32_t)at;
        while (at < n->count && n->items[at].first_word < s->first_word + s->word_count)
            at++;
        if (s->id.n && gs_map_put(&t->ids, s->id, (uint32_t)i) != GS_OK)
            return GS_E_NOMEM;
    }
    t->first_name[n->sentence_count] = (uint32_t)at;
    return GS_OK;
}

static gs_status add_bank(treebank *t)
{
    gs_status st = GS_OK;

    gs_map_init(&t->ids, (gs_seed){1, 2});
    gs_buf_init(&t->joined, TRAIN_LIMIT_FILE_BYTES);
    if (t->names)
        st = index_names(t);
    for (size_t i = 0; st == GS_OK && i < t->bank->sentence_count; i++)
        st = add_bank_sentence(t, &t->bank->sentences[i]);
    gs_buf_release(&t->joined);
    gs_map_release(&t->ids);
    return st;
}

/* Opens the treebank and, when there is a path, its names. */
static gs_status add_bank_file(treebank t, const char *path, const char *iob_path, gs_error *err)
{
    train_bank  bank;
    train_names names;
    gs_status   st = train_bank_open(&bank, path, err);

    t.bank = &bank;
    if (st == GS_OK && iob_path) {
        st = train_names_open(&names, iob_path, NULL, 0, err);
        t.names = &names;
        if (st == GS_OK)
            st = train_corpus_fail(add_bank(&t), err);
        train_names_release(&names);
    } else if (st == GS_OK) {
        st = train_corpus_fail(add_bank(&t), err);
    }
    train_bank_release(&bank);
    return st;
}

gs_status train_corpus_add_treebank(train_corpus *c, const char *conllu_path, const char *iob_path,
                                    uint8_t source, gs_error *err)
{
    return add_bank_file((treebank){.corpus = c, .source = source}, conllu_path, iob_path, err);
}

gs_status train_corpus_add_entities(train_corpus *c, const char *conllu_path, uint8_t source,
                                    gs_error *err)
{
    return add_bank_file((treebank){.corpus = c, .source = source, .entities = true}, conllu_path,
                         NULL, err);
}
