"""Tokens as parsed → tokens in which posts and their holders hang together ("a director of Acme | and its chair").

So are the items between semicolons joined to each other: "by his wife, Ilse; | a son, Carl; and two daughters".
The parser hangs a second post on the employer of the first, or on its date, and names behind a plural on whom the
plural works for: "executives at Acme, | Ana Ruiz and Ben Ode".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.language.document import ORGANIZATIONS, Token, phrase_start
from kg.language.grafting.moving import Places, moved
from kg.vocabulary import words

_PLACES = ORGANIZATIONS | {"place"}
_JOINED = frozenset({"conj", "pobj"})


def posted(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, a second post being joined to the first and several people being in apposition to their plural."""
    places: Places = {}
    for token in tokens:
        if (post := _first_post(tokens, token)) is not None:
            places |= {token.i: (post.i, "conj")} | _strayed(tokens, token)
        elif (plural := _plural(tokens, token)) is not None:
            places[token.i] = (plural.i, "appos")
        elif _is_post_beside(tokens, token):
            places[token.i] = (token.head, "appos")
        elif (post := _post_before(tokens, token)) is not None:
            places[token.i] = (post.i, "appos")
        elif _is_next_item(tokens, token):
            places[token.i] = (token.head, "conj")
    return moved(tokens, places)


def _first_post(tokens: Sequence[Token], token: Token) -> Token | None:
    """The post that the post at a token is joined to, where the parser hung it on something else."""
    if token.dep == "appos" and _is_person(token, "NN"):
        return _listed_post(tokens, token)
    if token.dep not in _JOINED or not _is_person(token, "NN"):
        return None
    joint = tokens[phrase_start(tokens, token.i) - 1]
    above = tokens[(joint if token.dep == "pobj" else token).head]
    if joint.dep != "cc" or joint.i > token.i or above.i > joint.i:
        return None
    if above.kind == "date":
        return _last_post(tokens, joint)
    stray = token.dep == "conj" and (above.kind in _PLACES or not (above.kind or _is_person(above, above.tag)))
    return _above(tokens, above, "NN") if stray else None


def _is_post_beside(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a bare post right behind a name is no second person: "Ana Ruiz, | co-founder and chair of Acme, said"."""
    above = tokens[token.head]
    if token.dep != "conj" or above.kind != "person" or not _is_person(token, "NN"):
        return False
    first = phrase_start(tokens, token.i)
    beside = above.i == first - 2 and tokens[first - 1].text == ","
    return beside and all(tokens[c].dep not in ("det", "poss") for c in token.children)


def _post_before(tokens: Sequence[Token], token: Token) -> Token | None:
    """The post that ends right before a person's name as a second subject: "Acme director of sales | Ana Ruiz said"."""
    if token.kind != "person" or token.dep not in ("nsubj", "dobj") or any(c < token.i for c in token.children):
        return None
    same = [tokens[c] for c in tokens[token.head].children if c < token.i and tokens[c].dep == token.dep]
    if not same or not _is_person(same[-1], "NN"):
        return None
    post, between = same[-1], tokens[same[-1].i + 1 : token.i]
    return post if between and all(post.i <= each.head < token.i for each in between) else None


def _listed_post(tokens: Sequence[Token], token: Token) -> Token | None:
    """The first post of a list: "chair of Acme, | director of Birch Labs and a member …"; a firm has no such post."""
    above = tokens[token.head]
    of = any(tokens[c].dep == "prep" and tokens[c].text.lower() in ("of", "at") for c in token.children)
    listed = of and above.kind in ORGANIZATIONS and above.i < token.i and token.lemma.lower() not in _bodies()
    joint = tokens[phrase_start(tokens, token.i) - 1]
    bare = not any(tokens[c].tag == "DT" for c in token.children)
    return _above(tokens, above, "NN") if listed and bare and joint.text == "," else None


def _strayed(tokens: Sequence[Token], post: Token) -> Places:
    """What the parser hung on the employer of the first post and is of the second: "and chair | of Corvane"."""
    above = tokens[post.head]
    after = (tokens[c] for c in above.children if c > post.i) if above.kind in _PLACES else ()
    return {each.i: (post.i, "prep") for each in after if each.dep == "prep"}


def _plural(tokens: Sequence[Token], token: Token) -> Token | None:
    """The plural that a list of people names: the people behind whom it works for and a comma."""
    above = tokens[token.head]
    listed = token.kind == "person" and token.dep == "conj" and above.kind in _PLACES and above.i == token.i - 2
    if not listed or tokens[token.i - 1].text != "," or all(tokens[c].dep != "conj" for c in token.children):
        return None
    return _above(tokens, above, "NNS")


def _above(tokens: Sequence[Token], token: Token, tag: str) -> Token | None:
    """The noun for people with this tag in whose phrase a token stands: "adviser" of "adviser on trade at | Acme"."""
    preposition = tokens[token.head]
    if token.dep != "pobj" or preposition.dep != "prep":
        return None
    noun = tokens[preposition.head]
    return noun if _is_person(noun, tag) else _above(tokens, noun, tag)


def _last_post(tokens: Sequence[Token], joint: Token) -> Token | None:
    """The last post before a token, with nothing but names, dates and what joins them between the two."""
    for token in reversed(tokens[: joint.i]):
        if token.sentence != joint.sentence or token.pos in ("VERB", "AUX"):
            return None
        if _is_person(token, "NN") and token.dep != "compound":
            return token
    return None


def _is_person(token: Token, tag: str) -> bool:
    return not token.kind and token.tag == tag and token.pos == "NOUN" and token.lemma.lower() in _people()


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """What organizations are to others, too: "Acme, owner of Birch Labs"."""
    return frozenset(words("role_nouns")["organization"]["list"])


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(words("role_nouns")["person"]["list"])


def _is_next_item(tokens: Sequence[Token], token: Token) -> bool:
    """Whether what the parser took for an apposition is another item, behind a semicolon: "his wife, Ilse; | a son"."""
    if token.dep != "appos" or token.kind or tokens[token.head].kind:
        return False
    first = phrase_start(tokens, token.i)
    return first > 0 and tokens[first - 1].text == ";"
