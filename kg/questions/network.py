"""Contents → a networkx graph: entities and facts, with the claims on the edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from kg.graph import is_fact, money_iri
from kg.model import Assertion, Contents, Date, Money, Status
from kg.questions.wording import value_text
from kg.vocabulary import relation

if TYPE_CHECKING:
    import networkx

FACTS: tuple[Status, ...] = ("Stated",)
OPEN: tuple[Status, ...] = ("Stated", "Planned", "Possible")
Triple = tuple[str, str, str | Money | Date]


def network(contents: Contents, statuses: Collection[Status] = FACTS) -> networkx.MultiDiGraph[str]:
    """Entities as nodes, named by their IRIs; what is said of them as edges, keyed by relation.

    With `statuses` left as it is the edges are the facts of the graph; with others also what is planned, possible or
    denied. A node carries `label`, `kind`, `aliases`; sums and times are nodes too (`kind` "money", "date"). An edge
    carries `relation`, `label`, `fact`, `statuses`, `confidence` (the highest) and `claims`. The wider relations that a
    fact implies are not repeated as edges.
    """
    import networkx  # a heavy import, and not every graph is walked

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for entity in sorted(contents.entities.values(), key=lambda entity: entity.iri):
        graph.add_node(entity.iri, label=entity.name, kind=entity.kind, aliases=entity.aliases)
    for (subject, name, value), claims in by_triple(contents, statuses).items():
        graph.add_edge(subject, _node(graph, value, contents), key=name, **_edge(name, claims))
    return graph


def by_triple(contents: Contents, statuses: Collection[Status] = FACTS) -> Mapping[Triple, list[Assertion]]:
    """The claims of these statuses under what they say, in the order of their IRIs, without states that are over."""
    said: dict[Triple, list[Assertion]] = defaultdict(list)
    for assertion in sorted(contents.assertions, key=lambda assertion: assertion.iri):
        if assertion.status in statuses and assertion.tense != "Past":
            said[assertion.subject, assertion.relation, assertion.object].append(assertion)
    return dict(sorted(said.items(), key=lambda item: (item[0][0], item[0][1], str(item[0][2]))))


def _node(graph: networkx.MultiDiGraph[str], value: str | Money | Date, contents: Contents) -> str:
    if isinstance(value, str):
        address = value
    else:
        address = money_iri(contents.base, value) if isinstance(value, Money) else value.value
    if address not in graph:
        kind = "work" if isinstance(value, str) else value.kind
        graph.add_node(address, label=value_text(value, contents), kind=kind, aliases=())
    return address


def _edge(name: str, claims: list[Assertion]) -> dict[str, Any]:
    return {
        "relation": name,
        "label": relation(name).label,
        "fact": any(map(is_fact, claims)),
        "statuses": tuple(sorted({claim.status for claim in claims})),
        "confidence": max(claim.confidence for claim in claims),
        "claims": tuple(claims),
    }
