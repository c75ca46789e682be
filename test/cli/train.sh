#!/usr/bin/env bash
# gainsay-train: its commands, its messages, and files that make no sense.
. "$(dirname "$0")/tap.sh"
: "${GAINSAY_TRAIN:?the program to test}"

# Rows written with blanks for tabs.
conllu() { # FILE
    tr ' ' '\t' >"$1"
}
conllu gold.conllu <<'ROWS'
1 Ana Ana PROPN NNP _ 2 nsubj _ _
2 slept sleep VERB VBD _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct _ _

ROWS
conllu system.conllu <<'ROWS'
1 Ana Ana NOUN NNP _ 0 root _ _
2 slept sleep VERB VBD _ 1 acl _ SpaceAfter=No
3 . . PUNCT . _ 1 punct _ _

ROWS
printf '# newpar\n' | cat - gold.conllu gold.conllu gold.conllu >three.conllu
sed 's/Ana/Ada/' gold.conllu >other.conllu
printf 'Ana B-PER\nslept O\n' >gold.iob2
printf 'Ana B-ORG\nslept O\n' >system.iob2

run "$GAINSAY_TRAIN"
status_is 2 'without a command: a usage error'
err_has 'gainsay-train COMMAND' 'the usage goes to standard error'
for words in help --help -h; do
    run "$GAINSAY_TRAIN" $words
    status_is 0 "$words works"
    out_has '^  eval ' "$words lists the commands"
done
for command in boundary cut lemma eval text help; do
    run "$GAINSAY_TRAIN" help $command
    status_is 0 "help $command works"
    cp out first
    run "$GAINSAY_TRAIN" $command --help
    same out first "$command --help says the same"
    grep -q "^\*$command\*" "$GAINSAY_SOURCE/man/gainsay-train.1.scd"
    result $? "gainsay-train.1 names $command"
done
for command in boundary cut lemma eval; do "$GAINSAY_TRAIN" help $command; done | grep -oE '^  (-h, )?--[a-z]+' | grep -oE -e '--[a-z]+' >options
while read -r option; do
    grep -qF -- "*$option*" "$GAINSAY_SOURCE/man/gainsay-train.1.scd"
    result $? "gainsay-train.1 names $option"
done <options
run "$GAINSAY_TRAIN" --version
out_has '^gainsay-train [0-9]+\.[0-9]+\.[0-9]+$' 'the version has its form'

run "$GAINSAY_TRAIN" eval gold.conllu gold.conllu
status_is 0 'gold against itself'
out_has '^LAS +100\.00 +100\.00 +100\.00 +100\.00 +3 +3$' 'is all right'
err_is_empty 'and there is nothing to say'
run "$GAINSAY_TRAIN" eval --format tsv gold.conllu - <system.conllu
status_is 0 'a system, read from standard input'
is "$(grep -P '^(UPOS|UAS|LAS)\t' out | cut -f 1,4,6 | tr '\t\n' ' ;')" \
    'UPOS 66.6667 2;UAS 0.0000 0;LAS 0.0000 0;' 'has its scores'
cut -f 1-6 gold.conllu | sed 's/..*/&\t_\t_\t_\t_/' >tagged.conllu
run "$GAINSAY_TRAIN" eval gold.conllu tagged.conllu
status_is 0 'a system that gives no heads'
err_has 'tagged\.conllu: has no heads' 'is said to'
out_has '^UPOS +100\.00' 'and scored for its tags'

run "$GAINSAY_TRAIN" eval gold.conllu other.conllu
status_is 1 'another text'
err_has "differ: gold\.conllu:1 has 'naslept\.', other\.conllu:1 'daslept\.'" 'and where it differs'
head -c 30 gold.conllu >cut.conllu
run "$GAINSAY_TRAIN" eval gold.conllu cut.conllu
status_is 1 'a file that breaks off'
err_has '^gainsay-train: cut\.conllu:1: ' 'and its line'
run "$GAINSAY_TRAIN" eval gold.conllu missing.conllu
status_is 1 'a file that is not there'
err_has 'missing\.conllu: .*No such file' 'is named'
run "$GAINSAY_TRAIN" eval . gold.conllu
status_is 1 'a folder'
head -c 5000 /dev/urandom >noise
run "$GAINSAY_TRAIN" eval noise noise
status_is 1 'noise'
run "$GAINSAY_TRAIN" eval --names noise noise
status_is 1 'noise as names'
run "$GAINSAY_TRAIN" eval /dev/null /dev/null
status_is 0 'nothing'

