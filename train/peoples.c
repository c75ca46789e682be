/* train/peoples.c - see peoples.h. */
#include "train/peoples.h"

#include <stdio.h>

#include "base/error.h"
#include "base/file.h"
#include "text/utf8.h"
#include "train/train.h"

/* Whom no state's adjective names; singular, their plurals follow. */
static const char *const others[] = {
    /* peoples and regions */
    "african",
    "american",
    "arab",
    "arabic",
    "asian",
    "aboriginal",
    "alawite",
    "assyrian",
    "aztec",
    "balkan",
    "baloch",
    "basque",
    "bedouin",
    "bengali",
    "berber",
    "briton",
    "catalan",
    "caucasian",
    "chechen",
    "circassian",
    "copt",
    "coptic",
    "cossack",
    "crimean",
    "dane",
    "dinka",
    "dutch",
    "dutchman",
    "englishman",
    "english",
    "eskimo",
    "european",
    "filipino",
    "finn",
    "flemish",
    "french",
    "frenchman",
    "gypsy",
    "han",
    "hausa",
    "hazara",
    "hellenic",
    "hispanic",
    "hun",
    "hutu",
    "igbo",
    "inca",
    "inuit",
    "irishman",
    "kashmiri",
    "kurd",
    "kurdish",
    "latina",
    "latino",
    "levantine",
    "maori",
    "maya",
    "mayan",
    "mongol",
    "moor",
    "moorish",
    "nordic",
    "norman",
    "oromo",
    "ossetian",
    "ottoman",
    "palestinian",
    "pashtun",
    "persian",
    "philippine",
    "pole",
    "punjabi",
    "roma",
    "romani",
    "roman",
    "rohingya",
    "scandinavian",
    "scot",
    "scotsman",
    "scottish",
    "serb",
    "sicilian",
    "sinhalese",
    "slav",
    "slavic",
    "spaniard",
    "swede",
    "tamil",
    "tatar",
    "tibetan",
    "tigrayan",
    "turk",
    "turkic",
    "turkmen",
    "tutsi",
    "uighur",
    "uyghur",
    "uzbek",
    "tajik",
    "kazakh",
    "kyrgyz",
    "welsh",
    "welshman",
    "yazidi",
    "yoruba",
    "zulu",
    "saxon",
    "anglo",
    "celtic",
    "celt",
    "viking",
    "texan",
    "californian",
    "londoner",
    "parisian",

    "westerner",
    "eurasian",
    "soviet",
    "yugoslav",
    "czechoslovak",
    "prussian",
    "byzantine",
    "greek",
    "sindhi",
    "saudi",
    "emirati",
    "afro",
    "latin",
    "sunni",
    "saracen",
    "cherokee",
    "navajo",
    "sioux",
    "apache",
    "tuareg",
    "fulani",
    "kikuyu",
    "shona",
    "bosniak",
    "gaul",
    "goth",
    "aryan",
    "semitic",
    "israelite",
    "thai",
    "lao",
    "chinese",
    "japanese",
    "siberian",
    "bavarian",
    "cantonese",
    "taiwanese",
    "hongkonger",
    "darfuri",
    "abkhaz",
    /* faiths and parties to them */
    "anglican",
    "baha'i",
    "baptist",
    "buddhist",
    "calvinist",
    "catholic",
    "christian",
    "druze",
    "evangelical",
    "hindu",
    "islamic",
    "islamist",
    "ismaili",
    "jain",
    "jew",
    "jewish",
    "judaic",
    "lutheran",
    "maronite",
    "methodist",
    "mormon",
    "moslem",
    "muslim",
    "orthodox",
    "pagan",
    "presbyterian",
    "protestant",
    "puritan",
    "quaker",
    "salafi",
    "salafist",
    "shia",
    "shiite",
    "shi'ite",
    "shi'a",
    "sikh",
    "sufi",
    "taoist",
    "wahhabi",
    "wahabi",
    "zionist",
    "zoroastrian",
    "jesuit",
    "houthi",
    /* of parties and politics that English writes with a capital */
    "communist",
    "democrat",
    "republican",
    "ba'athist",
    "baathist",
    "nazi",
    "bolshevik",
};

