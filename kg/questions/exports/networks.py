"""Contents → GraphML and GEXF files, for Gephi, yEd, Cytoscape and networkx itself."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.graph import write_bytes
from kg.model import Assertion, Contents, Status
from kg.questions.network import network

if TYPE_CHECKING:
    import networkx

_DATE = re.compile(rb' lastmodifieddate="[^"]*"')  # the same graph gives the same bytes on any day
_NAME = re.compile(rb'(<graph [^>]*?) name=""')  # networkx writes it, GEXF knows no name of a graph
EVERY: tuple[Status, ...] = ("Stated", "Planned", "Possible", "Denied")


def save_graphml(contents: Contents, path: Path) -> None:
    """Entities as nodes and each relation between two as an edge, with texts and numbers as attributes."""
    import networkx

    file = io.BytesIO()
    networkx.write_graphml(flat(contents), file, named_key_ids=True)
    write_bytes(path, file.getvalue())


def save_gexf(contents: Contents, path: Path) -> None:
    """The same for Gephi's own format."""
    import networkx

    file = io.BytesIO()
    graph = flat(contents)
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key  # GEXF takes it from there, GraphML from the key
    networkx.write_gexf(graph, file, version="1.2draft")
    write_bytes(path, _NAME.sub(rb"\1", _DATE.sub(b"", file.getvalue())))


def flat(contents: Contents) -> networkx.MultiDiGraph[str]:
    """The network with what is planned, possible and denied, and with attributes that a file can hold."""
    import networkx

    graph = network(contents, EVERY)
    out: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        out.add_node(node, label=_clean(data["label"]), kind=data["kind"], aliases=_clean("|".join(data["aliases"])))
    for number, (start, end, data) in enumerate(graph.edges(data=True)):
        out.add_edge(start, end, key=str(number), **_attributes(data))
    return out


def _attributes(data: dict[str, Any]) -> dict[str, Any]:
    claims: tuple[Assertion, ...] = data["claims"]
    return {
        "label": data["label"],
        "relation": data["relation"],
        "fact": data["fact"],
        "statuses": "|".join(data["statuses"]),
        "confidence": data["confidence"],
        "weight": float(len({claim.article for claim in claims})),
        "claims": "|".join(claim.iri for claim in claims),
        "quote": _clean(claims[0].passages[0].quote),
    }


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(letter for letter in text if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))
