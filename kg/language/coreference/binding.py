"""Anaphor and options → the options that the grammar of the clause leaves."""

from __future__ import annotations

from functools import cache

from kg.language.coreference.antecedents import LATELY
from kg.language.coreference.brands import of_known_maker, of_known_trade
from kg.language.coreference.chains import Chains
from kg.language.coreference.clauses import beside_relative, joint_doers, of_main_clause, reporters, same_owner
from kg.language.coreference.grammar import clause
from kg.language.coreference.motives import motivated
from kg.language.coreference.nothing import is_nothing
from kg.language.coreference.paragraphs import of_paragraph
from kg.language.coreference.profiles import listed, tells_apart
from kg.language.coreference.scene import Candidate, Scene
from kg.language.coreference.sizes import labelled, of_its_size
from kg.language.coreference.stakes import copiers, holders, of_bought, of_item, of_offer, of_own_name, of_told, of_unit
from kg.language.document import ORGANIZATIONS, Document, Predication, Token
from kg.language.pronouns import is_reflexive, standing_group
from kg.vocabulary import words

_BLAMED = ("theme", "into", "against", "on")  # roles of whom one blames
_EXAMINED = ("theme", "into", "of")  # roles of what an authority examines
_HOUSES = ("of", "at", "possessor", "appointer", "modifier", "with", "for")  # roles of where somebody has a title
_BESIDE = frozenset({"agent", "theme", "recipient", "from", "for"})  # roles of two different things in one clause
_MAY_BE = frozenset({"of that trade", "called so", "called just so", "same noun"})  # signs that a noun is for a thing
_BOUGHT = ORGANIZATIONS | {"product"}


