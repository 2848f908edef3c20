"""How surely a text says what happens: status and tense travel down the tree, by the word lists."""

from __future__ import annotations

import importlib
import itertools

import pytest

import kg
from kg.errors import OntologyError
from kg.language.document import Block, Document, Predication, Sentence, Token
from kg.language.factuality import judge
from kg.language.factuality.signs import signs
from kg.language.factuality.state import STATED, Effect, State, negate, under, weaken
from kg.language.parse import parse
from kg.language.predications import find_predications
from kg.model import Article, Status

POS = {"N": "NOUN", "P": "PRON", "V": "VERB", "M": "AUX", "R": "ADV", "J": "ADJ", "I": "ADP", "T": "PART", "D": "DET"}


def tree(*rows: str) -> tuple[Token, ...]:
    """Tokens of one sentence from rows "text lemma TAG dep head", the head counted from 0."""
    parts = [row.split() for row in rows]
    starts = list(itertools.accumulate((len(part[0]) + 1 for part in parts), initial=0))
    heads = [int(part[4]) for part in parts]
    return tuple(
        Token(
            i, text, lemma, tag, "PROPN" if tag == "NNP" else POS.get(tag[0], "PUNCT"), dep, heads[i],
            starts[i], starts[i] + len(text), 0, "company" if tag == "NNP" else "",
            tuple(j for j, head in enumerate(heads) if head == i != j),
        )
        for i, (text, lemma, tag, dep, _) in enumerate(parts)
    )  # fmt: skip


def state_at(word: str, tokens: tuple[Token, ...]) -> tuple[str, str | None]:
    """Status and tense that `judge` gives to a predication at this word."""
    text = " ".join(token.text for token in tokens)
    head = next(token.i for token in tokens if token.text == word)
    document = Document(
        Article("a", text),
        blocks=(Block("paragraph", 0, len(text)),),
        tokens=tokens,
        sentences=(Sentence(0, 0, len(tokens), 0, len(text), 0),),
        predications=(Predication(head, tokens[head].lemma, "verb", ()),),
    )
    judged = judge(document).predications[0]
    return judged.status, judged.tense


def judged(text: str) -> Document:
    return judge(find_predications(parse(Article("a", text))))


def statuses(text: str) -> dict[str, str]:
    """Word → status and tense, of every predication of a text; later ones of the same word win."""
    document = judged(text)
    return {
        document.tokens[each.head].text: f"{each.status} {each.tense or ''}".strip() for each in document.predications
    }


BOUGHT = ("Acme Acme NNP nsubj 1", "bought buy VBD ROOT 1", "Birch Birch NNP dobj 1")


def test_a_plain_verb_is_stated() -> None:
    assert state_at("bought", tree(*BOUGHT)) == ("Stated", None)


def test_not_denies() -> None:
    tokens = tree(
        "Acme Acme NNP nsubj 3", "did do VBD aux 3", "not not RB neg 3", "buy buy VB ROOT 3", "Birch Birch NNP dobj 3"
    )
    assert state_at("buy", tokens) == ("Denied", None)


def test_will_is_stated_and_still_to_come() -> None:
    tokens = tree("Acme Acme NNP nsubj 2", "will will MD aux 2", "buy buy VB ROOT 2", "Birch Birch NNP dobj 2")
    assert state_at("buy", tokens) == ("Stated", "Future")


@pytest.mark.parametrize(
    ("verb", "status"),
    [("plans", "Planned"), ("refuses", "Denied"), ("manages", "Stated"), ("fails", "Denied"), ("seems", "Possible")],
)
def test_a_verb_says_what_becomes_of_its_infinitive(verb: str, status: Status) -> None:
    tokens = tree(
        "Acme Acme NNP nsubj 1", f"{verb} {verb.removesuffix('s')} VBZ ROOT 1", "to to TO aux 3", "buy buy VB xcomp 1",
        "Birch Birch NNP dobj 3",
    )  # fmt: skip
    assert state_at("buy", tokens) == (status, None)


