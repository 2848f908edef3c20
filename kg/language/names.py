"""Blocks → names and values with their kinds: two models vote, the whole document decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from kg.language.models import Models

KIND_OF_LABEL: Mapping[str, str] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "PRODUCT": "product",
    "WORK_OF_ART": "work", "NORP": "group", "EVENT": "event", "LAW": "work", "DATE": "date", "TIME": "date",
    "MONEY": "money", "PERCENT": "share", "CARDINAL": "number", "ORDINAL": "number", "QUANTITY": "number",
}  # fmt: skip
NAMED = frozenset({"person", "organization", "place", "product", "work", "event"})
_TRIM_FRONT = frozenset({"the", "a", "an", "The", "A", "An"})
_TRIM_BACK = frozenset({"'s", "’s", "'", "’", "s"})


class Name(NamedTuple):
    """Tokens `first` to `last` (exclusive) of one spaCy document that are one name or value."""

    first: int
    last: int
    kind: str


def find_names(docs: Sequence[Doc], models: Models) -> list[list[Name]]:
    """For each tokenised block its names and values, non-overlapping and in order."""
    votes = [_votes(doc, models) for doc in docs]
    kinds = _kinds(docs, votes)
    return [_chosen(doc, ballot, kinds) for doc, ballot in zip(docs, votes, strict=True)]


def _votes(doc: Doc, models: Models) -> list[Name]:
    found: list[Name] = []
    for model in (models.medium, models.small):
        copy = Doc(model.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        for ent in model.get_pipe("ner")(copy).ents:
            name = _trimmed(doc, ent.start, ent.end, KIND_OF_LABEL.get(ent.label_, "other"))
            if name is not None:
                found.append(name)
    return found


def _trimmed(doc: Doc, first: int, last: int, kind: str) -> Name | None:
    while first < last and doc[first].text in _TRIM_FRONT:
        first += 1
    while last > first and doc[last - 1].text in _TRIM_BACK:
        last -= 1
    return Name(first, last, kind) if first < last else None


def _kinds(docs: Sequence[Doc], votes: Iterable[list[Name]]) -> dict[tuple[str, ...], str]:
    """One kind for each spelling in the whole document: the one with most votes, organizations first."""
    count: dict[tuple[str, ...], Counter[str]] = {}
    for doc, ballot in zip(docs, votes, strict=True):
        for name in ballot:
            words = tuple(t.text for t in doc[name.first : name.last])
            if name.kind in NAMED and words[0][:1].isupper():
                count.setdefault(words, Counter())[name.kind] += 1
    return {words: max(tally, key=lambda k: (tally[k], k == "organization", k)) for words, tally in count.items()}


def _chosen(doc: Doc, ballot: list[Name], kinds: Mapping[tuple[str, ...], str]) -> list[Name]:
    """Known spellings wherever they stand, longest first; then values and whatever else was voted for."""
    words = [t.text for t in doc]
    longest = max(map(len, kinds), default=0)
    known = [
        Name(i, i + n, kinds[tuple(words[i : i + n])])
        for n in range(longest, 0, -1)
        for i in range(len(words) - n + 1)
        if tuple(words[i : i + n]) in kinds
    ]
    values = sorted((n for n in ballot if n.kind not in NAMED), key=lambda n: (n.first - n.last, n.first, n.kind))
    taken: set[int] = set()
    chosen: list[Name] = []
    for name in [*known, *values]:
        span = range(name.first, name.last)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(name)
    return sorted(chosen)


AI_NAME = re.compile(r"[A-Z][\w-]*\.(?:AI|ai|com|io|org|net|co)")
