"""Articles and several worker processes → what each article says; one that ends its worker costs no other.

Each worker is given one article at a time, so that none waits for another and it is known which article it was that a
worker died of. Such an article is read once more when all others are, alone, and set aside if that fails too.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Timer
from time import monotonic
from typing import BinaryIO, NamedTuple, cast

from kg.articles import Refused
from kg.errors import EngineError, NewskgError
from kg.model import Article
from kg.workers.worker import FULL, START, Packed, Plan, say

SECONDS = 600.0  # for one article; the longest that is taken needs 60 on a machine that does nothing else
LIFE = 2_000  # articles that one process reads: spaCy keeps every word that it ever saw
DYING = 5.0  # seconds that a process may take to end after it has closed its output
AHEAD = 2  # articles that are under way or wait, for each worker


class Lost(NamedTuple):
    """An article that the worker did not answer for, and why."""

    why: str


Answer = Packed | Refused


def cores() -> int:
    """How many processors this process may use."""
    with suppress(AttributeError):  # only Linux tells
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_apart(
    articles: Iterable[Article], plan: Plan, *, workers: int, seconds: float = SECONDS
) -> Generator[tuple[Article, Answer]]:
    """Each article with what it says or why it is set aside, in the order of coming; never more than a few are held.

    `seconds` is the time that one article may take. Raises EngineError if no worker can be started, and NewskgError as
    reading does.
    """
    lost: list[Article] = []
    for article, answer in _read_once(articles, Staff(plan, seconds), workers):
        if isinstance(answer, Lost):
            lost.append(article)
        else:
            yield article, answer
    with closing(Staff(plan, seconds)) as staff:
        for article in lost:
            yield article, again(article, staff)


def again(article: Article, staff: Staff) -> Answer:
    """What an article says that a worker was lost of, read by a new one; refused if that is lost too."""
    answer = staff.read(article)
    return Refused(article.id, f"set aside: twice, {answer.why}") if isinstance(answer, Lost) else answer


def _read_once(articles: Iterable[Article], staff: Staff, workers: int) -> Iterator[tuple[Article, Answer | Lost]]:
    with ThreadPoolExecutor(workers) as threads:
        waiting: dict[Future[Answer | Lost], Article] = {}
        try:
            for article in articles:
                waiting[threads.submit(staff.read, article)] = article
                if len(waiting) >= workers * AHEAD:
                    yield from _done(waiting)
            while waiting:
                yield from _done(waiting)
        finally:
            staff.close()


def _done(waiting: dict[Future[Answer | Lost], Article]) -> Iterator[tuple[Article, Answer | Lost]]:
    """Wait for one answer or more, and take them out."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        yield waiting.pop(future), future.result()


class Staff:
    """The workers of one plan, started when they are needed; any number of threads may have them read."""

    def __init__(self, plan: Plan, seconds: float = SECONDS) -> None:
        self._plan = plan
        self._seconds = seconds
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._all: set[Worker] = set()
        self._open = True

    def read(self, article: Article) -> Answer | Lost:
        """What an article says, by a worker that is free or a new one. Raises NewskgError as reading does."""
        worker = self._free()
        answer = worker.ask(article, self._seconds)
        if isinstance(answer, Lost) or worker.given >= LIFE or not self._open:
            self._all.discard(worker)
            worker.end()
        else:
            self._idle.put(worker)
        if isinstance(answer, NewskgError):
            raise answer
        return cast(Answer | Lost, answer)

    def _free(self) -> Worker:
        with suppress(Empty):
            return self._idle.get_nowait()
        worker = started(self._plan)
        self._all.add(worker)
        if not self._open:
            worker.end()
        return worker

    def close(self) -> None:
        """End all workers; what they were reading is lost."""
        self._open = False
        for worker in list(self._all):
            worker.end()


@dataclass(slots=True, eq=False)
class Worker:
    """A process that reads, and how many articles it was given."""

    process: subprocess.Popen[bytes]
    given: int = 0

    def ask(self, article: Article, seconds: float) -> object:
        """Its answer to an article; Lost if it died of it or took too long, after which it is no more."""
        self.given += 1
        began = monotonic()
        clock = Timer(seconds, self.process.kill)
        clock.start()
        try:
            return self.exchange(article)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            late = monotonic() - began >= seconds
            return Lost(f"it took more than {seconds:,.0f} seconds" if late else _why(self.end(DYING)))
        finally:
            clock.cancel()

    def exchange(self, value: object) -> object:
        """Its answer to any value. Raises EOFError, OSError, ValueError or UnpicklingError if it is no more."""
        say(value, cast(BinaryIO, self.process.stdin))
        return pickle.load(cast(BinaryIO, self.process.stdout))

    def end(self, patience: float = 0) -> int:
        """End it, after so many seconds if it does not by itself; its exit code, which is negative for a signal."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self.process.kill()
        code = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                cast(BinaryIO, pipe).close()
        return code


def started(plan: Plan) -> Worker:
    """A worker that has understood the plan. Raises EngineError if it has not."""
    worker = Worker(
        subprocess.Popen(
            [sys.executable, "-c", START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for us; a worker ends when we do, for its input does
        )
    )
    try:
        say(sys.path, cast(BinaryIO, worker.process.stdin))
        worker.exchange(plan)
    except (EOFError, OSError) as error:
        code = worker.end(DYING)
        raise EngineError(f"a worker process cannot be started (exit code {code}); try --workers 1") from error
    return worker


def _why(code: int) -> str:
    if code == FULL:
        return "it needed more memory than a worker may have"
    return f"the process that read it was ended (signal {-code})" if code < 0 else f"its process ended with {code}"
