"""Chains: which mentions of an article stand for one thing, what it is called, and what it is."""

from __future__ import annotations

import pytest

from kg.language import understand
from kg.language.coreference import resolve_chains
from kg.language.document import Document
from kg.language.mentions import find_mentions
from kg.language.nations import wider
from kg.language.parse import parse
from kg.language.predications import find_predications
from kg.language.values import find_values
from kg.model import Article, Mention


def read(text: str) -> Document:
    return resolve_chains(find_mentions(parse(Article("test", text))))


def at(document: Document, text: str, number: int = 0) -> Mention:
    """The mention of this text, counted from 0."""
    return [mention for mention in document.mentions if mention.text == text][number]


def name_of(text: str, mention: str, number: int = 0) -> str:
    return at(read(text), mention, number).name


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Acme Corp. said it would grow.", "it", "Acme Corp."),
        ("Acme Corp. raised its prices.", "its", "Acme Corp."),
        ("Maria Keller founded Acme Corp. in Oslo. She left in 2019.", "She", "Maria Keller"),
        ("Robert Dunne met Maria Keller in Oslo, and she smiled.", "she", "Maria Keller"),
        ("Ana Ruiz founded Acme Corp. in 2015. The 44-year-old owns half of it.", "The 44-year-old", "Ana Ruiz"),
        ("Acme Corp. will grow in Kenya. The Norwegian state owns it.", "The Norwegian state", "The Norwegian state"),
        ("Acme Corp. sued Delmar Foods. The company wants money.", "The company", "Acme Corp."),
        ("Birch Labs, a start-up, won. Delmar Foods lost. The start-up was glad.", "The start-up", "Birch Labs"),
        ("Harbor Systems said it would grow.", "it", "Harbor Systems"),
        ("Halls said it would buy Birch Labs.", "it", "Halls"),
        ("Acme looked at a lender, Corvane, until Oslo opened a case against that company.", "that company", "Corvane"),
        ("In its report, Acme Corp. was cautious.", "its", "Acme Corp."),
        ("The Sonavox group bought Birch Labs.", "The Sonavox group", "Sonavox"),
        ("Maria Keller, who runs Acme Corp., smiled.", "who", "Maria Keller"),
        ("Acme Corp. bought Birch Labs itself.", "itself", "Birch Labs"),
        ('"I am glad," said Maria Keller of Acme Corp.', "I", "Maria Keller"),
        ("Maria Keller is the chief executive of Acme Corp.", "the chief executive", "Maria Keller"),
        ("Acme Corp.'s chief executive, Maria Keller, smiled.", "Acme Corp.'s chief executive", "Maria Keller"),
    ],
)
def test_what_a_pronoun_or_noun_stands_for(text: str, mention: str, name: str) -> None:
    assert name_of(text, mention) == name


def test_he_in_a_clause_put_first_is_he_of_the_clause_that_it_is_put_before() -> None:
    text = (
        "Robert Dunne was born in Graz. His elder brother, Ernst, fell in the war. After studying in Oslo, where he "
        "met the physicist Lise Adler, he worked at Acme Corp."
    )
    document = read(text)
    assert at(document, "he", 0).name == at(document, "he", 1).name == "Robert Dunne"


@pytest.mark.parametrize(
    ("text", "pronoun", "not_"),
    [
        (
            "Corvane bought Haulix Corp. in May. Verhulst Corp., which paid $5 million for it, is in Ghent.",
            "it",
            "Verhulst Corp.",
        ),
        ("Acme Corp. lost its bid. Birch Labs, which it wanted to buy, grew fast.", "it", "Birch Labs"),
    ],
)
def test_two_things_that_one_verb_is_said_of_are_two(text: str, pronoun: str, not_: str) -> None:
    assert at(understand(Article("test", text)), pronoun).name != not_


@pytest.mark.parametrize(
    "text",
    [
        "In May Acme agreed to buy 74% of Birch Labs from the family of its chairman, Ben Ode.",
        "Acme paid Birch Labs $5 million for its chip unit.",
        "Acme offered Birch Labs $5 million for its chip unit.",
    ],
)
def test_what_is_bought_was_that_of_whom_it_is_bought_from(text: str) -> None:
    assert at(understand(Article("test", text)), "its").name == "Birch Labs"


@pytest.mark.parametrize(
    "text",
    [
        "Following her graduation from the Curtis Institute of Music in 1998 she served as a violinist.",
        "A native of Sugar Grove, Pa., she married Bruce Wick in 1962.",
    ],
)
def test_she_is_no_school_and_no_town_that_is_told_of_her(text: str) -> None:
    assert at(read(text), "she").name == ("her" if "her" in text.split() else "she")


