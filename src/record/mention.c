/* record/mention.c - see mention.h.
 *
 * A word is the head of a reference when it is a personal pronoun, the head
 * of a name, or a noun that is no part of another noun's name or compound.
 * Its phrase is what hangs on it, less what only links it to its
 * surroundings: prepositions, conjunctions, conjuncts, appositions, and of a
 * predicate the subject and the copula.
 */
#include "record/mention.h"

#include <string.h>

typedef struct extents {
    uint32_t *first, *last; /* [words] */
} extents;

static bool links_only(uint8_t rel)
{
    switch ((gs_deprel)rel) {
    case GS_DEPREL_CASE:
    case GS_DEPREL_CC:
    case GS_DEPREL_CC_PRECONJ:
    case GS_DEPREL_PUNCT:
    case GS_DEPREL_CONJ:
    case GS_DEPREL_APPOS:
    case GS_DEPREL_PARATAXIS:
    case GS_DEPREL_COP:
    case GS_DEPREL_AUX:
    case GS_DEPREL_NSUBJ:
    case GS_DEPREL_NSUBJ_OUTER:
    case GS_DEPREL_NSUBJ_PASS:
    case GS_DEPREL_CSUBJ:
    case GS_DEPREL_EXPL:
    case GS_DEPREL_MARK:
    case GS_DEPREL_ADVCL:
    case GS_DEPREL_ADVMOD:
    case GS_DEPREL_DISCOURSE:
    case GS_DEPREL_VOCATIVE:
    case GS_DEPREL_DISLOCATED:
    case GS_DEPREL_OBL:
    case GS_DEPREL_OBL_UNMARKED:
    case GS_DEPREL_ORPHAN:
    case GS_DEPREL_LIST:
    case GS_DEPREL_CCOMP:
        return true;
    default:
        return false;
    }
}

/* Every word widens those above it: a few steps each, since trees are flat. */
static void find_extents(const gs_reading *r, extents *e)
{
    size_t n = r->doc->word_count;

    for (uint32_t w = 0; w < n; w++)
        e->first[w] = e->last[w] = w;
    for (uint32_t w = 0; w < n; w++) {
        uint32_t at = w;
        for (unsigned steps = 0; steps < 64 && gs_word_at(r, at)->head >= 0; steps++) {
            bool     linked = links_only(gs_word_at(r, at)->deprel);
            uint32_t head = (uint32_t)gs_word_at(r, at)->head;
            if (!linked && e->first[head] > w)
                e->first[head] = w;
            if (!linked && e->last[head] < w)
                e->last[head] = w;
            at = head;
        }
    }
}

/* Words and tokens lie in the order of their bytes; a word may be a part of a
 * token, and the other way round. */
static gs_status map_tokens(gs_reading *r)
{
    size_t   n = r->doc->word_count;
    uint32_t t = 0;

    r->token_of = gs_arena_alloc(r->scratch, (n + 1) * sizeof *r->token_of);
    r->ref_of = gs_arena_alloc(r->scratch, (n + 1) * sizeof *r->ref_of);
    if (!r->token_of || !r->ref_of)
        return GS_E_NOMEM;
    for (size_t w = 0; w < n; w++) {
        while (t + 1 < r->doc->tokens.count &&
               gs_token_at(r, t)->span.end <= r->doc->words[w].span.start)
            t++;
        r->token_of[w] = t;
        r->ref_of[w] = GS_NONE;
    }
    return GS_OK;
}

int32_t gs_ref_of(const gs_reading *r, int32_t word)
{
    return word < 0 ? GS_NONE : r->ref_of[word];
}

static gs_number number_of(const gs_reading *r, uint32_t w)
{
    if (gs_word_feat(r, w, "Number=Plur"))
        return GS_NUMBER_MANY;
    return gs_word_feat(r, w, "Number=Sing") ? GS_NUMBER_ONE : GS_NUMBER_NONE;
}

