/* know/petrarch.c - the files of a folder of dictionaries; actors, agents, discards and
 * the ontology. See petrarch.h.
 */
#include "know/petrarch.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "know/petrarch_int.h"
#include "text/utf8.h"

/* ---- lines ---- */

/* "[###]" is a code, and no comment. */
static gs_str without_comment(gs_str line)
{
    for (size_t i = 0; i < line.n; i++) {
        const char *end = line.p[i] == '[' ? memchr(line.p + i, ']', line.n - i) : NULL;
        if (end)
            i = (size_t)(end - line.p);
        if (line.p[i] == '#' || line.p[i] == ';')
            return gs_str_sub(line, 0, i);
    }
    return line;
}

/* Lines of "<!-- … -->", over one line or several. "<! --" is one, too. */
static bool is_comment(gs_pet_reader *r, gs_str line)
{
    if (!r->comment && !gs_str_starts(line, GS_STR("<!")))
        return false;
    r->comment = gs_str_find(line, GS_STR("-->"), 0) == SIZE_MAX;
    return true;
}

bool gs_pet_line(gs_pet_reader *r, gs_str *line, gs_status *st, gs_error *err)
{
    gs_str raw;

    *st = GS_OK;
    while (gs_str_split(&r->text, '\n', &raw)) {
        r->at.line++;
        if (raw.n > GS_LIMIT_DICT_LINE) {
            *st = gs_table_fail(&r->at, err, "line is longer than %d bytes", GS_LIMIT_DICT_LINE);
            return false;
        }
        if (raw.n && memchr(raw.p, '\0', raw.n)) {
            *st = gs_table_fail(&r->at, err, "a NUL byte: no text");
            return false;
        }
        raw = gs_str_trim(raw);
        if (r->at.line == 1 && gs_str_starts(raw, GS_STR("\xef\xbb\xbf")))
            raw = gs_str_trim(gs_str_sub(raw, 3, raw.n));
        if (is_comment(r, raw))
            continue;
        *line = gs_str_trim(without_comment(raw));
        if (line->n)
            return true;
    }
    return false;
}

static bool parts_words(char c)
{
    return c == '_' || c == '-' || gs_ascii_space(c);
}

/* As the texts' words are made lower case; bytes that are no UTF-8 stay as they are. */
static gs_str lower(gs_arena *arena, gs_str s)
{
    bool   valid = gs_utf8_valid_prefix(s) == s.n;
    size_t room = 4 * s.n;
    gs_buf b = gs_buf_over(gs_arena_alloc(arena, room), room);

    for (size_t i = 0, next; i < s.n; i = next) {
        next = i + 1;
        if (valid)
            gs_utf8_put(&b, gs_char_to_lower(gs_utf8_at(s, i, &next)));
        else
            gs_buf_add_char(&b, gs_ascii_lower(s.p[i]));
    }
    return b.status == GS_OK ? gs_str_make(b.data, b.size) : GS_STR_NONE;
}

gs_status gs_pet_words(const gs_pet_reader *r, gs_str text, gs_str **words, uint32_t *count,
                       bool *whole, gs_error *err)
{
    gs_str   found[GS_PET_WORDS];
    uint32_t n = 0;

    text = gs_str_trim(text);
    *whole = text.n && text.p[text.n - 1] == '_';
    for (size_t i = 0, end; i < text.n; i = end) {
        gs_str word;
        for (end = i; end < text.n && !parts_words(text.p[end]); end++)
            ;
        word = gs_str_sub(text, i, end);
        if (end == i) {
            end++;
            continue;
        }
        if (n == GS_PET_WORDS)
            return gs_table_fail(&r->at, err, "more than %d words", GS_PET_WORDS);
        if (word.n > 1 && word.p[word.n - 1] == '.')
            word.n--; /* "U.S." */
        found[n] = lower(&r->know->arena, word);
        if (!found[n++].p)
            return gs_fail_nomem(err, "know");
    }
    *words = gs_arena_alloc(&r->know->arena, n * sizeof **words);
    if (!*words)
        return gs_fail_nomem(err, "know");
    if (n)
        memcpy(*words, found, n * sizeof **words);
    *count = n;
    return GS_OK;
}

