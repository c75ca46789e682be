#!/usr/bin/env bash
# Help, manual pages and the shell's completion know the same commands and
# options, and the examples of the help and of the manual pages run.
. "$(dirname "$0")/tap.sh"
man=$GAINSAY_SOURCE/man

commands=$("$GAINSAY" help --words)
is "$(echo $commands)" 'read add list timeline show export watch review reread remove explain parse times places text know help version' 'the words of the commands'
for command in $commands; do
    grep -q "^\*$command\*" "$man/gainsay.1.scd"
    result $? "gainsay.1 names $command"
done
for command in read add list timeline show export watch review reread remove explain parse times places text know; do
    page=$man/gainsay-$command.1.scd
    "$GAINSAY" help --words $command >words
    grep -oE '^(\*-.\*, )?\*--[a-z-]+\*' "$page" | grep -oE -e '--[a-z-]+' | sort >in_manual
    sort words >in_program
    cp in_program out
    same in_manual in_program "gainsay-$command.1 has exactly the options of $command"
done
formats='table jsonl html csv plover polecat gdelt gdelt-mentions icews geojson annotation claim prov ics'
is "$("$GAINSAY" help --words read format | tr '\n' ' ')" "$formats " 'the words of an option'
for format in $formats; do
    sed -n '/^\*-f\*/,/^$/p; /^# EXPORTS/,/^# DICT/p' "$man/gainsay-read.1.scd" | grep -qF "*$format*"
    result $? "gainsay-read.1 tells of $format"
done
is "$("$GAINSAY" help --words parse format | tr '\n' ' ')" 'conllu tree iob2 ' 'of another command'
is "$("$GAINSAY" help --words read f | tr '\n' ' ')" "$formats " 'by its letter too'

# The completion, as bash calls it.
# shellcheck source=completion/gainsay.bash
. "$GAINSAY_SOURCE/completion/gainsay.bash"
compopt() { :; }
complete_words() { # WORD... ; the last is being typed
    COMP_WORDS=("$GAINSAY" "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _gainsay
    echo "${COMPREPLY[*]:-}"
}
is "$(complete_words rea)" read 'a command is completed'
is "$(complete_words read --for)" --format 'an option is completed'
is "$(complete_words read --format '')" "$formats" 'a value is completed'
is "$(complete_words read --format = t)" 'table' 'a value behind = too'
is "$(complete_words read -f js)" 'jsonl' 'and behind a letter'
is "$(complete_words parse --format t)" tree 'the values are those of the command'
is "$(complete_words help te)" text 'help completes commands'
is "$(complete_words read --publisher '')" '' 'what only the user knows is left to the user'
is "$(complete_words read rep)" '' 'files are left to the shell'

# The examples, in a folder that has what they speak of.
echo 'The minister denied it.' >report.txt
echo '<html><body><p>The minister denied it.</p></body></html>' >page.html
mkdir archive
ln -s "${GAINSAY_DATADIR:-data}" data # as from the top of the source tree
ln -s "$GAINSAY_SOURCE/example" example
cp page.html archive
printf '1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n\n' | tee gold.conllu train.conllu >system.conllu
printf 'Kesh\tB-LOC\nsleeps\tO\n' | tee gold.iob2 >system.iob2
PATH=$(dirname "$GAINSAY"):$PATH
examples() {
    for command in $commands; do
        "$GAINSAY" help "$command" | sed -n '/^Examples:/,$ s/^  //p'
    done
    # In scdoc an example is a paragraph set in by a tab.
    for page in "$man"/gainsay*.1.scd; do
        sed -n '/^# EXAMPLES/,/^# SEE/ s/^\t//p' "$page" | sed 's/\\\*/*/g'
    done
}
examples >all_examples
# The report that they show is one of ours; none is taken out before it was shown.
"$GAINSAY" add report.txt >out 2>err
id=$("$GAINSAY" list reports --format jsonl | sed 's/.*"id":"\([0-9a-f]\{8\}\).*/\1/')
sed -i "s/f86a98ca/$id/" all_examples
{ grep -v 'gainsay remove' all_examples; grep -m1 'gainsay remove' all_examples; } >in_order
mv in_order all_examples
[ "$(wc -l <all_examples)" -ge 8 ]
result $? 'there are examples'
while IFS= read -r line; do
    case $line in *'gainsay parse'*)
        if [ ! -e "${GAINSAY_DATADIR:-}/model.gsm" ]; then
            skip "example: ${line//#/}" 'no language model'
            continue
        fi
        ;;
    esac
    timeout "$LIMIT" bash -o pipefail -c "$line" >out 2>err </dev/null
    status=$?
    # grep -c says 1 when it counts nothing.
    case $line in *'grep -c'*) [ "$status" -le 1 ] ;; *) [ "$status" -eq 0 ] ;; esac
    result $? "example: ${line//#/}"
done <all_examples
done_testing