def test_of_a_family_a_surname_alone_is_whom_the_article_names_first() -> None:
    text = "Teodor Dunne is the son of Josef Dunne, a piano maker from Graz. Dunne left Acme Corp. in 2010."
    assert name_of(text, "Dunne") == "Teodor Dunne"


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Maria Keller spoke. Keller left.", "Keller", "Maria Keller"),
        ("Delmar Foods Inc. fell. Delmar Foods has cut jobs.", "Delmar Foods", "Delmar Foods Inc."),
        ("International Widget Company (IWC) fell. Few trust IWC.", "IWC", "International Widget Company"),
        ("He moved from the United States to Oslo. The US is big.", "US", "United States"),
    ],
)
def test_short_names_are_the_full_ones(text: str, short: str, name: str) -> None:
    assert name_of(text, short) == name


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Google praised Google DeepMind.", "Google", "Google DeepMind"),
        ("Robert Keller and Maria Keller own Acme.", "Robert Keller", "Maria Keller"),
        ("Acme Corp. praised it.", "Acme Corp.", "it"),
        ("Robert Dunne spoke of his wife. She smiled.", "Robert Dunne", "She"),
        ("It is clear that Acme Corp. will grow.", "It", "Acme Corp."),
    ],
)
def test_what_is_not_one_thing_stays_apart(text: str, one: str, other: str) -> None:
    document = read(text)
    assert at(document, one).chain != at(document, other).chain


def test_all_mentions_of_a_thing_have_its_kind() -> None:
    document = read("Brixworth is a start-up. It is growing, and its owners are glad.")
    assert {at(document, text).kind for text in ("Brixworth", "It", "its")} == {"company"}


def test_a_well_known_place_is_nobody() -> None:
    document = read("Raised in Tarrow, New York, he sold clocks.")
    assert at(document, "New York").kind == "place"


def test_a_thing_without_a_name_is_called_by_its_first_phrase() -> None:
    text = "Acme Corp.'s new battery unit will open in May."
    assert name_of(text, "Acme Corp.'s new battery unit") == "Acme Corp.'s new battery unit"


def test_mentions_stay_as_they_were_but_for_their_chain() -> None:
    before = find_mentions(parse(Article("test", "Acme Corp. said it had sold its Oslo plant to Maria Keller.")))
    after = resolve_chains(before)
    assert after.heads == before.heads
    assert [(m.text, m.start, m.end) for m in after.mentions] == [(m.text, m.start, m.end) for m in before.mentions]


def test_a_share_that_follows_a_pronoun_is_nobody() -> None:
    assert name_of("In its report, 43 percent of the money came from Acme Corp.", "its") != "43 percent"


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        # What tells it apart has been said of it, not of the one that stands nearer.
        ("Norwegian shipbuilder Fjordlaks Group fell. Delmar Foods rose. The Norwegian company was sad.",
         "The Norwegian company", "Fjordlaks Group"),
        ("Delmar Foods, which makes frozen pizza, met Corvane Inc. in May. The pizza maker was glad.",
         "The pizza maker", "Delmar Foods"),
        ("Delmar Foods sued Marlow Bank on Monday. The Leeds lender will fight.", "The Leeds lender", "Marlow Bank"),
        # Who speaks does not call itself so.
        ("Corvane Inc. bid for Delmar Foods. Delmar Foods said that the Swedish company had no money.",
         "the Swedish company", "Corvane Inc."),
        # A newspaper is no maker of trucks.
        ("The Harbour Post named a bidder for Corvane Trucks. The newspaper was wrong.", "The newspaper",
         "Harbour Post"),
    ],
)  # fmt: skip
def test_a_described_company_is_the_one_that_the_words_fit(text: str, mention: str, name: str) -> None:
    document = resolve_chains(find_predications(find_mentions(find_values(parse(Article("test", text))))))
    assert at(document, mention).name == name


def test_a_description_right_before_a_name_is_of_that_name() -> None:
    assert name_of("The Danish toy chain Kaspersen has poached Ana Ruiz.", "The Danish toy chain") == "Kaspersen"
    assert name_of("She is a director of the insurer Montrose Mutual.", "the insurer") == "Montrose Mutual"


def test_what_a_noun_is_told_about_is_not_taken_for_its_name() -> None:
    assert name_of("She told the newspaper Acme Corp. would close.", "the newspaper") == "the newspaper"


