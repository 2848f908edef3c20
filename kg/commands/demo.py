"""`kg demo`: the sample articles → a graph and a page, and what to do with them."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.build import build, report
from kg.commands.options import make_room
from kg.commands.terminal import command

EXAMPLES = """\
  kg demo
  kg demo -o somewhere-else
"""
NEXT = """\

Open {page} in a browser: a click on a line shows the sentence behind it. Then try

  kg show {graph} "Birch Labs"
  kg path {graph} Corvane "University of Edinburgh"
  kg conflicts {graph}
  kg query {graph} 'SELECT ?who ?whom {{ ?who kg:acquires ?whom }}'
  kg add {graph} your-article.txt
  kg build your-articles/ -o graph.ttl --html graph.html
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "demo", "build a graph and its page from sample articles", EXAMPLES)
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", type=Path, default=Path("newskg-demo"), help="default: newskg-demo"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Build, draw, and say what to do next."""
    samples = Path(__file__).parent.parent / "samples"
    graph_file, page = given.output / "graph.ttl", given.output / "graph.html"
    make_room(graph_file)
    outcome = build(graph_file, [str(samples)], samples / "metadata.csv")
    outcome.graph.draw(page, about="Sixteen invented articles of business news, some of which disagree.")
    report(outcome, [graph_file, page])
    print(NEXT.format(graph=graph_file, page=page))
    return 0
