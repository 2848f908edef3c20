"""A verb or adjective and the state that reaches it → what its modals, negations, conditions and tense make of it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import Token
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import State, as_state, negate, weaken
from kg.language.factuality.trees import auxiliaries, is_futurate, is_inverted, is_noun, is_turned, kin, lead_in

_NEAR = 20  # tokens that "under the deal" may stand away from its verb
_BARE = frozenset({"VBG", "VB", "NN", "VBP"})  # tags of what no tense is told of
_LOOSE = frozenset({"advcl", "prep", "acomp", "amod", "advmod", "oprd"})
_FIRMS = frozenset({"company", "organization", "media"})
_BOUGHT = _FIRMS | {"share"}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def verb_modified(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """What the words of the verb's own clause add to what reaches it."""
    led = lead_in(token, tokens, signs)
    if led is not None and (token.tag in _BARE or any(aux.tag == "VBG" for aux in auxiliaries(token, tokens))):
        state = State("Denied") if led == "Denied" else weaken(state, as_state(led).status)
    state = modal(token, state, tokens, signs)
    if any(_conditions(token, tokens, signs)) and not _is_past(token, tokens):
        state = weaken(state, "Possible")
    elif _waits(token, tokens, signs) or _is_under_way(token, state, tokens, signs):
        state = weaken(state, "Planned")
    if state.tense is None and is_futurate(token, tokens, signs):
        state = state._replace(tense="Future")
    return _over(token, _negated(token, state, tokens, signs), tokens, signs)


