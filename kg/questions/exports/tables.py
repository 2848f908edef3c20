"""Contents → four tables (articles, entities, claims, passages), as CSV or Parquet files in a folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError
from kg.graph import is_fact, passage_iri, write_bytes
from kg.model import Assertion, Contents, Date, Money
from kg.questions.wording import value_text

if TYPE_CHECKING:
    import pandas

Cell = str | float | int | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by name and type, and rows of plain values."""

    columns: Mapping[str, type]
    rows: tuple[tuple[Cell, ...], ...]


def tables(contents: Contents) -> Mapping[str, Table]:
    """The articles, entities, claims and passages, each with its IRI first; lists are joined by "|"."""
    claims = sorted(contents.assertions, key=lambda claim: claim.iri)
    return {
        "articles": Table(
            _texts("iri", "id", "headline", "author", "publisher", "published", "url"), _articles(contents)
        ),
        "entities": Table(_texts("iri", "name", "kind", "aliases", "articles", "same_as"), _entities(contents)),
        "claims": Table(CLAIM_COLUMNS, tuple(_claim(claim, contents) for claim in claims)),
        "passages": Table(PASSAGE_COLUMNS, tuple(sorted({row for claim in claims for row in _passages(claim)}))),
    }


def frames(contents: Contents) -> Mapping[str, pandas.DataFrame]:
    """The tables as pandas DataFrames. Raises GraphError, saying what to install, where pandas is missing."""
    try:
        import pandas
    except ImportError as error:
        raise GraphError("DataFrames need pandas: pip install 'newskg[frames]'") from error
    return {name: pandas.DataFrame(table.rows, columns=list(table.columns)) for name, table in tables(contents).items()}


def save_csv(contents: Contents, folder: Path) -> None:
    """articles.csv, entities.csv, claims.csv and passages.csv in the folder, in UTF-8 with a header."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables(contents).items():
        file = io.StringIO(newline="")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(table.rows)
        write_bytes(folder / f"{name}.csv", file.getvalue().encode())


def save_parquet(contents: Contents, folder: Path) -> None:
    """The same tables as Parquet files. Raises GraphError, saying what to install, where pyarrow is missing."""
    try:
        import pyarrow  # type: ignore[import-untyped,import-not-found,unused-ignore]  # optional, and without types
        from pyarrow import parquet
    except ImportError as error:
        raise GraphError("Parquet needs pyarrow: pip install 'newskg[parquet]'") from error
    folder.mkdir(parents=True, exist_ok=True)
    types = {str: pyarrow.string(), float: pyarrow.float64(), int: pyarrow.int64(), bool: pyarrow.bool_()}
    for name, table in tables(contents).items():
        schema = pyarrow.schema([(column, types[kind]) for column, kind in table.columns.items()])
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), folder / f"{name}.parquet")


def _texts(*names: str) -> dict[str, type]:
    return dict.fromkeys(names, str)


CLAIM_COLUMNS = {
    **_texts("iri", "article", "subject", "subject_name", "relation", "object", "object_name", "status", "tense"),
    "fact": bool,
    **_texts("attributed_to", "via", "currency"),
    **dict.fromkeys(("amount", "amount_min", "amount_max"), float),
    "amount_approximate": bool,
    **dict.fromkeys(("stake", "stake_min", "stake_max"), float),
    "stake_approximate": bool,
    **_texts("role", "topic", "round", "time", "since", "until"),
    "confidence": float,
    **_texts("passages", "run"),
}
PASSAGE_COLUMNS = {"iri": str, "article": str, "start": int, "end": int, "quote": str}


def _articles(contents: Contents) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (iri, article.id, article.headline, article.author, article.publisher, article.published, article.url)
        for iri, article in sorted(contents.articles.items())
    )


def _entities(contents: Contents) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (iri, each.name, each.kind, "|".join(each.aliases), "|".join(each.articles), "|".join(each.same_as))
        for iri, each in sorted(contents.entities.items())
    )


def _claim(claim: Assertion, contents: Contents) -> tuple[Cell, ...]:
    return (
        claim.iri, claim.article, claim.subject, value_text(claim.subject, contents), claim.relation,
        _end(claim.object), value_text(claim.object, contents), claim.status, claim.tense, is_fact(claim),
        "|".join(claim.attributed_to), "|".join(claim.via), *_amount(claim), *_stake(claim), claim.role, claim.topic,
        claim.round, claim.time, claim.since, claim.until, claim.confidence,
        "|".join(passage_iri(claim.article, passage.start, passage.end) for passage in claim.passages), claim.run,
    )  # fmt: skip


def _end(value: str | Money | Date) -> str | None:
    """The IRI of an entity, or a time; a sum stands in the columns for amounts."""
    return value if isinstance(value, str) else value.value if isinstance(value, Date) else None


def _amount(claim: Assertion) -> tuple[Cell, ...]:
    money = claim.object if isinstance(claim.object, Money) else claim.amount
    if money is None:
        return (None,) * 5
    bounds = (None if bound is None else float(bound) for bound in (money.value, money.minimum, money.maximum))
    return (money.currency, *bounds, money.approximate)


def _stake(claim: Assertion) -> tuple[Cell, ...]:
    share = claim.share
    if share is None:
        return (None,) * 4
    bounds = (None if bound is None else float(bound) for bound in (share.value, share.minimum, share.maximum))
    return (*bounds, share.approximate)


def _passages(claim: Assertion) -> Iterator[tuple[Cell, ...]]:
    for passage in claim.passages:
        address = passage_iri(claim.article, passage.start, passage.end)
        yield address, claim.article, passage.start, passage.end, passage.quote