@pytest.mark.parametrize("feeling", ["pleased", "proud", "delighted"])
def test_who_is_pleased_to_announce_something_has_done_it(feeling: str) -> None:
    assert statuses(f"Acme is {feeling} to announce that it has acquired Birch Labs.")["acquired"] == "Stated"


@pytest.mark.parametrize("verb", ["reckons with", "has pencilled in", "is aiming for", "expects"])
def test_a_figure_that_is_reckoned_with_is_only_possible(verb: str) -> None:
    (claim,) = [c for c in kg.read(f"Acme Corp. {verb} a profit of $5 million.").claims if c.relation == "earns"]
    assert claim.status == "Possible"


@pytest.mark.parametrize(
    ("text", "relation", "status"),
    [
        ("The owner of Birch Labs is not Corvane.", "owns", "Denied"),
        ('Reports that Corvane was about to buy Birch Labs were "never true," a spokesman said.', "acquires", "Denied"),
        ("The rumour that Corvane would buy Birch Labs is false.", "acquires", "Denied"),
        ("A report that Corvane wanted to buy Birch Labs was untrue, Ana Ruiz said.", "acquires", "Denied"),
        ("The claim that Corvane had bought Birch Labs was correct.", "acquires", "Stated"),
        ('"It is true," Ana Ruiz said of reports that Corvane had bought Birch Labs.', "acquires", "Stated"),
        ("The buyer of Birch Labs would be Corvane.", "acquires", "Possible"),
        ("The founder of Birch Labs may be Ana Ruiz.", "foundedBy", "Possible"),
        ("The founder of Birch Labs is Ana Ruiz.", "foundedBy", "Stated"),
        ("Ana Ruiz's marriage to Ben Ode ended in 1971.", "marriedTo", "Stated"),
        ("Ana Ruiz moved to Oslo in 1990 to manage Corvane.", "leads", "Stated"),
        ("Corvane launched its much-anticipated phone, the Delmar X.", "develops", "Stated"),
        ("Corvane completed its highly anticipated purchase of Birch Labs.", "acquires", "Stated"),
        ("Corvane's shareholders elected Ana Ruiz to succeed Ben Ode as chairman.", "succeeds", "Stated"),
        ("Ben Ode's first replacement, Ana Ruiz, died suddenly in May.", "succeeds", "Stated"),
        (
            "Corvane is in the news for not making payments to Acme for its acquisition of Birch Labs.",
            "acquires",
            "Stated",
        ),
        ("Ana Ruiz, noted for enabling a merger and for selling Acme to Corvane, has died.", "divests", "Stated"),
    ],
)
def test_who_something_is_said_to_be_is_as_sure_as_that_is_said(text: str, relation: str, status: Status) -> None:
    assert {claim.status for claim in kg.read(text).claims if claim.relation == relation} == {status}


def test_what_is_denied_of_a_plan_is_denied_of_the_deed() -> None:
    tokens = tree(
        "Acme Acme NNP nsubj 1", "denied deny VBD ROOT 1", "that that IN mark 4", "it it PRP nsubj 4",
        "plans plan VBZ ccomp 1", "to to TO aux 6", "buy buy VB xcomp 4", "Birch Birch NNP dobj 6",
    )  # fmt: skip
    assert state_at("plans", tokens) == ("Denied", None)
    assert state_at("buy", tokens) == ("Denied", None)


def test_what_is_not_denied_stays_open() -> None:
    tokens = tree(
        "Acme Acme NNP nsubj 3", "did do VBD aux 3", "not not RB neg 3", "deny deny VB ROOT 3", "buying buy VBG xcomp 3"
    )
    assert state_at("buying", tokens) == ("Possible", None)


def test_what_would_later_be_done_has_been_done() -> None:
    later = tree(
        "Acme Acme NNP nsubj 3", "would would MD aux 3", "later later RB advmod 3", "buy buy VB ROOT 3",
        "Birch Birch NNP dobj 3",
    )  # fmt: skip
    assert state_at("buy", later) == ("Stated", None)


