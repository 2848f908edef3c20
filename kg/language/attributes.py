"""Parsed docs → the part of speech and lemma of each word, as spaCy's attribute ruler and lemmatizer give them.

The ruler's rules look at one word with its tag and dependency, but for a few that look at two words; the lemmatizer
looks at a word and what the ruler says of it. So both are asked once of each word with its tag and dependency, of all
new ones of an article together, and of two words where a rule of two may begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from kg.language.models import pipe

WORD: list[int | str] = ["ORTH", "TAG", "DEP"]
GRAMMAR = ("TAG", "DEP")  # what a rule may look at besides the word
PLAIN = "newskg"  # a word that no rule names
REMEMBERED = 1 << 16  # words


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


_Word = tuple[int, int, int]  # a word, its tag and dependency, as spaCy numbers them


def attributed(docs: Sequence[Doc], nlp: Language) -> Iterator[list[Attributes]]:
    """For each doc what the attribute ruler and the lemmatizer of the pipeline make of its words."""
    memory, every = _memory(nlp), [list(zip(*doc.to_array(WORD).T.tolist(), strict=True)) for doc in docs]
    memory.learn([word for words in every for word in words])
    for words in every:
        known = [memory.known[word] for word in words]
        found = [one.attributes for one in known]
        for i, one in enumerate(known[:-1]):
            if one.begins:
                first, second = memory.both(words[i], words[i + 1])
                found[i], found[i + 1] = (first if found[i] == one.attributes else found[i]), second
        yield found


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the two pipes have said of each word."""

    nlp: Language
    naming: Matcher  # words that some rule names
    longer: Matcher  # words at which a rule of two words may begin
    known: dict[_Word, _Known] = field(default_factory=dict)
    matched: dict[_Word, tuple[tuple[tuple[int, int], ...], bool]] = field(default_factory=dict)
    pairs: dict[tuple[_Word, ...], tuple[Attributes, ...]] = field(default_factory=dict)

    def both(self, *words: _Word) -> tuple[Attributes, ...]:
        """What the two pipes say of two words, one after the other."""
        if words not in self.pairs:
            doc = self._doc(words)
            self.pairs[words] = tuple(_attributes(pipe(self.nlp, "lemmatizer")(pipe(self.nlp, "attribute_ruler")(doc))))
        return self.pairs[words]

    def learn(self, words: Iterable[_Word]) -> None:
        """Ask of each word that is new. What is remembered is bounded: by many articles' words, then it starts anew."""
        if len(self.known) > REMEMBERED:
            self.known.clear()
            self.pairs.clear()
        new = [word for word in dict.fromkeys(words) if word not in self.known]
        doc = self._doc(new)
        named = {start for _, start, _ in self.naming(doc)}
        plain = self.nlp.vocab.strings.add(PLAIN)
        kinds = [self._matches((doc[i].lower if i in named else plain, *new[i][1:])) for i in range(len(new))]
        found = [(*match, i, i + 1) for i, (matches, _) in enumerate(kinds) for match in matches]
        pipe(self.nlp, "attribute_ruler").set_annotations(doc, found)
        told = _attributes(pipe(self.nlp, "lemmatizer")(doc))
        self.known.update((w, _Known(said, begins)) for w, said, (_, begins) in zip(new, told, kinds, strict=True))

    def _matches(self, word: _Word) -> tuple[tuple[tuple[int, int], ...], bool]:
        """The rules that apply to a word by itself, by number and name, and whether a longer rule may begin there."""
        if word not in self.matched:
            doc = self._doc([word])
            matches = pipe(self.nlp, "attribute_ruler").match(doc)
            self.matched[word] = tuple(match[:2] for match in matches), bool(self.longer(doc, allow_missing=True))
        return self.matched[word]

    def _doc(self, words: Sequence[_Word]) -> Doc:
        """A doc in which each word stands for itself."""
        text = self.nlp.vocab.strings
        forms, tags, deps = ([text[word[i]] for word in words] for i in range(3))
        return Doc(self.nlp.vocab, words=forms, tags=tags, deps=deps, heads=list(range(len(words))))


@lru_cache(maxsize=1)
def _memory(nlp: Language) -> _Memory:
    patterns = [pattern for rule in pipe(nlp, "attribute_ruler").patterns for pattern in rule["patterns"]]
    specs = ({key: spec[key] for key in spec if key not in GRAMMAR} for spec, *_ in patterns)
    plain = Doc(nlp.vocab, words=[PLAIN])
    naming = [spec for spec in specs if spec and not _matcher(nlp, [spec])(plain)]  # what it fits names no word
    return _Memory(nlp, _matcher(nlp, naming), _matcher(nlp, [first for first, *rest in patterns if rest]))


def _attributes(doc: Doc) -> list[Attributes]:
    return [Attributes(token.tag_, token.pos_, token.dep_, token.lemma_) for token in doc]


def _matcher(nlp: Language, specs: Iterable[dict[str, Any]]) -> Matcher:
    """What finds the words that fit one of these specifications."""
    matcher = Matcher(nlp.vocab)
    matcher.add("any", [[spec] for spec in specs if spec])
    return matcher
