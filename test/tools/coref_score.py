"""MUC, B-cubed and CEAF-e of chains of mentions, and their mean (CoNLL F1).

By the definitions that the CoNLL-2012 scorer settled (Pradhan et al. 2014,
"Scoring coreference partitions of predicted mentions"): mentions are what is
told apart by ==, a chain is a set of them, key chains are right. Figures come
as (numerator, denominator) of recall and of precision, so that documents can
be summed.
"""


def _index(chains):
    return {mention: i for i, chain in enumerate(chains) for mention in chain}


def _links(key, response):
    """Links of `key` that `response` has, and all of them."""
    of = _index(response)
    right = every = 0
    for chain in key:
        parts = {of[m] if m in of else ("alone", m) for m in chain}
        right += len(chain) - len(parts)
        every += len(chain) - 1
    return right, every


def muc(key, response):
    return (*_links(key, response), *_links(response, key))


def _shares(key, response):
    of = _index(response)
    right = every = 0
    for chain in key:
        meets = {}
        for m in chain:
            if m in of:
                meets[of[m]] = meets.get(of[m], 0) + 1
        right += sum(n * n for n in meets.values()) / len(chain)
        every += len(chain)
    return right, every


def b_cubed(key, response):
    return (*_shares(key, response), *_shares(response, key))


def assign(value):
    """The largest sum of value[i][j] with each row and column used once at most
    (Kuhn and Munkres, by shortest paths; O(n^2 m))."""
    if not value or not value[0]:
        return 0.0
    if len(value) > len(value[0]):
        value = [list(column) for column in zip(*value)]
    n, m = len(value), len(value[0])
    u, v, row_of, infinite = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), float("inf")
    for i in range(1, n + 1):
        row_of[0], j0 = i, 0
        least, back, used = [infinite] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = row_of[j0], infinite, 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -value[i0 - 1][j - 1] - u[i0] - v[j]
                if cost < least[j]:
                    least[j], back[j] = cost, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[row_of[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if row_of[j0] == 0:
                break
        while j0:
            row_of[j0], j0 = row_of[back[j0]], back[j0]
    return sum(value[row_of[j] - 1][j - 1] for j in range(1, m + 1) if row_of[j])


def ceaf_e(key, response):
    same = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in map(set, key)] if response else []
    best = assign(same)
    return best, len(key), best, len(response)


METRICS = (("MUC", muc), ("B3", b_cubed), ("CEAFe", ceaf_e))


def f1(figures):
    right, gold, right2, system = figures
    recall = right / gold if gold else 0.0
    precision = right2 / system if system else 0.0
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def add(sums, key, response):
    """Adds a document's figures; chains of one mention do not count (OntoNotes)."""
    key = [set(c) for c in key if len(c) > 1]
    response = [set(c) for c in response if len(c) > 1]
    for name, metric in METRICS:
        old = sums.get(name, (0, 0, 0, 0))
        sums[name] = tuple(a + b for a, b in zip(old, metric(key, response)))


def conll(sums):
    return sum(f1(sums[name]) for name, _ in METRICS) / len(METRICS) if sums else 0.0
