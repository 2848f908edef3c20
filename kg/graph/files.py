"""A store ⇄ a file or folder, in the format that its suffix names; a save is done wholly or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from kg.errors import GraphError
from kg.garbage import uncollected
from kg.graph import disk
from kg.graph.interchange import prefixes
from kg.graph.reading import base
from kg.graph.terms import term
from kg.graph.writing import quads, write
from kg.model import Contents

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


def save(store: Store, path: str | Path) -> None:
    """Write the graph in the format of the suffix (none: an on-disk store), sorted: same graph, same bytes.

    A crash or a full disk in the middle leaves what was there before whole. Raises GraphError.
    """
    path = Path(path)
    with _told(path):
        if _is_disk(path):
            disk.save(store, path)
        else:
            write_bytes(path, serialized(store, _format(path)))


def save_contents(contents: Contents, path: str | Path) -> Store:
    """Write the graph of some contents as `save` does; its store, which on disk never was in memory as a whole."""
    path = Path(path)
    if not _is_disk(path):
        store = write(contents)
        save(store, path)
        return store
    with _told(path):
        disk.save(quads(contents), path)
    return disk.load(path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise GraphError(f"{path}: cannot be written: {error.strerror or error}") from error


def load(path: str | Path) -> Store:
    """The graph of a file, in memory, or of a folder, on disk and read-only; named graphs are read as one.

    Raises GraphError, naming the file and, where it is broken, the line.
    """
    path = Path(path)
    if not path.exists():
        raise GraphError(f"{path}: no such file or folder")
    try:
        return disk.load(path) if _is_disk(path) else _parsed(path)
    except SyntaxError as error:
        place = f", line {error.lineno}" if error.lineno else ""
        raise GraphError(f"{path}{place}: not readable as {_format(path).name}: {_reason(error)}") from error
    except OSError as error:
        raise GraphError(f"{path}: cannot be read: {error.strerror or error}") from error


@uncollected()
def serialized(store: Store, format: RdfFormat = RdfFormat.TURTLE) -> bytes:
    """The graph as a file of that format: triples in a fixed order, prefixes declared.

    Formats with named graphs hold those too; the others hold the default graph, which is all that `write` fills.
    """
    if not format.supports_datasets:
        return serialized_triples((quad.triple for quad in _quads(store)), base(store), format)
    return serialized_quads(store, format, base(store))


def serialized_quads(quads: Iterable[Quad], format: RdfFormat, base: str = "") -> bytes:
    """Any quads as a file of that format, which is one with named graphs, in a fixed order."""
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), *_reading_order(quad.triple)))
    return serialize(ordered, format=format, prefixes=prefixes(base) if base else None) or b""


def serialized_triples(triples: Iterable[Triple], base: str, format: RdfFormat = RdfFormat.TURTLE) -> bytes:
    """Any triples as a file of that format, in the same order as a whole graph has them."""
    ordered = sorted(triples, key=_reading_order)
    data = serialize(ordered, format=format, prefixes=prefixes(base)) or b""
    return _FINISH.get(format, bytes)(data)


def _quads(store: Store) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, DefaultGraph())


_FIRST = ("rdf:type", "rdfs:label", "skos:altLabel", "rdf:subject", "rdf:predicate", "rdf:object", "kg:status")


@lru_cache(maxsize=1)
def _places() -> Mapping[str, str]:
    return {term(name).value: str(place) for place, name in enumerate(_FIRST)}  # digits sort before IRIs


def _reading_order(triple: Triple) -> tuple[str, str, str]:
    """Subject by subject; of each first what it is, what it is called and what it says."""
    predicate = triple.predicate.value
    subject = triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)
    return subject, _places().get(predicate, predicate), str(triple.object)


def _airy(turtle: bytes) -> bytes:
    """Prefixes in alphabetical order, a blank line after each subject; line ends inside texts are escaped, so safe."""
    start = 0
    while turtle.startswith(b"@prefix ", start):
        start = turtle.index(b"\n", start) + 1
    header = sorted(turtle[:start].splitlines())
    airy = turtle[start:].replace(b" .\n", b" .\n\n").replace(b"\n\t", b"\n    ")
    return b"\n".join([*header, b"", airy.strip(b"\n"), b""])


def _xml(data: bytes) -> bytes:
    """Carriage returns survive an XML parser as references only; other control characters not even so."""
    strange = next((byte for byte in data if byte < 32 and byte not in b"\t\n\r"), None)
    if strange is not None:
        raise GraphError(f"RDF/XML cannot hold the control character U+{strange:04X} of a text; save as .ttl instead")
    return data.replace(b"\r", b"&#xD;")


_FINISH: Mapping[RdfFormat, Callable[[bytes], bytes]] = {RdfFormat.TURTLE: _airy, RdfFormat.RDF_XML: _xml}


def write_bytes(path: Path, data: bytes) -> None:
    """Put the data in place of the file in one step. Raises OSError, and then the old file is as it was."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def _parsed(path: Path) -> Store:
    store = Store()
    format = _format(path)
    if format.supports_datasets:
        quads = parse(path=str(path), format=format)
        store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    else:
        store.bulk_load(path=str(path), format=format)
    return store


def _is_disk(path: Path) -> bool:
    return path.is_dir() or path.suffix in ("", ".kg")


def _format(path: Path) -> RdfFormat:
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        known = ", ".join([*FORMATS, ".kg"])
        raise GraphError(f"{path}: no graph format has the suffix {path.suffix!r}; choose from {known}") from None


def _reason(error: SyntaxError) -> str:
    """The parser's own words without its place, in one line."""
    words = " ".join(str(error.msg).split())
    return words.partition(": ")[2] if words.startswith("Parser error at") else words
