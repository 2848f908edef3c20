"""What a graph is built with besides its articles → what its readings rest on, as one line that can be compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kg.building import made_by
from kg.chat import from_json
from kg.entities import DEFAULT_BASE, Wishes, check_base, decided
from kg.vocabulary import ontology_folder
from kg.workers import VERSION


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of `kg.build` that a graph keeps for its life. Both files about entities are read anew at each change."""

    base: str = DEFAULT_BASE
    entities: str | None = None
    authority: str | None = None
    reader: str = "full"
    weights: str | None = None
    llm: str | None = None  # a kg.LLM as `kg.chat.to_json` writes it, for the ledger

    def reading(self) -> dict[str, str | None]:
        """Those that `kg.read` takes."""
        return {"reader": self.reader, "weights": self.weights}


def checked(settings: Settings) -> Settings:
    """The same, its paths such that they lead to the same files from any folder.

    Raises QuestionError for a base that is no IRI, OntologyError for a file about entities that is wrong.
    """
    check_base(settings.base)
    wishes_of(settings)
    paths = {name: _located(getattr(settings, name)) for name in ("entities", "authority", "weights")}
    return replace(settings, **paths)  # type: ignore[arg-type]


def wishes_of(settings: Settings) -> Wishes:
    """What people decided of entities and what an authority knows of them, as the files have it now."""
    return decided(settings.entities, settings.authority)


def read_with(settings: Settings) -> str:
    """All that a reading rests on besides its article: versions, options, the ontology, the form it is kept in."""
    folders = {"ontology": ontology_folder(), **({"weights": Path(settings.weights)} if settings.weights else {})}
    digests = [f"{name} {_digest(folder)}" for name, folder in folders.items()]
    made = made_by(settings.reader, weights=settings.weights, llm=from_json(settings.llm))
    return ", ".join([made, *digests, f"values {VERSION.hex()}"])


def _located(path: str | None) -> str | None:
    return None if path is None else str(Path(path).resolve())


def _digest(folder: Path) -> str:
    """A hash of the names and contents of all files below a folder."""
    total = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0" + sha256(file.read_bytes()).digest())
    return total.hexdigest()[:12]
