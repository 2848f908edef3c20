"""A PDF → one article: the text of its pages in order."""

from __future__ import annotations

import re
from io import BytesIO

from kg.articles.encoding import clean
from kg.articles.files import HEAD, File
from kg.articles.foreign import parsing
from kg.articles.limits import CHARACTERS, PDF_PAGES
from kg.errors import ArticleError
from kg.model import Article

ADVICE = "save its text as .txt"
_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def read(file: File) -> Article:
    """The text by pypdf, words put together that were parted at the ends of lines.

    What a PDF says of its title, author and date is left alone: it is most often that of the program and the file.
    Raises ArticleError when it is encrypted, too long, or only pictures.
    """
    with parsing("PDF", ADVICE):
        text = clean(_HYPHENATED.sub("", _text(file.read_bytes()))).strip()
    if not text:
        raise ArticleError("is a PDF of pictures, without text; let a program recognise it and save that as .txt")
    return Article(id=file.name, text=text, url=file.url)


def _text(data: bytes) -> str:
    from pypdf import PdfReader

    if b"%PDF-" not in data[:HEAD]:
        raise ArticleError("is no PDF; give it the suffix of what it is")
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ArticleError("is encrypted; save it without its password")
    if len(reader.pages) > PDF_PAGES:
        raise ArticleError(f"has {len(reader.pages):,} pages and {PDF_PAGES} are read; part it into its articles")
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > CHARACTERS:  # it will be refused: there is no use in reading on
            break
    return "\n".join(pages)
