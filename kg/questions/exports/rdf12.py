"""Contents → RDF 1.2, where each claim reifies the triple that it is about; for stores that read triple terms."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, Quad, Triple

from kg.graph import write, write_bytes
from kg.graph.files import serialized
from kg.graph.terms import node, term
from kg.graph.writing import value
from kg.model import Contents
from kg.vocabulary import PREFIXES

REIFIES = NamedNode(PREFIXES["rdf"] + "reifies")


def save_rdf12(contents: Contents, path: Path) -> None:
    """Turtle 1.2: the graph as ever, and `claim rdf:reifies <<( subject relation object )>>` for each claim."""
    store = write(contents)
    for claim in contents.assertions:
        said = Triple(node(claim.subject), term(f"kg:{claim.relation}"), value(claim.object, contents.base))
        store.add(Quad(node(claim.iri), REIFIES, said))
    write_bytes(path, serialized(store))
