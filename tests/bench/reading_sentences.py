"""Labelled sentences → how well newskg reads them: precision, recall, F1, status, by relation.

    python -m tests.bench.reading_sentences [--part apart|rest|all] [--reader frames] [--relation NAME] [--errors N]

A claim read is right if the text has one of that relation (or a mirror of it, where it is symmetric) between the same
things, by any of their words. A wider relation than the labelled one counts neither way. "apart" is the tenth that
nothing is trained or tuned on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import kg
from kg.vocabulary import relation
from tests.bench.sentences import Labelled, Said, is_kept_apart, places, sentences

Places = frozenset[tuple[int, int]]
_BELONGING = {"owns", "subsidiaryOf"}  # a parent owns its subsidiary


class Score(NamedTuple):
    """The claims of a text: right (read and labelled), wrong (read alone), missed (labelled alone)."""

    right: tuple[tuple[kg.Claim, Said], ...]
    wrong: tuple[kg.Claim, ...]
    missed: tuple[Said, ...]


def scored(labelled: Labelled, reading: kg.Reading) -> Score:
    """Claims against labels, each label used once."""
    left = list(labelled.claims)
    right, wrong = list[tuple[kg.Claim, Said]](), list[kg.Claim]()
    for claim in reading.claims:
        fitting = [said for said in left if _same(claim, said, labelled, reading)]
        fitting.sort(key=lambda said: said.status != claim.status)
        if fitting:
            left.remove(fitting[0])
            right.append((claim, fitting[0]))
        elif not _follows(claim, labelled, reading):
            wrong.append(claim)
    return Score(tuple(right), tuple(wrong), tuple(left))


def _same(claim: kg.Claim, said: Said, labelled: Labelled, reading: kg.Reading) -> bool:
    if claim.relation != said.relation:
        return False
    ends = [(said.subject, said.object)]
    if relation(said.relation).symmetric:
        ends.append((said.object, said.subject))
    return any(
        _is(claim.subject, subject, labelled, reading) and _is(claim.object, other, labelled, reading)
        for subject, other in ends
    )


def _follows(claim: kg.Claim, labelled: Labelled, reading: kg.Reading) -> bool:
    """Whether a claim repeats a label, is wider or narrower than one between the same things, or follows from it."""
    kin = [(said.subject, said.object) for said in labelled.claims if _is_kin(claim.relation, said.relation)]
    kin += [(said.object, said.subject) for said in labelled.claims if {claim.relation, said.relation} == _BELONGING]
    return any(_same(claim, Said(subject, claim.relation, other), labelled, reading) for subject, other in kin)


def _is_kin(one: str, other: str) -> bool:
    return one == other or one in relation(other).wider or other in relation(one).wider


def _is(end: kg.Mention | kg.Money | kg.Date, thing: str, labelled: Labelled, reading: kg.Reading) -> bool:
    wanted = frozenset(place for word in labelled.words_for(thing) for place in places(labelled.text, word))
    return any(start < stop and begin < last for begin, stop in _places(end, reading) for start, last in wanted)


def _places(end: kg.Mention | kg.Money | kg.Date, reading: kg.Reading) -> Places:
    """Where an end stands, and for a thing where its names stand."""
    found = {(end.start, end.end)}
    if isinstance(end, kg.Mention) and end.chain is not None:
        found |= {(m.start, m.end) for m in reading.mentions if m.chain == end.chain and m.form == "name"}
    return frozenset(found)


def measured(texts: Sequence[Labelled], reader: str) -> Iterator[tuple[Labelled, Score]]:
    """Each text with its score."""
    for each in texts:
        yield each, scored(each, kg.read(each.text, reader=reader))


def figures(scores: Sequence[Score]) -> dict[str, float]:
    """Precision, recall, F1, the share of right claims with the right status, and how many plans are stated."""
    right, wrong, missed = (sum(len(score[i]) for score in scores) for i in range(3))
    pairs = [pair for score in scores for pair in score.right]
    status = sum(claim.status == said.status for claim, said in pairs)
    leaks = sum(claim.status == "Stated" != said.status for claim, said in pairs)
    p, r = right / max(1, right + wrong), right / max(1, right + missed)
    return {"P": p, "R": r, "F1": 2 * p * r / max(1e-9, p + r), "status": status / max(1, len(pairs)), "leaks": leaks}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("apart", "rest", "all"), default="apart")
    parser.add_argument("--file", help="only this file of ontology/sentences, such as people")
    parser.add_argument("--reader", default="full")
    parser.add_argument("--relation", help="show only what concerns this relation")
    parser.add_argument(
        "--errors", type=int, metavar="N", default=0, help="show N texts with mistakes (not of the tenth)"
    )
    parser.add_argument("--limit", type=int)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    texts = [
        each for each in sentences() if options.part == "all" or is_kept_apart(each.text) == (options.part == "apart")
    ]
    texts = [each for each in texts if options.file in (None, each.file)][: options.limit]
    found = list(measured(texts, options.reader))
    total = figures([score for _, score in found])
    if options.json:
        print(json.dumps({"sentences": total}))
        return 0
    print(f"{len(texts)} texts: " + " ".join(f"{name} {value:.3f}" for name, value in total.items()))
    _by_relation([score for _, score in found])
    if options.part != "apart":
        _errors(found, options.relation, options.errors)
    return 0


def _by_relation(scores: Sequence[Score]) -> None:
    right = Counter(said.relation for score in scores for _, said in score.right)
    wrong = Counter(claim.relation for score in scores for claim in score.wrong)
    missed = Counter(said.relation for score in scores for said in score.missed)
    for name in sorted({*right, *wrong, *missed}, key=lambda n: -missed[n]):
        print(f"  {name:18} right {right[name]:4} wrong {wrong[name]:4} missed {missed[name]:4}")


def _errors(found: Sequence[tuple[Labelled, Score]], name: str | None, count: int) -> None:
    for labelled, score in found:
        lines = [f"    wrong  {c.subject.text} | {c.relation} | {c.object.text} | {c.status} {c.witnesses[0]}"
                 for c in score.wrong if name in (None, c.relation)]  # fmt: skip
        lines += [f"    missed {s.subject} | {s.relation} | {s.object} | {s.status}"
                  for s in score.missed if name in (None, s.relation)]  # fmt: skip
        lines += [f"    status {c.subject.text} | {c.relation} | {c.object.text} | {c.status}, not {s.status}"
                  for c, s in score.right if c.status != s.status and name in (None, c.relation)]  # fmt: skip
        if lines and count > 0:
            count -= 1
            print(f"  {labelled.text}\n" + "\n".join(lines))


if __name__ == "__main__":
    sys.exit(main())
