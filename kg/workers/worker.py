"""Articles, one by one, on standard input → what each says, on standard output: a process that may die of one."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, NamedTuple, TypeVar

from kg.articles import Refused
from kg.errors import NewskgError
from kg.model import Article, Reading
from kg.workers.packing import pack

_Read = TypeVar("_Read")
FULL = 77  # the exit code of a process that needed more memory than it may have
START = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from kg.workers.worker import main; main()"


class Packed(NamedTuple):
    """What an article says, as the ledger keeps it: how many claims, and the reading as `pack` made it."""

    claims: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What reading takes besides articles: the function (found by its name), its options, bytes of memory at most."""

    read: Callable[..., Reading]
    options: Mapping[str, Any] = field(default_factory=dict)
    memory: int = 3 << 30


def answer(article: Article, plan: Plan) -> Packed | Refused:
    """What an article says, without its text, or why that cannot be told. Raises NewskgError, MemoryError."""
    return packed(read_one(article, plan.options, plan.read))


def packed(reading: Reading | Refused) -> Packed | Refused:
    """A reading without the text of its article, as the ledger keeps it; a refusal as it is."""
    if isinstance(reading, Refused):
        return reading
    return Packed(len(reading.claims), pack(replace(reading, article=replace(reading.article, text=""))))


def read_one(article: Article, options: Mapping[str, Any], read: Callable[..., _Read]) -> _Read | Refused:
    """What one article says, by `kg.read` and its options, or what another such function makes of it.

    A mistake of ours in one article out of thousands shall not cost the others; with KG_DEBUG set it is raised. Raises
    NewskgError, and MemoryError.
    """
    try:
        return read(article, **options)
    except (NewskgError, MemoryError):
        raise
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return Refused(article.id, f"reading it failed ({what}); please report that, with the article")


def main() -> None:
    """Read a plan, then articles until there are no more. What a library prints must not be taken for an answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    plan: Plan = pickle.load(sys.stdin.buffer)
    limit_memory(plan.memory)
    with suppress(EOFError, BrokenPipeError):  # whoever asked is gone
        say(None, answers)
        while True:
            article: Article = pickle.load(sys.stdin.buffer)
            say(_answer(article, plan), answers)


def say(value: object, stream: BinaryIO) -> None:
    """Hand a value to the process at the other end."""
    pickle.dump(value, stream)
    stream.flush()


def _answer(article: Article, plan: Plan) -> Packed | Refused | NewskgError:
    try:
        return answer(article, plan)
    except NewskgError as error:
        return error
    except MemoryError:
        os._exit(FULL)  # a process that is out of memory is good for nothing more


def limit_memory(size: int) -> None:
    """Let this process have so many bytes of data at most, where the system can hold it to that."""
    with suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
