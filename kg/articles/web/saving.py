"""A page from the web → a file in a folder that is read as the page itself would be."""

from __future__ import annotations

import codecs
import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from kg.articles.encoding import decode, decode_page
from kg.articles.files import File
from kg.errors import ArticleError

TEXTS = (".txt", ".md", ".csv", ".jsonl")
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 80  # characters of a name


def save(file: File, folder: Path) -> Path:
    """Write it and say where: a name made of its address, the same each time.

    Text is written in UTF-8 with a byte order mark, which overrules what a page says of its encoding, and a page begins
    with a comment that says where it is from, as browsers write it. Raises ArticleError where it cannot be written.
    """
    path = folder / name_of(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_content(file))
    except OSError as error:
        raise ArticleError(f"cannot be written to {path} ({error.strerror}); choose another folder") from error
    return path


def name_of(file: File) -> str:
    """The name of its file: host and path in plain letters, and a hash of the whole address."""
    url = file.url or file.name
    parts = urlsplit(url)
    slug = _OTHER.sub("-", f"{parts.hostname}{parts.path}".lower()).strip("-")[:_LONGEST]
    return f"{slug}-{sha256(url.encode()).hexdigest()[:8]}{file.suffix}"


def _content(file: File) -> bytes:
    data = file.read_bytes()
    if file.suffix == ".html":
        mark = f"<!-- saved from url=({len(file.url or ''):04})" + f"{file.url} -->\n" if file.url else ""
        return codecs.BOM_UTF8 + (mark + decode_page(data, file.charset)).encode()
    return codecs.BOM_UTF8 + decode(data, file.charset).encode() if file.suffix in TEXTS else data
