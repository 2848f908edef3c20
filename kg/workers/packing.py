"""A Reading ⇄ bytes: its frozen values as JSON, each under the name of its class, compressed."""

from __future__ import annotations

import json
import zlib
from dataclasses import fields
from decimal import Decimal
from functools import partial
from hashlib import sha256
from sys import intern

from kg.model import Article, Attribution, Claim, Date, Mention, Money, Passage, Proposition, Reading, Share, Span

VALUES = (Article, Attribution, Claim, Date, Mention, Money, Passage, Proposition, Reading, Share, Span)
CLASSES: dict[str, type] = {**{value.__name__: value for value in VALUES}, "Decimal": Decimal}
FIELDS: dict[type, tuple[str, ...]] = {value: tuple(field.name for field in fields(value)) for value in VALUES}
FAST = 1  # zlib's level: three times as fast as the best, a fifth larger

# What the bytes can be read back by: a class that gains, loses or moves a field makes another version by itself.
VERSION = sha256(json.dumps({value.__name__: names for value, names in FIELDS.items()}).encode()).digest()[:8]


def pack(reading: Reading) -> bytes:
    """The reading as bytes, VERSION first; the same bytes for the same reading."""
    return VERSION + zlib.compress(json.dumps(reading, default=_tagged, separators=(",", ":")).encode("ascii"), FAST)


def unpack(data: bytes) -> Reading:
    """The reading that `pack` was given. Raises ValueError for the bytes of another VERSION, or any others."""
    if not data.startswith(VERSION):
        raise ValueError("no reading that was packed by this version of newskg")
    reading = json.loads(zlib.decompress(data[len(VERSION) :]), object_hook=partial(_value, {}))
    assert isinstance(reading, Reading)
    return reading


def _tagged(value: object) -> dict[str, list[object]]:
    if isinstance(value, Decimal):
        return {"Decimal": [str(value)]}
    return {type(value).__name__: [getattr(value, name) for name in FIELDS[type(value)]]}


def _value(known: dict[tuple[object, ...], Mention], tagged: dict[str, list[object]]) -> object:
    """A value of ours; equal mentions of one reading are one object, and their words are shared by all readings."""
    ((name, parts),) = tagged.items()
    if name != "Mention":
        return CLASSES[name](*map(_frozen, parts))
    key = tuple(parts)
    if key not in known:
        known[key] = Mention(*(intern(part) if isinstance(part, str) else part for part in parts))  # type: ignore[arg-type]
    return known[key]


def _frozen(part: object) -> object:
    """JSON knows lists only, our values tuples only."""
    return tuple(map(_frozen, part)) if isinstance(part, list) else part
