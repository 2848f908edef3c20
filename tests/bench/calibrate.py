"""Fit the weights of ontology/confidence.toml on gold, and show how well confidence tells right from wrong.

    python -m tests.bench.calibrate [--write]

Logistic regression with a ridge penalty, by Newton's method (Bishop, Pattern Recognition and Machine Learning, 4.3.3),
cross-validated by article: an article's claims are judged by weights that never saw it. Fitted on the samples, on the
articles of tests/gold/news, on claims of real news that somebody has read (verdicts.py) and on the labelled texts for
tuning, none of which the network has seen; the error is that of the articles. What the learned reader finds is judged
unsifted. What it counts that an end may be another is given (GIVEN), for on articles that coreference was fitted on,
as samples and news are, its links are better than elsewhere.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extractors import evidence
from kg.extractors.learned import agreeing
from kg.model import Claim
from kg.vocabulary import ontology_folder
from tests.bench.gold import GOLD, Judged, judged
from tests.bench.learned.corpus import MEASURED, annotated_texts
from tests.bench.learned.judging import judged as judged_in
from tests.bench.sentences import is_for_tuning
from tests.bench.verdicts import found

RIDGE = 10.0
# Log odds for a doubt of 1 and for an end that its sentence leaves out, fitted with the other weights as they are on
# 1,319 claims of 83 articles that coreference had not been fitted on, 59 of them real news: -2.9 and (12 of them) -0.9.
GIVEN = {"doubt": -3.0, "elsewhere": -0.7}
BINS = 10
OF_ARTICLES = 3.0  # what a claim of an article counts, beside one of a short text: graphs are made of articles
TEXTS = "texts for tuning"
NEWS = GOLD / "news"
Matrix = NDArray[np.float64]


def signs_of(one: Judged) -> dict[str, float]:
    """The signs of a claim as kg.extractors.evidence.confidence sees them."""
    witnesses = len({witness.partition(":")[0] for witness in one.claim.witnesses}) - 1
    return {"always": 1.0, "witnesses": float(witnesses), **dict(one.claim.signs)}


def matrix(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Matrix:
    """Claims × signs."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def of_texts(data: Path) -> Iterator[Judged]:
    """The claims of the labelled texts for tuning, our own and those of public sets; all of them make one group."""
    for source in MEASURED:
        for text in annotated_texts(source, data):
            if is_for_tuning(text.text):
                yield from (Judged(TEXTS, claim, right) for claim, right in judged_in(text))


def of_verdicts() -> Iterator[Judged]:
    """The claims of real news that have a verdict."""
    for each in found():
        if each.right is not None:
            yield Judged(each.place.article, each.claim, each.right)


def is_alone(claim: Claim) -> bool:
    """Whether only the learned reader made a claim."""
    return all(witness.startswith("learned") for witness in claim.witnesses)


def by_frames(one: Judged) -> Judged:
    """A claim as it is read where nobody asked the learned reader."""
    witnesses = tuple(witness for witness in one.claim.witnesses if not witness.startswith("learned"))
    signs = tuple(sign for sign in one.claim.signs if not sign[0].startswith("learned"))
    return one._replace(claim=replace(one.claim, witnesses=witnesses, signs=signs))


def given(rows: Sequence[dict[str, float]]) -> Matrix:
    """What each claim has already in log odds, by the weights that are not fitted here."""
    return np.array([sum(weight * row.get(name, 0.0) for name, weight in GIVEN.items()) for row in rows])


def fit(x: Matrix, y: Matrix, counts: Matrix, offsets: Matrix) -> Matrix:
    """The weights that make right claims likely, with a penalty on all but the first (the constant).

    `counts` is how much each claim counts, `offsets` the log odds that it has already.
    """
    weights = np.zeros(x.shape[1])
    penalty = np.diag([1e-6] + [RIDGE] * (x.shape[1] - 1))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights - offsets))
        gradient = x.T @ (counts * (p - y)) + penalty @ weights
        hessian = (x.T * (counts * p * (1 - p))) @ x + penalty
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def cross_validated(x: Matrix, y: Matrix, counts: Matrix, offsets: Matrix, groups: Sequence[str]) -> Matrix:
    """For each claim the probability by weights fitted on the other articles."""
    p = np.zeros(len(y))
    for group in sorted(set(groups)):
        held = np.array([g == group for g in groups])
        weights = fit(x[~held], y[~held], counts[~held], offsets[~held])
        p[held] = 1 / (1 + np.exp(-x[held] @ weights - offsets[held]))
    return p


def reliability(p: Matrix, y: Matrix) -> tuple[list[tuple[float, float, int]], float]:
    """(mean confidence, share right, claims) for bins of equal size, and the expected calibration error."""
    order = np.argsort(p, kind="stable")
    bins = [part for part in np.array_split(order, BINS) if len(part)]
    rows = [(float(p[part].mean()), float(y[part].mean()), len(part)) for part in bins]
    return rows, sum(abs(a - b) * n for a, b, n in rows) / len(y)


def toml(weights: Mapping[str, float], claims: int, error: float) -> str:
    """The file's text."""
    head = (
        "# How much each sign of a claim's reading counts: a logistic regression, fitted by tests/bench/calibrate.py\n"
        f"# on {claims} claims of samples, news, real news and texts for tuning. Expected calibration error on the\n"
        f"# articles, cross-validated by article: {error:.3f}\n"
        "[weights]\n"
    )
    return head + "".join(f'"{name}" = {weight:.3f}\n' for name, weight in sorted(weights.items()))


def main() -> None:
    """Fit, show, and with --write keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write ontology/confidence.toml")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public sets")
    options = parser.parse_args()
    agreeing.ALONE, agreeing.EVEN, evidence.LEAST = 0.5, 0.0, 0.0  # what is left out must be seen to be judged
    full = [*judged(), *judged(NEWS, NEWS), *of_verdicts(), *of_texts(options.data)]
    claims = [*full, *(by_frames(one) for one in full if not is_alone(one.claim))]
    rows = [signs_of(one) for one in claims]
    names = ["always", *sorted({name for row in rows for name in row} - {"always", *GIVEN})]
    offsets = given(rows)
    x, y = matrix(rows, names), np.array([float(one.right) for one in claims])
    ours = np.array([number < len(full) and one.article != TEXTS for number, one in enumerate(claims)])
    counts = np.where(np.array([one.article == TEXTS for one in claims]), 1.0, OF_ARTICLES)
    p = cross_validated(x, y, counts, offsets, [one.article for one in claims])
    table, error = reliability(p[ours], y[ours])
    print(f"{ours.sum()} claims of articles, {y[ours].mean():.3f} right; expected calibration error {error:.3f}")
    for confidence, right, count in table:
        print(f"  confidence {confidence:.2f}  right {right:.2f}  of {count}")
    if options.write:
        path: Path = ontology_folder() / "confidence.toml"
        weights = GIVEN | dict(zip(names, fit(x, y, counts, offsets), strict=True))
        path.write_text(toml(weights, len(claims), error), encoding="utf-8")
        print(f"wrote {path}")


if __name__ == "__main__":
    main()
