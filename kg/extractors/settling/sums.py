"""Claims → the same with the sums that other sentences give, and without those that are of more than one claim.

"Acme has bought Birch Labs. The $5 million deal …" gives the purchase its sum; what Birch Labs raised from three
investors together is no investor's own; and "a loss of $5 million (€4 million)" is one loss.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extractors.implicit.dealing import deal_words
from kg.extractors.scene import Scene
from kg.language.determiners import is_definite
from kg.language.document import Predication, Token
from kg.model import Claim, Mention, Money, Share

_NEAR = 3  # sentences after the one that tells of a deal
_INDEFINITE = frozenset({"a", "any", "such"})


def settled(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims in their order, each with the sum that is its own."""
    claims = list(_told_once(scene, claims))
    kept = [replace(each, amount=None) if _is_of_all(scene, each, claims) else each for each in claims]
    kept = [_with_own_share(scene, each, kept) for each in kept]
    kept = [_with_own(scene, each, kept) for each in kept]
    for sentence, amount in _deals(scene):
        named = _deal_before(scene, sentence, kept)
        kept = [replace(each, amount=amount) if each in named and each.amount is None else each for each in kept]
    return [_with_other_sides(scene, each, kept) for each in kept]


def _told_once(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, what a bracket only tells in another currency being the sum before it."""
    known = {(c.relation, scene.key(c.subject), c.object.start) for c in claims if isinstance(c.object, Money)}
    for claim in claims:
        sum_ = _before_bracket(scene, claim.object) if isinstance(claim.object, Money) else None
        if sum_ is None:
            yield claim
        elif (key := (claim.relation, scene.key(claim.subject), sum_.start)) not in known:
            known.add(key)
            yield replace(claim, object=sum_)


def _before_bracket(scene: Scene, money: Money) -> Money | None:
    """ "$5 million" of "$5 million (€4 million)"; None for a sum that is in no such bracket."""
    at = scene.document.between(money.start, money.end)[0].i
    if at < 2 or scene.token(at - 1).text != "(":
        return None
    before = scene.document.values.get(at - 2)
    return before if isinstance(before, Money) and before.currency != money.currency else None


def _is_of_all(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a sum is what somebody raised from several, or in a round that somebody led."""
    if claim.relation not in deal_words("rounds") or claim.amount is None:
        return False
    here = [each for each in claims if each.passage == claim.passage]
    raised = any(each.relation == "raises" and each.object == claim.amount for each in here)
    target = scene.key(claim.object)
    others = {
        scene.key(each.subject) for each in here if each.relation == claim.relation and scene.key(each.object) == target
    }
    shared = len(others) > 1 and any(
        each is not claim and each.relation == claim.relation and each.amount == claim.amount for each in here
    )
    tokens = scene.document.between(claim.passage.start, claim.passage.end)
    return shared or (raised and any(token.lemma.lower() in deal_words("together") for token in tokens))


def _with_own(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Of several things that one verb has bought, each at its price: "bought Birch for $2m and Corvane for $1m"."""
    if claim.amount is None or not isinstance(claim.object, Mention):
        return claim
    alike = [
        c for c in claims if c.passage == claim.passage and c.relation == claim.relation and c.amount == claim.amount
    ]
    things = sorted({(c.object.start, scene.key(c.object)) for c in alike if c.subject == claim.subject})
    if len({key for _, key in things}) < 2:
        return claim
    inside = scene.document.between(claim.passage.start, claim.passage.end)
    prices = [value for token in inside if isinstance(value := scene.document.values.get(token.i), Money)]
    starts = [start for start, _ in things]
    if len(prices) != len(starts) or not _is_told_apart(starts, prices, inside):
        return claim
    return replace(claim, amount=prices[starts.index(claim.object.start)])


def _with_other_sides(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A sale with what the buyer is said to pay, a purchase with what the seller is said to get, in one sentence."""
    if claim.amount is not None or claim.relation not in deal_words("sides"):
        return claim
    thing = scene.key(claim.object)
    here = (c for c in claims if c.passage == claim.passage and c.relation in deal_words("sides"))
    sums = {c.amount for c in here if c.amount is not None and scene.key(c.object) == thing}
    return replace(claim, amount=sums.pop()) if len(sums) == 1 else claim


def _with_own_share(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Of several holders each with its share: "Acme and Corvane hold 16 per cent and 14 per cent"."""
    if claim.share is None:
        return claim
    thing = scene.key(claim.object)
    alike = [c for c in claims if c.passage == claim.passage and c.relation == claim.relation]
    holders = sorted({c.subject.start for c in alike if c.share == claim.share and scene.key(c.object) == thing})
    inside = scene.document.between(claim.passage.start, claim.passage.end)
    heads = [token.i for token in inside if isinstance(scene.document.values.get(token.i), Share)]
    listed = all(scene.token(head).dep == "conj" for head in heads[1:])
    if len(holders) < 2 or len(holders) != len(heads) or not listed or holders[-1] > scene.token(heads[0]).start:
        return claim
    own = scene.document.values[heads[holders.index(claim.subject.start)]]
    return replace(claim, share=own) if isinstance(own, Share) else claim


def _is_told_apart(things: Sequence[int], prices: Sequence[Money], inside: Sequence[Token]) -> bool:
    """Whether each thing has its price beside it, or all prices come "respectively"."""
    if any(token.lemma.lower() == "respectively" for token in inside):
        return True
    order = [at for _, at in sorted([(start, "thing") for start in things] + [(p.start, "price") for p in prices])]
    return order[::2] == ["thing"] * len(things) or order[::2] == ["price"] * len(things)


def _deals(scene: Scene) -> Iterator[tuple[int, Money]]:
    """The sentences that speak of a known deal and its sum: "the $5 million purchase", "the price was $5 million"."""
    for each in scene.document.predications:
        amount = _sum(scene, each)
        if amount is None:
            continue
        heads = (each.head, *_arguments(each))
        if any(_is_known_deal(scene, head) or _is_any_deal(scene, head) for head in heads):
            yield scene.token(each.head).sentence, amount


def _arguments(predication: Predication) -> list[int]:
    return [role.head for role in predication.roles if role.name in ("agent", "theme", "holder")]


def _sum(scene: Scene, predication: Predication) -> Money | None:
    values = ((role.head, scene.document.values.get(role.head)) for role in predication.roles)
    sums = ((head, value) for head, value in values if isinstance(value, Money))
    return next((value for head, value in sums if "<price>" not in scene.signs(head)), None)


def _is_known_deal(scene: Scene, head: int) -> bool:
    token = scene.token(head)
    definite = any(is_definite(scene.token(i).text) for i in token.children if scene.token(i).dep == "det")
    return definite and token.lemma.lower() in deal_words("known")


def _is_any_deal(scene: Scene, head: int) -> bool:
    """Whether "a deal" is the one just spoken of: "A deal could be worth $5m", "sold it to Acme, a deal worth $5m"."""
    token = scene.token(head)
    if token.lemma.lower() not in deal_words("any"):
        return False
    article = next((i for i in token.children if scene.token(i).text.lower() in _INDEFINITE), None)
    if article is None:
        return False
    behind_comma = article > 0 and scene.token(article - 1).text == ","
    return behind_comma or any(scene.token(i).tag == "MD" for i in scene.token(token.head).children)


def _deal_before(scene: Scene, sentence: int, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of the one deal that is told of in the sentence or shortly before; none where there are two."""
    for each in range(sentence, max(-1, sentence - _NEAR - 1), -1):
        start = scene.document.sentences[each].start
        told = [c for c in claims if c.relation in deal_words("of") and c.passage.start == start]
        if told:
            return told if len({scene.key(c.object) for c in told}) == 1 else []
    return []
