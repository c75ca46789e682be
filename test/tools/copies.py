"""Edited copies of a report, as newsrooms make them of what an agency sends.

    report = copies.parse(text)
    copies.EDITS["reordered"](report, random.Random(1))

A Report has a title, paragraphs (lists of sentences), and lines that stand before and
behind them. Each edit takes a Report and a source of chance, changes the Report, and
makes the same of the same. The words they use are in copies.txt. "merged" needs a second
report and is a function of its own.
"""
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
# A sentence ends before blank and capital or quotation mark; the abbreviations do not end one.
END = re.compile(r"(?<=[.!?])[\"”]?(?<!Mr\.)(?<!Ms\.)(?<!Mrs\.)(?<!Dr\.)(?<!Gen\.)(?<!Col\.)(?<!St\.)"
                 r"(?<!Capt\.)(?<!Maj\.)(?<!Lt\.)(?<!\b[A-Z]\.)(?<!p\.m\.)(?<!a\.m\.)\s+(?=[\"“A-Z0-9])")
CREDIT = re.compile(r"^([A-Z][A-Z' -]+(?:, [A-Za-z .]+)?(?:, [A-Z][a-z]+ \d+|, \d+ [A-Z][a-z]+)?) \(([^)]+)\) ?[-–—] ")
# Where a sentence is parted, and what begins one that may be joined to the one before.
AND = re.compile(r", and (?=(?:the|a|he|she|it|they|its|their|some|several|both|most|many|no|that|one|two|three|others)\b)")
JOINED = re.compile(r"(The|It|They|He|She|In|No|A|An|Both|Some|Its|Their|Neither|Each|One|Most|About) ")
WIRES = ("Northern Wire", "Continental Press", "Meridian News Agency", "Harbour Press")


class Report:
    def __init__(self, title, paragraphs, before=(), behind=(), titles=(), byline=""):
        self.title, self.paragraphs, self.byline = title, [list(p) for p in paragraphs], byline
        self.before, self.behind = list(before), list(behind)
        self.titles = list(titles)  # others that an editor may give it

    def copy(self):
        return Report(self.title, self.paragraphs, self.before, self.behind, self.titles, self.byline)

    def text(self):
        blocks = [self.title] + [self.byline] * bool(self.byline) + [" ".join(p) for p in self.paragraphs if p]
        return "\n".join(self.before) + "\n\n" * bool(self.before) + "\n\n".join(blocks) + "\n" + \
            "\n" * bool(self.behind) + "".join(line + "\n" for line in self.behind)


def parse(text):
    """A plain text: the title, perhaps a byline, then paragraphs parted by empty lines."""
    title, *blocks = [" ".join(b.split()) for b in text.strip().split("\n\n")]
    byline = blocks.pop(0) if blocks[0].startswith("By ") and len(blocks[0]) < 60 else ""
    return Report(title, [sentences(b) for b in blocks], byline=byline)


def sentences(paragraph):
    pieces, start = [], 0
    for match in END.finditer(paragraph):
        end = match.end() - len(match.group()) + len(match.group().rstrip())
        pieces.append(paragraph[start:end])
        start = match.end()
    return pieces + [paragraph[start:]]


def read_words(path=HERE / "copies.txt"):
    words = {}
    for line in open(path, encoding="utf-8"):
        kind, colon, rest = line.rstrip("\n").partition(": ")
        if colon and not line.startswith("#"):
            words.setdefault(kind, []).append(rest)
    return words


def both_ways(pairs, begin, end, one_way=()):
    """A pattern that finds any of the pairs' members, and what is put for each."""
    table = dict(one_way)
    for a, b in pairs:
        table[a], table[b] = b, a
    return re.compile(begin + "(" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + ")" + end,
                      re.IGNORECASE), table


WORDS = read_words()
# "per cent percent": the longer form has a blank in it
SPELLING = both_ways([s.rsplit(" ", 1) for s in WORDS["spelling"]], r"\b", "")
BRITISH = {s.rsplit(" ", 1)[0] for s in WORDS["spelling"]}
NUMBER = both_ways([n.split(" ") for n in WORDS["number"]], r"(?<![\d.,-])\b", r"\b(?![\d.,-])")
WORD = both_ways([w.split("\t") for w in WORDS["word"]], r"\b", r"\b",
                 [w.split("\t") for w in WORDS["one-way"]])


def replace(text, finder, allowed=None):
    pattern, table = finder

    def other(match):
        found = match.group(1)
        if allowed is not None and found.lower() not in allowed:
            return found
        new = table[found.lower()]
        return new[0].upper() + new[1:] if found[0].isupper() else new
    return pattern.sub(other, text)


def each_sentence(report, change):
    report.paragraphs = [[change(s) for s in p] for p in report.paragraphs]


def title(report, rng):
    """Another title."""
    if report.titles:
        report.title = rng.choice(report.titles)
    else:
        report.title = rng.choice(["UPDATE 1-{}", "{} - report", "WRAPUP: {}"]).format(report.title)


