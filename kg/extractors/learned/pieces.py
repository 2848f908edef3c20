"""Sentence with candidates → word pieces with a marker before and after each candidate, as the encoder takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.extractors.learned.candidates import TYPES, Candidate
from kg.language.document import Token

LONGEST = 224  # pieces; a longer sentence is a list or a table, and is not read
_UNMARKED = TYPES.index("topic")  # many, and seldom an end: they would crowd the sentence with markers
Ints = NDArray[np.int64]


class Pieces(NamedTuple):
    """What the encoder reads of one sentence. Positions are indexes into `ids`."""

    ids: Ints  # (pieces,)
    first: Ints  # (candidates,) where the marker before each stands
    last: Ints  # (candidates,) where the marker after each stands
    types: Ints  # (candidates,)
    words: Ints  # (words,) where each begins


def pieces(tokenizer: Tokenizer, tokens: Sequence[Token], found: Sequence[Candidate]) -> Pieces:
    """The pieces of a sentence's tokens, markers included."""
    offset = tokens[0].i if tokens else 0
    words = _words(tokenizer, [token.text for token in tokens])
    opening, closing = _markers(found, offset)
    start, end, unknown = _special(tokenizer)
    ids, first, last, places = [start], dict[int, int](), dict[int, int](), list[int]()
    for index, word in enumerate(words):
        for number in opening[index]:
            first[number] = len(ids)
            ids += _marker(found[number], 0)
        places.append(len(ids))
        ids += word or [unknown]
        for number in closing[index]:
            ids += _marker(found[number], 1)
            last[number] = len(ids) - 1
    ids.append(end)
    order = range(len(found))
    return Pieces(
        _ints(ids),
        _ints(first[n] for n in order),
        _ints(last[n] for n in order),
        _ints(each.type for each in found),
        _ints(places),
    )


def _words(tokenizer: Tokenizer, words: list[str]) -> list[list[int]]:
    """The pieces of each word."""
    encoded = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    found: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        if word is not None:
            found[word].append(piece)
    return found


def _special(tokenizer: Tokenizer) -> tuple[int, int, int]:
    """The pieces that begin and end a sentence, and that for a word of no known letters."""
    begin, end, unknown = (tokenizer.token_to_id(name) or 0 for name in ("[CLS]", "[SEP]", "[UNK]"))
    return begin, end, unknown


def _markers(found: Sequence[Candidate], offset: int) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The candidates that begin and end at each word: of those that begin together, the longest opens first."""
    opening, closing = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for number in sorted(range(len(found)), key=lambda n: -(found[n].last - found[n].first)):
        opening[found[number].first - offset].append(number)
        closing[found[number].last - 1 - offset].insert(0, number)
    return opening, closing


def _marker(candidate: Candidate, which: int) -> list[int]:
    """The piece [unusedN] for the beginning (0) or end (1) of a candidate of this type."""
    return [] if candidate.type == _UNMARKED else [1 + 2 * candidate.type + which]


def _ints(numbers: Iterable[int]) -> Ints:
    return np.array(list(numbers), dtype=np.int64)
