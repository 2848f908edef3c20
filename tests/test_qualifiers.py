"""What qualifies a claim: who says it, whether it is over, done or only under way, and for what sum."""

from __future__ import annotations

import pytest

import kg
from kg.entities import join


def claim(text: str, relation: str) -> kg.Claim:
    """The first claim of that relation that the frames read in the text."""
    return next(each for each in kg.read(text, reader="frames").claims if each.relation == relation)


def sources(text: str, relation: str) -> list[str]:
    """Who says it."""
    return [each.text for each in claim(text, relation).attributed_to]


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Acme has bought the German pump maker Birch Labs, Ana Ruiz said.", "acquires", ["Ana Ruiz"]),
        ("Acme has bought the German pump maker Birch Labs, Ana Ruiz said.", "locatedIn", []),
        ("Ana Ruiz, who joined Acme in 2019, will leave Birch Labs in May, the company said.", "joins", []),
        (
            "Ana Ruiz, who joined Acme in 2019, will leave Birch Labs in May, the company said.",
            "leaves",
            ["the company"],
        ),
        ("Acme said it would spin off its sensor arm, Birch Labs.", "partOf", []),
        ("Acme's German unit, Birch Labs, has bought Corvane, Ana Ruiz said.", "partOf", []),
        ("“My brother Ben Ode is the clever one,” Ana Ruiz said.", "siblingOf", ["Ana Ruiz"]),
        ("Acme reported a profit of $5 million.", "earns", []),
        ("Acme expects a profit of $5 million.", "earns", ["Acme"]),
        ("Acme will buy Birch Labs, its founder, Ana Ruiz, said at a conference in Oslo.", "acquires", ["Ana Ruiz"]),
        (
            "Acme is in talks to buy Birch Labs, a person familiar with the matter said.",
            "acquires",
            ["a person familiar with the matter"],
        ),
        ("Hotel group Costa Verde said on Thursday it would buy Birch Labs.", "acquires", ["Costa Verde"]),
        ("Acme said it had bought Birch Labs, citing concerns about prices.", "acquires", ["Acme"]),
        ("Acme could buy Birch Labs, by Ana Ruiz's reckoning.", "acquires", ["Ana Ruiz"]),
        ("Ana Ruiz is expected to lead Acme.", "leads", []),
        ("The cartel office said it would challenge Acme's purchase of Birch Labs.", "acquires", []),
        ("Acme said the cartel office had approved its acquisition of Birch Labs.", "acquires", []),
        ("Acme said it had completed its acquisition of Birch Labs.", "acquires", ["Acme"]),
        ("Criticism of Corvane's chief executive Ben Ode is growing.", "ceoOf", []),
        ("Acme is buying Birch Labs, sources said. Acme will also buy Corvane, they added.", "acquires", ["sources"]),
    ],
)
def test_who_says_it_is_named_where_it_is_said_and_not_where_it_is_told_in_passing(
    text: str, relation: str, expected: list[str]
) -> None:
    assert sources(text, relation) == expected


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        (
            "Corvane hired Ben Ode. A person with knowledge of the terms put the valuation at $420 million.",
            "valuedAt",
            ["A person with knowledge of the terms"],
        ),
        ("A term sheet seen by Axios put the value of Acme at $5 million.", "valuedAt", ["A term sheet seen by Axios"]),
        ("Corvane said in a letter, which Axios has seen, that Acme had bought Birch Labs.", "acquires", ["Corvane"]),
        ("Acme will buy Birch Labs, according to the letter, which Axios has seen.", "acquires", ["the letter"]),
        (
            "Acme hired Ben Ode, a person close to Acme said. Acme may buy Birch Labs, the person added.",
            "acquires",
            ["a person close to Acme"],
        ),
        (
            "Acme may sell Corvane, two bankers said. Acme may buy Birch Labs, one of them added.",
            "acquires",
            ["two bankers"],
        ),
        (
            "Corvane is buying Birch Labs from Ana Ruiz, a person close to Acme said.",
            "acquires",
            ["a person close to Acme"],
        ),
        (
            "Two bankers who have seen the papers say Acme has bought Birch Labs.",
            "acquires",
            ["Two bankers who have seen the papers"],
        ),
        ("Acme bought Birch Labs, co-founder and chief executive Ana Ruiz said.", "acquires", ["Ana Ruiz"]),
        ("A report in the Birch Ledger that Acme had bought Corvane was wrong.", "acquires", ["Birch Ledger"]),
        ("Acme bought Birch Labs in 2023; it will sell Corvane, Ana Ruiz said.", "acquires", []),
        ("Acme bought Birch Labs in 2023; it will sell Corvane, Ana Ruiz said.", "divests", ["Ana Ruiz"]),
        ("“It is a landlord,” Ana Ruiz says: Acme owns Birch Labs.", "owns", ["Ana Ruiz"]),
        ("Ana Ruiz declined to say whether Acme would buy Birch Labs.", "acquires", []),
        ("An earlier version of this article said that Acme bought Birch Labs.", "acquires", []),
        ("On Tuesday I wrote that Acme had bought Birch Labs.", "acquires", []),
        ("“On Tuesday I wrote that Acme had bought Birch Labs,” Ana Ruiz said.", "acquires", ["Ana Ruiz"]),
        ("Germany's Acme may buy Birch Labs, Ana Ruiz said.", "locatedIn", []),
        ("One of the bidders is Germany's Acme, Ana Ruiz said.", "locatedIn", []),
        ("Acme is talking to Germany's Birch Labs about pumps.", "locatedIn", []),
        ("Ana Ruiz said Acme was growing but it had bought Birch Labs.", "acquires", ["Ana Ruiz"]),
        ("Ana Ruiz said Acme was growing, but it had bought Birch Labs.", "acquires", []),
        ("Acme now reckons with an operating profit of $5 million.", "earns", ["Acme"]),
        ("Acme will merge with Birch Labs, the two companies announced on Monday, creating the largest bakery.",
         "mergesWith", ["the two companies"]),
        ("Acme has sold its stake in Birch Labs, exchange data showed, and has bought Corvane.",
         "divests", ["exchange data"]),
        ("Acme bought 5% of Birch Labs, papers seen by the Courier show.",
         "acquiresStakeIn", ["papers seen by the Courier"]),
        ("Acme is in talks to buy Birch Labs, two people briefed on the matter said.",
         "acquires", ["two people briefed on the matter"]),
        ("Acme has bought Birch Labs, as the Courier reported on Friday.", "acquires", ["Courier"]),
        ("Acme has bought Birch Labs, as first reported by the Birch Ledger.", "acquires", ["Birch Ledger"]),
        ("Acme has bought Birch Labs, the Courier has learned.", "acquires", ["Courier"]),
        ("Acme said in a letter that it had bought Birch Labs.", "acquires", ["Acme"]),
        ("Acme said that it had grown and that it had bought Birch Labs.", "acquires", ["Acme"]),
        ("Acme has sued Birch Labs, according to the Courier; an hour later it bought Corvane.", "sues", ["Courier"]),
        ("Acme has sued Birch Labs, according to the Courier; an hour later it bought Corvane.", "acquires", []),
        ("Acme lost $5 million, according to a filing, and last year it bought Corvane.", "acquires", []),
        ("The court asked Acme to sell Birch Labs.", "divests", []),
        ("Asked whether Acme would buy Birch Labs, Ana Ruiz said she did not know.", "acquires", []),
        ("Acme began selling pumps to Birch Labs in 2023.", "suppliesTo", []),
        ("Acme said it would buy the German business of Birch Labs.", "locatedIn", []),
        ("Acme has bought Birch Labs, the finance ministry said.", "acquires", ["the finance ministry"]),
        ("Norway's competition authority is investigating Acme, it said.",
         "investigates", ["Norway's competition authority"]),
        ("Acme will buy Birch Labs, its chair Ana Ruiz was quoted as saying by the Courier.", "acquires", ["Ana Ruiz"]),
        ("Reuters quoted Ana Ruiz as saying that Acme had bought Birch Labs.", "acquires", ["Ana Ruiz"]),
        ("Citing people familiar with the matter, Reuters reported that Acme had bought Birch Labs.",
         "acquires", ["people familiar with the matter"]),
        ("The chief executive of Acme, Ana Ruiz, said that Acme had bought Birch Labs.", "acquires", ["Ana Ruiz"]),
        ("Acme has bought Birch Labs, Ana Ruiz, its chief executive, told Reuters.", "acquires", ["Ana Ruiz"]),
        ("The judge has dismissed a lawsuit in which Acme accused Birch Labs of theft.", "sues", []),
        ("Acme neither confirmed nor denied that it had bought Birch Labs.", "acquires", []),
        ("Reuters has learned that Acme has bought Birch Labs.", "acquires", ["Reuters"]),
        ("Corvane cut its profit forecast to $5 million.", "earns", ["Corvane"]),
        ("The rumour that Acme had bought Birch Labs was rejected by Ana Ruiz.", "acquires", ["Ana Ruiz"]),
        ("Acme denied a report in the Birch Ledger that it had bought Corvane.", "acquires", ["Acme"]),
        ("Corvane says CFO Ana Ruiz to retire on Dec. 31", "leaves", ["Corvane"]),
        ("Sales of Birch Labs such as Corvane are slow, said Ana Ruiz, but Acme owns Delmar Foods.", "owns", []),
        ("Corvane announced plans on Monday to buy Birch Labs.", "acquires", ["Corvane"]),
        ("Corvane said it had sold licences to three rivals, Acme, Delmar Foods and Birch Labs.",
         "competesWith", ["Corvane"]),
        ("Acme has been posted to Quito, it is said, and will buy Birch Labs.", "acquires", []),
        ("Acme has yet to say whether it will buy Birch Labs.", "acquires", []),
        ("Acme has bought Birch Labs, whatever the papers say.", "acquires", []),
    ],
)  # fmt: skip
def test_whoever_says_it_is_found_and_called_by_all_that_is_said_of_them(
    text: str, relation: str, expected: list[str]
) -> None:
    assert sources(text, relation) == expected


