"""Text → where its sums, shares and dates stand, by their form; what they are worth is for `language.values` to say.

Vague words ("roughly", "over", "up to") stay outside of a sum or share; "early", "late" and "mid-" belong to a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.language.values.money import currency_codes
from kg.vocabulary import words


class Stretch(NamedTuple):
    """Characters `start` to `end` (exclusive) of a text and the kind of value they write."""

    start: int
    end: int
    kind: str


class _Forms(NamedTuple):
    money: re.Pattern[str]
    share: re.Pattern[str]
    date: re.Pattern[str]


_NUMBER = r"\d+(?:,\d{2,3})*(?:\.\d+)?"
_PERCENT = r"(?:\s?%|[\s-]per[\s-]?cent\b|\s?percent(?:age points?)?\b|[\s-]percent\b)"


def find_quantities(text: str) -> list[Stretch]:
    """All sums, shares and dates of a text in order; where two overlap, the one that begins first."""
    found: list[Stretch] = []
    for stretch in sorted(_all(text), key=lambda s: (s.start, -s.end)):
        if not found or stretch.start >= found[-1].end:
            found.append(stretch)
    return found


def _all(text: str) -> Iterator[Stretch]:
    forms = _forms()
    for kind, form in forms._asdict().items():
        if kind == "share" and "%" not in text and "cent" not in text:
            continue  # many times faster than to look at every number
        for match in form.finditer(text):
            yield Stretch(match.start(), match.end(), kind)


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    return _Forms(re.compile(_money()), re.compile(_share()), re.compile(_date()))


def _either(items: list[str]) -> str:
    return "|".join(re.escape(item).replace(r"\ ", r"\s") for item in sorted(items, key=lambda i: (-len(i), i)))


def _spelled() -> str:
    return _either([word for word, value in words("quantities")["numbers"].items() if len(word) > 2 or value == 0])


def _money() -> str:
    """A sign or code before a number with its magnitude, or a number with a currency word or a code after it."""
    table = words("quantities")
    currencies, doubtful = list(table["currencies"]), table["signs"]
    long = _either([m for m in table["magnitudes"] if len(m) > 3])
    short = _either([m for m in table["magnitudes"] if len(m) <= 3])
    scale = rf"(?:[\s-]?(?i:{long})\b|\s?(?i:{short})\b)"
    scaled = rf"(?:{scale}|(?<=,\d\d\d))"  # "5 million" or "5,000", where a small number would be of other things
    signs = _either([c for c in currencies if not c[-1].isalpha() and c not in doubtful["letters"]])
    codes, unclear = _either([*currency_codes(), "RMB", "Rs", "Rp"]), _either(doubtful["unclear"])
    letters, after = _either(doubtful["letters"]), _either([*currency_codes(), *doubtful["unclear"]])
    plain = _either([c for c in currencies if c[0].isalpha() and c[-1].isalpha() and len(c) > 2 and _is_name(c)])
    doubted = _either(doubtful["scaled"])
    span = rf"{_NUMBER}(?:{scale})?(?:\s?[-–]\s?(?:{signs})?{_NUMBER})?{scale}?"
    spelled = rf"(?i:\b(?:an?|{_spelled()}|half\sa|several|hundreds\sof|tens\sof))(?=[\s-])"
    hundreds = rf"(?i:\shundred\sand)?[\s-](?i:{_spelled()})"  # "two | hundred and twelve", "one | hundred | twenty"
    counted = rf"(?<![\w$])(?:{_NUMBER}|{spelled})(?:{hundreds}){{0,4}}"
    return (
        rf"(?:(?<![\w$])(?:(?:{signs})|(?:{codes})\b\.?))\s?{span}(?![\d%])(?:\s(?i:US|Canadian|Australian|dollars)\b)?"
        rf"|(?<![\w$])(?:(?:{codes})|(?:{unclear})\s?){_NUMBER}{scaled}(?!\w)"
        rf"|(?<![\w$&.-])(?:{letters})\s?{_NUMBER}{scale}(?!\w)"
        rf"|{counted}{scale}?[\s-](?:(?i:{plain})|{codes})\b(?!\w|\scents?\b)"
        rf"|{counted}{scaled}\s?(?:(?i:{doubted})|{after})\b(?!\w)"
    )


def _is_name(currency: str) -> bool:
    """Whether it is no code, and no word for other things ("10 won prizes")."""
    table = words("quantities")
    return currency.upper() not in table["currencies"].values() and currency not in table["signs"]["scaled"]


def _share() -> str:
    number = rf"{_NUMBER}|(?i:\b(?:{_spelled()})(?:-(?:{_spelled()}))?)"
    return rf"(?<![\w$.])(?:{_NUMBER}\s?[-–]\s?)?(?:{number}){_PERCENT}"


def _date() -> str:
    """Days, months, quarters, years and decades, absolute or relative to the day of publication."""
    calendar = words("calendar")
    months, days = _months(calendar["months"] + calendar["unclear_months"]), _either(calendar["weekdays"])
    quarters = (
        r"(?:(?i:first|second|third|fourth|final|next|last|this|current|previous)\s(?:fiscal\s)?quarter|Q[1-4]|[1-4]Q)"
    )
    year = r"(?:1[5-9]\d\d|20\d\d)(?![\d,.]\d|\d)(?!(?<=1[5-9]\d0)['’]s\b)"  # "the 1990's" are ten years
    day = r"\d{1,2}(?:st|nd|rd|th)?(?![\d.,]*\d|\s?%|\s?(?:million|billion|percent))"
    part = r"(?:(?i:early|late|mid)[\s-](?:in\s)?)?"
    step = r"(?i:last|next|this|previous|past|coming)"
    time = r"(?:\s(?:morning|afternoon|evening|night))?"
    weekday = rf"(?:(?:{step}\s)?(?:{days})\b(?:\.(?=,|\s[a-z\d]))?{time})"
    date = (
        rf"{months}\s{day}(?:\s?,\s?{year}|\s{year})?|{day}\s(?:of\s)?{months}(?:,?\s{year})?"
        rf"|{part}(?:{step}\s)?{months}(?:(?:,\s|\s(?:of\s)?){year})"
    )
    return (
        rf"(?<![\w$€£.-])(?:\d{{4}}-\d\d-\d\d|{weekday},?\s(?:{date})|{date}|{weekday}"
        rf"|{part}(?:{step}\s)?{_month_alone()}"
        rf"|{quarters}(?:\s(?:of\s)?(?:fiscal\s)?(?:{year}|(?:this|last|next)\syear))?"
        rf"|(?:(?i:fiscal)\s(?:year\s)?){year}|{part}{year}(?!-year)|(?:the\s)?(?:(?i:early|late|mid)[\s-])?(?:1[5-9]|20)\d0['’]?s\b"
        rf"|(?:(?i:early|late|mid|later|earlier)\s)?(?i:last|next|this)\s(?:day|week|month|year|decade|summer|autumn|fall|winter|spring)\b"
        rf"|(?i:yesterday|today|tomorrow|tonight)\b"
        rf"|(?:(?:a|an|\d+|{_spelled()}|several|a\sfew)\s)(?:days?|weeks?|months?|years?|decades?)\s(?:ago|earlier)\b)"
    )  # fmt: skip


def _month_alone() -> str:
    """A month by itself; "May" and "March" only after a preposition, where they are no verb."""
    clear = _months(words("calendar")["months"])
    all_ = _months(words("calendar")["months"] + words("calendar")["unclear_months"])
    after = r"(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\buntil\s))"
    return rf"(?:{clear}|(?i:early|late|mid)[\s-]{all_}|{after}{all_})"


def _months(names: list[str]) -> str:
    """One of these months; an abbreviation has its full stop unless that ends a sentence."""
    whole = words("calendar")["whole"]
    full = _either([name for name in names if len(name) > 4 or name in whole])
    short = _either([name for name in names if len(name) <= 4 and name not in whole])
    stop = r"(?:\.(?=,|\s?[a-z\d(]))?"
    return rf"(?:(?:{full})\b|(?:{short})\b{stop})"
