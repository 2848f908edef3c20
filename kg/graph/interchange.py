"""A store → the same triples as an rdflib graph, for everything in rdflib's world."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.errors import GraphError
from kg.graph.reading import base
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node, URIRef


def as_rdflib(store: Store) -> rdflib.Graph:
    """The store's default graph as an rdflib graph of its own: a copy, with the usual prefixes bound."""
    return to_rdflib(store.quads_for_pattern(None, None, None, DefaultGraph()), base(store))


def to_rdflib(triples: Iterable[Triple | Quad], base: str) -> rdflib.Graph:
    """Triples as an rdflib graph. Literals keep the form they have."""
    import rdflib  # a heavy import, and only this door needs it

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in prefixes(base).items():
        graph.bind(prefix, namespace, override=True, replace=True)
    graph.addN((_node(each.subject), _node(each.predicate), _node(each.object), graph) for each in triples)
    return graph


def prefixes(base: str) -> dict[str, str]:
    """The prefixes that files and queries get by themselves; the empty one stands for the graph's entities."""
    return {"": f"{base}entity/", **PREFIXES}


def _node(term: NamedNode | BlankNode | Literal | Triple) -> Node:
    from rdflib import BNode
    from rdflib import Literal as Value

    match term:
        case NamedNode():
            return _address(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal(language=str()):
            return Value(term.value, lang=term.language)
        case Literal():
            return _literal(term.value, term.datatype.value)
    raise GraphError(f"rdflib knows no triple terms: {term}; ask the store itself instead")


@lru_cache(maxsize=1 << 16)  # rdflib checks each IRI that it makes; most come again
def _address(value: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(value)


def _literal(value: str, datatype: str) -> Node:
    from rdflib import Literal as Value

    is_string = datatype == PREFIXES["xsd"] + "string"  # rdflib's plain literals have no datatype
    return Value(value) if is_string else Value(value, datatype=_address(datatype), normalize=False)
