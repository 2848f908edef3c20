"""A clause in its tree → small answers on what it hangs on, where the parser alone misleads."""

from __future__ import annotations

from kg.language.document import Document, Token
from kg.language.factuality.signs import Signs
from kg.language.factuality.trees import auxiliaries, effect_of, governing, is_noun, kin


def event_of_post(token: Token, preposition: Token, tokens: tuple[Token, ...], signs: Signs) -> Token | None:
    """The event by which a person gets a post: "the election of Ana Ruiz as chairman"."""
    person = governing(preposition, tokens)
    of = tokens[person.head]
    if token.dep != "pobj" or preposition.text.lower() != "as" or person.kind != "person" or of.text.lower() != "of":
        return None
    event = tokens[of.head]
    return event if event.lemma.lower() in signs.nouns and event.lemma.lower() not in signs.leaving else None


def is_answered_no(document: Document, sentence: int, signs: Signs) -> bool:
    """ "Will we buy Birch? No." """
    if sentence + 1 >= len(document.sentences):
        return False
    after = document.sentences[sentence + 1]
    words = [each.text.lower() for each in document.tokens[after.first : after.last] if each.pos != "PUNCT"]
    return len(words) == 1 and words[0] in signs.answers


def is_side_by_side(token: Token, governor: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a semicolon stands between two clauses of which the parser hung one on the other."""
    between = tokens[min(token.i, governor.i) : max(token.i, governor.i)]
    return token.dep == "ccomp" and any(each.text == ";" for each in between)


def is_for_another(token: Token, tokens: tuple[Token, ...]) -> bool:
    return any(kid.dep == "mark" and kid.text.lower() == "for" for kid in kin(token, tokens))


def plan_of(token: Token, verb: Token, tokens: tuple[Token, ...], signs: Signs) -> Token | None:
    """The noun of which an infinitive tells that the parser hung on its verb: "announced plans on Friday to buy"."""
    own = any(kid.dep == "nsubj" for kid in kin(token, tokens))  # "clearance came for Acme to buy"
    marked = [each for kid in kin(token, tokens) if kid.dep == "mark" for each in kin(kid, tokens)]
    for kid in marked:
        if effect_of(kid, "infinitive", tokens, signs) is not None:
            return kid
    for kid in kin(verb, tokens):
        theirs = kid.dep == "dobj" or (own and kid.dep in ("nsubj", "nsubjpass"))
        if theirs and kid.i < token.i and effect_of(kid, "infinitive", tokens, signs) is not None:
            return kid
    return None


def broken_off(token: Token, governor: Token, tokens: tuple[Token, ...], signs: Signs) -> Token | None:
    """The noun of which an infinitive tells across an aside: "dropped plans, first reported by the Ledger, to buy"."""
    first = min((token.i, *token.children))
    aside = governor.tag == "VBN" and governor.dep in ("advcl", "acl") and tokens[first - 1].text == ","
    above = tokens[governor.head]
    if not aside:
        return None
    if is_noun(above):
        return above if effect_of(above, "infinitive", tokens, signs) is not None else None
    return plan_of(token, above, tokens, signs)


def is_retraction(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether it is a correction that speaks: "an earlier version of this article said that"."""
    return any(kid.dep == "nsubj" and kid.lemma in signs.retracted for kid in kin(verb, tokens))


def is_order(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether somebody is told to say or suppose it: "say that Acme has bought Birch Labs"."""
    told = verb.tag == "VB" or (verb.tag == "VBP" and verb.head == verb.i)  # taggers take one for the other
    bare = told and verb.lemma in signs.ordered and not auxiliaries(verb, tokens)
    return bare and not any(kid.dep in ("nsubj", "nsubjpass") for kid in kin(verb, tokens))


def is_own_clause(token: Token, first: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a second verb has a subject, an auxiliary or a tense of its own."""
    if any(kid.dep in ("nsubj", "nsubjpass", "expl") for kid in kin(token, tokens)):
        return True
    helps = auxiliaries(token, tokens)
    helps += [each for aux in helps for each in auxiliaries(aux, tokens)]  # "is not, and has never been, married"
    if any(aux.tag not in ("TO", "VB", "VBN") for aux in helps):
        return True
    if token.tag not in ("VBD", "VBZ", "VBP"):
        return False
    helped = auxiliaries(first, tokens)
    shares = token.tag == "VBP" and any(aux.tag == "MD" for aux in helped)
    return (token.tag != first.tag and not shares) or (token.tag == "VBD" and any(aux.lemma == "do" for aux in helped))
