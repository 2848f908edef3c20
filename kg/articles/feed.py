"""An RSS or Atom file → the articles of its entries, as far as the feed gives their text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kg.articles import fields as named
from kg.articles.encoding import clean
from kg.articles.fields import Fields
from kg.articles.files import File
from kg.articles.foreign import parsing
from kg.articles.found import Found, Refused
from kg.articles.markup import line_of, text_of
from kg.errors import ArticleError

ROOTS = frozenset({"rss", "feed", "RDF"})
ENTRIES = frozenset({"item", "entry"})
ADVICE = "save the feed again"
TEXTS = ("encoded", "content", "description", "summary")  # the fullest first: content:encoded is the whole article
DATES = ("pubDate", "published", "date", "issued", "updated", "modified")


def read(file: File, _: Fields) -> Iterator[Found | Refused]:
    """The article of each entry, its title on top of its text; RSS 0.9 to 2.0 (with content and dc) and Atom.

    Entities are not resolved and nothing is looked up (lxml, resolve_entities=False), so that no feed can read files or
    grow in memory. Raises ArticleError when it is no feed.
    """
    with file.open() as stream:
        entries = _entries(stream)
        number = 0
        while True:
            with parsing("RSS or Atom", ADVICE):
                entry = next(entries, None)
            if entry is None:
                return
            number += 1
            yield from _one(f"{file.path}, entry {number}", file.name, entry)
            entry.clear()


def _entries(stream: object) -> Iterator[etree._Element]:
    """Each entry once it is complete."""
    events = etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, recover=True
    )
    for event, element in events:
        if event == "start" and element.getparent() is None and _name(element) not in ROOTS:
            raise ArticleError(f"is XML but no feed (its root is {_name(element)[:40]!r}); newskg reads RSS and Atom")
        if event == "end" and _name(element) in ENTRIES:
            yield element


def _one(place: str, file: str, entry: etree._Element) -> Iterator[Found | Refused]:
    try:
        with parsing("an entry", ADVICE):
            yield named.article(place, file, _record(entry), {})
    except ArticleError as error:
        yield Refused(place, str(error))


def _record(entry: etree._Element) -> dict[str, object]:
    headline = line_of(_plain(entry, "title"))
    text = next((text for name in TEXTS if (text := text_of(_content(entry, name)))), "")
    return {
        "id": _plain(entry, "guid") or _plain(entry, "id"),
        "url": _link(entry),
        "headline": headline,
        "author": _author(entry),
        "published": next((date for name in DATES if (date := _plain(entry, name))), None),
        "publisher": _publisher(entry),
        "text": text if text.startswith(headline) else f"{headline}\n\n{text}".strip(),
    }


def _publisher(entry: etree._Element) -> str:
    """Who published it first, where the feed only passes it on; else whose feed it is."""
    source = _child(entry, "source")
    origin = _plain(source, "title") or _inner(source) if source is not None else ""
    parent = entry.getparent()
    channel = _child(parent, "channel") if parent is not None and _name(parent) == "RDF" else parent
    return origin or _plain(entry, "publisher") or (_plain(channel, "title") if channel is not None else "")


def _author(entry: etree._Element) -> str:
    names = [_plain(child, "name") or _inner(child) for child in entry if _name(child) in ("creator", "author")]
    return ", ".join(name for name in dict.fromkeys(names) if name)


def _link(entry: etree._Element) -> str:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return child.get("href") or _inner(child)
    return ""


def _content(entry: etree._Element, name: str) -> str:
    """A text as HTML: XHTML is written out, plain text has its signs escaped."""
    child = _child(entry, name)
    if child is None:
        return ""
    if len(child):
        return str(etree.tostring(child, encoding="unicode", with_tail=False))
    plain = child.get("type") == "text"
    return _inner(child).replace("&", "&amp;").replace("<", "&lt;") if plain else _inner(child)


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if _name(child) == name), None)


def _plain(element: etree._Element, name: str) -> str:
    child = _child(element, name)
    return _inner(child) if child is not None else ""


def _inner(element: etree._Element) -> str:
    return clean("".join(element.itertext())).strip()


def _name(element: etree._Element) -> str:
    """The name without its namespace; comments and entities have none."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
