"""A parsed document → what coreference asks of its grammar: roles, clauses, number, gender, quotation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.language.document import ORGANIZATIONS, VALUES, Document, Token
from kg.language.mentions import PERSONAL, nouns
from kg.language.pronouns import standing_group
from kg.vocabulary import words

_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "dobj": "object", "dative": "object",
    "poss": "owner", "pobj": "prepositional", "attr": "attribute", "oprd": "attribute", "agent": "prepositional",
}  # fmt: skip
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_SKIPPED = frozenset({"compound", "amod", "npadvmod", "nummod", "quantmod", "advmod"})


class People(NamedTuple):
    """Given names and titles by gender, lower case."""

    he: frozenset[str]
    she: frozenset[str]


@lru_cache(maxsize=1)
def people() -> People:
    """The given names of ontology/words/first_names.toml and the words of nouns.toml that tell a gender."""
    first, known = words("first_names"), nouns()
    return People(
        frozenset(name.lower() for name in first["men"]) | known.he,
        frozenset(name.lower() for name in first["women"]) | known.she,
    )


def is_nominal(token: Token) -> bool:
    """Whether something later can refer to what this token heads."""
    if token.kind:
        return token.kind not in VALUES
    return token.tag in PERSONAL or (token.pos in _NOUNS and token.dep not in _SKIPPED)


def role(document: Document, token: Token) -> str:
    """Subject, object, owner, prepositional, attribute or other; a conjunct has the role of the first one."""
    tokens = document.tokens
    for _ in range(8):
        if token.dep not in ("conj", "appos") or token.head == token.i:
            break
        token = tokens[token.head]
    if token.dep in ("compound", "nmod") and token.kind:
        return "owner"
    return _ROLES.get(token.dep, "other")


def clause(document: Document, token: Token) -> int:
    """The verb that governs a token, itself aside; -1 if there is none."""
    tokens = document.tokens
    while token.head != token.i:
        token = tokens[token.head]
        if token.pos in _VERBS:
            return token.i
    return -1


def subject(document: Document, verb: int) -> int:
    """The subject of a verb, else of the verb that it shares its subject with; -1 if there is none, or no verb (-1)."""
    tokens = document.tokens
    for _ in range(6 if verb >= 0 else 0):
        for child in tokens[verb].children:
            if tokens[child].dep in ("nsubj", "nsubjpass"):
                return child
        made = _made_to(document, verb) if tokens[verb].dep == "xcomp" else _kept_from(document, verb)
        if made >= 0:
            return made
        if tokens[verb].dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "acl") or tokens[verb].head == verb:
            return -1
        verb = tokens[verb].head
        while tokens[verb].pos not in _VERBS and tokens[verb].head != verb:
            if tokens[verb].pos in _NOUNS:
                return -1
            verb = tokens[verb].head
    return -1


def subject_ahead(document: Document, token: Token) -> int:
    """The subject that follows a token's fronted phrase or clause: Acme in "In its report, Acme …"; -1 for none."""
    tokens, at = document.tokens, token
    for _ in range(12):
        if at.head == at.i:
            return -1
        at = tokens[at.head]
        if at.pos in _VERBS and at.i > token.i:
            found = subject(document, at.i)
            if token.i < found < at.i:
                return found
    return -1


def _made_to(document: Document, verb: int) -> int:
    """Who is asked or made to do it: Birch of "Acme urged Birch to sell its unit", as the parser has it an object."""
    above = document.tokens[document.tokens[verb].head]
    if above.lemma not in _ordering():
        return -1
    return next((c for c in above.children if above.i < c < verb and document.tokens[c].dep == "dobj"), -1)


def _kept_from(document: Document, verb: int) -> int:
    """Who is meant to act behind a preposition: Birch of "Acme accused Birch of copying its design"; -1 for nobody."""
    before = document.tokens[document.tokens[verb].head]
    above = document.tokens[before.head]
    if above.dep == "dobj":  # which the parser may hang it on as well
        above = document.tokens[above.head]
    if document.tokens[verb].dep != "pcomp" or above.lemma not in words("control")["object_before"].get(
        before.lemma, ()
    ):
        return -1
    return next((c for c in above.children if above.i < c < verb and document.tokens[c].dep == "dobj"), -1)


@lru_cache(maxsize=1)
def _ordering() -> frozenset[str]:
    return frozenset(words("control")["object"])


def has_conjunct(document: Document, token: Token) -> bool:
    """Whether something is coordinated with what this token heads."""
    return any(document.tokens[child].dep == "conj" for child in token.children)


def is_plural(token: Token) -> bool:
    """Whether a noun is plural by its form; a firm is one thing, whatever its name looks like ("General Motors")."""
    if token.kind in ORGANIZATIONS:
        return False
    return token.tag in ("NNS", "NNPS") or standing_group(token.text) in ("they", "we") or token.lemma == "people"


def gender(text: str) -> str:
    """ "he" or "she" for a name or noun that tells it by its first word, else ""."""
    first = text.split(" ", 1)[0].lower().rstrip(".")
    known = people()
    return "he" if first in known.he else "she" if first in known.she else ""


def titled_gender(document: Document, token: Token) -> str:
    """What the title before a name tells: "Mr.", "Ms.", "Lady"."""
    before = document.tokens[token.i - 1] if token.i else token
    return "" if before.kind or before.i == token.i else gender(before.text) if before.text[:1].isupper() else ""


def speaker(document: Document, token: Token) -> int:
    """The subject of the nearest verb of saying above the token; -1 if there is none."""
    verb = clause(document, token)
    while verb >= 0:
        if document.tokens[verb].lemma in _saying():
            return subject(document, verb)
        verb = clause(document, document.tokens[verb])
    return -1


def voice(document: Document, token: Token, quoted: Sequence[bool]) -> int:
    """Who says what a token stands in; in a quotation that no verb is with, whom its paragraph lets speak nearest."""
    said_by = speaker(document, token)
    if said_by >= 0 or not quoted[token.i]:
        return said_by
    block = document.sentences[token.sentence].block
    own = [s for s in document.sentences if s.block == block]
    verbs = (t for t in document.tokens[own[0].first : own[-1].last] if t.lemma in _saying() and not quoted[t.i])
    found = [(abs(verb.i - token.i), doer) for verb in verbs if (doer := subject(document, verb.i)) >= 0]
    return min(found)[1] if found else -1


def said_after(document: Document, verb: Token) -> int:
    """The verb of what a verb of saying follows: "is" of "Birch is growing, Acme said"; -1 if there is none."""
    if verb.lemma not in _saying():
        return -1
    return next((c for c in verb.children if c < verb.i and document.tokens[c].dep == "ccomp"), -1)


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    return frozenset(
        verb for cue in words("reporting")["cue"] if "quote" in cue["takes"] for verb in cue.get("verb", ())
    )


def quoted(document: Document) -> tuple[bool, ...]:
    """For each token whether it stands inside quotation marks, which end with their paragraph at the latest."""
    inside, block, found = False, -1, []
    for token in document.tokens:
        now = document.sentences[token.sentence].block
        inside, block = inside and now == block, now
        if token.text in ('"', "“", "”", "``", "''"):
            inside = token.text in ("“", "``") or (token.text == '"' and not inside)
        found.append(inside)
    return tuple(found)
