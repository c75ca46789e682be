/* record/phrase.c - noun phrases without a parser.
 *
 * The closed classes part a sentence: what stands between prepositions,
 * conjunctions, auxiliaries, verbs and marks is a phrase, "the [Russian
 * Defense Ministry] revealed". Verbs are told by the cue dictionary, by a
 * list of common finite forms and by -ed and -ing where no article stands
 * before. The last word is the head; a run of capitals at the end is a name,
 * less the titles and adjectives before it.
 */
#include "record/reading.h"

/* Words that end a phrase wherever they stand. */
#define PHRASE_STOP                                                                                \
    (GS_WORD_PREPOSITION | GS_WORD_CONJUNCTION | GS_WORD_SUBORDINATOR | GS_WORD_RELATIVE |         \
     GS_WORD_HAVE | GS_WORD_DO | GS_WORD_MODAL | GS_WORD_NEGATION | GS_WORD_SUBJECT |              \
     GS_WORD_PRONOUN | GS_WORD_TODAY | GS_WORD_WEEKDAY | GS_WORD_MONTH | GS_WORD_NOBODY |          \
     GS_WORD_DETERMINER | GS_WORD_POSSESSIVE)

#define VERB_FORMS                                                                                 \
    (GS_VERB_BASE | GS_VERB_PRESENT | GS_VERB_PAST | GS_VERB_PARTICIPLE | GS_VERB_GERUND |         \
     GS_PHRASE_FORM)

typedef struct builder {
    gs_reading *r;
    uint32_t    begin, end; /* the sentence's tokens */
} builder;

/* "'s" and the bare apostrophe of "protesters'". */
static bool is_genitive(const gs_reading *r, uint32_t t)
{
    gs_str w = gs_token_lower(r, t);

    if (gs_token_at(r, t)->kind != GS_TOKEN_CLITIC)
        return false;
    return gs_str_eq(w, GS_STR("'s")) || gs_str_eq(w, GS_STR("\xE2\x80\x99s")) ||
           gs_str_eq(w, GS_STR("'")) || gs_str_eq(w, GS_STR("\xE2\x80\x99"));
}

/* "Mr." and "Gen.": a stop that belongs to the word before it. */
static bool is_title_stop(const builder *b, uint32_t t)
{
    return t > b->begin && t + 1 < b->end && gs_token_is(b->r, t, GS_STR(".")) &&
           !(gs_token_at(b->r, t)->flags & GS_TOKEN_SPACE_BEFORE) && gs_token_capital(b->r, t + 1);
}

/* What can begin the complement of a verb of saying but hardly follows a
 * noun: "reports the death", "claims that", "claim he". */
static bool begins_complement(const builder *b, uint32_t t)
{
    const gs_reading *r = b->r;

    if (t >= b->end)
        return false;
    if (gs_token_at(r, t)->kind == GS_TOKEN_OPEN_QUOTE)
        return true;
    return gs_token_has(r, t, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE | GS_WORD_SUBJECT) ||
           gs_token_capital(r, t) || gs_token_at(r, t)->kind == GS_TOKEN_NUMBER;
}

static bool is_verb_word(const gs_reading *r, uint32_t t)
{
    return gs_token_has(r, t, GS_WORD_VERB | GS_WORD_AUXILIARY);
}

/* Forms that are nouns as well: claims, report, demands, call. */
static bool noun_form(const gs_reading *r, const gs_cue_form *form)
{
    return (form->forms & (GS_VERB_BASE | GS_VERB_PRESENT)) &&
           (r->know->cues[form->cue].notes & GS_CUE_NOUN_TOO);
}

static bool is_dash(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR("-")) || gs_token_is(r, t, GS_STR("\xE2\x80\x93")) ||
           gs_token_is(r, t, GS_STR("\xE2\x80\x94"));
}

/* "according to state media": no infinitive. */
static bool behind_according(const builder *b, uint32_t t)
{
    return t > b->begin && gs_token_is(b->r, t - 1, GS_STR("according"));
}

