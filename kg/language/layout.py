"""Text → blocks: headlines, paragraphs, bullets, table rows and clutter, each with its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.language.document import Block, BlockKind
from kg.language.nations import cities
from kg.vocabulary import words

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-*•‣▪–]{1,2}|\d{1,2}[.)])\s+(?=\S)")
# A paragraph border that was lost when the page was flattened: "… left him steaming.Why it matters: …"
_GLUED = re.compile(r"(?:(?<=[a-z]{2}[.!?])|(?<=[A-Z]{3}[.!?]))(?=[A-Z][a-z]+[ ,:’'])|(?<=[.!?][\"”])(?=[A-Z][a-z]+ )")
_ENDED = re.compile(r"[.!?:;…][\"”’')\]\d]*\s*$")
# A dateline: LONDON (Newswire) -, or with a colon, San Diego, March 3 (AP) --; near the beginning of a text also
# SAN DIEGO — by itself.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Za-zÀ-ÿ .,'’/-]{1,40}\s?(?:\d{1,2}\s?)?\([A-Z][\w .-]{1,24}\)\s*(?:[-–—]{1,2}\s*|:\s+)(?=\S)"
)
_DATED = re.compile(  # LEEDS, England, March 4 -, Houston, Feb. 6, 2025 --
    r"\s*[A-Z][A-Za-zÀ-ÿ.'’-]*(?:[ /](?:[A-Z][A-Za-zÀ-ÿ.'’-]*|de|del|la|of|upon)){0,4}(?:,\s[A-Z][A-Za-z. ]{1,24})?,\s"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}(?:,\s\d{4})?"
    r"\s*(?:\([A-Z][\w .-]{1,24}\)\s*)?[-–—]{1,2}\s+(?=[A-Z\"“])"
)
_BARE_DATELINE = re.compile(r"\s*[A-Z][A-Z .'’/-]{3,40}(?:,\s[A-Z][\w. ]{1,24})?\s+[-–—]{1,2}\s+(?=[A-Z\"“])")
# As agencies wrote it: LEEDS Oct 20 Acme said …, also without a comma, mark or agency.
_UNMARKED = re.compile(
    r"\s*[A-Z]{3,}(?:[ /][A-Z][A-Z.'’-]*){0,3},?\s"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{1,2}\s+(?=[A-Z\"“][a-z]|[A-Z]{2,}\s[a-z])"
)
# A heading that was run into its paragraph: "Acme Faces Record Fine: Ledger.  Acme faces a fine …"
_RUN_IN = re.compile(r"[^.!?\n]{20,160}(?:[.!?](?=\s+[A-Z\"“])|:(?=\s{2,}[A-Z\"“]))")
_LONG_WORD = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
_HEADED = 5  # words of four letters and more, all with capitals: a sentence seldom has so many names and nothing else
_BEGINNING = 800  # characters
_CELLS = re.compile(r"\t|\s\|\s|^\s*\|")
_MARKS = re.compile(r"^\W+|\W+$")
_NARROW, _WIDE, _FEW = 50, 100, 6  # characters of a broken line, and how many lines tell nothing
_LONGEST_WORD = 30  # letters; a longer "word" is a list of links that lost its spaces
_SHORT = 20  # words: a line of no more, without a full stop, is a headline


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; every sentence lies within one block.

    A dateline is a block of its own. Clutter is what the page says around the article ("You may also like", a menu);
    its phrases are in ontology/words/clutter.toml.
    """
    found: list[Block] = []
    heading: int | None = None
    for kind, start, end in _uncluttered(text, list(_stretches(text))):
        found.append(Block(kind, start, end, heading))
        if kind in ("headline", "paragraph") and (kind == "headline" or text[start:end].rstrip().endswith(":")):
            heading = len(found) - 1
        elif kind == "paragraph" and heading is not None and found[heading].kind != "headline":
            heading = None
    return tuple(found)


class _Clutter(NamedTuple):
    lines: frozenset[str]
    leads: frozenset[str]
    beginnings: tuple[str, ...]
    feet: tuple[tuple[str, str], ...]  # how a line begins and what stands in it
    path: tuple[str, ...]
    reading_time: tuple[str, ...]


