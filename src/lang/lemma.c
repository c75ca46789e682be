/* lang/lemma.c - see lemma.h. */
#include "lang/lemma.h"

#include <string.h>

#include "lang/feature.h"
#include "text/utf8.h"

_Static_assert(sizeof(gs_lemma_rule) == 16, "a rule has the size of the format");

/* ---- loading ---- */

static gs_status load_rules(gs_lemma *lemma, const gs_model_file *file, gs_error *err)
{
    gs_model_part part;
    gs_status     st =
        gs_model_part_get(file, "lemma.rules", GS_MODEL_U8, 0, sizeof(gs_lemma_rule), &part, err);

    if (st != GS_OK)
        return st;
    lemma->rules = part.data;
    lemma->rule_count = part.rows;
    for (uint32_t i = 0; i < part.rows; i++) {
        const gs_lemma_rule *rule = &lemma->rules[i];
        if (rule->size > GS_LEMMA_ADDED ||
            gs_utf8_valid_prefix(gs_str_make(rule->added, rule->size)) < rule->size)
            return gs_model_part_bad(file, "lemma.rules", "a rule adds what is no text", err);
    }
    return GS_OK;
}

gs_status gs_lemma_load(gs_lemma *lemma, const gs_model_file *file, gs_error *err)
{
    gs_model_part part;
    gs_status     st = load_rules(lemma, file, err);

    if (st == GS_OK)
        st = gs_vocab_load(&lemma->table, file, "lemma.table", lemma->rule_count, err);
    if (st == GS_OK)
        st = gs_model_part_get(file, "lemma.cases", GS_MODEL_U8, GS_UPOS_COUNT, 4, &part, err);
    if (st != GS_OK)
        return st;
    lemma->cases = part.data;
    for (size_t i = 0; i < (size_t)GS_UPOS_COUNT * 4; i++) {
        if (lemma->cases[i] > GS_LEMMA_TITLE)
            return gs_model_part_bad(file, "lemma.cases", "holds what is no case", err);
    }
    return GS_OK;
}

/* ---- keys ---- */

size_t gs_lemma_lower(gs_str form, char lower[GS_LEMMA_FORM])
{
    gs_buf out = gs_buf_over(lower, GS_LEMMA_FORM);
    size_t next;

    if (form.n > GS_LEMMA_FORM)
        return 0;
    for (size_t at = 0; at < form.n; at = next) {
        uint32_t c = gs_utf8_at(form, at, &next);
        if (c < 0x80)
            gs_buf_add_char(&out, gs_ascii_lower((char)c));
        else
            gs_utf8_put(&out, c == 0x2019 ? '\'' : gs_char_to_lower(c));
    }
    return out.status == GS_OK ? out.size : 0;
}

gs_lemma_look gs_lemma_look_of(gs_str form)
{
    size_t letters = 0, uppers = 0, next;
    bool   first = false;

    for (size_t at = 0; at < form.n; at = next) {
        uint32_t c = gs_utf8_at(form, at, &next);
        if (!gs_char_letter(c))
            continue;
        first |= letters == 0 && gs_char_upper(c);
        uppers += gs_char_upper(c);
        letters++;
    }
    if (uppers == 0)
        return GS_LOOK_LOWER;
    if (uppers == letters && letters > 1)
        return GS_LOOK_UPPER;
    return uppers == 1 && first ? GS_LOOK_FIRST : GS_LOOK_MIXED;
}

static bool has(gs_str feats, gs_str value)
{
    for (size_t i = 0; i + value.n <= feats.n; i++) {
        if (memcmp(feats.p + i, value.p, value.n) == 0)
            return true;
    }
    return false;
}

gs_str gs_lemma_feats(gs_upos upos, gs_str feats)
{
    if (upos != GS_UPOS_VERB && upos != GS_UPOS_AUX)
        return feats;
    if (has(feats, GS_STR("Tense=Past")))
        return GS_STR("Tense=Past");
    return has(feats, GS_STR("VerbForm=Ger")) || has(feats, GS_STR("VerbForm=Part"))
               ? GS_STR("VerbForm=Ger")
               : feats;
}

uint64_t gs_lemma_key(gs_lemma_level level, gs_str part, gs_upos upos, gs_str feats)
{
    uint64_t k =
        gs_feature_key(part) + 0x9E3779B97F4A7C15u * (1 + (uint64_t)upos + 32 * (uint64_t)level);

    if (level == GS_LEMMA_BY_FEATS || level == GS_LEMMA_BY_ENDING)
        k ^= gs_feature_key(feats) << 1;
    k = (k ^ (k >> 31)) * 0xBF58476D1CE4E5B9u;
    return k ^ (k >> 29);
}

gs_str gs_lemma_ending(gs_str lower, size_t n)
{
    size_t at = lower.n > n ? lower.n - n : 0;

    while (at < lower.n && ((unsigned char)lower.p[at] & 0xC0) == 0x80)
        at++;
    return gs_str_sub(lower, at, lower.n);
}

/* ---- finding ---- */

