"""A name whose kind was a guess, and the kinds that a relation asks for → the name as one of these, where it may be."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.extractors.scene import Scene, given_names, trades
from kg.language.document import Token
from kg.language.names.lexicon import lexicon, split
from kg.language.nations import area
from kg.model import Kind, Mention
from kg.vocabulary import words

_PLACE: frozenset[Kind] = frozenset({"place"})
_WHERE = frozenset({"in", "at", "near", "across", "outside"})  # one buys and raises money "from" companies


def retyped(scene: Scene, mention: Mention, kinds: frozenset[Kind]) -> Mention | None:
    """A name whose kind was a guess, as the organization or product that the relation asks for.

    The finder takes many a company in one word for a place, a person or a product, and many a product for an
    organization. What lies somewhere, or is he or she, or is called a phone, is one.
    """
    heads = scene.chains.get(mention.chain, ()) if mention.chain is not None else ()
    if kinds == _PLACE:
        towns = mention.kind == "organization" and mention.form == "name" and heads
        return replace(mention, kind="place") if towns and all(_is_site(scene, h) for h in heads) else None
    if "organization" in kinds and mention.kind == "place" and "place" not in kinds:
        sure = _is_known_place(mention) or any(
            area(scene.document.tokens, h) or _is_where(scene, scene.token(h)) for h in heads
        )
        return None if sure else replace(mention, kind="organization")
    if "person" in kinds and mention.kind == "organization" and "organization" not in kinds:
        return replace(mention, kind="person") if _is_like_somebody(scene, mention, heads) else None
    if "organization" in kinds and mention.kind == "person" and "person" not in kinds:
        return None if scene.is_somebody(mention) else replace(mention, kind="organization")
    if "organization" in kinds and "product" not in kinds and mention.kind in ("product", "work", "other"):
        sure = any(map(str.isdigit, mention.name.rpartition(" ")[2])) or not (
            _called(scene, heads) - _sites()
        ).isdisjoint(wares())
        named = _is_called(scene, mention, heads) and not any(_is_half(scene, h, mention) for h in heads)
        return replace(mention, kind="organization") if named and not sure else None
    if "work" in kinds and "organization" not in kinds and _may_be_title(scene, mention, heads):
        return replace(mention, kind="work")
    if "product" in kinds and (mention.kind in ("work", "other", "event") or _is_made(scene, mention, kinds)):
        return replace(mention, kind="product")
    return None


def _is_like_somebody(scene: Scene, mention: Mention, heads: tuple[int, ...]) -> bool:
    """Whether a guessed organization is named or called as people are, and by nothing that firms are."""
    parts, called = mention.name.lower().split(" "), _called(scene, heads)
    likely = len(parts) in (2, 3) and (parts[0] in given_names() or not called.isdisjoint(words("jobs")["calling"]))
    if mention.form != "name" or not likely or tuple(split(mention.name)) in lexicon().known:
        return False
    return (called | {parts[-1]}).isdisjoint(_of_firms())


@cache
def _of_firms() -> frozenset[str]:
    """What firms are called and named for: "the fashion house", "Timber"."""
    roles = words("role_nouns")["organization"].values()
    return trades().union(words("company_words")["words"], *roles)


def _is_called(scene: Scene, mention: Mention, heads: tuple[int, ...]) -> bool:
    """Whether it is a name, or a pronoun for one that does or has something by that name: "Birch sells … It said"."""
    if mention.form != "pronoun" or mention.kind == "other":
        return mention.form == "name"
    names = (h for h in heads if (one := scene.document.mention(h)) is not None and one.form == "name")
    return any(scene.token(h).dep in ("nsubj", "poss") for h in names)


def _is_known_place(mention: Mention) -> bool:
    return lexicon().known.get(tuple(split(mention.name))) == "place"


def _may_be_title(scene: Scene, mention: Mention, heads: tuple[int, ...]) -> bool:
    """Whether a name may be that of a book or film, which the finder takes for anything."""
    if mention.form != "name" or mention.kind in ("company", "government", "media"):
        return False
    sure = mention.kind == "person" and (" " not in mention.name or scene.is_somebody(mention))
    return not sure and not any(area(scene.document.tokens, h) for h in heads)


def _is_half(scene: Scene, head: int, mention: Mention) -> bool:
    """Whether a name of one word follows another name's word: "Semi" of "Corvane Semi", cut in two by the finder.

    So does "MAX" of "737 MAX".
    """
    before = scene.token(head - 1)
    return " " not in mention.name and head > 0 and (before.tag in ("NNP", "NNPS") or before.kind == "product")


def _is_made(scene: Scene, mention: Mention, kinds: frozenset[Kind]) -> bool:
    """Whether what the finder took for something else is a product: it has a version, or is called a device or film."""
    if mention.kind not in ("organization", "company", "person", "place") or mention.kind in kinds:
        return False
    heads = scene.chains.get(mention.chain, ()) if mention.chain is not None else ()
    numbered = mention.kind == "organization" and mention.name[-1:].isdigit()
    return numbered or not _called(scene, heads).isdisjoint(wares()) or _is_only_acted_on(scene, mention, heads, kinds)


def _called(scene: Scene, heads: tuple[int, ...]) -> set[str]:
    """The nouns that a chain's mentions are, or that are said of them."""
    return {scene.token(h).lemma.lower() for h in heads} | {noun for h in heads for noun in scene.called.get(h, ())}


def _is_only_acted_on(scene: Scene, mention: Mention, heads: tuple[int, ...], kinds: frozenset[Kind]) -> bool:
    """Whether a name that only a guess calls an organization is always acted on, and never does or has a thing."""
    guessed = mention.kind == "organization" and mention.form == "name" and "organization" not in kinds
    return guessed and all(scene.token(h).dep not in ("nsubj", "poss") for h in heads)


@cache
def _sites() -> frozenset[str]:
    """Wares by which their makers go, too: "fined the app Birch"."""
    return frozenset(words("nouns")["makers"]["list"])


@cache
def wares() -> frozenset[str]:
    nouns = words("nouns")
    return frozenset((*nouns["product"], *nouns["work"]))


def _is_site(scene: Scene, head: int) -> bool:
    """Whether a name stands where towns stand: "born in Tarrow", "moved its headquarters to Tarrow"."""
    token, preposition = scene.token(head), scene.token(scene.token(head).head)
    if token.dep != "pobj" or preposition.text.lower() != "to":
        return token.dep == "pobj" and preposition.text.lower() in ("in", "near", "outside")
    moved = {scene.token(child).lemma.lower() for child in scene.token(preposition.head).children}
    return not moved.isdisjoint(words("binding")["seat"])


def _is_where(scene: Scene, token: Token) -> bool:
    """Whether a name stands where places stand: "in Tarrow", but not "a stake in Tarrow", "investors in Tarrow"."""
    preposition = scene.token(token.head)
    if token.dep != "pobj" or preposition.lemma.lower() not in _WHERE:
        return False
    before = scene.token(preposition.i - 1) if preposition.i else preposition
    held = preposition.text.lower() == "in" and before.lemma.lower() in words("quantities")["stakes"]
    return not held or (token.text,) in lexicon().lands
