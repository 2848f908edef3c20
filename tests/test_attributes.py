"""Parts of speech and lemmas: those of spaCy's attribute ruler and lemmatizer, word for word."""

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


@pytest.mark.parametrize("text", [*SENTENCES, " ".join(SENTENCES), ""])
def test_a_word_is_what_the_pipeline_makes_of_it(text: str) -> None:
    medium = load_models().medium
    whole = pipe(medium, "lemmatizer")(pipe(medium, "attribute_ruler")(parsed(text)))
    for _ in range(2):  # asked for the first time, and remembered
        (words,) = attributed([parsed(text)], medium)
        assert words == [(t.tag_, t.pos_, t.dep_, t.lemma_) for t in whole]
