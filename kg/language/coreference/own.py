"""A pronoun → whose own it must be: "Ben Ode met | his | wife Ruth", "Ben Ode announced | he | was leaving"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.language.coreference.chains import Chains
from kg.language.coreference.contrast import Candidate
from kg.language.coreference.grammar import clause, gender, subject
from kg.language.document import Document, Token
from kg.language.pronouns import standing_group
from kg.vocabulary import words

_KIN = ("dobj", "pobj", "appos", "conj", "attr")


def own(document: Document, token: Token, options: Sequence[Candidate], chains: Chains) -> list[Candidate]:
    """The option that is who does what the pronoun stands in, by name, or none.

    Of a wife or son that a sentence tells of by "his" its subject is nearly always the husband or father, but where one
    marries "his daughter"; who announces that "he was leaving" leaves.
    """
    kind = standing_group(token.text)
    if kind not in ("he", "she"):
        return []
    doer = _of_kin(document, token) if token.tag == "PRP$" else _announcing(document, token)
    name = document.tokens[doer] if doer >= 0 else token
    fits = name.kind == "person" and name.i < token.i and gender(name.text) in ("", kind)
    found = [one for one in options if fits and one.token == doer and one.mention >= 0]
    return [one for one in found if chains.genders[chains.find(one.mention)] in ("", None, kind)]


def _of_kin(document: Document, token: Token) -> int:
    """The subject of the clause in which a wife or son is "his"; -1 if it is no such noun."""
    noun = document.tokens[token.head]
    if noun.lemma.lower() not in _family() or noun.dep not in _KIN:
        return -1
    verb = clause(document, noun)
    if verb < 0 or document.tokens[verb].lemma in words("binding")["weds"] or document.tokens[verb].pos == "AUX":
        return -1
    return next((c for c in document.tokens[verb].children if document.tokens[c].dep in ("nsubj", "nsubjpass")), -1)


def _announcing(document: Document, token: Token) -> int:
    """Who announces what "he" does in "announced (that) he was leaving"; -1 if nobody."""
    verb = document.tokens[token.head]
    told = token.dep in ("nsubj", "nsubjpass") and verb.dep == "ccomp"
    if not told or document.tokens[verb.head].lemma not in words("binding")["announcing"] or verb.head > token.i:
        return -1
    return subject(document, verb.head)


@cache
def _family() -> frozenset[str]:
    return frozenset(words("binding")["family"])
