"""A cue → who says it and by which medium: whom a paper cites or quotes, and which paper a person told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.language.attribution.signs import Signs
from kg.language.attribution.sources import can_speak
from kg.language.attribution.spans import subtree
from kg.language.document import Document, Token

_MEDIA = ("media", "organization", "company")


class Medium(NamedTuple):
    """The head token of a medium, and the tokens about its sources that are no part of what they say."""

    head: int | None
    apart: frozenset[int] = frozenset()


def heard(
    cue: Token, source: int | None, content: set[int], document: Document, signs: Signs
) -> tuple[int | None, Medium]:
    """Who says it, and the medium; `source` is whose cue it is: a paper's that cites somebody is the medium."""
    tokens = document.tokens
    quoting = _quoting(cue, tokens, signs)
    if quoting is not None:
        return _quoted(quoting, tokens), Medium(_quoter(quoting, cue, tokens))
    citing = _citing(cue, content, document, signs)
    if citing is None:
        return source, Medium(_told(cue, source, tokens, signs))
    return _cited(tokens[citing], tokens, signs), Medium(source, frozenset(subtree(citing, tokens)))


def quotes_somebody(cue: Token, tokens: Sequence[Token], signs: Signs) -> bool:
    """Whether a verb is the "quoted" of "the Courier quoted her as saying"."""
    quoting = _quoting(cue, tokens, signs)
    return quoting is not None and quoting.i == cue.i


def _quoting(cue: Token, tokens: Sequence[Token], signs: Signs) -> Token | None:
    """The "quoted" of "quoted her as saying", which it or the "saying" may be the cue of."""
    verb = tokens[tokens[cue.head].head] if cue.dep == "pcomp" and tokens[cue.head].lemma == "as" else cue
    saying = (tokens[j] for i in verb.children if tokens[i].lemma == "as" for j in tokens[i].children)
    says = any(each.dep == "pcomp" and each.tag == "VBG" for each in saying)
    return verb if verb.lemma in signs.citing and says else None


def _quoted(quoting: Token, tokens: Sequence[Token]) -> int | None:
    return _first(quoting, ("nsubjpass", "dobj"), tokens)


def _quoter(quoting: Token, cue: Token, tokens: Sequence[Token]) -> int | None:
    """The paper: the subject, or behind a "by"."""
    by = (tokens[i] for verb in _verbs(quoting, tokens) for i in verb.children if tokens[i].lemma == "by")
    agent = next((j for each in by for j in each.children), None)
    return agent if agent is not None else _first(quoting, ("nsubj",), tokens)


def _verbs(quoting: Token, tokens: Sequence[Token]) -> list[Token]:
    """ "quoted" and "saying"."""
    return [quoting, *(tokens[j] for i in quoting.children if tokens[i].lemma == "as" for j in tokens[i].children)]


def _first(verb: Token, deps: Iterable[str], tokens: Sequence[Token]) -> int | None:
    return next((i for i in verb.children if tokens[i].dep in deps), None)


def _citing(cue: Token, content: set[int], document: Document, signs: Signs) -> int | None:
    """Where a medium names the sources of what it reports: "…, citing people familiar with the matter"."""
    tokens, first = document.tokens, document.sentences[cue.sentence].first
    for i in [*cue.children, *sorted(content)]:
        behind = (i > cue.i or i in cue.children) and tokens[i - 1].text == ","
        if tokens[i].lemma in signs.citing and tokens[i].tag == "VBG" and (behind or i == first):
            return i if _cited(tokens[i], tokens, signs) is not None else None
    return None


def _cited(citing: Token, tokens: Sequence[Token], signs: Signs) -> int | None:
    """Whom or which paper; "citing concerns about prices" names no source."""
    cited = (tokens[j] for j in citing.children if tokens[j].dep in ("dobj", "pobj"))
    return next((each.i for each in cited if can_speak(each, signs)), None)


def _told(cue: Token, source: int | None, tokens: Sequence[Token], signs: Signs) -> int | None:
    """The medium that somebody spoke to: "told Axios", "said in an interview with Axios"; that has seen the papers."""
    if source is not None and (seen := seen_by(tokens[source], tokens, signs)) is not None:
        return seen
    told = [i for i in cue.children if tokens[i].dep in ("dobj", "dative")]
    for i in cue.children:
        if tokens[i].dep == "prep" and tokens[i].lemma in ("in", "to", "during"):
            inner = [j for j in tokens[i].children if tokens[j].dep == "pobj"]
            told += inner + [
                k
                for j in inner
                for p in tokens[j].children
                if tokens[p].lemma in ("with", "to", "by")
                for k in tokens[p].children
            ]
    for i in told:
        unnamed = source is not None and tokens[source].lemma.lower() in signs.sources
        if tokens[i].kind == "media" or (unnamed and tokens[i].kind in ("organization", "company", "work", "product")):
            return i
    return None


def seen_by(paper: Token, tokens: Sequence[Token], signs: Signs) -> int | None:
    """ "papers seen by the Courier": the head token of who has seen them and tells of it."""
    seen = (tokens[i] for i in paper.children if tokens[i].dep == "acl" and tokens[i].lemma in signs.seeing)
    by = (tokens[i] for verb in seen for i in verb.children if tokens[i].dep == "agent")
    return next((j for each in by for j in each.children if tokens[j].kind in _MEDIA), None)
