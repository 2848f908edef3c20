"""Names: what in an article is a name, where it begins and ends, and what kind of thing it names."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kg
from kg.articles import load
from kg.language.names.quantities import find_quantities
from kg.language.names.relatives import is_acronym
from kg.language.parse import parse
from kg.model import Article


def names(text: str) -> dict[str, str]:
    """Each name and value of a text with its kind."""
    return {token.text: token.kind for token in parse(Article("test", text)).tokens if token.kind}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nordhavn A/S hired Maria Keller.", {"Nordhavn A/S": "company", "Maria Keller": "person"}),
        ("Corvane Holdings Inc. hired Maria Keller.", {"Corvane Holdings Inc.": "company", "Maria Keller": "person"}),
        ("Delmar & Sons Ltd has a new chief executive.", {"Delmar & Sons Ltd": "company"}),
        ("It was sold to Brightpath.ai for cash.", {"Brightpath.ai": "organization"}),
        ("Acme, a maker of drones, lost money.", {"Acme": "company"}),
        ("Shares in Corvane, an airline, fell.", {"Corvane": "company"}),
        ("Delmar Foods' boss Jürgen Köhler left.", {"Delmar Foods": "company", "Jürgen Köhler": "person"}),
        ("The Federal Trade Commission sued Acme Corp.", {"Federal Trade Commission": "government"}),
        ("The Delmar Herald reported it on Friday.", {"Delmar Herald": "media", "Friday": "date"}),
        ("Brothers Tom and Ed Hale founded it in 2011.", {"Tom": "person", "Ed Hale": "person", "2011": "date"}),
        ("Mr. de Vries and Ms. van der Berg live here.", {"de Vries": "person", "van der Berg": "person"}),
    ],
)  # fmt: skip
def test_a_name_has_its_borders_and_its_kind(text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= names(text).items()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lantern agreed to buy Corvane for $5 million.", "Lantern"),
        ("Ladder, the payments company led by Ana Ruiz, will cut 40 jobs.", "Ladder"),
        ("Anchor's chief executive, Hugo Lind, said the firm was growing.", "Anchor"),
        ("Bracket has acquired Birch Labs.", "Bracket"),
        ("Cobble named Ana Ruiz as chief executive.", "Cobble"),
    ],
)
def test_an_everyday_word_that_does_what_firms_do_is_a_name_even_where_a_sentence_opens(text: str, name: str) -> None:
    assert names(text).get(name) in ("organization", "company")


@pytest.mark.parametrize(
    "text",
    [
        "Management agreed to the offer of Corvane.",
        "Wheat, the group said, has acquired Corvane.",
        "Royalty acquired Corvane in 1990.",
        "Undeterred, the company, based in Oslo, bought Corvane.",
        "Trading opened lower in Oslo.",
        "Staff agreed to the offer of Corvane.",
        "Demand raised the prices of Corvane.",
    ],
)
def test_a_word_that_needs_no_article_is_no_name_where_a_sentence_opens(text: str) -> None:
    assert names(text).get(text.split()[0].strip(","), "") not in ("organization", "company")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unless Halberd Group raises its bid, Corvane walks away.", {"Halberd Group"}),
        ("She told Bloomberg that Delmar Foods would not sell.", {"Bloomberg", "Delmar Foods"}),
        ("Orsini sold Pluk Energy to Halberd Group.", {"Pluk Energy", "Halberd Group"}),
        ("Drugmaker Belmaris hired a new chief executive.", {"Belmaris"}),
        ("Lawyers for Corvane said so.", {"Corvane"}),
        ("Workers for Delmar Foods voted on Tuesday.", {"Delmar Foods"}),
        ("Brera & Co. is working for Acme and Crestline for Birch Labs.", {"Birch Labs"}),
        ("She sold it to Startup Genome last year.", {"Startup Genome"}),
        ("Between Acme and Corvane, only Delmar Foods made money.", {"Acme", "Corvane", "Delmar Foods"}),
        ("Marula Pay of Nairobi grew fast.", {"Marula Pay", "Nairobi"}),
        ("Marigold Foods of Leeds grew fast.", {"Marigold Foods", "Leeds"}),
        ("Bank of Delmar grew fast.", {"Bank of Delmar"}),
        ("Ministry of Trade and Industry officials met Corvane.", {"Ministry of Trade and Industry"}),
    ],
)
def test_a_name_holds_no_word_that_belongs_to_its_sentence(text: str, expected: set[str]) -> None:
    assert expected <= names(text).keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A partnership between Acme and Birch Labs was announced.", {"Acme", "Birch Labs"}),
        ("Rivals such as Batterix and Kesko Foods lost customers.", {"Batterix", "Kesko Foods"}),
        ("Stirling, Wilford & Associates was hired.", {"Stirling, Wilford & Associates"}),
        ("Hallam & Vane advised them.", {"Hallam & Vane"}),
        ("Shares in Johnson and Johnson rose.", {"Johnson and Johnson"}),
        ("Delmar Textiles and Industries Ltd fell.", {"Delmar Textiles and Industries Ltd"}),
    ],
)
def test_halves_that_are_names_are_two_names_and_a_firm_of_partners_is_one(text: str, expected: set[str]) -> None:
    assert {name for name, kind in names(text).items() if kind != "date"} == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Voltura bought Batterix in Ohio.", "Voltura", "organization"),
        ("Acme has invested $5m in Corvane.", "Corvane", "organization"),
        ("The plant in Feldbach employs 300 people.", "Feldbach", "place"),
        ("Zwaluw hired Isla Rennie as chief executive.", "Isla Rennie", "person"),
        ("The company is based in San Diego.", "San Diego", "place"),
        ("Baobab Growth led the round.", "Baobab Growth", "company"),
        ("LEEDS, England (Newswire) - Acme cut its outlook.", "LEEDS", "place"),
        ("Mr Vane, who founded Hallam in May, was glad.", "Vane", "person"),
        ("Rivals such as Voltura lost customers.", "Voltura", "company"),
    ],
)
def test_what_stands_around_a_name_and_what_is_known_tell_its_kind(text: str, name: str, kind: str) -> None:
    found = names(text)[name]
    assert found == kind or {found, kind} == {"company", "organization"}


@pytest.mark.parametrize("exchange", ["Nasdaq", "NASDAQ", "ASX", "NYSE", "Oslo Børs", "Euronext Amsterdam", "SZSE"])
def test_what_stands_before_a_ticker_is_an_exchange_and_before_it_a_firm(exchange: str) -> None:
    assert names(f"Corvane ({exchange}: CRVN) sells pumps.") == {"Corvane": "company", exchange: "organization"}
    assert "Acme" in names(f"Acme ({exchange}: ACM) bought Birch Labs.")


@pytest.mark.parametrize("ticker", ["TSX-V:HLG", "NYSE: HLG", "Nasdaq-GS: HLG"])
def test_what_has_a_ticker_is_a_firm_though_it_sounds_like_somebody(ticker: str) -> None:
    found = names(f"Hilda Gold ({ticker}) is a Canadian miner.")
    assert found["Hilda Gold"] in ("company", "organization")
    assert "HLG" not in found


def test_a_headline_that_ends_a_round_or_a_purchase_names_neither() -> None:
    found = names("Acme Completes Acquisition of Birch Labs\n\nAcme has bought Birch Labs, it said on Monday.")
    assert "Acquisition" not in found


def test_a_capital_article_inside_of_a_sentence_belongs_to_the_name() -> None:
    assert "The Elders" in names("Nobody bothered to ask The Elders about it.")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He founded Kosovo and Bosnia Veterans of America.", "Kosovo and Bosnia Veterans of America", "organization"),
        ("She sued in the Eastern District of New York.", "Eastern District of New York", "government"),
        ("The billionaire Anders Holck Povlsen sold it.", "Anders Holck Povlsen", "person"),
        ("The brands went to JDE Peet's, which kept them.", "JDE Peet's", "organization"),
        ("They were told by Virginia AFL-CIO President Doris Voss.", "Virginia AFL-CIO", "organization"),
        ("Canadian Textiles said that its CTX Textiles unit had grown.", "Canadian Textiles", "company"),
        ("Delmar Foods Pvt. Ltd. sold a mill.", "Delmar Foods Pvt. Ltd.", "company"),
        ("The mill was sold to DL&R. Prices rose.", "DL&R", "organization"),
        ("Sprint is expected to sell the Samsung Galaxy Tab.", "Samsung Galaxy Tab", "product"),
    ],
)
def test_a_name_of_several_parts_is_one(text: str, name: str, kind: str) -> None:
    assert names(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "expected", "others"),
    [
        ("Delmar Inc DLM.O and Corvane Group 2330.TW grew.", ["Delmar Inc", "Corvane Group"], ["DLM.O", "2330.TW"]),
        ("She will succeed its current CEO and MD John Voss, who leaves.", ["John Voss"], ["MD", "MD John Voss"]),
        ("Acme's Operating Partner Jeff Voss will lead it.", ["Acme", "Jeff Voss"], ["Partner", "Operating"]),
        ("It is a rival to the Apple iPad.", ["Apple", "iPad"], ["Apple iPad"]),
        ("The buyers of Corvane wait. Customers of Corvane do too.", ["Corvane"], ["Customers of Corvane"]),
    ],
)
def test_codes_posts_and_what_a_firm_has_are_no_part_of_its_name(
    text: str, expected: list[str], others: list[str]
) -> None:
    found = names(text)
    assert set(expected) <= found.keys()
    assert not set(others) & found.keys()


def test_a_sum_wins_over_a_name_beside_it() -> None:
    found = names("The Commission fined Zwaluw €40 million and S$2m.")
    assert found["€40 million"] == found["S$2m"] == "money"
    assert "Zwaluw" in found


def test_a_date_leaves_the_full_stop_to_its_sentence() -> None:
    assert {"1 October", "May"} <= names("It closed on 1 October. They agreed in May. All is well.").keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Executive Vice President Mia Keller left.", {"Acme", "Mia Keller"}),
        ("Deputy Commissioner Mia Keller met the White House Press Secretary.", {"Mia Keller", "White House"}),
        ("Senate Majority Leader Mia Keller spoke.", {"Senate", "Mia Keller"}),
        ("“We grow.” However, Acme fell. ‘It is over.’ Although Acme fell, He stayed.", {"Acme"}),
        (
            "Mia Keller, Head of Human Resources at Acme, met the Vice President of Global Sales.",
            {"Mia Keller", "Acme"},
        ),
        ("It sold Birch Brothers, Inc. As of May, it has Acme.", {"Birch Brothers, Inc.", "Acme"}),
        ("It bought Delmar's Inc. and the U.S.-based company Acme.", {"Delmar's Inc.", "U.S.", "Acme"}),
        ("The studio is run by ex-Acme boss Mia Keller.", {"Acme", "Mia Keller"}),
        ("Ex-Acme Technologies boss Mia Keller has left.", {"Acme Technologies", "Mia Keller"}),
        ("Senator Mia Keller (D-N.Y.) met Acme.", {"Mia Keller", "Acme"}),
        ("Mia Keller, R-Ohio, met Ana Ruiz (D-Newport News) and Ben Ode (R).", {"Mia Keller", "Ana Ruiz", "Ben Ode"}),
        ("Shares in Acme (NYSE: ACMX) now trade as ACMX on Nasdaq.", {"Acme", "NYSE", "Nasdaq"}),
        ("It was told by Mia Keller, House editor of the Fenwick Gazette.", {"Mia Keller", "Fenwick Gazette"}),
        ("Mia Keller, Canada's Minister of Industry and Trade, met Acme.", {"Mia Keller", "Canada", "Acme"}),
        ("Washington, D.C.-based Acme grew.", {"Washington, D.C.", "Acme"}),
        ("Acme met the Ministry of Economy, Trade and Industry.", {"Acme", "Ministry of Economy, Trade and Industry"}),
        ("It is 9:15 UTC. The VIP guests left Acme.", {"Acme"}),
        ("The S&P 500 and the FTSE 100 rose. Shares in Acme fell.", {"S&P 500", "FTSE 100", "Acme"}),
        ("It has clients such as Netflix, Vanelli & Tock.", {"Netflix", "Vanelli & Tock"}),
        ("EU Competition Commissioner Mia Keller met Acme.", {"EU", "Mia Keller", "Acme"}),
        ("UK Business Secretary Mia Keller met Acme.", {"UK", "Mia Keller", "Acme"}),
        ("Acme signed power purchase agreements (PPAs) with Corvane.", {"Acme", "Corvane"}),
        ("Corvane competes with the Acme- owned lender Delmar.", {"Corvane", "Acme", "Delmar"}),
        ("It is owned by Delmar SpA. He left Acme.", {"Delmar SpA", "Acme"}),
        ("Across Africa, lenders such as Acme are hiring.", {"Africa", "Acme"}),
    ],
)
def test_posts_and_small_words_are_no_names(text: str, expected: set[str]) -> None:
    assert {name for name, kind in names(text).items() if kind not in ("date", "number")} == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Qorvix and Acme signed a deal.", "Qorvix"),
        ("Snap chief Mia Keller left.", "Snap"),
        ("Databricks rival Acme has a new boss.", "Databricks"),
    ],
)
def test_a_name_that_opens_a_sentence_is_found(text: str, name: str) -> None:
    assert names(text)[name] in ("company", "organization")


def test_a_person_behind_a_legal_form_is_no_part_of_the_company() -> None:
    found = names("The market is better, said the chairman of Corvane Ltd Ana Ruiz.")
    assert {"Corvane Ltd": "company", "Ana Ruiz": "person"}.items() <= found.items()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Delmar Harbour Energy and Chemical Works (DHEC) lost money.", "Delmar Harbour Energy and Chemical Works"),
        ("He runs Nordic Electric Rail and Ferry Company NERF AB.", "Nordic Electric Rail and Ferry Company"),
        ("Delmar Harbour Energy and Chemical Works (CW) lost money.", "Chemical Works"),
        ("Corvane Foods and Easton Oils CEO Ana Ruiz left.", "Easton Oils"),
    ],
)
def test_halves_whose_initials_stand_behind_them_together_are_one_name(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize("text", ["Layoffs hurt.", "Carmakers grew.", "Nationalised firms fell.", "Stockpiling began."])
def test_a_word_that_opens_a_sentence_is_no_name_for_its_capital(text: str) -> None:
    assert not names(f"{text} Acme grew.").keys() - {"Acme"}


def test_a_nationality_is_no_part_of_a_name_that_stands_without_it() -> None:
    assert "Corvane Group" in names("Danish Corvane Group fell. Investors in Corvane Group sold.")


def test_a_known_name_is_no_part_of_an_unknown_one() -> None:
    assert names("Air Force Communications spoke. The Air Force did not.")["Air Force"] == "government"


def test_a_field_is_no_name() -> None:
    assert "AI" not in names("Acme sells AI. AI is what its customers want, and AI chips are scarce.")


def test_the_noun_after_it_tells_a_product() -> None:
    assert names("Corvane's Dromo AI model is late. Corvane has no other.")["Dromo"] == "product"


def test_a_possessor_is_no_part_of_the_name() -> None:
    assert {"Acme", "Dromo"} <= names("Critics like Acme's Dromo chatbot. Acme is glad.").keys()


def test_two_names_joined_by_and_are_two() -> None:
    found = names("Corvane Motors and Delmar Foods fell. Corvane Motors lost 3%, Delmar Foods less.")
    assert {"Corvane Motors", "Delmar Foods"} <= found.keys()


def test_an_investor_before_a_hyphen_is_a_name_of_its_own() -> None:
    assert {"Microsoft", "Corvane Labs"} <= names("Microsoft-backed Corvane Labs raised money.").keys()


def test_a_headline_in_title_case_gives_its_names_alone() -> None:
    found = names("Acme Buys Birch Labs for $15B")
    assert {"Acme", "Birch Labs", "$15B"} == found.keys()


def test_an_acronym_in_brackets_is_a_name_of_the_same_kind() -> None:
    found = names("The International Widget Company (IWC) was sold. Nobody at IWC knew.")
    assert found["IWC"] == found["International Widget Company"] == "company"


def test_a_surname_is_the_person() -> None:
    assert names("Alan Wexford founded Acme. Wexford still owns a third of it.")["Wexford"] == "person"


def test_a_company_named_after_its_founder_stays_a_company() -> None:
    found = names("Gerda Holmgren runs Holmgren Motors. Shares in Holmgren Motors rose.")
    assert found["Holmgren Motors"] == "company"
    assert found["Gerda Holmgren"] == "person"


def test_the_number_of_a_model_belongs_to_the_product() -> None:
    assert names("Airbus showed the Airbus A990 to buyers of Airbus jets.")["Airbus A990"] == "product"


def test_marks_of_references_are_no_words() -> None:
    texts = [token.text for token in parse(Article("test", "Acme sells systems[1][2]. It grows.")).tokens]
    assert texts == ["Acme", "sells", "systems", ".", "It", "grows", "."]


def test_names_are_the_same_whether_the_models_see_the_whole_line_or_what_stands_around_capitals(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [found for found in load(Path(kg.__file__).with_name("samples")) if isinstance(found, Article)]
    around = [parse(article).tokens for article in articles]
    monkeypatch.setattr(sys.modules["kg.language.names.votes"], "SEEN", 10_000)
    assert around == [parse(article).tokens for article in articles]


def test_a_name_far_from_any_other_is_found() -> None:
    plain = "so the men went on with what they had been told to do and thought no more of it "
    found = names(f"{plain.capitalize()}until Marta Keller came, and {plain}until somebody from Corvane Inc. called.")
    assert set(found) == {"Marta Keller", "Corvane Inc."}


def test_a_name_is_found_wherever_it_stands() -> None:
    text = "Brixworth Labs is a start-up. Investors love Brixworth Labs. Brixworth Labs's owners do too."
    assert [t.text for t in parse(Article("test", text)).tokens if t.kind].count("Brixworth Labs") == 3


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Corvane has bought Birch Labs, Inc. The price was not disclosed.", ["Corvane", "The"]),
        ("Corvane is based in Baton Rouge, La. Birch Labs has its mill in Buffalo, N.Y. Ana Ruiz runs it.",
         ["Corvane", "Birch Labs", "Ana Ruiz"]),
    ],
)  # fmt: skip
def test_a_sentence_begins_after_a_name_with_its_own_full_stop(text: str, begins: list[str]) -> None:
    document = parse(Article("test", text))
    assert [document.tokens[sentence.first].text for sentence in document.sentences] == begins


@pytest.mark.parametrize("state", ["Ky.", "Okla.", "R.I.", "N.Y.", "Mass."])
def test_the_short_form_of_a_state_is_a_place(state: str) -> None:
    assert names(f"Corvane, which is based in Delmar, {state}, makes pumps.")[state] == "place"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for roughly $15 billion in cash", ["$15 billion"]),
        ("£2.4bn, €3 million and US$10-12bn", ["£2.4bn", "€3 million", "US$10-12bn"]),
        ("500 million yen or Rs 500 crore", ["500 million yen", "Rs 500 crore"]),
        ("1.2tn won; two million euros", ["1.2tn won", "two million euros"]),
        ("a 49% stake, up from 12.5 per cent", ["49%", "12.5 per cent"]),
        ("on Tuesday, March 8, 2011, it", ["Tuesday, March 8, 2011"]),
        ("in the third quarter of 2024", ["third quarter of 2024"]),
        ("early 2024, last year, mid-2025", ["early 2024", "last year", "mid-2025"]),
        ("two years ago, in April and on 3 May", ["two years ago", "April", "3 May"]),
        ("in 2016, when 2,016 people", ["2016"]),
        ("R340m for the R1 model; sales of $3.8 billion-$4 billion", ["R340m", "$3.8 billion-$4 billion"]),
        ("they may buy it and march on", []),
        ("over 30 million people in 10 days", []),
    ],
)
def test_quantities_are_found_without_the_vague_words_around_them(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("short", "words", "fits"),
    [
        ("IWC", ["International", "Widget", "Company"], True),
        ("BoE", ["Bank", "of", "England"], True),
        ("IWC", ["International", "Company"], False),
    ],
)
def test_an_acronym_is_made_of_initials(short: str, words: list[str], fits: bool) -> None:
    assert is_acronym(short, words) is fits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We know it," Corvane Chief Executive Ana Ruiz told us.', {"Corvane": "organization", "Ana Ruiz": "person"}),
        ("CTO Kwabena Ode of Acme left.", {"Kwabena Ode": "person"}),
        ("Birch R&D chief Hanne Voss of Birch spoke.", {"Birch": "organization", "Hanne Voss": "person"}),
        ("Finance chief Yoon Tae-jin left Acme.", {"Yoon Tae-jin": "person"}),
        ("Cllr Ana Vane spoke.", {"Ana Vane": "person"}),
        ("Pharma group Corvane has cut jobs.", {"Corvane": "company"}),
        ("It works with Oxford start-up Quillan Labs.", {"Oxford": "place", "Quillan Labs": "company"}),
        ("It hired investment bank Pell Vane.", {"Pell Vane": "company"}),
        ("The U.S. chip maker Corvane grew.", {"U.S.": "place", "Corvane": "company"}),
        ("It sued its former distributor, Castle Vane, in Oslo.", {"Castle Vane": "company", "Oslo": "place"}),
        (
            "It is owned by Constel Group of Toronto, a buyer of firms.",
            {"Constel Group": "company", "Toronto": "place"},
        ),
        ("Delmar Ventures led it. Delmar partner Ana Ruiz joins.", {"Delmar": "company", "Ana Ruiz": "person"}),
    ],
)
def test_titles_trades_and_homes_beside_a_name_tell_where_it_ends_and_what_it_is(
    text: str, expected: dict[str, str]
) -> None:
    found = names(text)
    assert {name: found.get(name) for name in expected} == expected


def test_a_trade_or_a_nationality_is_no_name_by_itself() -> None:
    assert "Pharma" not in names("Pharma group Corvane has cut jobs.")
    found = names(
        "Deltafonds is owned by the Dutch state. Dutch chip designer Corvane agreed with the Dutch bureau BTI."
    )
    assert "Corvane" in found and found.get("Dutch", "place") == "place"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Pressure comes from fund manager Rakaia Asset Management, a shareholder.",
            "Rakaia Asset Management",
            "company",
        ),
        ("She started out at consultants Harcastle Dunn in Leeds.", "Harcastle Dunn", "company"),
        ("It hired lawyers Ana Ruiz and Ben Ode.", "Ana Ruiz", "person"),
        ("Groupe Kerlouan imports fish.", "Groupe Kerlouan", "company"),
        ("Hohlbeck Verdichter is to blame. Hohlbeck, a maker of pumps, lost money.", "Hohlbeck Verdichter", "company"),
        ("Hohlbeck Verdichter is to blame. Hohlbeck, a maker of pumps, lost money.", "Hohlbeck", "company"),
    ],
)
def test_a_firm_that_is_called_like_somebody_is_a_firm(text: str, name: str, kind: str) -> None:
    assert names(text)[name] == kind


def test_a_firm_with_the_name_of_a_family_is_a_firm() -> None:
    text = (
        "Pellow has reported a loss. Pellow said sales fell. Pellow's biggest rival, Larkhouse, grew. Shares in "
        "Pellow rose. Judith Pellow sits on the board of Pellow, which was founded in 1951. Pellow has 143 shops."
    )
    assert names(text)["Pellow"] in ("organization", "company")
    assert names("Judith Pellow left Acme. Pellow said she would rest.")["Pellow"] == "person"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She led the National Bakers' Union for years.", "National Bakers' Union"),
        ("He went to St Corvin's School in Leeds.", "St Corvin's School"),
        ("The Campaign for Better Harbours sued Birch Labs.", "Campaign for Better Harbours"),
        ("Americans for Orchards gave money to Ben Ode.", "Americans for Orchards"),
        ("The Committee for a Responsible Harbour said so.", "Committee for a Responsible Harbour"),
        ("A notice hung on the door of Pellow's Bakery.", "Pellow's Bakery"),
        ("The Diário do Corvo reported it on Friday.", "Diário do Corvo"),
        ("Regulators fined telecom company Corva Mobil 420 million euros.", "Corva Mobil"),
        ("The pump is made by the Swiss company Insulvar.", "Insulvar"),
        ("Sable Foods, a maker of biscuits, may move.", "Sable Foods"),
        ("Delmar Composites GmbH & Co. KG makes propellers.", "Delmar Composites GmbH & Co. KG"),
        ("The National Bank of Slovakia confirmed the plan.", "National Bank of Slovakia"),
        ("The Authority for Consumers and Markets approved the purchase.", "Authority for Consumers and Markets"),
        ("The tugs were built by Corvane & Sons of Krefeld.", "Corvane & Sons"),
        ("Devon and Cornwall Police said so.", "Devon and Cornwall Police"),
        ("He chairs Lancaster and Epsom Hospitals NHS Trust.", "Lancaster and Epsom Hospitals NHS Trust"),
        ("Officers from Boston and Chicago Police met.", "Chicago Police"),
        ("She was publisher of the Dayton (Ohio) Ledger for years.", "Dayton (Ohio) Ledger"),
        ("He worked for National Telephone and Telegraph Corp. in Oslo.", "National Telephone and Telegraph Corp."),
    ],
)
def test_a_name_is_found_whole_and_no_longer_than_it_is(text: str, expected: str) -> None:
    assert expected in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Goalkeeper Ana Vermaelen has left the club.", "Ana Vermaelen"),
        ("Its chairman, Dame Judith Amory, resigned.", "Judith Amory"),
        ('"It was time," said Hyun-woo Park, who runs the firm.', "Hyun-woo Park"),
        ("Corvane spokeswoman Agathe Renault said no.", "Agathe Renault"),
        ("Ana Dayton Barlow, who played for Corvane, has died.", "Ana Dayton Barlow"),
        ("Commitments came from Independent Ana Ruiz and others.", "Ana Ruiz"),
        ("The film, starring Gale Corvane, opened in Oslo.", "Gale Corvane"),
    ],
)
def test_a_person_has_a_given_name_and_no_title(text: str, name: str) -> None:
    assert names(text)[name] == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quarrendon Hydraulik and Acme presented a gripper.", "Quarrendon Hydraulik"),
        ("It has its sheets washed by Selvik Linen in Leeds.", "Selvik Linen"),
        ("The pipes belong to Bow River Pipelines of Canada.", "Bow River Pipelines"),
        ("She came from the auditors Bjarnason Strand, where she had worked for years.", "Bjarnason Strand"),
    ],
)
def test_a_word_for_a_trade_makes_a_firm(text: str, name: str) -> None:
    assert names(text)[name] in ("company", "organization")


def test_peoples_are_no_firms() -> None:
    assert names("The Finns and the Americans bought it from some Muslims.").keys().isdisjoint({"Finns", "Muslims"})


def test_a_year_is_nobody() -> None:
    text = (
        "An office in Leeds released parts of presidential nominee Ralph Lind’s 1995 state income tax filings.\n\n"
        "The Courier had received the first pages of Lind’s 1995 state income tax filings.\n\n"
        "It published portions of Lind’s state tax returns from 1995 that showed the loss."
    )
    assert names(text)["1995"] == "date"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ben Ode was elected Colorado governor.", "Colorado", "place"),
        ("The seat of Tarrow has been called for the opposition.", "Tarrow", "place"),
        ("The event was held at the Ana Maria Ruiz Hall in Oslo.", "Ana Maria Ruiz Hall", "place"),
    ],
)
def test_seats_states_and_halls_are_places(text: str, name: str, kind: str) -> None:
    assert names(text)[name] == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ana Ruiz, Professor of Linguistics, has won a prize.", "Linguistics"),
        ("Industries Minister Ana Ruiz said so.", "Industries"),
    ],
)
def test_what_somebody_teaches_or_is_minister_for_is_no_name(text: str, word: str) -> None:
    assert word not in names(text)
    assert names(text)["Ana Ruiz"] == "person"
