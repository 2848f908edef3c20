"""A question that is not understood by its words → SPARQL by an LLM, checked → claims → an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from threading import Thread

from pyoxigraph import NamedNode, QuerySolutions, Store

from kg.chat import Chat, Request
from kg.errors import ModelError, QuestionError
from kg.extractors.llm.advice import advice
from kg.extractors.llm.prompting import relation_list
from kg.model import Contents, Entity
from kg.questions.asking.answers import Answer, answered
from kg.questions.sparql import check_form, running

ENTITIES = 40  # of the graph that the LLM is told of
SECONDS = 10.0  # for one query
MOST = 200  # claims of one answer
_REACHING = re.compile(r"\b(SERVICE|FROM|LOAD)\b", re.IGNORECASE)
_SCHEMA = {
    "type": "object",
    "properties": {"sparql": {"type": "string"}},
    "required": ["sparql"],
    "additionalProperties": False,
}


def queried(store: Store, contents: Contents, text: str, chat: Chat) -> Answer:
    """The answer by way of a query; one that does not run is sent back once, with what is wrong with it.

    Raises ModelError if the LLM does not answer, QuestionError with the query if the second does not run either.
    """
    asked: dict[str, object] = {"question": text, "entities": list(_shown(contents, text))}
    query = _query(chat, asked)
    try:
        return _answer(store, contents, query)
    except QuestionError as error:
        query = _query(chat, {**asked, "your_query": query, "what_is_wrong_with_it": str(error)})
    try:
        return _answer(store, contents, query)
    except QuestionError as error:
        raise QuestionError(f"the LLM's query does not run ({error}): {' '.join(query.split())}") from error


def _query(chat: Chat, asked: dict[str, object]) -> str:
    instructions = f"{advice()['instructions']['query'].strip()}\n\nRelations:\n{relation_list()}"
    answer = chat.ask(Request(instructions, json.dumps(asked, ensure_ascii=False), _SCHEMA))
    if answer.found is None:
        raise ModelError(f"the LLM gave no query: {answer.why}")
    return str(answer.found["sparql"]).strip()


def _shown(contents: Contents, text: str) -> Iterator[dict[str, str]]:
    """The entities that are likest to something in the question."""
    from rapidfuzz import fuzz

    def likeness(entity: Entity) -> tuple[float, str]:
        best = max(fuzz.partial_ratio(name.casefold(), text.casefold()) for name in (entity.name, *entity.aliases))
        return -best, entity.iri

    for entity in sorted(contents.entities.values(), key=likeness)[:ENTITIES]:
        yield {"iri": f"<{entity.iri}>", "name": entity.name, "kind": entity.kind}


def _answer(store: Store, contents: Contents, query: str) -> Answer:
    """The answer of a query that only reads, and only this graph."""
    if not query:
        return Answer(())
    if check_form(query) != "SELECT":
        raise QuestionError("the query must be a SELECT of ?claim")
    if reaching := _REACHING.search(query):
        raise QuestionError(f"{reaching[0]} is not allowed: the query may read this graph only")
    found = _within(SECONDS, store, query)
    claims = {claim.iri: claim for claim in contents.assertions}
    if found and claims.keys().isdisjoint(found):
        raise QuestionError("what ?claim stands for are no claims of the graph")
    return answered(contents, (claims[iri] for iri in dict.fromkeys(found) if iri in claims), query=query)


def _within(seconds: float, store: Store, query: str) -> list[str]:
    """What ?claim stands for in the first solutions. A query that takes too long is left behind, not waited for."""
    found: list[str] = []
    failed: list[str] = []  # no error itself: it would hold what may not leave its thread

    def search() -> None:
        try:
            found.extend(_claims(store, query))
        except QuestionError as error:
            failed.append(str(error))

    thread = Thread(target=search, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise QuestionError(f"the query takes longer than {seconds:g} seconds")
    if failed:
        raise QuestionError(failed[0])
    return found


def _claims(store: Store, query: str) -> Iterator[str]:
    with running(store, query) as solutions:
        if not isinstance(solutions, QuerySolutions) or "claim" not in [v.value for v in solutions.variables]:
            raise QuestionError("the query must select ?claim")
        seen: set[str] = set()
        for solution in solutions:
            claim = solution["claim"]
            if isinstance(claim, NamedNode):
                seen.add(claim.value)
                yield claim.value
            if len(seen) >= MOST:
                return
