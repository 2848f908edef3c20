"""Tokens as parsed → tokens in which a clause between commas hangs on its name ("Acme, the firm Ana Ruiz began").

Without a relative word the parser takes the clause's subject for another name of the firm, and often its verb for the
main one, with the main verb as a second of the same subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.language.document import NAMED, Token, phrase_start
from kg.language.grafting.moving import Places, is_above, is_finite, moved
from kg.vocabulary import words

_HELPERS = frozenset({"MD", "RB", "VBD", "VBZ", "VBP", "VBN", "VB"})
_SUBJECTS = ("nsubj", "nsubjpass")


def interposed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, the verb of a clause between commas belonging to the name before it, not the verb of the sentence."""
    places: Places = {}
    for token in tokens:
        if token.pos in ("VERB", "AUX") and not token.kind and token.i > 1:
            places |= _relative(tokens, token) or _participle(tokens, token)
    away = moved(tokens, places)
    return tuple(t._replace(tag="VBN") if places.get(t.i, (0, ""))[1] == "acl" else t for t in away)


def _relative(tokens: Sequence[Token], verb: Token) -> Places:
    """ "Acme, the firm | Ana Ruiz and Ben Ode | founded in 1990, makes pumps"."""
    noun = _noun_before(tokens, verb)
    if noun is None or any(tokens[c].dep == "dobj" for c in verb.children) or verb.lemma in _saying():
        return {}
    subject = next(c for c in noun.children if c > noun.i)
    if tokens[subject].kind in ("money", "share", "date", "place") or is_above(tokens, tokens[subject], verb):
        return {}
    places = {subject: (verb.i, "nsubj")}
    if verb.dep in ("acl", "relcl", "ccomp") and not is_above(tokens, verb, noun):
        return places | {verb.i: (noun.i, "relcl")}
    shifted = _shifted(tokens, verb, tokens[noun.head])
    return places | shifted | {verb.i: (noun.i, "relcl")} if shifted else {}


def _noun_before(tokens: Sequence[Token], verb: Token) -> Token | None:
    """The noun in apposition to a name that has, by the parse, what stands between it and the verb in apposition."""
    end = verb.i
    while tokens[end - 1].tag in _HELPERS and tokens[end - 1].head == verb.i:
        end -= 1
    at = tokens[end - 1]
    while at.head < at.i and not _is_general(tokens, at):
        at = tokens[at.head]
    inner = [c for c in at.children if at.i < c < verb.i]
    fits = _is_general(tokens, at) and bool(inner) and tokens[inner[0]].dep == "appos" and at.i < end - 1
    begins = phrase_start(tokens, inner[0]) if inner else at.i
    return at if fits and begins == at.i + 1 and verb.sentence == at.sentence else None


def _is_general(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether it is the firm of "Acme, the firm"."""
    if noun.kind or noun.dep != "appos" or noun.tag not in ("NN", "NNS") or tokens[noun.head].kind not in NAMED:
        return False
    determined = any(tokens[c].tag == "DT" for c in noun.children if c < noun.i)
    return determined and tokens[phrase_start(tokens, noun.i) - 1].text == ","


def _participle(tokens: Sequence[Token], verb: Token) -> Places:
    """ "Acme, | started in 1990 by Ana Ruiz, | makes pumps": right behind a name and a comma stands no main verb."""
    name = tokens[verb.i - 2]
    plain = verb.tag in ("VBD", "VBN") and tokens[verb.i - 1].text == "," and name.kind in NAMED
    if not plain or name.head != verb.i or name.dep not in _SUBJECTS:
        return {}
    if any(tokens[c].dep in ("dobj", "aux", "auxpass", "ccomp") for c in verb.children):
        return {}
    shifted = _shifted(tokens, verb, name)
    return shifted | {verb.i: (name.i, "acl")} if shifted else {}


def _shifted(tokens: Sequence[Token], verb: Token, name: Token) -> Places:
    """The verb behind the next comma put in the place of this one, with the name as its subject; {} without such."""
    after = (tokens[c] for c in verb.children if c > verb.i and tokens[c].dep == "conj")
    after = (t for t in after if t.pos in ("VERB", "AUX") and tokens[phrase_start(tokens, t.i) - 1].text == ",")
    main = next(after, None)
    if main is None or not is_finite(tokens, main) or name.head != verb.i or name.dep not in _SUBJECTS:
        return {}
    if any(tokens[c].dep in _SUBJECTS for c in main.children):
        return {}
    passive = any(tokens[c].dep == "auxpass" for c in main.children)
    later = {c: (main.i, tokens[c].dep) for c in verb.children if c > phrase_start(tokens, main.i) and c != main.i}
    place = (main.i, "ROOT") if verb.head == verb.i else (verb.head, verb.dep)
    return later | {main.i: place, name.i: (main.i, "nsubjpass" if passive else "nsubj")}


@cache
def _saying() -> frozenset[str]:
    return frozenset(words("reporting")["interposed"]["verbs"])
