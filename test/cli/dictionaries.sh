#!/usr/bin/env bash
# gainsay read --dictionaries: events by the dictionaries of another coder.
. "$(dirname "$0")/tap.sh"

mkdir theirs
cat >theirs/an.actors.txt <<'TEXT'
VELDENA [VEL]
+VELDENIAN
KROFTANA [KRO]
MARVIA [MAR]
ANA_BREKEL [VELOPP <20100101] # comment
	[VELGOV 20100101-20201231]
	[VELELI]
TEXT
cat >theirs/an.agents.txt <<'TEXT'
MINISTER [~GOV]
POLICE {} [~COP]
TEXT
cat >theirs/an.verbs.txt <<'TEXT'
&PACT
+TREATY
+FERRY_ACCORD

--- CRITICIZE [110] ---
CRITICIZE
- * PLAN [111]

--- VISIT [042:043] ---
VISIT

--- SIGN [---] ---
SIGN
- * &PACT [057]
- % * &PACT [057:057]

--- SHOOT [190] ---
SHOOT
TEXT
printf 'YACHT_RACE\n' >theirs/an.discards.txt
printf '110:0x1007f\n050:0x0080\n' >theirs/an.ontology.txt

coded() { # TEXT [DATE]: the events, as SOURCE TARGET CODE
    echo "$1" >report.txt
    run "$GAINSAY" read --dictionaries theirs --format jsonl --date "${2:-2024-05-01}" report.txt
    grep '"type":"event"' out | sed -E 's/.*"cameo":"([^"]*)","source":"([^"]*)","target":"([^"]*)".*/\2 \3 \1/' >coded
}

coded_is() { # NAME EVENT…
    local name=$1
    shift
    if [ $# -eq 0 ]; then : >want; else printf '%s\n' "$@" >want; fi
    cmp -s want coded
    local good=$?
    [ $good -eq 0 ] || cp coded out
    result $good "$name"
}

coded 'The Veldenian minister criticized Kroftana on Monday.'
coded_is 'an actor with an agent' 'VELGOV KRO 110'
out_has '"plover":\{"event":"ACCUSE"' 'the category is that of its root'
coded 'Veldena criticized the plan of the ministers of Kroftana and Marvia on Monday.'
coded_is 'a pattern; agents that several share' 'VEL KROGOV 111' 'VEL MARGOV 111'
coded 'Veldena did not criticize Kroftana on Monday.'
coded_is 'a negated event has the code of the ontology' 'VEL KRO 050'
coded 'A Veldenian was shot by Kroftana police on Monday.'
coded_is 'the passive' 'KROCOP VEL 190'
coded 'Ana Brekel visited Kroftana on Monday.' 2015-06-01
coded_is 'days; a code for each way' 'VELGOV KRO 042' 'KRO VELGOV 043'
coded 'Ana Brekel visited Kroftana on Monday.' 2021-06-01
coded_is 'behind its last day the other code' 'VELELI KRO 042' 'KRO VELELI 043'
coded 'Veldena and Kroftana signed a ferry accord on Monday.'
coded_is 'several sources do it to each other' 'VEL KRO 057' 'KRO VEL 057'
coded 'Veldena signed a postcard to Kroftana on Monday.'
coded_is 'a verb without a code is no event'
coded 'Veldena criticized Kroftana after the yacht race on Monday.'
coded_is 'a discard'
coded 'The harbour master criticized the weather on Monday.'
coded_is 'nobody whom they know'

echo 'Veldena criticized Kroftana on Monday.' >report.txt
run "$GAINSAY" read --dictionaries theirs --format table report.txt
out_has '110' 'a table has the codes, too'
run "$GAINSAY" read --format jsonl report.txt
! grep -q '"source":"VEL"' out
result $? 'without them there are none'

printf 'SIGN\n- * &PACT 057]\n' >theirs/z.verbs.txt
run "$GAINSAY" read --dictionaries theirs report.txt
status_is 2 'a wrong line'
err_has 'z.verbs.txt:2: a pattern without its code' 'is told with its place'
rm theirs/z.verbs.txt
head -c 3000 "$GAINSAY" >theirs/noise.actors.txt
run "$GAINSAY" read --dictionaries theirs report.txt
status_is 2 'bytes that are no dictionary'
err_has 'noise.actors.txt:1: ' 'are told with their line'
mkdir empty
run "$GAINSAY" read --dictionaries empty report.txt
status_is 2 'a folder without any'
err_has 'needs files of' 'is an error'
run "$GAINSAY" read --dictionaries nowhere report.txt
err_has 'there is no folder nowhere' 'so is one that is not there'

done_testing
