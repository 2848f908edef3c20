"""Tokens as parsed → tokens with what the parser hangs in the wrong place hung where it belongs, one kind a module."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from kg.language.document import Token
from kg.language.grafting.accorded import accorded
from kg.language.grafting.appointments import appointed
from kg.language.grafting.asides import aside
from kg.language.grafting.begun import begun
from kg.language.grafting.descriptions import described
from kg.language.grafting.doers import whose
from kg.language.grafting.employers import employed
from kg.language.grafting.fronted import fronted
from kg.language.grafting.interposed import interposed
from kg.language.grafting.misread import misread
from kg.language.grafting.mistaken import mistaken
from kg.language.grafting.orders import ordered
from kg.language.grafting.parted import parted
from kg.language.grafting.payments import paid
from kg.language.grafting.posts import posted
from kg.language.grafting.seated import seated
from kg.language.grafting.series import series
from kg.language.grafting.subordinate import subordinate
from kg.language.grafting.sums import summed
from kg.language.grafting.trading import trading
from kg.language.grafting.twins import twins
from kg.language.grafting.valuing import valued

__all__ = ["grafted"]

_STEPS = (
    misread, mistaken, accorded, twins, seated, begun, parted, subordinate, valued, trading, ordered, fronted,
    interposed, paid, summed, appointed, posted, employed, whose, described, aside, series,
)  # fmt: skip


def grafted(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of a document, some with another head and label; each step sees what the ones before it mended."""
    return reduce(lambda mended, step: step(mended), _STEPS, tuple(tokens))
