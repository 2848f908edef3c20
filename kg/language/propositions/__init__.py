"""Document → Document with propositions: who did what to whom in the text's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.language.document import NAMED, Document, Predication, Token
from kg.language.predications.tree import Tree, nominal, verbal
from kg.language.propositions.clauses import Clause, clauses
from kg.language.propositions.phrases import noun_phrase, spans
from kg.model import Proposition, Span

__all__ = ["find_propositions"]

_NOT_MAIN = frozenset({"aux", "auxpass", "prep", "amod", "case", "mark", "compound", "agent"})


class _Found(NamedTuple):
    head: int  # token of the predicate
    clause: Clause
    relation: str = ""  # where the text has no word for it


def find_propositions(document: Document) -> Document:
    """The document with its open relations, in text order.

    One proposition for each verb and combination of its coordinated subjects and objects, and one ("is") for each
    apposition. The relation is made of the verb group's words (auxiliaries, negation, verb, particle), also over
    "plans to buy"; the arguments are the object, then each preposition with its noun, also a noun's own ("a stake",
    "in Birch Labs"), then times. Status and tense are those of the predication at the same word.
    """
    tree = Tree(document.tokens)
    signs = {predication.head: predication for predication in document.predications}
    found = (_proposition(document, one, signs) for token in document.tokens for one in _facts(tree, token))
    return document.with_(propositions=tuple(dict.fromkeys(one for one in found if one.subject)))


def _facts(tree: Tree, token: Token) -> Iterator[_Found]:
    if token.dep == "appos" and nominal(token):
        yield from _apposition(tree, token)
    elif verbal(token) and token.dep not in _NOT_MAIN:
        yield from (_Found(token.i, clause) for clause in clauses(tree, token))


def _apposition(tree: Tree, token: Token) -> Iterator[_Found]:
    """ "Ana Ruiz, the founder of Acme" and "the founder of Acme, Ana Ruiz"; not one name beside another."""
    head = tree.tokens[token.head]
    if not nominal(head) or (token.kind and head.kind):
        return
    name, noun = (token, head) if token.kind in NAMED else (head, token)
    yield _Found(noun.i, Clause(noun_phrase(tree, name.i), (), (noun_phrase(tree, noun.i, without=name.i),)), "is")


def _proposition(document: Document, found: _Found, signs: Mapping[int, Predication]) -> Proposition:
    parts = tuple(
        spans(document, words) for words in (found.clause.subject, found.clause.relation, *found.clause.arguments)
    )
    subject, relation, *arguments = (_text(part) for part in parts)
    sign = signs.get(found.head)
    status, tense = ("Stated", None) if sign is None else (sign.status, sign.tense)
    return Proposition(subject, relation or found.relation, tuple(arguments), parts, status, tense)


def _text(part: tuple[Span, ...]) -> str:
    return " ".join(span.text for span in part)
