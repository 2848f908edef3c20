"""Contents → FollowTheMoney entities as JSON lines, for Aleph and OpenSanctions tools.

Schemata and properties are those of followthemoney 4 (https://followthemoney.tech/explorer/); relations that it has no
schema for, or not between such parties (only companies are assets), are UnknownLinks with the relation as their role.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from pathlib import Path

from kg.graph import is_fact, write_bytes
from kg.graph.terms import STRING, plain, time
from kg.model import Article, Assertion, Contents, Entity, Kind
from kg.vocabulary import relation

SCHEMATA: Mapping[Kind, str] = {
    "person": "Person",
    "organization": "Organization",
    "company": "Company",
    "government": "PublicBody",
    "media": "Company",
}
LINKS = {  # relation → (schema, property of the subject, property of the object)
    "acquiresStakeIn": ("Ownership", "owner", "asset"),
    "boardMemberOf": ("Directorship", "director", "organization"),
    "ceoOf": ("Directorship", "director", "organization"),
    "childOf": ("Family", "relative", "person"),
    "leads": ("Directorship", "director", "organization"),
    "marriedTo": ("Family", "person", "relative"),
    "memberOf": ("Membership", "member", "organization"),
    "owns": ("Ownership", "owner", "asset"),
    "siblingOf": ("Family", "person", "relative"),
    "subsidiaryOf": ("Ownership", "asset", "owner"),
    "worksFor": ("Employment", "employee", "employer"),
}
_BODIES = frozenset({"Organization", "Company", "PublicBody"})
FITTING = {  # property of a link → schemata that may stand there; any may where none are named
    "asset": frozenset({"Company"}),
    "employee": frozenset({"Person"}),
    "employer": _BODIES,
    "organization": _BODIES,
    "person": frozenset({"Person"}),
    "relative": frozenset({"Person"}),
}
_YEAR = re.compile(r"\d{4}(?=[-?~%])")
UNKNOWN = ("UnknownLink", "subject", "object")
Properties = Mapping[str, list[str]]


def save_followthemoney(contents: Contents, path: Path) -> None:
    """One JSON object a line: people and organizations, articles, and the facts between the former.

    What is only planned, possible or denied, or over, is left out: FollowTheMoney states facts.
    """
    lines = (json.dumps(each, ensure_ascii=False, sort_keys=True) for each in _entities(contents))
    write_bytes(path, "".join(f"{line}\n" for line in lines).encode())


def _entities(contents: Contents) -> Iterator[dict[str, object]]:
    for iri, article in sorted(contents.articles.items()):
        yield _proxy(iri, "Article", _article(article))
    parties = {iri: entity for iri, entity in sorted(contents.entities.items()) if entity.kind in SCHEMATA}
    for iri, entity in parties.items():
        yield _proxy(iri, SCHEMATA[entity.kind], _party(entity))
    for claim in sorted(contents.assertions, key=lambda claim: claim.iri):
        if is_fact(claim) and claim.subject in parties and claim.object in parties:
            yield _link(claim, *(SCHEMATA[parties[end].kind] for end in (claim.subject, claim.object)))


def _proxy(iri: str, schema: str, properties: Properties) -> dict[str, object]:
    given = {name: values for name, values in properties.items() if any(values)}
    return {"id": _key(iri), "schema": schema, "properties": given}


def _key(iri: str) -> str:
    """FollowTheMoney asks for short ids without slashes."""
    return sha1(iri.encode(), usedforsecurity=False).hexdigest()


def _article(article: Article) -> Properties:
    return {
        "title": [article.headline or article.id],
        "author": [article.author or ""],
        "publisher": [article.publisher or ""],
        "publishedAt": [_date(article.published)],
        "sourceUrl": _links([article.url or ""]),
    }


def _party(entity: Entity) -> Properties:
    return {
        "name": [entity.name],
        "alias": list(entity.aliases),
        "sourceUrl": _links(entity.same_as),
        "proof": [_key(article) for article in entity.articles],
    }


def _date(value: str | None) -> str:
    """A day, month or year; the year of a quarter or of what is about then; "" for what is wider, such as a decade."""
    if value is None or time(value).datatype != STRING:
        return value or ""
    year = _YEAR.match(value)
    return year[0] if year else ""


def _links(addresses: Iterable[str]) -> list[str]:
    return [address for address in addresses if address.startswith(("http://", "https://"))]


def _link(claim: Assertion, first: str, second: str) -> dict[str, object]:
    """A claim between parties of two schemata."""
    schema, subject, object_ = LINKS.get(claim.relation, UNKNOWN)
    if first not in FITTING.get(subject, {first}) or second not in FITTING.get(object_, {second}):
        schema, subject, object_ = UNKNOWN
    share = f"{plain(claim.share.value * 100)}%" if claim.share and claim.share.value is not None else ""
    properties: dict[str, list[str]] = {
        subject: [_key(claim.subject)],
        object_: [_key(str(claim.object))],
        "date": [_date(claim.time)],
        "startDate": [_date(claim.since)],
        "endDate": [_date(claim.until)],
        "proof": [_key(claim.article)],
        "summary": [passage.quote for passage in claim.passages],
        _ROLES.get(schema, "role"): [claim.role or relation(claim.relation).label],
    }
    return _proxy(claim.iri, schema, properties | ({"percentage": [share]} if schema == "Ownership" else {}))


_ROLES = {"Family": "relationship", "Ownership": "role"}
