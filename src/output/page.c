/* output/page.c - see page.h.
 *
 * A word is gathered with its styles and placed once its width is known: on
 * this line, or on the next. Styles stand in the gathered word as single
 * bytes below 0x20, which text cannot hold since control characters have
 * become visible by then. Each line ends in the terminal's own style, so that
 * pagers which forget styles at line ends show it rightly.
 */
#include "output/page.h"

#include <limits.h>

#include "text/utf8.h"

enum {
    MIN_WIDTH = 20,
    MAX_WIDTH = 1000,
    MAX_MARKS = 3, /* of one character: Vietnamese and Hebrew get by with these */
    MAX_WORD = 4096
};

static const char *const codes[GS_STYLE_END] = {
    [GS_STYLE_FAINT] = "2",           [GS_STYLE_STRONG] = "1",
    [GS_STYLE_HEADING] = "1",         [GS_STYLE_DENIES] = "1;31",
    [GS_STYLE_DENIES_CUE] = "1;4;31", [GS_STYLE_DOUBTS] = "1;33",
    [GS_STYLE_DOUBTS_CUE] = "1;4;33", [GS_STYLE_ASKS] = "1;35",
    [GS_STYLE_ASKS_CUE] = "1;4;35",   [GS_STYLE_SAYS] = "1;36",
    [GS_STYLE_SAYS_CUE] = "1;4;36",
};

typedef struct char_range {
    uint32_t first, last;
} char_range;

/* Marks that take no column, for the scripts that newspapers are set in. */
static const char_range combining[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5},   {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06DC},   {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0900, 0x0902},
    {0x093A, 0x093A},   {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0951, 0x0957},
    {0x0981, 0x0981},   {0x09BC, 0x09BC}, {0x09C1, 0x09C4}, {0x09CD, 0x09CD}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
    {0x20D0, 0x20FF},   {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xE0100, 0xE01EF},
};

static const char_range wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
    {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},
    {0x26BD, 0x26BE},   {0x2705, 0x2705},   {0x2728, 0x2728},   {0x274C, 0x274C},
    {0x2753, 0x2755},   {0x2795, 0x2797},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
    {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

/* What could steer a terminal, hide text or turn its order: C0 and C1
 * controls, bidirectional controls, separators, invisible operators, tags,
 * and private use, which may show as anything. */
static const char_range hostile[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},   {0x034F, 0x034F},    {0x061C, 0x061C},
    {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200B},    {0x200E, 0x200F},
    {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},   {0xE000, 0xF8FF},    {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0xE0000, 0xE00FF}, {0xF0000, 0x10FFFF},
};

static bool within(const char_range *ranges, size_t count, uint32_t c)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (ranges[mid].last < c)
            low = mid + 1;
        else
            high = mid;
    }
    return low < count && ranges[low].first <= c;
}

#define WITHIN(table, c) within((table), sizeof(table) / sizeof *(table), (c))

unsigned gs_char_width(uint32_t c)
{
    if (c < 0x300)
        return 1;
    return WITHIN(combining, c) ? 0 : WITHIN(wide, c) ? 2 : 1;
}

/* The ASCII that stands for a character, or NULL. */
static const char *ascii_for(uint32_t c)
{
    /* U+00C0 to U+017F, two bytes each: the base letter, or two letters. */
    static const char latin[] =
        "A A A A A A AEC E E E E I I I I D N O O O O O x O U U U U Y Thssa a a a a a aec "
        "e e e e i i i i d n o o o o o / o u u u u y thy A a A a A a C c C c C c C c D d "
        "D d E e E e E e E e E e G g G g G g G g H h H h I i I i I i I i I i IJijJ j K k "
        "k L l L l L l L l L l N n N n N n 'nN n O o O o O o OEoeR r R r R r S s S s S s "
        "S s T t T t T t U u U u U u U u U u U u W w Y y Y Z z Z z Z z s ";
    static const struct {
        uint32_t    c;
        const char *ascii;
    } marks[] = {{0x00AB, "\""}, {0x00B7, "-"},  {0x00BB, "\""}, {0x2010, "-"},   {0x2011, "-"},
                 {0x2012, "-"},  {0x2013, "-"},  {0x2014, "--"}, {0x2015, "--"},  {0x2018, "'"},
                 {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},  {0x201C, "\""},  {0x201D, "\""},
                 {0x201E, "\""}, {0x201F, "\""}, {0x2022, "*"},  {0x2026, "..."}, {0x2032, "'"},
                 {0x2033, "\""}, {0x2039, "'"},  {0x203A, "'"},  {0x20AC, "EUR"}, {0x2212, "-"}};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].c == c)
            return marks[i].ascii;
    }
    return c >= 0xC0 && c <= 0x17F ? latin + (size_t)2 * (c - 0xC0) : NULL;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}