def test_the_startup_that_says_it_is_the_one_told_of() -> None:
    found = claim("Acme makes pumps. Acme earned $5 million in 2025, per the startup.", "earns")
    assert [each.name for each in found.attributed_to] == ["Acme"]


def test_the_company_after_what_is_said_is_who_has_done_it() -> None:
    found = claim("Acme has bought Birch Labs for $2 billion, the company said in a statement.", "acquires")
    assert [each.name for each in found.attributed_to] == ["Acme"]


def test_who_has_seen_papers_is_their_medium() -> None:
    found = claim("Acme bought Birch Labs in March, a memo reviewed by Bloomberg News said.", "acquires")
    assert [each.name for each in found.via] == ["Bloomberg News"]


def test_it_after_what_is_said_is_who_has_done_it() -> None:
    text = (
        "The Dutch consumer and competition authority ACM has imposed a fine of €41.5 million on the mobile operator"
        " Corvane for making it hard for customers to take their numbers elsewhere, it announced on Thursday."
    )
    assert [each.name for each in claim(text, "fines").attributed_to] == ["ACM"]


def test_one_unnamed_source_is_one_entity_under_its_fullest_description() -> None:
    text = "Acme may sell Corvane, a person close to Acme said. Acme may buy Birch Labs, the person added."
    contents = join([kg.read(text, reader="frames")])
    sources = [entity.name for entity in contents.entities.values() if entity.kind == "source"]
    assert sources == ["a person close to Acme"]


