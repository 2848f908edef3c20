"""A question in plain words → which entities, relations and statuses it asks for, by their names; no guess beyond."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product

from kg.model import Assertion, Contents, Status
from kg.questions.asking.cues import Cue, End, cues, root
from kg.questions.finding import bearers, find, fold
from kg.vocabulary import relation, words

_WORD = re.compile(r"[\w&.-]*\w")
_OF = frozenset({"of", "in", "at", "for", "with"})
_OTHER: Mapping[End, End] = {"subject": "object", "object": "subject", "": ""}
_BE = frozenset({"is", "are", "was", "were", "been", "be"})


@dataclass(frozen=True, slots=True)
class Name:
    """An entity that a question names, and where in it."""

    iri: str  # "" until it is known which of several is meant
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of the question that speaks of a relation."""

    word: re.Match[str]
    cue: Cue


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for. Nothing given of a sort asks for all of that sort."""

    entities: tuple[str, ...] = ()  # IRIs
    relations: Mapping[str, End] = field(default_factory=dict)  # each with the end that the one entity must be, if any
    statuses: tuple[Status, ...] = ()
    unread: tuple[str, ...] = ()  # words that are understood as nothing

    @property
    def is_enough(self) -> bool:
        """Whether there is a relation to look for, or nothing is asked but what is known of entities, or is planned."""
        return bool(self.relations) or (bool(self.entities or self.statuses) and not self.unread)

    def claims(self, contents: Contents) -> Iterator[Assertion]:
        """The claims of a graph that are asked for."""
        return (claim for claim in contents.assertions if self._takes(claim))

    def _takes(self, claim: Assertion) -> bool:
        ends = (claim.subject, claim.object)
        if not all(entity in ends for entity in self.entities) or (self.statuses and claim.status not in self.statuses):
            return False
        implied = (claim.relation, *relation(claim.relation).wider)
        places = [self.relations[name] for name in implied if name in self.relations]
        meant = any(not end or getattr(claim, end) in self.entities for end in places)
        return meant or not self.relations


def understood(contents: Contents, text: str) -> Wanted:
    """What a question asks for.

    A name that several entities have is that of the one of which the graph says something that is asked for. Raises
    QuestionError where that may be several.
    """
    names = tuple(_names(contents, text))
    readings = [_wanted(text, chosen) for chosen in product(*(_bearers(contents, text, name) for name in names))]
    if len(readings) == 1:
        return readings[0]
    fitting = [wanted for wanted in readings if any(wanted.claims(contents))]
    if len(fitting) != 1:
        for name in names:
            find(contents, text[name.start : name.end])  # raises for the one that several have
    return fitting[0]


def telling(text: str) -> frozenset[str]:
    """The roots of the words of a question that narrow it."""
    return frozenset(root(word) for word in _WORD.findall(text.lower()) if word not in _generic())


def _bearers(contents: Contents, text: str, name: Name) -> list[Name]:
    return [replace(name, iri=iri) for iri in bearers(contents, text[name.start : name.end])]


def _wanted(text: str, names: tuple[Name, ...]) -> Wanted:
    left = [m for m in _WORD.finditer(text.lower()) if not any(n.start <= m.start() < n.end for n in names)]
    statuses = tuple(status for word in left if (status := _statuses().get(word[0])))
    rest = [word for word in left if word[0] not in _generic() and word[0] not in _statuses()]
    meant, saying = _relations([(word, root(word[0])) for word in rest])
    meant = _fitting(meant, {word[0] for word in left})
    return Wanted(
        tuple(dict.fromkeys(name.iri for name in names)),
        {name: _end(text, names, cue) if names[1:] == () else "" for name, cue in meant.items()},
        statuses,
        tuple(word[0] for word in rest if word not in saying),
    )


def _names(contents: Contents, text: str) -> Iterator[Name]:
    """The entities that the text names, the longest names first where they overlap, in the order of the text."""
    folded = text.replace("’", "'").casefold()
    called = {fold(name) for each in contents.entities.values() for name in (each.name, *each.aliases)}
    taken: list[tuple[int, int]] = []
    for name in sorted(called, key=lambda name: (-len(name), name)):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", folded) if name in folded else ():
            if not any(found.start() < end and start < found.end() for start, end in taken):
                taken.append(found.span())
    for start, end in sorted(taken):
        if any(letter.isupper() or letter.isdigit() for letter in text[start:end]):  # "who", "it" may be aliases
            yield Name("", start, end)


def _relations(rest: list[tuple[re.Match[str], str]]) -> tuple[dict[str, Spoken], list[re.Match[str]]]:
    """The relations that most of the words speak of, each with the word that does, and all those words."""
    spoken = {name: [Spoken(word, said[key]) for word, key in rest if key in said] for name, said in cues().items()}
    best = max((sum(each.cue.counts for each in found) for found in spoken.values()), default=0)
    meant = {n: found for n, found in spoken.items() if found and sum(each.cue.counts for each in found) == best}
    saying = [each.word for found in meant.values() for each in found]
    return {name: found[0] for name, found in meant.items()}, saying


def _fitting(meant: dict[str, Spoken], words: set[str]) -> dict[str, Spoken]:
    """Those relations whose answer can be what the question asks for: "when" a time, "who" none."""
    times = {name: each for name, each in meant.items() if "date" in relation(name).range}
    things = {name: each for name, each in meant.items() if not relation(name).range <= {"date", "money"}}
    asked = times if "when" in words else things if words & {"who", "whom", "whose"} else meant
    return asked or meant


def _end(text: str, names: tuple[Name, ...], spoken: Spoken) -> End:
    """Which end the one entity is: "Who bought X", "What did X buy", "Who was bought by X", "Who was X bought by".

    Nothing where both readings are open ("X's acquisitions", "Was X bought?").
    """
    if not names:
        return ""
    name, before, after = names[0], text[: names[0].start].lower().split(), text[names[0].end :].lower()
    if spoken.cue.of and (after.startswith(("'s", "’s")) or (before and before[-1] in _OF)):
        return spoken.cue.of
    by = bool(before) and before[-1] == "by"
    if spoken.word.start() < name.start:
        return spoken.cue.agent if by else _OTHER[spoken.cue.agent]
    if re.search(r"\bby( whom| who)?\W*$", after) or by:
        return _OTHER[spoken.cue.agent]
    return "" if _BE.intersection(before) else spoken.cue.agent


@cache
def _generic() -> frozenset[str]:
    return frozenset(words("asking")["generic"])


@cache
def _statuses() -> Mapping[str, Status]:
    return {word: status for status, found in words("asking")["statuses"].items() for word in found}
