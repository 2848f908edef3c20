"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.errors import GraphError, QuestionError


def add_graph(parser: argparse.ArgumentParser) -> None:
    """The graph that most commands begin with."""
    parser.add_argument("graph", metavar="GRAPH", help="a graph file (.ttl .nt .nq .trig .jsonld .rdf) or a .kg folder")


def add_metadata(parser: argparse.ArgumentParser) -> None:
    """What is known of the articles besides their text."""
    parser.add_argument(
        "--metadata",
        metavar="CSV",
        help="what is known of the articles: identifier (the file's name), published, publisher, headline, author, url",
    )


def add_fields(parser: argparse.ArgumentParser) -> None:
    """What records call what an article has."""
    parser.add_argument(
        "--fields",
        metavar="NAME=FIELD,…",
        type=_fields,
        help="what JSON Lines or CSV call text, id, headline, author, published, publisher, url, language, where "
        "that is not plain: text=body,publisher=source.name",
    )


def _fields(text: str) -> dict[str, str]:
    from kg.articles.fields import parse

    try:
        return parse(text)
    except QuestionError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_reader(parser: argparse.ArgumentParser) -> None:
    """How articles are read."""
    parser.add_argument(
        "--reader",
        choices=("full", "frames"),
        default="full",
        help="frames leaves the learned reader out, which is still to come: both read the same (default: full)",
    )


def make_room(path: Path) -> None:
    """Make the folder that a file will be in. Raises GraphError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
