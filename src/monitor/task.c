/* monitor/task.c - see task.h. */
#include "monitor/task.h"

#include <stdio.h>

#include "base/error.h"
#include "doc/record.h"

#define PHRASES 8 /* of one task */

/* ---- a task as it is understood ---- */

static gs_status read_category(gs_task *t, const char *path, const gs_given *word,
                               const gs_kinds *kinds, gs_error *err)
{
    uint32_t  kind = gs_kinds_find(kinds, word->text);
    gs_plover event;
    bool      code = word->text.n >= 2 && word->text.n <= 4;

    for (size_t i = 0; i < word->text.n; i++)
        code = code && gs_ascii_digit(word->text.p[i]);
    if (kind)
        t->stated |= kind;
    else if (gs_plover_from_name(word->text, &event))
        t->categories |= (uint32_t)1 << event;
    else if (!code)
        return gs_yaml_fail(err, path, word->line,
                            "'category' cannot be '%s'; it is a kind of data/activities.tsv, a "
                            "category of PLOVER or a code of CAMEO",
                            word->text.p);
    return GS_OK;
}

/* The root, what is joined to it, and what it carries. */
static bool is_main(const gs_doc *doc, uint32_t w)
{
    const gs_word *word = &doc->words[w];

    for (int depth = 0; depth < 8; depth++) {
        if (word->head < 0)
            return true;
        if (word->deprel != GS_DEPREL_CONJ && word->deprel != GS_DEPREL_XCOMP &&
            word->deprel != GS_DEPREL_PARATAXIS)
            return false;
        word = &doc->words[word->head];
    }
    return false;
}

static bool tells_doing(const gs_doc *doc, uint32_t w, const gs_kinds *kinds)
{
    const gs_word *word = &doc->words[w];

    if (word->upos == GS_UPOS_VERB)
        return is_main(doc, w);
    return word->upos == GS_UPOS_NOUN &&
           (is_main(doc, w) || gs_kinds_of(kinds, word->lemma).says != 0);
}

static gs_str keep(gs_arena *arena, gs_str s, bool *good)
{
    gs_str kept = s.n ? gs_arena_str(arena, s) : GS_STR_NONE;

    if (s.n && !kept.p)
        *good = false;
    return kept;
}

/* The document is the reader's; its words are copied. */
static bool keep_phrase(gs_phrase *p, gs_arena *arena)
{
    bool good = true;

    p->lemma = keep(arena, p->lemma, &good);
    for (size_t i = 0; i < p->noun_count; i++) {
        p->nouns[i].lemma = keep(arena, p->nouns[i].lemma, &good);
        p->nouns[i].mark = keep(arena, p->nouns[i].mark, &good);
    }
    return good;
}

/* Tasks are written as orders, "Clear mines", which the parser reads better as "They are to clear
 * mines". */
#define FRAME "They are to "

static gs_status parse_text(const gs_task *t, bool framed, gs_reader *reader, gs_arena *arena,
                            const gs_doc **doc, gs_error *err)
{
    gs_parse_options plain = {.plain = true};
    size_t           n = framed ? sizeof FRAME - 1 : 0;
    char            *text = gs_arena_alloc(arena, n + t->text.text.n);

    if (!text)
        return gs_fail_nomem(err, "watch");
    memcpy(text, FRAME, n);
    memcpy(text + n, t->text.text.p, t->text.text.n);
    if (framed)
        text[n] = gs_ascii_lower(text[n]);
    return gs_reader_parse(reader,
                           &(gs_input){.data = text, .size = n + t->text.text.n, .format = "text"},
                           &plain, doc, err);
}

/* Whether the first word behind the frame is a verb. */
static bool is_order(const gs_doc *doc)
{
    return doc->word_count > 3 && doc->words[3].upos == GS_UPOS_VERB;
}

static gs_status read_phrases(gs_task *t, const gs_doc *doc, size_t frame, const gs_kinds *kinds,
                              gs_arena *arena, gs_error *err)
{
    for (uint32_t w = 0; w < doc->word_count && t->phrase_count < PHRASES; w++) {
        gs_phrase *p = &t->phrases[t->phrase_count];
        if (doc->words[w].span.start < frame || !tells_doing(doc, w, kinds))
            continue;
        if (!gs_phrase_read(doc, w, kinds, arena, p) || !keep_phrase(p, arena))
            return gs_fail_nomem(err, "watch");
        t->kinds |= p->kinds;
        t->phrase_count++;
    }
    return GS_OK;
}

