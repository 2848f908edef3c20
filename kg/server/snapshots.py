"""A store → a folder that processes read side by side; an update → the next folder, while the one before is read on."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from pyoxigraph import Store

KEPT = 2  # snapshots that stay: the newest, and the one that some may still read


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of snapshots, numbered as they are made."""

    folder: Path

    def add(self, store: Store) -> Path:
        """A snapshot of a store: hard links where it is on this disk, a copy where it is in memory."""
        target = self._next()
        try:
            store.backup(str(target))
        except RuntimeError:  # a store in memory has no backup
            copy = Store(str(target))
            copy.bulk_extend(store)
            copy.flush()
        return target

    def copy(self, snapshot: Path) -> Path:
        """The next snapshot, the same as this one so far, to be written to by one process."""
        return self.add(Store.read_only(str(snapshot)))

    def drop_old(self) -> None:
        """Remove what nobody reads any more."""
        for old in self._all()[:-KEPT]:
            shutil.rmtree(old, ignore_errors=True)

    def drop(self, snapshot: Path) -> None:
        """Remove a snapshot that came to nothing."""
        with suppress(OSError):
            shutil.rmtree(snapshot)

    def _all(self) -> Sequence[Path]:
        return sorted(self.folder.glob("snapshot-*"))

    def _next(self) -> Path:
        names = (self.folder / f"snapshot-{number:06d}" for number in count(1))
        newest = self._all()[-1:]
        return next(path for path in names if not newest or path > newest[0])
