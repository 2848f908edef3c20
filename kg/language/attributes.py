"""Parsed docs → the part of speech and lemma of each word, as spaCy's attribute ruler and lemmatizer give them.

The ruler's rules look at one word with its tag and dependency, but for a few that look at two words; the lemmatizer
looks at a word and what the ruler says of it. So both are asked once of each word with its tag and dependency, and
read a whole doc only if a rule of two words may begin there: one in twenty-five.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from spacy.attrs import DEP, ORTH, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Token

from kg.language.models import pipe

GRAMMAR = ("TAG", "DEP")  # what a rule may look at besides the word
PLAIN = "newskg"  # a word that no rule names


class Attributes(NamedTuple):
    """What is known of a word: Penn Treebank's tag, the universal part of speech, the dependency, the lemma."""

    tag: str
    pos: str
    dep: str
    lemma: str


class _Known(NamedTuple):
    """The attributes of a word wherever it stands, unless a rule of two words begins there and applies."""

    attributes: Attributes
    begins: bool


def attributed(docs: Iterable[Doc], nlp: Language) -> Iterator[list[Attributes]]:
    """For each doc what the attribute ruler and the lemmatizer of the pipeline make of its words."""
    know = _knowing(nlp)
    for doc in docs:
        known = [know(*word) for word in doc.to_array([ORTH, TAG, DEP]).tolist()]
        yield _asked(doc, nlp) if any(one.begins for one in known) else [one.attributes for one in known]


def _asked(doc: Doc, nlp: Language) -> list[Attributes]:
    """What the two pipes themselves say of a doc."""
    return [_of(token) for token in pipe(nlp, "lemmatizer")(pipe(nlp, "attribute_ruler")(doc))]


def _of(token: Token) -> Attributes:
    return Attributes(token.tag_, token.pos_, token.dep_, token.lemma_)


@lru_cache(maxsize=1)
def _knowing(nlp: Language) -> Callable[[int, int, int], _Known]:
    """A function from a word, its tag and dependency, as spaCy numbers them, to what is known of it."""
    ruler, text = pipe(nlp, "attribute_ruler"), nlp.vocab.strings
    patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
    longer = _matcher(nlp, [pattern[0] for pattern in patterns if len(pattern) > 1])
    naming = _matcher(nlp, [{key: spec[key] for key in spec if key not in GRAMMAR} for spec, *_ in patterns])

    def alone(word: str, tag: int, dep: int) -> Doc:
        return Doc(nlp.vocab, words=[word], tags=[text[tag]], deps=[text[dep]], heads=[0])

    @lru_cache(maxsize=1 << 14)
    def matched(word: str, tag: int, dep: int) -> tuple[tuple[tuple[int, int, int, int], ...], bool]:
        doc = alone(word, tag, dep)
        return tuple(ruler.match(doc)), bool(longer(doc, allow_missing=True))

    @lru_cache(maxsize=1 << 16)
    def known(orth: int, tag: int, dep: int) -> _Known:
        doc = alone(text[orth], tag, dep)
        lower = doc[0].lower_
        matches, begins = matched(lower if naming(Doc(nlp.vocab, words=[lower])) else PLAIN, tag, dep)
        ruler.set_annotations(doc, matches)
        return _Known(_of(pipe(nlp, "lemmatizer")(doc)[0]), begins)

    return known


def _matcher(nlp: Language, specs: Iterable[dict[str, Any]]) -> Matcher:
    """What finds the words that fit one of these specifications."""
    matcher = Matcher(nlp.vocab)
    matcher.add("any", [[spec] for spec in specs if spec])
    return matcher
