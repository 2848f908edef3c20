"""Sums, shares and times that two articles give: which agree, which are compatible, which conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graph, vocabulary
from kg.graph.days import days
from kg.model import Article, Assertion, Contents, Date, Entity, Money, Passage, Share
from kg.questions.agreement import compare_money, compare_shares, compare_times
from kg.questions.conflicts import Comparison, comparisons, conflicts

BASE = "https://newskg.example/"
ACME, BIRCH, CORVANE, KELLER, REYES = (
    f"{BASE}entity/{slug}" for slug in ("acme", "birch", "corvane", "keller", "reyes")
)


def usd(
    value: float | None = None, least: float | None = None, most: float | None = None, about: bool = False
) -> Money:
    exact, minimum, maximum = (None if bound is None else Decimal(str(bound)) * 10**9 for bound in (value, least, most))
    return Money("USD", exact, minimum, maximum, about)


def part(value: str | None = None, least: str | None = None, about: bool = False) -> Share:
    return Share(None if value is None else Decimal(value), None if least is None else Decimal(least), None, about)


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (usd(15), usd(15, about=True), "agree"),
        (usd(15), usd(14.8), "agree"),
        (usd(15), usd(14.3), "compatible"),
        (usd(15), usd(least=10), "compatible"),
        (usd(least=10), usd(least=10), "agree"),
        (usd(9), usd(least=10), "conflict"),
        (usd(15), usd(20), "conflict"),
        (usd(2), usd(3, about=True), "conflict"),
        (usd(least=0.3, most=0.35), usd(0.32), "agree"),
        (usd(least=1, most=9), usd(5), "compatible"),
        (usd(15), Money("EUR", Decimal(15)), "compatible"),
    ],
)
def test_sums_are_compared_as_a_careful_reader_would(first: Money, second: Money, verdict: str) -> None:
    assert compare_money(first, second) == compare_money(second, first) == verdict


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (part("0.49"), part("0.5", about=True), "agree"),
        (part("0.49"), part("0.3"), "conflict"),
        (part("0.49"), part("0.51"), "conflict"),
        (part("0.333"), part("0.33"), "agree"),
        (part(least="0.5"), part("0.6"), "compatible"),
        (part(least="0.5"), part("0.2"), "conflict"),
    ],
)
def test_shares_are_compared_as_a_careful_reader_would(first: Share, second: Share, verdict: str) -> None:
    assert compare_shares(first, second) == compare_shares(second, first) == verdict


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("2016", "2016-05", "agree"),
        ("2016-05-31", "2016-Q2", "agree"),
        ("2015", "2016", "conflict"),
        ("201X", "2016", "agree"),
        ("the spring", "2016", "compatible"),
    ],
)
def test_times_are_compared_as_precisely_as_both_are(first: str, second: str, verdict: str) -> None:
    assert compare_times(first, second) == compare_times(second, first) == verdict


@settings(deadline=None)
@given(st.decimals(0, 10**12, places=2), st.booleans())
def test_a_sum_agrees_with_itself(value: Decimal, about: bool) -> None:
    money = Money("USD", value, approximate=about)

    assert compare_money(money, money) == "agree"


def test_the_days_of_a_time_are_those_of_the_calendar() -> None:
    assert days("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert days("2025-H2") == (date(2025, 7, 1), date(2025, 12, 31))
    assert days("198X") == (date(1980, 1, 1), date(1989, 12, 31))
    assert days("2024-11/2025-02~") == (date(2024, 11, 1), date(2025, 2, 28))
    assert days("2025-02-30") is None


def claim(
    iri: str,
    day: str,
    relation: str = "investsIn",
    subject: str = ACME,
    object_: object = BIRCH,
    quote: str = "A",
    **more: object,
) -> Assertion:
    article = f"{BASE}article/{day}"
    plain = Assertion(BASE + "claim/" + iri, article, relation, subject, BIRCH, (Passage(article, 0, 1, quote),))
    return replace(plain, object=object_, **more)  # type: ignore[arg-type]


def article(iri: str) -> Article:
    """An article called by its day, or by its publisher and day: "Courier 2025-03-01"."""
    publisher, _, day = iri.rpartition("/")[2].rpartition(" ")
    return Article(iri, "", publisher=publisher or None, published=day)


def found(*claims: Assertion) -> list[Comparison]:
    names = {ACME: "Acme", BIRCH: "Birch Labs", CORVANE: "Corvane", KELLER: "Maria Keller", REYES: "Ana Reyes"}
    articles = {each.article: article(each.article) for each in claims}
    return comparisons(Contents(articles, {iri: Entity(iri, name, "company") for iri, name in names.items()}, claims))


def verdicts(*claims: Assertion) -> list[tuple[str, str]]:
    return [(comparison.aspect, comparison.verdict) for comparison in found(*claims)]


def test_two_reports_of_one_investment_conflict_in_amount_and_show_both_sides() -> None:
    (comparison,) = found(claim("1", "2025-03-01", amount=usd(2)), claim("2", "2025-03-09", amount=usd(3)))

    assert str(comparison) == "Acme invests in Birch Labs: amount: $2 billion / $3 billion: conflict"
    assert [side.claims[0].iri[-1] for side in (comparison.first, comparison.second)] == ["1", "2"]


def test_buying_a_stake_is_compared_with_investing() -> None:
    bought = claim("1", "2025-03-01", "acquiresStakeIn", share=part("0.49"))

    assert verdicts(bought, claim("2", "2025-03-02", share=part("0.3"))) == [("stake", "conflict")]


def test_investments_of_different_rounds_or_seasons_do_not_conflict() -> None:
    first = claim("1", "2024-03-01", amount=usd(2), round="Series A")

    assert verdicts(first, claim("2", "2024-03-09", amount=usd(3), round="Series B")) == [("amount", "compatible")]
    assert verdicts(first, claim("2", "2025-03-09", amount=usd(3))) == [("amount", "compatible")]


def test_a_plan_that_becomes_a_fact_with_another_sum_is_one_story() -> None:
    plan = claim("1", "2025-03-01", amount=usd(2), status="Planned")

    assert ("amount", "conflict") not in verdicts(plan, claim("2", "2025-04-01", amount=usd(3)))
    assert ("status", "compatible") in verdicts(plan, claim("2", "2025-04-01", amount=usd(3)))


def test_a_denial_conflicts_with_a_statement_of_the_same_weeks() -> None:
    denial = claim("1", "2025-03-01", "acquires", status="Denied")

    assert verdicts(denial, claim("2", "2025-03-05", "acquires")) == [("status", "conflict")]
    assert verdicts(denial, claim("2", "2026-03-05", "acquires")) == [("status", "compatible")]
    assert verdicts(denial, claim("2", "2025-03-05", "acquires", status="Possible")) == [("status", "compatible")]


def test_denying_a_majority_does_not_deny_an_investment() -> None:
    denial = claim("1", "2025-03-01", "acquiresStakeIn", status="Denied", share=part(least="0.5"))

    assert verdicts(denial, claim("2", "2025-03-05", amount=usd(2))) == []


def test_two_founding_years_conflict_however_far_apart_they_are_reported() -> None:
    years = (claim(year, f"{year}-06-01", "foundedIn", object_=Date(year)) for year in ("2015", "2021"))

    assert verdicts(*years) == [("object", "conflict")]


def test_two_chief_executives_conflict_unless_one_succeeds_the_other() -> None:
    holders = [
        claim(who[-3:], day, "ceoOf", subject=who, object_=ACME)
        for who, day in ((KELLER, "2025-03-01"), (REYES, "2025-03-03"))
    ]
    change = claim("3", "2025-03-02", "succeeds", subject=REYES, object_=KELLER)

    assert verdicts(*holders) == [("holder", "conflict")]
    assert verdicts(*holders, change) == [("holder", "compatible")]


def test_two_posts_of_one_person_conflict_and_other_roles_do_not() -> None:
    def of(role: str, day: str, **more: Any) -> Assertion:
        return claim(day, f"2025-03-0{day}", "worksFor", subject=KELLER, object_=ACME, role=role, **more)

    assert verdicts(of("CFO", "1"), of("chief operating officer", "2")) == [("role", "conflict")]
    assert verdicts(of("CFO", "1"), of("chief operating officer", "2", since="2025-03")) == [("role", "compatible")]
    assert verdicts(of("CFO", "1"), of("finance chief", "2"), of("founder", "3")) == []


def earned(day: str, value: float, quote: str = "A", **more: Any) -> Assertion:
    return claim(f"{day}-{value}", day, "earns", object_=usd(value), quote=quote, role="profit", **more)


def test_profits_of_different_quarters_do_not_conflict() -> None:
    first, second = "Profit was this in the first quarter.", "First-quarter profit was that."

    assert verdicts(earned("2025-05-02", 2, first), earned("2025-05-03", 3, second)) == [("object", "conflict")]
    assert verdicts(earned("2025-05-02", 2, first), earned("2025-07-03", 3, "Q2 profit.")) == [("object", "compatible")]
    assert verdicts(earned("2025-05-02", 2, time="2024"), earned("2025-05-03", 3, first)) == [("object", "compatible")]


def test_a_period_is_the_same_however_it_is_put() -> None:
    first, second = "It said, the first quarter was good.", "Profit in Q1 rose."

    assert verdicts(earned("2025-05-02", 2, first), earned("2025-05-03", 3, second)) == [("object", "conflict")]


def test_an_article_that_gives_both_sums_tells_them_apart() -> None:
    now, before, elsewhere = earned("2025-05-02", 3), earned("2025-05-02", 2), earned("2025-05-03", 3)

    assert verdicts(now, before, elsewhere) == [("object", "compatible")]


def test_a_round_is_one_however_it_is_put() -> None:
    first = claim("1", "2024-03-01", "raises", object_=usd(2), round="Series B round")

    assert verdicts(first, claim("2", "2024-03-09", "raises", object_=usd(3), round="$3bn Series-B financing")) == [
        ("object", "conflict")
    ]


def test_a_holding_that_one_paper_later_puts_at_another_size_has_changed() -> None:
    def of(paper: str, share: str) -> Assertion:
        return claim(paper, paper, "owns", share=part(share))

    assert verdicts(of("Courier 2025-03-01", "0.12"), of("Courier 2025-04-01", "0.1")) == [("stake", "compatible")]
    assert verdicts(of("Courier 2025-03-01", "0.12"), of("Auditor 2025-04-01", "0.1")) == [("stake", "conflict")]


def test_a_headquarters_in_a_city_and_its_country_is_no_conflict() -> None:
    graz, austria, oslo = (f"{BASE}entity/{place}" for place in ("graz", "austria", "oslo"))
    seats = [claim(place[-4:], "2025-03-01", "headquarteredIn", object_=place) for place in (graz, austria)]
    inside = claim("9", "2025-03-01", "locatedIn", subject=graz, object_=austria)

    assert verdicts(*seats, inside) == [("object", "compatible")]
    assert ("object", "conflict") in verdicts(*seats, claim("8", "2025-03-03", "headquarteredIn", object_=oslo))


def test_a_conflict_in_what_one_end_is_says_no_more_than_both_sides() -> None:
    (comparison,) = found(*(claim(year, f"{year}-06-01", "foundedIn", object_=Date(year)) for year in ("2015", "2021")))

    assert str(comparison) == "Acme was founded in …: 2015 / 2021: conflict"


def test_a_worth_of_another_year_and_a_share_that_is_to_come_are_of_other_times() -> None:
    worth = [claim(day, day, "valuedAt", object_=usd(value)) for day, value in (("2025-03-01", 4), ("2025-03-02", 2))]
    now = claim("1", "2025-03-01", "owns", share=part("0.55"))

    assert verdicts(*worth) == [("object", "conflict")]
    assert verdicts(worth[0], replace(worth[1], time="2022")) == [("object", "compatible")]
    assert verdicts(now, claim("2", "2025-03-02", "owns", share=part("0.2"), tense="Future")) == [
        ("stake", "compatible")
    ]


def test_an_option_beside_a_plan_is_no_conflict_of_one_article() -> None:
    plan = claim("1", "2025-03-01", "acquiresStakeIn", share=part("0.35"), status="Planned", attributed_to=(CORVANE,))
    option = claim("2", "2025-03-01", "acquiresStakeIn", share=part("0.51"), status="Possible")

    assert ("stake", "compatible") in verdicts(plan, option)


def test_the_order_of_the_claims_makes_no_difference() -> None:
    claims = [claim(str(i), f"2025-03-0{i + 1}", amount=usd(value)) for i, value in enumerate((2, 3, 2, 5))]

    assert found(*claims) == found(*reversed(claims))


def test_the_examples_disagree_on_an_amount_and_a_founding_year() -> None:
    by_hand = [graph.load(path) for path in sorted((vocabulary.ontology_folder() / "examples").glob("*.ttl"))]
    for store in by_hand[1:]:
        by_hand[0].extend(store)

    assert {comparison.aspect for comparison in conflicts(graph.read(by_hand[0]))} >= {"amount", "object"}
