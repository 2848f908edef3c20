"""Jobs → answers by processes that work side by side, each ended when its job takes too long."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kg.chat import KEYS
from kg.server import messages
from kg.server.messages import NO_MEMORY, Answer, Job, is_stopped, refusal, stopped
from kg.server.settings import Settings

PATIENCE = 1.0  # seconds after which a query gives way to shorter ones
NICE = 10  # how far it then steps back, in steps of Unix priorities
SECRETS = ("KG_TOKEN", *KEYS)  # in the environment
CHUNK = 1 << 20  # bytes of an answer that are read at once


@dataclass(frozen=True, eq=False)
class Worker:
    """A process and the snapshot that it reads."""

    process: Process
    snapshot: Path

    async def answer(self, job: Job) -> Answer:
        """What the process says. Raises EOFError (IncompleteReadError) or OSError if it ended."""
        given, taken = self.process.stdin, self.process.stdout
        assert given is not None and taken is not None
        given.write(messages.packed(job))
        await given.drain()
        lengths = messages.LENGTHS.unpack(await taken.readexactly(messages.LENGTHS.size))
        header, body = [await taken.readexactly(length) for length in lengths]
        return messages.answer(header, body)

    async def end(self) -> None:
        """Stop the process at once, whatever it does."""
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.process.communicate()


async def started(settings: Settings, snapshot: Path, manner: str, memory_limit: int) -> Worker:
    """A new process that reads a snapshot ("walled" or "open"), or has it for its "own"."""
    limits = (str(settings.result_limit), str(memory_limit))
    command = ("-P", "-m", "kg.server.worker", str(snapshot), *limits, manner, *settings.allowed)
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=CHUNK, env=surroundings()
    )
    return Worker(process, snapshot)


def surroundings() -> dict[str, str]:
    """Ours, with the places where modules are found, but without secrets that a query has no business with."""
    kept = {name: value for name, value in os.environ.items() if name not in SECRETS}
    return kept | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


async def once(settings: Settings, snapshot: Path, job: Job, limit: float | None) -> Answer:
    """The answer of a process that does this one job, and may open files; only what clients write has limits."""
    memory_limit = 0 if job.kind in ("draw", "save") else settings.memory_limit
    worker = await started(settings, snapshot, "own", memory_limit)
    try:
        return await within(worker, job, limit)
    finally:
        await worker.end()


async def within(worker: Worker, job: Job, limit: float | None) -> Answer:
    """The answer of a process, or why there is none: it took too long, or died. Then it is of no more use."""
    try:
        return await asyncio.wait_for(worker.answer(job), limit)
    except TimeoutError:
        return stopped(f"stopped after {limit:g} seconds, which is the limit here; ask for less")
    except (EOFError, OSError):
        return stopped(NO_MEMORY)


@dataclass(eq=False)
class Pool:
    """Processes that answer queries on one snapshot; a job waits for the first that is free."""

    settings: Settings
    snapshot: Path
    idle: asyncio.Queue[Worker] = field(default_factory=asyncio.Queue)
    waiting: int = 0
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def open(self) -> None:
        """Start the processes."""
        await asyncio.gather(*(self._add() for _ in range(self.settings.workers)))

    async def close(self) -> None:
        """End the processes."""
        await asyncio.gather(*self.tasks, return_exceptions=True)
        while not self.idle.empty():
            await self.idle.get_nowait().end()

    async def run(self, job: Job) -> Answer:
        """The answer to a job, or why there is none: too many wait, it took too long, or its process died."""
        if self.waiting >= self.settings.waiting:
            return refusal(503, "too many queries wait already; try again later", Retry_After="5")
        self.waiting += 1
        try:
            worker = await asyncio.wait_for(self._free(), 3 * self.settings.time_limit)
        except TimeoutError:
            return refusal(503, "no process was free in time; try again later", Retry_After="5")
        finally:
            self.waiting -= 1
        return await self._by(worker, job)

    def show(self, snapshot: Path) -> None:
        """Answer from another snapshot from now on."""
        self.snapshot = snapshot

    async def _free(self) -> Worker:
        """A process that reads the newest snapshot."""
        while (worker := await self.idle.get()).snapshot != self.snapshot:
            self._replace(worker)
        return worker

    async def _by(self, worker: Worker, job: Job) -> Answer:
        loop = asyncio.get_running_loop()
        slow = loop.call_later(PATIENCE, _step_back, worker.process.pid)
        began, is_sound = loop.time(), False
        try:
            answer = await within(worker, job, self.settings.time_limit)
            is_sound = not is_stopped(answer) and loop.time() - began < PATIENCE
            return answer
        finally:  # also when the client has gone: what it asked for then ends with its process
            slow.cancel()
            if is_sound:
                self.idle.put_nowait(worker)
            else:
                self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        task = asyncio.get_running_loop().create_task(self._swap(worker))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _swap(self, worker: Worker) -> None:
        await worker.end()
        while True:
            try:
                return await self._add()
            except OSError:  # the machine has no more processes to give just now
                await asyncio.sleep(PATIENCE)

    async def _add(self) -> None:
        manner = "open" if self.settings.allowed else "walled"
        self.idle.put_nowait(await started(self.settings, self.snapshot, manner, self.settings.memory_limit))


def _step_back(process: int) -> None:
    """Let a process have only what time others leave; it cannot step forward again, and is replaced afterwards."""
    with suppress(OSError, AttributeError):  # ended just now; or Windows, which has no such call
        os.setpriority(os.PRIO_PROCESS, process, NICE)
