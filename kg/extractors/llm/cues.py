"""A relation and two ends in a quote → the predication and frame by which the words say it, or why they do not.

Offline, a frame must find both ends by grammar. Here an LLM may supply one that grammar lost, and only where nothing
else stands in its place: the subject of a verb further up ("… and, in a rare move, investing"), or what follows one of
the relation's own prepositions and was attached to another word.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.frames.frame import Frame, Paths, frames
from kg.extractors.frames.matching import Binding, fits
from kg.extractors.frames.matching import ends as ends_of
from kg.extractors.frames.paths import follow
from kg.extractors.scene import End, Scene
from kg.language.attribution import said_by
from kg.language.document import Predication, Token
from kg.model import Date, Mention, Money
from kg.vocabulary import Relation

WORDS = "no word of its quote says the relation"
TURNED = "the words say it the other way round"
OTHERS = "the words say it of something else"

_UPWARD = frozenset({"xcomp", "advcl", "acl", "relcl", "conj", "pcomp", "prep", "dep"})
_SUBJECTS = ("nsubj", "csubj")


def readings(scene: Scene, relation: Relation, pair: tuple[Mention, End], quote: tuple[int, int]) -> Binding | str:
    """The first binding that the words of the quote allow; else the reason that came nearest."""
    reasons = []
    for frame, predication in _saying(scene, relation, quote):
        reason = _reason(scene, frame, predication, pair)
        if not reason:
            return Binding(frame, predication, *pair)
        reasons.append(reason)
    return TURNED if TURNED in reasons else reasons[0] if reasons else WORDS


def joined(scene: Scene, relation: Relation, pair: tuple[Mention, End], quote: tuple[int, int]) -> Binding | None:
    """The binding of the first predication in the quote that both ends take part in, whatever its word says."""
    wanted = {scene.key(end) for end in pair}
    for token in scene.document.between(*quote):
        for place in scene.at(token.i):
            if wanted <= _participants(scene, place):
                frame = Frame(f"{relation.name}.joined", relation, place.kind, (place.lemma,), ((),), ((),))
                return Binding(frame, place, *pair)
    return None


def _participants(scene: Scene, predication: Predication) -> set[object]:
    heads = (role.head for role in predication.roles)
    values = (scene.document.mention(head) or scene.document.values.get(head) for head in heads)
    return {scene.key(each) for each in values if isinstance(each, Mention | Money | Date)}


def _saying(scene: Scene, relation: Relation, quote: tuple[int, int]) -> Iterator[tuple[Frame, Predication]]:
    """The predications in the quote with the frames of the relation whose conditions they meet."""
    for token in scene.document.between(*quote):
        for predication in scene.at(token.i):
            for frame in frames().get((predication.kind, predication.lemma), ()):
                if frame.relation == relation and fits(scene, frame, predication):
                    yield frame, predication


def _reason(scene: Scene, frame: Frame, predication: Predication, pair: tuple[Mention, End]) -> str:
    """Why a frame does not read these ends from a predication; "" if it does."""
    subject, other = pair
    domain, range_ = frame.relation.domain, frame.relation.range
    subjects = [scene.key(e) for e in ends_of(scene, predication, frame.subject, domain, frame.needs)]
    objects = [scene.key(e) for e in ends_of(scene, predication, frame.object, range_, frame.needs)]
    as_subject, as_object = scene.key(subject) in subjects, scene.key(other) in objects
    if not frame.relation.symmetric and (scene.key(subject) in objects or scene.key(other) in subjects):
        return TURNED
    if as_subject and (as_object or _may_be_object(scene, frame, predication, other)):
        return ""
    return "" if as_object and _may_be_subject(scene, frame, predication, subject) else OTHERS


def _may_be_subject(scene: Scene, frame: Frame, predication: Predication, end: Mention) -> bool:
    """Whether nothing stands as subject, and the end is the subject of a verb that this one hangs on."""
    if _is_taken(scene, frame.subject, predication) or "agent" not in _last_steps(frame.subject):
        return False
    said = said_by(scene.document, predication.head)
    if scene.leaves_out_who(predication) or any(_same(scene, each.source, end) for each in said):
        return False
    return any(_same(scene, scene.document.mention(i), end) for i in _subjects_above(scene, predication))


def _may_be_object(scene: Scene, frame: Frame, predication: Predication, end: End) -> bool:
    """Whether nothing stands as object, and the end follows one of its prepositions, with no verb in between."""
    if _is_taken(scene, frame.object, predication):
        return False
    token = next((t for t in scene.document.between(end.start, end.end)), None)
    if token is None or token.i < predication.head or token.dep != "pobj":
        return False
    between = scene.document.tokens[predication.head + 1 : token.i]
    return scene.token(token.head).lemma.lower() in _last_steps(frame.object) and not any(_is_verb(t) for t in between)


def _is_taken(scene: Scene, paths: Paths, predication: Predication) -> bool:
    """Whether something stands in a place, be it only a word that names nothing; sums and times take none."""
    heads = (head for path in paths for head in follow(scene, predication, path))
    return any(head not in scene.document.values for head in heads)


def _last_steps(paths: Paths) -> frozenset[str]:
    return frozenset(path[-1] for path in paths)


def _subjects_above(scene: Scene, predication: Predication) -> Iterator[int]:
    """The subjects of the verbs that a predicate hangs on; of a noun only where it is the verb's object."""
    token = scene.token(predication.head)
    if predication.kind == "noun":
        if token.dep != "dobj":
            return
        token = scene.token(token.head)
        yield from _own_subjects(scene, token)
    while token.dep in _UPWARD and token.head != token.i:
        token = scene.token(token.head)
        yield from _own_subjects(scene, token)


def _own_subjects(scene: Scene, token: Token) -> Iterator[int]:
    yield from (child for child in token.children if scene.token(child).dep in _SUBJECTS)


def _is_verb(token: Token) -> bool:
    return token.pos == "VERB"


def _same(scene: Scene, one: Mention | None, other: Mention) -> bool:
    return one is not None and scene.key(one) == scene.key(other)
