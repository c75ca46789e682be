#!/usr/bin/env python3
"""What holds of a page that gainsay makes for a browser, as readers that are not ours see it.

  page.py PAGE RECORDS

PAGE is what --format html printed, RECORDS the JSON Lines of the same reports. Every element is closed; anchors
are there once and links lead to them; nothing is fetched and nothing runs; each record has its entry and its
words; the words of statements and their denials stand on the page; headings skip no level. With python3-html5lib
the page is also parsed by the rules of HTML, without an error. Exits 1 and says what does not hold.
"""
import html.parser
import json
import sys

VOID = {"meta", "base", "br", "hr", "img", "input", "link", "wbr"}
NEVER = {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
FETCHING = {"src", "srcset", "background", "action", "data", "poster"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.wrong = [], [], [], []
        self.levels, self.text = [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in NEVER or FETCHING & set(attrs) or any(name.startswith("on") for name in attrs):
            self.wrong.append("<%s> %s" % (tag, attrs))
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if "href" in attrs:
            self.links.append(attrs["href"])
        if "aria-labelledby" in attrs:
            self.links.append("#" + attrs["aria-labelledby"])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append("</%s> at %s" % (tag, self.getpos()))

    def handle_data(self, data):
        self.text.append(data)


def check_records(page, lines):
    for record in map(json.loads, lines):
        key, _, part = record["id"].partition("/")
        kind = record["type"]
        if kind == "report" and key not in page.ids:
            yield "no article of %s" % key
        if kind == "sentence" and "%s-%s" % (key, part) not in page.ids:
            yield "no anchor of sentence %s" % part
        if kind in ("entity", "statement", "claim", "event", "agreement"):
            if "%s-%s" % (key, part) not in page.ids:
                yield "no entry of %s" % record["id"]
            if "%s-%s-at" % (key, part) not in page.ids:
                yield "no words of %s" % record["id"]
        if kind == "sentence" and record["text"] not in "".join(page.text):
            yield "the text lacks %r" % record["text"]


def check(page):
    yield from page.wrong
    if page.open:
        yield "not closed: %s" % page.open
    for name in {i for i in page.ids if page.ids.count(i) > 1}:
        yield "twice: #%s" % name
    for link in page.links:
        if link.startswith("#") and link[1:] not in page.ids:
            yield "leads nowhere: %s" % link
        if not link.startswith(("#", "http://", "https://")):
            yield "a link of another kind: %s" % link
    for above, below in zip([0] + page.levels, page.levels):
        if below > above + 1:
            yield "a heading of level %d below one of %d" % (below, above)


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        source = file.read()
    with open(sys.argv[2], encoding="utf-8") as file:
        lines = file.read().splitlines()
    page = Page()
    page.feed(source)
    page.close()
    wrong = list(check(page)) + list(check_records(page, lines))
    try:
        import html5lib
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(source)
        wrong += ["html5lib: %s at %s" % (code, where) for where, code, _ in parser.errors]
    except ImportError:
        pass
    print("\n".join(wrong[:20]), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
