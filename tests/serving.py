"""What tests of the server share: a server that runs beside the test, and requests as bare as they come."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlencode, urlsplit

import pytest

from kg.knowledge import Graph
from kg.server import Settings, listening

pytest.importorskip("starlette", reason="needs starlette: pip install newskg[server]")
pytest.importorskip("uvicorn", reason="needs uvicorn: pip install newskg[server]")


@dataclass(frozen=True)
class Reply:
    """What a server says."""

    status: int
    headers: Message
    body: bytes

    @property
    def type(self) -> str:
        """The media type, without its parameters."""
        return self.headers["Content-Type"].partition(";")[0] if self.headers["Content-Type"] else ""


@contextmanager
def running(graph: Graph, settings: Settings) -> Iterator[str]:
    """The address of a server that runs until the block ends."""
    with listening(graph.store, settings) as server:
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            yield server.url
        finally:
            server.stop()
            thread.join()


def ask(url: str, query: str, accept: str = "*/*") -> Reply:
    """The answer to a query that is sent in the address."""
    return send("GET", url + "sparql", headers={"Accept": accept}, query=[("query", query)])


def send(
    method: str,
    url: str,
    body: bytes | Mapping[str, str] | Iterable[bytes] | None = None,
    headers: Mapping[str, str] | None = None,
    query: Sequence[tuple[str, str]] = (),
) -> Reply:
    """One request, with no header but those given; a mapping is sent as a form."""
    parts, given = urlsplit(url), dict(headers or {})
    if isinstance(body, Mapping):
        body = urlencode(body).encode()
        given["Content-Type"] = "application/x-www-form-urlencoded"
    target = "?".join(part for part in (parts.path, parts.query, urlencode(query)) if part)
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    try:
        connection.request(method, target, body, given)
        found = connection.getresponse()
        return Reply(found.status, found.headers, found.read())
    finally:
        connection.close()
