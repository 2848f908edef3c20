"""Tokens → the whole names of those who share a family name that is said once: "Ted and Alf Munnings"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.language.document import Token
from kg.language.names.lexicon import lexicon


def whole_names(tokens: Sequence[Token]) -> Mapping[int, str]:
    """For the tokens that are given names joined to a whole name, that given name with the family name.

    Not where the article has somebody else with that given name: "Ana and Ben Ode" after "Ana Ruiz" is Ana Ruiz.
    """
    people = [token for token in tokens if token.kind == "person"]
    known = {token.text.split()[0] for token in people if " " in token.text}
    return {
        token.i: f"{token.text} {family}"
        for full in people
        if (family := _family(full.text))
        for token in _joined(tokens, full)
        if token.text not in known
    }


def _family(name: str) -> str:
    """The family name of a whole name, with what belongs to it: "van der Berg"; "" of a single name."""
    rest = name.split()[1:]
    if not rest:
        return ""
    begin = next((i for i, word in enumerate(rest) if word.islower()), len(rest) - 1)
    return " ".join(rest[begin:])


def _joined(tokens: Sequence[Token], full: Token) -> Iterator[Token]:
    """The given names before a whole name: "Ted and | Alf Munnings", "Ted, Bo and | Alf Munnings"."""
    offset = tokens[0].i
    at, link = full.i - offset - 1, {"and", "&"}
    while at > 0 and tokens[at].text in link and _is_given(tokens[at - 1]) and tokens[at - 1].sentence == full.sentence:
        yield tokens[at - 1]
        at, link = at - 2, {","}


def _is_given(token: Token) -> bool:
    return token.kind == "person" and token.text in lexicon().first_names
