"""`kg build`: articles → a graph file with its ledger, and a page."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands.options import add_engine, add_fields, add_llm, add_metadata, add_reader, engine, make_room, the_llm
from kg.commands.terminal import command, complain, counted, note, progress
from kg.errors import GraphError

if TYPE_CHECKING:
    from kg.articles import Fields
    from kg.corpus import Engine, Outcome, Settings

EXAMPLES = """\
  kg build articles/ -o graph.ttl
  kg build monday.txt 'week-*/*.txt' -o graph.ttl --html graph.html --metadata articles.csv
  kg build news.jsonl.gz feed.xml https://example.org/news/one -o graph.ttl
  kg build archive.csv --fields text=story,published=day -o graph.ttl
  kg build articles/ -o graph.ttl --resume            after an interruption
  kg build articles/ -o graph.kg --engine dask --scheduler tcp://10.0.0.1:8786
  kg build articles/ -o graph.ttl --llm http://localhost:11434/v1 --model qwen3
"""
MORE = """An article that cannot
be read is named on standard error, and the others are still built. Beside the graph
stand its ledger, for kg add, kg retract and kg status, and, where claims break the
ontology, graph.ttl.quarantine.jsonl with their sentences and the reasons."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "build", "read articles and write a graph", EXAMPLES, MORE)
    parser.add_argument(
        "paths",
        metavar="PATHS",
        nargs="+",
        help="files (.txt .md .html .pdf .eml .jsonl .json .csv .tsv .xml .rss .atom .warc; in .gz and .zip, too), "
        "folders, globs, links, or - for standard input",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, default=Path("graph.ttl"),
        help="where to write it (default: graph.ttl); the suffix says how: .ttl .nt .nq .trig .jsonld .rdf, or .kg",
    )  # fmt: skip
    parser.add_argument("--html", metavar="FILE", type=Path, help="also draw it as a page that opens in any browser")
    add_metadata(parser)
    add_fields(parser)
    parser.add_argument("--base", metavar="IRI", help="what the IRIs of entities, articles and claims begin with")
    parser.add_argument(
        "--entities",
        metavar="TOML",
        help="what you decided: names that are the same or different, preferred names, kinds",
    )
    parser.add_argument(
        "--authority",
        metavar="FILE",
        help="things known elsewhere, for their IRIs: name, aliases (a|b), kind, iri, as .csv, .jsonl or RDF",
    )
    add_reader(parser)
    add_engine(parser)
    add_llm(parser, modes=True)
    ledger = parser.add_mutually_exclusive_group()
    ledger.add_argument("--no-ledger", action="store_true", help="write none; nothing can be added to the graph then")
    ledger.add_argument("--resume", action="store_true", help="do not read again what an interrupted call has read")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Build, save, draw, and say what came of it."""
    check_format(given.output)
    outputs = [path for path in (given.output, given.html) if path is not None]
    for path in outputs:
        make_room(path)
    outcome = build(
        given.output,
        given.paths,
        given.metadata,
        fields=given.fields,
        settings=settings(given),
        keep=not given.no_ledger,
        resume=given.resume,
        engine=engine(given),
    )
    if given.html is not None:
        outcome.graph.draw(given.html)
    report(outcome, outputs)
    return 0


def check_format(path: Path) -> None:
    """Raises GraphError for a suffix that no format has, before any article is read."""
    from kg.graph import FORMATS

    if path.suffix and path.suffix not in (*FORMATS, ".kg"):
        raise GraphError(f"{path}: {path.suffix} is no format of a graph; choose {', '.join(FORMATS)} or .kg")


def build(
    output: Path,
    paths: list[str],
    metadata: Path | str | None,
    *,
    fields: Fields | None = None,
    settings: Settings | None = None,
    keep: bool = True,
    resume: bool = False,
    engine: Engine | None = None,
) -> Outcome:
    """Build and save, with a bar on a terminal and a line for each article that cannot be read."""
    from kg import corpus

    try:
        with progress("reading") as on_progress:
            return corpus.build(
                output,
                paths,
                settings=settings or corpus.Settings(),
                metadata=metadata,
                fields=fields,
                keep=keep,
                resume=resume,
                engine=engine or corpus.Engine(),
                on_progress=on_progress,
                on_refused=lambda refused: complain(str(refused)),
                on_note=note,
            )
    except KeyboardInterrupt:
        if keep:
            note("what was read is kept: the same call with --resume goes on from there")
        raise


def settings(given: argparse.Namespace) -> Settings:
    """What the graph is built with, as options say."""
    from kg.chat import to_json
    from kg.corpus import Settings
    from kg.entities import DEFAULT_BASE

    return Settings(
        base=given.base or DEFAULT_BASE,
        entities=given.entities,
        authority=given.authority,
        reader=given.reader,
        weights=given.weights,
        llm=to_json(the_llm(given)),
    )


def report(outcome: Outcome, outputs: list[Path]) -> None:
    """What there is now, and where."""
    if not outcome.claims:
        complain("no claims found: the articles say nothing that the vocabulary has a relation for")
    numbers = [
        counted(outcome.articles, "article"),
        counted(outcome.entities, "entity", "entities"),
        counted(outcome.claims, "claim"),
    ]
    for line in outcome.left_alone:
        complain(line)
    if outcome.barred:
        numbers.append(f"{counted(len(outcome.barred), 'claim')} in quarantine")
    note(f"{', '.join(numbers)} → {', '.join(map(str, outputs))}")
