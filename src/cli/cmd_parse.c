/* cli/cmd_parse.c - gainsay parse: reports in, words with their grammar out
 * (cli/batch.h). */
#include <string.h>

#include "cli/batch.h"
#include "cli/cli.h"
#include "cli/session.h"
#include "cli/terminal.h"

typedef enum format { FORMAT_CONLLU, FORMAT_TREE, FORMAT_IOB2 } format;

typedef struct parse {
    format           format;
    gs_parse_options options;
    gs_table_options page; /* of the tree */
} parse;

static gs_status read_report(const void *ctx, gs_reader *reader, const gs_input *in,
                             const gs_doc **out, gs_error *err)
{
    const parse *p = ctx;

    return gs_reader_parse(reader, in, &p->options, out, err);
}

static gs_status write_report(const void *ctx, const gs_doc *doc, gs_write_fn write,
                              void *write_ctx, gs_error *err)
{
    const parse *p = ctx;

    switch (p->format) {
    case FORMAT_TREE:
        return gs_doc_write_tree(doc, &p->page, write, write_ctx, err);
    case FORMAT_IOB2:
        return gs_doc_write_iob2(doc, write, write_ctx, err);
    case FORMAT_CONLLU:
        break;
    }
    return gs_doc_write_conllu(doc, write, write_ctx, err);
}

static format choose_format(const char *word)
{
    if (!word)
        return cli_terminal() ? FORMAT_TREE : FORMAT_CONLLU;
    return strcmp(word, "tree") == 0   ? FORMAT_TREE
           : strcmp(word, "iob2") == 0 ? FORMAT_IOB2
                                       : FORMAT_CONLLU;
}

static int run(const cli_args *args)
{
    const char *kind = args->values[OPT_INPUT_FORMAT];
    parse       p = {.format = choose_format(args->values[OPT_PARSE_FORMAT]),
                     .options.plain = args->values[OPT_PLAIN] != NULL,
                     .page = cli_terminal_options(args)};

    if (p.options.plain && kind && strcmp(kind, "html") == 0) {
        cli_say("--plain and --input-format html do not go together");
        return CLI_FAILED;
    }
    return cli_batch_run(&(cli_batch){.command = "parse",
                                      .model = true,
                                      .pages = p.format == FORMAT_TREE,
                                      .read = read_report,
                                      .write = write_report,
                                      .ctx = &p},
                         args);
}

static const cli_option_id options[] = {OPT_PARSE_FORMAT,  OPT_PLAIN, OPT_MODEL, CLI_INPUT_OPTIONS,
                                        CLI_BATCH_OPTIONS, OPT_COLOR, OPT_HELP,  OPT_COUNT};

const cli_command cli_parse = {
    .name = "parse",
    .summary = "print the words of reports with tags, heads and names",
    .usage = "[options] FILE...",
    .about = "Cuts English reports into sentences and words and gives every word its lemma, part\n"
             "of speech, features, and head, as Universal Dependencies have them, and finds the\n"
             "names of persons, organizations, places and peoples. FILE may be - for standard\n"
             "input, or a folder, which stands for the files in it. Exit status: 0 all read, 1\n"
             "some rejected, 2 usage or setup error.",
    .examples = "gainsay parse --format tree report.txt\n"
                "gainsay parse --plain --format conllu report.txt > report.conllu\n"
                "gainsay parse --format iob2 archive/ | grep -c 'B-PER'",
    .options = options,
    .run = run,
};
