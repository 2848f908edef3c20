"""Sentence → what a relation may hold between: names, pronouns, nouns that stand for something, sums, dates, topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg.extractors.ends import ends
from kg.extractors.scene import Scene
from kg.language.document import Sentence, Token
from kg.language.mentions import nouns
from kg.language.nations import nation
from kg.language.pronouns import pronoun_group
from kg.model import Date, Kind, Mention, Money
from kg.vocabulary import Relation, relations

# What the reader tells apart, in the order of its markers: appending is free, any other change asks for new weights.
TYPES = (
    "name:person", "name:organization", "name:government", "name:media", "name:place", "name:product", "name:work",
    "name:event", "name:other", "noun:person", "noun:organization", "noun:place", "noun:product", "noun:other",
    "he", "it", "they", "we", "who", "money", "date", "nation", "topic",
)  # fmt: skip
_COARSE = {"company": "organization", "source": "person", "topic": "other"}
_VOICES = {"she": "he", "i": "we", "you": "we"}  # pronouns that the reader does not tell from others
_ORGANIZATIONS: tuple[Kind, ...] = ("organization", "company", "government", "media")
_MAY_BE: Mapping[str, tuple[Kind, ...]] = {  # kinds that a candidate may be, mistakes of the finder included
    "name:person": ("person", *_ORGANIZATIONS),
    "name:organization": (*_ORGANIZATIONS, "product", "work"),
    "name:government": _ORGANIZATIONS,
    "name:media": (*_ORGANIZATIONS, "product", "work"),
    "name:place": ("place", *_ORGANIZATIONS),
    "name:product": ("product", "work", *_ORGANIZATIONS),
    "name:work": ("work", "product", *_ORGANIZATIONS),
    "name:event": ("event", "product", *_ORGANIZATIONS),
    "name:other": ("product", "work", "topic", *_ORGANIZATIONS),
    "noun:person": ("person",),
    "noun:organization": _ORGANIZATIONS,
    "noun:place": ("place",),
    "noun:product": ("product", "work", "topic"),
    "noun:other": ("work", "event", "topic", "product", "organization"),
    "he": ("person",),
    "it": ("product", *_ORGANIZATIONS),
    "they": ("person", "product", *_ORGANIZATIONS),
    "we": ("person", *_ORGANIZATIONS),
    "who": ("person", "product", "place", *_ORGANIZATIONS),
    "money": ("money",),
    "date": ("date",),
    "nation": ("place",),
    "topic": ("topic",),
}  # fmt: skip
_TOPIC: frozenset[Kind] = frozenset({"topic"})
_TOPIC_PLACES = frozenset({"dobj", "pobj", "conj", "attr", "nsubjpass", "appos", "compound"})
_MOST = 24  # candidates of a sentence; more stand in lists of results and line-ups, where pairs mean little


class Candidate(NamedTuple):
    """A stretch of tokens `first` to `last` (exclusive) around a head token, and its place in TYPES."""

    head: int
    first: int
    last: int
    type: int


def candidates(scene: Scene, sentence: Sentence) -> tuple[Candidate, ...]:
    """The candidates of a sentence, in text order."""
    found = [one for token in scene.document.sentence_tokens(sentence) if (one := _candidate(scene, token)) is not None]
    return tuple(found[:_MOST])


def pairs(scene: Scene, found: tuple[Candidate, ...]) -> tuple[tuple[int, int], ...]:
    """The ordered pairs of two different things between which some relation of the vocabulary may hold."""
    keys = [_key(scene, one) for one in found]
    fitting = _fitting()
    return tuple(
        (i, j)
        for i, one in enumerate(found)
        for j, other in enumerate(found)
        if (one.type, other.type) in fitting and keys[i] != keys[j]
    )


@cache
def fitting_relations(subject: int, object_: int) -> frozenset[str]:
    """The relations that may hold between candidates of these types."""
    return frozenset(name for name, each in relations().items() if _may(subject, object_, each))


@cache
def _fitting() -> frozenset[tuple[int, int]]:
    every = range(len(TYPES))
    return frozenset((i, j) for i in every for j in every if fitting_relations(i, j))


def _may(subject: int, object_: int, each: Relation) -> bool:
    first, second = (_MAY_BE[TYPES[number]] for number in (subject, object_))
    return not each.domain.isdisjoint(first) and not each.range.isdisjoint(second)


def _key(scene: Scene, one: Candidate) -> object:
    mention = scene.document.mention(one.head)
    return mention.chain if mention is not None and mention.chain is not None else (one.head,)


def _candidate(scene: Scene, token: Token) -> Candidate | None:
    value, mention = scene.document.values.get(token.i), scene.document.mention(token.i)
    if isinstance(value, (Money, Date)):
        return Candidate(token.i, token.i, token.i + 1, TYPES.index(value.kind))
    if mention is not None:
        return Candidate(token.i, *_tokens(scene, token, mention), TYPES.index(_type(mention)))
    if nation(scene.document.tokens, token.i) is not None:
        return Candidate(token.i, token.i, token.i + 1, TYPES.index("nation"))
    return next(_topics(scene, token), None)


def _tokens(scene: Scene, token: Token, mention: Mention) -> tuple[int, int]:
    first = token.i
    while first > 0 and scene.token(first - 1).start >= mention.start:
        first -= 1
    return first, token.i + 1


def _type(mention: Mention) -> str:
    if mention.form == "pronoun":
        voice = pronoun_group(mention.text)
        return _VOICES.get(voice, voice) or "who"
    coarse = _COARSE.get(mention.kind, mention.kind)
    known = f"{mention.form}:{coarse}"
    return known if known in TYPES else f"{mention.form}:{_loose(mention)}"


def _loose(mention: Mention) -> str:
    return "organization" if mention.kind in _ORGANIZATIONS else "other"


def _topics(scene: Scene, token: Token) -> Iterator[Candidate]:
    """A common noun as a field or kind of goods."""
    if token.pos != "NOUN" or token.dep not in _TOPIC_PLACES or token.kind or _is_part(scene, token):
        return
    for end in ends(scene, token.i, _TOPIC):
        if isinstance(end, Mention) and end.end == token.end:
            yield Candidate(token.i, *_tokens(scene, token, end), TYPES.index("topic"))


def _is_part(scene: Scene, token: Token) -> bool:
    """Whether it is but part of a name for goods ("power" in "power chips"), not what a company is called after."""
    head = scene.token(token.head)
    return token.dep == "compound" and nouns().kinds.get(head.lemma.lower()) not in _ORGANIZATIONS
