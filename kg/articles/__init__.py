"""Files, folders, globs, links, standard input → Articles, one by one, and a line for each that cannot be read."""

from __future__ import annotations

from kg.articles.fields import Fields
from kg.articles.found import Refused
from kg.articles.loading import Source, load
from kg.articles.metadata import read_metadata

__all__ = ["Fields", "Refused", "Source", "load", "read_metadata"]
