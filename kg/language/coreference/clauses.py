"""A pronoun in its clause → who it is by the clause above, and who it is not by whoever stands in the same one."""

from __future__ import annotations

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import clause, subject
from kg.language.coreference.scene import Candidate
from kg.language.coreference.together import joined
from kg.language.document import Document, Token
from kg.language.mentions import RELATIVE
from kg.language.pronouns import is_of_person, standing_group

_DEEPEST = 6  # clauses above that are looked at


def of_main_clause(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """Who does what the sentence tells, for the "he" of a clause in it: "Ana joined from Acme, where she was chief".

    Only where nobody else with a name stands before it in the sentence.
    """
    verb = _relative_of(document, token)
    if verb < 0 or token.dep != "nsubj" or not is_of_person(token.text):
        return []
    people = [one for one in options if "fit=person" in one.signs and one.mention >= 0]
    here = [one for one in people if document.tokens[one.token].sentence == token.sentence]
    named = {group for one in here if chains.named[group := chains.find(one.mention)]}
    doer = subject(document, clause(document, document.tokens[verb]))
    return [one for one in here if one.token == doer and named == {chains.find(one.mention)}]


def beside_relative(document: Document, token: Token) -> tuple[int, ...]:
    """Whom a relative clause is about, for its subject: "the actress with whom he lives" is not he."""
    verb = _relative_of(document, token)
    if verb < 0 or token.dep not in ("nsubj", "nsubjpass"):
        return ()
    children = document.tokens[verb].children
    below = (document.tokens[i] for child in children for i in (child, *document.tokens[child].children))
    relative = any(each.tag in RELATIVE and each.i != token.i for each in below)
    return (document.tokens[verb].head,) if relative else ()


def joint_doers(document: Document, token: Token) -> tuple[int, ...]:
    """Who does something together: none of them is "it" in what they do ("Acme and Birch are among its backers")."""
    if standing_group(token.text) != "it":
        return ()
    first = subject(document, clause(document, token))
    doers = joined(document, first) if first >= 0 else ()
    return doers if len(doers) > 1 and max(doers) < token.i else ()


def same_owner(document: Document, token: Token) -> tuple[int, ...]:
    """The "his" before a second one of the same clause: "survived by his wife, two sons and his sister"."""
    if token.dep != "poss" or not is_of_person(token.text):
        return ()
    before = document.tokens[document.sentences[token.sentence].first : token.i]
    same = (each for each in before if each.dep == "poss" and each.text.lower() == token.text.lower())
    verb = clause(document, token)
    return tuple(each.i for each in same if clause(document, each) == verb)[:1]


def reporters(document: Document, token: Token) -> tuple[int, ...]:
    """The media that only report a clause in which somebody else acts: "the Ledger said Acme would sell its mills"."""
    verb, acts, found = clause(document, token), False, list[int]()
    for _ in range(_DEEPEST):
        if verb < 0:
            break
        doer = subject(document, verb)
        if doer >= 0 and doer != token.i:
            if acts and document.tokens[doer].kind == "media":
                found.append(doer)
            acts = acts or document.tokens[doer].kind != "media"
        verb = clause(document, document.tokens[verb])
    return (*found, *_cited(document, token))


def _cited(document: Document, token: Token) -> tuple[int, ...]:
    """The media that a sentence cites: "according to | the Ledger, it has made an offer"."""
    first = document.sentences[token.sentence].first
    media = (each for each in document.tokens[first : token.i] if each.kind == "media" and each.dep == "pobj")
    return tuple(each.i for each in media if document.tokens[each.head - 1].text.lower() == "according")


def _relative_of(document: Document, token: Token) -> int:
    """The verb of the relative clause that a token stands in; -1 where its clause is none."""
    verb = clause(document, token)
    return verb if verb >= 0 and document.tokens[verb].dep == "relcl" else -1
