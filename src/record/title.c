/* record/title.c - the offices that words give: see mention.h.
 *
 * Before a name: "Kremlin spokesman Dmitry Peskov"; one for each in "French
 * and Polish Presidents A and B"; with its field between: "Spokesperson for
 * EU Foreign Affairs Peter Stano". Of a noun: what "of", a genitive, an
 * adjective or a compound says it is the head of.
 */
#include "record/mention.h"

/* The word in which token `t` lies; `w` is one at or behind it. */
static uint32_t word_of(const gs_reading *r, uint32_t w, uint32_t t)
{
    while (w > 0 && r->token_of[w] > t)
        w--;
    while (w > 0 && r->token_of[w - 1] == t)
        w--;
    return w;
}

static void set_body(gs_reading *r, gs_title *title, int32_t of)
{
    gs_ref *body = &r->refs[of];

    title->of = of;
    if (body->known >= 0 && r->know->names[body->known].country.n) {
        title->country = r->know->names[body->known].country;
        title->country_span = gs_words_span(r, body->name_first, body->name_last);
    } else if (body->title.country.n) {
        title->country = body->title.country;
        title->country_span = body->title.country_span;
    }
}

/* The name that ends with word `w`, or GS_NONE. */
static int32_t name_ending(const gs_reading *r, uint32_t w, uint32_t begin)
{
    for (uint32_t at = w + 1; at > begin && w - (at - 1) < 8; at--) {
        int32_t i = r->ref_of[at - 1];
        if (i >= 0 && r->refs[i].form != GS_MENTION_NOMINAL &&
            r->refs[i].form != GS_MENTION_PRONOUN && r->refs[i].name_last == w)
            return i;
    }
    return GS_NONE;
}

static bool modifies(uint8_t upos)
{
    return upos == GS_UPOS_ADJ || upos == GS_UPOS_NOUN || upos == GS_UPOS_PROPN ||
           upos == GS_UPOS_PART;
}

/* The body or state that stands before a title: "the Kremlin's chief", "Polish". */
static int32_t body_before(const gs_reading *r, uint32_t w, uint32_t begin)
{
    for (unsigned steps = 0; steps < 8 && w > begin && modifies(gs_word_at(r, w - 1)->upos);
         steps++) {
        int32_t i = name_ending(r, w - 1, begin);
        if (i >= 0)
            return r->refs[i].being == GS_BEING_PERSON ? GS_NONE : i;
        w--;
    }
    return GS_NONE;
}

static bool is_joint(const gs_reading *r, uint32_t w)
{
    return gs_word_at(r, w)->upos == GS_UPOS_CCONJ || gs_str_eq(gs_word_lower(r, w), GS_STR(","));
}

/* "French and Polish Presidents A and B": the k-th adjective goes with the
 * k-th name, one goes with all; other numbers say nothing. */
static void distribute(gs_reading *r, uint32_t i, const gs_title *title, uint32_t w, uint32_t begin)
{
    uint32_t names[8], bodies[8], name_count = 0, body_count = 0;
    int32_t  body;

    for (uint32_t k = i; k < r->ref_count && name_count < 8; k++) {
        gs_ref *m = &r->refs[k];
        if (m->sentence != r->refs[i].sentence || m->known >= 0 || m->form != GS_MENTION_NAME)
            break;
        if (name_count) {
            uint32_t at = r->refs[names[name_count - 1]].name_last + 1;
            while (at < m->name_first && is_joint(r, at))
                at++;
            if (at != m->name_first)
                break;
        }
        names[name_count++] = k;
    }
    while ((body = body_before(r, w, begin)) >= 0 && body_count < 8) {
        bodies[body_count++] = (uint32_t)body;
        w = r->refs[body].name_first;
        if (w <= begin || !is_joint(r, w - 1))
            break;
        while (w > begin && is_joint(r, w - 1))
            w--;
        if (w <= begin || name_ending(r, w - 1, begin) < 0 ||
            !r->refs[name_ending(r, w - 1, begin)].adjective)
            break; /* "B, French Presidents": something else before the comma */
    }
    for (uint32_t k = 0; k < name_count; k++) {
        gs_ref *m = &r->refs[names[k]];
        if (m->title.role >= 0)
            continue;
        m->title = *title;
        m->being = GS_BEING_PERSON; /* whatever it looked like by itself */
        if (body_count == name_count || body_count == 1)
            set_body(r, &m->title, (int32_t)bodies[body_count == 1 ? 0 : name_count - 1 - k]);
    }
}

/* "Spokesperson for EU Foreign Affairs and Security Policy Peter Stano": the
 * office some words before, with its field behind a preposition. */
