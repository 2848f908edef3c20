"""A token of the tree → its state: what its governor says of it, then what its own words add (`verbs`, `nouns`)."""

from __future__ import annotations

from typing import NamedTuple

from kg.language.document import Document, Token
from kg.language.factuality.adverbials import adverbial, asks, is_apart, is_marked, stands_alone
from kg.language.factuality.disputes import is_mistaken, is_refuted, is_unfulfilled
from kg.language.factuality.entries import effect_on, of_gerund, of_interest, of_subject
from kg.language.factuality.links import (
    broken_off,
    event_of_post,
    is_agreed,
    is_answered_no,
    is_brushed_aside,
    is_contrary,
    is_figure,
    is_for_another,
    is_order,
    is_own_clause,
    is_post_given,
    is_retraction,
    is_side_by_side,
    listed_under,
    ordering_verb,
    past_due,
    plan_of,
)
from kg.language.factuality.nouns import noun_modified, noun_reached
from kg.language.factuality.predicates import is_on_agenda
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import STATED, State, negate, under, weaken
from kg.language.factuality.trees import (
    auxiliaries,
    complement,
    effect_of,
    governing,
    has_object,
    is_noun,
    is_quoted,
    is_verb,
    kin,
    opens_question,
    plan_before,
)
from kg.language.factuality.verbs import modal, verb_modified

