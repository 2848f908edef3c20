"""Sums, shares, times and claims → words for people to read."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from kg.graph.terms import plain
from kg.model import Assertion, Contents, Date, Money, Share
from kg.vocabulary import relation

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def value_text(value: str | Money | Date, contents: Contents) -> str:
    """The name of an entity or article, or a sum or time in words."""
    if isinstance(value, Money):
        return money_text(value)
    if isinstance(value, Date):
        return value.value
    if value in contents.entities:
        return contents.entities[value].name
    return contents.articles[value].id if value in contents.articles else value


def money_text(money: Money) -> str:
    """A sum: "about $15 billion", "at least €2.5 million", "SEK 300 million to SEK 400 million"."""
    sign = _SIGNS.get(money.currency, f"{money.currency} ")
    return _bounded(money, lambda number: f"{'−' if number < 0 else ''}{sign}{_scaled(abs(number))}")


def share_text(share: Share) -> str:
    """A part of a whole: "49%", "at least 50%"."""
    return _bounded(share, lambda number: f"{_short(number * 100)}%")


def claim_text(assertion: Assertion, contents: Contents) -> str:
    """A claim in one line: "Acme invests in Birch Labs (USD 2 million, 2025-04)"."""
    subject, object_ = (value_text(value, contents) for value in (assertion.subject, assertion.object))
    details = ", ".join(qualifiers(assertion))
    line = f"{subject} {relation(assertion.relation).label} {object_}"
    return f"{line} ({details})" if details else line


def qualifiers(assertion: Assertion) -> list[str]:
    """What a claim carries beside its ends, in words, in a fixed order."""
    spans = (("since", assertion.since), ("until", assertion.until))
    return [
        *([money_text(assertion.amount)] if assertion.amount else []),
        *([share_text(assertion.share)] if assertion.share else []),
        *(text for text in (assertion.role, assertion.topic, assertion.round, assertion.time) if text),
        *(f"{word} {time}" for word, time in spans if time),
        *([assertion.tense.lower()] if assertion.tense else []),
    ]


def _bounded(quantity: Money | Share, text: Callable[[Decimal], str]) -> str:
    """The value, with "about" where it is meant roughly; without one the bounds."""
    about = "about " if quantity.approximate else ""
    if quantity.value is not None:
        return f"{about}{text(quantity.value)}"
    if quantity.minimum is not None and quantity.maximum is not None:
        return f"{about}{text(quantity.minimum)} to {text(quantity.maximum)}"
    if quantity.minimum is not None:
        return f"at least {about}{text(quantity.minimum)}"
    return f"at most {about}{text(quantity.maximum)}" if quantity.maximum is not None else "an unnamed amount"


def _scaled(number: Decimal) -> str:
    for size, name in _SCALES:
        if number >= size:
            return f"{_short(number / size)} {name}"
    return f"{number.normalize():,f}"


def _short(number: Decimal) -> str:
    return plain(round(number, 3))
