"""Guess → whether the words say it of somebody else: of whoever bears the title, or of whose kin or rival stands there.

In "Ana Ruiz questioned Corvane's chief executive, Ben Ode" the company belongs to his title and not to her; in "Acme
was founded by Ana Ruiz's husband" her name only tells who founded it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extractors.learned import grammar
from kg.extractors.learned.guessing import Guess
from kg.extractors.scene import Scene
from kg.language.document import ORGANIZATIONS, Predication
from kg.model import Mention
from kg.vocabulary import words

_WITHIN = frozenset({"poss", "compound", "nmod", "amod"})  # how what tells whose a thing is hangs on it


def is_of_other(scene: Scene, guess: Guess) -> bool:
    """Whether one of the ends only tells who somebody else is, of whom the sentence speaks."""
    one, other = guess.heads
    return (
        _is_title_of_other(scene, guess)
        or _tells_kin(scene, guess, one)
        or _tells_kin(scene, guess, other)
        or _is_kin_of_other(scene, guess)
        or _is_in_law(scene, guess)
    )


def is_of_nobody(scene: Scene, guess: Guess, saying: Sequence[Predication]) -> bool:
    """Whether nothing says it, or but verbs without whoever did it: "$5 million was put into Birch Labs, Acme said"."""
    return all(
        each.kind == "verb"
        and scene.leaves_out_who(each)
        and not each.fillers("agent")
        and not grammar.holds(each, guess.heads[0])
        for each in saying
    )


def is_from_outside(scene: Scene, guess: Guess, way: Sequence[int]) -> bool:
    """Whether a word between somebody and an organization says what he has to do with it without being of it."""
    founding = guess.relation.name == "foundedBy"
    if not founding and guess.relation.name not in words("learned")["kin"]["posts"]:
        return False
    outside = words("learned")["outside"]
    verbs = (*outside["verbs"], *(outside["hiring"] if founding else ()))
    between = [scene.token(i) for i in way]
    phrases = {f"{scene.token(token.head).lemma} {token.lemma}" for token in between if token.pos == "ADP"}
    told = any(token.lemma.lower() in (verbs if token.pos == "VERB" else outside["nouns"]) for token in between)
    told = told or _is_beside_clause(scene, guess.heads[0])
    told = told or any(token.pos == "ADP" and token.lemma.lower() in outside["prepositions"] for token in between)
    return told or not phrases.isdisjoint(outside["phrases"])


def _is_beside_clause(scene: Scene, person: int) -> bool:
    """Whether somebody is only told of before what a clause says: "With Ana Ruiz back in office, Acme is growing"."""
    token = scene.token(person)
    before = scene.token(token.head)
    verb = scene.token(before.head)
    fronted = token.dep == "pobj" and before.lemma.lower() == "with" and before.i < verb.i
    return fronted and verb.pos in ("VERB", "AUX")


def is_of_no_house(scene: Scene, guess: Guess) -> bool:
    """Whether a post is but "ours", of whom nothing tells: "our military" is no employer of who speaks of it."""
    whose = guess.object
    if guess.relation.name not in words("learned")["kin"]["posts"] or not isinstance(whose, Mention):
        return False
    return whose.form == "pronoun" and whose.chain not in scene.named


def is_owner_of_party(scene: Scene, guess: Guess, way: Sequence[int]) -> bool:
    """Whether an end only tells whose, or what of, the organization is that the words are said of.

    In "Birch Labs will be merged into Acme's cloud division" that is the division, and in "Acme owner Corvane" Corvane.
    """
    if guess.relation.name not in words("learned")["parties"]["relations"]:
        return False
    ends = {_key(scene, head) for head in guess.heads}
    if guess.relation.name == "acquires" and _is_of_goods(scene, guess.heads[1]):
        return True
    return any(_is_within_party(scene, end, way, ends) for end in guess.heads)


def _is_of_goods(scene: Scene, bought: int) -> bool:
    """Whether what is bought are somebody's goods: "will acquire Corvane systems" buys no Corvane."""
    name = scene.token(bought)
    goods = scene.token(name.head)
    return name.dep in _WITHIN and not goods.kind and goods.dep == "dobj" and goods.tag == "NNS"


