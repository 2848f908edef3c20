"""rdflib, Oxigraph in memory and on disk: load, save and ten typical questions, on graphs of claims of any size.

    python tests/bench/store_speed.py 10000 100000 1000000

Prints CPU milliseconds, for questions the best of three runs, for rdflib one; the totals of the ten questions; and how
many times as long rdflib takes. Both engines are asked the same text. The graphs are drawn by lot from a fixed seed.

Three questions are written in the way that suits the engines: "largest sums" takes the sums first and their names
after, "who says most" leaves out the rare before it orders, and "only planned" says MINUS, as the question of that name
in ontology/questions does. What it takes with NOT EXISTS is told apart from the ten.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import rdflib

from kg import graph
from kg.graph.interchange import prefixes
from kg.model import Article, Assertion, Contents, Entity, Money, Passage, Status

BASE = "https://newskg.example/"
TRIPLES_PER_CLAIM = 17
RELATIONS = ("investsIn", "acquires", "partnersWith", "competesWith", "suppliesTo", "ceoOf", "worksFor")
STATUSES: tuple[Status, ...] = ("Stated", "Stated", "Stated", "Planned", "Possible", "Denied")
QUESTIONS = {
    "who invests in one": "SELECT ?who { ?who kg:investsIn :e7 }",
    "all about one": "SELECT ?p ?o { :e7 ?p ?o }",
    "claims with sentences": """SELECT ?status ?quote { ?claim rdf:subject :e7 ; kg:status ?status ;
        kg:evidence/kg:quote ?quote }""",
    "largest sums": """SELECT ?name ?sum {
        { SELECT DISTINCT ?sum { ?money schema:value ?sum } ORDER BY DESC(?sum) LIMIT 10 }
        ?money schema:value ?sum . ?claim kg:amount ?money ; rdf:subject/rdfs:label ?name }
        ORDER BY DESC(?sum) ?name LIMIT 10""",
    "two steps": "SELECT DISTINCT ?far { :e7 (kg:investsIn|kg:suppliesTo)/(kg:investsIn|kg:suppliesTo) ?far }",
    "claims by relation": """SELECT ?relation (COUNT(?claim) AS ?count) { ?claim rdf:predicate ?relation }
        GROUP BY ?relation ORDER BY ?relation""",
    "only planned": """SELECT ?s ?o { ?claim kg:status kg:Planned ; rdf:subject ?s ; rdf:predicate kg:acquires ;
        rdf:object ?o MINUS { ?s kg:acquires ?o } }""",
    "names with a word": "SELECT ?x ?name { ?x rdfs:label ?name FILTER(CONTAINS(?name, \"99\")) }",
    "who says most": """SELECT ?who (COUNT(?claim) AS ?count) { ?claim kg:attributedTo ?who }
        GROUP BY ?who HAVING (COUNT(?claim) > 3) ORDER BY DESC(?count) ?who LIMIT 10""",
    "is it so": "ASK { :e7 kg:ceoOf ?what }",
}  # fmt: skip
OTHERWISE = QUESTIONS["only planned"].replace("MINUS", "FILTER NOT EXISTS")


def contents(triples: int) -> Contents:
    """A graph of about so many triples."""
    lot, count = random.Random(1), max(triples // TRIPLES_PER_CLAIM, 40)
    articles = {f"{BASE}article/a{i}": Article(f"a{i}", "", published="2025-03-01") for i in range(count // 4)}
    names = list(articles)
    entities = {
        f"{BASE}entity/e{i}": Entity(f"{BASE}entity/e{i}", f"Name {i}", "company", (), (lot.choice(names),))
        for i in range(count // 4)
    }
    things = list(entities)
    return Contents(articles, entities, tuple(claim(i, lot, names, things) for i in range(count)))


def claim(i: int, lot: random.Random, articles: list[str], things: list[str]) -> Assertion:
    article, start = lot.choice(articles), lot.randrange(5000)
    quote = f"Sentence {i} says that somebody did something to somebody else."
    return Assertion(
        f"{BASE}claim/{i:08x}", article, lot.choice(RELATIONS), lot.choice(things), lot.choice(things),
        (Passage(article, start, start + len(quote), quote),), lot.choice(STATUSES), confidence=round(lot.random(), 2),
        amount=Money("USD", Decimal(lot.randrange(1, 500) * 10**6)) if i % 3 == 0 else None,
        attributed_to=(lot.choice(things),) if i % 3 == 0 else (), run=f"{BASE}run/1",
    )  # fmt: skip


def milliseconds(work: Callable[[], Any], times: int = 1) -> float:
    """CPU time of the fastest of some runs."""
    taken = []
    for _ in range(times):
        before = time.process_time()
        work()
        taken.append(time.process_time() - before)
    return min(taken) * 1000


def main(sizes: list[int]) -> None:
    """Print one table a size."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(contents(size), Path(folder))


def measure(held: Contents, folder: Path) -> None:
    """Print what each store takes for the same graph."""
    made = graph.write(held)
    file, on_disk = folder / "graph.nt", folder / "graph.kg"
    print(f"\n{len(made):,} triples{'':26}{'rdflib':>12}{'memory':>12}{'disk':>12}{'ratios':>20}")
    saves = (
        lambda: graph.as_rdflib(made).serialize(folder / "rdflib.nt", "nt", encoding="utf-8"),
        lambda: graph.save(made, file),
        lambda: graph.save(made, on_disk),
    )
    line("save", *(milliseconds(save) for save in saves))
    loads = (lambda: rdflib.Graph().parse(file), lambda: graph.load(file), lambda: graph.load(on_disk))
    line("load", *(milliseconds(load) for load in loads))
    theirs, stores = rdflib.Graph().parse(file), (graph.load(file), graph.load(on_disk))
    rdflib_answer(theirs, "ASK {}")  # what it takes to start is not the first question's
    taken = {name: asked(name, query, theirs, stores) for name, query in QUESTIONS.items()}
    line("the ten questions", *map(sum, zip(*taken.values(), strict=True)))
    others = [times for name, times in taken.items() if name != "only planned"]
    line("nine, without 'only planned'", *map(sum, zip(*others, strict=True)))
    asked("'only planned' with NOT EXISTS", OTHERWISE, theirs, stores)


def asked(name: str, query: str, theirs: rdflib.Graph, stores: Sequence[Any]) -> list[float]:
    """What a question takes, rdflib first."""
    mine = [milliseconds(partial(answer, store, query), 3) for store in stores]
    taken = [milliseconds(partial(rdflib_answer, theirs, query)), *mine]
    line(name, *taken)
    return taken


def answer(store: Any, query: str) -> list[Any]:
    """All rows of an answer."""
    found = store.query(query, prefixes=prefixes(BASE))
    return list(found) if hasattr(found, "variables") else [bool(found)]


def rdflib_answer(theirs: rdflib.Graph, query: str) -> list[Any]:
    """All rows of rdflib's answer."""
    return list(theirs.query(query, initNs={key: rdflib.Namespace(value) for key, value in prefixes(BASE).items()}))


def line(name: str, *taken: float) -> None:
    """Print milliseconds, and how many times the others' the first are."""
    ratios = "".join(f"{f'{taken[0] / each:,.0f} x':>10}" if each else f"{'':>10}" for each in taken[1:])
    print(f"  {name:<40}" + "".join(f"{each:>12,.1f}" for each in taken) + ratios, flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000])
