"""Token → the places that it speaks of: a nation or region by its demonym ("Norwegian"), and what a place lies in."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import Document
from kg.language.nations import nation, region
from kg.model import Mention


def demonyms(document: Document, head: int) -> list[Mention]:
    """The nations and regions that "Norwegian", "Texan" or "Chinese-American" speaks of, by their names, last first."""
    found = []
    while head >= 0 and (one := _demonym(document, head)) is not None:
        found.append(one)
        head -= 2 if head > 1 and document.tokens[head - 1].text in ("-", "and", "–") else 1
    return found


def _demonym(document: Document, head: int) -> Mention | None:
    token = document.tokens[head]
    name = nation(document.tokens, head) or region(document.tokens, head)
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