States = dict[int, State]
_SAME = frozenset({"xcomp", "advcl", "prep", "pcomp", "acomp", "advmod", "csubj", "dep", "aux", "prt"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl", "csubj", "csubjpass", "advcl"})


def state_of(i: int, document: Document, signs: Signs, states: States) -> State:
    """The state of one token; `states` holds what is known of its document already and grows."""
    path: list[int] = []
    while i not in states and i not in path:
        path.append(i)
        i = document.tokens[i].head
    for j in reversed(path):
        token = document.tokens[j]
        states[j] = _modified(token, _reached(token, document, signs, states), document.tokens, signs)
    return states[path[0] if path else i]


def _modified(token: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    if is_noun(token) or _is_title(token, tokens):
        return noun_modified(token, state, tokens, signs)
    return verb_modified(token, state, tokens, signs) if is_verb(token) or token.pos == "ADJ" else state


def _is_title(token: Token, tokens: tuple[Token, ...]) -> bool:
    """ "Retired Air Force | general | Ana Ruiz", which the parser takes for an adjective."""
    return token.pos == "ADJ" and token.dep in ("compound", "amod") and tokens[token.head].kind == "person"


def _reached(token: Token, document: Document, signs: Signs, states: States) -> State:
    """What the governor says of the token."""
    tokens = document.tokens
    if is_noun(token) and (heading := listed_under(token, document, signs)) is not None:
        return state_of(heading.i, document, signs, states)
    if token.head == token.i:
        return _root(token, document, signs)
    head, state = tokens[token.head], states.get(token.head, STATED)
    if token.dep == "conj":
        return _coordinated(token, head, state, document, signs, states)
    if is_noun(token):
        event = event_of_post(token, head, tokens, signs)
        if event is not None:
            return states.get(event.i, STATED)
        return noun_reached(token, head, state, tokens, signs)
    kind = complement(token, tokens)
    if kind == "infinitive" and head.kind and head.head == head.i:
        return State("Stated", "Future")  # headline: "Acme to buy Birch"
    if kind == "participle" or (token.dep == "relcl" and kind != "infinitive" and not is_marked(token, tokens)):
        return _aside(token, head, state, tokens, signs, states)
    if token.dep == "prep" and token.tag == "VBN":
        return STATED  # "Based in Bergen, Acme will buy Birch": it is there now
    if token.dep in _CLAUSES:
        return _clause(token, head, kind, document, signs, states)
    return state if token.dep in _SAME else STATED


def _root(token: Token, document: Document, signs: Signs) -> State:
    sentence = document.sentences[token.sentence]
    if is_noun(token) and is_on_agenda(token, document.tokens, signs):
        return State("Planned")
    asked = opens_question(document.tokens[sentence.first : sentence.last], signs)
    if asked and is_answered_no(document, token.sentence, signs):
        return State("Denied")
    return State("Possible", mood="asked") if asked or asks(token, document.tokens, signs) else STATED


class _Clause(NamedTuple):
    """A clause under examination: its verb, the word it hangs on, the one that governs that, and how it is joined."""

    token: Token
    head: Token
    governor: Token
    kind: str


def _clause(token: Token, head: Token, kind: str, document: Document, signs: Signs, states: States) -> State:
    """A complement clause by its governor's entry in the word lists; an adverbial clause by its conjunction."""
    clause = _Clause(token, head, governing(head, document.tokens), kind)
    if is_side_by_side(token, clause.governor, document.tokens):
        return _root(token, document, signs)
    for judged in (_planned, _doubted, _governed, _of_noun):
        said = judged(clause, document, signs, states)
        if said is not None:
            return said
    return _by_place(clause, document.tokens, signs, states)


def _planned(clause: _Clause, document: Document, signs: Signs, states: States) -> State | None:
    """What one is hired to do or has an order for, money is spent on, and a plan that is told of across an aside."""
    token, _, governor, kind = clause
    tokens, state = document.tokens, states.get(governor.i, STATED)
    if governor.lemma in signs.hiring and _is_for_trade(token, tokens, signs):
        return weaken(state, "Planned")
    won = ordering_verb(token, governor, tokens, signs) if kind == "infinitive" else None
    if won is not None:
        return state_of(won.i, document, signs, states)
    plan = broken_off(token, governor, tokens, signs) if kind == "infinitive" else None
    if plan is not None and (effect := effect_of(plan, kind, tokens, signs)) is not None:
        return under(effect, state_of(plan.i, document, signs, states))
    if kind == "infinitive" and governor.lemma in signs.spending and has_object(governor, tokens):
        return State("Planned") if state == State("Stated", "Future", state.mood) else state
    return None


def _doubted(clause: _Clause, document: Document, signs: Signs, states: States) -> State | None:
    """What is said with an *if*, wrongly, or as an order or estimate."""
    token, _, governor, kind = clause
    tokens, state = document.tokens, states.get(governor.i, STATED)
    if kind == "that" and (is_mistaken(governor, state, tokens, signs) or is_refuted(governor, tokens, signs)):
        return State("Denied", mood="refuted")
    if kind == "that" and is_brushed_aside(governor, tokens, signs):
        return State("Denied", mood="refuted")
    if asks(token, tokens, signs) or (kind == "that" and is_order(governor, tokens, signs)):
        return State("Denied") if is_contrary(token, governor, tokens) else State("Possible")
    estimated = kind == "that" and governor.lemma in signs.estimating
    if estimated and any(aux.tag == "MD" for aux in auxiliaries(token, tokens)):
        return weaken(state, "Possible")
    return None


def _governed(clause: _Clause, document: Document, signs: Signs, states: States) -> State | None:
    """What the entry of the governor makes of the clause; None where it has none."""
    token, head, governor, kind = clause
    tokens, state = document.tokens, states.get(governor.i, STATED)
    effect = None if is_apart(token, tokens) else effect_on(token, governor, head, kind, tokens, signs)
    if effect is None or _is_of_plan(clause, tokens, signs):
        return None
    if (done := _completed(governor, tokens, signs, states)) is not None:
        return done
    if kind == "infinitive" and governor.lemma in signs.guiding and is_figure(token, tokens, signs):
        return weaken(state, "Possible")
    if effect.affirmed == "Future" and state == State("Stated", None, state.mood) and state.mood != "reported":
        due = past_due(governor, tokens, signs)
        if due is not None:
            return due
    taken_back = is_retraction(governor, tokens, signs) or is_unfulfilled(governor, effect, tokens, signs)
    reached = State("Denied") if taken_back else under(effect, state)
    speaks = effect.affirmed == "Stated" and kind == "that" and not reached.mood
    return reached._replace(mood="reported") if speaks and not is_quoted(token, governor, tokens) else reached


def _is_of_plan(clause: _Clause, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether an infinitive tells what the object is for: "started talks to buy" did not start to buy."""
    token, _, governor, kind = clause
    acted_on = has_object(governor, tokens) and governor.lemma not in signs.completing
    other = acted_on or is_for_another(token, tokens)  # "clearance came through for Acme to buy": it did not come to
    return kind == "infinitive" and other and plan_of(token, governor, tokens, signs) is not None


def _completed(governor: Token, tokens: tuple[Token, ...], signs: Signs, states: States) -> State | None:
    """The state of what closes a deal that is told of: "completed the deal | to buy"; None where nothing has."""
    verb = tokens[governor.head]
    state = states.get(verb.i, STATED)
    return state if governor.dep == "dobj" and verb.lemma in signs.completing and state.status == "Stated" else None


def _of_noun(clause: _Clause, document: Document, signs: Signs, states: States) -> State | None:
    """What the noun before the clause makes of it: "the race to buy", "interest in buying"; None if there is none."""
    token, head, governor, kind = clause
    tokens = document.tokens
    noun = (plan_before(token, tokens) or plan_of(token, governor, tokens, signs)) if kind == "infinitive" else None
    noun = of_interest(token, head, governor, tokens, signs) if kind == "gerund" else noun
    noun = of_subject(token, governor, tokens) if kind == "that" else noun
    effect = None if noun is None else effect_of(noun, kind, tokens, signs)
    if noun is None or effect is None:
        return None
    if tokens[noun.head].dep == "mark":
        return under(effect, states.get(governor.i, STATED))  # "has emerged as the favourite to buy"
    return under(effect, state_of(noun.i, document, signs, states))  # "lost the race to buy", hung on the verb


def _by_place(clause: _Clause, tokens: tuple[Token, ...], signs: Signs, states: States) -> State:
    """What the place of the clause in its sentence makes of it, where no word says more."""
    token, head, governor, kind = clause
    state = states.get(governor.i, STATED)
    if head.dep == "prep" and stands_alone(token, head, state, tokens, signs):
        return STATED
    if token.dep == "advcl":
        return adverbial(token, kind, state, tokens, signs)
    if token.dep in ("acl", "relcl") and kind == "infinitive":
        if head.kind or is_post_given(head, tokens):  # "raised $5 million to buy", "named her its chair to lead"
            verb = governing(tokens[head.head], tokens)  # "offered it $5 million to buy": the offer's purpose
            effect = effect_of(verb, kind, tokens, signs)
            given = states.get(verb.i, STATED)
            return under(effect, given) if effect is not None and given.status == "Stated" else given
        if any(kid.dep == "amod" and (kid.tag == "JJS" or kid.lemma in signs.ranks) for kid in kin(head, tokens)):
            return state  # "the first woman to lead": she does
        return weaken(state, "Possible")  # "a candidate to become": nobody has yet
    return STATED if token.dep == "ccomp" and kind == "that" and not is_marked(token, tokens) else state


def _is_for_trade(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "(Hired Delmar Bank) to sell, to help sell its pump unit"."""
    return any(verb.lemma in signs.traded for verb in (token, *(kid for kid in kin(token, tokens) if is_verb(kid))))


def _aside(token: Token, head: Token, state: State, tokens: tuple[Token, ...], signs: Signs, states: States) -> State:
    """What is said of a noun in passing holds by itself; of a deal that is only planned, *would* is planned."""
    while head.dep == "appos" and token.dep == "acl":
        head = tokens[head.head]
    if head.dep == "nsubj" and head.head < head.i and states.get(head.head, STATED).status == "Possible":
        return states[head.head] if token.dep == "acl" else STATED  # "Is Acme buying Birch?"
    effect = of_gerund(token, head, tokens, signs)
    if effect is not None:
        return under(effect, states.get(governing(tokens[head.head], tokens).i, state))
    if any(kid.dep == "det" and kid.text.lower() in signs.quantifiers for kid in kin(head, tokens)):
        return State("Denied")
    effect = effect_of(head, "infinitive", tokens, signs)
    planned = state.status == "Planned" or (effect is not None and effect.affirmed == "Planned")
    if planned and is_agreed(token, tokens, signs):
        return State("Planned", mood="planned")
    return State(mood="planned" if planned else "")


def _coordinated(token: Token, first: Token, state: State, document: Document, signs: Signs, states: States) -> State:
    """A second verb shares subject, modals and negation of the first where it has none of its own."""
    tokens = document.tokens
    top = first
    while top.dep == "conj" and top.head != top.i:
        top = tokens[top.head]
    if is_noun(token) and is_verb(first) and not any(kid.dep == "cc" for kid in kin(first, tokens)):
        found = token._replace(dep="dobj")  # "cleared, with conditions, the sale"
        return noun_reached(found, first, state, tokens, signs)
    reached = _reached(top, document, signs, states)
    if is_noun(token) or is_noun(first):
        return state if is_noun(token) and is_noun(first) and reached.mood != "given" else reached
    shared = reached if is_own_clause(token, first, tokens) else state
    between = {kid.text.lower() for kid in kin(first, tokens) if kid.dep in ("cc", "preconj") and kid.i < token.i}
    if "nor" in between or any(kid.text.lower() == "nor" for kid in kin(token, tokens)):
        return negate(shared) if shared.status != "Denied" else shared
    if "but" in between or "instead" in between:
        return modal(first, reached, tokens, signs) if shared is state else reached
    return shared