def bound(view: Scene, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """Without whom it cannot be: "its chief" is not the chief of who hires; "the whole company" is named beside it."""
    document = view.document
    if is_nothing(document, token):
        return []
    if told := labelled(document, token, options, chains):
        return told
    options = of_bought(document, token, options)
    options = of_own_name(document, token, of_offer(document, token, of_item(document, token, options)), chains)
    options = of_told(document, token, of_unit(document, token, options, chains), chains)
    options = _blamed(document, token, _not_spoken_of(view, token, options, chains))
    options = motivated(document, token, options, chains)
    others = (
        *takers_of(view, token),
        *_owners(document, token),
        *_pricing(view, token),
        *_hired(document, token),
        *_beside(view, token),
        *joint_doers(document, token),
        *beside_relative(document, token),
        *reporters(document, token),
        *holders(document, token),
        *copiers(document, token),
    )
    takers = {chains.find(document.heads[i]) for i in others if i in document.heads}
    left = [one for one in options if one.mention < 0 or chains.find(one.mention) not in takers]
    quitted = {chains.find(document.heads[i]) for i in quitted_by(document, token) if i in document.heads}
    left = [one for one in left if one.mention >= 0 and chains.find(one.mention) in quitted] or left
    owners = {chains.find(document.heads[i]) for i in same_owner(document, token) if i in document.heads}
    left = [one for one in left if one.mention >= 0 and chains.find(one.mention) in owners] or left
    left = of_known_maker(document, token, left, chains)
    left = of_its_size(document, token, of_known_trade(document, token, left, chains), chains)
    left = _named_so(view, token, _added(view, token, left, chains), chains)
    left = of_main_clause(document, token, left, chains) or left
    left = of_paragraph(document, token, left, chains)
    near = [one for one in left if document.tokens[one.token].sentence == token.sentence]
    if near and _is_pointed_at(document, token):
        return near[:1]
    return near if near and _is_whole(document, token) else left


def must_be_near(view: Scene, token: Token) -> bool:
    """Whether the clause tells that there is somebody else to be meant: "hire its chief", "buy the whole company"."""
    if _is_whole(view.document, token) or quitted_by(view.document, token):
        return True
    return token.dep == "poss" and takers_of(view, token) != ()


def is_taken_up(document: Document, token: Token, options: list[Candidate]) -> bool:
    """Whether an "it" cannot stand for nothing: "It has also hired Ode" is said of what the news is most about."""
    about = token.text.lower() == "it" and _adds(document, token)
    return about and bool(options) and all("most named" in one.signs for one in options)


def quitted_by(document: Document, token: Token) -> tuple[int, ...]:
    """What the leaver's title names, for "the company": Acme in "Ben Ode, an Acme engineer, has left the company"."""
    verb = document.tokens[token.head]
    verb = document.tokens[verb.head] if verb.dep == "prep" else verb
    if token.pos != "NOUN" or token.lemma.lower() not in listed("generic") or verb.lemma not in listed("quitting"):
        return ()
    here = _before(document, token)
    people = {i for p in document.predicated(verb.i, verb.i + 1) for i in p.fillers("agent")}
    titles = (p for p in here if p.kind == "noun" and not people.isdisjoint(p.fillers("holder")))
    houses = (i for title in titles for name in _HOUSES for i in title.fillers(name))
    return tuple(i for i in houses if document.tokens[i].kind in ORGANIZATIONS or document.tokens[i].tag == "PRP$")


def _before(document: Document, token: Token) -> tuple[Predication, ...]:
    """What is said in the sentence before the anaphor."""
    return document.predicated(document.sentences[token.sentence].first, token.i)


def takers_of(view: Scene, token: Token) -> tuple[int, ...]:
    """Who takes on "its chief", or takes over "the company": the agents that the anaphor is none of."""
    document = view.document
    if token.dep == "poss":
        beside = document.tokens[token.head].lemma in listed("beside")
        taking = [] if beside else _verbs_of(view, _counted(document, token.head), listed("taking"))
        verbs = taking + _sold(document, token) + _paid(document, token) + _approving(view, token)
        verbs += _kept(view, token) + _blaming(document, token) + _examined(view, token)
    else:
        verbs = _verbs_of(view, token.i, None) if token.pos == "NOUN" else []
    return tuple(i for verb in verbs for i in verb.fillers("agent"))


def _counted(document: Document, noun: int) -> int:
    """The word that says how many of some there are: "one of its | engineers"; else the noun itself."""
    of = document.tokens[document.tokens[noun].head]
    above = document.tokens[of.head]
    return above.i if of.lemma == "of" and (above.tag == "CD" or above.lemma in listed("of_many")) else noun


def _beside(view: Scene, token: Token) -> tuple[int, ...]:
    """What else one verb is said of: in "Acme, which paid $5 million for it" the pronoun is not Acme.

    Principle B of binding (Chomsky 1981, Lectures on Government and Binding): but for "Acme brought it with it".
    """
    if is_reflexive(token.text) or token.dep == "poss":
        return ()
    found = list[int]()
    for verb in view.verbs.get(token.i, ()):
        mine = {role.name for role in verb.roles if role.head == token.i}
        if mine - listed("around") - {"complement"} and verb.lemma not in listed("equating"):
            found += [role.head for role in verb.roles if role.head != token.i and role.name in _BESIDE]
    return tuple(found)


def _hired(document: Document, token: Token) -> tuple[int, ...]:
    """Whom one hires to do something with "its unit": the unit is that of who hires."""
    hires = [p for p in _before(document, token) if document.tokens[p.head].lemma in _hiring()]
    taken = [i for verb in hires for i in verb.fillers("theme") if i < token.i]
    return tuple(i for i in taken if any(each.tag == "TO" for each in document.tokens[i : token.i]))


def _pricing(view: Scene, token: Token) -> tuple[int, ...]:
    """Who makes the offer that values "the company": who offers a price for it is another."""
    document = view.document
    valuing = _verbs_of(view, token.i, listed("pricing")) if token.pos == "NOUN" else []
    if not any(document.tokens[i].lemma in listed("bids") for verb in valuing for i in verb.fillers("agent")):
        return ()
    made = [p for p in document.predicated(0, token.i) if p.kind == "noun" and p.lemma in listed("bids")]
    return tuple(i for bid in made for name in ("agent", "possessor", "from", "by") for i in bid.fillers(name))


def _owners(document: Document, token: Token) -> list[int]:
    """Whose is what a noun stands in: Acme in "Acme's orders with the US maker", who is another."""
    found, at = list[int](), token
    while token.pos == "NOUN" and at.head != at.i and document.tokens[at.head].pos not in ("VERB", "AUX"):
        at = document.tokens[at.head]
        found += [child for child in at.children if document.tokens[child].dep == "poss"]
    return found


def _verbs_of(view: Scene, taken: int, lemmas: frozenset[str] | None) -> list[Predication]:
    """The verbs of the sentence whose object stands there, or is what the noun there is said of ("its chief, Ana")."""
    said_of = view.document.predicated(taken, taken + 1)
    objects = (taken, *(holder for noun in said_of for holder in noun.fillers("holder")))
    verbs = ((i, verb) for i in objects for verb in view.verbs.get(i, ()))
    return [verb for i, verb in verbs if (lemmas is None or verb.lemma in lemmas) and i in verb.fillers("theme")]


def _sold(document: Document, token: Token) -> list[Predication]:
    """The verb that buys something from "its founder", or his family: it is the founder of what is bought."""
    seller = document.tokens[token.head]
    above = document.tokens[seller.head]
    if above.lemma == "of":
        seller, above = document.tokens[above.head], document.tokens[document.tokens[above.head].head]
    if above.lemma != "from":
        return []
    verb = clause(document, seller)
    return [p for p in document.predicated(verb, verb + 1) if p.lemma in listed("buying")]


def _paid(document: Document, token: Token) -> list[Predication]:
    """The verb by which somebody is paid for "its unit", who had it: "Acme paid Birch Labs $5 million for its unit"."""
    before = document.tokens[document.tokens[token.head].head]
    if before.lemma != "for":
        return []
    above = document.predicated(before.head, before.head + 1)
    return [p for p in above if p.lemma in listed("paying") and p.fillers("recipient")]


def _approving(view: Scene, token: Token) -> list[Predication]:
    """The verb by which somebody says yes or no to "its purchase", which is another's."""
    is_deal = view.document.tokens[token.head].lemma in words("nominalisations")["events"]
    return _verbs_of(view, token.head, listed("approving")) if is_deal else []


def _kept(view: Scene, token: Token) -> list[Predication]:
    """The verb that "its chief" is kept by, where the sentence says that who keeps the chief buys something."""
    buying = (p for p in _before(view.document, token) if p.kind == "verb" and p.lemma in listed("buying"))
    buyers = {i for p in buying if _buys_named(view.document, p) for i in p.fillers("agent")}
    return [p for p in _verbs_of(view, token.head, listed("keeping")) if not buyers.isdisjoint(p.fillers("agent"))]


def _not_spoken_of(view: Scene, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For the "its" of "“We did not call Birch,” said Ana Ruiz, its head": not Birch, as who says "we" names others."""
    if token.dep != "poss" or view.quoted[token.i]:
        return options
    sentence = view.document.sentences[token.sentence]
    said = [t for t in view.document.tokens[sentence.first : token.i] if view.quoted[t.i]]
    if not any(standing_group(t.text) == "we" for t in said):
        return options
    named = {chains.find(view.document.heads[t.i]) for t in said if t.kind and t.i in view.document.heads}
    return [one for one in options if one.mention < 0 or chains.find(one.mention) not in named] if named else options


def _blamed(document: Document, token: Token, options: list[Candidate]) -> list[Candidate]:
    """For the "its" of "an inquiry into Acme over its prices": Acme, whatever it is called there."""
    blaming = _blaming(document, token) if token.dep == "poss" else []
    blamed = {i for verb in blaming for name in _BLAMED for i in verb.fillers(name)}
    return [one for one in options if one.token in blamed] or options


def _blaming(document: Document, token: Token) -> list[Predication]:
    """What one is blamed by for "its prices": "fined Acme for its prices", "an inquiry into Acme over its prices"."""
    before = document.tokens[document.tokens[token.head].head]
    if before.dep != "prep" or before.lemma not in listed("blamed_for"):
        return []
    said = document.predicated(document.sentences[token.sentence].first, before.i)
    return [p for p in said if p.lemma in listed("blaming") and token.head in p.fillers(before.lemma)]


def _examined(view: Scene, token: Token) -> list[Predication]:
    """What an authority examines "its prices" by: "is investigating its prices", "an inquiry into its prices"."""
    document, noun = view.document, view.document.tokens[token.head]
    if any(document.tokens[child].lemma == "own" for child in noun.children):
        return []
    said = document.predicated(document.sentences[token.sentence].first, token.i)
    examining = (p for p in said if p.lemma in listed("examining") and _is_examined(noun, p))
    return [p for p in examining if any(view.kinds.get(i) == "government" for i in p.fillers("agent"))]


def _is_examined(noun: Token, what: Predication) -> bool:
    return any(noun.i in what.fillers(name) for name in _EXAMINED)


def _buys_named(document: Document, verb: Predication) -> bool:
    return any(document.tokens[i].kind in _BOUGHT for i in verb.fillers("theme"))


def _named_so(view: Scene, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For "the trust": what has the word in its name, "Tarn Trust", if nothing else is of that trade or called so."""
    lemma = token.lemma.lower()
    if token.pos != "NOUN" or token.kind or tells_apart(view.document, token) or lemma in listed("generic"):
        return options
    groups = {chains.find(one.mention) for one in options if one.mention >= 0}
    named = {group for group in groups if _is_in_name(view.document, chains, group, lemma)}
    others = [one for one in options if one.mention < 0 or chains.find(one.mention) not in named]
    if not named or any(not _MAY_BE.isdisjoint(one.signs) for one in others):
        return options
    return [one for one in options if one.mention >= 0 and chains.find(one.mention) in named]


def _is_in_name(document: Document, chains: Chains, group: int, lemma: str) -> bool:
    names = (document.mentions[i].text for i in chains.members[group] if document.mentions[i].form == "name")
    return any(lemma in name.lower().split() for name in names)


def _added(view: Scene, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For the "it" of "It has also hired Ode" after news of who is only told of as somebody's: who is told of most."""
    if token.text.lower() != "it" or not _adds(view.document, token):
        return options
    before = next((one for one in options if LATELY in one.signs), None)
    if before is None or before.mention < 0 or view.kin.isdisjoint(chains.members[chains.find(before.mention)]):
        return options
    return [one for one in options if "most named" in one.signs] or options


def _adds(document: Document, token: Token) -> bool:
    """Whether the clause of a subject says that it adds to what was told before: "also"."""
    verb = document.tokens[token.head]
    told = any(document.tokens[child].lemma.lower() in listed("adding") for child in verb.children)
    return told and token.dep in ("nsubj", "nsubjpass") and verb.dep == "ROOT"


def _is_whole(document: Document, token: Token) -> bool:
    return any(document.tokens[child].lemma in listed("whole") for child in token.children)


def _is_pointed_at(document: Document, token: Token) -> bool:
    """Whether a noun is "that company", which is the last one named, whomever the passage is about."""
    return any(document.tokens[child].text.lower() == "that" for child in token.children if child < token.i)


@cache
def _hiring() -> frozenset[str]:
    return frozenset(words("control")["hiring"]["list"])
