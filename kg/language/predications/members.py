"""Head noun → the members listed for it: "clients including Acme and Birch", "the companies, Acme and Birch"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import NAMED, Document
from kg.language.predications.prepositions import objects
from kg.language.predications.tree import Tree, apposed_names, conjuncts, kids


def members(document: Document, head: int) -> tuple[int, ...]:
    """Head tokens of the things listed for the noun at token `head`, in text order; () where nothing is listed."""
    tree = Tree(document.tokens)
    found = [*_after(tree, head), *_apposed(tree, head), *_beside(tree, head), *_included(tree, head)]
    return tuple(sorted(set(found) - {head}))


def _after(tree: Tree, head: int) -> Iterator[int]:
    """such as, like, including, among them."""
    for child in kids(tree, head, "prep", "acl", "dep"):
        word = tree.tokens[child].text.lower()
        if word in tree.lists.listing or (word == "as" and tree.tokens[child - 1].text.lower() == "such"):
            yield from objects(tree, child)
        elif word == "of" and tree.tokens[head].lemma.lower() in tree.lists.groups:
            yield from (j for j in objects(tree, child) if tree.tokens[j].kind in NAMED - {"place"})
        elif word == "among" and any(tree.tokens[c].text.lower() == "them" for c in tree.tokens[child].children):
            yield from (j for j in objects(tree, child) if tree.tokens[j].pos != "PRON")
            yield from (j for c in kids(tree, child, "dobj") for j in conjuncts(tree, c))


def _apposed(tree: Tree, head: int) -> Iterator[int]:
    for child in apposed_names(tree, head):
        yield from conjuncts(tree, child)


def _beside(tree: Tree, head: int) -> Iterator[int]:
    """Acme and other rivals."""
    token = tree.tokens[head]
    if token.dep == "conj" and any(tree.tokens[c].lemma == "other" for c in kids(tree, head, "amod")):
        yield from (j for j in conjuncts(tree, token.head) if j < head)


def _included(tree: Tree, head: int) -> Iterator[int]:
    """Its clients include Acme."""
    verb = tree.tokens[tree.tokens[head].head]
    if tree.tokens[head].dep == "nsubj" and verb.lemma in ("include", "be"):
        yield from (
            j for child in kids(tree, verb.i, "dobj", "attr") for j in conjuncts(tree, child) if tree.tokens[j].kind
        )
