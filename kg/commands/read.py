"""`kg read`: one article → its claims, each with status, who says so and the sentence; or why it makes no others."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.commands.options import add_metadata, add_reader
from kg.commands.terminal import BOLD, DIM, GREEN, YELLOW, command, counted, note, painted, show_claims
from kg.errors import ArticleError

if TYPE_CHECKING:
    from kg.extractors.explaining import Explanation
    from kg.model import Article, Reading

COLOURS = {"claims": GREEN, "nearly": YELLOW, "further off": DIM}
EXAMPLES = """\
  kg read article.txt
  kg read article.txt --format json | jq '.[].relation'
  kg read article.txt --explain | less
  echo 'Acme has bought Birch Labs for $2 million.' | kg read -
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "read", "show the claims of one article, with their sentences", EXAMPLES)
    parser.add_argument("file", metavar="FILE", help="a file with one article, a link, or - for standard input")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="for each sentence what was understood, which frames fired, what stopped the others, and what the "
        "learned reader finds likely",
    )
    add_metadata(parser)
    add_reader(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Read it and show what it says."""
    import kg

    if given.explain:
        return explain(given)
    reading = kg.read(the_article(given.file, given.metadata), reader=given.reader, weights=given.weights)
    if given.format == "json":
        print(json.dumps([plain(claim) for claim in reading.claims], ensure_ascii=False, indent=2))
        found = bool(reading.claims)
    else:
        found = show(reading)
    if not found:
        note(f"{given.file}: no claims found; it says nothing that the vocabulary has a relation for")
    return 0


def explain(given: argparse.Namespace) -> int:
    """Show why its sentences make the claims that they make, and no others."""
    import kg

    article = the_article(given.file, given.metadata)
    explanations = kg.explain(article, reader=given.reader, weights=given.weights)
    if given.format == "json":
        print(json.dumps([plain(each) for each in explanations], ensure_ascii=False, indent=2))
    else:
        print("\n\n".join("\n".join(_explained(each)) for each in explanations))
    return 0


def _explained(explanation: Explanation) -> Iterator[str]:
    from kg.extractors.explaining import explained

    yield painted(" ".join(explanation.passage.quote.split()), BOLD)
    for heading, lines in explained(explanation):
        for number, line in enumerate(lines):
            shown = painted(line, COLOURS[heading]) if heading in COLOURS else line
            yield f"  {heading if number == 0 else '':<12} {shown}"


def the_article(path: str, metadata: str | None) -> Article:
    """The one article of a file. Raises ArticleError if there is none, or more."""
    from kg.articles import Refused, load

    found = list(load(path, metadata=metadata))
    refused = [item for item in found if isinstance(item, Refused)]
    articles = [item for item in found if not isinstance(item, Refused)]
    if refused:
        raise ArticleError(str(refused[0]))
    if len(articles) != 1:
        raise ArticleError(f"{path}: has {counted(len(articles), 'article')}; kg read takes one, kg build takes all")
    return articles[0]


def show(reading: Reading) -> bool:
    """The claims in the order of the text, things by their full names; whether there are any of things with names."""
    from kg.entities import join
    from kg.graph import gate

    contents = gate(join([reading])).contents
    claims = sorted(contents.assertions, key=lambda claim: (claim.passages[0].start, claim.relation, claim.iri))
    if claims:
        show_claims(claims, contents)
    return bool(claims)


def plain(value: object) -> object:
    """A frozen value as JSON has it: names and values, what is unknown left out; numbers that are exact as numbers."""
    if is_dataclass(value):
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: plain(part) for name, part in named.items() if part not in (None, "", ())}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
