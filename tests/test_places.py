"""Nations by their demonyms, and places with what they lie in."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.extractors.frames import load_relation_file
from kg.extractors.places import around, demonyms
from kg.language.document import Document, Sentence, Token
from kg.language.nations import nation, region
from kg.model import Article, Mention


def _document(*words: tuple[str, str, str, str]) -> Document:
    """A one-sentence document of (text, tag, dependency, kind) in which every word hangs on the last."""
    tokens: list[Token] = []
    mentions: list[Mention] = []
    heads: dict[int, int] = {}
    at = 0
    for i, (text, tag, dep, kind) in enumerate(words):
        tokens.append(Token(i, text, text, tag, "X", dep, len(words) - 1, at, at + len(text), 0, kind))
        if kind:
            heads[i] = len(mentions)
            mentions.append(Mention(text, at, at + len(text), "place"))
        at += len(text) + 1
    text = " ".join(word[0] for word in words)
    sentence = Sentence(0, 0, len(words), 0, len(text), 0)
    return Document(
        Article("a", text), tokens=tuple(tokens), sentences=(sentence,), mentions=tuple(mentions), heads=heads
    )


def test_a_demonym_names_its_nation() -> None:
    document = _document(("Norwegian", "JJ", "amod", ""), ("engineer", "NN", "ROOT", ""))
    assert [(one.text, one.name) for one in demonyms(document, 0)] == [("Norwegian", "Norway")]


def test_what_is_said_of_a_region_names_the_region_and_no_nation() -> None:
    document = _document(("Texan", "JJ", "amod", ""), ("engineer", "NN", "ROOT", ""))
    assert [(one.text, one.name) for one in demonyms(document, 0)] == [("Texan", "Texas")]
    assert (region(document.tokens, 0), nation(document.tokens, 0)) == ("Texas", None)


def test_two_demonyms_name_two_nations() -> None:
    words = (("Chinese", "JJ", "amod", ""), ("-", "HYPH", "punct", ""), ("American", "JJ", "amod", ""))
    assert [one.name for one in demonyms(_document(*words), 2)] == ["United States", "China"]


def test_a_demonym_of_two_words_is_not_its_second_word_alone() -> None:
    assert nation(_document(("North", "JJ", "amod", ""), ("Korean", "JJ", "amod", "")).tokens, 1) == "North Korea"


def test_a_person_named_like_a_nation_is_none() -> None:
    assert demonyms(_document(("Chad", "NNP", "nsubj", "person"), ("spoke", "VBD", "ROOT", "")), 0) == []


def test_a_place_lies_in_the_places_after_its_commas() -> None:
    words = (("Austin", "NNP", "pobj", "place"), (",", ",", "punct", ""), ("Texas", "NNP", "appos", "place"))
    assert [one.text for one in around(_document(*words), 0)] == ["Texas"]


def test_a_place_does_not_lie_in_the_next_of_a_list() -> None:
    words = (("Paris", "NNP", "pobj", "place"), (",", ",", "punct", ""), ("Rome", "NNP", "conj", "place"))
    assert list(around(_document(*words), 0)) == []


def test_a_shared_list_that_does_not_exist_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "knows.toml"
    path.write_text(
        'relation = "knows"\n[[frame]]\nnoun = "@@jobs.pirate"\nsubject = "holder"\nobject = "of"\n', "utf-8"
    )
    with pytest.raises(OntologyError, match="pirate"):
        load_relation_file(path)
