/* cli/options.c - the table of options, and the parser that reads it.
 *
 * Options are "--name VALUE", "--name=VALUE", "-l VALUE" or "-lVALUE", and may
 * stand before, between and behind the operands. An option means the same in
 * every command that has it, but for --format. Given twice, the last one counts, but of --set all.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/near.h"
#include "cli/cli.h"

const cli_option cli_options[OPT_COUNT] = {
    [OPT_ABOUT] = {"about", 0, "NAME", NULL, "named in the record's sentence, also by a pronoun"},
    [OPT_ACT] = {"act", 0, "LIST", NULL, "acts of statements: say, deny, accuse, ..."},
    [OPT_ACTOR] = {"actor", 0, "NAME", NULL, "who does or suffers it; of a statement, who speaks"},
    [OPT_AGAIN] = {"again", 0, NULL, NULL,
                   "also texts that were kept or taken out before: what is read now\n"
                   "takes the place of what was read then"},
    [OPT_ALL] = {"all", 0, NULL, NULL, "all that another program or model has read"},
    [OPT_BY] = {"by", 0, "NAME", NULL, "who says so; with --list: whose reviews"},
    [OPT_WATCH_ALL] = {"all", 0, NULL, NULL, "also rows that a page has no room for"},
    [OPT_ON] = {"on", 0, "DAY", NULL,
                "what day it is, YYYY-MM-DD; default: the last that reports tell of"},
    [OPT_WATCH_FORMAT] = {"format", 'f', "FORMAT", "table|jsonl|csv|ics",
                          "table: a page for a person; jsonl, csv: a row each; ics: an\n"
                          "agreement's deadlines. Default: table on a terminal, else jsonl"},
    [OPT_CATEGORY] = {"category", 0, "LIST", NULL, "of events, in PLOVER: ASSAULT, CONSULT, ..."},
    [OPT_FIND_WORDS] = {"words", 0, "QUESTION", NULL,
                        "words in the record's sentence: 'shell* AND village'"},
    [OPT_LIMIT] = {"limit", 'n', "N", NULL, "rows to show (20; 0: all)"},
    [OPT_LIST_FORMAT] = {"format", 'f', "FORMAT", "table|jsonl|csv",
                         "table: for a person; jsonl: the records as they were kept; csv: a\n"
                         "row each with all columns. Default: table on a terminal, else jsonl"},
    [OPT_NEAR] = {"near", 0, "LAT,LON,KM", NULL,
                  "a place, as above, within KM kilometres of a point"},
    [OPT_OFFSET] = {"offset", 0, "N", NULL, "rows to pass over first"},
    [OPT_PLACE] = {"place", 0, "NAME", NULL,
                   "where the event was; else a place named in the sentence"},
    [OPT_REALITY] = {"reality", 0, "LIST", NULL, "of events: occurred, denied, planned, ..."},
    [OPT_SINCE] = {"since", 0, "DAY", NULL, "not before this day, YYYY-MM-DD"},
    [OPT_SORT] = {"sort", 0, "ORDER", NULL,
                  "day, added, source, ... as they rise; day,desc: as they fall"},
    [OPT_SOURCE] = {"source", 0, "NAME", NULL, "who published the report"},
    [OPT_SPEAKER] = {"speaker", 0, "NAME", NULL, "who said it, or one of those who did"},
    [OPT_STATUS] = {"status", 0, "LIST", NULL, "of claims: denied, disputed, alleged, ..."},
    [OPT_STORIES] = {"stories", 0, NULL, NULL,
                     "no reprints: of each story its likely origin alone"},
    [OPT_UNTIL] = {"until", 0, "DAY", NULL, "not after this day, YYYY-MM-DD"},
    [OPT_VERSIONS] = {"versions", 0, NULL, NULL, "also texts of which a newer version was kept"},
    [OPT_CAPTURED] = {"captured", 0, "TIME", NULL,
                      "when the report was fetched: YYYY-MM-DD, or with a time,\n"
                      "YYYY-MM-DDThh:mm:ssZ"},
    [OPT_CHARS] = {"chars", 0, NULL, NULL,
                   "give code-point offsets beside the byte offsets (jsonl)"},
    [OPT_COLOR] = {"color", 0, "WHEN", "auto|always|never",
                   "colours in table and tree; auto: on a terminal, unless\nNO_COLOR is set"},
    [OPT_CONFIRM] = {"confirm", 0, NULL, NULL, "the record is right"},
    [OPT_CONTENT_TYPE] = {"content-type", 0, "TYPE", NULL,
                          "the Content-Type header the report came with, as in\n"
                          "'text/html; charset=windows-1251'"},
    [OPT_DATA] =
        {"data", 0, "FOLDER", NULL,
         "the dictionaries; else $GAINSAY_DATADIR, else those installed\nbeside the program"},
    [OPT_DATE] = {"date", 'd', "DATE", NULL, "the day of publication, YYYY-MM-DD"},
    [OPT_DB] = {"db", 0, "FILE", NULL, "the store; else $GAINSAY_DB, else gainsay.db"},
    [OPT_DENIALS] = {"denials", 0, NULL, NULL,
                     "what is denied too (plover, gdelt, gdelt-mentions, icews)"},
    [OPT_DICTIONARIES] = {"dictionaries", 0, "FOLDER", NULL,
                          "code events by the dictionaries of PETRARCH or TABARI there"},
    [OPT_EXPORT] = {"export", 0, NULL, NULL, "print the reviews as JSON Lines, for --import"},
    [OPT_EXPORT_FORMAT] = {"format", 'f', "FORMAT",
                           "jsonl|html|csv|plover|polecat|gdelt|gdelt-mentions|icews|geojson|"
                           "annotation|claim|prov|ics",
                           "jsonl: the records as they were kept (default); html: a page for a\n"
                           "browser; the others are for other programs: gainsay-read(1), EXPORTS"},
    [OPT_FILES_FROM] = {"files-from", 'T', "LIST", NULL,
                        "read the paths in LIST too, one a line; - is standard input"},
    [OPT_FORMAT] = {"format", 'f', "FORMAT", "table|jsonl",
                    "table: a page for a person; jsonl: one record a line.\n"
                    "Default: table on a terminal, else jsonl"},
    [OPT_HELP] = {"help", 'h', NULL, NULL, "print this help"},
    [OPT_HXL] = {"hxl", 0, NULL, NULL, "a row of HXL hashtags below the names (csv)"},
    [OPT_IMPORT] = {"import", 0, "FILE", NULL, "take in reviews of another store"},
    [OPT_INPUT_FORMAT] = {"input-format", 0, "KIND", "auto|html|text",
                          "what the reports are; auto looks at each"},
    [OPT_JOBS] = {"jobs", 'j', "N", NULL, "reports to read at a time; default: one a processor"},
    [OPT_KNOW] = {"know", 0, "FOLDER", NULL, "dictionaries of your own, laid over the others"},
    [OPT_LIST] = {"list", 0, NULL, NULL, "list reviews: of the ids given, or all"},
    [OPT_MACHINE] = {"machine", 0, NULL, NULL, "as the machine read it, without reviews"},
    [OPT_MODEL] = {"model", 'm', "FILE", NULL,
                   "the language model; else model.gsm among the dictionaries"},
    [OPT_NULL] = {"null", '0', NULL, NULL, "paths in LIST end with a NUL, not with the line"},
    [OPT_PARSE_FORMAT] = {"format", 'f', "FORMAT", "conllu|tree|iob2",
                          "conllu: a word a line, for other tools; tree: drawings for a\n"
                          "person; iob2: words with the tags of names.\n"
                          "Default: tree on a terminal, else conllu"},
    [OPT_PLAIN] = {"plain", 0, NULL, NULL,
                   "the files are nothing but running text: no title, dateline\n"
                   "or teasers, no HTML"},
    [OPT_PUBLISHER] = {"publisher", 0, "NAME", NULL, "who published the report"},
    [OPT_QUIET] = {"quiet", 'q', NULL, NULL, "no progress line and no messages about rejections"},
    [OPT_READ_FORMAT] = {"format", 'f', "FORMAT",
                         "table|jsonl|html|csv|plover|polecat|gdelt|gdelt-mentions|icews|geojson|"
                         "annotation|claim|prov|ics",
                         "table: a page for a person; jsonl: one record a line;\n"
                         "html: a page for a browser.\n"
                         "Default: table on a terminal, else jsonl.\n"
                         "The others are for other programs: gainsay-read(1), EXPORTS"},
    [OPT_REJECT] = {"reject", 0, NULL, NULL, "there is no such thing in the report"},
    [OPT_REJECTED] = {"rejected", 0, NULL, NULL, "records that were rejected"},
    [OPT_SET] = {"set", 0, "FIELD=VALUE", NULL,
                 "the field has this value; may be given several times"},
    [OPT_STRAY] = {"stray", 0, NULL, NULL, "reviews whose record is not there any more"},
    [OPT_TABLE] = {"table", 0, "TABLE", "events|statements|claims|entities|agreements",
                   "which records are the rows (csv); default: events"},
    [OPT_TIMES_FORMAT] = {"format", 'f', "FORMAT", "table|jsonl",
                          "table: a line a time for a person (default); jsonl: one object\n"
                          "a line"},
    [OPT_UNDO] = {"undo", 0, NULL, NULL,
                  "take back what was said of the record, or with --set FIELD of\none field"},
    [OPT_URL] = {"url", 0, "URL", NULL, "where the report was published"},
    [OPT_WHO] = {"who", 0, "FILE", NULL,
                 "what reports say of offices: read at first, and added to"},
    [OPT_WHY] = {"why", 0, "TEXT", NULL, "the reason, which is kept"},
    [OPT_WORDS] = {"words", 0, NULL, NULL, "print the words that could come next, for the shell"},
};

static bool command_has(const cli_command *command, cli_option_id id)
{
    for (const cli_option_id *p = command->options; *p != OPT_COUNT; p++) {
        if (*p == id)
            return true;
    }
    return false;
}

/* The option of this name or letter; OPT_COUNT when the command has none. */
static cli_option_id find_option(const cli_command *command, const char *name, size_t size,
                                 char letter)
{
    for (const cli_option_id *p = command->options; *p != OPT_COUNT; p++) {
        const cli_option *o = &cli_options[*p];
        if (letter ? o->letter == letter
                   : strlen(o->name) == size && memcmp(o->name, name, size) == 0)
            return *p;
    }
    return OPT_COUNT;
}

