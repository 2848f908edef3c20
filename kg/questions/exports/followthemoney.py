"""Contents → FollowTheMoney entities as JSON lines, for Aleph and OpenSanctions tools.

Schemata and properties are those of followthemoney 4 (https://followthemoney.tech/explorer/); relations that it has no
schema for are UnknownLinks with the relation as their role.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha1
from pathlib import Path

from kg.graph import is_fact, write_bytes
from kg.graph.terms import plain
from kg.model import Article, Assertion, Contents, Entity
from kg.vocabulary import relation

SCHEMATA = {
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
            yield _link(claim)


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
        "publishedAt": [article.published or ""],
        "sourceUrl": [article.url or ""],
    }


def _party(entity: Entity) -> Properties:
    return {
        "name": [entity.name],
        "alias": list(entity.aliases),
        "sourceUrl": list(entity.same_as),
        "proof": [_key(article) for article in entity.articles],
    }


def _link(claim: Assertion) -> dict[str, object]:
    schema, subject, object_ = LINKS.get(claim.relation, ("UnknownLink", "subject", "object"))
    share = f"{plain(claim.share.value * 100)}%" if claim.share and claim.share.value is not None else ""
    properties: dict[str, list[str]] = {
        subject: [_key(claim.subject)],
        object_: [_key(str(claim.object))],
        "date": [claim.time or ""],
        "startDate": [claim.since or ""],
        "endDate": [claim.until or ""],
        "proof": [_key(claim.article)],
        "summary": [passage.quote for passage in claim.passages],
        _ROLES.get(schema, "role"): [claim.role or relation(claim.relation).label],
    }
    return _proxy(claim.iri, schema, properties | ({"percentage": [share]} if schema == "Ownership" else {}))


_ROLES = {"Family": "relationship", "Ownership": "role"}
