"""ontology/relations/ → which words of a question speak of which relation, and which end they make of a name beside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from kg.extractors.frames.frame import Frame, Paths, relation_files
from kg.vocabulary import relation, words

End = Literal["subject", "object", ""]
LABEL, FRAME = 2, 1  # what a word counts that stands in a relation's label, or in how it is said
_FILLERS = frozenset({"is", "was", "of", "in", "a", "an", "at", "for", "with", "to", "on", "by", "the", "has", "as"})
_ENDING = re.compile(r"(?<=\w{3})(ies|ied|es|ed|ing|s|e|y)$")
_LONG = 5  # letters of a word that others are made of
_BESIDE = frozenset({"of", "in", "at", "for", "possessor", "with"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word tells of a relation: how surely, and the end of it that its agent is, or what follows its "of"."""

    counts: int
    agent: End = ""
    of: End = ""


@cache
def cues() -> Mapping[str, Mapping[str, Cue]]:
    """For each relation the roots of words that say it by themselves."""
    found: dict[str, dict[str, Cue]] = {}
    for file in relation_files():
        said = found.setdefault(file.path.stem, {})
        for frame in (frame for frame in file.frames if not frame.needs):
            for lemma in (lemma for lemma in frame.lemmas if " " not in lemma):
                said[root(lemma)] = _joined(said.get(root(lemma)), frame)
        for word in (root(word) for word in relation(file.path.stem).label.split() if word not in _FILLERS):
            said.setdefault(word, Cue(FRAME))
            found[file.path.stem] = said = {key: _labelled(key, cue, word) for key, cue in said.items()}
    return found


def _labelled(key: str, cue: Cue, word: str) -> Cue:
    """A word of the label, or one that is made of it: "investor" of "invests"."""
    made = key == word or (len(word) >= _LONG and key.startswith(word))
    return replace(cue, counts=LABEL) if made else cue


def root(word: str) -> str:
    """A word of a question or a lemma without its endings, roughly."""
    lower = word.lower()
    return _cut(_cut(words("irregular_verbs").get(lower, lower)))


def _cut(word: str) -> str:
    return _ENDING.sub("", word)


def _joined(known: Cue | None, frame: Frame) -> Cue:
    agent, of = (known.agent, known.of) if known else ("", "")
    if frame.predicate == "verb":
        return Cue(FRAME, agent or _end(frame, frozenset({"agent"})), of)
    return Cue(FRAME, agent, of or _end(frame, _BESIDE))


def _end(frame: Frame, steps: frozenset[str]) -> End:
    as_subject, as_object = (not steps.isdisjoint(_single(paths)) for paths in (frame.subject, frame.object))
    return "" if as_subject == as_object else "subject" if as_subject else "object"


def _single(paths: Paths) -> frozenset[str]:
    return frozenset(path[0] for path in paths if len(path) == 1)
