/* ingest/html_marks.c - see html_marks.h. */
#include "ingest/html_marks.h"

/* Of a class attribute so much is looked at; build tools make endless ones. */
#define NAME_BYTES 400

#define WORD_BYTES 32

/* So near the end of a line a credit stands: "REUTERS/First Family-Name". */
#define CREDIT_BYTES 40

/* The longest stock phrase, in words. */
#define PHRASE_WORDS 6

static uint32_t look_up(const gs_map *map, const char *word, size_t n)
{
    const uint32_t *hint = n ? gs_map_get(map, gs_str_make(word, n)) : NULL;
    return hint ? *hint : 0;
}

static bool is_name_char(char c)
{
    return gs_ascii_alpha(c) || gs_ascii_digit(c) || (unsigned char)c >= 0x80;
}

/* The words of a name, each alone and with the one before it. */
static uint32_t hints_of_name(const gs_map *map, gs_str name)
{
    char     pair[2 * WORD_BYTES + 1]; /* "before-word" */
    size_t   before = 0, i = 0;
    uint32_t hints = 0;

    if (name.n > NAME_BYTES)
        name.n = NAME_BYTES;
    while (i < name.n) {
        char  *word = pair + before + (before > 0);
        size_t n = 0;
        if (!is_name_char(name.p[i])) {
            if (gs_ascii_space(name.p[i]))
                before = 0; /* another name begins */
            i++;
            continue;
        }
        if (before)
            pair[before] = '-';
        while (i < name.n && is_name_char(name.p[i]) && n < WORD_BYTES) {
            bool upper = name.p[i] >= 'A' && name.p[i] <= 'Z';
            bool after_lower = i && name.p[i - 1] >= 'a' && name.p[i - 1] <= 'z';
            if (n && upper && after_lower)
                break; /* articleBody */
            word[n++] = gs_ascii_lower(name.p[i++]);
        }
        if (i < name.n && name.p[i] == ':') { /* print:hidden, a style's condition */
            while (i < name.n && !gs_ascii_space(name.p[i]))
                i++;
            before = 0;
            continue;
        }
        hints |= look_up(map, word, n);
        if (before)
            hints |= look_up(map, pair, before + 1 + n);
        memmove(pair, word, n);
        before = n;
    }
    return hints;
}

static uint32_t hints_of_tag(uint16_t tag)
{
    switch (tag) {
    case GS_TAG_NAV:
    case GS_TAG_MENU:
        return GS_HINT_NAV;
    case GS_TAG_FOOTER:
        return GS_HINT_FOOTER;
    case GS_TAG_ASIDE:
        return GS_HINT_ASIDE;
    case GS_TAG_DIALOG:
        return GS_HINT_MODAL;
    case GS_TAG_FORM:
    case GS_TAG_FIELDSET:
    case GS_TAG_BUTTON:
    case GS_TAG_LABEL:
        return GS_HINT_NEWSLETTER;
    case GS_TAG_FIGCAPTION:
    case GS_TAG_FIGURE:
        return GS_HINT_CAPTION;
    case GS_TAG_TIME:
        return GS_HINT_DATE;
    case GS_TAG_ADDRESS:
        return GS_HINT_BYLINE;
    default:
        return 0;
    }
}

static uint32_t hints_of_role(gs_str role)
{
    static const struct {
        const char *name;
        uint32_t    hint;
    } roles[] = {
        {"navigation", GS_HINT_NAV},      {"menu", GS_HINT_NAV},
        {"menubar", GS_HINT_NAV},         {"banner", GS_HINT_NAV},
        {"contentinfo", GS_HINT_FOOTER},  {"search", GS_HINT_NAV},
        {"complementary", GS_HINT_ASIDE}, {"dialog", GS_HINT_MODAL},
        {"alertdialog", GS_HINT_MODAL},   {"form", GS_HINT_NEWSLETTER},
        {"toolbar", GS_HINT_NAV},         {"button", GS_HINT_SHARE},
    };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (gs_str_eq_nocase(role, gs_str_from(roles[i].name)))
            return roles[i].hint;
    }
    return 0;
}

/* schema.org's properties of an article, as microdata or RDFa. */
static uint32_t hints_of_property(gs_str property)
{
    static const struct {
        const char *name;
        uint32_t    hint;
    } properties[] = {
        {"articleBody", GS_HINT_BODY}, {"headline", GS_HINT_TITLE},
        {"author", GS_HINT_BYLINE},    {"comment", GS_HINT_COMMENT},
        {"caption", GS_HINT_CAPTION},  {"datePublished", GS_HINT_DATE},
        {"keywords", GS_HINT_TAGS},    {"dateModified", GS_HINT_DATE},
        {"description", GS_HINT_LEAD},
    };
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        if (gs_str_find_nocase(property, gs_str_from(properties[i].name), 0) != SIZE_MAX)
            return properties[i].hint;
    }
    return 0;
}

uint32_t gs_html_marks_of(const gs_html_tree *tree, uint32_t node, const gs_know *know)
{
    const gs_html_node *n = &tree->nodes[node];
    uint32_t            hints = hints_of_tag(n->tag);

    for (uint32_t i = 0; i < n->attr_count; i++) {
        gs_html_attr attr = tree->attrs[n->first_attr + i];
        switch (attr.name) {
        case GS_ATTR_CLASS:
        case GS_ATTR_ID:
        case GS_ATTR_DATA_COMPONENT:
        case GS_ATTR_DATA_TESTID:
            hints |= hints_of_name(&know->html_hints, attr.value);
            break;
        case GS_ATTR_ROLE:
            hints |= hints_of_role(attr.value);
            break;
        case GS_ATTR_ITEMPROP:
        case GS_ATTR_PROPERTY:
            hints |= hints_of_property(attr.value);
            break;
        default:
            break;
        }
    }
    return hints;
}

uint32_t gs_html_phrase_of(gs_str line, const gs_know *know, bool *whole)
{
    char     lower[128];
    size_t   n = line.n < sizeof lower ? line.n : sizeof lower, words = 0;
    uint32_t hint = 0;

    for (size_t i = 0; i < n; i++)
        lower[i] = gs_ascii_lower(line.p[i]);
    *whole = false;
    for (size_t i = 1; i <= n && words < PHRASE_WORDS; i++) {
        bool edge =
            i == line.n || (i < n && !is_name_char(lower[i])) || !is_name_char(lower[i - 1]);
        uint32_t found;
        if (!edge)
            continue;
        words += i == n || lower[i] == ' ';
        found = look_up(&know->html_phrases, lower, i);
        if (found) {
            hint = found; /* the longest counts */
            *whole = i == line.n;
        }
    }
    return hint;
}

bool gs_html_credits(gs_str line, const gs_know *know)
{
    size_t from = line.n > CREDIT_BYTES ? line.n - CREDIT_BYTES : 0;

    if (!line.n || line.p[line.n - 1] == '.')
        return false;
    for (size_t i = from; i < line.n; i++) {
        bool whole, edge = i == 0 || !is_name_char(line.p[i - 1]);
        if (edge && line.p[i] != ' ' &&
            gs_html_phrase_of(gs_str_sub(line, i, line.n), know, &whole) & GS_HINT_CREDIT)
            return true;
    }
    return false;
}
