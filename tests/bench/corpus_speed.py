"""newskg against the bare spaCy pipelines and against other extractors, and how it grows: one run, mostly ratios.

    python -m tests.bench.corpus_speed                 100 and 1,000 articles
    python -m tests.bench.corpus_speed 100 1000 10000

Articles are made by lot (`lot.py`), about 260 words each; --news are those of MEANTIME and PolNeAR, where ../shared is.
Times are the processor's, without the loading of models and libraries; how it grows is measured without the learned
reader. Others are measured where they are installed, which is best done in an environment of their own, from the folder
of this repository:

    python -m venv /tmp/venv-peers && /tmp/venv-peers/bin/pip install . textacy semantica jevy-graph
    /tmp/venv-peers/bin/python -m tests.bench.corpus_speed --compare

Of the pairs of names that the articles state a relation of, `found` is the share that an extractor has a triple for; of
those that they deny one of or leave it open, `taken` is the share that it gives as a fact. The sentences are simple and
our own: quality is compared only roughly.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import kg
from kg.building import made_by, put_together
from kg.entities import DEFAULT_BASE, NO_WISHES
from kg.garbage import uncollected
from kg.knowledge import Graph
from kg.workers import pack, unpack_claims
from tests.bench.lot import Pair, Told, articles, told
from tests.bench.read_speed import another, prepared, run_bare, timed
from tests.bench.verdicts import MEASURE, meantime

COMPARED = 60  # articles
SEEN = 1_000  # articles, at most, that the bare pipelines read as well
Extractor = Callable[[kg.Article], Iterable[Pair]]
MB = 1 << 20


def main() -> None:
    """All of it; --compare: the others alone; --only N: the line of N articles; --news: the line of public news."""
    if sys.argv[1:2] == ["--only"]:
        print(growth(lambda: articles(int(sys.argv[2]))))
        return
    if sys.argv[1:2] == ["--news"]:
        print(growth(news))
        return
    compare(list(told(COMPARED)))
    if sys.argv[1:2] == ["--compare"]:
        return
    print("\narticles read/bare  all/bare     ms an article: read   join   save   page    MB held")
    lines = [["--only", size] for size in sys.argv[1:] or ("100", "1000")]
    for line in [*lines, *([["--news"]] if MEASURE.is_dir() else [])]:  # each in a process of its own
        command = [sys.executable, "-m", "tests.bench.corpus_speed", *line]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip(), flush=True)


def compare(given: Sequence[Told]) -> None:
    """A line for each extractor, and one for the bare pipelines."""
    words = sum(len(one.article.text.split()) for one in given)
    models, preparing = another(), another()
    inputs = [prepared(one.article, preparing) for one in given]
    kg.read(given[0].article)
    run_bare(inputs[0], models)
    bare = sum(timed(partial(run_bare, each, models)) for each in inputs)
    print(f"{len(given)} articles, {words:,} words\n{'':<24} {'words/s':>8} {'x bare':>7} {'triples':>8} found taken")
    print(f"{'spaCy alone':<24} {words / bare:>8,.0f} {1:>7.2f}")
    own: dict[str, Extractor] = {"newskg": ours, "newskg, frames alone": partial(ours, reader="frames")}
    for name, extract in (own | others(models)).items():
        found, seconds = measured(extract, given)
        print(f"{name:<24} {words / seconds:>8,.0f} {seconds / bare:>7.2f} {quality(given, found)}")


def measured(extract: Extractor, given: Sequence[Told]) -> tuple[list[set[Pair]], float]:
    """The pairs that it finds in each article, and the seconds."""
    start = time.process_time()
    found = [set(extract(one.article)) for one in given]
    return found, time.process_time() - start


def quality(given: Sequence[Told], found: Sequence[set[Pair]]) -> str:
    """How many triples; the shares of the pairs stated, and of those denied or left open, that are among them."""
    hits = [_share(found, [getattr(one, what) for one in given]) for what in ("stated", "open")]
    return f"{sum(map(len, found)):>8,} {hits[0]:>5.2f} {hits[1]:>5.2f}"


def _share(found: Sequence[set[Pair]], pairs: Sequence[frozenset[Pair]]) -> float:
    hits = [_is_among(pair, each) for each, wanted in zip(found, pairs, strict=True) for pair in wanted]
    return sum(hits) / len(hits)


def _is_among(pair: Pair, found: set[Pair]) -> bool:
    """In either order: not all extractors know which end is which."""
    return any((pair[0] in one and pair[1] in other) or (pair[1] in one and pair[0] in other) for one, other in found)


def ours(article: kg.Article, reader: str = "full") -> list[Pair]:
    """The facts of newskg, their ends by the fullest name in the article."""
    stated = [claim for claim in kg.read(article, reader=reader).claims if claim.status == "Stated"]
    return [
        (claim.subject.name or claim.subject.text, getattr(claim.object, "name", "") or claim.object.text)
        for claim in stated
    ]


def others(models: Any) -> dict[str, Extractor]:
    """What is installed of the others."""
    makers = {"textacy, same model": _textacy, "semantica": _semantica, "jevy-graph, candidates": _jevy}
    found = {}
    for name, make in makers.items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found[name] = make(models)
        except ImportError as error:
            print(f"{name}: left out ({error})")
    return found


def _textacy(models: Any) -> Extractor:
    triples = import_module("textacy.extract").subject_verb_object_triples

    def extract(article: kg.Article) -> list[Pair]:
        found = triples(models.medium(article.text))
        return [(" ".join(map(str, one.subject)), " ".join(map(str, one.object))) for one in found]

    return extract


def _semantica(models: Any) -> Extractor:
    module = import_module("semantica.semantic_extract")
    names, relations = module.NERExtractor(method="pattern"), module.RelationExtractor(method="pattern")

    def extract(article: kg.Article) -> list[Pair]:
        found = relations.extract_relations(article.text, names.extract_entities(article.text))
        return [(one.subject.text, one.object.text) for one in found]

    return extract


def _jevy(models: Any) -> Extractor:
    """What it finds by itself, before the judge that takes a key."""
    candidates = import_module("jevy_graph.extract").extract_candidates

    def extract(article: kg.Article) -> list[Pair]:
        return [(one.subject, one.object) for one in candidates(article.text)]

    return extract


def news() -> Iterator[kg.Article]:
    """The news articles of MEANTIME and PolNeAR's dev part, as the measuring scripts put them together."""
    yield from (kg.Article(name, text) for name, text in meantime())
    loaded = import_module("polnear").load(MEASURE.parent / "data" / "polnear")
    yield from (kg.Article(name, text) for name, text, _ in loaded)


