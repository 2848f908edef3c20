"""A document as extractors look at it: what stands at a token, and which mention or value a token can be an end as."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from kg.extractors.places import nation, region
from kg.language.document import Document, Predication, Token
from kg.language.mentions import phrase
from kg.language.predications import members
from kg.model import Date, Kind, Mention, Money, Passage
from kg.vocabulary import words

_HYPHENATED = re.compile(r"(?:-\w+)+")
_LONGEST_POST = 12  # tokens before its noun
End = Mention | Money | Date


@cache
def _passing() -> frozenset[str]:
    return frozenset(words("jobs")["passing"])


@dataclass(frozen=True)
class Scene:
    """The indexes over one document that every extractor needs."""

    document: Document

    @cached_property
    def _by_head(self) -> Mapping[int, tuple[Predication, ...]]:
        found: dict[int, tuple[Predication, ...]] = {}
        for predication in self.document.predications:
            found[predication.head] = (*found.get(predication.head, ()), predication)
        return found

    @cached_property
    def named(self) -> frozenset[int]:
        """The chains that hold a name."""
        return frozenset(m.chain for m in self.document.mentions if m.form == "name" and m.chain is not None)

    @cached_property
    def chains(self) -> Mapping[int, tuple[int, ...]]:
        """The head tokens of each chain's mentions, in text order."""
        found: dict[int, list[int]] = {}
        for head, index in sorted(self.document.heads.items()):
            chain = self.document.mentions[index].chain
            if chain is not None:
                found.setdefault(chain, []).append(head)
        return {chain: tuple(heads) for chain, heads in found.items()}

    @cached_property
    def _signs(self) -> dict[int, frozenset[str]]:
        return {}  # by token, once known, as are the next two: many frames ask the same of one token

    @cached_property
    def _members(self) -> dict[int, tuple[int, ...]]:
        return {}

    @cached_property
    def known_ends(self) -> dict[tuple[int, frozenset[Kind]], list[End]]:
        """What is known already of what can be an end of these kinds."""
        return {}

    def at(self, head: int) -> tuple[Predication, ...]:
        """The predications whose head this token is."""
        return self._by_head.get(head, ())

    def token(self, index: int) -> Token:
        """The token of that index."""
        return self.document.tokens[index]

    @cached_property
    def called(self) -> Mapping[int, frozenset[str]]:
        """The nouns that are said of each head: "films" of both in "the films Luce and Vireo"."""
        found: dict[int, set[str]] = {}
        for place in self.document.predications:
            for head in place.fillers("holder") if place.kind == "noun" else ():
                found.setdefault(head, set()).add(place.lemma)
        return {head: frozenset(lemmas) for head, lemmas in found.items()}

    def signs(self, head: int) -> frozenset[str]:
        """What a condition can ask of a token: its lemmas, a name's last word, its kinds in angle brackets ("<money>").

        "<nation>" is a country or its demonym, "<region>" a part of one, "<topic>" a common noun that stands for
        nothing in particular.
        """
        if head not in self._signs:
            self._signs[head] = self._signs_of(head)
        return self._signs[head]

    def _signs_of(self, head: int) -> frozenset[str]:
        token, mention = self.token(head), self.document.mention(head)
        areas = {"nation": nation(self.document, head), "region": region(self.document, head)}
        kinds = {token.kind, mention.kind if mention else "", *(area for area, name in areas.items() if name)} - {""}
        if not kinds and token.pos == "NOUN":
            kinds = {"topic"}
        lemmas = {token.lemma.lower(), token.text.rpartition(" ")[2].lower(), *(p.lemma for p in self.at(head))}
        of_wholes = (sign for whole in self.wholes(head) for sign in self.signs(whole))
        return frozenset({*lemmas, *(f"<{kind}>" for kind in kinds), *of_wholes})

    def members(self, head: int) -> tuple[int, ...]:
        """What a list lists: "clients including Acme and Birch" → Acme, Birch."""
        if head not in self._members:
            self._members[head] = members(self.document, head)
        return self._members[head]

    def wholes(self, head: int) -> list[int]:
        """What a word for all or part of something is of: "all of Birch", "the rest of the shares"."""
        token = self.token(head)
        if token.lemma.lower() not in _parts():
            return []
        preps = (self.token(child) for child in token.children if self.token(child).lemma == "of")
        return [child for prep in preps for child in prep.children if child > prep.i]

    def key(self, end: End) -> object:
        """What two ends share if they are one thing."""
        return end.chain if isinstance(end, Mention) and end.chain is not None else (end.start, end.end)

    def passage(self, token: int) -> Passage:
        """The sentence around a token."""
        sentence = self.document.sentences[self.token(token).sentence]
        return self.stretch(sentence.start, sentence.end)

    def stretch(self, start: int, end: int) -> Passage:
        """The text between two offsets."""
        return Passage(self.document.article.id, start, end, self.document.article.text[start:end])

    def post(self, head: int) -> str:
        """A post without whose it is or how long it has been: "Acme's former head of exports" → "head of exports"."""
        start, end = phrase(self.document, head)
        last = [end] + [self.token(h).end for p in self.at(head) for h in p.fillers("of") if "<topic>" in self.signs(h)]
        after = _HYPHENATED.match(self.document.article.text, end)  # "editor | -in-chief"
        end = after.end() if after else last[-1]
        inside = [t for t in self.document.tokens[max(0, head - _LONGEST_POST) : head + 1] if t.start >= start]
        while len(inside) > 1 and any(
            t.kind or t.pos in ("CCONJ", "ADV") or t.lemma in _passing() for t in inside[:-1]
        ):
            inside = inside[1:]
        return self.document.article.text[inside[0].start if inside else start : end]

    def label(self, head: int) -> str:
        """A noun with what stands before it in its phrase, without determiner: "AI research head"."""
        start, end = phrase(self.document, head)
        return self.document.article.text[start:end]


@cache
def _parts() -> frozenset[str]:
    return frozenset(words("quantities")["transparent"])
