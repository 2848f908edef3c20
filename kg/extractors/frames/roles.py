"""The noun of a post → its words, without whose it is or how long it has been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extractors.scene import Scene
from kg.language.document import Token
from kg.language.mentions import phrase, whole_word
from kg.vocabulary import words

_HYPHENATED = re.compile(r"(?:-\w+)+")
_AGED = frozenset({"old", "-old"})  # "a 55-year-old finance chief"
_LONGEST = 12  # tokens before its noun


def post(scene: Scene, head: int) -> str:
    """The words of the post whose noun is at a token: "Acme's former head of exports" → "head of exports"."""
    document = scene.document
    start, end = phrase(document, head)
    start = min(start, scene.token(_first_of_rank(scene, head)).start)
    charges = (scene.token(h).end for h in _charges(scene, head) if "<topic>" in scene.signs(h))
    after = _HYPHENATED.match(document.article.text, end)  # "editor | -in-chief"
    last = after.end() if after else [end, *charges][-1]
    inside = [t for t in document.tokens[max(0, head - _LONGEST) : head + 1] if t.start >= start]
    while len(inside) > 1 and any(map(_is_beside, inside[:-1])):
        inside = inside[1:]
    first = whole_word(document.article.text, inside[0].start if inside else start)
    return document.article.text[first:last]


def _is_beside(token: Token) -> bool:
    """Whether a word before a post is no part of it: a company's name, "founder and", "former", "two", "-old"."""
    if token.kind:
        return token.text.lower() not in _fields()
    return token.pos in ("CCONJ", "ADV", "NUM") or token.lemma in _list("passing") or token.text.lower() in _AGED


def _first_of_rank(scene: Scene, head: int) -> int:
    """In "chief executive Ana Ruiz" the parser may give "chief" to her and not to "executive"."""
    first = at = head
    while at > 0 and (before := scene.token(at - 1).text.lower()) in _fields():
        at -= 1
        first = at if before in _list("rank") else first
    return first


def _charges(scene: Scene, head: int) -> Iterator[int]:
    """What a post is of, or for: "head of exports", "vice president for exports", but a lawyer for a client."""
    charged = scene.token(head).lemma.lower() in _list("charged")
    for each in scene.at(head):
        yield from each.fillers("of") or (each.fillers("for") if charged else ())


@cache
def _fields() -> frozenset[str]:
    """What a post is of, in one word, which with a capital may look like a name: "Finance Director"."""
    return _list("rank") | _list("field")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(words("jobs")[name])
