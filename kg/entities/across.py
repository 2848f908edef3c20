"""Things that articles name, persons aside → those of different articles that are one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.entities.names import Family, Name, company_words, initials
from kg.entities.partition import Partition
from kg.entities.profiles import Profile

MANY = 3  # times as many articles, for a kind to be the usual one
SPELT = 3  # letters of an acronym that says enough
Key = tuple[Family, str]  # a family and the key of a name in it


def join_things(units: Sequence[Profile], partition: Partition) -> None:
    """Join organizations, products, places, works, topics and events by name, alias, acronym and short name."""
    things = [n for n, unit in enumerate(units) if unit.main is not None and unit.family not in ("person", "source")]
    called = _by_main_name(units, things)
    for same in called.values():
        partition.join(same, "same name", 0.97)
    _join_plurals(called, partition)
    _join_aliases(units, things, called, partition)
    _join_acronyms(units, things, called, partition)
    _join_short_names(units, called, partition)
    _join_products(units, called, partition)
    _join_unknown_kinds(called, partition)
    _join_mistaken_kinds(units, partition)


def _by_main_name(units: Sequence[Profile], things: Iterable[int]) -> dict[Key, list[int]]:
    called: dict[Key, list[int]] = defaultdict(list)
    for n in things:
        called[units[n].family, main(units[n]).key].append(n)
    return called


def main(unit: Profile) -> Name:
    """The fullest name of a thing that has one."""
    name = unit.main
    assert name is not None, unit.phrase
    return name


def _join_plurals(called: Mapping[Key, Sequence[int]], partition: Partition) -> None:
    """A350s and A350, Acme Motors and Acme Motor."""
    for (family, key), members in called.items():
        single = called.get((family, key.removesuffix("s")))
        if family in ("product", "organization", "topic") and len(key) > 4 and key.endswith("s") and single:
            partition.join([*members, *single], "plural", 0.9)


def _join_aliases(
    units: Sequence[Profile], things: Sequence[int], called: Mapping[Key, Sequence[int]], partition: Partition
) -> None:
    """A name that articles use for a thing beside its main name leads to it where it stands alone.

    Not if more articles tell the two names apart than use them for one thing, nor if it leads to several things.
    """
    attested: dict[Key, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for n in things:
        full = main(units[n])
        for name in units[n].names:
            if name.key != full.key and (units[n].family, name.key) in called:
                attested[units[n].family, name.key][full.key] += 1 + _is_part_of(name, full)
    for (family, alias), mains in sorted(attested.items()):
        alone = called[family, alias]
        fulls = [
            called[family, key][0]
            for key, times in mains.items()
            if times > 1 + _articles_of_both(units, alone, called[family, key])
        ]
        if fulls:
            partition.join_if_one(alone[0], fulls, "one article uses both", 0.9)


def _articles_of_both(units: Sequence[Profile], left: Sequence[int], right: Sequence[int]) -> int:
    return len({units[n].article for n in left} & {units[n].article for n in right})


def _is_part_of(short: Name, full: Name) -> bool:
    """Whether it is made of the first or last words of the full name, or of its initials."""
    size = len(short.words)
    return short.words in (full.words[:size], full.words[-size:]) or short.key in initials(full)


def _join_acronyms(
    units: Sequence[Profile], things: Sequence[int], called: Mapping[Key, Sequence[int]], partition: Partition
) -> None:
    """An acronym of three letters or more that stands alone leads to the one name that it can be the initials of."""
    spelt: dict[Key, list[int]] = defaultdict(list)
    for n in things:
        for acronym in initials(main(units[n])):
            spelt[units[n].family, acronym].append(n)
    for (family, key), members in called.items():
        fulls = spelt.get((family, key))
        if fulls and len(key) >= SPELT and main(units[members[0]]).is_acronym:
            partition.join_if_one(members[0], fulls, "acronym", 0.85)


def _join_short_names(units: Sequence[Profile], called: Mapping[Key, Sequence[int]], partition: Partition) -> None:
    """ "Delmar" leads to "Delmar Airlines" if that is the only Delmar and no article tells the two apart."""
    longer: dict[Key, list[int]] = defaultdict(list)
    for (family, key), members in called.items():
        first = stem(main(units[members[0]]))
        if family == "organization" and first != key:
            longer[family, first].append(members[0])
    for short, fulls in longer.items():
        alone = called.get(short, ())
        apart = any(_articles_of_both(units, alone, called["organization", main(units[n]).key]) for n in fulls)
        if alone and not apart:
            partition.join_if_one(alone[0], fulls, "short name", 0.8)


def stem(name: Name) -> str:
    """The key of a company's name without the words that say what business it is in."""
    words = list(name.words)
    while len(words) > 1 and words[-1] in company_words():
        words.pop()
    return "".join(words)


def _join_products(units: Sequence[Profile], called: Mapping[Key, Sequence[int]], partition: Partition) -> None:
    """ "Acme Rocket 7" and "Rocket 7" are one product, where Acme is an organization that articles name."""
    for (family, _), members in called.items():
        words = main(units[members[0]]).words
        if family == "product" and len(words) > 1 and ("organization", words[0]) in called:
            rest = called.get((family, "".join(words[1:])))
            if rest:
                partition.join([members[0], rest[0]], "maker named before it", 0.9)


def _join_unknown_kinds(called: Mapping[Key, Sequence[int]], partition: Partition) -> None:
    """A thing of unknown kind is what else goes by its name, if that is one thing."""
    for (family, key), members in called.items():
        if family == "other":
            others = [
                called[other, key][0]
                for other in ("organization", "product", "place", "work")
                if (other, key) in called
            ]
            if others:
                partition.join_if_one(members[0], others, "same name", 0.9)


def _join_mistaken_kinds(units: Sequence[Profile], partition: Partition) -> None:
    """What one article takes for another kind of thing than many do is what they mean, if none has both kinds.

    Not so a person whom the article calls he or she, or gives a first name or title: that is a namesake.
    """
    kinds: dict[str, dict[Family, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, unit in enumerate(units):
        if unit.main is not None and unit.family != "other":
            kinds[unit.main.key][unit.family].append(n)
    for families in kinds.values():
        usual = max(families, key=lambda family: (len(families[family]), family))
        for members in families.values():
            rare = MANY * len(members) <= len(families[usual])
            together = _articles_of_both(units, members, families[usual])
            if rare and not together and not any(units[n].surely_person for n in members):
                partition.join([families[usual][0], *members], "kind as in most articles", 0.75)
