"""A store and a SPARQL query → rows, a graph, or yes or no; as values or as a file format.

The usual prefixes are declared by themselves, `:` stands for the graph's entities, and `kg:matches(?text, "words")`
tells whether a text has all the words, in whatever form. What can only come out empty by mistake is an error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Store

from kg.errors import OntologyError, QuestionError
from kg.graph.files import serialized_triples
from kg.graph.interchange import prefixes, to_rdflib
from kg.graph.reading import base
from kg.questions.matching import Argument, Calls, check_call
from kg.questions.rows import Row, Rows, python_value, short_name, table
from kg.vocabulary import NAMESPACE, iri

if TYPE_CHECKING:
    import rdflib

Format = Literal["table", "csv", "tsv", "json", "xml", "turtle"]
FORMATS: tuple[Format, ...] = ("table", "csv", "tsv", "json", "xml", "turtle")
Term = pyoxigraph.NamedNode | pyoxigraph.Literal
Item = TypeVar("Item")
Substitutions = dict[pyoxigraph.Variable, Argument]
MATCHES = NAMESPACE + "matches"
Results = QuerySolutions | QueryTriples | QueryBoolean


class Dataset(NamedTuple):
    """The graphs that a query sees: those that are one as its default graph, and those that GRAPH finds."""

    default: list[pyoxigraph.NamedNode]
    named: list[pyoxigraph.NamedNode]


def ask(
    store: Store, query: str, values: Mapping[str, Term] | None = None, limit: int | None = None
) -> Rows | rdflib.Graph | bool:
    """The answer to a query: SELECT → rows, CONSTRUCT or DESCRIBE → an rdflib graph, ASK → true or false.

    `values` gives values to variables that the query selects; `limit` ends the answer after so many rows or triples.
    Raises QuestionError, with line and column, for what is not SPARQL or uses a term that the vocabulary lacks.
    """
    with running(store, query, values) as results:
        if isinstance(results, QueryBoolean):
            return bool(results)
        if isinstance(results, QueryTriples):
            return to_rdflib(_first(results, limit), base(store))
        names = tuple(variable.value for variable in results.variables)
        found = (Row(names, tuple(map(python_value, solution))) for solution in _first(results, limit))
        return Rows(names, tuple(found))


def answer(store: Store, query: str, format: Format = "table", values: Mapping[str, Term] | None = None) -> str:
    """The answer to a query as text: a table to read, or one of the standard formats of SPARQL results, or Turtle."""
    with running(store, query, values) as results:
        if isinstance(results, QueryTriples):
            return _triples_text(store, results, format)
        if format == "table":
            return _table(results, prefixes(base(store)))
        if format not in _RESULT_FORMATS:
            raise QuestionError(
                "turtle is for CONSTRUCT and DESCRIBE; for SELECT and ASK choose table, csv, tsv, json or xml"
            )
        return (results.serialize(format=_RESULT_FORMATS[format]) or b"").decode()


@contextmanager
def running(
    store: Store, query: str, values: Mapping[str, Term] | None = None, dataset: Dataset | None = None
) -> Iterator[Results]:
    """What the store answers, of its default graph or of a dataset; it finds it while the block reads it.

    Raises QuestionError, with line and column where it knows them; at the end of the block, if no text was searched.
    """
    declared, calls = prefixes(base(store)), Calls()
    check_form(query)
    check_terms(query, declared, values or ())
    substitutions: Substitutions = {pyoxigraph.Variable(name): value for name, value in (values or {}).items()}
    try:
        yield store.query(
            query,
            prefixes=declared,
            default_graph=dataset and [*dataset.default],
            named_graphs=dataset and [*dataset.named],
            substitutions=substitutions,
            custom_functions={pyoxigraph.NamedNode(MATCHES): calls.function},
        )
    except SyntaxError as error:
        raise QuestionError(_explained(str(error), query)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QuestionError(f"the query could not be answered: {' '.join(str(error).split())}") from error
    calls.check()


_TOKEN = re.compile(
    r"""\#[^\n]* | [?$]\w+ | _:\w+
      | \"{3}(?:\\.|.)*?\"{3} | '{3}(?:\\.|.)*?'{3} | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
      | <(?P<iri>[^<>"{}|^`\\\s]*)>
      | (?P<prefix>[A-Za-z][\w.-]*)?:(?P<local>(?:[\w:%-]|\\.|\.(?=[\w:%-]))*)
    """,
    re.VERBOSE | re.DOTALL,
)
_DECLARED = re.compile(r"\bPREFIX\s+([A-Za-z][\w.-]*)?:\s*<([^>]*)>", re.IGNORECASE)


_PROLOGUE = re.compile(r"(?:\s+|#[^\n]*|(?:PREFIX\s+\S*:|BASE)\s*<[^>]*>|VERSION\s+\S+)*", re.IGNORECASE)


def check_form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE. Raises QuestionError for what begins otherwise: an update, nothing at all."""
    prologue = _PROLOGUE.match(query)
    start = prologue.end() if prologue else 0
    word = re.split(r"[\s{(]", query[start:], maxsplit=1)[0]
    if word.upper() not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        found = f"not with {word!r}" if word else "but there is none"
        raise QuestionError(f"{_place(query, start)}: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, {found}")
    return word.upper()


def check_terms(query: str, declared: Mapping[str, str], given: Collection[str] = ()) -> None:
    """Raises QuestionError, with the nearest term, if a prefix is not declared or a kg: term is none of ours.

    `given` are variables that have their value from elsewhere.
    """
    known = {**declared, **{prefix or "": namespace for prefix, namespace in _DECLARED.findall(query)}}
    for token in _TOKEN.finditer(query):
        prefix, local, address = token["prefix"] or "", token["local"], token["iri"]
        if local is not None and prefix not in known:
            raise QuestionError(f"{_place(query, token.start())}: {prefix}: is no prefix; known are {_listed(known)}")
        whole = known[prefix] + local if local is not None and prefix in known else address or ""
        if whole == MATCHES:
            _check_call(query, token, given)
        elif whole.startswith(NAMESPACE) and whole != NAMESPACE:
            _check_term(whole.removeprefix(NAMESPACE), _place(query, token.start()))


def _check_call(query: str, name: re.Match[str], given: Collection[str]) -> None:
    try:
        check_call(query, name.end(), given)
    except QuestionError as error:
        raise QuestionError(f"{_place(query, name.start())}: {error}") from error


def _check_term(name: str, place: str) -> None:
    try:
        iri(f"kg:{name}")
    except OntologyError as error:
        hint = str(error).partition(";")[2]
        raise QuestionError(f"{place}: kg:{name} is unknown{f';{hint}' if hint else ''}") from error


def _place(query: str, offset: int) -> str:
    line = query.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - query.rfind(chr(10), 0, offset)}"


def _listed(known: Mapping[str, str]) -> str:
    return ", ".join(f"{prefix}:" for prefix in sorted(known))


_SPOT = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)


