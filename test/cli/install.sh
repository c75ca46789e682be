#!/usr/bin/env bash
# An installed tree works where it was put: the program finds its dictionaries,
# a program of others finds and links the library.
. "$(dirname "$0")/tap.sh"
: "${GAINSAY_BUILD:?the build folder}"
unset GAINSAY_DATADIR
run env DESTDIR="$work/root" meson install -C "$GAINSAY_BUILD" --no-rebuild --quiet
status_is 0 'meson install'
program=$(find root -type f -name gainsay -perm -u+x | head -n 1)
prefix=$(dirname "$(dirname "$program")")
echo 'The minister denied it.' >report.txt

run "$program" read --format jsonl report.txt
status_is 0 'the installed program reads'
out_has '"type":"report"' 'with the dictionaries beside it'
mv "$prefix" moved
run moved/bin/gainsay read --format jsonl report.txt
status_is 0 'also where the tree was moved'
mv moved/share/gainsay gone
run moved/bin/gainsay read --format jsonl report.txt
status_is 2 'without dictionaries it says so'
err_has 'dictionaries' 'and what is missing'
run moved/bin/gainsay read --format jsonl --data gone report.txt
status_is 0 '--data names them'
run env GAINSAY_DATADIR=gone moved/bin/gainsay read --format jsonl report.txt
status_is 0 'and so does the environment'
mv gone moved/share/gainsay

[ -s moved/share/bash-completion/completions/gainsay ]
result $? 'the completion is there'
if command -v scdoc >/dev/null; then
    for page in gainsay gainsay-explain gainsay-export gainsay-know gainsay-parse gainsay-places gainsay-read gainsay-text gainsay-times; do
        [ -s "moved/share/man/man1/$page.1" ]
        result $? "the page $page(1) is there"
    done
else
    skip 'manual pages' 'no scdoc'
fi

cat >user.c <<'C'
#include <gainsay.h>
#include <stdio.h>
#include <string.h>

static int show(void *ctx, const char *data, size_t size)
{
    return fwrite(data, 1, size, ctx) == size ? 0 : -1;
}

int main(int argc, char **argv)
{
    static const char text[] = "The minister denied it.\n";
    gs_input          in = {.data = text, .size = sizeof text - 1, .source = "memory"};
    gs_engine        *engine;
    gs_reader        *reader;
    const gs_doc     *doc;
    gs_error          err;

    if (argc < 3 || gs_engine_open(&engine, argv[1], &err) != GS_OK ||
        gs_engine_load_model(engine, argv[2], &err) != GS_OK ||
        gs_reader_new(&reader, engine, &err) != GS_OK ||
        gs_reader_read(reader, &in, &doc, &err) != GS_OK ||
        gs_doc_write_jsonl(doc, NULL, show, stdout, &err) != GS_OK)
        return 1;
    gs_reader_free(reader);
    gs_engine_close(engine);
    return 0;
}
C
if [ "${GAINSAY_SANITIZED:-no}" = yes ]; then
    skip 'the library' 'a sanitized library needs a sanitized program'
elif ! command -v pkg-config >/dev/null; then
    skip 'the library' 'no pkg-config'
else
    PKG_CONFIG_PATH=$(dirname "$(find "$work/moved" -name gainsay.pc)")
    export PKG_CONFIG_PATH
    flags=$(pkg-config --define-variable=prefix="$work/moved" --cflags --libs gainsay)
    run ${CC:-cc} user.c -o user $flags
    status_is 0 'a program finds the library with pkg-config'
    LD_LIBRARY_PATH=$(dirname "$PKG_CONFIG_PATH") run ./user moved/share/gainsay moved/share/gainsay/model.gsm
    status_is 0 'and runs with the shared one'
    out_has '"source":"memory"' 'and reads'
    flags=$(pkg-config --static --define-variable=prefix="$work/moved" --cflags --libs gainsay)
    run ${CC:-cc} user.c -o user_static "$(dirname "$PKG_CONFIG_PATH")/libgainsay.a" $flags
    status_is 0 'and with the static one'
    # The example of the manual.
    flags=$(pkg-config --define-variable=prefix="$work/moved" --cflags --libs gainsay)
    run ${CC:-cc} -Wall -Wextra -Werror "$GAINSAY_SOURCE/example/ask.c" -o ask $flags
    status_is 0 'the example is built'
    LD_LIBRARY_PATH=$(dirname "$PKG_CONFIG_PATH") run ./ask moved/share/gainsay "$GAINSAY_SOURCE/example/lake-mission.txt" ask.db
    status_is 0 'and runs'
    out_has 'denied by' 'and is told of a denial'
    LD_LIBRARY_PATH=$(dirname "$PKG_CONFIG_PATH") run ./ask moved/share/gainsay nowhere.txt ask.db
    status_is 1 'a report that is not there'
    err_has 'nowhere.txt: cannot be read' 'is told'
    # Nothing but what the public header names is exported.
    nm -D --defined-only "$(dirname "$PKG_CONFIG_PATH")/libgainsay.so" | awk '$2 == "T" {print $3}' | sort >exported
    grep -oE '\bgs_[a-z0-9_]+\(' moved/include/gainsay.h | tr -d '(' | sort -u >declared
    cp exported out
    [ -s exported ] && [ -z "$(comm -23 exported declared)" ]
    result $? 'it exports only the public interface'
fi
done_testing
