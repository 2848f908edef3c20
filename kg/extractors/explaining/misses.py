"""Predications × frames → near misses: each frame that makes no claim of a predication, with what stopped it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from kg.extractors import tables
from kg.extractors.explaining.explanation import NearMiss, Reason, Stop
from kg.extractors.frames.frame import ANY, Frame, Path_, Paths, frames
from kg.extractors.frames.matching import Binding, Unmet, bound, ends, goods_of, objects_of, unmet
from kg.extractors.frames.paths import Needs, follow, meets
from kg.extractors.scene import End, Scene
from kg.language.document import Predication
from kg.model import Kind

_REASONS: tuple[Reason, ...] = get_args(Reason)


def near_misses(scene: Scene, predications: Iterable[Predication]) -> tuple[NearMiss, ...]:
    """The frames of these predications' lemmas that make no claim; those that came closest first."""
    found = [miss for predication in predications for miss in _misses(scene, predication)]
    return tuple(sorted(found, key=_distance))


def _distance(miss: NearMiss) -> tuple[int, int]:
    return len(miss.stops), max(_REASONS.index(stop.reason) for stop in miss.stops)


def _misses(scene: Scene, predication: Predication) -> Iterator[NearMiss]:
    here = [frame for lemma in (predication.lemma, ANY) for frame in frames().get((predication.kind, lemma), ())]
    blocked = {frame.name: _stops(scene, frame, predication) for frame in here}
    fired = [one for frame in here if not blocked[frame.name] for one in bound(scene, frame, predication)]
    for frame in here:
        stops = blocked[frame.name] or _overtaken(scene, frame, fired) or _tabled(scene, predication)
        if stops:
            yield NearMiss(frame.name, predication.lemma, tuple(stops))


def _stops(scene: Scene, frame: Frame, predication: Predication) -> list[Stop]:
    """What of the predication keeps the frame from binding."""
    stops = [_condition(scene, predication, one) for one in unmet(scene, frame, predication)]
    needs = None if stops else frame.needs  # what an unmet condition already explains is not told twice
    meaning = frame.relation
    subjects = ends(scene, predication, frame.subject, meaning.domain, needs)
    subjects = subjects or goods_of(scene, frame, predication, frame.subject, meaning.domain)
    objects = objects_of(scene, frame, predication, needs=needs)
    stops += [] if subjects else [_no_end(scene, predication, "subject", frame.subject, meaning.domain, needs)]
    stops += [] if objects else [_no_end(scene, predication, "object", frame.object, meaning.range, needs)]
    if not stops and not any(True for _ in bound(scene, frame, predication)):
        stops.append(Stop("same", found=tuple(dict.fromkeys(named(end) for end in (*subjects, *objects)))))
    return stops


def _condition(scene: Scene, predication: Predication, one: Unmet) -> Stop:
    """An unmet `with` and all that stands at its path; a `without` and that of it which it bars."""
    heads, lemmas = follow(scene, predication, one.path), one.lemmas
    if one.key == "without":
        heads = [head for head in heads if meets(scene, head, lemmas)]
        lemmas = lemmas & {"*"}.union(*(scene.signs(head) for head in heads))
    return Stop(one.key, ".".join(one.path), tuple(sorted(lemmas)), tuple(described(scene, head) for head in heads))


def _no_end(
    scene: Scene, predication: Predication, place: str, paths: Paths, kinds: frozenset[Kind], needs: Needs | None
) -> Stop:
    heads = _led_to(scene, predication, paths, needs)
    if not heads:
        return Stop("empty", place, tuple(".".join(path) for path in paths))
    mentions = (scene.document.mention(head) for head in heads)
    reason: Reason = "nameless" if any(m is not None and m.kind in kinds for m in mentions) else "kind"
    return Stop(reason, place, tuple(sorted(kinds)), tuple(described(scene, head) for head in heads))


def _led_to(scene: Scene, predication: Predication, paths: Sequence[Path_], needs: Needs | None) -> list[int]:
    return list(dict.fromkeys(head for path in paths for head in follow(scene, predication, path, needs)))


def _overtaken(scene: Scene, frame: Frame, fired: Sequence[Binding]) -> list[Stop]:
    """The frames of narrower relations that say all that this one would have said."""
    own = [one for one in fired if one.frame is frame]
    others = [[other for other in fired if _says_more(scene, other, one)] for one in own]
    names = dict.fromkeys(other.frame.name for more in others for other in more)
    return [Stop("narrower", wanted=tuple(names))] if own and all(others) else []


def _says_more(scene: Scene, other: Binding, one: Binding) -> bool:
    same = all(scene.key(a) == scene.key(b) for a, b in ((one.subject, other.subject), (one.object, other.object)))
    return same and one.frame.relation.name in other.frame.relation.wider


def _tabled(scene: Scene, predication: Predication) -> list[Stop]:
    start = scene.passage(predication.head).start
    return [Stop("table")] if any(first <= start < last for first, last in tables.stretches(scene)) else []


def named(end: End) -> str:
    """An end by its full name, a value as it is written."""
    return getattr(end, "name", "") or end.text


def described(scene: Scene, head: int) -> str:
    """What stands at a token, with its kind: "Birch Labs (company)", "$2 million (money)", "offices (no name)"."""
    thing = scene.document.mention(head) or scene.document.values.get(head)
    return f"{thing.text} ({thing.kind})" if thing is not None else f"{filler(scene, head)} (no name)"


def filler(scene: Scene, head: int) -> str:
    """The words that fill a role: a mention, a value, a noun with what stands before it, else the one word."""
    thing = scene.document.mention(head) or scene.document.values.get(head)
    token = scene.token(head)
    words = thing.text if thing is not None else scene.label(head) if token.pos == "NOUN" else token.text
    return " ".join(words.split())
