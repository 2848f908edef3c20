"""A spelling, the votes for it and all that stands around it → its kind, by weights fitted on labelled names.

The hand-made tally of kinds.py tells what a word list knows; here speaks what no list holds: how names of companies
are built, and which words go before and after them. The weights are a multinomial logistic regression over hashed
features (Weinberger et al. 2009, "Feature hashing for large scale multitask learning"), fitted by
tests/bench/fit_kinds.py, which says on what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line
from kg.language.names.votes import Vote

CLASSES = ("person", "organization", "place", "product", "work")
SIZE = 1 << 15  # features
MOST = 4  # occurrences of a spelling that are looked at
_FILE = Path(__file__).with_name("surroundings.npz")
_ORGANIZATIONS = ("company", "government", "media", "organization")
_NEAR, _WIDE = 3, 6  # words on either side: each in its place, and in any order

Features = Mapping[int, float]


class Place(NamedTuple):
    """Where a spelling stands: words `first` to `last` (exclusive) of a line."""

    line: Line
    first: int
    last: int


def kind_weights(features: Features) -> Mapping[str, float]:
    """How likely each of CLASSES is, 0..1."""
    weights, bias = _model()
    at = np.fromiter(features, dtype=np.int64, count=len(features))
    values = np.fromiter(features.values(), dtype=np.float64, count=len(features))
    scores = values @ weights[at] + bias
    shares = np.exp(scores - scores.max())
    return dict(zip(CLASSES, (shares / shares.sum()).tolist(), strict=True))


def places(lines: Sequence[Line], spans: Iterable[Iterable[Vote]]) -> Mapping[tuple[str, ...], Sequence[Place]]:
    """Where each spelling stands, each place once, in text order, the first MOST of them."""
    found: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for line, ballot in zip(lines, spans, strict=True):
        for first, last in sorted({(vote.first, vote.last) for vote in ballot}):
            here = found[tuple(line.words[first:last])]
            if len(here) < MOST:
                here.append(Place(line, first, last))
    return found


def features(
    spelling: Sequence[str], places: Sequence[Place], votes: Mapping[str, float], lexicon: Lexicon
) -> Features:
    """The features of a spelling in a document: its form once, its surroundings averaged, its votes as shares."""
    found: dict[int, float] = {}
    _add(found, _form(spelling, lexicon), 1.0)
    for place in places:
        _add(found, _around(place), 1.0 / len(places))
    for kind, share in _shares(votes):
        _add(found, (f"vote:{kind}",), share)
    return found


def hashed(names: Iterable[str]) -> list[int]:
    """The numbers of features by their names."""
    return [crc32(name.encode()) % SIZE for name in names]


def _add(found: dict[int, float], names: Iterable[str], value: float) -> None:
    for at in hashed(names):
        found[at] = found.get(at, 0.0) + value


def _shares(votes: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The votes for each kind as shares of all, the kinds of organization together."""
    total = sum(weight for weight in votes.values() if weight > 0)
    if total:
        family = sum(votes.get(kind, 0.0) for kind in _ORGANIZATIONS)
        yield "organization", 2 * family / total
        yield from ((k, 2 * w / total) for k, w in votes.items() if w > 0 and k not in _ORGANIZATIONS)


def _form(spelling: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """How a name is built: its words, their endings, capitals and digits, given names and legal forms."""
    last, size = spelling[-1], min(len(spelling), 4)
    yield f"size:{size}"
    yield f"shape:{' '.join(_shape(word) for word in spelling[:4])}"
    yield f"last:{last.lower()}"
    yield f"first:{spelling[0].lower()}"
    for n in (2, 3, 4):
        yield f"end{n}:{size > 1}:{last.lower()[-n:]}"
    yield from (f"has:{word.lower()}" for word in spelling)
    if spelling[0] in lexicon.first_names:
        yield f"given name:{size}"
    if plain(last) in lexicon.legal_forms:
        yield "legal form"
    if tuple(spelling) in lexicon.cities or tuple(map(str.capitalize, spelling)) in lexicon.cities:
        yield f"city:{size}"


def _shape(word: str) -> str:
    """ "Xx" for "Acme", "X" for "HBV", "Xx0" for "B12", "x" for "of"."""
    kinds = ("X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in word)
    runs: list[str] = []
    for kind in kinds:
        if not runs or runs[-1] != kind:
            runs.append(kind)
    return "".join(runs[:6])


def _around(place: Place) -> Iterator[str]:
    """The words on either side of a name, in their places and in any order."""
    line, first, last = place
    before = [word.lower() for word in line.words[max(0, first - _WIDE) : first]][::-1]
    after = [word.lower() for word in line.words[last : last + _WIDE]]
    for side, words in (("l", before), ("r", after)):
        padded = [*words, "", "", ""]
        yield from (f"{side}{n}:{padded[n]}" for n in range(_NEAR))
        yield f"{side}01:{padded[0]} {padded[1]}"
        yield f"{side}012:{padded[0]} {padded[1]} {padded[2]}"
        yield from (f"{side}:{word}" for word in words)
    yield f"lr:{before[0] if before else ''} {after[0] if after else ''}"
    yield f"line:{line.titled}:{line.prose}"


@cache
def _model() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    with np.load(_FILE, allow_pickle=False) as stored:
        return stored["weights"].astype(np.float64) * float(stored["scale"]), stored["bias"].astype(np.float64)
