"""A clause in its tree → small answers on what it hangs on, where the parser alone misleads."""

from __future__ import annotations

from kg.language.document import Document, Token
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import State
from kg.language.factuality.trees import auxiliaries, effect_of, governing, is_noun, kin
from kg.language.pronouns import pronoun_group
from kg.vocabulary import words

_LISTED = frozenset({"appos", "conj", "dep", "dobj", "attr", "npadvmod", "nsubj", "ROOT"})
_MANY = ("you", "we", "they")


def event_of_post(token: Token, preposition: Token, tokens: tuple[Token, ...], signs: Signs) -> Token | None:
    """The event by which a person gets a post: "the election of Ana Ruiz as chairman"."""
    person = governing(preposition, tokens)
    of = tokens[person.head]
    if token.dep != "pobj" or preposition.text.lower() != "as" or person.kind != "person":
        return None
    event = tokens[of.head]
    if of.dep == "agent" and event.lemma in signs.following:
        return event  # "will be replaced by Ana Ruiz as chairman"
    if of.text.lower() != "of":
        return None
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


def ordering_verb(token: Token, governor: Token, tokens: tuple[Token, ...], signs: Signs) -> Token | None:
    """The verb that says that an order is won: "won" of "won a contract to | supply | Birch"; None if nothing does."""
    if token.lemma not in signs.works:
        return None
    noun = governor if is_noun(governor) else plan_of(token, governor, tokens, signs)
    if noun is None or noun.lemma.lower() not in signs.orders or noun.dep not in ("dobj", "nsubjpass", "pobj"):
        return None
    verb = governing(tokens[noun.head], tokens)
    return verb if _called(verb, tokens) in signs.ordering else None


def _called(verb: Token, tokens: tuple[Token, ...]) -> str:
    return " ".join((verb.lemma, *(kid.lemma for kid in kin(verb, tokens) if kid.dep == "prt")))


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


def listed_under(token: Token, document: Document, signs: Signs) -> Token | None:
    """The deals that a colon lists one of: "several deals were blocked: Acme's purchase of Birch Labs"."""
    if token.lemma.lower() not in signs.events or token.dep not in _LISTED:
        return None
    sentence, tokens = document.sentences[token.sentence], document.tokens
    colon = next((i for i in range(token.i - 1, sentence.first, -1) if tokens[i].text == ":"), None)
    if colon is None or _is_governed(token, colon, tokens):
        return None
    before = [each for each in tokens[sentence.first : colon] if each.tag == "NNS" and each.lemma in signs.nouns]
    return before[-1] if before else None


def _is_governed(token: Token, colon: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a verb after the colon says something of it."""
    while token.head != token.i and token.head > colon:
        token = tokens[token.head]
        if token.pos in ("VERB", "AUX"):
            return True
    return False


def is_retraction(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether a correction or a forgery speaks: "an earlier version of this article said", "a fake letter said"."""
    return any(kid.dep == "nsubj" and _is_taken_back(kid, tokens, signs) for kid in kin(verb, tokens))


def _is_taken_back(speaker: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    if speaker.lemma in signs.retracted or speaker.lemma.lower() in signs.hoaxes:
        return True
    return any(kid.dep in ("amod", "compound") and kid.lemma.lower() in signs.bogus for kid in kin(speaker, tokens))


def past_due(governor: Token, tokens: tuple[Token, ...], signs: Signs) -> State | None:
    """ "Was to buy", "was going to buy": it was planned; "were Acme to buy", "suppose it were to": that is open."""
    if governor.lemma not in signs.due:
        return None
    linked = [tokens[governor.head]] if governor.dep in ("acomp", "oprd") else []
    was = [
        each
        for each in [governor, *auxiliaries(governor, tokens), *linked]
        if each.tag == "VBD" and each.lemma in ("be", "have")
    ]
    if not was:
        return None
    return State("Possible") if _is_supposed(was[0], governor, tokens) else State("Planned")


def _is_supposed(was: Token, governor: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether *were* stands with one thing: "suppose it were to buy"."""
    subjects = [kid for kid in kin(governor, tokens) if kid.dep == "nsubj"]
    alone = any(kid.tag in ("NN", "NNP", "PRP") and pronoun_group(kid.text) not in _MANY for kid in subjects)
    return (
        was.text.lower() == "were" and alone and all(tokens[i].dep != "conj" for kid in subjects for i in kid.children)
    )


def is_post_given(noun: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a noun is the post that somebody is given: "named Ana Ruiz its | chair | to replace Ben Ode"."""
    holder = noun
    while holder.dep == "appos":  # "Ana Ruiz, a veteran, its | chair"
        holder = tokens[holder.head]
    given = holder is not noun and holder.kind == "person" and holder.dep == "dobj"
    return given and tokens[holder.head].lemma in words("control")["naming"]["list"]


def is_order(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether somebody is told to say or suppose it: "say that Acme has bought Birch Labs"."""
    told = verb.tag == "VB" or (verb.tag == "VBP" and verb.head == verb.i)  # taggers take one for the other
    bare = told and verb.lemma in signs.ordered and not auxiliaries(verb, tokens)
    return bare and not any(kid.dep in ("nsubj", "nsubjpass") for kid in kin(verb, tokens))


def is_brushed_aside(report: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "Dismissed as speculation | reports | that Acme bought Birch", where the parser takes the noun for a verb."""
    clause = report.dep == "advcl" and report.tag == "VBZ"
    marked = clause and any(kid.dep == "mark" and kid.text.lower() == "as" for kid in kin(report, tokens))
    effect = effect_of(tokens[report.head], "that", tokens, signs) if marked else None
    return effect is not None and effect.denies


def is_contrary(token: Token, governor: Token, tokens: tuple[Token, ...]) -> bool:
    """ "If Acme had bought Birch, it would lead the market": it did not buy it."""
    had = any(aux.lemma == "have" and aux.text.lower() == "had" for aux in auxiliaries(token, tokens))
    would = any(aux.text.lower() in ("would", "could", "might") for aux in auxiliaries(governor, tokens))
    return token.dep == "advcl" and token.tag in ("VBN", "VBD") and had and would


def is_figure(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "To earn $5 million", "to report a profit": what one can but forecast."""
    things = [kid for kid in kin(verb, tokens) if kid.dep in ("dobj", "prep", "oprd", "attr")]
    things += [each for kid in things if kid.dep == "prep" for each in kin(kid, tokens)]
    sums = any(each.kind == "money" or each.lemma.lower() in signs.figures for each in things)
    return verb.lemma in signs.guided and sums


def is_agreed(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "(An agreement) under which it will buy Birch"."""
    which = any(each.tag == "WDT" for kid in kin(verb, tokens) if kid.dep == "prep" for each in kin(kid, tokens))
    return which and verb.lemma in signs.deals and any(aux.tag == "MD" for aux in auxiliaries(verb, tokens))


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