def test_they_are_those_who_spoke_before() -> None:
    text = "Acme has held talks with banks, sources said. Acme is to buy Corvane, they added."
    assert sources(text, "acquires") == ["sources"]


@pytest.mark.parametrize(
    ("text", "relation", "tense"),
    [
        ("Ana Ruiz worked for Acme for nine years.", "worksFor", "Past"),
        ("Ana Ruiz works for Acme.", "worksFor", None),
        ("Ana Ruiz, who had led Acme, joined Birch Labs.", "leads", "Past"),
        ("Ben Ode said that Ana Ruiz worked for Acme.", "worksFor", None),
        ("Ana Ruiz served as president of Acme.", "leads", "Past"),
        ("Acme has dismissed chief executive Ana Ruiz.", "ceoOf", "Past"),
        ("Acme has hired Ana Ruiz to lead its sensor division.", "leads", "Future"),
        ("Acme said that Ana Ruiz would succeed Ben Ode as chief executive.", "ceoOf", "Future"),
        ("Ana Ruiz was the daughter of Ben Ode.", "childOf", None),
        ("Acme has sold its printer business to Birch Labs.", "partOf", "Past"),
        ("Ana Ruiz stepped down as chief executive of Acme.", "ceoOf", "Past"),
        ("Ana Ruiz was forced to resign as chief executive of Acme.", "ceoOf", "Past"),
        ("Ana Ruiz's departure as chief executive of Acme surprised investors.", "ceoOf", "Past"),
        ("Ana Ruiz has resigned as chairman and chief executive of Acme.", "ceoOf", "Past"),
        ("Ana Ruiz is to step down as chief executive of Acme.", "ceoOf", None),
        ("Ana Ruiz refused to resign as chief executive of Acme.", "ceoOf", None),
        ("Ana Ruiz, chief executive of Acme at the time, opposed the deal.", "ceoOf", "Past"),
        ("Ben Ode served as chairman, president and chief executive of Acme from 2006 to 2010.", "ceoOf", "Past"),
    ],
)
def test_a_post_or_unit_that_is_over_is_past(text: str, relation: str, tense: str | None) -> None:
    assert claim(text, relation).tense == tense


