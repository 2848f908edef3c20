"""Texts as the web has them: run-in headings, datelines without a space, "the Company", names with marks inside."""

from __future__ import annotations

import pytest

import kg
from kg.language.layout import blocks
from kg.language.parse import parse
from kg.model import Article, Claim, Mention


def names(text: str) -> dict[str, str]:
    """Each name of a text with its kind."""
    return {token.text: token.kind for token in parse(Article("test", text)).tokens if token.kind}


def claims(text: str, relation: str) -> list[Claim]:
    return [claim for claim in kg.read(text, reader="frames").claims if claim.relation == relation]


def ends(text: str, relation: str) -> set[tuple[str, str]]:
    """The names of both ends of the claims of a relation."""
    return {(c.subject.name, c.object.name) for c in claims(text, relation) if isinstance(c.object, Mention)}


def test_a_heading_run_into_its_paragraph_is_a_headline() -> None:
    text = "Corvane Faces Record Antitrust Fine After Delmar Probe: Ledger.  Corvane faces a fine of $3 billion."
    found = [(block.kind, text[block.start : block.end].strip()) for block in blocks(text)]
    assert [kind for kind, _ in found] == ["headline", "paragraph"]
    assert found[1][1].startswith("Corvane faces")
    assert "Corvane" in names(text) and "Corvane Faces" not in names(text)


@pytest.mark.parametrize("mark", ["**", "*", "-", "•"])
def test_what_stands_behind_a_mark_is_an_item(mark: str) -> None:
    text = f"Deals of the day\n\n{mark} Corvane has bought Birch Labs.\n{mark} Delmar Foods has sold Quill Software."
    assert [text[block.start :].split()[0] for block in blocks(text) if block.kind == "bullet"] == ["Corvane", "Delmar"]


def test_a_sentence_of_names_is_no_heading() -> None:
    text = "Acme Corp. bought Birch Labs in May. It paid $5 million."
    assert [block.kind for block in blocks(text)] == ["paragraph"]


@pytest.mark.parametrize("mark", [" -", ": ", " - "])
def test_a_dateline_needs_no_space_and_its_town_is_written_as_a_name(mark: str) -> None:
    text = f"AMSTERDAM (Newswire){mark}Payments firm Corvane NV, which is based in Amsterdam, hired Ana Ruiz."
    assert ends(text, "headquarteredIn") == {("Corvane NV", "Amsterdam")}
    assert [block.kind for block in blocks(text)] == ["headline", "paragraph"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shares of Delmar Airways (India) Ltd rose after it hired Ana Ruiz.", "Delmar Airways (India) Ltd"),
        ("The bid was backed by Alberta Nurses' Pension Plan, an investor.", "Alberta Nurses' Pension Plan"),
        ("Tolliver's Pride Corporation said that Tolliver's would build a mill.", "Tolliver's Pride Corporation"),
        ("It was announced that Garrow's Group, LLC, a maker of safes, has bought a site.", "Garrow's Group, LLC"),
    ],
)
def test_a_firms_name_goes_on_over_an_owner_and_a_land(text: str, name: str) -> None:
    assert name in names(text)


def test_a_firms_owner_whom_the_text_tells_of_is_no_part_of_its_name() -> None:
    text = "Hallam's Birch Labs Inc. lost money. Hallam will sell it."
    assert {"Hallam", "Birch Labs Inc."} <= names(text).keys()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acme bought Corvane Ltd. Analysts had expected it.", "Corvane Ltd."),
        ("Regulators like the sale of Corvane Inc. The U.S. Department of Justice said so.", "Corvane Inc."),
    ],
)
def test_a_sentence_ends_with_a_legal_form_that_has_a_full_stop(text: str, name: str) -> None:
    assert len(parse(Article("test", text)).sentences) == 2
    assert name in names(text)


def test_the_board_of_directors_and_the_company_of_a_release_are_no_names() -> None:
    text = (
        "Corvane today announced that its Board of Directors has named Ana Ruiz as chief executive officer. "
        "The Company also announced that Board member Ben Ode has resigned."
    )
    assert ends(text, "ceoOf") == {("Ana Ruiz", "Corvane")}
    assert not {"Board", "Board of Directors", "Company", "The Company"} & names(text).keys()


def test_a_board_with_a_name_keeps_it() -> None:
    assert "Delmar Board of Governors" in names("Ana Ruiz is an official of the Delmar Board of Governors in Oslo.")


