"""Head token → the words of its phrase, as token indices in text order, shortened to what identifies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.language.document import Document, Token
from kg.language.predications.tree import Tree
from kg.model import Span

Words = tuple[int, ...]

# What is said beside the noun: a fact of its own (apposition, relative clause) or of another noun (conjunct).
_ASIDE = frozenset({"appos", "relcl", "parataxis", "advcl", "conj", "cc", "preconj", "punct", "dep", "predet"})
_OPENING, _CLOSING = frozenset({"``", "-LRB-"}), frozenset({"''", "-RRB-"})


def noun_phrase(tree: Tree, head: int, without: int = -1) -> Words:
    """A noun with what stands before it and its prepositions; no apposition, conjunct, clause, nor child `without`."""
    return _trimmed(tree, sorted(_noun(tree, head, without)))


def whole(tree: Tree, head: int) -> Words:
    """Everything below the head, without punctuation at its ends."""
    return _trimmed(tree, sorted(_subtree(tree, head)))


def spans(document: Document, words: Words) -> tuple[Span, ...]:
    """The stretches of text that the tokens cover, neighbours joined."""
    return tuple(_span(document, first, last) for first, last in _runs(words))


def _noun(tree: Tree, head: int, without: int) -> Iterator[int]:
    yield head
    for child in tree.tokens[head].children:
        token = tree.tokens[child]
        if child == without or (token.dep in _ASIDE and token.tag != "HYPH") or _participle(token):
            continue
        yield from _subtree(tree, child, clauses=False)


def _participle(token: Token) -> bool:
    return token.dep == "acl" and token.tag in ("VBN", "VBD", "VBG")


def _subtree(tree: Tree, head: int, clauses: bool = True) -> Iterator[int]:
    yield head
    for child in tree.tokens[head].children:
        if clauses or tree.tokens[child].dep not in ("relcl", "parataxis"):
            yield from _subtree(tree, child, clauses)


def _trimmed(tree: Tree, words: list[int]) -> Words:
    tokens = tree.tokens
    while words and tokens[words[-1]].dep == "punct" and tokens[words[-1]].tag not in _CLOSING:
        words.pop()
    while words and tokens[words[0]].dep == "punct" and tokens[words[0]].tag not in _OPENING:
        words.pop(0)
    return tuple(words)


def _runs(words: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = -2
    for i in words:
        if i != last + 1:
            if first >= 0:
                yield first, last
            first = i
        last = i
    if first >= 0:
        yield first, last


def _span(document: Document, first: int, last: int) -> Span:
    start, end = document.tokens[first].start, document.tokens[last].end
    return Span(document.article.text[start:end], start, end)