static const char *const seats[] = {
    "pentagon",          "kremlin",          "white house",      "downing street",
    "10 downing street", "elysee",           "elysee palace",    "élysée",
    "élysée palace",     "capitol",          "capitol hill",     "foggy bottom",
    "foreign ministry",  "state department", "defense ministry", "defence ministry",
    "interior ministry", "foreign office",
};

static gs_str lower(gs_str word, char *buffer, size_t size)
{
    gs_buf out = gs_buf_over(buffer, size);
    size_t next;

    for (size_t at = 0; at < word.n; at = next)
        gs_utf8_put(&out, gs_char_to_lower(gs_utf8_at(word, at, &next)));
    return out.status == GS_OK ? gs_buf_str(&out) : GS_STR_NONE;
}

static gs_status put(train_peoples *p, gs_map *map, gs_str word, gs_error *err)
{
    char   folded[128];
    gs_str key = gs_arena_str(&p->arena, lower(gs_str_trim(word), folded, sizeof folded));

    if (!key.p || gs_map_put(map, key, 1) != GS_OK)
        return gs_fail_nomem(err, "peoples");
    return GS_OK;
}

static bool has_lower(gs_str s)
{
    size_t next;

    for (size_t at = 0; at < s.n; at = next) {
        if (gs_char_lower(gs_utf8_at(s, at, &next)))
            return true;
    }
    return false;
}

static gs_status put_list(train_peoples *p, gs_map *map, gs_str list, gs_error *err)
{
    gs_str    part;
    gs_status st = GS_OK;

    while (st == GS_OK && gs_str_split(&list, ',', &part)) {
        part = gs_str_trim(part);
        /* "US", "U.S." are the state's name, not its people's. */
        if (map == &p->words && part.n > 1 && !has_lower(part))
            continue;
        if (part.n && !gs_str_eq(part, GS_STR("-")))
            st = put(p, map, part, err);
    }
    return st;
}

/* "DZA TAB Algeria TAB Algerian TAB Algiers". */
static gs_status read_state(train_peoples *p, gs_str line, gs_error *err)
{
    gs_str    column = GS_STR_NONE;
    gs_status st = GS_OK;

    if (!line.n || line.p[0] == '#')
        return GS_OK;
    for (int i = 0; st == GS_OK && i < 3 && gs_str_split(&line, '\t', &column); i++) {
        if (i > 0)
            st = put_list(p, i == 1 ? &p->states : &p->words, column, err);
    }
    return st;
}

static gs_status read_states(train_peoples *p, const char *know, gs_error *err)
{
    char      path[4096];
    gs_file   file;
    gs_str    text, line;
    gs_status st;

    snprintf(path, sizeof path, "%s/names-states.tsv", know);
    st = gs_file_read(&file, path, TRAIN_LIMIT_FILE_BYTES, err);
    if (st != GS_OK)
        return st;
    text = gs_str_make(file.data, file.size);
    if (gs_utf8_valid_prefix(text) < text.n)
        st = gs_fail(err, GS_E_DATA, "peoples", GS_NO_OFFSET, "%s: not valid UTF-8", path);
    while (st == GS_OK && gs_str_split(&text, '\n', &line))
        st = read_state(p, line, err);
    gs_file_close(&file);
    return st;
}

gs_status train_peoples_load(train_peoples *p, const char *know, gs_error *err)
{
    gs_status st = GS_OK;

    *p = (train_peoples){0};
    gs_arena_init(&p->arena, (size_t)16 << 20);
    gs_map_init(&p->words, (gs_seed){1, 2});
    gs_map_init(&p->states, (gs_seed){1, 2});
    for (size_t i = 0; st == GS_OK && i < sizeof others / sizeof *others; i++)
        st = put(p, &p->words, gs_str_from(others[i]), err);
    if (st == GS_OK && know)
        st = read_states(p, know, err);
    return st;
}