static bool is_time(const gs_reading *r, uint32_t w)
{
    return (gs_word_flags(r, w) &
            (GS_WORD_WEEKDAY | GS_WORD_MONTH | GS_WORD_TODAY | GS_WORD_UNIT)) != 0;
}

/* ---- pronouns ---- */

static void read_pronoun(const gs_reading *r, gs_ref *m)
{
    uint32_t w = m->head;

    m->form = GS_MENTION_PRONOUN;
    m->first = m->last = w;
    m->person = gs_word_feat(r, w, "Person=1") ? 1 : gs_word_feat(r, w, "Person=2") ? 2 : 3;
    m->possessive = gs_word_feat(r, w, "Poss=Yes");
    m->reflexive = gs_word_feat(r, w, "Reflex=Yes");
    m->number = number_of(r, w);
    if (m->person == 2)
        m->number = GS_NUMBER_NONE;
    if (m->person == 3 && m->number == GS_NUMBER_ONE)
        m->being = gs_word_feat(r, w, "Gender=Neut") ? GS_BEING_THING : GS_BEING_PERSON;
    if (gs_word_feat(r, w, "Gender=Masc"))
        m->gender = GS_GENDER_MALE;
    else if (gs_word_feat(r, w, "Gender=Fem"))
        m->gender = GS_GENDER_FEMALE;
    if (m->person != 3)
        m->being = GS_BEING_PERSON;
}

static bool is_pronoun(const gs_reading *r, uint32_t w)
{
    const gs_word *word = gs_word_at(r, w);

    return word->upos == GS_UPOS_PRON && gs_word_feat(r, w, "PronType=Prs") &&
           word->deprel != GS_DEPREL_EXPL;
}

/* ---- nouns ---- */

static uint8_t gender_by(uint32_t flags)
{
    return (uint8_t)((flags & GS_WORD_MALE ? GS_GENDER_MALE : 0) |
                     (flags & GS_WORD_FEMALE ? GS_GENDER_FEMALE : 0));
}

/* What stands with the head: articles, "another", numerals, "no". */
static void read_modifiers(const gs_reading *r, gs_ref *m)
{
    for (uint32_t w = gs_ref_near(m); w < m->head; w++) {
        const gs_word *word = gs_word_at(r, w);
        gs_str         lower = gs_word_lower(r, w);

        if (word->head != (int32_t)m->head)
            continue;
        if (word->deprel == GS_DEPREL_NMOD_POSS)
            m->definite = true;
        if (word->deprel == GS_DEPREL_NUMMOD && gs_word_feat(r, w, "NumType=Card") &&
            m->number == GS_NUMBER_NONE)
            m->number = GS_NUMBER_MANY;
        if (word->deprel == GS_DEPREL_DET) {
            m->definite = m->definite || gs_word_feat(r, w, "Definite=Def") ||
                          gs_word_feat(r, w, "PronType=Dem");
            m->indefinite = m->indefinite || gs_word_feat(r, w, "Definite=Ind") ||
                            gs_word_feat(r, w, "PronType=Ind");
            m->denied = m->denied || gs_word_feat(r, w, "PronType=Neg");
            m->other = m->other || gs_str_eq(lower, GS_STR("another"));
        }
        if (word->deprel == GS_DEPREL_AMOD && gs_str_eq(lower, GS_STR("other")))
            m->other = true;
    }
}

/* "the maid", "two poets": by the lemma. */
static bool is_person_noun(const gs_reading *r, uint32_t w)
{
    const uint32_t *flags = gs_map_get(&r->know->words, gs_word_at(r, w)->lemma);

    return gs_word_at(r, w)->upos == GS_UPOS_NOUN && flags && (*flags & GS_WORD_PERSON);
}

