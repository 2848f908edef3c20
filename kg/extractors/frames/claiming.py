"""Binding → Claim: status, source, amount, share, role and time, each from the layer that knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from kg.extractors.evidence import signs
from kg.extractors.frames.frame import Frame, Paths
from kg.extractors.frames.matching import Binding
from kg.extractors.frames.paths import follow
from kg.extractors.frames.roles import post
from kg.extractors.frames.speaking import speakers
from kg.extractors.frames.tensing import tense
from kg.extractors.implicit.dealing import deal_words
from kg.extractors.scene import Scene
from kg.language.document import Predication
from kg.model import Claim, Date, Money, Share, Status
from kg.vocabulary import words

_AT = ("in", "on", "during", "at", "by", "time", "of", "modifier", "after", "before", "for")
_BEHIND = 5  # tokens from a figure to the time behind it
_NEAR = 7  # tokens after a deal that may say what it is worth
_Value = TypeVar("_Value", Money, Share, Date)


def claim(scene: Scene, binding: Binding) -> Claim:
    """The claim that a binding makes."""
    frame, predication = binding.frame, binding.predication
    allowed = frame.relation.qualifiers
    sources, media = speakers(scene, binding)
    since, until = _spell(scene, binding)
    return Claim(
        relation=frame.relation.name,
        subject=binding.subject,  # type: ignore[arg-type]  # domains hold no values
        object=binding.object,
        passages=(scene.passage(predication.head),),
        status=_status(frame, predication),
        tense=tense(scene, binding, reported=bool(sources), spell=_is_past_spell(scene, predication, since, until)),
        attributed_to=sources,
        via=media,
        amount=_quantity(scene, binding, frame.amount, Money) if "amount" in allowed else None,
        share=_share(scene, binding) if "stake" in allowed else None,
        role=frame.says or _role(scene, predication, frame.role),
        topic=_words(scene, predication, frame.topic),
        round=_words(scene, predication, frame.round),
        time=_figure_time(scene, binding) if isinstance(binding.object, Money) else _time(scene, binding, *_AT),
        since=since,
        until=until,
        witnesses=(f"frames:{frame.name}",),
        signs=signs(scene, predication, (binding.subject, binding.object), frame.name),
    )


def _status(frame: Frame, predication: Predication) -> Status:
    """The status that the frame's words have of themselves (a bid is planned), unless the sentence weakens it.

    What the words take for done stays so: who agrees to settle a suit was sued.
    """
    if frame.before or frame.status == "Stated":
        return "Stated"
    return frame.status if frame.status and predication.status == "Stated" else predication.status


def _words(scene: Scene, predication: Predication, paths: Paths) -> str | None:
    for path in paths:
        for head in follow(scene, predication, path):
            if scene.token(head).kind != "date":  # "raised $5 million in February"
                return scene.label(head)
    return None


def _role(scene: Scene, predication: Predication, paths: Paths) -> str | None:
    """The first post that a path leads to, with what it is of: "head of exports"."""
    heads = (head for path in paths for head in follow(scene, predication, path))
    posts = (head for head in heads if scene.token(head).lemma not in words("jobs")["posts"]["none"])
    head = next((head for head in posts if scene.token(head).pos != "VERB"), None)  # "hired her to lead …"
    return None if head is None else post(scene, head)


def _quantity(scene: Scene, binding: Binding, paths: Paths, type_: type[_Value]) -> _Value | None:
    """The sum or share at the frame's own paths, else the first one within reach that is not itself an end."""
    heads = (head for path in paths for head in follow(scene, binding.predication, path))
    reach = heads if paths else _within_reach(scene, binding.predication, binding.frame)
    values = (scene.document.values.get(head) for head in reach if not _is_of_a_share(scene, head, binding.frame))
    return next((value for value in values if isinstance(value, type_) and value != binding.object), None)


def _share(scene: Scene, binding: Binding) -> Share | None:
    rest = _is_rest(scene, binding.predication)
    return None if rest else _quantity(scene, binding, binding.frame.stake, Share)


def _is_rest(scene: Scene, predication: Predication) -> bool:
    """Whether a share is the one that is not held: "the 37% that it does not already own"."""
    around = [scene.token(child) for child in scene.token(predication.head).children]
    denied = any(token.dep == "neg" for token in around)
    return denied and any(token.text.lower() in words("negations")["words"]["partly"] for token in around)


def _is_of_a_share(scene: Scene, head: int, frame: Frame) -> bool:
    """ "$12 a share" is not what a company is bought for."""
    is_price = head in scene.document.values and "<price>" in scene.signs(head)
    return is_price and frame.relation.name in deal_words("priced")


