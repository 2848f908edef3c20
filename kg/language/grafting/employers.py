"""Tokens as parsed → tokens in which a firm behind a post and a comma hangs on the post: "Ana Ruiz, CEO, | Acme".

Such lines say who is quoted. Of two posts the parser hangs the firm on the person or on one of the posts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.language.document import ORGANIZATIONS, Token, phrase_start
from kg.language.grafting.moving import Places, is_above, moved
from kg.vocabulary import words

_LOOSE = frozenset({"appos", "conj", "npadvmod", "dep"})
_ENDS = frozenset({",", ".", ")", ";", ":", "”", '"', "''", "told", "said", "says"})


def employed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, a firm right behind somebody's post and a comma being in apposition to the post."""
    places: Places = {}
    for firm in tokens[2:]:
        if firm.kind in ORGANIZATIONS and (post := _post_before(tokens, firm)) is not None:
            places |= {firm.i: (post.i, "appos"), post.i: (post.head, "appos")}
    return moved(tokens, places)


def _post_before(tokens: Sequence[Token], firm: Token) -> Token | None:
    """The first of the posts of one person that end at the comma before the firm."""
    comma, last = tokens[firm.i - 1], _whole(tokens, tokens[firm.i - 2])
    if comma.text != "," or firm.dep not in _LOOSE or last.sentence != firm.sentence or not _ends(tokens, firm):
        return None
    post = last
    while post.dep == "conj" and _is_post(tokens[post.head]):
        post = tokens[post.head]
    fits = _is_post(last) and tokens[post.head].kind == "person" and _is_beside(tokens, post)
    return post if fits and not is_above(tokens, firm, post) else None


def _whole(tokens: Sequence[Token], token: Token) -> Token:
    """The post that a word before the comma ends: "Head | of Research, Delmar Bank"."""
    of = tokens[token.head]
    field = token.dep == "pobj" and of.text == "of" and not token.kind
    return tokens[of.head] if field else token


def _is_beside(tokens: Sequence[Token], post: Token) -> bool:
    """Whether a post is in apposition to a person, or right behind and without an article: "Ana Ruiz, | President"."""
    bare = not any(tokens[c].dep in ("det", "poss") for c in post.children)
    joined = post.dep == "conj" and bare and phrase_start(tokens, post.i) == post.head + 2
    return post.dep == "appos" or (joined and tokens[post.head + 1].text == ",")


def _ends(tokens: Sequence[Token], firm: Token) -> bool:
    """Whether the line goes no further: "the chair, Acme and Birch Labs" are three who act."""
    return firm.i + 1 >= len(tokens) or tokens[firm.i + 1].text in _ENDS


def _is_post(token: Token) -> bool:
    word = token.lemma.lower()
    names, people = _posts()
    return not token.kind and token.tag in ("NN", "NNP") and names.get(word, word) in people


@lru_cache(maxsize=1)
def _posts() -> tuple[dict[str, str], frozenset[str]]:
    roles = words("role_nouns")
    return dict(roles["names"]), frozenset(roles["person"]["list"]) - frozenset(roles["organization"]["list"])
