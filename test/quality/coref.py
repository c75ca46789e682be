#!/usr/bin/env python3
"""Scores coreference on OntoGUM (Zhu et al. 2021): CoNLL F1, predicted mentions.

  coref.py --gainsay build/gainsay [--test] [--worst N]    (GAINSAY_DATA: the data sets)

Documents of the free genres, by GUM's own split: those of its development part
are scored, and those of its training part for tuning; with --test those of its
test part. A document is read as plain text, a paragraph a line. Mentions of
the `entity` records are compared by their words: a mention of a record is a
name without its titles, so a name stands here for its noun phrase, that of
`gainsay parse`: the words that hang on its head; and a genitive's "'s", which
OntoNotes takes for a part of the mention, is added. The figure without both is
shown beside it. Chains of one mention do not count on either side (OntoNotes).

For information also the figure when a mention is told by its head alone, the
word of it that hangs, by the data's own tree, on none of its words; and how
many gold mentions are missed only by their boundaries (the head is in a chain),
are found but in no chain, or are not found.
Exits 1 below a floor, 77 without data.
"""
import argparse
import collections
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import coref_score as score  # noqa: E402

FLOORS = {"train": 0.51, "dev": 0.45, "test": 0.40}
MUST, AIM = 0.40, 0.50


def doc_ids(path):
    return set(re.findall(r"^# newdoc id = (\S+)", path.read_text(encoding="utf-8"), re.M))


class Document:
    """The text that is read, its tokens' spans in characters, and gold chains of (first, last) tokens."""

    def __init__(self, path):
        self.name, self.tokens, self.chains, self.above = path.stem, [], {}, []
        parts, at, open_at, space, inside, first = [], 0, {}, "", 0, 0
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# newpar") and not line.startswith("# newpar_block") and parts:
                space = "\n\n"
            elif line and not line.startswith("#"):
                row = line.split("\t")
                several = re.fullmatch(r"(\d+)-(\d+)", row[0])
                if several or (row[0].isdigit() and not inside):
                    parts.append(space + row[1])
                    at += len(space) + len(row[1])
                    start = at - len(row[1])
                    space = "" if "SpaceAfter=No" in row[9] else " "
                if several:
                    inside = int(several.group(2)) - int(several.group(1)) + 1
                elif row[0].isdigit():
                    # the words of "don't" have its characters between them
                    end = min(at, start + len(row[1])) if inside > 1 else at
                    self.tokens.append((start, end))
                    start, inside = end, max(0, inside - 1)
                    self.above.append(first + int(row[6]) - 1 if row[6] != "0" else -1)
                    self.read_entity(row[9], open_at)
            elif not line:
                space, first = space or " ", len(self.tokens)
        self.text = "".join(parts) + "\n"

    def read_entity(self, misc, open_at):
        found = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
        for begins, number, ends in re.findall(r"(\()?(\d+)[^()]*(\))?", found.group(1) if found else ""):
            if begins:
                open_at.setdefault(number, []).append(len(self.tokens) - 1)
            if ends and open_at.get(number):
                self.chains.setdefault(number, []).append((open_at[number].pop(), len(self.tokens) - 1))

    def head(self, words):
        """The word of a mention that hangs on none of its words."""
        return next((i for i in range(words[0], words[1] + 1) if not words[0] <= self.above[i] <= words[1]), words[0])


def run(args, command, folder, names, *more):
    listed = folder / "list"
    listed.write_text("\n".join(str(n) for n in names) + "\n")
    return subprocess.run([args.gainsay, command, "--quiet", "--input-format", "text", "--files-from", str(listed),
                           *more], stdout=subprocess.PIPE, check=True).stdout.decode()


def phrases(text, document):
    """Of each word (by its first character) the span of the words that hang on it, and its part of speech."""
    out, at, sentence = {}, 0, []
    for line in text.splitlines() + [""]:
        if line.startswith("#"):
            continue
        if line:
            row = line.split("\t")
            if row[0].isdigit():
                at = document.text.find(row[1], at)
                sentence.append((at, at + len(row[1]), int(row[6]), row[7], row[3]))
                at += len(row[1])
            continue
        for i, word in enumerate(sentence):
            first = last = i
            for j, other in enumerate(sentence):
                k, steps = j, 0
                while k != i and sentence[k][2] and steps < 100:
                    if sentence[k][3] in ("punct", "cc", "conj", "case", "appos", "parataxis") and sentence[k][2] - 1 == i:
                        break
                    k, steps = sentence[k][2] - 1, steps + 1
                if k == i:
                    first, last = min(first, j), max(last, j)
            out[word[0]] = (sentence[first][0], sentence[last][1], word[4])
        sentence = []
    return out


def widen(span, whole):
    """The phrase of the mention's head: the narrowest phrase of one of its words that has all of it."""
    best = None
    for at, phrase in whole.items():
        if span[0] <= at < span[1] and phrase[0] <= span[0] and phrase[1] >= span[1]:
            if best is None or phrase[1] - phrase[0] < best[1] - best[0]:
                best = phrase
    return (best[0], best[1]) if best else span


def words_of(document, span):
    """First and last token that the span touches."""
    inside = [i for i, (a, b) in enumerate(document.tokens) if a < span[1] and span[0] < b]
    return (inside[0], inside[-1]) if inside else None


