"""Names and nouns → which are called alike: "Delmar Foods, or Delmar, said", "a start-up called Birch Labs"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from kg.language.document import NAMED, Token
from kg.language.predications.words import lists
from kg.vocabulary import words

_BEARERS = frozenset({"company", "organization", "government", "media", "product"})
_MARKS = frozenset({"“", '"', "``", "‘"})


def is_other_name(tokens: Sequence[Token], i: int, other: int) -> bool:
    """Whether what follows *or* between commas, right behind a name, is another name of the same."""
    if tokens[other - 1].text != "or" or tokens[other - 2].text != "," or tokens[i].dep in ("conj", "appos"):
        return False
    named = {tokens[i].kind, tokens[other].kind} <= _BEARERS
    return named and other - i == 3 and other + 1 < len(tokens) and tokens[other + 1].text == ","


def called(tokens: Sequence[Token], i: int) -> tuple[int, ...]:
    """The names that a participle gives to a noun: "a start-up called | Birch Labs"."""
    children = (tokens[c] for c in tokens[i].children)
    given = (t for t in children if t.dep == "acl" and t.tag == "VBN" and t.lemma in lists().naming)
    return tuple(c for t in given for c in t.children if tokens[c].dep in ("oprd", "attr") and tokens[c].kind in NAMED)


def place_named(tokens: Sequence[Token], i: int, places: Collection[str]) -> tuple[int, ...]:
    """The place that a noun stands for: "the southern port city of | Oslo"; not "a town of Norway"."""
    noun = tokens[i]
    around = [tokens[c] for c in noun.children]
    one_of_many = any(t.tag in ("JJS", "RBS") or t.text.lower() in ("a", "an") for t in around)
    if noun.tag != "NN" or noun.lemma.lower() not in places or one_of_many:
        return ()
    after = (c for t in around if t.dep == "prep" and t.text == "of" for c in t.children)
    return tuple(c for c in after if tokens[c].dep == "pobj" and tokens[c].kind == "place")


def has_rest(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name begins a clause without its verb: "owns 51% of Birch Labs and | Acme | the rest"."""
    after = [t.text.lower() for t in tokens[i + 1 : i + 3]]
    return len(after) == 2 and after[0] == "the" and after[1] in lists().rests


def behind_mark(tokens: Sequence[Token], i: int) -> int:
    """The token behind token i, a mark or a "Mr" there skipped: "her novel | “Harbour Nights”", "boss Mr | Ben Ode"."""
    skipped = tokens[i + 1].text in _MARKS or tokens[i + 1].text.rstrip(".").lower() in _addresses()
    return i + 2 if skipped and i + 2 < len(tokens) else i + 1


@cache
def _addresses() -> frozenset[str]:
    return frozenset(words("honorifics")["address"])
