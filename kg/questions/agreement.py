"""Two sums, shares, times or posts → whether they agree, are compatible, or conflict, as a careful reader would say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg.graph.days import days
from kg.model import Money, Share

Verdict = Literal["agree", "compatible", "conflict"]
ROUGHLY = Decimal("0.1")  # how far "about 15 billion" may be off, as a part of it
COARSE = Decimal("0.05")  # how far rounding may take a sum at most: "10 billion" is not 6 billion
CLOSE = Decimal("0.05")  # sums no farther apart than this may be one sum, rounded or updated
PERCENT = Decimal("0.005")  # half a percentage point: what rounding to whole percents does
WIDE = Decimal("0.25")  # a range wider than this, as a part of it, says too little to agree with


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a quantity can lie; None is no bound."""

    low: Decimal | None
    high: Decimal | None

    @property
    def is_tight(self) -> bool:
        """Whether it says nearly what the quantity is, and not only a bound."""
        return self.low is not None and self.high is not None and self.high - self.low <= WIDE * abs(self.high)

    def gap(self, other: Interval) -> Decimal:
        """How far apart the two are; zero or less if they overlap."""
        ends = ((self.low, other.high), (other.low, self.high))
        return max((low - high for low, high in ends if low is not None and high is not None), default=Decimal(0))


def compare_money(first: Money, second: Money) -> Verdict:
    """Over 10 billion and 15 are compatible, 15 and about 15 agree, 15 and 20 conflict; no currency is converted."""
    if first.currency != second.currency:
        return "compatible"
    here, there = _sum(first), _sum(second)
    verdict = _compare(here, there)
    bounds = (abs(bound) for bound in (here.low, here.high, there.low, there.high) if bound is not None)
    is_close = here.gap(there) <= CLOSE * max(bounds, default=Decimal(0))
    return "compatible" if verdict == "conflict" and is_close else verdict


def compare_shares(first: Share, second: Share) -> Verdict:
    """49 % and roughly half agree, a majority and 60 % are compatible, 49 % and 30 % conflict."""
    return _compare(_part(first), _part(second))


def _compare(first: Interval, second: Interval) -> Verdict:
    if first.gap(second) > 0:
        return "conflict"
    return "agree" if first == second or (first.is_tight and second.is_tight) else "compatible"


def _sum(money: Money) -> Interval:
    return _interval(money, lambda value: min(_last_digit(value) / 2, COARSE * abs(value)))


def _part(share: Share) -> Interval:
    return _interval(share, lambda value: PERCENT)


def _interval(quantity: Money | Share, rounding: Callable[[Decimal], Decimal]) -> Interval:
    if quantity.value is None:
        return Interval(_loosened(quantity, quantity.minimum, -1), _loosened(quantity, quantity.maximum, 1))
    slack = ROUGHLY * abs(quantity.value) if quantity.approximate else rounding(quantity.value)
    return Interval(quantity.value - slack, quantity.value + slack)


def _loosened(quantity: Money | Share, bound: Decimal | None, direction: int) -> Decimal | None:
    if bound is None or not quantity.approximate:
        return bound
    return bound + direction * ROUGHLY * abs(bound)


def _last_digit(value: Decimal) -> Decimal:
    """The unit of the last digit that is not zero: 15000000000 → 1000000000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def compare_times(first: str, second: str) -> Verdict:
    """2016 and May 2016 agree, 2015 and 2016 conflict; a time that is not understood is compatible with any."""
    here, there = days(first), days(second)
    if here is None or there is None:
        return "agree" if first == second else "compatible"
    return "agree" if here.first <= there.last and there.first <= here.last else "conflict"