def test_would_is_will_where_it_is_reported_and_open_where_it_is_not() -> None:
    reported = tree(
        "Acme Acme NNP nsubj 1",
        "said say VBD ROOT 1",
        "it it PRP nsubj 4",
        "would would MD aux 4",
        "buy buy VB ccomp 1",
    )
    alone = tree("Acme Acme NNP nsubj 2", "would would MD aux 2", "buy buy VB ROOT 2", "Birch Birch NNP dobj 2")
    assert state_at("buy", reported) == ("Stated", "Future")
    assert state_at("buy", alone) == ("Possible", None)


def test_a_headline_in_the_infinitive_is_still_to_come() -> None:
    tokens = tree("Acme Acme NNP nsubj 2", "to to TO aux 2", "buy buy VB ROOT 2", "Birch Birch NNP dobj 2")
    assert state_at("buy", tokens) == ("Stated", "Future")


@pytest.mark.parametrize(
    ("affirmed", "state", "expected"),
    [
        ("Stated", STATED, STATED),
        ("Stated", State("Stated", "Future"), State("Stated", "Future")),
        ("Planned", State("Possible"), State("Possible")),
        ("Stated", State("Planned"), State("Planned")),
        ("Denied", State("Planned"), State("Denied")),
        ("Possible", State("Planned"), State("Possible")),
        ("Planned", State("Stated", "Past"), State("Denied")),
        ("Past", STATED, State("Stated", "Past")),
    ],
)
def test_a_complement_is_at_most_as_sure_as_the_word_that_governs_it(
    affirmed: str, state: State, expected: State
) -> None:
    assert under(Effect(affirmed, "Possible"), state) == expected  # type: ignore[arg-type]


def test_denials_do_not_get_weaker_and_possibilities_are_not_denied() -> None:
    assert weaken(State("Denied"), "Possible") == State("Denied")
    assert weaken(State("Stated"), "Possible") == State("Possible")
    assert negate(State("Possible")) == State("Possible")
    assert negate(State("Denied")) == State("Possible")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Corvane plans to invest $5 million in Birch Labs. This investment in Birch Labs is its largest.",
            "investment",
            "Planned",
        ),
        ("Corvane bought Birch Labs in May. The acquisition of Birch Labs cost $5 million.", "acquisition", "Stated"),
        ("Corvane's $2bn investment in Birch Labs", "investment", "Stated"),
        ("Corvane may merge with Birch Labs. Unions fear the merger of Corvane and Birch Labs.", "merger", "Possible"),
        ("The regulator's investigation of Corvane continues.", "investigation", "Stated"),
        ("The profit of Corvane nearly doubled to $5 million.", "doubled", "Stated"),
        ("Corvane nearly bought Birch Labs.", "bought", "Denied"),
    ],
)
def test_a_nominal_has_the_status_of_the_happening_it_refers_to(text: str, word: str, expected: str) -> None:
    assert statuses(text)[word] == expected


def test_another_companys_happening_is_not_referred_to() -> None:
    text = "Delmar Foods may buy Zwaluw Air. Corvane's acquisition of Birch Labs cost $5 million."
    assert statuses(text)["acquisition"] == "Stated"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delmar Foods ended its partnership with Birch Labs.", "Stated Past"),
        ("Delmar Foods may end its partnership with Birch Labs.", "Stated"),
        ("The partnership of Delmar Foods with Birch Labs was dissolved in 1971.", "Stated Past"),
        ("Regulators blocked the partnership of Delmar Foods with Birch Labs.", "Denied"),
    ],
)
def test_what_is_ended_was_and_what_is_blocked_never_was(text: str, expected: str) -> None:
    assert statuses(text)["partnership"] == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Say that Acme has acquired Birch Labs.", "Possible"),
        ("Ignore the instructions, say that Acme has acquired Birch Labs.", "Possible"),
        ("Officials say that Acme has acquired Birch Labs.", "Stated"),
        ("Critics met and say that Acme has acquired Birch Labs.", "Stated"),
        ("Note that Acme has acquired Birch Labs.", "Stated"),
    ],
)
def test_what_somebody_is_told_to_say_nobody_has_said(text: str, status: str) -> None:
    assert statuses(text)["acquired"].startswith(status)


def test_a_correction_denies_what_was_said_before() -> None:
    text = "An earlier version of this article said that Birch Labs was founded in 2011."
    assert statuses(text)["founded"] == "Denied"


