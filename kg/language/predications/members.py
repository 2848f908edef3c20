"""Head noun → the members listed for it: "clients including Acme and Birch", "the companies, Acme and Birch"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from kg.language.document import NAMED, Document, Token
from kg.language.predications.fillers import named
from kg.language.predications.prepositions import objects
from kg.language.predications.titles import apposed_names
from kg.language.predications.tree import Tree, conjuncts, kids, verbal

_BEFORE = ("compound", "amod", "nmod", "poss", "nummod")
_NEAR = 7  # tokens from "among them" to the first name
_RELATIVE = ("WDT", "WP")


def members(document: Document, head: int) -> tuple[int, ...]:
    """Head tokens of the things listed for the noun at token `head`, in text order; () where nothing is listed."""
    tree = Tree(document.tokens)
    found = [*_after(tree, head), *_apposed(tree, head), *_beside(tree, head), *_included(tree, head)]
    found += [*_leaders(tree, head), *_among(tree, head), *_among_them(tree, head)]
    found += [*_made_of(tree, head), *_said_to_include(tree, head), *_added(tree, head)]
    found += [*_further_on(tree, head)] if not found else []
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
    """Its clients include Acme; some of its clients are firms like Acme."""
    subject = tree.tokens[_some_of(tree, head)]
    verb = tree.tokens[subject.head]
    if subject.dep == "nsubj" and verb.lemma in ("include", "be"):
        for j in (j for child in kids(tree, verb.i, "dobj", "attr") for j in conjuncts(tree, child)):
            yield from _named(tree, j)
            yield from _apposed(tree, j) if verb.lemma == "include" else ()  # "was her brother, Winston" lists nobody


def _some_of(tree: Tree, head: int) -> int:
    """ "some" in "some of its clients"; else the head itself."""
    of = tree.tokens[tree.tokens[head].head]
    part = of.dep == "prep" and of.lemma == "of" and tree.tokens[of.head].lemma.lower() in tree.lists.sharing
    return of.head if part else head


def _among(tree: Tree, head: int) -> Iterator[int]:
    """Among its clients are Acme and Birch."""
    among = tree.tokens[tree.tokens[head].head]
    if among.text.lower() == "among" and tree.tokens[head].dep == "pobj" and tree.tokens[among.head].lemma == "be":
        subjects = (j for child in kids(tree, among.head, "nsubj", "attr") for j in conjuncts(tree, child))
        yield from (name for j in subjects for name in _named(tree, j))


def _among_them(tree: Tree, head: int) -> Iterator[int]:
    """ "Three banks lent it money, among them Acme": hung elsewhere, where the noun is the last plural before it."""
    among = _among_ahead(tree, head) if tree.tokens[head].tag == "NNS" else None
    if among is not None:
        after = tree.tokens[among + 2 : among + 2 + _NEAR]
        near = takewhile(lambda t: t.dep != "punct" and not verbal(t), after)
        first = next((t.i for t in near if t.pos in ("NOUN", "PROPN") and not _is_before(t)), None)
        found = () if first is None else (j for one in conjuncts(tree, first) for j in named(tree, one))
        yield from (j for j in found if tree.tokens[j].kind in NAMED)


def _is_before(token: Token) -> bool:
    """Whether a noun stands before the one that it belongs to: "the Oslo | grocer", "the grocer | Acme"."""
    return token.head > token.i and token.dep in _BEFORE


def _among_ahead(tree: Tree, head: int) -> int | None:
    """The "among them" that the sentence goes on to, unless it speaks of several others first (not "as customers")."""
    for i in range(head + 1, len(tree.tokens) - 1):
        token = tree.tokens[i]
        other = token.tag == "NNS" and tree.tokens[token.head].lemma != "as"
        if other or token.sentence != tree.tokens[head].sentence:
            return None
        if token.text.lower() == "among" and tree.tokens[i + 1].text.lower() == "them":
            return i
    return None


def _named(tree: Tree, i: int) -> Iterator[int]:
    """A name, or those that a noun lists: "firms like Acme"."""
    yield from (i,) if tree.tokens[i].kind else _after(tree, i)


def _leaders(tree: Tree, head: int) -> Iterator[int]:
    """A consortium, investors, a group of banks led by Acme: what they do, it does."""
    for verb in (verb for party in _parties(tree, head) for verb in kids(tree, party, "acl")):
        if tree.tokens[verb].lemma in tree.lists.leading and tree.tokens[verb].tag == "VBN":
            yield from (j for by in kids(tree, verb, "agent") for j in objects(tree, by))


def _made_of(tree: Tree, head: int) -> Iterator[int]:
    """A consortium comprising, made up of, that includes Acme and Birch."""
    if tree.tokens[head].lemma.lower() not in tree.lists.groups:
        return
    for verb in (v for v in kids(tree, head, "acl", "relcl") if tree.tokens[v].lemma in tree.lists.made_of):
        of = (p for p in kids(tree, verb, "prep") if tree.tokens[p].lemma == "of")
        whole = [*kids(tree, verb, "dobj")] if tree.tokens[verb].lemma != "make" else []
        yield from _all_named(tree, (j for i in whole for j in conjuncts(tree, i)))
        yield from _all_named(tree, (j for i in of for j in objects(tree, i)))


def _said_to_include(tree: Tree, head: int) -> Iterator[int]:
    """Its backers, who include Acme and Birch."""
    if tree.tokens[head].tag != "NNS":
        return
    for verb in (v for v in kids(tree, head, "relcl") if tree.tokens[v].lemma == "include"):
        if any(tree.tokens[c].tag in _RELATIVE for c in kids(tree, verb, "nsubj")):
            yield from _all_named(tree, (j for i in kids(tree, verb, "dobj") for j in conjuncts(tree, i)))


def _added(tree: Tree, head: int) -> Iterator[int]:
    """A round led by Acme and including Birch."""
    for verb in kids(tree, head, "acl"):
        joined = (c for i in (verb, *kids(tree, verb, "agent")) for c in kids(tree, i, "conj", "prep"))
        including = (c for c in joined if tree.tokens[c].text.lower() == "including")
        yield from _all_named(tree, (j for c in including for j in objects(tree, c)))


def _all_named(tree: Tree, found: Iterable[int]) -> list[int]:
    """Those that are found, if the first is a name: "including Acme and other firms", but not "including in Oslo"."""
    every = [name for j in found for name in named(tree, j)]
    return [j for j in every if tree.tokens[j].kind in NAMED]


def _further_on(tree: Tree, head: int) -> Iterator[int]:
    """ "Bought three firms to grow, including Acme", "this year: Acme and Birch": hung elsewhere.

    The noun is the last plural before them.
    """
    token = tree.tokens[head]
    if token.tag != "NNS" or token.kind:
        return
    at = next(_openers(tree, head), None)
    first = None if at is None else next((t for t in tree.tokens[at + 1 : at + 3] if t.kind in NAMED - {"place"}), None)
    if first is not None and first.sentence == token.sentence and first.dep not in ("nsubj", "nsubjpass", "poss"):
        yield from _all_named(tree, conjuncts(tree, first.i))


def _openers(tree: Tree, head: int) -> Iterator[int]:
    """The ", including" or colon that follows on a plural, unless another plural or a name stands between."""
    for token in tree.tokens[head + 1 :]:
        if token.sentence != tree.tokens[head].sentence or token.tag == "NNS" or token.kind in NAMED - {"place"}:
            return
        colon = token.text == ":" and tree.tokens[head].dep == "dobj"
        including = token.text.lower() == "including" and tree.tokens[token.i - 1].text == ","
        if colon or (including and not _is_of(tree, head, token.head)):
            yield token.i


def _is_of(tree: Tree, head: int, noun: int) -> bool:
    """Whether one noun is what the other is of: of "a range of | phones, including Vireo" the range lists it."""
    of = tree.tokens[tree.tokens[head].head]
    return of.dep == "prep" and of.head == noun


def _parties(tree: Tree, head: int) -> list[int]:
    """A noun for those who act together, and those that "of" ties to it: "group" and "banks" of "a group of banks"."""
    of = tree.tokens[head].head
    inner = (j for child in kids(tree, head, "prep") for j in objects(tree, child) if tree.tokens[child].lemma == "of")
    outer = [tree.tokens[of].head] if tree.tokens[of].lemma == "of" else []
    return [i for i in (head, *inner, *outer) if _is_party(tree, i)] if _is_party(tree, head) else []


def _is_party(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    lemma = token.lemma.lower()
    return lemma in tree.lists.groups or lemma == "group" or (lemma in tree.lists.sides and token.tag == "NNS")
