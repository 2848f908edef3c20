"""How sure a text is of a thing, and how a word changes that for what depends on it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kg.model import Status, Tense

Mood = Literal["", "reported", "planned", "refuted", "hypothetical", "given", "asked"]
Value = Literal["Stated", "Future", "Past", "Planned", "Possible", "Denied"]
_STRENGTH = {"Stated": 0, "Planned": 1, "Possible": 2}


class State(NamedTuple):
    """Status and tense of a token, and what its dependents must know of it.

    Moods: "reported" (content of speech: *would* is *will*), "planned" (said of a plan: *would* is planned), "refuted"
    (what is claimed here is denied with it), "hypothetical" (by *would*), "given" (taken for granted: ask an earlier
    mention), "asked" (a question).
    """

    status: Status = "Stated"
    tense: Tense | None = None
    mood: Mood = ""


class Effect(NamedTuple):
    """What a word says of its complement when it is itself affirmed or negated, and when it is only possible."""

    affirmed: Value
    negated: Value
    refutes: bool = False
    unsure: Value = "Possible"

    @property
    def denies(self) -> bool:
        """Whether it denies what is claimed in the complement, as *false* does."""
        return self.refutes and self.affirmed == "Denied"


STATED = State()


def under(effect: Effect, state: State) -> State:
    """The state of the complement of a word that has this effect and is itself in this state."""
    mood: Mood = "refuted" if effect.refutes else ""
    if state.status == "Denied":
        return as_state("Denied" if state.mood == "refuted" else effect.negated, None, mood)
    if state.tense == "Past" and effect.affirmed in ("Planned", "Possible"):
        return State("Denied")  # "no longer plans to"
    inner = as_state(effect.affirmed, state.tense, mood)
    if state.status == "Possible":
        return as_state(effect.unsure if state.mood != "asked" else "Possible")
    if state.status == "Planned" and effect.unsure != "Possible":
        return as_state(effect.unsure)  # "is minded to forbid the sale": as yet the sale is on
    return weaken(inner, state.status)


def as_state(value: Value, tense: Tense | None = None, mood: Mood = "") -> State:
    """A value of the word lists as a state: "Future" and "Past" are Stated; what is Stated keeps the tense."""
    if value == "Future" or value == "Past":
        return State("Stated", value, mood)
    return State(value, tense if value == "Stated" else None, mood)


def weaken(state: State, status: Status) -> State:
    """At most as sure as `status`; a denial stays one."""
    if state.status == "Denied":
        return state
    return state._replace(status=max(state.status, status, key=lambda each: _STRENGTH[each]))


def negate(state: State) -> State:
    """What *not* makes of it: a plan or fact is denied, a possibility stays open, and a denial becomes open."""
    if state.status in ("Stated", "Planned"):
        return state._replace(status="Denied")
    return state._replace(status="Possible")
