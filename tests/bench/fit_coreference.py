"""Marked articles, GUM and MEANTIME → ontology/words/coreference.toml: how much the signs of an antecedent count.

    python -m tests.bench.fit_coreference ../shared/measure ../shared/data > coreference.toml

A log-linear model of the right one among an anaphor's candidates and "none": the loss is minus the log of the summed
probability of all right candidates, plus an L2 penalty on what differs from the weights set by hand (Denis &
Baldridge 2008, "Specialized models and ranking for coreference resolution"). Earlier links are those of the gold while
the examples are collected; collecting them once more as the fitted model links, mistakes and all, was no better on
articles kept apart.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.language.coreference import begun
from kg.language.coreference.resolving import link_anaphors
from kg.language.coreference.scene import Candidate
from kg.language.document import Document, Token
from kg.language.mentions import find_mentions
from kg.language.parse import parse
from kg.language.predications import find_predications
from kg.language.values import find_values
from kg.model import Article
from tests.bench.chains import NOTHING, Marked, is_kept_apart, marked

PENALTY = 4.0  # of 1, 4, 16, 32 the best in five-fold cross-validation over articles
LEAST = 0.02  # smaller weights are left out
TABLES = {
    "he": "person", "she": "person", "it": "it", "they": "they", "noun": "noun", "generic": "generic",
    "described": "described",
}  # fmt: skip
# How much an article counts: GUM is of other kinds of text, of MEANTIME only beginnings are marked; those that have
# other gold were written as news is, the others to hold many anaphors.
WEIGHTS = {"gum": 0.5, "meantime": 0.5, "samples": 6.0, "news": 4.0}
# Where the fit starts from, 0 for all other signs: only links to names matter to us; a definite noun leans to the
# subject of the sentence before, and to what its words have been said of. The tables "noun", "generic" and
# "described" share what is set for "noun".
BY_HAND = {
    ("noun", "upper subject&subject"): -3.2,
    ("generic", "upper subject&subject"): -2.4,
    ("person", "named"): 1.0,
    ("person", "owner in coordination"): 2.5,
    ("it", "owner in coordination"): 2.5,
    ("they", "owner in coordination"): 2.0,
    ("person", "kin"): -2.4,
    ("person", "kin&sentence"): -10.0,
    ("person", "kin&paragraph"): -3.2,
    ("person", "kin&inside"): -2.2,
    ("person", "first person&sentence"): 0.2,
    ("person", "first person&paragraph"): 0.6,
    ("it", "named"): 1.0,
    ("they", "named"): 1.0,
    ("it", "beside own subject&owner&named"): -0.6,
    ("noun", "main subject&1"): 0.4,
    ("noun", "main subject&1 of group"): 0.8,
    ("generic", "main subject&1"): 1.0,
    ("generic", "main subject&1 of group"): 1.2,
    ("noun", "none:generic"): -0.4,
    ("noun", "does so"): 1.0,
    ("noun", "joined"): 2.0,
    ("noun", "says it"): -1.0,
    ("noun", "says it plainly"): -0.2,
    ("noun", "changes then"): 7.0,
    ("it", "watches"): -3.0,
    ("they", "watches"): -3.0,
    ("they", "both"): 6.0,
    ("noun", "watches"): -3.0,
    ("noun", "watches for a living"): 1.5,
    ("noun", "called just so"): 0.6,
    ("noun", "kin"): -0.3,
    ("noun", "kin&sentence"): -1.0,
    ("noun", "generic&named"): 0.4,
    ("noun", "pointed at"): 1.0,
    ("it", "own subject&owner"): 0.4,
    ("it", "upper subject&subject"): 0.5,
    ("it", "has such"): 0.5,
    ("it", "has no such"): -0.8,
    ("it", "kin&sentence"): -0.6,
    ("person", "asked about"): 1.0,
    ("it", "asked about"): 4.5,
    ("it", "stood for"): 2.6,
    ("noun", "asked about"): 1.0,
    ("noun", "told so"): 1.5,
    ("noun", "placed so"): 3.0,
    ("noun", "of that trade"): 4.6,
    ("noun", "of another trade"): -3.6,
    ("noun", "of another nation"): -2.0,
    ("noun", "of another place"): -1.5,
}
HEAD = """# How much the signs for and against an antecedent count, by kind of anaphor; what they mean is said in
# kg/language/coreference/signs.py. Written by tests/bench/fit_coreference.py from tests/gold/chains and the development
# parts of GUM and MEANTIME (both CC BY 4.0).
"""
Weights = Mapping[str, Mapping[str, float]]


class Text(NamedTuple):
    """A document up to its anaphors, whom each head token stands for, and how much it counts.

    A key "" is nothing that has a name; of tokens without a key nothing is known.
    """

    document: Document
    keys: Mapping[int, str]
    weight: float


class Example(NamedTuple):
    """An anaphor: the signs of each candidate and, last, of none; which of these are right; how much it counts."""

    table: str
    signs: list[tuple[str, ...]]
    right: list[bool]
    weight: float


def texts(measure: Path, data: Path) -> Iterator[Text]:
    """All that is fitted on."""
    for article in marked():
        if not is_kept_apart(article):
            document = _prepared(article.id, article.text)
            yield Text(document, _marked_keys(document, article), WEIGHTS.get(article.id.split()[0], 1.0))
    sys.path.insert(0, str(measure))
    for group, name, text, gold in import_module("coref").documents(data):
        document, kind = _prepared(name, text), group.split()[0]
        yield Text(document, _gold_keys(document, gold, kind), WEIGHTS[kind])


def _prepared(name: str, text: str) -> Document:
    return find_predications(find_mentions(find_values(parse(Article(name, text)))))


def _marked_keys(document: Document, article: Marked) -> dict[int, str]:
    """Head token → the key of its mark, or of the name that stands there; not for what stands for several."""
    spots, keys = article.spots(), dict[int, str]()
    for head, i in document.heads.items():
        token, mention = document.tokens[head], document.mentions[i]
        marks = [m for m in article.marks if m.start <= token.start and token.end <= m.end]
        inner = (
            bool(marks) and marks[0].start <= document.tokens[token.head].start < marks[0].end and token.head != head
        )
        near = [(abs(mention.start - a) + abs(mention.end - b), key) for a, b, key in spots
                if a < mention.end and mention.start < b]  # fmt: skip
        if marks and not inner and len(marks[0].keys) == 1:
            keys[head] = "" if marks[0].keys == NOTHING else marks[0].keys[0]
        elif near and (inner or not marks) and mention.form == "name":
            keys[head] = min(near)[1]
    return keys


def _gold_keys(document: Document, gold: Iterable[Any], kind: str) -> dict[int, str]:
    """Head token → the gold chain of the mention that it heads, of several the one whose borders are nearest."""
    near: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for mention in gold:
        for token in document.tokens:
            if token.start < mention.head[1] and mention.head[0] < token.end:
                near[token.i].append((abs(mention.start - token.start) + abs(mention.end - token.end), mention.chain))
    keys = {i: min(found)[1] for i, found in near.items()}
    if kind == "gum":
        return {head: keys.get(head, "") for head in document.heads}
    seen = (h for h in document.heads if document.tokens[h].sentence <= 6)
    pronouns = {h: "" for h in seen if document.mentions[document.heads[h]].form == "pronoun"}
    return {**pronouns, **{i: key for i, key in keys.items() if document.tokens[i].sentence <= 6}}


def examples(text: Text) -> list[Example]:
    """The anaphors of a text whose answer is known."""
    found: list[Example] = []

    def pick(kind: str, anaphor: Token, options: list[Candidate], groups: Sequence[int], none: tuple[str, ...]) -> int:
        key = text.keys.get(anaphor.i)
        right = [key not in (None, "") and key == text.keys.get(option.token) for option in options]
        if kind in TABLES and key is not None:
            signs = [*(option.signs for option in options), none]
            found.append(Example(TABLES[kind], signs, [*right, not any(right)], text.weight))
        return next((k for k, ok in enumerate(right) if ok and options[k].mention >= 0), -1)

    link_anaphors(text.document, begun(text.document), pick)
    return found


def fitted(rows: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The weights of each table."""
    tables = dict.fromkeys(TABLES.values())
    return {table: fit([row for row in rows if row.table == table], by_hand(table)) for table in tables}


