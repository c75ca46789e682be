#!/usr/bin/env bash
# gainsay parse: words as CoNLL-U, as trees and as IOB2; and models that are
# none. Without a model (tap.sh) what needs one is skipped.
. "$(dirname "$0")/tap.sh"
: "${GAINSAY_TRAIN:?the program that reads CoNLL-U}"

# Model files: the form is right in the first, and it holds nothing.
python3 - <<'PYTHON'
import hashlib, struct
head = b"GAINSAYM" + struct.pack("<IIQ", 1, 0, 64) + hashlib.sha256(b"").digest() + bytes(8)
open("empty.gsm", "wb").write(head)
open("cut.gsm", "wb").write(head[:40])
open("longer.gsm", "wb").write(head + bytes(64))
open("version.gsm", "wb").write(head[:8] + struct.pack("<I", 999) + head[12:])
open("hash.gsm", "wb").write(head[:24] + bytes(32) + head[56:])
PYTHON
cat >report.txt <<'TEXT'
Ferry stays shut, minister says

HALDEN, March 12 (Northern Wire) - The ministry denied on Friday that the ferry would sail. "It isn't safe," Minister Ana Torvel said.

Villagers didn't agree.
TEXT
printf '<html><body><article><h1>Ferry stays shut</h1><p>The ministry denied on Friday that the ferry would sail.</p></article></body></html>' >page.html

