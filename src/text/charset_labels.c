/* text/charset_labels.c - see charset_labels.h. */
#include "text/charset_labels.h"

#define UNICODE(unit) (unit), false, false
#define LATIN         1, true, true
#define SINGLE        1, false, true
#define MULTI         1, false, false

/* ISO-2022-KR, ISO-2022-CN and HZ are left out, as by the standard: they let
 * one text read as two. */
static const gs_charset charsets[] = {
    {"UTF-8", "UTF-8", UNICODE(1),
     "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig"},
    {"UTF-16LE", "UTF-16LE", UNICODE(2),
     "utf-16le utf-16 utf16 utf16le unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff"},
    {"UTF-16BE", "UTF-16BE", UNICODE(2), "utf-16be utf16be unicodefffe"},
    {"UTF-32LE", "UTF-32LE", UNICODE(4), "utf-32le utf-32 utf32"},
    {"UTF-32BE", "UTF-32BE", UNICODE(4), "utf-32be"},
    {"WINDOWS-1252", "WINDOWS-1252", LATIN,
     "windows-1252 cp1252 x-cp1252 ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso88591 "
     "iso_8859-1 iso_8859-1:1987 iso-ir-100 latin1 latin-1 l1 cp819 ibm819 csisolatin1"},
    {"WINDOWS-1250", "WINDOWS-1250", LATIN, "windows-1250 cp1250 x-cp1250"},
    {"WINDOWS-1251", "WINDOWS-1251", SINGLE, "windows-1251 cp1251 x-cp1251"},
    {"WINDOWS-1253", "WINDOWS-1253", SINGLE, "windows-1253 cp1253 x-cp1253"},
    {"WINDOWS-1254", "WINDOWS-1254", LATIN,
     "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 "
     "iso-ir-148 latin5 l5 csisolatin5"},
    {"WINDOWS-1255", "WINDOWS-1255", SINGLE, "windows-1255 cp1255 x-cp1255"},
    {"WINDOWS-1256", "WINDOWS-1256", SINGLE, "windows-1256 cp1256 x-cp1256"},
    {"WINDOWS-1257", "WINDOWS-1257", LATIN, "windows-1257 cp1257 x-cp1257"},
    {"WINDOWS-1258", "WINDOWS-1258", LATIN, "windows-1258 cp1258 x-cp1258"},
    {"WINDOWS-874", "CP874", SINGLE,
     "windows-874 dos-874 tis-620 iso-8859-11 iso8859-11 iso885911"},
    {"ISO-8859-2", "ISO-8859-2", LATIN,
     "iso-8859-2 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 iso-ir-101 latin2 l2 csisolatin2"},
    {"ISO-8859-3", "ISO-8859-3", LATIN,
     "iso-8859-3 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 iso-ir-109 latin3 l3 csisolatin3"},
    {"ISO-8859-4", "ISO-8859-4", LATIN,
     "iso-8859-4 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 iso-ir-110 latin4 l4 csisolatin4"},
    {"ISO-8859-5", "ISO-8859-5", SINGLE,
     "iso-8859-5 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 iso-ir-144 cyrillic "
     "csisolatincyrillic"},
    {"ISO-8859-6", "ISO-8859-6", SINGLE,
     "iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-8859-6-e iso-8859-6-i "
     "iso-ir-127 arabic asmo-708 ecma-114 csiso88596e csiso88596i csisolatinarabic"},
    {"ISO-8859-7", "ISO-8859-7", SINGLE,
     "iso-8859-7 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 iso-ir-126 greek greek8 ecma-118 "
     "elot_928 sun_eu_greek csisolatingreek"},
    {"ISO-8859-8", "ISO-8859-8", SINGLE,
     "iso-8859-8 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 iso-8859-8-e iso-8859-8-i "
     "iso-ir-138 hebrew visual logical csiso88598e csiso88598i csisolatinhebrew"},
    {"ISO-8859-10", "ISO-8859-10", LATIN,
     "iso-8859-10 iso8859-10 iso885910 iso-ir-157 latin6 l6 csisolatin6"},
    {"ISO-8859-13", "ISO-8859-13", LATIN, "iso-8859-13 iso8859-13 iso885913"},
    {"ISO-8859-14", "ISO-8859-14", LATIN, "iso-8859-14 iso8859-14 iso885914"},
    {"ISO-8859-15", "ISO-8859-15", LATIN,
     "iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 csisolatin9"},
    {"ISO-8859-16", "ISO-8859-16", LATIN, "iso-8859-16"},
    {"IBM866", "IBM866", SINGLE, "ibm866 cp866 866 csibm866"},
    {"KOI8-R", "KOI8-R", SINGLE, "koi8-r koi8 koi8_r koi cskoi8r"},
    {"KOI8-U", "KOI8-U", SINGLE, "koi8-u koi8-ru"},
    {"MACINTOSH", "MACINTOSH", LATIN, "macintosh mac x-mac-roman csmacintosh"},
    {"X-MAC-CYRILLIC", "MAC-CYRILLIC", SINGLE, "x-mac-cyrillic x-mac-ukrainian mac-cyrillic"},
    {"GB18030", "GB18030", MULTI,
     "gb18030 gbk gb2312 gb_2312 gb_2312-80 chinese csgb2312 csiso58gb231280 iso-ir-58 x-gbk"},
    {"BIG5", "BIG5-HKSCS", MULTI, "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    {"EUC-JP", "EUC-JP", MULTI, "euc-jp x-euc-jp cseucpkdfmtjapanese"},
    {"ISO-2022-JP", "ISO-2022-JP", MULTI, "iso-2022-jp csiso2022jp"},
    {"SHIFT_JIS", "CP932", MULTI,
     "shift_jis shift-jis sjis x-sjis ms932 ms_kanji windows-31j csshiftjis"},
    {"EUC-KR", "UHC", MULTI,
     "euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 uhc iso-ir-149 "
     "cseuckr csksc56011987"},
};

static bool trims(char c)
{
    return gs_ascii_space(c) || c == '"' || c == '\'' || c == ';';
}

static bool has_label(const gs_charset *set, gs_str label)
{
    gs_str rest = gs_str_from(set->labels), one;

    while (gs_str_split(&rest, ' ', &one)) {
        if (gs_str_eq_nocase(one, label))
            return true;
    }
    return false;
}

const gs_charset *gs_charset_by_label(gs_str label)
{
    while (label.n && trims(label.p[0]))
        label = gs_str_sub(label, 1, label.n);
    while (label.n && trims(label.p[label.n - 1]))
        label.n--;
    for (size_t i = 0; label.n && i < sizeof charsets / sizeof *charsets; i++) {
        if (has_label(&charsets[i], label))
            return &charsets[i];
    }
    return NULL;
}
