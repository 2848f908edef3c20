"""A SQLite file beside the graph ⇄ what became of each article: given, read, refused, replaced, retracted, and when."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kg.corpus.tables import ARRIVING, FORMAT, SCHEMA, TEMPORARY, UNREAD
from kg.errors import GraphError
from kg.model import Article, Reading
from kg.workers import Packed, unpack

PATIENCE = 5  # seconds to wait for another process that writes


class Stay(NamedTuple):
    """A time in which an article was in the graph; `went` and `how` ("replaced", "retracted") are None if it still is.

    `read_at` and `claims` tell of its reading, None where there is none. Times are ISO 8601 in UTC.
    """

    id: str
    hash: str
    came: str
    went: str | None
    how: str | None
    read_at: str | None
    claims: int | None


class Rejected(NamedTuple):
    """A source that gave no article, or (`set_aside`) an article that could not be read; why, and when it was tried."""

    source: str
    why: str
    at: str
    set_aside: bool


def hash_of(article: Article) -> str:
    """A hash of an article's text and of all that is known of it: what a reading rests on."""
    return sha256(_written(article).encode()).hexdigest()


def now() -> str:
    """The time of the clock, which nothing in a graph may depend on: "2026-03-02T10:15:00+00:00"."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def open_ledger(path: Path | None, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger of a file, or (None) one that is gone when it is closed.

    Raises GraphError if the file is none or another writes to it.
    """
    if path is not None and not create and not path.exists():
        raise GraphError(f"{path}: no such ledger; kg build writes one beside its graph")
    try:
        with closing(sqlite3.connect(path or "", timeout=PATIENCE, isolation_level=None)) as connection:
            _prepare(connection, path)
            yield Ledger(connection)
    except sqlite3.OperationalError as error:
        raise GraphError(f"{path}: cannot be used now ({error}); wait for what else writes to it") from error
    except sqlite3.DatabaseError as error:
        raise GraphError(f"{path}: not a ledger ({error}); build the graph anew") from error


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    (format,) = connection.execute("PRAGMA user_version").fetchone()
    if format == 0 and not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT")
    elif format != FORMAT:
        raise GraphError(f"{path}: a ledger of another version of newskg (format {format}); build the graph anew")
    connection.executescript(TEMPORARY)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known of every article. Only what stands inside `change` or `batch` is written together."""

    connection: sqlite3.Connection

    @contextmanager
    def change(self) -> Iterator[None]:
        """All of what is done inside, or nothing; no other process changes the ledger meanwhile."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is done inside is written at once at its end, also if that comes early: readings cost time."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self.connection.execute("COMMIT")

    def settings(self) -> dict[str, str | None]:
        """What the graph was built with, by name."""
        return dict(self.connection.execute("SELECT name, value FROM settings ORDER BY name"))

    def keep_settings(self, settings: dict[str, str | None]) -> None:
        """Put these in place of those of the same names."""
        self.connection.executemany("REPLACE INTO settings VALUES (?, ?)", sorted(settings.items()))

    def note(self, article: Article) -> str:
        """Keep an article as it was given; its hash."""
        hash = hash_of(article)
        self.connection.execute(
            "INSERT OR IGNORE INTO articles VALUES (?, ?, ?)", (hash, article.id, _written(article))
        )
        return hash

    def article(self, hash: str) -> Article:
        """The article of a hash."""
        (written,) = self.connection.execute("SELECT article FROM articles WHERE hash = ?", (hash,)).fetchone()
        return Article(**json.loads(written))

    def give(self, article: Article) -> None:
        """Keep an article as it was given, and that this call was given it."""
        self.connection.execute("INSERT OR IGNORE INTO given (hash) VALUES (?)", (self.note(article),))

    def find_unread(self, made_by: str) -> int:
        """Find the articles, given or in the graph, that these versions and settings have not tried; how many."""
        self.connection.execute("DELETE FROM unread")
        return self._changed(UNREAD, (made_by,))

    def unread_size(self, enough: int) -> int:
        """Characters of the unread articles, about; the counting stops where it is more than enough."""
        query = "SELECT length(article) FROM unread JOIN articles USING (hash)"
        size = 0
        for (more,) in self.connection.execute(query):
            size += more
            if size > enough:
                break
        return size

    def unread(self) -> Iterator[Article]:
        """Those articles, in the order in which they were given; the ledger may be written to meanwhile."""
        query = """SELECT number, article FROM unread JOIN articles USING (hash) WHERE number > ?
            ORDER BY number LIMIT 1"""
        number = 0
        while row := self.connection.execute(query, (number,)).fetchone():
            number, written = row
            yield Article(**json.loads(written))

    def keep(self, article: Article, read: Packed, made_by: str) -> None:
        """Keep what an article says in place of what it was read to say before. Its text is kept once, as given."""
        row = (hash_of(article), made_by, now(), read.claims, read.data)
        self.connection.execute("REPLACE INTO readings VALUES (?, ?, ?, ?, ?)", row)
        self.connection.execute("DELETE FROM refused WHERE id = ?", (article.id,))

    def reading(self, hash: str) -> Reading | None:
        """What an article was read to say, also one that is no longer in the graph.

        None where it could not be read, or was by a version of newskg whose values are others than ours.
        """
        row = self.connection.execute("SELECT reading FROM readings WHERE hash = ?", (hash,)).fetchone()
        with suppress(ValueError):
            return replace(unpack(row[0]), article=self.article(hash)) if row else None
        return None

    def readings(self, made_by: str) -> Iterator[Reading]:
        """What the articles that are in the graph say, as these versions and settings read them."""
        query = """SELECT article, reading FROM stays JOIN articles USING (hash) JOIN readings USING (hash)
            WHERE went IS NULL AND made_by = ?"""
        for written, packed in self.connection.execute(query, (made_by,)):
            yield replace(unpack(packed), article=Article(**json.loads(written)))

    def present(self, id: str | None = None) -> list[tuple[str, str]]:
        """Identifier and hash of the articles (of one identifier) that are in the graph, the oldest first."""
        query = "SELECT id, hash FROM stays WHERE went IS NULL AND (?1 IS NULL OR id = ?1) ORDER BY number"
        return list(self.connection.execute(query, (id,)))

    def ever(self, id: str) -> list[str]:
        """The hashes of all articles of an identifier that are or were in the graph, the oldest stay first."""
        return [
            hash for (hash,) in self.connection.execute("SELECT hash FROM stays WHERE id = ? ORDER BY number", (id,))
        ]

    def let_in(self, made_by: str) -> tuple[int, int]:
        """Of each identifier given, what was given and read takes the place of what was there; how many each."""
        went = self._changed(
            f"""{ARRIVING} UPDATE stays SET went = ?1, how = 'replaced' WHERE went IS NULL
            AND id IN (SELECT id FROM arriving) AND hash NOT IN (SELECT hash FROM arriving)""",
            (now(), made_by),
        )
        came = self._changed(
            f"""{ARRIVING} INSERT INTO stays (hash, id, came) SELECT hash, id, ?1 FROM arriving
            WHERE hash NOT IN (SELECT hash FROM stays WHERE went IS NULL) ORDER BY number""",
            (now(), made_by),
        )
        return came, went

    def _changed(self, statement: str, values: tuple[str, ...]) -> int:
        """Run a statement; how many rows it changed, which Python's own count does not tell of one that begins WITH."""
        before = self.connection.total_changes
        self.connection.execute(statement, values)
        return self.connection.total_changes - before

    def leave(self, hash: str, how: str) -> None:
        """An article goes out of the graph; it stays in the history."""
        query = "UPDATE stays SET went = ?, how = ? WHERE hash = ? AND went IS NULL"
        self.connection.execute(query, (now(), how, hash))

    def refuse(self, source: str, why: str) -> None:
        """A source gave no article."""
        self._refuse(source, Path(source).name, why, None, None)

    def set_aside(self, article: Article, why: str, made_by: str) -> None:
        """An article could not be read; with these versions and settings it is not tried again."""
        self._refuse(article.id, article.id, why, hash_of(article), made_by)

    def _refuse(self, source: str, id: str, why: str, hash: str | None, made_by: str | None) -> None:
        row = (source, id, why, now(), hash, made_by)
        self.connection.execute("REPLACE INTO refused VALUES (?, ?, ?, ?, ?, ?)", row)

    def forget_set_aside(self) -> None:
        """Let what was set aside be tried again."""
        self.connection.execute("DELETE FROM refused WHERE hash IS NOT NULL")

    def stays(self, id: str | None = None) -> Iterator[Stay]:
        """The history (of one identifier), article by article."""
        query = """SELECT id, hash, came, went, how, read_at, claims FROM stays LEFT JOIN readings USING (hash)
            WHERE ?1 IS NULL OR id = ?1 ORDER BY id, number"""
        return (Stay(*row) for row in self.connection.execute(query, (id,)))

    def rejected(self) -> Iterator[Rejected]:
        """The sources that gave no article and the articles set aside, in alphabetical order."""
        query = "SELECT source, why, at, hash FROM refused ORDER BY source"
        return (Rejected(source, why, at, hash is not None) for source, why, at, hash in self.connection.execute(query))


def _written(article: Article) -> str:
    return json.dumps(asdict(article), sort_keys=True, separators=(",", ":"))
