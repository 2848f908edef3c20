"""A clause → the words beside it whose entry in the word lists tells whether it is so."""

from __future__ import annotations

from kg.language.document import Token
from kg.language.factuality.adverbials import lead
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import Effect
from kg.language.factuality.trees import effect_of, governing, has_subject, is_verb, kin


def effect_on(
    token: Token, governor: Token, head: Token, kind: str, tokens: tuple[Token, ...], signs: Signs
) -> Effect | None:
    """The governor's entry; with a linking verb first that of what it links: "is unclear whether", "is in talks to"."""
    if kind == "infinitive" and has_subject(token, governor, tokens):
        kind = "other" if effect_of(governor, "other", tokens, signs) else kind
    if head.dep == "prep" and lead(head, tokens) in signs.circumstances:
        return None  # "raised money by selling"
    if kind == "infinitive" and is_gone(governor, token, tokens, signs):
        return None
    if head.pos == "ADP" and head.dep == "conj" and tokens[head.head].dep == "pcomp":
        return None  # "known for enabling the merger and | for selling Acme", which the first verb does not govern
    kept = head.text.lower() == "from" or (kind == "gerund" and has_subject(token, governor, tokens))
    if kept and (effect := effect_of(governor, "from", tokens, signs)) is not None:
        return effect  # "kept it from buying", "stopped Acme buying"
    linked = _linked(token, governor, kind, tokens, signs) if governor.lemma in signs.linking else None
    return linked or effect_of(governor, kind, tokens, signs)


def is_gone(verb: Token, purpose: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether somebody is gone for what follows: "went to play for Corvane", "moved to Oslo to lead Acme"."""
    if verb.lemma not in signs.journeys or verb.tag not in ("VBD", "VBN"):
        return False
    ways = [kid for kid in kin(verb, tokens) if kid.dep == "prep" and verb.i < kid.i < purpose.i]
    somewhere = any(tokens[i].kind for way in ways for i in way.children)
    return somewhere or verb.lemma == "go"


def _linked(token: Token, verb: Token, kind: str, tokens: tuple[Token, ...], signs: Signs) -> Effect | None:
    before = [kid for kid in kin(verb, tokens) if kid.i < token.i]
    links = [kid for kid in before if kid.dep in ("acomp", "attr", "dobj")]
    links += [tokens[j] for kid in before if kid.dep == "prep" for j in kid.children]
    if kind == "infinitive":
        links += [kid for kid in before if kid.dep == "nsubj" and kid.pos == "NOUN"]  # "the plan is to"
    elif kind == "that":
        links += [kid for kid in before if kid.dep == "nsubj" and not kid.kind]  # "rumour has it that"
    return next(filter(None, (effect_of(link, kind, tokens, signs) for link in links)), None)


def of_gerund(token: Token, head: Token, tokens: tuple[Token, ...], signs: Signs) -> Effect | None:
    """The entry of *prospect* in "the prospect of Acme buying Birch", where the gerund hangs on its subject."""
    if token.tag != "VBG" or token.dep != "acl":
        return None
    if head.dep == "pobj" and tokens[head.head].text.lower() in ("of", "on", "about"):
        return effect_of(governing(tokens[head.head], tokens), "gerund", tokens, signs)
    of = any(kid.dep == "prep" and kid.text == "of" and kid.i < token.i for kid in kin(head, tokens))
    return effect_of(head, "gerund", tokens, signs) if of else None


def of_interest(token: Token, head: Token, governor: Token, tokens: tuple[Token, ...], signs: Signs) -> Token | None:
    """The object of which a gerund tells that the parser hung on its verb: "lost interest in buying"."""
    if head.dep != "prep" or governor.i != head.head or token.dep != "pcomp":
        return None
    objects = (kid for kid in kin(governor, tokens) if kid.dep == "dobj" and kid.i < head.i)
    return next((kid for kid in objects if effect_of(kid, "gerund", tokens, signs) is not None), None)


def of_subject(token: Token, verb: Token, tokens: tuple[Token, ...]) -> Token | None:
    """The subject of which a clause behind its verb tells: "speculation has swirled that Acme will buy Birch"."""
    if token.dep != "ccomp" or not is_verb(verb) or not any(kid.text.lower() == "that" for kid in kin(token, tokens)):
        return None
    return next((kid for kid in kin(verb, tokens) if kid.dep in ("nsubj", "nsubjpass") and kid.pos == "NOUN"), None)
