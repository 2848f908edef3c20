"""A file → its articles, by the reader that its suffix asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.articles import plain
from kg.articles.files import File
from kg.errors import ArticleError
from kg.model import Article

Reader = Callable[[File], Iterator[Article]]

# One module a format, each with `read(file)`. A file given by name with a suffix nobody knows is tried as plain text.
READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read,
    ".markdown": plain.read,
}
SUFFIXES = tuple(READERS)
STRUCTURED = frozenset({".csv", ".tsv", ".json", ".jsonl", ".html", ".htm", ".xml", ".rss", ".pdf", ".doc", ".docx"})


def read(file: File) -> Iterator[Article]:
    """The articles of one file. Raises ArticleError when it is not what its suffix says, or nothing we can read."""
    if file.suffix in STRUCTURED - READERS.keys():
        raise ArticleError(f"is {file.suffix}, which newskg does not read; save each article as plain text (.txt)")
    return READERS.get(file.suffix, plain.read)(file)
