"""A number → so many invented articles, always the same and no two alike: for measuring how newskg grows.

A world of companies, people, places and products is drawn by lot, a few of them far more in the news than others. Each
article takes some of them and tells of them in sentences of some forty kinds, with sums, shares, days and sources; half
of the sentences tell little. News is less dense: here newskg finds 4.1 claims in 100 words, in MEANTIME 2.4.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from kg.model import Article

T = TypeVar("T")

SYLLABLES = (
    "al", "ba", "bel", "cor", "dan", "del", "el", "fen", "gra", "hol", "im", "jor", "kel", "lum", "mar", "nor", "ost",
    "per", "quin", "ros", "sel", "til", "ur", "van", "wes", "yor", "zan",
)  # fmt: skip
TAILS = ("da", "go", "lin", "mar", "na", "rick", "son", "ta", "ton", "vane", "ville", "well")
BUSINESSES = (
    "Airlines", "Bank", "Biotech", "Capital", "Chemicals", "Energy", "Foods", "Labs", "Logistics", "Media", "Motors",
    "Pharma", "Robotics", "Semiconductor", "Software", "Steel", "Systems", "Telecom",
)  # fmt: skip
FORMS = ("", "", "", " Inc.", " Ltd", " plc", " Corp.")
FIRST = (
    "Ada", "Alan", "Amara", "Boris", "Carla", "David", "Elena", "Farid", "Grace", "Henry", "Ines", "James", "Karin",
    "Laura", "Miguel", "Nadia", "Oscar", "Paula", "Robert", "Sofia", "Thomas", "Ursula", "Victor", "Wendy",
)  # fmt: skip
PLACES = (
    "Berlin", "Boston", "Chicago", "Denver", "Dublin", "Lisbon", "London", "Madrid", "Mumbai", "Nairobi", "Ohio",
    "Osaka", "Oslo", "Paris", "Prague", "Seattle", "Seoul", "Singapore", "Sydney", "Texas", "Toronto", "Vienna",
)  # fmt: skip
GOODS = (
    "batteries", "cancer drugs", "cargo ships", "chips", "cloud services", "electric trucks", "fertilizer",
    "frozen food", "insurance", "loans", "phones", "pumps", "satellites", "software for hospitals", "solar panels",
    "steel", "vaccines",
)  # fmt: skip
PAPERS = ("the Courier", "the Herald", "the Morning Ledger", "Wire Service One", "the Evening Star")
ROLES = ("chief executive", "finance chief", "chairman", "chief technology officer", "head of research", "president")
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

SENTENCES = (
    "{A} has bought {B} for {sum}.",
    "{A} agreed to acquire {B}, a maker of {goods}, for {sum}.",
    "{A} is in talks to buy a {share}% stake in {B}, {paper} reported on {weekday}.",
    "{A} may invest {sum} in {B}, two people close to the talks said.",
    "{A} denied that it plans to take over {B}.",
    "{A} invested {sum} in {B} in {month} {year}.",
    "{B} raised {sum} in a round led by {A}.",
    "{A} owns {share}% of {B}, according to a filing.",
    "{A} sold its {goods} business to {B} for about {sum}.",
    "{P}, the {role} of {A}, said the company would open a plant in {place}.",
    "{A} named {P} its {role} on {weekday}.",
    "{P} joined {A} from {B}, where {he} had been {role} since {year}.",
    "{P} will step down as {role} of {A} in {month}, {paper} said.",
    "{A}, based in {place}, makes {goods}.",
    "{A} is headquartered in {place}.",
    "{P} founded {A} in {year}.",
    "{A} was founded in {year} by {P} and {Q}.",
    "{A} supplies {goods} to {B}.",
    "{A} and {B} will develop {goods} together, the companies said.",
    "{A} competes with {B} and {C}.",
    "{A} sued {B} in a court in {place} over patents for {goods}.",
    "{A} hired {P}, who had worked for {B} for {number} years.",
    "Shares of {A} rose {share}% after the news, while those of {B} fell.",
    "{A} reported revenue of {sum} for the quarter, up {share}% from a year earlier.",
    "{A} plans to cut {number}00 jobs in {place}, said {P}.",
    "The {product}, which {A} unveiled in {place}, will cost {number}99 dollars.",
    "{A} has launched the {product}, its answer to the one of {B}.",
    "“We are not for sale,” said {P}, {role} of {A}.",
    "“{B} is a good partner,” {P} told {paper}. “We will see.”",
    "Regulators in {place} are looking into the deal between {A} and {B}.",
    "{A} could merge with {B}, analysts at {C} wrote.",
    "{A} has not bought {B}, its {role} {P} told {paper}.",
    "{P} studied in {place} before {he} went to {A}.",
    "{A}'s subsidiary {B} sells {goods} in {place}.",
    "{A} opened an office in {place} with {number} people.",
    "According to {paper}, {A} offered {sum} for {B}, and {C} offered more.",
    "If the shareholders agree, {A} will pay {sum} for {B}.",
    "{A} had been expected to buy {B}, but it walked away in {month}.",
    "{P} and {Q} both left {A} last year.",
    "The company, which has its seat in {place}, did not answer questions on {weekday}.",
    "It was not clear what {P} would do next.",
)

# What news says between the facts.
ASIDES = (
    "It is the {nth} such step in {number} months, and few people in the trade were surprised by it.",
    "The mood in the {field} has been {mood} since the summer, as {cause} weighed on orders.",
    "Whether that will be enough is another question, people who know the {field} say.",
    "Customers have grown used to {cause}, but many of them say that they would rather wait than pay more.",
    "For years the business was thought to be {mood}, and for years hardly anybody wanted to look at it closely.",
    "Staff were told about the plans in a short meeting in the canteen, at which nobody asked a question.",
    "Not everyone is so sure, and some of those who follow the {field} closely are rather {mood}.",
    "“We have seen this before,” said one of those who were in the room, who asked not to be named.",
    "That is a good deal more than a year ago, when {cause} had kept buyers away for most of the spring.",
    "The figures do not yet show what {cause} will mean for prices, let alone for wages.",
    "There was no sign of that on {weekday}, when the halls were as full as they had ever been.",
    "Much depends on whether {cause} goes on for longer than most people now think it will.",
    "A spokeswoman for {A} did not want to say more about it when she was asked on {weekday}.",
    "Some of the older hands at {A} remember a time when a plan like this would have taken years.",
    "In {place}, where the rents are high and the winters long, people shrug when they are asked about it.",
    "The {field} had a {mood} year in {year}, and the one that followed was not much better.",
    "Nobody was hurt, but the works stood still for the better part of {number} hours.",
    "What looked like a sure thing in the spring now looks {mood}, though few would say so aloud.",
    "Those who had hoped for a quick answer were told to come back in the autumn.",
    "Others point out that {cause} had been on the cards for a long time and should have come as no shock.",
    "By the time the doors opened at eight, more than {number} people were standing in the rain.",
    "The paper ran to {number} pages, most of them about {cause} and what might be done about it.",
    "Even so, the talk in the corridors was of little else, and it was not always kind.",
    "Smaller firms in the {field} feel it first, because they have less to fall back on.",
    "“I do not think that anyone sleeps well these days,” {P} said, and laughed.",
    "Prices have gone up and down so often since {month} that many have stopped keeping count.",
    "It was a long day for {P}, who had been up since four and had not yet had lunch.",
    "Until then little had been heard of the matter outside of a small circle of people who care about such things.",
    "None of this will be settled before {month}, and perhaps not even then.",
    "The trade press has been full of {cause} for weeks, and readers seem to want more of it.",
    "More than once the whole thing was close to being called off, people close to it say.",
    "The rooms are bright, the coffee is good, and hardly anybody seems to be older than thirty.",
    "It helps that the weather has been {mood}, which matters more in this trade than outsiders think.",
    "How many people will be needed for that, and where they are to come from, is not yet known.",
    "At lunch the talk turned to {cause}, as it does wherever people from the {field} meet.",
    "The costs have doubled in {number} years, and there is no reason to think that they will fall soon.",
)
FIELDS = ("industry", "market", "sector", "trade", "business", "branch", "region's factories", "ports", "retail trade")
MOODS = ("gloomy", "bright", "odd", "flat", "lively", "cautious", "hard to read", "mild", "uncertain", "upbeat")
CAUSES = (
    "the strikes at the docks", "higher interest rates", "a shortage of skilled workers", "cheap imports",
    "bad weather", "the price of oil", "new rules on waste", "slow permits", "a glut of stock", "the weak currency",
    "rising rents", "long queues at the borders", "the heat", "late deliveries", "a run of poor harvests",
    "the fall in demand",
)  # fmt: skip
NTH = ("second", "third", "fourth", "fifth", "sixth")


# Which sentences state that two have to do with each other, and which leave it open or deny it: by their beginnings.
BETWEEN, OF = ("A alone", "B"), ("P", "A alone")
STATED = {
    "{A} has bought {B}": BETWEEN, "{A} invested": BETWEEN, "{B} raised": BETWEEN, "{A} owns": BETWEEN,
    "{A} named {P}": OF,
    "{P}, the {role}": OF, "{P} joined": OF, "{P} founded": OF, "{A} was founded": OF, "{A} supplies": BETWEEN,
    "{A} sued": BETWEEN, "{A} hired": OF, "{A} is headquartered": ("A alone", "place"), "{A} competes": BETWEEN,
}  # fmt: skip
OPEN = {
    "{A} agreed to acquire": BETWEEN, "{A} is in talks": BETWEEN, "{A} may invest": BETWEEN, "{A} denied": BETWEEN,
    "{A} could merge": BETWEEN, "{A} has not bought": BETWEEN, "If the shareholders agree": BETWEEN,
    "{A} had been expected": BETWEEN, "According to {paper}, {A} offered": BETWEEN,
}  # fmt: skip


Pair = tuple[str, str]  # two names


class Told(NamedTuple):
    """An article, and of which pairs of names it states a relation, and denies one or leaves it open."""

    article: Article
    stated: frozenset[Pair]
    open: frozenset[Pair]


class Person(NamedTuple):
    """A name and what it is spoken of with."""

    name: str
    he: str


class World(NamedTuple):
    """All there is to write of; the first of each are in the news the most."""

    companies: Sequence[str]
    people: Sequence[Person]
    products: Sequence[str]


def articles(count: int, *, sentences: int = 16, seed: int = 1) -> Iterator[Article]:
    """So many articles of about so many sentences (15 words each); the first ones of more are those of fewer."""
    return (one.article for one in told(count, sentences=sentences, seed=seed))


def told(count: int, *, sentences: int = 16, seed: int = 1) -> Iterator[Told]:
    """The same with what they say of pairs of names."""
    world = _world(random.Random(seed), 4_000)
    for number in range(count):
        yield _article(random.Random(f"{seed} {number}"), number, sentences, world)


def _world(lot: random.Random, size: int) -> World:
    names = [f"{_word(lot)} {lot.choice(BUSINESSES)}" if lot.random() < 0.7 else _word(lot) for _ in range(size)]
    people = [Person(f"{lot.choice(FIRST)} {_word(lot)}", lot.choice(("he", "she"))) for _ in range(size)]
    products = [f"{_word(lot)} {lot.randint(2, 90)}" for _ in range(size // 4)]
    return World(list(dict.fromkeys(names)), people, products)


def _word(lot: random.Random) -> str:
    return "".join([*lot.choices(SYLLABLES, k=lot.choice((1, 2))), lot.choice(TAILS)]).capitalize()


def _article(lot: random.Random, number: int, sentences: int, world: World) -> Told:
    companies = [_often(lot, world.companies) for _ in range(4)]
    people = [_often(lot, world.people) for _ in range(3)]
    length = max(2, round(lot.gauss(sentences, sentences / 4)))
    telling = max(2, length // 2)
    kinds = [*lot.sample(SENTENCES, min(telling, 40)), *lot.sample(ASIDES, min(length - telling, len(ASIDES)))]
    lot.shuffle(kinds)
    words = [_words(lot, companies, people, world) for _ in kinds]
    lines = [_line(kind.format_map(values)) for kind, values in zip(kinds, words, strict=True)]
    paragraphs = [" ".join(lines[start : start + 3]) for start in range(0, len(lines), 3)]
    day = f"{lot.randint(2020, 2026)}-{lot.randint(1, 12):02}-{lot.randint(1, 28):02}"
    publisher = lot.choice(PAPERS).removeprefix("the ")
    article = Article(f"lot-{number:07}.txt", "\n\n".join(paragraphs), published=day, publisher=publisher)
    stated, open = (
        frozenset(pair for kind, values in zip(kinds, words, strict=True) for pair in _pairs(kind, values, ends))
        for ends in (STATED, OPEN)
    )
    return Told(article, stated, open - stated)


def _pairs(kind: str, values: Mapping[str, str], ends: Mapping[str, tuple[str, str]]) -> Iterator[Pair]:
    for begin, (first, second) in ends.items():
        if kind.startswith(begin):
            yield values[first], values[second]


def _often(lot: random.Random, things: Sequence[T]) -> T:
    """One of them, the first ones more often: half of all are among the first eighth."""
    return things[int(len(things) * lot.random() ** 3)]


def _words(lot: random.Random, companies: Sequence[str], people: Sequence[Person], world: World) -> dict[str, str]:
    """What stands in the gaps of one sentence."""
    first, second, third = lot.sample(companies, 3)
    one, other = lot.sample(people, 2)
    return {
        "A": first + lot.choice(FORMS), "A alone": first, "B": second, "C": third, "P": one.name, "Q": other.name,
        "he": one.he, "sum": f"${lot.randint(2, 990)} {lot.choice(('million', 'million', 'billion'))}",
        "share": str(lot.choice((lot.randint(2, 49), round(lot.uniform(1, 30), 1)))), "number": str(lot.randint(2, 60)),
        "goods": lot.choice(GOODS), "product": _often(lot, world.products), "paper": lot.choice(PAPERS),
        "place": lot.choice(PLACES), "role": lot.choice(ROLES), "month": lot.choice(MONTHS),
        "weekday": lot.choice(WEEKDAYS), "year": str(lot.randint(1985, 2025)),
        "field": lot.choice(FIELDS), "mood": lot.choice(MOODS), "cause": lot.choice(CAUSES), "nth": lot.choice(NTH),
    }  # fmt: skip


def _line(text: str) -> str:
    text = text.replace(".,", ",").replace("..", ".")
    return text[0].upper() + text[1:]
