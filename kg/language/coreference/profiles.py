"""Document → what each mention tells of its thing: what it is called, its trade, where it is ("the Oslo brewer")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg.language.document import Document, Predication, Token
from kg.language.nations import area
from kg.language.nations import nations as all_nations
from kg.vocabulary import words

Profile = frozenset[str]
_LEFT = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_BARE = frozenset({"det", "case", "punct"})  # what may hang on a noun that nothing describes
_ASIDE = frozenset({"relcl", "acl"})  # what a comma only adds
_DEPTH = 4  # links below the head of a phrase
NONE: Profile = frozenset()


def profiles(document: Document) -> Mapping[int, Profile]:
    """By mention (its index): the words that are said of its thing, in their base form, nations by their names."""
    found: dict[int, set[str]] = defaultdict(set)
    for head, i in document.heads.items():
        if document.mentions[i].form != "pronoun":
            found[i].update(_said(document, document.tokens[head]))
    for agent, word in _doings(document):
        if agent in document.heads:
            found[document.heads[agent]].add(word)
    return {i: frozenset(told) for i, told in found.items()}


def tells_apart(document: Document, anaphor: Token) -> Profile:
    """The words of a definite noun phrase, its head aside, that tell which thing of its kind is meant."""
    return frozenset(_modifiers(document.tokens, anaphor)) - listed("of_nothing")


def trades(told: Iterable[str]) -> Profile:
    """The trades that words speak of, each by the first word of its group: "bank" for those of "Marlow Bank"."""
    return NONE.union(*(_trades_of().get(word, NONE) for word in told))


@cache
def listed(name: str) -> Profile:
    """A list of ontology/words/binding.toml, which says what its words are."""
    return frozenset(words("binding")[name])


def is_plain(document: Document, anaphor: Token) -> bool:
    """Whether a noun is just "the company", without a word that tells it from others."""
    lemma = anaphor.lemma.lower()
    alone = all(document.tokens[c].dep in _BARE for c in anaphor.children)
    return alone and lemma in listed("bland") - listed("parts")


def is_generic(document: Document, anaphor: Token) -> bool:
    """Whether a noun says no more than that it is a company: "the group", "the start-up, which …"."""
    after = document.tokens[anaphor.i + 1] if anaphor.i + 1 < len(document.tokens) else anaphor
    bare = _BARE | _ASIDE if after.text == "," else _BARE
    return anaphor.lemma.lower() in listed("generic") and all(document.tokens[c].dep in bare for c in anaphor.children)


def nations(told: Profile) -> Profile:
    """The nations among places."""
    return told & all_nations()


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
    land = area(tokens, token.i)
    if land is not None:
        yield land
    elif token.kind == "place":
        yield token.text
    elif not token.kind and token.pos in _CONTENT:
        yield _base(token.lemma)


def _doings(document: Document) -> Iterator[tuple[int, str]]:
    """Who makes, sells or runs what; who is based where, or has its head office there."""
    tokens = document.tokens
    for verb in document.predications:
        if verb.kind == "verb" and verb.lemma in listed("trading"):
            found = [verb.lemma, *(word for i in verb.fillers("theme") for word in _phrase(tokens, tokens[i]))]
            yield from ((doer, word) for doer in verb.fillers("agent") for word in found if not word[:1].isupper())
        elif verb.kind == "verb" and verb.lemma in _basing():
            yield from _seats(document, verb)


def _seats(document: Document, verb: Predication) -> Iterator[tuple[int, str]]:
    """ "Acme is based in Linz", "Acme has its headquarters in Linz": who, and the words for where."""
    seats = [i for i in verb.fillers("theme") if _is_seat(document.tokens, i)]
    below = [c for i in seats for c in document.tokens[i].children if document.tokens[c].dep == "prep"]
    places = [j for c in below for j in document.tokens[c].children] + [*verb.fillers("in"), *verb.fillers("at")]
    who = verb.fillers("agent") if seats else verb.fillers("theme") if verb.lemma not in listed("having") else ()
    found = [word for i in places for word in _phrase(document.tokens, document.tokens[i])]
    yield from ((one, word) for one in who for word in found)


def _is_seat(tokens: Sequence[Token], i: int) -> bool:
    return not {tokens[i].lemma, f"{tokens[i - 1].lemma} {tokens[i].lemma}"}.isdisjoint(listed("seat"))


def _base(word: str) -> str:
    """A word as it is compared: lower case, singular."""
    lower = word.lower().strip(".,'’")
    if lower.endswith("ies") and len(lower) > 4:
        return f"{lower[:-3]}y"
    return lower[:-1] if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") else lower


@cache
def _basing() -> frozenset[str]:
    return listed("basing") | listed("having")


@cache
def _trades_of() -> Mapping[str, Profile]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in words("binding")["kin"]:
        for word in group:
            found[word].add(group[0])
    return {word: frozenset(groups) for word, groups in found.items()}
