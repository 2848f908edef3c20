"""Articles and an LLM → readings, some articles ahead of the answers, with word of what it takes and came to."""

from __future__ import annotations

import time
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from kg.articles import Refused
from kg.chat import LLM, Chat, connected
from kg.extractors.llm import estimate
from kg.model import Article, Reading
from kg.reading import begin
from kg.workers import read_one

EVERY = 10.0  # seconds between two notes on how far it is
STOPPED = "LLM: it stopped answering ({why}); the rest was read offline. The same call again asks only what is left"
OnNote = Callable[[str], None] | None
_Read = TypeVar("_Read")


@contextmanager
def consulting(llm: LLM | None, articles: Iterable[Article], on_note: OnNote = None) -> Iterator[Chat | None]:
    """The LLM to read articles with, if there is one; tells what it will take, and in the end what came of it.

    That a server stopped answering is told in any case, by itself as a warning. Raises ModelError where a library is
    missing.
    """
    if llm is None:
        yield None
        return
    tell = on_note or (lambda line: None)
    with connected(llm) as chat:
        tell(f"LLM {llm.model}, {llm.mode}: {estimate(articles, llm)}")
        yield chat
    for line in chat.tally.lines():
        tell(line)
    if chat.state.stopped:
        (on_note or _warn)(STOPPED.format(why=chat.state.stopped))


def ahead(
    articles: Iterable[Article],
    ask: Callable[[Article], Callable[[], _Read]],
    chat: Chat,
    *,
    of: int,
    on_note: OnNote = None,
) -> Generator[_Read]:
    """What `ask` ends in for each `of` so many articles, in order; a few are asked of before the first has ended."""
    waiting: deque[Callable[[], _Read]] = deque()
    told = time.monotonic()
    for done, article in enumerate(articles):
        waiting.append(ask(article))
        if len(waiting) > chat.llm.concurrency:
            yield waiting.popleft()()
        if on_note is not None and time.monotonic() - told > EVERY:
            told = time.monotonic()
            on_note(f"LLM: {done:,} of {of:,} articles read, {chat.tally.progress()}")
    while waiting:
        yield waiting.popleft()()


def asked(
    articles: Sequence[Article], options: Mapping[str, Any], chat: Chat, on_note: OnNote
) -> Iterator[Reading | Refused]:
    """The reading of each article, or why it has none; the LLM is asked some articles ahead. `options`: `kg.read`'s."""
    begun = partial(begin_one, options=options, chat=chat)
    return ahead(articles, begun, chat, of=len(articles), on_note=on_note)


def begin_one(article: Article, options: Mapping[str, Any], chat: Chat) -> Callable[[], Reading | Refused]:
    """As `read_one` reads, in two steps: ask the LLM, and, when what is returned is called, hear what it says."""
    begun = read_one(article, {**options, "llm": chat}, begin)
    return (lambda: begun) if isinstance(begun, Refused) else (lambda: read_one(article, {}, lambda _: begun()))


def _warn(line: str) -> None:
    warnings.warn(line, stacklevel=2)