/* Is the word of saying at `t` a verb here? `first` is where the phrase
 * before it began (t when there is none). */
static bool cue_is_verb(const builder *b, uint32_t t, uint32_t first)
{
    const gs_reading  *r = b->r;
    const gs_cue_form *form;
    unsigned           n = gs_read_cue(r, t, b->end, VERB_FORMS, &form);
    uint32_t           next = t + n, value;

    if (!n)
        return false;
    if (form->forms & GS_PHRASE_FORM)
        return true;
    if (gs_read_entry(r, &r->know->role_lexicon, t, b->end, true, &value) > 1)
        return false; /* "think tank" */
    if (t > b->begin &&
        gs_token_has(r, t - 1, GS_WORD_MODAL | GS_WORD_DO | GS_WORD_NEGATION | GS_WORD_SUBJECT))
        return true;
    if (t > b->begin && ((gs_token_is(r, t - 1, GS_STR("to")) && !behind_according(b, t - 1)) ||
                         gs_token_has(r, t - 1, GS_WORD_RELATIVE)))
        return true;
    if (form->forms & (GS_VERB_PAST | GS_VERB_PARTICIPLE)) {
        bool modifies = t > b->begin && t == first + 1 &&
                        gs_token_has(r, first, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE);
        /* "the alleged attack", "over alleged ties" */
        return !modifies && !(first == t && t > b->begin &&
                              (gs_token_has(r, t - 1, GS_WORD_PREPOSITION) ||
                               (gs_token_ends(r, t - 1, "ing") && r->phrase_of[t - 1] < 0)) &&
                              !gs_token_has(r, t - 1, GS_WORD_SUBORDINATOR | GS_WORD_BE));
    }
    if ((form->forms & GS_VERB_GERUND) && first < t && next < b->end &&
        gs_token_has(r, first, GS_WORD_DETERMINER) && gs_token_has(r, next, GS_WORD_PREPOSITION) &&
        (r->know->cues[form->cue].notes & GS_CUE_NOUN_TOO))
        return false; /* "a news briefing in Geneva" */
    if (form->forms & GS_VERB_GERUND)
        return !(first < t && gs_token_has(r, t - 1, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE)) &&
               !(first < t && is_genitive(r, t - 1));
    if (!noun_form(r, form))
        return first == t || !gs_token_has(r, t - 1, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE);
    if (first == t) { /* nothing before it: "Reports from …", "and claim she …" */
        /* "…, state prison authorities said" */
        if (t > b->begin && (form->forms & GS_VERB_BASE) && gs_token_is(r, t - 1, GS_STR(",")) &&
            next < b->end && !begins_complement(b, next) && !gs_token_is(r, next, GS_STR("that")) &&
            gs_token_word(r, next) && !gs_token_has(r, next, GS_WORD_PREPOSITION))
            return false;
        bool opens = t == b->begin || is_dash(r, t - 1) ||
                     gs_token_has(r, t - 1, GS_WORD_PREPOSITION) ||
                     gs_token_has(r, t - 1, GS_WORD_CONJUNCTION | GS_WORD_BE) ||
                     (gs_token_has(r, t - 1, GS_WORD_CUE) && r->phrase_of[t - 1] < 0);
        return !opens ||
               (t > b->begin && gs_token_has(r, t - 1, GS_WORD_CONJUNCTION) && next < b->end &&
                (gs_token_has(r, next, GS_WORD_SUBJECT) || gs_token_is(r, next, GS_STR("that"))));
    }
    if (gs_token_has(r, t - 1, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE | GS_WORD_NUMBER) ||
        is_genitive(r, t - 1) || gs_token_at(r, t - 1)->kind == GS_TOKEN_NUMBER)
        return false;
    if (t > first + 1 && gs_token_ends(r, t - 1, "est"))
        return false; /* "the strongest terms the …" */
    /* "in strong terms the …", "after fresh reports": no subject before it */
    if ((form->forms & GS_VERB_PRESENT) && first > b->begin && !gs_token_capital(r, t - 1) &&
        !gs_token_has(r, first, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE) &&
        gs_token_has(r, first - 1, GS_WORD_PREPOSITION))
        return false;
    if ((form->forms & GS_VERB_BASE) &&
        (gs_token_is(r, first, GS_STR("a")) || gs_token_is(r, first, GS_STR("an"))))
        return false; /* "a newspaper report that …" */
    if (next >= b->end)
        return true;
    if ((form->forms & GS_VERB_BASE) && !gs_token_ends(r, t - 1, "s") &&
        !gs_token_has(r, t - 1, GS_WORD_ROLE) && !begins_complement(b, next) &&
        !gs_token_is(r, next, GS_STR("that")))
        return false; /* "Syrian state media" */
    if (gs_token_has(r, next, GS_WORD_PREPOSITION) && !gs_token_is(r, next, GS_STR("that")))
        return gs_token_has(r, next, GS_WORD_SUBORDINATOR);
    if (is_verb_word(r, next) ||
        gs_read_cue(r, next, b->end, GS_VERB_PAST | GS_VERB_BASE | GS_VERB_PRESENT, &form))
        return begins_complement(b, next);
    return true;
}

