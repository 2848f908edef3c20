"""A place that acts → who governs it: "Norway sold its shares", "bought by Kenya", "owned by the city of Oslo"."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.scene import Scene
from kg.language.document import Token
from kg.language.mentions import nouns
from kg.language.names.lexicon import lexicon, split
from kg.language.nations import nations
from kg.model import Kind, Mention
from kg.vocabulary import words

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_BEFORE_ROLES = frozenset({"agent", "dative"})  # of a preposition: "bought by Kenya", "lent $40 million to Ghana"
_AGENTS: frozenset[Kind] = frozenset({"organization", "person"})
_JOINED = frozenset({"-", "–"})


def governing(scene: Scene, head: int, kinds: frozenset[Kind]) -> Mention | None:
    """The government of the place at a token, if it acts there; apart from the place: "Ana Ruiz lives in Oslo".

    A relation that people may have as well (to own, to sue) tells of acts; of others the verb must ("approve").
    """
    mention, token = scene.document.mention(head), scene.token(head)
    if mention is None or mention.kind != "place" or "government" not in kinds:
        return None
    acts = _is_land(mention) and _is_acting(scene, token)
    found = acts or _is_state(token) or _is_of_public(scene, token)
    told = kinds >= _AGENTS or _verb(scene, token).lemma in words("role_nouns")["party"]["governing"]
    return replace(mention, kind="government", chain=None) if found and told else None


def _is_land(mention: Mention) -> bool:
    """Whether a place is a town, a nation or a part of one; a continent has no government."""
    return tuple(split(mention.name)) in lexicon().lands and mention.name not in words("names")["nations"]["wide"]


def _is_state(token: Token) -> bool:
    """Whether a noun stands for a land as well as for who governs it: "the Norwegian state"."""
    return not token.kind and "government" in nouns().meanings.get(token.lemma.lower(), ())


def _is_acting(scene: Scene, token: Token) -> bool:
    """Whether a place, and no noun that it only stands before, has a part in what a verb tells."""
    after = scene.document.tokens[token.i + 1 : token.i + 2]
    if any(t.text in _JOINED or t.lemma == "base" for t in after):
        return False  # "UK-based Acme"
    told_of = [i for i in token.children if token.text not in nations() or scene.token(i).dep != "det"]
    if token.kind and told_of:
        return False  # "the Yorkshire", but "the Philippines"
    first = _first(scene, token)
    lent = _verb(scene, token).lemma in words("role_nouns")["party"]["lending"]
    return first.dep in _ROLES or (first.dep == "pobj" and (lent or scene.token(first.head).dep in _BEFORE_ROLES))


def _first(scene: Scene, token: Token) -> Token:
    """The first of those that stand in one row with a token."""
    while token.dep == "conj" and token.head != token.i:
        token = scene.token(token.head)
    return token


def _verb(scene: Scene, token: Token) -> Token:
    above = scene.token(_first(scene, token).head)
    return scene.token(above.head) if above.pos == "ADP" else above


def _is_of_public(scene: Scene, token: Token) -> bool:
    """Whether a place follows a word for who governs it: "the city of Oslo"."""
    of = scene.token(token.head)
    whose = scene.token(of.head).lemma.lower()
    return token.dep == "pobj" and of.lemma == "of" and whose in words("role_nouns")["party"]["public"]
