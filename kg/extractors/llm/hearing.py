"""Offline claims and an LLM's answers → the claims of both, and what was dropped and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.chat import Answer, Tally
from kg.chat.settings import Words
from kg.extractors.evidence import confidence
from kg.extractors.llm.advice import advice, shifted
from kg.extractors.llm.proposals import Proposal, proposals
from kg.extractors.llm.proving import FORM, flags, prove, weighed
from kg.extractors.llm.requesting import Inquiry
from kg.extractors.scene import Scene
from kg.model import Claim, in_text_order

CONFIRMS, REJECTS = "llm:confirms", "llm:rejects"
_PARTS = {name: f"its {name} is not the claim's" for name in ("source", "amount", "stake", "time", "role")}
_PARTS["word"] = "its words are not known to say it"


@dataclass(frozen=True)
class Heard:
    """The claims of an article after an LLM was asked, and what came of what it said."""

    claims: tuple[Claim, ...]
    counts: Counter[str] = field(default_factory=Counter)  # added, confirmed, rejected
    dropped: Counter[str] = field(default_factory=Counter)
    flagged: Counter[str] = field(default_factory=Counter)

    def told_to(self, tally: Tally) -> None:
        """Count it in with what is known of other articles."""
        for name, counter in (("claims", self.counts), ("dropped", self.dropped), ("flagged", self.flagged)):
            for reason, number in counter.items():
                tally.add(name, reason, number)


def heard(
    scene: Scene, offline: Sequence[Claim], answers: Iterable[tuple[Inquiry, Answer]], words: Words = "known"
) -> Heard:
    """What the answers change, in the order of the questions. An answer without an object changes nothing."""
    state = _Hearing(scene, dict(enumerate(offline)), Heard(()), words)
    for inquiry, answer in answers:
        if answer.found is not None:
            (state.judge if inquiry.claims else state.propose)(inquiry, answer.found)
    return replace(state.heard, claims=in_text_order(state.claims.values()))


@dataclass(frozen=True)
class _Hearing:
    """The claims so far, by number, and the counts."""

    scene: Scene
    claims: dict[int, Claim]
    heard: Heard
    words: Words

    def propose(self, inquiry: Inquiry, found: Mapping[str, Any]) -> None:
        """Take in what was proposed and can be proved."""
        for proposal in proposals(found):
            known = tuple(self.claims.values())
            claim = FORM if proposal is None else prove(self.scene, proposal, inquiry.sentences, known, self.words)
            if isinstance(claim, str):
                self.heard.dropped[claim] += 1
            elif proposal is not None:
                self._take(proposal, claim)

    def _take(self, proposal: Proposal, claim: Claim) -> None:
        number = next((number for number, known in self.claims.items() if known is claim), None)
        flagged = tuple(flags(self.scene, proposal, claim))
        self.heard.flagged.update(_PARTS[name] for name in flagged)
        if number is None:
            sure = replace(claim, confidence=confidence(claim))
            self.claims[max(self.claims, default=-1) + 1] = weighed(sure, flagged)
            self.heard.counts["added"] += 1
        else:
            self._confirm(number)

    def judge(self, inquiry: Inquiry, found: Mapping[str, Any]) -> None:
        """Confirm or reject the claims that were shown; each counts once, and what was not judged stays as it is."""
        shown = {number: self._number(claim) for number, claim in enumerate(inquiry.claims, start=1)}
        for verdict in found["verdicts"]:
            right, asked = (verdict.get("right"), verdict.get("claim")) if isinstance(verdict, dict) else (None, None)
            if not isinstance(right, bool) or not isinstance(asked, int) or shown.get(asked) is None:
                self.heard.dropped[FORM] += 1
                continue
            number = shown.pop(asked)
            if number is not None:
                (self._confirm if right else self._reject)(number)

    def _number(self, claim: Claim) -> int | None:
        return next((number for number, known in self.claims.items() if known == claim), None)

    def _confirm(self, number: int) -> None:
        """Agreement of two that read each in their own way raises confidence, once."""
        claim = self.claims[number]
        if not any(witness.startswith("llm:") for witness in claim.witnesses):
            sure = shifted(claim.confidence, "agrees")
            self.claims[number] = replace(claim, witnesses=(*claim.witnesses, CONFIRMS), confidence=sure)
            self.heard.counts["confirmed"] += 1

    def _reject(self, number: int) -> None:
        """Doubt lowers confidence; a claim that is then more likely wrong than right leaves."""
        claim = self.claims[number]
        sure = shifted(claim.confidence, "rejects")
        self.heard.counts["rejected"] += 1
        if sure < advice()["weights"]["stays"]:
            del self.claims[number]
        else:
            self.claims[number] = replace(claim, witnesses=(*claim.witnesses, REJECTS), confidence=sure)