static bool unknown_option(const cli_command *command, const char *word)
{
    const char *names[OPT_COUNT];
    size_t      count = 0;
    const char *near;
    char        name[64];

    for (const cli_option_id *p = command->options; *p != OPT_COUNT; p++)
        names[count++] = cli_options[*p].name;
    snprintf(name, sizeof name, "%s", word + strspn(word, "-"));
    name[strcspn(name, "=")] = '\0';
    near = name[1] ? gs_nearest(name, names, count) : NULL;
    for (int i = 0; i < OPT_COUNT && !near; i++) {
        if (strcmp(cli_options[i].name, name) == 0 && !command_has(command, (cli_option_id)i)) {
            cli_say("'gainsay %s' has no option --%s; see: gainsay help %s", command->name, name,
                    command->name);
            return false;
        }
    }
    if (near)
        cli_say("there is no option '%s'; did you mean --%s?", word, near);
    else
        cli_say("there is no option '%s'; see: gainsay help %s", word, command->name);
    return false;
}

/* Whether `value` is one of "a|b|c". */
static bool is_choice(const char *choices, const char *value)
{
    size_t n = strlen(value);

    for (const char *p = choices;; p++) {
        size_t size = strcspn(p, "|");
        if (size == n && memcmp(p, value, n) == 0)
            return true;
        p += size;
        if (!*p)
            return false;
    }
}