gs_status gs_pet_brackets(const gs_pet_reader *r, gs_str line, size_t *at, char close,
                          gs_str *inside, gs_error *err)
{
    const char *end = memchr(line.p + *at, close, line.n - *at);

    if (!end)
        return gs_table_fail(&r->at, err, "'%c' without '%c'", line.p[*at], close);
    *inside = gs_str_trim(gs_str_sub(line, *at + 1, (size_t)(end - line.p)));
    *at = (size_t)(end - line.p) + 1;
    return GS_OK;
}

gs_status gs_pet_read_code(const gs_pet_reader *r, gs_str text, gs_str *code, gs_error *err)
{
    text = gs_str_trim(text);
    if (!text.n || text.n > GS_PET_CODE)
        return gs_table_fail(&r->at, err, "a code has 1 to %d characters", GS_PET_CODE);
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] <= ' ' || text.p[i] > '~')
            return gs_table_fail(&r->at, err, "a code with other than printable ASCII");
    }
    *code = gs_arena_str(&r->know->arena, text);
    return code->p ? GS_OK : gs_fail_nomem(err, "know");
}

/* ---- days ---- */

static int32_t digits(gs_str s)
{
    int32_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (!gs_ascii_digit(s.p[i]))
            return 0;
        n = n * 10 + (s.p[i] - '0');
    }
    return n;
}

int32_t gs_pet_day(gs_str date)
{
    if (date.n < 10 || date.p[4] != '-' || date.p[7] != '-')
        return 0;
    return digits(gs_str_sub(date, 0, 4)) * 10000 + digits(gs_str_sub(date, 5, 7)) * 100 +
           digits(gs_str_sub(date, 8, 10));
}

/* "19950601" or "950601"; 0 when it is neither. */
static int32_t short_day(gs_str s)
{
    int32_t day = s.n == 8 || s.n == 6 ? digits(s) : 0;

    if (day && s.n == 6)
        day += day >= 300000 ? 19000000 : 20000000;
    return day;
}

gs_str gs_pet_code_on(const gs_petrarch *p, uint32_t entry, int32_t day)
{
    const gs_pet_entry *e = &p->entries[entry];
    gs_str              always = GS_STR_NONE;

    for (uint32_t i = 0; i < e->code_count; i++) {
        const gs_pet_code *c = &p->codes[e->first_code + i];
        if (!c->from && !c->to) {
            always = always.p ? always : c->code;
            continue;
        }
        if (day && day >= c->from && (!c->to || day <= c->to))
            return c->code;
    }
    return always;
}

/* ---- actors and agents ---- */

/* "GOV", "GOV <950601", "GOV > 950601", "GOV 950601-960101". */
static gs_status add_code(gs_pet_reader *r, gs_str text, gs_error *err)
{
    gs_petrarch *p = r->to;
    gs_pet_code  c = {.from = 0};
    size_t       n = 0, dash;
    gs_str       rest;
    gs_status    st;

    while (n < text.n && !gs_ascii_space(text.p[n]) && text.p[n] != '<' && text.p[n] != '>')
        n++;
    st = gs_pet_read_code(r, gs_str_sub(text, 0, n), &c.code, err);
    if (st != GS_OK)
        return st;
    rest = gs_str_trim(gs_str_sub(text, n, text.n));
    dash = gs_str_find(rest, GS_STR("-"), 0);
    if (rest.n && rest.p[0] == '<') {
        c.to = short_day(gs_str_trim(gs_str_sub(rest, 1, rest.n)));
        c.to -= c.to > 0; /* before that day; days are only compared */
    } else if (rest.n && rest.p[0] == '>') {
        c.from = short_day(gs_str_trim(gs_str_sub(rest, 1, rest.n)));
        c.from += c.from > 0;
    } else if (rest.n && dash != SIZE_MAX) {
        c.from = short_day(gs_str_trim(gs_str_sub(rest, 0, dash)));
        c.to = short_day(gs_str_trim(gs_str_sub(rest, dash + 1, rest.n)));
        c.from = c.to ? c.from : 0;
    }
    if (rest.n && !c.from && !c.to)
        return gs_table_fail(&r->at, err, "no days: '%.*s'", GS_STR_ARG(rest));
    p->entries[p->entry_count - 1].code_count++;
    return GS_PUSH(&r->know->arena, p->codes, p->code_count, p->code_cap, c)
               ? GS_OK
               : gs_fail_nomem(err, "know");
}