def test_letters_in_brackets_are_short_for_the_common_words_before_them() -> None:
    text = "Corvane has signed a letter of intent (LoI) with Birch Labs. Birch Labs Holdings (BLH) agreed."
    assert "LoI" not in names(text) and "BLH" in names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boise, Idaho-based Corvane hired Ana Ruiz.", ("Corvane", "Boise")),
        ("He landed in Boise, Idaho, where Corvane is headquartered.", ("Corvane", "Boise")),
    ],
)
def test_a_firm_has_its_seat_in_the_town_that_is_told_with_its_state(text: str, expected: tuple[str, str]) -> None:
    assert expected in ends(text, "headquarteredIn")


def test_what_a_firm_does_is_not_said_of_its_town() -> None:
    text = "Corvane Inc. of Montreal, Canada's largest telephone company, said it would grow."
    assert {subject for subject, _ in ends(text, "focusesOn")} == {"Corvane Inc."}


def test_a_subject_before_a_semicolon_does_not_do_what_stands_behind_it() -> None:
    text = (
        "The money went to three firms: Corvane, a start-up founded by former Delmar engineers, secured $500 million; "
        "Birch Labs raised $350 million."
    )
    assert {claim.subject.name for claim in claims(text, "raises")} == {"Birch Labs"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Acme has started talks with Birch Labs to buy Corvane.", "Planned"),
        ("Acme has begun negotiations to acquire Corvane.", "Planned"),
        ("Acme has completed the deal to buy Corvane.", "Stated"),
        ("Acme is expected to finalise next week a deal to buy Corvane.", "Planned"),
        ("Acme has begun to buy Corvane.", "Stated"),
    ],
)
def test_talks_that_have_begun_are_no_purchase(text: str, status: str) -> None:
    assert [claim.status for claim in claims(text, "acquires")] == [status]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Acme is on the verge of announcing its purchase of Birch Labs.", "Acme"),
        ("The Delmar Herald quoted two bankers as saying that Acme had bought Birch Labs.", "two bankers"),
    ],
)
def test_nobody_speaks_who_cannot(text: str, said: str) -> None:
    assert [attribution.source.text for attribution in kg.read(text).attributions if attribution.source] == [said]


def test_a_medium_behind_a_headlines_colon_says_it() -> None:
    [claim] = claims("Corvane buys Birch Labs for $5 million: Delmar Herald", "acquires")
    assert [source.text for source in claim.attributed_to] == ["Delmar Herald"]


def test_a_surname_of_which_a_sentence_says_he_is_somebodys() -> None:
    text = (
        "Alexandr Wang, the founder of Corvane, told his employees that he is leaving the company to join Acme.\n\n"
        "In his message to staff, Wang said that for him the choice was hard.\n\nWang will head a new lab at Acme."
    )
    assert names(text)["Wang"] == "person"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme committed $14.3 billion to Birch Labs and tapped its chief.", {("Acme", "Birch Labs")}),
        ("Birch Labs is set to receive up to $100 million in investments from Acme.", {("Acme", "Birch Labs")}),
        ("Acme is in talks to invest as much as $60 million combined into Birch Labs.", {("Acme", "Birch Labs")}),
        (
            "Acme is in talks to make an investment that could exceed $10 million in Birch Labs.",
            {("Acme", "Birch Labs")},
        ),
        ("Acme rose $5 to a record.", set()),
    ],
)
def test_a_sum_goes_where_the_sentence_says(text: str, expected: set[tuple[str, str]]) -> None:
    assert ends(text, "investsIn") == expected


def test_an_investment_whose_size_is_open_is_planned_all_the_same() -> None:
    [claim] = claims("Acme is in talks to make an investment that could exceed $10 million in Birch Labs.", "investsIn")
    assert claim.status == "Planned"


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        (
            "Acme, a tech giant, will put $5 million into Corvane, a start-up in Oslo. Acme said it would keep its "
            "stake. The start-up was valued at $90 million.",
            "valuedAt",
            {"Corvane"},
        ),
        ("Wiz is a start-up. Delmar eyes chips: The Japanese giant has bought Birch Labs.", "acquires", {"Delmar"}),
        ("Birch Labs met Meta. Birch Labs said the social media giant had bought Corvane.", "acquires", {"Meta"}),
    ],
)
def test_who_is_called_young_big_or_by_a_trade(text: str, relation: str, expected: set[str]) -> None:
    assert {claim.subject.name for claim in claims(text, relation)} == expected


