"""A token that may be a cue → who says what by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.language.attribution.according import accorded
from kg.language.attribution.bounds import behind_colon, carried_on, one_side, strayed
from kg.language.attribution.closing import Closing, closing, is_shown
from kg.language.attribution.headlines import set_apart
from kg.language.attribution.media import heard, quotes_somebody, seen_by
from kg.language.attribution.signs import Signs
from kg.language.attribution.sources import is_told, source_of
from kg.language.attribution.spans import subtree
from kg.language.document import Document, Token

_LEAST = 3  # words of a thought or wish that is worth telling
_SHORT = 15  # tokens of a cue with its subject that is thrown in
_BOUNDS = frozenset({",", "—", "–", "-", "--", "”", '"', "("})
_FIGURES = frozenset({"money", "share", "number"})
_INTRUDERS = frozenset({"parataxis", "ccomp", "advcl", "dep", "intj"})


class Saying(NamedTuple):
    """One attribution in terms of tokens."""

    cue: int
    kind: str  # class of the cue
    source: int | None
    content: frozenset[int]
    via: int | None = None


def sayings(document: Document, signs: Signs) -> Iterator[Saying]:
    """All attributions that the trees show, in the order of their cues."""
    for token in document.tokens:
        takes = _taken(token, document.tokens, signs)
        if takes:
            yield from _by_cue(token, takes, document, signs)
        elif token.text.lower() in signs.according:
            found = accorded(token, document, signs)
            for source, content in found:
                via = seen_by(document.tokens[source], document.tokens, signs)
                yield Saying(token.i, "speech", source, frozenset(content), via)
        elif token.text.lower() in signs.unnamed:
            yield from _unnamed(token, document)
        elif apart := set_apart(token, document, signs):
            yield Saying(token.i, "speech", token.i, frozenset(apart))


def _taken(token: Token, tokens: Sequence[Token], signs: Signs) -> Mapping[str, str]:
    """What a cue takes; nothing for "briefed" in "people briefed on the talks said", a verb for "papers show"."""
    if token.i > 0 and is_told(tokens[token.i - 1], tokens, signs):
        return {}
    return signs.takes("VERB" if is_shown(token, tokens, signs) else token.pos, token.lemma.lower())


def _by_cue(token: Token, takes: Mapping[str, str], document: Document, signs: Signs) -> Iterator[Saying]:
    tokens = document.tokens
    found = list(_contents(token, takes, tokens, signs))
    if any(tokens[i].dep == "neg" or tokens[i].text.lower() == "whatever" for i in token.children):
        return
    if quotes_somebody(token, tokens, signs):
        found = []  # "quoted her as saying that": the saying is a cue of its own
    if token.pos == "NOUN" and not found and takes.get("clause") == "speech":
        found = list(_strayed(token, document))
    source = source_of(token, tokens, signs.carriers)
    if takes.get("quote"):
        found = found or list(_elsewhere(token, tokens, signs))
        closes = closing(token, document, signs) if token.lemma.lower() in signs.closing else None
        if closes is not None and _is_better(closes, found, source):
            found, source = [("quote", closes.content)], closes.source
    beside = [(form, side) for form, whole in found if (side := one_side(whole, token.i, tokens))]
    for form, side in beside[:1]:
        content = side | (behind_colon(token, document) if max(side) < token.i else set())
        content |= carried_on(token, side, tokens, signs.following) if form in ("clause", "quote") else set()
        if len(content) < _LEAST and takes[form] != "speech":
            continue
        speaker, medium = heard(token, source, content, document, signs)
        yield Saying(token.i, takes[form], speaker, frozenset(content - medium.apart), medium.head)


def _contents(
    token: Token, takes: Mapping[str, str], tokens: Sequence[Token], signs: Signs
) -> Iterator[tuple[str, set[int]]]:
    """(form, content) for each complement that the cue takes, clauses first."""
    kids = [tokens[i] for i in token.children]
    for kid in kids:
        if kid.dep in ("ccomp", "acl", "xcomp", "advcl") and _infinitive(kid, tokens):
            if "passive" in takes and any(other.dep == "auxpass" for other in kids):
                yield "passive", subtree(kid.i, tokens) | _subject(kids, tokens)
            elif "clause" in takes and "infinitive" not in takes:
                who = _subject_of(kid, tokens) or _before_infinitive(token, kid, tokens, signs)
                yield from [("clause", subtree(kid.i, tokens) | who)] if who else []  # "Acme says Ana Ruiz to retire"
            elif "infinitive" in takes and kid.dep != "advcl":
                yield "infinitive", subtree(kid.i, tokens) | _addressee(token, kid, tokens)
        elif kid.dep == "ccomp" or (kid.dep == "acl" and _that(kid, tokens)) or _unmarked(kid, token, tokens):
            if "clause" in takes:
                yield "clause", subtree(kid.i, tokens)
        elif kid.dep == "xcomp" and "clause" in takes:
            yield "clause", subtree(kid.i, tokens)
    if "object" in takes and any(kid.dep == "agent" for kid in kids):
        yield from (("object", _subject((kid,), tokens)) for kid in kids if kid.dep == "nsubjpass")
    if "figure" in takes and not any(kid.dep in ("auxpass", "prt") for kid in kids):
        yield from _figure(kids, tokens)
    for kid in kids:
        if kid.dep == "dobj" and "object" in takes:
            yield "object", _object(kid, kids, tokens)
        elif kid.dep == "prep" and kid.lemma in takes:
            for inner in kid.children:
                yield kid.lemma, subtree(inner, tokens)


def _subject(kids: Sequence[Token], tokens: Sequence[Token]) -> set[int]:
    return {j for kid in kids if kid.dep == "nsubjpass" for j in subtree(kid.i, tokens)}


def _infinitive(kid: Token, tokens: Sequence[Token]) -> bool:
    return any(tokens[i].tag == "TO" for i in kid.children)


def _subject_of(kid: Token, tokens: Sequence[Token]) -> set[int]:
    return {i for i in kid.children if tokens[i].dep == "nsubj"}


def _that(kid: Token, tokens: Sequence[Token]) -> bool:
    return any(tokens[i].dep == "mark" for i in kid.children)


def _unmarked(kid: Token, cue: Token, tokens: Sequence[Token]) -> bool:
    """A clause before the cue that the parser took for an adverbial: "Acme is growing, the Ledger reported"."""
    return (
        kid.dep == "advcl"
        and kid.i < cue.i
        and any(tokens[i].dep in ("nsubj", "nsubjpass") for i in kid.children)
        and not any(tokens[i].dep in ("mark", "advmod") and i < kid.i for i in kid.children)
    )


def _addressee(token: Token, kid: Token, tokens: Sequence[Token]) -> set[int]:
    """ "urged Acme to sell": Acme is in what is urged."""
    return {j for i in token.children if tokens[i].dep == "dobj" and token.i < i < kid.i for j in subtree(i, tokens)}


def _before_infinitive(token: Token, kid: Token, tokens: Sequence[Token], signs: Signs) -> set[int]:
    """ "says Ana Ruiz to retire", "announced plans on Monday to sell": whose or which doing it is."""
    things = (tokens[i] for i in token.children if tokens[i].dep == "dobj" and token.i < i < kid.i)
    plans = any("infinitive" in signs.takes(thing.pos, thing.lemma) for thing in things)
    return _addressee(token, kid, tokens) if plans or kid.dep == "xcomp" else set()


def _object(kid: Token, kids: Sequence[Token], tokens: Sequence[Token]) -> set[int]:
    """The object with what is said of it: "called the deal a mistake"."""
    found = subtree(kid.i, tokens)
    for other in kids:
        if other.dep in ("oprd", "xcomp") or (other.dep == "prep" and other.lemma == "as"):
            found |= subtree(other.i, tokens)
    return found


def _strayed(noun: Token, document: Document) -> Iterator[tuple[str, set[int]]]:
    mark = strayed(noun, document)
    if mark is not None:
        tokens = document.tokens
        yield "clause", {i for i in subtree(tokens[mark].head, tokens) if i >= mark}


def _figure(kids: Sequence[Token], tokens: Sequence[Token]) -> Iterator[tuple[str, set[int]]]:
    """ "put the valuation at $5 million": what has a figure, and the figure."""
    content = {j for kid in kids if kid.dep in ("dobj", "prep", "oprd", "ccomp") for j in subtree(kid.i, tokens)}
    at = (subtree(i, tokens) for i in content if tokens[i].lemma == "at")
    if any(tokens[j].kind in _FIGURES for figure in at for j in figure):
        yield "figure", content


def _elsewhere(token: Token, tokens: Sequence[Token], signs: Signs) -> Iterator[tuple[str, set[int]]]:
    """What the cue itself hangs on, or what hangs on the paper in which it is said."""
    yield from _intruded(token, tokens)
    yield from _in_writing(token, tokens, signs)
    yield from _recounted(token, tokens, signs)


def _intruded(token: Token, tokens: Sequence[Token]) -> Iterator[tuple[str, set[int]]]:
    """ "Acme, she said, will sell": the cue hangs on what is said."""
    head = tokens[token.head]
    subject = any(tokens[i].dep in ("nsubj", "nsubjpass") for i in token.children)
    marked = any(tokens[i].dep == "mark" for i in token.children)
    if token.dep in _INTRUDERS and subject and not marked and head.i != token.i and head.pos in ("VERB", "AUX"):
        aside = subtree(token.i, tokens)
        around = {
            tokens[j].text for j in (min(aside) - 1, min(aside), max(aside), max(aside) + 1) if 0 <= j < len(tokens)
        }
        if around & _BOUNDS and len(aside) <= _SHORT:
            yield "quote", subtree(head.i, tokens, without=frozenset({token.i}))


def _in_writing(token: Token, tokens: Sequence[Token], signs: Signs) -> Iterator[tuple[str, set[int]]]:
    """ "said in a letter that it had sold": the clause that the tree hangs on the letter."""
    papers = (tokens[j] for i in token.children if tokens[i].dep == "prep" for j in tokens[i].children)
    for paper in papers:
        clauses = (tokens[i] for i in paper.children if tokens[i].dep in ("relcl", "acl") and _that(tokens[i], tokens))
        if not signs.takes(paper.pos, paper.lemma):  # "in a report that": the report is a cue of its own
            yield from (("quote", subtree(clause.i, tokens)) for clause in clauses)


def _recounted(token: Token, tokens: Sequence[Token], signs: Signs) -> Iterator[tuple[str, set[int]]]:
    """ "Acme, as the Courier reported, plans to sell": the clause that an "as" looks back at."""
    kids = [tokens[i] for i in token.children]
    looks_back = any(kid.dep == "mark" and kid.text.lower() == "as" for kid in kids)
    if looks_back and token.lemma in signs.recounting and token.dep == "advcl" and all(k.dep != "dobj" for k in kids):
        yield "quote", subtree(token.head, tokens, without=frozenset({token.i}))


def _is_better(closes: Closing, found: Sequence[tuple[str, set[int]]], source: int | None) -> bool:
    """Whether the words show more than the tree: no content, a speaker within it, or another one before the comma."""
    if not found or closes.source in found[0][1]:
        return True
    return min(found[0][1]) < closes.end and (source is None or source < closes.end)


def _unnamed(token: Token, document: Document) -> Iterator[Saying]:
    """ "reportedly": somebody says its own clause, not the ones joined to it."""
    tokens = document.tokens
    clause = token.head
    joined = frozenset(i for i in tokens[clause].children if tokens[i].dep in ("conj", "cc", "advcl", "ccomp"))
    content = subtree(clause, tokens, without=joined | {token.i})
    yield Saying(token.i, "speech", None, frozenset(content))
