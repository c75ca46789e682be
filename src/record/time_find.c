/* record/time_find.c - where the rules of time fit the words of a sentence.
 *
 * Tokens are cut into atoms as fine as the rules need them: "mid-2018" is
 * three, "9am" two. From each atom on those rules are run that can begin with
 * it: for a word that is in no rule that is none, after one look-up. The
 * longest expression wins, then what says "no time", then the earlier rule; hits do not overlap.
 */
#include "record/time.h"

#include <string.h>

#define STEPS 2000 /* of one rule at one place */

/* ---- atoms ---- */

static bool dash_at(gs_str s, size_t i)
{
    return s.p[i] == '-' || (i + 2 < s.n && !memcmp(s.p + i, "\xE2\x80\x93", 3));
}

static int32_t look_up(const gs_time_rules *rules, gs_str s)
{
    char            buf[24];
    size_t          n = 0;
    const uint32_t *hit;

    if (!s.n || s.n > sizeof buf)
        return -1;
    for (size_t i = 0; i < s.n;) {
        if (i + 2 < s.n && !memcmp(s.p + i, "\xE2\x80\x99", 3)) {
            buf[n++] = '\'';
            i += 3;
        } else {
            buf[n++] = gs_ascii_lower(s.p[i++]);
        }
    }
    if (!((rules->lengths[gs_time_letters(buf[0], n > 1 ? buf[1] : 0)] >> n) & 1) &&
        (n < 2 || buf[n - 1] != '.'))
        return -1; /* most words end here, without a hash */
    hit = gs_map_get(&rules->map, gs_str_make(buf, n));
    if (!hit && n > 1 && buf[n - 1] == '.')
        hit = gs_map_get(&rules->map, gs_str_make(buf, n - 1));
    return hit ? (int32_t)*hit : -1;
}

static uint16_t shape(int s)
{
    return (uint16_t)(1u << s);
}

/* "25th" and "1990s" are numbers with an ending; else the digits alone. */
static size_t read_ending(gs_str s, size_t at, gs_atom *a)
{
    size_t end = at;

    while (end < s.n && gs_ascii_alpha(s.p[end]))
        end++;
    if (end - at == 2 && a->number > 0) {
        char x = gs_ascii_lower(s.p[at]), y = gs_ascii_lower(s.p[at + 1]);
        bool ordinal = (x == 't' && y == 'h') || (x == 's' && y == 't') || (x == 'n' && y == 'd') ||
                       (x == 'r' && y == 'd');
        if (ordinal) {
            a->shapes = shape(GS_TIME_SHAPE_ORD);
            if (a->number <= 31)
                a->shapes |= shape(GS_TIME_SHAPE_DAY);
            return end;
        }
    }
    if (end - at == 1 && s.p[at] == 's' && a->number % 10 == 0) {
        a->shapes = shape(GS_TIME_SHAPE_DECADE);
        return end;
    }
    return at;
}

/* Digits at `at`, with inner commas and stops. */
static size_t read_digits(gs_str s, size_t at, gs_atom *a)
{
    size_t begin = at, digits = 0, point = 0;
    bool   plain = true;
    int    n;

    for (; at < s.n; at++) {
        if (gs_ascii_digit(s.p[at])) {
            if (digits < 9 && !point)
                a->number = a->number * 10 + (s.p[at] - '0');
            digits += !point;
        } else if ((s.p[at] == ',' || s.p[at] == '.') && at + 1 < s.n &&
                   gs_ascii_digit(s.p[at + 1])) {
            plain = false;
            if (s.p[at] == '.')
                point = at;
        } else {
            break;
        }
    }
    n = a->number;
    if (point) {
        a->tenths = (uint8_t)(s.p[point + 1] - '0');
        a->shapes = shape(GS_TIME_SHAPE_NUM);
        return at;
    }
    if (digits > 6)
        return at;
    a->shapes = shape(GS_TIME_SHAPE_NUM);
    if (!plain)
        return at;
    if (digits <= 2) {
        a->shapes |= shape(GS_TIME_SHAPE_YY);
        a->shapes |= n >= 1 && n <= 31 ? shape(GS_TIME_SHAPE_DAY) : 0;
        a->shapes |= n >= 1 && n <= 12 ? shape(GS_TIME_SHAPE_MON) : 0;
        a->shapes |= n <= 24 ? shape(GS_TIME_SHAPE_HOUR) : 0;
        a->shapes |= digits == 2 && n < 60 ? shape(GS_TIME_SHAPE_MINUTE) : 0;
    } else if (digits == 4) {
        a->shapes |= n >= 1700 && n < 2100 ? shape(GS_TIME_SHAPE_YEAR) : 0;
        a->shapes |= n < 2400 && n % 100 < 60 ? shape(GS_TIME_SHAPE_HHMM) : 0;
    }
    if (digits == 2 || digits == 4) {
        size_t end = read_ending(s, at, a);
        return end;
    }
    return digits == 1 && at > begin ? read_ending(s, at, a) : at;
}

