"""Articles that share a text → which of them stays: the one of the least identifier, in whatever order they came.

Nothing is decided while articles stream by. Whoever knows them all decides (`kg.build`, the ledger of `kg.corpus`), by
digests alone; so adding a copy, or taking out what stayed, gives the bytes of building at once.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256

from kg.articles.found import Refused
from kg.model import Article


def key(text: str) -> bytes:
    """A digest that texts share which differ at most in how they are broken into lines and spaced."""
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).digest()[:16]


def written(article: Article) -> str:
    """An article as JSON: its text and all that is known of it."""
    return json.dumps(asdict(article), sort_keys=True, separators=(",", ":"))


def hash_of(article: Article) -> str:
    """A hash of an article's text and of all that is known of it: what a reading rests on."""
    return sha256(written(article).encode()).hexdigest()


def rank(article: Article) -> tuple[str, str]:
    """Of those that share a text, the least stays; the hash decides between articles of one identifier."""
    return article.id, hash_of(article)


def repeated(id: str, first: str) -> Refused:
    """What is said of an article whose text `first` has, too."""
    return Refused(id, f"is set aside: it has the same text as {first}, which stays", set_aside=True)