def _within_reach(scene: Scene, predication: Predication, frame: Frame) -> Iterator[int]:
    """The fillers of a predication, then those of the deals, stakes and prices among them ("in a deal worth $2bn")."""
    yield from (role.head for role in predication.roles)
    through, wholes = frozenset(words("quantities")["through"]), frame.relation.name in deal_words("wholes")
    if predication.kind == "noun" and wholes:
        yield from _valued(scene, predication.head, deal_words("valuing"))
    for role in predication.roles:
        if scene.token(role.head).lemma in through or role.head in scene.document.values:
            yield from (inner.head for place in scene.at(role.head) for inner in place.roles)
            yield from _valued(scene, role.head, deal_words("valuing") if wholes else deal_words("worth"))
    for verb in (predication.head, predication.light):
        if verb is not None:
            yield from (role.head for place in scene.at(verb) for role in place.roles)
            yield from _paid(scene, verb)
            if wholes:
                yield from _valuing(scene, verb)


def _valued(scene: Scene, deal: int, valuing: frozenset[str]) -> Iterator[int]:
    """What a deal is said to be worth: "in a deal valued at $5 million", "in a deal thought to be worth $5 million"."""
    last = scene.document.sentences[scene.token(deal).sentence].last
    near = range(deal + 1, min(deal + _NEAR, last))
    yield from (role.head for i in near for place in scene.at(i) if place.lemma in valuing for role in place.roles)


def _valuing(scene: Scene, verb: int) -> Iterator[int]:
    """What the price makes of the whole: "buy Acme for $12 a share, valuing it at $5 million"."""
    clauses = (i for i in scene.token(verb).children if scene.token(i).dep == "advcl" and i > verb)
    yield from (r.head for i in clauses for place in scene.at(i) if place.lemma == "value" for r in place.roles)


def _paid(scene: Scene, verb: int) -> Iterator[int]:
    """What is paid for what a verb says: "pays $5m to take a third", "spent $2bn buying Acme", "$5m to buy Acme"."""
    token = scene.token(verb)
    if token.dep not in ("xcomp", "advcl", "acl", "relcl"):
        return
    yield token.head
    paying = frozenset(words("quantities")["paying"])
    yield from (role.head for place in scene.at(token.head) if place.lemma in paying for role in place.roles)


def _spell(scene: Scene, binding: Binding) -> tuple[str | None, str | None]:
    """The first and last time of a state: "since 2015", "from 2002 to 2010", "between 2002 and 2010"."""
    since, until = _time(scene, binding, "since", "from"), _time(scene, binding, "until", "till", "through", "to")
    if since is None and until is None:
        match list(_times(scene, binding, "between")):
            case [since, until]:
                return since, until
    return since, until


def _is_past_spell(scene: Scene, predication: Predication, since: str | None, until: str | None) -> bool:
    """Whether it has both ends, or in the past a last one: "was based in Oslo until 2010"."""
    token = scene.token(predication.head)
    past = [token, *(scene.token(i) for i in token.children if scene.token(i).dep in ("aux", "auxpass"))]
    return until is not None and (since is not None or any(each.tag == "VBD" for each in past))


def _time(scene: Scene, binding: Binding, *names: str) -> str | None:
    return next(_times(scene, binding, *names), None)


def _figure_time(scene: Scene, binding: Binding) -> str | None:
    """The time right behind a figure, else that of the sentence, unless it is the earlier one: "to $3m from $2m"."""
    figure = next((i for i, value in scene.document.values.items() if value == binding.object), 0)
    behind = (i for i in range(figure + 1, figure + _BEHIND) if i in scene.document.values)
    at = next((i for i in behind if scene.token(i).sentence == scene.token(figure).sentence), None)
    date = None if at is None else scene.document.values[at]
    if at is not None and isinstance(date, Date) and scene.token(scene.token(at).head).lemma in _AT:
        return date.value
    of = [r.head for r in binding.predication.roles if r.name == "from"]
    earlier = any(scene.document.values.get(head) == binding.object for head in of)
    time = None if earlier else _time(scene, binding, *_AT)
    return None if time in _times_behind(scene, of) else time


def _times_behind(scene: Scene, figures: Sequence[int]) -> list[str]:
    """The times right behind sums, which are theirs alone: "worth $3m, down from $5m | in 2021"."""
    sums = (i for i in figures if isinstance(scene.document.values.get(i), Money))
    behind = (scene.document.values.get(j) for i in sums for j in range(i + 1, i + 3))
    return [date.value for date in behind if isinstance(date, Date)]


def _times(scene: Scene, binding: Binding, *names: str) -> Iterator[str]:
    heads: list[int] = []
    if binding.frame.says:  # "a profit for 2024 of $3 million": the figure's own time
        figures = [role.head for role in binding.predication.roles if role.name in ("agent", "theme")]
        heads += [r.head for i in figures for place in scene.at(i) for r in place.roles if r.name in names]
    heads += [role.head for role in binding.predication.roles if role.name in names]
    if binding.predication.light is not None:
        heads += [r.head for place in scene.at(binding.predication.light) for r in place.roles if r.name in names]
    dates = (scene.document.values.get(head) for head in heads)
    yield from (date.value for date in dates if isinstance(date, Date) and date != binding.object)