run "$GAINSAY_TRAIN" eval --names gold.iob2 system.iob2
status_is 0 'names'
out_has '^all +0\.00 +0\.00 +0\.00 +- +1 +1$' 'of another type'
run "$GAINSAY_TRAIN" eval --names --map ORG=PER gold.iob2 system.iob2
out_has '^PER +100\.00 +100\.00 +100\.00 +- +1 +1$' 'that is taken for it'
run "$GAINSAY_TRAIN" eval --names --map=PER=O --map=ORG=O gold.iob2 system.iob2
out_has '^all .* 0 +0$' 'or none'

run "$GAINSAY_TRAIN" text three.conllu
status_is 0 'text'
printf 'Ana slept. Ana slept. Ana slept.\n' >expected
same out expected 'is as it was'
run "$GAINSAY_TRAIN" text system.iob2
status_is 1 'text of what is no treebank'

data="$GAINSAY_SOURCE/data"
run "$GAINSAY_TRAIN" boundary --data "$data" --output boundary.model three.conllu
status_is 0 'a model of words and sentences'
cp boundary.model first.model
run "$GAINSAY_TRAIN" boundary --data "$data" --seed 1 --output boundary.model three.conllu
same boundary.model first.model 'is the same every time'
run "$GAINSAY_TRAIN" boundary --data "$data" --base first.model --output boundary.model three.conllu
same boundary.model first.model 'also in place of what there was'
printf 'Ana slept. Ana slept.\n' >raw
run "$GAINSAY_TRAIN" cut --data "$data" boundary.model raw
status_is 0 'a text is cut'
is "$(cut -f 1,2,10 out | tr '\t\n' ' ;')" \
    '1 Ana _;2 slept SpaceAfter=No;3 . _;;1 Ana _;2 slept SpaceAfter=No;3 . _;;' 'as it was learned'
run "$GAINSAY_TRAIN" cut --data "$data" --keep boundary.model - <raw
out_has "^2$(printf '\t')slept" 'from standard input, as in a report'
run "$GAINSAY_TRAIN" cut --data "$data" raw raw
status_is 1 'a text for a model'
run "$GAINSAY_TRAIN" cut --data "$data" boundary.model missing
status_is 1 'a text that is not there'
run "$GAINSAY_TRAIN" cut --data missing boundary.model raw
status_is 1 'dictionaries that are not there'
head -c 100000 boundary.model >short.model
run "$GAINSAY_TRAIN" cut --data "$data" short.model raw
status_is 1 'a model that was cut short'
err_has 'cut short' 'is told of'
run "$GAINSAY_TRAIN" boundary --data "$data" --output boundary.model noise
status_is 1 'noise to learn from'
run "$GAINSAY_TRAIN" boundary --data "$data" --output missing/model three.conllu
status_is 1 'a model that cannot be written'

for words in eval 'eval a' 'eval a b c' 'eval - -' 'eval --map A=B a b' 'eval --names --map A a b' \
    'eval --names --map =B a b' 'eval --names --map A= a b' 'eval --map' 'eval --format xml a b' \
    boundary 'boundary a' 'boundary --output m' cut 'cut a' 'cut a b c' \
    'eval --nams a b' 'eval --names=yes a b' text 'text a b' 'text --names a' evil; do
    run "$GAINSAY_TRAIN" $words
    status_is 2 "usage error: $words"
done
for words in 'eval gold.conllu gold.conllu' 'text gold.conllu' help; do
    "$GAINSAY_TRAIN" $words >/dev/full 2>err
    status=$?
    status_is 2 "a full disk: $words"
done

# Each allocation in turn fails: the run ends with a message, or as ever.
fail_each() { # NAME ARGUMENT...
    local name=$1 total bad=
    shift
    "$GAINSAY_TRAIN" "$@" >whole
    FAIL_COUNT=allocations LD_PRELOAD="$GAINSAY_FAIL_MALLOC" "$GAINSAY_TRAIN" "$@" >out 2>err
    total=$(cat allocations)
    for ((n = 1; n <= total; n++)); do
        run env FAIL_AT="$n" LD_PRELOAD="$GAINSAY_FAIL_MALLOC" "$GAINSAY_TRAIN" "$@"
        case $status in
        0) cmp -s out whole || bad="$bad $n:differs" ;;
        1 | 2) grep -qiE 'out of memory|cannot allocate' err || bad="$bad $n:silent" ;;
        *) bad="$bad $n:$status" ;;
        esac
    done
    is "$bad" '' "$name: each of $total allocations fails"
}
if [ "${GAINSAY_SANITIZED:-no}" = yes ]; then
    skip 'failing allocations' 'the sanitizers have their own'
else
    fail_each eval eval three.conllu three.conllu
    fail_each names eval --names gold.iob2 system.iob2
    fail_each text text three.conllu
    fail_each cut cut --data "$data" boundary.model raw
fi
done_testing