@lru_cache(maxsize=1)
def _clutter() -> _Clutter:
    lists = words("clutter")
    return _Clutter(
        frozenset(lists["lines"]),
        frozenset(lists["leads"]),
        tuple(lists["beginnings"]),
        tuple((begins, has) for begins, has in lists["feet"]),
        tuple(lists["path"]),
        tuple(lists["reading_time"]),
    )


def _uncluttered(text: str, stretches: Sequence[tuple[BlockKind, int, int]]) -> Iterator[tuple[BlockKind, int, int]]:
    """The stretches, those that are clutter marked so, also the headlines of other articles after "Related"."""
    others = False
    for kind, start, end in stretches:
        line = text[start:end]
        plain = _MARKS.sub("", line.lower())
        others = plain in _clutter().leads or (others and kind in ("headline", "bullet"))
        yield ("clutter" if others or _is_clutter(line, plain) else kind), start, end


def _is_clutter(line: str, plain: str) -> bool:
    lists = _clutter()
    if not plain or plain in lists.lines or line.strip().lower().startswith(lists.beginnings):
        return True
    if any(plain.startswith(begins) and has in plain for begins, has in lists.feet):
        return True
    parts = plain.split()
    if len(parts) <= _SHORT and (any(mark in line for mark in lists.path) or plain.endswith(lists.reading_time)):
        return True
    return any(len(part) > _LONGEST_WORD and part.isalpha() for part in parts)


def _stretches(text: str) -> Iterator[tuple[BlockKind, int, int]]:
    for start, end in _lines(text):
        bullet = _BULLET.match(text, start, end)
        if bullet:
            yield "bullet", bullet.end(), end
            continue
        dateline = _dateline(text, start, end)
        if dateline and dateline.end() < end:
            yield "headline", start, dateline.end()
            start = dateline.end()
        heading = _run_in(text, start, end)
        if heading > start:
            yield "headline", start, heading
            start = heading
        borders = [start, *(m.start() for m in _GLUED.finditer(text, start, end) if m.start() > start), end]
        for first, last in pairwise(borders):
            if text[first:last].strip():
                yield _kind(text[first:last]), first, last


def _run_in(text: str, start: int, end: int) -> int:
    """Where a heading ends that a line begins with and goes on from; `start` where there is none."""
    found = _RUN_IN.match(text, start, end)
    long = _LONG_WORD.findall(found[0]) if found else []
    headed = len(long) >= _HEADED and all(word[0].isupper() for word in long)
    return found.end() if found and headed and any(c.islower() for c in found[0]) else start


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    shapes = (_DATELINE, _DATED, _BARE_DATELINE, _UNMARKED) if start < _BEGINNING else (_DATELINE,)
    found = next((found for shape in shapes if (found := shape.match(text, start, end))), None)
    if found is None and (late := _BARE_DATELINE.match(text, start, end)) and _is_town(late[0]):
        return late  # of the next of several news items
    return found


def _is_town(dateline: str) -> bool:
    """Whether a dateline begins with a city: "PERTH, Australia – ", but not "IBM – "."""
    town = re.split(r"[,–—]|\s-", dateline.strip())[0].strip()
    return town.title() in _towns()


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    return frozenset(town for towns in cities().values() for town in towns)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text; those that were only broken to fit a width are one."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    wrapped = _is_wrapped(lines)
    while lines:
        start, end = lines.pop(0)
        while lines and _goes_on(text, (start, end), lines[0], wrapped):
            end = lines.pop(0)[1]
        yield start, end


def _is_wrapped(lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a text is broken into lines of about equal width, as in mails and old archives."""
    widths = [end - start for start, end in lines]
    full = sum(_NARROW <= width <= _WIDE for width in widths)
    return len(widths) > _FEW and max(widths) <= _WIDE and full >= 0.5 * len(widths)


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], wrapped: bool) -> bool:
    between, after = text[line[1] : following[0]], text[following[0] : following[1]]
    if between.count("\n") != 1 or _BULLET.match(after) or _CELLS.search(after):
        return False
    last = text.rfind("\n", line[0], line[1]) + 1 or line[0]
    if wrapped and line[1] - last >= _NARROW:
        return True
    return after[0].islower() and not _ENDED.search(text, last, line[1])


def _kind(line: str) -> BlockKind:
    if _CELLS.search(line):
        return "row"
    return "paragraph" if _ENDED.search(line) or len(line.split()) > _SHORT else "headline"
