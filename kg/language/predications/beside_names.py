"""Names → predications of what is said right beside them: "Norway's Acme", "Ana Ruiz of Acme", "Acme (Oslo: ACM)"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import NAMED, ORGANIZATIONS, Predication, Role, Token
from kg.language.nations import area
from kg.language.predications.credits import of_all
from kg.language.predications.holders import Verbs
from kg.language.predications.nouns import inner_roles
from kg.language.predications.prepositions import objects, prepositions
from kg.language.predications.tree import Tree

_BEFORE = ("compound", "amod", "nmod", "nummod", "npadvmod", "quantmod")
_BRACKETS = 16  # tokens in which the brackets with the tickers of a firm close


def name_predications(tree: Tree, uses: Verbs) -> Iterator[Predication]:
    """One for each name with something beside it: "Norway's Acme", "Ana Ruiz of Acme". Its lemma is "<name>"."""
    for token in tree.tokens:
        if token.kind in NAMED:
            origin = [Role("modifier", token.i - 1)] if _is_native(tree, token) else []
            barred = _barred(tree, token)
            inner = (role for role in inner_roles(tree, token, token.i) if role.name not in barred)
            inner = (role for role in inner if not _is_left_over(token, role, uses))
            roles = (
                *origin,
                *inner,
                *_bracketed(tree, token),
                *_before_verb(tree, token),
                *_there(tree, token),
                *of_all(tree, token),
            )
            if roles:
                yield Predication(token.i, "<name>", "noun", roles)


def _barred(tree: Tree, name: Token) -> tuple[str, ...]:
    """The roles that what is beside a name has for other words: "Acme's | chair Ana Ruiz", "sued Acme | in Oslo"."""
    owned = name.i > 0 and tree.tokens[name.i - 1].dep == "case"  # also where "Birch Labs' " looks like a quotation
    acted_on = name.dep == "dobj" and tree.tokens[name.head].lemma in tree.lists.acts
    return ("modifier", *(() if owned else ("possessor",)), *(("in", "at") if acted_on else ()))


def _is_left_over(name: Token, role: Role, uses: Verbs) -> bool:
    """Whether a role is one of a verb left out: "Ana Ruiz reported from Oslo, and Ben Ode | from Bergen"."""
    shared = (verb for verb, use in uses.by_filler.get(role.head, ()) if use.name == role.name)
    left_out = uses.by_head.get(name.head) if name.dep == "conj" else None  # the parser joined the name to the verb
    beside = left_out is not None and left_out.fillers(role.name)
    return bool(beside) or any(name.i in verb.fillers("agent") for verb in shared)


def _is_native(tree: Tree, name: Token) -> bool:
    """Whether a person's name follows where he or she is from: "the Swede Viktor Ekdahl", "the American Ana Ruiz"."""
    before = tree.tokens[name.i - 1]
    own = name.kind == "person" and name.i > 0 and before.head == name.i and before.dep in _BEFORE
    return own and not before.kind and area(tree.tokens, before.i) is not None


def _bracketed(tree: Tree, name: Token) -> Iterator[Role]:
    """ "Acme (Oslo)", "Ana Ruiz (Acme)": the one name in brackets after a name; "Acme (Nasdaq: ACM)": its ticker's."""
    after = tree.tokens[name.i + 1 : name.i + 4]
    marks = [t.text for t in after[::2]]
    if marks == ["(", ")"] and after[1].kind in NAMED:
        yield Role("brackets", after[1].i)
    elif marks[:1] == ["("]:
        yield from (Role("ticker", i) for i in _exchanges(tree, name.i + 1))


def _exchanges(tree: Tree, opened: int) -> Iterator[int]:
    """The names before colons in the brackets that open at a token: "(| Nasdaq |: ACM; | TSX |: ACM)"."""
    for token in tree.tokens[opened + 1 : opened + _BRACKETS]:
        if token.text == ")":
            return
        if token.text == ":" and tree.tokens[token.i - 1].kind in NAMED:
            yield token.i - 1


def _before_verb(tree: Tree, token: Token) -> Iterator[Role]:
    """ "Analyst Ana Ruiz | at Delmar Bank | said": what stands between a subject and the verb that it was hung on."""
    if token.kind != "person" or token.dep not in ("nsubj", "nsubjpass"):
        return
    for name, at in prepositions(tree, token.head):
        if at == token.i + 1 and at < token.head:
            yield from (Role(name, j) for j in objects(tree, at))


def _there(tree: Tree, name: Token) -> Iterator[Role]:
    """ "taught at Birch College | in Oslo", "the head of Larder | in Oslo": where it is, hung on what stands before."""
    if name.kind not in ORGANIZATIONS or name.dep != "pobj" or tree.tokens[name.head].text.lower() not in ("at", "of"):
        return
    for preposition, at in prepositions(tree, tree.tokens[name.head].head):
        if at == name.i + 1 and preposition == "in":
            yield from (Role("in", j) for j in objects(tree, at) if tree.tokens[j].kind == "place")