def check(text: str, expected: dict[str, str]) -> None:
    """Hold the names that mentions ("it", or the second one: "it#1") come to against those expected; "!" is "not"."""
    document = understand(Article("test", text))
    for mention, name in expected.items():
        word, _, number = mention.partition("#")
        found = at(document, word, int(number or 0)).name
        assert (found != name[1:]) if name.startswith("!") else (found == name), f"{mention} is {found}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Maria Keller, the baker who fed a city\n\nMaria Keller, who has died aged 84, turned a "
            "corner shop into the country's largest bakery chain.\n\nShe was born in Bern on 4 June "
            "1940, the daughter of Hans Keller, a miller. Her elder sister, Ruth, was killed in an "
            "accident. After studying chemistry at the University of Basel, she worked for three "
            "years at Delmar Foods.\n\nIn 1968 she founded Keller Bread. Her husband, Paul Brand, kept "
            "the books.",
            {
                "She": "Maria Keller",
                "Her": "Maria Keller",
                "she": "Maria Keller",
                "she#1": "Maria Keller",
                "Her#1": "Maria Keller",
            },
        ),
        (
            "Henrik Aune, who died on Monday at 77, built Norway's biggest salmon farm.\n\nHis brother "
            "Lars drowned in 1962. He left school at 15 and worked on trawlers. In 1979 he founded "
            "Fjordlaks.\n\nHe sold the company in 2001. His son Erik runs a hotel in Bergen.",
            {
                "His": "Henrik Aune",
                "He": "Henrik Aune",
                "he": "Henrik Aune",
                "He#1": "Henrik Aune",
                "His#1": "Henrik Aune",
            },
        ),
        (
            "The quiet rise of Tom Hollis\n\nTom Hollis does not like interviews. At Corvane, where he "
            "has been chief executive since May, few people have heard his voice.\n\nHe grew up in "
            "Leeds. His father, George, drove a bus; his uncle Frank ran a pub. He won a scholarship "
            "to Oxford and joined Marlow Bank in 1998.\n\nAt the bank he met Peter Lund, then its "
            "chairman. Lund liked his candour. In 2010 he left for Corvane.",
            {"he": "Tom Hollis", "his": "Tom Hollis", "He": "Tom Hollis", "His": "Tom Hollis", "He#1": "Tom Hollis"},
        ),
        (
            "Anna Lind is to step down as chief executive of Corvane after nine years, the company "
            "said on Tuesday.\n\nShe will be succeeded by Eva Berg, who runs its Danish business. Berg "
            "joined from Delmar Foods in 2015. She began her career at Nordkust Bank.",
            {"She": "Anna Lind", "She#1": "Eva Berg", "her": "Eva Berg"},
        ),
        (
            "Robert Dunne has been named finance director of Delmar Foods. He replaces Simon Hart, "
            "who left in March. Dunne was previously at Birch Labs. He trained as an accountant at "
            "Aldgate & Rowe.",
            {"He": "Robert Dunne", "He#1": "Robert Dunne"},
        ),
    ],
)
def test_a_life_stays_that_of_whom_the_article_is_about(text: str, expected: dict[str, str]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Walt Lindgren sold the yard to Harborline on Friday. His daughter Kristin Hale, who has "
            "been general manager since 2017, stays on as president. Her brother Erik, the sales "
            "manager, is leaving.",
            {"His": "Walt Lindgren", "Her": "Kristin Hale"},
        ),
        (
            "Lindgren's daughter Kristin Hale will answer to Harborline's chief Marcus Tate. Her "
            "brother Erik is leaving.",
            {"Her": "Kristin Hale"},
        ),
        (
            "Josef Brandl, a piano maker, and his wife Hermine had two sons. Their younger son, "
            "Teodor, became an engineer.",
            {"his": "Josef Brandl"},
        ),
        (
            "Paula Ortiz handed the chair to Miguel Ortiz. His mother had run the group for thirty years.",
            {"His": "Miguel Ortiz"},
        ),
        (
            "Carl Voss and his daughter Lena own 40 per cent of Voss Maschinen. Her brother Max sold "
            "his shares in 2019.",
            {"his": "Carl Voss", "Her": "Lena", "his#1": "Max"},
        ),
        (
            "Victor Adler met his wife, the actress Nora Stein, in Vienna. Her father owned the Burg theatre company.",
            {"his": "Victor Adler", "Her": "Nora Stein"},
        ),
    ],
)
def test_kin_are_those_of_the_right_person(text: str, expected: dict[str, str]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Corvane has bought a third of Birch Labs of Edinburgh. The Scottish company makes battery software.",
            {"The Scottish company": "Birch Labs"},
        ),
        (
            "Swedish group Corvane has bought a third of Edinburgh's Birch Labs. The Scottish company "
            "will keep its name. The Swedish group paid £250m.",
            {"The Scottish company": "Birch Labs", "The Swedish group": "Corvane"},
        ),
        (
            "The Swedish group Corvane has bought a third of Birch Labs, based in Edinburgh. The "
            "Edinburgh firm employs 410 people.",
            {"The Edinburgh firm": "Birch Labs"},
        ),
        (
            "Denkmayr of Linz rose 4 per cent after it won an order. Its Dutch competitor Lumen "
            "Devices fell. The Linz company supplies train makers.",
            {"The Linz company": "Denkmayr", "Its": "Denkmayr"},
        ),
        (
            "Orsini, the Bologna pasta maker, wants to merge with Hallam & Vane, the London food "
            "group. The Bologna company is larger. The British company is older. The Italian group "
            "has no debt.",
            {"The Bologna company": "Orsini", "The British company": "Hallam & Vane", "The Italian group": "Orsini"},
        ),
        (
            "Voltura, headquartered in Munich, has never bid for Birch Labs. The Munich-based group makes chargers.",
            {"The Munich-based group": "Voltura"},
        ),
        (
            "Batterix, a San Diego company, sued Tokyo's Denchi Systems on Monday. The Japanese "
            "company denied wrongdoing. The American company wants $40m.",
            {"The Japanese company": "Denchi Systems", "The American company": "Batterix"},
        ),
        (
            "Tidewater Partners, a London fund, sold its stake to Corvane, which has its headquarters "
            "in Gothenburg. The Swedish company paid cash. The British fund had put in £38m.",
            {"The Swedish company": "Corvane", "The British fund": "Tidewater Partners"},
        ),
        (
            "Kaspersen, which is based in Aarhus, bought the Polish chain Zabawka on Friday. The "
            "Danish retailer will keep the name.",
            {"The Danish retailer": "Kaspersen"},
        ),
        (
            "Altavia has offered to buy Torenweg from Halberd, the Dutch phone company. The Spanish "
            "company is based in Seville. The Dutch group needs cash.",
            {"The Dutch group": "Halberd"},
        ),
        (
            "Mitsuda Optics in Osaka makes lenses for Zwaluw, a Delft robot maker. The Delft company "
            "was founded in 2015. The Osaka company was founded in 1919.",
            {"The Delft company": "Zwaluw", "The Osaka company": "Mitsuda Optics"},
        ),
        (
            "Greifwerk, a maker of robot arms from Stuttgart, has bought Handl Robotics of Boston. "
            "The German company will keep all jobs. The US company has 90 staff.",
            {"The German company": "Greifwerk", "The US company": "Handl Robotics"},
        ),
        (
            "Corvane, the Gothenburg engineering group, fell 3 per cent. Nordkust Bank rose. The "
            "Edinburgh firm that it bought last year is losing money.",
            {"The Edinburgh firm": "!Corvane"},
        ),
    ],
)
def test_a_noun_with_a_place_is_the_one_that_is_there(text: str, expected: dict[str, str]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "If it used that option, Corvane would control Birch Labs and would have to consolidate its losses.",
            {"its": "Birch Labs", "it": "Corvane"},
        ),
        (
            "Corvane would have to consolidate Birch Labs and its debts.",
            {"its": "Birch Labs"},
        ),
        (
            "Delmar Foods agreed to buy Marlow Bakery for $40 million and will keep its chief executive, Ana Ruiz.",
            {"its": "Marlow Bakery"},
        ),
        (
            "Delmar Foods agreed to buy Marlow Bakery for $40 million. It will pay half in shares. "
            "Its chief executive, Ana Ruiz, said the deal would close in May.",
            {"It": "Delmar Foods", "Its": "Delmar Foods"},
        ),
        (
            "Halberd is the parent of Torenweg. It employs 4,000 people and is led by Jan Bruyn. The "
            "company wants to sell Torenweg by June.",
            {"It": "Halberd", "The company": "Halberd"},
        ),
        (
            "Who owns Birch Labs?\nCorvane holds a third. Its finance director, Marit Solheim, sits on the board.",
            {"Its": "Corvane"},
        ),
        (
            "What has Corvane bought?\nA third of Birch Labs. It also has an option on more.",
            {"It": "Corvane"},
        ),
        (
            "Birch Labs lost £14m last year, Corvane said. The company expects to break even in 2026.",
            {"The company": "Birch Labs"},
        ),
        (
            "Polaris Cells was bought by Batterix in May. The company makes cells for buses. Batterix paid $95m.",
            {"The company": "Polaris Cells"},
        ),
        (
            "Northern Pensions sold its shares in Tansley. The supermarket group had warned of lower "
            "profit. Its shares fell by 9 per cent.",
            {"its": "Northern Pensions", "The supermarket group": "Tansley", "Its": "Tansley"},
        ),
        (
            "Corvane said on Monday that it would buy Birch Labs. The company also raised its dividend.",
            {"it": "Corvane", "The company": "Corvane", "its": "Corvane"},
        ),
        (
            "Shares in Lumen Devices jumped 8 per cent after Denkmayr bid for the company.",
            {"the company": "Lumen Devices"},
        ),
    ],
)
def test_of_two_companies_the_one_of_which_it_was_said(text: str, expected: dict[str, str]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tansley, which runs 300 supermarkets, has sued Pennine Bank. The retailer says the bank "
            "gave bad advice. The lender denies that.",
            {"The retailer": "Tansley", "The lender": "Pennine Bank", "the bank": "Pennine Bank"},
        ),
        (
            "Kronbier brews beer in Linz. It has sued Alpina Foods over a trademark. The brewer wants 2 million euros.",
            {"The brewer": "Kronbier"},
        ),
        (
            "Fjord Airways has ordered 20 jets from Halden Aerospace. The airline will pay $2 "
            "billion. The planemaker will deliver the first next year.",
            {"The airline": "Fjord Airways", "The planemaker": "Halden Aerospace"},
        ),
        (
            "Lumen Devices makes chips for cars. Renova, which builds the cars, owns a tenth of it. "
            "The chipmaker lost money last year, the carmaker did not.",
            {"The chipmaker": "Lumen Devices", "the carmaker": "Renova"},
        ),
        (
            "Rivals of Kaspersen, a toy retailer, include the online shop Spielo. The retailer has 200 shops.",
            {"The retailer": "Kaspersen"},
        ),
        (
            "Oil producer Norsol sold its stations to Tansley for £300m. The supermarket group will "
            "open shops there. The oil company will cut debt.",
            {"The supermarket group": "Tansley", "The oil company": "Norsol"},
        ),
        (
            "Altavia agreed to buy Torenweg, which owns 4,000 phone masts. The tower company belongs "
            "to Halberd, a mobile operator. The operator needs the money.",
            {"The tower company": "Torenweg", "The operator": "Halberd"},
        ),
        (
            "Yvonne Strang is a partner at Colebrook, an investment firm. Strang wants a bid from "
            "Tansley, which owns supermarkets. The supermarket group ruled it out. The investment "
            "firm sold its shares.",
            {"The supermarket group": "Tansley", "The investment firm": "Colebrook"},
        ),
    ],
)
def test_a_noun_for_a_trade_is_the_one_in_that_trade(text: str, expected: dict[str, str]) -> None:
    check(text, expected)


