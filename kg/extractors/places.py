"""Token → the nations and regions that it speaks of by what is said of them: "Norwegian", "Texan"."""

from __future__ import annotations

from dataclasses import replace

from kg.language.document import Document
from kg.language.nations import area, length
from kg.model import Mention


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
