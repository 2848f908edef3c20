"""Articles, entities, claims and runs → their IRIs, each made of what does not change when something else is added."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable

from kg.errors import QuestionError
from kg.model import Article, Claim, Date, Mention, Money

Value = str | int | None  # what JSON can hold
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
UNSAFE_IN_ARTICLES = re.compile(r"[^\w.~-]+")
UNSAFE_IN_ENTITIES = re.compile(r"[^\w]+|_+")


def check_base(base: str) -> None:
    """Raises QuestionError unless names can be put behind it to make IRIs."""
    if "://" not in base or not base.endswith(("/", "#")) or any(c in base for c in ' <>"{}|\\^`'):
        raise QuestionError(f"{base!r} cannot begin an IRI; write something like https://example.org/news/")


def article_iri(base: str, key: str) -> str:
    """`key` is the article's identifier, or what `article_keys` made of it."""
    return f"{base}article/{key}"


def article_key(identifier: str) -> str:
    """The last part of the IRI of an article that shares it with no other."""
    return UNSAFE_IN_ARTICLES.sub("-", identifier).strip("-") or "article"


def article_keys(texts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(identifier, SHA-256 of the text) of each article → the last part of its IRI.

    Made of the identifier; where two different texts would share it, of the identifier and a hash of the text.
    """
    safe = {pair: article_key(pair[0]) for pair in texts}
    users: dict[str, int] = {}
    for key in safe.values():
        users[key] = users.get(key, 0) + 1
    return {pair: key if users[key] == 1 else f"{key}-{digest(*pair)[:12]}" for pair, key in safe.items()}


def sha256_of(article: Article) -> str:
    """The SHA-256 of an article's text, in hexadecimal; what is noted of one whose text is gone."""
    if article.text or not article.sha256:
        return hashlib.sha256(article.text.encode()).hexdigest()
    return article.sha256


def entity_slug(name: str) -> str:
    """The name in lower case without accents and apostrophes, with hyphens: "Société d'Acme" → "societe-dacme"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) and c not in "'’")
    return UNSAFE_IN_ENTITIES.sub("-", plain.casefold()).strip("-") or f"x{digest(name)[:8]}"


def claim_iri(base: str, article_key: str, claim: Claim, first: Claim) -> str:
    """A hash of what the article says and where; of no entity, so that merging two entities renames no claim.

    `claim` has the qualifiers, `first` the two ends where the article first says it.
    """
    ends = [_place(first.subject), _place(first.object)]
    sources = [[_place(mention) for mention in mentions] for mentions in (claim.attributed_to, claim.via)]
    manner = [claim.relation, claim.status, claim.tense, sources]
    return f"{base}claim/{digest(article_key, manner, qualifiers(claim), ends)[:20]}"


def run_iri(base: str, made_by: str) -> str:
    """A hash of the versions and settings that made the claims."""
    return f"{base}run/{digest(made_by)[:12]}"


def qualifiers(claim: Claim) -> list[Value | list[Value] | None]:
    """What a claim carries besides its ends, status and source, in a form that can be compared and hashed."""
    share = claim.share
    parts: list[Value] | None = None
    if share is not None:
        parts = [*map(_number, (share.value, share.minimum, share.maximum)), share.approximate]
    plain = [claim.role, claim.topic, claim.round, claim.time, claim.since, claim.until]
    return [_money(claim.amount), parts, *plain]


def digest(*values: object) -> str:
    """SHA-256 of the values as JSON, in hexadecimal."""
    return hashlib.sha256(_written(values).encode()).hexdigest()


def _place(end: Mention | Money | Date) -> list[Value]:
    return [end.start, end.end]


def _money(money: Money | None) -> list[Value] | None:
    if money is None:
        return None
    return [money.currency, *map(_number, (money.value, money.minimum, money.maximum)), money.approximate]


def _number(value: object) -> str | None:
    return None if value is None else f"{value:f}"
