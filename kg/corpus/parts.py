"""Some articles ⇄ a Parquet file of them, or of what they say, named by what is in it.

A cluster does work twice when one of its machines dies. Whoever writes a part writes the same bytes to the same name,
in one step; so nothing is lost, nothing is there twice, and a part that is there need not be made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from kg.articles import Refused, hash_of
from kg.errors import EngineError
from kg.graph import write_bytes
from kg.model import Article
from kg.workers import Answer, Packed

ARTICLES = pa.schema([("hash", pa.string()), ("article", pa.string())])
READINGS = pa.schema([
    ("hash", pa.string()), ("id", pa.string()), ("claims", pa.int32()), ("reading", pa.binary()),
    ("refused", pa.string()),
])  # fmt: skip


def write_articles(folder: Path, articles: Sequence[Article]) -> Path:
    """The file of these articles, which is written if it is not there. Raises EngineError if it cannot be."""
    hashes = [hash_of(article) for article in articles]
    path = folder / f"articles-{_name(hashes)}.parquet"
    written = [json.dumps(asdict(article)) for article in articles]
    return _write(path, pa.table({"hash": hashes, "article": written}, schema=ARTICLES))


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of a file."""
    for written in pq.read_table(path, schema=ARTICLES)["article"]:
        yield Article(**json.loads(written.as_py()))


def readings_of(articles: Path, made_by: str) -> Path:
    """Where the readings of a file of articles are, as these versions and settings read them."""
    stem = articles.stem.removeprefix("articles-")
    return articles.with_name(f"readings-{_name([stem, made_by])}.parquet")


def write_readings(path: Path, answers: Iterable[tuple[Article, Answer]]) -> Path:
    """Write what the articles say, in their order. Raises EngineError if that cannot be done."""
    rows = [_row(article, answer) for article, answer in answers]
    return _write(path, pa.Table.from_pylist(rows, schema=READINGS))


def read_readings(path: Path) -> Iterator[Answer]:
    """What the articles of a file say, in their order."""
    for row in pq.read_table(path, schema=READINGS).to_pylist():
        yield Refused(row["id"], row["refused"]) if row["refused"] else Packed(row["claims"], row["reading"])


def _row(article: Article, answer: Answer) -> dict[str, object]:
    told: dict[str, object] = {"hash": hash_of(article), "id": article.id}
    if isinstance(answer, Refused):
        return told | {"refused": answer.reason}
    return told | {"claims": answer.claims, "reading": answer.data}


def _write(path: Path, table: pa.Table) -> Path:
    if path.exists():
        return path
    data = pa.BufferOutputStream()
    pq.write_table(table, data, compression="zstd")
    return write_part(path, data.getvalue().to_pybytes())


def write_part(path: Path, data: bytes) -> Path:
    """Write a file of the folder in one step. Raises EngineError if that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, data)
    except OSError as error:
        raise EngineError(f"{path}: cannot be written ({error.strerror or error}); choose another --parts") from error
    return path


def _name(of: Iterable[str]) -> str:
    return sha256("\n".join(of).encode()).hexdigest()[:20]