def test_who_after_a_company_is_the_person_before_it() -> None:
    text = "Her first hire is Paula Ortiz, once head of product at Corvane Inc., who becomes finance director."
    assert name_of(text, "who") == "Paula Ortiz"


def test_what_one_is_fined_for_is_ones_own() -> None:
    check("The Swiss regulator opened an inquiry into Corvane Inc. over its prices.", {"its": "Corvane Inc."})


def test_the_merged_group_is_neither_of_two() -> None:
    check(
        "Corvane Inc. and Delmar Foods will merge. The merged group needs money.", {"The merged group": "!Corvane Inc."}
    )


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Acme and Birch Labs formed a venture, Acme said. The venture is in Oslo.", "The venture", "The venture"),
        ("Delmar University will open a law school. The new school needs staff.", "The new school", "The new school"),
        ("Ana Ruiz left Acme and founded Corvane. The new company makes pumps.", "The new company", "Corvane"),
        ("Birch Labs was bought by Acme in May. The new owner cut 70 jobs.", "The new owner", "Acme"),
    ],
)
def test_what_is_new_has_no_name_yet_but_that_of_what_was_made(text: str, noun: str, name: str) -> None:
    check(text, {noun: name})


@pytest.mark.parametrize(
    "text",
    [
        "Acme and Birch Labs will merge. The combined company will be called Corvane. Corvane will be based in Oslo.",
        "Acme owns 60% of the new venture, which is called Corvane. Corvane is based in Oslo.",
    ],
)
def test_what_is_called_by_a_name_has_it(text: str) -> None:
    document = read(text)
    called = [mention for mention in document.mentions if mention.text.endswith(("company", "venture"))]
    assert {mention.chain for mention in called} == {at(document, "Corvane").chain}