def _is_under_way(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "Acme is buying Birch Labs", "said that it was being sold": not done; goods are sold all the time."""
    helpers = auxiliaries(token, tokens)
    now = ("VBZ", "VBP", "VBD") if state.mood == "reported" else ("VBZ", "VBP")
    called = {token.lemma, *(f"{token.lemma} {kid.lemma}" for kid in kin(token, tokens) if kid.dep == "prt")}
    if called.isdisjoint(signs.deals) or not any(kid.tag in now and kid.lemma == "be" for kid in helpers):
        return False
    passive = token.tag == "VBN" and any(kid.text.lower() == "being" for kid in helpers)
    if token.tag != "VBG" and not passive:
        return False
    bought = [kid for kid in kin(token, tokens) if kid.dep == ("nsubjpass" if passive else "dobj")]
    merging = token.lemma in signs.joining
    return merging or any(kid.kind in _BOUGHT or kid.lemma.lower() in signs.sold for kid in bought)


def modal(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """What its modals and the adverbs before it make of a state."""
    for aux in auxiliaries(token, tokens):
        value = signs.modals.get(aux.text.lower())
        if value == "Future" and state.status != "Planned":
            state = state._replace(tense="Future")
        elif value == "Possible":
            state = weaken(state, "Possible")
        elif value == "Would" and aux.tag == "MD":
            state = _would(token, state, tokens, signs)
        elif aux.tag == "TO" and token.head == token.i:
            state = state._replace(tense="Future")  # headline: "Acme to buy Birch"
    if any(signs.adverbs.get(kid.text.lower()) == "Possible" for kid in _adverbs(token, tokens)):
        return weaken(state, "Possible")
    return state


def _adverbs(token: Token, tokens: tuple[Token, ...]) -> list[Token]:
    return [kid for kid in kin(token, tokens) if kid.dep == "advmod" and kid.i < token.i]


def _would(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """*would*: reported it is *will*; of what was agreed it is planned; with *have* it did not happen; else open."""
    if any(aux.lemma == "have" for aux in auxiliaries(token, tokens)):
        return state._replace(status="Denied", mood="hypothetical")
    if state.status != "Stated":
        return state
    if state.mood == "reported" or state.tense == "Future":
        return state._replace(tense="Future")
    if state.mood != "planned" and _is_narrated(token, tokens, signs):
        return state
    if state.mood == "planned" or _by_terms(token, tokens, signs):
        return State("Planned", mood="planned")
    return State("Possible", mood="hypothetical")


def _is_narrated(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "The club that he would later own", "would go on to found Acme": told when it has come true."""
    return any(kid.text.lower() in signs.narrating for kid in _adverbs(token, tokens))


def _by_terms(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether the sentence says "under the deal"."""
    return any(
        each.dep == "prep" and each.text.lower() in signs.term_prepositions and tokens[noun].lemma in signs.term_nouns
        for each in tokens[max(0, token.i - _NEAR) : token.i + _NEAR]
        if each.sentence == token.sentence
        for noun in each.children
    )


def _waits(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether it still needs a consent: "is buying it, subject to approval"."""
    prices = [
        each for kid in kin(token, tokens) if kid.dep == "prep" for each in kin(kid, tokens) if each.kind == "money"
    ]
    for kid in [*kin(token, tokens), *(each for price in prices for each in kin(price, tokens))]:
        if kid.dep in _LOOSE and kid.text.lower() in signs.condition_leads:
            below = [kid, *(each for each in kin(kid, tokens) if each.dep == "prep")]
            nouns = [each for word in below for each in kin(word, tokens) if is_noun(each)]
            if any(noun.lemma.lower() in signs.condition_nouns for noun in nouns):
                return True
        if kid.dep == "dobj" and kid.lemma.lower() in signs.condition_nouns and _follows_comma(kid, tokens, signs):
            return True
    return False


def _follows_comma(noun: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ ", pending approval": parsers take it for an object."""
    leads = (kid for kid in kin(noun, tokens) if kid.text.lower() in signs.condition_leads)
    return any(lead.i > 0 and tokens[lead.i - 1].text == "," for lead in leads)


def _is_past(token: Token, tokens: tuple[Token, ...]) -> bool:
    return token.tag == "VBD" and not any(aux.tag == "MD" for aux in auxiliaries(token, tokens))


def _conditions(token: Token, tokens: tuple[Token, ...], signs: Signs) -> Iterator[bool]:
    """Whether the clause hangs on an *if*; *even if* and *as if* are none."""
    for kid in kin(token, tokens):
        if kid.dep == "advcl" and is_inverted(kid, tokens):
            yield True
        if kid.dep in ("advcl", "prep"):
            for mark in kin(kid, tokens):
                if mark.dep == "mark" and mark.text.lower() in signs.conditional:
                    yield mark.i == 0 or tokens[mark.i - 1].text.lower() not in ("even", "as")


def _negated(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """Turned once for each denying word: in the clause, or before its subject or object ("no company bought")."""
    before = [each.text.lower() for each in tokens[max(0, token.i - 2) : token.i]]
    if (
        before == ["yet", "to"]
        or _was_to_have(token, tokens)
        or (before[-1:] == ["than"] and _is_rather(token, tokens))
    ):
        return State("Denied")
    if any(kid.text.lower() in signs.falsely for kid in kin(token, tokens) if kid.dep == "advmod"):
        return State("Denied", mood="refuted")
    for word in _denials(token, tokens, signs):
        if token.dep == "relcl" and any(kid.text.lower() in signs.partly for kid in kin(token, tokens)):
            continue  # "the half that it does not already own"
        after = tokens[word.i + 1].text.lower() if word.i + 1 < len(tokens) else ""
        if after not in signs.more and not _until(token, tokens, signs):
            state = State("Denied") if _cannot(token, tokens, signs) else negate(state)
    return state


def _is_rather(token: Token, tokens: tuple[Token, ...]) -> bool:
    """ "Would rather close it than sell it": it will not sell it."""
    return token.tag in ("VB", "VBP") and any(kid.text.lower() == "rather" for kid in kin(tokens[token.head], tokens))


def _was_to_have(token: Token, tokens: tuple[Token, ...]) -> bool:
    """ "was to have been sold", "was to have bought": it did not come to that."""
    before = [each.text.lower() for each in tokens[max(0, token.i - 4) : token.i]]
    if before[-1:] == ["been"]:
        before.pop()
    return before[-2:] == ["to", "have"] and before[-3:-2] in (["was"], ["were"])


def _cannot(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    return any(aux.text.lower() in signs.denied_modals for aux in auxiliaries(token, tokens))


def _denials(token: Token, tokens: tuple[Token, ...], signs: Signs) -> Iterator[Token]:
    for kid in kin(token, tokens):
        word = kid.text.lower()
        if word == "ever" and kid.children:
            word = tokens[kid.children[0]].text.lower()  # "hardly ever"
        says_no = kid.dep in ("advmod", "preconj", "cc") and kid.i < token.i and signs.adverbs.get(word) == "Denied"
        says_no = says_no and not (word in signs.about and token.lemma in signs.multiplying)
        if (kid.dep == "neg" or says_no) and not _before_mark(kid, token, tokens):
            yield kid
        elif kid.dep in ("aux", "auxpass"):
            yield from (each for each in kin(kid, tokens) if each.dep == "neg")  # "has never been, married to"
        elif kid.dep == "prep" and word in signs.openers and kid.i < token.i and is_turned(token, tokens):
            yield from (each for noun in kin(kid, tokens) for each in _quantified(noun, tokens, signs))
        elif kid.dep == "prep" and kid.i > token.i:
            found = (each for noun in kin(kid, tokens) for each in _quantified(noun, tokens, signs))
            yield from (each for each in found if each.text.lower() == "neither")  # "invested in neither"
        elif kid.dep in _ARGUMENTS and not (kid.dep == "attr" and is_noun(kid)):
            yield from _quantified(kid, tokens, signs)


def _before_mark(word: Token, verb: Token, tokens: tuple[Token, ...]) -> bool:
    """ "Not since it bought Birch", "is editor of the Star, not of the Post": what comes after is denied."""
    said = any(kid.dep in ("attr", "dobj") and verb.i < kid.i < word.i for kid in kin(verb, tokens))
    return said or any(each.dep == "mark" and each.head == word.head for each in tokens[word.i + 1 : word.i + 2])


def _quantified(noun: Token, tokens: tuple[Token, ...], signs: Signs) -> list[Token]:
    """The word that says that there is none of an argument: "no company", "neither Acme nor Corvane"."""
    if noun.text.lower() in signs.quantifiers:
        return [noun]
    kids = [kid for kid in kin(noun, tokens) if kid.dep in ("det", "preconj", "cc", "neg")]
    found = [
        kid for kid in kids if kid.text.lower() == "nor" or (kid.i < noun.i and kid.text.lower() in signs.quantifiers)
    ]
    return found[:1]


def _until(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether it holds from a time on: "did not buy until 2021"."""
    if token.tag not in ("VB", "VBN"):
        return False
    near = [kid for kid in kin(token, tokens) if kid.dep in ("prep", "advcl", "mark")]
    return any(word.text.lower() in signs.until for kid in near for word in [kid, *kin(kid, tokens)])


def _over(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """The past tense of a state: "no longer owns", "previously led", "held it until 2019"."""
    words = [kid.text.lower() for kid in kin(token, tokens) if kid.dep == "advmod"]
    if "longer" in words or ("anymore" in words and state.status == "Denied"):
        return State("Denied", "Future") if state.tense == "Future" else State("Stated", "Past")
    if token.lemma not in signs.states or state.status != "Stated" or token.tag not in ("VBD", "VBN"):
        return state
    ends = any(kid.text.lower() in signs.ends for kid in kin(token, tokens) if kid.dep == "prep")
    before = any(kid.text.lower() in signs.past_adverbs for kid in _adverbs(token, tokens))
    return state._replace(tense="Past") if ends or before else state
