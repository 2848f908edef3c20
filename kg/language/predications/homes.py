"""Noun → the nation, region or town that begins its phrase, wherever the parser hung it: "Belgian vaccine | maker"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.language.document import NAMED, ORGANIZATIONS, Token
from kg.language.nations import area, is_stance

_WORDS = 5  # from a place to the noun that ends its phrase: "San Marino-based data centre | operator"
_HYPHENS = ("-", "–")
_CLAUSES = frozenset({"relcl", "acl", "ccomp"})


def home(tokens: Sequence[Token], i: int) -> int | None:
    """The place that begins the run of nouns and adjectives up to noun i; not that of "Oslo-listed | maker"."""
    for at in range(i - 1, max(-1, i - 1 - _WORDS), -1):
        if tokens[at].sentence != tokens[i].sentence:
            return None
        if _is_place(tokens, at):
            return at if tokens[at + 1].text not in _HYPHENS or tokens[at + 2].text == "based" else None
        if not _is_plain(tokens[at]):
            return None
    return None


def firm_named(tokens: Sequence[Token], i: int, firms: Collection[str]) -> int | None:
    """The firm whose name stands right after what it is and whence: "Danish bookmaker | Corvane"."""
    noun, name = tokens[i], tokens[i + 1]
    same = name.kind in ORGANIZATIONS and name.sentence == noun.sentence
    if not same or noun.lemma.lower() not in firms or home(tokens, i) is None:
        return None
    return None if _has_clause(tokens, noun, name) else name.i


def _is_place(tokens: Sequence[Token], i: int) -> bool:
    if is_stance(tokens, i):
        return False
    return tokens[i].kind == "place" or (tokens[i].kind not in NAMED and area(tokens, i) is not None)


def _is_plain(token: Token) -> bool:
    return not token.kind and (token.pos in ("NOUN", "ADJ", "PROPN") or token.text in (*_HYPHENS, "based"))


def _has_clause(tokens: Sequence[Token], noun: Token, name: Token) -> bool:
    """Whether the name begins a clause that says which is meant: "the Danish firm | Acme bought"."""
    governor = tokens[name.head]
    definite = any(tokens[c].dep == "det" for c in noun.children)
    return definite and governor.head == noun.i and governor.dep in _CLAUSES
