"""Labelled names → kg/language/names/surroundings.npz: what the form and surroundings of a name tell of its kind.

    python -m tests.bench.fit_kinds ../shared/data

Learns from ontology/sentences, a tenth aside (a name's kind follows from the ends of its relations), from CORE
(company pairs), FIRE and the development part of MEANTIME (all three CC BY 4.0), and from folds 1 and 2 of
KnowledgeNet (CC BY-SA 4.0, which the weights carry on). Prints how often the kind is right in five-fold
cross-validation over texts, beside what the votes alone say.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.language.layout import blocks
from kg.language.models import load_models
from kg.language.names import line
from kg.language.names.finding import candidates
from kg.language.names.kinds import add_contexts, add_form, decide, discount, tally
from kg.language.names.lexicon import lexicon
from kg.language.names.surroundings import CLASSES, SIZE, Features, features, hashed, places
from kg.language.names.votes import votes
from kg.vocabulary import relation
from tests.bench.sentences import is_kept_apart, sentences

PENALTY = 1.0  # of 0.25, 0.5, 1, 2, 4 the best in cross-validation
FOLDS = 5
UNLISTED = 0.2  # of the weight of a listed city: as if it were not
SHARE_OF_KNOWLEDGENET = 0.7  # lives are rarer in the news
SHARE_OF_CORE = 0.3  # all names of CORE are companies: they shall not drown the others
_OF_FIRE = {"Company": "organization", "Person": "person", "Location": "place", "GeopoliticalEntity": "place",
            "Product": "product", "BusinessUnit": "organization"}  # fmt: skip
_OF_KNOWLEDGENET = {
    "CEO": ("organization", "person"), "FOUNDED_BY": ("organization", "person"), "SPOUSE": ("person", "person"),
    "CHILD_OF": ("person", "person"), "SUBSIDIARY_OF": ("organization", "organization"),
    "HEADQUARTERS": ("organization", "place"), "DATE_FOUNDED": ("organization", ""), "DATE_OF_BIRTH": ("person", ""),
    "DATE_OF_DEATH": ("person", ""), "EDUCATED_AT": ("person", "organization"),
    "EMPLOYEE_OR_MEMBER_OF": ("person", "organization"), "POLITICAL_AFFILIATION": ("person", "organization"),
}  # fmt: skip
_OF_MEANTIME = {"ORG": "organization", "PER": "person", "LOC": "place", "PRO": "product"}
_FAMILY = {"company": "organization", "government": "organization", "media": "organization"}
_NAMELESS = frozenset({"topic", "article", "money", "date"})  # what has no name of its own
OUT = Path(__file__).resolve().parents[2] / "kg" / "language" / "names" / "surroundings.npz"


class Text(NamedTuple):
    """A text and the kinds of the names in it that are known, and how much it counts."""

    text: str
    kinds: Mapping[str, str]
    weight: float = 1.0


class Example(NamedTuple):
    """A name in a text: its features, its kind, what the votes alone say, the text's number, and its weight."""

    features: Features
    kind: str
    voted: str
    text: int
    weight: float


def own() -> Iterator[Text]:
    """The labelled sentences but for the tenth: a name is of the kind that its relations ask for, if that is one."""
    for labelled in sentences():
        if is_kept_apart(labelled.text):
            continue
        allowed: dict[str, set[str]] = {}
        for said in labelled.claims:
            meaning = relation(said.relation)
            for end, kinds in ((said.subject, meaning.domain), (said.object, meaning.range)):
                families = {_FAMILY.get(kind, kind) for kind in kinds}
                allowed[end] = allowed.get(end, families) & families
        named = {end: families - _NAMELESS for end, families in allowed.items() if end[:1].isupper()}
        yield Text(labelled.text, {end: min(families) for end, families in named.items() if len(families) == 1})


