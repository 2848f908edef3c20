"""An anaphor and what it may stand for → whom the text has its eye on, by its last lines and the clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import clause, subject
from kg.language.coreference.scene import Candidate, Scene
from kg.language.document import Document, Token

_start = attrgetter("start")
_LATELY = 3  # sentences up to the anaphor, its own among them
_MANY = 3  # of them or more are alike
# Signs that a candidate is what a noun says, by what they tell.
_CALLED: Mapping[str, frozenset[str]] = {
    "called so": frozenset({"called so", "same noun"}),
    "of that trade": frozenset({"of that trade"}),
    "there": frozenset({"placed so", "in that nation"}),
}


def focus_signs(
    document: Document, anaphor: Token, kind: str, *, groups: set[int], chains: Chains, where: str
) -> Mapping[int, tuple[str, ...]]:
    """For each group (-1: things without a mention) the signs that the text has its eye on it.

    `where` is the position of the anaphor: what "It" at the start of a paragraph takes up is seldom what "its" inside
    a sentence does. Of "it" the paragraph alone counts: in cross-validation over 2,492 of them the other signs made no
    difference (0.815), while with them 0.762 of 745 nouns are right, and 0.744 without.
    """
    spoken = {group: _before(document, anaphor, chains.members[group]) for group in groups - {-1}}
    last = max(
        ((max((document.mentions[i].start for i in found), default=-1), group) for group, found in spoken.items()),
        default=(-1, -1),
    )[1]
    signs = dict[int, tuple[str, ...]]()
    for group, found in sorted(spoken.items()):
        sentences = {bisect_right(document.sentences, document.mentions[i].start, key=_start) - 1 for i in found}
        if kind == "it":
            near = ("in paragraph",) * _is_in_paragraph(document, anaphor, sentences)
            signs[group] = (*near, *(f"{sign}&{where}" for sign in near))
            continue
        told = tuple(_signs(document, anaphor, sentences, found)) + ("last",) * (group == last)
        lately = sum(1 for i in sentences if anaphor.sentence - _LATELY < i)
        signs[group] = (f"lately={min(lately, _MANY)}", *told, *(f"{sign}&{where}" for sign in told))
    return signs


def _before(document: Document, anaphor: Token, members: list[int]) -> list[int]:
    """The mentions of a group before the anaphor."""
    return [i for i in members if document.mentions[i].start < anaphor.start]


def _signs(document: Document, anaphor: Token, sentences: set[int], spoken: list[int]) -> Iterator[str]:
    if _is_in_paragraph(document, anaphor, sentences):
        yield "in paragraph"
    blocks = {document.sentences[i].block for i in sentences}
    if any(document.blocks[i].kind == "headline" for i in blocks):
        yield "in headline"
    if sum(1 for i in spoken if document.mentions[i].form == "name") == 1:
        yield "named once"


def _is_in_paragraph(document: Document, anaphor: Token, sentences: set[int]) -> bool:
    """Whether the paragraph of the anaphor speaks of a group, which stands in these sentences."""
    return document.sentences[anaphor.sentence].block in {document.sentences[i].block for i in sentences}


def beside_called(found: list[Candidate], groups: list[int]) -> list[Candidate]:
    """Where something is called what the noun says, or in that trade, the others bear a sign against them."""
    for name, told in _CALLED.items():
        called = {g for c, g in zip(found, groups, strict=True) if not told.isdisjoint(c.signs)}
        sign = (f"another {name}",) if called else ()
        found = [c if g in called else c._replace(signs=(*c.signs, *sign)) for c, g in zip(found, groups, strict=True)]
    return found


def beside_subject(view: Scene, anaphor: Token, found: list[Candidate], chains: Chains) -> list[Candidate]:
    """Where the subject of the anaphor's own clause is a candidate, the others bear a sign against them."""
    own = subject(view.document, clause(view.document, anaphor))
    best = next((c for c in found if c.token == own), None)
    if own < 0 or best is None:
        return found
    group = chains.find(best.mention) if best.mention >= 0 else -1
    named = "named" if group >= 0 and chains.named[group] else "unnamed"
    sign = f"beside own subject&{view.roles.get(anaphor.i, 'other')}&{named}"
    same = (c.token == own or (c.mention >= 0 and chains.find(c.mention) == group) for c in found)
    return [c if alike else c._replace(signs=(*c.signs, sign)) for c, alike in zip(found, same, strict=True)]
