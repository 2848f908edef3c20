"""`kg ask`: a graph and a question, by name or in plain words → the answer; without one, the questions."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kg.commands.options import add_graph, add_llm, the_llm
from kg.commands.terminal import BOLD, DIM, command, note, painted
from kg.errors import QuestionError

if TYPE_CHECKING:
    from kg.knowledge import Graph
    from kg.questions.asking import Answer

EXAMPLES = """\
  kg ask graph.ttl                                     list the questions that have names
  kg ask graph.ttl who-leads
  kg ask graph.ttl who-invests-in entity="Birch Labs"
  kg ask graph.ttl "Who has invested in Birch Labs, and how sure is it?"
  kg ask graph.ttl "Whom does Corvane court?" --llm http://localhost:11434/v1 --model qwen3
"""
MORE = """A question
in plain words is answered by the names and relations in it. With an LLM, one that is
not understood that way is put into SPARQL, which is shown. Every sentence of an answer
comes with the passages that it rests on."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "ask", "ask a graph a question, by name or in plain words", EXAMPLES, MORE)
    add_graph(parser)
    parser.add_argument("question", metavar="QUESTION", nargs="?", help="its name or text; without one, all are listed")
    parser.add_argument("values", metavar="NAME=VALUE", nargs="*", help="an entity or article that it is about")
    add_llm(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ask, or list what can be asked."""
    import kg

    graph = kg.load(given.graph)
    if given.question is None:
        show_questions()
        return 0
    text = " ".join((given.question, *given.values))  # who leaves the quotation marks out means one question, too
    if name := _name_of(given.question, given.question if all("=" in value for value in given.values) else text):
        print(str(graph.ask(name, **dict(map(_pair, given.values)))).rstrip("\n"))
    else:
        show_answer(graph, graph.answer(text, the_llm(given)))
    return 0


def show_questions() -> None:
    """Each question with its name and what may be given to it."""
    from kg.questions.competency import questions

    for question in questions().values():
        given = " ".join(f"{parameter.name}=…" for parameter in question.parameters)
        print(f"{painted(question.name, BOLD)} {given}".rstrip())
        print(f"    {question.text}")


def show_answer(graph: Graph, answer: Answer) -> None:
    """The query of an LLM, if one was asked; then each sentence and under it what it rests on."""
    from kg.questions.asking import NOTHING
    from kg.questions.wording import value_text

    if answer.query:
        note(painted(answer.query, DIM))
    if answer.unread:
        note(f"not understood and left out: {', '.join(answer.unread)}")
    for sentence in answer.sentences:
        print(painted(sentence.text, BOLD))
        for passage in sentence.passages:
            quote = painted(f"“{' '.join(passage.quote.split())}”", DIM)
            print(f"    {quote} — {value_text(passage.article, graph.contents)}")
    if not answer.sentences:
        print(NOTHING)


def _name_of(first: str, text: str) -> str:
    """The name of a question that comes with the ontology: one word is always one, and its own words will do, too.

    "Where do the sources disagree?" has those of where-sources-disagree.
    """
    from kg.questions.asking import telling
    from kg.questions.competency import questions

    if first in questions() or " " not in text.strip():
        return first
    texts = {each.text.casefold(): each.name for each in questions().values()}
    said = telling(text)
    called = [name for name in questions() if said and telling(name.replace("-", " ")) == said]
    return texts.get(text.strip().casefold(), called[0] if len(called) == 1 else "")


def _pair(value: str) -> tuple[str, str]:
    name, equals, text = value.partition("=")
    if not equals:
        raise QuestionError(f"{value!r} gives no value; write a parameter and a name, such as entity={value!r}")
    return name, text
