"""Binding → who says the claim and to which medium: a speaker for what is said, nobody for what is told in passing.

In "Ana Ruiz said that Acme, the German maker of pumps that she joined in 2019, had bought Birch" she says that Acme has
bought Birch; what tells the reader who Acme is has the article's own voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extractors.frames.matching import Binding
from kg.extractors.scene import Scene
from kg.language.attribution import nobody, rebuts, said_by
from kg.language.document import ORGANIZATIONS, Predication, Token
from kg.language.factuality.nouns import is_definite
from kg.language.factuality.signs import signs
from kg.language.factuality.trees import effect_of, governing
from kg.language.pronouns import standing_group
from kg.model import Attribution, Mention, Money
from kg.vocabulary import words

_PREDICATES = frozenset({"attr", "acomp", "oprd", "ccomp", "xcomp", "ROOT", "advcl", "relcl"})
_SELVES = ("company", "organization")  # a ministry or a newspaper tells of others
_QUOTES = ("“", '"', "‘", "``")


def speakers(scene: Scene, binding: Binding) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Who says it, innermost first, and the media told."""
    if binding.frame.before:
        return (), ()  # "said it would sell its stake": that it has one is known
    said = [a for a in said_by(scene.document, binding.predication.head) if _is_said(scene, binding, a)]
    said = _rebutting(scene, binding, said) + _foreseen(scene, binding)
    sources = tuple(dict.fromkeys(_meant(scene, binding, a) for a in said if a.source is not None))
    if not sources and isinstance(binding.subject, Mention) and _is_own_forecast(scene, binding):
        sources = (binding.subject,)
    return sources, tuple(dict.fromkeys(a.via for a in said if a.via is not None and a.via not in sources))


def _rebutting(scene: Scene, binding: Binding, said: list[Attribution]) -> list[Attribution]:
    """What is denied from the denial outward: "Acme denied a report that it had been sold" is Acme's word."""
    if binding.predication.status != "Denied":
        return said
    first = next((i for i, each in enumerate(said) if rebuts(each, scene.document)), 0)
    return said[first:]


def _is_own_forecast(scene: Scene, binding: Binding) -> bool:
    """ "Acme cut its forecast to $5 million": what one foresees of oneself one has said, not what others expect."""
    token = scene.token(binding.predication.head)
    verbs = (token, scene.token(token.head))
    passive = any(scene.token(i).dep == "auxpass" for verb in verbs for i in verb.children)
    return binding.frame.status == "Possible" and isinstance(binding.object, Money) and not passive


def _foreseen(scene: Scene, binding: Binding) -> list[Attribution]:
    """ "Acme expects sales of $5 million": the forecast is Acme's."""
    token = scene.token(binding.predication.head)
    if token.lemma not in _passing("foreseeing"):
        return []
    return [a for a in scene.document.attributions if a.cue.start == token.start and a.source is not None]


def _meant(scene: Scene, binding: Binding, attribution: Attribution) -> Mention:
    """The source; for words that only take up who spoke before, that one; for an "it" of nothing known, nobody."""
    source = attribution.source
    assert source is not None  # its callers look
    meant = _closer(scene, attribution, source) or _nameless(scene, source) or _self(scene, binding, source) or source
    if meant.form != "pronoun" or meant.chain in scene.named:
        return meant
    return _called(scene, meant) or nobody(attribution.cue, scene.document)


def _called(scene: Scene, pronoun: Mention) -> Mention | None:
    """Whom a pronoun stands for, of those without a name: "Norway's oil regulator has opened an inquiry, it said"."""
    if pronoun.chain is None:
        return None
    same = (m for m in scene.document.mentions if m.chain == pronoun.chain and m.form == "noun")
    return next((m for m in same if m.kind in ("person", "source", *ORGANIZATIONS)), None)


