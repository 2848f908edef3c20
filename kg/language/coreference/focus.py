"""An anaphor and the things it may stand for → whom the text has its eye on: its headline, its paragraph, its last lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter

from kg.language.coreference.chains import Chains
from kg.language.document import Document, Token

_start = attrgetter("start")
_LATELY = 3  # sentences before the anaphor, its own among them
_MANY = 3  # of them or more are alike


def focus_signs(document: Document, anaphor: Token, groups: set[int], chains: Chains) -> Mapping[int, tuple[str, ...]]:
    """For each group (-1: things without a mention) the signs that the text has its eye on it."""
    here = {group: _spoken(document, anaphor, chains.members[group]) for group in groups - {-1}}
    last = max((max(offsets, default=-1), group) for group, offsets in here.items())[1] if here else -1
    return {group: tuple(_signs(document, anaphor, chains, group, here[group], last)) for group in sorted(here)}


def _spoken(document: Document, anaphor: Token, members: list[int]) -> list[int]:
    """Where a group is spoken of before the anaphor."""
    return [start for i in members if (start := document.mentions[i].start) < anaphor.start]


def _signs(
    document: Document, anaphor: Token, chains: Chains, group: int, spoken: list[int], last: int
) -> Iterator[str]:
    sentences = [bisect_right(document.sentences, start, key=_start) - 1 for start in spoken]
    lately = {i for i in sentences if anaphor.sentence - _LATELY < i}
    yield f"lately={min(len(lately), _MANY)}"
    blocks = {document.sentences[i].block for i in sentences}
    own = document.sentences[anaphor.sentence].block
    first = next(s.index for s in document.sentences if s.block == own)
    if own in blocks:
        yield "in paragraph"
        if first in sentences:
            yield "opens paragraph"
    if any(document.blocks[i].kind == "headline" for i in blocks):
        yield "in headline"
    if group == last:
        yield "last"
    named = [i for i in chains.members[group] if document.mentions[i].form == "name" and document.mentions[i].start < anaphor.start]
    if len(named) == 1:
        yield "named once"
