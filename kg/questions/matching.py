"""`kg:matches(?text, "words")` in SPARQL → whether the text has the words; and what is wrong with a call of it.

A function that SPARQL cannot compute is an error, and an error in a FILTER is silence: no row, and nobody says why. So
what can be seen from the query is refused before it runs, and what shows only then when it has run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph

from kg.errors import QuestionError
from kg.questions.stems import stems

Argument = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
USE = 'kg:matches(?text, "words")'
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_PART = re.compile(
    r"""\#[^\n]* | (?P<text>\"{3}(?:\\.|.)*?\"{3} | '{3}(?:\\.|.)*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
      | [?$](?P<variable>\w+) | <[^<>"{}|^`\\\s]*> | \S
    """,
    re.VERBOSE | re.DOTALL,
)


def matches(text: str, words: str) -> bool:
    """Whether a text has all the words, in any order and form; those in "quotes" must stand together.

    Raises QuestionError if there is no word.
    """
    present = stems(text)
    return all(_stand_in(present, phrase) for phrase in _phrases(words))


def terms(words: str) -> tuple[str, ...]:
    """The words to search for, and what stands in quotes as one. Raises QuestionError if there is no word."""
    found = tuple(term for quoted, bare in _TERM.findall(words) if re.search(r"[^\W_]", term := quoted or bare))
    if not found:
        raise QuestionError(f"{words!r} has no word to search for")
    return found


@dataclass(eq=False)
class Calls:
    """The function for one query, which remembers whether it was ever given a text and words."""

    had_text: bool = False
    wrong: str = ""  # with the first call that had none

    def function(self, *given: Argument) -> Argument | None:
        """True or false as a literal; None, which is an error in SPARQL, where there is no text or no word."""
        try:
            text, words = map(_value, given)
            found = pyoxigraph.Literal(matches(text, words))
        except QuestionError as error:
            self.wrong = self.wrong or str(error)
            return None
        self.had_text = True
        return found

    def check(self) -> None:
        """Raises QuestionError if no call had a text and words: then the answer is not what was asked for."""
        if self.wrong and not self.had_text:
            raise QuestionError(f"{USE}: {self.wrong}")


def check_call(query: str, end: int, given: Collection[str] = ()) -> None:
    """Raises QuestionError if the call in a query, whose name ends at `end`, can never have a text and words.

    `given` are variables that have their value from elsewhere.
    """
    arguments = _arguments(query, end)
    if arguments is None:
        raise QuestionError(f"kg:matches is a function, no property: write FILTER({USE})")
    if len(arguments) != 2:
        raise QuestionError(f"kg:matches takes a text and words, {USE}, and is given {len(arguments)}")
    text, words = arguments
    if text[0]["text"] and not words[0]["text"]:
        raise QuestionError(f"kg:matches takes the text first and the words after it: {USE}")
    if words[0]["text"] and len(words) == 1:
        terms(words[0]["text"].strip("\"'"))
    name = text[0]["variable"]
    if name and len(text) == 1 and name not in given and len(re.findall(rf"[?$]{name}\b", query)) < 2:
        raise QuestionError(f"?{name} stands nowhere else in the query, so that kg:matches has no text to look into")


def _arguments(query: str, start: int) -> list[list[re.Match[str]]] | None:
    """The parts of each argument between the brackets that open at `start`; None if none do."""
    found: list[list[re.Match[str]]] = [[]]
    depth = 0
    for part in (part for part in _PART.finditer(query, start) if not part[0].startswith("#")):
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if depth == 0:
            return [argument for argument in found if argument] if part[0] == ")" else None
        if depth == 1 and part[0] == ",":
            found.append([])
        elif (depth, part[0]) != (1, "("):
            found[-1].append(part)
    return found  # the bracket is never closed, which the engine says


def _value(given: Argument) -> str:
    if isinstance(given, pyoxigraph.Literal):
        return given.value
    raise QuestionError(f"{given} is no text; give it a name (?x rdfs:label ?text) or a sentence (?x kg:quote ?text)")


@lru_cache(maxsize=256)
def _phrases(words: str) -> tuple[tuple[str, ...], ...]:
    return tuple(map(stems, terms(words)))


def _stand_in(present: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase stand in a text, side by side."""
    length = len(phrase)
    return any(tuple(present[start : start + length]) == phrase for start in range(len(present) - length + 1))