static int32_t first_of(const gs_map *map, gs_str word)
{
    const uint32_t *at = gs_map_get(map, word);

    return at ? (int32_t)*at : GS_PET_NONE;
}

static gs_status link_phrase(gs_pet_reader *r, gs_str *words, uint32_t count, bool agent,
                             gs_error *err)
{
    gs_petrarch  *p = r->to;
    gs_map       *map = agent ? &p->agents : &p->actors;
    gs_pet_phrase phrase = {
        .words = words, .word_count = count, .entry = (uint32_t)p->entry_count - 1};

    phrase.next = first_of(map, words[0]);
    if (!GS_PUSH(&r->know->arena, p->phrases, p->phrase_count, p->phrase_cap, phrase) ||
        gs_map_put(map, words[0], (uint32_t)p->phrase_count - 1) != GS_OK)
        return gs_fail_nomem(err, "know");
    return GS_OK;
}

static bool ends_in(gs_str s, const char *letters)
{
    return s.n && strchr(letters, s.p[s.n - 1]) != NULL;
}

/* "ministries", "congresses", "groups". */
static gs_str plural(gs_arena *arena, gs_str s)
{
    char  *p = gs_arena_alloc(arena, s.n + 3);
    bool   y = ends_in(s, "y") && s.n > 1 && !strchr("aeiou", s.p[s.n - 2]);
    bool   es = ends_in(s, "sxz") || gs_str_ends(s, GS_STR("ch")) || gs_str_ends(s, GS_STR("sh"));
    size_t n = y ? s.n - 1 : s.n;

    if (!p)
        return GS_STR_NONE;
    memcpy(p, s.p, n);
    memcpy(p + n, y ? "ies" : es ? "es" : "s", 3 - (size_t)(!y) - (size_t)(!y && !es));
    return gs_str_make(p, n + (y ? 3 : es ? 2 : 1));
}

static gs_status add_phrase(gs_pet_reader *r, gs_str text, bool agent, bool plurals, gs_error *err)
{
    gs_str   *words, *many;
    uint32_t  n;
    bool      whole;
    gs_status st = gs_pet_words(r, text, &words, &n, &whole, err);

    if (st != GS_OK || !n)
        return st;
    st = link_phrase(r, words, n, agent, err);
    if (st != GS_OK || !plurals || whole)
        return st;
    many = gs_arena_alloc(&r->know->arena, n * sizeof *many);
    if (!many)
        return gs_fail_nomem(err, "know");
    memcpy(many, words, n * sizeof *many);
    many[n - 1] = plural(&r->know->arena, words[n - 1]);
    return many[n - 1].p ? link_phrase(r, many, n, agent, err) : gs_fail_nomem(err, "know");
}

/* "!PERSON! = MAN, MEN". */
static gs_status add_agent_set(gs_pet_reader *r, gs_str line, gs_error *err)
{
    size_t  equals = gs_str_find(line, GS_STR("="), 0);
    gs_str  name = gs_str_trim(gs_str_sub(line, 0, equals));
    gs_str  rest = gs_str_trim(gs_str_sub(line, equals + 1, line.n));
    gs_map *map = &r->to->set_names;

    if (name.n < 3 || name.p[name.n - 1] != '!')
        return gs_table_fail(&r->at, err, "a set is written !NAME! = WORD, WORD");
    if (!GS_PUSH(&r->know->arena, r->to->agent_sets, r->to->agent_set_count, r->to->agent_set_cap,
                 rest) ||
        gs_map_put(map, name, (uint32_t)r->to->agent_set_count - 1) != GS_OK)
        return gs_fail_nomem(err, "know");
    return GS_OK;
}

