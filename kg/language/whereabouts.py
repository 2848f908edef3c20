"""Place → the place beside it that it lies in: "Austin, Texas", "Bergen in Norway", and not the next of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.language.document import Token
from kg.language.nations import area, nation, nations, wider
from kg.vocabulary import words

_STEPS = {(): 1, (",",): 2, ("in",): 2, ("in", "the"): 3, (",", "in"): 3}  # words between → to the next place


def around(tokens: Sequence[Token], i: int) -> int | None:
    """The token of the place that follows place i to say where it lies; None where none does."""
    if tokens[i].kind != "place":
        return None
    return next((at for at in _following(tokens, i) if tokens[at].kind == "place" and _holds(tokens, i, at)), None)


def is_next(tokens: Sequence[Token], i: int, child: int) -> bool:
    """Whether a place that the parser took for an apposition is the next of a list: "in Chile, | Peru, | Bolivia"."""
    places = tokens[i].kind == tokens[child].kind == "place" and tokens[child].dep == "appos"
    return places and area(tokens, child) is not None and around(tokens, i) != child


def _following(tokens: Sequence[Token], i: int) -> Iterator[int]:
    between = [token.text.lower() for token in tokens[i + 1 : i + 3]]
    for skipped, step in _STEPS.items():
        if tuple(between[: len(skipped)]) == skipped and i + step < len(tokens):
            yield i + step


def _holds(tokens: Sequence[Token], i: int, at: int) -> bool:
    first, second = area(tokens, i) or tokens[i].text, area(tokens, at) or tokens[at].text
    if first == second or second in wider(first):
        return first != second
    if nation(tokens, i) is not None or _is_elsewhere(first, second) or _is_wide(first):
        return False
    if area(tokens, at) is None:
        told = second in words("within") or _is_site(first) or second.split(" ")[0] in _land("parts")
        return tokens[at].dep == "appos" and told
    return tokens[at - 1].text != "," or not _is_listed(tokens, at)


def _is_elsewhere(first: str, second: str) -> bool:
    """Whether a place is known to lie in another nation."""
    known = wider(first) & nations()
    return second in nations() and bool(known) and second not in known and second not in _land("twofold")


def _is_wide(place: str) -> bool:
    """Whether whole nations lie in a place, which lies in none: the Middle East."""
    return place in _land("wide")


@cache
def _land(name: str) -> frozenset[str]:
    """A list of names of lands, or of what these begin with."""
    return frozenset(words("names")["nations"][name])


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place is one of a list: "Linz, Sweden | and Turin", "Linz, Sweden, | Denmark"."""
    after = [token.text for token in tokens[at + 1 : at + 4]]
    step = next((j for j, text in enumerate(after, start=1) if text not in (",", "and", "or", "the")), 0)
    if step > 1 and after[step - 1] in _land("elsewhere"):
        return True
    if step < 2 or tokens[at + step].kind != "place":
        return False
    return after[0] != "," or area(tokens, at + step) is not None


def _is_site(place: str) -> bool:
    """Whether a place is a street, a bay or the like, by its last word."""
    return place.rpartition(" ")[2] in _sites()


@cache
def _sites() -> frozenset[str]:
    return frozenset(words("names")["contains"]["place"])
