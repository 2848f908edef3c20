"""Contents → a scene: facts, entities in order of telling, articles and passages, all numbered, and places for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.model import Contents, Passage
from kg.page import story
from kg.page.facts import Fact, facts
from kg.page.layout import positions

CORE = 300  # entities drawn at first


@dataclass(frozen=True)
class Scene:
    """What both the page and the picture draw; every part is worked out once, when first asked for."""

    contents: Contents

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, in a fixed order."""
        return facts(self.contents)

    @cached_property
    def weight(self) -> Mapping[str, float]:
        """How telling each entity is, by IRI; 0 where nothing is said of it."""
        return story.weights(self.contents, self.facts)

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
    def drawn(self) -> int:
        """How many entities to draw at first: the first `CORE`, without those of which nothing is said."""
        return min(CORE, sum(weight > 0 for weight in self.weight.values()))

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each entity stands, in pixels, by number."""
        ends = [(fact.subject, fact.object) for fact in self.facts]
        links = [(self.entities[start], self.entities[end]) for start, end in ends if isinstance(end, str)]
        return [(int(x), int(y)) for x, y in positions(len(self.entities), links, self.drawn)]
