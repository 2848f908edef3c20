"""Sentences that tempt a reader to state what they do not: no plain triple may come of them, and the right status must."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.language.document import Document
from kg.language.factuality import judge
from kg.language.parse import parse
from kg.language.predications import find_predications
from kg.model import Article, Claim

GROUPS: dict[str, dict[str, list[dict[str, Any]]]] = tomllib.loads(
    (Path(__file__).parent / "traps.toml").read_text(encoding="utf-8")
)
TRAPS = [(group, trap) for group, entry in GROUPS.items() for trap in entry["traps"]]


def as_plain_triple(claim: Claim) -> tuple[str, str, str] | None:
    """What the claim puts into the graph: a triple if it is Stated and its state not over."""
    if claim.status != "Stated" or claim.tense == "Past":
        return None
    names = (getattr(end, "name", "") or end.text for end in (claim.subject, claim.object))
    subject, object_ = (name.removesuffix("'s").removesuffix("'") for name in names)
    return subject, claim.relation, object_


def judged(text: str) -> Document:
    return judge(find_predications(parse(Article("trap", text))))


def statuses(document: Document, word: str) -> set[str]:
    """Status and tense of the predications at this word of the text."""
    return {
        f"{each.status} {each.tense or ''}".strip()
        for each in document.predications
        if document.tokens[each.head].text.split()[-1] == word
    }


def test_there_are_more_than_a_hundred_and_ten_traps_of_many_kinds() -> None:
    assert len(GROUPS) >= 10
    assert len({trap["text"] for _, trap in TRAPS}) == len(TRAPS) > 110
    assert sum(len(trap.get("never", ())) for _, trap in TRAPS) > 110


@pytest.mark.parametrize("trap", [trap for _, trap in TRAPS if trap.get("never")], ids=lambda trap: trap["text"])
def test_no_trap_puts_its_triple_into_the_graph(trap: dict[str, Any]) -> None:
    stated = [as_plain_triple(claim) for claim in kg.read(trap["text"], reader="frames").claims]
    assert not [tuple(never) for never in trap["never"] if tuple(never) in stated]


@pytest.mark.parametrize("trap", [trap for _, trap in TRAPS if trap.get("status")], ids=lambda trap: trap["text"])
def test_what_happens_in_a_trap_has_the_status_its_words_give_it(trap: dict[str, Any]) -> None:
    document = judged(trap["text"])
    assert {word: statuses(document, word) for word in trap["status"]} == {
        word: {status} for word, status in trap["status"].items()
    }
