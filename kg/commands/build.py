"""`kg build`: articles → a graph file, and a page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands.options import add_metadata, add_reader, make_room
from kg.commands.terminal import command, complain, counted, note, progress
from kg.errors import GraphError

if TYPE_CHECKING:
    from kg.knowledge import Graph

EXAMPLES = """\
  kg build articles/ -o graph.ttl
  kg build monday.txt 'week-*/*.txt' -o graph.ttl --html graph.html --metadata articles.csv
  curl -s https://example.org/article.txt | kg build - -o graph.ttl
"""
MORE = "An article that cannot\nbe read is named on standard error, and the others are still built."


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "build", "read articles and write a graph", EXAMPLES, MORE)
    parser.add_argument(
        "paths",
        metavar="PATHS",
        nargs="+",
        help="text or Markdown files in UTF-8, folders, globs, or - for standard input",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, default=Path("graph.ttl"),
        help="where to write it (default: graph.ttl); the suffix says how: .ttl .nt .nq .trig .jsonld .rdf, or .kg",
    )  # fmt: skip
    parser.add_argument("--html", metavar="FILE", type=Path, help="also draw it as a page that opens in any browser")
    add_metadata(parser)
    parser.add_argument("--base", metavar="IRI", help="what the IRIs of entities, articles and claims begin with")
    parser.add_argument(
        "--entities",
        metavar="TOML",
        help="what you decided: names that are the same or different, preferred names, kinds",
    )
    add_reader(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Build, save, draw, and say what came of it."""
    check_format(given.output)
    outputs = [path for path in (given.output, given.html) if path is not None]
    for path in outputs:
        make_room(path)
    graph = build(given.paths, given.metadata, base=given.base, entities=given.entities, reader=given.reader)
    graph.save(given.output)
    if given.html is not None:
        graph.draw(given.html)
    report(graph, outputs)
    return 0


def check_format(path: Path) -> None:
    """Raises GraphError for a suffix that no format has, before any article is read."""
    from kg.graph import FORMATS

    if path.suffix and path.suffix not in (*FORMATS, ".kg"):
        raise GraphError(f"{path}: {path.suffix} is no format of a graph; choose {', '.join(FORMATS)} or .kg")


def build(
    paths: list[str],
    metadata: Path | str | None,
    *,
    base: str | None = None,
    entities: str | None = None,
    reader: str = "full",
) -> Graph:
    """The graph of the articles, with a bar on a terminal and a line for each article that cannot be read."""
    import kg
    from kg.entities import DEFAULT_BASE

    with progress("reading") as on_progress:
        return kg.build(
            paths,
            base=base or DEFAULT_BASE,
            metadata=metadata,
            entities=entities,
            reader=reader,
            on_progress=on_progress,
            on_refused=lambda refused: complain(str(refused)),
        )


def report(graph: Graph, outputs: list[Path]) -> None:
    """What there is now, and where."""
    held = graph.contents
    if not held.assertions:
        complain("no claims found: the articles say nothing that the vocabulary has a relation for")
    numbers = [
        counted(len(held.articles), "article"),
        counted(len(held.entities), "entity", "entities"),
        counted(len(held.assertions), "claim"),
    ]
    note(f"{', '.join(numbers)} → {', '.join(map(str, outputs))}")
