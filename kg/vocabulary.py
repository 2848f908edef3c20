"""ontology/kg.ttl → the relations, kinds and terms that the rest of newskg may use; a misspelt one raises.

Parsed once, with pyoxigraph (a few milliseconds); what comes out are plain strings, tuples and frozen values.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar, cast

import pyoxigraph

from kg.errors import OntologyError
from kg.model import Kind

NAMESPACE = "https://w3id.org/newskg#"
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "kg": NAMESPACE,
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a relation means; how it is said stands in ontology/relations/."""

    name: str  # "investsIn"
    label: str  # "invests in"
    definition: str  # a phrase that can replace the label
    example: str  # a sentence that says it
    domain: frozenset[Kind]  # kinds of thing that can be its subject
    range: frozenset[Kind]  # kinds of thing that can be its object
    wider: tuple[str, ...] = ()  # every relation that it implies, nearest first
    symmetric: bool = False
    qualifiers: frozenset[str] = frozenset()  # what its claims may carry, with the ones that any claim may


def relations() -> Mapping[str, Relation]:
    """Every relation by name, in alphabetical order."""
    return _vocabulary().relations


def relation(name: str) -> Relation:
    """The relation of that name, e.g. "investsIn". Raises OntologyError, with the nearest names, if there is none."""
    return _look_up(relations(), name, "relation")


def term(name: str) -> str:
    """The IRI of one of our terms: "status" → "https://w3id.org/newskg#status". Raises OntologyError if misspelt."""
    return iri(f"kg:{name}")


def iri(name: str) -> str:
    """The IRI of any term that a graph may use: "schema:headline", "kg:Claim". Raises OntologyError if unknown."""
    return _look_up(_vocabulary().iris, name, "term")


def class_of(kind: Kind) -> str:
    """The IRI of the class (or datatype) that a kind stands for: "company" → "https://schema.org/Corporation"."""
    return _look_up(_vocabulary().classes, kind, "kind")


def kind_of(class_iri: str) -> Kind:
    """The kind that a class, or else the nearest wider class, stands for. Raises OntologyError for an unknown class."""
    return _look_up(_vocabulary().kinds, class_iri, "class")


def fits(kind: Kind, kinds: frozenset[Kind]) -> bool:
    """Whether a thing of this kind can stand where `kinds` are asked for. An "other" (kind unknown) fits nowhere."""
    return kind in kinds


def ontology_folder() -> Path:
    """The folder of the ontology: beside the package in a checkout, inside it once installed."""
    package = Path(__file__).resolve().parent
    folders = (package / "ontology", package.parent / "ontology")
    for folder in folders:
        if (folder / "kg.ttl").is_file():
            return folder
    raise OntologyError(f"no ontology/kg.ttl in {folders[0].parent} or {folders[1].parent}: install newskg again")


@cache
def words(name: str) -> Mapping[str, Any]:
    """The word list ontology/words/<name>.toml. Raises OntologyError, naming the file, if it is missing or not TOML."""
    path = ontology_folder() / "words" / f"{name}.toml"
    if not path.is_file():
        known = sorted(file.stem for file in path.parent.glob("*.toml"))
        raise OntologyError(f"{path}: no such word list{_suggestion(name, known)}")
    return MappingProxyType(read_toml(path))


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file of the ontology. Raises OntologyError, naming the file and the line, if it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OntologyError(f"{path}: not readable as TOML: {error}") from error


class _Vocabulary(NamedTuple):
    relations: Mapping[str, Relation]
    iris: Mapping[str, str]  # "kg:status" → IRI
    classes: Mapping[str, str]  # kind → IRI of its class
    kinds: Mapping[str, Kind]  # IRI of a class → kind


# (subject, predicate) → objects in the file's order, all of them shortened ("kg:owns").
_Values = Mapping[tuple[str, str], tuple[str, ...]]


@cache
def _vocabulary() -> _Vocabulary:
    values = _read(ontology_folder() / "kg.ttl")
    subjects = sorted({subject for subject, _ in values})
    classes = {kinds[0]: subject for subject in subjects if (kinds := values.get((subject, "kg:kind")))}
    names = (subject for subject in subjects if "kg:Relation" in values.get((subject, "rdf:type"), ()))
    relations = [_relation(name, values, classes) for name in names]
    return _Vocabulary(
        relations=MappingProxyType({relation.name: relation for relation in relations}),
        iris=MappingProxyType({subject: _expand(subject) for subject in subjects}),
        classes=MappingProxyType({kind: _expand(classes[kind]) for kind in sorted(classes)}),
        kinds=MappingProxyType(_kinds(subjects, values)),
    )


def _read(path: Path) -> _Values:
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    try:
        for quad in pyoxigraph.parse(path=path):
            subject, predicate, value = (_shorten(getattr(node, "value", "")) for node in quad.triple)
            values[subject, predicate].append(value)
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path}: not readable as Turtle: {error}") from error
    return {key: tuple(objects) for key, objects in values.items()}


def _relation(subject: str, values: _Values, classes: Mapping[str, str]) -> Relation:
    def value(predicate: str) -> str:
        if (subject, predicate) not in values:
            raise OntologyError(f"kg.ttl: {subject} has no {predicate}; give it one")
        return values[subject, predicate][0]

    qualifiers = values.get((subject, "kg:qualifier"), ()) + values["kg:Claim", "kg:qualifier"]
    return Relation(
        name=_local(subject),
        label=value("rdfs:label"),
        definition=value("skos:definition"),
        example=value("skos:example"),
        domain=_kinds_within(value("rdfs:domain"), values, classes),
        range=_kinds_within(value("rdfs:range"), values, classes),
        wider=tuple(map(_local, _upward(subject, "rdfs:subPropertyOf", values)[1:])),
        symmetric="owl:SymmetricProperty" in values[subject, "rdf:type"],
        qualifiers=frozenset(map(_local, qualifiers)),
    )


def _kinds_within(wanted: str, values: _Values, classes: Mapping[str, str]) -> frozenset[Kind]:
    kinds = (kind for kind, class_ in classes.items() if wanted in _upward(class_, "rdfs:subClassOf", values))
    return cast(frozenset[Kind], frozenset(kinds))


def _kinds(subjects: Iterable[str], values: _Values) -> dict[str, Kind]:
    kinds = {}
    for subject in subjects:
        upward = _upward(subject, "rdfs:subClassOf", values)
        nearest = next((values[class_, "kg:kind"][0] for class_ in upward if (class_, "kg:kind") in values), None)
        if nearest:
            kinds[_expand(subject)] = cast(Kind, nearest)
    return kinds


def _upward(start: str, predicate: str, values: _Values) -> list[str]:
    """`start` and all that it leads to by the predicate, nearest first."""
    reached = [start]
    for subject in reached:
        reached += [wider for wider in values.get((subject, predicate), ()) if wider not in reached]
    return reached


def _shorten(iri: str) -> str:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _PREFIX_OF.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix else iri


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name


def _local(name: str) -> str:
    return name.partition(":")[2]


def _look_up(known: Mapping[str, _Value], name: str, what: str) -> _Value:
    if name in known:
        return known[name]
    raise OntologyError(f"{name!r} is no {what} of the ontology{_suggestion(name, known)}")


def _suggestion(name: str, known: Collection[str]) -> str:
    nearest = get_close_matches(name, known, n=3) or (sorted(known) if len(known) < 20 else ())
    return f"; did you mean {' or '.join(nearest)}?" if nearest else ""
