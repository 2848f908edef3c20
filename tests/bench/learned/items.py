"""Annotated text → what the network trains on: the pieces of each sentence, and what each pair of candidates is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.extractors import extract
from kg.extractors.learned.candidates import Candidate, candidates, fitting_relations, pairs
from kg.extractors.learned.pieces import LONGEST, Pieces, pieces
from kg.extractors.learned.ways import Ways, ways
from kg.extractors.scene import Scene
from kg.language import understand
from kg.language.document import Document, Sentence
from kg.model import Article
from tests.bench.learned.annotated import Alternative, Annotated, Known, Spans, implied, likely

# What a cell of pairs × relations is.
NO, YES, WEAK_NO, WEAK_YES, OPEN = range(5)
Cells = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence. `cells` is pairs × relations; of each group of cells, (pair, relation), one at least is true."""

    pieces: Pieces
    left: NDArray[np.int64]  # (pairs,) indexes of candidates
    right: NDArray[np.int64]
    cells: Cells
    ways: Ways
    groups: tuple[tuple[tuple[int, int], ...], ...] = ()
    source: str = ""


@dataclass(slots=True)
class Tally:
    """How many of the labelled pairs stand between candidates of one sentence, and how many do not."""

    found: int = 0
    lost: int = 0


def items(
    annotated: Annotated, tokenizer: Tokenizer, names: Sequence[str], *, source: str, tally: Tally
) -> Iterator[Item]:
    """The sentences of a text that hold a pair of candidates."""
    document = understand(Article("text", annotated.text))
    scene = Scene(document)
    frames_say = _said_by_frames(document)
    parts = [_Part(scene, sentence) for sentence in document.sentences]
    placed = [(known, [_cells_of(part, known) for part in parts]) for known in annotated.known]
    groups: list[list[tuple[tuple[int, int], ...]]] = [[] for _ in parts]
    for part in parts:
        part.cells = _blank(part, annotated, frames_say, names)
    for known, where in placed:
        _mark(parts, known, where, names, groups)
        if any(where):
            tally.found += 1
        elif known.holds or known.one_of:
            tally.lost += 1
    for part, group in zip(parts, groups, strict=True):
        if part.pairs:
            made = pieces(tokenizer, document.sentence_tokens(part.sentence), part.found)
            if len(made.ids) <= LONGEST:
                left, right = (np.array(side, dtype=np.int64) for side in zip(*part.pairs, strict=True))
                marked = ways(scene, part.sentence, part.found, part.pairs, made)
                yield Item(made, left, right, part.cells, marked, tuple(group), source)


class _Part:
    """A sentence with its candidates and their pairs."""

    def __init__(self, scene: Scene, sentence: Sentence) -> None:
        self.scene, self.sentence = scene, sentence
        self.found: tuple[Candidate, ...] = candidates(scene, sentence)
        self.pairs = pairs(scene, self.found)
        self.cells: Cells = np.zeros((0, 0), dtype=np.uint8)

    def inside(self, spans: Spans) -> set[int]:
        """The candidates whose head lies in one of the spans."""
        heads = [self.scene.token(each.head) for each in self.found]
        return {n for n, t in enumerate(heads) if any(start < t.end and t.start < end for start, end in spans)}


def _cells_of(part: _Part, known: Known) -> list[tuple[int, bool]]:
    """The pairs of a sentence that are the two things: index, and whether the second comes first."""
    one, two = part.inside(known.first), part.inside(known.second)
    found = []
    for index, (left, right) in enumerate(part.pairs):
        if left in one and right in two:
            found.append((index, False))
        if left in two and right in one:
            found.append((index, True))
    return found


def _blank(part: _Part, annotated: Annotated, said: set[tuple[int, int, str]], names: Sequence[str]) -> Cells:
    """All pairs without what is labelled: negative where labels are complete, else weakly so, or as the frames say."""
    cells = np.full((len(part.pairs), len(names)), OPEN, dtype=np.uint8)
    for index, (left, right) in enumerate(part.pairs):
        one, other = part.found[left], part.found[right]
        fitting = fitting_relations(one.type, other.type)
        for number, name in enumerate(names):
            if name in annotated.complete:
                cells[index, number] = NO
            elif name not in fitting or name in annotated.others_open:
                cells[index, number] = OPEN
            else:
                cells[index, number] = WEAK_YES if (one.head, other.head, name) in said else WEAK_NO
    return cells


def _mark(
    parts: Sequence[_Part],
    known: Known,
    where: Sequence[Sequence[tuple[int, bool]]],
    names: Sequence[str],
    groups: list[list[tuple[tuple[int, int], ...]]],
) -> None:
    """Write into the cells what is known of two things; said in one of several sentences, it is open in which."""
    several = sum(bool(found) for found in where) > 1
    for part, found, group in zip(parts, where, groups, strict=True):
        for index, flipped in found:
            _set(part, index, flipped, known.open, OPEN, names)
            _set(part, index, flipped, known.never, NO, names)
            _set(part, index, flipped, known.holds, OPEN if several else YES, names, firmly=True)
            if known.one_of:
                cells = [(index, names.index(n)) for n, flip in known.one_of if n in names and flip == flipped]
                _set(part, index, flipped, known.one_of, OPEN, names)
                if cells and not several:
                    group.append(tuple(cells))


def _set(
    part: _Part,
    index: int,
    flipped: bool,
    which: Iterable[Alternative],
    value: int,
    names: Sequence[str],
    *,
    firmly: bool = False,
) -> None:
    for name, flip in which:
        if flip == flipped and name in names:
            at = index, names.index(name)
            if firmly or part.cells[at] != YES:
                part.cells[at] = value


def _said_by_frames(document: Document) -> set[tuple[int, int, str]]:
    """What the frames read, by the head tokens of its ends, with all that it implies or makes likely."""
    starts = {token.start: token.i for token in document.tokens}
    found = set()
    for claim in extract(document, reader="frames"):
        pair = _head(document, starts, claim.subject), _head(document, starts, claim.object)
        for name, flip in (*implied(claim.relation), *likely(claim.relation)):
            one, other = reversed(pair) if flip else pair
            if one is not None and other is not None:
                found.add((one, other, name))
    return found


def _head(document: Document, starts: dict[int, int], end: object) -> int | None:
    place = getattr(end, "start", -1), getattr(end, "end", -1)
    for head, index in document.heads.items():
        if (document.mentions[index].start, document.mentions[index].end) == place:
            return head
    return starts.get(place[0])
