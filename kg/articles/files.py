"""A path, folder, glob or "-" → the files that it names, in a fixed order."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path

from kg.articles.limits import DOCUMENT, NESTED
from kg.articles.streams import Rewound, Stream, whole
from kg.articles.unpacking import Budget
from kg.errors import ArticleError

STANDARD_INPUT = "-"
HEAD = 1024  # bytes that tell a format

Opener = Callable[[], AbstractContextManager[Stream]]


@dataclass(frozen=True, slots=True)
class File:
    """Something with bytes: a file, standard input, a page from the web, or a member of one of these."""

    path: str  # what messages call it: "news.zip, monday.txt"
    name: str  # what its article is called where it says nothing else: "monday.txt"
    suffix: str  # its format, in lower case with its dot; "" where nothing tells
    open: Opener
    url: str | None = None  # where on the web it was
    charset: str | None = None  # the encoding that a server declared
    depth: int = 0  # archives that it is in
    budget: Budget | None = None  # of the archive that it is in
    comes_once: bool = False  # and cannot be opened again
    is_named: bool = True  # by the user, and not only found in a folder or archive

    def read_bytes(self, limit: int = DOCUMENT) -> bytes:
        """The whole content. Raises ArticleError when the system refuses it or it is larger than `limit`."""
        with self.open() as stream:
            return whole(stream, limit)

    def peek(self) -> tuple[bytes, File]:
        """The first bytes, and the file to read on with: standard input comes but once."""
        with self.open() as stream:
            head = stream.read(HEAD)
            if self.comes_once:
                return head, replace(self, open=at_hand(Rewound(head, stream)))
        return head, self

    def held(self) -> File:
        """The same, such that it can be opened again: an archive is. Raises ArticleError when that takes too much."""
        return replace(self, open=in_memory(self.read_bytes(NESTED)), comes_once=False) if self.comes_once else self


def file_at(path: str, *, is_named: bool = True) -> File:
    """The file at a path."""
    return File(path, Path(path).name, Path(path).suffix.lower(), partial(_opened, path), is_named=is_named)


def in_memory(data: bytes) -> Opener:
    """What opens bytes, as often as it is called."""
    return lambda: nullcontext(BytesIO(data))


def at_hand(stream: Stream) -> Opener:
    """What opens a stream that can be read but once."""
    return lambda: nullcontext(stream)


def find(source: str, suffixes: Collection[str], *, but: str | None = None) -> Iterator[File]:
    """The files of one source: a file, those in a folder that have one of `suffixes`, or a glob's matches.

    `but` is a path to leave out. Raises ArticleError when there is nothing.
    """
    try:
        yield from _find(source, suffixes, os.path.realpath(but) if but is not None else None)
    except (OSError, ValueError) as error:  # a text where a path should be: too long, or with a NUL in it
        raise ArticleError("is no path; give a file, a folder, a glob, a link or -") from error


def _find(source: str, suffixes: Collection[str], but: str | None) -> Iterator[File]:
    path = Path(source)
    if path.is_dir():
        yield from _some(
            _in_folder(path, suffixes, but), f"holds no article; newskg reads {', '.join(sorted(suffixes))}"
        )
    elif source == STANDARD_INPUT:
        yield File(source, "stdin", "", at_hand(sys.stdin.buffer), comes_once=True)
    elif path.exists():
        yield file_at(source)
    elif glob.has_magic(source):
        yield from _some(_matching(source), "matches no file; check the pattern")
    else:
        raise ArticleError("does not exist; check the path")


def _some(files: Iterator[File], otherwise: str) -> Iterator[File]:
    """The files, or an error where there are none."""
    first = next(files, None)
    if first is None:
        raise ArticleError(otherwise)
    yield first
    yield from files


def _in_folder(folder: Path, suffixes: Collection[str], but: str | None) -> Iterator[File]:
    """The files below a folder in alphabetical order, one folder in memory at a time."""
    names = sorted(os.listdir(folder))  # noqa: PTH208 names are what is sorted
    for name in names:
        path = folder / name
        if name.startswith(".") or _belongs_to_a_page(name, names):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _in_folder(path, suffixes, but)
        elif path.suffix.lower() in suffixes and path.is_file() and (but is None or os.path.realpath(path) != but):
            yield file_at(str(path), is_named=False)


def _belongs_to_a_page(name: str, names: Collection[str]) -> bool:
    """Whether a browser keeps in it the frames and pictures of a page that it saved."""
    page = name.removesuffix("_files")
    return page != name and (f"{page}.html" in names or f"{page}.htm" in names)


def _matching(pattern: str) -> Iterator[File]:
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 absolute
    return (file_at(path) for path in paths if Path(path).is_file())


@contextmanager
def _opened(path: str) -> Iterator[Stream]:
    try:
        with Path(path).open("rb") as stream:
            yield stream
    except OSError as error:
        raise ArticleError(f"cannot be read ({error.strerror or error}); check that you may read it") from error