/* -ed and -ing outside a phrase that an article opened are verbs. */
static bool looks_like_verb(const builder *b, uint32_t t)
{
    const gs_reading *r = b->r;
    gs_str            w = gs_token_lower(r, t);

    if ((gs_token_capital(r, t) && t > b->begin) || w.n < 5)
        return false;
    return gs_str_ends(w, GS_STR("ed")) || (gs_str_ends(w, GS_STR("ing")) && w.n > 6);
}

static bool opens_modifier(const gs_reading *r, uint32_t t)
{
    return gs_token_has(r, t, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE | GS_WORD_NUMBER) ||
           is_genitive(r, t) || gs_token_at(r, t)->kind == GS_TOKEN_NUMBER;
}

/* "van", "bin", "of the" between capitals of one name. Returns the tokens to
 * take before the next capital, 0 when the name ends here. */
static unsigned name_link(const builder *b, uint32_t t, uint32_t first)
{
    const gs_reading *r = b->r;
    uint32_t          value;
    unsigned          n = 1;

    if (t == first || t + 1 >= b->end || !gs_token_capital(r, t - 1))
        return 0;
    if (gs_token_has(r, t, GS_WORD_PARTICLE) && gs_token_capital(r, t + 1))
        return 1;
    if (!gs_token_is(r, t, GS_STR("of")) && !gs_token_is(r, t, GS_STR("for")))
        return 0;
    if (!gs_read_entry(r, &r->know->role_lexicon, t - 1, t, true, &value))
        return 0;
    if (r->know->roles[value].kind == GS_ROLE_DOCUMENT || r->know->roles[value].plural)
        return 0;
    if (gs_token_is(r, t + n, GS_STR("the")) && t + n + 1 < b->end)
        n++;
    if (!gs_token_capital(r, t + n) || gs_token_has(r, t + n, GS_WORD_WEEKDAY | GS_WORD_MONTH))
        return 0;
    return n; /* also "President of Ukraine Volodymyr …" */
}

/* "Foreign and Commonwealth Office": only inside a name that has had "of". */
static bool joins_name(const builder *b, uint32_t t, bool linked)
{
    return linked && gs_token_is(b->r, t, GS_STR("and")) && t + 1 < b->end &&
           gs_token_capital(b->r, t - 1) && gs_token_capital(b->r, t + 1) &&
           !gs_token_has(b->r, t + 1, PHRASE_STOP);
}

/* A capital behind a common noun: "spokesman Dmitry Peskov", "newspaper
 * Bild"; but "told reporters Syria was …" parts. */
