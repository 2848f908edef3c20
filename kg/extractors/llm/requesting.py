"""Document and offline claims → the questions that are worth asking an LLM, some sentences in each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from kg.chat import Request
from kg.chat.settings import Mode
from kg.extractors.llm.advice import advice
from kg.extractors.llm.prompting import claims_schema, instructions, verdicts_schema
from kg.extractors.scene import Scene
from kg.language.document import Sentence
from kg.model import Claim, Date, Mention, Money

_Item = TypeVar("_Item", Sentence, Claim)
PROSE = ("paragraph", "headline", "bullet")  # tables are read by those who know their columns


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question to an LLM, with the sentences that it may speak of and, where it judges, the claims, by number."""

    request: Request
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...] = ()


def inquiries(scene: Scene, claims: Sequence[Claim], mode: Mode) -> tuple[Inquiry, ...]:
    """All that is worth asking of a document, in text order."""
    if mode == "judge":
        return tuple(_judging(scene, part) for part in _parts(claims))
    prose = (each for each in scene.document.sentences if scene.document.blocks[each.block].kind in PROSE)
    chosen = [each for each in prose if mode == "full" or _is_doubtful(scene, each, claims)]
    return tuple(_proposing(scene, part) for part in _parts(chosen))


def _is_doubtful(scene: Scene, sentence: Sentence, claims: Sequence[Claim]) -> bool:
    """Whether the offline reading is unsure of a sentence, or found things in it but nothing said of them."""
    here = [claim for claim in claims if sentence.start <= claim.passage.start < sentence.end]
    if here:
        return any(claim.confidence < advice()["asking"]["doubtful"] for claim in here)
    named = {m.chain for m in scene.document.mentions if sentence.start <= m.start < sentence.end} & scene.named
    values = any(sentence.first <= i < sentence.last for i in scene.document.values)
    return len(named) > 1 or (len(named) == 1 and values)


def _parts(items: Sequence[_Item]) -> Iterator[tuple[_Item, ...]]:
    rest = iter(items)
    while part := tuple(islice(rest, advice()["asking"]["sentences"])):
        yield part


def _proposing(scene: Scene, sentences: tuple[Sentence, ...]) -> Inquiry:
    shown = [_shown(scene, number, sentence) for number, sentence in enumerate(sentences, start=1)]
    return Inquiry(Request(instructions("claims"), _data(scene, sentences=shown), claims_schema()), sentences)


def _shown(scene: Scene, number: int, sentence: Sentence) -> dict[str, object]:
    first = max(0, sentence.index - advice()["asking"]["before"])
    before = scene.document.sentences[first : sentence.index]
    start, text = (before[0].start if before else sentence.start), scene.document.article.text
    return {"number": number, "before": text[start : sentence.start], "sentence": text[sentence.start : sentence.end]}


def _judging(scene: Scene, claims: tuple[Claim, ...]) -> Inquiry:
    shown = [_claim(number, claim) for number, claim in enumerate(claims, start=1)]
    return Inquiry(Request(instructions("verdicts"), _data(scene, claims=shown), verdicts_schema()), (), claims)


def _claim(number: int, claim: Claim) -> dict[str, object]:
    return {
        "number": number,
        "sentence": claim.passage.quote,
        "subject": _name(claim.subject),
        "relation": claim.relation,
        "object": _name(claim.object),
        "status": claim.status,
    }


def _name(end: Mention | Money | Date) -> str:
    return (end.name or end.text) if isinstance(end, Mention) else end.text


def _data(scene: Scene, **parts: object) -> str:
    """What is to be read, as JSON: a text cannot end its string, whatever stands in it."""
    article = scene.document.article
    about = {"headline": article.headline, "publisher": article.publisher, "published": article.published}
    known = {name: value for name, value in about.items() if value}
    return json.dumps({**known, **parts}, ensure_ascii=False, separators=(",", ":"))