/* A phrase once for each word of the set in it. */
static gs_status add_set_phrases(gs_pet_reader *r, gs_str text, size_t open, gs_error *err)
{
    size_t          close = gs_str_find(text, GS_STR("!"), open + 1);
    const uint32_t *set;
    gs_str          rest, word;
    gs_status       st = GS_OK;

    if (close == SIZE_MAX || gs_str_find(text, GS_STR("!"), close + 1) != SIZE_MAX)
        return gs_table_fail(&r->at, err, "one set !NAME! in a phrase, and no more");
    set = gs_map_get(&r->to->set_names, gs_str_sub(text, open, close + 1));
    if (!set)
        return gs_table_fail(&r->at, err, "there is no set %.*s",
                             GS_STR_ARG(gs_str_sub(text, open, close + 1)));
    rest = r->to->agent_sets[*set];
    while (st == GS_OK && gs_str_split(&rest, ',', &word)) {
        char   phrase[2 * GS_LIMIT_DICT_LINE];
        size_t tail = text.n - close - 1;
        word = gs_str_trim(word);
        memcpy(phrase, text.p, open);
        if (word.n)
            memcpy(phrase + open, word.p, word.n);
        memcpy(phrase + open + word.n, text.p + close + 1, tail);
        st = add_phrase(r, gs_str_make(phrase, open + word.n + tail), true, false, err);
    }
    return st;
}

/* "{ATTORNEYS_GENERAL}": the plurals; "{}": none. */
static gs_status add_forms(gs_pet_reader *r, gs_str inside, bool agent, gs_error *err)
{
    gs_str    form;
    gs_status st = GS_OK;

    while (st == GS_OK && inside.n && gs_str_split(&inside, ' ', &form))
        st = add_phrase(r, form, agent, false, err);
    return st;
}

static size_t find_any(gs_str s, const char *set)
{
    for (size_t i = 0; i < s.n; i++) {
        if (strchr(set, s.p[i]))
            return i;
    }
    return s.n;
}

static gs_status read_actor(gs_pet_reader *r, gs_str line, bool agents, gs_error *err)
{
    gs_petrarch *p = r->to;
    gs_pet_entry fresh = {.first_code = (uint32_t)p->code_count, .agent = agents};
    bool         more = line.p[0] == '[' || line.p[0] == '+';
    size_t       at = find_any(line, "[{");
    gs_str       name = gs_str_sub(line, line.p[0] == '+', at), inside = GS_STR_NONE;
    size_t       set = agents ? gs_str_find(name, GS_STR("!"), 0) : SIZE_MAX;
    gs_status    st = GS_OK;

    if (agents && set == 0 && gs_str_find(line, GS_STR("="), 0) != SIZE_MAX)
        return add_agent_set(r, line, err);
    if (more && !p->entry_count)
        return gs_table_fail(&r->at, err, "no name stands above it");
    if (!more && !GS_PUSH(&r->know->arena, p->entries, p->entry_count, p->entry_cap, fresh))
        return gs_fail_nomem(err, "know");
    if (set != SIZE_MAX)
        st = add_set_phrases(r, name, set, err);
    else
        st = add_phrase(r, name, agents, agents && (at == line.n || line.p[at] != '{'), err);
    while (st == GS_OK && at < line.n) {
        char open = line.p[at];
        if (open != '[' && open != '{') {
            at++;
            continue;
        }
        st = gs_pet_brackets(r, line, &at, open == '[' ? ']' : '}', &inside, err);
        if (st == GS_OK)
            st = open == '[' ? add_code(r, inside, err) : add_forms(r, inside, agents, err);
    }
    return st;
}

gs_status gs_pet_read_actors(gs_pet_reader *r, bool agents, gs_error *err)
{
    gs_str    line;
    gs_status st;

    while (gs_pet_line(r, &line, &st, err)) {
        st = read_actor(r, line, agents, err);
        if (st != GS_OK)
            return st;
    }
    return st;
}

/* ---- discards and the ontology ---- */

