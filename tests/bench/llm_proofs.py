"""Gold → what the proofs let through of two imagined LLMs: one that knows all of the gold, one that says everything.

    python -m tests.bench.llm_proofs [--words any] [--heldout] [--limit N]

The first proposes each gold claim, the second in each sentence every relation, both ways, as stated, between any two
things in it. Right and wrong are counted among the claims that they add to the offline reading.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice, permutations
from pathlib import Path
from typing import Any

from kg.articles import load
from kg.chat import Answer, Request
from kg.extractors import extract
from kg.extractors.llm.hearing import heard
from kg.extractors.llm.requesting import PROSE, Inquiry
from kg.extractors.scene import Scene
from kg.language import understand
from kg.language.document import Sentence
from kg.model import Article, Claim, Mention, Reading
from kg.vocabulary import relations
from tests.bench.gold import GOLD, SAMPLES, is_right

Proposed = list[dict[str, object]]
SIZE = 200  # proposals of one answer


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--heldout", action="store_true", help="on the articles that nothing was tuned on")
    parser.add_argument("--words", choices=("known", "any"), default="known", help="as --llm-words of kg build")
    parser.add_argument("--limit", type=int, help="articles")
    given = parser.parse_args()
    golds = GOLD / "heldout" if given.heldout else GOLD
    articles = golds if golds != GOLD else SAMPLES
    totals: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = {"knows": Counter(), "says": Counter()}
    for scene, gold in islice(documents(golds, articles), given.limit):
        offline = extract(scene.document)
        totals["offline right"] += sum(_right(scene, offline, claim, gold) for claim in offline)
        totals["offline"] += len(offline)
        for name, proposed in (("knows", known(scene, gold)), ("says", everything(scene))):
            result = heard(scene, offline, answers(scene, proposed), given.words)
            added = [claim for claim in result.claims if claim.witnesses[0].startswith("llm:")]
            right = sum(_right(scene, result.claims, claim, gold) for claim in added)
            totals.update({f"{name} proposed": len(proposed), f"{name} added": len(added), f"{name} right": right})
            reasons[name].update(result.dropped)
    print(
        json.dumps(
            {**totals, "dropped": {name: dict(found.most_common()) for name, found in reasons.items()}}, indent=1
        )
    )


def documents(golds: Path, articles: Path) -> Iterator[tuple[Scene, Mapping[str, Any]]]:
    """Each article that has gold, understood."""
    loaded = {
        Path(a.id).stem: a for a in load([articles], metadata=articles / "metadata.csv") if isinstance(a, Article)
    }
    for path in sorted(golds.glob("*.json")):
        yield Scene(understand(replace(loaded[path.stem], id=path.stem))), json.loads(path.read_text("utf-8"))


def known(scene: Scene, gold: Mapping[str, Any]) -> Proposed:
    """Each gold claim in all the names that its ends have."""
    return [
        proposal(sentence, claim["predicate"], subject, other, claim["status"])
        for claim in gold["claims"]
        for sentence in _holding(scene, claim["quote"])
        for subject in _names(claim["subject"], gold)
        for other in _names(claim["object"], gold)
    ]


def everything(scene: Scene) -> Proposed:
    """Every relation between any two things of each sentence."""
    found = []
    for sentence in scene.document.sentences:
        if scene.document.blocks[sentence.block].kind in PROSE:
            things = {m.text for m in scene.document.mentions if sentence.start <= m.start < sentence.end}
            values = {v.text for i, v in scene.document.values.items() if sentence.first <= i < sentence.last}
            for subject, other in permutations(sorted(things | values), 2):
                found += [proposal(sentence, name, subject, other, "Stated") for name in relations()]
    return found


def proposal(sentence: Sentence, relation: str, subject: str, other: str, status: str) -> dict[str, object]:
    """A claim as an LLM would put it, with its whole sentence as quote."""
    return {"span": sentence, "relation": relation, "subject": subject, "object": other, "status": status}


def answers(scene: Scene, proposed: Proposed) -> Iterator[tuple[Inquiry, Answer]]:
    """The proposals as answers."""
    text = scene.document.article.text
    for start in range(0, len(proposed), SIZE):
        part = proposed[start : start + SIZE]
        spans = [each["span"] for each in part]
        sentences = tuple(dict.fromkeys(span for span in spans if isinstance(span, Sentence)))
        quoted = [
            {**each, "quote": text[each["span"].start : each["span"].end]}
            for each in part
            if isinstance(each["span"], Sentence)
        ]
        yield Inquiry(Request("", "", {}), sentences), Answer({"claims": quoted})


def _holding(scene: Scene, quote: str) -> list[Sentence]:
    start = scene.document.article.text.find(quote)
    return [each for each in scene.document.sentences if start >= 0 and each.start <= start < each.end][:1]


def _names(end: Any, gold: Mapping[str, Any]) -> list[str]:
    if isinstance(end, str):
        return list(gold["entities"][end]["aliases"])
    return list(end.get("topic", [])) if isinstance(end, dict) else []


def _right(scene: Scene, claims: tuple[Claim, ...], claim: Claim, gold: Mapping[str, Any]) -> bool:
    mentions = tuple(m for m in scene.document.mentions if isinstance(m, Mention))
    return is_right(Reading(scene.document.article, mentions=mentions, claims=claims), claim, gold)


if __name__ == "__main__":
    main()