def _closer(scene: Scene, attribution: Attribution, source: Mention) -> Mention | None:
    """ "Acme has fined Birch Labs, it said", "Acme has bought Birch Labs, the company said": the subject of that."""
    if source.text.lower() not in _self_words() or source.start < attribution.content[0].end:
        return None
    subject = _subject(scene, attribution)
    if subject is None or subject.chain == source.chain or subject.form == "pronoun":
        return None
    if source.form == "noun" and subject.kind not in _SELVES:
        return None
    known = subject.chain in scene.named or source.chain not in scene.named or subject.kind == "government"
    return subject if subject.kind in ORGANIZATIONS and known else None


def _self(scene: Scene, binding: Binding, source: Mention) -> Mention | None:
    """ "Sales hit $5 million, per the startup": who is told of, if the speaker has no name; "the companies" are two."""
    subject, about = binding.subject, source.form == "noun" and source.text.lower().startswith("the ")
    if not about or source.kind not in _SELVES or source.chain in scene.named or not isinstance(subject, Mention):
        return None
    if any(token.tag == "NNS" for token in _heads(scene, source)):
        return None
    fits = subject.kind in ORGANIZATIONS and subject.chain in scene.named
    return subject if fits and (subject.start < source.start or subject.form == "pronoun") else None


def _heads(scene: Scene, mention: Mention) -> list[Token]:
    """The tokens of a mention that hang on none of its others."""
    inside = scene.document.between(mention.start, mention.end)
    return [token for token in inside if not inside[0].i <= token.head <= inside[-1].i or token.head == token.i]


def _subject(scene: Scene, attribution: Attribution) -> Mention | None:
    """The subject of the clause that the content is."""
    for token in scene.document.between(attribution.content[0].start, attribution.content[-1].end):
        if token.dep in ("nsubj", "nsubjpass"):
            return scene.document.mention(token.i)
    return None


def _nameless(scene: Scene, source: Mention) -> Mention | None:
    """For "they", "the person", "one of the lawyers": the last such people said not to be named; a report is none."""
    before = [a.source for a in scene.document.attributions if a.source is not None and a.cue.start < source.start]
    unnamed = [each for each in before if each.form == "noun" and each.kind == "source" and not _takes_up(each)]
    unnamed = [each for each in unnamed if _papers().isdisjoint(t.lemma.lower() for t in _heads(scene, each))]
    if source.form == "pronoun" and standing_group(source.text) == "they" and unnamed:
        return unnamed[-1] if source.chain not in scene.named or unnamed[-1] is before[-1] else None
    if source.form == "pronoun" or not _takes_up(source):
        return None
    last = source.text.lower().split()[-1]
    return next((each for each in reversed(unnamed) if last in _again() or last in each.text.lower().split()), None)


def _takes_up(source: Mention) -> bool:
    """Whether a noun may say again who is not named: "the people", "one of the people", "the same person"."""
    first, *rest = source.text.lower().split()
    return first in ("the", "that", "those", "one", "both") and bool(rest) and (len(rest) < 3 or first == "one")


@cache
def _papers() -> frozenset[str]:
    return frozenset(words("reporting")["closing"]["papers"])


@cache
def _again() -> frozenset[str]:
    return frozenset(words("reporting")["nameless"]["words"])


def _is_said(scene: Scene, binding: Binding, attribution: Attribution) -> bool:
    predication, text = binding.predication, scene.document.article.text
    token = scene.token(predication.head)
    part = next(p for p in attribution.content if p.start <= token.start < p.end)
    if text.startswith(_QUOTES, part.start):
        return True  # in a speaker's own words all is the speaker's
    if _is_known_by(scene, binding):
        return False
    way = list(_way(scene, token, attribution))
    aside = any(_is_aside(scene, each, token) for each in way)
    if aside or _names(scene, predication, way) or _has(scene, binding, attribution):
        return False
    return not _is_judged(scene, predication, token)


