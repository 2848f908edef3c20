"""Predications × frames → bindings: which filler is which end of which relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from kg.extractors.authorities import fining
from kg.extractors.context import (
    clauses_of,
    company_ahead,
    copula_of,
    mostly_of,
    only_company,
    purpose_of,
    speaking_of,
    then_of,
    told_of,
)
from kg.extractors.dealing import buyer_of, raiser_of, target_of
from kg.extractors.employers import employer_of
from kg.extractors.ends import ends as ends_at
from kg.extractors.frames.frame import ANY, Frame, Path_, Paths, PredicateKind, frames
from kg.extractors.holdings import held_by
from kg.extractors.nameless import group_at
from kg.extractors.places import nearest
from kg.extractors.scene import End, Scene
from kg.language.document import Predication
from kg.model import Kind, Mention

Needs = Mapping[Path_, frozenset[str]]
_SELF: Path_ = ("self",)
_NOUN = "noun"  # the step from a name to the noun before it
_CLAUSE = "clause"  # the step from a noun to the verbs whose theme it is in a clause of its own
_ANYTHING = frozenset({"*"})


class Binding(NamedTuple):
    """A frame that fits a predication, and one choice of its two ends."""

    frame: Frame
    predication: Predication
    subject: End
    object: End


class Unmet(NamedTuple):
    """A condition of a frame, by its key in the relation file, that a predication does not meet."""

    key: Literal["with", "without"]
    path: Path_
    lemmas: frozenset[str]


def bindings(scene: Scene) -> Iterator[Binding]:
    """Every binding of every frame, in text order."""
    for predication in scene.document.predications:
        for lemma in (predication.lemma, ANY):
            for frame in _likely(scene, predication, lemma):
                if fits(scene, frame, predication):
                    yield from bound(scene, frame, predication)


def _likely(scene: Scene, predication: Predication, lemma: str) -> Iterator[Frame]:
    """The frames of a lemma that find their word and their roles in a predication; most fail by these."""
    asking = _asking().get((predication.kind, lemma))
    if asking is None:
        return
    roles = frozenset(role.name for role in predication.roles)
    for number in sorted(asking.heard(scene, predication)):
        frame, asked = asking.frames[number]
        if not any(map(roles.isdisjoint, asked)):
            yield frame


class _Asking(NamedTuple):
    """The frames of one lemma, and by which word in which role each is found: few are where hundreds ask."""

    frames: tuple[tuple[Frame, tuple[frozenset[str], ...]], ...]  # with sets of roles, of each of which one must be
    wordless: frozenset[int]  # the numbers of those that ask for no word in a role
    by_word: Mapping[str, Mapping[str, frozenset[int]]]  # of the others: role → sign of what fills it → numbers

    def heard(self, scene: Scene, predication: Predication) -> frozenset[int]:
        """The numbers of the frames whose word stands in a predication, and of those that ask for none."""
        asked = ((self.by_word[role.name], role.head) for role in predication.roles if role.name in self.by_word)
        return self.wordless.union(*(said[sign] for said, head in asked for sign in said.keys() & scene.signs(head)))


@cache
def _asking() -> Mapping[tuple[PredicateKind, str], _Asking]:
    """The frames of each predicate."""
    return {key: _indexed(found) for key, found in frames().items()}


def _indexed(found: Sequence[Frame]) -> _Asking:
    wordless, by_word = set[int](), defaultdict[str, dict[str, frozenset[int]]](dict)
    for number, frame in enumerate(found):
        role, wanted = _word(frame)
        for sign in wanted:
            by_word[role][sign] = by_word[role].get(sign, frozenset()) | {number}
        if not wanted:
            wordless.add(number)
    return _Asking(tuple((frame, tuple(_asked(frame))) for frame in found), frozenset(wordless), dict(by_word))


def _word(frame: Frame) -> tuple[str, frozenset[str]]:
    """The role in which a frame asks for the fewest words, and these; no words where it asks for none."""
    asked = [(path[0], wanted) for path, wanted in (frame.needs or {}).items() if len(path) == 1]
    worded = [(role, wanted) for role, wanted in asked if role not in _BESIDE_ROLES and ANY not in wanted]
    return min(worded, key=lambda each: len(each[1]), default=("", frozenset()))


def _asked(frame: Frame) -> Iterator[frozenset[str]]:
    """For each end and condition the roles that lead to it, unless something else than a role does."""
    for paths in (frame.subject, frame.object, *((path,) for path in frame.needs or ())):
        firsts = frozenset(path[0] for path in paths)
        if firsts.isdisjoint(_BESIDE_ROLES):
            yield firsts


def narrowest(scene: Scene, found: Iterable[Binding]) -> list[Binding]:
    """The bindings without those that a narrower relation of the same two ends, in the same predication, implies."""
    every = list(found)
    implied = {(*_ends(scene, one), wider) for one in every for wider in one.frame.relation.wider}
    return [one for one in every if (*_ends(scene, one), one.frame.relation.name) not in implied]


def _ends(scene: Scene, one: Binding) -> tuple[int, object, object]:
    return one.predication.head, scene.key(one.subject), scene.key(one.object)


def fits(scene: Scene, frame: Frame, predication: Predication) -> bool:
    """Whether all that the frame asks for stands there, and nothing that it bars."""
    return next(unmet(scene, frame, predication), None) is None


def unmet(scene: Scene, frame: Frame, predication: Predication) -> Iterator[Unmet]:
    """The conditions of the frame that the predication does not meet."""
    for path, lemmas in (frame.needs or {}).items():
        if not _stands(scene, predication, path, lemmas):
            yield Unmet("with", path, lemmas)
    for path, lemmas in (frame.bars or {}).items():
        if _stands(scene, predication, path, lemmas):
            yield Unmet("without", path, lemmas)


def _stands(scene: Scene, predication: Predication, path: Path_, lemmas: frozenset[str]) -> bool:
    heads = follow(scene, predication, path)
    return any(meets(scene, head, lemmas) for head in heads)


def bound(scene: Scene, frame: Frame, predication: Predication) -> Iterator[Binding]:
    """The pairs of ends that a frame finds in a predication; of a symmetric relation each pair once."""
    if frame.before and predication.status == "Stated" and predication.tense is None:
        return
    subjects = ends(scene, predication, frame.subject, frame.relation.domain, frame.needs)
    apart = scene.key(subjects[0]) if len(subjects) == 1 else None
    objects = objects_of(scene, frame, predication, needs=frame.needs, apart=apart)
    mutual = _mutual(scene, frame, subjects, objects)
    seen: set[frozenset[object]] = set()
    for subject in subjects:
        for other in objects:
            pair = frozenset((scene.key(subject), scene.key(other)))
            if len(pair) == 2 and not pair <= mutual and not (frame.relation.symmetric and pair in seen):
                seen.add(pair)
                yield Binding(frame, predication, subject, other)


def _mutual(scene: Scene, frame: Frame, subjects: Iterable[End], objects: Iterable[End]) -> frozenset[object]:
    """What stands at either end and is nothing to each other: "Acme and Birch are some of their clients"."""
    if not set(frame.subject).isdisjoint(frame.object):
        return frozenset()
    return frozenset(map(scene.key, subjects)) & frozenset(map(scene.key, objects))


def objects_of(
    scene: Scene, frame: Frame, predication: Predication, *, needs: Needs | None = None, apart: object = None
) -> list[End]:
    """What a frame finds for its object; where no name stands there, the plurals that it takes: "supplies banks"."""
    named = ends(scene, predication, frame.object, frame.relation.range, needs, apart)
    named = nearest(scene.document, named) if "place" in frame.relation.domain else named
    if named or not frame.groups:
        return named
    heads = (head for path in frame.object for head in follow(scene, predication, path, needs))
    groups = (group_at(scene, head) for head in heads if meets(scene, head, frame.groups))
    return [group for group in groups if group is not None]


def ends(
    scene: Scene,
    predication: Predication,
    paths: Paths,
    kinds: frozenset[Kind],
    needs: Needs | None = None,
    apart: object = None,
) -> list[End]:
    """What stands at the first of these paths that leads to something of these kinds, other than the thing `apart`."""
    for path in paths:
        found = [end for head in follow(scene, predication, path, needs) for end in _ends_at(scene, head, kinds)]
        if path == _SELF:
            found = [end for end in found if not isinstance(end, Mention) or end.name]  # "the chief executive": who?
        found = [end for end in found if scene.key(end) != apart] if apart is not None else found
        if found:
            return [end for end in found if not any(_is_inside(end, other) for other in found)]
    return [] if paths == (_SELF,) else _listed(scene, predication, paths, kinds, needs)


def _listed(
    scene: Scene, predication: Predication, paths: Paths, kinds: frozenset[Kind], needs: Needs | None
) -> list[End]:
    """What is listed for a plural that names nobody: "three directors, including Ana Ruiz"."""
    heads = (head for path in paths for head in follow(scene, predication, path, needs))
    several = (head for head in heads if scene.token(head).tag == "NNS" and not scene.token(head).kind)
    return [end for head in several for i in scene.members(head) for end in _ends_at(scene, i, kinds)]


def _is_inside(end: End, other: End) -> bool:
    """Whether a topic is a word of another end: "VR" of "a VR headset firm", where the parser has the two apart."""
    if not isinstance(end, Mention) or not isinstance(other, Mention) or end.kind != "topic":
        return False
    return other.start <= end.start and end.end <= other.end and len(end.text) < len(other.text)


def _ends_at(scene: Scene, head: int, kinds: frozenset[Kind]) -> list[End]:
    """Worked out once for a token: many frames of one predicate ask for the same ends."""
    known = scene.known_ends
    if (head, kinds) not in known:
        known[head, kinds] = ends_at(scene, head, kinds)
    return known[head, kinds]


def follow(scene: Scene, predication: Predication, path: Path_, needs: Needs | None = None) -> list[int]:
    """The head tokens that a path leads to from a predication.

    A path of several steps goes only through, and to, what meets the conditions on its way: of "sales of $3m and a
    profit of $1m" a frame that needs a profit as theme reaches $1m alone, of "the Vireo rescue boats" Vireo alone.
    """
    if len(path) == 1:
        return list(dict.fromkeys(_step(scene, predication, path[0])))
    heads = list(_step(scene, predication, path[0]))
    for length, step in enumerate(path[1:], start=1):
        met = _meeting(scene, heads, path[:length], needs)
        heads = [after for head in met for after in _after(scene, head, step) if after != predication.head]
    return list(dict.fromkeys(_meeting(scene, heads, path, needs)))


def _meeting(scene: Scene, heads: list[int], path: Path_, needs: Needs | None) -> list[int]:
    """Those of the heads that a path leads to that meet the condition on it."""
    wanted = (needs or {}).get(path, _ANYTHING)
    return [head for head in heads if meets(scene, head, wanted)]


def _after(scene: Scene, head: int, step: str) -> Iterator[int]:
    """Where one more step of a path leads from a head.

    "noun" leads to what is said of it ("its unit, Birch" → unit), "clause" to what is done with it ("chips made by
    Birch" → made).
    """
    if step == _NOUN:
        yield from scene.titles.get(head, ())
    elif step == _CLAUSE:
        yield from clauses_of(scene, head)
    else:
        for place in scene.at(head):
            yield from _step(scene, place, step)


def meets(scene: Scene, head: int, wanted: frozenset[str]) -> bool:
    """Whether what stands at a token is one of the things that a condition names."""
    return "*" in wanted or not wanted.isdisjoint(scene.signs(head))


def _step(scene: Scene, predication: Predication, step: str) -> tuple[int, ...]:
    leads = _BESIDE_ROLES.get(step)
    return predication.fillers(step) if leads is None else leads(scene, predication)


_BESIDE_ROLES: Mapping[str, Callable[[Scene, Predication], tuple[int, ...]]] = {  # steps of a path that are no roles
    "self": lambda scene, place: (place.head,),
    "member": lambda scene, place: scene.members(place.head),
    "context": lambda scene, place: speaking_of(scene, place.head, [role.head for role in place.roles]),
    "then": lambda scene, place: then_of(scene, place.head),
    "told": lambda scene, place: told_of(scene, place.head, [role.head for role in place.roles]),
    "main": lambda scene, place: mostly_of(scene, place.head, [role.head for role in place.roles]),
    "employer": lambda scene, place: employer_of(scene, place),
    "target": lambda scene, place: target_of(scene, place.head),
    "held": held_by,
    "buyer": lambda scene, place: buyer_of(scene, place.head),
    "fining": fining,
    "raiser": lambda scene, place: raiser_of(scene, place.head),
    "copula": lambda scene, place: copula_of(scene, place.head),
    "purpose": lambda scene, place: purpose_of(scene, place.head),
    "ahead": lambda scene, place: company_ahead(scene, place.head),
    "nearby": lambda scene, place: only_company(scene, place.head),
}
