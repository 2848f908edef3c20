"""Real news and what readers said of the claims that newskg makes of it → how many of these are right.

    python -m tests.bench.verdicts [--reader R] [--json] [--unread N]

The articles are those of PolNeAR (politics, 2016), MEANTIME (business, 2004 to 2013) and ../shared/articles. A verdict
says whether a sentence says a claim; status, source and sums were not asked for. verdicts.jsonl names places in the
articles, for their text is not ours. Claims without a verdict are counted beside; --unread shows N of them with their
sentences, evenly spread, as lines to add.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import kg
from kg.entities.joining import is_identified

SHARED = Path(__file__).resolve().parents[3] / "shared"
MEASURE = SHARED / "measure"
VERDICTS = Path(__file__).with_name("verdicts.jsonl")
Span = tuple[int, int]


class Place(NamedTuple):
    """A claim by where its ends stand in an article."""

    article: str
    subject: Span
    relation: str
    object: Span


class Found(NamedTuple):
    """A claim of an article of a set, and what a reader said of it: right, wrong, or (None) nothing."""

    set: str
    place: Place
    claim: kg.Claim
    right: bool | None


def articles() -> Iterator[tuple[str, str, str]]:
    """Set, name and text of each article that some verdict is on, in the order of the sets."""
    read = {place.article for place in verdicts()}
    yield from (each for each in _all() if each[1] in read)


def _all() -> Iterator[tuple[str, str, str]]:
    yield from (("meantime", name, text) for name, text in meantime())
    for name, folder in (("polnear", SHARED / "data" / "polnear" / "dev" / "text"), ("articles", SHARED / "articles")):
        for file in sorted(folder.glob("*.txt")):
            yield name, file.stem, file.read_text("utf-8", errors="replace")


def meantime() -> Iterator[tuple[str, str]]:
    """Name and text of the articles of MEANTIME: each sentence a line, headline and dateline blocks of their own."""
    sys.path.insert(0, str(MEASURE))
    detokenise = import_module("_common").detokenise
    for document in (SHARED / "data" / "meantime" / "dev.conll").read_text("utf-8").split("#begin document (")[1:]:
        rows = [line.split("\t") for line in document.splitlines()[1:] if line.strip() and line[0] != "#"]
        sentences = [[row[3] for row in each] for _, each in groupby(rows, key=lambda row: row[1])]
        lines = [detokenise(words)[0] for words in sentences]
        yield document.partition(")")[0], "\n\n".join([*lines[:2], "\n".join(lines[2:])]) + "\n"


def found(reader: str = "full", weights: str | None = None) -> Iterator[Found]:
    """Every claim of those articles that could enter a graph, with its verdict. Options are `kg.read`'s."""
    known = verdicts()
    for set_, name, text in articles():
        for claim in kg.read(text, reader=reader, weights=weights).claims:
            subject, object_ = ((end.start, end.end) for end in (claim.subject, claim.object))
            place = Place(name, subject, claim.relation, object_)
            if is_identified(claim):
                yield Found(set_, place, claim, known.get(place))


def verdicts() -> Mapping[Place, bool]:
    """What readers said of each claim: whether its sentence says it."""
    rows = map(json.loads, VERDICTS.read_text("utf-8").splitlines())
    return {
        Place(row["article"], tuple(row["subject"]), row["relation"], tuple(row["object"])): row["right"]
        for row in rows
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", default="full", help="frames or full")
    parser.add_argument("--weights", help="folder of weights; by default those that ship")
    parser.add_argument("--json", action="store_true", help="print figures as JSON alone")
    parser.add_argument("--unread", type=int, default=0, metavar="N", help="show N claims without a verdict")
    options = parser.parse_args()
    claims = list(found(options.reader, options.weights))
    figures = {"verdicts": _figures(claims)}
    for set_ in dict.fromkeys(each.set for each in claims):
        figures[set_] = _figures([each for each in claims if each.set == set_])
    print(json.dumps(figures) if options.json else "\n".join(f"{name:9} {each}" for name, each in figures.items()))
    unread = [each for each in claims if each.right is None]
    for each in unread[:: max(1, len(unread) // max(1, options.unread))][: options.unread]:
        claim, ends = each.claim, [_called(end) for end in (each.claim.subject, each.claim.object)]
        print(json.dumps({**each.place._asdict(), "right": None}))
        print(f"    {' '.join(claim.passage.quote.split())}")
        print(f"    {ends[0]} | {claim.relation} | {ends[1]} | {claim.status} {claim.confidence}")


def _figures(claims: Sequence[Found]) -> Mapping[str, float]:
    """How many claims, how many of them were read, and the share of these that is right; the same of the network's."""
    judged = [each for each in claims if each.right is not None]
    alone = [each for each in judged if all(witness.startswith("learned") for witness in each.claim.witnesses)]
    return {
        "claims": len(claims),
        "read": len(judged),
        "right": round(sum(bool(each.right) for each in judged) / max(1, len(judged)), 3),
        "alone": len(alone),
        "alone right": round(sum(bool(each.right) for each in alone) / max(1, len(alone)), 3),
    }


def _called(end: kg.Mention | kg.Money | kg.Date) -> str:
    return getattr(end, "name", "") or end.text


if __name__ == "__main__":
    main()