def credit(report, rng):
    """The byline and the agency's credit in the first line fall away or, where there is none, one is set behind."""
    report.byline = ""
    first = report.paragraphs[0]
    match = CREDIT.match(first[0])
    if match:
        first[0] = first[0][match.end():]
        if rng.random() < 0.5:
            report.paragraphs[-1].append("(%s)" % match.group(2))
    else:
        report.behind.append("Source: " + rng.choice(WIRES))


def first(report, rng):
    """The first paragraphs only."""
    left = max(2, round(len(report.paragraphs) * rng.uniform(0.4, 0.65)))
    report.paragraphs = report.paragraphs[:left]


def added(report, rng):
    """One paragraph more."""
    report.paragraphs.insert(rng.randint(1, len(report.paragraphs)), [rng.choice(WORDS["extra"])])


def reordered(report, rng):
    """The paragraphs behind the first in another order."""
    rest = report.paragraphs[1:]
    if len(rest) > 1:
        while rest == report.paragraphs[1:]:
            rng.shuffle(rest)
        report.paragraphs[1:] = rest


def words(report, rng):
    """Light copy-editing of every third sentence that is no quotation."""
    plain = [(p, i) for p in report.paragraphs for i, s in enumerate(p) if '"' not in s and "“" not in s]
    for p, i in max((plain[begin::3] for begin in range(3)), key=lambda some: sum(replace(p[i], WORD) != p[i] for p, i in some)):
        p[i] = replace(p[i], WORD)


def spelling(report, rng):
    """British becomes American or the other way round, numbers words or figures."""
    text = report.text().lower()
    british = sum(text.count(w) for w in BRITISH)
    american = sum(text.count(SPELLING[1][w]) for w in BRITISH)
    allowed = BRITISH if british >= american else set(SPELLING[1]) - BRITISH
    number_words = {w for w in NUMBER[1] if not w.isdigit()}
    found = [m.group().lower() for m in NUMBER[0].finditer(text)]
    numbers = number_words if sum(w in number_words for w in found) * 2 >= len(found) else set(NUMBER[1]) - number_words
    report.title = replace(report.title, SPELLING, allowed)

    def change(sentence):
        credit = CREDIT.match(sentence)
        head = credit.group() if credit else sentence.split(" ", 1)[0] + " " if " " in sentence else ""
        rest = replace(replace(sentence[len(head):], SPELLING, allowed), NUMBER, numbers)
        return (head if credit else replace(head, SPELLING, allowed)) + rest
    each_sentence(report, change)


def quotes(report, rng):
    """Quotations are shortened: what follows behind the speaker falls away, or what follows the first clause."""
    def first_clause(match):
        clause = re.match(r"(.{12,}?)(?:[.,;:]| and| but| or| that| who| which| until| when) ", match[2])
        words = match[2][:-1].split()
        short = clause[1] if clause else " ".join(words[:max(3, len(words) * 2 // 3)]) + " ..."
        return match[1] + short + match[2][-1] + match[3]

    def shorten(sentence):
        parts = re.split(r'(["“][^"”]+["”])', sentence)
        if len(parts) >= 5:
            return parts[0] + parts[1] + parts[2].rstrip(" ,").rstrip(".") + "."
        return re.sub(r'(["“])([^"”]{20,})(["”])', first_clause, sentence)

    def only_quotation(sentence):
        return sentence[0] in '"“' and sentence[-1] in '"”'
    for number, paragraph in enumerate(report.paragraphs):
        kept = [s for i, s in enumerate(paragraph) if not (i and only_quotation(s))]
        report.paragraphs[number] = kept if len(kept) < len(paragraph) else [shorten(s) for s in paragraph]


def boilerplate(report, rng):
    """Head and tail of another publisher."""
    report.before = rng.sample(WORDS["head"], 3) + report.before
    report.behind += rng.sample(WORDS["tail"], 4)


def split(report, rng):
    """Sentences are parted at ", and" and joined where they are short (if none is, where they are longer)."""
    before = [list(p) for p in report.paragraphs]
    for limit in (170, 300):
        if report.paragraphs == before:
            part_and_join(report, rng, limit)


def part_and_join(report, rng, limit):
    def is_plain(sentence):
        return '"' not in sentence and "“" not in sentence
    for number, paragraph in enumerate(report.paragraphs):
        out = []
        for sentence in paragraph:
            halves = AND.split(sentence, 1)
            if len(halves) == 2 and is_plain(sentence):
                out += [halves[0] + ".", halves[1][0].upper() + halves[1][1:]]
            elif out and is_plain(sentence + out[-1]) and len(sentence) + len(out[-1]) < limit and \
                    out[-1].endswith(".") and JOINED.match(sentence):
                out[-1] = out[-1][:-1] + ("; " if rng.random() < 0.5 else ", and ") + sentence[0].lower() + sentence[1:]
            else:
                out.append(sentence)
        report.paragraphs[number] = out


EDITS = {e.__name__: e for e in (title, credit, first, added, reordered, words, spelling, quotes, boilerplate, split)}


def merged(report, second, rng):
    """The first paragraphs of a second report behind those of the first."""
    left = max(2, len(second.paragraphs) // 2)
    report.paragraphs += [["In other news:"]] if rng.random() < 0.5 else []
    report.paragraphs += [list(p) for p in second.paragraphs[:left]]