gs_status gs_pet_read_discards(gs_pet_reader *r, gs_error *err)
{
    gs_petrarch *p = r->to;
    gs_str       line;
    gs_status    st;

    while (gs_pet_line(r, &line, &st, err)) {
        gs_pet_discard d = {.report = line.p[0] == '+'};
        bool           whole;
        line = gs_str_sub(line, d.report, find_any(line, "["));
        st = gs_pet_words(r, line, &d.words, &d.word_count, &whole, err);
        if (st != GS_OK)
            return st;
        if (!d.word_count)
            continue;
        d.next = first_of(&p->discard_words, d.words[0]);
        if (!GS_PUSH(&r->know->arena, p->discards, p->discard_count, p->discard_cap, d) ||
            gs_map_put(&p->discard_words, d.words[0], (uint32_t)p->discard_count - 1) != GS_OK)
            return gs_fail_nomem(err, "know");
    }
    return st;
}

/* "0x1000-0xFFFF+0x20". */
static bool read_sum(gs_str text, int64_t *sum)
{
    *sum = 0;
    for (size_t i = 0; i < text.n;) {
        bool    minus = text.p[i] == '-';
        int64_t n = 0;
        size_t  from;
        i += text.p[i] == '-' || text.p[i] == '+';
        if (i + 2 < text.n && text.p[i] == '0' && gs_ascii_lower(text.p[i + 1]) == 'x')
            i += 2;
        from = i;
        for (; i < text.n && text.p[i] != '-' && text.p[i] != '+'; i++) {
            char c = gs_ascii_lower(text.p[i]);
            if (!(gs_ascii_digit(c) || (c >= 'a' && c <= 'f')) || i - from >= 8)
                return false;
            n = n * 16 + (gs_ascii_digit(c) ? c - '0' : c - 'a' + 10);
        }
        if (i == from)
            return false;
        *sum += minus ? -n : n;
    }
    return text.n > 0;
}

gs_status gs_pet_read_ontology(gs_pet_reader *r, gs_error *err)
{
    gs_petrarch *p = r->to;
    gs_str       line;
    gs_status    st;

    while (gs_pet_line(r, &line, &st, err)) {
        size_t        colon = gs_str_find(line, GS_STR(":"), 0);
        gs_pet_number n;
        if (colon == SIZE_MAX ||
            !read_sum(gs_str_trim(gs_str_sub(line, colon + 1, line.n)), &n.number))
            return gs_table_fail(&r->at, err, "a line is CODE:0x1000 or a sum of such numbers");
        st = gs_pet_read_code(r, gs_str_sub(line, 0, colon), &n.code, err);
        if (st != GS_OK)
            return st;
        if (!GS_PUSH(&r->know->arena, p->numbers, p->number_count, p->number_cap, n))
            return gs_fail_nomem(err, "know");
    }
    return st;
}

gs_str gs_pet_negated(const gs_petrarch *p, gs_str code)
{
    size_t own = 0;

    while (own < p->number_count && !gs_str_eq(p->numbers[own].code, code))
        own++;
    for (size_t i = 0; own < p->number_count && i < p->number_count; i++) {
        if (p->numbers[i].number == p->numbers[own].number - 0xFFFF)
            return p->numbers[i].code;
    }
    return code;
}

/* ---- the folder ---- */

enum { ACTORS, AGENTS, DISCARDS, VERBS, ONTOLOGY, CAMEO, KINDS };

/* A page or a program about dictionaries is none: the name ends in ".txt", in a kind,
 * or in nothing. */
static bool may_be_dictionary(gs_str name, const char *const *parts)
{
    size_t dot = name.n;
    gs_str end;

    while (dot > 0 && name.p[dot - 1] != '.')
        dot--;
    end = gs_str_sub(name, dot, name.n);
    if (!dot || gs_str_eq_nocase(end, GS_STR("txt")))
        return true;
    for (int i = 0; i < CAMEO; i++) {
        if (gs_str_eq_nocase(end, gs_str_from(parts[i])))
            return true;
    }
    return false;
}