static bool takes_name(const builder *b, uint32_t t, uint32_t first)
{
    const gs_reading *r = b->r;
    uint32_t          value;

    for (uint32_t from = t - 1; from + 3 >= t && from >= first; from--) {
        unsigned n = gs_read_entry(r, &r->know->role_lexicon, from, t, true, &value);
        if (n && from + n == t)
            return !r->know->roles[value].plural && r->know->roles[value].kind != GS_ROLE_DOCUMENT;
        if (from == 0)
            break;
    }
    return false;
}

/* "told reporters Syria was": a name behind a noun that does not take it
 * begins a phrase; behind an adjective ("a former Iranian official") it does
 * not. Plurals and roles are nouns. */
static bool parts_before_name(const builder *b, uint32_t t, uint32_t first)
{
    const gs_reading *r = b->r;
    gs_str            before = gs_token_lower(r, t - 1);

    if (takes_name(b, t, first))
        return false;
    if (t == first + 2 && gs_token_has(r, first, GS_WORD_DETERMINER) &&
        gs_token_ends(r, t - 1, "ed"))
        return false; /* "the disputed Adriatic islands" */
    if (gs_token_has(r, t - 1, GS_WORD_ROLE | GS_WORD_CUE))
        return true;
    return gs_str_ends(before, GS_STR("s")) && !gs_str_ends(before, GS_STR("ous"));
}

/* "Hanoi supports the review": an -s form between a name and an article. */
static bool verb_behind_name(const builder *b, uint32_t t)
{
    const gs_reading *r = b->r;

    return gs_token_ends(r, t, "s") && !gs_token_ends(r, t, "ss") && !gs_token_capital(r, t) &&
           gs_token_capital(r, t - 1) && !gs_token_has(r, t, GS_WORD_ROLE) && t + 1 < b->end &&
           gs_token_has(r, t + 1, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE);
}

/* A whole entry of the name dictionary, which may hold small words: "Doctors
 * Without Borders", "The Guardian". */
static unsigned known_name(const builder *b, uint32_t t, uint32_t *value)
{
    if (!gs_token_capital(b->r, t) && !gs_token_has(b->r, t, GS_WORD_LOWNAME))
        return 0;
    return gs_read_entry(b->r, &b->r->know->name_lexicon, t, b->end, false, value);
}

/* The first token behind the phrase that begins at `first`. */
static uint32_t phrase_end(const builder *b, uint32_t first)
{
    const gs_reading *r = b->r;
    bool              linked = false;
    uint32_t          t = first;

    while (t < b->end) {
        uint32_t value;
        unsigned n;
        uint8_t  kind = gs_token_at(r, t)->kind;

        if (t > first && is_genitive(r, t)) {
            t++;
            continue;
        }
        if (is_title_stop(b, t) && t > first) {
            t++;
            continue;
        }
        if (kind != GS_TOKEN_WORD && kind != GS_TOKEN_NUMBER)
            break;
        n = known_name(b, t, &value);
        if (n > 1 || (n == 1 && gs_token_has(r, t, PHRASE_STOP))) {
            t += n;
            continue;
        }
        if (t > first && (n = name_link(b, t, first)) > 0) {
            t += n + 1;
            linked = true;
            continue;
        }
        if (t > first && joins_name(b, t, linked)) {
            t += 2;
            continue;
        }
        if (t == first && t + 1 < b->end && gs_token_has(r, t, GS_WORD_WEEKDAY | GS_WORD_TODAY) &&
            is_genitive(r, t + 1)) {
            t += 2; /* "Thursday's strikes" */
            continue;
        }
        if (t > first && gs_token_has(r, t, PHRASE_STOP) && !opens_modifier(r, t))
            break;
        if (t > first && gs_token_has(r, t, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE) &&
            !gs_token_is(r, t - 1, GS_STR("all")) && !gs_token_is(r, t - 1, GS_STR("both")))
            break;
        if (gs_token_has(r, t, GS_WORD_BE | GS_WORD_HAVE | GS_WORD_DO | GS_WORD_MODAL))
            break;
        if (t == first && gs_token_has(r, t, PHRASE_STOP) && !opens_modifier(r, t))
            break;
        if (gs_token_has(r, t, GS_WORD_CUE)) {
            const gs_cue_form *form;
            if (cue_is_verb(b, t, first))
                break;
            if (!gs_token_capital(r, t) && gs_read_cue(r, t, b->end, VERB_FORMS, &form)) {
                t++;
                continue;
            }
        }
        if (gs_token_has(r, t, GS_WORD_VERB) && !gs_token_capital(r, t) &&
            !(t > first && gs_token_has(r, t - 1, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE)))
            break;
        if (t > first && gs_token_has(r, t, GS_WORD_ADVERB) && !opens_modifier(r, t - 1))
            break;
        if (t == first && gs_token_has(r, t, GS_WORD_ADVERB) && !opens_modifier(r, t))
            break;
        if (gs_token_ends(r, t, "ly") && !gs_token_capital(r, t) &&
            !(t > first && opens_modifier(r, t - 1)))
            break;
        if (!n && looks_like_verb(b, t) && !(t > first && opens_modifier(r, t - 1)))
            break;
        if (t > first && gs_token_capital(r, t) && !gs_token_capital(r, t - 1) &&
            !opens_modifier(r, t - 1) && !is_title_stop(b, t - 1) && parts_before_name(b, t, first))
            break;
        if (t > first && verb_behind_name(b, t))
            break;
        if (t > first && kind == GS_TOKEN_NUMBER && !opens_modifier(r, t - 1) &&
            !gs_token_capital(r, t - 1))
            break;
        t++;
    }
    return t;
}

