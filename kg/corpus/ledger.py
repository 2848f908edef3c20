"""A SQLite file beside the graph ⇄ what became of each article: given, read, refused, replaced, retracted, and when."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kg.articles import Refused, hash_of, key, written
from kg.corpus.tables import CAME, COPIES, FORMAT, READ_AT_LAST, REPLACED, RETRACTED, SCHEMA, TEMPORARY, UNREAD
from kg.errors import GraphError
from kg.model import Article, Reading
from kg.workers import Packed, unpack, unpack_claims

PATIENCE = 5  # seconds to wait for another process that writes


class Stay(NamedTuple):
    """A time in which an article was there; `went` and `how` ("replaced", "retracted") are None if it still is.

    `copy_of` is the article with the same text that is in the graph in its place. `read_at` and `claims` tell of its
    reading, None where there is none. Times are ISO 8601 in UTC.
    """

    id: str
    hash: str
    came: str
    went: str | None
    how: str | None
    copy_of: str | None
    read_at: str | None
    claims: int | None


class Rejected(NamedTuple):
    """A source that gave no article, or (`set_aside`) an article that stays out; why, and when it was tried."""

    source: str
    why: str
    at: str
    set_aside: bool


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
        row = (hash, article.id, key(article.text), written(article))
        self.connection.execute("INSERT OR IGNORE INTO articles VALUES (?, ?, ?, ?)", row)
        return hash

    def article(self, hash: str) -> Article:
        """The article of a hash."""
        (kept,) = self.connection.execute("SELECT article FROM articles WHERE hash = ?", (hash,)).fetchone()
        return Article(**json.loads(kept))

    def give(self, article: Article) -> None:
        """Keep an article as it was given, and that this call was given it."""
        self.connection.execute("INSERT OR IGNORE INTO given (hash) VALUES (?)", (self.note(article),))

    def take_out(self, hash: str) -> None:
        """Keep that this call takes an article out."""
        self.connection.execute("INSERT OR IGNORE INTO leaving VALUES (?)", (hash,))

    def find_unread(self, made_by: str) -> int:
        """Find the articles that will be in the graph and that these versions and settings have not tried; how many."""
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
            number, kept = row
            yield Article(**json.loads(kept))

    def keep(self, article: Article, read: Packed, made_by: str) -> None:
        """Keep what an article says in place of what it was read to say before. Its text is kept once, as given."""
        row = (hash_of(article), made_by, now(), read.claims, read.data)
        self.connection.execute("REPLACE INTO readings VALUES (?, ?, ?, ?, ?)", row)
        self.connection.execute("DELETE FROM refused WHERE source = ? AND hash = ?", (article.id, row[0]))

    def reading(self, hash: str) -> Reading | None:
        """What an article was read to say, also one that is no longer in the graph.

        None where it could not be read, or was by a version of newskg whose values are others than ours.
        """
        row = self.connection.execute("SELECT reading FROM readings WHERE hash = ?", (hash,)).fetchone()
        with suppress(ValueError):
            return replace(unpack(row[0]), article=self.article(hash)) if row else None
        return None

    def readings(self, made_by: str) -> Iterator[Reading]:
        """The mentions and claims of the articles that are in the graph, as these versions and settings read them."""
        query = """SELECT article, reading FROM stays JOIN articles USING (hash) JOIN readings USING (hash)
            WHERE went IS NULL AND copy_of IS NULL AND made_by = ?"""
        for kept, packed in self.connection.execute(query, (made_by,)):
            yield replace(unpack_claims(packed), article=Article(**json.loads(kept)))

    def present(self, id: str | None = None) -> list[tuple[str, str]]:
        """Identifier and hash of the articles (of one identifier) that are there, copies too, the oldest first."""
        query = "SELECT id, hash FROM stays WHERE went IS NULL AND (?1 IS NULL OR id = ?1) ORDER BY number"
        return list(self.connection.execute(query, (id,)))

    def shown(self) -> list[str]:
        """The hashes of the articles that are in the graph: of those that share a text, the first alone."""
        query = "SELECT hash FROM stays WHERE went IS NULL AND copy_of IS NULL ORDER BY number"
        return [hash for (hash,) in self.connection.execute(query)]

    def ever(self, id: str) -> list[str]:
        """The hashes of all articles of an identifier that are or were there, the oldest stay first."""
        return [
            hash for (hash,) in self.connection.execute("SELECT hash FROM stays WHERE id = ? ORDER BY number", (id,))
        ]

    def settle(self, made_by: str) -> tuple[int, int]:
        """Of each identifier given, what was given and tried takes the place of what was there; what leaves goes.

        Of articles that share a text the first by `rank` is in the graph, the others are its copies. How many came, and
        how many went.
        """
        when = now()
        went = self._changed(RETRACTED, (when,)) + self._changed(REPLACED, (made_by, when))
        came = self._changed(CAME, (made_by, when))
        self.connection.execute("UPDATE stays SET copy_of = NULL WHERE copy_of IS NOT NULL")
        self.connection.execute(COPIES, (made_by,))
        self.connection.execute(READ_AT_LAST, (made_by,))
        return came, went

    def copies(self) -> Iterator[tuple[str, str]]:
        """Of the articles given, and of those whose place they took: each copy, and what stays in its place."""
        query = """WITH now AS (SELECT hash, id FROM given JOIN articles USING (hash))
            SELECT id, copy_of FROM stays WHERE copy_of IS NOT NULL
            AND (hash IN (SELECT hash FROM now) OR copy_of IN (SELECT id FROM now)) ORDER BY id, hash"""
        yield from self.connection.execute(query)

    def _changed(self, statement: str, values: tuple[str, ...]) -> int:
        """Run a statement; how many rows it changed, which Python's own count does not tell of one that begins WITH."""
        before = self.connection.total_changes
        self.connection.execute(statement, values)
        return self.connection.total_changes - before

    def refuse(self, refused: Refused) -> None:
        """A source gave no article."""
        self._refuse(refused, Path(refused.path).name, "", None)

    def set_aside(self, article: Article, why: str, made_by: str) -> None:
        """An article could not be read; with these versions and settings it is not tried again."""
        self._refuse(Refused(article.id, why, set_aside=True), article.id, hash_of(article), made_by)

    def _refuse(self, refused: Refused, id: str, hash: str, made_by: str | None) -> None:
        row = (refused.path, hash, id, refused.reason, now(), refused.set_aside, made_by)
        self.connection.execute("REPLACE INTO refused VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def forget_set_aside(self) -> None:
        """Let what could not be read be tried again, as if this call were given it."""
        self.connection.execute("INSERT OR IGNORE INTO given (hash) SELECT hash FROM refused WHERE hash <> ''")
        self.connection.execute("DELETE FROM refused WHERE hash <> ''")

    def stays(self, id: str | None = None) -> Iterator[Stay]:
        """The history (of one identifier), article by article."""
        query = """SELECT id, hash, came, went, how, copy_of, read_at, claims FROM stays LEFT JOIN readings USING (hash)
            WHERE ?1 IS NULL OR id = ?1 ORDER BY id, number"""
        return (Stay(*row) for row in self.connection.execute(query, (id,)))

    def rejected(self) -> Iterator[Rejected]:
        """The sources that gave no article and the articles set aside but for copies, in alphabetical order."""
        query = "SELECT source, why, at, set_aside FROM refused ORDER BY source, hash"
        return (Rejected(source, why, at, bool(aside)) for source, why, at, aside in self.connection.execute(query))
