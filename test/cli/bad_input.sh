#!/usr/bin/env bash
# Input that is broken, hostile or not there: read or rejected, with the run
# going on, in seconds and in bounded memory; never a crash or a hang.
. "$(dirname "$0")/tap.sh"

printf 'The mayor said the bridge was safe. A critic denied it.\n' >good.txt
# Reads a file between two good ones: all three leave their trace, in order.
between() { # FILE NAME
    run "$GAINSAY" read --format jsonl --jobs 2 good.txt "$1" good.txt
    survived "$2: read or rejected"
    out_is_jsonl "$2: the output is whole"
    is "$(sources)" "good.txt $1 good.txt" "$2: the run goes on"
}

rejected() { # CODE NAME
    status_is 1 "$2: the exit status says that it was rejected"
    out_has "\"type\":\"rejection\".*\"code\":\"$1\"" "$2: the code is $1"
    out_has '"message":"[^"]+"' "$2: with a reason"
}

: >empty
between empty 'an empty file'
rejected empty 'an empty file'
printf ' \n\t\r\n  ' >blank
between blank 'nothing but white space'
rejected empty 'nothing but white space'

cp "$GAINSAY" elf
between elf 'a program'
rejected format 'a program'
{ printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0'; head -c 3000 /dev/urandom; } >picture.png
between picture.png 'a picture'
rejected format 'a picture'
gzip -c good.txt >good.gz
between good.gz 'a compressed file'
rejected format 'a compressed file'
head -c 100000 /dev/urandom >random
between random 'random bytes'
{ echo '<!doctype html><html><body><p>'; head -c 100000 /dev/urandom; } >random.html
between random.html 'random bytes in a page'
head -c 100000 /dev/zero >zeros
between zeros 'nothing but NUL bytes'

printf 'The mayor said \xc3\x28 was \xff\xfe safe \xe2\x82. Also \xed\xa0\x80 and \xf8\x88\x80\x80\x80.\n' >broken.txt
between broken.txt 'broken UTF-8'
printf 'A word\0here, the mayor said. And\0 there.\n' >nul.txt
between nul.txt 'NUL bytes'
status_is 0 'NUL bytes are repaired'
printf 'He said \xe2\x80\xae\xe2\x81\xa6it was\xe2\x80\xac safe\xe2\x81\xa9 \xd8\x9c\xe2\x80\x8f now.\n' >bidi.txt
between bidi.txt 'bidirectional controls'
status_is 0 'bidirectional controls are text'

# A table shows the words of a report, but not what would steer a terminal.
printf 'Mayor \e[31mdenies\e]0;title\a \xe2\x80\xaeclaims\xe2\x81\xa6 \xc2\x9b1m of it\n\nThe mayor denied \e[2Jon Monday that the \xe2\x80\xaebridge was unsafe.\n' >escape.txt
run "$GAINSAY" read --format table --color never --publisher $'News\e[1m' escape.txt
status_is 0 'escape sequences in a report'
! grep -qP '[\x{1B}\x{07}\x{9B}\x{202A}-\x{202E}\x{2066}-\x{2069}]' out
result $? 'do not reach the terminal'

cat >page.html <<'HTML'
<!doctype html><html><head><title>Bridge</title><meta charset=utf-8>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge","author":{"name":"A B"}}</script></head>
<body><article><h1>Bridge</h1><p>The mayor said &ldquo;it is safe&rdquo;.</p><p>A critic <b>denied</b> it.</p></article></body></html>
HTML
size=$(stat -c %s page.html)
for ((n = 1; n < size; n += 7)); do
    head -c "$n" page.html >"torn$n.html"
done
run "$GAINSAY" read --format jsonl torn*.html
survived "a page torn off at $((size / 7)) places"
out_is_jsonl 'leaves whole records'
is "$(sources | wc -w)" "$(ls torn*.html | wc -l)" 'one for each'
rm torn*.html

# Nesting: elements, and what JSON-LD holds.
deep() { python3 -c "print('$1' * 100000 + 'The mayor said it was safe.' + '$2' * 100000)"; }
{ echo '<!doctype html><html><body>'; deep '<div>' '</div>'; } >div.html
between div.html '100,000 elements deep'
{ echo '<!doctype html><html><body>'; deep '<div><p><b>' ''; } >open.html
between open.html '300,000 elements never closed'
{ echo '<!doctype html><html><body><table>'; deep '<tr><td><table>' ''; } >table.html
between table.html '100,000 tables within tables'
{ echo '<!doctype html><html><head><script type="application/ld+json">'; deep '[' ']'; echo '</script></head><body><p>The mayor said so.</p>'; } >ld.html
between ld.html 'JSON 100,000 deep'
status_is 0 'JSON 100,000 deep is passed over'
{ echo '<!doctype html><html><body><p '; for i in $(seq 20000); do echo "a$i=\"b$i\""; done; echo '>The mayor said so.</p>'; } >attributes.html
between attributes.html '20,000 attributes'
python3 -c "print('<!doctype html><p>' + '&amp;' * 300000 + '&' * 300000)" >entities.html
between entities.html '600,000 entities'
python3 -c "print('(\"' * 200000)" >quotes.txt
between quotes.txt '400,000 opening marks'
python3 -c "print('\\n'.join('x' for _ in range(100000)))" >lines.txt
between lines.txt '100,000 lines'

# What cannot be opened or read.
ln -s nowhere dangling
between dangling 'a link that leads nowhere'
rejected io 'a link that leads nowhere'
ln -s circle circle
between circle 'a link to itself'
rejected io 'a link to itself'
between missing/deeper.txt 'a folder that is not there'
rejected io 'a folder that is not there'
between good.txt/x 'a file where a folder should be'
rejected io 'a file where a folder should be'
between "$(head -c 5000 /dev/zero | tr '\0' n)" 'a name that is too long'
rejected io 'a name that is too long'
if [ -e /proc/self/mem ]; then
    between /proc/self/mem 'a file that fails while it is read'
    rejected io 'a file that fails while it is read'
else
    skip 'a file that fails while it is read' 'no /proc/self/mem'
fi
mkfifo fifo
between fifo 'a pipe that nobody writes to'
rejected empty 'a pipe that nobody writes to'
between /dev/null 'a device without an end of its own'
if [ "$(id -u)" -ne 0 ]; then
    as=()
elif command -v setpriv >/dev/null; then
    # Root may read everything; try as somebody else.
    as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    chmod a+rx . && "${as[@]}" "$GAINSAY" version >/dev/null 2>&1 || as=(none)
else
    as=(none)
fi
if [ "${as[*]:-}" = none ]; then
    skip 'files and folders without permission' 'everything is readable for root'
else
    cp good.txt locked.txt
    mkdir locked
    cp good.txt locked/in.txt
    chmod 0 locked.txt locked
    run "${as[@]}" "$GAINSAY" read --format jsonl good.txt locked.txt locked good.txt
    is "$(sources)" 'good.txt locked.txt locked good.txt' 'a file and a folder without permission'
    rejected io 'no permission'
    out_has 'Permission denied' 'is the reason'
    chmod 700 locked.txt locked
fi

# A file that shrinks while it is read.
# Not in English, so that only reading takes time.
yes 'Die Sprecherin der Stadt sagte am Freitag, es sei nicht sicher.' 2>/dev/null | head -c 3000000 >shrinking
cp shrinking whole
(for i in 1 2 3 4 5 6; do cp whole shrinking; sleep 0.03; truncate -s 10 shrinking; sleep 0.03; done) &
run "$GAINSAY" read --format jsonl shrinking shrinking shrinking shrinking shrinking shrinking
survived 'a file that is cut short meanwhile'
wait
done_testing