@pytest.mark.parametrize(
    ("text", "relation", "status"),
    [
        ("Acme is buying Birch Labs.", "acquires", "Planned"),
        ("Birch Labs is being acquired by Acme.", "acquires", "Planned"),
        ("Acme is selling its plastics unit to Birch Labs.", "divests", "Planned"),
        ("Acme is selling chips to Birch Labs.", "suppliesTo", "Stated"),
        ("Acme has dropped plans, first reported by the Ledger, to buy Birch Labs.", "acquires", "Denied"),
        ("Brussels is asking whether Acme's purchase of Birch Labs would hurt its rivals.", "acquires", "Planned"),
        ("Both directors have argued for a sale of Acme's coal business to Birch Labs.", "divests", "Possible"),
    ],
)
def test_what_is_under_way_or_only_argued_for_is_not_stated(text: str, relation: str, status: str) -> None:
    assert claim(text, relation).status == status


@pytest.mark.parametrize(
    ("text", "relation", "amount"),
    [
        ("Acme will buy Birch Labs in an all-stock deal valued at $610 million.", "acquires", 610_000_000),
        ("Acme agreed to buy Birch Labs in a deal that values it at $85 million.", "acquires", 85_000_000),
        ("Acme has bought Birch Labs. The $5 million purchase needs no consent.", "acquires", 5_000_000),
        ("Acme has bought Birch Labs in a deal understood to be worth about $4 million.", "acquires", 4_000_000),
        ("Acme plans to combine with Corvane in an all-stock deal worth about $8 million.", "mergesWith", 8_000_000),
        ("Acme has bought Birch Labs for 3 million Danish crowns.", "acquires", 3_000_000),
        ("Acme has bought Birch Labs. The deal is worth $4 million.", "acquires", 4_000_000),
        ("Birch Labs has raised $24 million from Corvane Capital.", "investsIn", 24_000_000),
        ("Birch Labs has raised $24 million in a round led by Corvane Capital.", "investsIn", None),
        ("Acme has bought Birch Labs. Corvane made a $5 million profit.", "acquires", None),
        ("Acme bought Birch Labs for three hundred and fifty thousand pounds.", "acquires", 350_000),
        ("Acme sold Birch Labs to Corvane, in a transaction valued at $3 billion.", "divests", 3_000_000_000),
        ("Acme is to sell its unit Birch Labs to Corvane, a deal worth $3 billion.", "divests", 3_000_000_000),
        ("Acme is spending $3 million on a third of Birch Labs, the start-up.", "acquiresStakeIn", 3_000_000),
    ],
)
def test_a_sum_is_that_of_its_deal(text: str, relation: str, amount: int | None) -> None:
    found = claim(text, relation).amount
    assert (None if found is None else found.value) == amount


