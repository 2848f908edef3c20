"""Readings of many articles → one entity for one thing, and their claims as assertions between entities."""

from __future__ import annotations

from kg.entities.authority import left_alone, read_authority
from kg.entities.iris import check_base
from kg.entities.joining import DEFAULT_BASE, join
from kg.entities.resolving import Spread, resolve
from kg.entities.wishes import NO_WISHES, Wishes, decided, read_wishes

__all__ = [
    "DEFAULT_BASE",
    "NO_WISHES",
    "Spread",
    "Wishes",
    "check_base",
    "decided",
    "join",
    "left_alone",
    "read_authority",
    "read_wishes",
    "resolve",
]
