"""Verb → the same of others, of whom it is left out: "Acme was fined €12 million, Birch Labs €9 million"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.language.document import NAMED, Predication, Role, Token
from kg.language.grafting.asides import alike
from kg.language.predications.tree import Tree
from kg.language.whereabouts import around

_SUMS = frozenset({"money", "share"})
_CORE = ("theme", "recipient", "agent")  # whose place another takes: the object's, if it can be one, else the subject's


class _Pair(NamedTuple):
    """Who or what else, and what is said of it, each in place of a role of the verb."""

    name: Role
    rest: Role
    end: int  # the token after both


def repeated(tree: Tree, verb: Predication) -> Iterator[Predication]:
    """The predication, and one for each name with a sum, place or date of its own behind the verb's."""
    pairs = dict.fromkeys(pair for role in verb.roles for pair in _pairs(tree, verb, role))
    inner = {role.head for pair in pairs for role in (pair.name, pair.rest)}
    yield replace(verb, roles=tuple(r for r in verb.roles if r.head not in inner)) if pairs else verb
    for name, rest, _ in pairs:
        others = (r for r in verb.roles if r.head not in inner and r.name not in (name.name, rest.name))
        yield replace(verb, roles=(name, *others, rest))


def _pairs(tree: Tree, verb: Predication, role: Role) -> Iterator[_Pair]:
    """The pairs that follow on the filler of a role, one behind the other."""
    pair = _pair(tree, verb, role, _behind(tree, role.head))
    while pair is not None:
        yield pair
        pair = _pair(tree, verb, role, pair.end)


def _pair(tree: Tree, verb: Predication, role: Role, start: int) -> _Pair | None:
    """A name behind a comma or *and* with what is to it what the filler of the role is to the verb's own."""
    own, sentence = tree.tokens[role.head], tree.tokens[verb.head].sentence
    if role.head < verb.head or not own.kind:
        return None
    name, *after = _linked(tree, start, sentence) or (own,)
    said = "by" if role.name == "agent" else role.name  # "was bought by Acme and Birch Labs by Corvane"
    again = bool(after) and after[0].text.lower() == said and (own.kind not in _SUMS or role.name == "for")
    if again or own.kind not in _SUMS:
        after = after[1:] if again else []
    if not after or after[0].kind != own.kind or name.kind not in NAMED:
        return None
    place, end = _place(tree, verb, role, name.kind), _behind(tree, after[0].i)
    if place is None or not _ends(tree, end, sentence):
        return None
    return _Pair(Role(place, name.i), Role(role.name, after[0].i), end)


def _linked(tree: Tree, start: int, sentence: int) -> tuple[Token, ...]:
    """The three tokens behind a comma or *and*, or as many as the sentence has; none where no such stands there."""
    i = start
    while i < min(start + 2, len(tree.tokens)) and tree.tokens[i].text in (",", ";", "and"):
        i += 1
    return tuple(token for token in tree.tokens[i : i + 3] if token.sentence == sentence and i > start)


def _behind(tree: Tree, i: int) -> int:
    """The token after a filler, and after what a place lies in: "in Oslo, Norway, | and Birch Labs in Turin"."""
    holder = around(tree.tokens, i)
    return i + 1 if holder is None else _behind(tree, holder)


def _ends(tree: Tree, i: int, sentence: int) -> bool:
    """Whether what stands there can come after a clause: no verb whose subject the name would be."""
    return i >= len(tree.tokens) or tree.tokens[i].sentence != sentence or tree.tokens[i].dep in ("punct", "cc")


def _place(tree: Tree, verb: Predication, role: Role, kind: str) -> str | None:
    """The role of the verb that something of this kind has besides the one given."""
    before = [r for r in verb.roles if r.head < role.head and alike(tree.tokens[r.head].kind, kind)]
    return next((name for name in _CORE for r in before if r.name == name), None)
