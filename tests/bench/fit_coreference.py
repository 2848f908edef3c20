"""GUM and MEANTIME → ontology/words/coreference.toml: the weights of the signs by which anaphors are resolved.

    python tests/bench/fit_coreference.py ../shared/measure ../shared/data > ontology/words/coreference.toml

A log-linear model of the right one among an anaphor's candidates and "none": the loss is minus the log of the summed
probability of all right candidates, plus an L2 penalty (Denis & Baldridge 2008, "Specialized models and ranking for
coreference resolution"). Earlier links are those of the gold while the examples are collected.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.language.coreference.antecedents import Candidate
from kg.language.coreference.calling import link_calling
from kg.language.coreference.chains import Chains
from kg.language.coreference.naming import link_names
from kg.language.coreference.resolving import link_anaphors
from kg.language.document import Document, Token
from kg.language.mentions import find_mentions
from kg.language.parse import parse
from kg.language.predications import find_predications
from kg.language.values import find_values
from kg.model import Article

PENALTY = 4.0  # of 0.5, 1, 2, 4, 8, 16 the best in five-fold cross-validation over documents
LEAST = 0.02  # smaller weights are left out
TABLES = {"he": "person", "she": "person", "it": "it", "they": "they", "noun": "noun"}
# Set by hand on top of the fit: only links to names matter to us; "its" is held to the subject of its clause;
# a definite noun leans to the subject of the sentence before, and to what its words have been said of.
BY_HAND = {
    ("person", "named"): 1.0,
    ("person", "owner in coordination"): 2.5,
    ("it", "owner in coordination"): 2.5,
    ("they", "owner in coordination"): 2.0,
    ("person", "kin"): -0.2,
    ("person", "kin&sentence"): -0.4,
    ("person", "kin&paragraph"): -1.4,
    ("person", "kin&inside"): -0.4,
    ("person", "first person&sentence"): 0.2,
    ("person", "first person&paragraph"): 0.6,
    ("it", "named"): 1.0,
    ("they", "named"): 1.0,
    ("it", "beside own subject&owner&named"): -0.6,
    ("noun", "main subject&1"): 0.4,
    ("noun", "main subject&1 of group"): 0.8,
    ("noun", "none:generic"): -0.4,
    ("noun", "joined"): 2.0,
    ("noun", "says it"): -1.0,
    ("noun", "says it plainly"): -0.2,
    ("noun", "changes then"): 2.5,
    ("it", "watches"): -1.5,
    ("they", "watches"): -1.5,
    ("they", "both"): 2.0,
    ("noun", "watches"): -1.5,
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
    ("it", "asked about"): 1.5,
    ("it", "stood for"): 2.6,
    ("noun", "asked about"): 1.0,
    ("noun", "told so"): 1.5,
    ("noun", "placed so"): 2.0,
    ("noun", "of that trade"): 1.5,
    ("noun", "of another trade"): -1.2,
    ("noun", "of another nation"): -2.0,
    ("noun", "of another place"): -1.5,
}
HEAD = """# How much the signs for and against an antecedent count, by kind of anaphor; what they mean is said in
# kg/language/coreference/signs.py. Written by tests/bench/fit_coreference.py from the development parts of GUM
# and MEANTIME (both CC BY 4.0); what is set by hand stands there too.
"""


class Example(NamedTuple):
    """An anaphor: the signs of each candidate and, last, of none; and which of these are right."""

    table: str
    signs: list[tuple[str, ...]]
    right: list[bool]


def examples(group: str, document: Document, gold: Iterable[Any]) -> list[Example]:
    """The anaphors of a document. MEANTIME leaves many things unmarked: anaphors without a mark teach nothing there."""
    owner = _owners(document, gold)
    found: list[Example] = []

    def pick(kind: str, anaphor: Token, options: list[Candidate], none: tuple[str, ...]) -> int:
        own = owner.get(anaphor.i)
        if group == "meantime" and (anaphor.sentence > 6 or (own is None and kind == "noun")):
            return -1
        right = [own is not None and own == owner.get(option.token) for option in options]
        if kind in TABLES:
            found.append(Example(TABLES[kind], [*(option.signs for option in options), none], [*right, not any(right)]))
        return next((k for k, ok in enumerate(right) if ok and options[k].mention >= 0), -1)

    chains = Chains(document.mentions)
    link_names(document.mentions, chains)
    link_calling(document, chains)
    link_anaphors(document, chains, pick)
    return found


def _owners(document: Document, gold: Iterable[Any]) -> dict[int, str]:
    """Token → the gold chain of the mention that it heads, of several the one whose borders are nearest."""
    near: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for mention in gold:
        for token in document.tokens:
            if token.start < mention.head[1] and mention.head[0] < token.end:
                near[token.i].append((abs(mention.start - token.start) + abs(mention.end - token.end), mention.chain))
    return {i: min(found)[1] for i, found in near.items()}


def fit(rows: list[Example]) -> Mapping[str, float]:
    """The weight of each sign."""
    signs = {sign: i for i, sign in enumerate(dict.fromkeys(s for row in rows for option in row.signs for s in option))}
    options = [option for row in rows for option in row.signs]
    cells = [(r, signs[sign]) for r, option in enumerate(options) for sign in option]
    lines, columns = zip(*cells, strict=True)
    table = csr_matrix((np.ones(len(cells)), (lines, columns)), shape=(len(options), len(signs)))
    right = np.array([ok for row in rows for ok in row.right])
    sizes = np.array([len(row.signs) for row in rows])
    first, of = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(rows)), sizes)

    def loss(weights: Any) -> tuple[float, Any]:
        scores = table @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, first)[of])
        every, good = np.add.reduceat(odds, first), np.add.reduceat(odds * right, first)
        slope = -(table.T @ (odds * right / good[of] - odds / every[of])) + PENALTY * weights
        return float(np.log(every).sum() - np.log(good).sum() + PENALTY / 2 * weights @ weights), slope

    best = minimize(loss, np.zeros(len(signs)), jac=True, method="L-BFGS-B").x
    return {sign: float(best[i]) for sign, i in signs.items()}


def lines(weights: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The TOML file."""
    yield HEAD
    for kind, name in TABLES.items():
        table = Counter(weights[name])
        table.update({sign: extra for (where, sign), extra in BY_HAND.items() if where == name})
        yield f"[{kind}]"
        yield from (f'"{sign}" = {weight:.2f}' for sign, weight in sorted(table.items()) if abs(weight) >= LEAST)
        yield ""


def main(measure: Path, data: Path) -> None:
    sys.path.insert(0, str(measure))
    rows: list[Example] = []
    for group, name, text, gold in import_module("coref").documents(data):
        rows += examples(group, find_predications(find_mentions(find_values(parse(Article(name, text))))), gold)
    fitted = {name: fit([row for row in rows if row.table == name]) for name in sorted(set(TABLES.values()))}
    print("\n".join(lines(fitted)).rstrip())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
