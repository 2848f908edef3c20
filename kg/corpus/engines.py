"""The unread articles of a ledger → what they say, in the ledger: read by this process, by several, or by a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from kg import building
from kg.articles import Refused
from kg.chat import Chat, from_json
from kg.consulting import OnNote, ahead, begin_one, consulting
from kg.corpus.ledger import Ledger
from kg.corpus.settings import Settings, read_with
from kg.entities import Spread
from kg.errors import EngineError
from kg.model import Article
from kg.workers import Answer, Plan, answer, cores, packed, read_apart

PARTS = Path("newskg.parts")
BATCH = 32  # articles whose readings are written together; what a crash can lose
LITTLE = 50_000  # characters that one process reads while another one still loads its models

_Made = TypeVar("_Made")
OnProgress = Callable[[int, int], None] | None
OnRefused = Callable[[Refused], None]
Answers = Generator[tuple[Article, Answer]]


class Told(NamedTuple):
    """Who is told after each article how many of how many are read, of each source that gives no article, and more."""

    on_progress: OnProgress
    on_refused: OnRefused
    on_note: OnNote = None  # what an LLM takes and what came of it; what is of no use


@dataclass(frozen=True, slots=True)
class Engine:
    """Who reads, which makes no difference to a byte of the graph. With an LLM, this process alone does.

    `workers` are processes of this machine; None: as many as it has processors, and this process alone for little.
    `scheduler` is the address of a Dask cluster ("" for one of its own on this machine); None: no cluster. `parts` is a
    folder that all machines of the cluster see, for what they read.
    """

    workers: int | None = None
    scheduler: str | None = None
    parts: Path | None = None


def read_unread(ledger: Ledger, settings: Settings, told: Told, engine: Engine) -> int:
    """Read what is unread and write it into the ledger, batch by batch; how many articles that were.

    What cannot be read makes room for a copy of it, or for what it was to replace, which may be unread in turn. What is
    there is kept whenever and however this ends. Raises EngineError for workers or a cluster that fail.
    """
    made, read = read_with(settings), 0
    while count := ledger.find_unread(made):
        _read(count, ledger, settings, told, engine)
        read += count
    return read


def spread_of(engine: Engine, settings: Settings) -> Spread:
    """Who resolves entities: this process, or the cluster if there is one."""
    if engine.scheduler is None:
        return map
    from kg.corpus.cluster import spread_on_cluster  # takes dask along, which a cluster alone needs

    return spread_on_cluster(settings, address=engine.scheduler, workers=engine.workers, parts=engine.parts or PARTS)


def _read(count: int, ledger: Ledger, settings: Settings, told: Told, engine: Engine) -> None:
    made, done = read_with(settings), 0
    with _answering(ledger, settings, told, engine, count) as answers:
        while done < count and (now := _keep(ledger, islice(answers, BATCH), made, told, _from(done, count, told))):
            done += now


def _from(before: int, count: int, told: Told) -> Callable[[int], None]:
    return lambda done: told.on_progress(before + done, count) if told.on_progress else None


def _keep(
    ledger: Ledger, answers: Iterable[tuple[Article, Answer]], made: str, told: Told, on_done: Callable[[int], None]
) -> int:
    """Write some answers; how many."""
    done = 0
    with ledger.batch():
        for article, found in answers:
            if isinstance(found, Refused):
                ledger.set_aside(article, found.reason, made)
                told.on_refused(found)
            else:
                ledger.keep(article, found, made)
            done += 1
            on_done(done)
    return done


@contextmanager
def _answering(ledger: Ledger, settings: Settings, told: Told, engine: Engine, count: int) -> Iterator[Answers]:
    """What each unread article says, by those whose work it is."""
    llm = from_json(settings.llm) if count else None
    if llm is not None and engine.scheduler is not None:
        raise EngineError("an LLM is asked by this machine alone; leave out --engine dask, or --llm")
    with consulting(llm, ledger.unread(), told.on_note) as chat:
        answers = (
            _answers(ledger, Plan(building.read, settings.reading()), engine, settings)
            if chat is None
            else ahead(ledger.unread(), partial(_begin, settings.reading(), chat), chat, of=count, on_note=told.on_note)
        )
        with closing(answers):
            yield answers


def _begin(options: Mapping[str, Any], chat: Chat, article: Article) -> Callable[[], tuple[Article, Answer]]:
    """Ask the LLM of an article; what is returned waits for it."""
    begun = _here(article, lambda: begin_one(article, options, chat))
    return lambda: (article, begun if isinstance(begun, Refused) else _here(article, lambda: packed(begun())))


def _answers(ledger: Ledger, plan: Plan, engine: Engine, settings: Settings) -> Answers:
    if engine.scheduler is not None:
        from kg.corpus.cluster import read_on_cluster  # takes dask along, which a cluster alone needs

        address, workers, parts = engine.scheduler, engine.workers, engine.parts or PARTS
        return read_on_cluster(ledger.unread(), plan, settings, address=address, workers=workers, parts=parts)
    workers = engine.workers or min(cores(), 1 + ledger.unread_size(cores() * LITTLE) // LITTLE)
    if workers == 1 and engine.workers is None:
        return ((article, _here(article, partial(answer, article, plan))) for article in ledger.unread())
    return read_apart(ledger.unread(), plan, workers=workers)


def _here(article: Article, step: Callable[[], _Made]) -> _Made | Refused:
    """What a step of reading in this process makes; refused if it needs more memory than there is."""
    try:
        return step()
    except MemoryError:
        if os.environ.get("KG_DEBUG"):
            raise
        return Refused(article.id, "needs more memory than there is; split it, or give the machine more")