void gs_page_init(gs_page *page, const gs_table_options *options, gs_buf *out)
{
    unsigned width = options && options->width ? options->width : 80;

    *page = (gs_page){.out = out,
                      .width = width < MIN_WIDTH   ? MIN_WIDTH
                               : width > MAX_WIDTH ? MAX_WIDTH
                                                   : width,
                      .color = options && options->color,
                      .unicode = options && options->unicode,
                      .blank = true,
                      .style = GS_STYLE_PLAIN,
                      .active = GS_STYLE_PLAIN};
    gs_buf_init(&page->word, SIZE_MAX / 2);
}

static void use_style(gs_page *page, gs_style style)
{
    if (page->color && style != page->active) {
        gs_buf_add_str(page->out, GS_STR("\033[0"));
        if (codes[style])
            gs_buf_addf(page->out, ";%s", codes[style]);
        gs_buf_add_char(page->out, 'm');
    }
    page->active = style;
}

static void pad(gs_page *page, unsigned to)
{
    while (page->column < to) {
        gs_buf_add_char(page->out, ' ');
        page->column++;
    }
}

static void end_line(gs_page *page)
{
    use_style(page, GS_STYLE_PLAIN);
    gs_buf_add_char(page->out, '\n');
    page->blank = page->column == 0;
    page->column = 0;
    page->space = false;
}

/* Between two words of one style it is theirs; an underline ends with its word. */
static void blank(gs_page *page, gs_style next)
{
    if (next != page->active)
        use_style(page, GS_STYLE_PLAIN);
    pad(page, page->column + 1);
}

/* The gathered word goes where it fits. */
static void place_word(gs_page *page)
{
    gs_buf *word = &page->word;

    if (!word->size)
        return;
    if (page->column > page->indent && page->column + page->space + page->word_width > page->width)
        end_line(page);
    if (page->column <= page->indent)
        pad(page, page->indent);
    else if (page->space)
        blank(page, (gs_style)word->data[0]);
    for (size_t i = 0, from = 0; i <= word->size; i++) {
        if (i < word->size && (unsigned char)word->data[i] >= GS_STYLE_END)
            continue;
        gs_buf_add(page->out, word->data + from, i - from);
        if (i < word->size)
            use_style(page, (gs_style)word->data[i]);
        from = i + 1;
    }
    page->column += page->word_width;
    page->word_width = 0;
    page->space = false;
    word->size = 0;
}

/* Adds `n` columns to the word; one that no line could hold is broken. */
static void add_glyph(gs_page *page, gs_style style, gs_str glyph, unsigned n)
{
    unsigned room = page->width > page->indent ? page->width - page->indent : 1;

    if (page->word_width && (page->word_width + n > room || page->word.size > MAX_WORD)) {
        place_word(page);
        if (page->column + n > page->width)
            end_line(page);
    }
    if (!page->word.size || style != page->style) {
        gs_buf_add_char(&page->word, (char)style);
        page->style = style;
    }
    gs_buf_add_str(&page->word, glyph);
    page->word_width += n;
}

static void add_ascii(gs_page *page, gs_style style, const char *s, size_t n)
{
    for (size_t i = 0; i < n && s[i]; i++) {
        if (s[i] != ' ')
            add_glyph(page, style, gs_str_make(s + i, 1), 1);
    }
}

static void add_visible(gs_page *page, gs_style style, uint32_t c)
{
    char   code[16] = "<U+";
    char   digits[8];
    size_t count = 0, n = 3;

    while (count < 4 || c >> (4 * count))
        count++;
    for (size_t i = 0; i < count; i++)
        digits[i] = "0123456789ABCDEF"[(c >> (4 * (count - 1 - i))) & 15];
    memcpy(code + n, digits, count);
    n += count;
    code[n++] = '>';
    add_ascii(page, style, code, n);
}

