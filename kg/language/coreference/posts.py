"""Who speaks → the organization that their "we" stands for: the one that their title names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.language.coreference.chains import ORGANIZATIONS, Chains
from kg.language.coreference.grammar import clause, speaker, subject
from kg.language.document import Document, Predication, Token
from kg.vocabulary import words

_LISTS = ("chief", "head", "board", "inside", "post", "founder")  # of titles that somebody has in an organization
_ROLES = ("of", "possessor", "at", "modifier", "for", "appointer")


def spoken_for(document: Document, chains: Chains, somebody: int) -> int:
    """The mention of the organization that a person (a mention) has a post in, by their last title; -1 if none is told.

    "We are growing," says Ana Ruiz, chief executive of Acme, of Acme.
    """
    group = chains.find(somebody)
    held = (title for title in reversed(document.predications) if _holds(document, chains, title, group))
    return next((i for title in held for i in _organizations(document, chains, title)), -1)


def employers(document: Document, chains: Chains, token: Token) -> tuple[int, int]:
    """The groups of the organizations where who says the token's clause, and who else acts in it, have a post; or -1.

    "Ben Ode, head of research at Acme, praised Birch. He said the company would grow": Acme.
    """
    said_by = speaker(document, token)
    verb, doers = clause(document, token), list[int]()
    while verb >= 0:
        doers.append(subject(document, verb))
        verb = clause(document, document.tokens[verb])
    others = (i for i in doers if i not in (said_by, token.i))
    return _employer(document, chains, said_by), next(
        (g for i in others if (g := _employer(document, chains, i)) >= 0), -1
    )


def _employer(document: Document, chains: Chains, head: int) -> int:
    somebody = document.heads.get(head, -1)
    if somebody < 0 or chains.kind(somebody) != "person":
        return -1
    i = spoken_for(document, chains, somebody)
    return chains.find(i) if i >= 0 else -1


def _holds(document: Document, chains: Chains, title: Predication, group: int) -> bool:
    if title.kind != "noun" or title.lemma not in titles() or _is_over(document, title):
        return False
    if title.lemma in words("jobs")["public"]:
        return False
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
