"""Verb → whether it is passive, by its own form or by that of the verb which it is joined to."""

from __future__ import annotations

from kg.language.predications.tree import Tree, kids, verbal

_PARTICIPLES = frozenset({"advcl", "xcomp", "pcomp", "relcl", "oprd", "prep"})


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb's surface subject is its logical object."""
    token = tree.tokens[verb]
    deps = {tree.tokens[child].dep for child in token.children}
    if deps & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if "agent" in deps and not deps & {"nsubj", "dobj", "aux"}:
        return True  # "Set up by Ana Ruiz, Acme grew", whatever form the tagger sees
    if token.tag not in ("VBN", "VBD") or _perfect(tree, verb):
        return False
    if deps & {"nsubj", "aux"}:
        return False
    if token.dep == "advcl" and verb < token.head and not deps & {"dobj", "mark"}:
        return True  # "Set up in 2004 by Ana Ruiz, Acme grew"
    if token.dep in ("acl", "amod"):
        return True
    first = coordinate(tree, verb)
    if token.dep == "conj" and verbal(tree.tokens[first]):
        if tree.tokens[first].text.lower() == "born":
            return token.lemma in tree.lists.reared and "dobj" not in deps
        alike = token.lemma in tree.lists.naming or (token.tag == "VBN" and "dobj" not in deps)
        return alike and is_passive(tree, first)
    return token.tag == "VBN" and ("agent" in deps or token.dep in _PARTICIPLES)


def _perfect(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[aux].lemma in ("have", "'ve") for aux in kids(tree, verb, "aux"))


def coordinate(tree: Tree, verb: int) -> int:
    """The head of the verb; of the preposition that the parser joined the verb to ("owned by X and based in Y")."""
    head = tree.tokens[verb].head
    return tree.tokens[head].head if tree.tokens[head].pos == "ADP" else head
