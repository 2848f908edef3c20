"""ontology/ → what the headings of tables and lists mean: the relation, which end of it stands below, of what kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from kg.extractors.frames.frame import relation_files
from kg.vocabulary import Relation, relation, words

Holds = Literal["name", "person", "place", "date", "money", "number", "topic", "any"]
_LONG = 80  # characters; no heading has as many
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")


class Heading(NamedTuple):
    """What a heading says of what stands below or beside it."""

    text: str  # in lower case, as it is known
    holds: Holds  # what a cell below it is
    relation: Relation | None = None
    turned: bool = False  # whether the cell is the subject ("Chief executive": the cell is ceoOf the row)

    @property
    def role(self) -> str | None:
        """The role that the heading states, for a relation that has one."""
        if self.relation is None or "role" not in self.relation.qualifiers:
            return None
        roles = words("tables")["roles"].items()
        return next((role for role, said in roles if self.text in said), self.text)


def heading(text: str) -> Heading | None:
    """The heading of that wording, if it is known: "Key Focus Areas:"."""
    if len(text) > _LONG:
        return None
    plain = " ".join(_MARKS.sub("", text).lower().split())
    return headings().get(plain) or headings().get(plain.removeprefix("the "))


@cache
def headings() -> Mapping[str, Heading]:
    """Every known heading: those that a relation is read from, and those that only tell columns apart."""
    found = {text: Heading(text, holds) for holds, said in words("tables")["kinds"].items() for text in said}
    for file in relation_files():
        meaning = relation(file.path.stem)
        person = meaning.domain == {"person"}
        for text in file.columns:
            found[text] = Heading(text, _holds(meaning, person), meaning, person)
        for text in file.subject_columns:
            found[text] = Heading(text, _holds(meaning, True), meaning, True)
    return found


def _holds(meaning: Relation, turned: bool) -> Holds:
    kinds = meaning.domain if turned else meaning.range
    single: tuple[Holds, ...] = ("person", "place", "date", "money")
    only = next((kind for kind in single if kinds == {kind}), None)
    return only or ("topic" if "topic" in kinds else "name")
