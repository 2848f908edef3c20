"""A reading and what an analyst reads in its article → each claim, right or wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import kg
from kg.articles import load
from kg.entities.joining import is_identified
from kg.model import Article, Claim, Date, Mention, Money, Reading
from kg.vocabulary import relations

GOLD = Path(__file__).parents[1] / "gold"
SAMPLES = Path(__file__).parents[2] / "kg" / "samples"
NEAR = 0.005  # sums are the same within half a per cent


class Judged(NamedTuple):
    """A claim of an article and whether its gold has it, in this direction and with this relation or one accepted."""

    article: str
    claim: Claim
    right: bool


def judged(golds: Path = GOLD, articles: Path = SAMPLES) -> Iterator[Judged]:
    """Every claim that could enter a graph, over all articles that have gold beside them."""
    metadata = articles / "metadata.csv"
    loaded = {article.id: article for article in load([articles], metadata=metadata) if isinstance(article, Article)}
    for path in sorted(golds.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        article = next(a for name, a in sorted(loaded.items()) if name.removesuffix(".txt") == path.stem)
        reading = kg.read(replace(article, id=path.stem))
        for claim in reading.claims:
            if is_identified(claim):
                yield Judged(path.stem, claim, is_right(reading, claim, gold))


def is_right(reading: Reading, claim: Claim, gold: Mapping[str, Any]) -> bool:
    """Whether some gold claim says this of the same two things."""
    return any(_matches(reading, claim, want, gold) for want in gold["claims"])


def _matches(reading: Reading, claim: Claim, want: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    if claim.relation not in {want["predicate"], *want.get("accept", [])}:
        return False
    objects = [want["object"], *want.get("acceptObject", [])]
    straight = _same(reading, claim.subject, want["subject"], gold) and any(
        _same(reading, claim.object, other, gold) for other in objects
    )
    mirrored = relations()[claim.relation].symmetric and (
        _same(reading, claim.object, want["subject"], gold) and _same(reading, claim.subject, want["object"], gold)
    )
    return straight or mirrored


def _same(reading: Reading, end: Mention | Money | Date, want: Any, gold: Mapping[str, Any]) -> bool:
    if isinstance(end, Money):
        sums = [float(x) for x in (end.value, end.minimum, end.maximum) if x is not None]
        wanted = [want[key] for key in ("money", "value", "low", "high") if isinstance(want, dict) and key in want]
        return any(abs(x - y) <= NEAR * abs(y) for x in sums for y in wanted)
    if isinstance(end, Date):
        return isinstance(want, dict) and end.value[: len(want.get("date", "?"))] == want.get("date")
    called = {_plain(name) for name in _names(reading, end)}
    if isinstance(want, str):
        return not called.isdisjoint(_plain(alias) for alias in gold["entities"][want]["aliases"])
    if want.get("article"):
        return end.start == end.end
    return any(_overlap(a, _plain(topic)) for a in called for topic in want.get("topic", []))


def _names(reading: Reading, mention: Mention) -> set[str]:
    chain = {m.text for m in reading.mentions if m.chain == mention.chain and m.form == "name"}
    return {mention.name, mention.text, *(chain if mention.chain is not None else ())}


def _plain(text: str) -> str:
    text = re.sub(r"^(the|a|an|its|their|his|her)\s+", "", text.replace("’", "'").lower().strip())
    return re.sub(r"[^\w]+", " ", text).strip()


def _overlap(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    common = first & second
    return bool(common) and len(common) == min(len(first), len(second))
