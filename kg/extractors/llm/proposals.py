"""What an LLM answers → proposals, whose fields are at least texts; what is not even that is told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.extractors.llm.prompting import WORDS

_NEEDED = ("quote", "relation", "subject", "object", "status")
_NOTHING = ("", "null", "none", "n/a", "unknown")
MOST = 200  # of one answer: a server that goes on for ever shall not keep us busy


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim as an LLM words it; nothing in it is known to be true."""

    quote: str
    relation: str
    subject: str
    object: str
    status: str
    words: Mapping[str, str]  # source, amount, stake, time, role, where given


def proposals(found: Mapping[str, Any]) -> Iterator[Proposal | None]:
    """Each proposal of an answer; None for one that is not in the form asked for."""
    for raw in found["claims"][:MOST]:
        yield _proposal(raw)


def _proposal(raw: object) -> Proposal | None:
    if not isinstance(raw, dict) or not all(isinstance(raw.get(name), str) and raw[name].strip() for name in _NEEDED):
        return None
    given = {word: raw[word].strip() for word in WORDS if isinstance(raw.get(word), str)}
    words = {word: text for word, text in given.items() if text.lower() not in _NOTHING}
    quote, relation, subject, object_, status = (raw[name].strip() for name in _NEEDED)
    return Proposal(quote, relation, subject, object_, status, words)