def core(file: Path) -> Iterator[Text]:
    """CORE: two companies a text."""
    for item in json.loads(file.read_text("utf-8"))[:-1000]:
        words = item["context"]
        names = (" ".join(words[item[f"{e}_start"] : item[f"{e}_end"] + 1]) for e in ("e1", "e2"))
        yield Text(_text(words), {name: "organization" for name in names if name[:1].isupper()}, SHARE_OF_CORE)


def fire(file: Path) -> Iterator[Text]:
    """FIRE: names of several kinds in filings and news."""
    for item in json.loads(file.read_text("utf-8")):
        found = {e["text"]: _OF_FIRE[e["type"]] for e in item["entities"] if e["type"] in _OF_FIRE}
        yield Text(_text(item["tokens"]), {name: kind for name, kind in found.items() if name[:1].isupper()})


def knowledgenet(folder: Path) -> Iterator[Text]:
    """Folds 1 and 2 of KnowledgeNet, passage by passage: lives, and companies in profiles."""
    for file in (folder / "fold1.jsonl", folder / "fold2.jsonl"):
        for passage in (p for row in map(json.loads, file.open(encoding="utf-8")) for p in row["passages"]):
            kinds: dict[str, str] = {}
            for fact in passage["facts"]:
                subject, other = _OF_KNOWLEDGENET.get(fact["propertyName"], ("person", "place"))
                kinds |= {fact["subjectText"]: subject, fact["objectText"]: other}
            named = {name: kind for name, kind in kinds.items() if kind and name[:1].isupper() and len(name) > 3}
            if named:
                yield Text(passage["passageText"], named, SHARE_OF_KNOWLEDGENET)


def meantime(folder: Path) -> Iterator[Text]:
    """MEANTIME: the first six sentences of each article, in which all is marked."""
    words: dict[str, list[str]] = defaultdict(list)
    for row in (folder / "dev.conll").read_text("utf-8").splitlines():
        if row.count("\t") >= 4 and int(row.split("\t")[1]) < 6:
            document, _, _, word, *_ = row.split("\t")
            words[document.rpartition("/")[2]].append(word)
    kinds: dict[str, dict[str, str]] = defaultdict(dict)
    for mention in json.loads((folder / "entity_mentions_dev.json").read_text("utf-8")):
        if mention["mention_type"] in _OF_MEANTIME and mention["tokens_str"][:1].isupper():
            kinds[mention["doc_id"].split("_")[0]][mention["tokens_str"]] = _OF_MEANTIME[mention["mention_type"]]
    yield from (Text(_text(found), kinds[document]) for document, found in words.items())


def _text(words: Sequence[str]) -> str:
    """Tokens as a text that the tokeniser cuts into about the same."""
    joined = " ".join(words)
    for mark in (".", ",", "'s", "’s", ")", "%", ";"):
        joined = joined.replace(f" {mark}", mark)
    return joined.replace("( ", "(").replace("$ ", "$")


def examples(texts: Iterable[Text]) -> Iterator[Example]:
    """The names of the texts whose kinds are known, as the finder of names sees them."""
    models, known = load_models(), lexicon()
    for number, text in enumerate(texts):
        tokenizer = models.medium.tokenizer
        lines = [
            line(tokenizer(text.text[b.start : b.end]), prose=b.kind == "paragraph")
            for b in blocks(text.text)
            if b.kind != "clutter"
        ]
        spans = candidates(lines, votes(lines, models, known), models, known)
        count = tally(lines, spans)
        discount(count, lines, models, known)
        add_form(count, known)
        add_contexts(count, lines, [[(v.first, v.last) for v in ballot] for ballot in spans], known)
        for spelling, where in places(lines, spans).items():
            kind = text.kinds.get(" ".join(spelling)) or text.kinds.get(" ".join(spelling).replace(" & ", "&"))
            if kind in CLASSES:
                found, voted = features(spelling, where, count[spelling], known), decide(count[spelling], {})
                yield Example(found, kind, _FAMILY.get(voted, voted), number, text.weight)