static int kind_of(const char *name)
{
    static const char *const parts[KINDS] = {"actors", "agents",   "discards",
                                             "verbs",  "ontology", "cameo"};
    gs_str                   s = gs_str_from(name);

    if (s.n == 0 || s.p[0] == '.' || !may_be_dictionary(s, parts))
        return KINDS;
    for (int i = 0; i < KINDS; i++) {
        if (gs_str_find_nocase(s, gs_str_from(parts[i]), 0) != SIZE_MAX)
            return i == CAMEO ? VERBS : i;
    }
    return KINDS;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of its dictionaries, in order; the arena keeps them. */
static gs_status list_files(gs_know *know, const char *dir, const char **names, size_t *count,
                            gs_error *err)
{
    DIR           *folder = opendir(dir);
    struct dirent *entry;
    gs_status      st = GS_OK;

    *count = 0;
    if (!folder)
        return gs_fail(err, GS_E_DATA, "know", GS_NO_OFFSET, "%s: cannot be opened", dir);
    while (st == GS_OK && (entry = readdir(folder))) {
        gs_str name;
        if (kind_of(entry->d_name) == KINDS)
            continue;
        name = gs_arena_str(&know->arena, gs_str_from(entry->d_name));
        if (!name.p)
            st = gs_fail_nomem(err, "know");
        else if (*count == GS_PET_FILES)
            st = gs_fail(err, GS_E_DATA, "know", GS_NO_OFFSET, "%s: more than %d dictionaries", dir,
                         GS_PET_FILES);
        else
            names[(*count)++] = name.p;
    }
    closedir(folder);
    qsort(names, *count, sizeof *names, by_name);
    return st;
}

static gs_status read_file(gs_know *know, const char *dir, const char *name, uint32_t file,
                           gs_error *err)
{
    gs_pet_reader r = {.know = know,
                       .to = &know->petrarch,
                       .at = {.path = name},
                       .file = file,
                       .set = GS_PET_NONE};
    gs_status     st = gs_table_open(dir, name, know, &r.text, err);

    if (st != GS_OK)
        return st;
    switch (kind_of(name)) {
    case ACTORS:
        return gs_pet_read_actors(&r, false, err);
    case AGENTS:
        return gs_pet_read_actors(&r, true, err);
    case DISCARDS:
        return gs_pet_read_discards(&r, err);
    case ONTOLOGY:
        return gs_pet_read_ontology(&r, err);
    default:
        return gs_pet_read_verbs(&r, err);
    }
}

gs_status gs_know_load_petrarch(gs_know *know, const char *dir, gs_error *err)
{
    const char *names[GS_PET_FILES];
    size_t      count;
    gs_status   st = list_files(know, dir, names, &count, err);

    for (size_t i = 0; st == GS_OK && i < count; i++)
        st = read_file(know, dir, names[i], (uint32_t)i, err);
    if (st != GS_OK)
        return st;
    if (!know->petrarch.phrase_count || !know->petrarch.verb_count)
        return gs_fail(err, GS_E_DATA, "know", GS_NO_OFFSET,
                       "%s: needs files of \"actors\" and of \"verbs\"", dir);
    know->petrarch.loaded = true;
    return GS_OK;
}

/* ---- the categories of codes ---- */

static gs_status add_root(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know  *know = ctx;
    gs_plover event;

    if (!gs_plover_from_name(row->fields[1], &event))
        return gs_table_fail(row, err, "unknown event '%.*s'", GS_STR_ARG(row->fields[1]));
    return gs_map_put(&know->cameo_roots, row->fields[0], (uint32_t)event) == GS_OK
               ? GS_OK
               : gs_fail_nomem(err, "know");
}

gs_status gs_know_load_cameo(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "cameo-roots.tsv", 2, 2, know, add_root, know, err);
}

gs_plover gs_know_plover(const gs_know *know, gs_str cameo)
{
    for (size_t n = cameo.n; n > 0; n--) {
        const uint32_t *event = gs_map_get(&know->cameo_roots, gs_str_sub(cameo, 0, n));
        if (event)
            return (gs_plover)*event;
    }
    return GS_PLOVER_COUNT;
}
