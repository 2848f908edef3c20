"""Token → the places that it speaks of: a nation or region by its demonym ("Norwegian"), and what a place lies in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kg.language.document import Document
from kg.model import Mention
from kg.vocabulary import words


def nation(document: Document, head: int) -> str | None:
    """The nation that the token names or is a demonym of: "Norway" for "Norway" and "Norwegian"."""
    token = document.tokens[head]
    if not token.text[:1].isupper():
        return None
    before = document.tokens[head - 1].text if head else ""
    return _nations().get(f"{before} {token.text}") or _nations().get(token.text)


def region(document: Document, head: int) -> str | None:
    """The part of a country that the token names or is said of: "Texas" for "Texas" and "Texan"."""
    return _regions().get(document.tokens[head].text)


def demonyms(document: Document, head: int) -> list[Mention]:
    """The nations and regions that "Norwegian", "Texan" or "Chinese-American" speaks of, by their names, last first."""
    found = []
    while head >= 0 and (one := _demonym(document, head)) is not None:
        found.append(one)
        head -= 2 if head > 1 and document.tokens[head - 1].text in ("-", "and", "–") else 1
    return found


def _demonym(document: Document, head: int) -> Mention | None:
    token, name = document.tokens[head], nation(document, head) or region(document, head)
    if name is None or (token.kind not in ("", "other") and token.tag != "JJ"):
        return None
    return Mention(token.text, token.start, token.end, "place", "name", article=document.article.id, name=name)


def around(document: Document, head: int) -> Iterator[Mention]:
    """The places that follow one to say where it lies: "Austin, Texas", "Bergen in Norway"."""
    tokens = document.tokens
    if tokens[head].kind != "place":
        return
    for at in _next(document, head):
        mention = document.mention(at)
        if tokens[at].kind == "place" and tokens[at].dep != "conj" and mention is not None:
            yield mention
            yield from around(document, at)
            return


def _next(document: Document, head: int) -> Iterator[int]:
    """The token after the place, after a comma, or after "in (the)"."""
    words_after = [token.text.lower() for token in document.tokens[head + 1 : head + 3]]
    steps = {(): 1, (",",): 2, ("in",): 2, ("in", "the"): 3, (",", "in"): 3}
    for skipped, step in steps.items():
        if tuple(words_after[: len(skipped)]) == skipped and head + step < len(document.tokens):
            yield head + step


@cache
def _nations() -> Mapping[str, str]:
    return _named_by("demonyms")


@cache
def _regions() -> Mapping[str, str]:
    return _named_by("regions")


def _named_by(file: str) -> Mapping[str, str]:
    """Each word of a list of names with what is said of them → the name."""
    return {word: name for name, said in words(file).items() for word in (name, *said)}
