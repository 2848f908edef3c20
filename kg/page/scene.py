"""Contents → a scene: facts, entities in order of telling, articles and passages, all numbered, and places for all."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kg import vocabulary
from kg.model import Contents, Passage
from kg.page import story
from kg.page.facts import Fact, facts
from kg.page.layout import positions
from kg.questions.conflicts import Comparison, conflicts

CORE = 300  # entities drawn at first
_SMALL = ("topic",)  # drawn as specks, whatever is said of them


@dataclass(frozen=True)
class Scene:
    """What both the page and the picture draw; every part is worked out once, when first asked for."""

    contents: Contents

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, in a fixed order."""
        return facts(self.contents)

    @cached_property
    def disputes(self) -> tuple[Comparison, ...]:
        """What the sources disagree on."""
        known = tuple(one for one in self.contents.assertions if one.relation in vocabulary.relations())
        return tuple(conflicts(replace(self.contents, assertions=known)))

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The IRIs of the claims that stand against one another."""
        sides = (side for dispute in self.disputes for side in (dispute.first, dispute.second))
        return frozenset(claim.iri for side in sides for claim in side.claims)

    def is_disputed(self, fact: Fact) -> bool:
        """Whether a claim of the fact stands against another, of this fact or of one that cannot hold beside it."""
        return any(assertion.iri in self.disputed for assertion in fact.assertions)

    @cached_property
    def weight(self) -> Mapping[str, float]:
        """How telling each entity is, by IRI; 0 where nothing is said of it."""
        return story.weights(self.contents, self.facts, self.disputed)

    @cached_property
    def entities(self) -> Mapping[str, int]:
        """IRI of an entity → its number; the most telling is 0."""
        return {iri: number for number, iri in enumerate(story.ranked(self.weight))}

    @cached_property
    def articles(self) -> Mapping[str, int]:
        """IRI of an article → its number."""
        return {iri: number for number, iri in enumerate(sorted(self.contents.articles))}

    @cached_property
    def passages(self) -> Mapping[Passage, int]:
        """A passage → its number."""
        found = {passage for fact in self.facts for one in fact.assertions for passage in one.passages}
        ordered = sorted(found, key=lambda passage: (passage.article, passage.start, passage.end, passage.quote))
        return {passage: number for number, passage in enumerate(ordered)}

    @cached_property
    def claims(self) -> Mapping[str, tuple[int, int]]:
        """IRI of a claim → the number of its fact, and its place among the claims of it."""
        return {
            one.iri: (number, place)
            for number, fact in enumerate(self.facts)
            for place, one in enumerate(fact.assertions)
        }

    @cached_property
    def bends(self) -> Mapping[int, float]:
        """How far the line of each fact bends, by number of the fact: those between the same two lie side by side."""
        pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, (start, end) in self.links.items():
            pairs[min(start, end), max(start, end)].append(number)
        return {number: bend for pair, lines in pairs.items() for number, bend in self._fan(pair, lines)}

    def _fan(self, pair: tuple[int, int], lines: list[int]) -> Iterator[tuple[int, float]]:
        step = min(0.2, 0.7 / len(lines))
        for place, number in enumerate(lines):
            side = 1 if self.links[number] == pair else -1
            yield number, round(side * step * (place - (len(lines) - 1) / 2), 3)

    @cached_property
    def links(self) -> Mapping[int, tuple[int, int]]:
        """The numbers of both entities, by number of the fact, for facts between two entities."""
        return {
            number: (self.entities[fact.subject], self.entities[fact.object])
            for number, fact in enumerate(self.facts)
            if isinstance(fact.object, str)
        }

    def radius(self, iri: str) -> float:
        """How large an entity is drawn, in pixels."""
        if self.contents.entities[iri].kind in _SMALL:
            return 5.5
        return round(min(21.0, 7 + 1.9 * math.sqrt(self.weight[iri])), 1)

    @cached_property
    def drawn(self) -> int:
        """How many entities to draw at first: the first `CORE`, without those of which nothing is said."""
        return min(CORE, sum(weight > 0 for weight in self.weight.values()))

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each entity stands, in pixels, by number."""
        return [(int(x), int(y)) for x, y in positions(len(self.entities), self.links.values(), self.drawn)]
