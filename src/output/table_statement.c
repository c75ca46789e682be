/* output/table_statement.c - one sentence's statements, for a person.
 *
 *   denied      The ministry · Monday · via Harbour News
 *               The ministry denied on Monday that its forces had crossed
 *               the river.
 *
 * What is said stands out by the rest being faint; the cue has the colour of
 * its act, the speaker's words are strong. Without colours the cue stands in
 * brackets.
 */
#include "output/table_int.h"

/* A quotation can run over paragraphs; a page shows this much of it. */
#define GS_TABLE_SENTENCES 6

/* The reader knows "he said", whoever and how many: the past needs no number. */
static const char *const act_words[GS_ACT_COUNT] = {
    [GS_ACT_SAY] = "said",
    [GS_ACT_DENY] = "denied",
    [GS_ACT_CONFIRM] = "confirmed",
    [GS_ACT_ACCUSE] = "accused",
    [GS_ACT_DEMAND] = "demanded",
    [GS_ACT_PROMISE] = "promised",
    [GS_ACT_THREATEN] = "threatened",
    [GS_ACT_ASK] = "asked",
    [GS_ACT_ANSWER] = "answered",
    [GS_ACT_WARN] = "warned",
    [GS_ACT_PRAISE] = "praised",
    [GS_ACT_CRITICIZE] = "criticized",
    [GS_ACT_ANNOUNCE] = "announced",
    [GS_ACT_ESTIMATE] = "estimated",
    [GS_ACT_BELIEVE] = "believed",
};

static const char *const stance_words[GS_STANCE_COUNT] = {
    [GS_STANCE_ASSERTS] = "asserted",   [GS_STANCE_DENIES] = "denied",
    [GS_STANCE_CONFIRMS] = "confirmed", [GS_STANCE_QUESTIONS] = "questioned",
    [GS_STANCE_REJECTS] = "rejected",
};

static gs_style style_of(const gs_statement *s)
{
    if (s->stance == GS_STANCE_DENIES || s->stance == GS_STANCE_REJECTS || s->act == GS_ACT_DENY)
        return GS_STYLE_DENIES;
    if (s->stance == GS_STANCE_QUESTIONS || s->act == GS_ACT_ASK)
        return GS_STYLE_ASKS;
    if (s->act == GS_ACT_ACCUSE || s->act == GS_ACT_WARN || s->act == GS_ACT_THREATEN ||
        s->act == GS_ACT_CRITICIZE)
        return GS_STYLE_DOUBTS;
    return GS_STYLE_SAYS;
}

void gs_table_separator(gs_table *t)
{
    gs_page_put(&t->page, GS_STYLE_FAINT, t->page.unicode ? GS_STR("·") : GS_STR("-"));
}

static void put(gs_table *t, gs_style style, const char *words)
{
    gs_page_put(&t->page, style, gs_str_from(words));
}

static const char *rule_of(const gs_statement *s, const char *field)
{
    for (size_t i = 0; i < s->proofs.count; i++) {
        if (s->proofs.items[i].rule && strcmp(s->proofs.items[i].field, field) == 0)
            return s->proofs.items[i].rule;
    }
    return NULL;
}

/* "Ana Brekel, spokeswoman": the first office, unless the name says it. */
static void put_office(gs_table *t, const gs_entity *e)
{
    gs_str title;

    if (!e->office_count)
        return;
    title = e->offices[0].title;
    if (!title.n || gs_str_find_nocase(e->name, title, 0) != SIZE_MAX)
        return;
    gs_page_attach(&t->page, GS_STYLE_FAINT, GS_STR(","));
    gs_page_put(&t->page, GS_STYLE_FAINT, title);
}

static void put_speaker(gs_table *t, const gs_statement *s)
{
    const char *rule = rule_of(s, "speaker");

    if (s->speaker < 0) {
        put(t, GS_STYLE_FAINT, "nobody named");
        return;
    }
    gs_page_put(&t->page, GS_STYLE_STRONG, t->doc->entities[s->speaker].name);
    put_office(t, &t->doc->entities[s->speaker]);
    if (rule) {
        put(t, GS_STYLE_FAINT, "(inferred:");
        put(t, GS_STYLE_FAINT, rule);
        gs_page_attach(&t->page, GS_STYLE_FAINT, GS_STR(")"));
    }
}

