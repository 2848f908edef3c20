"""Contents ⇄ RDF in a store ⇄ files: the one room where RDF is built."""

from __future__ import annotations

from kg.graph.facts import Fact, facts, is_fact
from kg.graph.files import FORMATS, load, save, serialized, write_bytes
from kg.graph.interchange import as_rdflib
from kg.graph.reading import read
from kg.graph.terms import money_iri, passage_iri
from kg.graph.writing import write

__all__ = [
    "FORMATS",
    "Fact",
    "as_rdflib",
    "facts",
    "is_fact",
    "load",
    "money_iri",
    "passage_iri",
    "read",
    "save",
    "serialized",
    "write",
    "write_bytes",
]
