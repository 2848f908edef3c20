"""Common noun → the light verb that carries it, and what that verb lends it: "made an investment | in Birch"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.language.determiners import is_definite
from kg.language.document import Role, Token
from kg.language.predications.holders import Verbs
from kg.language.predications.titles import apposed_names
from kg.language.predications.tree import Tree, kids


class Carrier(NamedTuple):
    """The light verb of a noun, the role it gives its subject, and the subjects."""

    verb: int
    role: str
    subjects: tuple[int, ...]


def carrier(tree: Tree, token: Token, lemma: str, roles: Sequence[Role], uses: Verbs) -> Carrier | None:
    """The light verb, where the noun does not name another as its own doer."""
    owners = [tree.tokens[r.head] for r in roles if r.name == "possessor"]
    if any(owner.pos != "PRON" for owner in owners):
        return None
    return _direct(tree, token, lemma, uses) or _prepositional(tree, token, lemma, uses, bool(owners))


def _direct(tree: Tree, token: Token, lemma: str, uses: Verbs) -> Carrier | None:
    heads = (token.i, *apposed_names(tree, token.i))  # "has a subsidiary, Birch Labs"
    for verb, role in (use for head in heads for use in uses.by_filler.get(head, ())):
        if role.name != "theme" or tree.tokens[verb.head].dep == "amod":
            continue
        if verb.lemma in tree.lists.receiving:
            return Carrier(verb.head, "recipient", verb.fillers("agent"))
        if verb.lemma in tree.lists.light or (verb.lemma in tree.lists.light_if_new and not _known(tree, token)):
            given = verb.fillers("recipient") if lemma in tree.lists.holdings else ()
            return Carrier(verb.head, "agent", given or verb.fillers("agent"))
    return None


def _known(tree: Tree, token: Token) -> bool:
    """Whether the noun is one already spoken of ("the deal")."""
    return any(is_definite(tree.tokens[c].text) for c in kids(tree, token.i, "det"))


def _prepositional(tree: Tree, token: Token, lemma: str, uses: Verbs, owned: bool) -> Carrier | None:
    event = lemma in tree.lists.events
    for verb, role in uses.by_filler.get(token.i, ()):
        light = verb.lemma in tree.lists.light_prepositions.get(role.name, ())
        if event and (light or (not owned and role.name in tree.lists.adverbial and not _known(tree, token))):
            return Carrier(verb.head, "agent", verb.fillers("agent"))
    return None


def borrowed(light: Carrier, token: Token, roles: Sequence[Role], uses: Verbs) -> list[Role]:
    """What the parser hung on the light verb: "made an investment last year | in Birch Labs"."""
    own = (verb for verb, _ in uses.by_filler.get(token.i, ()) if verb.head == light.verb)
    verb = next(own, uses.by_head[light.verb])  # of "a degree from Leeds and a doctorate from Oslo" each has its own
    known = {role.name for role in roles}
    core = {"agent", "theme", "recipient", "complement"}
    return [r for r in verb.roles if r.name not in core and r.name not in known and r.head != token.i]