static void read_noun(const gs_reading *r, gs_ref *m)
{
    uint32_t t = r->token_of[m->head], at, flags = gs_word_flags(r, m->head);
    uint32_t begin = gs_sentence_begin(r, m->sentence);

    m->form = GS_MENTION_NOMINAL;
    m->number = number_of(r, m->head);
    read_modifiers(r, m);
    m->gender = gender_by(flags);
    if (m->gender || is_person_noun(r, m->head))
        m->being = GS_BEING_PERSON;
    m->title.role =
        gs_role_ending(r, r->token_of[m->first] > begin ? r->token_of[m->first] : begin, t, &at);
    if (m->title.role >= 0 && m->first == m->last && m->number == GS_NUMBER_ONE &&
        r->know->roles[m->title.role].kind == GS_ROLE_PERSON &&
        gs_word_at(r, m->head)->upos == GS_UPOS_NOUN)
        m->title.role = GS_NONE; /* "justice", "true chief": people are counted */
    if (m->title.role >= 0) {
        const gs_role *role = &r->know->roles[m->title.role];
        m->title.first = at;
        m->title.last = t;
        m->title.sector = role->sector;
        m->being = role->kind == GS_ROLE_PERSON ? GS_BEING_PERSON : GS_BEING_THING;
        if (role->plural)
            m->number = GS_NUMBER_MANY;
        else if (m->number == GS_NUMBER_NONE)
            m->number = GS_NUMBER_ONE;
    }
}

/* ---- names ---- */

static int32_t known_name(const gs_reading *r, uint32_t first, uint32_t last)
{
    uint32_t value, from = r->token_of[first], to = r->token_of[last];
    unsigned n = gs_read_entry(r, &r->know->name_lexicon, from, to + 1, false, &value);

    if (n != to + 1 - from && from < to && gs_token_is(r, from, GS_STR("the"))) {
        from++;
        n = gs_read_entry(r, &r->know->name_lexicon, from, to + 1, false, &value);
    }
    if (n != to + 1 - from)
        return GS_NONE;
    return (int32_t)value;
}

/* "Mr.", "Justice" of what the model takes for the name. */
static bool is_title(const gs_reading *r, uint32_t w)
{
    uint32_t value, t = r->token_of[w];

    return (gs_word_flags(r, w) & (GS_WORD_MALE | GS_WORD_FEMALE)) ||
           gs_read_entry(r, &r->know->role_lexicon, t, t + 1, true, &value) == 1;
}

/* "Russian Defense Ministry", "Bank of Chad": the state within the name. */
static void read_country(const gs_reading *r, gs_ref *m)
{
    for (uint32_t w = m->name_first; w < m->name_last + 1; w++) {
        uint32_t value, t = r->token_of[w];
        unsigned n = gs_token_capital(r, t)
                         ? gs_read_entry(r, &r->know->name_lexicon, t,
                                         r->token_of[m->name_last] + 1, false, &value)
                         : 0;
        if (n && r->know->names[value].country.n) {
            m->title.country = r->know->names[value].country;
            m->title.country_span = gs_tokens_span(r, t, t + n - 1);
            return;
        }
    }
}