void train_peoples_release(train_peoples *p)
{
    gs_map_release(&p->words);
    gs_map_release(&p->states);
    gs_arena_release(&p->arena);
}

/* "kurds" of "kurd", "gypsies" of "gypsy", "frenchmen" of "frenchman". */
static bool has_plural(const gs_map *words, char *folded, size_t n)
{
    gs_str word = gs_str_make(folded, n);

    if (n > 4 && gs_str_ends(word, GS_STR("ies"))) {
        folded[n - 3] = 'y';
        return gs_map_get(words, gs_str_make(folded, n - 2)) != NULL;
    }
    if (n > 3 && gs_str_ends(word, GS_STR("s")))
        return gs_map_get(words, gs_str_make(folded, n - 1)) != NULL;
    if (n > 5 && gs_str_ends(word, GS_STR("men"))) {
        folded[n - 2] = 'a';
        return gs_map_get(words, word) != NULL;
    }
    return false;
}

bool train_peoples_has(const train_peoples *p, gs_str word)
{
    char   folded[128];
    gs_str key;

    if (word.n > 1 && word.p[0] == '#')
        word = gs_str_sub(word, 1, word.n);
    for (size_t i = word.n; i > 0; i--) {
        if (word.p[i - 1] == '-') {
            word = gs_str_sub(word, i, word.n);
            break;
        }
    }
    key = lower(word, folded, sizeof folded);
    if (!key.n)
        return false;
    return gs_map_get(&p->words, key) || has_plural(&p->words, folded, key.n);
}

bool train_peoples_state(const train_peoples *p, gs_str words)
{
    char   folded[128];
    gs_str key = lower(words, folded, sizeof folded);

    return key.n && gs_map_get(&p->states, key);
}

bool train_seat_of_government(gs_str words)
{
    if (gs_str_starts_nocase(words, GS_STR("the ")))
        words = gs_str_sub(words, 4, words.n);
    for (size_t i = 0; i < sizeof seats / sizeof *seats; i++) {
        if (gs_str_eq_nocase(words, gs_str_from(seats[i])))
            return true;
    }
    return false;
}

bool train_is_title(gs_str word)
{
    static const char *const titles[] = {
        "president",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "prof",
        "prof.",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "senator",
        "sen.",
        "sen",
        "rep.",
        "rep",
        "representative",
        "congressman",
        "congresswoman",
        "governor",
        "gov.",
        "gov",
        "mayor",
        "minister",
        "prime",
        "foreign",
        "secretary",
        "chancellor",
        "premier",
        "king",
        "queen",
        "prince",
        "princess",
        "duke",
        "duchess",
        "emperor",
        "pope",
        "cardinal",
        "bishop",
        "archbishop",
        "father",
        "rev.",
        "reverend",
        "imam",
        "sheikh",
        "sheik",
        "shaikh",
        "ayatollah",
        "general",
        "gen.",
        "gen",
        "colonel",
        "col.",
        "col",
        "major",
        "maj.",
        "captain",
        "capt.",
        "capt",
        "lieutenant",
        "lt.",
        "lt",
        "sergeant",
        "sgt.",
        "sgt",
        "cpl.",
        "spc.",
        "pvt.",
        "admiral",
        "adm.",
        "brigadier",
        "brig.",
        "commander",
        "judge",
        "justice",
        "ambassador",
        "attorney",
        "deputy",
        "vice",
        "chief",
        "officer",
        "detective",
        "inspector",
        "coach",
        "mp",
        "md",
        "spokesman",
        "spokeswoman",
        "former",
        "late",
        "acting",
        "director",
        "chairman",
        "ceo",
        "senior",
        "lady",
        "baroness",
        "baron",
        "count",
        "rabbi",
    };

    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (gs_str_eq_nocase(word, gs_str_from(titles[i])))
            return true;
    }
    return false;
}
