"""Sentences → why they make the claims that they make: what stopped each frame is told, in values and in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import kg
from kg.commands import main
from kg.extractors import evidence
from kg.extractors.explaining import Explanation, NearMiss, Stop, explained, misses, wording
from kg.extractors.frames.frame import ANY, Frame, frames
from kg.vocabulary import relation

Explain = Callable[..., NearMiss | None]


def a_frame(name: str = "acquires", **parts: object) -> Frame:
    """A frame of the verb "buy"."""
    given: Mapping[str, object] = {"subject": (("agent",),), "object": (("theme",),), **parts}
    return Frame(f"{name}.1", relation(name), "verb", ("buy",), **given)  # type: ignore[arg-type]


@pytest.fixture
def missed(monkeypatch: pytest.MonkeyPatch) -> Explain:
    """What stops the first of these frames in the first sentence of a text, if "buy" has these frames and no others."""

    def explain(text: str, *own: Frame) -> NearMiss | None:
        monkeypatch.setattr(misses, "frames", lambda: {("verb", "buy"): own})
        found = {miss.frame: miss for miss in kg.explain(text)[0].misses}
        return found.get(own[0].name)

    return explain


def the_stop(miss: NearMiss | None) -> Stop:
    """The one thing that stopped a frame."""
    assert miss is not None
    assert len(miss.stops) == 1
    return miss.stops[0]


def shown(explanation: Explanation) -> dict[str, list[str]]:
    return dict(explained(explanation))


def test_a_frame_that_fires_is_no_miss(missed: Explain) -> None:
    assert missed("Acme bought Birch Labs.", a_frame()) is None


def test_a_condition_names_its_path_what_it_wants_and_what_stands_there(missed: Explain) -> None:
    stop = the_stop(missed("Acme bought Birch Labs.", a_frame(needs={("theme",): frozenset({"rest", "whole"})})))
    assert stop == Stop("with", "theme", ("rest", "whole"), ("Birch Labs (company)",))


def test_a_bar_names_only_what_it_bars(missed: Explain) -> None:
    frame = a_frame(object=(("theme", "in"), ("in",)), bars={("theme",): frozenset({"stake", "share"})})
    stop = the_stop(missed("Acme bought a boat and a stake in Birch Labs.", frame))
    assert (stop.reason, stop.place, stop.wanted) == ("without", "theme", ("stake",))
    assert all("boat" not in words for words in stop.found)


def test_an_end_that_is_not_there_names_where_it_was_looked_for(missed: Explain) -> None:
    stop = the_stop(missed("Acme bought Birch Labs.", a_frame(object=(("for",), ("theme", "of")))))
    assert stop == Stop("empty", "object", ("for", "theme.of"))


def test_an_end_of_another_kind_names_both_kinds(missed: Explain) -> None:
    stop = the_stop(missed("Acme bought Birch Labs for $2 million.", a_frame(object=(("for",),))))
    assert (stop.reason, stop.place, stop.found) == ("kind", "object", ("$2 million (money)",))
    assert stop.wanted == tuple(sorted(relation("acquires").range))


def test_an_end_that_nobody_can_name_is_told_from_one_of_another_kind(missed: Explain) -> None:
    stop = the_stop(missed("Acme's rival has bought Birch Labs.", a_frame()))
    assert (stop.reason, stop.place) == ("nameless", "subject")


def test_both_ends_may_be_one_thing(missed: Explain) -> None:
    stop = the_stop(missed("Acme bought Birch Labs.", a_frame(object=(("agent",),))))
    assert stop == Stop("same", found=("Acme",))


def test_a_narrower_relation_of_the_same_ends_takes_the_place_of_a_wider(missed: Explain) -> None:
    wider = relation("acquiresStakeIn").wider
    assert "investsIn" in wider
    stop = the_stop(missed("Acme bought Birch Labs.", a_frame("investsIn"), a_frame("acquiresStakeIn")))
    assert stop == Stop("narrower", wanted=("acquiresStakeIn.1",))


def test_frames_that_more_than_one_thing_stopped_come_last_and_are_only_named(missed: Explain) -> None:
    far = a_frame("owns", needs={("theme",): frozenset({"rest"})}, object=(("for",),))
    near = a_frame("divests", object=(("for",),))
    miss = missed("Acme bought Birch Labs.", far, near)
    assert miss is not None
    assert [stop.reason for stop in miss.stops] == ["with", "empty"]
    explanation = kg.explain("Acme bought Birch Labs.")[0]
    assert [each.frame for each in explanation.misses] == ["divests.1", "owns.1"]
    assert shown(explanation)["further off"] == ["owns.1"]
    assert shown(explanation)["nearly"] == ["divests.1 (buy): has no object: nothing stands at “for”"]


def test_what_is_withheld_as_likelier_wrong_than_right_is_shown_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Corvane has bought Birch Labs. It makes pumps."
    (sure, *_) = sorted(kg.read(text).claims, key=lambda claim: -claim.confidence)
    monkeypatch.setattr(evidence, "LEAST", sure.confidence)
    found = kg.explain(text)
    assert sure in found[0].claims
    assert found[1].claims == () != found[1].withheld
    assert all(line.endswith("likelier wrong than right") for line in dict(explained(found[1]))["withheld"])


def test_what_hardly_stands_for_an_end_is_withheld_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Corvane sued Birch Labs in Oslo. Delmar Foods backed the maker. It makes pumps."
    monkeypatch.setattr(evidence, "MEANT", 1.01)
    monkeypatch.setattr(wording, "MEANT", 1.01)
    lines = [line for each in kg.explain(text) for line in dict(explained(each)).get("withheld", ())]
    assert lines and all("who is meant is only" in line for line in lines)


def test_what_is_explained_is_what_is_read() -> None:
    text = "Acme has bought Birch Labs for $2 million. Corvane may buy Delmar Foods, the Courier reported. It rained."
    explanations = kg.explain(text)
    assert [each.passage.quote for each in explanations] == [
        "Acme has bought Birch Labs for $2 million.",
        "Corvane may buy Delmar Foods, the Courier reported.",
        "It rained.",
    ]
    assert tuple(claim for each in explanations for claim in each.claims) == kg.read(text).claims
    bought, reported, rained = map(shown, explanations)
    assert bought["claims"][0].startswith("Acme acquires Birch Labs · Stated · amount $2 million · by frames:acquires")
    assert "buy: agent “Corvane”, theme “Delmar Foods”, Possible" in reported["predicates"]
    assert reported["said by"][0].endswith("“reported”: Corvane may buy Delmar Foods")
    assert "claims" not in rained


def test_only_frames_whose_predicate_stands_in_the_sentence_are_told() -> None:
    for explanation in kg.explain("Acme has bought Birch Labs. Ana Ruiz leads Corvane."):
        lemmas = {predicate.lemma for predicate in explanation.predicates}
        assert {miss.predicate for miss in explanation.misses} <= lemmas
    assert any(miss.predicate == "buy" for miss in kg.explain("Acme has bought Birch Labs.")[0].misses)


def test_a_claim_of_something_unnamed_says_that_it_stays_out_of_the_graph() -> None:
    (explanation,) = kg.explain("The company has bought Birch Labs.")
    assert "not in the graph, for “The company” has no name" in shown(explanation)["claims"][0]


def test_a_byline_is_explained_beside_the_sentences() -> None:
    explanations = kg.explain("By Ana Ruiz\n\nAcme has bought Birch Labs.")
    assert "Ana Ruiz authorOf the article itself · Stated · by bylines" in shown(explanations[0])["claims"][0]


def test_the_command_shows_it_in_plain_text_and_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Acme has bought Birch Labs.", encoding="utf-8")
    assert main(["read", str(file), "--explain"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Acme has bought Birch Labs.\n  things ")
    assert "\x1b" not in text
    assert main(["read", str(file), "--explain", "--format", "json"]) == 0
    (sentence,) = json.loads(capsys.readouterr().out)
    assert sentence["claims"][0]["relation"] == "acquires"
    assert {miss["predicate"] for miss in sentence["misses"]} == {"buy"}
    assert {"frame", "predicate", "stops"} == set(sentence["misses"][0])


def test_every_frame_of_a_predicate_either_fires_or_is_told_to_be_stopped() -> None:
    (explanation,) = kg.explain("Acme has bought Birch Labs.")
    fired = {
        name.removeprefix("frames:") for c in explanation.claims for name in c.witnesses if name.startswith("frames:")
    }
    stopped = {miss.frame for miss in explanation.misses}
    assert fired | stopped == {frame.name for lemma in ("buy", ANY) for frame in frames()["verb", lemma]}
    assert not fired & stopped