def growth(given: Callable[[], Iterator[kg.Article]]) -> str:
    """A line: what each part takes for these articles, and what the process holds of them at the end.

    The bare pipelines read the first of the articles, each right after newskg: both find the machine equally busy, and
    have seen the same words.
    """
    models, preparing, kept = another(), another(), list[bytes]()
    size = sum(1 for _ in given())
    kg.read(next(given()), reader="frames")
    run_bare(prepared(next(given()), preparing), models)
    for name in ("kg.page", "pyvis.network"):
        import_module(name)
    gc.collect()
    before, read, bare, compared = held(), 0.0, 0.0, 0.0
    for number, article in enumerate(given()):
        seconds = timed(lambda article=article: kept.append(pack(kg.read(article, reader="frames"))))  # type: ignore[misc]
        read += seconds
        if number < SEEN:
            compared += seconds
            bare += timed(partial(run_bare, prepared(article, preparing), models))
    bare *= read / compared
    with tempfile.TemporaryDirectory() as folder, uncollected():  # as kg.corpus does
        join = -time.process_time()
        contents, _ = put_together(
            map(unpack_claims, kept), base=DEFAULT_BASE, made_by=made_by("frames"), wishes=NO_WISHES
        )
        join += time.process_time()
        save = -time.process_time()
        graph = Graph.of(contents)
        graph.save(Path(folder) / "graph.ttl")
        save += time.process_time()
        page = timed(lambda: graph.draw(Path(folder) / "graph.html"))
    each = " ".join(f"{1000 * seconds / size:>6.1f}" for seconds in (read, join, save, page))
    whole = (read + join + save + page) / bare
    return f"{size:>8,} {read / bare:>9.2f} {whole:>9.2f} {'':>14}{each} {(held() - before) / MB:>10,.0f}"


def held() -> float:
    """Bytes that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
