"""A Reading ⇄ bytes: its frozen values as JSON, each under the name of its class, compressed.

A mention or passage that comes again stands there as the number of the one that it equals. What only the reading itself
needs, its propositions and attributions, stands apart: a graph is put together without it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from functools import partial
from hashlib import sha256
from operator import attrgetter
from sys import intern
from typing import Any

from kg.model import Article, Attribution, Claim, Date, Mention, Money, Passage, Proposition, Reading, Share, Span

VALUES = (Article, Attribution, Claim, Date, Mention, Money, Passage, Proposition, Reading, Share, Span)
CLASSES: dict[str, type] = {**{value.__name__: value for value in VALUES}, "Decimal": Decimal}
FIELDS: dict[type, tuple[str, ...]] = {value: tuple(field.name for field in fields(value)) for value in VALUES}
PARTS = {value: attrgetter(*names) for value, names in FIELDS.items()}  # all at once, as a tuple
REPEATED = (Mention, Passage)
AGAIN = ""  # the name of what came before
FORM = 2  # of the bytes, beside the fields
FAST = 1  # zlib's level: three times as fast as the best, a fifth larger

# What the bytes can be read back by: a class that gains, loses or moves a field makes another version by itself.
VERSION = sha256(json.dumps([FORM, {one.__name__: names for one, names in FIELDS.items()}]).encode()).digest()[:8]


def pack(reading: Reading) -> bytes:
    """The reading as bytes, VERSION first; the same bytes for the same reading."""
    write = partial(_tagged, {})
    first = _written((reading.article, reading.mentions, reading.claims), write)
    rest = _written((reading.propositions, reading.attributions), write)
    packed = zlib.compress(first, FAST)
    small = zlib.compressobj(FAST, zdict=first)  # it says much of the first part again
    return VERSION + len(packed).to_bytes(4, "big") + packed + small.compress(rest) + small.flush()


def unpack(data: bytes) -> Reading:
    """The reading that `pack` was given. Raises ValueError for the bytes of another VERSION, or any others."""
    packed, rest = _parts(data)
    first, read = zlib.decompress(packed), partial(_value, [])
    article, mentions, claims = _read(first, read)
    propositions, attributions = _read(zlib.decompressobj(zdict=first).decompress(rest), read)
    return Reading(article, mentions, propositions, attributions, claims)


def unpack_claims(data: bytes) -> Reading:
    """The same without propositions and attributions. Raises ValueError as `unpack` does."""
    article, mentions, claims = _read(zlib.decompress(_parts(data)[0]), partial(_value, []))
    return Reading(article, mentions, claims=claims)


def _parts(data: bytes) -> tuple[bytes, bytes]:
    start = len(VERSION) + 4
    if not data.startswith(VERSION) or len(data) < start:
        raise ValueError("no reading that was packed by this version of newskg")
    end = start + int.from_bytes(data[start - 4 : start], "big")
    return data[start:end], data[end:]


def _written(values: Iterable[object], write: Callable[[object], object]) -> bytes:
    return json.dumps(tuple(values), default=write, separators=(",", ":")).encode("ascii")


def _read(data: bytes, read: Callable[[dict[str, Any]], object]) -> Iterator[Any]:
    return map(_frozen, json.loads(data, object_hook=read))


def _tagged(known: dict[object, int], value: object) -> dict[str, object]:
    """A value as JSON has it; `known` has the number of each that may come again."""
    if isinstance(value, Decimal):
        return {"Decimal": [str(value)]}
    if isinstance(value, REPEATED):
        if value in known:
            return {AGAIN: known[value]}
        known[value] = len(known)
    return {type(value).__name__: PARTS[type(value)](value)}


def _value(known: list[object], tagged: dict[str, Any]) -> object:
    """A value of ours; the words of mentions, and those that say what a claim claims, are shared by all readings."""
    ((name, parts),) = tagged.items()
    if name == AGAIN:
        return known[parts]
    found: object = CLASSES[name](*map(_SHARING.get(name, _frozen), parts))
    if isinstance(found, REPEATED):
        known.append(found)
    return found


def _shared(part: object) -> object:
    return intern(part) if isinstance(part, str) else _frozen(part)


_SHARING = {"Mention": _shared, "Claim": _shared}


def _frozen(part: object) -> object:
    """JSON knows lists only, our values tuples only."""
    return tuple(map(_frozen, part)) if isinstance(part, list) else part
