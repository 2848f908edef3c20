"""What an article says of names → the mentions that are one organization under its old name, its new one or its first.

"Corvane, formerly Delmar Foods", "known as Delmar Foods until May", "will change its name to Corvane", "was renamed".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import subject
from kg.language.document import ORGANIZATIONS, Document, Token
from kg.language.pronouns import is_reflexive
from kg.vocabulary import words

_NAMED = ORGANIZATIONS | {"other"}
# "The Corvane of Asia" is no name of anybody, nor are "Delmar" and "Corvane" apart of "Delmar-Corvane".
_PICKED_OUT = frozenset({"det", "poss", "amod", "compound", "nmod", "prep", "conj"})


def link_renamed(document: Document, chains: Chains) -> None:
    """Join organizations' names of which the article says that the one was, is or will be the other."""
    for head, i in document.heads.items():
        token = document.tokens[head]
        if document.mentions[i].form == "name" and chains.kind(i) in _NAMED and _is_bare(document, token):
            for other in (*_other_names(document, token), *_first_names(document, token, chains)):
                j = document.heads.get(other, -1)
                if j >= 0 and chains.kind(j) in _NAMED:
                    chains.former |= _by_old_name(document, chains, token, j)
                    chains.join(i, j)


def _by_old_name(document: Document, chains: Chains, token: Token, other: int) -> set[int]:
    """The mentions by the older one of two names, which has been said of the name at a token or of the other one."""
    if _is_old(document, token):
        other = document.heads[token.i]
    elif not _is_new(document, token):
        return set()
    return {i for i in chains.members[chains.find(other)] if document.mentions[i].form == "name"}


def _is_old(document: Document, token: Token) -> bool:
    """ "Formerly Corvane", "previously known as Corvane", "was known as Corvane", "renamed from Corvane"."""
    verb, above = _verb(document, token), document.tokens[token.head]
    known = verb.lemma in _listed("knowing") and "VBD" in _helpers(document, verb)
    earlier = (_beside(document, token) | _beside(document, verb)) & _listed("formerly")
    return known or bool(earlier) or above.text.lower() == "from"


def _is_new(document: Document, token: Token) -> bool:
    """ "Now Corvane", "has been renamed Corvane"; what is yet to be done has changed no name."""
    verb = _verb(document, token)
    now = (_beside(document, token) | _beside(document, verb)) & _listed("now")
    renamed = verb.lemma in (_listed("renaming") | _listed("changing"))
    return bool(now) or (renamed and verb.tag in ("VBD", "VBN") and "MD" not in _helpers(document, verb))


def _helpers(document: Document, verb: Token) -> set[str]:
    """The tags of a verb's auxiliaries."""
    kids = (document.tokens[child] for child in verb.children)
    return {kid.tag for kid in kids if kid.dep in ("aux", "auxpass")}


def _beside(document: Document, token: Token) -> set[str]:
    return {document.tokens[child].lemma.lower() for child in token.children}


def _is_bare(document: Document, token: Token) -> bool:
    return _PICKED_OUT.isdisjoint(document.tokens[child].dep for child in token.children)


def _other_names(document: Document, token: Token) -> Iterator[int]:
    """The tokens that stand for what a name is said to be a name of."""
    if token.dep == "appos" and _is_timed(document, token):
        yield token.head
    verb = _verb(document, token)
    if verb.lemma in _listed("knowing") or (verb.lemma in _listed("calling") and _is_timed(document, verb)):
        yield from _sufferer(document, verb)
    if verb.lemma in _listed("renaming"):
        yield from _renamed(document, verb)
    if verb.lemma in _listed("changing"):
        yield from _owner_of_name(document, verb)


def _first_names(document: Document, token: Token, chains: Chains) -> Iterator[int]:
    """The token for what had no name before: "The combined company will be called Corvane"."""
    verb = _verb(document, token)
    to_come = any(document.tokens[child].dep == "aux" for child in verb.children)
    if token.i != verb.i and (verb.lemma == "call" or (verb.lemma in _listed("calling") and to_come)):
        for other in _sufferer(document, verb):
            i = document.heads.get(other, -1)
            if i >= 0 and not chains.named[chains.find(i)] and chains.kind(i) in ORGANIZATIONS:
                yield other


def _verb(document: Document, token: Token) -> Token:
    """The verb that a name completes: "renamed Corvane", "known as Corvane", "changed its name from Delmar"."""
    above = document.tokens[token.head]
    if token.dep == "pobj" and above.lemma.lower() in _listed("prepositions"):
        above = document.tokens[above.head]
        return document.tokens[above.head] if above.dep in ("prep", "dobj") else above
    return above if token.dep in ("oprd", "attr", "xcomp", "ccomp") else token


def _sufferer(document: Document, verb: Token) -> Iterator[int]:
    """Whom a passive verb is said of."""
    if verb.tag == "VBN":
        yield _behind(document, verb)


def _renamed(document: Document, verb: Token) -> Iterator[int]:
    """What a verb renames: its object, or its subject that renames itself or is renamed."""
    objects = [document.tokens[child] for child in verb.children if document.tokens[child].dep == "dobj"]
    others = [token.i for token in objects if not is_reflexive(token.text)]
    yield others[0] if others else _behind(document, verb)


def _behind(document: Document, verb: Token) -> int:
    """The subject of a verb, or what it stands behind: "Acme, now called Corvane"."""
    if verb.dep == "acl":
        return verb.head
    comma = min((verb.i, *verb.children)) - 1
    return comma - 1 if verb.dep == "dep" and comma > 0 else subject(document, verb.i)


def _owner_of_name(document: Document, verb: Token) -> Iterator[int]:
    """Whose name a verb changes: "its" of "its name"."""
    names = (child for child in verb.children if document.tokens[child].lemma == "name")
    yield from (i for name in names for i in document.tokens[name].children if document.tokens[i].dep == "poss")


def _is_timed(document: Document, token: Token) -> bool:
    """Whether an adverb says when it is so: "formerly", "now"."""
    return not _beside(document, token).isdisjoint(_listed("formerly") | _listed("now"))


@cache
def _listed(which: str) -> frozenset[str]:
    return frozenset(words("renaming")[which])