def test_the_foot_of_a_post_is_no_part_of_the_text() -> None:
    text = "Acme bought Birch Labs in May.\nThe post Chipmaker Acme to buy Corvane appeared first on Delmar Herald."
    assert ends(text, "acquires") == {("Acme", "Birch Labs")}


def test_a_quotation_mark_without_a_space_behind_it_is_no_part_of_a_name() -> None:
    text = "“We have no intention of selling Corvane,”as a spokesman told the Herald."
    assert "Corvane" in names(text)


def test_people_who_are_not_named_again_are_no_report() -> None:
    text = (
        "Acme is in talks to buy Corvane, people with knowledge of the matter said. Deals rose, according to a report "
        "by Delmar. Acme bought Birch Labs in May, the people said."
    )
    found = [claim for claim in claims(text, "acquires") if isinstance(claim.object, Mention)]
    said = {claim.object.name: [source.text for source in claim.attributed_to] for claim in found}  # type: ignore[union-attr]
    assert said["Birch Labs"] == ["people with knowledge of the matter"]


def test_part_of_a_deal_is_no_post_and_what_one_joins_is_not_left() -> None:
    [claim] = claims("Ana Ruiz heads to Acme as part of a $5 million deal.", "joins")
    assert claim.role is None
    text = "Ana Ruiz, chief executive of Corvane, said she is stepping down to join Acme, confirming her exit."
    assert ends(text, "leaves") == {("Ana Ruiz", "Corvane")}


def test_what_is_denied_is_not_stated_by_its_owner() -> None:
    assert {claim.status for claim in claims("Acme does not build its own AI models.", "develops")} == {"Denied"}


def test_what_is_only_best_is_no_field() -> None:
    assert not claims("Backers touted Acme as one of the fastest-growing software companies ever.", "focusesOn")


def test_a_well_known_giant_is_no_startup() -> None:
    text = "Google has ended a contract with Corvane after Meta grabbed a 49% stake in the data-labeling startup."
    assert {(c.subject.name, c.object.name) for c in claims(text, "acquiresStakeIn")} == {("Meta", "Corvane")}  # type: ignore[union-attr]


def test_an_order_for_jets_from_an_airline_does_not_make_the_airline_their_builder() -> None:
    text = "Corvane Aircraft has secured an order for 12 A220 aircraft from Delmar Air."
    assert "Delmar Air" not in {subject for subject, _ in ends(text, "develops")}
    assert ends(text, "suppliesTo") == {("Corvane Aircraft", "Delmar Air")}


@pytest.mark.parametrize(
    "text",
    [
        "Delmar Airways ordered six 737 MAX aircraft on Aug. 13, valued at approximately $660 million.",
        "Delmar Airways placed an order for ten A320neos, valued at $2.12 billion.",
        "Delmar Airways' order for 250 A320neos, valued at $26.55 billion, is the largest so far.",
    ],
)
def test_what_ordered_jets_are_worth_is_the_value_of_no_firm(text: str) -> None:
    assert claims(text, "valuedAt") == []


@pytest.mark.parametrize(
    "text",
    [
        "Delmar Airways said it would order 10 Corvane A321XLR jets.",
        "Delmar Airways ordered six 737 MAX aircraft.",
    ],
)
def test_a_model_supplies_nobody(text: str) -> None:
    assert not {subject for subject, _ in ends(text, "suppliesTo")} & {"MAX", "737", "A321XLR", "Corvane A321XLR"}


def test_whoever_is_sold_something_is_not_sold() -> None:
    text = "Corvane Aircraft announced an agreement to sell the cargo airline Delmar Freighters four 777 freighters."
    assert claims(text, "divests") == []
    assert ends(text, "suppliesTo") == {("Corvane Aircraft", "Delmar Freighters")}


@pytest.mark.parametrize("rest", ["will open a plant this year", "may buy Birch Labs"])
def test_who_is_based_somewhere_is_there_now_whatever_comes(rest: str) -> None:
    [claim] = claims(f"Based in Miami, Corvane Partners {rest}.", "headquarteredIn")
    assert (claim.status, claim.tense) == ("Stated", None)


def test_somebody_else_who_steps_down_is_not_the_one_who_follows() -> None:
    text = "Noel White is Corvane Foods' new CEO after Tom Hayes steps down"
    assert "Noel White" not in {subject for subject, _ in ends(text, "leaves")}


def test_a_post_that_somebody_has_resigned_from_is_over() -> None:
    text = "Corvane said that Ana Ruiz has resigned from her position as chief executive officer of Corvane."
    assert {claim.tense for claim in claims(text, "ceoOf")} == {"Past"}


