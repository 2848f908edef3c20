"""A pronoun → who it must be: "Acme and | its | chief", "Ben Ode met | his | wife Ruth"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import clause, gender, subject
from kg.language.coreference.profiles import listed
from kg.language.coreference.scene import Candidate
from kg.language.document import ORGANIZATIONS, Document, Token
from kg.language.mentions import RELATIVE
from kg.language.pronouns import standing_group
from kg.vocabulary import words

_KIN = ("dobj", "pobj", "appos", "conj", "attr")


def owned(document: Document, token: Token, options: Sequence[Candidate], chains: Chains) -> list[Candidate]:
    """The option that the words around "its" or "his" leave alone, or none.

    Of "Acme and | its | chief" that is Acme, of "joined Birch Labs from Corvane as | its | chief" Birch Labs, of "named
    Ana Ruiz as | its | chief" who names her, of "Birch Labs, which makes | its | tools in Oslo" Birch Labs.
    """
    if token.dep != "poss" or token.tag != "PRP$":
        return []
    noun = document.tokens[token.head]
    if _is_of_land(document, noun) and (land := _subject_land(document, token, options)):
        return land
    owners = {chains.find(document.heads[i]) for i in _owners(document, token, noun) if i in document.heads}
    return [one for one in options if one.mention >= 0 and chains.find(one.mention) in owners]


def _is_of_land(document: Document, noun: Token) -> bool:
    """Whether a noun is for what lands have and firms have not: "its navy", "its defence department"."""
    fields = (document.tokens[child].lemma.lower() for child in noun.children if child < noun.i)
    office = noun.lemma.lower() in listed("offices_of_land") and any(f in listed("fields_of_land") for f in fields)
    return office or noun.lemma.lower() in listed("of_land")


def _subject_land(document: Document, token: Token, options: Sequence[Candidate]) -> list[Candidate]:
    """The land that does something in the sentence: "Norway has ordered them from Acme, | its | navy said"."""
    here = (one for one in options if one.mention >= 0 and document.tokens[one.token].sentence == token.sentence)
    lands = [one for one in here if document.mentions[one.mention].kind == "place"]
    return [one for one in lands if document.tokens[one.token].dep in ("nsubj", "nsubjpass")]


def _owners(document: Document, token: Token, noun: Token) -> tuple[int, ...]:
    if noun.dep == "conj":
        return _joined(document, token, noun)
    if document.tokens[noun.head].lemma == "as" and noun.dep == "pobj":
        return _as(document, noun)
    return _told_of(document, noun) if noun.dep in ("dobj", "pobj") else ()


def _told_of(document: Document, noun: Token) -> tuple[int, ...]:
    """The firm that a relative clause is about: "bought | Birch Labs, which makes its sensors in Oslo"."""
    verb = clause(document, noun)
    if verb < 0 or document.tokens[verb].dep != "relcl" or noun.i < verb:
        return ()
    firm, doer = document.tokens[document.tokens[verb].head], subject(document, verb)
    about = doer >= 0 and document.tokens[doer].tag in RELATIVE and firm.kind in ORGANIZATIONS
    return (firm.i,) if about else ()


def _joined(document: Document, token: Token, noun: Token) -> tuple[int, ...]:
    """What "its chief" is joined to, or whose that is: "charged | Acme | and its chief", "sold | its | mills and its".

    Not where "other" is between: of "sold Birch Labs and its other shops" that is who sells.
    """
    first = document.tokens[noun.head]
    if first.i > token.i or any(document.tokens[child].lemma in listed("besides") for child in noun.children):
        return ()
    same = (child for child in first.children if document.tokens[child].text.lower() == token.text.lower())
    return (*same,) or ((first.i,) if first.kind in ORGANIZATIONS else ())


def _as(document: Document, noun: Token) -> tuple[int, ...]:
    """Whom somebody joins, or who takes him, "as its chief"."""
    verb = clause(document, noun)
    said = [p for p in document.predicated(verb, verb + 1) if p.kind == "verb"] if verb >= 0 else []
    joined = [i for p in said if p.lemma in listed("joining") for i in p.fillers("theme")]
    takers = [i for p in said if p.lemma in listed("naming") for i in p.fillers("agent")]
    return tuple(i for i in joined + takers if document.tokens[i].kind in ORGANIZATIONS)


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
