"""Anaphor and its clause → who it cannot be by what is held or copied there: "keeps a stake in | the company"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import clause, subject
from kg.language.coreference.kinship import told
from kg.language.coreference.profiles import listed
from kg.language.coreference.scene import Candidate
from kg.language.document import ORGANIZATIONS, Document, Token
from kg.language.nations import area

_MAY_BE = frozenset({"of that trade", "called so", "called just so", "same noun"})  # signs that a noun is for a thing


def holders(document: Document, token: Token) -> tuple[int, ...]:
    """Who holds or buys a share in what the anaphor stands for: Acme in "Acme keeps a stake in | the company".

    And who gets it: Birch in "Ode will sell a stake in | the company | to Birch". Not who sells one, which a company
    does with its own: "Acme may sell a stake in the company".
    """
    share = _share_in(document, token)
    if share is None:
        return ()
    verb = clause(document, share)
    holds = verb >= 0 and document.tokens[verb].lemma in listed("holding") and share.dep in ("dobj", "conj", "appos")
    owners = [child for child in share.children if document.tokens[child].dep == "poss"]
    doer = subject(document, verb) if holds else -1
    return tuple(i for i in (doer, *owners, *_getters(document, share, verb)) if i >= 0)


def _getters(document: Document, share: Token, verb: int) -> Iterator[int]:
    """To whom a share is sold: Birch in "sell a stake | to Birch", wherever the parser hangs that."""
    below = (*share.children, *(document.tokens[verb].children if verb >= 0 else ()))
    to = (document.tokens[child] for child in below if document.tokens[child].text.lower() == "to")
    yield from (child for each in to for child in each.children if document.tokens[child].dep == "pobj")


def _share_in(document: Document, token: Token) -> Token | None:
    """The noun for a share that a definite noun or "it" is named behind: "a 5% stake in | the company"."""
    before = document.tokens[token.head]
    above = document.tokens[before.head]
    if token.dep != "pobj" or before.lemma not in ("in", "of"):
        return None
    return above if above.lemma.lower() in listed("shares") else None


def copiers(document: Document, token: Token) -> tuple[int, ...]:
    """Who takes what is another's: Birch in "Acme says Birch infringes | its | patents"."""
    right = document.tokens[token.head]
    if token.dep != "poss" or right.lemma.lower() not in listed("rights"):
        return ()
    verb = clause(document, right)
    if verb < 0 or document.tokens[verb].lemma not in listed("infringing"):
        return ()
    doer = subject(document, verb)
    return (doer,) if doer >= 0 else ()


def of_offer(document: Document, token: Token, options: list[Candidate]) -> list[Candidate]:
    """For the "it" of "dismissed an offer, saying it undervalued the shop": no firm, as an offer is what values."""
    verb = document.tokens[token.head]
    if token.dep != "nsubj" or token.text.lower() != "it" or verb.lemma not in listed("pricing"):
        return options
    said = document.tokens[document.sentences[token.sentence].first : token.i]
    if not any(each.lemma in listed("bids") and each.pos == "NOUN" for each in said):
        return options
    return [one for one in options if not any(f"fit={kind}" in one.signs for kind in ORGANIZATIONS)]


def of_bought(document: Document, token: Token, options: list[Candidate]) -> list[Candidate]:
    """For the "it" of "Acme bought it" not where something is: "founded in Waltham, Mass. Acme bought it"."""
    if token.dep != "dobj" or document.tokens[token.head].lemma not in listed("buying"):
        return options
    return [one for one in options if not _is_where(document, document.tokens[one.token])]


def _is_where(document: Document, token: Token) -> bool:
    """Whether a token names a place that something is in, or what that lies in: "in | Waltham, | Mass."."""
    if token.kind != "place":
        return False
    within = token.i > 1 and document.tokens[token.i - 1].text == "," and document.tokens[token.i - 2].kind == "place"
    return within or document.tokens[token.i - 1].text.lower() in listed("where")


def of_item(document: Document, token: Token, options: list[Candidate]) -> list[Candidate]:
    """In a digest, whose items stand behind two stars, what the item itself speaks of: each tells of another deal."""
    block = document.sentences[token.sentence].block
    if not is_digest(document, block):
        return options
    return [one for one in options if document.sentences[document.tokens[one.token].sentence].block == block]


def is_digest(document: Document, block: int) -> bool:
    """Whether a block is an item of a digest: "** Acme has bought Birch Labs"."""
    start = document.blocks[block].start
    return document.blocks[block].kind == "bullet" and document.article.text[:start].rstrip(" ").endswith("**")


def of_own_name(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For "the Obama administration", "the Visy group" only what has that name: a name before the noun is its own.

    But who makes or owns what is named ("the iPhone maker") has another.
    """
    if token.pos != "NOUN" or token.kind or token.lemma.lower() not in listed("behind_own_name"):
        return options
    before = {t.text.lower() for t in document.tokens[max(0, token.i - 2) : token.i] if _is_own(document, t, token)}
    if not before:
        return options
    groups = {chains.find(one.mention) for one in options if one.mention >= 0}
    named = {group for group in groups if not before.isdisjoint(_words(document, chains, group))}
    return [one for one in options if one.mention >= 0 and chains.find(one.mention) in named]


def of_unit(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For "the unit" what was called one: Birch in "Acme runs it through a subsidiary, Birch. … 15% of the unit"."""
    units = listed("units") - {"parent"}
    if token.pos != "NOUN" or token.lemma.lower() not in units:
        return options
    nouns = (each for each in document.tokens[: token.i] if each.lemma.lower() in units)
    heads = (head for noun in nouns for head in told(document, noun) if head in document.heads)
    called = {chains.find(document.heads[head]) for head in heads}
    left = [one for one in options if one.mention >= 0 and chains.find(one.mention) in called]
    return left or options


def of_told(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For "the court", "the exchange" only what is called so, by its name or in the text: no firm is one by and by."""
    lemma = token.lemma.lower()
    if token.pos != "NOUN" or token.kind or lemma not in listed("told_only"):
        return options
    named = [one for one in options if one.mention >= 0]
    return [
        one
        for one in named
        if not _MAY_BE.isdisjoint(one.signs)
        or any(lemma in w for w in _words(document, chains, chains.find(one.mention)))
    ]


def _is_own(document: Document, before: Token, noun: Token) -> bool:
    """Whether a word before a noun is a name, but of no place and no nation."""
    placed = before.kind in ("place", "date") or area(document.tokens, before.i) is not None
    return before.head == noun.i and before.pos == "PROPN" and not placed


def _words(document: Document, chains: Chains, group: int) -> set[str]:
    names = (document.mentions[i] for i in chains.members[group] if document.mentions[i].form == "name")
    return {word for name in names for word in (name.text.lower(), *name.text.lower().split())}
