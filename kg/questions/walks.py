"""Contents and two entities, or one → the ways between them, or the neighbourhood, with the claims behind each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from kg.errors import QuestionError
from kg.model import Assertion, Contents, Entity, Status
from kg.questions.finding import find
from kg.questions.network import FACTS, OPEN, network
from kg.vocabulary import relation

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a walk, from `start` to `end`; `forward` if `start` is the subject of the relation."""

    start: Entity
    end: Entity
    relation: str
    forward: bool
    claims: tuple[Assertion, ...]

    def __str__(self) -> str:
        label = relation(self.relation).label
        arrow = f"—{label}→" if self.forward else f"←{label}—"
        return f"{self.start.name} {arrow} {self.end.name}"


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one entity to another, hop by hop; empty (and false) where there is none."""

    hops: tuple[Hop, ...] = ()

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities on the way, both ends included."""
        return (self.hops[0].start, *(hop.end for hop in self.hops)) if self.hops else ()

    def __len__(self) -> int:
        return len(self.hops)

    def __iter__(self) -> Iterator[Hop]:
        return iter(self.hops)

    def __str__(self) -> str:
        return (
            self.hops[0].start.name + "".join(str(hop)[len(hop.start.name) :] for hop in self.hops) if self.hops else ""
        )


def path(contents: Contents, start: str, end: str, statuses: Sequence[Status] | None = None) -> Path:
    """The shortest way between two entities, whichever way the relations point.

    With no `statuses` given: over facts where they lead there, else also over what is planned or possible (each hop's
    claims say which). Empty if there is no way. Raises QuestionError for a name that is not in the graph.
    """
    for allowed in (FACTS, OPEN) if statuses is None else (tuple(statuses),):
        found = paths(contents, start, end, limit=1, statuses=allowed)
        if found:
            return found[0]
    return Path()


def paths(contents: Contents, start: str, end: str, limit: int = 3, statuses: Sequence[Status] = OPEN) -> list[Path]:
    """Up to `limit` ways between two entities, the shortest first; no entity twice on one way."""
    import networkx

    first, last = find(contents, start), find(contents, end)
    if first == last:
        raise QuestionError(f"{start!r} and {end!r} are the same entity, {first.name}; name two")
    graph = things_only(network(contents, statuses))
    try:
        ways = list(islice(networkx.shortest_simple_paths(networkx.Graph(graph), first.iri, last.iri), limit))
    except networkx.NetworkXNoPath:
        return []
    return [Path(tuple(_hop(contents, graph, a, b) for a, b in pairwise(way))) for way in ways]


def hops(contents: Contents, name: str, statuses: Sequence[Status] = OPEN) -> list[Hop]:
    """Every step that leads away from an entity, by relation and neighbour; one for each relation to each neighbour."""
    entity = find(contents, name)
    graph = things_only(network(contents, statuses))
    out = (_as_hop(contents, entity.iri, end, True, data) for _, end, data in graph.out_edges(entity.iri, data=True))
    back = (_as_hop(contents, entity.iri, end, False, data) for end, _, data in graph.in_edges(entity.iri, data=True))
    return sorted((*out, *back), key=lambda hop: (hop.relation, not hop.forward, hop.end.name, hop.end.iri))


def neighbours(contents: Contents, name: str, statuses: Sequence[Status] = OPEN) -> list[Entity]:
    """The entities one step away, in the order of their names."""
    found = {hop.end.iri: hop.end for hop in hops(contents, name, statuses) if hop.end.iri != hop.start.iri}
    return sorted(found.values(), key=lambda entity: (entity.name, entity.iri))


def things_only(graph: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """The graph without sums and times: that two companies raised the same sum does not connect them."""
    values = [node for node, data in graph.nodes(data=True) if data["kind"] in ("money", "date")]
    graph.remove_nodes_from(values)
    return graph


def _hop(contents: Contents, graph: networkx.MultiDiGraph[str], start: str, end: str) -> Hop:
    """The best supported of the edges between two nodes."""
    ways = [(True, data) for _, to, data in graph.out_edges(start, data=True) if to == end]
    ways += [(False, data) for _, to, data in graph.out_edges(end, data=True) if to == start]
    forward, data = min(ways, key=lambda way: (not way[1]["fact"], -len(way[1]["claims"]), way[1]["relation"]))
    return _as_hop(contents, start, end, forward, data)


def _as_hop(contents: Contents, start: str, end: str, forward: bool, data: dict[str, Any]) -> Hop:
    return Hop(_entity(contents, start), _entity(contents, end), data["relation"], forward, data["claims"])


def _entity(contents: Contents, address: str) -> Entity:
    if address in contents.entities:
        return contents.entities[address]
    article = contents.articles.get(address)
    return Entity(address, (article.headline or article.id) if article else address, "work")
