"""Document → Document with predications: verbs, nouns and adjectives with what fills their roles."""

from __future__ import annotations

from kg.language.document import Document
from kg.language.predications.adjectives import adjective_predications
from kg.language.predications.beside_names import name_predications
from kg.language.predications.holders import Verbs
from kg.language.predications.members import members
from kg.language.predications.nouns import noun_predications
from kg.language.predications.tree import Tree
from kg.language.predications.verbs import verb_predications

__all__ = ["find_predications", "members"]


def find_predications(document: Document) -> Document:
    """The document with one predication for each verb, common noun and predicative adjective, in text order."""
    tree = Tree(document.tokens)
    verbs = tuple(verb_predications(tree))
    uses = Verbs.of(verbs)
    found = [*verbs, *noun_predications(tree, uses), *name_predications(tree, uses), *adjective_predications(tree)]
    return document.with_(predications=tuple(sorted(found, key=lambda predication: predication.head)))
