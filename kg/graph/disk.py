"""A store ⇄ a folder of generations: each save is a new one, and readers of an older one are not disturbed.

graph.kg/newest                 the name of the generation that counts, replaced in one step
graph.kg/generation-000002/     an Oxigraph database
graph.kg/generation-000001/     the one before, kept for whoever still reads it
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, Store

from kg.errors import GraphError


def save(quads: Iterable[Quad], folder: Path) -> None:
    """Add a generation that holds the quads, make it the newest, and drop all but the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()) and not (folder / "newest").exists() and not _generations(folder):
        raise GraphError(f"{folder}: a folder with other things in it; name one that is new, or end in .ttl for a file")
    number = max(map(_number, _generations(folder)), default=0) + 1
    before, target = _newest(folder), f"generation-{number:06d}"
    _fill(quads, folder / target)
    _point(folder, target)
    for other in _generations(folder):
        if other.name not in (before, target):
            shutil.rmtree(other, ignore_errors=True)


def load(folder: Path) -> Store:
    """The newest generation, read-only; also a plain Oxigraph database. Raises GraphError if the folder is neither."""
    database = folder / _newest(folder)
    if not (database / "CURRENT").is_file():  # RocksDB's own pointer: every database has one
        raise GraphError(f"{folder}: not a saved graph; give a file such as graph.ttl, or a folder that newskg saved")
    return Store.read_only(str(database))


def _fill(quads: Iterable[Quad], target: Path) -> None:
    database = Store(str(target))
    try:
        database.bulk_extend(quads)
        database.flush()
    except BaseException:
        del database
        shutil.rmtree(target, ignore_errors=True)
        raise


def _newest(folder: Path) -> str:
    """The name of the generation that counts; "" where there is none."""
    pointer = folder / "newest"
    return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else ""


def _point(folder: Path, name: str) -> None:
    draft = folder / f".newest.{os.getpid()}"
    draft.write_text(name + "\n", encoding="utf-8")
    draft.replace(folder / "newest")


def _generations(folder: Path) -> list[Path]:
    return [path for path in folder.glob("generation-*") if path.is_dir()]


def _number(generation: Path) -> int:
    digits = generation.name.rpartition("-")[2]
    return int(digits) if digits.isdecimal() else 0
