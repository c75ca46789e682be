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

/* "Staff writer", "Court Reporter", "Staff Writer | jane@harbour.example": a
 * job by all its words or by its last. */
static bool is_job(const plain *p, gs_str s)
{
    size_t bar = gs_str_find(s, GS_STR("|"), 0), words = 0;
    gs_str last = GS_STR_NONE, rest;

    s = gs_text_trim(bar == SIZE_MAX ? s : gs_str_sub(s, 0, bar));
    if (gs_zone_part(p->know, s) & GS_LINE_JOB)
        return true;
    rest = s;
    for (gs_str word; (word = plain_next_word(&rest)).p; words++)
        last = word;
    return words >= 2 && words <= 5 && is_capital(last) && is_capital(s) &&
           (gs_zone_part(p->know, last) & GS_LINE_JOB);
}

/* "court and crime reporter Ann Lee": the names behind what they do. */
static gs_str behind_job(const plain *p, gs_str s)
{
    gs_str rest = s;
    size_t n = 0;

    for (gs_str word; n < 7 && (word = plain_next_word(&rest)).p && !is_capital(word); n++) {
        if (gs_zone_part(p->know, word) & GS_LINE_JOB)
            return rest.n ? gs_text_trim(rest) : s;
    }
    return s;
}

static bool is_by_line(plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    gs_str             s = plain_words(p, i), job;
    size_t             comma;

    if (!gs_str_starts_nocase(s, GS_STR("by ")) && !gs_str_starts_nocase(s, GS_STR("by: ")))
        return false;
    s = behind_job(p, gs_text_trim(gs_str_sub(s, s.p[2] == ':' ? 3 : 2, s.n)));
    if (!s.n || b->stopped || b->several)
        return false;
    comma = gs_str_find(s, GS_STR(","), 0);
    job = comma == SIZE_MAX ? GS_STR_NONE : gs_str_sub(s, comma + 1, s.n);
    if (job.n && is_job(p, gs_text_trim(job)))
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
    if (!is_job(p, job) && !gs_know_agency(p->know, job).p)
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

/* "jd/kr (AFP, Reuters)": the initials of those who edited it go off. */
static gs_str without_initials(gs_str s)
{
    size_t n = 0;

    while (n < s.n && n < 16 &&
           ((s.p[n] >= 'a' && s.p[n] <= 'z') || s.p[n] == '/' || s.p[n] == ','))
        n++;
    while (n < s.n && s.p[n] == ' ')
        n++;
    if (n < s.n && s.p[n] == '(' && s.p[s.n - 1] == ')')
        return gs_str_sub(s, n + 1, s.n - 1);
    return s;
}

/* "Agence France-Presse in Port Alder" without the place. */
static gs_str without_place(gs_str s)
{
    size_t in = gs_str_find(s, GS_STR(" in "), 0);

    if (in == SIZE_MAX || !is_capital(gs_str_sub(s, in + 4, s.n)))
        return s;
    return gs_str_sub(s, 0, in);
}

/* "Reuters", "AFP, Reuters", "Source: TASS". */
static bool is_agency_line(plain *p, size_t i)
{
    gs_str s = plain_words(p, i), rest, part;
    char   sep;
    size_t agencies = 0;

    if (s.n > 60)
        return false;
    if (gs_str_starts_nocase(s, GS_STR("source:")))
        s = gs_text_trim(gs_str_sub(s, 7, s.n));
    if (s.n && s.p[s.n - 1] == '.')
        s.n--;
    s = without_place(without_initials(s));
    sep = gs_str_find(s, GS_STR("/"), 0) == SIZE_MAX ? ',' : '/';
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

/* "Jo Lund reported from Port Alder. Ann Lee wrote from Jarl." */
static bool is_place_credit(plain *p, size_t i)
{
    static const char *const words[] = {"reported",   "wrote",       "contributed",   "reporting",
                                        "journalist", "journalists", "correspondent", "writer"};
    gs_str                   s = plain_words(p, i);
    size_t                   from = 0, n = 0;

    if (gs_str_find(s, GS_STR(" reported from "), 0) == SIZE_MAX &&
        gs_str_find(s, GS_STR(" wrote from "), 0) == SIZE_MAX)
        return false;
    for (gs_str word; (word = plain_next_word(&s)).p; n++) {
        bool known = n > 0 && (is_capital(word) || is_link(word) || is_particle(word));
        if (n == 0)
            known = is_capital(word) && !(plain_word_class(p, word) & ~(uint32_t)GS_WORD_CUE);
        for (size_t k = 0; !known && k < sizeof words / sizeof *words; k++)
            known = gs_str_eq_nocase(word, gs_str_from(words[k]));
        if (!known)
            return false;
        from += gs_str_eq(word, GS_STR("from"));
    }
    return from > 0;
}

/* "Source: Harbour Daily and agencies": whom the page has it from. */
static bool is_source_line(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    gs_str             s = plain_words(p, i);

    return !b->stopped && !b->several && b->word_count > 1 && b->word_count <= 8 &&
           (gs_str_starts_nocase(s, GS_STR("source:")) ||
            gs_str_starts_nocase(s, GS_STR("sources:")));
}

/* "Ann Lee and Jo Lund": two names of two or three words each. */
static bool is_pair(gs_str s)
{
    size_t and = gs_str_find(s, GS_STR(" and "), 0);
    size_t left = 0, right = 0;
    gs_str a, b;

    if (and == SIZE_MAX)
        return false;
    a = gs_str_sub(s, 0, and);
    b = gs_str_sub(s, and+5, s.n);
    while (plain_next_word(&a).p)
        left++;
    while (plain_next_word(&b).p)
        right++;
    return left >= 2 && left <= 3 && right >= 2 && right <= 3;
}

/* "Ann Lee and Jo Lund in Port Alder" below the title, beside the date; also
 * "Harbour News". With nothing but capitals to tell it, a line of names needs
 * the date next to it. */
bool plain_bare_names(plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    gs_str             s = plain_words(p, i);
    bool               dated;

    if (b->stopped || b->several || b->item || b->word_count < 2 || b->word_count > 10 ||
        plain_has_verb(p, s) || !is_names(p, s))
        return false;
    if (b->word_count <= 3 && plain_names_agency(p, s))
        return true;
    dated = (i + 1 < p->count && p->blocks[i + 1].gap == 0 && plain_date_line(p, i + 1, false)) ||
            (i && (b->gap == 0 || is_pair(s)) && p->blocks[i - 1].zone == GS_ZONE_DATELINE);
    if (!dated || (b->word_count > 3 && gs_str_find_nocase(s, GS_STR(" and "), 0) == SIZE_MAX &&
                   gs_str_find(s, GS_STR(","), 0) == SIZE_MAX &&
                   gs_str_find(s, GS_STR(" in "), 0) == SIZE_MAX))
        return false;
    keep_names(p, s);
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
    return is_by_line(p, i) || is_agency_line(p, i) || is_source_line(p, i) ||
           (head ? is_name_and_job(p, i) : is_place_credit(p, i));
}
