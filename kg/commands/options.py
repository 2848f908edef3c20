"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError, QuestionError

if TYPE_CHECKING:
    from kg.chat import LLM
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
        help="frames leaves the learned reader out: faster, and less is found (default: full)",
    )
    parser.add_argument("--weights", metavar="FOLDER", help="weights for the learned reader")


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Who reads, which changes no byte of the graph."""
    parser.add_argument(
        "--workers",
        metavar="N",
        type=_positive,
        help="processes that read (default: one a processor, and only one for little); each takes about 1 GB. "
        "With an LLM, this process alone reads",
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


def add_llm(parser: argparse.ArgumentParser, *, modes: bool = False) -> None:
    """An LLM to ask besides."""
    group = parser.add_argument_group(
        "LLM", "any OpenAI-compatible server; its key comes from $KG_LLM_KEY (pip install 'newskg[llm]')"
    )
    option = group.add_argument
    option("--llm", metavar="URL", help="ask an LLM, too: http://localhost:11434/v1, https://api.openai.com/v1, …")
    option("--model", metavar="NAME", help="its name, as its server knows it")
    if modes:
        option(
            "--llm-mode",
            choices=("doubtful", "full", "judge"),
            default="doubtful",
            help="ask where the offline reading is in doubt, of all sentences, or only to judge claims "
            "(default: %(default)s)",
        )
        option(
            "--llm-words",
            choices=("known", "any"),
            default="known",
            help="any: take a claim also where no relation file knows its words, as long as one predicate joins its "
            "ends, with little confidence; for an LLM that you trust (default: %(default)s)",
        )
        option("--max-tokens", metavar="N", type=int, help="of all questions and answers; those in the cache count")
        option("--llm-price", metavar="IN/OUT", help="of a million tokens, to estimate the cost: 0.15/0.60")
    option("--max-calls", metavar="N", type=int, help="questions at most; those that the cache can answer count")
    option("--llm-cache", metavar="FOLDER", help="where answers are kept (default: in the user's cache folder)")
    option("--llm-timeout", metavar="SECONDS", type=float, default=60.0, help="for one answer (default: %(default)g)")
    option("--llm-retries", metavar="N", type=int, default=3, help="where the server is busy (default: %(default)s)")
    option("--llm-parallel", metavar="N", type=int, default=4, help="questions at a time (default: %(default)s)")
    option("--llm-per-minute", metavar="N", type=int, help="calls a minute at most")


def the_llm(given: argparse.Namespace) -> LLM | None:
    """The LLM that the options name, if any. Raises QuestionError where they are wrong or half given."""
    from kg.chat import LLM

    if given.llm is None:
        return None
    if not given.model:
        raise QuestionError(f"--llm {given.llm} needs --model with the model's name as its server knows it")
    return LLM(
        given.llm,
        given.model,
        mode=getattr(given, "llm_mode", "doubtful"),
        words=getattr(given, "llm_words", "known"),
        max_calls=given.max_calls,
        max_tokens=getattr(given, "max_tokens", None),
        concurrency=given.llm_parallel,
        per_minute=given.llm_per_minute,
        timeout=given.llm_timeout,
        retries=given.llm_retries,
        cache=given.llm_cache,
        price=_price(getattr(given, "llm_price", None)),
    )


def _price(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        price_in, price_out = (float(part) for part in text.split("/"))
    except ValueError:
        raise QuestionError(f"--llm-price {text!r} is no price; write what goes in and out cost: 0.15/0.60") from None
    return price_in, price_out


def make_room(path: Path) -> None:
    """Make the folder that a file will be in. Raises GraphError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
