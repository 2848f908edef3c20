"""Articles as they come → for each the place where its text stood before, if it did."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256


def key(text: str) -> bytes:
    """A digest that texts share which differ at most in how they are broken into lines and spaced."""
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).digest()[:16]


@dataclass(frozen=True, slots=True)
class Seen:
    """The texts that came so far, in a file that SQLite keeps for the time being: millions take little memory."""

    connection: sqlite3.Connection

    def before(self, text: str, place: str) -> str | None:
        """The place where a text first stood; None for a new one, which is then known to stand here."""
        digest = key(text)
        row = self.connection.execute("SELECT place FROM seen WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            self.connection.execute("INSERT INTO seen VALUES (?, ?)", (digest, place))
            return None
        return str(row[0])


@contextmanager
def seen() -> Iterator[Seen]:
    """No text so far."""
    with closing(sqlite3.connect("", isolation_level=None, check_same_thread=False)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("CREATE TABLE seen (digest BLOB PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID")
        yield Seen(connection)
