"""A cue that closes a clause → who says by it what is before: "…, a person close to the talks said on Friday, …".

Read from the words and commas, for parsers often hang such a speaker on the last name before the comma.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.language.attribution.signs import Signs
from kg.language.attribution.sources import is_told
from kg.language.document import Document, Token

_LEAST = 3  # words of what is said
_LONGEST = 14  # tokens of the speaker, and of what may follow the cue
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CUES = _FINITE | {"VBN"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_STOPS = frozenset({",", ";", "—", "–"})
_BESIDE = frozenset({"DET", "ADJ", "ADP", "PART"})  # before a "show" that is none
_OPENERS = frozenset({"WDT", "WP", "WRB", "WP$", "CC", "TO", "RB"})


class Closing(NamedTuple):
    """The head token of who speaks, what is said from the first token to before `end`, and what more behind the cue."""

    source: int
    first: int
    end: int
    more: range

    @property
    def content(self) -> set[int]:
        """The tokens of what is said."""
        return {*range(self.first, self.end), *self.more}


def closing(cue: Token, document: Document, signs: Signs) -> Closing | None:
    """Who says what by a verb at the end of a sentence or before a comma; None where its words do not show that."""
    tokens, sentence = document.tokens, document.sentences[cue.sentence]
    stop = next((i for i in range(cue.i + 1, sentence.last) if tokens[i].text in _STOPS), sentence.last)
    if not _closes(cue, tokens[cue.i + 1 : stop], tokens, signs):
        return None
    if (behind := _behind(cue, tokens)) is not None:
        told = tokens[sentence.first : cue.i - 1]
        return Closing(behind, sentence.first, cue.i - 1, range(0)) if _is_said(told, shown=False) else None
    named = _named(cue, sentence.first, tokens, signs) if tokens[cue.i - 1].text == "," else None
    if named is None and tokens[cue.i - 1].text == ",":
        return None
    comma = _comma_before(named.first if named else _verb_from(cue, tokens, signs), sentence.first, tokens, signs)
    source = None if comma is None else named.head if named else _speaking(cue, comma, tokens, signs)
    if comma is None or source is None or not _is_said(tokens[sentence.first : comma], shown=source in cue.children):
        return None
    return Closing(source, sentence.first, comma, _more(tokens[stop : sentence.last], signs))


def _closes(cue: Token, after: Sequence[Token], tokens: Sequence[Token], signs: Signs) -> bool:
    """Whether a finite verb has nothing behind it that might be what is said: a short phrase, and no "no"."""
    finite = cue.tag in _CUES or is_shown(cue, tokens, signs)
    said = any(token.tag in _FINITE or token.text.lower() in signs.answers for token in after)
    return finite and not said and len(after) <= _LONGEST


def _speaking(cue: Token, comma: int, tokens: Sequence[Token], signs: Signs) -> int | None:
    """Who speaks, of the words between a comma and a cue."""
    phrase = tokens[comma + 1 : cue.i]
    return _speaker(cue, comma, tokens) or _head(phrase, tokens) or _paper(cue, phrase, signs)


def _behind(cue: Token, tokens: Sequence[Token]) -> int | None:
    """The subject of ", said Ana Ruiz"."""
    subjects = (i for i in cue.children if i > cue.i and tokens[i].dep == "nsubj")
    return next(subjects, None) if tokens[cue.i - 1].text == "," else None


class _Named(NamedTuple):
    """The name of a speaker beside a phrase, and where the two begin or the phrase ends."""

    head: int
    first: int


def _named(cue: Token, first: int, tokens: Sequence[Token], signs: Signs) -> _Named | None:
    """The name in ", its founder, Ana Ruiz, said" and ", Ana Ruiz, its founder, said"."""
    if tokens[cue.i - 2].kind and tokens[cue.i - 3].text == ",":
        return _Named(cue.i - 2, cue.i - 3)
    inner = _comma_before(cue.i - 1, first, tokens, signs)
    person = inner is not None and tokens[inner - 1].kind == "person"
    return _Named(inner - 1, inner) if inner is not None and person else None


def _verb_from(cue: Token, tokens: Sequence[Token], signs: Signs) -> int:
    """Where a verb begins with its auxiliaries: "has learned", "was quoted as saying"."""
    first, passive = cue.i, any(tokens[i].dep == "auxpass" for i in cue.children)
    while tokens[first - 1].head == cue.i and tokens[first - 1].dep in ("aux", "auxpass"):
        first -= 1
    relative = tokens[first - 1].tag in ("WDT", "WP")
    return cue.i if relative or (passive and cue.lemma not in signs.citing) else first


def _more(rest: Sequence[Token], signs: Signs) -> range:
    """What goes on behind the comma after a cue, unless it is another clause: ", creating the largest bakery"."""
    if len(rest) < _LEAST or rest[0].text != ",":
        return range(0)
    end = next((token.i for token in rest if token.text == ";"), rest[-1].i + 1)
    opens = rest[1].pos == "CCONJ" and any(token.dep in ("nsubj", "nsubjpass", "expl") for token in rest[2:])
    reports = rest[1].tag == "VBG" and bool(signs.takes(rest[1].pos, rest[1].lemma))
    return range(0) if opens or reports else range(rest[1].i, end)


def is_shown(token: Token, tokens: Sequence[Token], signs: Signs) -> bool:
    """ "…, papers seen by the Courier show": the verb, which a parser takes for a noun."""
    closes = token.i + 1 == len(tokens) or tokens[token.i + 1].pos == "PUNCT"
    if token.lemma != "show" or token.pos != "NOUN" or not closes or tokens[token.i - 1].pos in _BESIDE:
        return False
    comma = _comma_before(token.i, max(0, token.i - _LONGEST), tokens, signs)
    return comma is not None and any(t.lemma in signs.papers for t in tokens[comma + 1 : token.i])


def _comma_before(i: int, first: int, tokens: Sequence[Token], signs: Signs) -> int | None:
    """The nearest comma left of a token, over a short phrase without a clause of its own."""
    for j in range(i - 1, max(first + _LEAST, i - _LONGEST) - 1, -1):
        if tokens[j].text in (",", "—", "–"):
            return j if j < i - 1 and tokens[j + 1].tag not in _OPENERS else None
        if tokens[j].tag in _FINITE and not is_told(tokens[j - 1], tokens, signs):
            return None
    return None


def _speaker(cue: Token, comma: int, tokens: Sequence[Token]) -> int | None:
    """The person right before the cue, behind titles only: "co-founder and chief executive Ana Ruiz said"."""
    titles = all(
        token.pos in ("NOUN", "PROPN", "ADJ", "CCONJ") or token.dep in ("compound", "amod")
        for token in tokens[comma + 1 : cue.i - 1]
    )
    return cue.i - 1 if tokens[cue.i - 1].kind == "person" and titles else None


def _head(phrase: Sequence[Token], tokens: Sequence[Token]) -> int | None:
    """The first noun of a phrase that is not part of another's name; none where a preposition opens it."""
    if phrase[0].pos in ("ADP", "SCONJ", "VERB"):
        return None
    for token in phrase:
        if token.pos in _NOMINAL and token.dep not in ("compound", "poss", "nmod", "npadvmod"):
            return token.i
        if token.pos in _NOMINAL and token.dep == "npadvmod" and not token.kind:
            return token.i
    return None


def _paper(cue: Token, phrase: Sequence[Token], signs: Signs) -> int | None:
    """The "data" of "ledger data show", where the tree has them all in one noun."""
    papers = (token.i for token in phrase if token.lemma in signs.papers)
    return next(papers, None) if cue.pos == "NOUN" else None


def _is_said(content: Sequence[Token], *, shown: bool) -> bool:
    """Whether it is a clause that stands by itself; any words will do where the tree shows who speaks."""
    opens = any(token.dep == "mark" or token.tag in ("WRB", "VBG", "IN") for token in content[:2])
    comma = next((i for i, token in enumerate(content) if token.text == ","), len(content))
    whole = not opens or any(token.tag in _FINITE for token in content[comma:])  # "If it could, it would sell"
    return whole and (shown or any(token.tag in _FINITE for token in content))
