"""Files, folders, globs, standard input → Articles, one by one, and a line for each that cannot be read."""

from __future__ import annotations

from kg.articles.loading import Refused, Source, load
from kg.articles.metadata import read_metadata

__all__ = ["Refused", "Source", "load", "read_metadata"]