class Fitted(NamedTuple):
    """A weight for each feature and class, and one for each class alone."""

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def kinds(self, matrix: csr_matrix) -> NDArray[np.int64]:
        """The likeliest class of each row."""
        found: NDArray[np.int64] = np.argmax(matrix @ self.weights + self.bias, axis=1)
        return found


def matrix_of(found: Sequence[Example]) -> csr_matrix:
    """A row for each example."""
    rows = [i for i, example in enumerate(found) for _ in example.features]
    columns = [at for example in found for at in example.features]
    values = [value for example in found for value in example.features.values()]
    return csr_matrix((values, (rows, columns)), shape=(len(found), SIZE))


def unlisted(found: Iterable[Example]) -> Iterator[Example]:
    """The examples, those of listed cities in part as if no list had them: what stands around a place shall count, too.

    Nearly all places of the texts are real, and nearly all companies invented.
    """
    listed = {at for size in range(1, 5) for at in hashed((f"city:{size}",))}
    for example in found:
        if listed.isdisjoint(example.features):
            yield example
            continue
        plain = {at: value for at, value in example.features.items() if at not in listed}
        yield example._replace(weight=example.weight * (1 - UNLISTED))
        yield example._replace(weight=example.weight * UNLISTED, features=plain)


def fit(matrix: csr_matrix, kinds: NDArray[np.int64], weight: NDArray[np.float64]) -> Fitted:
    """Multinomial logistic regression with an L2 penalty."""
    size, classes = matrix.shape[1], len(CLASSES)
    wanted = np.eye(classes)[kinds]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, bias = flat[: size * classes].reshape(size, classes), flat[size * classes :]
        scores = matrix @ weights + bias
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        wrong = (shares - wanted) * weight[:, None]
        total = -(weight[:, None] * wanted * np.log(shares + 1e-12)).sum() + PENALTY / 2 * (weights**2).sum()
        slope = np.concatenate([(matrix.T @ wrong + PENALTY * weights).ravel(), wrong.sum(axis=0)])
        return float(total), slope

    found = minimize(loss, np.zeros(size * classes + classes), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return Fitted(found.x[: size * classes].reshape(size, classes), found.x[size * classes :])


def cross_validated(found: Sequence[Example], matrix: csr_matrix, kinds: NDArray[np.int64]) -> tuple[float, float]:
    """The share of names whose kind is right: by the votes, and fitted on the other texts."""
    fold = np.array([example.text % FOLDS for example in found])
    weight = np.array([example.weight for example in found])
    right = np.zeros(len(found), dtype=bool)
    for k in range(FOLDS):
        model = fit(matrix[fold != k], kinds[fold != k], weight[fold != k])
        right[fold == k] = model.kinds(matrix[fold == k]) == kinds[fold == k]
    voted = np.array([example.voted == example.kind for example in found])
    return float(np.average(voted, weights=weight)), float(np.average(right, weights=weight))


def main(data: Path) -> None:
    """Fit, report, write."""
    texts = [*own(), *core(data / "core/train.json"), *fire(data / "fire/fire_dev.json"),
             *meantime(data / "meantime"), *knowledgenet(data / "knowledgenet")]  # fmt: skip
    found = list(unlisted(examples(texts)))
    kinds = np.array([CLASSES.index(example.kind) for example in found])
    matrix = matrix_of(found)
    voted, fitted = cross_validated(found, matrix, kinds)
    print(f"{len(found)} names: right by votes {voted:.3f}, cross-validated {fitted:.3f}")
    model = fit(matrix, kinds, np.array([example.weight for example in found]))
    scale = float(np.abs(model.weights).max()) / 127
    stored: Any = np.round(model.weights / scale).astype(np.int8)
    np.savez_compressed(OUT, weights=stored, scale=np.float64(scale), bias=model.bias)
    print(f"{OUT}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