def test_in_news_in_brief_the_company_is_that_of_its_paragraph() -> None:
    text = (
        "Birch Group, a maker of safes, has bought a site in Lynchburg. The company will invest $2 million.\n\n"
        "Oslo-based Cartwell plans to build a plant in Bergen. The company makes printed packaging."
    )
    assert ("Cartwell", "printed packaging") in ends(text, "develops")
    assert "Birch Group" not in {s for s, o in ends(text, "develops") if o == "printed packaging"}


@pytest.mark.parametrize("name", ["Shop ‘n Save", "Shop 'N Save"])
def test_a_clipped_and_joins_a_name(name: str) -> None:
    assert name in names(f"Corvane will convert 19 of its 36 {name} stores.")


def test_the_dow_is_an_index_where_it_has_an_article() -> None:
    text = "Stocks rose in Oslo. The Dow added 138 points. The Dow closed at 36,052. Dow sold its plant to Acme."
    kinds = [token.kind for token in parse(Article("test", text)).tokens if token.text == "Dow"]
    assert kinds[:2] == ["other", "other"]


def test_cents_of_a_currency_are_no_sum_of_it() -> None:
    text = "Corvane Oyj said its third-quarter net income was 13 euro cents per share."
    assert [claim.object for claim in claims(text, "earns")] == []


def test_a_land_at_the_end_of_a_headline_tells_nothing_of_the_next_sentence() -> None:
    text = "Corvane wins wind power order in US\n\nDanish turbine manufacturer Corvane Wind Systems has won a contract."
    assert {place for _, place in ends(text, "locatedIn")} == {"Denmark"}


@pytest.mark.parametrize("verb", ["will close", "is looking to expand"])
def test_a_plant_that_will_be_closed_or_grow_is_there_now(verb: str) -> None:
    found = claims(f"Corvane {verb} its brake factory in Bergen by the end of 2030.", "locatedIn")
    assert found and {(claim.status, claim.tense) for claim in found} == {("Stated", None)}


def test_a_plant_or_facility_is_no_product() -> None:
    text = "Corvane plans to build a new feed mill. Delmar Farms will build a dairy manufacturing facility."
    assert claims(text, "develops") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Corvane announced a strategic collaboration and licensing agreement with Birch Labs.", "Stated"),
        ("Corvane signed a partnership agreement with Birch Labs.", "Stated"),
        ("Corvane may sign a partnership agreement with Birch Labs.", "Possible"),
    ],
)
def test_what_is_agreed_by_an_agreement_to_work_together_is_work_together(text: str, status: str) -> None:
    assert {claim.status for claim in claims(text, "partnersWith")} == {status}


def test_what_somebody_is_offered_money_for_is_planned() -> None:
    text = "It prompted the ministry to offer Corvane Pharma about $326 million to develop a flu vaccine."
    assert {claim.status for claim in claims(text, "develops")} == {"Planned"}


def test_the_law_firm_of_two_partners_is_theirs() -> None:
    text = "The agency has picked Ana Ruiz of the law firm of Corvane & Birch to run its office."
    assert ("Ana Ruiz", "Corvane & Birch") in ends(text, "worksFor")


def test_a_stake_into_a_project_is_no_stake_in_the_firm_told_of_most() -> None:
    text = "Corvane grew. Corvane said Birch Metals had invested $35 million to acquire a 6% stake into a gold project."
    assert claims(text, "acquiresStakeIn") == []


def test_each_of_several_news_items_may_begin_with_a_dateline() -> None:
    first = "Birch Labs grew last year, and it hired many people in many towns, as it had said. " * 12
    text = (
        f"{first}\nPERTH, Australia – Therapy developer Corvane Ltd. has partnered with Delmar Group.\nIBM – It grew."
    )
    assert [text[b.start : b.end].strip() for b in blocks(text) if b.kind == "headline"][:1] == ["PERTH, Australia –"]
    assert ends(text, "partnersWith") == {("Corvane Ltd.", "Delmar Group")}


def test_a_post_keeps_the_whole_of_a_word_with_a_hyphen() -> None:
    claims_ = claims("Ana Ruiz is Corvane's even-keeled top technologist.", "worksFor")
    assert not any((claim.role or "").startswith("-") for claim in claims_)


def test_a_word_before_its_number_is_no_name() -> None:
    assert (
        not {"Tier", "Tier 1", "Fortune"} & names("Corvane, the Tier 1 supplier, and a Fortune 500 firm agreed.").keys()
    )
