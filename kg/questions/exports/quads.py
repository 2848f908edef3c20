"""Contents → a folder of N-Quads in parts, for loading in bulk: each by itself, in any order, more than once."""

from __future__ import annotations

import gzip
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Quad, RdfFormat

from kg.graph import serialized_quads, write, write_bytes
from kg.model import Contents

PARTS = "0123456789abcdef"


def save_nquads(contents: Contents, folder: Path) -> None:
    """part-0.nq.gz to part-f.nq.gz: all that is said of one thing is in one part, named by a hash of the thing's IRI.

    There are no blank nodes, so parts do not depend on each other, and loading one twice changes nothing. All parts are
    written, also empty ones: writing again leaves nothing of an older graph. The same graph gives the same bytes.
    """
    parts: dict[str, list[Quad]] = {name: [] for name in PARTS}
    for quad in write(contents):
        parts[sha256(str(quad.subject).encode()).hexdigest()[0]].append(quad)
    folder.mkdir(parents=True, exist_ok=True)
    for name, quads in parts.items():
        write_bytes(folder / f"part-{name}.nq.gz", gzip.compress(serialized_quads(quads, RdfFormat.N_QUADS), mtime=0))
