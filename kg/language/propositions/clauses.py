"""Verb → clauses: its subject, its relation in the text's words, and its arguments, once for each conjunct."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple

from kg.language.document import Token
from kg.language.predications.fillers import RELATIVE, antecedents
from kg.language.predications.lemmas import is_particle
from kg.language.predications.subjects import subjects
from kg.language.predications.tree import Tree, conjuncts, kids, nominal, verbal
from kg.language.propositions.phrases import Words, noun_phrase, whole

MOST = 12  # clauses of one subject, however many conjuncts its verb's objects have
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl", "relcl", "ROOT"})
_WHOLE = frozenset({"as", "than", "including"})  # prepositions that do not start an argument of their own
_FRONTED = frozenset({"prep", "agent", "npadvmod", "dobj"})  # arguments also where they stand before the verb
_SUBJECTS = ("nsubj", "nsubjpass", "expl")


class Clause(NamedTuple):
    """One way to say one fact: token indices of subject, relation and arguments."""

    subject: Words
    relation: Words
    arguments: tuple[Words, ...]


def clauses(tree: Tree, verb: Token) -> Iterator[Clause]:
    """The facts that a verb states, one for each combination of coordinated subjects and objects.

    None for a verb that another completes ("plans" in "plans to buy"), for an infinitive by itself, and for a verb
    without arguments.
    """
    if continuation(tree, verb.i) is not None:
        return
    relation = tuple(sorted(set(_relation(tree, verb))))
    arguments = [found for found in _arguments(tree, verb) if found]
    if not arguments or tree.tokens[relation[0]].tag == "TO":
        return
    relation, arguments = _joined(tree, relation, arguments)
    for subject in _subjects(tree, verb):
        for chosen in islice(product(*arguments), MOST):
            yield Clause(subject, relation, tuple(piece for words in chosen for piece in _pieces(tree, words)))


def continuation(tree: Tree, verb: int) -> int | None:
    """The infinitive or gerund that completes the verb and has its subject: "plans to buy", "is considering buying"."""
    if any(nominal(tree.tokens[child]) for child in kids(tree, verb, "dobj", "dative")):
        return None
    for child in kids(tree, verb, "xcomp"):
        token = tree.tokens[child]
        if verbal(token) and token.tag in ("VB", "VBG", "VBN") and not any(True for _ in kids(tree, child, *_SUBJECTS)):
            return child
    return None


def _above(tree: Tree, verb: Token) -> Token | None:
    """The verb that this one completes."""
    return tree.tokens[verb.head] if verb.dep == "xcomp" and continuation(tree, verb.head) == verb.i else None


def _relation(tree: Tree, verb: Token) -> Iterator[int]:
    """The verb with its auxiliaries, negation, particle and adjective, and the verbs that it completes."""
    yield verb.i
    for child in verb.children:
        dep = tree.tokens[child].dep
        if dep in ("aux", "auxpass", "neg", "prt") or is_particle(tree, verb, child):
            yield child
        elif dep == "acomp" and not _bare(tree, verb):
            yield child
            yield from kids(tree, child, "advmod", "neg")
    above = _above(tree, verb)
    if above is not None:
        yield from _relation(tree, above)
    elif verb.dep == "conj":
        yield from _shared_auxiliaries(tree, verb)


def _shared_auxiliaries(tree: Tree, verb: Token) -> Iterator[int]:
    """ "has bought and sold": the auxiliaries of the first verb are those of the second."""
    head = tree.tokens[verb.head]
    if head.tag != verb.tag or any(True for _ in kids(tree, verb.i, "aux", "auxpass", *_SUBJECTS)):
        return
    yield from kids(tree, head.i, "aux", "auxpass")
    above = _above(tree, head)
    if above is not None:
        yield from _relation(tree, above)


def _bare(tree: Tree, verb: Token) -> bool:
    """Whether an adjective is all that the verb has after it ("looked different"), and so its argument."""
    return not any(True for found in _plain_arguments(tree, verb) if found)


def _joined(tree: Tree, relation: Words, arguments: list[list[Words]]) -> tuple[Words, list[list[Words]]]:
    """Where the only argument is prepositional, its preposition ends the relation: "invests in"."""
    words = arguments[0]
    first = {w[0] for w in words}
    if len(arguments) > 1 or len(first) > 1 or any(len(w) < 2 for w in words):
        return relation, arguments
    token = tree.tokens[words[0][0]]
    if token.pos not in ("ADP", "SCONJ") or token.dep not in ("prep", "agent", "dative"):
        return relation, arguments
    return (*relation, token.i), [[w[1:] for w in words]]


def _subjects(tree: Tree, verb: Token) -> Iterator[Words]:
    own = list(kids(tree, verb.i, *_SUBJECTS))
    if own and tree.tokens[own[0]].tag not in RELATIVE:
        heads = [j for child in own for j in conjuncts(tree, child)]
    else:
        heads = list(subjects(tree, verb.i))
    return (noun_phrase(tree, head, without=verb.i) for head in heads)


def _arguments(tree: Tree, verb: Token) -> list[list[Words]]:
    """The alternatives of each argument: objects first, what stands before the verb last."""
    found = list(_plain_arguments(tree, verb))
    if not any(found):
        found += [[whole(tree, child)] for child in kids(tree, verb.i, "acomp")]
    above = _above(tree, verb)
    if above is not None:
        found += [_argument(tree, child) for child in kids(tree, above.i, "prep", "npadvmod", "agent")]
    return found


def _plain_arguments(tree: Tree, verb: Token) -> Iterator[list[Words]]:
    def place(child: int) -> tuple[bool, bool, int]:
        return not _is_object(tree.tokens[child]), child < verb.i, child

    for child in sorted(verb.children, key=place):
        token = tree.tokens[child]
        if token.dep == "acomp":
            yield from (_argument(tree, inner) for inner in kids(tree, child, "prep", "xcomp", "ccomp"))
        elif (child > verb.i or token.dep in _FRONTED) and not is_particle(tree, verb, child):
            yield _argument(tree, child)


def _is_object(token: Token) -> bool:
    return token.dep in _OBJECTS and nominal(token) and token.pos != "ADP"


def _argument(tree: Tree, child: int) -> list[Words]:
    token = tree.tokens[child]
    if _is_object(token):
        return [noun_phrase(tree, j) for j in _alternatives(tree, child)]
    if token.dep in ("prep", "agent", "dative"):
        return _prepositional(tree, child)
    if token.dep in ("npadvmod", "tmod"):
        return [noun_phrase(tree, child)]
    return [whole(tree, child)] if token.dep in ("ccomp", "xcomp", "advmod") else []


def _alternatives(tree: Tree, head: int) -> tuple[int, ...]:
    return antecedents(tree, head) if tree.tokens[head].tag in RELATIVE else conjuncts(tree, head)


def _prepositional(tree: Tree, preposition: int) -> list[Words]:
    front = tuple(sorted([preposition, *kids(tree, preposition, "advmod", "npadvmod", "quantmod")]))
    for child in tree.tokens[preposition].children:
        dep = tree.tokens[child].dep
        if dep == "pobj":
            return [front + noun_phrase(tree, j) for j in _alternatives(tree, child)]
        if dep in ("pcomp", "prep", "amod"):
            return [whole(tree, preposition)]
    return []


def _pieces(tree: Tree, words: Words) -> list[Words]:
    """A noun phrase cut before each of its prepositions: "a stake", "in Birch Labs"; clauses stay whole."""
    if any(tree.tokens[i].dep in _CLAUSAL and verbal(tree.tokens[i]) for i in words):
        return [words]
    cuts = [n for n in range(1, len(words)) if _starts_piece(tree, words, n)]
    return [words[first:last] for first, last in zip([0, *cuts], [*cuts, len(words)], strict=True)]


def _starts_piece(tree: Tree, words: Words, n: int) -> bool:
    token = tree.tokens[words[n]]
    if token.dep != "prep" or token.head >= token.i or token.head not in words or words[n - 1] != token.i - 1:
        return False
    return nominal(tree.tokens[token.head]) and token.text.lower() not in _WHOLE