static void title_with_field(gs_reading *r, gs_ref *m, uint32_t begin)
{
    uint32_t w = m->name_first - 1;

    if (gs_word_at(r, w)->upos != GS_UPOS_NOUN && gs_word_at(r, w)->upos != GS_UPOS_PROPN)
        return;
    for (unsigned steps = 0; w > begin && steps < 12; steps++, w--) {
        uint32_t at;
        int32_t  role;
        uint8_t  upos = gs_word_at(r, w)->upos;

        if (!modifies(upos) && upos != GS_UPOS_ADP &&
            !gs_str_eq(gs_word_lower(r, w), GS_STR("and")) && upos != GS_UPOS_DET)
            return;
        if (upos != GS_UPOS_ADP)
            continue;
        role = gs_role_ending(r, r->token_of[begin], r->token_of[w - 1], &at);
        if (role < 0 || r->know->roles[role].kind != GS_ROLE_PERSON || r->know->roles[role].plural)
            continue;
        m->title = (gs_title){.role = role,
                              .first = at,
                              .last = r->token_of[w - 1],
                              .of = GS_NONE,
                              .sector = r->know->roles[role].sector};
        for (uint32_t k = w + 1; k < m->name_first; k++) {
            int32_t i = r->ref_of[k];
            if (i >= 0 && r->refs[i].form != GS_MENTION_NOMINAL &&
                r->refs[i].being != GS_BEING_PERSON) {
                set_body(r, &m->title, i);
                break;
            }
        }
        if (m->first > word_of(r, w, at))
            m->first = word_of(r, w, at);
        return;
    }
}

static void title_of_name(gs_reading *r, uint32_t i)
{
    gs_ref  *m = &r->refs[i];
    uint32_t begin = r->doc->sentences[m->sentence].first_word, at, w;
    gs_title title = {.role = GS_NONE, .of = GS_NONE};
    int32_t  body;

    if (m->name_first <= begin || m->title.role >= 0)
        return;
    title.role = gs_role_ending(r, r->token_of[begin], r->token_of[m->name_first - 1], &at);
    if (title.role < 0) {
        title_with_field(r, m, begin);
        return;
    }
    if (r->know->roles[title.role].kind != GS_ROLE_PERSON)
        return;
    title.first = at;
    title.last = r->token_of[m->name_first - 1];
    title.sector = r->know->roles[title.role].sector;
    w = word_of(r, m->name_first - 1, at);
    if (r->know->roles[title.role].plural) {
        if (r->ref_of[m->name_first - 1] >= 0)
            r->refs[r->ref_of[m->name_first - 1]].denied = true; /* no group of its own */
        distribute(r, i, &title, w, begin);
        return;
    }
    m->title = title;
    if ((body = body_before(r, w, begin)) >= 0)
        set_body(r, &m->title, body);
    for (uint32_t k = w; k < m->name_first; k++)
        m->gender |= gs_word_flags(r, k) & GS_WORD_FEMALE ? GS_GENDER_FEMALE
                     : gs_word_flags(r, k) & GS_WORD_MALE ? GS_GENDER_MALE
                                                          : 0;
    if (m->being == GS_BEING_NONE && m->known < 0)
        m->being = GS_BEING_PERSON;
}

/* The case marks that say whose head a noun is. */
static bool heads(const gs_reading *r, uint32_t w)
{
    for (uint32_t k = w > 4 ? w - 4 : 0; k < w; k++) {
        if (gs_word_at(r, k)->head == (int32_t)w && gs_word_at(r, k)->deprel == GS_DEPREL_CASE)
            return gs_str_eq(gs_word_lower(r, k), GS_STR("of")) ||
                   gs_str_eq(gs_word_lower(r, k), GS_STR("for")) ||
                   gs_str_eq(gs_word_lower(r, k), GS_STR("to")) ||
                   gs_str_eq(gs_word_lower(r, k), GS_STR("at"));
    }
    return false;
}

static void title_of_noun(gs_reading *r, gs_ref *m)
{
    for (uint32_t w = m->first; w <= m->last && w < m->first + 40; w++) {
        const gs_word *word = gs_word_at(r, w);
        int32_t        i = r->ref_of[w];
        bool           fits;

        if (word->head != (int32_t)m->head || i < 0 || w == m->head)
            continue;
        fits = word->deprel == GS_DEPREL_NMOD_POSS || word->deprel == GS_DEPREL_AMOD ||
               word->deprel == GS_DEPREL_COMPOUND ||
               (word->deprel == GS_DEPREL_NMOD && heads(r, w));
        if (fits && r->refs[i].form != GS_MENTION_PRONOUN &&
            (r->refs[i].being != GS_BEING_PERSON || r->refs[i].form == GS_MENTION_NOMINAL))
            set_body(r, &m->title, i);
    }
}

/* The title stands right before the name, or a preposition and a name between: "of
 * Ukraine"; not "lawyer of pianist". */
static bool adjoins(const gs_reading *r, const gs_ref *m)
{
    uint32_t t = m->title.last + 1;

    if (t == r->token_of[m->name_first])
        return true;
    t += gs_token_is(r, t + 1, GS_STR("the")) ? 2 : 1;
    return t < r->token_of[m->name_first] && gs_token_capital(r, t);
}