def _explained(message: str, query: str) -> str:
    """The engine's message in one line: where it stopped, and why; its list of all that could follow is left out."""
    found = _SPOT.fullmatch(message)
    if found is None:
        return " ".join(message.split())
    line, column, expected = int(found[1]), int(found[2]), found[3]
    reasons = re.findall(r"(?:^|, )([A-Z][a-z]*(?: \w+){3,})(?=,|$)", " ".join(expected.split()))
    return f"line {line}, column {column}: {reasons[0] if reasons else _stumble(query, line, column)}"


def _stumble(query: str, line: int, column: int) -> str:
    rest = "\n".join(query.split("\n")[line - 1 :])[column - 1 :].split()
    return (
        f"{rest[0]!r} cannot stand here"
        if rest
        else "the query cannot end here; a bracket or quote is open, or a word before is wrong"
    )


_RESULT_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}


def _triples_text(store: Store, triples: QueryTriples, format: Format) -> str:
    if format not in ("table", "turtle"):
        raise QuestionError(f"{format} is for SELECT and ASK; for CONSTRUCT and DESCRIBE choose turtle")
    return serialized_triples(triples, base(store)).decode()


def _table(results: QuerySolutions | QueryBoolean, known: Mapping[str, str]) -> str:
    if isinstance(results, QueryBoolean):
        return "yes\n" if results else "no\n"
    names = [variable.value for variable in results.variables]
    return table(names, [[short_name(term, known) for term in solution] for solution in results])


def _first(items: Iterable[Item], limit: int | None) -> Iterator[Item]:
    return islice(iter(items), limit)
