"""Within one sentence: whose "its" and who "it" is where its words leave no doubt."""

from __future__ import annotations

import pytest

from kg.language import understand
from kg.model import Article, Mention


def said(text: str, mention: str) -> list[Mention]:
    return [each for each in understand(Article("test", text)).mentions if each.text == mention]


@pytest.mark.parametrize(
    ("text", "mention", "number", "name"),
    [
        ("The SEC charged Acme and its former CFO.", "its", 0, "Acme"),
        ("Norway has ordered four ships from Acme Corp., its defence department said.", "its", 0, "Norway"),
        ("The Philippines will buy jets from Birch Labs for its air force.", "its", 0, "Philippines"),
        ("The Justice Department sued Acme Corp. and its chief executive, Ben Ode.", "its", 0, "Acme Corp."),
        ("Regulators in Norway fined Delmar Foods and two of its directors.", "its", 0, "Delmar Foods"),
        ("Birch Labs has agreed to buy Corvane and its subsidiaries.", "its", 0, "Corvane"),
        ("Investors sued Birch Labs, its directors and its auditor.", "its", 0, "Birch Labs"),
        ("Investors sued Birch Labs, its directors and its auditor.", "its", 1, "Birch Labs"),
        ("Delmar Foods signed a deal with Acme Corp. and its owners.", "its", 0, "Acme Corp."),
        ("The court ruled against Acme Corp. and its founder.", "its", 0, "Acme Corp."),
        ("The FTC opened a case against Corvane and its parent.", "its", 0, "Corvane"),
        ("Acme hired former Corvane executive Ana Ruiz as its chief product officer.", "its", 0, "Acme"),
        (
            "Acme Corp. has appointed Delmar Foods veteran Ben Ode as its chief financial officer.",
            "its",
            0,
            "Acme Corp.",
        ),
        ("Birch Labs named Ana Ruiz, a former Corvane manager, to its board.", "its", 0, "Birch Labs"),
        ("Birch Labs poached Ben Ode from Corvane to lead its sales team.", "its", 0, "Birch Labs"),
        ("Corvane added former Acme Corp. chairman Ben Ode to its board of directors.", "its", 0, "Corvane"),
        ("Birch Labs picked Acme Corp. as its supplier.", "its", 0, "Birch Labs"),
        ("Delmar Foods chose Corvane as its new auditor.", "its", 0, "Delmar Foods"),
        ("Ana Ruiz left Corvane to join Acme Corp. as its chief executive.", "its", 0, "Acme Corp."),
        ("Ben Ode joined Birch Labs from Corvane as its finance chief.", "its", 0, "Birch Labs"),
        ("Acme Corp. told Birch Labs that it would end the contract.", "it", 0, "Acme Corp."),
        ("Delmar Foods informed Corvane that it would not renew the lease.", "it", 0, "Delmar Foods"),
        ("Acme Corp. promised Birch Labs that it would keep the plant.", "it", 0, "Acme Corp."),
        ("Corvane assured Acme Corp. that it would pay its debts.", "it", 0, "Corvane"),
        ("Acme Corp. said on Monday that it had sold its stake in Birch Labs.", "it", 0, "Acme Corp."),
        ("Acme Corp. said on Monday that it had sold its stake in Birch Labs.", "its", 0, "Acme Corp."),
        ("Acme Corp. said Birch Labs had failed to pay its workers.", "its", 0, "Birch Labs"),
        ("Acme Corp. accused Birch Labs of copying its design.", "its", 0, "Acme Corp."),
        ("Acme Corp., which bought Birch Labs, and its chief were fined.", "its", 0, "Acme Corp."),
        ("Acme Corp. bought Birch Labs, which makes its sensors in Oslo.", "its", 0, "Birch Labs"),
        ("Acme Corp. sold Corvane, which had lost its licence, to Delmar Foods.", "its", 0, "Corvane"),
        ("Delmar Foods, which sold its mills to Corvane, hired Ana Ruiz.", "its", 0, "Delmar Foods"),
        ("Acme Corp. owns Birch Labs, which said it would close.", "it", 0, "Birch Labs"),
        ("After Acme Corp. bought Birch Labs, its shares rose.", "its", 0, "Acme Corp."),
        ("After Acme Corp. sued Birch Labs, it hired new lawyers.", "it", 0, "Acme Corp."),
        ("Since Corvane acquired Delmar Foods, it has closed two plants.", "it", 0, "Corvane"),
        ("Acme Corp. bought Birch Labs because it wanted to grow.", "it", 0, "Acme Corp."),
        ("Acme Corp. sold Birch Labs after it had bought Corvane.", "it", 0, "Acme Corp."),
        ("Before it bought Birch Labs, Acme Corp. was a small firm.", "it", 0, "Acme Corp."),
        ("When it was sued by Birch Labs, Acme Corp. closed the plant.", "it", 0, "Acme Corp."),
        ("Despite its losses, Corvane bought Delmar Foods.", "its", 0, "Corvane"),
        ("Birch Labs was founded in Waltham, Mass. Acme Corp. bought it in 2015.", "it", 0, "Birch Labs"),
        ("Corvane is based in Dublin. Delmar Foods acquired it for $5 million.", "it", 0, "Corvane"),
        ("Acme Corp. moved to Austin, Texas. Its shares rose.", "Its", 0, "Acme Corp."),
        ("Birch Labs opened an office in Norway, and it hired 40 people.", "it", 0, "Birch Labs"),
        ("Delmar Foods has plants in Ghana. It was founded by Ben Ode.", "It", 0, "Delmar Foods"),
        ("The court ruled that Acme Corp. must sell the unit it bought in 2015.", "it", 0, "Acme Corp."),
        ("A judge ruled that Corvane had broken the law when it bought Birch Labs.", "it", 0, "Corvane"),
        ("The regulator said Acme Corp. had misled its investors.", "its", 0, "Acme Corp."),
        ("The regulator fined Delmar Foods because it had hidden its debts.", "it", 0, "Delmar Foods"),
        ("The Supreme Court let Acme Corp. keep its patents.", "its", 0, "Acme Corp."),
        ("Acme Corp. won the case in the High Court. It had sued Birch Labs in 2015.", "It", 0, "Acme Corp."),
        ("The FTC has ordered Corvane to sell its stake in Delmar Foods.", "its", 0, "Corvane"),
        ("Acme Corp. bought Birch Labs to expand its business in Norway.", "its", 0, "Acme Corp."),
        ("Acme Corp. asked Birch Labs to sell its shares.", "its", 0, "Birch Labs"),
        ("Acme Corp. helped Corvane to pay its debts.", "its", 0, "Corvane"),
        ("Acme Corp. forced Birch Labs to close its plant.", "its", 0, "Birch Labs"),
        ("Acme Corp. bought Birch Labs from its founder, Ana Ruiz.", "its", 0, "Birch Labs"),
        ("Acme Corp. bought Birch Labs through its subsidiary, Corvane.", "its", 0, "Acme Corp."),
        ("Acme Corp. sold its subsidiary Corvane to Birch Labs.", "its", 0, "Acme Corp."),
        ("Birch Labs was bought by Acme Corp., its biggest rival.", "its", 0, "Birch Labs"),
        ("Acme Corp. raised $5 million from Corvane and its affiliates.", "its", 0, "Corvane"),
        ("Acme Corp. merged its mills with those of Delmar Foods.", "its", 0, "Acme Corp."),
        ("Corvane, like its rival Delmar Foods, lost money.", "its", 0, "Corvane"),
        ("Delmar Foods and its partner, Acme Corp., bought Birch Labs.", "its", 0, "Delmar Foods"),
        ("Acme Corp. competes with Birch Labs in its home market.", "its", 0, "Acme Corp."),
    ],
)
def test_it_is_who_the_words_leave(text: str, mention: str, number: int, name: str) -> None:
    assert said(text, mention)[number].name == name


@pytest.mark.parametrize(
    "text",
    [
        "Acme Corp. said it was raining in Oslo.",
        "It is likely that Acme Corp. will buy Birch Labs.",
        "It took Acme Corp. three years to buy Birch Labs.",
        "Acme Corp. made it clear that Birch Labs was not for sale.",
        "Acme Corp. said it was not clear whether Birch Labs would grow.",
        "Birch Labs lost money. It was Acme Corp. that paid.",
        "Acme Corp. found it hard to hire people.",
    ],
)
def test_it_of_weather_and_of_clauses_is_nobody(text: str) -> None:
    assert {each.name.lower() for each in (*said(text, "it"), *said(text, "It"))} <= {"it"}
