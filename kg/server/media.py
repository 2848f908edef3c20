"""An Accept header and the sort of answer → the format that the client likes best of those there are (RFC 9110)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pyoxigraph import QueryResultsFormat, RdfFormat

ROWS: Mapping[str, QueryResultsFormat] = {  # in the order in which the server prefers them
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
TRIPLES: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/xml": RdfFormat.RDF_XML,
}
UPLOADS = {name: format for name, format in TRIPLES.items() if name != "application/xml"}  # xml may be anything


def chosen(accept: str, offered: Collection[str]) -> str:
    """The media type to answer in; "" where the client takes none of those offered."""
    wishes = [_wish(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    likings = {name: _liking(name, wishes) for name in offered}
    best = max(likings, key=lambda name: likings[name])  # the first of several, as they are offered
    return best if likings[best] > 0 else ""


def bare(content_type: str) -> str:
    """A media type without its parameters: "text/turtle; charset=utf-8" → "text/turtle"."""
    return content_type.partition(";")[0].strip().lower()


def _wish(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.lower().split(";"))
    quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return name, min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return name, 0.0


def _liking(name: str, wishes: list[tuple[str, float]]) -> float:
    """The quality of the most specific wish that names the type."""
    kind = name.partition("/")[0]
    for wanted in (name, f"{kind}/*", "*/*"):
        found = [quality for wish, quality in wishes if wish == wanted]
        if found:
            return max(found)
    return 0.0