def _is_within_party(scene: Scene, end: int, way: Sequence[int], ends: set[object]) -> bool:
    """Whether the way leads from an end up to an organization that is none of the ends, in whose words it stands."""
    at = scene.token(end)
    if at.dep != "poss" and scene.token(at.head).kind:
        return False  # "Acme and the lender Birch Bank", which the parser makes one name of
    while at.dep in _WITHIN and at.head in way:
        at = scene.token(at.head)
        mention = scene.document.mention(at.i)
        if mention is not None and mention.kind in ORGANIZATIONS and _key(scene, at.i) not in ends:
            return True
    return False


def is_done_by_other(scene: Scene, guess: Guess, saying: Sequence[Predication]) -> bool:
    """Whether all verbs that say it have somebody else who does it: "with Ben Ode, who left Acme".

    Of most relations only that counts which the family of one end has done: "Ana Ruiz, whose father founded Acme".
    """
    verbs = [each for each in saying if each.kind == "verb"]
    if verbs and all(any(_is_family_of(scene, i, guess) for i in each.fillers("agent")) for each in verbs):
        return True
    if guess.relation.name not in words("learned")["own"]["relations"]:
        return False
    ends = {_key(scene, head) for head in guess.heads}
    if guess.relation.name in words("learned")["own"]["states"]:
        verbs = [each for each in verbs if _is_aside_with(scene, each, *guess.heads)]
    return bool(verbs) and all(_is_another(scene, each.fillers("agent"), ends) for each in verbs)


def _is_family_of(scene: Scene, head: int, guess: Guess) -> bool:
    """Whether what stands at a token is "whose father", the father being no end of the guess and the son one."""
    ends = {_key(scene, end) for end in guess.heads}
    owners = {_key(scene, i) for place in scene.at(head) for i in place.fillers("possessor")}
    related = scene.token(head).lemma.lower() in words("binding")["family"]
    return related and not ends.isdisjoint(owners) and _key(scene, head) not in ends


def _called(scene: Scene, head: int) -> frozenset[str]:
    """What the noun at a token says that somebody is: "company" and "parent company"."""
    return frozenset((scene.token(head).lemma.lower(), *(place.lemma for place in scene.at(head))))


def _is_aside_with(scene: Scene, verb: Predication, one: int, other: int) -> bool:
    """Whether a verb says it in passing of whom it follows: "Ana Ruiz met Ben Ode, who | heads | Corvane"."""
    token = scene.token(verb.head)
    who = any(scene.token(child).text.lower() == "who" for child in token.children)
    held = grammar.holds(verb, other) and not grammar.holds(verb, one)
    return who and token.dep == "relcl" and held and not token.head < one < verb.head


def _is_another(scene: Scene, heads: Sequence[int], ends: set[object]) -> bool:
    """Whether heads are of things with names, none of which is one of the ends."""
    named = [head for head in heads if scene.is_named(head)]
    return bool(named) and all(_key(scene, head) not in ends for head in heads)


def is_pricing(scene: Scene, guess: Guess, holding: Sequence[Predication]) -> bool:
    """Whether a verb that prices something is said of another thing than the one that a guess gives the price."""
    if guess.relation.name != "valuedAt":
        return False
    priced = [p.fillers("theme") for p in holding if p.kind == "verb" and p.lemma in words("binding")["pricing"]]
    said_of = [{_key(scene, head) for head in heads} for heads in priced if heads]
    return bool(said_of) and all(_key(scene, guess.heads[0]) not in keys for keys in said_of)


