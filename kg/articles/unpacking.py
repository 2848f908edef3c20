"""Packed bytes → plain ones, as long as what comes out stays in proportion to what went in."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from dataclasses import dataclass

from kg.articles.limits import FREE, MEGABYTE, RATIO
from kg.articles.streams import Stream
from kg.errors import ArticleError

BROKEN = (EOFError, OSError, RuntimeError, NotImplementedError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


@dataclass(slots=True)
class Budget:
    """How much may still come out of one file and of all archives within it; whoever takes of it changes it."""

    packed: int  # bytes of the file as it is given
    unpacked: int = 0  # bytes that came out so far

    @property
    def is_spent(self) -> bool:
        """Whether more came out than any archive of articles holds."""
        return self.unpacked > max(FREE, RATIO * self.packed)

    def charge(self, size: int) -> None:
        """Note that so many bytes came out. Raises ArticleError where they are too many."""
        self.unpacked += size
        if self.is_spent:
            raise ArticleError(
                f"is a bomb: its {self.packed:,} bytes become more than {self.unpacked // MEGABYTE:,} MB, and prose "
                f"becomes about four times its size; leave it out"
            )


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A stream of plain bytes, each of which is charged to a budget."""

    stream: Stream
    budget: Budget

    def read(self, size: int, /) -> bytes:
        """The next bytes. Raises ArticleError where the budget is spent or the packed ones are broken."""
        try:
            data = self.stream.read(size)
        except BROKEN as error:
            raise ArticleError(f"is broken ({' '.join(str(error).split())}); pack or download it again") from error
        self.budget.charge(len(data))
        return data