static bool set_option(cli_args *args, cli_option_id id, const char *value)
{
    const cli_option *o = &cli_options[id];

    if (o->choices && !is_choice(o->choices, value)) {
        cli_say("--%s cannot be '%s'; it is one of: %s", o->name, value, o->choices);
        return false;
    }
    args->values[id] = value;
    if (id != OPT_SET)
        return true;
    if (args->list_count == CLI_LIST_MOST) {
        cli_say("--%s was given more than %d times", o->name, CLI_LIST_MOST);
        return false;
    }
    args->list[args->list_count++] = value;
    return true;
}

/* "--name", "--name=VALUE" or "--name VALUE"; *at moves over what is used. */
static bool parse_long(cli_args *args, const cli_command *command, int argc, char **argv, int *at)
{
    const char   *word = argv[*at], *name = word + 2;
    size_t        size = strcspn(name, "=");
    const char   *value = name[size] ? name + size + 1 : NULL;
    cli_option_id id = find_option(command, name, size, 0);

    if (id == OPT_COUNT)
        return unknown_option(command, word);
    if (!cli_options[id].arg) {
        if (value) {
            cli_say("--%s takes no value", cli_options[id].name);
            return false;
        }
        value = "";
    } else if (!value) {
        if (*at + 1 >= argc) {
            cli_say("--%s needs a value: --%s %s", cli_options[id].name, cli_options[id].name,
                    cli_options[id].arg);
            return false;
        }
        value = argv[++*at];
    }
    return set_option(args, id, value);
}

/* "-q", "-j4", "-j 4", or switches together, "-0q". */
static bool parse_short(cli_args *args, const cli_command *command, int argc, char **argv, int *at)
{
    for (const char *p = argv[*at] + 1; *p; p++) {
        cli_option_id id = find_option(command, NULL, 0, *p);

        if (id == OPT_COUNT)
            return unknown_option(command, argv[*at]);
        if (!cli_options[id].arg) {
            args->values[id] = "";
            continue;
        }
        if (p[1])
            return set_option(args, id, p + 1);
        if (*at + 1 >= argc) {
            cli_say("-%c needs a value: -%c %s", *p, *p, cli_options[id].arg);
            return false;
        }
        return set_option(args, id, argv[++*at]);
    }
    return true;
}

bool cli_args_parse(cli_args *args, const cli_command *command, int argc, char **argv)
{
    bool options_end = false;

    *args = (cli_args){.operands = argv};
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        bool        good = true;

        if (!options_end && strcmp(word, "--") == 0)
            options_end = true;
        else if (!options_end && strncmp(word, "--", 2) == 0)
            good = parse_long(args, command, argc, argv, &i);
        else if (!options_end && word[0] == '-' && word[1])
            good = parse_short(args, command, argc, argv, &i);
        else
            argv[args->operand_count++] = argv[i];
        if (!good)
            return false;
    }
    return true;
}