@pytest.mark.parametrize(
    ("text", "relation", "amount"),
    [
        ("Acme's €1.4bn bid for Birch Labs lapsed.", "acquires", 1_400_000_000),
        ("The bureau fined Birch Labs £8.7m for losing money.", "fines", 8_700_000),
        ("Acme will buy Birch Labs for $25 a share, or about $2.3 billion.", "acquires", 2_300_000_000),
        ("Acme will buy Birch Labs for $25 a share, valuing it at $2.3 billion.", "acquires", 2_300_000_000),
        ("Acme will buy Birch Labs for $25 a share.", "acquires", None),
        ("Acme has bought Birch Labs in a deal thought to be worth about $350m.", "acquires", 350_000_000),
        ("Acme has bought a stake in Birch Labs in a deal that values it at $350m.", "acquiresStakeIn", None),
        ("Acme is in talks to buy Birch Labs. A deal could be worth $3 billion.", "acquires", 3_000_000_000),
        ("Delmar sold its unit Birch Labs to Corvane. The price was $300 million.", "divests", 300_000_000),
        ("Acme has bought Birch Labs. A sale of its old plant brought $3 million.", "acquires", None),
    ],
)
def test_a_sum_is_found_however_it_is_written_and_no_price_of_one_share(
    text: str, relation: str, amount: int | None
) -> None:
    found = claim(text, relation).amount
    assert (found and found.value) == amount


@pytest.mark.parametrize(
    ("text", "relation", "role"),
    [
        ("Birch Software did well, but chief executive Ana Ruiz says more will come.", "ceoOf", "chief executive"),
        ("Acme Chief Operating Officer Ana Ruiz said so.", "worksFor", "Chief Operating Officer"),
        (
            "Ana Ruiz has served as Executive Vice President of Acme since May 2012.",
            "worksFor",
            "Executive Vice President",
        ),
        ("Ana Ruiz has been a Senior Analyst at Acme Partners.", "worksFor", "Senior Analyst"),
        ("Ana Ruiz is vice president for marine safety at Acme.", "worksFor", "vice president for marine safety"),
        ("Acme says its embattled chair, Ana Ruiz, will stay.", "leads", "chair"),
        ("Ana Ruiz chairs Acme.", "leads", "chair"),
        ("Acme's finance director, Ana Ruiz, resigned on Monday.", "leaves", "finance director"),
        ("Acme has named Ana Ruiz as chief executive. She succeeds Ben Ode.", "succeeds", "chief executive"),
        ("Acme's chief engineer, Ana Ruiz, joined Acme in 2010.", "joins", None),
        ("Acme has hired Ana Ruiz to lead its sensor division.", "hires", None),
        ("Ben Ode, finance director of Acme, will succeed Ana Ruiz.", "succeeds", None),
        ("Acme veteran Ben Ode will leave Acme.", "leaves", None),
    ],
)
def test_a_post_is_told_in_full_and_by_whichever_claim_knows_it(text: str, relation: str, role: str | None) -> None:
    assert claim(text, relation).role == role


