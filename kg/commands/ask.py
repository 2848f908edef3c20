"""`kg ask`: a graph and a question by name → the answer; without a name, the questions."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import BOLD, command, painted
from kg.errors import QuestionError

EXAMPLES = """\
  kg ask graph.ttl                                     list the questions
  kg ask graph.ttl who-leads
  kg ask graph.ttl who-invests-in entity="Birch Labs"
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "ask", "ask a graph one of the questions that come with the ontology", EXAMPLES)
    add_graph(parser)
    parser.add_argument("question", metavar="QUESTION", nargs="?", help="its name; without one, all are listed")
    parser.add_argument("values", metavar="NAME=VALUE", nargs="*", help="an entity or article that it is about")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ask, or list what can be asked."""
    import kg

    graph = kg.load(given.graph)
    if given.question is None:
        show_questions()
    else:
        print(str(graph.ask(given.question, **dict(map(_pair, given.values)))).rstrip("\n"))
    return 0


def show_questions() -> None:
    """Each question with its name and what may be given to it."""
    from kg.questions.competency import questions

    for question in questions().values():
        given = " ".join(f"{parameter.name}=…" for parameter in question.parameters)
        print(f"{painted(question.name, BOLD)} {given}".rstrip())
        print(f"    {question.text}")


def _pair(value: str) -> tuple[str, str]:
    name, equals, text = value.partition("=")
    if not equals:
        raise QuestionError(f"{value!r} gives no value; write a parameter and a name, such as entity={value!r}")
    return name, text
