"""Document → who says, thinks or wants what in it, in speech, quotations and nouns; and who says the thing at a token.

What counts, and how much of it is content, follows PolNeAR (Newell, Margolin & Ruths 2018).
"""

from __future__ import annotations

from dataclasses import replace

from kg.language.attribution.cues import sayings
from kg.language.attribution.quotes import is_quoted
from kg.language.attribution.quoting import Quoted, with_quotes
from kg.language.attribution.signs import Signs, signs
from kg.language.attribution.sources import source_mention
from kg.language.attribution.spans import span
from kg.language.attribution.speech import has_speaker, is_speech, rebuts
from kg.language.document import Document
from kg.model import Attribution, Mention, Span

__all__ = ["attribute", "nobody", "rebuts", "said_by"]


def attribute(document: Document) -> Document:
    """The document with `attributions`: source (None where nobody is named), cue, content, and the medium told.

    Raises OntologyError if a word list is missing.
    """
    known = signs()
    quoted = with_quotes(document, tuple(sayings(document, known)), known)
    return document.with_(attributions=tuple(_attribution(each, document, known) for each in quoted))


def said_by(document: Document, token_index: int) -> tuple[Attribution, ...]:
    """Who says the thing at this token, innermost first: speech, reports and opinions, for wanting is not saying.

    Where nobody is named ("reportedly", "it is said that") the source is a mention of kind "source" at the cue.
    """
    token = document.tokens[token_index]
    covering = (
        a
        for a in document.attributions
        for part in a.content
        if part.start <= token.start < part.end and not _is_given(a, part)
    )
    around = [
        each if each.source is not None else replace(each, source=nobody(each.cue, document))
        for each in dict.fromkeys(covering)
        if is_speech(each, document) and has_speaker(each, document) and not _is_own_voice(each, document)
    ]
    return tuple(sorted(around, key=lambda each: (sum(s.end - s.start for s in each.content), each.cue.start)))


def _is_given(attribution: Attribution, part: Span) -> bool:
    """Whether a part of what is said only tells of whom: "| Her father, Ben Ode, | is thought to be rich"."""
    nobody_says = attribution.source is None and len(attribution.content) > 1
    return nobody_says and part.end <= attribution.cue.start < attribution.content[-1].start


def _attribution(quoted: Quoted, document: Document, known: Signs) -> Attribution:
    text, saying = document.article.text, quoted.saying
    cue = document.tokens[saying.cue]
    return Attribution(
        source=None if saying.source is None else source_mention(saying.source, document, known, cue=saying.cue),
        cue=span(text, cue.start, cue.end),
        content=tuple(span(text, start, end) for start, end in quoted.places),
        via=None if saying.via is None else source_mention(saying.via, document, known, cue=saying.cue),
    )


def nobody(cue: Span, document: Document) -> Mention:
    """Who says something by this cue where nobody is named: "reportedly"."""
    return Mention(cue.text, cue.start, cue.end, "source", "noun", None, document.article.id, "an unnamed source")


def _is_own_voice(attribution: Attribution, document: Document) -> bool:
    """Whether the article itself says it: "as I wrote on Monday", "an earlier version of this article said"."""
    source, known = attribution.source, signs()
    if source is None:
        return False
    said = source.text.lower()
    return (said in known.writers or said.endswith(known.texts)) and not is_quoted(document, source.start)
