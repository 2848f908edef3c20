"""Sentences that tempt a reader to state what they do not: no plain triple comes of them, and the status is right."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from kg.extractors import extract
from kg.language import understand
from kg.language.document import Document
from kg.model import Article, Claim

GROUPS: dict[str, dict[str, list[dict[str, Any]]]] = tomllib.loads(
    (Path(__file__).parent / "traps.toml").read_text(encoding="utf-8")
)
TRAPS = [trap for entry in GROUPS.values() for trap in entry["traps"]]
# Each relation that a trap must not state, said plainly: whoever reads nothing at all falls into no trap either.
PLAIN = {
    "acquires": "Delmar Foods bought Corvane.",
    "acquiresStakeIn": "Delmar Foods acquired a stake in Corvane.",
    "boardMemberOf": "Ana Ruiz sits on the board of Corvane.",
    "ceoOf": "Ana Ruiz is chief executive of Corvane.",
    "divests": "Delmar Foods sold Corvane to Halberd Group.",
    "hires": "Delmar Foods has hired Ana Ruiz.",
    "investsIn": "Delmar Foods invested $40 million in Birch Labs.",
    "leads": "Ana Ruiz leads Corvane.",
    "mergesWith": "Delmar Foods merged with Corvane.",
    "owns": "Delmar Foods owns Corvane.",
    "partnersWith": "Delmar Foods partnered with Corvane.",
    "sues": "Delmar Foods sued Corvane.",
    "suppliesTo": "Delmar Foods supplies Corvane with flour.",
}


@lru_cache(maxsize=len(TRAPS))
def understood(text: str) -> Document:
    return understand(Article("trap", text))


def as_plain_triple(claim: Claim) -> tuple[str, str, str] | None:
    """What the claim puts into the graph: a triple if it is Stated and its state not over."""
    if claim.status != "Stated" or claim.tense == "Past":
        return None
    names = (getattr(end, "name", "") or end.text for end in (claim.subject, claim.object))
    subject, object_ = (name.removesuffix("'s").removesuffix("'") for name in names)
    return subject, claim.relation, object_


def stated(text: str) -> set[tuple[str, str, str] | None]:
    return {as_plain_triple(claim) for claim in extract(understood(text))}


def statuses(document: Document, word: str) -> set[str]:
    """Status and tense of the predications at this word of the text."""
    return {
        f"{each.status} {each.tense or ''}".strip()
        for each in document.predications
        if document.tokens[each.head].text.split()[-1] == word
    }


def test_there_are_more_than_a_hundred_and_ten_traps_of_many_kinds() -> None:
    assert len(GROUPS) >= 10
    assert len({trap["text"] for trap in TRAPS}) == len(TRAPS) > 110
    nevers = [tuple(never) for trap in TRAPS for never in trap.get("never", ())]
    assert len(nevers) > 110
    assert {relation for _, relation, _ in nevers} == set(PLAIN)


@pytest.mark.parametrize("relation", PLAIN)
def test_the_same_thing_said_plainly_is_stated(relation: str) -> None:
    assert relation in {triple[1] for triple in stated(PLAIN[relation]) if triple}


@pytest.mark.parametrize("trap", [trap for trap in TRAPS if trap.get("never")], ids=lambda trap: trap["text"])
def test_no_trap_puts_its_triple_into_the_graph(trap: dict[str, Any]) -> None:
    assert not {tuple(never) for never in trap["never"]} & stated(trap["text"])


@pytest.mark.parametrize("trap", [trap for trap in TRAPS if trap.get("status")], ids=lambda trap: trap["text"])
def test_what_happens_in_a_trap_has_the_status_its_words_give_it(trap: dict[str, Any]) -> None:
    document = understood(trap["text"])
    assert {word: statuses(document, word) for word in trap["status"]} == {
        word: {status} for word, status in trap["status"].items()
    }
