"""rdflib, Oxigraph in memory and on disk: load, save and ten typical questions, on graphs of claims of any size.

    python tests/bench/store_speed.py 10000 100000 1000000

Prints CPU milliseconds (the best of three for questions); the graphs are drawn by lot from a fixed seed.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
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
        rdf:object ?o FILTER NOT EXISTS { ?s kg:acquires ?o } }""",
    "names with a word": "SELECT ?x ?name { ?x rdfs:label ?name FILTER(CONTAINS(?name, \"99\")) }",
    "who says most": """SELECT ?who (COUNT(?claim) AS ?count) { ?claim kg:attributedTo ?who }
        GROUP BY ?who HAVING (COUNT(?claim) > 3) ORDER BY DESC(?count) ?who LIMIT 10""",
    "is it so": "ASK { :e7 kg:ceoOf ?what }",
}  # fmt: skip


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
    print(f"\n{len(made):,} triples{'':26}{'rdflib':>10}{'memory':>10}{'disk':>10}")
    saves = (
        lambda: graph.as_rdflib(made).serialize(folder / "rdflib.nt", "nt", encoding="utf-8"),
        lambda: graph.save(made, file),
        lambda: graph.save(made, on_disk),
    )
    line("save", *(milliseconds(save) for save in saves))
    loads = (lambda: rdflib.Graph().parse(file), lambda: graph.load(file), lambda: graph.load(on_disk))
    line("load", *(milliseconds(load) for load in loads))
    theirs, known = rdflib.Graph().parse(file), {key: rdflib.Namespace(value) for key, value in prefixes(BASE).items()}
    stores = graph.load(file), graph.load(on_disk)
    for name, query in QUESTIONS.items():
        mine = [milliseconds(partial(answer, store, query), 3) for store in stores]
        line(name, milliseconds(partial(rdflib_answer, theirs, query, known)), *mine)


def answer(store: Any, query: str) -> list[Any]:
    """All rows of an answer."""
    found = store.query(query, prefixes=prefixes(BASE))
    return list(found) if hasattr(found, "variables") else [bool(found)]


def rdflib_answer(theirs: rdflib.Graph, query: str, known: dict[str, Any]) -> list[Any]:
    """All rows of rdflib's answer."""
    return list(theirs.query(query, initNs=known))


def line(name: str, *taken: float) -> None:
    print(f"  {name:<40}" + "".join(f"{each:>10.1f}" for each in taken))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000])
