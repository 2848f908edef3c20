"""Mentions → groups of mentions of one thing, with what is known of each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.language.document import ORGANIZATIONS
from kg.model import Mention


class Chains:
    """A partition of an article's mentions (by index). Groups only grow; a group is named by its least member."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._parent = list(range(len(mentions)))
        self.members: list[list[int]] = [[i] for i in range(len(mentions))]
        self.kinds: list[Counter[str]] = [Counter({m.kind: _weight(m)}) for m in mentions]
        self.genders: list[str] = [""] * len(mentions)
        self.said: list[set[str]] = [set() for _ in mentions]  # nouns by which it has been called: "start-up"
        self.named: list[bool] = [m.form == "name" for m in mentions]
        self.several: dict[int, tuple[int, ...]] = {}  # by mention, the heads of what it stands for together: "they"
        self.couples: dict[int, tuple[int, ...]] = {}  # by head token, those whom a noun that is no mention stands for
        self.former: set[int] = set()  # mentions by an old name: "Corvane, formerly Delmar Foods"
        self.doubts: dict[int, float] = {}  # by mention, how likely it is that it stands for something else, 0..1
        self._kind: dict[int, str] = {}  # by group, until it grows

    def find(self, i: int) -> int:
        """The group of a mention."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> int:
        """Make one group of the groups of two mentions."""
        one, other = sorted((self.find(i), self.find(j)))
        if one != other:
            self._parent[other] = one
            self.members[one] += self.members[other]
            self.kinds[one] += self.kinds[other]
            self.genders[one] = self.genders[one] or self.genders[other]
            self.said[one] |= self.said[other]
            self.named[one] = self.named[one] or self.named[other]
            self._kind.pop(one, None)
        return one

    def tell(self, i: int, kind: str) -> None:
        """Note what the article says outright that a thing is, which outweighs one name taken for something else."""
        group = self.find(i)
        self.kinds[group][kind] += 12
        self._kind.pop(group, None)

    def kind(self, i: int) -> str:
        """The kind of a mention's group: what most of its names and nouns are, as narrow as known."""
        group = self.find(i)
        if group not in self._kind:
            self._kind[group] = _most(self.kinds[group])
        return self._kind[group]


def _most(kinds: Counter[str]) -> str:
    family = sum(kinds[kind] for kind in ORGANIZATIONS)
    others = [kind for kind in kinds if kind not in ORGANIZATIONS and kind != "other"]
    best = max(sorted(others), key=lambda kind: kinds[kind], default="other")
    if not family or kinds[best] > family:
        return best
    narrow = [kind for kind in ("company", "government", "media") if kinds[kind]]
    return max(narrow, key=lambda kind: kinds[kind], default="organization")


def _weight(mention: Mention) -> int:
    """Names and nouns tell a kind; "she" outweighs one name taken for something else."""
    if mention.form == "pronoun":
        return 12 if mention.kind == "person" and mention.text.lower() != "who" else 1
    return 10 if mention.form == "name" else 4
