"""Document → claims, by brackets after a name: "(born 3 May 1970 in Oslo)", "(1901–1987)", "(est. 2005)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.extractors.ends import ends
from kg.extractors.scene import End, Scene
from kg.language.document import Token
from kg.model import Claim, Date, Mention
from kg.vocabulary import Relation, relation, words

_YEARS = re.compile(r"(\d{4})\s*[–—-]\s*(\d{4})")
_LONGEST = 30  # tokens between the brackets


def extract(scene: Scene) -> list[Claim]:
    """The claims that brackets after the names of people and organizations make, in text order."""
    return [
        claim
        for token in scene.document.tokens
        if token.kind in _relations()
        for subject in ends(scene, token.i, _relations()[token.kind][0].domain)
        if isinstance(subject, Mention)
        for claim in _claims(scene, token, subject)
    ]


@cache
def _relations() -> dict[str, tuple[Relation, ...]]:
    """What the brackets after a name of each kind can say: what began it first, what ended it second."""
    life = (relation("bornOn"), relation("diedOn"), relation("bornIn"))
    return {"person": life, **dict.fromkeys(("company", "organization"), (relation("foundedIn"),))}


def _claims(scene: Scene, name: Token, subject: Mention) -> Iterator[Claim]:
    inside = _inside(scene.document.tokens, name.i + 1)
    said = _life(scene, inside) if name.kind == "person" else _founding(scene, inside)
    for meaning, end in said:
        passage = scene.passage(name.i)
        yield Claim(
            meaning, subject, end, (passage,), witnesses=("lifespans",), signs=(("rule:lifespans", 1.0),)
        )  # fmt: skip


def _inside(tokens: Sequence[Token], i: int) -> Sequence[Token]:
    """The tokens of the bracket that opens at token i, without those of brackets inside of it; none where none does."""
    if i < len(tokens) and tokens[i].text == ",":
        i += 1
    if i >= len(tokens) or tokens[i].text != "(":
        return ()
    for j in range(i + 1, min(len(tokens), i + 1 + _LONGEST)):
        if tokens[j].text in ("(", ")"):
            return tokens[i + 1 : j]
    return ()


def _life(scene: Scene, inside: Sequence[Token]) -> Iterator[tuple[str, End]]:
    """Birth stands before the dash or after "born", death after the dash or after "died"; other dates say nothing."""
    if (years := _YEARS.fullmatch("".join(token.text for token in inside))) is not None:
        born, died = inside[0].start, inside[-1].end - len(years[2])
        yield from (("bornOn", _year(years[1], born)), ("diedOn", _year(years[2], died)))
        return
    state = "bornOn" if _is_span(scene, inside) else ""
    for token in inside:
        word = token.text.lower().rstrip(".")
        if word in _signs("born"):
            state = "bornOn"
        elif word in _signs("died") or (word in ("–", "—", "-") and state == "bornOn"):
            state = "diedOn"
        elif state and isinstance(scene.document.values.get(token.i), Date):
            yield from ((state, end) for end in ends(scene, token.i, frozenset({"date"})))
        elif state == "bornOn" and token.kind == "place":
            yield from (("bornIn", end) for end in ends(scene, token.i, frozenset({"place"})))


def _is_span(scene: Scene, inside: Sequence[Token]) -> bool:
    """Whether two dates stand with a dash between them: a life."""
    dates = [t.i for t in inside if isinstance(scene.document.values.get(t.i), Date)]
    return len(dates) > 1 and any(t.text in ("–", "—", "-") and dates[0] < t.i < dates[-1] for t in inside)


def _founding(scene: Scene, inside: Sequence[Token]) -> Iterator[tuple[str, End]]:
    if inside and inside[0].text.lower().rstrip(".") in _signs("founded"):
        yield from (
            ("foundedIn", end) for token in inside[:5] for end in ends(scene, token.i, frozenset({"date"}))
        )  # fmt: skip


def _year(year: str, start: int) -> Date:
    return Date(year, year, start, start + len(year))


@cache
def _signs(what: str) -> frozenset[str]:
    return frozenset(words("lifespans")[what])
