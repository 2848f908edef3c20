"""ontology/relations/*.toml → frames: which predications mean which relation, and which role is which end of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from kg.errors import OntologyError
from kg.model import Status, Tense
from kg.vocabulary import Relation, ontology_folder, read_toml, relation, words

PredicateKind = Literal["verb", "noun", "adjective"]
Path_ = tuple[str, ...]  # "theme.in" → ("theme", "in"): the "in" of the noun that fills the theme
Paths = tuple[Path_, ...]  # alternatives; the first that leads to something fitting counts
ANY = "*"  # the lemma of a frame that fits every predicate of its kind
PREDICATES: tuple[PredicateKind, ...] = ("verb", "noun", "adjective")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a relation."""

    name: str  # "investsIn.2": the relation and the frame's place in its file
    relation: Relation
    predicate: PredicateKind
    lemmas: tuple[str, ...]
    subject: Paths
    object: Paths
    amount: Paths = ()
    stake: Paths = ()
    role: Paths = ()
    topic: Paths = ()
    round: Paths = ()
    time: Paths = ()
    needs: Mapping[Path_, frozenset[str]] | None = None  # path → the lemmas one of which must stand there
    bars: Mapping[Path_, frozenset[str]] | None = None  # path → the lemmas none of which may ("*": nothing may)
    groups: frozenset[str] = frozenset()  # plurals that its object may be although they name nobody ("hospitals")
    goods: frozenset[str] = frozenset()  # what a product among its ends may be although it has no name ("disc brakes")
    says: str | None = None  # the role that the words themselves state ("revenue", "chair")
    status: Status | None = None  # a status that the words impose
    tense: Tense | None = None
    before: bool = (
        False  # the state before what the words say, which holds while that is not done ("may sell its stake")
    )


@dataclass(frozen=True, slots=True)
class RelationFile:
    """All that one file says of how a relation is said."""

    path: Path
    frames: tuple[Frame, ...]
    examples: tuple[Mapping[str, Any], ...]
    nevers: tuple[Mapping[str, Any], ...]
    columns: tuple[str, ...] = ()  # headings of table columns, in lower case, that stand for the relation
    subject_columns: tuple[str, ...] = ()  # headings of columns that hold its subject, the row being its object


_ENDS = ("subject", "object", "amount", "stake", "role", "topic", "round", "time")
_KEYS = ("with", "without", "groups", "goods", "says", "status", "tense", "before")
_FRAME_KEYS = frozenset({*PREDICATES, *_ENDS, *_KEYS})
_FILE_KEYS = frozenset({"relation", "words", "columns", "subject_columns", "frame", "example", "never"})


@cache
def relation_files() -> tuple[RelationFile, ...]:
    """Every relation file, by name. Raises OntologyError, naming the file and the key, for one that is wrong."""
    return tuple(load_relation_file(path) for path in sorted((ontology_folder() / "relations").glob("*.toml")))


@cache
def frames() -> Mapping[tuple[PredicateKind, str], tuple[Frame, ...]]:
    """All frames by predicate kind and lemma."""
    found: dict[tuple[PredicateKind, str], list[Frame]] = defaultdict(list)
    for file in relation_files():
        for frame in file.frames:
            for lemma in frame.lemmas:
                found[frame.predicate, lemma].append(frame)
    return {key: tuple(values) for key, values in found.items()}


def load_relation_file(path: Path) -> RelationFile:
    """One relation file, checked."""
    table = read_toml(path)
    _known(path, "file", table, _FILE_KEYS)
    meaning = relation(_text(path, table, "relation"))
    lists = table.get("words", {})
    made = [_frame(path, meaning, number, raw, lists) for number, raw in enumerate(table.get("frame", []), start=1)]
    examples, nevers = (tuple(table.get(key, [])) for key in ("example", "never"))
    headings = (tuple(table.get(key, [])) for key in ("columns", "subject_columns"))
    return RelationFile(path, tuple(made), examples, nevers, *headings)


def _frame(path: Path, meaning: Relation, number: int, raw: Mapping[str, Any], lists: Mapping[str, list[str]]) -> Frame:
    _known(path, f"frame {number}", raw, _FRAME_KEYS)
    predicates = [kind for kind in PREDICATES if kind in raw]
    if len(predicates) != 1 or "subject" not in raw or "object" not in raw:
        raise OntologyError(f"{path}: frame {number} needs subject, object and one of {', '.join(PREDICATES)}")
    paths = {key: tuple(tuple(role.split(".")) for role in _list(raw.get(key, []))) for key in _ENDS}
    return Frame(
        name=f"{meaning.name}.{number}",
        relation=meaning,
        predicate=predicates[0],
        lemmas=_lemmas(path, raw[predicates[0]], lists),
        needs=_conditions(path, raw.get("with", {}), lists),
        bars=_conditions(path, raw.get("without", {}), lists),
        subject=paths["subject"],
        object=paths["object"],
        amount=paths["amount"],
        stake=paths["stake"],
        role=paths["role"],
        topic=paths["topic"],
        round=paths["round"],
        time=paths["time"],
        groups=frozenset(_lemmas(path, raw.get("groups", []), lists)),
        goods=frozenset(_lemmas(path, raw.get("goods", []), lists)),
        says=raw.get("says"),
        status=raw.get("status"),
        tense=raw.get("tense"),
        before=raw.get("before", False),
    )


def _conditions(path: Path, raw: Mapping[str, Any], lists: Mapping[str, list[str]]) -> Mapping[Path_, frozenset[str]]:
    return {tuple(role.split(".")): frozenset(_lemmas(path, value, lists)) for role, value in raw.items()}


def _lemmas(path: Path, value: Any, lists: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The lemmas of a list, in which "@buy" is the file's list [words] buy, "@@jobs.chief" that of words/jobs.toml."""
    found: list[str] = []
    for word in _list(value):
        if word.startswith("@@"):
            found += _shared(path, word[2:])
        elif word.startswith("@"):
            if word[1:] not in lists:
                raise OntologyError(f"{path}: no list {word[1:]!r} under [words], only {', '.join(lists)}")
            found += _lemmas(path, lists[word[1:]], lists)
        else:
            found.append(word)
    return tuple(found)


def _shared(path: Path, name: str) -> list[str]:
    """The list of ontology/words/ that the name leads to: "jobs.chief", or "role_nouns.organization.list"."""
    file, *keys = name.split(".")
    found: Any = words(file)
    for key in keys:
        if key not in found:
            raise OntologyError(f"{path}: no list {key!r} in ontology/words/{file}.toml, only {', '.join(found)}")
        found = found[key]
    return _list(found)


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _text(path: Path, table: Mapping[str, Any], key: str) -> str:
    if not isinstance(table.get(key), str):
        raise OntologyError(f'{path}: {key} = "…" is missing')
    return str(table[key])


def _known(path: Path, where: str, table: Mapping[str, Any], keys: frozenset[str]) -> None:
    unknown = sorted(set(table) - keys)
    if unknown:
        raise OntologyError(f"{path}: {where} has the unknown key {unknown[0]!r}; known are {', '.join(sorted(keys))}")