static uint32_t core_of(const gs_reading *r, uint32_t first, uint32_t last)
{
    uint32_t core = first;

    while (core < last && gs_token_has(r, core, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE))
        core++;
    return core;
}

int32_t gs_role_ending(const gs_reading *r, uint32_t core, uint32_t last, uint32_t *at)
{
    uint32_t value;
    uint32_t from = last >= core + 3 ? last - 3 : core;

    for (; from <= last; from++) {
        unsigned n = gs_read_entry(r, &r->know->role_lexicon, from, last + 1, true, &value);
        if (n && from + n == last + 1 && r->know->roles[value].kind != GS_ROLE_TITLE) {
            *at = from;
            return (int32_t)value;
        }
    }
    return GS_NONE;
}

/* The name dictionary's entry that is exactly tokens [first, last]. */
static int32_t whole_name(const gs_reading *r, uint32_t first, uint32_t last)
{
    uint32_t value;
    unsigned n = gs_read_entry(r, &r->know->name_lexicon, first, last + 1, false, &value);

    return n == last + 1 - first ? (int32_t)value : GS_NONE;
}

/* Where the run of capitals that ends at `last` begins. */
static uint32_t capitals_begin(const builder *b, uint32_t core, uint32_t last)
{
    const gs_reading *r = b->r;
    uint32_t          t = last;

    while (t > core) {
        uint32_t p = t - 1;
        if (is_genitive(r, p)) {
            /* "People's Liberation Front", "Workers' Party" */
            if (p > core && gs_token_capital(r, p - 1) && gs_token_has(r, p - 1, GS_WORD_ROLE)) {
                t = p;
                continue;
            }
            break;
        }
        if (gs_token_capital(r, p)) {
            t = p;
        } else if (is_title_stop(b, p)) {
            t = p;
        } else if (p > core &&
                   gs_token_has(r, p,
                                GS_WORD_PARTICLE | GS_WORD_PREPOSITION | GS_WORD_DETERMINER |
                                    GS_WORD_CONJUNCTION) &&
                   (gs_token_capital(r, p - 1) || (gs_token_has(r, p - 1, GS_WORD_PREPOSITION) &&
                                                   p > core + 1 && gs_token_capital(r, p - 2)))) {
            t = p;
        } else {
            break;
        }
    }
    if (!gs_token_capital(r, t))
        t++; /* a stop at the front belongs to nothing */
    return t;
}

/* What an office is for ends with such a word: "Minister of Foreign Affairs
 * Sergei …", "Spokesperson for Security Policy Peter …". */
