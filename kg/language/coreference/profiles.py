"""Document → what each mention tells of its thing: what it is called, its trade, where it is ("the Oslo brewer")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.language.document import Document, Token
from kg.language.nations import nation
from kg.vocabulary import words

Profile = frozenset[str]
_LEFT = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_DEPTH = 4  # links below the head of a phrase
NONE: Profile = frozenset()


def profiles(document: Document) -> Mapping[int, Profile]:
    """By mention (its index): the words that are said of its thing, in their base form, nations by their names."""
    found: dict[int, set[str]] = defaultdict(set)
    for head, i in document.heads.items():
        if document.mentions[i].form != "pronoun":
            found[i].update(_said(document, document.tokens[head]))
    for agent, word in _trades(document):
        if agent in document.heads:
            found[document.heads[agent]].add(word)
    return {i: frozenset(told) for i, told in found.items()}


def tells_apart(document: Document, anaphor: Token) -> Profile:
    """The words of a definite noun phrase, its head aside, that tell which thing of its kind is meant."""
    return frozenset(_modifiers(document.tokens, anaphor)) - _of_nothing()


def kin(anaphor: Token) -> Profile:
    """The words by which a name tells that it is of a noun's kind: the lender may be "Marlow Bank"."""
    return _kin().get(anaphor.lemma.lower(), NONE)


@cache
def generic() -> Profile:
    """Nouns that any company can be called by."""
    return frozenset(words("binding")["generic"])


@cache
def parts() -> Profile:
    """Nouns for what is a part of a company more often than one: "the Irish business"."""
    return frozenset(words("binding")["parts"])


def nations(told: Profile) -> Profile:
    """The nations among the words of a profile."""
    return told & _nations()


def located(told: Profile) -> Profile:
    """The places among the words of a profile: they alone keep their capitals."""
    return frozenset(word for word in told if word[:1].isupper())


def _said(document: Document, token: Token) -> Iterator[str]:
    tokens = document.tokens
    yield from (_base(part) for part in token.text.split()) if token.kind else (_base(token.lemma),)
    yield from _modifiers(tokens, token)
    for child in token.children:
        if tokens[child].dep == "prep" and tokens[child].text.lower() in ("of", "from", "in"):
            yield from (word for j in tokens[child].children for word in _phrase(tokens, tokens[j]))


def _modifiers(tokens: Sequence[Token], token: Token) -> Iterator[str]:
    for below in _below(tokens, token, _DEPTH):
        yield from _words(tokens, below)


def _below(tokens: Sequence[Token], token: Token, depth: int) -> Iterator[Token]:
    for child in token.children:
        if child < token.i and tokens[child].dep in _LEFT | {"punct", "advmod"} and depth:
            yield tokens[child]
            yield from _below(tokens, tokens[child], depth - 1)


def _phrase(tokens: Sequence[Token], token: Token) -> Iterator[str]:
    yield from _words(tokens, token)
    yield from _modifiers(tokens, token)
    yield from (word for c in token.children if tokens[c].dep == "conj" for word in _phrase(tokens, tokens[c]))


def _words(tokens: Sequence[Token], token: Token) -> Iterator[str]:
    """A content word in its base form; a place or a nation by its name."""
    land = nation(tokens, token.i)
    if land is not None:
        yield land
    elif token.kind == "place":
        yield token.text
    elif not token.kind and token.pos in _CONTENT:
        yield _base(token.lemma)


def _trades(document: Document) -> Iterator[tuple[int, str]]:
    """Who makes, sells or runs what; who is based where."""
    for verb in document.predications:
        if verb.kind == "verb" and verb.lemma in _trading():
            told = (document.tokens[role.head] for role in verb.roles if role.name in ("theme", "in", "at"))
            found = [word for token in told for word in _phrase(document.tokens, token)]
            doers = [role.head for role in verb.roles if role.name in ("agent", "theme")]
            yield from ((doer, word) for doer in doers for word in found)


def _base(word: str) -> str:
    """A word as it is compared: lower case, singular."""
    lower = word.lower().strip(".,'’")
    return lower[:-1] if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") else lower


@cache
def _trading() -> frozenset[str]:
    return frozenset(words("binding")["trading"])


@cache
def _of_nothing() -> Profile:
    return frozenset(words("binding")["of_nothing"])


@cache
def _nations() -> Profile:
    return frozenset(words("demonyms"))


@cache
def _kin() -> Mapping[str, Profile]:
    return {noun: frozenset(group) for group in words("binding")["kin"] for noun in group}
