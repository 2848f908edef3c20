"""Hold → whether a guess of where something is turns places round, or takes the home of another for its own."""

from __future__ import annotations

from kg.extractors.learned.holding import Hold
from kg.language.document import ORGANIZATIONS
from kg.language.nations import area, wider
from kg.language.whereabouts import around
from kg.vocabulary import words

_OWNING = frozenset({"'s", "’s"})


def is_upside_down(hold: Hold) -> bool:
    """Whether the wider place would lie in the narrower: "the Bergen, Norway-based brewer" puts no Norway there."""
    one, other = hold.guess.heads
    tokens = hold.scene.document.tokens
    if not _is_of_place(hold) or tokens[one].kind != "place":
        return False
    return around(tokens, other) == one or (area(tokens, one) or tokens[one].text) in wider(tokens[other].text)


def is_home_of_other(hold: Hold) -> bool:
    """Whether a place tells only where the name behind it is from: in "Acme, China's | Birch to merge" Acme is not."""
    one, place = hold.guess.heads
    tokens = hold.scene.document.tokens
    behind = tokens[place + 1 : place + 3]
    if not _is_of_place(hold) or len(behind) < 2 or behind[0].text not in _OWNING:
        return False
    return behind[1].kind in (*ORGANIZATIONS, "place", "person") and behind[1].i != one and one < place


def is_left(hold: Hold) -> bool:
    """Whether somebody moves away from the place: "Acme is moving its head office to Oslo from | Bergen"."""
    tokens = hold.scene.document.tokens
    out = tokens[tokens[hold.guess.heads[1]].head]
    moved = tokens[out.head]  # or what is moved
    moves = {moved.lemma, tokens[moved.head].lemma} & {*words("learned")["places"]["moving"]}
    return _is_of_place(hold) and out.text.lower() == "from" and bool(moves)


def _is_of_place(hold: Hold) -> bool:
    return hold.guess.relation.name in words("learned")["places"]["relations"]
