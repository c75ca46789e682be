#!/usr/bin/env python3
"""The scorer of coreference against figures worked out by hand."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import coref_score as score  # noqa: E402


def figures(key, response):
    out = []
    for _, metric in score.METRICS:
        right, gold, right2, system = metric([set(k) for k in key], [set(r) for r in response])
        out += [right / gold if gold else 0, right2 / system if system else 0]
    return [round(x, 4) for x in out]


# key, response, then recall and precision of MUC, B-cubed, CEAF-e
CASES = [
    ("all is right", ["abc", "de"], ["abc", "de"], [1, 1, 1, 1, 1, 1]),
    ("nothing is found", ["abc"], [], [0, 0, 0, 0, 0, 0]),
    ("nothing is right", ["ab"], ["cd"], [0, 0, 0, 0, 0, 0]),
    # links: key a-b-c has 2, of which a-b is found; B3: a, b have 2/3, c none; CEAF: 2*2/5
    ("one is missing", ["abc"], ["ab"], [0.5, 1, 0.4444, 1, 0.8, 0.8]),
    ("one is too many", ["ab"], ["abc"], [1, 0.5, 1, 0.4444, 0.8, 0.8]),
    # B3 recall (4/3... each part squared over 4): (4 + 4) / 4 / 4; CEAF: one pairs, 2*2/6 of 1 and of 2
    ("one is parted", ["abcd"], ["ab", "cd"], [0.6667, 1, 0.5, 1, 0.6667, 0.3333]),
    ("two are joined", ["ab", "cd"], ["abcd"], [1, 0.6667, 1, 0.5, 0.3333, 0.6667]),
    # the first worked example of Pradhan et al. 2014: key {abc} {defg}, response {ab} {cd} {fghi}
    ("the paper's example", ["abc", "defg"], ["ab", "cd", "fghi"], [0.4, 0.4, 0.4167, 0.5, 0.65, 0.4333]),
    # a chain of the key is met by two: the pairing takes the better
    ("the better pairs", ["abcde"], ["abc", "de"], [0.75, 1, 0.52, 1, 0.75, 0.375]),
    # crossed chains: each shares one with each; any pairing gives 2*1/4 twice
    ("crossed", ["ab", "cd"], ["ac", "bd"], [0, 0, 0.5, 0.5, 0.5, 0.5]),
    # the greedy pairing of the largest (ab with ab) would lose cd-e
    ("wide and narrow", ["abcd", "ef"], ["abef", "cd"], [0.75, 0.75, 0.6667, 0.6667, 0.6667, 0.6667]),
]


def main():
    bad = 0
    for name, key, response, expected in CASES:
        got = figures(key, response)
        if got != [round(x, 4) for x in expected]:
            print(f"{name}: expected {expected}, got {got}")
            bad += 1
    # the assignment against all permutations
    import itertools
    import random
    random.seed(3)
    for _ in range(200):
        n, m = random.randint(1, 5), random.randint(1, 5)
        value = [[random.random() for _ in range(m)] for _ in range(n)]
        small, large = (value, m) if n <= m else ([list(c) for c in zip(*value)], n)
        best = max(sum(row[j] for row, j in zip(small, p)) for p in itertools.permutations(range(large), len(small)))
        if abs(best - score.assign(value)) > 1e-9:
            print("assignment:", value)
            bad += 1
    sums = {}
    score.add(sums, ["abc", "x"], ["abc", "yz"])
    if abs(score.conll(sums) - (2 * 2 / 3 / (1 + 2 / 3) + 2 * 3 / 5 / (1 + 3 / 5) + 2 / 3) / 3) > 1e-9:
        print("sum of documents:", score.conll(sums))
        bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