def by_hand(table: str) -> dict[str, float]:
    """Where the fit of a table starts from: what is set for itself goes before what it shares."""
    shared = "noun" if table in ("generic", "described") else table
    own = {sign: weight for (where, sign), weight in BY_HAND.items() if where == table}
    return {sign: weight for (where, sign), weight in BY_HAND.items() if where == shared} | own


def fit(rows: Sequence[Example], start: Mapping[str, float]) -> dict[str, float]:
    """The weight of each sign."""
    found = dict.fromkeys(s for row in rows for option in row.signs for s in option)
    signs = {sign: i for i, sign in enumerate({**found, **dict.fromkeys(start)})}
    options = [option for row in rows for option in row.signs]
    cells = [(r, signs[sign]) for r, option in enumerate(options) for sign in option]
    at, columns = zip(*cells, strict=True)
    table = csr_matrix((np.ones(len(cells)), (at, columns)), shape=(len(options), len(signs)))
    right = np.array([ok for row in rows for ok in row.right])
    sizes, counts = np.array([len(row.signs) for row in rows]), np.array([row.weight for row in rows])
    first, of = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(rows)), sizes)
    begin = np.array([start.get(sign, 0.0) for sign in signs])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = table @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, first)[of])
        every, good = np.add.reduceat(odds, first), np.add.reduceat(odds * right, first)
        slope = -(table.T @ ((odds * right / good[of] - odds / every[of]) * counts[of]))
        away = weights - begin
        return float(counts @ (np.log(every) - np.log(good)) + PENALTY / 2 * away @ away), slope + PENALTY * away

    best = minimize(loss, begin, jac=True, method="L-BFGS-B").x
    return {sign: float(best[i]) for sign, i in signs.items()}


def lines(weights: Weights) -> Iterator[str]:
    """The TOML file."""
    yield HEAD
    for table, signs in weights.items():
        yield f"[{table}]"
        yield from (f'"{sign}" = {w:.2f}' for sign, w in sorted(signs.items()) if abs(w) >= LEAST)
        yield ""


def main(measure: Path, data: Path) -> None:
    """Fit, and print the file."""
    weights = fitted([row for text in texts(measure, data) for row in examples(text)])
    print("\n".join(lines(weights)).rstrip())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
