"""Noun → the company that a rival named without more is one of: "Acme cut its prices. Rival Birch Labs did, too." """

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.extractors.implicit.focus import in_focus, topic_of
from kg.extractors.scene import Scene
from kg.language.document import Predication

_OPPOSED = ("agent", "theme", "with", "against")  # "sold it to a rival" may be a rival of what was sold
WINDOW = 6  # sentences in which it may have been spoken of


def rivaled(scene: Scene, place: Predication) -> tuple[int, ...]:
    """The head token of the company in focus, where the article has a topic, else what most of four signs lead to.

    Nothing where they lead apart. They are the one spoken of last, the only one that the sentence names before, the
    first one of the article, and the one named most. On the labelled sentences that the rules are written on, the four
    together led to the right one 143 times and to a wrong one 27 times; the one spoken of last, by itself, 121 and 29
    times. (Counted before the rules below, and before there was a limit on how far back.)
    Whoever does something to a rival, or has it done by one, is the one meant ("Acme has bought rival Corvane"), and so
    is whoever follows on a phrase with it ("Unlike rivals Birch Labs and Corvane, Acme has").
    """
    apart = [*(role.head for role in place.roles), *scene.members(place.head)]
    others = frozenset(scene.chain(i) for i in apart) - {None}
    sure = _opposite(scene, place, others) or _after(scene, place.head, others)
    if sure:
        return sure
    if topic_of(scene, place.head, apart):  # an article about one company: the signs are for those that are not
        return tuple(i for i in in_focus(scene, place.head, apart) if _is_told(scene, i, place.head))
    before = [i for i in _before(scene, place.head) if scene.chain(i) not in others]
    signs = [*in_focus(scene, place.head, apart), *_alone(scene, place.head, before), *_leading(scene, before)]
    return _agreed(scene, [i for i in signs if _is_told(scene, i, place.head)])


def _opposite(scene: Scene, place: Predication, others: frozenset[int | None]) -> tuple[int, ...]:
    """The company at the other end of the verb that the rival is an end of."""
    ends = frozenset((place.head, *place.fillers("holder")))
    for verb in (verb for i in _verbs(scene, place.head) for verb in scene.at(i) if verb.kind == "verb"):
        roles = {role.name for role in verb.roles if role.head in ends and role.name in _OPPOSED}
        wanted = "theme" if "agent" in roles else "agent"
        found = [i for i in verb.fillers(wanted) if roles and scene.is_company(i) and scene.chain(i) not in others]
        if found:
            return (found[-1],)
    return ()


def _verbs(scene: Scene, head: int) -> Iterator[int]:
    """The tokens above a token, up to the root of its sentence."""
    token = scene.token(head)
    while token.head != token.i:
        token = scene.token(token.head)
        yield token.i


def _agreed(scene: Scene, signs: list[int]) -> tuple[int, ...]:
    counts = Counter(scene.chain(i) for i in signs)
    chain, number = counts.most_common(1)[0] if counts else (None, 0)
    return tuple(i for i in signs if scene.chain(i) == chain)[:1] if number > 1 or len(signs) == 1 else ()


def _is_told(scene: Scene, company: int, head: int) -> bool:
    """Whether the text leads from a company to the noun: a headline and a point of a list start anew."""
    here = scene.token(head).sentence
    block = scene.document.blocks[scene.document.sentences[here].block]
    return block.kind == "paragraph" or scene.token(company).sentence == here


def _before(scene: Scene, head: int) -> list[int]:
    """The companies named in the sentences up to the token."""
    first = scene.document.sentences[max(0, scene.token(head).sentence - WINDOW + 1)].first
    return [i for i in sorted(scene.document.heads) if first <= i < head and scene.is_company(i)]


def _alone(scene: Scene, head: int, before: Iterable[int]) -> tuple[int, ...]:
    here = [i for i in before if scene.token(i).sentence == scene.token(head).sentence]
    return (here[-1],) if scene.are_one(here) else ()


def _leading(scene: Scene, before: list[int]) -> Iterator[int]:
    """The first company of the article, while that is near, and the one named most."""
    counts = Counter(scene.chain(i) for i in before)
    if before and not any(scene.is_company(i) for i in scene.document.heads if i < before[0]):
        yield before[0]
    if counts:
        most = counts.most_common(1)[0][0]
        yield next(i for i in before if scene.chain(i) == most)


def _after(scene: Scene, head: int, others: frozenset[int | None]) -> tuple[int, ...]:
    """The subject of the clause before which a phrase with the noun stands: "Unlike rival Birch Labs, Acme has"."""
    token = scene.token(head)
    while token.dep in ("compound", "amod", "nmod", "appos", "conj", "pobj") and token.head != token.i:
        token = scene.token(token.head)
    verb = scene.token(token.head)
    if token.dep != "prep" or token.i > verb.i:
        return ()
    subjects = [i for i in verb.children if i > head and scene.token(i).dep in ("nsubj", "nsubjpass")]
    return tuple(i for i in subjects if scene.is_company(i) and scene.chain(i) not in others)[:1]
