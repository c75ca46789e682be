/* ingest/plain_byline.c - who wrote a report: "By Jane Doe and John Roe in
 * Port Alder", "Jane Doe, Staff writer", "(Reporting by …; editing by …)".
 *
 * A byline is names and little else; "By Monday the harbour was shut." begins
 * like one and is a sentence.
 */
#include "base/limits.h"
#include "ingest/plain_int.h"
#include "know/word.h"
#include "text/block.h"
#include "text/utf8.h"

#define BYLINE_BYTES 200

static bool is_particle(gs_str word)
{
    static const char *const particles[] = {"de",  "la", "van", "von", "der", "den", "bin",
                                            "ibn", "al", "el",  "da",  "dos", "du",  "ten"};

    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
        if (gs_str_eq(word, gs_str_from(particles[i])))
            return true;
    }
    return gs_str_starts(word, GS_STR("al-")) || gs_str_starts(word, GS_STR("el-"));
}

static bool is_link(gs_str word)
{
    static const char *const links[] = {"and", "in", "for", "at", "with", "of",   "the",     "&",
                                        "|",   "-",  "–",   "—",  "from", "near", "special", "to"};

    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        if (gs_str_eq_nocase(word, gs_str_from(links[i])))
            return true;
    }
    return false;
}

static bool is_capital(gs_str word)
{
    size_t   next;
    uint32_t c = gs_utf8_at(word, 0, &next);

    return gs_char_letter(c) && !gs_char_lower(c);
}

static bool is_time_word(const plain *p, gs_str word)
{
    return plain_word_class(p, word) &
           (GS_WORD_WEEKDAY | GS_WORD_MONTH | GS_WORD_TODAY | GS_WORD_NUMBER | GS_WORD_UNIT |
            GS_WORD_DETERMINER | GS_WORD_POSSESSIVE | GS_WORD_PRONOUN | GS_WORD_CONJUNCTION);
}

/* ---- keeping names ------------------------------------------------------ */

static void keep_author(plain *p, gs_str name)
{
    gs_meta *meta = &p->doc->meta;
    size_t   words = 0;
    gs_str   rest, value;

    name = gs_text_trim(name);
    while (name.n && (name.p[name.n - 1] == '.' || name.p[name.n - 1] == ','))
        name.n--;
    rest = name;
    for (gs_str word; (word = plain_next_word(&rest)).p; words++) {
        if (!is_capital(word) && !is_particle(word))
            return;
    }
    if (p->peek || meta->author_count >= GS_LIMIT_AUTHORS || !words || words > 6 || name.n > 80 ||
        gs_know_agency(p->know, name).p ||
        (gs_zone_part(p->know, name) & (GS_LINE_JOB | GS_LINE_CREDIT)))
        return;
    for (size_t i = 0; i < meta->author_count; i++) {
        if (gs_str_eq(meta->authors[i], name))
            return;
    }
    if (meta->author_count >= GS_LIMIT_AUTHORS)
        return;
    value = plain_value(p, name);
    if (value.p &&
        !GS_PUSH(p->doc->arena, meta->authors, meta->author_count, meta->author_cap, value))
        p->failed = true;
}

static void keep_agency(plain *p, gs_str s)
{
    gs_meta *meta = &p->doc->meta;
    gs_str   value;

    s = gs_text_trim(s);
    if (p->peek || !gs_know_agency(p->know, s).p)
        return;
    for (size_t i = 0; i < meta->agency_count; i++) {
        if (gs_str_eq_nocase(meta->agencies[i], s))
            return;
    }
    value = plain_value(p, s);
    if (value.p &&
        !GS_PUSH(p->doc->arena, meta->agencies, meta->agency_count, meta->agency_cap, value))
        p->failed = true;
}

/* Names parted by commas and "and", up to a place, a job or an employer:
 * "Jane Doe and John Roe in Port Alder". */
static void keep_names(plain *p, gs_str s)
{
    size_t from = 0, at = 0;

    while (at <= s.n) {
        gs_str rest = gs_str_sub(s, at, s.n);
        bool   comma = at < s.n && (s.p[at] == ',' || s.p[at] == '|' || s.p[at] == ';');
        size_t skip = 0;
        bool   last = at == s.n;

        if (gs_str_starts(rest, GS_STR(" and ")) || gs_str_starts(rest, GS_STR(" AND ")))
            skip = 5;
        else if (gs_str_starts(rest, GS_STR(" & ")))
            skip = 3;
        else if (comma)
            skip = 1;
        else if (gs_str_starts(rest, GS_STR(" in ")) || gs_str_starts(rest, GS_STR(" for ")) ||
                 gs_str_starts(rest, GS_STR(" at ")) || gs_str_starts(rest, GS_STR(" - ")) ||
                 gs_str_starts(rest, GS_STR(" – ")) || gs_str_starts(rest, GS_STR(" — ")))
            last = true;
        if (skip || last) {
            keep_author(p, gs_str_sub(s, from, at));
            keep_agency(p, gs_str_sub(s, from, at));
            from = at + skip;
        }
        if (last)
            break;
        at += skip ? skip : 1;
    }
}

