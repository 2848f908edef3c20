"""Articles and a Dask cluster → what each article says, by way of files in a folder that all its machines share.

A task is a file of articles; what it makes is a file of readings, and neither goes through the scheduler. On each
machine reading is done by worker processes of our own: an article that ends one costs the cluster nothing. When all are
read, the cluster resolves entities, too, where there is enough of them: a task is then a lot of whole blocks.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import import_module
from itertools import islice
from logging import CRITICAL
from pathlib import Path
from typing import Any, TypeVar

from kg.corpus.parts import read_articles, read_readings, readings_of, write_articles, write_part, write_readings
from kg.corpus.settings import Settings, read_with
from kg.entities import Spread
from kg.errors import EngineError
from kg.graph import write_bytes
from kg.model import Article
from kg.workers import Answer, Lost, Plan, Staff, again, cores

try:
    distributed: Any = import_module("distributed")  # of which only a part is typed
except ImportError as error:
    raise EngineError("there is no Dask here; pip install 'newskg[cluster]'") from error

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
PART = 200  # articles of one file: a minute's work or so, which is what the death of a machine costs
PATIENCE = 10  # seconds to wait for the scheduler
AHEAD = 3  # files that are under way or wait, for each thread of the cluster


def read_on_cluster(
    articles: Iterable[Article], plan: Plan, settings: Settings, *, address: str, workers: int | None, parts: Path
) -> Generator[tuple[Article, Answer]]:
    """Each article with what it says or why it is set aside; a file that is in `parts` already is not made again.

    `address` is that of the scheduler, "" for a cluster on this machine with so many `workers`. Raises EngineError if
    it cannot be reached, has another version of newskg, or if its machines die again and again.
    """
    made_by = read_with(settings)
    with _client(address, workers) as client:
        files = (write_articles(parts.resolve(), part) for part in _parts(articles))
        tasks = (_submit(client, file, plan, settings, made_by) for file in files)
        first = list(islice(tasks, AHEAD * max(1, sum(client.nthreads().values()))))
        running = distributed.as_completed(first, loop=client.loop)
        for future in running:
            yield from _result(future)
            for task in islice(tasks, 1):
                running.add(task)


def spread_on_cluster(settings: Settings, *, address: str, workers: int | None, parts: Path) -> Spread:
    """Who resolves lots of profiles: the machines of the cluster, or this one where there is no more than one lot.

    A lot and what becomes of it are files in `parts` until they are read. Raises EngineError as `read_on_cluster` does.
    """
    made_by = read_with(settings)

    def spread(work: Callable[[_Given], _Made], given: Iterable[_Given], /) -> Iterator[_Made]:
        rest = list(given)
        if len(rest) < 2:
            yield from map(work, rest)
            return
        with _client(address, workers) as client:
            files = [_write_lot(parts.resolve(), (work, lot)) for lot in rest]
            futures = [client.submit(resolve_lot, str(file), settings, made_by, pure=False) for file in files]
            yield from (_taken(Path(_made(future))) for future in futures)

    return spread


def resolve_lot(file: str, settings: Settings, made_by: str) -> str:
    """The task of a machine: do the work of one file; the path of what was made."""
    _check(settings, made_by)
    work, lot = pickle.loads(Path(file).read_bytes())
    made = Path(file).with_suffix(".made")
    write_bytes(made, pickle.dumps(work(lot)))
    return str(made)


def _write_lot(folder: Path, lot: object) -> Path:
    data = pickle.dumps(lot)
    return write_part(folder / f"lot-{sha256(data).hexdigest()[:20]}.pickle", data)


def _taken(made: Path) -> Any:
    """What was made of a lot, whose files then go."""
    found = pickle.loads(made.read_bytes())
    for path in (made, made.with_suffix(".pickle")):
        path.unlink(missing_ok=True)
    return found


def _parts(articles: Iterable[Article]) -> Iterator[list[Article]]:
    rest = iter(articles)
    while part := list(islice(rest, PART)):
        yield part


def _submit(client: Any, file: Path, plan: Plan, settings: Settings, made_by: str) -> Any:
    return client.submit(read_part, str(file), plan, settings, made_by, key=readings_of(file, made_by).stem, pure=False)


def _result(future: Any) -> Iterator[tuple[Article, Answer]]:
    articles, readings = _made(future)
    yield from zip(read_articles(Path(articles)), read_readings(Path(readings)), strict=True)


def _made(future: Any) -> Any:
    try:
        return future.result()
    except distributed.KilledWorker as error:
        raise EngineError(f"machines of the cluster die again and again ({error}); give them more memory") from error


def read_part(file: str, plan: Plan, settings: Settings, made_by: str) -> tuple[str, str]:
    """The task of a machine: read the articles of one file, write what they say; both files' paths."""
    target = readings_of(Path(file), made_by)
    if not target.exists():
        _check(settings, made_by)
        staff = _staff(pickle.dumps(plan))
        write_readings(target, ((article, _answer(article, staff)) for article in read_articles(Path(file))))
    return file, str(target)


def _check(settings: Settings, made_by: str) -> None:
    if (here := read_with(settings)) != made_by:
        raise EngineError(f"a machine of the cluster has another newskg ({here}); install this one ({made_by})")


@cache
def _staff(plan: bytes) -> Staff:
    """The reading processes of this machine, which keep their models from task to task."""
    return Staff(pickle.loads(plan))


def _answer(article: Article, staff: Staff) -> Answer:
    """What it says; what a process was lost of, another one tries once more."""
    answer = staff.read(article)
    return again(article, staff) if isinstance(answer, Lost) else answer


@contextmanager
def _client(address: str, workers: int | None) -> Iterator[Any]:
    """A client of the cluster, or of one on this machine that lives as long."""
    if address:
        try:
            client = distributed.Client(address, set_as_default=False, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise EngineError(f"{address}: no Dask scheduler answers there ({error}); see --scheduler") from error
        with client:
            yield client
        return
    with (
        distributed.LocalCluster(
            n_workers=workers or cores(), threads_per_worker=1, dashboard_address=None, silence_logs=CRITICAL
        ) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        yield client