static void add_char(gs_page *page, gs_style style, uint32_t c, gs_str bytes)
{
    unsigned    n = gs_char_width(c);
    const char *ascii = page->unicode || c < 0x80 ? NULL : ascii_for(c);

    page->marks = n ? 0 : page->marks + 1;
    if (ascii)
        add_ascii(page, style, ascii, c < 0x180 && c >= 0xC0 ? 2 : 4);
    else if (WITHIN(hostile, c) || (c >= 0x80 && !page->unicode) || page->marks > MAX_MARKS ||
             (!n && !page->word_width))
        add_visible(page, style, c);
    else if (n == 2) {
        /* Wide scripts set no blanks: a line may end before any character. */
        place_word(page);
        add_glyph(page, style, bytes, n);
    } else
        add_glyph(page, style, bytes, n);
}

static void put_valid(gs_page *page, gs_style style, gs_str s)
{
    for (size_t at = 0, next; at < s.n; at = next) {
        uint32_t c = gs_utf8_at(s, at, &next);
        bool     fixed_blank = c == 0xA0 || c == 0x202F; /* which ASCII has not */
        if (is_blank(c) || (fixed_blank && !page->unicode)) {
            place_word(page);
            page->space = page->column > page->indent;
        } else {
            add_char(page, style, c, gs_str_sub(s, at, next));
        }
    }
}

void gs_page_attach(gs_page *page, gs_style style, gs_str s)
{
    gs_buf repaired;

    if (gs_utf8_valid_prefix(s) == s.n) {
        put_valid(page, style, s);
        return;
    }
    gs_buf_init(&repaired, SIZE_MAX / 2);
    gs_utf8_repair(&repaired, s);
    put_valid(page, style, gs_buf_str(&repaired));
    if (repaired.status != GS_OK)
        page->out->status = repaired.status;
    gs_buf_release(&repaired);
}

void gs_page_put(gs_page *page, gs_style style, gs_str s)
{
    put_valid(page, style, GS_STR(" "));
    gs_page_attach(page, style, s);
}

void gs_page_break(gs_page *page)
{
    place_word(page);
    if (page->column)
        end_line(page);
}

void gs_page_gap(gs_page *page)
{
    gs_page_break(page);
    if (!page->blank)
        end_line(page);
}

void gs_page_indent(gs_page *page, unsigned columns)
{
    place_word(page);
    page->indent = columns < page->width / 2 ? columns : page->width / 2;
    if (page->column && page->column + 1 > page->indent)
        end_line(page);
    if (page->column) {
        use_style(page, GS_STYLE_PLAIN);
        pad(page, page->indent);
    }
    page->space = false;
}

void gs_page_to(gs_page *page, unsigned column)
{
    place_word(page);
    page->space = page->column && page->column >= column;
    if (page->column < column) {
        use_style(page, GS_STYLE_PLAIN);
        pad(page, column);
    }
}

unsigned gs_page_measure(gs_page *page, gs_str s)
{
    gs_buf   nowhere;
    gs_page  probe;
    unsigned columns;

    gs_buf_init(&nowhere, SIZE_MAX / 2);
    gs_page_init(&probe, &(gs_table_options){.unicode = page->unicode}, &nowhere);
    probe.width = UINT_MAX;
    gs_page_attach(&probe, GS_STYLE_PLAIN, s);
    place_word(&probe);
    columns = probe.column;
    gs_page_release(&probe);
    if (nowhere.status != GS_OK)
        page->out->status = nowhere.status;
    gs_buf_release(&nowhere);
    return columns;
}

void gs_page_rule(gs_page *page)
{
    gs_page_break(page);
    use_style(page, GS_STYLE_FAINT);
    for (; page->column < page->width; page->column++)
        gs_buf_add_str(page->out, page->unicode ? GS_STR("─") : GS_STR("-"));
    end_line(page);
}

void gs_page_release(gs_page *page)
{
    gs_page_break(page);
    if (page->word.status != GS_OK)
        page->out->status = page->word.status;
    gs_buf_release(&page->word);
}
