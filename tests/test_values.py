"""Sums, shares and times: what is written becomes data."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.language.names.quantities import find_quantities
from kg.language.parse import parse
from kg.language.values import find_values, parse_date, parse_money, parse_share
from kg.language.values.vagueness import vagueness
from kg.model import Article, Money, Share
from kg.vocabulary import words


@pytest.mark.parametrize(
    ("text", "currency", "value"),
    [
        ("$15 billion", "USD", "15e9"),
        ("$15B", "USD", "15e9"),
        ("US$1.5bn", "USD", "1.5e9"),
        ("£2.4bn", "GBP", "2.4e9"),
        ("€3 million", "EUR", "3e6"),
        ("3.5 million euros", "EUR", "3.5e6"),
        ("500 million yen", "JPY", "5e8"),
        ("Rs 500 crore", "INR", "5e9"),
        ("1.2 trillion won", "KRW", "1.2e12"),
        ("1.2tn won", "KRW", "1.2e12"),
        ("A$250m", "AUD", "2.5e8"),
        ("CHF 40 million", "CHF", "4e7"),
        ("40 million Swiss francs", "CHF", "4e7"),
        ("$1,250,000", "USD", "1250000"),
        ("a million dollars", "USD", "1e6"),
        ("fifteen billion dollars", "USD", "15e9"),
        ("two hundred million pounds", "GBP", "2e8"),
        ("two hundred and twelve million dollars", "USD", "2.12e8"),
        ("a fourteen-million-dollar", "USD", "1.4e7"),
        ("a hundred million dollars", "USD", "1e8"),
        ("R340m", "ZAR", "3.4e8"),
        ("RM1.2 billion", "MYR", "1.2e9"),
        ("Sh28.4 billion", "KES", "28.4e9"),
        ("30 million lari", "GEL", "3e7"),
        ("5 billion CFA francs", "XOF", "5e9"),
        ("FCFA 5 billion", "XOF", "5e9"),
        ("SKr18bn", "SEK", "1.8e10"),
        ("₹840 crore", "INR", "8.4e9"),
        ("₹1.2 lakh crore", "INR", "1.2e12"),
        ("20 trillion dong", "VND", "2e13"),
        ("12,500 won", "KRW", "12500"),
        ("3 million Uruguayan pesos", "UYU", "3e6"),
        ("500 million Moroccan dirhams", "MAD", "5e8"),
        ("MX$300 million", "MXN", "3e8"),
        ("₴3 billion", "UAH", "3e9"),
        ("P3 billion", "PHP", "3e9"),
        ("NOK300m", "NOK", "3e8"),
        ("COP 3 billion", "COP", "3e9"),
        ("3 million U.S. dollars", "USD", "3e6"),
        ("Aus$1.89 billion", "AUD", "1.89e9"),
        ("Can$300 million", "CAD", "3e8"),
    ],
)
def test_a_sum_is_read_in_any_currency_and_spelling(text: str, currency: str, value: str) -> None:
    money = parse_money(text)
    assert money is not None
    assert (money.currency, money.value) == (currency, Decimal(value))


def found(text: str) -> Money | None:
    """The one sum of a sentence, where it is found."""
    places = [place for place in find_quantities(text) if place.kind == "money"]
    return parse_money(text[places[0].start : places[0].end]) if len(places) == 1 else None


def test_a_sum_is_read_by_the_code_of_each_currency() -> None:
    codes = set(words("quantities")["currencies"].values()) - set(words("quantities")["signs"]["words"])
    read = {code: found(f"It cost {code} 3 billion.") for code in sorted(codes)}
    assert not [code for code, money in read.items() if money is None or money.currency != code]


def test_a_sum_is_read_by_the_names_and_signs_of_each_currency() -> None:
    names = {name.lower(): code for name, code in words("quantities")["currencies"].items()}
    letters = words("quantities")["signs"]["letters"]
    signs = [name for name in words("quantities")["currencies"] if not name[-1].isalpha() and name != "rs."]
    before = {name: f"{name}3 billion" for name in signs}
    before |= {each.lower(): f"{each}3 billion" for each in letters} | {"rs": "Rs3 billion", "rp": "Rp3 billion"}
    after = {name: f"3 billion {name}" for name in names if name[-1].isalpha() and name.upper() != names[name]}
    read = {name: found(f"It cost {sum_}.") for name, sum_ in (after | before).items()}
    assert not [name for name, money in read.items() if money is None or money.currency != names[name.lower()]]


@pytest.mark.parametrize("text", ["gave it a try", "10 won prizes", "COP 28", "two cad files", "TOP 10", "PHP 8.1"])
def test_a_word_that_only_looks_like_a_currency_makes_no_sum(text: str) -> None:
    assert not find_quantities(text)


def test_a_range_has_bounds_and_no_value() -> None:
    for text in ("$10 billion to $15 billion", "$10-15 billion", "$10bn–$15bn", "between $10 billion and $15 billion"):
        assert parse_money(text) == Money("USD", minimum=Decimal("10e9"), maximum=Decimal("15e9"))


@pytest.mark.parametrize("text", ["billions of dollars", "money", "15 billion"])
def test_no_sum_is_made_up(text: str) -> None:
    assert parse_money(text) is None


@pytest.mark.parametrize(
    ("left", "how"),
    [
        (["paid", "roughly"], "approximate"),
        (["paid", "more", "than"], "minimum"),
        (["of", "over"], "minimum"),
        (["up", "to"], "maximum"),
        (["as", "much", "as"], "maximum"),
        (["just", "under"], "approximate"),
        (["paid"], "exact"),
        ([], "exact"),
    ],
)
def test_the_words_before_say_how_exact_it_is(left: list[str], how: str) -> None:
    assert vagueness(left) == how


def test_over_is_a_lower_bound_and_about_is_approximate() -> None:
    assert parse_money("$10 billion", "minimum") == Money("USD", minimum=Decimal("10e9"))
    assert parse_money("$10 billion", "approximate") == Money("USD", Decimal("10e9"), approximate=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("49%", "0.49"),
        ("49 per cent", "0.49"),
        ("49-per-cent", "0.49"),
        ("49 percent", "0.49"),
        ("half", "0.5"),
        ("a quarter", "0.25"),
        ("7.5 pct", "0.075"),
    ],
)
def test_a_share_lies_between_nought_and_one(text: str, value: str) -> None:
    share = parse_share(text)
    assert share is not None
    assert share.value == Decimal(value)


def test_shares_may_be_bounds() -> None:
    assert parse_share("majority") == Share(minimum=Decimal("0.5"))
    assert parse_share("minority") == Share(maximum=Decimal("0.5"))
    assert parse_share("30 to 40 per cent") == Share(minimum=Decimal("0.3"), maximum=Decimal("0.4"))
    assert parse_share("two thirds") == Share(Decimal("0.6666"))


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Acme, a Kenyan brewer, made 5 billion shillings.", "KES"),
        ("In Manila, Acme lent Birch Labs 900 million pesos.", "PHP"),
        ("Acme lent Birch Labs 900 million pesos.", "MXN"),
        ("Norway's Acme paid 20 million kroner for it.", "NOK"),
        ("Acme, which is in Oslo, lent Birch Labs 900 million Mexican pesos.", "MXN"),
        ("Acme, of Lahore in Pakistan, raised 40 million rupees.", "PKR"),
    ],
)
def test_money_of_several_nations_is_that_of_the_one_the_article_speaks_of(text: str, currency: str) -> None:
    values = find_values(parse(Article("x", text))).values.values()
    assert [value.currency for value in values if isinstance(value, Money)] == [currency]


def test_a_hyphen_leaves_three_quarters_three() -> None:
    document = find_values(parse(Article("x", "Acme holds three-quarters of Birch Labs and two thirds of Corvane.")))
    shares = [value.value for value in document.values.values() if isinstance(value, Share)]
    assert shares == [Decimal("0.75"), Decimal("0.6666")]


@pytest.mark.parametrize("text", ["two percentage points", "150%", "the company"])
def test_no_share_is_made_up(text: str) -> None:
    assert parse_share(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2016", "2016"),
        ("June 10", "2025-06-10"),
        ("10 June 2024", "2024-06-10"),
        ("Jan. 5, 2024", "2024-01-05"),
        ("2024-01-05", "2024-01-05"),
        ("April 2025", "2025-04"),
        ("April", "2025-04"),
        ("November", "2024-11"),
        ("Tuesday", "2025-06-10"),
        ("Wednesday", "2025-06-11"),
        ("yesterday", "2025-06-10"),
        ("last year", "2024"),
        ("next year", "2026"),
        ("last month", "2025-05"),
        ("three years ago", "2022"),
        ("the 1990s", "199X"),
        ("the third quarter of 2024", "2024-35"),
        ("Q3 2025", "2025-35"),
        ("last quarter", "2025-33"),
        ("last week", "2025-06-02/2025-06-08"),
    ],
)
def test_a_time_keeps_the_precision_of_its_words(text: str, value: str) -> None:
    date = parse_date(text, "2025-06-11")
    assert date is not None
    assert date.value == value


@pytest.mark.parametrize("text", ["daily", "recent years", "the summer", "three years", "February 31, 2024"])
def test_no_time_is_made_up(text: str) -> None:
    assert parse_date(text, "2025-06-11") is None


def test_without_a_date_of_publication_only_absolute_times_are_known() -> None:
    assert parse_date("Tuesday") is None
    assert parse_date("last year") is None
    assert parse_date("March 2019") is not None


def test_nearly_half_is_about_a_half() -> None:
    document = find_values(parse(Article("test", "Acme bought nearly half of Birch Labs.")))
    assert list(document.values.values()) == [Share(Decimal("0.5"), approximate=True)]
