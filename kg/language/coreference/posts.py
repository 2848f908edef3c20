"""Who speaks or acts → the organization that they are of: the one that their title names, whom "we" stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import clause, speaker, subject
from kg.language.document import ORGANIZATIONS, Document, Predication, Token
from kg.vocabulary import words

_LISTS = ("chief", "head", "board", "inside", "post", "founder")  # of titles that somebody has in an organization
_ROLES = ("of", "possessor", "at", "modifier", "for", "appointer")


def held_titles(document: Document) -> tuple[Predication, ...]:
    """The titles that somebody has in an organization, but for past ones and public offices, in text order."""
    public = words("jobs")["public"]
    nouns = (p for p in document.predications if p.kind == "noun" and p.lemma in titles() and p.lemma not in public)
    return tuple(title for title in nouns if title.fillers("holder") and not _is_over(document, title))


def spoken_for(document: Document, chains: Chains, somebody: int, held: Sequence[Predication]) -> int:
    """The mention of the organization that a person (a mention) has a post in, by their last title; -1 if none is told.

    `held` are the document's `held_titles`. "We are growing," says Ana Ruiz, chief executive of Acme, of Acme.
    """
    group = chains.find(somebody)
    theirs = (title for title in reversed(held) if _holds(document, chains, title, group))
    return next((i for title in theirs for i in _organizations(document, chains, title)), -1)


def employers(document: Document, chains: Chains, token: Token, held: Sequence[Predication]) -> tuple[int, int]:
    """The groups of the organizations where who says the token's clause has a post, and who else acts in it; or -1.

    "Ben Ode, head of research at Acme, praised Birch. He said the company would grow": Acme.
    """
    said_by = speaker(document, token)
    others = (i for i in _doers(document, token) if i not in (said_by, token.i))
    theirs = (_employer(document, chains, i, held) for i in others)
    return _employer(document, chains, said_by, held), next((group for group in theirs if group >= 0), -1)


def _doers(document: Document, token: Token) -> Iterator[int]:
    """The subjects of the clause of a token and of those above it, nearest first."""
    verb = clause(document, token)
    while verb >= 0:
        yield subject(document, verb)
        verb = clause(document, document.tokens[verb])


def _employer(document: Document, chains: Chains, head: int, held: Sequence[Predication]) -> int:
    somebody = document.heads.get(head, -1)
    if somebody < 0 or chains.kind(somebody) != "person":
        return -1
    i = spoken_for(document, chains, somebody, held)
    return chains.find(i) if i >= 0 else -1


def _holds(document: Document, chains: Chains, title: Predication, group: int) -> bool:
    holders = (document.heads.get(head, -1) for head in title.fillers("holder"))
    return any(i >= 0 and chains.find(i) == group for i in holders)


def _is_over(document: Document, title: Predication) -> bool:
    """Whether the title is said to be one of the past: "a former chief executive of Acme", "was a partner at Acme"."""
    over, token = words("tenses")["past"]["modifiers"], document.tokens[title.head]
    if token.dep == "attr" and document.tokens[token.head].tag == "VBD":
        return True
    return any(document.tokens[child].lemma.lower() in over for child in document.tokens[title.head].children)


def _organizations(document: Document, chains: Chains, title: Predication) -> Iterator[int]:
    """The organizations in a title, "its" for one included."""
    for head in (head for role in _ROLES for head in title.fillers(role)):
        i = document.heads.get(head, -1)
        if i >= 0 and (chains.kind(i) in ORGANIZATIONS or document.tokens[head].text.lower() == "its"):
            yield i


@cache
def titles() -> frozenset[str]:
    """The titles that somebody has in an organization."""
    return frozenset(title for name in _LISTS for title in words("jobs")[name])