@pytest.mark.parametrize("text", ["Acme is worth $5 a", "Acme offered $12 a", "Acme offered $12"])
def test_a_text_may_end_in_the_middle_of_a_price(text: str) -> None:
    assert isinstance(kg.read(text, reader="frames"), kg.Reading)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ana Ruiz was a partner at Acme from 2002 to 2010.", "worksFor"),
        ("From 2002 to 2010, Ana Ruiz served as finance director of Acme.", "worksFor"),
        ("Ana Ruiz was chief executive of Acme between 2002 and 2010.", "ceoOf"),
        ("Acme owned Birch Labs from 2002 until 2010.", "owns"),
    ],
)
def test_a_state_has_its_first_and_last_time(text: str, relation: str) -> None:
    made = claim(text, relation)
    assert (made.since, made.until, made.tense) == ("2002", "2010", "Past")


@pytest.mark.parametrize(
    "text",
    [
        "Acme bought Corvane for $2 million and Birch Labs for $1 million.",
        "Acme bought Corvane and Birch Labs for $2 million and $1 million respectively.",
        "Acme paid $2 million for Corvane and $1 million for Birch Labs.",
    ],
)
def test_each_of_several_things_has_its_own_price(text: str) -> None:
    bought = [each for each in kg.read(text, reader="frames").claims if each.relation == "acquires"]
    prices = {each.object.text: each.amount.value for each in bought if each.amount is not None}
    assert prices == {"Corvane": 2_000_000, "Birch Labs": 1_000_000}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Acme posted net sales of $4 million for 2024.", {4: "2024"}),
        ("Acme's profit for 2024 was $4 million.", {4: "2024"}),
        ("Acme posted 2023 revenue of $4 million.", {4: "2023"}),
        ("Acme's loss widened to $3 million in 2024 from $2 million in 2023.", {3: "2024", 2: "2023"}),
        ("Acme's loss widened to $3 million in 2024 from $2 million.", {3: "2024", 2: None}),
    ],
)
def test_a_figure_has_the_time_it_is_for(text: str, times: dict[int, str | None]) -> None:
    found = [each for each in kg.read(text, reader="frames").claims if each.relation == "earns"]
    sums = {int(each.object.text.removesuffix(" million").removeprefix("$")): each.time for each in found}
    assert sums == times


def test_a_stake_that_shrinks_has_not_been_sold_whole() -> None:
    assert claim("Acme reduced its stake in Birch Labs from 30% to 20%.", "divests").share is None


def test_a_figure_has_no_time_of_the_next_sentence() -> None:
    loss = claim("Acme reported a net loss of $1.3 million. In 1999 it bought Birch Labs.", "earns")
    assert loss.time is None


def test_a_round_is_no_month() -> None:
    assert claim("Birch Labs raised $5 million in February.", "raises").round is None


def test_a_post_with_ex_before_the_company_is_over() -> None:
    assert claim("The studio is run by Mia Keller, an ex-Acme engineer.", "worksFor").tense == "Past"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Acme has agreed to drop its lawsuit against Birch Labs.", "Stated"),
        ("Acme may settle its suit against Birch Labs.", "Stated"),
        ("Birch Labs will not settle the lawsuit filed by Acme.", "Stated"),
        ("Acme has threatened to bring a lawsuit against Birch Labs.", "Planned"),
    ],
)
def test_a_suit_was_brought_whatever_comes_of_it(text: str, status: str) -> None:
    found = [each for each in kg.read(text, reader="frames").claims if each.relation == "sues"]
    assert [each.status for each in found] == [status]
    assert found[0].tense is None


def test_a_sum_told_again_in_another_currency_is_one_sum() -> None:
    claims = kg.read("Acme posted a loss of $5 million (€4 million) for 2015.").claims
    assert [c.object.text for c in claims if c.relation == "earns"] == ["$5 million"]


def test_what_a_deal_is_worth_is_not_the_worth_of_the_partner() -> None:
    text = "Acme will sign a deal on Friday with Chinese pump maker Birch Electric worth $700 million, a source said."
    assert "valuedAt" not in {c.relation for c in kg.read(text).claims}
