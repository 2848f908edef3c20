"""Files, folders, globs, links, standard input → Articles, one by one, and a line for each that cannot be read."""

from __future__ import annotations

from kg.articles.duplicates import hash_of, key, rank, repeated, written
from kg.articles.fields import Fields
from kg.articles.found import Refused
from kg.articles.loading import Source, load
from kg.articles.metadata import read_metadata

__all__ = [
    "Fields",
    "Refused",
    "Source",
    "hash_of",
    "key",
    "load",
    "rank",
    "read_metadata",
    "repeated",
    "written",
]