static void put_entities(gs_table *t, const char *word, const gs_ids *ids)
{
    if (!ids->count)
        return;
    gs_table_separator(t);
    put(t, GS_STYLE_FAINT, word);
    for (size_t i = 0; i < ids->count; i++) {
        if (i)
            gs_page_attach(&t->page, GS_STYLE_FAINT, GS_STR(","));
        gs_page_put(&t->page, GS_STYLE_FAINT, t->doc->entities[ids->items[i]].name);
    }
}

static void put_tag(gs_table *t, const char *words)
{
    gs_table_separator(t);
    put(t, GS_STYLE_FAINT, words);
}

/* A demand wants, a promise intends: that needs no telling. */
static bool implied(gs_act act, gs_modality modality)
{
    return (act == GS_ACT_DEMAND && modality == GS_MODALITY_DESIRED) ||
           ((act == GS_ACT_PROMISE || act == GS_ACT_THREATEN) && modality == GS_MODALITY_INTENDED);
}

static void put_tags(gs_table *t, const gs_statement *s, bool about_claim)
{
    static const char *const modality[GS_MODALITY_COUNT] = {
        [GS_MODALITY_POSSIBLE] = "as possible",
        [GS_MODALITY_NECESSARY] = "as necessary",
        [GS_MODALITY_INTENDED] = "as intended",
        [GS_MODALITY_DESIRED] = "as desired",
    };
    gs_zone_kind zone = t->doc->sentences[s->sentence].zone;

    if (s->time.value.n) {
        gs_table_separator(t);
        gs_page_put(&t->page, GS_STYLE_FAINT, gs_doc_str(t->doc, s->time.span));
    }
    put_entities(t, "to", &s->addressee);
    put_entities(t, "via", &s->channel);
    if (modality[s->modality] && !implied(s->act, s->modality))
        put_tag(t, modality[s->modality]);
    if (!about_claim && s->polarity == GS_POLARITY_NEGATES && s->act != GS_ACT_DENY)
        put_tag(t, "negated");
    if (zone == GS_ZONE_TITLE)
        put_tag(t, "in the title");
    else if (zone == GS_ZONE_CAPTION)
        put_tag(t, "in a caption");
    else if (zone == GS_ZONE_TEASER && about_claim)
        put_tag(t, "in a teaser");
}

/* What it does to its claim; an accusation keeps its own word, which says
 * more than "asserted". */
static const char *label_of(const gs_statement *s, bool about_claim)
{
    bool asserts = s->stance == GS_STANCE_ASSERTS || s->stance == GS_STANCE_NONE;

    if (!about_claim || (asserts && s->act != GS_ACT_SAY))
        return act_words[s->act];
    return stance_words[s->stance] ? stance_words[s->stance] : act_words[s->act];
}

static void put_head(gs_table *t, const gs_statement *s, bool about_claim)
{
    gs_page_break(&t->page);
    gs_page_indent(&t->page, 2);
    put(t, style_of(s), label_of(s, about_claim));
    gs_page_indent(&t->page, t->gutter);
    put_speaker(t, s);
    put_tags(t, s, about_claim);
    gs_page_break(&t->page);
}

static bool holds(const gs_spans *spans, uint32_t at)
{
    for (size_t i = 0; i < spans->count; i++) {
        if (spans->items[i].start <= at && at < spans->items[i].end)
            return true;
    }
    return false;
}

static bool names_speaker(const gs_statement *s, uint32_t at)
{
    for (size_t i = 0; i < s->proofs.count; i++) {
        const gs_proof *p = &s->proofs.items[i];
        if (!p->rule && strcmp(p->field, "speaker") == 0 && p->span.start <= at && at < p->span.end)
            return true;
    }
    return false;
}