static uint32_t pass_field(const gs_reading *r, uint32_t from, uint32_t last)
{
    uint32_t name = from;

    for (uint32_t t = from; t <= last; t++) {
        if (gs_token_has(r, t, GS_WORD_FIELD))
            name = t + 1;
    }
    return name;
}

/* Passes titles, offices and the adjectives before them: "Armenian Prime
 * Minister Nikol Pashinyan", "US Secretary of State Mike Pompeo", "President
 * of Ukraine Volodymyr Zelenskyy". Returns where the bare name begins. */
static uint32_t pass_titles(const builder *b, uint32_t from, uint32_t last, int32_t *role)
{
    const gs_reading *r = b->r;
    uint32_t          t = from, name = from;

    while (t < last) {
        uint32_t value;
        unsigned n = gs_read_entry(r, &r->know->role_lexicon, t, last + 1, true, &value);
        bool     is_role = n && r->know->roles[value].kind != GS_ROLE_ORGANIZATION &&
                       r->know->roles[value].kind != GS_ROLE_DOCUMENT;
        if (is_role) {
            t += n;
            if (t <= last && is_title_stop(b, t))
                t++;
            *role = (int32_t)value;
            if (t < last && (gs_token_is(r, t, GS_STR("of")) || gs_token_is(r, t, GS_STR("for")))) {
                uint32_t at = t + 1;
                if (gs_token_is(r, at, GS_STR("the")) && at < last)
                    at++;
                n = gs_read_entry(r, &r->know->name_lexicon, at, last + 1, false, &value);
                t = n ? at + n : at + 1;
                if (pass_field(r, at, last) > t)
                    t = pass_field(r, at, last);
            }
            name = t;
            continue;
        }
        if (gs_token_has(r, t, GS_WORD_ROLE) && t + 1 <= last && n == 0) {
            t++;
            continue;
        }
        /* "Russian Foreign Minister": looked past, taken only if an office
         * follows. */
        n = gs_read_entry(r, &r->know->name_lexicon, t, last + 1, false, &value);
        t += n ? n : 1;
    }
    if (name > last) {
        *role = GS_NONE;
        return last + 1; /* nothing but titles: "the Foreign Secretary" */
    }
    return name;
}

/* A body by the head of its name: "Russian Defense Ministry", "Ministry of
 * Foreign Affairs", "Church of Scientology". */
static int32_t body_head(const gs_reading *r, uint32_t from, uint32_t last)
{
    uint32_t at;
    uint32_t head = last;
    int32_t  role;

    for (uint32_t t = from + 1; t < last; t++) {
        if (gs_token_has(r, t, GS_WORD_PREPOSITION)) {
            head = t - 1;
            break;
        }
    }
    role = gs_role_ending(r, from, head, &at);
    return role >= 0 && r->know->roles[role].kind == GS_ROLE_ORGANIZATION ? role : GS_NONE;
}

/* "the envoy to Ukraine Anna Holm": a state behind a preposition, then two
 * capitals that are a name of their own. */
static uint32_t pass_state(const builder *b, const gs_phrase *p, uint32_t from)
{
    uint32_t value;
    unsigned n;

    if (from != p->first || from == b->begin || from + 2 > p->last ||
        !gs_token_has(b->r, from - 1, GS_WORD_PREPOSITION))
        return from;
    n = gs_read_entry(b->r, &b->r->know->name_lexicon, from, p->last, false, &value);
    if (!n || b->r->know->names[value].kind != GS_NAME_STATE || from + n + 1 > p->last)
        return from;
    return from + n;
}

