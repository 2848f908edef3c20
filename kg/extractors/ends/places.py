"""Token → the nations and regions that it speaks of by what is said of them: "Norwegian", "Texan"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.language.document import Document
from kg.language.nations import area, length
from kg.language.whereabouts import around
from kg.model import Date, Mention, Money


def demonyms(document: Document, head: int) -> list[Mention]:
    """The nations and regions that "Norwegian", "Texan" or "Chinese-American" speaks of, by their names, last first."""
    found = []
    sentence = document.tokens[head].sentence  # "wins order in the US | Danish maker Acme has won"
    while head >= 0 and document.tokens[head].sentence == sentence and (one := _demonym(document, head)) is not None:
        found.append(one)
        head -= length(document.tokens, head)
        head -= head > 0 and document.tokens[head].text in ("-", "and", "–")
    return found


def _demonym(document: Document, head: int) -> Mention | None:
    token, known = document.tokens[head], document.mention(head)
    name = area(document.tokens, head)
    if name is not None and token.kind == "place" and known is not None and name != token.text:
        return replace(known, name=name)  # "Québécois", which the finder took for a place
    if name is None or (token.kind not in ("", "other") and token.tag != "JJ"):
        return None
    return Mention(token.text, token.start, token.end, "place", "name", article=document.article.id, name=name)


def nearest(document: Document, ends: Sequence[Mention | Money | Date]) -> list[Mention | Money | Date]:
    """These without the places that others of them lie in: of "in Austin, Texas" Austin, which is in Texas."""
    heads = [document.between(end.start, end.end)[-1].i for end in ends]
    wider = {document.tokens[at].start for at in (around(document.tokens, head) for head in heads) if at is not None}
    return [end for end in ends if end.start not in wider]
