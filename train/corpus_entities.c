/* train/corpus_entities.c - see corpus_entities.h. */
#include "train/corpus_entities.h"

#include <stdlib.h>

#include "text/utf8.h"
#include "train/corpus_int.h"

#define DEPTH 64 /* mentions that are open at once; deeper ones are passed over */

typedef struct mention {
    gs_str        id;
    uint32_t      first, last; /* words of the sentence from 0 */
    gs_named_kind kind;
    bool          wanted;
} mention;

typedef struct reader {
    train_corpus         *corpus;
    const train_word     *words; /* of the sentence */
    const train_sentence *sentence;
    size_t                first; /* in the corpus */
    mention               open[DEPTH];
    size_t                open_count;
    mention              *closed;
    size_t                closed_count, closed_cap;
    gs_arena              arena;
} reader;

static bool find_kind(gs_str type, gs_named_kind *kind)
{
    static const struct {
        const char   *type;
        gs_named_kind kind;
    } kinds[] = {{"person", GS_NAMED_PERSON},
                 {"organization", GS_NAMED_ORGANIZATION},
                 {"place", GS_NAMED_PLACE},
                 {"event", GS_NAMED_OTHER},
                 {"object", GS_NAMED_OTHER}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (gs_str_eq(type, gs_str_from(kinds[i].type))) {
            *kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

/* The value of "Entity=" in a MISC column. */
static gs_str entity_of(gs_str misc)
{
    gs_str part;

    while (gs_str_split(&misc, '|', &part)) {
        if (gs_str_starts(part, GS_STR("Entity=")))
            return gs_str_sub(part, 7, part.n);
    }
    return GS_STR_NONE;
}

static bool close_mention(reader *r, gs_str id, uint32_t word)
{
    for (size_t i = r->open_count; i > 0; i--) {
        mention m = r->open[i - 1];
        if (!gs_str_eq(m.id, id))
            continue;
        r->open_count--;
        memmove(&r->open[i - 1], &r->open[i], (r->open_count + 1 - i) * sizeof *r->open);
        m.last = word;
        return !m.wanted || GS_PUSH(&r->arena, r->closed, r->closed_count, r->closed_cap, m);
    }
    return true;
}

static bool open_mention(reader *r, gs_str head, uint32_t word)
{
    mention m = {.first = word};
    gs_str  type;

    gs_str_split(&head, '-', &m.id);
    m.wanted = gs_str_split(&head, '-', &type) && find_kind(type, &m.kind);
    if (r->open_count < DEPTH)
        r->open[r->open_count++] = m;
    return true;
}

/* "(5-person-...", "(5-person-...)", "6)", one after another. */
static bool read_marks(reader *r, gs_str marks, uint32_t word)
{
    size_t at = 0;

    while (at < marks.n) {
        bool   opens = marks.p[at] == '(', closes;
        size_t start = at + opens, end = start;
        gs_str id, rest;

        while (end < marks.n && marks.p[end] != '(' && marks.p[end] != ')')
            end++;
        closes = end < marks.n && marks.p[end] == ')';
        rest = gs_str_sub(marks, start, end);
        if (opens && !open_mention(r, rest, word))
            return false;
        gs_str_split(&rest, '-', &id);
        if (closes && !close_mention(r, id, word))
            return false;
        at = end + closes;
    }
    return true;
}

/* --- the name in a mention ----------------------------------------------- */

static gs_str form_at(const reader *r, size_t i)
{
    return r->words[i].form;
}

static bool is_capital(gs_str word)
{
    size_t next;

    return word.n && gs_char_upper(gs_utf8_at(word, 0, &next));
}

static bool is_proper(const reader *r, size_t i)
{
    return gs_str_eq(r->words[i].upos, GS_STR("PROPN"));
}

/* A word that may stand in a name. */
static bool is_part(const reader *r, size_t i)
{
    gs_str upos = r->words[i].upos;

    if (is_proper(r, i))
        return true;
    return i > 0 && is_capital(form_at(r, i)) && !gs_str_eq(upos, GS_STR("DET")) &&
           !gs_str_eq(upos, GS_STR("PRON"));
}

/* A small word that may stand between two such. */
static bool is_link(const reader *r, size_t i, gs_named_kind kind, bool behind)
{
    gs_str form = form_at(r, i);

    if (gs_str_eq(form, GS_STR("-")) || gs_str_eq(form, GS_STR("&")))
        return true;
    if (kind != GS_NAMED_ORGANIZATION && kind != GS_NAMED_PLACE && kind != GS_NAMED_OTHER)
        return false;
    return gs_str_eq(form, GS_STR("of")) || gs_str_eq(form, GS_STR("for")) ||
           (!behind && gs_str_eq(form, GS_STR("and")));
}

/* The word of the mention whose head is outside. */
static size_t head_of(const reader *r, const mention *m)
{
    for (size_t i = m->first; i <= m->last; i++) {
        uint32_t head = r->words[i].head;
        if (head == 0 || head == TRAIN_HEAD_NONE || head - 1 < m->first || head - 1 > m->last)
            return i;
    }
    return m->first;
}

/* The proper noun that the mention's name is around: its head, or what stands
 * behind a common one ("coauthor Ana Torvel"). False when there is none. */
static bool find_name_head(const reader *r, const mention *m, size_t *at)
{
    size_t head = head_of(r, m);

    for (size_t i = head; i <= m->last; i++) {
        const train_word *w = &r->words[i];
        if (is_proper(r, i) &&
            (i == head || (w->head == head + 1 && (gs_str_eq(w->deprel, GS_STR("appos")) ||
                                                   gs_str_starts(w->deprel, GS_STR("flat")) ||
                                                   gs_str_eq(w->deprel, GS_STR("nmod:desc")))))) {
            *at = i;
            return true;
        }
        if (i > head && !is_part(r, i))
            return false;
    }
    return false;
}

static size_t extend_left(const reader *r, const mention *m, size_t at)
{
    while (at > m->first) {
        if (is_part(r, at - 1))
            at--;
        else if (at > m->first + 1 && is_link(r, at - 1, m->kind, false) && is_part(r, at - 2))
            at -= 2;
        else
            break;
    }
    return at;
}

static size_t extend_right(const reader *r, const mention *m, size_t at)
{
    while (at < m->last) {
        size_t next = at + 1;
        if (is_part(r, next)) {
            at = next;
            continue;
        }
        if (!is_link(r, next, m->kind, true))
            break;
        if (next < m->last && gs_str_eq(form_at(r, next + 1), GS_STR("the")))
            next++;
        if (next >= m->last || !is_part(r, next + 1))
            break;
        at = next + 1;
    }
    return at;
}

static bool has_feature(gs_str feats, gs_str feature)
{
    return gs_str_find(feats, feature, 0) != SIZE_MAX;
}

/* Makes the mention the name in it; false when there is none. */
static bool narrow(const reader *r, mention *m)
{
    size_t        head, count;
    const gs_str *forms;

    if (!find_name_head(r, m, &head))
        return false;
    m->last = (uint32_t)extend_right(r, m, head);
    m->first = (uint32_t)extend_left(r, m, head);
    count = m->last + 1 - m->first;
    forms = &r->corpus->form[r->first + m->first];
    if (!train_name_settle(&r->corpus->peoples, &forms, &count, &m->kind))
        return false;
    m->first = (uint32_t)((size_t)(forms - r->corpus->form) - r->first);
    m->last = (uint32_t)(m->first + count - 1);
    return m->kind != GS_NAMED_PERSON ||
           !has_feature(r->words[m->last].feats, GS_STR("Number=Plur"));
}

/* Long ones first. */
static int compare_mentions(const void *a, const void *b)
{
    const mention *x = a, *y = b;
    uint32_t       n = x->last - x->first, m = y->last - y->first;

    if (n != m)
        return n < m ? 1 : -1;
    return (x->first > y->first) - (x->first < y->first);
}

static void tag_mention(reader *r, const mention *m)
{
    for (size_t i = m->first; i <= m->last; i++) {
        if (r->corpus->name[r->first + i] != GS_NAME_TAG_NONE)
            return;
    }
    train_corpus_tag(r->corpus, r->first + m->first, m->last + 1 - m->first, m->kind);
}

static void tag_mentions(reader *r)
{
    size_t kept = 0;

    for (size_t i = 0; i < r->closed_count; i++) {
        if (narrow(r, &r->closed[i]))
            r->closed[kept++] = r->closed[i];
    }
    if (kept)
        qsort(r->closed, kept, sizeof *r->closed, compare_mentions);
    for (size_t i = 0; i < kept; i++)
        tag_mention(r, &r->closed[i]);
}

gs_status train_corpus_tag_entities(train_corpus *c, const train_bank *bank,
                                    const train_sentence *s)
{
    reader r = {.corpus = c,
                .words = &bank->words[s->first_word],
                .sentence = s,
                .first = c->word_count - s->word_count};
    bool   good = true;

    gs_arena_init(&r.arena, (size_t)64 << 20);
    for (uint32_t i = 0; good && i < s->word_count; i++) {
        gs_str marks = entity_of(r.words[i].misc);
        good = !marks.n || read_marks(&r, marks, i);
    }
    if (good)
        tag_mentions(&r);
    gs_arena_release(&r.arena);
    return good ? GS_OK : GS_E_NOMEM;
}
