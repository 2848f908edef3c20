"""Hold → whether its sentence speaks against the guess: what a guess must stand when no frame agrees."""

from __future__ import annotations

from collections.abc import Callable

from kg.extractors.ends import clans
from kg.extractors.learned import grammar, others, places, told
from kg.extractors.learned.holding import Hold
from kg.extractors.scene import Scene
from kg.language.attribution import said_by
from kg.model import Mention
from kg.vocabulary import words

_MAKERS = frozenset({"organization", "company"})


def is_objected(hold: Hold) -> bool:
    """Whether anything speaks against a guess that no frame agrees with."""
    return any(objects(hold) for objects in _OBJECTIONS)


def _is_of_nobody(hold: Hold) -> bool:
    """Whether the ends stand in two clauses, and no word that says the relation has anybody who does it."""
    apart = not grammar.in_one_clause(hold.scene, hold.way, hold.top)
    return apart and others.is_of_nobody(hold.scene, hold.guess, hold.saying)


def _crosses_verbs(hold: Hold) -> bool:
    """Whether the way goes from what one verb acts on to another verb, and nothing is said of both ends."""
    return grammar.crosses_verbs(hold.scene, hold.way, hold.top) and not hold.joins


def _is_only_listed(hold: Hold) -> bool:
    """Whether the two only stand in one list: "Acme and Birch Labs have won followings"."""
    together = hold.guess.relation.symmetric and not hold.saying
    return together and sum(hold.scene.token(i).dep != "conj" for i in hold.way) == 1


def _bears_name_of_other(hold: Hold) -> bool:
    """Whether what somebody makes is called after another organization of the article."""
    guess, scene = hold.guess, hold.scene
    if guess.relation.name not in words("learned")["one"]["maker"] or not isinstance(guess.object, Mention):
        return False
    first = guess.object.name.partition(" ")[0]
    makers = {scene.key(m) for m in scene.document.mentions if m.kind in _MAKERS and m.name.partition(" ")[0] == first}
    return bool(makers) and not makers & {scene.key(guess.subject), scene.key(guess.object)}


def _is_about_other(hold: Hold) -> bool:
    """Whether one of the ends only tells who somebody else is."""
    return others.is_of_other(hold.scene, hold.guess)


def _is_teller(hold: Hold) -> bool:
    """Whether an end is but the medium that reports it: "Acme is to buy Birch Labs, the Ledger says"."""
    ends = [hold.scene.token(head) for head in hold.guess.heads]
    media = [token for token in ends if token.kind == "media"]
    return any(
        said.source is not None and said.source.start <= teller.start < said.source.end
        for teller in media
        for token in ends
        for said in said_by(hold.scene.document, token.i)
    )


def _is_nested(hold: Hold) -> bool:
    """Whether a place stands in the words of what would be there: "the UK government" is not in the UK by that."""
    guess = hold.guess
    if guess.relation.name not in words("learned")["places"]["relations"]:
        return False
    return guess.subject.start < guess.object.end and guess.object.start < guess.subject.end


def _is_of_clan(hold: Hold) -> bool:
    """Whether an end is but the name of a family."""
    return any(_is_name_of_clan(hold.scene, head) for head in hold.guess.heads)


def _is_name_of_clan(scene: Scene, head: int) -> bool:
    """Whether a token is but the name in "the Creaser family", which owns what no Creaser does."""
    token = scene.token(head)
    return token.dep in ("compound", "nmod", "amod") and scene.token(token.head).lemma.lower() in clans()


def _is_from_outside(hold: Hold) -> bool:
    """Whether a word between the two tells of somebody outside the organization."""
    return others.is_from_outside(hold.scene, hold.guess, hold.way)


def _is_of_no_house(hold: Hold) -> bool:
    """Whether a post is but "ours", of whom nothing tells."""
    return others.is_of_no_house(hold.scene, hold.guess)


def _is_owner_of_party(hold: Hold) -> bool:
    """Whether an end only tells whose the party is: "Acme's cloud division", "Acme owner Birch Labs"."""
    return others.is_owner_of_party(hold.scene, hold.guess, hold.way)


def _is_done_by_other(hold: Hold) -> bool:
    """Whether what says it is done by another: "Ana Ruiz founded Acme with Ben Ode, who left the company"."""
    return others.is_done_by_other(hold.scene, hold.guess, hold.saying)


def _is_pricing(hold: Hold) -> bool:
    """Whether a sum is what somebody pays, or prices another thing at: "Acme's offer values Birch at $5 million"."""
    return others.is_pricing(hold.scene, hold.guess, hold.holding) or others.is_spent(hold.scene, hold.guess)


def _is_petty(hold: Hold) -> bool:
    """Whether a sum is for one piece or too small for a company: "earnings of | $0.21 | per share"."""
    summed = hold.guess.relation.name in words("learned")["kin"]["sums"]
    return summed and not hold.scene.signs(hold.guess.heads[1]).isdisjoint(("<price>", "<petty>"))