def is_spent(scene: Scene, guess: Guess) -> bool:
    """Whether the sum that somebody would raise is what he puts into something: "Acme put $5 million into Birch"."""
    if guess.relation.name != "raises":
        return False
    one, money = guess.heads
    giving = (p for p in scene.at(scene.token(money).head) if p.lemma in words("quantities")["sums"]["giving"])
    return any(money in p.fillers("theme") and one in p.fillers("agent") for p in giving)


def _is_title_of_other(scene: Scene, guess: Guess) -> bool:
    """Whether an organization stands in the title of another person than the subject, who stands in none with it."""
    if guess.relation.name not in {*words("learned")["kin"]["posts"], *words("learned")["kin"]["heads"]}:
        return False
    whose_post = guess.relation.domain.isdisjoint(ORGANIZATIONS)
    person, organization = guess.heads if whose_post else guess.heads[::-1]  # Acme is founded by Ana Ruiz
    near = [organization, *grammar.upward(scene, organization)]
    titles = [p for head in dict.fromkeys(near) for p in scene.at(head) if _is_title_at(p, organization)]
    return bool(titles) and not any(_may_hold(scene, title, person) for title in titles)


def _is_title_at(predication: Predication, organization: int) -> bool:
    """Whether a predication is a title with the organization in it: "chief executive of Acme"."""
    if predication.kind != "noun" or predication.lemma not in grammar.titles():
        return False
    return any(role.head == organization and role.name not in ("holder", "self") for role in predication.roles)


def _may_hold(scene: Scene, title: Predication, person: int) -> bool:
    """Whether the title can be that of the person: it says so, or it neither names another nor is what is acted on."""
    holders = title.fillers("holder")
    if holders:
        keys = {_key(scene, head) for head in holders}
        return _key(scene, person) in keys
    return scene.token(title.head).dep not in ("dobj", "dative", "nsubj", "nsubjpass")


def _key(scene: Scene, head: int) -> object:
    mention = scene.document.mention(head)
    return (head,) if mention is None or mention.chain is None else mention.chain


def _tells_kin(scene: Scene, guess: Guess, end: int) -> bool:
    """Whether an end is but the owner of "husband" or "rival", and what is said is said of the husband or the rival."""
    token = scene.token(end)
    noun = scene.token(token.head)
    if token.dep != "poss" or _kin().isdisjoint(_called(scene, noun.i)):
        return False
    said = {noun.i, *(head for place in scene.at(noun.i) for head in place.fillers("holder"))}
    speaks = any(grammar.is_trigger(place, guess.relation.name) for place in scene.at(noun.i))
    return said.isdisjoint(guess.heads) and noun.i in grammar.path(scene, *guess.heads) and not speaks


def _is_kin_of_other(scene: Scene, guess: Guess) -> bool:
    """Whether one end is told to be somebody else's: in "She survives him, with Paul, his son" he is not hers."""
    name, ends = guess.relation.name, {_key(scene, head) for head in guess.heads}
    if name not in words("learned")["kin"]["families"]:
        return False
    sentence = (p for p in scene.document.predications if scene.token(p.head).sentence == guess.sentence)
    nouns = [p for p in sentence if p.kind == "noun" and grammar.is_trigger(p, name)]
    told = [p for p in nouns if not {_key(scene, head) for head in p.fillers("holder")}.isdisjoint(ends)]
    owners = [{_key(scene, head) for head in p.fillers("possessor")} for p in told]
    return any(owners) and all(whose.isdisjoint(ends) for whose in owners if whose)


def _is_in_law(scene: Scene, guess: Guess) -> bool:
    """Whether they are kin by marriage alone: "sold it to her | brother-in-law | Ben Ode"."""
    in_laws = words("learned")["in_laws"]
    if guess.relation.name not in in_laws["relations"]:
        return False
    titles = (i for head in guess.heads for i in scene.titles.get(head, ()))
    near = (*titles, *grammar.path(scene, *guess.heads))
    return any(scene.token(i).lemma.lower() in in_laws["nouns"] for i in near)


@cache
def _kin() -> frozenset[str]:
    return frozenset(words("binding")["family"]) | frozenset(words("binding")["related"])