static void read_name(const builder *b, gs_phrase *p, uint32_t from)
{
    const gs_reading *r = b->r;
    uint32_t          at;
    int32_t           role = GS_NONE;
    uint32_t          bare;

    p->kind = GS_PHRASE_NAME;
    p->known = whole_name(r, from, p->last);
    if (p->known < 0 && gs_token_is(r, from, GS_STR("the")) && from < p->last)
        p->known = whole_name(r, from + 1, p->last);
    if (p->known < 0)
        role = body_head(r, from, p->last);
    if (p->known >= 0 || role >= 0) {
        p->name_first = (int32_t)from;
        p->role = role;
        if (role >= 0 && from == p->last)
            p->kind = GS_PHRASE_ROLE; /* "the Ministry" */
    } else {
        from = pass_state(b, p, from);
        bare = pass_titles(b, from, p->last, &role);
        if (bare > p->last) { /* an office alone */
            p->kind = GS_PHRASE_ROLE;
            p->role = gs_role_ending(r, p->core, p->last, &at);
            p->name_first = p->name_last = GS_NONE;
            return;
        }
        p->name_first = (int32_t)bare;
        p->role = role;
        if (bare > from)
            p->known = whole_name(r, bare, p->last);
    }
    p->name_last = (int32_t)p->last;
    /* the role word right before the capitals: "spokesman Dmitry Peskov" */
    if (from > p->core && role < 0)
        p->role = gs_role_ending(r, p->core, from - 1, &at);
}

/* Whether a capital at the sentence's beginning is that of a name: not when
 * the dictionaries know the word as a common noun ("Officials"). */
static bool common_start(const builder *b, const gs_phrase *p)
{
    uint32_t value;

    if (p->last != b->begin || p->first != b->begin)
        return false;
    return gs_read_entry(b->r, &b->r->know->role_lexicon, p->first, p->last + 1, true, &value) > 0;
}

/* "The Morning Ledger newspaper": the capitals are its name; in "Iranian
 * television" they are no more than an adjective. */
static bool names_paper(const builder *b, gs_phrase *p, uint32_t core, uint32_t at)
{
    const gs_reading *r = b->r;
    const gs_role    *role = &r->know->roles[p->role];
    uint32_t          first;

    if (role->kind != GS_ROLE_ORGANIZATION || !role->sector || strcmp(role->sector, "JRN") != 0 ||
        role->plural || at <= core || !gs_token_capital(r, at - 1))
        return false;
    first = capitals_begin(b, core, at - 1);
    p->known = whole_name(r, first, at - 1);
    if (p->known < 0 && first == b->begin && first + 1 == at)
        return false; /* "Local media": a capital only for the sentence */
    if (p->known >= 0 && r->know->names[p->known].kind < GS_NAME_ORGANIZATION) {
        p->known = GS_NONE;
        return false;
    }
    p->kind = GS_PHRASE_NAME;
    p->name_first = (int32_t)first;
    p->name_last = (int32_t)at - 1;
    return true;
}

static void describe(const builder *b, gs_phrase *p)
{
    const gs_reading *r = b->r;
    uint32_t          core = p->first;
    uint32_t          at = core;
    gs_str            head = gs_token_lower(r, p->last);

    p->core = core_of(r, p->first, p->last);
    p->definite =
        gs_token_is(r, p->first, GS_STR("the")) || gs_token_is(r, p->first, GS_STR("this"));
    for (uint32_t t = p->first; t < p->last; t++) {
        if (is_genitive(r, t) &&
            !(t > p->first && gs_token_capital(r, t - 1) && gs_token_has(r, t - 1, GS_WORD_ROLE)))
            core = t + 1;
    }
    if (core < p->core)
        core = p->core;
    if (gs_token_has(r, p->first, GS_WORD_NOBODY) ||
        (gs_token_is(r, p->first, GS_STR("no")) && p->last > p->first)) {
        p->kind = GS_PHRASE_NOBODY;
        return;
    }
    if (gs_token_has(r, p->last, GS_WORD_DETERMINER | GS_WORD_NUMBER) && p->first == p->last) {
        p->kind = GS_PHRASE_OTHER;
        p->partitive = true; /* "some of …" */
        return;
    }
    if (gs_token_capital(r, p->last) && !common_start(b, p)) {
        /* "The Guardian" has its article in the dictionary. */
        p->known = whole_name(r, p->first, p->last);
        if (p->known >= 0) {
            p->kind = GS_PHRASE_NAME;
            p->name_first = (int32_t)p->first;
            p->name_last = (int32_t)p->last;
            return;
        }
        read_name(b, p, capitals_begin(b, core, p->last));
        if (p->kind == GS_PHRASE_NAME)
            return;
    }
    if (p->role < 0)
        p->role = gs_role_ending(r, core, p->last, &at);
    if (p->role >= 0 && names_paper(b, p, core, at))
        return;
    p->kind = p->role >= 0 ? GS_PHRASE_ROLE : GS_PHRASE_OTHER;
    if (p->role >= 0)
        p->plural = r->know->roles[p->role].plural;
    else
        p->plural =
            head.n > 3 && gs_str_ends(head, GS_STR("s")) && !gs_str_ends(head, GS_STR("ss"));
}