static void read_name(const gs_reading *r, gs_ref *m)
{
    static const gs_being beings[GS_NAMED_KINDS] = {GS_BEING_PERSON, GS_BEING_THING, GS_BEING_THING,
                                                    GS_BEING_NONE, GS_BEING_THING};
    uint32_t              first = m->name_first, at;
    uint32_t end = m->named == GS_NAMED_ORGANIZATION && m->head >= first && m->head < m->name_last
                       ? m->head /* "Church" of "Church of the East" */
                       : m->name_last;
    int32_t  role = gs_role_ending(r, r->token_of[first], r->token_of[end], &at);

    if (role >= 0 && m->known < 0 && m->named != GS_NAMED_PERSON && end == m->name_last &&
        at == r->token_of[first]) { /* "the Ministry", "President" */
        read_noun(r, m);
        return;
    }
    while (m->named == GS_NAMED_PERSON && m->name_first < m->name_last &&
           is_title(r, m->name_first)) {
        m->gender |= gender_by(gs_word_flags(r, m->name_first));
        m->name_first++;
    }
    first = m->name_first;
    m->form = GS_MENTION_NAME;
    if (role >= 0 && r->know->roles[role].kind == GS_ROLE_ORGANIZATION)
        m->title = (gs_title){.role = role,
                              .first = at,
                              .last = r->token_of[end],
                              .of = GS_NONE,
                              .sector = r->know->roles[role].sector};
    m->number = GS_NUMBER_ONE;
    m->definite = true;
    if (m->known < 0 && m->named == GS_NAMED_ORGANIZATION)
        read_country(r, m);
    if (m->named == GS_NAMED_NATIONALITY)
        m->number = number_of(r, m->head);
    if (m->named >= 0)
        m->being = beings[m->named];
    if (m->known >= 0) {
        const gs_name *name = &r->know->names[m->known];
        m->being = name->kind == GS_NAME_ADJECTIVE ? GS_BEING_NONE : GS_BEING_THING;
        m->number = name->kind == GS_NAME_ADJECTIVE ? m->number : GS_NUMBER_ONE;
        if (name->kind == GS_NAME_SEAT)
            m->form = GS_MENTION_METONYM;
    }
    /* "Mr Lee", "Queen Anne", "actress Nora Berg" */
    for (uint32_t w = m->first; w <= m->name_last && w < first + 1; w++)
        m->gender |= gender_by(gs_word_flags(r, w));
    if (m->being != GS_BEING_PERSON || m->gender == GS_GENDER_BOTH)
        m->gender = 0;
}

/* The word of the name of words [first, end) that hangs outside it. */
static uint32_t name_head(const gs_reading *r, uint32_t first, uint32_t end)
{
    for (uint32_t w = first; w < end; w++) {
        int32_t head = gs_word_at(r, w)->head;
        if (head < (int32_t)first || head >= (int32_t)end)
            return w;
    }
    return end - 1;
}

/* "the Committee to Protect Journalists": a name of several words that the
 * dictionary has and the model has not, before word `end`. */
static bool is_overlooked(const gs_reading *r, gs_ref *m, uint32_t end)
{
    uint32_t value, w = m->head, last = w, t = r->token_of[w];
    unsigned n;

    if (!gs_token_capital(r, t))
        return false;
    n = gs_read_entry(r, &r->know->name_lexicon, t, r->token_of[end - 1] + 1, false, &value);
    if (n < 2)
        return false;
    while (last + 1 < end && r->token_of[last + 1] < t + n)
        last++;
    m->form = GS_MENTION_NAME;
    m->known = (int32_t)value;
    m->name_first = w;
    m->name_last = last;
    m->head = name_head(r, w, last + 1);
    return true;
}

/* The words before "(DAR)" at word `open` whose first letters it has: "Doctors Across
 * Rivers"; small words need not be in it. The first of them, or `open`. */
static uint32_t spelled_out(const gs_reading *r, uint32_t open, uint32_t begin)
{
    gs_str   letters = gs_doc_str(r->doc, gs_word_at(r, open + 1)->span);
    uint32_t w = open;
    size_t   left = letters.n;

    while (left > 0 && w > begin && open - w < 10) {
        gs_str word = gs_doc_str(r->doc, gs_word_at(r, --w)->span);
        if (word.p[0] == letters.p[left - 1])
            left--;
        else if (word.p[0] >= 'A' && word.p[0] <= 'Z')
            return open;
    }
    return left ? open : w;
}

/* "Doctors Across Rivers (DAR)": a name by what stands in brackets behind it. */
static bool is_spelled_out(const gs_reading *r, gs_ref *m, uint32_t end)
{
    uint32_t w = m->head;

    if (!gs_token_capital(r, r->token_of[w]))
        return false;
    for (uint32_t k = w + 2; k + 2 < end && k < w + 10; k++) {
        if (!gs_str_eq(gs_word_lower(r, k), GS_STR("(")))
            continue;
        if (!(gs_token_at(r, r->token_of[k + 1])->flags & GS_TOKEN_ALL_UPPER) ||
            !gs_str_eq(gs_word_lower(r, k + 2), GS_STR(")")) || spelled_out(r, k, w) != w)
            return false;
        m->form = GS_MENTION_NAME;
        m->named = GS_NAMED_ORGANIZATION;
        m->name_first = w;
        m->name_last = k - 1;
        m->known = known_name(r, w, k - 1);
        m->head = name_head(r, w, k);
        return true;
    }
    return false;
}

