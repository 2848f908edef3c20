"""A table's line whose columns have only spaces between them → its cells, by what each heading asks for.

The best way to cut a row is found by dynamic programming over its words: each cell is judged by how well it looks like
a person, a place, a topic …, each border by what stands on its two sides. The points were set by hand on invented
tables; a row whose best cut has fewer points than borders is not taken for a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg.extractors.tables.headings import Heading, Holds, heading, headings
from kg.extractors.tables.table import Cell
from kg.language.document import Document
from kg.vocabulary import words

_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"[(~+-]?[$€£¥]?\d[\d.,%/–-]*(?:bn|m|k|tn)?%?\)?")
_SUM = re.compile(r"(?:[A-Z]{0,3}[$€£¥]|EUR|USD|GBP)\s?\d")
_MOST_HEADING_WORDS, _MOST_WORDS = 16, 60
_OPENING = ("ADJ", "ADP", "DET", "CCONJ", "PART", "SCONJ")
_NEVER = -100.0


@cache
def company_words() -> frozenset[str]:
    """The words that companies' names end with: "Bank", "Holdings", "Inc"."""
    return frozenset((*words("company_words")["words"], *words("legal_forms")["endings"]))


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    held: bool  # inside brackets that an earlier word opens
    ends_name: bool  # a name that the reader knows ends here
    in_name: bool  # such a name goes on after this word
    open: bool  # an adjective, article or preposition: something must follow


def columns_of(line: str) -> tuple[Heading | None, ...]:
    """The columns that a line of headings names, if the last and one more are known, and one says a relation."""
    parts = line.split()
    if not 2 <= len(parts) <= _MOST_HEADING_WORDS or line.rstrip()[-1:] in ".!?":
        return ()
    found = _headings(parts)
    known = [column for column in found if column is not None]
    named = found and found[0] is not None and found[0].holds == "name"
    enough = len(known) >= 2 and named and any(column.relation for column in known[1:])
    return tuple(found) if enough else ()


def _headings(parts: Sequence[str]) -> list[Heading | None]:
    """Known headings, longest first, from left to right; words between them are one unknown heading."""
    found: list[Heading | None] = []
    at, unknown = 0, False
    while at < len(parts):
        lengths = range(min(5, len(parts) - at), 0, -1)
        length = next((n for n in lengths if " ".join(parts[at : at + n]).lower() in headings()), 0)
        if length and parts[at][:1].isupper():
            found.append(heading(" ".join(parts[at : at + length])))
        elif not unknown:
            found.append(None)
        unknown = not length
        at += length or 1
    return found


def split(document: Document, line: Cell, columns: Sequence[Heading | None]) -> tuple[Cell, ...] | None:
    """The cells of a line under these columns; None if it does not look like a row of theirs."""
    found = _words(document, line)
    if not len(columns) <= len(found) <= _MOST_WORDS:
        return None
    score, cuts = _best(found, [column.holds if column else "any" for column in columns])
    if score < len(columns) - 1:
        return None
    return tuple(Cell(found[a].start, found[b - 1].end) for a, b in pairwise(cuts))


def _words(document: Document, line: Cell) -> list[_Word]:
    text, here = document.article.text, document.between(line.start, line.end)
    names = [t for t in here if t.kind and t.end <= line.end]
    ends = {t.end for t in names}
    opening = {t.start for t in here if t.pos in _OPENING and t.text[:1].islower()}
    found, depth = [], 0
    for match in _WORD.finditer(text, line.start, line.end):
        held = depth > 0 or match[0].startswith("(")
        depth += match[0].count("(") - match[0].count(")")
        inside = any(t.start <= match.start() and match.end() < t.end for t in names)
        found.append(
            _Word(match[0], match.start(), match.end(), held, match.end() in ends, inside, match.start() in opening)
        )
    return found