static gs_status add_phrase(const builder *b, uint32_t first, uint32_t last, gs_phrase_kind kind)
{
    gs_reading *r = b->r;
    gs_phrase   p = {.first = first,
                     .last = last,
                     .core = first,
                     .name_first = GS_NONE,
                     .name_last = GS_NONE,
                     .role = GS_NONE,
                     .known = GS_NONE,
                     .entity = GS_NONE,
                     .apposed = GS_NONE,
                     .kind = (uint8_t)kind};

    if (kind == GS_PHRASE_OTHER)
        describe(b, &p);
    for (uint32_t t = first; t <= last; t++)
        r->phrase_of[t] = (int32_t)r->phrase_count;
    return GS_PUSH(r->scratch, r->phrases, r->phrase_count, r->phrase_cap, p) ? GS_OK : GS_E_NOMEM;
}

/* "Some" of "some of the aides"; "one" of "one of the defendants". */
static bool is_partitive(const builder *b, uint32_t t)
{
    return gs_token_has(b->r, t, GS_WORD_DETERMINER | GS_WORD_NUMBER) && t + 1 < b->end &&
           gs_token_is(b->r, t + 1, GS_STR("of"));
}

static gs_status read_sentence(builder *b)
{
    const gs_reading *r = b->r;
    gs_status         st = GS_OK;

    for (uint32_t t = b->begin; st == GS_OK && t < b->end;) {
        uint32_t end;

        if (!gs_token_word(r, t)) {
            t++;
        } else if (is_partitive(b, t) || gs_token_has(r, t, GS_WORD_NOBODY)) {
            st = add_phrase(b, t, t, GS_PHRASE_OTHER);
            t++;
        } else if (gs_token_has(r, t, GS_WORD_SUBJECT | GS_WORD_PRONOUN) &&
                   !(gs_token_has(r, t, GS_WORD_POSSESSIVE))) {
            st = add_phrase(b, t, t, GS_PHRASE_PRONOUN);
            t++;
        } else if ((end = phrase_end(b, t)) > t) {
            /* "that" before a verb is no phrase, nor is a lone article */
            bool lone = end == t + 1 && gs_token_has(r, t, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE);
            while (end > t + 1 && is_genitive(r, end - 1))
                end--; /* "it's": a verb; a genitive has its noun behind it */
            if (!lone)
                st = add_phrase(b, t, end - 1, GS_PHRASE_OTHER);
            t = end;
        } else {
            t++;
        }
    }
    return st;
}

gs_status gs_read_phrases(gs_reading *r)
{
    size_t    n = r->doc->sentence_count;
    gs_status st = GS_OK;

    r->first_phrase = gs_arena_alloc(r->scratch, (n + 1) * sizeof *r->first_phrase);
    if (!r->first_phrase)
        return GS_E_NOMEM;
    for (uint32_t s = 0; st == GS_OK && s < n; s++) {
        builder b = {r, gs_sentence_begin(r, s), gs_sentence_end(r, s)};
        r->first_phrase[s] = (uint32_t)r->phrase_count;
        st = read_sentence(&b);
    }
    r->first_phrase[n] = (uint32_t)r->phrase_count;
    return st;
}
