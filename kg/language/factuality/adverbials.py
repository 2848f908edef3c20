"""A clause with its conjunction → whether it is open, stands by itself, or shares the state of the main verb."""

from __future__ import annotations

from kg.language.document import Token
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import STATED, State
from kg.language.factuality.trees import auxiliaries, is_inverted, kin


def adverbial(token: Token, kind: str, state: State, tokens: tuple[Token, ...], signs: Signs) -> State:
    """Finite clauses stand by themselves, unless they wait for what is to come; others share the main verb's state."""
    if is_inverted(token, tokens):
        had = token.tag in ("VBN", "VBD") and any(aux.text.lower() == "had" for aux in auxiliaries(token, tokens))
        return State("Denied" if had else "Possible")  # "had it bought Birch"
    marks = _conjunctions(token, tokens)
    if kind == "that" or marks:
        if any(mark in signs.absolutes for mark in marks):
            return State(mood="reported" if state.mood == "reported" else "")  # "with a bank advising it"
        present = token.tag in ("VBZ", "VBP") or any(aux.tag in ("VBZ", "VBP") for aux in auxiliaries(token, tokens))
        if any(mark in signs.once for mark in marks) and present and state.tense == "Future":
            return State("Planned")  # "Once the takeover goes through, Acme will"
        waits = any(mark in signs.temporal for mark in marks) and token.tag in ("VBZ", "VBP")
        return (
            state if waits and state.tense == "Future" else State(mood="reported" if state.mood == "reported" else "")
        )
    comma = any(tokens[j].text == "," for j in range(min(token.i, token.head) + 1, max(token.i, token.head)))
    return STATED if comma and state.status == "Denied" and token.tag == "VBG" else state


def asks(token: Token, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """Whether *if*, *whether* and the like open the clause."""
    words = _conjunctions(token, tokens)
    return words[:2] == ["as", "though"] or any(word in signs.open_marks for word in words)


def is_apart(token: Token, tokens: tuple[Token, ...]) -> bool:
    """An adverbial clause that the governor does not ask for: with a conjunction, or a participle."""
    if token.dep != "advcl":
        return False
    having = any(aux.tag == "VBG" for aux in auxiliaries(token, tokens))
    return token.tag == "VBG" or having or bool(_conjunctions(token, tokens))


def is_marked(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a conjunction or "that" opens the clause."""
    return any(kid.dep == "mark" for kid in kin(token, tokens)) or _tells_content(token, tokens)


def _tells_content(token: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether *that* opens it although the parser took it for an object: "a report that Acme wanted to buy Birch"."""
    that = tokens[token.head + 1 : token.head + 2]
    if token.dep != "relcl" or not that or that[0].text.lower() != "that" or that[0].dep != "dobj":
        return False
    return any(kid.dep == "dobj" and kid.i > that[0].i for kid in kin(tokens[that[0].head], tokens))


def _conjunctions(token: Token, tokens: tuple[Token, ...]) -> list[str]:
    before = [kid for kid in kin(token, tokens) if kid.dep in ("mark", "advmod") and kid.i < token.i]
    words = [kid.text.lower() for kid in before if not any(each.dep == "pobj" for each in kin(kid, tokens))]
    return [word for word in words if word not in ("for", "that")]


def stands_alone(token: Token, head: Token, state: State, tokens: tuple[Token, ...], signs: Signs) -> bool:
    """ "Despite holding 40%, it does not", "With a bank advising it, Acme may": whatever the main verb's state."""
    if head.text.lower() in signs.absolutes:
        return any(kid.dep == "nsubj" for kid in kin(token, tokens))
    return lead(head, tokens) in signs.given and state.status == "Denied"


def lead(preposition: Token, tokens: tuple[Token, ...]) -> str:
    """ "After"; "prior" of "prior to"."""
    above = tokens[preposition.head]
    return (above if preposition.text.lower() == "to" and above.pos in ("ADV", "ADJ") else preposition).text.lower()
