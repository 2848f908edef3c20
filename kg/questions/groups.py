"""Contents → who belongs together, who is central, and who connects groups, by networkx.

`groups`, `central` and `brokers` take `backend`, the name of a faster networkx backend where one is installed
("rustworkx"); what it lacks, networkx does itself. A backend's scores may differ in the sixth place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import QuestionError
from kg.model import Contents, Entity
from kg.questions.finding import find
from kg.questions.network import OPEN, network
from kg.questions.walks import things_only

if TYPE_CHECKING:
    import networkx

SAMPLE = 500  # betweenness is estimated from this many nodes in graphs that have more
SEED = 7  # so that what is drawn by lot is drawn alike each time


@dataclass(frozen=True, slots=True)
class Group:
    """Entities with more relations among them than to others; named by the best connected of them."""

    name: str
    members: tuple[Entity, ...]  # the best connected first


@dataclass(frozen=True, slots=True)
class Rank:
    """An entity and how it scores, 0..1."""

    entity: Entity
    score: float


def groups(contents: Contents, backend: str | None = None) -> list[Group]:
    """Communities by Louvain's method (Blondel et al. 2008), the largest first; who has no relation is in none."""
    import networkx

    graph = _simple(contents)
    names = sorted(graph)
    numbered = networkx.relabel_nodes(graph, {name: number for number, name in enumerate(names)})  # texts hash by lot
    with _preferring(backend):
        found = networkx.community.louvain_communities(numbered, weight="weight", seed=SEED)
    named = ([names[number] for number in group] for group in found if len(group) > 1)
    best_first = (sorted(group, key=lambda node: (-graph.degree[node], node)) for group in named)
    return [_group(contents, members) for members in sorted(best_first, key=lambda group: (-len(group), group))]


def central(contents: Contents, limit: int = 10, backend: str | None = None) -> list[Rank]:
    """The entities that most others have to do with, by PageRank (Brin and Page 1998) over relations both ways."""
    import networkx

    with _preferring(backend):
        return _ranked(contents, networkx.pagerank(_simple(contents), weight="weight"), limit)


def brokers(contents: Contents, limit: int = 10, backend: str | None = None) -> list[Rank]:
    """The entities through which the shortest ways between others lead: betweenness (Freeman 1977; Brandes 2001)."""
    import networkx

    graph = _simple(contents)
    sample = SAMPLE if len(graph) > SAMPLE else None
    with _preferring(backend):
        return _ranked(contents, networkx.betweenness_centrality(graph, k=sample, seed=SEED), limit)


def between(contents: Contents, first: Group, second: Group) -> list[Entity]:
    """Who connects two groups: the members of either with a relation into the other, the best connected first."""
    graph = _simple(contents)
    here, there = ({member.iri for member in group.members} for group in (first, second))
    across = {node: len(other & set(graph[node])) for one, other in ((here, there), (there, here)) for node in one}
    ordered = sorted((node for node, count in across.items() if count), key=lambda node: (-across[node], node))
    return [contents.entities[node] for node in ordered]


def between_entities(contents: Contents, start: str, end: str) -> list[Entity]:
    """Who connects the groups of two entities. Raises QuestionError if one is in no group, or both are in the same."""
    found = groups(contents)
    first, second = (_group_of(found, find(contents, name)) for name in (start, end))
    if first == second:
        raise QuestionError(f"{start!r} and {end!r} are in one group, {first.name}; name entities of two")
    return between(contents, first, second)


def _group_of(found: list[Group], entity: Entity) -> Group:
    for group in found:
        if entity in group.members:
            return group
    raise QuestionError(f"{entity.name!r} is in no group: it has no relation to another entity")


def _simple(contents: Contents) -> networkx.Graph[str]:
    """One edge between two entities that have to do with each other, weighted by how many relations they have."""
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    directed = things_only(network(contents, OPEN))
    graph.add_nodes_from(node for node in directed if node in contents.entities)
    for start, end in directed.edges():
        if start != end and start in graph and end in graph:
            weight = graph.get_edge_data(start, end, {"weight": 0})["weight"]
            graph.add_edge(start, end, weight=weight + 1)
    return graph


def _group(contents: Contents, nodes: list[str]) -> Group:
    members = tuple(contents.entities[node] for node in nodes)
    names = " & ".join(member.name for member in members[:2])
    return Group(f"{names} and {len(members) - 2} more" if len(members) > 2 else names, members)


def _ranked(contents: Contents, scores: dict[str, float], limit: int) -> list[Rank]:
    best = sorted(scores.items(), key=lambda item: (-round(item[1], 9), item[0]))[:limit]
    return [Rank(contents.entities[node], score) for node, score in best]


@contextmanager
def _preferring(backend: str | None) -> Iterator[None]:
    """networkx's functions by this backend where it has them, by networkx where not. Raises QuestionError for none."""
    import networkx

    if backend is None:
        yield
        return
    installed = sorted(set(networkx.config.backends) - {"networkx"})
    if backend not in installed:
        raise QuestionError(f"{backend!r} is no networkx backend here; installed are {', '.join(installed) or 'none'}")
    config: Any = networkx.config  # typed as a plain mapping
    with config.backend_priority(algos=[backend]), config(fallback_to_nx=True):
        yield