/* The style of the byte at `at`: the strongest that a statement gives it. */
static gs_style style_at(const gs_table *t, const int32_t *ids, size_t count, uint32_t at)
{
    gs_style style = GS_STYLE_FAINT;
    bool     narrated = true;

    for (size_t i = 0; i < count; i++) {
        const gs_statement *s = &t->doc->statements[ids[i]];
        if (s->cue.start <= at && at < s->cue.end)
            return (gs_style)(style_of(s) + 1);
        if (names_speaker(s, at))
            style = GS_STYLE_STRONG;
        else if (style == GS_STYLE_FAINT && holds(&s->content, at))
            style = GS_STYLE_PLAIN;
        narrated = narrated && !s->content.count;
    }
    return narrated && style == GS_STYLE_FAINT ? GS_STYLE_PLAIN : style;
}

/* The nearest place behind `at` where a statement's style may change. */
static uint32_t next_edge(const gs_table *t, const int32_t *ids, size_t count, uint32_t at,
                          uint32_t end)
{
#define NEARER(edge) end = (edge) > at && (edge) < end ? (edge) : end
    for (size_t i = 0; i < count; i++) {
        const gs_statement *s = &t->doc->statements[ids[i]];
        NEARER(s->cue.start);
        NEARER(s->cue.end);
        for (size_t k = 0; k < s->content.count; k++) {
            NEARER(s->content.items[k].start);
            NEARER(s->content.items[k].end);
        }
        for (size_t k = 0; k < s->proofs.count; k++) {
            NEARER(s->proofs.items[k].span.start);
            NEARER(s->proofs.items[k].span.end);
        }
    }
#undef NEARER
    return end;
}

static void put_sentence(gs_table *t, const int32_t *ids, size_t count, gs_span span)
{
    for (uint32_t at = span.start, next; at < span.end; at = next) {
        gs_style style = style_at(t, ids, count, at);
        bool     bracket = !t->page.color && style >= GS_STYLE_DENIES;

        next = next_edge(t, ids, count, at, span.end);
        if (bracket)
            gs_page_attach(&t->page, style, GS_STR("["));
        gs_page_attach(&t->page, style, gs_doc_str(t->doc, (gs_span){at, next}));
        if (bracket)
            gs_page_attach(&t->page, style, GS_STR("]"));
    }
}

/* The sentences that the statements' words stand in: usually the cue's own,
 * and those before and behind it that a quotation runs through. */
static void sentence_range(const gs_table *t, const int32_t *ids, size_t count, int32_t *first,
                           int32_t *last)
{
    *first = *last = t->doc->statements[ids[0]].sentence;
    for (size_t i = 0; i < count; i++) {
        const gs_spans *content = &t->doc->statements[ids[i]].content;
        for (size_t k = 0; k < content->count; k++) {
            int32_t at = gs_doc_sentence_at(t->doc, content->items[k].start);
            int32_t end = gs_doc_sentence_at(t->doc, content->items[k].end - 1);
            *first = at >= 0 && at < *first ? at : *first;
            *last = end > *last ? end : *last;
        }
    }
}

void gs_table_statements(gs_table *t, const int32_t *ids, size_t count, bool about_claim)
{
    int32_t first, last, from;

    for (size_t i = 0; i < count; i++)
        put_head(t, &t->doc->statements[ids[i]], about_claim);
    gs_page_indent(&t->page, t->gutter);
    sentence_range(t, ids, count, &first, &last);
    from = t->doc->statements[ids[0]].sentence;
    if (from - first >= GS_TABLE_SENTENCES)
        first = from - GS_TABLE_SENTENCES + 1;
    for (int32_t i = first; i <= last && i < first + GS_TABLE_SENTENCES; i++) {
        gs_page_put(&t->page, GS_STYLE_PLAIN, GS_STR(""));
        put_sentence(t, ids, count, t->doc->sentences[i].span);
    }
    if (last >= first + GS_TABLE_SENTENCES)
        gs_page_put(&t->page, GS_STYLE_FAINT, t->page.unicode ? GS_STR("[…]") : GS_STR("[...]"));
    gs_page_gap(&t->page);
}