def with_genitive(document, words, whole):
    """The mention with the genitive's mark after it; that of "it's" is a verb."""
    if words and words[1] + 1 < len(document.tokens):
        a, b = document.tokens[words[1] + 1]
        genitive = document.text[a:b] in ("'s", "’s", "'", "’") and whole.get(a, ("", "", ""))[2] == "PART"
        if genitive and document.tokens[words[1]][1] == a:
            return (words[0], words[1] + 1)
    return words


def read(args, documents):
    """Of each document its chains: as printed, and with names for their phrases."""
    out = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = [folder / f"{d.name}.txt" for d in documents]
        for path, document in zip(paths, documents):
            path.write_text(document.text, encoding="utf-8")
        found, texts = {d.name: [] for d in documents}, {d.name: d.text for d in documents}
        for line in run(args, "read", folder, paths, "--chars", "--format", "jsonl").splitlines():
            record = json.loads(line)
            if record["type"] == "report":
                now = pathlib.Path(record["source"]).stem
                if record["sha256"] != hashlib.sha256(texts[now].encode()).hexdigest():
                    sys.exit(f"{now}: the text that is read is not the one that was given")
            elif record["type"] == "entity":
                found[now].append([((m["start_char"], m["end_char"]), m["form"]) for m in record["mentions"]])
        for path, document in zip(paths, documents):
            whole = phrases(run(args, "parse", folder, [path], "--format", "conllu"), document)
            exact = [{words_of(document, s) for s, _ in e} - {None} for e in found[document.name]]
            wide = [{with_genitive(document, words_of(document, widen(s, whole) if form in ("name", "metonym") else s),
                                   whole) for s, form in e} - {None} for e in found[document.name]]
            out.append((exact, wide))
    return out


def unique(chains):
    """A mention belongs to the first chain that has it."""
    seen, out = set(), []
    for chain in chains:
        out.append(chain - seen)
        seen |= chain
    return out


def by_heads(document, chains):
    """Chains of heads; of mentions with one head the longest counts."""
    best = {}
    for i, m in ((i, m) for i, chain in enumerate(chains) for m in chain):
        best[document.head(m)] = max(best.get(document.head(m), (0, 0)), (m[1] - m[0] + 1, i))
    return [{h for h, (_, of) in best.items() if of == i} for i in range(len(chains))]


def found_how(document, key, response):
    """How the gold mentions are found, by the number of them."""
    every = {m for c in response for m in c}
    linked = {m for c in response if len(c) > 1 for m in c}
    heads, linked_heads = ({document.head(m) for m in some} for some in (every, linked))
    out = collections.Counter()
    for m in (m for c in key if len(c) > 1 for m in c):
        head = document.head(m)
        out["exact" if m in linked else "boundaries" if head in linked_heads else
            "alone" if head in heads else "not found"] += 1
    return out


def show_worst(document, key, response, left):
    of = {m: i for i, c in enumerate(response) for m in c}
    for chain in key:
        for m in sorted(chain)[1:]:
            if left > 0 and len({of.get(m), *(of.get(o) for o in chain if o != m)}) > 1 and m not in of:
                print(f"  missed in {document.name}: {document.text[document.tokens[m[0]][0]:document.tokens[m[1]][1]]!r}")
                left -= 1
    return left


def score_part(args, part, documents):
    printed, sums, heads, how, left = {}, {}, {}, collections.Counter(), args.worst if part != "test" else 0
    for document, (exact, wide) in zip(documents, read(args, documents)):
        key = list(map(set, document.chains.values()))
        score.add(printed, key, unique(exact))
        score.add(sums, key, unique(wide))
        chains = [[c for c in side if len(c) > 1] for side in (key, unique(wide))]
        score.add(heads, *(by_heads(document, side) for side in chains))
        how += found_how(document, key, unique(wide))
        left = show_worst(document, key, wide, left)
    got = score.conll(sums)
    print(f"OntoGUM {part}, {len(documents)} documents: CoNLL F1 {got:.3f} ("
          + ", ".join(f"{name} {score.f1(sums[name]):.3f}" for name, _ in score.METRICS)
          + f"); with the spans as printed {score.conll(printed):.3f}")
    print(f"  by heads {score.conll(heads):.3f}; of {sum(how.values())} mentions {how['exact']} are found exactly, "
          f"{how['boundaries']} but for their boundaries, {how['alone']} in no chain, {how['not found']} not")
    good = got >= FLOORS[part]
    print(f"  floor {FLOORS[part]}, must {MUST}, aim {AIM}: {'held' if good else 'NOT HELD'}")
    return good


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--gainsay", required=True)
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    args = parser.parse_args()
    data = pathlib.Path(os.environ.get("GAINSAY_DATA", ""))
    folder = data / "coref" / "ontogum-free"
    if not os.environ.get("GAINSAY_DATA") or not folder.is_dir():
        print("skipped: no data")
        return 77
    split = {p: doc_ids(data / "ud" / f"en_gum-ud-{p}.conllu") for p in ("dev", "test")}
    parts = {"train": [], "dev": [], "test": []}
    for path in sorted(folder.glob("*.conllu")):
        part = next((p for p in split if path.stem in split[p]), "train")
        parts[part].append(Document(path))
    good = True
    for part in ("test",) if args.test else ("dev", "train"):
        good = score_part(args, part, parts[part]) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
