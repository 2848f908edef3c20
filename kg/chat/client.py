"""One call to an LLM's server → what it answers, or why not: the one module that goes out to the network."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.chat.messages import Failure, Reply
from kg.chat.settings import LLM
from kg.errors import ModelError

if TYPE_CHECKING:
    import openai

LARGEST = 1_000_000  # bytes of an answer; no answer of ours comes near
BUSY = (408, 409, 425, 429, 502, 503, 504)
KEYLESS = (401, 403)
OWN_KEYS = {"openai.com": "OPENAI_API_KEY", "azure.com": "AZURE_OPENAI_API_KEY"}
KEYS = ("KG_LLM_KEY", *OWN_KEYS.values())  # where keys are, in the environment


def connect(llm: LLM) -> openai.OpenAI:
    """A client for the LLM's server. Raises ModelError, saying what to install, where the library is missing."""
    try:
        import openai
    except ImportError as error:
        raise ModelError("an LLM needs the openai client: pip install 'newskg[llm]'") from error
    return openai.OpenAI(base_url=llm.url, api_key=key_for(llm.url, os.environ), timeout=llm.timeout, max_retries=0)


def key_for(url: str, environment: Mapping[str, str]) -> str:
    """The key for a server; that of a company goes to no other. Local servers take any."""
    host = urlsplit(url).hostname or ""
    own = next((name for domain, name in OWN_KEYS.items() if host == domain or host.endswith(f".{domain}")), "")
    return environment.get("KG_LLM_KEY") or environment.get(own) or "none"


def complete(
    client: openai.OpenAI, llm: LLM, messages: list[dict[str, str]], options: Mapping[str, Any], *, retries: int
) -> Reply | Failure:
    """What the server answers to the messages, asked with these options; the client waits and retries by itself.

    A call that takes longer than its time-out in all is given up, also where bytes keep dripping in.
    """
    import httpx2
    import openai

    ready = client.with_options(max_retries=retries)
    try:
        with ready.chat.completions.with_streaming_response.create(
            model=llm.model, messages=messages, **options  # type: ignore[arg-type]
        ) as response:  # fmt: skip
            return _read(response.iter_bytes(), time.monotonic() + llm.timeout)
    except openai.APIStatusError as error:
        return _status(error.status_code, _message(error.body))
    except (openai.APITimeoutError, httpx2.TimeoutException):
        return Failure("server", f"no answer within {llm.timeout:g} seconds")
    except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError) as error:
        return Failure("server", f"the server cannot be reached or broke off ({type(error).__name__})")


def _read(chunks: Iterable[bytes], deadline: float) -> Reply | Failure:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > LARGEST:
            return Failure("answer", f"the answer is longer than {LARGEST:,} bytes")
        if time.monotonic() > deadline:
            return Failure("server", "the answer took too long to come in")
    try:
        return _reply(json.loads(body))
    except (ValueError, RecursionError):
        return Failure("answer", "the server's answer is not JSON")


def _reply(body: Any) -> Reply | Failure:
    """The text in the answer's usual place; a text in parts is put together."""
    try:
        content = body["choices"][0]["message"]["content"]
        text = content if isinstance(content, str) else "".join(part["text"] for part in content)
    except (KeyError, IndexError, TypeError):
        return Failure("answer", "the server's answer has no choices[0].message.content")
    usage = body.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    return Reply(text, *(_count(counts.get(name)) for name in ("prompt_tokens", "completion_tokens")))


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _status(code: int, message: str) -> Failure:
    """What a status other than 200 tells; servers answer 400 to 500 to a form of answer that they do not know."""
    if code in BUSY:
        return Failure("server", f"the server is busy or away (HTTP {code})")
    if code in KEYLESS:
        return Failure("refused", f"the server wants another key (HTTP {code}); set $KG_LLM_KEY")
    return Failure("format", f"HTTP {code}: {message}" if message else f"HTTP {code}")


def _message(body: object) -> str:
    """The server's own words, shortened; never shown together with what was sent."""
    inner = body.get("error", body) if isinstance(body, dict) else body
    text = inner.get("message", "") if isinstance(inner, dict) else inner
    return " ".join(str(text or "").split())[:200]