/* ---- the sentence ---- */

/* A noun that only completes another one: "peace" of "peace talks". */
static bool completes(const gs_reading *r, uint32_t w)
{
    switch ((gs_deprel)gs_word_at(r, w)->deprel) {
    case GS_DEPREL_COMPOUND: /* of a verb it is a subject: ", Interfax reports" */
        return gs_word_at(r, w)->head < 0 ||
               gs_word_at(r, (uint32_t)gs_word_at(r, w)->head)->upos != GS_UPOS_VERB;
    case GS_DEPREL_FLAT:
    case GS_DEPREL_FIXED:
    case GS_DEPREL_GOESWITH:
    case GS_DEPREL_NMOD_DESC:
    case GS_DEPREL_AMOD:
    case GS_DEPREL_OBL_UNMARKED:
    case GS_DEPREL_NMOD_UNMARKED:
        return true;
    default:
        return false;
    }
}

static bool is_among(const char *code, const char *const *codes, size_t n)
{
    for (size_t i = 0; code && i < n; i++) {
        if (strcmp(code, codes[i]) == 0)
            return true;
    }
    return false;
}

/* "a rebel attack", "the government crackdown": it completes a deed, and tells whose. */
static bool is_doer(const gs_reading *r, uint32_t w)
{
    static const char *const armed[] = {"REB", "MIL", "COP", "UAF", "SPY"};
    static const char *const bodies[] = {"GOV", "PTY", "OPP"};
    const gs_word           *word = gs_word_at(r, w);
    const gs_role           *role;
    uint32_t                 at, t = r->token_of[w];
    int32_t                  found;

    if (word->deprel != GS_DEPREL_COMPOUND || word->upos != GS_UPOS_NOUN || word->head < 0 ||
        !gs_map_get(&r->know->events.nouns, gs_word_at(r, (uint32_t)word->head)->lemma))
        return false;
    found = gs_role_ending(r, t, t, &at);
    if (found < 0)
        return false;
    role = &r->know->roles[found];
    return is_among(role->sector, armed, sizeof armed / sizeof *armed) ||
           (role->kind == GS_ROLE_ORGANIZATION &&
            is_among(role->sector, bodies, sizeof bodies / sizeof *bodies));
}

/* "the Morning Ledger newspaper": a name before the noun that says what it names; of a
 * deed it may be anything: "Twin bombings". */
static bool names_kind(const gs_reading *r, uint32_t w, uint32_t end)
{
    const gs_word *word = gs_word_at(r, w);

    if (w + 1 < end && gs_map_get(&r->know->events.nouns, gs_word_at(r, w + 1)->lemma))
        return false;

    return word->upos == GS_UPOS_PROPN && word->deprel == GS_DEPREL_COMPOUND && w + 1 < end &&
           word->head == (int32_t)w + 1 && gs_word_at(r, w + 1)->upos == GS_UPOS_NOUN;
}

/* "Sela Quint said", where the parser has each word as a subject: either means her. */
static void tie_name(gs_reading *r, const gs_ref *m)
{
    for (uint32_t w = m->name_first; w <= m->name_last; w++) {
        if (gs_word_at(r, w)->head == gs_word_at(r, m->head)->head && r->ref_of[w] < 0)
            r->ref_of[w] = m->chain;
    }
}

