"""Noun of kinship → those whom "and his wife" joins: "the son of Karl Maier, a baker, and his wife Else"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import Token
from kg.language.predications.titles import apposed_names, before_name
from kg.language.predications.tree import Tree, kids, verbal

_REACH = 12  # tokens of an apposition between the two


def other_half(tree: Tree, noun: Token) -> int | None:
    """The person to whom "his" in "and his wife" belongs: the one before *and*, with at most an apposition between.

    Only in a list can the pronoun not go back further: "Karl Maier, a baker, and his wife Else".
    """
    owner = next((c for c in kids(tree, noun.i, "poss") if tree.tokens[c].pos == "PRON"), None)
    if owner is None or noun.lemma.lower() not in tree.lists.spouses or tree.tokens[owner - 1].text.lower() != "and":
        return None
    return _person_before(tree, owner - 1)


def _person_before(tree: Tree, conjunction: int) -> int | None:
    """The person right before the conjunction, or before an apposition in commas that ends there."""
    before = tree.tokens[conjunction - 1]
    if before.kind == "person":
        return before.i
    if before.text != ",":
        return None
    for i in range(before.i - 1, max(0, before.i - _REACH), -1):
        token = tree.tokens[i]
        if token.text == "," and tree.tokens[i - 1].kind == "person":
            return i - 1
        if token.text == "," or token.kind == "person" or verbal(token) or token.sentence != before.sentence:
            return None
    return None


def both_parents(tree: Tree, noun: Token, parents: tuple[int, ...]) -> Iterator[int]:
    """The second parent in "the son of Karl Maier, a baker, and his wife Else", wherever the parser hung the wife."""
    for parent in parents:
        for token in tree.tokens[parent + 1 : parent + 1 + _REACH]:
            if token.sentence == noun.sentence and other_half(tree, token) == parent:
                yield from spouse(tree, token)


def spouse(tree: Tree, noun: Token) -> list[int]:
    """The name of the wife or husband that the noun announces."""
    name = before_name(tree, noun.i)
    return [name] if name is not None else [j for j in apposed_names(tree, noun.i) if tree.tokens[j].kind == "person"]