def test_an_authority_examines_another() -> None:
    check("Acme Corp. makes chips. The Swiss regulator opened an inquiry into its prices.", {"its": "Acme Corp."})
    check("Acme Corp. makes chips. The Swiss regulator is examining its own rules.", {"its": "The Swiss regulator"})


def test_the_board_is_not_the_company() -> None:
    check("Acme Corp. makes sensors. Paula Ortiz joins the board.", {"the board": "the board"})


def test_a_place_lies_in_all_that_holds_it() -> None:
    assert wider("Munich") == {"Munich", "Bavaria", "Germany"}
    assert {"England", "Alabama"} <= wider("Birmingham")
    assert wider("Nowhere") == {"Nowhere"}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("“We have built a sensor,” said Ana Ruiz, chief executive of Acme.", "Acme"),
        ("Acme spokeswoman Ana Ruiz said: “We have bought Birch Labs.”", "Acme"),
        ("Acme denied it. “We have not bought Birch Labs,” said Ana Ruiz, its head of strategy.", "Acme"),
        ("Ana Ruiz, chief executive of Acme, spoke in Oslo. “We will buy Birch Labs,” she said.", "Acme"),
        ("“We have built a bridge,” said Ana Ruiz, the mayor of Oslo.", "We"),
        ("“We knew Corvane,” said Ana Ruiz, who was a partner at Acme until 2010.", "We"),
        ("“We know Corvane well,” said Ana Ruiz, a former chief executive of Acme.", "We"),
    ],
)
def test_we_is_the_company_that_the_speaker_speaks_for(text: str, whose: str) -> None:
    document = resolve_chains(find_predications(find_mentions(parse(Article("test", text)))))
    assert at(document, "We").name == whose


@pytest.mark.parametrize(
    ("text", "surname", "number", "name"),
    [
        ("Ana Ruiz founded Acme with Ben Ruiz. Mr. Ruiz left. Ms. Ruiz stayed.", "Ruiz", 0, "Ben Ruiz"),
        ("Ana Ruiz founded Acme with Ben Ruiz. Mr. Ruiz left. Ms. Ruiz stayed.", "Ruiz", 1, "Ana Ruiz"),
        ("Ana Ruiz founded Acme. Mr. Ruiz, her husband, left.", "Ruiz", 0, "Ruiz"),
        ("Ana Ruiz founded Acme. Ms. Ruiz left.", "Ruiz", 0, "Ana Ruiz"),
        ("Ana Ruiz founded Acme. Will Ruiz sell it?", "Ruiz", 0, "Ana Ruiz"),
        ("Marta Warren founded Acme. Warren is 60.", "Warren", 0, "Marta Warren"),
    ],
)
def test_mr_and_ms_of_one_surname_are_two(text: str, surname: str, number: int, name: str) -> None:
    assert name_of(text, surname, number) == name


