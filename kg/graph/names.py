"""A store → what its entities and articles are called, and which of them has a name, without reading all there is."""

from __future__ import annotations

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.graph.reading import entity_at
from kg.graph.terms import term

Named = list[tuple[str, str]]  # a name, and the IRI of what has it


def named(store: Store, naming: str, name: str | None = None) -> Named:
    """All names that a property gives ("rdfs:label", "skos:altLabel", "schema:identifier"), each with what has it.

    With a name: what is called exactly so. That is read from an index, whatever the size of the graph.
    """
    wanted = None if name is None else Literal(name)
    found = store.quads_for_pattern(None, term(naming), wanted, DefaultGraph())
    return [
        (quad.object.value, quad.subject.value)
        for quad in found
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
    ]


def is_entity(store: Store, address: str) -> bool:
    """Whether the graph has an entity of that IRI."""
    return entity_at(store, address) is not None


def is_article(store: Store, address: str) -> bool:
    """Whether the graph has an article of that IRI."""
    try:
        return Quad(NamedNode(address), term("rdf:type"), term("schema:NewsArticle")) in store
    except ValueError:  # no IRI at all
        return False
