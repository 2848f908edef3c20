"""An anaphor and what it may stand for → whom the text has its eye on: in its headline, paragraph and last lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter

from kg.language.coreference.chains import Chains
from kg.language.document import Document, Token

_start = attrgetter("start")
_LATELY = 3  # sentences up to the anaphor, its own among them
_MANY = 3  # of them or more are alike


def focus_signs(
    document: Document, anaphor: Token, groups: set[int], chains: Chains, where: str
) -> Mapping[int, tuple[str, ...]]:
    """For each group (-1: things without a mention) the signs that the text has its eye on it.

    `where` is the position of the anaphor: what "It" at the start of a paragraph takes up is seldom what "its" inside
    a sentence does.
    """
    spoken = {group: _before(document, anaphor, chains.members[group]) for group in groups - {-1}}
    last = max(
        ((max((document.mentions[i].start for i in found), default=-1), group) for group, found in spoken.items()),
        default=(-1, -1),
    )[1]
    signs = dict[int, tuple[str, ...]]()
    for group, found in sorted(spoken.items()):
        sentences = {bisect_right(document.sentences, document.mentions[i].start, key=_start) - 1 for i in found}
        told = tuple(_signs(document, anaphor, sentences, found)) + ("last",) * (group == last)
        lately = sum(1 for i in sentences if anaphor.sentence - _LATELY < i)
        signs[group] = (f"lately={min(lately, _MANY)}", *told, *(f"{sign}&{where}" for sign in told))
    return signs


def _before(document: Document, anaphor: Token, members: list[int]) -> list[int]:
    """The mentions of a group before the anaphor."""
    return [i for i in members if document.mentions[i].start < anaphor.start]


def _signs(document: Document, anaphor: Token, sentences: set[int], spoken: list[int]) -> Iterator[str]:
    blocks = {document.sentences[i].block for i in sentences}
    if document.sentences[anaphor.sentence].block in blocks:
        yield "in paragraph"
    if any(document.blocks[i].kind == "headline" for i in blocks):
        yield "in headline"
    if sum(1 for i in spoken if document.mentions[i].form == "name") == 1:
        yield "named once"