def test_what_one_is_blamed_for_is_ones_own() -> None:
    text = (
        "Delmar Foods sells cheese. It supplies Halberd. The bureau opened a probe into Halberd over its sale of data."
    )
    document = resolve_chains(find_predications(find_mentions(parse(Article("test", text)))))
    assert at(document, "its").name == "Halberd"


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Delmar Foods fell. Acme rose 5% after the chip maker reported a profit.", "the chip maker", "Acme"),
        ("Delmar Foods fell. Acme rose 5% after the company reported a profit.", "the company", "Acme"),
        ("Delmar Foods fell. Shares in Acme rose 5% after the group reported a profit.", "the group", "Acme"),
        ("Acme sued Birch Labs after the company stopped its supplies.", "the company", "Birch Labs"),
        ("Acme closed the plant when the bank cut its credit.", "the bank", "the bank"),
        ("Corvane is a chip maker. Acme bought Birch Labs after the chip maker gave up.", "the chip maker", "Corvane"),
    ],
)
def test_who_rises_or_falls_after_a_company_did_something_is_that_company(text: str, noun: str, name: str) -> None:
    assert name_of(text, noun) == name


def test_no_noun_is_the_owner_of_the_phrase_that_it_stands_in() -> None:
    text = (
        "Ryveden Air has ordered jets from Corvane. This brings Ryveden Air's orders with the US manufacturer to 230."
    )
    assert name_of(text, "the US manufacturer") == "Corvane"


def test_no_company_is_a_central_bank() -> None:
    text = (
        "Acme studied a lender, Birch Now, but left after the central bank began an inquiry into that company's fees."
    )
    assert name_of(text, "that company") == "Birch Now"


def test_what_is_put_before_a_clause_is_said_of_its_subject() -> None:
    text = "Delmar Bank has named Carla Voss as chair. Now a director of Montrose Mutual, she takes over in May."
    assert name_of(text, "she") == "Carla Voss"


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Acme fell. “It lost its way,” said Ana Ruiz, an analyst at Delmar Bank. Its shares are down.", "Its", "Acme"),
        ("Analysts at Delmar Bank like Acme. Ben Ode is an analyst at the bank.", "the bank", "Delmar Bank"),
        (
            "Acme is to buy Birch. Analysts at Greyfriars doubt it. The bank said so on Monday.",
            "The bank",
            "Greyfriars",
        ),
        ("Acme sells drones. The company, which is backed by Corvane Capital, is growing.", "The company", "Acme"),
    ],
)
def test_who_comments_is_not_whom_the_news_is_about(text: str, mention: str, name: str) -> None:
    assert name_of(text, mention) == name


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Acme and Birch Labs said that they had bought Corvane.", ("Acme", "Birch Labs")),
        ("Ana Ruiz, Ben Ode and Carla Voss left. They have set up Corvane.", ("Ana Ruiz", "Ben Ode", "Carla Voss")),
        ("Acme or Birch Labs may sell. They make pumps.", ()),
        ("Acme said that they had bought Corvane.", ()),
    ],
)
def test_they_are_all_who_are_named_together(text: str, meant: tuple[str, ...]) -> None:
    document = read(text)
    assert tuple(document.tokens[i].text for heads in document.several.values() for i in heads) == meant


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Robert Dunne was booed. He said that Karl Maier had mocked his wife, Heidi.", "Robert Dunne"),
        ("Robert Dunne sued Ben Ode. Karl Maier insulted his wife, Ana Maier.", "Karl Maier"),
        ("Robert Dunne insulted his wife, Ana.", "Robert Dunne"),
    ],
)
def test_one_insults_the_kin_of_another(text: str, whose: str) -> None:
    assert name_of(text, "his") == whose


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Karl Maier questioned Robert Dunne's right to stand because he was born in Oslo.", "Robert Dunne"),
        ("Karl Maier doubted that Robert Dunne could stand because he was born in Oslo.", "Robert Dunne"),
        ("Karl Maier sued Robert Dunne because he had left Acme Corp.", "Robert Dunne"),
    ],
)
def test_a_reason_to_judge_somebody_lies_in_that_one(text: str, name: str) -> None:
    assert name_of(text, "he") == name


def test_the_native_of_a_country_is_who_was_told_of_before() -> None:
    text = (
        "Esteban Rojas became chief executive in April in place of Marco Udine. The 46-year-old Mexican joined in 2003."
    )
    assert at(understand(Article("test", text)), "The 46-year-old Mexican").name == "Esteban Rojas"


def test_the_nation_is_no_part_of_one() -> None:
    assert name_of("A mill in Texas burned. The nation mourned.", "The nation") == "The nation"
    assert name_of("A mill in Norway burned. The nation mourned.", "The nation") == "Norway"


