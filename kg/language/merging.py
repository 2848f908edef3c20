"""Words and names of a block → what the parser is shown: one token a name, and words that it knows well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language.names import Line, Name
from kg.language.names.lexicon import lexicon
from kg.language.names.nameless import is_term

MERGED = frozenset({
    "person", "organization", "company", "government", "media", "place", "product", "work", "event", "other",
    "money", "date", "share",
})  # fmt: skip
# What the parser sees in place of a name of several words, or of one that it has no vector for: a word it knows well.
# On the trees of GUM's news (arcs of subjects, objects, possessors, appositions, …) F1 rises from .726 to .736,
# that of appositions from .40 to .49. Names of one known word are better left as they are (.730 with stand-ins).
# Of "€1.4bn" and the like it makes verbs and determiners; sums as it knows them are left as they are.
_STAND_INS = {"person": "Smith", "place": "London", "date": "Tuesday", "money": "$5 million"}
_STAND_IN = "Microsoft"
AGAIN = re.compile(r"(re|de)-([a-z]+)", re.IGNORECASE)  # "re-elected", which the parser does not know
_FIRMS = frozenset({"company", "organization"})
_ACTING = frozenset({"company", "organization", "person"})
_SMALL = 4  # letters of the longest word without a capital in a headline that has capitals: "from", "with"
_APOSTROPHES = frozenset({"'", "’"})
_QUOTES = frozenset({"'", "‘", "`"})


class Merged(NamedTuple):
    """A block's document with each name one token, and for each token its text, kind and start in the block."""

    doc: Doc
    texts: list[str]
    kinds: list[str]
    starts: list[int]


def merge(one: Line, names: Sequence[Name], vocab: Vocab) -> Merged:
    """A block as the parser sees it: a headline in capitals ("Acme Buys Rival") has only those of its names."""
    found = list(_pieces(one, names))
    texts, kinds = [_text(one, piece) for piece in found], [piece.kind for piece in found]
    spaces = [one.spaces[piece.last - 1] for piece in found]
    titled = one.titled and not any(word.islower() and len(word) > _SMALL for word in one.words)
    terms = [piece.first in one.nameless and is_term(text) for text, piece in zip(texts, found, strict=True)]
    words = [
        _stand_in(_small(text, kind) if titled or term else text, kind, vocab)
        for text, kind, term in zip(texts, kinds, terms, strict=True)
    ]
    words = ["'s" if _is_owners(texts, words, spaces, i) else word for i, word in enumerate(words)]
    doc = Doc(vocab, words=words, spaces=spaces, sent_starts=_beginnings(texts, kinds))
    return Merged(doc, texts, kinds, [one.starts[piece.first] for piece in found])


def _pieces(one: Line, names: Sequence[Name]) -> Iterator[Name]:
    """The names that become one token, and each other word as a name without a kind."""
    at = {name.first: name for name in names if name.kind in MERGED}
    i = 0
    while i < len(one.words):
        yield (piece := at.get(i, Name(i, i + 1, "")))
        i = piece.last


def _text(one: Line, piece: Name) -> str:
    return one.text[one.starts[piece.first] : one.starts[piece.last - 1] + len(one.words[piece.last - 1])]


def _small(text: str, kind: str) -> str:
    """A word of a headline without the capital that all its words have; acronyms and names keep theirs."""
    return text.lower() if not kind and text[1:].islower() else text


def _is_owners(texts: Sequence[str], words: Sequence[str], spaces: Sequence[bool], i: int) -> bool:
    """Whether an apostrophe is that of "Delmar Foods' bid", which the parser is to see behind a stand-in."""
    if not i or texts[i] not in _APOSTROPHES or not spaces[i]:
        return False
    owner, quoted = texts[i - 1], any(text in _QUOTES for text in texts[:i])
    return owner[-1] in "sz" and words[i - 1] != owner and not quoted


def _beginnings(texts: Sequence[str], kinds: Sequence[str]) -> list[bool | int | None] | None:
    """Where sentences surely begin: after a name that has swallowed their full stop ("bought Acme Inc. | The …")."""
    begins = {i for i in range(1, len(texts)) if texts[i - 1][-1] == "." and _begins(texts, kinds, i)}
    return [i in begins or None for i in range(len(texts))] if begins else None


def _begins(texts: Sequence[str], kinds: Sequence[str], i: int) -> bool:
    """Whether a sentence begins with word i, a name before it ending in a point: "in Baton Rouge, La. | Acme runs"."""
    if kinds[i - 1] in _FIRMS:
        return texts[i][0].isupper() and texts[i].partition(" ")[0].lower() in lexicon().nameless
    return kinds[i - 1] == "place" and i > 1 and texts[i - 2] == "," and kinds[i] in _ACTING


def _stand_in(text: str, kind: str, vocab: Vocab) -> str:
    if not kind and (again := AGAIN.fullmatch(text)):
        return again[2]
    if (
        kind in {"", "share"}
        or (kind == "money" and "illion" in text)
        or (kind == "date" and (text[0].isdigit() or " " not in text))
    ):
        return text
    if " " not in text and vocab[text].has_vector:
        return text
    return _STAND_INS.get(kind, _STAND_IN)
