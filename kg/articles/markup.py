"""A piece of HTML, as feeds, mails and records hold it → its text, a line for each paragraph, bullet and heading."""

from __future__ import annotations

import re

from lxml import etree, html

from kg.articles.encoding import clean
from kg.articles.foreign import parsing
from kg.articles.limits import ELEMENTS
from kg.errors import ArticleError

UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "form", "button"})
CLOSE = frozenset({"li", "tr", "br"})  # that stand close together; paragraphs have a blank line between them
APART = frozenset(
    {
        "p", "div", "section", "article", "aside", "header", "footer", "main", "blockquote", "figure", "figcaption",
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "hr", "dl", "dt", "dd", "address", "body",
    }
)  # fmt: skip
CELLS = frozenset({"td", "th"})
_IS_HTML = re.compile(
    r"\s*<(?:!doctype|html|body|div|p|article|section|h[1-6]|span|ul|ol|table|figure|img|a|br)\b[^>]*>", re.I
)
_SPACE, _BLANK = re.compile(r"[ \t\xa0]*\n[ \t\xa0]*"), re.compile(r"\n{3,}")


def looks_like_html(text: str) -> bool:
    """Whether a text begins with a tag of HTML."""
    return _IS_HTML.match(text) is not None


def text_of(markup: str) -> str:
    """What a reader sees of a piece of HTML. Raises ArticleError when it is none that can be read."""
    if not markup.strip():
        return ""
    with parsing("HTML", "give it as plain text"):
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        tree = html.document_fromstring(f"<body>{clean(markup)}</body>", parser=parser)
        return _tidy("".join(_pieces(tree)))


def line_of(markup: str) -> str:
    """The same in one line, for titles and names."""
    text = text_of(markup) if "<" in markup or "&" in markup else markup
    return " ".join(text.split())


def limited(tree: html.HtmlElement) -> None:
    """Raises ArticleError for a page with more tags than a page of news has."""
    if sum(1 for _ in tree.iter()) > ELEMENTS:
        raise ArticleError(f"has more than {ELEMENTS:,} tags; save the article by itself")


def _pieces(tree: html.HtmlElement) -> list[str]:
    """The texts of a tree in order, with line ends where blocks begin and end."""
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen += (tag in UNSEEN) * (1 if event == "start" else -1)
        pieces.append(_border(tag, event))
        text = element.text if event == "start" else element.tail
        if text and not unseen:
            pieces.append(text if tag == "pre" and event == "start" else " ".join(f"|{text}|".split())[1:-1])
    return pieces


def _border(tag: str, event: str) -> str:
    if tag in CELLS:
        return " | " if event == "end" else ""
    if tag == "li":
        return "\n- " if event == "start" else "\n"
    return "\n\n" if tag in APART else "\n" if tag in CLOSE and event == "end" else ""


def _tidy(text: str) -> str:
    lines = _BLANK.sub("\n\n", _SPACE.sub("\n", text)).strip()
    return "\n".join(" ".join(line.split()).removesuffix(" |") for line in lines.split("\n"))
