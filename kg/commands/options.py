"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError, QuestionError

if TYPE_CHECKING:
    from kg.corpus import Engine


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
        help="frames leaves the learned reader out, which reads only with --weights as yet (default: full)",
    )
    parser.add_argument("--weights", metavar="FOLDER", help="weights for the learned reader")


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Who reads, which changes no byte of the graph."""
    parser.add_argument(
        "--workers",
        metavar="N",
        type=_positive,
        help="processes that read (default: one a processor, and only one for little); each takes about 1 GB of memory",
    )
    parser.add_argument(
        "--engine", choices=("local", "dask"), default="local", help="this machine, or a Dask cluster (newskg[cluster])"
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        default="",
        help="of the cluster, as tcp://10.0.0.1:8786 (default: a new one here)",
    )
    parser.add_argument(
        "--parts", metavar="FOLDER", type=Path, help="where the machines of a cluster meet (default: beside the graph)"
    )


def engine(given: argparse.Namespace) -> Engine:
    """What `add_engine` was told. Raises QuestionError where that makes no sense."""
    from kg.corpus import Engine

    if given.engine == "local":
        if given.scheduler or given.parts:
            raise QuestionError("--scheduler and --parts are for a cluster; add --engine dask")
        return Engine(given.workers)
    graph = Path(getattr(given, "output", None) or given.graph)
    return Engine(given.workers, given.scheduler, given.parts or graph.with_name(f"{graph.name}.parts"))


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; write 1 or more")
    return int(text)


def make_room(path: Path) -> None:
    """Make the folder that a file will be in. Raises GraphError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
