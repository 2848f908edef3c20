"""A path, folder, glob or "-" → the files that it names, in a fixed order."""

from __future__ import annotations

import glob
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ArticleError

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class File:
    """A file by its path; "-" is standard input."""

    path: str

    @property
    def name(self) -> str:
        """What its article is called where the file says nothing else."""
        return "stdin" if self.path == STANDARD_INPUT else Path(self.path).name

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot."""
        return Path(self.path).suffix.lower()

    def read_bytes(self) -> bytes:
        """The whole content. Raises ArticleError when the system refuses it."""
        try:
            return sys.stdin.buffer.read() if self.path == STANDARD_INPUT else Path(self.path).read_bytes()
        except OSError as error:
            raise ArticleError(f"cannot be read ({error.strerror or error}); check that you may read it") from error


def find(source: str, suffixes: Collection[str]) -> list[File]:
    """The files of one source, sorted: a file, the files in a folder that have one of `suffixes`, or a glob's matches.

    Raises ArticleError when there is nothing.
    """
    try:
        return _find(source, suffixes)
    except (OSError, ValueError) as error:  # a text where a path should be: too long, or with a NUL in it
        raise ArticleError("is no path; give a file, a folder, a glob or -") from error


def _find(source: str, suffixes: Collection[str]) -> list[File]:
    path = Path(source)
    if path.is_dir():
        return _in_folder(path, suffixes)
    if source == STANDARD_INPUT or path.exists():
        return [File(source)]
    if glob.has_magic(source):
        return _matching(source)
    raise ArticleError("does not exist; check the path")


def _in_folder(folder: Path, suffixes: Collection[str]) -> list[File]:
    found = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in suffixes and path.is_file()]
    shown = [File(str(path)) for path in found if not _hidden(path.relative_to(folder))]
    if not shown:
        raise ArticleError(f"holds no article; newskg reads {', '.join(sorted(suffixes))}")
    return shown


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _matching(pattern: str) -> list[File]:
    paths = [path for path in sorted(glob.glob(pattern, recursive=True)) if Path(path).is_file()]  # noqa: PTH207 absolute
    if not paths:
        raise ArticleError("matches no file; check the pattern")
    return [File(path) for path in paths]