def _is_known_by(scene: Scene, binding: Binding) -> bool:
    """ "Norway's Acme", "the Norwegian group": words that only tell which one is meant."""
    head = binding.predication.head
    own = scene.document.mention(head)
    beside = (role.head for role in binding.predication.roles if role.name in ("modifier", "possessor"))
    same = own is not None and scene.key(own) == scene.key(binding.subject)
    return same and any(scene.document.mention(i) == binding.object for i in beside)


def _way(scene: Scene, token: Token, attribution: Attribution) -> Iterator[Token]:
    """The tokens upward from one, as long as their governors are within what is said."""
    while token.head != token.i:
        above = scene.token(token.head)
        if not any(p.start <= above.start < p.end for p in attribution.content):
            return
        yield token
        token = above


def _is_aside(scene: Scene, token: Token, told: Token) -> bool:
    """Whether a clause or apposition only tells what a thing is, or when it was; what may or will be is news."""
    if any(scene.token(i).tag == "MD" for i in told.children):
        return False
    match token.dep:
        case "appos" | "amod":
            return token.pos != "VERB" or token.tag in ("VBN", "VBG")
        case "relcl":
            return scene.token(_first(scene, token) - 1).text == ","
        case "acl":
            return token.tag == "VBN" and not any(scene.token(i).dep in ("aux", "mark") for i in token.children)
        case "advcl":
            marks = (scene.token(i) for i in token.children if scene.token(i).dep in ("mark", "advmod"))
            return token.tag in ("VBD", "VBN") and any(mark.text.lower() in _passing("marks") for mark in marks)
    return False


def _first(scene: Scene, token: Token) -> int:
    first = token.i
    while (below := min((*scene.token(first).children, first))) < first:
        first = below
    return first


def _names(scene: Scene, predication: Predication, way: list[Token]) -> bool:
    """Whether a noun only names or describes: "the German maker", "its chief executive"; a happening is told."""
    if predication.kind == "verb" or not way or (predication.light is not None and not _is_known(scene, predication)):
        return False
    token = next((each for each in way if each.dep != "conj"), way[-1])
    if token.lemma in _passing("listed") and token.tag == "NNS" and not _is_known(scene, predication):
        return False  # "from three rivals, Acme, Corvane and Birch Labs"
    if predication.lemma in signs().nouns or token.lemma in _passing("told") or token.dep in _PREDICATES:
        return False
    governor = scene.token(token.head)
    return not (token.dep == "pobj" and governor.lemma == "as") and governor.lemma not in ("have", "among")


def _is_known(scene: Scene, predication: Predication) -> bool:
    """ "will close its plant in Ostrava": what the reader knows to be there."""
    return is_definite(scene.token(predication.head), scene.document.tokens)


def _is_judged(scene: Scene, predication: Predication, token: Token) -> bool:
    """ "Said it would challenge Acme's purchase of Birch": the deal is known, the challenge is news."""
    if predication.kind != "noun" or predication.light is not None or not is_definite(token, scene.document.tokens):
        return False
    if token.dep not in ("dobj", "nsubjpass", "pobj"):
        return False
    effect = effect_of(
        governing(scene.token(token.head), scene.document.tokens), "object", scene.document.tokens, signs()
    )
    return effect is not None and effect.affirmed == effect.negated == "Planned"


def _has(scene: Scene, binding: Binding, attribution: Attribution) -> bool:
    """ "Acme reported a profit of $5 million": it had one."""
    cue, token = attribution.cue, scene.token(binding.predication.head)
    governor = scene.token(token.head)
    same = attribution.source is not None and scene.key(attribution.source) == scene.key(binding.subject)
    return (
        same and token.dep in ("dobj", "conj") and governor.start == cue.start and governor.lemma in _passing("having")
    )


@cache
def _self_words() -> frozenset[str]:
    return frozenset(words("reporting")["own"]["selves"])


@cache
def _passing(name: str) -> frozenset[str]:
    return frozenset(words("reporting")["passing"][name])
