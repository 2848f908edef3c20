"""How much longer reading takes than the bare spaCy pipelines that it runs. Run: python tests/bench/read_speed.py

All are timed in one process, article by article in turn, by the processor's time, so that other programs do not count;
and how much longer the learned reader takes than the frames alone. Each has models of its own: what spaCy does at the
first sight of a word it does for both.
With --profile it also shows in which of our own functions the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc

import kg
from kg.articles import load
from kg.language.layout import blocks
from kg.language.merging import merge
from kg.language.models import Models, load_models, pipe
from kg.language.names import find_names, line
from kg.model import Article

ROOT = Path(__file__).parents[2]
TEXTS = (ROOT / "kg" / "samples", ROOT / "tests" / "gold" / "heldout")
AFTER_NAMES = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
TARGET, FULL_TARGET = 1.25, 2.2

Words = tuple[list[str], list[bool]]  # the words of one line, and whether a space follows each


class Inputs(NamedTuple):
    """What the pipelines are given for one article: texts to tokenize, lines to find names in, lines to parse."""

    texts: list[str]
    lines: list[Words]
    merged: list[Words]


def main() -> None:
    """The two times, words a second, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=None, help="only so many articles")
    parser.add_argument("--repeat", type=int, default=1, help="read all so many times")
    parser.add_argument("--weights", metavar="FOLDER", help="weights of the learned reader; by default those that ship")
    parser.add_argument("--profile", action="store_true", help="show where our own time goes")
    given = parser.parse_args()
    articles = some_articles()[: given.limit]
    models, others = another(), another()
    inputs = [prepared(article, others) for article in articles]
    kg.read(articles[0])
    run_bare(inputs[0], models)
    bare = reading = full = 0.0
    for _ in range(given.repeat):
        for article, given_to in zip(articles, inputs, strict=True):
            bare += timed(partial(run_bare, given_to, models))
            reading += timed(partial(kg.read, article, reader="frames"))
            full += timed(partial(kg.read, article, weights=given.weights))
    report(articles, given.repeat, bare, reading)
    print(f"full          {full:7.2f} s, {full / reading:.3f} times the frames (target: at most {FULL_TARGET})")
    if given.profile:
        profile(articles)


def another() -> Models:
    """The models once more, with a memory of their own of the words that they have seen."""
    return load_models.__wrapped__()


def some_articles() -> list[Article]:
    """The sample and held-out articles, and each once more with its paragraphs in another order."""
    found = [article for folder in TEXTS for article in load(folder) if isinstance(article, Article)]
    return found + [varied(article, seed) for seed, article in enumerate(found)]


def varied(article: Article, seed: int) -> Article:
    """The same paragraphs in another order: other neighbours, other antecedents."""
    paragraphs = article.text.split("\n\n")
    random.Random(seed).shuffle(paragraphs)
    return Article(f"{article.id}-{seed}", "\n\n".join(paragraphs))


def prepared(article: Article, models: Models) -> Inputs:
    """What reading an article hands to spaCy."""
    parts = [b for b in blocks(article.text) if b.kind != "clutter"]
    texts = [article.text[b.start : b.end] for b in parts]
    lines = [line(models.medium.tokenizer(t), prose=b.kind == "paragraph") for t, b in zip(texts, parts, strict=True)]
    docs = [
        merge(one, names, models.medium.vocab).doc for one, names in zip(lines, find_names(lines, models), strict=True)
    ]
    return Inputs(texts, [(one.words, one.spaces) for one in lines], [words_of(doc) for doc in docs])


def words_of(doc: Doc) -> Words:
    return [token.text for token in doc], [bool(token.whitespace_) for token in doc]


def run_bare(given: Inputs, models: Models) -> None:
    """The pipelines alone: tokenizer, both finders of names, and all that parsing needs."""
    for text in given.texts:
        models.medium.tokenizer(text)
    for model in (models.medium, models.small):
        list(pipe(model, "ner").pipe(docs_of(given.lines, model), batch_size=128))
    stream = iter(docs_of(given.merged, models.medium))
    for name in AFTER_NAMES:
        stream = pipe(models.medium, name).pipe(stream, batch_size=128)
    list(stream)


def docs_of(lines: Sequence[Words], model: object) -> list[Doc]:
    return [Doc(model.vocab, words=words, spaces=spaces) for words, spaces in lines]  # type: ignore[attr-defined]


def timed(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def report(articles: Sequence[Article], repeat: int, bare: float, reading: float) -> None:
    count = repeat * sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {count:,} words")
    print(f"spaCy alone   {bare:7.2f} s  {count / bare:8,.0f} words/s")
    print(f"kg.read       {reading:7.2f} s  {count / reading:8,.0f} words/s")
    print(f"ratio         {reading / bare:7.3f}    (target: at most {TARGET})")


def profile(articles: Sequence[Article]) -> None:
    profiler = cProfile.Profile()
    profiler.enable()
    for article in articles:
        kg.read(article, reader="frames")
    profiler.disable()
    shown = pstats.Stats(profiler, stream=sys.stdout).strip_dirs()
    shown.sort_stats("cumulative").print_stats(90)
    shown.sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
