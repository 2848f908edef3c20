"""A plain text or Markdown file → one article, its text letter for letter."""

from __future__ import annotations

from kg.articles.encoding import decode
from kg.articles.files import File
from kg.model import Article


def read(file: File) -> Article:
    """The file as one article, named after the file. Raises ArticleError when it is no text."""
    return Article(id=file.name, text=decode(file.read_bytes(), file.charset), url=file.url)
