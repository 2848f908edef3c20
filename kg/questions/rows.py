"""Solutions of a SPARQL query → rows of plain Python values, and a table to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, overload

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import QuestionError
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    import pandas

Value = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """One solution: `row.name`, `row["name"]`, `row[0]`, `name, sum = row`; equal to a tuple of the same values."""

    names: tuple[str, ...]
    values: tuple[Value, ...]

    def __getitem__(self, key: str | int | slice) -> Any:
        if not isinstance(key, str):
            return self.values[key]
        try:
            return self.values[self.names.index(key)]
        except ValueError:
            raise KeyError(f"{key}: the query selects {', '.join(self.names)}") from None

    def __getattr__(self, name: str) -> Any:
        if name in self.names:
            return self[name]
        raise AttributeError(f"{name}: the query selects {', '.join(self.names)}")

    def __iter__(self) -> Iterator[Any]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def __eq__(self, other: object) -> bool:
        return self.values == (other.values if isinstance(other, Row) else other)

    def __hash__(self) -> int:
        return hash(self.values)

    def asdict(self) -> dict[str, Value]:
        """The values by the names of their variables."""
        return dict(zip(self.names, self.values, strict=True))


@dataclass(frozen=True, slots=True)
class Rows:
    """The solutions of a SELECT, in order; prints as a table."""

    names: tuple[str, ...]
    rows: tuple[Row, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        return Rows(self.names, self.rows[index]) if isinstance(index, slice) else self.rows[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return table(self.names, [["" if value is None else str(value) for value in row] for row in self.rows])

    def frame(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame. Raises QuestionError, saying what to install, where pandas is missing."""
        try:
            import pandas
        except ImportError as error:
            raise QuestionError("a DataFrame needs pandas: pip install 'newskg[frames]'") from error
        return pandas.DataFrame([row.values for row in self.rows], columns=list(self.names))


def python_value(term: NamedNode | BlankNode | Literal | Triple | None) -> Value:
    """IRIs and strings → str, numbers → int or float, booleans, days and moments → theirs, months and years → str."""
    if not isinstance(term, Literal):
        return None if term is None else term.value if isinstance(term, NamedNode) else str(term)
    convert = _CONVERSIONS.get(term.datatype.value, str)
    try:
        return convert(term.value)
    except ValueError:
        return term.value


_CONVERSIONS = {
    PREFIXES["xsd"] + name: convert
    for name, convert in (
        ("integer", int),
        ("decimal", float),
        ("double", float),
        ("float", float),
        ("boolean", lambda value: value == "true"),
        ("date", date.fromisoformat),
        ("dateTime", datetime.fromisoformat),
    )
}


def short_name(term: NamedNode | BlankNode | Literal | Triple | None, prefixes: Mapping[str, str]) -> str:
    """A term as people write it: an IRI with its prefix where it has one, a literal as its bare text."""
    if not isinstance(term, NamedNode):
        return "" if term is None else term.value if isinstance(term, Literal) else str(term)
    for prefix, namespace in prefixes.items():
        local = term.value.removeprefix(namespace)
        if local != term.value and local and not set(local) & set("/#?"):
            return f"{prefix}:{local}"
    return f"<{term.value}>"


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell, under their names, and the number of rows; a cell is kept in one line."""
    cells = [list(names), *([" ".join(cell.split()) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    rule = "  ".join("-" * width for width in widths)
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return "\n".join([lines[0], rule, *lines[1:], "", f"({count})", ""])
