"""Tokens → the questions that grammar asks of a parse: what can fill a role, children, conjuncts."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.document import NAMED, VALUES, Token
from kg.language.predications.aliases import has_rest, is_other_name
from kg.language.predications.words import Lists, lists
from kg.language.whereabouts import around, is_next

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The parse of one document, the word lists, and what has been worked out so far."""

    tokens: tuple[Token, ...]
    lists: Lists = field(default_factory=lists)
    subjects: dict[int, tuple[int, ...]] = field(default_factory=dict)  # verb → its surface subjects, once known


def nominal(token: Token) -> bool:
    """Whether the token can fill a role: a noun, name, pronoun, number or value."""
    return token.kind != "" or token.pos in _NOMINAL or token.tag in ("DT", "WDT", "WP")


def verbal(token: Token) -> bool:
    """Whether the token is a verb (main or auxiliary), not a name that looks like one."""
    return token.pos in _VERBAL and token.kind == ""


def kids(tree: Tree, i: int, *deps: str) -> list[int]:
    """The children of token i with one of these dependency labels, in text order."""
    tokens, children = tree.tokens, tree.tokens[i].children
    return [child for child in children if tokens[child].dep in deps] if children else []


def conjuncts(tree: Tree, i: int) -> tuple[int, ...]:
    """Token i and the nominals coordinated with it, in text order."""
    found = [i]
    for at in found:
        found += _joined(tree, at)
    return tuple(found)


def _joined(tree: Tree, i: int) -> list[int]:
    """The next conjuncts of a token; a name's also where they hang on its apposition ("Ana, its chair, and Bo")."""
    tokens, found = tree.tokens, list[int]()
    for child in tokens[i].children:
        dep = tokens[child].dep
        if dep == "conj" and around(tokens, i) == child:  # "Oslo, | Norway, and Turin"
            found += _joined(tree, child)
        elif (dep == "conj" or is_next(tokens, i, child)) and _is_another(tree, i, child):
            found.append(child)
        elif dep == "appos" and tokens[i].kind in NAMED and not tokens[child].kind:
            found += [c for c in kids(tree, child, "conj") if tokens[c].kind == tokens[i].kind]
    return found


def _is_another(tree: Tree, i: int, other: int) -> bool:
    """Whether two conjuncts are two things that can fill one role: both nominal, and not a value beside a name."""
    kinds = {tree.tokens[i].kind, tree.tokens[other].kind}
    if not nominal(tree.tokens[other]) or not (kinds.isdisjoint(VALUES) or kinds.isdisjoint(NAMED)):
        return False
    return not (is_general(tree, i, other) or is_other_name(tree.tokens, i, other) or has_rest(tree.tokens, other))


def is_general(tree: Tree, i: int, other: int) -> bool:
    """Whether what the parser took for a list is a noun and what it names: "the companies, Acme and Birch Labs"."""
    token, name = tree.tokens[i], tree.tokens[other]
    if token.kind or name.kind not in NAMED or not _announces(tree, token, name):
        return False
    return other > i + 1 and all(t.dep == "punct" for t in tree.tokens[i + 1 : other])


def _announces(tree: Tree, token: Token, name: Token) -> bool:
    """A definite or counted plural, or somebody's one chief before a person's name."""
    if token.tag in ("NNS", "NNPS"):
        return any(True for _ in kids(tree, token.i, "det", "nummod", "poss"))
    word = token.lemma.lower()
    person = name.kind == "person" and tree.lists.role_names.get(word, word) in tree.lists.person_roles
    return person and any(True for _ in kids(tree, token.i, "poss"))