static gs_status add(gs_reading *r, const extents *e, gs_ref *m)
{
    uint32_t t = r->token_of[m->head];

    m->first = e->first[m->head];
    m->last = e->last[m->head];
    m->chain = (int32_t)r->ref_count;
    m->entity = GS_NONE;
    m->quote = r->quote_of[t];
    m->teaser = r->doc->sentences[m->sentence].zone == GS_ZONE_TEASER;
    if (m->form == GS_MENTION_PRONOUN)
        read_pronoun(r, m);
    else if (m->form == GS_MENTION_NAME)
        read_name(r, m);
    else
        read_noun(r, m);
    r->ref_of[m->head] = m->chain;
    if (m->form == GS_MENTION_NAME)
        tie_name(r, m);
    return GS_PUSH(r->scratch, r->refs, r->ref_count, r->ref_cap, *m) ? GS_OK : GS_E_NOMEM;
}

/* "Russian" says something of another noun, unless it is a noun itself: then
 * only a title has use for it. */
static bool is_adjective(const gs_reading *r, const gs_ref *m)
{
    const gs_word *word = gs_word_at(r, m->head);

    if (m->known >= 0 && r->know->names[m->known].kind == GS_NAME_ADJECTIVE)
        return word->deprel == GS_DEPREL_AMOD || word->deprel == GS_DEPREL_COMPOUND ||
               word->upos == GS_UPOS_ADJ;
    return m->named == GS_NAMED_NATIONALITY && word->upos == GS_UPOS_ADJ;
}

/* What a name neither begins nor ends with. */
static bool is_edge(const gs_reading *r, uint32_t w)
{
    uint8_t upos = gs_word_at(r, w)->upos;

    return upos == GS_UPOS_PART || upos == GS_UPOS_PUNCT || upos == GS_UPOS_ADP ||
           upos == GS_UPOS_DET || upos == GS_UPOS_CCONJ || upos == GS_UPOS_SCONJ;
}

/* "Graciano Mijares" of which the model has only the first: takes the words that
 * the tree has as parts of the name. Returns the word behind. */
static uint32_t goes_on(const gs_reading *r, gs_ref *m, size_t next_name, uint32_t w, uint32_t end)
{
    const gs_named *next = next_name < r->doc->name_count ? &r->doc->names[next_name] : NULL;

    while (w < end && w == m->name_last + 1 && !(next && next->first_word == w) &&
           gs_word_at(r, w)->upos == GS_UPOS_PROPN && gs_word_at(r, w)->deprel == GS_DEPREL_FLAT &&
           gs_word_at(r, w)->head >= (int32_t)m->name_first &&
           gs_word_at(r, w)->head <= (int32_t)m->name_last)
        m->name_last = w++;
    return w;
}

/* "ambassador to Germany Richard Grenell": a state behind a preposition, then two
 * words that are a name of their own. */
static gs_status part_from_state(gs_reading *r, const extents *e, gs_ref *m)
{
    uint32_t value, first = m->name_first;
    unsigned n;
    gs_ref   state = *m;

    if (first == r->doc->sentences[m->sentence].first_word || m->name_last < first + 2 ||
        gs_word_at(r, first - 1)->upos != GS_UPOS_ADP)
        return GS_OK;
    n = gs_read_entry(r, &r->know->name_lexicon, r->token_of[first], r->token_of[m->name_last] + 1,
                      false, &value);
    if (!n || m->name_last < first + n + 1 || r->know->names[value].kind != GS_NAME_STATE ||
        r->token_of[first + n] != r->token_of[first] + n)
        return GS_OK;
    state.head = first;
    state.name_last = first + n - 1;
    state.known = (int32_t)value;
    state.named = GS_NAMED_PLACE;
    m->name_first = first + n;
    if (m->head < m->name_first)
        m->head = m->name_first;
    return add(r, e, &state);
}

