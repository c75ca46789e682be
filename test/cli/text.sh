#!/usr/bin/env bash
# gainsay text prints exactly the bytes that spans point into.
. "$(dirname "$0")/tap.sh"

# Every sentence of `gainsay read` stands at its span in `gainsay text`, and
# the report's hash and size are those of the text.
check_spans() { # FILE NAME [OPTION...]
    local file=$1 name=$2
    shift 2
    "$GAINSAY" read --format jsonl "$@" "$file" >records 2>err
    run "$GAINSAY" text "$@" "$file"
    status_is 0 "$name: the text is printed"
    python3 -c '
import hashlib, json
text = open("out", "rb").read()
sentences = 0
for r in map(json.loads, open("records", encoding="utf-8")):
    if r["type"] == "report":
        assert r["bytes"] == len(text), "bytes"
        assert r["sha256"] == hashlib.sha256(text).hexdigest(), "sha256"
        assert r["zones"][0]["start"] == 0 and r["zones"][-1]["end"] == len(text), "zones"
    if r["type"] == "sentence":
        assert text[r["start"]:r["end"]].decode() == r["text"], r
        sentences += 1
assert sentences, "no sentences"
' 2>err
    result $? "$name: the spans are right"
}

printf 'Bridge reopens\n\nThe mayor said \xe2\x80\x9cit is safe\xe2\x80\x9d \xe2\x80\x94 again. A critic denied it.\n' >plain.txt
check_spans plain.txt 'plain text'
same out plain.txt 'plain text in UTF-8 is the input'

printf 'No line end. None at all.' >open.txt
check_spans open.txt 'no last line end'
same out open.txt 'nothing is added'

{ printf '\xef\xbb\xbf'; cat plain.txt; } >bom.txt
check_spans bom.txt 'a byte order mark'
same out plain.txt 'is left out'

sed 's/$/\r/' plain.txt >dos.txt
check_spans dos.txt 'line ends of Windows'
same out dos.txt 'are kept'

iconv -f UTF-8 -t UTF-16 plain.txt >utf16.txt
check_spans utf16.txt 'UTF-16'
same out plain.txt 'is converted'

iconv -f UTF-8 -t WINDOWS-1252 plain.txt >win.txt
check_spans win.txt 'a named character set' --content-type 'text/plain; charset=windows-1252'
same out plain.txt 'is converted'

printf 'One word\0here. The rest\0is plain.\n' >nul.txt
check_spans nul.txt 'NUL bytes'
grep -q $'word\xef\xbf\xbdhere' out
result $? 'become U+FFFD'

cat >page.html <<'HTML'
<!doctype html><html><head><title>Bridge reopens</title></head><body>
<nav><a href=/>Home</a> <a href=/world>World</a></nav>
<article><h1>Bridge   reopens</h1>
<p>The mayor said the bridge &mdash; closed since May &mdash; is safe.</p>
<p>A critic
denied it.</p></article></body></html>
HTML
check_spans page.html 'a page'
out_has '^The mayor said the bridge — closed since May — is safe\.$' 'a block is one line'
! grep -q '<' out
result $? 'without tags'

printf '<!doctype html><title>Bridge</title><article><h1>Bridge</h1><p>A critic denied it.</p></article>' >bare.html
run "$GAINSAY" text bare.html
out_has '^A critic denied it\.$' 'a page without <head> and <body> has its text'

run "$GAINSAY" text --input-format text page.html
same out page.html 'a page as plain text is its source'

run "$GAINSAY" text - <plain.txt
same out plain.txt 'standard input'

run "$GAINSAY" text missing.txt
status_is 1 'a missing file'
err_has '^gainsay: missing.txt: .*No such file' 'is named'
run "$GAINSAY" text /
status_is 1 'a folder is not a report'
: >empty.txt
run "$GAINSAY" text empty.txt
status_is 1 'nor is an empty file'
done_testing
