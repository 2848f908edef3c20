"""Those of whom a post is said → the people, and the firm that is put beside them: "Ana Ruiz, analyst, Acme"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.document import ORGANIZATIONS, Role, Token
from kg.language.predications.prepositions import objects, prepositions
from kg.language.predications.tree import Tree, kids

_ALL = frozenset({"both", "all", "each"})


def credited(tree: Tree, token: Token, lemma: str, said_of: Sequence[int]) -> Iterator[Role]:
    """The roles of those of whom a noun is said: a firm behind one person's post and a comma is where it is held."""
    people = any(tree.tokens[i].kind == "person" for i in said_of)
    post = people and token.tag != "NNS" and lemma in tree.lists.person_roles - tree.lists.organization_roles
    for i in said_of:
        yield Role("at" if post and _is_put_behind(tree, i) else "holder", i)


def _is_put_behind(tree: Tree, i: int) -> bool:
    return tree.tokens[i].kind in ORGANIZATIONS and i > 0 and tree.tokens[i - 1].text == ","


def of_all(tree: Tree, name: Token) -> Iterator[Role]:
    """ "Ana Ruiz and Ben Ode, both | of Acme": what is said of several by one word."""
    if name.kind != "person":
        return
    first = name.head if name.dep == "conj" and tree.tokens[name.head].kind == name.kind else name.i
    for both in (c for i in {first, name.i} for c in kids(tree, i, "appos") if tree.tokens[c].text.lower() in _ALL):
        yield from (Role(preposition, j) for preposition, at in prepositions(tree, both) for j in objects(tree, at))
