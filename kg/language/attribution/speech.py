"""An attribution → whether by it something is said, and not wanted, asked for, judged or kept back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kg.language.attribution.signs import signs
from kg.language.document import Document, Token
from kg.model import Attribution

_SAYING = ("speech", "thought")
_THINGS = ("dobj", "oprd", "nsubjpass")


def is_speech(attribution: Attribution, document: Document) -> bool:
    """Whether its cue tells of speech or opinion, and it is no promise to do something ("vowed to buy")."""
    cue, first = _token_at(attribution.cue.start, document), _token_at(attribution.content[0].start, document)
    takes = signs().takes(cue.pos, cue.lemma.lower())
    if (first.tag == "TO" and "passive" not in takes) or _is_withheld(cue, document.tokens):
        return False
    if _is_bidden(attribution, cue, document) or _is_judged(attribution, cue, document):
        return False
    if rebuts(attribution, document):
        return True
    return not takes or takes.get("clause", next(iter(takes.values()))) in _SAYING or _is_learnt(attribution, cue)


def has_speaker(attribution: Attribution, document: Document) -> bool:
    """Whether it names one, or says that there is one: nobody in particular expects what "is expected".

    Of passives only those tell of somebody that can stand with an "it": "it is rumoured that".
    """
    cue = _token_at(attribution.cue.start, document)
    if attribution.source is not None:
        return True
    if cue.pos == "VERB" and _is_passive(cue, document.tokens):
        return cue.lemma.lower() in signs().impersonal
    return cue.lemma.lower() not in signs().nobody


def rebuts(attribution: Attribution, document: Document) -> bool:
    """Whether by it somebody denies what others tell: "denied a report that", "the rumour was rejected by Acme"."""
    cue = _token_at(attribution.cue.start, document)
    things = (kid for kid in _complements(attribution, cue, document) if kid.dep in _THINGS)
    return cue.lemma in signs().denying and any(map(_tells, things))


def _complements(attribution: Attribution, cue: Token, document: Document) -> list[Token]:
    """What hangs on a verb of what is said by it."""
    kids = (document.tokens[i] for i in cue.children if cue.pos == "VERB")
    return [kid for kid in kids if any(part.start <= kid.start < part.end for part in attribution.content)]


def _is_bidden(attribution: Attribution, cue: Token, document: Document) -> bool:
    """ "asked Acme to sell its stake": wanted of somebody, and not said; who expects it to sell forecasts it."""
    tokens = document.tokens
    takes = signs().takes(cue.pos, cue.lemma.lower())
    if takes.get("clause") == "thought" or "infinitive" not in takes or _is_passive(cue, tokens):
        return False
    clauses = (kid for kid in _complements(attribution, cue, document) if kid.dep in ("xcomp", "ccomp"))
    return any(tokens[i].tag == "TO" for clause in clauses for i in clause.children)


def _is_judged(attribution: Attribution, cue: Token, document: Document) -> bool:
    """ "dismissed the suit", "calls its product a success": of things that are known; but "dismissed a report that"."""
    things = [kid for kid in _complements(attribution, cue, document) if kid.dep in _THINGS]
    return cue.lemma in signs().judging and bool(things) and not any(map(_tells, things))


def _tells(noun: Token) -> bool:
    """A report, a claim, a rumour: what it says is said."""
    return signs().takes(noun.pos, noun.lemma).get("clause") == "speech"


def _is_passive(verb: Token, tokens: Sequence[Token]) -> bool:
    return any(tokens[i].dep == "auxpass" for i in verb.children)


def _is_learnt(attribution: Attribution, cue: Token) -> bool:
    """ "Acme is for sale, the Courier understands", "Reuters has learned that": what a medium knows it tells."""
    source = attribution.source
    if source is None or source.form != "name" or source.kind == "person" or cue.lemma not in signs().learning:
        return False
    return source.kind == "media" or attribution.content[0].start < cue.start


def _is_withheld(cue: Token, tokens: Sequence[Token]) -> bool:
    """ "declined to say", "has yet to say whether it would sell", "neither confirmed nor denied": nothing was said."""
    above = tokens[cue.head]
    yet = above.lemma == "have" and any(tokens[i].text.lower() == "yet" for i in above.children)
    if cue.dep == "xcomp" and (yet or above.lemma.lower() in signs().withholding):
        return True
    joined = (cue, above) if cue.dep == "conj" else (cue,)
    return any(tokens[i].text.lower() == "neither" for verb in joined for i in verb.children if i < verb.i)


def _token_at(offset: int, document: Document) -> Token:
    return document.tokens[bisect_right(document.tokens, offset, key=lambda token: token.start) - 1]
