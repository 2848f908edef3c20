"""Questions → answers of one LLM: side by side, within limits, from the cache where it has them, until the server dies.

A question that gets no answer is an Answer without an object: whoever asked goes on without.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from kg.chat.cache import Cache, cache_of
from kg.chat.client import complete, connect
from kg.chat.dialects import Dialect, options, other
from kg.chat.messages import Answer, Failure, Reply, Request
from kg.chat.repairing import parsed
from kg.chat.settings import LLM
from kg.chat.tally import Tally

if TYPE_CHECKING:
    import openai

PATIENCE = 3  # questions in a row that the server may leave unanswered before no more are sent
MEND = "Your last answer could not be used: {why}. Answer again with nothing but a JSON object of the form asked for."


@dataclass(slots=True)
class State:
    """What is learnt of a server while it is asked."""

    dialect: Dialect = field(default_factory=Dialect)
    known: bool = False  # whether the dialect has worked
    reserved_calls: int = 0
    reserved_tokens: int = 0
    failures: int = 0  # in a row
    stopped: str = ""  # why no more is sent
    next_slot: float = 0.0  # when the rate limit allows the next call
    lock: Lock = field(default_factory=Lock, repr=False)


@dataclass(frozen=True)
class Chat:
    """An LLM that can be asked; made by `connected`."""

    llm: LLM
    cache: Cache
    client: openai.OpenAI
    pool: ThreadPoolExecutor
    tally: Tally = field(default_factory=Tally)
    state: State = field(default_factory=State)

    def submit(self, request: Request) -> Future[Answer]:
        """Ask without waiting. Limits are reserved in the order of asking, so that they cut off at the same place."""
        with self.state.lock:
            reason = self._over_limit(request)
            if not reason:
                self.state.reserved_calls += 1
                self.state.reserved_tokens += request.tokens
        if reason:
            self.tally.add("unasked", reason)
            return _done(Answer(None, reason))
        return self.pool.submit(self._answer, request)

    def ask(self, request: Request) -> Answer:
        """Ask and wait."""
        return self.submit(request).result()

    def _over_limit(self, request: Request) -> str:
        llm, state = self.llm, self.state
        if llm.max_calls is not None and state.reserved_calls >= llm.max_calls:
            return f"the limit of {llm.max_calls:,} calls is reached"
        if llm.max_tokens is not None and state.reserved_tokens + request.tokens > llm.max_tokens:
            return f"the limit of {llm.max_tokens:,} tokens is reached"
        return ""

    def _answer(self, request: Request) -> Answer:
        """The answer, mended by the LLM itself where it cannot be read."""
        answer = self._once(request)
        if answer.found is None and answer.why and not self.state.stopped and self._may_mend():
            answer = self._once(replace(request, instructions=f"{request.instructions}\n{MEND.format(why=answer.why)}"))
        if answer.found is None:
            self.tally.add("unasked", answer.why or self.state.stopped)
        return answer

    def _may_mend(self) -> bool:
        with self.state.lock:
            if self.llm.max_calls is not None and self.state.reserved_calls >= self.llm.max_calls:
                return False
            self.state.reserved_calls += 1
            return True

    def _once(self, request: Request) -> Answer:
        known = self.cache.get(self.llm, request)
        if known is not None:
            self.tally.count(cached=1)
            return parsed(known.text, request.schema)
        reply = self._reply(request)
        if isinstance(reply, Failure):
            return Answer(None, reply.why)
        self.cache.put(self.llm, request, reply)
        return parsed(reply.text, request.schema)

    def _reply(self, request: Request) -> Reply | Failure:
        """The server's reply, in the first dialect that it takes."""
        dialect = self.state.dialect
        while not self.state.stopped:
            reply = self._call(request, dialect)
            next_ = other(dialect, reply.why) if isinstance(reply, Failure) and reply.trouble == "format" else None
            if next_ is None:
                self._learn(reply, dialect)
                return reply
            dialect = next_
        return Failure("server", self.state.stopped)

    def _call(self, request: Request, dialect: Dialect) -> Reply | Failure:
        self._wait()
        self.tally.count(calls=1)
        messages = [
            {"role": "system", "content": request.instructions},
            {"role": "user", "content": request.data},
        ]
        asking = partial(complete, self.client, self.llm, messages, options(dialect, request))
        reply = asking(retries=self.llm.retries if self.state.known else 0)
        if not self.state.known and isinstance(reply, Failure) and reply.trouble == "server":
            reply = asking(retries=self.llm.retries)  # it is not the dialect that is at fault
        if isinstance(reply, Reply):
            self.tally.count(tokens_in=reply.tokens_in, tokens_out=reply.tokens_out)
        return reply

    def _wait(self) -> None:
        """Keep to the rate limit."""
        if self.llm.per_minute is None:
            return
        with self.state.lock:
            slot = max(time.monotonic(), self.state.next_slot)
            self.state.next_slot = slot + 60 / self.llm.per_minute
        time.sleep(max(0.0, slot - time.monotonic()))

    def _learn(self, reply: Reply | Failure, dialect: Dialect) -> None:
        """Keep to a dialect that works, and send no more to a server that is away."""
        with self.state.lock:
            if isinstance(reply, Reply) or reply.trouble == "answer":
                self.state.dialect, self.state.known, self.state.failures = dialect, True, 0
                return
            if reply.trouble == "format" and self.state.known:
                return  # this question was too much for it, such as a long one
            self.state.failures += 1
            if reply.trouble != "server" or self.state.failures >= PATIENCE:
                self.state.stopped = self.state.stopped or reply.why


@contextmanager
def connected(llm: LLM) -> Iterator[Chat]:
    """An LLM to ask; what was not answered when it ends is given up. Raises ModelError where a library is missing."""
    pool = ThreadPoolExecutor(llm.concurrency, thread_name_prefix="kg-llm")
    client = connect(llm)
    try:
        yield Chat(llm, cache_of(llm), client, pool)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        client.close()


def _done(answer: Answer) -> Future[Answer]:
    future: Future[Answer] = Future()
    future.set_result(answer)
    return future
