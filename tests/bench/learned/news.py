"""News articles of MEANTIME → the claims that only the network makes, held against verdicts given by hand.

    python -m tests.bench.learned.news [--weights FOLDER] [--unread N]

Prints how many of the claims with a verdict are right, and how many have none; --unread shows N of the latter with
their sentences, evenly spread. The verdicts (verdicts.jsonl) name places in the articles, for the text is not ours.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import kg

ROOT = Path(__file__).resolve().parents[3]
MEASURE = ROOT.parent / "shared" / "measure"
MEANTIME = ROOT.parent / "shared" / "data" / "meantime"
VERDICTS = Path(__file__).with_name("verdicts.jsonl")
Span = tuple[int, int]


class Place(NamedTuple):
    """A claim by where its ends stand in an article."""

    article: str
    subject: Span
    relation: str
    object: Span


def articles() -> Iterator[tuple[str, str]]:
    """Name and text of each article, as the measuring scripts put them together."""
    sys.path.insert(0, str(MEASURE))
    for group, name, text, _ in import_module("coref").documents(MEANTIME):
        if group == "meantime":
            yield name, text


def alone(weights: str | None) -> Iterator[tuple[Place, kg.Claim, str]]:
    """The claims that no frame made, with the text of their article."""
    for name, text in articles():
        for claim in kg.read(text, weights=weights).claims:
            if all(witness.startswith("learned") for witness in claim.witnesses):
                spans = ((end.start, end.end) for end in (claim.subject, claim.object))
                yield Place(name, next(spans), claim.relation, next(spans)), claim, text


def verdicts() -> Mapping[Place, bool]:
    """What a reader said of each claim: whether its sentence says it."""
    rows = map(json.loads, VERDICTS.read_text("utf-8").splitlines() if VERDICTS.exists() else ())
    return {
        Place(row["article"], tuple(row["subject"]), row["relation"], tuple(row["object"])): row["right"]
        for row in rows
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", help="folder of weights; by default those that ship")
    parser.add_argument("--unread", type=int, default=0, metavar="N", help="show N claims without a verdict")
    options = parser.parse_args()
    known, found = verdicts(), list(alone(options.weights))
    judged = [known[place] for place, *_ in found if place in known]
    unread = [each for each in found if each[0] not in known]
    share = f"{sum(judged)} of {len(judged)} right ({sum(judged) / max(1, len(judged)):.3f})"
    print(f"{len(found)} claims of the network's alone: {share}, {len(unread)} without a verdict")
    step = max(1, len(unread) // max(1, options.unread))
    for place, claim, text in unread[::step][: options.unread]:
        print(json.dumps({**place._asdict(), "right": None}))
        print(f"    {text[claim.passage.start : claim.passage.end]}")
        print(f"    {claim.subject.text} | {claim.relation} | {claim.object.text} | {claim.status} {claim.confidence}")


if __name__ == "__main__":
    main()
