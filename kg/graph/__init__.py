"""Contents ⇄ RDF in a store ⇄ files: the one room where RDF is built."""

from __future__ import annotations

from kg.graph.facts import Fact, facts, is_fact
from kg.graph.files import FORMATS, load, save, save_contents, serialized, serialized_quads, write_bytes
from kg.graph.gate import Gated, Refusal, gate, quarantine
from kg.graph.inference import infer
from kg.graph.interchange import as_rdflib
from kg.graph.names import is_article, is_entity, named
from kg.graph.reading import read
from kg.graph.settling import settled
from kg.graph.terms import money_iri, passage_iri
from kg.graph.writing import write

__all__ = [
    "FORMATS",
    "Fact",
    "Gated",
    "Refusal",
    "as_rdflib",
    "facts",
    "gate",
    "infer",
    "is_article",
    "is_entity",
    "is_fact",
    "load",
    "money_iri",
    "named",
    "passage_iri",
    "quarantine",
    "read",
    "save",
    "save_contents",
    "serialized",
    "serialized_quads",
    "settled",
    "write",
    "write_bytes",
]
