"""Token → the prepositions that hang on it, by their plain names, and what stands after each."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import NAMED, VALUES
from kg.language.predications.fillers import fillers
from kg.language.predications.tree import Tree, kids

_PREPOSITIONAL = frozenset({"ADP", "SCONJ", "VERB", "ADV", "ADJ", "PART"})


def prepositions(tree: Tree, i: int) -> Iterator[tuple[str, int]]:
    """The prepositions that hang on token i: (normal name, token of the innermost preposition)."""
    if not tree.tokens[i].children:
        return
    for child in kids(tree, i, "prep", "agent", "dative", "dep"):
        token = tree.tokens[child]
        doubted = token.dep == "dep" and token.tag not in ("IN", "TO")
        denied = child > 0 and tree.tokens[child - 1].text.lower() == "not"  # "to Ana Ruiz and not to Bo Lind"
        denied = denied and child - 2 != i  # "was not for sale" denies the verb itself
        if token.pos in _PREPOSITIONAL and token.tag != "VBN" and not (token.kind or doubted or denied):
            yield from _preposition(tree, child)
    for child in kids(tree, i, "advcl"):
        yield from _before_purpose(tree, child)
    for child in kids(tree, i, "advmod", "prt"):
        if tree.tokens[child].text.lower() in tree.lists.directions:
            yield from prepositions(tree, child)


def _before_purpose(tree: Tree, verb: int) -> Iterator[tuple[str, int]]:
    """ "Step down | as chairman | to serve": the parser takes the post into the clause that follows."""
    for mark in kids(tree, verb, "mark"):
        if tree.tokens[mark].text.lower() == "as" and any(True for _ in kids(tree, mark, "pobj")):
            yield "as", mark


def _preposition(tree: Tree, i: int) -> Iterator[tuple[str, int]]:
    token, table = tree.tokens[i], tree.lists.prepositions
    name = token.text.lower()
    inner = next((c for c in kids(tree, i, "prep", "pcomp") if tree.tokens[c].pos in ("ADP", "SCONJ")), None)
    if inner is not None and any(c < inner for c in kids(tree, i, "pobj")):  # "from 2002 to 2010"
        yield table.get(name, name), i
        yield from _preposition(tree, inner)
    elif inner is not None:
        phrase = f"{name} {tree.tokens[inner].text.lower()}"
        measured = any(tree.tokens[c].kind in VALUES for c in kids(tree, inner, "pobj"))  # "of over $5 million"
        plain = name if measured else phrase.rsplit(" ", 1)[-1]
        yield table.get(phrase, plain), (inner if tree.tokens[inner].children else i)
    else:
        before = f"{tree.tokens[i - 1].text.lower()} {name}" if i else ""
        yield table.get(before) or table.get(name, name), i
    for other in kids(tree, i, "conj"):
        if tree.tokens[other].pos == "ADP" and tree.tokens[other - 1].text.lower() != "not":
            yield from _preposition(tree, other)


def objects(tree: Tree, preposition: int) -> tuple[int, ...]:
    """The fillers of a preposition: its nouns, or the verb of "by acquiring"."""
    children = [_meant(tree, c) for c in kids(tree, preposition, "pobj", "pcomp", "npadvmod")]
    plain = [c for c in children[1:] if tree.tokens[c].kind != "date"]  # a date after the noun is a time by itself
    return tuple(j for c in [*children[:1], *plain] for j in fillers(tree, c) or _measured(tree, c))


def _meant(tree: Tree, i: int) -> int:
    """The noun of a preposition, where the parser took what follows it for the noun."""
    return _before_date(tree, i) if tree.tokens[i].kind == "date" else _before_comma(tree, i)


def _before_date(tree: Tree, i: int) -> int:
    """ "A profit of 30 million euros | last year": the sum that the parser made a number of the date.

    So it does with the mark that it takes it for in "up from $4 million | a year ago".
    """
    before = (*kids(tree, i, "nummod", "compound", "nmod"), *kids(tree, tree.tokens[i].head, "punct"))
    return next((c for c in before if tree.tokens[c].kind == "money" and c == i - 1), i)


def _before_comma(tree: Tree, i: int) -> int:
    """ "Born in Austin, Ana Ruiz studied": the place that the parser made a modifier of the name."""
    if tree.tokens[i].kind in NAMED and tree.tokens[i - 1].dep == "punct":
        return next((c for c in kids(tree, i, "nmod", "compound") if tree.tokens[c].kind in NAMED and c < i - 1), i)
    return i


def _measured(tree: Tree, i: int) -> tuple[int, ...]:
    """ "for as much as $5 million": the sum below the adjective."""
    return tuple(j for c in kids(tree, i, "prep") for j in objects(tree, c))
