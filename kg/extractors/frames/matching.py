"""Predications × frames → bindings: which filler is which end of which relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from kg.extractors.ends import ends as ends_at
from kg.extractors.ends import goods_at
from kg.extractors.ends.nameless import group_at
from kg.extractors.ends.places import nearest
from kg.extractors.frames.frame import ANY, Frame, Path_, Paths, PredicateKind, frames
from kg.extractors.frames.paths import BESIDE_ROLES, Needs, follow, meets
from kg.extractors.scene import End, Scene
from kg.language.document import Predication
from kg.model import Kind, Mention

_SELF: Path_ = ("self",)
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
    worded = [(role, wanted) for role, wanted in asked if role not in BESIDE_ROLES and ANY not in wanted]
    return min(worded, key=lambda each: len(each[1]), default=("", frozenset()))


def _asked(frame: Frame) -> Iterator[frozenset[str]]:
    """For each end and condition the roles that lead to it, unless something else than a role does."""
    for paths in (frame.subject, frame.object, *((path,) for path in frame.needs or ())):
        firsts = frozenset(path[0] for path in paths)
        if firsts.isdisjoint(BESIDE_ROLES):
            yield firsts


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
    subjects = subjects or goods_of(scene, frame, predication, frame.subject, frame.relation.domain)
    apart = scene.key(subjects[0]) if len(subjects) == 1 else None
    objects = objects_of(scene, frame, predication, needs=frame.needs, apart=apart)
    mutual = _mutual(scene, frame, subjects, objects)
    seen: set[frozenset[object]] = set()
    for subject in subjects:
        for other in objects:
            pair = frozenset((scene.key(subject), scene.key(other)))
            if frame.goods and _is_goods(subject) and _is_goods(other):
                continue  # "a lamp in a boot" is of no use to who asks what is built into what
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
    named = named or goods_of(scene, frame, predication, frame.object, frame.relation.range)
    named = nearest(scene.document, named) if "place" in frame.relation.domain else named
    if named or not frame.groups:
        return named
    heads = (head for path in frame.object for head in follow(scene, predication, path, needs))
    groups = (group_at(scene, head) for head in heads if meets(scene, head, frame.groups))
    return [group for group in groups if group is not None]


def goods_of(scene: Scene, frame: Frame, predication: Predication, paths: Paths, kinds: frozenset[Kind]) -> list[End]:
    """The goods without a name that a frame takes for a product."""
    asked = frame.goods if "product" in kinds else frozenset[str]()
    heads = (head for path in paths if asked for head in follow(scene, predication, path, frame.needs))
    goods = (goods_at(scene, head) for head in heads if meets(scene, head, asked))
    return [one for one in goods if one is not None]


def _is_goods(end: End) -> bool:
    """Whether an end is but a phrase for goods, and no thing that the article speaks of by a name."""
    return isinstance(end, Mention) and end.form == "noun" and end.chain is None


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
