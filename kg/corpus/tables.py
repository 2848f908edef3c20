"""The tables of a ledger, and the larger questions to them, as SQL.

articles   what was given, by the hash of its text and of what is known of it; articles that share a text share a key
readings   what it says, and which versions and settings read it; read again when these change
stays      from when to when an article was there: the history. `copy_of`: the identifier of the article that has the
           same text and is in the graph in its place
refused    sources that gave no article (hash ''), and articles that could not be read, and why
settings   what the graph was built with
given      for one call: the articles that it was given
leaving    for one call: the articles that it takes out
unread     for one call: those articles that will be in the graph and have to be read first
"""

from __future__ import annotations

FORMAT = 3  # of the tables; SQLite's user_version
SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE articles (hash TEXT PRIMARY KEY, id TEXT NOT NULL, key BLOB NOT NULL, article TEXT NOT NULL);
CREATE TABLE readings (
    hash TEXT PRIMARY KEY REFERENCES articles, made_by TEXT NOT NULL, read_at TEXT NOT NULL,
    claims INTEGER NOT NULL, reading BLOB NOT NULL);
CREATE TABLE stays (
    number INTEGER PRIMARY KEY, hash TEXT NOT NULL REFERENCES articles, id TEXT NOT NULL,
    came TEXT NOT NULL, went TEXT, how TEXT, copy_of TEXT);
CREATE INDEX stays_of ON stays (id, went);
CREATE TABLE refused (
    source TEXT NOT NULL, hash TEXT NOT NULL, id TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL,
    set_aside INTEGER NOT NULL, made_by TEXT, PRIMARY KEY (source, hash));
CREATE INDEX refused_id ON refused (id);
"""
TEMPORARY = """
CREATE TEMP TABLE given (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE);
CREATE TEMP TABLE leaving (hash TEXT PRIMARY KEY);
CREATE TEMP TABLE unread (number INTEGER PRIMARY KEY, hash TEXT NOT NULL);
"""
# What was given, but for what leaves again, and what these versions and settings (?1) could not read.
ARRIVING = """
WITH failed AS (SELECT hash FROM refused WHERE hash <> '' AND made_by = ?1),
arriving AS (
    SELECT number, hash, id FROM given JOIN articles USING (hash) WHERE hash NOT IN failed AND hash NOT IN leaving)
"""
# Of what will be there, the first of each text (kg.articles.duplicates.rank), where it was not read yet.
UNREAD = f"""{ARRIVING}, coming AS (
    SELECT 0 AS late, number, hash FROM arriving
    UNION ALL SELECT 1, number, hash FROM stays WHERE went IS NULL AND hash NOT IN failed AND hash NOT IN leaving
    AND id NOT IN (SELECT id FROM arriving)),
ranked AS (
    SELECT late, number, hash, row_number() OVER (PARTITION BY key ORDER BY id, hash) AS place
    FROM coming JOIN articles USING (hash))
INSERT INTO unread (hash) SELECT hash FROM ranked
WHERE place = 1 AND hash NOT IN (SELECT hash FROM readings WHERE made_by = ?1) ORDER BY late, number
"""
RETRACTED = "UPDATE stays SET went = ?1, how = 'retracted' WHERE went IS NULL AND hash IN leaving"
REPLACED = f"""{ARRIVING} UPDATE stays SET went = ?2, how = 'replaced' WHERE went IS NULL
AND id IN (SELECT id FROM arriving) AND hash NOT IN (SELECT hash FROM arriving)
"""
CAME = f"""{ARRIVING} INSERT INTO stays (hash, id, came) SELECT hash, id, ?2 FROM arriving
WHERE hash NOT IN (SELECT hash FROM stays WHERE went IS NULL) ORDER BY number
"""
COPIES = f"""{ARRIVING}, ranked AS (
    SELECT stays.number, first_value(stays.id) OVER same AS first, row_number() OVER same AS place
    FROM stays JOIN articles USING (hash) WHERE went IS NULL AND hash NOT IN failed
    WINDOW same AS (PARTITION BY key ORDER BY stays.id, hash))
UPDATE stays SET copy_of = first FROM ranked WHERE ranked.number = stays.number AND place > 1
"""
READ_AT_LAST = f"""{ARRIVING} DELETE FROM refused
WHERE id IN (SELECT id FROM arriving) AND hash NOT IN (SELECT hash FROM given)
"""