def test_what_adds_to_the_news_is_not_said_of_who_was_told_of_in_passing() -> None:
    text = (
        "Harbor Systems rose 15%. Harbor Systems lends to shoppers. Acme Corp.'s fintech, Delmar Pay, has a stake in "
        "Harbor Systems. It has also teamed up with Corvane."
    )
    assert name_of(text, "It") == "Harbor Systems"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarn Trust bought shares in Acme Corp. Delmar Foods sold some. The trust is glad.", "Tarn Trust"),
        ("Acme Corp. sued Tarn Institute. Delmar Foods did not. The institute is sad.", "Tarn Institute"),
    ],
)
def test_the_trust_is_what_is_named_so(text: str, name: str) -> None:
    assert name_of(text, text.rsplit(". ", 1)[1].rsplit(" is ", 1)[0]) == name


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Robert Dunne met Ben Ode in Oslo. He thanked his wife, Eva Ode.", "Ben Ode"),
        ("Robert Dunne met Ben Ode in Oslo. He thanked his wife, Eva Lund.", "Robert Dunne"),
    ],
)
def test_kin_of_one_surname_are_kin(text: str, whose: str) -> None:
    assert name_of(text, "his") == whose


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acme Corp. fell. The Wall Street Journal reported that it was planning a purchase.", "Acme Corp."),
        ("The Wall Street Journal said that it would close its office.", "The Wall Street Journal"),
    ],
)
def test_a_paper_reports_of_others_and_says_things_of_its_own(text: str, name: str) -> None:
    assert name_of(text, "it") == name


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Corvane and Birch Labs were among its first backers, Delmar Foods said.", "its", "Delmar Foods"),
        ("The Corriere first reported the talks. The newspaper named two bidders.", "The newspaper", "Corriere"),
        ("Japan's Medicines Agency began a review. The agency takes a year.", "The agency", "Medicines Agency"),
        (
            "The case follows a complaint by Nordkram, a competitor that left Poland. It told regulators it was hurt.",
            "It",
            "Nordkram",
        ),
    ],
)
def test_who_acts_and_what_it_is_tell_who_is_meant(text: str, mention: str, name: str) -> None:
    assert name_of(text, mention) == name


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Gretz Agro is watching. The German producer closed its plant in 2023.", "The German producer", "Gretz Agro"),
        ("Enter Amberley Point. The London fund disclosed a 5% stake on Monday.", "The London fund", "Amberley Point"),
        ("Ibbotson slid 6 per cent. It supplies all three builders.", "It", "Ibbotson"),
    ],
)
def test_what_looks_like_a_person_is_a_firm_that_is_called_one(text: str, mention: str, name: str) -> None:
    firm = at(read(text), mention)
    assert firm.name == name
    assert firm.kind in ("company", "organization")


def test_he_of_a_clause_is_whom_the_sentence_tells_of() -> None:
    text = "Jack Hart has agreed to stay. Narayan Das joined Acme from Delmar Foods, a soap maker, where he was chief."
    assert name_of(text, "he") == "Narayan Das"
    text = "He is married to the actress Carolee Marchetti, with whom he has a daughter."
    assert name_of(text, "he") != "Carolee Marchetti"


def test_a_headline_shortens_what_the_text_names_in_full() -> None:
    text = (
        "Ana Ruiz to lead Chipeta\n\nChipeta Mexican Kitchen has hired Ana Ruiz. Chipeta said she would start in May."
    )
    assert {m.name for m in read(text).mentions if m.text == "Chipeta"} == {"Chipeta Mexican Kitchen"}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Acme Mobility LLC is a wholly owned subsidiary of Acme Inc.", "Acme Mobility LLC", "Acme Inc."),
        ("Park Harbour Bank operates as a subsidiary of Park Harbour Corp.", "Park Harbour Bank", "Park Harbour Corp."),
        ("Acme said that its unit Acme Labs would close.", "Acme", "Acme Labs"),
        ("Shares in Acme fell. The firm said that its parent, Acme Group, was well.", "Acme", "Acme Group"),
    ],
)
def test_a_unit_and_its_parent_are_two_although_one_name_is_short_for_the_other(
    text: str, one: str, other: str
) -> None:
    document = read(text)
    assert at(document, one).chain != at(document, other).chain


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Corvane sold Birch Labs to Acme in May. The price was low. The buyer paid in cash.", "The buyer", "Acme"),
        (
            "Delmar Capital put 8 million euros into Birch Labs and owns 31% of it. The investor was patient.",
            "The investor",
            "Delmar Capital",
        ),
        ("Corvane sold Birch Labs in May. The buyer was Acme.", "The buyer", "Acme"),
    ],
)
def test_a_buyer_and_an_investor_are_who_bought_and_invested(text: str, noun: str, name: str) -> None:
    assert at(understand(Article("test", text)), noun).name == name


def test_the_owner_may_be_a_firm() -> None:
    text = "Birch Labs was bought by Acme in May. The new owner cut 70 jobs."
    assert name_of(text, "The new owner") == "Acme"


