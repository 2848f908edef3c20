"""Token → what hangs beside it in the parse, and what it hangs on: its clauses, its adverbs, the verb it completes."""

from __future__ import annotations

from kg.extractors.scene import Scene
from kg.language.document import Predication


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


def above(scene: Scene, head: int) -> tuple[int, ...]:
    """The verb that the one at the token completes: "began" of "began | selling Birch"."""
    token = scene.token(head)
    return (token.head,) if token.dep == "xcomp" else ()


def owner_of(scene: Scene, head: int) -> tuple[int, ...]:
    """Whose the noun is that a participle stands before: "Acme" of "Acme's newly | acquired unit"."""
    token = scene.token(head)
    if token.dep != "amod" or token.tag != "VBN" or token.head < head:
        return ()
    return tuple(child for child in scene.token(token.head).children if scene.token(child).dep == "poss")


def done_with(scene: Scene, head: int) -> tuple[int, ...]:
    """The verbs that say what is done with the noun at the token: "made" in "its filters, which are made by Birch".

    Of a verb without an object it is what does it: "come" in "its cells come from Birch".
    """
    token = scene.token(head)
    verbs = (token.head, *(child for child in token.children if scene.token(child).dep in ("acl", "relcl")))
    return tuple(verb for verb in dict.fromkeys(verbs) if any(_is_about(place, head) for place in scene.at(verb)))


def _is_about(place: Predication, head: int) -> bool:
    return place.kind == "verb" and head in (place.fillers("theme") or place.fillers("agent"))
