"""Token → what the parse hangs beside it: its clauses, its adverbs, the verb that says it of somebody."""

from __future__ import annotations

from kg.extractors.scene import Scene


def purpose_of(scene: Scene, head: int) -> tuple[int, ...]:
    """What is bought, sold or done by the infinitive after the noun at the token: "approval to buy | Birch"."""
    verbs = (child for child in scene.token(head).children if scene.token(child).dep in ("acl", "relcl", "advcl"))
    infinitives = (verb for verb in verbs if any(scene.token(c).tag == "TO" for c in scene.token(verb).children))
    return tuple(i for verb in infinitives for place in scene.at(verb) for i in place.fillers("theme"))


def clauses_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The verbs that say of the noun at the token what is done with it: "made" in "chips made by Birch"."""
    verbs = (child for child in scene.token(head).children if scene.token(child).dep == "acl")
    return tuple(verb for verb in verbs if any(head in place.fillers("theme") for place in scene.at(verb)))


def then_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The verbs that go on from the one at the token: "walked" in "looked at Birch but walked away"."""
    return tuple(child for child in scene.token(head).children if scene.token(child).dep == "conj")


def adverbs_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The adverbs of a verb: "jointly" in "Acme and Birch Labs jointly run it"."""
    return tuple(child for child in scene.token(head).children if scene.token(child).dep == "advmod")


def copula_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The verb that says the noun at the token of somebody: "became" in "became a shareholder"."""
    token = scene.token(head)
    return (token.head,) if token.dep in ("attr", "oprd", "acomp") else ()


def verb_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The verb that says the noun at the token of somebody after *as*: "trained" in "trained as a nurse"."""
    preposition = scene.token(scene.token(head).head)
    after = scene.token(head).dep == "pobj" and preposition.text.lower() == "as"
    return (preposition.head,) if after else ()