def _is_unsaid(hold: Hold) -> bool:
    """Whether a relation that must be said is said by no word: who debates somebody need not know him."""
    said = words("learned")["said"]["relations"]
    return hold.guess.relation.name in said and not grammar.says(hold.scene, hold.holding, hold.guess.relation)


def _is_loose_topic(hold: Hold) -> bool:
    """Whether goods or fields, of which a sentence names many, stand apart from their subject."""
    other = hold.guess.object
    return isinstance(other, Mention) and other.kind == "topic" and not hold.joins


def _is_untold(hold: Hold) -> bool:
    """Whether something would happen that no predicate tells of, by which one could say whether it did."""
    return not hold.holding and hold.guess.relation.name not in words("learned")["states"]


def _is_doer_in_passing(hold: Hold) -> bool:
    """Whether an end only did what is told of the other in passing: "Acme, | owned by Birch, | supplies Corvane"."""
    told = {each.head for each in hold.holding if grammar.holds(each, *hold.guess.heads)}
    for head in hold.guess.heads:
        by = hold.scene.token(hold.scene.token(head).head)
        aside = hold.scene.token(by.head)
        if by.dep == "agent" and aside.dep == "acl" and aside.i not in told and aside.head in hold.way[1:-1]:
            return True
    return False


def _joins_others(hold: Hold) -> bool:
    """Whether one end makes two others one: in "Acme will merge Birch and Corvane" it is no part of that."""
    if hold.guess.relation.name != "mergesWith":
        return False
    heads = set(hold.guess.heads)
    return any(len(each.fillers("theme")) > 1 and heads & set(each.fillers("agent")) for each in hold.saying)


def _is_compared(hold: Hold) -> bool:
    """Whether one does something as against what the other does: "Acme sold 72 jets, compared to Birch's 48"."""
    compared = words("learned")["compared"]
    if hold.guess.relation.name not in compared["relations"]:
        return False
    return any(hold.scene.token(i).lemma.lower() in compared["words"] for i in hold.way[1:-1])


def _is_who_orders(hold: Hold) -> bool:
    """Whether who would supply or make it has only ordered it: "Acme's order for 12 jets", "won an order from Acme"."""
    orders, name = words("goods")["orders"], hold.guess.relation.name
    buyer = hold.scene.token(hold.guess.heads[0])
    above = hold.scene.token(buyer.head)
    if name == "suppliesTo":
        return buyer.dep == "poss" and above.lemma in orders["nouns"]
    order = hold.scene.token(above.head)
    won = order.lemma in orders["nouns"] and hold.scene.token(order.head).lemma in orders["winning"]
    return name in ("develops", "releases") and above.lemma == "from" and won


def _only_tells_which(hold: Hold) -> bool:
    """Whether an end stands before goods or shops and tells which these are: "to supply | Vireo | trainsets"."""
    called = words("learned")["called"]
    if hold.guess.relation.name not in called["relations"]:
        return False
    ends = [hold.scene.token(head) for head in hold.guess.heads]
    before = [hold.scene.token(t.head) for t in ends if t.dep in ("compound", "nmod", "amod") and t.head > t.i]
    return any(not noun.kind and noun.lemma.lower() in called["nouns"] for noun in before)


def _is_owner_of_thing(hold: Hold) -> bool:
    """Whether it is done to a thing by name that the object only has: "cleared | Acme's | Vireo"."""
    if hold.guess.relation.name not in words("learned")["acted_on"]["relations"]:
        return False
    owner = hold.scene.token(hold.guess.heads[1])
    return owner.dep == "poss" and bool(hold.scene.token(owner.head).kind)


def _is_ruled_on(hold: Hold) -> bool:
    """Whether who would bring a suit only rules on it: "Judge Ana Ruiz dismissed a lawsuit against Acme"."""
    ruling = words("learned")["ruling"]
    called = hold.scene.called.get(hold.guess.heads[0], frozenset())
    return hold.guess.relation.name in ruling["relations"] and not called.isdisjoint(ruling["nouns"])


_OBJECTIONS: tuple[Callable[[Hold], bool], ...] = (
    _is_of_nobody,
    _crosses_verbs,
    _is_only_listed,
    _bears_name_of_other,
    _is_about_other,
    _is_teller,
    told.is_of_teller,
    told.is_goal,
    told.is_office,
    told.is_refused_word,
    told.is_buyer,
    told.is_of_its_time,
    told.is_second_name,
    told.is_of_other_day,
    told.is_only_owner,
    _is_nested,
    places.is_upside_down,
    places.is_home_of_other,
    places.is_left,
    _is_of_clan,
    _is_from_outside,
    _is_of_no_house,
    _is_owner_of_party,
    _is_done_by_other,
    _is_pricing,
    _is_petty,
    _is_unsaid,
    _is_loose_topic,
    _is_untold,
    _is_doer_in_passing,
    _joins_others,
    _is_who_orders,
    _is_compared,
    _only_tells_which,
    _is_owner_of_thing,
    _is_ruled_on,
)
