"""A row's cells, under their headings → the claims they make; a cell is read by what its heading asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.scene import End, Scene
from kg.extractors.tables.headings import Heading
from kg.extractors.tables.table import Cell
from kg.model import Claim, Date, Kind, Mention, Money, Passage, Share, Tense
from kg.vocabulary import words

_ITEM = re.compile(r"(?:\([^)]*\)|[^,;/()\n])+")
_AND = re.compile(r"\s+and\s+")
_BRACKET = re.compile(r"\s*\(([^)]*)\)\s*$")
_MOST_TOPIC_WORDS, _MOST_NAME_WORDS = 7, 6
_DOTS = (".", "…")
# What an unnamed cell's kind is, where the relation allows several: the first of these that it allows.
_KINDS: tuple[Kind, ...] = ("company", "organization", "product", "person", "place", "topic")


def row_claims(scene: Scene, row: tuple[Cell, ...], columns: tuple[Heading | None, ...], rule: str) -> Iterator[Claim]:
    """The claims of one row, its first cell being what it is about."""
    passage = scene.stretch(row[0].start, row[-1].end)
    for column, cell in zip(columns[1:], row[1:], strict=True):
        if column is None or column.relation is None:
            continue
        kinds = column.relation.range if column.turned else column.relation.domain
        about = named(scene, stripped(scene, row[0]), kinds)
        if about is not None:
            yield from cell_claims(scene, column, about, cell, passage, rule)


def cell_claims(
    scene: Scene, column: Heading, about: Mention, cell: Cell, passage: Passage, rule: str
) -> Iterator[Claim]:
    """The claims that the items of a cell make of what the row is about."""
    if column.relation is None:
        return
    kinds = column.relation.domain if column.turned else column.relation.range
    for item in items(scene, cell, column):
        bare, bracket = _bracket(scene, item)
        end = _end(scene, bare, kinds)
        if end is None or (isinstance(end, Mention) and end.text == about.text):
            continue
        subject, other = (end, about) if column.turned else (about, end)
        if isinstance(subject, Mention):
            claim = Claim(column.relation.name, subject, other, (passage,), role=column.role)
            said = _qualified(scene, column, claim, bracket)
            yield replace(said, witnesses=(rule,), signs=((f"rule:{rule.partition(':')[0]}", 1.0),))


def items(scene: Scene, cell: Cell, column: Heading) -> list[Cell]:
    """What a cell lists. "Research and development" is one topic, but "Oslo and Bergen" two places."""
    text = scene.document.article.text
    if column.holds in ("date", "money", "number"):
        return [stripped(scene, cell)]
    found = [Cell(match.start(), match.end()) for match in _ITEM.finditer(text, cell.start, cell.end)]
    if column.holds in ("person", "place") or (
        column.holds == "name" and not _is_mention(scene, stripped(scene, cell))
    ):
        found = [part for item in found for part in _parts(text, item)]
    return [item for item in (stripped(scene, item) for item in found) if not _is_empty(text[item.start : item.end])]


def _is_empty(text: str) -> bool:
    return not any(letter.isalnum() for letter in text) or text.lower() in words("tables")["words"]["empty"]


def _is_mention(scene: Scene, cell: Cell) -> bool:
    return any((mention.start, mention.end) == cell for mention in scene.document.mentions)


def _parts(text: str, item: Cell) -> Iterator[Cell]:
    start = item.start
    for match in _AND.finditer(text, *item):
        yield Cell(start, match.start())
        start = match.end()
    yield Cell(start, item.end)


def stripped(scene: Scene, cell: Cell) -> Cell:
    """The cell without spaces, stars and dots around it."""
    inside = scene.document.article.text[cell.start : cell.end]
    left = len(inside) - len(inside.lstrip(" \t*_•"))
    right = len(inside.rstrip(" \t*_.…"))
    return Cell(cell.start + left, cell.start + max(left, right))


def _bracket(scene: Scene, item: Cell) -> tuple[Cell, Cell | None]:
    """An item without the brackets at its end, and what they hold."""
    match = _BRACKET.search(scene.document.article.text[item.start : item.end])
    if match is None or match.start() == 0:
        return item, None
    return Cell(item.start, item.start + match.start()), Cell(item.start + match.start(1), item.start + match.end(1))


def _qualified(scene: Scene, column: Heading, claim: Claim, bracket: Cell | None) -> Claim:
    """The claim with what the brackets after the item say: a share, a sum, since or until when."""
    if bracket is None or column.relation is None:
        return claim
    before = scene.document.article.text[bracket.start : bracket.end].partition(" ")[0].lower()
    values = [v for i, v in scene.document.values.items() if bracket.start <= scene.token(i).start < bracket.end]
    share = next((v for v in values if isinstance(v, Share)), None)
    amount = next((v for v in values if isinstance(v, Money)), None)
    date = next((_ahead(scene, before, v) for v in values if isinstance(v, Date)), None)
    allowed, brackets = column.relation.qualifiers, words("tables")["brackets"]
    return replace(
        claim,
        share=share if "stake" in allowed else None,
        amount=amount if "amount" in allowed else None,
        since=date if before in brackets["since"] else None,
        until=date if before in brackets["until"] else None,
        tense=_tense(scene, before, date),
    )


def _ahead(scene: Scene, before: str, date: Date) -> str:
    """A date; "from October" without a year is the coming one."""
    today, year = scene.document.article.published, date.value[:4]
    past = before == "from" and today is not None and year.isdigit() and date.value < today[: len(date.value)]
    return f"{int(year) + 1}{date.value[4:]}" if past and year not in date.text else date.value


def _tense(scene: Scene, before: str, date: str | None) -> Tense | None:
    brackets = words("tables")["brackets"]
    if before in brackets["past"]:
        return "Past"
    today = scene.document.article.published
    later = before == "from" and date is not None and (today is None or date > today)
    return "Future" if later or before in brackets["future"] else None


def _end(scene: Scene, cell: Cell, kinds: frozenset[Kind]) -> End | None:
    """What a cell is as an end of these kinds."""
    if kinds <= {"money", "date"}:
        values = (v for i, v in sorted(scene.document.values.items()) if cell.start <= scene.token(i).start < cell.end)
        return next((v for v in values if isinstance(v, (Money, Date)) and v.kind in kinds), None)
    known = named(scene, cell, kinds - {"topic"}, known=True)
    return known or (_topic(scene, cell) if "topic" in kinds else named(scene, cell, kinds))


def _topic(scene: Scene, cell: Cell) -> Mention | None:
    text = scene.document.article.text[cell.start : cell.end]
    if not 1 <= len(text.split()) <= _MOST_TOPIC_WORDS or text.endswith(_DOTS):
        return None
    return Mention(text, *cell, kind="topic", form="noun", article=scene.document.article.id, name=text)


def named(scene: Scene, cell: Cell, kinds: frozenset[Kind], *, known: bool = False) -> Mention | None:
    """The name in a cell: that of the mention which is the cell, or which it is spelt like; else the cell's words.

    The name finder is at sea in rows, so a heading that asks for a person is believed before its kind.
    """
    text = scene.document.article.text[cell.start : cell.end].removesuffix("'s").removesuffix("’s")
    spelt = [m for m in scene.document.mentions if m.form == "name" and m.text == text]
    spelt.sort(key=lambda m: (m.kind not in kinds, m.start != cell.start))
    if spelt and (spelt[0].kind in kinds or not known):
        kind = spelt[0].kind if spelt[0].kind in kinds else _kind(kinds)
        return replace(spelt[0], start=cell.start, end=cell.start + len(text), kind=kind)
    is_name = text[:1].isupper() or any(letter.isupper() for letter in text[1:])
    if known or not is_name or len(text.split()) > _MOST_NAME_WORDS or not text[0].isalnum():
        return None
    end = cell.start + len(text)
    return Mention(text, cell.start, end, kind=_kind(kinds), article=scene.document.article.id, name=text)


def _kind(kinds: frozenset[Kind]) -> Kind:
    return next((kind for kind in _KINDS if kind in kinds), "other")