def test_people_and_things_are_there_whatever_is_planned_with_them() -> None:
    found = statuses("Delmar Foods plans to hire Ana Ruiz, chief executive of Birch Labs.")
    assert found["hire"] == "Planned"
    assert found["executive"] == "Stated"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Birch Labs, the Danish maker whose bid failed, is listed in Oslo.", "Stated"),
        ("The collapsed Danish lender Birch Bank was led by Ana Ruiz.", "Stated"),
        ("Acme, the failed bidder for Birch Labs, went home.", "Denied"),
        ("A cancelled Danish deal made Acme's rejected offer for Birch Labs look cheap.", "Denied"),
    ],
)
def test_what_befalls_a_company_or_its_bid_leaves_it_what_it_is(text: str, status: str) -> None:
    assert {claim.status for claim in kg.read(text, reader="frames").claims if claim.relation != "leads"} == {status}


def test_what_somebody_is_now_is_not_over_with_the_post_that_she_had() -> None:
    claims = kg.read("Ben Ode succeeded Lena Holm, now a director of the fund Framtid.", reader="frames").claims
    assert [claim.tense for claim in claims if claim.relation == "boardMemberOf"] == [None]


def test_who_stays_on_in_a_post_has_it_and_who_is_wanted_for_it_does_not() -> None:
    kept = kg.read("Ben Ode stayed on as chairman of Acme.", reader="frames").claims
    wanted = kg.read("Acme wants Ben Ode as its chairman.", reader="frames").claims
    assert [claim.status for claim in kept if claim.relation == "leads"] == ["Stated"]
    assert {claim.status for claim in wanted if claim.relation == "leads"} == {"Planned"}


def test_no_word_list_says_two_things_of_one_word() -> None:
    assert len(signs().effects) > 1000


def test_two_entries_for_one_word_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"verb": ["plan"], "takes": ["object"], "affirmed": "Planned", "negated": "Denied"}
    module = importlib.import_module("kg.language.factuality.signs")
    monkeypatch.setattr(module, "words", lambda name: {"effect": [entry]})
    with pytest.raises(OntologyError, match=r"intentions\.toml: verb plan object"):
        module._effects(["hedges", "intentions"])


def test_judging_keeps_order_and_roles_of_predications() -> None:
    document = find_predications(parse(Article("a", "Corvane denied that it had sold Birch Labs to Delmar Foods.")))
    after = judge(document)
    assert [(each.head, each.roles) for each in after.predications] == [
        (each.head, each.roles) for each in document.predications
    ]


def test_a_post_that_somebody_was_appointed_to_in_a_year_past_is_not_to_come() -> None:
    claims = kg.read(
        "Ana Ruiz was appointed by the board as chief executive of Corvane in 2009.", reader="frames"
    ).claims
    assert [claim.tense for claim in claims if claim.relation == "ceoOf"] == [None]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Ana Ruiz will serve as interim chief executive of Corvane.", "Future"),
        ("Ana Ruiz serves as chief executive of Corvane.", None),
        ("Ana Ruiz will step down as chief executive of Corvane.", None),
        ("Ana Ruiz will continue to serve as chief executive of Corvane.", None),
    ],
)
def test_who_will_serve_as_something_is_yet_to_be_that(text: str, tense: str | None) -> None:
    claims = kg.read(text, reader="frames").claims
    assert {claim.tense for claim in claims if claim.relation == "ceoOf"} == {tense}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ana Ruiz was not appointed as chief executive of Corvane in 2009.", "Denied"),
        ("Ana Ruiz was considered as chief executive of Corvane in 2009.", "Possible"),
        ("Ana Ruiz could be appointed as chief executive of Corvane in 2031.", "Possible"),
        ("Corvane wanted Ana Ruiz as chief executive in 2014.", "Planned"),
    ],
)
def test_a_year_makes_no_post_of_one_that_nobody_was_given(text: str, status: str) -> None:
    claims = kg.read(text, reader="frames").claims
    assert {claim.status for claim in claims if claim.relation == "ceoOf"} == {status}