gs_status gs_task_read(gs_task *t, const char *path, gs_reader *reader, const gs_kinds *kinds,
                       gs_arena *arena, gs_error *err)
{
    const gs_doc *doc = NULL;
    size_t        frame = sizeof FRAME - 1;
    gs_status     st = parse_text(t, true, reader, arena, &doc, err);

    if (st == GS_OK && doc && !is_order(doc)) {
        frame = 0;
        st = parse_text(t, false, reader, arena, &doc, err);
    }
    if (st != GS_OK || !doc)
        return st;
    t->phrases = gs_arena_zeros(arena, PHRASES, sizeof *t->phrases);
    if (!t->phrases)
        return gs_fail_nomem(err, "watch");
    st = read_phrases(t, doc, frame, kinds, arena, err);
    for (size_t i = 0; st == GS_OK && i < t->category.count; i++)
        st = read_category(t, path, &t->category.items[i], kinds, err);
    t->kinds |= t->stated;
    return st;
}

/* ---- task and activity ---- */

static bool in_area(const gs_doing *d, gs_str word)
{
    for (size_t i = 0; d->area && i < d->area->names.count; i++) {
        if (gs_str_find_nocase(d->area->names.items[i].text, word, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

/* Whether a noun tells what is done at all. */
static bool tells(const gs_kinds *kinds, const gs_doing *d, const gs_phrase_noun *n)
{
    return n->lemma.n > 1 && !gs_kinds_of(kinds, n->lemma).vague &&
           !(n->name && in_area(d, n->lemma));
}

/* "eastern shore" and "western shore". */
static bool differ(const gs_phrase_noun *a, const gs_phrase_noun *b)
{
    return a->mark.n && b->mark.n && !gs_str_eq_nocase(a->mark, b->mark);
}

/* Nouns that two phrases share. */
typedef struct shared {
    const gs_phrase_noun *best;          /* near in both before others             */
    const gs_phrase_noun *unlike, *like; /* shared, but for what stands before it: theirs, the
                                          * task's */
    size_t                count, near;
} shared;

static void share(shared *s, const gs_phrase *task, const gs_doing *d, const gs_kinds *kinds)
{
    for (size_t i = 0; i < d->phrase->noun_count; i++) {
        const gs_phrase_noun *a = &d->phrase->nouns[i];
        for (size_t k = 0; k < task->noun_count && tells(kinds, d, a); k++) {
            const gs_phrase_noun *b = &task->nouns[k];
            bool                  near = a->near && b->near;
            if (!gs_str_eq_nocase(a->lemma, b->lemma))
                continue;
            if (differ(a, b)) {
                s->unlike = a;
                s->like = b;
                break;
            }
            s->count += !a->name;
            s->near += near;
            if (!s->best || (near && s->near == 1))
                s->best = a;
            break;
        }
    }
}

static bool same_verb(const gs_task *t, const gs_phrase *p)
{
    for (size_t i = 0; i < t->phrase_count; i++) {
        if (gs_str_eq_nocase(t->phrases[i].lemma, p->lemma))
            return true;
    }
    for (size_t i = 0; i < t->verbs.count; i++) {
        if (gs_str_eq_nocase(t->verbs.items[i].text, p->lemma))
            return true;
    }
    return false;
}

static bool is_stated(const gs_task *t, const gs_doing *d)
{
    for (size_t i = 0; i < t->verbs.count; i++) {
        if (gs_str_eq_nocase(t->verbs.items[i].text, d->phrase->lemma))
            return true;
    }
    return (t->stated & d->phrase->kinds) != 0;
}

/* PLOVER's category, or a code of CAMEO that begins so, as the file gives it. */
static gs_str same_category(const gs_task *t, const gs_doing *d)
{
    for (size_t i = 0; d->cameo.n && i < t->category.count; i++) {
        gs_str code = t->category.items[i].text;
        if (gs_ascii_digit(code.p[0]) && gs_str_starts(d->cameo, code))
            return code;
    }
    if (d->category >= 0 && t->categories >> d->category & 1)
        return gs_str_from(gs_plover_name((gs_plover)d->category));
    return GS_STR_NONE;
}

static bool speaks_of(const gs_phrase *p, const gs_kinds *kinds, const gs_doing *d)
{
    for (size_t i = 0; i < p->noun_count; i++) {
        if (tells(kinds, d, &p->nouns[i]) && !p->nouns[i].name)
            return true;
    }
    return false;
}

/* A place that the task names and the activity was not at. */
static gs_str other_place(const gs_task *t, const gs_doing *d)
{
    gs_str other = GS_STR_NONE;

    for (size_t i = 0; d->place.n && i < t->phrase_count; i++) {
        for (size_t k = 0; k < t->phrases[i].noun_count; k++) {
            const gs_phrase_noun *n = &t->phrases[i].nouns[k];
            if (!n->name || in_area(d, n->lemma))
                continue;
            if (gs_str_find_nocase(d->place, n->lemma, 0) != SIZE_MAX)
                return GS_STR_NONE;
            other = n->lemma;
        }
    }
    return other;
}

static gs_fit related(char *reason, unsigned task, const char *why)
{
    snprintf(reason, GS_REASON, "task %u: %s", task, why);
    return GS_FIT_RELATED;
}

/* The same doing with the same object; whether it was also where the task is. */
static gs_fit listed_or_elsewhere(const gs_task *t, const gs_doing *d, const char *why,
                                  char *reason)
{
    gs_str other = other_place(t, d);
    char   text[GS_REASON - 20];

    if (d->outside)
        snprintf(text, sizeof text, "same kind of activity, outside the area: %.*s",
                 GS_STR_ARG(d->place));
    else if (other.n)
        snprintf(text, sizeof text,
                 "same kind of activity, other place: %.*s, where the task has %.*s",
                 GS_STR_ARG(d->place), GS_STR_ARG(other));
    else {
        snprintf(reason, GS_REASON, "%s", why);
        return GS_FIT_LISTED;
    }
    return related(reason, t->number, text);
}

gs_fit gs_task_fit(const gs_task *t, const gs_doing *d, const gs_kinds *kinds,
                   char reason[GS_REASON])
{
    uint32_t kind = t->kinds & d->phrase->kinds;
    bool     verb = same_verb(t, d->phrase), speaks = false;
    shared   s = {0};
    gs_str   category = same_category(t, d);
    char     why[GS_REASON - 20];

    reason[0] = '\0';
    for (size_t i = 0; i < t->phrase_count; i++) {
        share(&s, &t->phrases[i], d, kinds);
        speaks = speaks || speaks_of(&t->phrases[i], kinds, d);
    }
    if (s.unlike && !s.near && (verb || kind)) {
        snprintf(why, sizeof why,
                 "same kind of activity, other object: %.*s %.*s, where the task has %.*s %.*s",
                 GS_STR_ARG(s.unlike->mark), GS_STR_ARG(s.unlike->lemma), GS_STR_ARG(s.like->mark),
                 GS_STR_ARG(s.like->lemma));
        return related(reason, t->number, why);
    }
    if ((verb || kind) && (s.near || s.count > 1)) {
        snprintf(why, sizeof why, "%s, and both speak of '%.*s'",
                 verb ? "same verb" : "same kind of activity", GS_STR_ARG(s.best->lemma));
        return listed_or_elsewhere(t, d, why, reason);
    }
    if (is_stated(t, d))
        return listed_or_elsewhere(t, d, "of the kind that the file gives the task", reason);
    if (verb && !speaks && !speaks_of(d->phrase, kinds, d))
        return listed_or_elsewhere(t, d, "same verb, and neither has an object", reason);
    if (kind) {
        gs_str name = gs_kinds_name(kinds, kind);
        if (s.count)
            snprintf(why, sizeof why, "same kind of activity (%.*s), and both speak of '%.*s'",
                     GS_STR_ARG(name), GS_STR_ARG(s.best->lemma));
        else
            snprintf(why, sizeof why, "same kind of activity (%.*s), other object",
                     GS_STR_ARG(name));
        return related(reason, t->number, why);
    }
    if (verb && s.count) {
        snprintf(why, sizeof why, "same verb, and both speak of '%.*s'", GS_STR_ARG(s.best->lemma));
        return related(reason, t->number, why);
    }
    if (s.near) {
        snprintf(why, sizeof why, "same object, '%.*s'; another activity",
                 GS_STR_ARG(s.best->lemma));
        related(reason, t->number, why);
        return GS_FIT_NEAR;
    }
    if (category.n) {
        snprintf(why, sizeof why, "same category as the file gives the task (%.*s)",
                 GS_STR_ARG(category));
        related(reason, t->number, why);
        return GS_FIT_NEAR;
    }
    return GS_FIT_NONE;
}
