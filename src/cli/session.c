/* cli/session.c - see session.h. */
#include "cli/session.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The folder beside the program: PREFIX/bin/gainsay has PREFIX/share/gainsay,
 * and a build folder in the source tree has ../data. So a tree that was moved
 * or unpacked somewhere works without being told. */
static bool beside_program(char *path, size_t size)
{
    static const char *const places[] = {"../share/gainsay", "../data"};
    char                     program[PATH_MAX];
    ssize_t                  n = readlink("/proc/self/exe", program, sizeof program - 1);
    char                    *slash;

    if (n <= 0)
        return false;
    program[n] = '\0';
    slash = strrchr(program, '/');
    if (!slash)
        return false;
    *slash = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int length = snprintf(path, size, "%s/%s", program, places[i]);
        if (length > 0 && (size_t)length < size && is_folder(path))
            return true;
    }
    return false;
}

const char *cli_data_folder(const cli_args *args, char *found, size_t size)
{
    const char *folder = args->values[OPT_DATA];

    if (!folder)
        folder = getenv("GAINSAY_DATADIR");
    if (!folder || !*folder)
        folder = beside_program(found, size) ? found : GAINSAY_DATADIR;
    return folder;
}

/* The folder of --know. */
static bool add_know(gs_engine *engine, const char *folder)
{
    gs_error err;

    if (!is_folder(folder)) {
        cli_say("--know: there is no folder %s", folder);
        return false;
    }
    if (gs_engine_add_know(engine, folder, &err) == GS_OK)
        return true;
    cli_say("cannot load the dictionaries in %s: %s; try: gainsay know check %s", folder,
            err.message, folder);
    return false;
}

gs_engine *cli_engine_open(const cli_args *args)
{
    char        found[PATH_MAX + 32];
    const char *folder = cli_data_folder(args, found, sizeof found);
    gs_engine  *engine;
    gs_error    err;

    if (!is_folder(folder)) {
        cli_say("there is no folder of dictionaries at %s; name it with --data or "
                "GAINSAY_DATADIR",
                folder);
        return NULL;
    }
    if (gs_engine_open(&engine, folder, &err) != GS_OK) {
        cli_say("cannot load the dictionaries in %s: %s", folder, err.message);
        return NULL;
    }
    if (args->values[OPT_KNOW] && !add_know(engine, args->values[OPT_KNOW])) {
        gs_engine_close(engine);
        return NULL;
    }
    return engine;
}

/* The file of --model, or the one in the data folder. */
static bool model_path(const cli_args *args, char *path, size_t size)
{
    char        found[PATH_MAX + 32];
    const char *given = args->values[OPT_MODEL];
    int         n = given ? snprintf(path, size, "%s", given)
                          : snprintf(path, size, "%s/%s", cli_data_folder(args, found, sizeof found),
                                     CLI_MODEL_FILE);

    if (n >= 0 && (size_t)n < size)
        return true;
    cli_say("the path of the language model is too long");
    return false;
}

static bool load_model(gs_engine *engine, const cli_args *args)
{
    const char *advice = args->values[OPT_MODEL]
                             ? "name another with --model"
                             : "install gainsay anew, or name another with --model";
    char        path[PATH_MAX + 64];
    gs_error    err;

    if (!model_path(args, path, sizeof path))
        return false;
    if (access(path, F_OK) != 0) {
        cli_say("there is no language model at %s; name it with --model", path);
        return false;
    }
    if (gs_engine_load_model(engine, path, &err) == GS_OK)
        return true;
    /* What is wrong with the file's content names the file itself. */
    if (strstr(err.message, path))
        cli_say("cannot load the language model: %s; %s", err.message, advice);
    else
        cli_say("cannot load the language model %s: %s; %s", path, err.message, advice);
    return false;
}

/* The file of --who, where it is given. */
static bool load_who(gs_engine *engine, const cli_args *args)
{
    const char *path = args->values[OPT_WHO];
    gs_error    err;

    if (!path || gs_engine_load_who(engine, path, &err) == GS_OK)
        return true;
    cli_say("cannot read what reports said of offices: %s", err.message);
    return false;
}

