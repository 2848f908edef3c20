"""An OpenAI-compatible server of the standard library for tests: it answers as a function tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = dict[str, Any]


@dataclass(frozen=True)
class Raw:
    """A response that is none of a chat: its status and body; bytes may drip in slowly."""

    status: int = 200
    body: str = ""
    seconds: float = 0.0
    drips: int = 1
    headers: dict[str, str] = field(default_factory=dict)


Behaviour = Callable[[Asked], "str | Raw | dict[str, Any]"]


@dataclass
class Fake:
    """A server that runs, and all that it was asked."""

    url: str
    asked: list[Asked] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def data(self) -> list[dict[str, Any]]:
        """The data of each question."""
        return [json.loads(asked["messages"][1]["content"]) for asked in self.asked]


@contextmanager
def llm_server(behaviour: Behaviour) -> Iterator[Fake]:
    """A server on a free port of this machine. The behaviour gives a dictionary (the answer), a text, or a Raw."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(behaviour))
    server.daemon_threads = True
    fake = Fake(f"http://127.0.0.1:{server.server_address[1]}/v1")
    server.fake = fake  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(behaviour: Behaviour) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fake: Fake = self.server.fake  # type: ignore[attr-defined]
            fake.asked.append(asked)
            fake.keys.append(self.headers.get("Authorization", ""))
            answer = behaviour(asked)
            if isinstance(answer, dict):
                answer = json.dumps(answer)
            with suppress(OSError):
                self._send(answer if isinstance(answer, Raw) else Raw(body=_chat(answer)))

        def _send(self, raw: Raw) -> None:
            body = raw.body.encode()
            self.send_response(raw.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in raw.headers.items():
                self.send_header(name, value)
            self.end_headers()
            size = max(1, len(body) // raw.drips)
            for start in range(0, len(body), size):
                time.sleep(raw.seconds / raw.drips)
                self.wfile.write(body[start : start + size])
                self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing to say."""

    return Handler


def _chat(text: str) -> str:
    usage = {"prompt_tokens": 100, "completion_tokens": 10}
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}], "usage": usage})
