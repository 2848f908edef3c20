"""Hold → whether its sentence tells the thing of another, or as what it is not: speakers, goals and second names."""

from __future__ import annotations

from kg.extractors.learned import grammar
from kg.extractors.learned.holding import Hold
from kg.language.attribution import said_by
from kg.language.pronouns import standing_group
from kg.vocabulary import words

_OWN = frozenset({"i", "we"})


def is_of_teller(hold: Hold) -> bool:
    """Whether one end only says what is told of the other: "“Ana Ruiz founded Acme,” Lind said" is not of Lind.

    He speaks of himself where he says "I" or "we".
    """
    return any(_is_teller(hold, one, other) for one, other in (hold.guess.heads, hold.guess.heads[::-1]))


def _is_teller(hold: Hold, teller: int, told: int) -> bool:
    scene = hold.scene
    start = scene.token(teller).start
    for said in said_by(scene.document, told):
        inside = any(part.start <= start < part.end for part in said.content)
        if not inside and said.source is not None and said.source.start <= start < said.source.end:
            return hold.guess.relation.name in words("learned")["telling"]["relations"] and not _is_own(hold, told)
    return False


def _is_own(hold: Hold, told: int) -> bool:
    """Whether somebody speaks of himself in the sentence of a token."""
    document = hold.scene.document
    sentence = document.sentences[document.tokens[told].sentence]
    return any(standing_group(token.text) in _OWN for token in document.sentence_tokens(sentence))


def is_goal(hold: Hold) -> bool:
    """Whether somebody would leave where he goes: "is jumping to Acme", "left Birch Labs for Acme"."""
    if hold.guess.relation.name != "leaves":
        return False
    token = hold.scene.token(hold.guess.heads[1])
    return hold.scene.token(token.head).text.lower() in words("learned")["telling"]["goals"]


def is_of_its_time(hold: Hold) -> bool:
    """Whether a date only says whose time something is of: "the 1990s giant Acme" may be older."""
    date = hold.scene.token(hold.guess.heads[1])
    return hold.guess.relation.name == "foundedIn" and date.dep in ("poss", "compound", "nmod", "nummod")


def is_buyer(hold: Hold) -> bool:
    """Whether who would supply is but a noun for buyers: "customers of Acme" supply nobody by that."""
    subject = hold.scene.token(hold.guess.heads[0])
    return hold.guess.relation.name == "suppliesTo" and subject.lemma.lower() in words("learned")["telling"]["buyers"]


def is_refused_word(hold: Hold) -> bool:
    """Whether but a word on it is refused: "Acme gave no | reason | for her departure" neither denies nor tells it."""
    nouns = words("learned")["telling"]["untold"]
    refused = (each for each in hold.holding if each.status == "Denied")
    heads = (head for each in refused for head in (each.head, *each.fillers("theme")))
    return any(hold.scene.token(head).lemma.lower() in nouns for head in heads)


def is_office(hold: Hold) -> bool:
    """Whether somebody holds but an office: "she holds the portfolio of trade" makes her no owner of anything."""
    nouns = words("learned")["telling"]["offices"]
    return hold.guess.relation.name == "owns" and any(hold.scene.token(i).lemma.lower() in nouns for i in hold.way)


def is_of_other_day(hold: Hold) -> bool:
    """Whether a day of birth or death is that of another happening: "head of Acme until his retirement in 1997"."""
    if hold.guess.relation.name not in ("bornOn", "diedOn"):
        return False
    before = hold.scene.token(hold.scene.token(hold.guess.heads[1]).head)
    noun = hold.scene.token(before.head)
    says = any(grammar.is_trigger(each, hold.guess.relation.name) for i in hold.way for each in hold.scene.at(i))
    return before.pos == "ADP" and noun.pos == "NOUN" and not says


def is_only_owner(hold: Hold) -> bool:
    """Whether an end only owns the noun of which it is told: in "her choice to succeed Ben Ode" she succeeds nobody."""
    for head in hold.guess.heads:
        token = hold.scene.token(head)
        noun = hold.scene.token(token.head)
        below = [i for i in hold.way if hold.scene.token(i).head == noun.i and i not in (head, noun.i)]
        tells = any(hold.scene.token(i).dep in ("acl", "relcl") and hold.scene.token(i).pos == "VERB" for i in below)
        says = any(grammar.is_trigger(each, hold.guess.relation.name) for each in hold.scene.at(noun.i))
        if token.dep == "poss" and not (noun.kind or says) and tells:
            return True
    return False


def is_second_name(hold: Hold) -> bool:
    """Whether two names are of one: "Ana Ruiz, also known as Nita Ruiz" are no two who know each other."""
    between = [hold.scene.token(i) for i in hold.way]
    return any(a.lemma == "know" and b.text.lower() == "as" for a in between for b in between)
