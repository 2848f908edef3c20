"""Jobs on standard input → answers on standard output: a process that can be ended at any moment.

    python -m kg.server.worker SNAPSHOT RESULT-LIMIT MEMORY-LIMIT walled|open|own [ALLOWED …]

A process has a snapshot for its own, and may write to it, or reads it beside others. A walled one opens its snapshot
and all else that it needs, and then takes away its own right to open anything more: no file, no connection. What a
query asks for then cannot leave the graph, whatever it finds to try.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from kg.questions import competency
from kg.questions.stems import stem
from kg.server import messages
from kg.server.jobs import Desk, done
from kg.vocabulary import relations

WATCH = 1.0  # seconds between two looks at whether the server is still there
LATER = ("encodings.idna", "rapidfuzz.process", "rapidfuzz.fuzz")  # modules that are else imported when first needed


def main(arguments: list[str]) -> None:
    """Answer until there are no more jobs."""
    threading.Thread(target=leave_with, args=(os.getppid(),), daemon=True).start()
    snapshot, result_limit, memory_limit, manner, *allowed = arguments
    desk = Desk(Path(snapshot), int(result_limit), tuple(allowed))
    if manner != "own":
        prepare(desk)
    confine_memory(int(memory_limit))
    if manner == "walled":
        wall_in()
    serve(desk, sys.stdin.buffer, sys.stdout.buffer)


def serve(desk: Desk, jobs: BinaryIO, answers: BinaryIO) -> None:
    """Do each job as it comes."""
    while lengths := jobs.read(messages.LENGTHS.size):
        header, body = (jobs.read(length) for length in messages.LENGTHS.unpack(lengths))
        answers.write(messages.packed(done(messages.job(header, body), desk)))
        answers.flush()


def leave_with(parent: int) -> None:
    """End this process, whatever it does, when the server is gone: it may have been killed in the middle of a query."""
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)


def prepare(desk: Desk) -> None:
    """Open and read all that a query or a question may need later."""
    for name in LATER:
        import_module(name)
    competency.questions()
    relations()
    stem("words")  # reads its endings
    next(iter(desk.store), None)


def confine_memory(limit: int) -> None:
    """End this process if it comes to need so much more memory; where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    if not limit:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = held() + limit
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))


def held() -> int:
    """The bytes of address space that this process has by now; 0 where the system does not tell."""
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def wall_in() -> None:
    """Let this process open no more files and connections; where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1:])
