"""The questions of ontology/questions, by name and with parameters → SPARQL that a graph can be asked.

A question's first line says it in words; `# param: entity (an entity): the investor` names a variable to be given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from pyoxigraph import Store

from kg.errors import QuestionError
from kg.questions.finding import find_article_in, find_in
from kg.questions.rows import Rows
from kg.questions.sparql import ask as ask_sparql
from kg.vocabulary import ontology_folder

_PARAMETER = re.compile(r"# param: (?P<name>\w+) \(an? (?P<kind>\w+)\)(?:: (?P<note>.+))?")
_SKIPPED = re.compile(r"#[^\n]*|<[^>\s]*>|\"(?:\\.|[^\"\\])*\"|(?P<brace>\{)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a question to which a value can be given; without one it asks for all."""

    name: str
    kind: str  # "entity" or "article"
    note: str  # what it stands for, or ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a name: "who-invests-in"."""

    name: str
    text: str  # in words: "Who puts money into an organization?"
    parameters: tuple[Parameter, ...]
    query: str


@lru_cache(maxsize=1)
def questions() -> Mapping[str, Question]:
    """Every question of the ontology by name, in alphabetical order."""
    files = sorted((ontology_folder() / "questions").glob("*.rq"))
    return {file.stem: _question(file.stem, file.read_text(encoding="utf-8")) for file in files}


def question(name: str) -> Question:
    """The question of that name. Raises QuestionError, with the nearest names, if there is none."""
    try:
        return questions()[name]
    except KeyError:
        near = get_close_matches(name, questions()) or sorted(questions())
        raise QuestionError(f"{name!r} is no question; did you mean {' or '.join(near)}?") from None


def ask(store: Store, name: str, values: Mapping[str, str]) -> Rows:
    """The answer to a question by name; values are names, aliases or IRIs of entities, or ids of articles.

    Raises QuestionError for a question, parameter or entity that there is not.
    """
    rows = ask_sparql(store, sparql(store, name, values))
    if not isinstance(rows, Rows):
        raise QuestionError(f"{name!r} does not SELECT; correct it in ontology/questions")
    return rows


def sparql(store: Store, name: str, values: Mapping[str, str]) -> str:
    """The SPARQL of a question with values given to its parameters. Raises QuestionError as `ask` does."""
    asked = question(name)
    kinds = {parameter.name: parameter.kind for parameter in asked.parameters}
    for given in values:
        if given not in kinds:
            raise QuestionError(f"{name} has no parameter {given!r}; it has {', '.join(kinds) or 'none'}")
    find = {given: find_article_in if kinds[given] == "article" else find_in for given in values}
    return _bound(asked.query, {given: find[given](store, value) for given, value in values.items()})


def _question(name: str, query: str) -> Question:
    first, *lines = query.splitlines()
    found = (_PARAMETER.fullmatch(line.strip()) for line in lines)
    parameters = tuple(Parameter(line["name"], line["kind"], line["note"] or "") for line in found if line)
    return Question(name, first.removeprefix("#").strip(), parameters, query)


def _bound(query: str, values: Mapping[str, str]) -> str:
    """The query with VALUES at the head of its pattern: that works wherever the variable stands, projected or not."""
    brace = next(found.end() for found in _SKIPPED.finditer(query) if found["brace"])
    lines = "".join(f" VALUES ?{name} {{ <{address}> }}" for name, address in values.items())
    return query[:brace] + lines + query[brace:]
