"""Attributions of the trees and the text's quotations → attributions whose content holds whole quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.language.attribution.cues import Saying
from kg.language.attribution.quotes import Quote, quotes
from kg.language.attribution.signs import Signs
from kg.language.attribution.sources import source_of
from kg.language.attribution.spans import joined, runs
from kg.language.document import Document, Token

_LEAST = 20  # characters of a quotation that stands by itself; shorter ones are single words held at arm's length


class Quoted(NamedTuple):
    """An attribution with the places of its content in the text."""

    saying: Saying
    places: list[tuple[int, int]]


def with_quotes(document: Document, found: Sequence[Saying], signs: Signs) -> list[Quoted]:
    """The attributions in the order of their cues, quotations over sentence borders included."""
    marks = quotes(document.article.text, document.blocks)
    made = [Quoted(saying, _places(saying, document)) for saying in found]
    made = [_widened(each, marks) for each in made if each.places and not _inside(each, marks, document)]
    for quote in marks:
        if quote.end - quote.start >= _LEAST and not any(_holds(each, quote) for each in made):
            made = _placed(quote, made, document, signs)
    return sorted(made, key=lambda each: (each.saying.cue, each.places))


def _inside(quoted: Quoted, marks: Sequence[Quote], document: Document) -> bool:
    """Whether the cue is itself part of a quotation: what the speaker says of saying and thinking."""
    cue = document.tokens[quoted.saying.cue]
    return any(quote.start <= cue.start < quote.end for quote in marks)


def _places(saying: Saying, document: Document) -> list[tuple[int, int]]:
    tokens = document.tokens
    return [(tokens[first].start, tokens[last].end) for first, last in runs(saying.content - {saying.cue}, tokens)]


def _widened(quoted: Quoted, marks: Sequence[Quote]) -> Quoted:
    """A content that holds a good part of a quotation holds all of it."""
    if quoted.saying.kind != "speech":
        return quoted
    wider = list(quoted.places)
    for start, end in quoted.places:
        for quote in marks:
            common = min(end, quote.end) - max(start, quote.start)
            if common > 0 and 2 * common >= min(end - start, quote.end - quote.start):
                wider.append((quote.start, quote.end))
    return quoted._replace(places=joined(wider))


def _holds(quoted: Quoted, quote: Quote) -> bool:
    return any(start < quote.end and quote.start < end for start, end in quoted.places)


def _placed(quote: Quote, made: list[Quoted], document: Document, signs: Signs) -> list[Quoted]:
    """A quotation without a clause of its own: of the speech cue beside it, else of who spoke just before."""
    cue = _cue_beside(quote, made, document, signs)
    if cue is not None:
        source = source_of(document.tokens[cue], document.tokens, signs.carriers)
        return [*made, Quoted(Saying(cue, "speech", source, frozenset()), [(quote.start, quote.end)])]
    before = _speech_before(quote, made, document)
    if before is None:
        return made
    k = made.index(before)
    return [*made[:k], before._replace(places=joined([*before.places, (quote.start, quote.end)])), *made[k + 1 :]]


def _cue_beside(quote: Quote, made: Sequence[Quoted], document: Document, signs: Signs) -> int | None:
    """The nearest speech verb of the same paragraph, outside the quotation, that has no content yet."""
    taken = {each.saying.cue for each in made}
    block = next(block for block in document.blocks if block.start <= quote.start < block.end)
    near = [
        token
        for token in document.between(block.start, block.end)
        if token.i not in taken
        and not quote.start <= token.start < quote.end
        and not _does(token, quote, document)
        and "quote" in signs.takes(token.pos, token.lemma.lower())
    ]
    gap = {token.i: max(token.start - quote.end, quote.start - token.end) for token in near}
    return min((i for i in gap if gap[i] <= 60), key=lambda i: gap[i], default=None)


def _does(token: Token, quote: Quote, document: Document) -> bool:
    """Whether a verb of another sentence has an object of its own: "Acme holds shares in both. “…”"."""
    sentence = document.sentences[token.sentence]
    objects = (document.tokens[i] for i in token.children if document.tokens[i].dep == "dobj")
    apart = quote.end <= sentence.start or sentence.end <= quote.start
    return apart and any(each.kind not in ("person", "media") and each.pos == "NOUN" for each in objects)


def _speech_before(quote: Quote, made: Sequence[Quoted], document: Document) -> Quoted | None:
    spoken = [each for each in made if each.saying.kind == "speech" and each.places[0][0] < quote.start]
    if not spoken:
        return None
    last = max(spoken, key=lambda each: max(each.places[-1][1], document.tokens[each.saying.cue].end))
    end = max(last.places[-1][1], document.tokens[last.saying.cue].end)
    return last if quote.start - end < 120 else None