/* The folder of --dictionaries, where it is given. */
static bool load_dictionaries(gs_engine *engine, const cli_args *args)
{
    const char *folder = args->values[OPT_DICTIONARIES];
    gs_error    err;

    if (!folder)
        return true;
    if (!is_folder(folder)) {
        cli_say("--dictionaries: there is no folder %s", folder);
        return false;
    }
    if (gs_engine_load_dictionaries(engine, folder, &err) == GS_OK)
        return true;
    cli_say("cannot load the dictionaries in %s: %s", folder, err.message);
    return false;
}

gs_engine *cli_engine_open_model(const cli_args *args)
{
    gs_engine *engine = cli_engine_open(args);

    if (engine &&
        !(load_model(engine, args) && load_who(engine, args) && load_dictionaries(engine, args))) {
        gs_engine_close(engine);
        return NULL;
    }
    return engine;
}

gs_engine *cli_engine_open_places(const cli_args *args)
{
    gs_engine *engine = cli_engine_open_model(args);
    char       found[PATH_MAX + 32], path[PATH_MAX + 64];
    gs_error   err;

    if (!engine)
        return NULL;
    snprintf(path, sizeof path, "%s/%s", cli_data_folder(args, found, sizeof found),
             CLI_PLACES_FILE);
    if (gs_engine_load_places(engine, path, &err) == GS_OK)
        return engine;
    cli_say_error(path, &err);
    gs_engine_close(engine);
    return NULL;
}

/* `count` digits at *p as a number, moving *p behind them; -1 when they are
 * not all there. */
static int read_digits(const char **p, int count)
{
    int n = 0;

    for (int i = 0; i < count; i++, (*p)++) {
        if (!gs_ascii_digit(**p))
            return -1;
        n = n * 10 + (**p - '0');
    }
    return n;
}

/* A day that is in the calendar, as YYYY-MM-DD. */
static bool read_day(const char **p)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int              year = read_digits(p, 4), month, day, last;

    if (year < 0 || *(*p)++ != '-')
        return false;
    month = read_digits(p, 2);
    if (month < 1 || month > 12 || *(*p)++ != '-')
        return false;
    day = read_digits(p, 2);
    last = days[month - 1];
    if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
        last = 29;
    return day >= 1 && day <= last;
}

/* hh:mm, from 00:00 to 23:59. */
static bool read_clock(const char **p)
{
    int hour = read_digits(p, 2), minute;

    if (hour < 0 || hour > 23 || *(*p)++ != ':')
        return false;
    minute = read_digits(p, 2);
    return minute >= 0 && minute <= 59;
}

static bool is_day(const char *s)
{
    return read_day(&s) && !*s;
}

/* A day, or a day and a time: YYYY-MM-DDThh:mm[:ss[.fff]][Z|+hh:mm]. */
static bool is_time(const char *s)
{
    if (!read_day(&s))
        return false;
    if (!*s)
        return true;
    if (*s++ != 'T' || !read_clock(&s))
        return false;
    if (*s == ':') {
        int second = (s++, read_digits(&s, 2));
        if (second < 0 || second > 60)
            return false;
        if (*s == '.')
            s += 1 + strspn(s + 1, "0123456789");
    }
    if (*s == '+' || *s == '-')
        return s++, read_clock(&s) && !*s;
    return !*s || strcmp(s, "Z") == 0;
}

/* An empty value is one not known: --date "$DATE" of a script. */
static const char *known(const cli_args *args, cli_option_id option)
{
    const char *value = args->values[option];
    return value && *value ? value : NULL;
}

bool cli_input_fill(gs_input *in, const cli_args *args)
{
    *in = (gs_input){
        .date = known(args, OPT_DATE),
        .publisher = known(args, OPT_PUBLISHER),
        .url = known(args, OPT_URL),
        .captured = known(args, OPT_CAPTURED),
        .content_type = known(args, OPT_CONTENT_TYPE),
        .format = args->values[OPT_INPUT_FORMAT],
    };
    if (in->date && !is_day(in->date)) {
        cli_say("--date cannot be '%s'; a day is written YYYY-MM-DD, as 2020-11-25", in->date);
        return false;
    }
    if (in->captured && !is_time(in->captured)) {
        cli_say("--captured cannot be '%s'; a time is written YYYY-MM-DD or "
                "YYYY-MM-DDThh:mm:ssZ, as 2020-11-25T14:05:00Z",
                in->captured);
        return false;
    }
    if (in->format && strcmp(in->format, "auto") == 0)
        in->format = NULL;
    return true;
}
