"""A folder of weights → what scores pairs: an ONNX network, its word pieces, its relations."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.extractors.learned.candidates import TYPES
from kg.extractors.learned.pieces import Ints, Pieces
from kg.extractors.learned.ways import LINKS, Ways

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "weights"
NETWORK, PIECES, SETTINGS = "model.onnx", "tokenizer.json", "reader.json"


@dataclass(frozen=True)
class Weights:
    """A network with what belongs to it."""

    session: InferenceSession
    tokenizer: Tokenizer
    relations: tuple[str, ...]  # in the order of the network's outputs
    digest: str

    def likelihoods(self, made: Pieces, left: Ints, right: Ints, ways: Ways) -> NDArray[np.float32]:
        """How likely each relation of each pair of a sentence is: (pairs, relations), 0..1.

        One sentence at a time: the network's integers are scaled by what it is given, and a sentence shall be read
        the same whatever is read with it.
        """
        given = {"ids": made.ids[None], "first": made.first, "last": made.last, "types": made.types}
        (found,) = self.session.run(None, {**given, "left": left, "right": right, "ways": ways.astype(np.int64)})
        return np.asarray(found, dtype=np.float32)


def weights_folder(folder: str | None) -> Path:
    """The folder itself, by default that of the weights that come with newskg."""
    return SHIPPED if folder is None else Path(folder)


@lru_cache(maxsize=2)
def load_weights(folder: Path) -> Weights:
    """The weights of a folder, loaded once a process. Raises ModelError, naming what is missing or does not fit."""
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    made = digest(folder)
    settings = json.loads((folder / SETTINGS).read_text("utf-8"))
    if (settings["types"], settings.get("links")) != ([*TYPES], [*LINKS]):
        raise ModelError(f"{folder}: these weights were made for another version of newskg; train them again")
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same bytes, and one core for one article
    session = InferenceSession(folder / NETWORK, options, providers=["CPUExecutionProvider"])
    return Weights(
        session,
        Tokenizer.from_file(str(folder / PIECES)),
        tuple(settings["relations"]),
        made,
    )


@lru_cache(maxsize=2)
def digest(folder: Path) -> str:
    """A short digest of the files that claims are made by. Raises ModelError, naming the file, if one is missing."""
    total = hashlib.sha256()
    for name in (NETWORK, PIECES, SETTINGS):
        if not (folder / name).is_file():
            raise ModelError(f"{folder}: has no {name}; install newskg again, or name a folder of weights that has")
        total.update((folder / name).read_bytes())
    return total.hexdigest()[:12]