/* ---- the forms ------------------------------------------------------------ */

/* Names, jobs and places only. */
static bool is_names(const plain *p, gs_str s)
{
    size_t n = 0, names = 0;

    for (gs_str word; (word = plain_next_word(&s)).p; n++) {
        if (n >= 20)
            return false;
        if (n == 0 && (!is_capital(word) || is_time_word(p, word)))
            return false;
        if (is_capital(word))
            names++;
        else if (!is_link(word) && !is_particle(word) && !gs_ascii_digit(word.p[0]) &&
                 !(gs_zone_part(p->know, word) & GS_LINE_JOB))
            return false;
    }
    return names > 0;
}

static bool is_by_line(plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    gs_str             s = plain_words(p, i), job;
    size_t             comma;

    if (!gs_str_starts_nocase(s, GS_STR("by ")) && !gs_str_starts_nocase(s, GS_STR("by: ")))
        return false;
    s = gs_text_trim(gs_str_sub(s, s.p[2] == ':' ? 3 : 2, s.n));
    if (!s.n || b->stopped || b->several)
        return false;
    comma = gs_str_find(s, GS_STR(","), 0);
    job = comma == SIZE_MAX ? GS_STR_NONE : gs_str_sub(s, comma + 1, s.n);
    if (job.n && (gs_zone_part(p->know, job) & GS_LINE_JOB))
        s.n = comma;
    if (!is_names(p, s))
        return false;
    keep_names(p, s);
    if (job.n)
        keep_agency(p, job);
    return true;
}

/* "Jane Doe, Staff writer", "Jane Doe | Reuters". */
static bool is_name_and_job(plain *p, size_t i)
{
    gs_str s = plain_words(p, i), name, job, rest;
    size_t at = 0, words = 0;

    while (at < s.n && s.p[at] != ',' && s.p[at] != '|' && s.p[at] != '/')
        at++;
    if (at == s.n || p->blocks[i].stopped)
        return false;
    name = gs_text_trim(gs_str_sub(s, 0, at));
    job = gs_text_trim(gs_str_sub(s, at + 1, s.n));
    if (!(gs_zone_part(p->know, job) & GS_LINE_JOB) && !gs_know_agency(p->know, job).p)
        return false;
    rest = name;
    for (gs_str word; (word = plain_next_word(&rest)).p; words++) {
        if (words >= 8 || (!is_capital(word) && !is_particle(word) && !is_link(word)))
            return false;
    }
    if (words < 2)
        return false;
    keep_names(p, name);
    keep_agency(p, job);
    return true;
}

/* "Reuters", "AFP, Reuters", "Source: TASS". */
static bool is_agency_line(plain *p, size_t i)
{
    gs_str s = plain_words(p, i), rest, part;
    char   sep = gs_str_find(s, GS_STR("/"), 0) == SIZE_MAX ? ',' : '/';
    size_t agencies = 0;

    if (s.n > 60)
        return false;
    if (gs_str_starts_nocase(s, GS_STR("source:")))
        s = gs_text_trim(gs_str_sub(s, 7, s.n));
    if (s.n && s.p[s.n - 1] == '.')
        s.n--;
    rest = s;
    for (size_t n = 0; gs_str_split(&rest, sep, &part); n++) {
        if (n > 4 || !gs_know_agency(p->know, gs_text_trim(part)).p)
            return false;
        agencies++;
    }
    if (!agencies)
        return false;
    rest = s;
    while (gs_str_split(&rest, sep, &part))
        keep_agency(p, part);
    return true;
}

/* "(Reporting by Jane Doe; editing by …)": the reporters are the authors. */
static bool is_credit(plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    gs_str             s = plain_words(p, i);
    bool               brackets = s.n && (s.p[0] == '(' || s.p[0] == '[');
    size_t             by, end;

    if (!(b->cues & GS_LINE_CREDIT) || b->chars > 400)
        return false;
    if (!brackets && (b->several || b->chars > BYLINE_BYTES))
        return false;
    by = gs_str_find_nocase(s, GS_STR("by "), 0);
    if (by == SIZE_MAX || by > 30 || gs_str_starts_nocase(s, GS_STR("(editing")) ||
        gs_str_starts_nocase(s, GS_STR("editing")) || gs_str_starts_nocase(s, GS_STR("translat")))
        return true;
    if (!brackets && b->stopped && plain_has_verb(p, gs_str_sub(s, by + 3, s.n)))
        return false;
    s = gs_str_sub(s, by + 3, s.n);
    for (end = 0; end < s.n && s.p[end] != ';' && s.p[end] != ')' && s.p[end] != ']';)
        end++;
    keep_names(p, gs_str_sub(s, 0, end));
    return true;
}

bool plain_byline(plain *p, size_t i, bool head)
{
    if (p->blocks[i].words.end - p->blocks[i].words.start > 2 * BYLINE_BYTES)
        return false;
    if (is_credit(p, i))
        return true;
    if (p->blocks[i].chars > BYLINE_BYTES)
        return false;
    return is_by_line(p, i) || is_agency_line(p, i) || (head && is_name_and_job(p, i));
}
