"""Predicative adjectives → predications: of whom, with what prepositions ("responsible for", "worth $1 billion")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import NAMED, Predication, Role, Token
from kg.language.predications.fillers import beyond
from kg.language.predications.prepositions import objects, prepositions
from kg.language.predications.subjects import subject_of
from kg.language.predications.tree import Tree, kids, nominal

_PARTNERS = frozenset({"with", "from", "for", "by", "in"})


def adjective_predications(tree: Tree) -> Iterator[Predication]:
    """One predication for each adjective said of something by a verb or after its noun, in text order."""
    for token in tree.tokens:
        if not token.kind and _predicative(tree, token):
            yield Predication(token.i, token.lemma.lower(), "adjective", tuple(dict.fromkeys(_roles(tree, token))))


def _predicative(tree: Tree, token: Token) -> bool:
    if token.pos != "ADJ" and token.text.lower() != "worth":
        return False
    return token.dep in ("acomp", "oprd", "advcl", "relcl", "acl", "conj", "ccomp", "xcomp", "prep") or (
        token.dep in ("amod", "appos") and token.head < token.i
    )


def _roles(tree: Tree, token: Token) -> Iterator[Role]:
    above, before = tree.tokens[token.head], tree.tokens[token.i - 1]
    if token.text.lower() == "worth" and before.i < token.i and nominal(before) and before.dep in ("dobj", "pobj"):
        above = _deal(tree, before)  # "ordered jets | worth $2bn", which the parser may hang on the verb
    own = nominal(above) and (token.dep != "conj" or above is before)
    said_of = (above.i,) if own else subject_of(tree, token.i)
    yield from (Role("holder", j) for j in said_of if j != token.i)
    for child in kids(tree, token.i, "npadvmod", "dobj", "pobj", "quantmod"):
        at = (child,) if nominal(tree.tokens[child]) else beyond(tree, child)
        yield from (Role("theme", j) for j in at)
    yield from (Role(name, j) for name, at in prepositions(tree, token.i) for j in objects(tree, at))


def _deal(tree: Tree, noun: Token) -> Token:
    """What is worth the sum: "a deal with Acme | worth $30 million" is the deal, and not Acme."""
    preposition = tree.tokens[noun.head]
    if noun.kind not in NAMED or preposition.text.lower() not in _PARTNERS:
        return noun
    governor = tree.tokens[preposition.head]
    things = [governor.i] if nominal(governor) else [i for i in kids(tree, governor.i, "dobj") if i < noun.i]
    return tree.tokens[things[-1]] if things else noun
