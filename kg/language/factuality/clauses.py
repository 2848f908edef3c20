"""A token of the tree → its state: what its governor says of it, then what its own modifiers add."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import Document, Token
from kg.language.factuality.nouns import noun_modified, noun_reached
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import STATED, Effect, State, as_state, negate, under, weaken
from kg.language.factuality.trees import (
    auxiliaries,
    complement,
    effect_of,
    governing,
    has_subject,
    is_futurate,
    is_noun,
    is_verb,
    kin,
    lead_in,
    opens_question,
)

States = dict[int, State]
_SAME = frozenset({"xcomp", "advcl", "prep", "pcomp", "acomp", "advmod", "csubj", "dep", "aux", "prt"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl", "csubj", "csubjpass", "advcl"})


def state_of(i: int, document: Document, signs: Signs, states: States) -> State:
    """The state of one token; `states` holds what is known of its document already and grows."""
    path: list[int] = []
    while i not in states:
        path.append(i)
        i = document.tokens[i].head if document.tokens[i].head not in path else i
        if i == path[-1]:
            break
    for j in reversed(path):
        token = document.tokens[j]
        states[j] = _modified(token, _reached(token, document, signs, states), document, signs)
    return states[path[0] if path else i]


def _reached(token: Token, document: Document, signs: Signs, states: States) -> State:
    """What the governor says of the token."""
    tokens = document.tokens
    if token.head == token.i:
        return _root(token, document, signs)
    head, state = tokens[token.head], states.get(token.head, STATED)
    if token.dep == "conj":
        return _coordinated(token, head, state, document, signs, states)
    if is_noun(token):
        return noun_reached(token, head, state, tokens, signs)
    if head.kind and head.head == head.i and complement(token, tokens) == "infinitive":
        return State("Stated", "Future")  # headline: "Acme to buy Birch"
    if token.dep in ("relcl", "acl") and (kind := complement(token, tokens)) != "infinitive":
        asked = head.dep == "nsubj" and head.head < head.i and states.get(head.head, STATED).status == "Possible"
        if token.dep == "relcl" or (kind == "participle" and not asked):
            return _relative(token, head, state, tokens, signs)
        if asked:
            return states[head.head]  # "Is Acme buying Birch?"
    if token.dep in _CLAUSES:
        return _clause(token, head, state, document, signs, states)
    return state if token.dep in _SAME else STATED


def _root(token: Token, document: Document, signs: Signs) -> State:
    sentence = document.sentences[token.sentence]
    if not opens_question(document.tokens[sentence.first : sentence.last], signs.granting):
        return STATED
    return State("Possible")


def _clause(token: Token, head: Token, state: State, document: Document, signs: Signs, states: States) -> State:
    """A complement clause by its governor's entry in the word lists; an adverbial clause by its conjunction."""
    tokens = document.tokens
    governor = governing(head, tokens)
    state = states.get(governor.i, state)
    kind = complement(token, tokens)
    effect = (
        effect_of(governor, "other", tokens, signs)
        if kind == "infinitive" and has_subject(token, governor, tokens)
        else None
    )
    effect = effect or effect_of(governor, kind, tokens, signs) or _predicated(governor, kind, tokens, signs)
    if effect is not None and not _apart(token, governor, tokens):
        reached = under(effect, state)
        if _asks(token, tokens, signs):
            return weaken(reached, "Possible")
        speaks = effect.affirmed == "Stated" and kind == "that"
        return reached._replace(mood="reported") if speaks and not reached.mood else reached
    if token.dep == "advcl":
        return _adverbial(token, state, tokens, signs)
    return weaken(state, "Possible") if _asks(token, tokens, signs) else state


def _predicated(verb: Token, kind: str, tokens: tuple[Token, ...], signs: Signs) -> Effect | None:
    """The entry of the adjective or noun that a linking verb carries: "it is unclear whether", "the plan is to"."""
    if verb.lemma not in ("be", "become", "remain", "seem", "look"):
        return None
    links = [kid for kid in kin(verb, tokens) if kid.dep in ("acomp", "attr")]
    return next(filter(None, (effect_of(link, kind, tokens, signs) for link in links)), None)


