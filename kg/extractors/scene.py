"""A document as extractors look at it: what stands at a token, and which mention or value a token can be an end as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from kg.language.coreference.grammar import quoted
from kg.language.document import NAMED, Document, Predication, Token
from kg.language.mentions import phrase
from kg.language.nations import nation, nations, region
from kg.language.predications import members
from kg.language.pronouns import is_address, is_somebody
from kg.model import Date, Kind, Mention, Money, Passage
from kg.vocabulary import words

_PETTY = 10_000  # in any currency: below it a sum buys a thing and no company
_TOKEN = 5  # unless it is a token: "sold for one euro"
COMPANIES: frozenset[Kind] = frozenset({"company", "organization"})
End = Mention | Money | Date


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
    def voices(self) -> tuple[bool, ...]:
        """For each token whether it stands inside quotation marks."""
        return quoted(self.document)

    @cached_property
    def named(self) -> frozenset[int]:
        """The chains that hold a name."""
        return frozenset(m.chain for m in self.document.mentions if m.form == "name" and m.chain is not None)

    @cached_property
    def doubts(self) -> Mapping[tuple[int, int], float]:
        """By where a pronoun or definite noun stands, how likely it stands for another thing than its chain, 0..1."""
        mentions = self.document.mentions
        return {(mentions[i].start, mentions[i].end): doubt for i, doubt in self.document.doubts.items()}

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

    def leaves_out_who(self, predication: Predication) -> bool:
        """Whether its words leave out who did it on purpose: "$5 million was put into Birch Labs"."""
        children = (self.token(child).dep for child in self.token(predication.head).children)
        return predication.kind == "adjective" or any(dep in ("nsubjpass", "auxpass") for dep in children)

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

    @cached_property
    def titles(self) -> Mapping[int, tuple[int, ...]]:
        """The heads of the nouns before each name that are said of it: "unit" of Birch in "its unit, Birch"."""
        found: dict[int, list[int]] = {}
        for place in self.document.predications:
            for head in place.fillers("holder") if place.kind == "noun" else ():
                beside = self.token(head).dep == "appos" or place.head in (head - 1, self.token(head).head)
                if place.head < head and beside:
                    found.setdefault(head, []).append(place.head)
        return {head: tuple(nouns) for head, nouns in found.items()}

    def chain(self, head: int) -> int | None:
        """The chain of the mention at a token; None where there is none."""
        mention = self.document.mention(head)
        return None if mention is None else mention.chain

    def are_one(self, heads: Iterable[int]) -> bool:
        """Whether what stands at some tokens is one thing in the article, and there is any."""
        return len({self.chain(head) for head in heads}) == 1

    def is_named(self, head: int) -> bool:
        """Whether what stands at a token has a name in the article: "the board" has found whose it is."""
        mention = self.document.mention(head)
        return mention is not None and mention.chain in self.named

    def is_firm(self, head: int) -> bool:
        """Whether a company stands at a token, by a name or any other word."""
        mention = self.document.mention(head)
        return mention is not None and mention.kind in COMPANIES

    def is_company(self, head: int) -> bool:
        """Whether a company stands at a token that has a name in the article."""
        return self.is_firm(head) and self.is_named(head)

    @cached_property
    def companies(self) -> tuple[int, ...]:
        """The head tokens of all that stands for a company that has a name in the article, in text order."""
        return tuple(head for head in sorted(self.document.heads) if self.is_company(head))

    def signs(self, head: int) -> frozenset[str]:
        """What a condition can ask of a token: its lemmas, a name's last word, its kinds in angle brackets ("<money>").

        "<nation>" is a country or its demonym, "<country>" a country by its name, "<region>" a part of one, "<name>" a
        proper name, "<topic>" a common noun that stands for nothing in particular, "<several>" a plural or a noun with
        "a", one of a kind, "<the>" the only one, "<somebody>" surely a person, "<price>" a sum for one piece, "<petty>"
        one too small for a company, "<number>" a count.
        """
        if head not in self._signs:
            self._signs[head] = self._signs_of(head)
        return self._signs[head]

    def _signs_of(self, head: int) -> frozenset[str]:
        token, mention = self.token(head), self.document.mention(head)
        tokens = self.document.tokens
        areas = {"nation": nation(tokens, head), "region": region(tokens, head), "country": token.text in nations()}
        kinds = {token.kind, mention.kind if mention else "", *(area for area, name in areas.items() if name)} - {""}
        if not kinds and token.pos == "NOUN":
            kinds = {"topic"}
        lemmas = {token.lemma.lower(), token.text.rpartition(" ")[2].lower(), *(p.lemma for p in self.at(head))}
        if head - 1 in token.children and not token.kind:
            lemmas.add(f"{tokens[head - 1].text.lower()} {token.lemma.lower()}")  # "net income"
        if token.tag == "NNS" or any(self.token(c).text.lower() in ("a", "an") for c in token.children):
            kinds.add("several")
        if token.tag == "NN" and any(self.token(c).text.lower() == "the" for c in token.children):
            kinds.add("the")
        if token.pos == "NUM" and not token.kind:
            kinds.add("number")
        if token.kind == "money" and self._is_for_one(head):
            kinds.add("price")
        if isinstance(value := self.document.values.get(head), Money) and _is_petty(value.value or 0):
            kinds.add("petty")
        if token.kind in NAMED:
            kinds.add("name")
        if mention is not None and mention.kind == "person" and self.is_somebody(mention):
            kinds.add("somebody")
        of_wholes = (sign for whole in self.wholes(head) for sign in self.signs(whole))
        return frozenset({*lemmas, *(f"<{kind}>" for kind in kinds), *of_wholes})

    def _is_for_one(self, money: int) -> bool:
        """Whether a sum is for one piece: "$12 a share", "€5 per ton", "$3 each"."""
        after = [t.text.lower() for t in self.document.tokens[money + 1 : money + 3]]
        piece = not set(after[1:]).isdisjoint(words("quantities")["pieces"])
        return after[:1] in (["per"], ["apiece"], ["each"]) or (after[:1] == ["a"] and piece)

    def is_somebody(self, mention: Mention) -> bool:
        """Whether what the finder took for a person is one: he or she, with a given name, a title, or a post."""
        heads = self.chains.get(mention.chain, ()) if mention.chain is not None else ()
        told = (is_somebody(self.token(h).text) or (h and is_address(self.token(h - 1).text)) for h in heads)
        if mention.form == "noun" or any(told):
            return True
        if "&" in mention.name or " " not in mention.name:
            return False
        called = {self.token(h).lemma.lower() for h in heads} | {noun for h in heads for noun in self.called.get(h, ())}
        known = mention.name.split(" ")[0].rstrip(".").lower() in _before_people()
        return known or (not called.isdisjoint(_posts()) and called.isdisjoint(trades()))

    def acts_for_whole(self, head: int) -> bool:
        """Whether a word stands for what it acts for: "the board" never for itself."""
        return self.token(head).lemma.lower() in _acting()

    def members(self, head: int) -> tuple[int, ...]:
        """What a list lists: "clients including Acme and Birch" → Acme, Birch; those whom "they" stands for."""
        if head not in self._members:
            self._members[head] = self.document.several.get(head) or members(self.document, head)
        return self._members[head]

    def wholes(self, head: int) -> list[int]:
        """What a word for all or part of something, or for those who act for it, is of: "all of Birch", "its board"."""
        token = self.token(head)
        acting = token.lemma.lower() in _acting()
        if token.lemma.lower() not in _parts() and not acting:
            return []
        preps = (self.token(child) for child in token.children if self.token(child).lemma == "of")
        owners = [child for child in token.children if acting and self.token(child).dep == "poss"]
        return owners + [child for prep in preps for child in prep.children if child > prep.i]

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


def _is_petty(sum_: Decimal | int) -> bool:
    """Whether a sum is too small for a company, and no token that one is sold for: a price, "$0.21" a share."""
    return 0 < sum_ < _PETTY and (sum_ > _TOKEN or sum_ % 1 != 0)


@cache
def _before_people() -> frozenset[str]:
    """Given names and titles, in lower case."""
    return given_names() | frozenset(words("honorifics")["before"])


@cache
def given_names() -> frozenset[str]:
    """Given names, in lower case."""
    return frozenset(name.lower() for names in words("first_names").values() for name in names)


@cache
def _posts() -> frozenset[str]:
    return frozenset((*words("role_nouns")["person"]["list"], *words("nouns")["person"]))


@cache
def trades() -> frozenset[str]:
    """What organizations are called and people are not."""
    nouns = words("nouns")
    return frozenset((*nouns["company"], *nouns["organization"], *nouns["media"])) - _posts()


@cache
def _acting() -> frozenset[str]:
    return frozenset(words("quantities")["acting"])


@cache
def _parts() -> frozenset[str]:
    return frozenset(words("quantities")["transparent"])
