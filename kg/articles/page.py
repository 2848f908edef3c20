"""An HTML page as a browser or `kg fetch` saved it → its article: headline and main text, byline, date, publisher."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.articles.dates import iso_date
from kg.articles.encoding import clean, decode_page
from kg.articles.files import File
from kg.articles.foreign import parsing
from kg.articles.markup import limited
from kg.errors import ArticleError
from kg.model import Article

SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")  # as browsers note it
_CLOSE = ("-", "|")  # bullets and rows stand together
_HEAD = 4096  # characters
# The last day that may be a date is by default that on which the page is read: a graph shall not depend on it.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}


def read(file: File) -> Article:
    """The page's article; the headline stands on top of the text, as on the page.

    Menus, comments and advertising are left out by trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15).
    Raises ArticleError when there is no article in it.
    """
    markup = clean(decode_page(file.read_bytes(), file.charset))
    saved = SAVED_FROM.search(markup[:_HEAD])
    with parsing("HTML", "save the page again, or its text"):
        return _article(file, markup, file.url or (saved[1] if saved else None))


def _article(file: File, markup: str, url: str | None) -> Article:
    import trafilatura

    tree = trafilatura.load_html(markup)
    if tree is None:
        raise ArticleError("is no HTML page; give it the suffix of what it is")
    limited(tree)
    known = trafilatura.extract_metadata(tree, default_url=url, date_config=dict(_DATES))
    text = trafilatura.extract(tree, url=url, fast=True, include_comments=False, date_extraction_params=dict(_DATES))
    if not text:
        raise ArticleError("has no article text; if the page shows one, save it from the browser once it is loaded")
    headline = " ".join((known.title or "").split()) or None
    return Article(
        id=file.name,
        text=_below(headline, _spaced(text)),
        headline=headline,
        author=known.author or None,
        publisher=known.sitename or None,
        published=iso_date(known.date),
        url=url or known.url or None,
    )


def _spaced(text: str) -> str:
    """Paragraphs with a blank line between them: one line end alone may be where a line was broken to fit a width."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    breaks = ["\n" if one[0] in _CLOSE and one[0] == other[0] else "\n\n" for one, other in pairwise(lines)]
    return "".join(part for pair in zip(lines, [*breaks, ""], strict=True) for part in pair)


def _below(headline: str | None, text: str) -> str:
    return (
        text
        if not headline or " ".join(text[: 2 * len(headline)].split()).startswith(headline)
        else f"{headline}\n\n{text}"
    )
