"""What a person at a terminal sees and a pipe does not: notes, progress, colours."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kg.model import Assertion, Contents

RED, YELLOW, GREEN, CYAN, DIM, BOLD = "31", "33", "32", "36", "2", "1"
STATUS_COLOURS = {"Stated": GREEN, "Planned": CYAN, "Possible": YELLOW, "Denied": RED}


def complain(message: str) -> None:
    """One line about what went wrong."""
    print(f"{painted('kg:', RED, sys.stderr)} {message}", file=sys.stderr)


def note(message: str) -> None:
    """One line beside the output proper, which goes to standard output."""
    print(message, file=sys.stderr)


def painted(text: str, colour: str, stream: TextIO | None = None) -> str:
    """The text in a colour, if the stream is a terminal that wants some (https://no-color.org)."""
    stream = stream or sys.stdout
    wanted = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return f"\x1b[{colour}m{text}\x1b[0m" if wanted else text


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar that is told how many of how many are done; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(desc=what, unit=" articles", leave=False, file=sys.stderr) as bar:

        def told(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield told


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help: str, examples: str, more: str = ""
) -> argparse.ArgumentParser:
    """A parser for one command, with its examples below its arguments."""
    return commands.add_parser(
        name,
        help=help,
        description=f"{help[0].upper()}{help[1:]}.{' ' + more if more else ''}",
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def show_claims(claims: Iterable[Assertion], contents: Contents) -> None:
    """Each claim with its status and who says so, and under it the sentences."""
    print("\n\n".join("\n".join(_claim(claim, contents)) for claim in claims))


def _claim(claim: Assertion, contents: Contents) -> Iterator[str]:
    from kg.questions.wording import claim_text, value_text

    said_by = [value_text(source, contents) for source in claim.attributed_to]
    told_to = [value_text(medium, contents) for medium in claim.via]
    parts = [claim_text(claim, contents)]
    parts += [f"says {', '.join(said_by)}"] if said_by else []
    parts += [f"via {', '.join(told_to)}"] if told_to else []
    yield f"{painted(f'{claim.status:<9}', STATUS_COLOURS[claim.status])} {' · '.join(parts)}"
    for passage in claim.passages:
        quote = painted(f"“{' '.join(passage.quote.split())}”", DIM)
        yield f"{'':9} {quote} — {value_text(passage.article, contents)}"