static size_t read_letters(gs_str s, size_t at)
{
    while (at < s.n && !dash_at(s, at) && s.p[at] != '/' && s.p[at] != ':')
        at++;
    return at;
}

static gs_status cut_token(gs_time_finder *f, uint32_t t)
{
    gs_span token = f->doc->tokens.items[t].span;
    gs_str  s = gs_doc_str(f->doc, token);
    size_t  at = 0;

    while (at < s.n) {
        gs_atom a = {.token = t, .word = -1};
        size_t  begin = at;
        if (gs_ascii_digit(s.p[at])) {
            at = read_digits(s, at, &a);
        } else if (dash_at(s, at)) {
            at += s.p[at] == '-' ? 1 : 3;
            a.word = look_up(f->rules, GS_STR("-"));
        } else {
            size_t end = s.p[at] == '/' || s.p[at] == ':' ? at + 1 : read_letters(s, at);
            a.letters = gs_ascii_alpha(s.p[at]) || (unsigned char)s.p[at] >= 0x80;
            a.capital = s.p[at] >= 'A' && s.p[at] <= 'Z';
            at = end;
            a.word = look_up(f->rules, gs_str_sub(s, begin, at));
        }
        a.span = (gs_span){token.start + (uint32_t)begin, token.start + (uint32_t)at};
        a.glued = f->atom_count && f->atoms[f->atom_count - 1].span.end == a.span.start;
        if (!GS_PUSH(f->scratch, f->atoms, f->atom_count, f->atom_cap, a))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

static bool money(gs_str text, gs_span mark)
{
    gs_str s = gs_str_sub(text, mark.start, mark.end);

    return gs_str_ends(s, GS_STR("$")) || gs_str_eq(s, GS_STR("#")) ||
           gs_str_eq(s, GS_STR("\xC2\xA3")) || gs_str_eq(s, GS_STR("\xE2\x82\xAC"));
}

/* Numbers that are sums, shares or parts of names are no dates. */
static void judge_numbers(gs_time_finder *f)
{
    gs_str text = f->doc->text;

    for (size_t i = 0; i < f->atom_count; i++) {
        gs_atom *a = &f->atoms[i];
        if (!a->shapes)
            continue;
        if (i > 1 && a->glued && text.p[a[-1].span.start] == '-' && a[-1].glued && a[-2].letters)
            a->shapes &=
                shape(GS_TIME_SHAPE_YEAR) | shape(GS_TIME_SHAPE_DECADE); /* COVID-19, mid-2018 */
        if (i + 1 < f->atom_count && text.p[a[1].span.start] == '%')
            a->shapes = 0;
        if (i && money(text, a[-1].span))
            a->shapes = 0;
    }
}

/* ---- the machine ---- */

typedef struct machine {
    const gs_time_finder *f;
    uint32_t              steps;
    uint32_t              end; /* of the longest fit so far */
    bool                  fits;
    bool                  exact; /* only an end at `end` counts */
    int32_t               slots[GS_TIME_SLOT_COUNT];
} machine;

static bool class_at(const gs_time_finder *f, uint32_t at, unsigned class_, int32_t *value)
{
    const gs_atom *a = &f->atoms[at];

    if (class_ < GS_TIME_SHAPE_ANY && (a->shapes & (1u << class_))) {
        *value = a->number;
        return true;
    }
    *value = 0;
    if (class_ == GS_TIME_SHAPE_ANY)
        return a->letters || a->shapes;
    if (class_ == GS_TIME_SHAPE_NAME)
        return a->letters && a->capital;
    for (int32_t m = a->word >= 0 ? f->rules->words[a->word].members : -1; m >= 0;
         m = f->rules->members[m].next) {
        const gs_time_member *member = &f->rules->members[m];
        if (member->class_ == class_ && (a->capital || !member->capital)) {
            *value = member->value;
            return true;
        }
    }
    return false;
}

static void capture(const gs_atom *a, const gs_time_code *c, int32_t value, int32_t *slots)
{
    if (c->b >= GS_TIME_SLOT_COUNT)
        return;
    slots[c->b] = value;
    if (c->b == GS_TIME_NUM && a->tenths)
        slots[GS_TIME_PLUS] = a->tenths;
}

static void run(machine *m, uint32_t pc, uint32_t at, uint32_t end, int32_t *slots)
{
    const gs_time_finder *f = m->f;

    for (; m->steps < STEPS; m->steps++) {
        const gs_time_code *c = &f->rules->code[pc++];
        int32_t             value, other[GS_TIME_SLOT_COUNT];

        switch ((gs_time_op)c->op) {
        case GS_OP_WORD:
            if (at >= f->atom_count || f->atoms[at++].word != c->a)
                return;
            break;
        case GS_OP_CLASS:
            if (at >= f->atom_count || !class_at(f, at, c->a, &value))
                return;
            capture(&f->atoms[at++], c, value, slots);
            break;
        case GS_OP_SPLIT:
            memcpy(other, slots, sizeof other);
            run(m, pc, at, end, other);
            pc = c->a;
            break;
        case GS_OP_JUMP:
            pc = c->a;
            break;
        case GS_OP_END:
            end = at;
            break;
        case GS_OP_ACCEPT:
            if (end == UINT32_MAX)
                end = at;
            if (m->exact ? end != m->end : m->fits && end <= m->end)
                return;
            m->fits = true;
            m->end = end;
            memcpy(m->slots, slots, sizeof m->slots);
            return;
        }
    }
}

static void unset(int32_t *slots)
{
    for (int i = 0; i < GS_TIME_SLOT_COUNT; i++)
        slots[i] = GS_TIME_UNSET;
}

bool gs_time_stands_before(const gs_time_finder *f, const gs_time_rule *rule, uint32_t first)
{
    int32_t slots[GS_TIME_SLOT_COUNT];

    if (rule->before < 0)
        return true;
    unset(slots);
    for (uint32_t n = 1; n <= 3 && n <= first; n++) {
        machine m = {.f = f, .exact = true, .end = first};
        run(&m, (uint32_t)rule->before, first - n, UINT32_MAX, slots);
        if (m.fits)
            return true;
    }
    return false;
}

/* "1,500-2008", "2-1", "3:2": no part of a number that goes on. */
static bool borders(const gs_time_finder *f, uint32_t first, uint32_t end)
{
    const gs_atom *a = f->atoms;

    if (first && a[first].glued && !a[first - 1].letters) {
        char mark = f->doc->text.p[a[first - 1].span.start];
        if (a[first - 1].shapes || mark == '/' || mark == ':' || mark == '.')
            return false;
        if (mark == '-' && (first < 2 || !a[first - 2].letters))
            return false;
    }
    if (end < f->atom_count && a[end].glued) {
        char mark = f->doc->text.p[a[end].span.start];
        if (a[end].shapes || (end + 1 < f->atom_count && a[end + 1].glued && a[end + 1].shapes &&
                              (mark == '-' || mark == '/' || mark == ':')))
            return false;
    }
    return true;
}

static void apply(const gs_time_rules *rules, const gs_time_rule *rule, int32_t *slots)
{
    for (uint32_t i = rule->first_set; i < rule->first_set + rule->set_count; i++) {
        gs_time_set set = rules->sets[i];
        if (set.from == GS_TIME_SLOT_COUNT)
            slots[set.slot] = set.value;
        else if (slots[set.from] != GS_TIME_UNSET)
            slots[set.slot] = slots[set.from] * set.value;
    }
}

static void add_begins(const gs_time_finder *f, uint32_t at, uint64_t *set)
{
    const gs_atom *a = &f->atoms[at];

    for (int i = 0; i < GS_TIME_SETS; i++)
        set[i] = a->word >= 0 ? f->rules->words[a->word].begins[i] : 0;
    for (int s = 0; s < GS_TIME_SHAPE_ANY && a->shapes; s++) {
        for (int i = 0; i < GS_TIME_SETS && (a->shapes & (1u << s)); i++)
            set[i] |= f->rules->class_begins[s][i];
    }
}

static bool best_at(const gs_time_finder *f, uint32_t at, gs_time_hit *hit)
{
    uint64_t set[GS_TIME_SETS];

    hit->rule = NULL;
    hit->end = at;
    add_begins(f, at, set);
    if (at + 1 == f->atom_count || (f->atoms[at + 1].word < 0 && !f->atoms[at + 1].shapes)) {
        for (int i = 0; i < GS_TIME_SETS; i++)
            set[i] &= ~f->rules->longer[i]; /* "the bridge": no rule of two words fits */
    }
    for (int i = 0; i < GS_TIME_SETS; i++) {
        for (uint64_t left = set[i]; left; left &= left - 1) {
            const gs_time_rule *rule = &f->rules->rules[i * 64 + __builtin_ctzll(left)];
            machine             m = {.f = f};
            int32_t             slots[GS_TIME_SLOT_COUNT];
            if (rule->kind >= GS_TIME_LEAD)
                continue;
            unset(slots);
            run(&m, rule->code, at, UINT32_MAX, slots);
            if (!m.fits || m.end < hit->end || (m.end == hit->end && rule->kind != GS_TIME_NOT) ||
                !gs_time_stands_before(f, rule, at) || !borders(f, at, m.end))
                continue;
            hit->rule = rule;
            hit->end = m.end;
            memcpy(hit->slots, m.slots, sizeof hit->slots);
        }
    }
    return hit->rule != NULL;
}

bool gs_time_fits(const gs_time_finder *f, const gs_time_rule *rule, uint32_t first, uint32_t end)
{
    machine m = {.f = f, .exact = true, .end = end};
    int32_t slots[GS_TIME_SLOT_COUNT];

    unset(slots);
    run(&m, rule->code, first, UINT32_MAX, slots);
    return m.fits;
}

const gs_time_rule *gs_time_before(const gs_time_finder *f, uint32_t end, gs_time_kind kind,
                                   uint32_t *first, int32_t *slots)
{
    for (uint32_t n = end < 4 ? end : 4; n > 0; n--) {
        uint64_t set[GS_TIME_SETS];
        add_begins(f, end - n, set);
        for (int i = 0; i < GS_TIME_SETS; i++) {
            for (uint64_t left = set[i]; left; left &= left - 1) {
                const gs_time_rule *rule = &f->rules->rules[i * 64 + __builtin_ctzll(left)];
                if (rule->kind != kind || !gs_time_fits(f, rule, end - n, end))
                    continue;
                *first = end - n;
                unset(slots);
                apply(f->rules, rule, slots);
                return rule;
            }
        }
    }
    return NULL;
}

gs_status gs_time_find(gs_time_finder *f, uint32_t sentence)
{
    const gs_sentence *s = &f->doc->sentences[sentence];
    gs_time_hit        hit;

    f->atom_count = f->hit_count = 0;
    for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
        if (cut_token(f, t) != GS_OK)
            return GS_E_NOMEM;
    }
    judge_numbers(f);
    for (uint32_t at = 0; at < f->atom_count;) {
        if ((f->atoms[at].word < 0 && !f->atoms[at].shapes) || !best_at(f, at, &hit)) {
            at++;
            continue;
        }
        hit.first = at;
        at = hit.end;
        apply(f->rules, hit.rule, hit.slots);
        if (hit.rule->kind != GS_TIME_NOT &&
            !GS_PUSH(f->scratch, f->hits, f->hit_count, f->hit_cap, hit))
            return GS_E_NOMEM;
    }
    return GS_OK;
}
