#!/usr/bin/env bash
# gainsay read: files, standard input, folders, lists; order and jobs.
. "$(dirname "$0")/tap.sh"

for i in $(seq 1 40); do
    printf 'Report %d\n\nThe ministry denied on Monday that it had moved post %d.\n' "$i" "$i" >"r$i.txt"
done
echo '<html><body><article><p>The mayor said the bridge was open.</p></article></body></html>' >page.html

run "$GAINSAY" read r1.txt
status_is 0 'a report is read'
out_is_jsonl 'into a pipe as JSON lines'
err_is_empty 'without a message'
is "$(sources)" r1.txt 'its source is the path'
out_has '^\{"type":"report"' 'the report comes first'
cp out one

run "$GAINSAY" read - <r1.txt
is "$(sources)" - 'the source of standard input is -'
sed 's/"source":"-"/"source":"r1.txt"/' out >piped
same piped one 'and the record is the same'

cat r1.txt | timeout "$LIMIT" "$GAINSAY" read - >out 2>err
status=$?
sed 's/"source":"-"/"source":"r1.txt"/' out >piped
same piped one 'through a pipe too'

run "$GAINSAY" read <(sleep 0.3; cat r1.txt)
status_is 0 'a pipe with a slow writer is waited for'

run "$GAINSAY" read r3.txt missing.txt r1.txt page.html
status_is 1 'a missing file does not end the run'
out_is_jsonl 'the rejection is a record'
is "$(sources)" 'r3.txt missing.txt r1.txt page.html' 'in its place'
out_has '"type":"rejection".*"source":"missing.txt".*"code":"io".*No such file' 'that says why'
err_has '1 of 4 reports rejected' 'and the sum is told'
run "$GAINSAY" read --quiet r3.txt missing.txt
status_is 1 'quiet: the exit status still tells'
err_is_empty 'and nothing else'

run "$GAINSAY" read --format table r1.txt missing.txt r2.txt
status_is 1 'a table with a missing file'
err_has '^gainsay: missing.txt: .*No such file' 'says so on standard error'
! grep -q rejection out
result $? 'and not among the results'

# The same bytes for any number of jobs, with rejections among them.
run "$GAINSAY" read --jobs 1 r*.txt missing.txt page.html
cp out jobs1
for jobs in 2 3 8 64; do
    run "$GAINSAY" read --jobs "$jobs" r*.txt missing.txt page.html
    same out jobs1 "--jobs $jobs gives the same bytes as --jobs 1"
done
run "$GAINSAY" read --format table --jobs 1 r*.txt
cp out jobs1
run "$GAINSAY" read --format table --jobs 8 r*.txt
same out jobs1 'and of tables'

# Folders: sorted by bytes, hidden ones passed over, no circles.
mkdir -p tree/b/deep tree/A tree/.hidden
for f in b/2.txt b/10.txt b/deep/x.txt A/z.txt c.txt B.txt .dot.txt .hidden/h.txt 'b/with blank.txt'; do
    cp r1.txt "tree/$f"
done
ln -s .. tree/b/up
ln -s ../c.txt tree/b/link.txt
ln -s nowhere tree/b/dangling
mkfifo tree/pipe
run "$GAINSAY" read tree
is "$(sources)" \
    'tree/A/z.txt tree/B.txt tree/b/10.txt tree/b/2.txt tree/b/dangling tree/b/deep/x.txt tree/b/link.txt tree/b/with blank.txt tree/c.txt' \
    'a folder is walked in the order of its names'
status_is 1 'a link that leads nowhere is a rejection'
rm tree/b/dangling
run "$GAINSAY" read tree/
is "$(sources | cut -d' ' -f1)" tree/A/z.txt 'a slash behind the folder is not doubled'
status_is 0 'links to folders are not followed, pipes passed over'
ln -s tree named
run "$GAINSAY" read named
is "$(sources | cut -d' ' -f1)" named/A/z.txt 'a link to a folder that is named is followed'
mkdir hollow
run "$GAINSAY" read hollow
status_is 0 'an empty folder is no error'
err_has 'no reports found' 'but is told'

deep=deep
for i in $(seq 1 70); do deep=$deep/d; done
mkdir -p "$deep"
cp r1.txt "$deep/far.txt"
cp r1.txt deep/near.txt
run "$GAINSAY" read deep
status_is 1 'folders too deep are rejected'
out_has '"code":"limit".*64 folders' 'with the limit'
out_has '"source":"deep/near.txt"' 'and the run goes on'

# Lists of files.
printf 'r2.txt\n\nr1.txt\ntree/A\nmissing.txt\nr4.txt' >list
run "$GAINSAY" read --files-from list
is "$(sources)" 'r2.txt r1.txt tree/A/z.txt missing.txt r4.txt' 'a list, with a folder and without a last line end'
status_is 1 'and a missing file'
run "$GAINSAY" read r3.txt -T - <list
is "$(sources)" 'r3.txt r2.txt r1.txt tree/A/z.txt missing.txt r4.txt' 'a list on standard input, behind the files'
printf 'new\nline.txt\0r1.txt\0' >list0
cp r1.txt $'new\nline.txt'
run "$GAINSAY" read --files-from list0 -0
status_is 0 'a list with NULs: names may hold anything'
run "$GAINSAY" read --files-from list0
status_is 1 'without --null it is not understood'
out_has 'meant for --null' 'and the reason is told'
printf -- '-\n' >dash
run "$GAINSAY" read --files-from - <dash
status_is 1 'the list itself is not a report'
: >nothing
run "$GAINSAY" read --files-from nothing
status_is 0 'an empty list is no error'
head -c 10000 /dev/zero | tr '\0' x >longline
run "$GAINSAY" read --files-from longline
status_is 1 'a path that is too long is rejected'
run "$GAINSAY" read --files-from tree
status_is 1 'a list that cannot be read is told'
out_has 'list of files.*directory' 'with the reason'

# A name that is not UTF-8 must not spoil the records.
if cp r1.txt $'caf\xe9.txt' 2>/dev/null; then
    run "$GAINSAY" read $'caf\xe9.txt' $'miss\xe9.txt'
    out_is_jsonl 'a path that is not UTF-8 makes valid records'
fi
run "$GAINSAY" read --publisher $'Caf\xe9' r1.txt
out_is_jsonl 'nor does a publisher'
run "$GAINSAY" read --format table $'esc\e[31m.txt'
! grep -q $'\e' err
result $? 'a path cannot send a terminal its sequences'

# Colours.
run "$GAINSAY" read --format table r1.txt
! grep -q $'\e' out
result $? 'no colours in a pipe'
run "$GAINSAY" read --format table --color always r1.txt
grep -q $'\e\\[' out
result $? 'colours when they are asked for'
done_testing
