"""A store → what in it breaks the shapes and checks of the ontology, each in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.graph import as_rdflib
from kg.graph.interchange import prefixes
from kg.graph.reading import base
from kg.graph.terms import term
from kg.questions.rows import short_name
from kg.vocabulary import NAMESPACE, ontology_folder, relations

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong: what it is about, why, and which rule says so."""

    about: str  # its IRI, or "" where a check is about several things
    sentence: str
    rule: str  # "shape Claim-status", "check fact-is-stated"

    def __str__(self) -> str:
        return f"{self.sentence} [{self.rule}]"


def validate(store: Store) -> list[Violation]:
    """What breaks a SHACL shape or one of the checks, in a stable order; nothing if the graph is as it must be."""
    return sorted({*_broken_shapes(store), *_failed_checks(store)})


def _broken_shapes(store: Store) -> Iterator[Violation]:
    import pyshacl  # heavy, and only validation needs it
    from rdflib import SH

    shapes = _shapes()
    _, report, _ = pyshacl.validate(as_rdflib(store), shacl_graph=shapes, inplace=True)
    for result in report.objects(None, SH.result):
        focus, shape = report.value(result, SH.focusNode), report.value(result, SH.sourceShape)
        yield _violation(store, shapes, str(focus), shape, report.value(result, SH.value))


def _violation(store: Store, shapes: rdflib.Graph, focus: str, shape: Node | None, value: Node | None) -> Violation:
    from rdflib import SH

    message = str(shapes.value(shape, SH.message) or "it does not keep to its shape")
    found = "" if value is None or str(value) == focus else f"; here it is {_short(store, str(value))}"
    return Violation(focus, f"{called(store, focus)}: {message}{found}", f"shape {str(shape).rpartition('#')[2]}")


def _shapes() -> rdflib.Graph:
    import rdflib

    shapes = rdflib.Graph()
    for path in sorted((ontology_folder() / "shapes").glob("*.ttl")):
        shapes.parse(path)
    return shapes


def _failed_checks(store: Store) -> Iterator[Violation]:
    """The checks ask the graph and the vocabulary together."""
    together = Store()
    together.bulk_load(path=str(ontology_folder() / "kg.ttl"))
    together.bulk_extend(store)
    for path in sorted((ontology_folder() / "checks").glob("*.rq")):
        for error in _errors(together, path):
            yield Violation("", _IRI.sub(lambda found: called(store, found[0]), error), f"check {path.stem}")


def _errors(store: Store, check: Path) -> list[str]:
    solutions = store.query(check.read_text(encoding="utf-8"))
    return [solution["error"].value for solution in solutions] if isinstance(solutions, QuerySolutions) else []


_IRI = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:]")


def called(store: Store, address: str) -> str:
    """What people call the thing of an IRI: an entity by its name, a claim by what it says, else the short IRI."""
    ends = [_value(store, address, f"rdf:{part}") for part in ("subject", "predicate", "object")]
    if not any(ends):
        return _name(store, address)
    return f"claim {_short(store, address)} ({' '.join(_name(store, end or '…') for end in ends)})"


def _name(store: Store, address: str) -> str:
    label = _value(store, address, "rdfs:label")
    relation = relations().get(address.removeprefix(NAMESPACE))
    return label or (relation.label if relation else _short(store, address))


def _short(store: Store, address: str) -> str:
    return short_name(NamedNode(address), prefixes(base(store))) if _IRI.fullmatch(address) else address


def _value(store: Store, address: str, name: str) -> str | None:
    """The first value of a property, as text."""
    if not _IRI.fullmatch(address):
        return None
    values = store.quads_for_pattern(NamedNode(address), term(name), None)
    return min((getattr(quad.object, "value", str(quad.object)) for quad in values), default=None)