def _asks(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    return any(kid.dep == "mark" and kid.text.lower() in signs.open_marks for kid in kin(token, tokens))


def _apart(token: Token, governor: Token, tokens: tuple[Token, ...]) -> bool:
    """An adverbial clause that the governor does not ask for: a purpose, a participle after a comma."""
    if token.dep != "advcl":
        return False
    return token.tag == "VBG" or any(kid.dep in ("mark", "advmod") and kid.i < token.i for kid in kin(token, tokens))


def _adverbial(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """Finite clauses stand by themselves, unless their conjunction opens them; others share the main verb's state."""
    marks = [kid.text.lower() for kid in kin(token, tokens) if kid.dep in ("mark", "advmod") and kid.i < token.i]
    if any(mark in signs.open_marks for mark in marks) or _inverted(token, tokens):
        return State("Possible")
    if complement(token, tokens) == "that" or marks:
        waits = any(mark in signs.temporal for mark in marks) and token.tag in ("VBZ", "VBP")
        return (
            state if waits and state.tense == "Future" else State(mood=state.mood if state.mood == "reported" else "")
        )
    apart = any(tokens[j].text == "," for j in range(min(token.i, token.head) + 1, max(token.i, token.head)))
    return STATED if apart and state.status == "Denied" and token.tag == "VBG" else state


def _inverted(token: Token, tokens: tuple[Token, ...]) -> bool:
    """ "Should the deal close", "were Acme to sell", "had it bought"."""
    subject = next((kid.i for kid in kin(token, tokens) if kid.dep in ("nsubj", "nsubjpass")), -1)
    return any(aux.i < subject and aux.text.lower() in ("should", "were", "had") for aux in auxiliaries(token, tokens))


def _relative(token: Token, head: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """What is said in passing of a noun holds by itself; of a deal that is only planned, *would* is planned."""
    if any(kid.dep == "det" and kid.text.lower() in signs.quantifiers for kid in kin(head, tokens)):
        return State("Denied")
    effect = effect_of(head, "infinitive", tokens, signs)
    planned = state.status == "Planned" or (effect is not None and effect.affirmed == "Planned")
    return State(mood="planned" if planned else "")


def _coordinated(token: Token, first: Token, state: State, document: Document, signs: Signs, states: States) -> State:
    """A second verb shares subject, modals and negation of the first where it has none of its own."""
    tokens = document.tokens
    reached = _reached(first, document, signs, states)
    if is_noun(token) or is_noun(first):
        return state if is_noun(token) and is_noun(first) and reached.mood != "given" else reached
    between = {kid.text.lower() for kid in kin(first, tokens) if kid.dep in ("cc", "preconj") and kid.i < token.i}
    if "nor" in between or any(kid.text.lower() == "nor" for kid in kin(token, tokens)):
        return negate(reached) if reached.status != "Denied" else reached
    if _own_clause(token, first, tokens):
        return reached
    if "but" in between or "instead" in between:
        return _modal(first, reached, tokens, signs)
    return state


def _own_clause(token: Token, first: Token, tokens: tuple[Token, ...]) -> bool:
    own = any(
        kid.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") and kid.tag != "TO" for kid in kin(token, tokens)
    )
    finite = token.tag in ("VBD", "VBZ", "VBP")
    shares = any(kid.tag == "MD" for kid in auxiliaries(first, tokens)) and token.tag == "VBP"
    return (
        own
        or (finite and token.tag != first.tag and not shares)
        or (finite and token.tag == "VBD" and _has_do(first, tokens))
    )


def _has_do(token: Token, tokens: tuple[Token, ...]) -> bool:
    return any(aux.lemma == "do" for aux in auxiliaries(token, tokens))


def _modified(token: Token, state: State, document: Document, signs: Signs) -> State:
    """What the token's own modals, negations, adverbs, conditions and tense add."""
    tokens = document.tokens
    if is_noun(token):
        return noun_modified(token, state, tokens, signs)
    if not is_verb(token) and token.pos != "ADJ":
        return state
    led = lead_in(token, tokens, signs.prepositions)
    if led is not None and token.tag in ("VBG", "VB", "NN", "VBP"):
        state = as_state("Denied") if led == "Denied" else weaken(state, as_state(led).status)
    state = _modal(token, state, tokens, signs)
    state = _conditioned(token, state, tokens, signs)
    if state.tense is None and is_futurate(token, tokens, signs):
        state = state._replace(tense="Future")
    return _over(token, _negated(token, state, tokens, signs), tokens, signs)


def _modal(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    for aux in auxiliaries(token, tokens):
        value = signs.modals.get(aux.text.lower())
        if value == "Future":
            state = state._replace(tense="Future") if state.status != "Planned" else state
        elif value == "Possible":
            state = weaken(state, "Possible")
        elif value == "Would" and aux.tag == "MD":
            state = _would(token, state, tokens, signs)
        elif aux.tag == "TO" and token.head == token.i:
            state = state._replace(tense="Future")  # headline: "Acme to buy Birch"
    for kid in kin(token, tokens):
        value = signs.adverbs.get(kid.text.lower()) if kid.dep == "advmod" else None
        if value == "Possible" and kid.i < token.i:
            state = weaken(state, "Possible")
    return state


def _would(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """*would*: reported it is *will*; of what was agreed it is planned; with *have* it did not happen; else open."""
    if any(aux.lemma == "have" for aux in auxiliaries(token, tokens)):
        return state._replace(status="Denied")
    if state.status != "Stated":
        return state
    if state.mood == "reported" or state.tense == "Future":
        return state._replace(tense="Future")
    if state.mood == "planned" or _by_terms(token, tokens, signs):
        return State("Planned", mood="planned")
    return State("Possible", mood="hypothetical")


def _by_terms(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "Under the deal, …"."""
    return any(
        kid.dep == "prep" and kid.lemma in signs.term_prepositions and tokens[noun].lemma in signs.term_nouns
        for kid in kin(token, tokens)
        for noun in kid.children
    )


def _conditioned(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    if token.tag == "VBD" and not any(aux.tag == "MD" for aux in auxiliaries(token, tokens)):
        return state
    return weaken(state, "Possible") if any(_conditions(token, tokens, signs)) else state


def _conditions(token: Token, tokens: tuple[Token, ...], signs: Signs) -> Iterator[bool]:
    for kid in kin(token, tokens):
        if kid.dep in ("advcl", "prep"):
            marks = [mark for mark in kin(kid, tokens) if mark.dep == "mark" and mark.text.lower() in signs.conditional]
            yield any(mark.i == 0 or tokens[mark.i - 1].text.lower() not in ("even", "as") for mark in marks)
            yield kid.dep == "advcl" and _inverted(kid, tokens)


def _negated(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """Turned once for each denying word: in the clause, or before its subject or object ("no company bought")."""
    before = tokens[token.i - 1].text.lower() if token.i else ""
    yet = before == "to" and token.i > 1 and tokens[token.i - 2].text.lower() == "yet"
    for word in _denials(token, tokens, signs):
        after = tokens[word.i + 1].text.lower() if word.i + 1 < len(tokens) else ""
        if after not in signs.more and not _until(token, tokens, signs):
            state = negate(state)
    return State("Denied") if yet else state


def _denials(token: Token, tokens: tuple[Token, ...], signs: Signs) -> Iterator[Token]:
    for kid in kin(token, tokens):
        word = kid.text.lower()
        if kid.dep == "advmod" and kid.children:
            word = tokens[kid.children[0]].text.lower()  # "hardly ever"
        denies = kid.dep == "neg" or (
            kid.dep in ("advmod", "preconj") and kid.i < token.i and signs.adverbs.get(word) == "Denied"
        )
        if denies and not any(
            tokens[j].text.lower() == "longer" for j in range(kid.i + 1, min(kid.i + 3, len(tokens)))
        ):
            yield kid
        elif kid.dep in ("nsubj", "nsubjpass", "dobj", "attr") and not (kid.dep == "attr" and is_noun(kid)):
            yield from _quantifiers(kid, tokens, signs)


def _quantifiers(noun: Token, tokens: tuple[Token, ...], signs: Signs) -> Iterator[Token]:
    if noun.text.lower() in signs.quantifiers:
        yield noun
    for kid in kin(noun, tokens):
        if kid.dep in ("det", "preconj", "cc", "neg") and kid.text.lower() in signs.quantifiers and kid.i < noun.i:
            yield kid


def _until(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    return any(
        kid.text.lower() in signs.until or any(tokens[j].text.lower() in signs.until for j in kid.children)
        for kid in kin(token, tokens)
        if kid.dep in ("prep", "advcl", "mark")
    ) and token.tag in ("VB", "VBN")


def _over(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """The past tense of a state: "no longer owns", "previously led", "held it until 2019"."""
    for kid in kin(token, tokens):
        word = kid.text.lower()
        if kid.dep == "advmod" and word in ("longer", "anymore") and kid.i > 0:
            still = state.status == "Denied" and word == "anymore"
            return (
                State("Denied", "Future")
                if state.tense == "Future"
                else State("Stated", "Past")
                if still or word == "longer"
                else state
            )
        if token.lemma in signs.states and state.status == "Stated" and token.tag in ("VBD", "VBN"):
            ends = kid.dep == "prep" and word in signs.ends
            before = kid.dep == "advmod" and word in signs.past_adverbs and kid.i < token.i
            if ends or before:
                return state._replace(tense="Past")
    return state
