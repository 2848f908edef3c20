"""Token → the company that all before it says is bought, buys or takes in money, for words that leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extractors.scene import Scene
from kg.language.document import Predication
from kg.vocabulary import words


def target_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The company that "the deal" at the token is about: the one that everything before it says is bought or sold."""
    found = [i for p in scene.document.predications if p.head < head for i in _dealt(scene, p)]
    return tuple(found[-1:]) if scene.are_one(found) else ()


def _dealt(scene: Scene, predication: Predication) -> Iterator[int]:
    """What a predication says is bought, sold or up for sale."""
    if _is_purchase(predication):
        yield from _bought(scene, predication)
    elif any(scene.token(i).lemma in words("quantities")["selling"] for i in predication.fillers("for")):
        offered = predication.fillers("theme") or predication.fillers("agent")
        yield from (i for i in offered if scene.is_company(i))


def sought_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The company that all bids told of before the token are for: "Acme is weighing an offer for Birch. Any bid …"."""
    found = [i for p in scene.document.predications if p.head < head for i in _bid_for(scene, p)]
    return tuple(found[-1:]) if scene.are_one(found) else ()


def _bid_for(scene: Scene, predication: Predication) -> Iterator[int]:
    """What a bid is for: "is weighing an offer for Birch"."""
    if predication.kind == "noun" and predication.lemma in deal_words("bids"):
        yield from (i for i in predication.fillers("for") if scene.is_company(i))


def buyer_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The company that everything before the token says is buying, for what pays for "the purchase"."""
    selling = words("quantities")["selling"]
    deals = (p for p in scene.document.predications if p.head < head and _is_purchase(p) and p.lemma not in selling)
    buyers = (i for p in deals for name in ("agent", "possessor", "by") for i in p.fillers(name))
    found = [i for i in buyers if scene.is_company(i)]
    return tuple(found[-1:]) if scene.are_one(found) else ()


def raiser_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The one company that what stands before the token says takes in money, for "existing investors also joined".

    Who raises it for a company does not get it: "Ana Ruiz has raised $6 million for Birch".
    """
    raising = words("quantities")["raising"]
    told = (p for p in scene.document.predications if p.head < head and p.lemma in raising["verbs"])
    rounds = (p for p in told if any(_is_funding(scene, i) for i in (*p.fillers("theme"), *p.fillers("in"))))
    takers = (i for p in rounds for i in p.fillers("for") or p.fillers("agent"))
    found = [i for i in takers if scene.is_company(i)]
    return tuple(found[-1:]) if scene.are_one(found) else ()


@cache
def deal_words(name: str) -> frozenset[str]:
    """A list of the words by which a sum is known for that of a deal (`deals` of ontology/words/quantities.toml)."""
    return frozenset(words("quantities")["deals"][name])


def _is_funding(scene: Scene, head: int) -> bool:
    return not scene.signs(head).isdisjoint(("<money>", *words("quantities")["raising"]["what"]))


def _is_purchase(predication: Predication) -> bool:
    lemma = predication.lemma
    return (words("nominalisations")["events"].get(lemma, lemma)) in words("happenings")["groups"][0]


def _bought(scene: Scene, predication: Predication) -> Iterator[int]:
    """What is bought, or what the share, stake or rest that is bought is of."""
    for head in (*predication.fillers("theme"), *predication.fillers("of")):
        inner = (i for place in scene.at(head) for name in ("of", "in") for i in place.fillers(name))
        yield from (i for i in ((head,) if scene.is_company(head) else inner) if scene.is_company(i))
