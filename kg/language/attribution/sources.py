"""A cue → the token of whoever speaks, and that token → a mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from kg.language.attribution.signs import Signs
from kg.language.attribution.spans import subtree
from kg.language.document import Document, Token
from kg.model import Form, Kind, Mention

_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp"})  # clauses that take their subject from the one above
_ASIDE = frozenset({"relcl", "appos", "advcl", "punct", "acl", "cc", "conj", "parataxis"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_SPEAKERS = frozenset({"person", "company", "organization", "government", "media"})
_FORMS = {"PROPN": "name", "PRON": "pronoun"}


def source_of(cue: Token, tokens: Sequence[Token], carriers: frozenset[str]) -> int | None:
    """The head token of who says, thinks or wants it. `carriers` are verbs whose subject makes the claim they carry."""
    return _of_noun(cue, tokens, carriers) if cue.pos == "NOUN" else _of_verb(cue, tokens)


def _of_verb(verb: Token, tokens: Sequence[Token], depth: int = 0) -> int | None:
    kids = [tokens[i] for i in verb.children]
    if any(kid.dep == "auxpass" for kid in kids):
        return _agent(kids, tokens)
    subjects = sorted((abs(kid.i - verb.i), kid) for kid in kids if kid.dep == "nsubj")
    if subjects:  # of two the nearer: "The intrigue: Three people told"
        return _referent(subjects[0][1], verb, tokens)
    if verb.dep in ("acl", "relcl"):
        return _agent(kids, tokens) if verb.tag == "VBN" else verb.head
    if verb.dep in _SHARED and depth < 6:
        return _above(tokens[verb.head], tokens, depth)
    if verb.pos == "ADJ" or verb.dep in ("acomp", "prep", "aux"):
        return _above(tokens[verb.head], tokens, depth) if depth < 6 and verb.head != verb.i else None
    return None


def _above(head: Token, tokens: Sequence[Token], depth: int) -> int | None:
    if head.pos in ("VERB", "AUX", "ADJ"):
        passive = [i for i in head.children if tokens[i].dep == "nsubjpass"]
        return passive[0] if passive else _of_verb(head, tokens, depth + 1)
    if head.pos == "ADP" and head.head != head.i:
        return _above(tokens[head.head], tokens, depth + 1) if depth < 6 else None
    return head.i if head.pos in ("NOUN", "PROPN", "PRON") else None


def _referent(subject: Token, verb: Token, tokens: Sequence[Token]) -> int | None:
    """Whom a relative pronoun stands for; nobody for *it* in "it was said"."""
    if subject.text.lower() in _RELATIVES and subject.tag in ("WP", "WDT", "WP$", "IN"):
        clause = verb
        while clause.dep in ("conj", "xcomp", "ccomp") and clause.head != clause.i:
            clause = tokens[clause.head]
        return clause.head if clause.dep == "relcl" else subject.i
    return subject.i


def _agent(kids: Sequence[Token], tokens: Sequence[Token]) -> int | None:
    return next((j for kid in kids if kid.dep == "agent" or kid.text == "by" for j in kid.children), None)


def _of_noun(noun: Token, tokens: Sequence[Token], carriers: frozenset[str]) -> int | None:
    """Whose claim, plan or hope it is: its possessor, its maker, or the subject of the verb that carries it."""
    for i in noun.children:
        if tokens[i].dep == "poss":
            return i
    for i in noun.children:
        if tokens[i].dep == "prep" and tokens[i].lemma in ("by", "from", "among"):
            return next(iter(tokens[i].children), None)
    head = tokens[noun.head]
    if noun.dep in ("dobj", "attr") and head.lemma in carriers:
        return _of_verb(head, tokens)
    return None


def source_mention(i: int, document: Document, signs: Signs) -> Mention:
    """The mention of this head token, or of the name beside it, else one made of its noun phrase."""
    found = _named(i, document) or document.mention(i)
    if found is not None:
        return found
    tokens, text = document.tokens, document.article.text
    aside = frozenset(j for j in tokens[i].children if tokens[j].dep in _ASIDE)
    phrase = subtree(i, tokens, without=aside)
    first = last = i
    while first - 1 in phrase:
        first -= 1
    while last + 1 in phrase:
        last += 1
    start, end = tokens[first].start, tokens[last].end
    return Mention(text[start:end], start, end, _kind(tokens[i], signs), _form(tokens[i]), article=document.article.id)


def _named(i: int, document: Document) -> Mention | None:
    """The name that a noun is of: "hotel group Costa Lirio", "its founder, Ana Ruiz"."""
    tokens = document.tokens
    names = (j for j in tokens[i].children if tokens[j].dep == "appos" and tokens[j].kind in _SPEAKERS)
    return None if tokens[i].kind else next((document.mention(j) for j in names), None)


def _kind(token: Token, signs: Signs) -> Kind:
    if token.kind:
        return cast(Kind, token.kind)
    return "source" if token.lemma.lower() in signs.sources else "other"


def _form(token: Token) -> Form:
    return cast(Form, _FORMS.get(token.pos, "noun"))
