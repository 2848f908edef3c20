"""Readings of many articles → one entity for one thing, and their claims as assertions between entities."""

from __future__ import annotations

from kg.entities.joining import DEFAULT_BASE, join
from kg.entities.resolving import Merge, Resolution, resolve, resolve_units

__all__ = ["DEFAULT_BASE", "Merge", "Resolution", "join", "resolve", "resolve_units"]
