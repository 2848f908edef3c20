"""Values → the words that the page shows for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from kg import vocabulary
from kg.model import Date, Money, Share

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def relation_text(name: str) -> str:
    """What a relation is called: "invests in"; an unknown one is taken apart: "hasSeenOff" → "has seen off"."""
    relation = vocabulary.relations().get(name)
    return relation.label if relation else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def value_text(value: Money | Date) -> str:
    """A sum or a date as text."""
    return money_text(value) if isinstance(value, Money) else value.value


def money_text(money: Money) -> str:
    """A sum as text: "about $15 billion", "at least €2.5 million", "SEK 300 million to SEK 400 million"."""

    def text(value: Decimal) -> str:
        sign = _SIGNS.get(money.currency, f"{money.currency} ")
        return f"{sign}{_scaled(value)}" if value >= 0 else f"−{sign}{_scaled(-value)}"

    return _bounded(money, text)


def share_text(share: Share) -> str:
    """A share as text: "49%", "at least 50%"."""
    return _bounded(share, lambda value: f"{_plain(value * 100)}%")


def _bounded(quantity: Money | Share, text: Callable[[Decimal], str]) -> str:
    """A value with "about" where it is one, else its bounds."""
    if quantity.value is not None:
        return f"{'about ' if quantity.approximate else ''}{text(quantity.value)}"
    if quantity.minimum is not None and quantity.maximum is not None:
        return f"{text(quantity.minimum)} to {text(quantity.maximum)}"
    if quantity.minimum is not None:
        return f"at least {text(quantity.minimum)}"
    return f"at most {text(quantity.maximum)}" if quantity.maximum is not None else "an unnamed amount"


def _scaled(value: Decimal) -> str:
    for scale, word in _SCALES:
        if value >= scale:
            return f"{_plain(value / scale)} {word}"
    return f"{value.normalize():,f}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def scaled_number(money: Money) -> str:
    """The figure of a sum as a newspaper prints it, without its currency: "14.3 billion"."""
    value = next((v for v in (money.value, money.minimum, money.maximum) if v is not None), Decimal(0))
    return _scaled(abs(value))
