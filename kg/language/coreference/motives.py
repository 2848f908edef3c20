"""A pronoun and its options → those that the verb above leaves by its sense: why one is sued, whose wife is mocked.

"Ode sued Brand because he had copied a book": praise, blame and doubt look for their reason in their object. This is
the implicit causality of verbs (Garvey & Caramazza 1974, Linguistic Inquiry 5).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import clause, subject
from kg.language.coreference.profiles import listed
from kg.language.coreference.scene import Candidate
from kg.language.document import Document, Token
from kg.language.pronouns import is_of_person

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "poss", "pobj", "prep"})
_NEAR = 1  # sentences back in which somebody is told of beside whom another insults


def motivated(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """The options of a pronoun without whom the verb above speaks against; all of them where it tells nothing."""
    if not is_of_person(token.text):
        return _not_reporting(document, token, options, chains)
    if found := _of_that_name(document, token, options, chains):
        return found
    if found := _appointed(document, token, options):
        return found
    judged = set(_judged(document, token))
    if found := [one for one in options if one.token in judged]:
        return found
    return _not_own(document, token, options, chains)


def _of_that_name(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For the "his" of "his sister, Ana Keel": whoever is called Keel."""
    kin = document.tokens[token.head]
    wanted = _surnames(document, token) if kin.lemma.lower() in listed("family") else frozenset[str]()
    if not wanted:
        return []
    named = {group for group in map(chains.find, _mentions(options)) if wanted & _called(document, chains, group)}
    return [one for one in options if one.mention >= 0 and chains.find(one.mention) in named]


def _appointed(document: Document, token: Token, options: list[Candidate]) -> list[Candidate]:
    """For the "she" of "Acme named Ana Ruiz as its treasurer. She succeeds Ben Ode": whom the sentence before names."""
    if token.dep not in _SUBJECTS or document.tokens[token.head].lemma not in listed("starting"):
        return []
    sentence = document.sentences[max(0, token.sentence - 1)]
    hired = (
        p for p in document.predicated(sentence.first, token.i) if p.kind == "verb" and p.lemma in listed("naming")
    )
    new = {i for p in hired for i in p.fillers("theme") if document.tokens[i].kind == "person"}
    return [one for one in options if one.token in new]


def _mentions(options: list[Candidate]) -> Iterator[int]:
    return (one.mention for one in options if one.mention >= 0)


def _called(document: Document, chains: Chains, group: int) -> set[str]:
    """The last words of the names of a group."""
    return {document.mentions[i].text.split()[-1] for i in chains.members[group] if document.mentions[i].form == "name"}


def _not_reporting(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For the "it" of "the Ledger reported that it would buy Acme": not the paper, which tells of others."""
    verb = clause(document, token)
    while verb >= 0 and document.tokens[verb].lemma not in listed("reporting"):
        verb = clause(document, document.tokens[verb])
    paper = document.heads.get(subject(document, verb), -1) if verb >= 0 else -1
    if paper < 0 or chains.kind(paper) != "media" or document.tokens[subject(document, verb)].i == token.i:
        return options
    return [one for one in options if one.mention < 0 or chains.find(one.mention) != chains.find(paper)]


def _judged(document: Document, token: Token) -> Iterator[int]:
    """Whom the verb above "because he …" judges: Brand in "doubts Brand's word because he", "sued Brand because he"."""
    verb = document.tokens[token.head]
    marks = {document.tokens[child].text.lower() for child in verb.children if document.tokens[child].dep == "mark"}
    if token.dep not in _SUBJECTS or verb.dep != "advcl" or "because" not in marks or verb.lemma in listed("minding"):
        return
    above = _judging(document, verb)
    if above is not None:
        yield from (i for child in above.children if above.i < child < verb.i for i in _people(document, child))


def _judging(document: Document, verb: Token) -> Token | None:
    """The verb by which one judges another for a reason, which may hang below it: "doubts the right to stand"."""
    above = document.tokens[verb.head]
    while above.lemma not in listed("judging"):
        if above.head == above.i or any(document.tokens[child].dep in _SUBJECTS for child in above.children):
            return None
        above = document.tokens[above.head]
    return above


def _people(document: Document, i: int) -> Iterator[int]:
    """What stands in the object at a token, but in no clause of it: Brand in "Brand", "the word of Brand"."""
    token = document.tokens[i]
    if token.dep in _OBJECTS:
        yield i
        yield from (j for child in token.children for j in _people(document, child))


def _not_own(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For the "his" of "Ode said that Brand had mocked his wife": not Brand, as another is told of who has a wife."""
    mocked = _mocked(document, token)
    if mocked is None:
        return options
    mocker = subject(document, mocked.i)
    if mocker not in document.heads:
        return options
    group = chains.find(document.heads[mocker])
    others = [one for one in options if one.mention >= 0 and chains.find(one.mention) != group]
    near = [one for one in others if token.sentence - document.tokens[one.token].sentence <= _NEAR]
    return others if any(chains.kind(one.mention) == "person" for one in near) else options


def _mocked(document: Document, token: Token) -> Token | None:
    """The verb of insults whose object, or one of whose objects, are the pronoun's kin: "mocked his wife"."""
    kin = document.tokens[token.head]
    if token.dep != "poss" or kin.lemma.lower() not in listed("family"):
        return None
    while kin.dep == "conj":
        kin = document.tokens[kin.head]
    verb = document.tokens[clause(document, kin)] if kin.dep in ("dobj", "pobj") else None
    return verb if verb is not None and verb.lemma in listed("insulting") else None


def _surnames(document: Document, token: Token) -> frozenset[str]:
    """The surname that the kin of a pronoun have, where it is told: "his wife, Ana Keel"."""
    kin = document.tokens[token.head]
    named = (document.tokens[child] for child in kin.children if document.tokens[child].dep == "appos")
    return frozenset[str]().union(*map(_surname, named))


def _surname(token: Token) -> frozenset[str]:
    """The last word of a person's name of several."""
    return frozenset(token.text.split()[1:][-1:]) if token.kind == "person" else frozenset()
