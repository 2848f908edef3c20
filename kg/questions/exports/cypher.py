"""Contents → a Cypher script that fills Neo4j or another property graph: `cypher-shell -f graph.cypher`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.graph import money_iri, write_bytes
from kg.model import Assertion, Contents, Date, Money
from kg.questions.exports.tables import CLAIM_COLUMNS, Cell, tables
from kg.questions.wording import value_text
from kg.vocabulary import class_of


def save_cypher(contents: Contents, path: Path) -> None:
    """One MERGE for each node and each claim, so that running the script twice changes nothing."""
    write_bytes(path, "".join(f"{line};\n" for line in _statements(contents)).encode())


def _statements(contents: Contents) -> Iterator[str]:
    yield "CREATE CONSTRAINT thing_iri IF NOT EXISTS FOR (thing:Thing) REQUIRE thing.iri IS UNIQUE"
    for iri, entity in sorted(contents.entities.items()):
        label = class_of(entity.kind).replace("#", "/").rpartition("/")[2]
        yield _node(iri, label, {"name": entity.name, "kind": entity.kind, "aliases": "|".join(entity.aliases)})
    for iri, article in sorted(contents.articles.items()):
        given = {"id": article.id, "headline": article.headline, "published": article.published}
        yield _node(iri, "NewsArticle", {"name": article.headline or article.id, **given})
    for iri, value in sorted(_values(contents).items()):
        yield _node(
            iri, "MonetaryAmount" if isinstance(value, Money) else "Date", {"name": value_text(value, contents)}
        )
    rows = tables(contents)["claims"].rows
    claims = sorted(contents.assertions, key=lambda claim: claim.iri)
    yield from (_edge(claim, row, contents.base) for claim, row in zip(claims, rows, strict=True))


def _values(contents: Contents) -> Mapping[str, Money | Date]:
    ends = (claim.object for claim in contents.assertions)
    return {_address(end, contents.base): end for end in ends if not isinstance(end, str)}


def _address(end: str | Money | Date, base: str) -> str:
    return end if isinstance(end, str) else money_iri(base, end) if isinstance(end, Money) else f"date:{end.value}"


def _node(iri: str, label: str, properties: Mapping[str, Cell]) -> str:
    return f"MERGE (thing:Thing {{iri: {_literal(iri)}}}) SET thing:{label}, thing += {_map(properties)}"


def _edge(claim: Assertion, row: tuple[Cell, ...], base: str) -> str:
    """INVESTS_IN, with all that the claim carries as properties."""
    kind = "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in claim.relation)
    named = dict(zip(CLAIM_COLUMNS, row, strict=True))
    properties = {name: value for name, value in named.items() if name not in ("iri", "subject", "object")}
    start, end = _literal(claim.subject), _literal(_address(claim.object, base))
    ends = f"MATCH (a:Thing {{iri: {start}}}) MATCH (b:Thing {{iri: {end}}})"
    quote = {"quote": claim.passages[0].quote}
    return f"{ends} MERGE (a)-[r:{kind} {{iri: {_literal(claim.iri)}}}]->(b) SET r += {_map(properties | quote)}"


def _map(properties: Mapping[str, Cell]) -> str:
    given = (f"{name}: {_literal(value)}" for name, value in properties.items() if value not in (None, ""))
    return f"{{{', '.join(given)}}}"


def _literal(value: Cell) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    escaped = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return "'" + "".join(letter if letter >= " " else f"\\u{ord(letter):04x}" for letter in escaped) + "'"
