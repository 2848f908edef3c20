"""A document as extractors look at it: what stands at a token, and which mention or value a token can be an end as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kg.extractors.places import around, demonym, nation
from kg.language.document import Document, Predication, Token
from kg.language.mentions import mention_for, phrase
from kg.language.predications import members
from kg.model import Date, Kind, Mention, Money, Passage

End = Mention | Money | Date
_PLACE: frozenset[Kind] = frozenset({"place"})
_MAY_BE_IT: frozenset[Kind] = frozenset({"organization", "product"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


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
    def _named(self) -> frozenset[int]:
        return frozenset(m.chain for m in self.document.mentions if m.form == "name" and m.chain is not None)

    def at(self, head: int) -> tuple[Predication, ...]:
        """The predications whose head this token is."""
        return self._by_head.get(head, ())

    def token(self, index: int) -> Token:
        """The token of that index."""
        return self.document.tokens[index]

    def signs(self, head: int) -> frozenset[str]:
        """What a condition can ask of a token: its lemmas, a name's last word, its kinds in angle brackets ("<money>").

        "<nation>" is a country or its demonym, "<topic>" a common noun that stands for nothing in particular.
        """
        token, mention = self.token(head), self.document.mention(head)
        kinds = {token.kind, mention.kind if mention else "", "nation" if nation(self.document, head) else ""} - {""}
        if not kinds and token.pos == "NOUN":
            kinds = {"topic"}
        lemmas = {token.lemma.lower(), token.text.rpartition(" ")[2].lower(), *(p.lemma for p in self.at(head))}
        return frozenset({*lemmas, *(f"<{kind}>" for kind in kinds)})

    def members(self, head: int) -> tuple[int, ...]:
        """What a list lists: "clients including Acme and Birch" → Acme, Birch."""
        return members(self.document, head)

    def ends(self, head: int, kinds: frozenset[Kind]) -> list[End]:
        """What a filler can be as an end of a relation whose ends are of these kinds; a listing noun is its members."""
        one = self._value(head, kinds) or self._unit(head, kinds) or self._mention(head, kinds)
        listed = [end for member in self.members(head) for end in self.ends(member, kinds)]
        if listed and (one is None or (isinstance(one, Mention) and one.name == "")):
            return listed
        loose = one or self._topic(head, kinds)
        found = [loose] if loose is not None else []
        return self._places(head, found) if kinds == _PLACE else found

    def _places(self, head: int, found: list[End]) -> list[End]:
        """A place with those that it lies in: who is based in Austin, Texas, is based in Texas."""
        spoken_of = demonym(self.document, head)
        return [*found, *around(self.document, head)] if spoken_of is None else [spoken_of]

    def _value(self, head: int, kinds: frozenset[Kind]) -> Money | Date | None:
        value = self.document.values.get(head)
        return value if isinstance(value, (Money, Date)) and value.kind in kinds else None

    def _mention(self, head: int, kinds: frozenset[Kind]) -> Mention | None:
        """A thing with a name, or a pronoun or definite phrase for one that may yet be named (its `name` is empty)."""
        mention = self.document.mention(head)
        if mention is None or not self._may_be(mention, kinds):
            return None
        if mention.chain in self._named:
            return mention
        return replace(mention, name="") if mention.form == "pronoun" or self._is_definite(mention) else None

    def _may_be(self, mention: Mention, kinds: frozenset[Kind]) -> bool:
        unknown = mention.kind == "other" and mention.form == "pronoun"
        return mention.kind in kinds or (unknown and not kinds.isdisjoint(_MAY_BE_IT))

    def _is_definite(self, mention: Mention) -> bool:
        return mention.form == "noun" and mention.text.partition(" ")[0].lower() in _DEFINITE

    def _unit(self, head: int, kinds: frozenset[Kind]) -> Mention | None:
        """A unit without a name of its own ("Acme's new lab"): told apart by the named thing it belongs to."""
        mention = self.document.mention(head)
        if mention is None or mention.form != "noun" or mention.kind not in kinds or mention.chain in self._named:
            return None
        owners = (self.document.mention(owner) for place in self.at(head) for owner in place.fillers("possessor"))
        return mention if any(owner and owner.chain in self._named for owner in owners) else None

    def _topic(self, head: int, kinds: frozenset[Kind]) -> Mention | None:
        token = self.token(head)
        if "topic" not in kinds or token.pos not in ("NOUN", "PROPN") or self.document.mention(head) is not None:
            return None
        return mention_for(self.document, head)

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

    def label(self, head: int) -> str:
        """A noun with what stands before it in its phrase, without determiner: "AI research head"."""
        start, end = phrase(self.document, head)
        return self.document.article.text[start:end]
