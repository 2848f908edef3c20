"""Which LLM to ask, for what, and within which limits: one frozen value, without any secret in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal, get_args
from urllib.parse import urlsplit

from kg.errors import QuestionError

Mode = Literal["doubtful", "full", "judge"]
Words = Literal["known", "any"]
MODES: tuple[Mode, ...] = get_args(Mode)
_LIMITS = ("max_calls", "max_tokens", "concurrency", "per_minute", "timeout")


@dataclass(frozen=True, slots=True)
class LLM:
    """An LLM behind an OpenAI-compatible endpoint: OpenAI, Azure, Ollama, vLLM, llama.cpp, LM Studio.

    `url` is the endpoint ("http://localhost:11434/v1"). The key is taken from the environment when it is needed:
    KG_LLM_KEY, else OPENAI_API_KEY or AZURE_OPENAI_API_KEY, which go to these two companies' own servers alone.

    `mode` is "doubtful" (ask only of sentences where the offline reading is unsure, or found things but no claim),
    "full" (of all sentences) or "judge" (only have the offline claims confirmed or rejected). `words` is "known" (the
    words of the quote must be known, by a relation file, to say the relation of both ends) or "any" (else it will do
    that both ends take part in one predicate of the quote: what that means is then the LLM's word alone, and the claim
    gets little confidence). Kinds, status, sums, dates and ends are proved in either case. On four of our sample
    articles, "any" adds 13 right claims of an LLM that makes no mistake, to 56, and "known" one; of one that proposes
    every relation between any two things, "any" lets in 1,341 claims, of which 27 are right, and "known" one.

    `max_calls` and `max_tokens` bound a whole run; answers from the cache count, so that the same call gives the same
    graph. `timeout` is in seconds for one call, `per_minute` bounds calls. `cache` is a folder (default: newskg/llm in
    the user's cache folder). `price` is what a million tokens cost, in and out, for the estimate. Raises QuestionError.
    """

    url: str
    model: str
    mode: Mode = "doubtful"
    words: Words = "known"
    max_calls: int | None = None
    max_tokens: int | None = None
    concurrency: int = 4
    per_minute: int | None = None
    timeout: float = 60.0
    retries: int = 3
    cache: str | None = None
    price: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        _check_url(self.url)
        if not self.model:
            raise QuestionError("an LLM needs the name of its model, as its server knows it")
        if self.mode not in MODES:
            raise QuestionError(f"there is no LLM mode {self.mode!r}; choose one of {', '.join(MODES)}")
        if self.words not in get_args(Words):
            raise QuestionError(f"an LLM cannot be taken at {self.words!r} words; choose one of known, any")
        for name in _LIMITS:
            value = getattr(self, name)
            if value is not None and not 0 < value < float("inf"):
                raise QuestionError(f"{name} of the LLM is {value!r}; give a number above zero")


def to_json(llm: LLM | None) -> str | None:
    """The settings as text, for a ledger."""
    return None if llm is None else json.dumps(asdict(llm), sort_keys=True)


def from_json(text: str | None) -> LLM | None:
    """The settings that `to_json` was given."""
    if text is None:
        return None
    known = json.loads(text)
    return LLM(**{**known, "price": tuple(known["price"]) if known["price"] else None})


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        host, secret = parts.hostname, parts.username or parts.password
    except ValueError:
        host, secret = None, None
    if secret or (host and parts.query):
        raise QuestionError("the LLM's URL holds a name, key or query; put the key into $KG_LLM_KEY and leave them out")
    if not host or parts.scheme not in ("http", "https"):
        raise QuestionError(f"{url!r} is no endpoint of an LLM; write something like http://localhost:11434/v1")