def _best(row: Sequence[_Word], holds: Sequence[Holds]) -> tuple[float, list[int]]:
    """The points of the best cut into as many cells, and where each begins (with the row's end)."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for column, kind in enumerate(holds):
        last = column == len(holds) - 1
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (score, cuts) in best.items():
            for end in (len(row),) if last else range(start + 1, len(row)):
                points = score + _cell(row[start:end], kind) + (0.0 if last else _border(row[end - 1], row[end]))
                if end not in following or points > following[end][0]:
                    following[end] = (points, [*cuts, end])
        best = following
    return best.get(len(row), (_NEVER, []))


def _border(before: _Word, after: _Word) -> float:
    """Points for a border between two words: best after a lower-case noun or a bracket, never inside a list."""
    lists = words("tables")["words"]
    opens = after.text[:1].isupper() or _NUMBER.match(after.text) or after.text[:1] in "\"“'‘" or _is_gap(after.text)
    if not opens or after.held or before.text[-1:] in ",;:&/" or before.text.lower() in lists["joining"]:
        return _NEVER
    if before.open or before.in_name:
        return -1.5
    return 1.0 if before.text[:1].islower() or before.text[-1:] in ")%" or before.ends_name else 0.0


def _cell(cell: Sequence[_Word], holds: Holds) -> float:
    """Points for words as one cell of a kind; words in brackets do not count."""
    inside = [word for word in cell if not word.held]
    if not inside:
        return _NEVER
    if len(inside) == 1 and _is_gap(inside[0].text):
        return 0.5
    texts = [word.text.strip(",;") for word in inside]
    match holds:
        case "date" | "number":
            return _figures(texts)
        case "money":
            return 2.0 if _SUM.match(" ".join(texts)) and len(texts) <= 3 else _figures(texts) - 1.0
        case "person":
            return _named(inside, texts, (2, 3))
        case "place":
            return _named(inside, texts, (1, 2)) + (0.0 if len(texts) < 3 or "," in inside[0].text else -1.0)
        case "name":
            return _named(inside, texts, (1, 2, 3)) + (0.8 if texts[-1].lower() in company_words() else 0.0)
        case _:
            return _described(inside, texts)


def _figures(texts: Sequence[str]) -> float:
    """A figure or a date: "1998", "May 2011", "12,000", "2.4 million"."""
    if not any(_NUMBER.fullmatch(text) for text in texts) or len(texts) > 3:
        return -4.0
    beside = (*words("tables")["words"]["scales"], *words("tables")["words"]["beside_figures"])
    others = [t for t in texts if not _NUMBER.fullmatch(t) and t.lower().removesuffix(".") not in beside]
    return 2.0 - 3.0 * len(others)


def _named(inside: Sequence[_Word], texts: Sequence[str], lengths: tuple[int, ...]) -> float:
    """A name of so many words with capitals; better one that the reader found too."""
    lists = words("tables")["words"]
    small = [t for t in texts if not t[:1].isupper() and t.lower() not in (*lists["particles"], *lists["ending"])]
    count = sum(text.lower() not in lists["particles"] for text in texts) + texts.count("&")
    whole = inside[-1].ends_name and all(word.in_name for word in inside[:-1])
    several = sum(word.text.endswith(",") for word in inside)
    size = 2.0 if count in lengths else 2.0 - 0.7 * max(1.5, count - lengths[-1] - 2 * several)
    return size - 3.0 * len(small) + (0.8 if whole else 0.0) - (1.5 if texts[0][:1].isdigit() else 0.0)


def _described(inside: Sequence[_Word], texts: Sequence[str]) -> float:
    """A phrase or several: a capital after a lower-case word in the middle of one is more likely the next cell's."""
    pairs = pairwise(inside)
    turns = sum(
        one.text[:1].islower() and one.text[-1:].isalnum() and other.text[:1].isupper() and not _joins(one)
        for one, other in pairs
    )
    return 1.0 + (0.5 if any(text[:1].islower() for text in texts[1:]) else 0.0) - 1.2 * turns


def _joins(word: _Word) -> bool:
    return word.text.lower() in words("tables")["words"]["joining"]


def _is_gap(text: str) -> bool:
    """Whether it says that a cell is empty."""
    return text.strip() in ("-", "–", "—", "n/a", "N/A", "?")
