"""A proposal and the document → the claim that the document proves, or the reason why it does not.

The LLM only points: at words, a relation and two ends. Where the words stand, what the ends are, whether the words say
the relation in this direction, how sure the text is and who says so the offline layers tell, or there is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from kg.chat.settings import Words
from kg.extractors.ends import ends as ends_at
from kg.extractors.frames.claiming import claim as claimed
from kg.extractors.llm.advice import shifted
from kg.extractors.llm.cues import OTHERS, WORDS, joined, readings
from kg.extractors.llm.prompting import STATUSES
from kg.extractors.llm.proposals import Proposal
from kg.extractors.scene import End, Scene
from kg.language.document import Sentence
from kg.model import Claim, Kind, Mention
from kg.vocabulary import relation, relations

FORM = "it is not in the form asked for"
UNKNOWN = "its relation is none of the vocabulary"
NO_STATUS = "its status is none of the four"
QUOTE = "its quote is not in the sentences asked about"
ENDS = "an end is not in its quote, or no name stands for it"
KINDS = "the kinds of its ends do not fit the relation"
ONE = "its two ends are one"
INVENTED = "a sum, share, time, post or source that it gives is not in the article"
STATUS = "its status is not that of the sentence"

Span = tuple[int, int]


def prove(
    scene: Scene, proposal: Proposal, sentences: Sequence[Sentence], known: Sequence[Claim], words: Words = "known"
) -> Claim | str:
    """The claim; one of `known` if that is what is proposed; or why there is none. `words` as in `kg.LLM`."""
    if proposal.relation not in relations():
        return UNKNOWN
    if proposal.status not in STATUSES:
        return NO_STATUS
    quote = _located(scene, proposal.quote, sentences)
    if quote is None:
        return QUOTE
    if not all(_in_article(scene, words) for words in proposal.words.values()):
        return INVENTED
    pair = _pair(scene, proposal, quote)
    if isinstance(pair, str):
        return pair
    found = _same(scene, proposal.relation, pair, quote, known) or _read(scene, proposal.relation, pair, quote, words)
    if isinstance(found, str):
        return found
    return found if found.status == proposal.status else f"{STATUS}: {found.status}, not {proposal.status}"


def _read(scene: Scene, name: str, pair: tuple[Mention, End], quote: Span, words: Words) -> Claim | str:
    """The claim as the offline layers make it of the words that say the relation."""
    binding = readings(scene, relation(name), pair, quote)
    if binding in (WORDS, OTHERS) and words == "any":
        binding = joined(scene, relation(name), pair, quote) or binding
    if isinstance(binding, str):
        return binding
    made = claimed(scene, binding)
    return replace(made, witnesses=(f"llm:{binding.frame.name}",))


def _same(scene: Scene, name: str, pair: tuple[End, End], quote: Span, known: Sequence[Claim]) -> Claim | str | None:
    """The offline claim that says this, or something narrower, in this place; or that it says the reverse."""
    wanted = tuple(map(scene.key, pair))
    for claim in known:
        if claim.passage.start <= quote[0] < claim.passage.end and name in _implied(claim):
            ends = scene.key(claim.subject), scene.key(claim.object)
            if ends == wanted or (relation(name).symmetric and ends == wanted[::-1]):
                return claim
    return None


def _implied(claim: Claim) -> tuple[str, ...]:
    return claim.relation, *relation(claim.relation).wider


def _located(scene: Scene, quote: str, sentences: Sequence[Sentence]) -> Span | None:
    """Where the quote stands, word for word, in one of the sentences; runs of spaces make no difference."""
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    found = (pattern.search(scene.document.article.text, each.start, each.end) for each in sentences)
    return next((match.span() for match in found if match), None)


def _in_article(scene: Scene, words: str) -> bool:
    article = scene.document.article
    places = (article.text, article.headline, article.publisher, article.author)
    return any(_plain(words) in _plain(place) for place in places if place)


def _pair(scene: Scene, proposal: Proposal, quote: Span) -> tuple[Mention, End] | str:
    meaning = relation(proposal.relation)
    subject = _end(scene, proposal.subject, quote, meaning.domain)
    other = _end(scene, proposal.object, quote, meaning.range)
    if isinstance(subject, str) or isinstance(other, str):
        return subject if isinstance(subject, str) else str(other)
    if not isinstance(subject, Mention):
        return KINDS
    return ONE if scene.key(subject) == scene.key(other) else (subject, other)


def _end(scene: Scene, words: str, quote: Span, kinds: frozenset[Kind]) -> End | str:
    """What in the quote these words stand for, by its own words or by those of its chain, as the relation takes it."""
    fitting = (end for token in scene.document.between(*quote) for end in _ends_at(scene, token.i, kinds))
    inside = (end for end in fitting if quote[0] <= end.start and end.end <= quote[1] and _is_known(scene, end))
    found = next((end for end in inside if _plain(words) in _called(scene, end)), None)
    if found is not None:
        return found
    here = (m for m in scene.document.mentions if quote[0] <= m.start and m.end <= quote[1])
    return KINDS if any(_plain(words) in _called(scene, mention) for mention in here) else ENDS


def _ends_at(scene: Scene, head: int, kinds: frozenset[Kind]) -> list[End]:
    """Worked out once for a token, as for frames."""
    if (head, kinds) not in scene.known_ends:
        scene.known_ends[head, kinds] = ends_at(scene, head, kinds)
    return scene.known_ends[head, kinds]


def _is_known(scene: Scene, end: End) -> bool:
    """Whether there is a name for it, or it needs none."""
    return not isinstance(end, Mention) or end.form == "name" or end.chain in scene.named or end.kind == "topic"


def _called(scene: Scene, end: End) -> set[str]:
    return {_plain(text) for text in _names(scene, end) if text}


def _names(scene: Scene, end: End) -> Iterator[str]:
    yield end.text
    if isinstance(end, Mention) and end.form != "name" and end.chain in scene.named:
        yield end.name
        yield from (m.text for m in scene.document.mentions if m.chain == end.chain and m.form == "name")


def _plain(words: str) -> str:
    """Words as they are compared: spaces, typographic apostrophes and a leading article make no difference."""
    text = " ".join(words.replace("’", "'").split()).removesuffix("'s")
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else text


def flags(scene: Scene, proposal: Proposal, claim: Claim) -> Iterator[str]:
    """What the proposal says beyond what the claim was proved to have."""
    if claim.witnesses[0].endswith(".joined"):
        yield "word"
    if "source" in proposal.words and not _is_source(scene, proposal.words["source"], claim):
        yield "source"
    given = {"amount": claim.amount, "stake": claim.share, "time": claim.time, "role": claim.role}
    yield from (name for name, value in given.items() if name in proposal.words and value is None)


def _is_source(scene: Scene, words: str, claim: Claim) -> bool:
    sources = (*claim.attributed_to, *claim.via)
    return any(_plain(words) in (_plain(source.text), _plain(source.name)) for source in sources)


def weighed(claim: Claim, flagged: Sequence[str]) -> Claim:
    """A claim that an LLM proposed, as sure as one is of such claims."""
    found = [weight for flag, weight in (("source", "unconfirmed"), ("word", "unknown")) if flag in flagged]
    return replace(claim, confidence=reduce(shifted, ["alone", *found], claim.confidence))
