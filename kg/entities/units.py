"""Mentions → units: what one article says of one thing, with the names it uses for it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.entities.called import may_be_called
from kg.entities.hints import NO_HINTS, Hints, likely_kinds, votes_of
from kg.entities.names import FAMILIES, Family, Name, bracketed, is_generic, parse
from kg.entities.phrases import NO_OWNERS, Owners, is_bare, owners_of, phrase_of
from kg.entities.wishes import Tag, Wishes
from kg.model import Kind, Mention

Place = tuple[str, int, int, str]  # article, start, end, text


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing in one article."""

    article: str
    kind: Kind
    family: Family
    names: Mapping[Name, int]  # how often each name is used; empty for a thing without a name
    main: Name | None  # the fullest of its names of now: most words, then most used
    phrase: str  # what stands for it where it has no name
    mentions: tuple[Mention, ...]  # in the order of the text
    linked: bool  # whether the reader has already decided which mentions belong together
    acronyms: frozenset[str] = frozenset()  # short names given in brackets: "Acme Motors (AM)"

    @property
    def shown(self) -> str:
        """The name it goes by in this article."""
        return self.main.text if self.main is not None else self.phrase


def units_of(mentions: Iterable[Mention], hints: Hints = NO_HINTS) -> list[Unit]:
    """One unit a chain, or a mention where there is no chain; in the order of articles and texts.

    A chain of names that are wished to be different things becomes several units; what has no such name stays with
    the first of them. A chain of a person that took in a name of something else becomes two.
    """
    together: dict[Hashable, list[Mention]] = {}
    tagged: dict[Hashable, frozenset[Tag]] = {}
    ordered = sorted(mentions, key=place)
    owners = owners_of(ordered)
    for mention in ordered:
        own = ("chain", mention.chain) if mention.chain is not None else (mention.start, mention.end, mention.text)
        tags = hints.wishes.tags([mention.text]) or tagged.get((mention.article, own), frozenset())
        tagged.setdefault((mention.article, own), tags)
        together.setdefault((mention.article, own, tags), []).append(mention)
    units = (unit_of(members, hints, owners) for members in together.values())
    return [part for unit in units for part in _without_strangers(unit)]


def _without_strangers(unit: Unit) -> list[Unit]:
    """The person, and apart from it the names in its chain that cannot be names of that person."""
    main = unit.main
    if unit.family != "person" or main is None or len(unit.names) == 1 or len(main.words) == 1:
        return [unit]
    strange = {name: times for name, times in unit.names.items() if not may_be_called(main, name)}
    theirs = tuple(mention for mention in unit.mentions if parse(mention.text, "person") in strange)
    if not theirs:
        return [unit]
    own = tuple(mention for mention in unit.mentions if mention not in theirs)
    names = {name: times for name, times in unit.names.items() if name not in strange}
    stranger = replace(unit, kind="other", family="other", names=strange, main=_fullest(strange), mentions=theirs)
    return [replace(unit, names=names, mentions=own), stranger]


def unit_of(members: Sequence[Mention], hints: Hints = NO_HINTS, owners: Owners = NO_OWNERS) -> Unit:
    """The unit of mentions that belong together."""
    kind = _kind(members, hints)
    family = FAMILIES.get(kind, "other")
    names = _names(members, family, hints.wishes)
    return Unit(
        article=members[0].article,
        kind=kind,
        family=family,
        names=names,
        main=_fullest(_of_now(names, members[0].name, family)),
        phrase=phrase_of(members, owners),
        mentions=tuple(members),
        linked=members[0].chain is not None,
        acronyms=frozenset(parse(short).key for mention in members if (short := bracketed(mention.text))),
    )


def _kind(members: Sequence[Mention], hints: Hints) -> Kind:
    """The likeliest kind; what is only named for its sort ("sells software") is a topic, where claims allow one."""
    asked = [kinds for mention in members for kinds in hints.asked.get(mention, ())]
    is_topic = bool(asked) and all(map(is_bare, members)) and all("topic" in kinds for kinds in asked)
    return "topic" if is_topic else likely_kinds(*votes_of(members, hints))[0]


def _fullest(names: Mapping[Name, int]) -> Name | None:
    """The name of most words, then the most used."""
    return max(names, key=lambda name: (len(name.words), names[name], name.text), default=None)


def _of_now(names: Mapping[Name, int], called: str, family: Family) -> Mapping[Name, int]:
    """Of an organization the names that share a word with what the reader calls it, which has no old name for it."""
    words = frozenset(parse(called, family).words) if family == "organization" else frozenset()
    return {name: times for name, times in names.items() if not words.isdisjoint(name.words)} or names


def _names(members: Sequence[Mention], family: Family, wishes: Wishes) -> dict[Name, int]:
    """How often each name is used, and the fullest name that the reader knows, unless it is wished to be another's."""
    texts = counted(mention.text for mention in members if mention.form == "name" or family == "topic")
    if family == "source" or not texts:
        return {}
    tags = wishes.tags(texts)
    known = () if family == "topic" else members  # what a topic is called is in the text, by words that matter
    fullest = {mention.name for mention in known if mention.name} - texts.keys()
    texts |= {name: 1 for name in fullest if wishes.tags([name]) <= tags}
    names: dict[Name, int] = {}
    for text, times in sorted(texts.items()):
        for name in _called(text, family):
            names[name] = names.get(name, 0) + times
    return names


def counted(texts: Iterable[str]) -> dict[str, int]:
    """How often each text comes; a Counter takes ten times as long for the one or two that most units have."""
    found: dict[str, int] = {}
    for text in texts:
        found[text] = found.get(text, 0) + 1
    return found


def _called(text: str, family: Family) -> list[Name]:
    """The name in a text, if it is one; of a place in a larger one ("Acmeville, Ohio"), also the place by itself."""
    alone, comma, _ = text.partition(", ")
    names = [parse(text, family), *([parse(alone, family)] if comma and family == "place" else [])]
    return [name for name in names if family != "organization" or not is_generic(name)]


def place(mention: Mention) -> Place:
    """The order of mentions: by article, then by where they stand."""
    return mention.article, mention.start, mention.end, mention.text
