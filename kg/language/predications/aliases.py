"""Names and nouns → which are called alike: "Delmar Foods, or Delmar, said", "a start-up called Birch Labs"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import NAMED, Token

_NAMING = frozenset({"call", "name", "dub"})
_BEARERS = frozenset({"company", "organization", "government", "media", "product"})


def is_other_name(tokens: Sequence[Token], i: int, other: int) -> bool:
    """Whether what follows *or* between commas, right behind a name, is another name of the same."""
    if tokens[other - 1].text != "or" or tokens[other - 2].text != "," or tokens[i].dep in ("conj", "appos"):
        return False
    named = {tokens[i].kind, tokens[other].kind} <= _BEARERS
    return named and other - i == 3 and other + 1 < len(tokens) and tokens[other + 1].text == ","


def called(tokens: Sequence[Token], i: int) -> tuple[int, ...]:
    """The names that a participle gives to a noun: "a start-up called | Birch Labs"."""
    children = (tokens[c] for c in tokens[i].children)
    given = (t for t in children if t.dep == "acl" and t.tag == "VBN" and t.lemma in _NAMING)
    return tuple(c for t in given for c in t.children if tokens[c].dep in ("oprd", "attr") and tokens[c].kind in NAMED)
