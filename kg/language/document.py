"""What the language stage hands on: an article's tokens, sentences, mentions and predications in one frozen value."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Literal, NamedTuple

from kg.model import Article, Attribution, Date, Mention, Money, Proposition, Share, Status, Tense

_start, _head = attrgetter("start"), attrgetter("head")
# Kinds of tokens: names of known kinds, and what is written in figures.
NAMED = frozenset({"person", "organization", "company", "government", "media", "product", "place", "work", "event"})
ORGANIZATIONS = frozenset({"organization", "company", "government", "media"})
VALUES = frozenset({"money", "share", "number", "date"})
BlockKind = Literal["headline", "paragraph", "bullet", "row", "clutter"]


class Token(NamedTuple):
    """One word, or one whole name or quantity (these are merged before the parse). Offsets are the article's."""

    i: int  # index in Document.tokens
    text: str
    lemma: str
    tag: str  # Penn Treebank
    pos: str  # Universal
    dep: str  # spaCy's English labels (ClearNLP): nsubj, dobj, prep, pobj, …
    head: int  # index of the head; its own index at the root of a sentence
    start: int
    end: int
    sentence: int  # index in Document.sentences
    kind: str = ""  # kind of the name or value merged into this token ("company", "money", …), else ""
    children: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline, bullet or table row of the article; sentences never cross its border."""

    kind: BlockKind
    start: int
    end: int
    heading: int | None = None  # index of the block that heads it (a list's lead-in, a section's headline)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive) of the document."""

    index: int
    first: int
    last: int
    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Role:
    """One filler of one role. Coordinated fillers are roles of their own with the same name.

    Names: "agent" (logical subject), "theme" (logical object), "recipient", "complement" (the result or what is
    said of it), "holder" (whom a role noun or property is said of), "possessor", "modifier", else the preposition.
    """

    name: str
    head: int  # index of the filler's head token


@dataclass(frozen=True, slots=True)
class Predication:
    """A predicate with what fills its roles: a verb, an event or role noun, or an adjective; knows no relation."""

    head: int  # index of the predicate's token
    lemma: str  # "invest", "take over" (with particle), "investment", "chief executive"
    kind: Literal["verb", "noun", "adjective"]
    roles: tuple[Role, ...]
    status: Status = "Stated"
    tense: Tense | None = None
    light: int | None = None  # token of the verb that carries a noun ("made" in "made an investment")

    def fillers(self, name: str) -> tuple[int, ...]:
        """Head tokens of all fillers of the named role, in text order."""
        return tuple([role.head for role in self.roles if role.name == name])  # faster than a generator


@dataclass(frozen=True, slots=True)
class Document:
    """An article understood. Built in steps by `language.understand`; each step fills what the next one needs."""

    article: Article
    blocks: tuple[Block, ...] = ()
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    values: Mapping[int, Money | Share | Date] = field(default_factory=dict)  # by token index
    mentions: tuple[Mention, ...] = ()
    heads: Mapping[int, int] = field(default_factory=dict)  # head token index → index in mentions
    several: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # head of "they" → those whom it stands for
    doubts: Mapping[int, float] = field(default_factory=dict)  # index of an anaphor → how likely it is another, 0..1
    predications: tuple[Predication, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    def mention(self, token: int) -> Mention | None:
        """The mention whose head is this token."""
        index = self.heads.get(token)
        return None if index is None else self.mentions[index]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin from offset `start` to before offset `end`."""
        first = bisect_left(self.tokens, start, key=_start)
        return self.tokens[first : bisect_left(self.tokens, end, first, key=_start)]

    def predicated(self, first: int, last: int) -> tuple[Predication, ...]:
        """The predications whose heads are among tokens `first` to `last` (exclusive)."""
        begin = bisect_left(self.predications, first, key=_head)
        return self.predications[begin : bisect_left(self.predications, last, begin, key=_head)]

    def with_(self, **changes: object) -> Document:
        """The same document with some parts filled in."""
        return replace(self, **changes)  # type: ignore[arg-type]


def phrase_start(tokens: Sequence[Token], i: int) -> int:
    """The first token of the phrase whose head is token i."""
    while (before := tokens[i].children) and before[0] < i:
        i = before[0]
    return i