def test_the_chief_executive_is_who_was_said_to_be_it() -> None:
    text = "Ana Ruiz is the chief executive of Acme. She opened a factory. The chief executive was proud."
    assert name_of(text, "The chief executive") == "Ana Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "Corvane, formerly Delmar Foods, is based in Leeds.",
        "Corvane Plc, the food company that was known as Delmar Foods until last month, lost money.",
        "Corvane (previously known as Delmar Foods) is based in Leeds.",
        "Delmar Foods will change its name to Corvane.",
        "The company changed its name from Delmar Foods to Corvane in 2019.",
        "Delmar Foods, which has been renamed Corvane, is based in Leeds.",
        "Delmar Foods rebranded itself as Corvane in 2019.",
        "Acme bought Delmar Foods, now called Corvane, in 2012.",
    ],
)
def test_an_old_name_and_a_new_one_are_of_one_organization(text: str) -> None:
    document = read(text)
    chains = [mention.chain for mention in document.mentions if mention.text.startswith(("Corvane", "Delmar"))]
    assert len(chains) == 2 and len(set(chains)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Corvane, formerly Delmar Foods, sued Acme.", "Corvane"),
        ("Delmar Foods, now called Corvane, sued Acme.", "Corvane"),
        ("Corvane, which was known as Delmar Foods until May, sued Acme.", "Corvane"),
        ("Delmar Foods changed its name to Corvane in 2019.", "Corvane"),
        ("Delmar Foods will change its name to Corvane.", "Delmar Foods"),
        ("Delmar Foods, also known as Corvane, sued Acme.", "Delmar Foods"),
    ],
)
def test_an_organization_goes_by_its_new_name_once_it_has_it(text: str, name: str) -> None:
    assert {at(read(text), each).name for each in ("Corvane", "Delmar Foods")} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Corvane, known as the Delmar of Africa, is based in Leeds.",
        "Corvane changed its supplier from Birch Labs to Delmar Foods.",
        "Corvane, now part of Delmar Foods, is based in Leeds.",
        "Corvane, formerly of Delmar Foods, is based in Leeds.",
        "Corvane was renamed after it was bought by Delmar Foods.",
    ],
)
def test_what_is_no_other_name_stays_apart(text: str) -> None:
    document = read(text)
    assert len({mention.chain for mention in document.mentions if mention.text.startswith(("Corvane", "Delmar"))}) == 2


@pytest.mark.parametrize(
    ("text", "mention", "number", "name"),
    [
        ("Corvane sued Apple in May. A jury told the iPhone maker to pay.", "the iPhone maker", 0, "Apple"),
        ("Corvane sued Birch Labs. The iPhone maker was not asked.", "The iPhone maker", 0, "The iPhone maker"),
        ("He is survived by his wife Ruth, Karl, a cousin, and his daughter Jo. Otto Lind was 80.", "his", 1, "he"),
        ("David L. Ode leads Acme. Dave will stay.", "Dave", 0, "David L. Ode"),
        (
            "Hugo Lind leads Acme, Lind said. Acme also named Ana Ruiz as its treasurer. She succeeds Bo Keel.",
            "She", 0, "Ana Ruiz",
        ),
        ('Hugo Lind said, "I believe in Acme. I am proud to lead it."', "I", 1, "Hugo Lind"),
        (
            "Birch Labs said that its treasurer, Ana Ruiz, has decided to retire from the company.",
            "the company", 0, "Birch Labs",
        ),
        ("Delmar Arbour Timber Co. (DATL) cuts trees. DATL grew.", "DATL", 1, "Delmar Arbour Timber Co."),
        ("Delmar Breweries Inc grew. Shares of DB rose.", "DB", 0, "Delmar Breweries Inc"),
        (
            "After the Delmar Herald said Acme Corp. was in talks to sell a stake in its network, shares rose.",
            "its", 0, "Acme Corp.",
        ),
    ],
)  # fmt: skip
def test_texts_of_the_web_tell_who_is_meant(text: str, mention: str, number: int, name: str) -> None:
    document = resolve_chains(find_predications(find_mentions(parse(Article("test", text)))))
    found = at(document, mention, number).name
    assert found == name if name != "he" else found == at(document, "He").name


@pytest.mark.parametrize(
    ("text", "noun", "meant"),
    [
        (
            "Acme Bank talked to Birch Bank. Fjord Funds holds shares in both banks.",
            "both banks",
            "Acme Bank|Birch Bank",
        ),
        ("Acme sued Birch Labs in May. The two companies compete.", "The two companies", "Acme|Birch Labs"),
        ("Ana Ruiz met Ben Ode in Oslo. They married in 2006.", "They", "Ana Ruiz|Ben Ode"),
        ("Ana Ruiz met her husband, Ben Ode, in Oslo. Their son is a cook.", "Their", "Ana Ruiz|Ben Ode"),
    ],
)
def test_several_are_all_who_are_meant(text: str, noun: str, meant: str) -> None:
    document = understand(Article("test", text))
    head = next(i for i, m in document.heads.items() if document.mentions[m].text == noun)
    named = {document.mentions[document.heads[i]].name for i in document.several[head]}
    assert named == set(meant.split("|"))


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("The bureau accused Corvane Ltd. of hiding its losses.", "its", "Corvane Ltd."),
        ("Acme Corp. says that Birch Labs infringes its patents.", "its", "Acme Corp."),
        ("Corvane Ltd. makes pumps. Acme Corp. will keep a stake in the company.", "the company", "Corvane Ltd."),
        ("Shares in Acme Corp. rose after Norway's biggest brewer raised its dividend.", "its", "Acme Corp."),
        ("Acme Corp. scrapped its bid for Birch Labs, saying it had been unable to agree.", "it", "Acme Corp."),
    ],
)
def test_what_is_done_to_a_thing_tells_whose_it_is(text: str, mention: str, name: str) -> None:
    assert name_of(text, mention) == name
