"""The tables of a ledger, and the larger questions to them, as SQL.

articles   what was given, by the hash of its text and of what is known of it
readings   what it says, and which versions and settings read it; read again when these change
stays      from when to when an article is in the graph: the history
refused    sources that gave no article, and articles that could not be read (set aside), and why
settings   what the graph was built with
given      for one call: the articles that it was given
unread     for one call: those of them, and of the graph, that have to be read
"""

from __future__ import annotations

FORMAT = 2  # of the tables; SQLite's user_version
SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE articles (hash TEXT PRIMARY KEY, id TEXT NOT NULL, article TEXT NOT NULL);
CREATE TABLE readings (
    hash TEXT PRIMARY KEY REFERENCES articles, made_by TEXT NOT NULL, read_at TEXT NOT NULL,
    claims INTEGER NOT NULL, reading BLOB NOT NULL);
CREATE TABLE stays (
    number INTEGER PRIMARY KEY, hash TEXT NOT NULL REFERENCES articles, id TEXT NOT NULL,
    came TEXT NOT NULL, went TEXT, how TEXT);
CREATE INDEX stays_of ON stays (id, went);
CREATE TABLE refused (
    source TEXT PRIMARY KEY, id TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL, hash TEXT, made_by TEXT);
CREATE INDEX refused_id ON refused (id);
"""
TEMPORARY = """
CREATE TEMP TABLE given (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE);
CREATE TEMP TABLE unread (number INTEGER PRIMARY KEY, hash TEXT NOT NULL);
"""
UNREAD = """
INSERT INTO unread (hash)
SELECT hash FROM (
    SELECT hash, 0 AS late, number FROM given
    UNION ALL SELECT hash, 1, number FROM stays WHERE went IS NULL AND hash NOT IN (SELECT hash FROM given))
WHERE hash NOT IN (SELECT hash FROM readings WHERE made_by = ?1)
  AND hash NOT IN (SELECT hash FROM refused WHERE hash IS NOT NULL AND made_by = ?1)
ORDER BY late, number
"""
ARRIVING = """
WITH arriving AS (
    SELECT number, hash, id FROM given JOIN articles USING (hash) JOIN readings USING (hash) WHERE made_by = ?2)
"""
