"""Text → blocks: headlines, paragraphs, bullets and table rows, each with its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.document import Block, BlockKind

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*•‣▪–]|\d{1,2}[.)])\s+(?=\S)")
# A paragraph border that was lost when the page was flattened: "… left him steaming.Why it matters: …"
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]+[ ,:’'])|(?<=[.!?][\"”])(?=[A-Z][a-z]+ )")
_ENDED = re.compile(r"[.!?:;…][\"”’')\]\d]*\s*$")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; every sentence lies within one block."""
    found: list[Block] = []
    heading: int | None = None
    for kind, start, end in _stretches(text):
        found.append(Block(kind, start, end, heading))
        if kind == "headline" or text[start:end].rstrip().endswith(":"):
            heading = len(found) - 1
        elif kind == "paragraph" and heading is not None and found[heading].kind != "headline":
            heading = None
    return tuple(found)


def _stretches(text: str) -> Iterator[tuple[BlockKind, int, int]]:
    for line in _LINE.finditer(text):
        bullet = _BULLET.match(line[0])
        start = line.start() + (bullet.end() if bullet else 0)
        if bullet:
            yield "bullet", start, line.end()
            continue
        borders = [start, *(start + m.start() for m in _GLUED.finditer(line[0])), line.end()]
        for first, last in zip(borders, borders[1:], strict=False):
            if text[first:last].strip():
                yield _kind(text[first:last]), first, last


def _kind(line: str) -> BlockKind:
    words = line.split()
    return "paragraph" if _ENDED.search(line) or len(words) > 20 else "headline"
