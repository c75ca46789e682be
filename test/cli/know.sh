#!/usr/bin/env bash
# gainsay know: what is known of a name, and which lines of a folder are wrong.
. "$(dirname "$0")/tap.sh"

run "$GAINSAY" know find Armenia
status_is 0 'a state is known'
out_has '^Armenia: a state' 'as one'
out_has 'country +ARM' 'by its code'
out_has 'source ' 'with a source'
run "$GAINSAY" know find 'Kofi Annan'
status_is 0 'so is a person'
out_has 'office +secretary-general' 'with the office'
out_has 'from +1997' 'from when'
run "$GAINSAY" know find kremlin
status_is 0 'in any case'
out_has 'stands for a body' 'a seat'
run "$GAINSAY" know find 'Veldenan Ferry Union'
status_is 1 'what is not known'
err_has "nothing is known of 'Veldenan Ferry Union'" 'is said'
run "$GAINSAY" know find
status_is 2 'no name'

mkdir mine
printf '# source: invented\nVeldenan Ferry Union,VFU\torganization\t-\tLAB\t-\n' >mine/names-organizations.tsv
printf 'Ana Brekel\tprime minister\tVeldena\t-\t2019-05\t2021-06-30\tinvented\n' >mine/holders.tsv
run "$GAINSAY" know check mine
status_is 0 'a sound folder'
run "$GAINSAY" know find --know mine VFU
status_is 0 'is laid over ours'
out_has 'forms +Veldenan Ferry Union, VFU' 'all its forms'
out_has 'source +invented' 'with the source told above the line'
run "$GAINSAY" know find --know mine Brekel
out_has 'to +2021-06-30' 'and by the last word of a name'

mkdir many
{
    printf '# source: invented\nKroftana\torganization\t-\tNGO\t-\n'
    for i in $(seq 1 9999); do printf 'Veldenan Union %d\torganization\t-\tNGO\t-\n' "$i"; done
    printf 'Kroftana\tcourt\t-\tJUD\t-\n'
} >many/names-organizations.tsv
run "$GAINSAY" know find --know many 'Veldenan Union 9999'
status_is 0 'a large folder is laid over ours'
out_has 'sector +NGO' 'to its end'
run "$GAINSAY" know find --know many Kroftana
out_has '^Kroftana: organization' 'a name that is there twice'
out_has '^Kroftana: court' 'is known twice'
echo 'Kroftana denied on Friday that the bridge was closed.' >many.txt
run "$GAINSAY" read --know many --format jsonl many.txt
out_has '"sectors":\["JUD"' 'and first what its last line says'
printf 'Veldenan Bench\tcort\t-\tJUD\t-\n' >>many/names-organizations.tsv
run "$GAINSAY" know find --know many Kremlin
err_has 'names-organizations.tsv:10003: unknown kind .cort.' 'an error has its line there, too'

printf 'claims\tgossip\n' >mine/cue-objects.tsv
{
    printf 'prattle\tverb\taccuse\tprattle | prattles | prattled | prattled | prattling\tthat clause\t-\n'
    printf 'confirm\tverb\task\tconfirm | confirms | confirmed | confirmed | confirming\tthat clause\t-\n'
} >mine/cues.tsv
printf 'same\tprime minister,premier\n' >mine/offices.tsv
printf 'dell\tkind\n' >mine/place-words.tsv
cat >cues.txt <<'TEXT'
Ana Brekel prattled that the bridge was closed. The mayor denied the gossip on Friday.
Tom Halden confirmed that the road was open.
TEXT
run "$GAINSAY" know check mine
status_is 0 'cues, offices and words beside places are checked as well'
run "$GAINSAY" read --know mine --format jsonl cues.txt
out_has '"act":"accuse"' 'a cue of your own is read'
out_has '"act":"ask"' 'yours is instead of ours'
! grep -q '"act":"confirm"' out
result $? 'which fires no longer'
run "$GAINSAY" read --format jsonl cues.txt
out_has '"act":"confirm"' 'though it does without yours'

printf 'prattle\tverb\taccuse\tprattle | prattles\tthat\t-\n' >mine/cues.tsv
printf 'same\tblorgmaster,premier\n' >mine/offices.tsv
printf 'dell\tvale\n' >mine/place-words.tsv
rm mine/holders.tsv
run "$GAINSAY" know check mine
for line in 'cues.tsv:1: 2 forms' "offices.tsv:1: no role 'blorgmaster'" "place-words.tsv:1: unknown class 'vale'" \
    'mine: 3 errors'; do
    err_has "$line" "$line"
done
rm mine/cue*.tsv mine/offices.tsv mine/place-words.tsv

printf 'VFU\tunion\t-\tLAB\t-\nVFU\n' >mine/names-organizations.tsv
{
    printf 'Ana Brekel\tmayor\tHalden\t-\t2021\t2019\tx\n'
    printf 'Ana Brekel\tmayor\tHalden\t-\tMay 2019\t-\tx\n'
    printf 'Ana Brekel\tmayor\tHalden\tHALD\t2019\t-\tx\n'
    printf 'Ana Brekel\tmayor\tHalden\t-\t2019\t-\n'
    printf 'Ana Brekel\tmayor\t-\t-\t2019\t-\tx\n'
    printf 'Ana Brekel\tmayor\tHalden\n'
    printf 'checked\tlately\n'
} >mine/holders.tsv
run "$GAINSAY" know check mine
status_is 1 'a folder with errors'
for line in "names-organizations.tsv:1: unknown kind 'union'" 'names-organizations.tsv:2: 1 fields' \
    'holders.tsv:1: ends before it begins' "holders.tsv:2: 'May 2019' is no date" \
    "holders.tsv:3: 'HALD' is no code" 'holders.tsv:4: names no source' 'holders.tsv:5: a holding needs' \
    'holders.tsv:6: 3 fields' 'holders.tsv:7: checked on no day' 'mine: 9 errors'; do
    err_has "$line" "$line"
done
run "$GAINSAY" read --know mine report.txt
status_is 2 'cannot be laid over'
err_has 'gainsay know check mine' 'and the message says what to do'
mkdir empty
run "$GAINSAY" know check empty
status_is 2 'a folder without tables'
run "$GAINSAY" read --know nowhere report.txt
status_is 2 'a folder that is not there'
done_testing