static const gs_lemma_rule *find_rule(const gs_lemma *m, gs_str lower, gs_upos upos, gs_str feats)
{
    uint32_t rule = gs_vocab_find(&m->table, gs_lemma_key(GS_LEMMA_BY_FEATS, lower, upos, feats));

    if (rule == GS_VOCAB_NONE)
        rule = gs_vocab_find(&m->table, gs_lemma_key(GS_LEMMA_BY_TAG, lower, upos, feats));
    for (size_t n = GS_LEMMA_ENDING + 1; rule == GS_VOCAB_NONE && n-- > 0;)
        rule = gs_vocab_find(
            &m->table, gs_lemma_key(GS_LEMMA_BY_ENDING, gs_lemma_ending(lower, n), upos, feats));
    return rule == GS_VOCAB_NONE ? NULL : &m->rules[rule];
}

/* What the table says of the form, else of the tag, as the word is written. */
static gs_lemma_case find_case(const gs_lemma *m, gs_str lower, gs_upos upos, gs_lemma_look look)
{
    uint64_t key = gs_lemma_key((gs_lemma_level)(GS_LEMMA_CASES + (int)look), lower, upos, lower);
    uint32_t how = gs_vocab_find(&m->table, key);

    return how <= GS_LEMMA_TITLE ? (gs_lemma_case)how : (gs_lemma_case)m->cases[upos * 4 + look];
}

void gs_lemma_put(gs_buf *out, gs_str form, size_t keep, const gs_lemma_rule *rule,
                  gs_lemma_case how)
{
    size_t next;

    for (size_t at = 0; at < keep; at = next) {
        uint32_t c = gs_utf8_at(form, at, &next);
        bool     as_is = how == GS_LEMMA_KEEP || (how == GS_LEMMA_TITLE && at == 0);
        gs_utf8_put(out, as_is ? c : gs_char_to_lower(c));
    }
    if (rule)
        gs_buf_add(out, rule->added, rule->size);
    if (how == GS_LEMMA_TITLE && out->size && gs_ascii_alpha(out->data[0]))
        out->data[0] = (char)(out->data[0] & ~0x20);
}

/* A rule is made for the form in lower case, of `lower` bytes; one that cuts
 * inside a character, or more than there is, cuts nothing. */
static size_t kept_bytes(gs_str form, size_t lower, const gs_lemma_rule *rule)
{
    size_t keep = form.n;

    if (!rule || lower != form.n || rule->cut > form.n)
        return form.n;
    keep -= rule->cut;
    return keep < form.n && ((unsigned char)form.p[keep] & 0xC0) == 0x80 ? form.n : keep;
}

/* The form with straight apostrophes, as the table has it: itself, or memory of
 * the arena. */
static gs_str straight(gs_str form, gs_arena *arena)
{
    const gs_str curly = GS_STR("\xE2\x80\x99");
    gs_buf       out;
    gs_str       rest = form;

    if (form.n > GS_LEMMA_FORM || gs_str_find(form, curly, 0) == SIZE_MAX)
        return form;
    out = gs_buf_over(gs_arena_alloc(arena, form.n), form.n);
    for (size_t at; (at = gs_str_find(rest, curly, 0)) != SIZE_MAX;) {
        gs_buf_add(&out, rest.p, at);
        gs_buf_add_char(&out, '\'');
        rest = gs_str_sub(rest, at + curly.n, rest.n);
    }
    gs_buf_add_str(&out, rest);
    return out.status == GS_OK ? gs_buf_str(&out) : GS_STR_NONE;
}

static gs_str find_straight(const gs_lemma *lemma, gs_str form, gs_upos upos, gs_str feats,
                            gs_arena *arena)
{
    char                 lower[GS_LEMMA_FORM];
    size_t               size = gs_lemma_lower(form, lower), keep;
    gs_lemma_look        look = gs_lemma_look_of(form);
    gs_lemma_case        how = GS_LEMMA_KEEP;
    const gs_lemma_rule *rule = NULL;
    gs_buf               out;

    if (size) {
        feats = gs_lemma_feats(upos, feats);
        rule = find_rule(lemma, gs_str_make(lower, size), upos, feats);
        how = find_case(lemma, gs_str_make(lower, size), upos, look);
    }
    keep = kept_bytes(form, size, rule);
    if (keep == form.n && rule && rule->cut)
        rule = NULL;
    if ((how == GS_LEMMA_KEEP || (how == GS_LEMMA_LOWER && look == GS_LOOK_LOWER)) &&
        (!rule || rule->size == 0) && keep)
        return gs_str_sub(form, 0, keep);
    if (keep + (rule ? rule->size : 0) == 0)
        return form;
    /* lower case may take a byte or two more than upper case */
    out = gs_buf_over(gs_arena_alloc(arena, 2 * keep + GS_LEMMA_ADDED), 2 * keep + GS_LEMMA_ADDED);
    gs_lemma_put(&out, form, keep, rule, how);
    return out.status == GS_OK ? gs_buf_str(&out) : GS_STR_NONE;
}

gs_str gs_lemma_find(const gs_lemma *lemma, gs_str form, gs_upos upos, gs_str feats,
                     gs_arena *arena)
{
    form = straight(form, arena);
    return form.p ? find_straight(lemma, form, upos, feats, arena) : GS_STR_NONE;
}
