"""Tokens as parsed → tokens in which a description right before a name belongs to that name ("the insurer Acme")."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token
from kg.language.grafting.moving import is_above, moved
from kg.language.mentions import nouns

_NAMED = frozenset({"person", "organization", "company", "government", "media", "product", "other"})
_QUOTES = frozenset({'"', "“", "‘", "``", "''", "”", "’"})
_SUBJECTS = ("nsubj", "nsubjpass")
_LOOSE = frozenset({"appos", "conj", "npadvmod", "dep", "nmod", "attr", "oprd", "dobj", "nummod"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative"})


def described(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, a name that stands right behind a noun that describes it being that noun's apposition.

    The parser often hangs such a name elsewhere: beside the noun as a second subject, or on the noun before it.
    """
    heads = {name.i: noun for name in tokens[1:] if (noun := _described_by(tokens, name)) is not None}
    heads |= {name.i: noun for name in tokens[1:] if (noun := _listed(tokens, name)) is not None}
    heads |= {noun.i: title for noun in tokens if (title := _title_before(tokens, noun)) is not None}
    return moved(tokens, {i: (head, "appos") for i, head in heads.items()})


def _described_by(tokens: Sequence[Token], name: Token) -> int | None:
    """The noun right before a name, also before the quotes around a title: "the opera “Harbour Nights”"."""
    at = name.i - tokens[0].i - 1
    quoted = at > 0 and tokens[at].text in _QUOTES
    noun = tokens[at - quoted]
    if name.kind not in (_NAMED | {"work"} if quoted else _NAMED) or noun.sentence != name.sentence:
        return None
    if noun.kind or noun.tag != "NN" or name.head == noun.i or noun.head == name.i:
        return None
    beside = name.head == noun.head and name.dep in _ARGUMENTS and noun.dep in _ARGUMENTS
    twice = beside and name.kind == "person" and name.dep in _SUBJECTS and noun.dep in _SUBJECTS  # "the guide Ana Ruiz"
    if noun.lemma.lower() not in nouns().kinds and not twice:
        return None
    fits = _begins(tokens, noun) and (beside or name.dep in _LOOSE) and not is_above(tokens, name, noun)
    return noun.i if fits else None


def _title_before(tokens: Sequence[Token], noun: Token) -> int | None:
    """The title in quotes that a second subject tells of: "“Harbour Nights,” | a novel by Ana Ruiz, has won"."""
    if noun.kind or noun.tag != "NN" or noun.dep not in _SUBJECTS:
        return None
    offset = tokens[0].i
    beside = (tokens[c - offset] for c in tokens[noun.head - offset].children if c < noun.i)
    title = next((t for t in beside if t.kind in ("work", "other", "product") and t.dep in _SUBJECTS), None)
    if title is None:
        return None
    after = tokens[title.i - offset + 1 : title.i - offset + 4]
    closed = len(after) == 3 and {after[0].text, after[1].text} & _QUOTES and "," in (after[0].text, after[1].text)
    return title.i if closed and after[2].tag == "DT" and after[2].head == noun.i else None


def _listed(tokens: Sequence[Token], name: Token) -> int | None:
    """The plural right before names joined by *and*: "a merger of bus firms | Acme and Birch", "two rivals: Acme …"."""
    offset = tokens[0].i
    at = name.i - offset - 1
    colon = tokens[at].text == ":"
    noun = tokens[at - 1] if colon and at else tokens[at]
    if name.kind not in _NAMED or noun.kind or noun.tag != "NNS" or noun.sentence != name.sentence:
        return None
    if name.head == noun.i or noun.head == name.i or noun.lemma.lower() not in nouns().kinds:
        return None
    several = any(tokens[child - offset].dep == "conj" for child in name.children)
    counted = not colon or any(tokens[child - offset].dep == "nummod" for child in noun.children)
    fits = name.dep in _LOOSE or (name.head == noun.head and name.dep in _ARGUMENTS)
    return noun.i if several and counted and fits and not is_above(tokens, name, noun) else None


def _begins(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether the noun's phrase has a beginning of its own: an article, a possessor, a nation."""
    offset = tokens[0].i
    return any(tokens[child - offset].dep in ("det", "poss", "amod") for child in noun.children if child < noun.i)
