"""Parts of speech, morphology and odd lemmas: those of spaCy's attribute ruler, word for word."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.language.attributes import attributed
from kg.language.models import load_models, pipe

SENTENCES = (
    "Acme has been buying Birch Labs, which isn't what it was; others won't sell.",
    "There are two buyers. There's one more, and they're about to say so.",
    "Let's see, they're gonna sell: we gotta buy what y'all left, c'mon, it ain't much.",
    "Its own  best-known   chief said: “I'd better go, because hers was worse.”\n\nHe left.",
    "Who'll found what Ada Birch found? Those that could have may not; to be or not to be.",
)


def parsed(text: str) -> Doc:
    """A doc as it comes to the ruler."""
    medium = load_models().medium
    doc = medium.tokenizer(text)
    for name in ("tok2vec", "tagger", "parser"):
        doc = pipe(medium, name)(doc)
    return doc


def told(doc: Doc) -> list[tuple[str, ...]]:
    """All that a rule may set."""
    return [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in doc]


@pytest.mark.parametrize("text", [*SENTENCES, " ".join(SENTENCES), ""])
def test_a_word_gets_what_the_ruler_gives_it(text: str) -> None:
    medium = load_models().medium
    expected = told(pipe(medium, "attribute_ruler")(parsed(text)))
    for _ in range(2):  # asked for the first time, and remembered
        (doc,) = attributed([parsed(text)], medium)
        assert told(doc) == expected