/* "[US Secretary of State] Mike Pompeo": the noun of the title, where the tree
 * has the name hang on it, means the person and is no reference of its own. */
static void take_title(gs_reading *r, uint32_t i)
{
    const gs_ref *m = &r->refs[i];
    uint32_t      w;

    if (m->title.role < 0 || r->know->roles[m->title.role].kind != GS_ROLE_PERSON ||
        m->title.last >= r->token_of[m->name_first] || !adjoins(r, m))
        return;
    for (w = m->name_first; w > 0 && r->token_of[w - 1] >= m->title.first; w--) {
        int32_t k = r->ref_of[w - 1];
        if (k < 0 || k == (int32_t)i || r->refs[k].head != w - 1 ||
            r->refs[k].form == GS_MENTION_PRONOUN || r->refs[k].known >= 0 ||
            r->token_of[w - 1] > m->title.last)
            continue;
        r->refs[k].denied = true;
        r->ref_of[w - 1] = (int32_t)i;
    }
}

/* "spokesman Karl Venn", "his wife Ana Brekel": a name of two words behind a noun for a
 * person is a person's, whatever the language model takes it for. */
static void person_behind(const gs_reading *r, gs_ref *m)
{
    int32_t       before, k;
    const gs_ref *noun;

    if (m->form != GS_MENTION_NAME || m->known >= 0 || m->being == GS_BEING_PERSON ||
        m->name_last == m->name_first || m->name_first <= r->doc->sentences[m->sentence].first_word)
        return;
    before = (int32_t)m->name_first - 1;
    k = gs_ref_of(r, before);
    if (k < 0)
        return;
    noun = &r->refs[k];
    if (noun->form == GS_MENTION_NOMINAL && noun->head == (uint32_t)before &&
        noun->number == GS_NUMBER_ONE &&
        (noun->being == GS_BEING_PERSON ||
         (noun->title.role >= 0 && r->know->roles[noun->title.role].kind == GS_ROLE_PERSON)) &&
        (gs_word_at(r, m->head)->head == before ||
         gs_word_at(r, m->head)->head == gs_word_at(r, (uint32_t)before)->head)) {
        m->being = GS_BEING_PERSON;
        m->named = GS_NAMED_PERSON;
    }
}

/* "the mayor of Halden, Ana Brekel": whom an office of state is of by a single word is a place,
 * even where a person's name stands beside it. */
static void place_of_office(const gs_reading *r, gs_ref *m)
{
    uint32_t begin = r->doc->sentences[m->sentence].first_word, at;
    int32_t  role;

    if (m->form != GS_MENTION_NAME || m->known >= 0 || m->being != GS_BEING_PERSON ||
        m->name_last > m->name_first || m->name_first < begin + 2 ||
        !gs_str_eq(gs_word_lower(r, m->name_first - 1), GS_STR("of")))
        return;
    role = gs_role_ending(r, r->token_of[begin], r->token_of[m->name_first - 2], &at);
    if (role < 0 || r->know->roles[role].kind != GS_ROLE_PERSON || !r->know->roles[role].sector ||
        strcmp(r->know->roles[role].sector, "GOV") != 0)
        return;
    m->being = GS_BEING_THING;
    m->named = GS_NAMED_PLACE;
    m->gender = 0;
}

/* "HALDEN, March 12 (Northern Wire) -": a dateline begins with a place. */
static void place_of_dateline(const gs_reading *r, gs_ref *m)
{
    const gs_sentence *s = &r->doc->sentences[m->sentence];

    if (s->zone != GS_ZONE_DATELINE || m->form != GS_MENTION_NAME || m->known >= 0 ||
        m->being != GS_BEING_PERSON || m->name_first != s->first_word)
        return;
    m->being = GS_BEING_THING;
    m->named = GS_NAMED_PLACE;
    m->gender = 0;
}

void gs_read_titles(gs_reading *r)
{
    for (uint32_t i = 0; i < r->ref_count; i++) {
        person_behind(r, &r->refs[i]);
        place_of_office(r, &r->refs[i]);
        place_of_dateline(r, &r->refs[i]);
    }
    for (uint32_t i = (uint32_t)r->ref_count; i-- > 0;) {
        if (r->refs[i].form == GS_MENTION_NOMINAL)
            title_of_noun(r, &r->refs[i]);
    }
    /* again, for a body whose own words came later: "secretary of the Polish president" */
    for (uint32_t i = 0; i < r->ref_count; i++) {
        gs_ref *m = &r->refs[i];
        if (m->form == GS_MENTION_NOMINAL)
            title_of_noun(r, m);
        else if (m->form == GS_MENTION_NAME && m->known < 0 &&
                 (m->being == GS_BEING_PERSON || m->named == GS_NONE))
            title_of_name(r, i);
    }
    for (uint32_t i = 0; i < r->ref_count; i++) {
        if (r->refs[i].form == GS_MENTION_NAME)
            take_title(r, i);
    }
}
