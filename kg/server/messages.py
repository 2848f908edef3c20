"""Jobs and answers ⇄ bytes, as the server and its processes send them to each other.

A message is two lengths, a header in JSON, and a body: nothing in it is ever run, whoever wrote it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

LENGTHS = struct.Struct(">IQ")  # of the header and of the body

STOPPED = {"X-Stopped": "at a limit"}
NO_MEMORY = "stopped: it needs more memory than one answer may take here; ask for less"

Kind = Literal["query", "question", "dump", "draw", "update", "put", "post", "delete", "save"]


@dataclass(frozen=True, slots=True)
class Job:
    """What a process is asked to do with its snapshot of the graph."""

    kind: Kind
    text: str = ""  # the query or update, the name of a question, the title of a page, the file to save to
    accept: str = "*/*"  # the client's Accept, or the media type of what it sends
    graphs: tuple[str, ...] = ()  # default-graph-uri, or the graph to read or write; (): the default graph
    named: tuple[str, ...] = ()  # named-graph-uri
    values: Mapping[str, str] = field(default_factory=dict)  # of a question's parameters
    body: bytes = b""  # triples that are sent in


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the client: an HTTP status, a media type and a body."""

    status: int
    type: str = "text/plain"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def refusal(status: int, reason: str, **headers: str) -> Answer:
    """An answer that says in one line why there is no other."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, "text/plain", f"{reason}\n".encode(), named)


def unacceptable(offered: Iterable[str]) -> Answer:
    """The refusal of a client that takes none of the media types there are."""
    return refusal(406, f"this can be had as {', '.join(offered)}")


def stopped(reason: str) -> Answer:
    """The refusal of a job that came to a limit; the process that worked on it is of no more use."""
    return refusal(503, reason, **STOPPED)


def is_stopped(answer: Answer) -> bool:
    """Whether it says that a job came to a limit."""
    return STOPPED.keys() <= answer.headers.keys()


def packed(message: Job | Answer) -> bytes:
    """A message as bytes."""
    values = asdict(message)
    body: bytes = values.pop("body")
    header = json.dumps(values).encode()
    return LENGTHS.pack(len(header), len(body)) + header + body


def job(header: bytes, body: bytes) -> Job:
    """The job that was packed."""
    values: dict[str, Any] = json.loads(header)
    return Job(**values | {name: tuple(values[name]) for name in ("graphs", "named")}, body=body)


def answer(header: bytes, body: bytes) -> Answer:
    """The answer that was packed."""
    return Answer(**json.loads(header), body=body)
