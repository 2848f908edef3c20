"""What reading a source gives, one after the other: an article and where it stands, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Article


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that gave no article, or (`set_aside`) an article that stays out: where it came from, and why."""

    path: str
    reason: str
    set_aside: bool = False

    def __str__(self) -> str:
        return " ".join(f"{self.path}: {self.reason}".splitlines())


class Found(NamedTuple):
    """An article, and the file and record that it was read from ("news.jsonl, line 12")."""

    place: str
    article: Article
