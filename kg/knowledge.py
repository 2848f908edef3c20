"""A store → `kg.Graph`, the thin face of all that can be asked of a graph: each method is one call into a stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import graph as stage
from kg.chat import LLM, connected
from kg.model import Contents, Entity, Status
from kg.questions import (
    about,
    changes,
    competency,
    conflicts,
    exports,
    finding,
    groups,
    network,
    parts,
    search,
    sources,
    sparql,
    stories,
    validation,
    walks,
)

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib
    from pyoxigraph import Store

    from kg.questions.asking import Answer
    from kg.questions.changes import Changes
    from kg.questions.conflicts import Comparison
    from kg.questions.groups import Group, Rank
    from kg.questions.rows import Rows
    from kg.questions.search import Found
    from kg.questions.sources import Support
    from kg.questions.validation import Violation


@dataclass(frozen=True, eq=False)
class Graph:
    """What many articles say, as a graph of entities, claims and facts.

    Made by `kg.build` or `kg.load`. Wherever a method asks for an entity, give its name, an alias or its IRI; a name
    that is not in the graph raises QuestionError with the nearest ones.

        graph = kg.load("graph.ttl")
        graph.query("SELECT ?who ?what { ?who kg:investsIn ?what }")
        graph.path("Acme", "Birch Labs")
        graph.draw("graph.html")
    """

    store: Store
    written: Contents | None = None  # what was put into the store, where it need not be read from it

    @classmethod
    def of(cls, contents: Contents) -> Graph:
        """The graph that holds these contents."""
        return cls(stage.write(contents), contents)

    @classmethod
    def saved(cls, contents: Contents, path: str | Path) -> Graph:
        """The graph that holds these contents, written as `save` does; of one on disk only a part is in memory."""
        return cls(stage.save_contents(contents, path), contents)

    @cached_property
    def contents(self) -> Contents:
        """All that the graph holds, as plain values."""
        return stage.read(self.store) if self.written is None else stage.settled(self.written)

    @property
    def rdf(self) -> rdflib.Graph:
        """The same triples as an rdflib graph, a copy made at each call."""
        return stage.as_rdflib(self.store)

    def __len__(self) -> int:
        """The number of triples."""
        return len(self.store)

    def __repr__(self) -> str:
        held = self.contents
        return (
            f"<kg.Graph: {len(held.articles)} articles, {len(held.entities)} entities, {len(held.assertions)} claims>"
        )

    def query(self, query: str, limit: int | None = None) -> Rows | rdflib.Graph | bool:
        """The answer to a SPARQL query: rows, an rdflib graph (CONSTRUCT, DESCRIBE), or true or false (ASK)."""
        return sparql.ask(self.store, query, limit=limit)

    def ask(self, question: str, **values: str) -> Rows:
        """The answer to a question of the ontology by name: `graph.ask("who-invests-in", entity="Birch Labs")`."""
        return competency.ask(self.store, question, values)

    def answer(self, question: str, llm: LLM | None = None) -> Answer:
        """The answer to a question in plain words, each sentence with its passages; see `questions.asking`.

        What is not understood by its names and words is put into SPARQL by the LLM, if there is one.
        """
        from kg.questions import asking  # brings in the relation files, which only questions in words need

        with connected(llm) if llm is not None else nullcontext() as chat:
            return asking.answer(self.store, self.contents, question, chat)

    def networkx(self, statuses: Sequence[Status] = ("Stated",)) -> networkx.MultiDiGraph[str]:
        """Entities as nodes named by IRI, facts as edges keyed by relation, claims on them: see `questions.network`."""
        return network.network(self.contents, statuses)

    def path(self, start: str, end: str) -> walks.Path:
        """The shortest way between two entities, with the claims behind each hop; empty where there is none."""
        return walks.path(self.contents, start, end)

    def paths(self, start: str, end: str, limit: int = 3) -> list[walks.Path]:
        """Up to `limit` ways between two entities, the shortest first."""
        return walks.paths(self.contents, start, end, limit)

    def neighbours(self, name: str) -> list[Entity]:
        """The entities one step away from this one."""
        return walks.neighbours(self.contents, name)

    def groups(self) -> list[Group]:
        """Who belongs together: entities with more relations among them than to the rest, the largest group first."""
        return groups.groups(self.contents)

    def between(self, start: str, end: str) -> list[Entity]:
        """Who connects the group of one entity with that of another. Raises QuestionError where there are not two."""
        return groups.between_entities(self.contents, start, end)

    def central(self, limit: int = 10) -> list[Rank]:
        """The entities that most others have to do with, directly or not, by PageRank."""
        return groups.central(self.contents, limit)

    def brokers(self, limit: int = 10) -> list[Rank]:
        """The entities through which the shortest ways between others lead."""
        return groups.brokers(self.contents, limit)

    def search(self, words: str, limit: int = 20) -> list[Found]:
        """The entities and sentences that have these words, the best first."""
        return search.search(self.contents, words, limit)

    def hops(self, name: str) -> list[walks.Hop]:
        """Every step that leads away from an entity, with its claims."""
        return walks.hops(self.contents, name)

    def about(self, name: str) -> about.About:
        """All that is known of an entity."""
        return about.about(self.contents, name)

    def show(self, name: str) -> str:
        """All that is known of an entity, as text with the sentences."""
        return about.show(self.contents, name)

    def conflicts(self) -> list[Comparison]:
        """What the sources disagree on, with both sides."""
        return conflicts.conflicts(self.contents)

    def comparisons(self) -> list[Comparison]:
        """Everything that several claims say differently: what agrees, is compatible, or conflicts."""
        return conflicts.comparisons(self.contents)

    def sources(self) -> list[Support]:
        """How many articles state each fact, and how many of them independently, the best backed first."""
        return sources.sources(self.contents)

    def timeline(self, name: str) -> list[stories.Event]:
        """What happened to an entity, in order."""
        return stories.timeline(self.contents, name)

    def story(self, start: str, end: str) -> list[stories.Story]:
        """How each relation between two entities developed from report to report."""
        return stories.story(self.contents, start, end)

    def changes_since(self, old: Graph) -> Changes:
        """What came, went or changed status since an older graph."""
        return changes.changes(old.contents, self.contents)

    def as_of(self, day: str | date) -> Graph:
        """The graph as it stood on a day: of what was published by then, what had not ended."""
        return Graph.of(parts.as_of(self.contents, str(day)))

    def part(
        self,
        *,
        statuses: Sequence[Status] | None = None,
        sources: Sequence[str] | None = None,
        confidence: float = 0.0,
        since: str | None = None,
        until: str | None = None,
    ) -> Graph:
        """The graph of the claims with these statuses, sources and at least this confidence, published in this time."""
        chosen = parts.part(
            self.contents, statuses=statuses, sources=sources, confidence=confidence, since=since, until=until
        )
        return Graph.of(chosen)

    def validate(self) -> list[Violation]:
        """What breaks the shapes and checks of the ontology, each in a sentence; an empty list if nothing does."""
        return validation.validate(self.store)

    def infer(self) -> Graph:
        """The graph with its facts also in the words of schema.org and others; see `graph.inference`."""
        return Graph(stage.infer(self.store))

    def save(self, path: str | Path) -> None:
        """Write the graph to a file (.ttl, .nt, .nq, .trig, .jsonld, .rdf) or an on-disk store (.kg or a folder)."""
        stage.save(self.store, path)

    def push(self, url: str, graph: str | None = None) -> None:
        """Put the graph in place of the default or a named graph of a server that speaks the Graph Store Protocol."""
        from kg.graph import remote  # brings in Python's HTTP, which only a remote store needs

        remote.push(self.store, url, graph)

    def export(self, path: str | Path, to: str) -> None:
        """Write it for another tool: csv, cypher, followthemoney, gexf, graphml, jsonld, nquads, parquet, rdf12."""
        exports.export(self.contents, path, to)

    def frames(self) -> Mapping[str, pandas.DataFrame]:
        """The articles, entities, claims and passages as pandas DataFrames."""
        return exports.frames(self.contents)

    def draw(self, path: str | Path, *, title: str = "What the papers say", about: str = "") -> None:
        """Write the graph as one HTML page that opens anywhere, without a network; `about` goes below the title.

        A path that ends in .svg gets a still picture instead.
        """
        from kg import page  # takes numpy and scipy along, which only a page needs

        if Path(path).suffix.lower() == ".svg":
            text = page.svg(self.contents, title=title)
        else:
            text = page.draw(self.contents, title=title, about=about)
        stage.write_bytes(Path(path), text.encode())

    def around(self, *names: str, depth: int = 2) -> Graph:
        """The graph of what lies within some steps of these entities. Raises QuestionError for an unknown one."""
        from kg import page

        return Graph.of(page.around(self.contents, [finding.find(self.contents, name).iri for name in names], depth))

    def _repr_html_(self) -> str:
        """The page in a frame of its own, for notebooks that ask for HTML alone."""
        from kg import page

        return page.frame(self.contents)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What a notebook shows: the page in a frame of its own, with a still picture and a line of text beside it."""
        from kg import page

        return {
            "text/html": self._repr_html_(),
            "image/svg+xml": page.svg(self.contents),
            "text/plain": repr(self),
        }


def load(path: str | Path) -> Graph:
    """The graph of a file, an on-disk store, or the URL of a SPARQL endpoint (then a copy of its default graph).

    Raises GraphError, naming the file and the line, if it is broken.
    """
    if not str(path).startswith(("http://", "https://")):
        return Graph(stage.load(path))
    from kg.graph import remote  # brings in Python's HTTP, which only a remote store needs

    return Graph(remote.pull(str(path)))