# ---- without a model
run "$GAINSAY" parse --model missing.gsm report.txt
status_is 2 'no model is a setup error'
err_has 'no language model at missing\.gsm.*--model' 'that says which and how to name one'
[ ! -s out ]
result $? 'and prints nothing'
mkdir bare
cp "$GAINSAY_SOURCE"/data/*.tsv "$GAINSAY_SOURCE/data/MANIFEST" bare
run "$GAINSAY" parse --data bare report.txt
status_is 2 'a data folder without a model'
err_has 'no language model at bare/model\.gsm' 'is where it is looked for'
for file in report.txt cut.gsm longer.gsm version.gsm hash.gsm; do
    run "$GAINSAY" parse --model $file report.txt
    status_is 2 "a model that is none: $file"
    err_has "cannot load the language model: $file: .*--model" 'is named, with what to do'
done
cp cut.gsm bare/model.gsm
run "$GAINSAY" parse --data bare report.txt
err_has 'bare/model\.gsm: .*install gainsay anew' 'of the shipped one'
run "$GAINSAY" parse --model . report.txt
status_is 2 'a folder as model'
err_has "language model \\.: " 'is named'
rm bare/model.gsm

# ---- usage
run "$GAINSAY" parse --model empty.gsm
status_is 2 'no file'
err_has 'usage: gainsay parse' 'is a usage error'
run "$GAINSAY" parse --format jsonl report.txt
status_is 2 'a format of another command'
err_has 'conllu\|tree\|iob2' 'and the choices are named'
run "$GAINSAY" parse --plain --input-format html page.html
status_is 2 'running text is no page'
run "$GAINSAY" read --plain report.txt
status_is 2 '--plain is an option of parse'
err_has "'gainsay read' has no option --plain" 'and is said to be'

# ---- with one
if ! find_model; then
    skip 'the rest' 'no language model'
    done_testing
fi
parse() { # ARGUMENT...
    run "$GAINSAY" parse --model "$model" "$@"
}
valid() { # NAME: out is CoNLL-U that scores 100 against itself
    "$GAINSAY_TRAIN" eval --format tsv out out >scores 2>err &&
        [ "$(grep -P '^LAS\t' scores | cut -f 4)" = 100.0000 ]
    result $? "$1"
}

parse report.txt
status_is 0 'CoNLL-U'
err_is_empty 'without a message'
valid 'is valid'
out_has '^# newdoc id = report\.txt$' 'names the report'
out_has '^# zone = title$' 'and the zone that is not the body'
is "$(grep -c '^# text = ' out)" "$(grep -c -P '\t0\troot\t' out)" 'each sentence has one root'
is "$(grep -c '^# newdoc' out)" 1 'the document begins once'
[ "$(grep -c '^# newpar' out)" -ge 3 ]
result $? 'paragraphs begin'
grep -q -P '^\d+-\d+\tisn.t(\t_){7}\t' out
result $? 'a contraction is a token of words'
cp out report.conllu
parse --format conllu - <report.txt
grep -v '^# newdoc' report.conllu >expected
grep -v '^# newdoc' out >got
same expected got 'standard input is the same'
parse page.html
status_is 0 'a page'
valid 'is valid'
is "$(grep '^# text = The' out)" '# text = The ministry denied on Friday that the ferry would sail.' \
    'and has its text'

for jobs in 1 3; do
    parse --jobs $jobs report.txt page.html report.txt
    is "$(grep '^# newdoc' out | tr '\n' ';')" \
        '# newdoc id = report.txt;# newdoc id = page.html;# newdoc id = report.txt;' \
        "reports in their order, --jobs $jobs"
    cp out jobs$jobs
done
same jobs1 jobs3 'the same for any number of jobs'
valid 'several reports are valid'

parse --plain report.txt
status_is 0 'running text'
valid 'is valid'
! grep -q '^# zone' out
result $? 'has no zones'
parse --plain page.html
out_has '<' 'nor is a page one'
# All that is no white space is in the words.
parse --plain report.txt
"$GAINSAY_TRAIN" text out | tr -d ' \n' >got
tr -d ' \n' <report.txt >expected
same expected got 'every byte of the text is in a word'
printf 'One.\r\n\r\nTwo \xff three\0four.\x1b[2J\n\n\n  ***  \n\xe2\x80\xa8\n' >odd.txt
parse --plain odd.txt
status_is 0 'odd bytes'
valid 'come out valid'
! grep -q -P '\x1b|\r|\0' out
result $? 'and harmless'

parse --format iob2 report.txt
status_is 0 'IOB2'
"$GAINSAY_TRAIN" eval --names out out >scores 2>err
result $? 'is read again'
cut -f 1 out | sed '/^$/d' | sort >got
grep -P '^\d+\t' report.conllu | cut -f 2 | sort >expected
same expected got 'has the words of CoNLL-U'

parse --format tree report.txt
status_is 0 'trees'
out_has '^1 title: Ferry stays shut, minister says$' 'have the sentence above'
out_has '^─' 'and a root'
[ "$(awk '{ if (length($0) > n) n = length($0) } END { print n }' out)" -le 80 ]
result $? 'keep to 80 columns'
! grep -q $'\033' out
result $? 'have no colours in a file'
run env LC_ALL=C "$GAINSAY" parse --model "$model" --format tree report.txt
! grep -q -P '[^\x00-\x7F]' out
result $? 'and are ASCII where nothing else is'
parse --format tree --color always report.txt
grep -q $'\033\[0;1m' out
result $? 'colours on request'
parse --format tree report.txt page.html
[ "$(grep -c '^1 title: ' out)" -eq 2 ]
result $? 'of several reports'

: >empty.txt
printf '%%PDF-1.4 and so on' >picture.pdf
head -c 3000 /dev/urandom >noise
for format in conllu tree iob2; do
    parse --format $format empty.txt
    status_is 1 "an empty report is rejected: $format"
    err_has '^gainsay: empty\.txt: nothing' 'and named'
    [ ! -s out ]
    result $? 'with nothing in the output'
    parse --format $format picture.pdf
    status_is 1 "so is what is no text: $format"
    err_has 'picture\.pdf: a PDF' 'and named'
    parse --format $format noise
    survived "noise: $format"
done
parse empty.txt report.txt missing.txt
status_is 1 'some rejected'
err_has '2 of 3 reports rejected' 'are counted'
tail -n +3 report.conllu >expected
tail -n +3 out >got
same expected got 'and the rest is read'
parse --quiet empty.txt
err_is_empty '--quiet'
"$GAINSAY" parse --model "$model" report.txt >/dev/full 2>err
status=$?
status_is 2 'a full disk'
done_testing
