"""The learned reader: what it looks at, what its guesses come to beside the frames, and what it must never do."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import kg
from kg.errors import ModelError
from kg.extractors import evidence, frames
from kg.extractors.evidence import confidence
from kg.extractors.learned.agreeing import together
from kg.extractors.learned.candidates import TYPES, candidates, pairs
from kg.extractors.learned.claiming import claim
from kg.extractors.learned.guessing import Guess, guesses
from kg.extractors.learned.pieces import pieces
from kg.extractors.learned.ways import FIRST, LINKS, SECOND, TOP, WIDE, ways
from kg.extractors.learned.weights import SHIPPED, load_weights
from kg.extractors.scene import Scene
from kg.language import understand
from kg.model import Article, Claim, Mention, Money
from kg.vocabulary import relation, relations


def scene_of(text: str) -> Scene:
    return Scene(understand(Article("text", text)))


def guess_of(scene: Scene, subject: str, name: str, object_: str, likelihood: float = 0.9) -> Guess:
    """What the network would say of the two mentions with these texts."""
    heads = tuple(next(h for h, m in _mentions(scene) if m.text == words) for words in (subject, object_))
    ends = [mention for words in (subject, object_) for _, mention in _mentions(scene) if mention.text == words]
    sentence = scene.token(heads[0]).sentence
    return Guess(relation(name), ends[0], ends[-1], (heads[0], heads[1]), sentence, likelihood)


def _mentions(scene: Scene) -> list[tuple[int, Mention]]:
    return [(head, scene.document.mentions[index]) for head, index in sorted(scene.document.heads.items())]


def alone(text: str, subject: str, name: str, object_: str) -> Claim | None:
    scene = scene_of(text)
    return claim(scene, guess_of(scene, subject, name, object_))


def test_names_pronouns_sums_and_dates_are_candidates() -> None:
    text = "Its founder, Ana Ruiz, sold Corvane for $3 million in May 2020."
    scene = scene_of(text)
    found = {(scene.token(c.head).text, TYPES[c.type]) for c in candidates(scene, scene.document.sentences[0])}
    assert {("Its", "it"), ("Ana Ruiz", "name:person"), ("$3 million", "money"), ("May 2020", "date")} <= found


def test_a_thing_is_never_paired_with_itself() -> None:
    scene = scene_of("Corvane said that it had bought Birch Labs.")
    found = candidates(scene, scene.document.sentences[0])
    texts = {(scene.token(found[i].head).text, scene.token(found[j].head).text) for i, j in pairs(scene, found)}
    assert ("Corvane", "Birch Labs") in texts
    assert ("Corvane", "it") not in texts


def test_a_sentence_about_one_thing_is_not_looked_at() -> None:
    scene = scene_of("Corvane did well.")
    assert not pairs(scene, candidates(scene, scene.document.sentences[0]))


def test_every_candidate_stands_between_markers_of_its_type() -> None:
    scene = scene_of("Corvane bought Birch Labs.")
    sentence = scene.document.sentences[0]
    found = candidates(scene, sentence)
    tokenizer = load_weights(SHIPPED).tokenizer
    made = pieces(tokenizer, scene.document.sentence_tokens(sentence), found)
    opened = [tokenizer.id_to_token(int(made.ids[place])) for place in made.first]
    closed = [tokenizer.id_to_token(int(made.ids[place])) for place in made.last]
    assert opened == [f"[unused{2 * c.type}]" for c in found]
    assert closed == [f"[unused{2 * c.type + 1}]" for c in found]


def test_what_the_frames_claim_as_well_has_a_second_witness() -> None:
    scene = scene_of("Corvane has bought Birch Labs.")
    (read,) = frames.extract(scene)
    (found,) = together(scene, [read], [guess_of(scene, "Corvane", "acquires", "Birch Labs")])
    assert found.witnesses == (*read.witnesses, "learned:acquires")


def test_what_the_network_doubts_has_no_second_witness() -> None:
    scene = scene_of("Corvane has bought Birch Labs.")
    (read,) = frames.extract(scene)
    assert together(scene, [read], [guess_of(scene, "Corvane", "acquires", "Birch Labs", 0.2)]) == [read]


def test_silence_of_the_network_counts_against_a_claim() -> None:
    scene = scene_of("Corvane has bought Birch Labs.")
    (read,) = frames.extract(scene)
    (unheard,) = together(scene, [read], [])
    (seconded,) = together(scene, [read], [guess_of(scene, "Corvane", "acquires", "Birch Labs")])
    assert confidence(unheard) < confidence(read) < confidence(seconded)


def test_the_way_between_two_things_turns_at_the_verb_that_joins_them() -> None:
    scene = scene_of("Corvane has bought Birch Labs.")
    sentence = scene.document.sentences[0]
    found = candidates(scene, sentence)
    made = pieces(load_weights(SHIPPED).tokenizer, scene.document.sentence_tokens(sentence), found)
    (way,) = ways(scene, sentence, found, [(0, 1)], made)
    pieces_of = {token.text: made.words[token.i] for token in scene.document.tokens}
    marks = {word: divmod(int(way[piece]), WIDE) for word, piece in pieces_of.items() if way[piece]}
    assert {word: (LINKS[link - 1], part) for word, (link, part) in marks.items()} == {
        "Corvane": ("nsubj", FIRST),
        "bought": ("ROOT", TOP),
        "Birch Labs": ("dobj", SECOND),
    }


def test_the_other_way_round_is_no_agreement_and_no_claim_beside() -> None:
    scene = scene_of("Corvane has bought Birch Labs.")
    (read,) = frames.extract(scene)
    assert together(scene, [read], [guess_of(scene, "Birch Labs", "acquires", "Corvane")]) == [read]


@pytest.mark.parametrize(("title", "claimed"), [("Publisher", True), ("Judge", False)])
def test_a_judge_is_no_party_to_a_suit(title: str, claimed: bool) -> None:
    scene = scene_of(f"{title} Ana Ruiz dropped a lawsuit against Corvane.")
    assert bool(together(scene, [], [guess_of(scene, "Ana Ruiz", "sues", "Corvane", 0.95)])) == claimed


def test_what_a_share_earns_is_not_what_the_company_does() -> None:
    text = "Corvane Inc. said that it had $0.21 in earnings per share (EPS) and $758.1 million in revenue."
    assert {c.object.text for c in kg.read(text).claims if c.relation == "earns"} == {"$758.1 million"}


def test_what_a_father_did_his_son_did_not() -> None:
    scene = scene_of("Ben Ode, whose father founded Corvane, owns most of it.")
    assert not together(scene, [], [guess_of(scene, "Corvane", "foundedBy", "Ben Ode", 0.95)])


@pytest.mark.parametrize(("kin", "claimed"), [("brother", True), ("brother-in-law", False)])
def test_kin_by_marriage_are_no_brothers(kin: str, claimed: bool) -> None:
    scene = scene_of(f"Ana Ruiz sold Corvane to her {kin}, Ben Ode.")
    assert bool(together(scene, [], [guess_of(scene, "Ana Ruiz", "siblingOf", "Ben Ode", 0.95)])) == claimed


def test_a_guess_alone_must_be_sure_enough() -> None:
    scene = scene_of("Corvane scooped up Birch Labs.")
    assert not together(scene, [], [guess_of(scene, "Corvane", "acquires", "Birch Labs", 0.4)])
    found = together(scene, [], [guess_of(scene, "Corvane", "acquires", "Birch Labs", 0.95)])
    assert [c.relation for c in found] == ["acquires"]


def test_a_relation_that_the_network_is_often_wrong_about_must_be_surer() -> None:
    scene = scene_of("Corvane scooped up Birch Labs.")
    found = [
        [confidence(c) for c in together(scene, [], [guess_of(scene, "Corvane", name, "Birch Labs", 0.99)])]
        for name in ("suppliesTo", "competesWith")
    ]
    assert found[0] > found[1]


def test_a_thing_has_but_one_maker_the_likeliest() -> None:
    scene = scene_of("Corvane showed the Quill 4 to Birch Labs.")
    guessed = [guess_of(scene, name, "develops", "Quill 4", p) for name, p in (("Birch Labs", 0.97), ("Corvane", 0.98))]
    assert [c.subject.text for c in together(scene, [], guessed)] == ["Corvane"]


def test_what_bears_the_name_of_one_company_is_made_by_no_other() -> None:
    text = "Delmar Foods has ordered ten Corvane 40 jets. Corvane is proud."
    assert alone(text, "Delmar Foods", "develops", "Corvane 40") is None


def test_a_company_in_the_title_of_one_is_not_where_another_has_a_post() -> None:
    text = "Ana Ruiz questioned Corvane chief executive Ben Ode on Tuesday."
    assert alone(text, "Ana Ruiz", "ceoOf", "Corvane") is None
    assert alone(text, "Ben Ode", "ceoOf", "Corvane") is not None
    assert alone("Ana Ruiz and Corvane boss Ben Ode spoke.", "Ana Ruiz", "leads", "Corvane") is None


def test_what_a_husband_or_a_rival_does_is_not_done_by_whose_he_is() -> None:
    text = "Acme was founded in 2015 by Ana Ruiz's husband, Ben Ode."
    assert alone(text, "Acme", "foundedBy", "Ana Ruiz") is None
    assert alone(text, "Acme", "foundedBy", "Ben Ode") is not None
    assert alone("Acme's rival bought Birch Labs.", "Acme", "acquires", "Birch Labs") is None
    assert alone("Acme's rival Corvane grew.", "Corvane", "competesWith", "Acme") is not None


def test_whose_son_somebody_is_told_to_be_is_nobody_elses() -> None:
    text = "Clara Ode survives Max Ode, with their daughter, Mia, and Paul, his son."
    assert alone(text, "Paul", "childOf", "Clara Ode") is None
    assert alone(text, "Paul", "childOf", "Max Ode") is not None
    assert alone("Paul, his son, married Ana Ruiz.", "Paul", "marriedTo", "Ana Ruiz") is not None
    apart = "Paul was born to Clara Ode in Oslo. Max Ode had told her of Paul, his son."
    assert alone(apart, "Paul", "childOf", "Clara Ode") is not None


def test_what_nobody_is_said_to_have_done_was_not_done_by_whom_another_clause_is_about() -> None:
    assert alone("$5 million was put into Birch Labs, Acme said.", "Acme", "investsIn", "Birch Labs") is None
    assert alone("Acme put $5 million into Birch Labs, Corvane said.", "Acme", "investsIn", "Birch Labs") is not None


def test_what_one_verb_acts_on_has_no_part_in_what_the_next_says() -> None:
    text = "Acme released the Vireo phone and built the Corva chatbot into Birch Mail."
    assert alone(text, "Vireo", "integratedInto", "Birch Mail") is None
    assert alone(text, "Corva", "integratedInto", "Birch Mail") is not None


def test_of_two_relations_of_one_kin_the_likelier_is_claimed() -> None:
    scene = scene_of("Corvane scooped up Birch Labs.")
    guessed = [guess_of(scene, "Corvane", name, "Birch Labs", p) for name, p in (("owns", 0.95), ("acquires", 0.98))]
    found = together(scene, [], guessed)
    assert [c.relation for c in found] == ["acquires"]


def test_the_narrower_relation_is_claimed_where_it_is_sure_as_well() -> None:
    scene = scene_of("Corvane boss Ana Ruiz spoke.")
    guessed = [guess_of(scene, "Ana Ruiz", name, "Corvane", p) for name, p in (("worksFor", 0.98), ("ceoOf", 0.95))]
    found = together(scene, [], guessed)
    assert [c.relation for c in found] == ["ceoOf"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Corvane plans to scoop up Birch Labs.", "Planned"),
        ("Corvane could scoop up Birch Labs.", "Possible"),
        ("Corvane has never scooped up Birch Labs.", "Denied"),
        ("Corvane scooped up Birch Labs.", "Stated"),
        ("Corvane denied that it had plans to scoop up Birch Labs.", "Denied"),
    ],
)
def test_how_surely_comes_from_the_sentence_and_not_from_the_network(text: str, status: str) -> None:
    subject = "it" if " it " in text else "Corvane"
    made = alone(text, subject, "acquires", "Birch Labs")
    assert made is None or made.status == status
    assert status == "Denied" or made is not None


@pytest.mark.parametrize(
    ("text", "subject", "name", "object_", "status"),
    [
        ("Delmar has mandated Birch Bank for a loan of $5m.", "Birch Bank", "lendsTo", "Delmar", "Planned"),
        ("Owners of Birch Labs voted for the takeover by Corvane.", "Corvane", "acquires", "Birch Labs", "Planned"),
        ("Birch Labs has received interest from Corvane.", "Corvane", "acquires", "Birch Labs", "Possible"),
        ("Birch Labs went to Corvane last year.", "Corvane", "acquires", "Birch Labs", "Stated"),
        ("Corvane offers its Quill pump to farmers.", "Corvane", "develops", "Quill", "Stated"),
    ],
)
def test_a_deal_that_words_around_it_leave_open_is_not_stated(
    text: str, subject: str, name: str, object_: str, status: str
) -> None:
    made = alone(text, subject, name, object_)
    assert made is None or made.status == status
    assert status == "Stated" or made is not None


def test_a_post_that_is_only_wanted_is_not_claimed() -> None:
    assert alone("Ana Ruiz wants to be with Corvane.", "Ana Ruiz", "worksFor", "Corvane") is None


def test_two_in_one_list_are_no_partners() -> None:
    assert alone("Corvane and Birch Labs have won many followers.", "Corvane", "partnersWith", "Birch Labs") is None


def test_a_guess_alone_must_be_likely() -> None:
    scene = scene_of("Corvane scooped up Birch Labs.")
    found = [
        together(scene, [], [guess_of(scene, "Corvane", "acquires", "Birch Labs", likelihood)])
        for likelihood in (0.65, 0.99)
    ]
    assert [len(claims) for claims in found] == [0, 1]


def test_what_is_less_likely_than_the_least_is_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Corvane has bought Birch Labs. It may sell cables, glues and frozen peas, Ana Ruiz of Acme said."
    every = kg.read(text).claims
    monkeypatch.setattr(evidence, "LEAST", max(claim.confidence for claim in every))
    assert len(kg.read(text).claims) < len(every)
    assert kg.read(text).claims == tuple(claim for claim in every if claim.confidence >= evidence.LEAST)


def test_who_says_so_and_for_how_much_come_from_the_sentence() -> None:
    made = alone(
        "Corvane scooped up Birch Labs for $3 million, the Courier reported.", "Corvane", "acquires", "Birch Labs"
    )
    assert made is not None
    assert [source.text for source in made.attributed_to] == ["Courier"]
    assert made.amount is not None
    assert made.amount.value == 3_000_000


def test_ends_in_two_clauses_make_no_claim_without_a_word_that_says_it() -> None:
    text = "Corvane cheered after Birch Labs had cut its prices in May."
    assert alone(text, "Corvane", "acquires", "Birch Labs") is None


def test_it_reads_without_a_network_if_asked_to() -> None:
    claims = kg.read("Corvane has bought Birch Labs.", reader="frames").claims
    assert claims
    assert not any(witness.startswith("learned") for each in claims for witness in each.witnesses)


def test_weights_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.onnx"):
        kg.read("Corvane has bought Birch Labs.", weights=str(tmp_path))


@pytest.mark.parametrize("what", ["types", "links"])
def test_weights_that_were_made_for_other_markers_or_links_are_an_error(tmp_path: Path, what: str) -> None:
    for file in SHIPPED.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    settings = json.loads((tmp_path / "reader.json").read_text("utf-8"))
    settings[what] = settings[what][1:]
    (tmp_path / "reader.json").write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(ModelError, match="another version"):
        kg.read("Corvane has bought Birch Labs.", weights=str(tmp_path))


def test_the_shipped_weights_know_the_vocabulary() -> None:
    weights = load_weights(SHIPPED)
    assert weights.relations == tuple(relations())


def test_a_sentence_is_read_alike_whatever_stands_around_it() -> None:
    weights = load_weights(SHIPPED)
    text = "Corvane has bought Birch Labs, a maker of sensors in Leeds."
    one = [(g.relation.name, g.likelihood) for g in guesses(scene_of(text), weights)]
    two = [g for g in guesses(scene_of(f"{text}\n\nIt rained."), weights) if g.sentence == 0]
    assert one
    assert np.allclose([p for _, p in one], [g.likelihood for g in two], atol=0)


def test_the_network_finds_a_purchase_likely() -> None:
    found = guesses(scene_of("Corvane has bought Birch Labs."), load_weights(SHIPPED))
    likely = {g.relation.name: g.likelihood for g in found if g.subject.text == "Corvane"}
    assert likely["acquires"] > 0.5


def test_what_the_reader_finds_likely_is_explained() -> None:
    (explanation,) = kg.explain("Corvane has bought Birch Labs.")
    assert ("Corvane", "acquires", "Birch Labs") in [(h.subject, h.relation, h.object) for h in explanation.heard]
    assert not kg.explain("Corvane has bought Birch Labs.", reader="frames")[0].heard


@pytest.mark.parametrize(
    ("text", "somebody", "house"),
    [
        ("Ana Ruiz, a champion of Corvane, wrote the letter.", "Ana Ruiz", "Corvane"),
        ("Corvane quoted Ana Ruiz as saying so.", "Ana Ruiz", "Corvane"),
        ("Ana Ruiz ran for the Senate in 2008.", "Ana Ruiz", "Senate"),
        ("Ana Ruiz praised our veterans.", "Ana Ruiz", "our"),
    ],
)
def test_who_only_has_to_do_with_a_house_does_not_work_there(text: str, somebody: str, house: str) -> None:
    assert alone(text, somebody, "worksFor", house) is None


def test_the_neighbour_of_a_founder_is_no_founder() -> None:
    assert (
        alone("Ana Ruiz and Ben Ode, the founder of Corvane, quarrelled.", "Corvane", "foundedBy", "Ana Ruiz") is None
    )


@pytest.mark.parametrize(
    ("text", "subject", "name", "object_"),
    [
        ("The Bergen, Norway-based brewer Corvane grew.", "Norway", "locatedIn", "Bergen"),
        ("Norway's Corvane, Chile's Birch Labs to sign a deal.", "Corvane", "locatedIn", "Chile"),
        ("Customers at Corvane include Birch Labs.", "Customers", "suppliesTo", "Birch Labs"),
        ("Corvane gave no reason for the departure of Ana Ruiz.", "Ana Ruiz", "leaves", "Corvane"),
        ("Corvane is moving its head office to Oslo from Bergen.", "Corvane", "locatedIn", "Bergen"),
    ],
)
def test_what_a_sentence_puts_otherwise_is_not_guessed(text: str, subject: str, name: str, object_: str) -> None:
    assert alone(text, subject, name, object_) is None


def test_the_seat_of_a_unit_is_not_guessed_of_its_owner() -> None:
    claims = kg.read("Corvane is to close its Birch Textiles division, based in Bergen in Norway.").claims
    assert "Corvane" not in {c.subject.name for c in claims if c.relation in ("headquarteredIn", "locatedIn")}


def test_who_debates_somebody_need_not_know_him() -> None:
    assert alone("Ana Ruiz debated Ben Ode four times.", "Ana Ruiz", "knows", "Ben Ode") is None
    assert alone("Ana Ruiz has known Ben Ode since school.", "Ana Ruiz", "knows", "Ben Ode") is not None


def test_what_a_part_of_a_house_does_is_not_guessed_of_the_house() -> None:
    text = "Birch Labs will be merged into Corvane's cloud division. Corvane is an old company."
    assert alone(text, "Birch Labs", "mergesWith", "Corvane") is None
    text = "Acme has agreed to buy Corvane systems from Delmar."
    assert alone(text, "Acme", "acquires", "Corvane") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("Acme values Corvane at $5 million.", "valuedAt"), ("Acme put $5 million into Corvane.", "raises")],
)
def test_a_price_put_on_another_and_a_sum_paid_are_not_guessed_of_who_pays(text: str, name: str) -> None:
    scene = scene_of(text)
    head, money = next((h, v) for h, v in scene.document.values.items() if isinstance(v, Money))
    guess = guess_of(scene, "Acme", "owns", "Corvane")
    assert claim(scene, guess._replace(relation=relation(name), object=money, heads=(guess.heads[0], head))) is None


def test_whom_a_clause_is_only_under_or_with_has_no_post_there() -> None:
    assert alone("Acme lost the case under President Ana Ruiz.", "Ana Ruiz", "leads", "Acme") is None
    assert alone("With Ana Ruiz back in office, Acme is growing.", "Ana Ruiz", "worksFor", "Acme") is None


def test_who_leaves_is_who_is_said_to() -> None:
    text = "Acme hired Ana Ruiz with Ben Ode, who left Corvane in May."
    assert alone(text, "Ana Ruiz", "leaves", "Corvane") is None


@pytest.mark.parametrize(
    ("text", "somebody", "name", "other"),
    [
        ("Ana Ruiz, who leads a bloc, spoke after Ben Ode, who heads Corvane, left.", "Ana Ruiz", "leads", "Corvane"),
        ("Ana Ruiz saw a decade of Corvane football.", "Ana Ruiz", "leads", "Corvane"),
    ],
)
def test_what_a_clause_or_a_noun_tells_of_another_is_not_guessed(
    text: str, somebody: str, name: str, other: str
) -> None:
    assert alone(text, somebody, name, other) is None
