# ruff: noqa: E501 (a sentence and its claims read best on lines of their own)
"""An invented corpus as `Contents`: companies that buy, deny and quarrel; a hostile one; and large ones by formula."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Any

from kg.model import Article, Assertion, Contents, Date, Entity, Kind, Money, Passage, Share, Status

BASE = "https://newskg.example/"

ENTITIES: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    "company": {
        "Acme Robotics": ("Acme", "Acme Robotics Inc."), "Birch Labs": ("Birch",), "Corvane": ("Corvane SE",),
        "Delmar Foods": ("Delmar",), "Ostrava Steel": (), "Quillon Bank": ("Quillon",), "Fenwick Cloud": ("Fenwick",),
        "Halden Motors": ("Halden",), "Juniper Freight": (), "Marlow Semiconductors": ("Marlow",), "Tessaly Health": ("Tessaly",),
        "Pike & Rowe": (), "Norrsken Ventures": ("Norrsken",), "Brightwater Capital": ("Brightwater",),
    },
    "organization": {"Birch Autonomy Unit": ("the autonomy unit",), "Lindholm University": (), "Oresund Exchange": ()},
    "government": {"Competition Authority of Norland": ("the Competition Authority",), "Ministry of Trade": ()},
    "media": {"The Harbour Post": (), "Meridian Wire": (), "Ledger Weekly": ()},
    "person": {
        "Ingrid Solberg": ("Solberg",), "Tomás Rivera": ("Rivera",), "Mei-Lin Zhao": ("Zhao",), "Anton Kessler": ("Kessler",),
        "Priya Nair": ("Nair",), "Oluwaseun Adeyemi": ("Adeyemi",), "Clara Voss": ("Voss",), "Henrik Dahl": ("Dahl",),
        "Noor Haddad": ("Haddad",), "Ruth Okafor": ("Okafor",),
    },
    "product": {"Gripper 3": (), "BirchOS": (), "Halden E-Van": ()},
    "place": {"Malmö": (), "Lisbon": (), "Norland": ()},
    "topic": {"warehouse robots": (), "cancer screening": (), "freight": ()},
    "source": {"two people familiar with the talks": (), "a person close to Delmar": ()},
}  # fmt: skip


def usd(value: str, **rest: Any) -> Money:
    """A sum in dollars; `value` in billions."""
    return Money("USD", Decimal(value) * 10**9, **rest)


@dataclass(frozen=True)
class Said:
    """One claim of a sentence, its ends by name."""

    subject: str
    relation: str
    object: str | Money | Date
    more: Mapping[str, Any] = field(default_factory=dict)


def said(subject: str, relation: str, object: str | Money | Date, **more: Any) -> Said:
    """One claim of a sentence."""
    return Said(subject, relation, object, more)


PEOPLE = "two people familiar with the talks"
Text = tuple[str, str, str, list[tuple[str, list[Said]]]]  # headline, publisher, day, sentences with their claims
ARTICLES: list[Text] = [
    ("Acme Robotics buys into Birch Labs", "Meridian Wire", "2025-03-04", [
        ("Acme Robotics is taking a 40% stake in Birch Labs for $2.4 billion, the companies said on Tuesday.", [
            said("Acme Robotics", "acquiresStakeIn", "Birch Labs", amount=usd("2.4"), share=Share(Decimal("0.4")), attributed_to=("Acme Robotics", "Birch Labs"))]),
        ("Ingrid Solberg, chief executive of Acme, will join the board of Birch.", [
            said("Ingrid Solberg", "ceoOf", "Acme Robotics", role="chief executive"),
            said("Ingrid Solberg", "boardMemberOf", "Birch Labs", tense="Future")]),
        ("Birch, founded by Mei-Lin Zhao in 2016, makes software for warehouse robots.", [
            said("Birch Labs", "foundedBy", "Mei-Lin Zhao"), said("Birch Labs", "foundedIn", Date("2016")),
            said("Birch Labs", "focusesOn", "warehouse robots")]),
    ]),
    ("What Acme really pays for Birch", "Ledger Weekly", "2025-03-06", [
        ("Acme's investment in Birch Labs comes to about $3.1 billion once options are counted, according to two people familiar with the talks.", [
            said("Acme Robotics", "investsIn", "Birch Labs", amount=usd("3.1", approximate=True), attributed_to=(PEOPLE,)),
            said("Acme Robotics", "acquiresStakeIn", "Birch Labs", amount=usd("3.1", approximate=True), attributed_to=(PEOPLE,))]),
        ("The round values Birch at $6 billion.", [said("Birch Labs", "valuedAt", usd("6"))]),
        ("Brightwater Capital and Norrsken Ventures also put money into Birch.", [
            said("Brightwater Capital", "investsIn", "Birch Labs"), said("Norrsken Ventures", "investsIn", "Birch Labs")]),
    ]),
    ("Delmar said to weigh bid for Corvane", "The Harbour Post", "2025-03-19", [
        ("Delmar Foods is in talks to buy the bakery chain Corvane, a person close to Delmar said.", [
            said("Delmar Foods", "acquires", "Corvane", status="Planned", attributed_to=("a person close to Delmar",), via=("The Harbour Post",))]),
        ("Quillon Bank is advising Delmar on the bid.", [said("Quillon Bank", "advises", "Delmar Foods", topic="the bid")]),
        ("Pike & Rowe may act for Corvane.", [said("Pike & Rowe", "advises", "Corvane", status="Possible", confidence=0.58)]),
    ]),
    ("Delmar denies Corvane talks", "Meridian Wire", "2025-03-20", [
        ("“We are not buying Corvane,” said Anton Kessler, Delmar's chief executive.", [
            said("Delmar Foods", "acquires", "Corvane", status="Denied", attributed_to=("Anton Kessler",)),
            said("Anton Kessler", "ceoOf", "Delmar Foods", role="chief executive")]),
        ("Corvane has its headquarters in Lisbon.", [said("Corvane", "headquarteredIn", "Lisbon")]),
        ("Juniper Freight delivers for both Delmar Foods and Corvane.", [
            said("Juniper Freight", "suppliesTo", "Delmar Foods", topic="freight"), said("Juniper Freight", "suppliesTo", "Corvane", topic="freight")]),
    ]),
    ("Birch poaches Fenwick's head of research", "Ledger Weekly", "2025-04-02", [
        ("Birch Labs has hired Priya Nair, head of research at Fenwick Cloud, to lead its new autonomy unit.", [
            said("Birch Labs", "hires", "Priya Nair"), said("Priya Nair", "leads", "Birch Autonomy Unit", tense="Future", role="head"),
            said("Priya Nair", "worksFor", "Fenwick Cloud", tense="Past", role="head of research"),
            said("Birch Autonomy Unit", "partOf", "Birch Labs")]),
        ("Nair studied at Lindholm University with Zhao.", [
            said("Priya Nair", "educatedAt", "Lindholm University"), said("Priya Nair", "knows", "Mei-Lin Zhao", status="Possible", confidence=0.49)]),
        ("BirchOS runs on chips from Marlow Semiconductors.", [
            said("Birch Labs", "develops", "BirchOS"), said("Marlow Semiconductors", "suppliesTo", "Birch Labs", topic="chips")]),
    ]),
    ("Norland looks at the Acme-Birch deal", "The Harbour Post", "2025-04-15", [
        ("The Competition Authority of Norland is examining Acme Robotics over its purchase of a stake in Birch.", [
            said("Competition Authority of Norland", "investigates", "Acme Robotics", topic="stake in Birch")]),
        ("The authority could block the deal, Henrik Dahl of Quillon Bank said.", [
            said("Competition Authority of Norland", "blocks", "Birch Labs", status="Possible", attributed_to=("Henrik Dahl",)),
            said("Henrik Dahl", "worksFor", "Quillon Bank")]),
        ("The Competition Authority of Norland reports to the Ministry of Trade.", [
            said("Competition Authority of Norland", "partOf", "Ministry of Trade"), said("Ministry of Trade", "locatedIn", "Norland")]),
    ]),
    ("Halden and Marlow join forces", "Meridian Wire", "2025-05-07", [
        ("Halden Motors and Marlow Semiconductors will jointly develop chips for vans, the two said.", [
            said("Halden Motors", "partnersWith", "Marlow Semiconductors", topic="chips for vans", tense="Future", attributed_to=("Halden Motors", "Marlow Semiconductors"))]),
        ("Halden's E-Van competes with nothing that Acme makes.", [said("Halden Motors", "develops", "Halden E-Van")]),
        ("Clara Voss, who runs Marlow, used to head Ostrava Steel.", [
            said("Clara Voss", "leads", "Marlow Semiconductors"), said("Clara Voss", "leads", "Ostrava Steel", tense="Past")]),
        ("Halden Motors, based in Malmö, is listed on the Oresund Exchange.", [
            said("Halden Motors", "headquarteredIn", "Malmö"), said("Halden Motors", "listedOn", "Oresund Exchange")]),
    ]),
    ("Tessaly raises money for screening", "Ledger Weekly", "2025-05-12", [
        ("Tessaly Health has raised €120 million in a round led by Norrsken Ventures.", [
            said("Tessaly Health", "raises", Money("EUR", Decimal(120_000_000)), round="Series C"),
            said("Norrsken Ventures", "investsIn", "Tessaly Health", round="Series C")]),
        ("Its founder Noor Haddad wants to buy a rival within a year.", [said("Tessaly Health", "foundedBy", "Noor Haddad")]),
        ("Tessaly works on cancer screening with Lindholm University.", [
            said("Tessaly Health", "focusesOn", "cancer screening"), said("Tessaly Health", "partnersWith", "Lindholm University")]),
    ]),
    ("Acme to finish Birch purchase by autumn", "Meridian Wire", "2025-06-03", [
        ("Acme Robotics plans to raise its holding in Birch Labs to 55%, Solberg said.", [
            said("Acme Robotics", "acquiresStakeIn", "Birch Labs", status="Planned", share=Share(Decimal("0.55")), attributed_to=("Ingrid Solberg",))]),
        ("Acme's new Gripper 3 uses BirchOS.", [said("Acme Robotics", "releases", "Gripper 3"), said("BirchOS", "integratedInto", "Gripper 3")]),
        ("Acme competes with Fenwick Cloud in warehouse robots.", [said("Acme Robotics", "competesWith", "Fenwick Cloud", topic="warehouse robots")]),
        ("Tomás Rivera, finance chief of Acme, sits on the board of Quillon Bank.", [
            said("Tomás Rivera", "worksFor", "Acme Robotics", role="finance chief"), said("Tomás Rivera", "boardMemberOf", "Quillon Bank")]),
    ]),
    ("Fenwick sues Birch over engineers", "The Harbour Post", "2025-06-10", [
        ("Fenwick Cloud has sued Birch Labs and Priya Nair, alleging that they took trade secrets.", [
            said("Fenwick Cloud", "sues", "Birch Labs", topic="trade secrets"), said("Fenwick Cloud", "sues", "Priya Nair", topic="trade secrets")]),
        ("Oluwaseun Adeyemi, Fenwick's chief executive, said the firm had not talked to Acme about a sale.", [
            said("Oluwaseun Adeyemi", "ceoOf", "Fenwick Cloud", role="chief executive"),
            said("Acme Robotics", "acquires", "Fenwick Cloud", status="Denied", attributed_to=("Oluwaseun Adeyemi",))]),
        ("Ruth Okafor, a lawyer at Pike & Rowe, represents Birch.", [
            said("Ruth Okafor", "worksFor", "Pike & Rowe", role="lawyer"), said("Ruth Okafor", "advises", "Birch Labs")]),
    ]),
    ("Who gains from the Birch deal", "Ledger Weekly", "2025-06-12", [
        ("Acme owns 40% of Birch, which Zhao founded in 2016 and still leads.", [
            said("Acme Robotics", "owns", "Birch Labs", share=Share(Decimal("0.4"))), said("Mei-Lin Zhao", "leads", "Birch Labs")]),
        ("Acme Robotics paid $2.4 billion for its stake in Birch Labs.", [said("Acme Robotics", "acquiresStakeIn", "Birch Labs", amount=usd("2.4"))]),
        ("Zhao and Solberg have known each other for years.", [said("Mei-Lin Zhao", "knows", "Ingrid Solberg")]),
    ]),
]  # fmt: skip


def entity_iri(name: str) -> str:
    """The IRI of an entity by its name."""
    return f"{BASE}entity/{'-'.join(''.join(c if c.isalnum() else ' ' for c in name.lower()).split())}"


@cache
def example() -> Contents:
    """The invented corpus: 44 entities, eleven articles."""
    kinds = {name: (kind, aliases) for kind, names in ENTITIES.items() for name, aliases in names.items()}
    articles: dict[str, Article] = {}
    assertions: list[Assertion] = []
    mentions: dict[str, set[str]] = {name: set() for name in kinds}
    for number, (headline, publisher, day, sentences) in enumerate(ARTICLES):
        iri = f"{BASE}article/a{number:02}"
        text = " ".join(sentence for sentence, _ in sentences)
        url = f"https://news.example/{number}"
        articles[iri] = Article(f"a{number:02}", text, headline, None, publisher, day, url, "en")
        for sentence, sayings in sentences:
            start = text.index(sentence)
            passage = Passage(iri, start, start + len(sentence), sentence)
            assertions += [_assertion(len(assertions) + place, one, passage) for place, one in enumerate(sayings)]
            for name in kinds:
                if any(form in sentence for form in (name, *kinds[name][1])):
                    mentions[name].add(iri)
    entities = {
        entity_iri(name): Entity(entity_iri(name), name, kind, aliases, tuple(sorted(mentions[name])))
        for name, (kind, aliases) in kinds.items()
    }
    return Contents(articles, entities, tuple(assertions))


def _assertion(number: int, one: Said, passage: Passage) -> Assertion:
    more: dict[str, Any] = {
        key: _iris(value) if key in ("attributed_to", "via") else value for key, value in one.more.items()
    }
    target = entity_iri(one.object) if isinstance(one.object, str) else one.object
    iri = f"{BASE}claim/{number:04}"
    assertion = Assertion(iri, passage.article, one.relation, entity_iri(one.subject), target, (passage,))
    return replace(assertion, **more)


def _iris(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(entity_iri(name) for name in names)


SCRIPT = "<script>window.hurt = 1</script>"
HOSTILE = (
    SCRIPT, "</script><script>window.hurt = 2</script>", "<img src=x onerror='window.hurt = 3'>", "\"><svg onload=window.hurt=4>",
    "{{ 7 * 7 }} {% raw %}", "javascript:window.hurt=5", "]]><!--<script>", "\u202egnihtemos\u202c", "href='https://evil.example/'",
    "<a href=\"javascript:window.hurt=6\">x</a>", "\u2028line\u2029", "constructor", "__proto__", "a,b/c?d#e&f=g%00%zz", "🦊 株式会社 شركة", "n" * 300,
)  # fmt: skip


@cache
def hostile() -> Contents:
    """Hostile text in every field that an article can fill."""
    articles, entities, assertions = {}, {}, []
    for number, text in enumerate(HOSTILE):
        article = f"{BASE}article/{text}"
        link = text if text.startswith("javascript") else f"javascript:{text}"
        articles[article] = Article(text, text, text, text, text, text, link, text)
        kinds: tuple[Kind, ...] = ("person", "company", "topic", "source")
        iri = f"{BASE}entity/{text}"
        entities[iri] = Entity(iri, text, kinds[number % 4], (text + "2",), (article,), (f"javascript:{text}", text))
    iris = list(entities)
    for number, iri in enumerate(iris):
        text, other = HOSTILE[number], iris[(number + 1) % len(iris)]
        passage = Passage(f"{BASE}article/{text}", 0, len(text), text)
        one = Assertion(
            f"{BASE}claim/{text}", passage.article, "investsIn", iri, other, (passage,), role=text, topic=text, round=text,
            time=text, since=text, until=text, attributed_to=(other,), via=(iri,), amount=Money(text, Decimal(5), text=text), confidence=0.3,
        )  # fmt: skip
        money = Money(text, Decimal(7), text=text)
        assertions += [
            one,
            replace(one, iri=one.iri + "#2", relation=text),
            replace(one, iri=one.iri + "#3", relation="raises", object=money),
        ]
        assertions.append(replace(one, iri=one.iri + "#4", status="Denied"))
    return Contents(articles, entities, tuple(assertions))


def large(count: int, seed: int = 5) -> Contents:
    """`count` entities with 1.6 facts each, some far more linked than others, in a few dozen articles."""
    chance = random.Random(seed)
    articles = {
        f"{BASE}article/{n}": Article(f"{n}", "", f"Story number {n}", None, f"Paper {n % 9}", f"20{20 + n % 6}-{1 + n % 12:02}-15")
        for n in range(60)
    }  # fmt: skip
    kinds: tuple[Kind, ...] = ("company", "person", "company", "product", "person", "organization", "topic", "place")
    names = [f"{chance.choice(_FIRST)} {chance.choice(_SECOND)} {n}" for n in range(count)]
    iris = [f"{BASE}entity/e{n}" for n in range(count)]
    entities = {
        iri: Entity(iri, names[n], kinds[n % 8], (), (f"{BASE}article/{n % 60}",)) for n, iri in enumerate(iris)
    }
    relations = ("investsIn", "partnersWith", "acquires", "suppliesTo", "leads", "competesWith", "worksFor")
    assertions = []
    for number in range(int(1.6 * count)):
        subject = iris[number % count]
        other = iris[int(count * chance.random() ** 3)]
        article = f"{BASE}article/{chance.randrange(60)}"
        quote = f"{entities[subject].name} is said to have dealt with {entities[other].name}, in a sentence of the usual length."
        passage = Passage(article, number * 200, number * 200 + len(quote), quote)
        status: Status = chance.choice(("Stated", "Stated", "Stated", "Planned", "Possible", "Denied"))
        assertions.append(
            Assertion(f"{BASE}claim/{number}", article, chance.choice(relations), subject, other, (passage,), status)
        )
    return Contents(articles, entities, tuple(assertions))


_FIRST = ("North", "Silver", "Amber", "Kestrel", "Harrow", "Linden", "Cobalt", "Juno")
_SECOND = ("Works", "Partners", "Systems", "Foods", "Energy", "Motors", "Press", "Trust")
