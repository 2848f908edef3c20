"""An authority file, CSV, JSON Lines or RDF → its records: what things are called, of what kind, by which IRIs."""

from __future__ import annotations

import csv
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, cast, get_args

import pyoxigraph

from kg.errors import OntologyError
from kg.model import Kind
from kg.vocabulary import PREFIXES, kind_of

COLUMNS = ("name", "aliases", "kind", "iri")
NAMES = ("skos:prefLabel", "schema:name", "rdfs:label")  # in RDF, the first that is there
ALIASES = ("skos:altLabel", "schema:alternateName", "schema:legalName", *NAMES)
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
BETWEEN = re.compile(r"\s*\|\s*")  # several aliases or IRIs in a cell: "Birch|Birch Labs"


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that the file knows."""

    name: str
    aliases: tuple[str, ...]
    kind: Kind | None  # None where the file does not say
    iris: tuple[str, ...]  # the first is its own
    place: str  # where it stands, for people: "line 3"


def read_records(path: str | os.PathLike[str]) -> list[Record]:
    """The records of a file, in its order; rows of one IRI are one record.

    .csv has a first line with the columns name and iri, and may have aliases (a|b) and kind; .jsonl has one object a
    line with the same keys; .ttl, .nt, .nq, .trig, .jsonld and .rdf name things by rdfs:label, skos:prefLabel or
    schema:name. Raises OntologyError that names file and line.
    """
    file = Path(path)
    readers = {".csv": _csv, ".jsonl": _json_lines, ".ndjson": _json_lines}
    try:
        return _together(readers.get(file.suffix.lower(), _rdf)(file))
    except OSError as error:
        raise OntologyError(f"{file}: cannot be read ({error.strerror or error}); check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise OntologyError(f"{file}: is no {file.suffix[1:]} in UTF-8 ({error}); save it as one") from error


def _csv(file: Path) -> Iterator[Record]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        missing = {"name", "iri"} - set(rows.fieldnames or ())
        if missing:
            raise OntologyError(f"{file}: has no column {min(missing)!r}; its first line may be {','.join(COLUMNS)}")
        for row in rows:
            cells = {key: (row.get(key) or "").strip() for key in COLUMNS}
            yield _record(file, rows.line_num, cells)


def _json_lines(file: Path) -> Iterator[Record]:
    with file.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _record(file, number, _object(file, number, line))


def _object(file: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        raise OntologyError(f"{file}: line {number}: is no JSON ({error.msg}); write one object a line") from error
    if not isinstance(found, dict):
        raise OntologyError(f'{file}: line {number}: is no object; write {{"name": …, "iri": …}}')
    return found


def _record(file: Path, number: int, given: Mapping[str, Any]) -> Record:
    aliases, iris = (_several(given.get(key)) for key in ("aliases", "iri"))
    name, kind = given.get("name"), given.get("kind") or None
    fault = _fault(name, aliases, kind, iris)
    if fault:
        raise OntologyError(f"{file}: line {number}: {fault}")
    return Record(cast(str, name), aliases, kind, iris, f"line {number}")


def _several(value: object) -> tuple[str, ...]:
    """A list, or one text with bars between its parts."""
    parts = BETWEEN.split(value) if isinstance(value, str) else value
    return tuple(part for part in parts if part) if isinstance(parts, list) else ()


def _fault(name: object, aliases: Iterable[object], kind: object, iris: Iterable[object]) -> str | None:
    if not isinstance(name, str) or not name.strip():
        return "has no name; fill it in or take the line out"
    if not all(isinstance(alias, str) for alias in aliases):
        return "aliases must be texts"
    if kind is not None and kind not in get_args(Kind):
        return f"{kind!r} is no kind; write one of {', '.join(get_args(Kind))}"
    wrong = [iri for iri in iris if not isinstance(iri, str) or not IRI.fullmatch(iri)]
    if wrong or not iris:
        return f"{wrong[0] if wrong else ''!r} is no IRI; write one such as https://www.wikidata.org/entity/Q42"
    return None


def _together(records: Iterable[Record]) -> list[Record]:
    """Rows of one IRI, such as one for each alias, as one record."""
    rows: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        rows[record.iris[0]].append(record)
    return [_merged(same) for same in rows.values()]


def _merged(rows: list[Record]) -> Record:
    first = rows[0]
    if len(rows) == 1:
        return first
    aliases = dict.fromkeys(text for row in rows for text in (row.name, *row.aliases) if text != first.name)
    kind = next((row.kind for row in rows if row.kind), None)
    return replace(first, aliases=tuple(aliases), kind=kind, iris=tuple(dict.fromkeys(i for r in rows for i in r.iris)))


def _rdf(file: Path) -> Iterator[Record]:
    """Every resource with a name, in the order of their IRIs."""
    syntax = pyoxigraph.RdfFormat.from_extension(file.suffix[1:].lower())
    if syntax is None:
        raise OntologyError(f"{file}: {file.suffix or 'no suffix'} is no authority file; give .csv, .jsonl or .ttl")
    try:
        quads = [quad for quad in pyoxigraph.parse(path=file, format=syntax) if _is_named(quad.subject)]
    except SyntaxError as error:
        raise OntologyError(f"{file}: line {error.lineno}: {error.msg}") from error
    for iri, about in groupby(sorted(quads, key=lambda quad: str(quad.subject)), key=lambda quad: quad.subject.value):
        values: dict[str, list[Any]] = defaultdict(list)
        for quad in about:
            values[_short(quad.predicate.value)].append(quad.object)
        names = [text for key in NAMES for text in _texts(values[key])]
        if names:
            aliases = dict.fromkeys(text for key in ALIASES for text in _texts(values[key]) if text != names[0])
            same = sorted(other.value for other in values["owl:sameAs"] if _is_named(other))
            yield Record(names[0], tuple(aliases), _kind(values["rdf:type"]), (iri, *same), f"<{iri}>")


def _is_named(term: object) -> bool:
    return isinstance(term, pyoxigraph.NamedNode)


def _texts(values: Iterable[Any]) -> list[str]:
    """English first, then without language, then others."""
    found = [value for value in values if isinstance(value, pyoxigraph.Literal) and value.value.strip()]
    return [value.value for value in sorted(found, key=lambda one: (_rank(one.language), one.value))]


def _rank(language: str | None) -> int:
    return 1 if language is None else 0 if language.startswith("en") else 2


def _kind(classes: Iterable[Any]) -> Kind | None:
    kinds = {kind for one in classes if _is_named(one) and (kind := _kind_of(one.value))}
    return min(kinds, key=lambda kind: (kind in ("other", "organization"), kind), default=None)


def _kind_of(iri: str) -> Kind | None:
    try:
        return kind_of(iri.replace("http://schema.org/", PREFIXES["schema"]))
    except OntologyError:
        return None


def _short(iri: str) -> str:
    """The property by its prefix, "skos:altLabel"; schema.org writes itself with http and with https."""
    iri = iri.replace("http://schema.org/", PREFIXES["schema"])
    return next((f"{prefix}:{iri[len(base) :]}" for prefix, base in PREFIXES.items() if iri.startswith(base)), iri)
