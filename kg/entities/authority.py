"""Records of an authority file → which of them a name stands for, if it is one; and the last part of its IRI."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.entities.iris import digest, entity_slug
from kg.entities.names import FAMILIES, Family, Name, parse
from kg.entities.records import Record, read_records
from kg.model import Entity

Key = tuple[Family, str]  # a family and the key of a name in it
ANY: tuple[Family, ...] = ("person", "organization", "product", "place", "work", "topic")  # where the kind is not said


class Known(NamedTuple):
    """A record, and the last part of the IRI that its entity has in every graph."""

    record: Record
    slug: str


@dataclass(frozen=True, slots=True)
class Authority:
    """All records by the names that they go by."""

    named: Mapping[Key, tuple[Known, ...]] = field(default_factory=dict)

    def find(self, name: Name | None, family: Family) -> Known | None:
        """The one record of that name; None if there is none, or several."""
        found = self.rivals(name, family)
        return found[0] if len(found) == 1 else None

    def rivals(self, name: Name | None, family: Family) -> tuple[Known, ...]:
        """All records of that name among things of that family."""
        return self.named.get((family, name.key), ()) if name is not None else ()


NO_AUTHORITY = Authority()


def read_authority(path: str | os.PathLike[str]) -> Authority:
    """The records of a CSV, JSON Lines or RDF file by their names. Raises OntologyError that names file and line."""
    return authority_of(read_records(path))


def authority_of(records: Sequence[Record]) -> Authority:
    """Records by their names. A single word leads to a person only as the name of a record: a surname is of many."""
    named: dict[Key, dict[Known, None]] = defaultdict(dict)
    for known in map(Known, records, _slugs(records)):
        for key in _keys(known.record):
            named[key][known] = None
    return Authority({key: tuple(found) for key, found in named.items()})


def left_alone(entities: Iterable[Entity], authority: Authority) -> list[str]:
    """A line for each entity that may be several records of its name and kind, and so was given none."""
    found = ((entity, _rivals(entity, authority)) for entity in entities if not entity.same_as)
    return [
        f"{entity.name!r} ({entity.kind}) may be {' or '.join(f'<{one.record.iris[0]}>' for one in rivals)} "
        f"({', '.join(one.record.place for one in rivals)}) and was given no IRI; entities.toml can say which it is"
        for entity, rivals in found
        if len(rivals) > 1
    ]


def _rivals(entity: Entity, authority: Authority) -> tuple[Known, ...]:
    family = FAMILIES.get(entity.kind, "other")
    return authority.rivals(parse(entity.name, family), family)


def _keys(record: Record) -> Iterator[Key]:
    for family in (FAMILIES.get(record.kind, "other"),) if record.kind else ANY:
        for text in (record.name, *record.aliases):
            name = parse(text, family)
            if family != "person" or len(name.words) > 1 or text == record.name:
                yield family, name.key


def _slugs(records: Sequence[Record]) -> list[str]:
    """Each from the record's own name; where several have one name, with the kind or a hash of the IRI."""
    plain = [entity_slug(record.name) for record in records]
    kinds = Counter((slug, record.kind) for slug, record in zip(plain, records, strict=True))
    users = Counter(plain)
    return [
        slug
        if users[slug] == 1
        else f"{slug}-{record.kind}"
        if record.kind and kinds[slug, record.kind] == 1
        else f"{slug}-{digest(record.iris[0])[:6]}"
        for slug, record in zip(plain, records, strict=True)
    ]
