"""ontology/words/reporting.toml → which word says, thinks or wants, and where what is said stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.vocabulary import words

_CLASSES = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


class Signs(NamedTuple):
    """Look-ups by (word class, lemma, complement)."""

    cues: Mapping[tuple[str, str], Mapping[str, str]]  # (word class, lemma) → complement → class of cue
    according: frozenset[str]
    reckonings: frozenset[str]  # "by her reckoning"
    citing: frozenset[str]
    unnamed: frozenset[str]
    sources: frozenset[str]
    carriers: frozenset[str]
    impersonal: frozenset[str]  # "it is rumoured that"
    nobody: frozenset[str]
    following: frozenset[str]  # what comes of a thing told: "…, a filing showed, leaving it with 5%"
    denying: frozenset[str]  # "rejected the claim"
    judging: frozenset[str]  # "dismissed the suit"
    withholding: frozenset[str]  # "declined to say"
    writers: frozenset[str]  # who writes the article
    texts: tuple[str, ...]  # what the article calls itself
    recounting: frozenset[str]  # "as the Courier reported"
    learning: frozenset[str]  # "the Courier has learned"
    seeing: frozenset[str]  # "papers seen by the Courier"
    papers: frozenset[str]  # what shows things: "court filings show"
    answers: frozenset[str]  # "asked for more, and the court said no"
    closing: frozenset[str]  # cues that close a sentence: "…, the company said"

    def takes(self, pos: str, lemma: str) -> Mapping[str, str]:
        """What a word takes: complement → class of cue. Empty for a word that is no cue."""
        return self.cues.get((_CLASSES.get(pos, ""), lemma), _NOTHING)


_NOTHING: Mapping[str, str] = {}


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The cues, read once. Raises OntologyError if a word list is missing."""
    table = words("reporting")
    cues: dict[tuple[str, str], dict[str, str]] = {}
    for entry in table["cue"]:
        for word_class in ("verb", "noun", "adjective"):
            for lemma in entry.get(word_class, ()):
                taken = cues.setdefault((word_class, lemma), {})
                for complement in entry["takes"]:
                    taken.setdefault(complement, entry["class"])
    return Signs(
        cues,
        frozenset(table["according"]["first"]),
        frozenset(table["according"]["reckonings"]),
        frozenset(table["citing"]["verbs"]),
        frozenset(table["unnamed"]["adverbs"]),
        frozenset(words("unnamed_sources")["nouns"]),
        frozenset(table["carriers"]["verbs"]),
        frozenset(table["unnamed"]["passives"]),
        frozenset(table["unnamed"]["never"]),
        frozenset(table["following"]["verbs"]),
        frozenset(table["denying"]["verbs"]),
        frozenset(table["judging"]["verbs"]),
        frozenset(table["withholding"]["verbs"]),
        frozenset(table["own"]["writers"]),
        tuple(table["own"]["texts"]),
        frozenset(table["recounting"]["verbs"]),
        frozenset(table["learning"]["verbs"]),
        frozenset(table["learning"]["papers"]),
        frozenset(table["closing"]["papers"]),
        frozenset(table["closing"]["answers"]),
        frozenset(table["closing"]["verbs"]),
    )
