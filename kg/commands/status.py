"""`kg status`: a graph's ledger → what became of each article, when, and why."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.commands.read import show
from kg.commands.terminal import DIM, GREEN, RED, YELLOW, command, counted, note, painted
from kg.errors import QuestionError

if TYPE_CHECKING:
    from kg.corpus import Ledger, Rejected, Stay

DONE = "done"
ASIDE = "set aside"
COLOURS = {DONE: GREEN, "replaced": YELLOW, "retracted": YELLOW, ASIDE: YELLOW}
EXAMPLES = """\
  kg status graph.ttl
  kg status graph.ttl monday.txt                      all its versions, and what each said
  kg status graph.ttl --format json | jq '.refused'
"""
MORE = """An article is done
(read, and in the graph), replaced, retracted, or set aside with the reason: it is not in English, another one has its
text, or reading it failed. Refused is a file or record that gave no article. Times are those of the clock, in UTC; the
graph itself knows none of them."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "status", "show what became of each article", EXAMPLES, MORE)
    parser.add_argument("graph", metavar="GRAPH", help="a graph that kg build wrote, with its ledger beside it")
    parser.add_argument("article", metavar="ARTICLE", nargs="?", help="the identifier of one whose history to show")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print what the ledger holds, or the history of one article."""
    from kg.corpus import ledger_of, open_ledger

    with open_ledger(ledger_of(given.graph)) as ledger:
        if given.article is not None:
            show_history(ledger, given.article)
            return 0
        counts = (show_as_json if given.format == "json" else show_lines)(ledger)
    note(", ".join(_summary(counts)))
    return 0


def show_lines(ledger: Ledger) -> Counter[str]:
    """A line for each article and refusal; how many there are of each word."""
    counts: Counter[str] = Counter()
    for stay in ledger.stays():
        counts[_became(stay)] += 1
        print(_stay(stay))
    for one in ledger.rejected():
        counts[_fate(one)] += 1
        print(_refused(one))
    return counts


def show_as_json(ledger: Ledger) -> Counter[str]:
    """All of it for programs; how many there are of each word."""
    stays, refused = list(ledger.stays()), list(ledger.rejected())
    articles, sources = [stay._asdict() for stay in stays], [one._asdict() for one in refused]
    held = {"settings": ledger.settings(), "articles": articles, "refused": sources}
    print(json.dumps(held, ensure_ascii=False, indent=2))
    return Counter([*map(_became, stays), *map(_fate, refused)])


def show_history(ledger: Ledger, article: str) -> None:
    """Each version of an article with its claims. Raises QuestionError if there never was one."""
    stays = list(ledger.stays(article))
    if not stays:
        raise QuestionError(f"{article!r} never was an article of the graph; kg status without it lists all")
    for stay in stays:
        print(f"{_stay(stay)}\n")
        reading = ledger.reading(stay.hash)
        if reading is not None:
            show(reading)
            print()


def _stay(stay: Stay) -> str:
    word = _became(stay)
    if stay.copy_of is not None:
        return _line(word, f"{stay.id}: {_copy(stay.id, stay.copy_of)}", stay.came)
    said = "not read" if stay.claims is None else counted(stay.claims, "claim")
    return _line(word, stay.id, f"{said} · {stay.went or stay.came}")


def _copy(id: str, first: str) -> str:
    from kg.articles import repeated

    return _bare(repeated(id, first).reason)


def _refused(one: Rejected) -> str:
    return _line(_fate(one), f"{one.source}: {_bare(one.why)}", one.at)


def _line(word: str, what: str, more: str) -> str:
    return f"{painted(f'{word:<9}', COLOURS.get(word, RED))} {what} {painted(f'· {more}', DIM)}"


def _bare(why: str) -> str:
    """A reason without the word that the line begins with."""
    return why.removeprefix("is set aside: ").removeprefix("set aside: ")


def _became(stay: Stay) -> str:
    return stay.how or (DONE if stay.copy_of is None else ASIDE)


def _fate(one: Rejected) -> str:
    return ASIDE if one.set_aside else "refused"


def _summary(counts: Counter[str]) -> Iterator[str]:
    yield counted(counts[DONE], "article") + " in the graph"
    if gone := counts["replaced"] + counts["retracted"]:
        yield f"{gone:,} replaced or retracted"
    yield from (f"{counts[word]:,} {word}" for word in (ASIDE, "refused") if counts[word])
