"""Parsed docs → the same with parts of speech, morphology and odd lemmas, as spaCy's attribute ruler gives them.

Its rules look at one word with its tag and dependency, but for a few that look at two words, and few name words at all.
What they say of such a word is always the same, so it is asked once; the ruler itself reads only docs in which a rule
of two words may begin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from kg.language.models import pipe

GRAMMAR = ("TAG", "DEP")  # what a rule may look at besides the word
PLAIN = "newskg"  # a word that no rule names


class Told(NamedTuple):
    """What the ruler finds at a word: numbers of rules and their names; and whether a longer rule may begin there."""

    matches: tuple[tuple[int, int], ...]
    begins: bool


def attributed(docs: Iterable[Doc], nlp: Language) -> Iterator[Doc]:
    """The docs with what the attribute ruler of the pipeline sets."""
    ruler, tell = pipe(nlp, "attribute_ruler"), _teller(nlp)
    for doc in docs:
        told = [tell(token.lower, token.tag, token.dep) for token in doc]
        if any(one.begins for one in told):
            yield ruler(doc)
        else:
            ruler.set_annotations(doc, [(*match, i, i + 1) for i, one in enumerate(told) for match in one.matches])
            yield doc


@lru_cache(maxsize=1)
def _teller(nlp: Language) -> Callable[[int, int, int], Told]:
    """A function from a word in lower case, its tag and dependency, as spaCy numbers them, to what the ruler finds."""
    ruler, text = pipe(nlp, "attribute_ruler"), nlp.vocab.strings
    patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
    longer = _matcher(nlp, [pattern[0] for pattern in patterns if len(pattern) > 1])
    naming = _matcher(nlp, [{key: spec[key] for key in spec if key not in GRAMMAR} for spec, *_ in patterns])
    plain = text.add(PLAIN)

    @lru_cache(maxsize=1 << 16)
    def named(lower: int) -> int:
        return lower if naming(Doc(nlp.vocab, words=[text[lower]])) else plain

    @lru_cache(maxsize=1 << 14)
    def found(lower: int, tag: int, dep: int) -> Told:
        alone = Doc(nlp.vocab, words=[text[lower]], tags=[text[tag]], deps=[text[dep]], heads=[0])
        matches = tuple(match[:2] for match in ruler.match(alone))
        return Told(matches, bool(longer(alone, allow_missing=True)))

    return lambda lower, tag, dep: found(named(lower), tag, dep)


def _matcher(nlp: Language, specs: Iterable[dict[str, Any]]) -> Matcher:
    """What finds the words that fit one of these specifications."""
    matcher = Matcher(nlp.vocab)
    matcher.add("any", [[spec] for spec in specs if spec])
    return matcher
