"""Terms of the vocabulary, plain values and sums of money → the RDF terms that stand for them, and back."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.errors import GraphError
from kg.model import Money
from kg.vocabulary import PREFIXES, iri

XSD = PREFIXES["xsd"]
STRING, INTEGER, DECIMAL = (NamedNode(XSD + name) for name in ("string", "integer", "decimal"))
_YEAR = r"(?!0000)\d{4}"
_SHAPES = (  # lexical form → datatype; whatever fits none of them is kept as a string
    (re.compile(_YEAR, re.ASCII), NamedNode(XSD + "gYear")),
    (re.compile(_YEAR + r"-(0[1-9]|1[0-2])", re.ASCII), NamedNode(XSD + "gYearMonth")),
    (re.compile(_YEAR + r"-\d\d-\d\d", re.ASCII), NamedNode(XSD + "date")),
    (re.compile(_YEAR + r"-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ?", re.ASCII), NamedNode(XSD + "dateTime")),
)


@cache
def term(name: str) -> NamedNode:
    """The node of a term by its short name, "kg:status" or "schema:headline". Raises OntologyError if misspelt."""
    return NamedNode(iri(name))


@lru_cache(maxsize=1 << 16)
def node(address: str) -> NamedNode:
    """The node of an IRI. Raises GraphError, naming it, if it is none."""
    try:
        return NamedNode(address)
    except ValueError as error:
        raise GraphError(f"{address!r} is not an IRI ({error}); write it in full, with https:// or urn:") from error


def text(value: str) -> Literal:
    """A string as it stands."""
    return Literal(value)


def truth(value: bool) -> Literal:
    """A boolean."""
    return Literal(value)


def whole(value: int) -> Literal:
    """An integer."""
    return Literal(value)


def plain(value: Decimal) -> str:
    """A number in canonical lexical form, without exponent and idle zeros: "2.50" → "2.5", "1E+9" → "1000000000"."""
    digits = f"{value:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in ("-0", "") else digits


def decimal(value: Decimal | float) -> Literal:
    """A decimal, in canonical form."""
    return Literal(plain(Decimal(str(value))), datatype=DECIMAL)


def number(value: Decimal) -> Literal:
    """An integer where the number is whole, else a decimal: sums of money read better so."""
    digits = plain(value)
    return Literal(digits, datatype=DECIMAL if "." in digits else INTEGER)


def time(value: str) -> Literal:
    """A day, month, year or moment as a typed literal; any other time (EDTF: a quarter, a decade) as a string."""
    for shape, datatype in _SHAPES:
        if shape.fullmatch(value):
            return Literal(value, datatype=datatype if _is_on_the_calendar(value) else STRING)
    return Literal(value)


def _is_on_the_calendar(value: str) -> bool:
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def money_iri(base: str, money: Money) -> str:
    """One IRI for all equal sums: <base>money/USD-15000000000-about; bounds are "10-min" and "20-max"."""
    parts = [
        quote(money.currency, safe=""),
        *([plain(money.value)] if money.value is not None else []),
        *([plain(money.minimum), "min"] if money.minimum is not None else []),
        *([plain(money.maximum), "max"] if money.maximum is not None else []),
        *(["about"] if money.approximate else []),
    ]
    return f"{base}money/{'-'.join(parts)}"


def passage_iri(article: str, start: int, end: int) -> str:
    """The stretch of an article's text by code points, as RFC 5147 writes it."""
    return f"{article}#char={start},{end}"