static gs_status read_sentence(gs_reading *r, uint32_t s, const extents *e, size_t *name)
{
    const gs_sentence *sentence = &r->doc->sentences[s];
    uint32_t           end = sentence->first_word + sentence->word_count;
    gs_status          st = GS_OK;

    for (uint32_t w = sentence->first_word; st == GS_OK && w < end;) {
        const gs_named *n = *name < r->doc->name_count ? &r->doc->names[*name] : NULL;
        const gs_word  *word = gs_word_at(r, w);
        gs_ref          m = {.sentence = s,
                             .head = w,
                             .known = GS_NONE,
                             .named = GS_NONE,
                             .title = {.role = GS_NONE, .of = GS_NONE}};

        if (n && n->first_word == w) {
            m.head = name_head(r, n->first_word, n->first_word + n->word_count);
            m.form = GS_MENTION_NAME;
            m.named = (int32_t)n->kind;
            m.name_first = n->first_word;
            m.name_last = n->first_word + n->word_count - 1;
            while (m.name_last > m.name_first && is_edge(r, m.name_last))
                m.name_last--; /* a genitive, a mark, "of" is no part of it */
            while (m.name_last > m.name_first && is_edge(r, m.name_first))
                m.name_first++;
            (*name)++;
            w = n->first_word + n->word_count;
            if (n->kind == GS_NAMED_PERSON) {
                w = goes_on(r, &m, *name, w, end);
                st = part_from_state(r, e, &m);
            }
            if (st != GS_OK)
                return st;
            m.known = known_name(r, m.name_first, m.name_last);
            m.adjective = is_adjective(r, &m);
            /* "the Berlin Wall museum": part of a common noun's compound too */
            if (!is_time(r, m.head))
                st = add(r, e, &m);
            continue;
        }
        if (is_pronoun(r, w)) {
            m.form = GS_MENTION_PRONOUN;
            st = add(r, e, &m);
        } else if (is_overlooked(r, &m, n ? n->first_word : end) || is_spelled_out(r, &m, end)) {
            st = add(r, e, &m);
            w = m.name_last;
            while (*name < r->doc->name_count && r->doc->names[*name].first_word <= w)
                (*name)++; /* "Rivers" of "Doctors Across Rivers" */
        } else if ((word->upos == GS_UPOS_NOUN || word->upos == GS_UPOS_PROPN) &&
                   (!completes(r, w) || names_kind(r, w, end) || is_doer(r, w)) && !is_time(r, w)) {
            m.form = GS_MENTION_NOMINAL;
            m.known = word->upos == GS_UPOS_PROPN ? known_name(r, w, w) : GS_NONE;
            if (word->upos == GS_UPOS_PROPN) { /* a name the model has overlooked */
                m.name_first = m.name_last = w;
                while (m.name_first > sentence->first_word &&
                       gs_word_at(r, m.name_first - 1)->upos == GS_UPOS_PROPN &&
                       (gs_word_at(r, m.name_first - 1)->head == (int32_t)w ||
                        (gs_word_at(r, w)->deprel == GS_DEPREL_COMPOUND &&
                         gs_word_at(r, m.name_first - 1)->head == gs_word_at(r, w)->head)))
                    m.name_first--;
                while (m.name_last + 1 < end &&
                       gs_word_at(r, m.name_last + 1)->deprel == GS_DEPREL_FLAT &&
                       gs_word_at(r, m.name_last + 1)->head == (int32_t)w)
                    m.name_last++;
                m.known = known_name(r, m.name_first, m.name_last);
                m.form = GS_MENTION_NAME;
            }
            st = add(r, e, &m);
        }
        w++;
    }
    return st;
}

gs_status gs_read_mentions(gs_reading *r)
{
    size_t    n = r->doc->word_count, name = 0;
    extents   e = {gs_arena_alloc(r->scratch, (n + 1) * sizeof *e.first),
                   gs_arena_alloc(r->scratch, (n + 1) * sizeof *e.last)};
    gs_status st = e.first && e.last ? map_tokens(r) : GS_E_NOMEM;

    if (st != GS_OK)
        return st;
    find_extents(r, &e);
    for (uint32_t s = 0; st == GS_OK && s < r->doc->sentence_count; s++)
        st = read_sentence(r, s, &e, &name);
    if (st == GS_OK)
        gs_read_titles(r);
    return st;
}
