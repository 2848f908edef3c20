"""A noun for a happening → what its predicate, or a clause beside it, says of it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import Token
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import STATED, Effect, State, under
from kg.language.factuality.trees import effect_of, is_noun, is_verb, kin

PREDICATES = frozenset({"attr", "oprd", "acomp"})
_ASIDE = 12  # tokens from the noun to the clause


def told_aside(token: Token, tokens: tuple[Token, ...], signs: Signs) -> State | None:
    """What a clause after it says of a deal: "its purchase of Birch, which is expected to close in June"."""
    after = tokens[token.i + 1 : token.i + _ASIDE]
    verb = next((each for each in after if each.dep == "relcl" and each.sentence == token.sentence), None)
    if verb is None or all(kid.tag != "WDT" for kid in kin(verb, tokens)):
        return None
    if (given_up := _given_up(verb, tokens, signs)) is not None:
        return given_up
    return expected_to(verb, STATED, tokens, signs)


def expected_to(verb: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State | None:
    """What "is expected to close", "is due to be completed" says of a deal; None for a verb of anything else."""
    inner = next((kid for kid in kin(verb, tokens) if kid.dep == "xcomp"), None)
    comes = effect_of(inner, "subject", tokens, signs) if inner is not None else None
    effect = effect_of(verb, "infinitive", tokens, signs)
    if comes is None or comes.affirmed != "Stated" or effect is None:
        return None
    return under(comes, under(effect, state))


def _given_up(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> State | None:
    """ "Its merger with Birch, which was called off in May", "…, which fell through": nothing came of it."""
    kids = kin(verb, tokens)
    which = next(kid for kid in kids if kid.tag == "WDT")
    effect = effect_of(verb, "object" if which.dep == "nsubjpass" else "subject", tokens, signs)
    undone = effect is not None and effect.affirmed == "Denied" and not any(kid.dep == "xcomp" for kid in kids)
    whole = undone and which.dep in ("nsubj", "nsubjpass")  # not in "which failed to win over its customers"
    return State("Denied") if whole and verb.tag in ("VBD", "VBN") and _is_plain(verb, tokens) else None


def _is_plain(verb: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether it is told as done, with no modal or *not*."""
    return not any(kid.dep == "neg" or kid.tag == "MD" for kid in kin(verb, tokens))


def is_yet_paid(verb: Token, noun: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "Raised $5 million to fund its purchase of Birch", where no date tells that it is long done."""
    if verb.lemma not in signs.financing or verb.tag != "VB" or signs.events.get(noun.lemma.lower()) is None:
        return False
    above = tokens[verb.head]
    when = [*_dates(verb, tokens), *(_dates(above, tokens) if is_verb(above) else ())]
    years = any(each.text.isdigit() or each.text.lower() in signs.long_ago for each in when)
    return not (years or any(_dates(noun, tokens)))


def _dates(token: Token, tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The dates that a word has, by itself or behind a preposition."""
    yield from (tokens[i] for kid in kin(token, tokens) for i in (kid.i, *kid.children) if tokens[i].kind == "date")


def is_any(noun: Token, verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "A merger of the two makes sense": none that is known, unless it has a date."""
    if any(_dates(noun, tokens)):
        return False
    told = verb.tag in ("VBZ", "VBP") and not any(kid.dep in ("aux", "auxpass") for kid in kin(verb, tokens))
    return told and noun.lemma in signs.generic and any(kid.text.lower() == "a" for kid in kin(noun, tokens))


def of_predicate(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> Effect | None:
    """What an adjective or adverb says of the subject: "the deal is dead", "is off"."""
    if verb.lemma == "be" and is_on_agenda(verb, tokens, signs):
        return Effect("Planned", "Denied")
    reports = any(kid.dep == "nsubj" and _is_report(kid, signs) for kid in kin(verb, tokens))
    if reports and _is_untrue(verb, tokens, signs):
        return Effect("Denied", "Stated", refutes=True)
    for kid in kin(verb, tokens):
        if kid.dep in PREDICATES or (verb.lemma == "be" and kid.dep in ("advmod", "prt", "prep")):
            for said in [kid, *(each for each in kin(kid, tokens) if each.dep == "conj")]:
                word_class = "noun" if is_noun(said) else "adjective"
                effect = signs.effects.get((word_class, said.lemma.lower(), "subject"))
                if effect is not None:
                    return effect
    return None


def is_on_agenda(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "The sale is on the table", "On the agenda: the election of": it has not happened."""
    phrases = (tokens[j] for kid in kin(token, tokens) if kid.dep == "prep" for j in kid.children)
    return any(f"{tokens[noun.head].text.lower()} the {noun.lemma.lower()}" in signs.agendas for noun in phrases)


def _is_report(noun: Token, signs: Signs) -> bool:
    effect = signs.effects.get(("noun", noun.lemma.lower(), "that"))
    return effect is not None and effect.affirmed == "Stated"


def _is_untrue(verb: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether a report "was wrong", "turned out to be false", "proved unfounded"."""
    inner = [kid for kid in kin(verb, tokens) if kid.dep == "xcomp"]
    said = (kid for each in [verb, *inner] for kid in kin(each, tokens) if kid.dep in PREDICATES)
    return any(_is_false(each, signs) for each in [*said, *inner])


def _is_false(word: Token, signs: Signs) -> bool:
    effect = signs.effects.get(("adjective", word.lemma.lower(), "subject"))
    return word.lemma.lower() in signs.mistaken or (effect is not None and effect.denies)
