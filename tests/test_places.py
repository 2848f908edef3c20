"""Nations by their demonyms, and places with what they lie in."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import OntologyError
from kg.extractors.ends.places import demonyms
from kg.extractors.frames import load_relation_file
from kg.language.document import Document, Sentence, Token
from kg.language.nations import nation, region
from kg.language.whereabouts import around
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


def citizens(text: str) -> set[tuple[str, str]]:
    found = kg.read(text, reader="frames").claims
    return {(c.subject.name, c.object.name) for c in found if c.relation == "citizenOf"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We have no plans,” Ana Ruiz told reporters. The Dane, who took over in 2014, will go.",
            ("Ana Ruiz", "Denmark"),
        ),
        (
            "Acme is run by Carla Voss. Acme has hired Ana Ruiz. The 42-year-old Swede starts in May.",
            ("Ana Ruiz", "Sweden"),
        ),
        ("Acme named Ana Ruiz, a Norwegian. Ben Ode has left. The Norwegian starts in May.", ("Ana Ruiz", "Norway")),
    ],
)
def test_somebody_called_by_a_nation_is_whom_the_article_spoke_of_last(text: str, expected: tuple[str, str]) -> None:
    assert citizens(text) == {expected}


def test_a_people_and_a_stranger_are_nobody_named() -> None:
    assert not citizens("Ana Ruiz left. The Danes sold Acme. The Dutch bought it.")
    assert not citizens("Acme fell 3%. The Dane declined to comment.")
    assert not citizens("Ana Ruiz went and Ben Ode stayed. The Dane declined to comment.")


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


def test_a_continent_is_no_nation_and_what_one_is_against_is_not_where_one_is_from() -> None:
    assert nation(_document(("North", "JJ", "amod", ""), ("American", "JJ", "amod", "")).tokens, 1) is None
    against = _document(("anti", "JJ", "amod", ""), ("-", "HYPH", "punct", ""), ("American", "JJ", "amod", ""))
    assert nation(against.tokens, 2) is None


def test_a_person_named_like_a_nation_is_none() -> None:
    assert demonyms(_document(("Chad", "NNP", "nsubj", "person"), ("spoke", "VBD", "ROOT", "")), 0) == []


def test_a_place_lies_in_the_place_after_its_comma() -> None:
    words = (("Austin", "NNP", "pobj", "place"), (",", ",", "punct", ""), ("Texas", "NNP", "appos", "place"))
    assert around(_document(*words).tokens, 0) == 2


def test_a_place_does_not_lie_in_the_next_of_a_list() -> None:
    words = (("Paris", "NNP", "pobj", "place"), (",", ",", "punct", ""), ("Rome", "NNP", "conj", "place"))
    assert around(_document(*words).tokens, 0) is None


def _claims(text: str) -> set[tuple[str, str, str]]:
    claims = kg.read(text, reader="frames").claims
    return {(c.subject.name, c.relation, c.object.name) for c in claims if isinstance(c.object, kg.Mention)}


def test_who_is_based_in_a_town_of_a_region_is_based_in_both_and_the_town_lies_there() -> None:
    found = _claims("Acme is based in Tulsa, Oklahoma.")
    assert found == {
        ("Acme", "headquarteredIn", "Tulsa"),
        ("Acme", "headquarteredIn", "Oklahoma"),
        ("Tulsa", "locatedIn", "Oklahoma"),
    }


def test_towns_with_their_nations_are_a_list_of_towns() -> None:
    found = _claims("Acme has offices in Oslo, Norway, and Turin, Italy.")
    assert {(who, where) for who, _, where in found} == {
        *((who, town) for who in ("Acme", "") for town in ("Oslo", "Turin")),  # Acme, and its offices without a name
        ("Oslo", "Norway"),
        ("Turin", "Italy"),
    }


def test_who_is_based_in_a_town_in_a_nation_is_based_in_both() -> None:
    found = _claims("Acme is based in Bergen in Norway.")
    assert {("Acme", "headquarteredIn", "Bergen"), ("Acme", "headquarteredIn", "Norway")} <= found


@pytest.mark.parametrize("places", ["Chile, Peru, Bolivia", "Delaware, Maryland, and Virginia"])
def test_shops_are_in_each_place_of_a_list_and_none_lies_in_another(places: str) -> None:
    each = {(who, "locatedIn", place) for who in ("Acme", "") for place in places.replace(" and", "").split(", ")}
    assert _claims(f"Acme has shops in {places}.") == each


def test_a_town_does_not_lie_in_a_nation_of_the_same_list() -> None:
    assert not any(who == "Linz" for who, _, _ in _claims("Acme has offices in Linz, Sweden and Denmark."))


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Emirati", "United Arab Emirates"), ("Kosovan", "Kosovo"), ("Slovene", "Slovenia"), ("Lao", "Laos"),
        ("Bahraini", "Bahrain"), ("Trinidadian", "Trinidad"), ("Québécois", "Quebec"), ("Tyrolean", "Tyrol"),
        ("Faroese", "Faroe Islands"), ("Macau", "Macau"), ("Gulf", "Gulf"), ("South Tyrolean", "South Tyrol"),
    ],
)  # fmt: skip
def test_a_firm_said_to_be_of_a_nation_or_region_is_there_and_does_not_deal_in_it(word: str, place: str) -> None:
    assert _claims(f"The {word} insurer Corvane was sold.") == {("Corvane", "locatedIn", place)}


def test_a_nation_is_no_topic() -> None:
    found = _claims("The Texan company Birch Labs is a Thai food company.")
    assert {(r, o) for _, r, o in found} == {("locatedIn", "Texas"), ("locatedIn", "Thailand"), ("focusesOn", "food")}


@pytest.mark.parametrize(
    "text",
    [
        "Hugo Lind, a Dane, runs Acme.",
        "The Dane Hugo Lind runs Acme.",
        "Acme was left by Hugo Lind, a Dane who had studied law.",
        "Hugo Lind is a Dane.",
    ],
)
def test_a_noun_for_somebody_of_a_nation_says_whose_citizen_it_is(text: str) -> None:
    assert ("Hugo Lind", "citizenOf", "Denmark") in _claims(text)


def test_a_noun_for_somebody_of_a_nation_stands_for_the_person_before() -> None:
    found = _claims("Graham Porter left Acme in May. The Briton now runs Corvane.")
    assert ("Graham Porter", "leads", "Corvane") in found


@pytest.mark.parametrize("who", ["The Kenyan-born investor Tom Mboya", "Tom Mboya, a Kenyan-born investor,"])
def test_who_is_born_of_a_nation_is_born_there(who: str) -> None:
    assert ("Tom Mboya", "bornIn", "Kenya") in _claims(f"{who} bought Acme.")


def test_a_native_before_a_name_is_born_there() -> None:
    assert ("Carla Voss", "bornIn", "Bergen") in _claims("Bergen native Carla Voss runs Acme.")


def test_a_unit_is_told_apart_by_what_it_is_of() -> None:
    found = _claims("Acme bought the brokerage arm of Malabar Bank.")
    assert ("the brokerage arm of Malabar Bank", "partOf", "Malabar Bank") in found


def test_an_authority_is_told_apart_by_where_it_is() -> None:
    assert ("The regulator", "locatedIn", "Bern") in _claims("The regulator in Bern fined Acme.")


def test_a_shared_list_that_does_not_exist_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "knows.toml"
    path.write_text(
        'relation = "knows"\n[[frame]]\nnoun = "@@jobs.pirate"\nsubject = "holder"\nobject = "of"\n', "utf-8"
    )
    with pytest.raises(OntologyError, match="pirate"):
        load_relation_file(path)
