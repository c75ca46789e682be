#!/usr/bin/env bash
# What the command says of itself, and of a command line that makes no sense.
. "$(dirname "$0")/tap.sh"
echo 'The minister said it was so.' >a.txt

run "$GAINSAY"
status_is 2 'without a command: a usage error'
err_has 'gainsay COMMAND' 'the usage goes to standard error'

for words in help --help -h; do
    run "$GAINSAY" $words
    status_is 0 "$words works"
    out_has '^  read ' "$words lists the commands"
done

run "$GAINSAY" --version
status_is 0 '--version works'
out_has '^gainsay [0-9]+\.[0-9]+\.[0-9]+, record format 1$' 'the version has its form'

for command in read parse times text help version; do
    run "$GAINSAY" help "$command"
    status_is 0 "help $command works"
    cp out first
    run "$GAINSAY" "$command" --help
    same out first "$command --help says the same"
done

run "$GAINSAY" reed a.txt
status_is 2 'an unknown command is a usage error'
err_has "did you mean 'read'" 'and the nearest is named'

run "$GAINSAY" a.txt
status_is 2 'a file where the command belongs is a usage error'
err_has 'gainsay read a.txt' 'and what was meant is named'

run "$GAINSAY" zzzzzz
status_is 2 'a command unlike any other'
err_has 'gainsay help$' 'points to the help'

run "$GAINSAY" read --fromat jsonl a.txt
status_is 2 'an unknown option is a usage error'
err_has 'did you mean --format' 'and the nearest is named'

run "$GAINSAY" text --jobs 2 a.txt
status_is 2 'an option of another command is a usage error'
err_has "'gainsay text' has no option --jobs" 'and is said to be one'

run "$GAINSAY" read --format xml a.txt
status_is 2 'a value that is none of the choices'
err_has 'table\|jsonl' 'and the choices are named'

run "$GAINSAY" read --format
status_is 2 'an option without its value'
err_has 'needs a value' 'and that is said'

run "$GAINSAY" read --quiet=yes a.txt
status_is 2 'a switch with a value'

for jobs in 0 -1 two 1x 100000 ''; do
    run "$GAINSAY" read --jobs "$jobs" a.txt
    status_is 2 "--jobs '$jobs' is a usage error"
done

for date in 2020-02-30 2021-02-29 2020-13-01 2020-00-10 20-11-25 2020-11-25x yesterday 2020/11/25; do
    run "$GAINSAY" read --date "$date" a.txt
    status_is 2 "--date '$date' is no day"
done
run "$GAINSAY" read --date '' --publisher '' --captured '' a.txt
status_is 0 'an empty value is one not known'
out_has '"published":{"date":null' 'and is not given on'
for date in 2020-02-29 2000-02-29 2020-12-31; do
    run "$GAINSAY" read --date "$date" a.txt
    status_is 0 "--date $date is one"
    out_has "\"date\":\"$date\"" 'and stands in the record'
done

for time in 2020-11-25T25:00Z 2020-11-25T10 2020-11-25T10:61Z 2020-11-25T10:00:00+4 noon; do
    run "$GAINSAY" read --captured "$time" a.txt
    status_is 2 "--captured $time is no time"
done
for time in 2020-11-25 2020-11-25T10:00 2020-11-25T10:00:59Z 2020-11-25T10:00:59.123+04:00; do
    run "$GAINSAY" read --captured "$time" a.txt
    status_is 0 "--captured $time is one"
done

run "$GAINSAY" read
status_is 2 'read without a file'
err_has 'standard input' 'says how standard input is named'
run "$GAINSAY" text
status_is 2 'text without a file'
run "$GAINSAY" text a.txt a.txt
status_is 2 'text with two'
run "$GAINSAY" read - - <a.txt
status_is 2 'standard input twice'
run "$GAINSAY" read --files-from - - <a.txt
status_is 2 'standard input as list and as report'
run "$GAINSAY" read --null a.txt
status_is 2 '--null without a list'
run "$GAINSAY" read --files-from missing.lst
status_is 2 'a list that is not there is a setup error'
err_has 'missing\.lst: .*No such file' 'that names it'

run "$GAINSAY" read --data nowhere a.txt
status_is 2 'no dictionaries is a setup error'
err_has 'nowhere.*--data' 'that says how to name them'
mkdir empty
run env GAINSAY_DATADIR=empty "$GAINSAY" read a.txt
status_is 2 'a folder without dictionaries too'
err_has 'empty' 'and names the folder'

run "$GAINSAY" read -- --date
err_has 'rejected' 'behind -- everything is a file'
status_is 1 'that is not there'

run "$GAINSAY" read a.txt --format jsonl
status_is 0 'options may follow files'
run "$GAINSAY" read -fjsonl -qj2 a.txt
status_is 0 'short options go together'
done_testing
