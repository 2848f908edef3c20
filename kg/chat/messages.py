"""What is asked and what comes back: Request → Reply or Failure → Answer, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

# "format": this way of asking is not known there; "server": it may answer later; "refused": it never will;
# "answer": it answered, but not with what can be read.
Trouble = Literal["format", "server", "refused", "answer"]


@dataclass(frozen=True, slots=True)
class Request:
    """A question: what the LLM is told to do, the data it is to do it with, and the JSON schema of the answer."""

    instructions: str
    data: str  # JSON, so that nothing in an article can end it and speak for us
    schema: Mapping[str, Any]
    answer_tokens: int = 1500

    @property
    def tokens(self) -> int:
        """About how many tokens it takes, with its answer: four letters each, the usual measure for English."""
        return (len(self.instructions) + len(self.data)) // 4 + self.answer_tokens


@dataclass(frozen=True, slots=True)
class Reply:
    """The text that a server answers with, and what it says that it took."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no reply, in one line without addresses or keys."""

    trouble: Trouble
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The JSON object that was answered; or None and why there is none."""

    found: Mapping[str, Any] | None
    why: str = ""
