"""`kg entities`: a graph → its entities, by which names they go and why, and which pairs are worth a look."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.commands.options import add_graph
from kg.commands.terminal import BOLD, DIM, command, counted, note, painted

if TYPE_CHECKING:
    from kg.entities.doubts import Doubt
    from kg.model import Entity, Merge

EXAMPLES = """\
  kg entities graph.ttl
  kg entities graph.ttl --kind person
  kg entities graph.ttl --doubtful > doubts.toml      lines to choose from for an entities.toml
"""
MORE = """What you know better
goes into a file that kg build takes with --entities:

  [[same]]
  names = ["Birch Labs", "BL Diagnostics"]
  [[different]]
  names = ["Birch", "Birch AI"]
  [[different]]
  name = "Ada Birch"
  articles = ["monday.txt"]   # there it is another than elsewhere
  [[entity]]
  name = "Birch Labs"
  preferred = "Birch Laboratories"
  kind = "company"
  sameAs = ["https://www.wikidata.org/entity/Q42"]"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "entities", "list the entities of a graph, and why names were joined", EXAMPLES, MORE)
    add_graph(parser)
    parser.add_argument("--kind", help="only entities of this kind: person, company, product, …")
    parser.add_argument(
        "--doubtful",
        action="store_true",
        help="list pairs that may be one thing, and names joined on little, as TOML to edit",
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """List them."""
    import kg
    from kg.entities.doubts import doubtful, doubtful_merges

    held = kg.load(given.graph).contents
    chosen = [entity for entity in held.entities.values() if given.kind in (None, entity.kind)]
    if given.doubtful:
        kept = {entity.iri for entity in chosen}
        show_doubts(doubtful(chosen), [merge for merge in doubtful_merges(held.merges) if merge.entity in kept])
    else:
        show_entities(chosen, held.merges)
    return 0


def show_entities(entities: list[Entity], merges: Iterable[Merge]) -> None:
    """Each with the names that were taken for it, the most mentioned first."""
    reasons: dict[str, list[Merge]] = defaultdict(list)
    for merge in merges:
        reasons[merge.entity].append(merge)
    for entity in sorted(entities, key=lambda entity: (-len(entity.articles), entity.name, entity.iri)):
        articles = counted(len(entity.articles), "article")
        print(f"{painted(entity.name, BOLD)} ({entity.kind}, {articles}) <{entity.iri}>")
        for merge in sorted(reasons[entity.iri], key=lambda merge: (-merge.confidence, merge.names)):
            print(painted(f"    {' = '.join(merge.names)}: {merge.reason} ({merge.confidence:.2f})", DIM))
        for address in entity.same_as:
            print(painted(f"    the same as <{address}>", DIM))
    note(counted(len(entities), "entity", "entities"))


def show_doubts(doubts: list[Doubt], merges: list[Merge]) -> None:
    """Each as a question in a comment and the answers, to uncomment: pairs not joined, then names joined on little."""
    for left, right, reason, likelihood in doubts:
        print(f"# {left.name} ({left.kind}) and {right.name} ({right.kind}): {reason} ({likelihood:.2f})")
        names = [left.name, right.name]
        print(_answer("same", names), end="\n\n" if left.name == right.name else "\n")
        if left.name != right.name:
            print(_answer("different", names), end="\n\n")
    for merge in merges:
        print(f"# {' and '.join(merge.names)} were taken for one: {merge.reason} ({merge.confidence:.2f})")
        print(_answer("different", merge.names), end="\n\n")
    note(f"{counted(len(doubts), 'pair')} worth a look, {counted(len(merges), 'merge')} that may be wrong")


def _answer(section: str, names: Sequence[str]) -> str:
    return f"# [[{section}]]\n# names = {json.dumps(list(names), ensure_ascii=False)}"
