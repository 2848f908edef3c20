"""A .gz or .zip → the files in it; nothing is written to disk."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import IO, cast

from kg.articles.files import File
from kg.articles.found import Refused
from kg.articles.limits import DEPTH, DIRECTORY, MEMBERS, NESTED
from kg.articles.streams import Stream, whole
from kg.articles.unpacking import BROKEN, Budget, Unpacked
from kg.errors import ArticleError

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)  # LZMA may ask for gigabytes to unpack a byte
ENCRYPTED = 0x1  # bit of a member's flags
# The records that may end a .zip, and where in them the size of its list of files stands (APPNOTE 6.3.10, 4.3.14-16).
ENDS = ((b"PK\5\6", slice(12, 16)), (b"PK\6\6", slice(40, 48)))
TAIL = 0xFFFF + 200  # bytes in which they are: the longest comment, and the records


def gunzip(file: File) -> Iterator[File]:
    """The one file in a .gz, which is called like it without the suffix."""
    budget = _budget(file)
    name = PurePosixPath(file.name.removesuffix(".gz"))
    yield replace(
        file,
        name=str(name),
        suffix=name.suffix.lower(),
        open=partial(_gunzipped, file, budget),
        depth=_deeper(file),
        budget=budget,
        is_named=file.is_named or not name.suffix,
    )


def unzip(file: File) -> Iterator[File | Refused]:
    """The files in a .zip in alphabetical order, hidden ones left out. Raises ArticleError when it is none."""
    budget = _budget(file)
    with file.open() as stream:
        archive = _archive(stream)
        for info in sorted(archive.infolist(), key=lambda info: PurePosixPath(info.filename).parts):
            if info.is_dir() or _is_hidden(info.filename):
                continue
            yield _member(file, archive, info, budget)
            if budget.is_spent:
                return


def _member(file: File, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> File | Refused:
    path = PurePosixPath(info.filename)
    place = f"{file.path}, {_printable(info.filename)}"
    if info.flag_bits & ENCRYPTED:
        return Refused(place, "is encrypted; unpack it with its password first")
    if info.compress_type not in METHODS:
        return Refused(place, "is packed in a way that newskg does not read; pack it as an ordinary .zip")
    return File(
        path=place,
        name=_printable(path.name),
        suffix=path.suffix.lower(),
        open=partial(_unzipped, archive, info, budget),
        depth=_deeper(file),
        budget=budget,
        is_named=False,
    )


@contextmanager
def _gunzipped(file: File, budget: Budget) -> Iterator[Stream]:
    with file.open() as packed, gzip.GzipFile(fileobj=cast(IO[bytes], packed)) as stream:
        yield Unpacked(stream, budget)


@contextmanager
def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Iterator[Stream]:
    try:
        with archive.open(info) as stream:
            yield Unpacked(stream, budget)
    except BROKEN as error:
        raise ArticleError(f"is broken ({' '.join(str(error).split())}); pack or download it again") from error


def _archive(stream: Stream) -> zipfile.ZipFile:
    """The archive, if the list of its files is of a size that may be read."""
    packed = stream if hasattr(stream, "seek") else io.BytesIO(whole(stream, NESTED))
    try:
        if _directory_size(cast(IO[bytes], packed)) > DIRECTORY:
            raise ArticleError(f"is a .zip of more than {MEMBERS:,} files; part it")
        archive = zipfile.ZipFile(cast(IO[bytes], packed))
    except (*BROKEN, ValueError) as error:
        raise ArticleError(f"is no .zip that can be read ({error}); pack or download it again") from error
    if len(archive.infolist()) > MEMBERS:
        raise ArticleError(f"is a .zip of {len(archive.infolist()):,} files, and {MEMBERS:,} are allowed; part it")
    return archive


def _directory_size(packed: IO[bytes]) -> int:
    """Bytes of the list of files, as the records at the end of a .zip have it."""
    size = packed.seek(0, os.SEEK_END)
    packed.seek(max(0, size - TAIL))
    tail = packed.read()
    packed.seek(0)
    found = [(tail[start:], place) for mark, place in ENDS if (start := tail.rfind(mark)) >= 0]
    return max((int.from_bytes(record[place], "little") for record, place in found), default=0)


def _deeper(file: File) -> int:
    if file.depth >= DEPTH:
        raise ArticleError(f"is an archive within {DEPTH} others, and newskg looks no deeper; unpack the outer ones")
    return file.depth + 1


def _budget(file: File) -> Budget:
    """That of the archive that the file is in, else a new one, by the file's own size."""
    return file.budget or Budget(_size(file))


def _size(file: File) -> int:
    """Bytes of a file; standard input has none that can be known before."""
    with file.open() as stream:
        return stream.seek(0, os.SEEK_END) if hasattr(stream, "seek") else 0


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _printable(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)
