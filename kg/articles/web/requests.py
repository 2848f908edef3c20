"""One request → its answer, read until a limit of time or size is reached; redirections are not followed."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult, quote

from kg.articles.media import too_large, unpacked
from kg.articles.web.addresses import addresses
from kg.articles.web.terms import Terms
from kg.errors import ArticleError

CHUNK = 1 << 16
PORTS = {"http": 80, "https": 443}
_KEPT = "/?&=:;@+$,!*'()~%[]"  # signs of a path or query that are left as they are


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers; the names of the headers are in lower case."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: bytes


def request(url: SplitResult, terms: Terms, *, size: int | None = None) -> Answer:
    """Ask for a URL. Raises ArticleError where no answer comes in time, or it is larger than `size` bytes."""
    limit = terms.size if size is None else size
    try:
        with _connected(url, terms) as connection:
            connection.request("GET", _target(url), headers=_headers(url, terms))
            with connection.getresponse() as response:
                return _answer(response, limit)
    except TimeoutError as error:
        raise ArticleError(f"gave no answer within {terms.time:g} s; try again later") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = " ".join(f"{getattr(error, 'strerror', None) or error or type(error).__name__}".split())[:200]
        raise ArticleError(f"cannot be reached ({reason}); check the link, or try again later") from error


def _answer(response: http.client.HTTPResponse, limit: int) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    length = headers.get("content-length", "0")
    if length.isdecimal() and int(length) > limit:
        raise ArticleError(too_large(limit))
    body = unpacked(_body(response, limit), headers.get("content-encoding", ""), limit)
    return Answer(response.status, response.reason, headers, body)


def _body(response: http.client.HTTPResponse, limit: int) -> bytes:
    parts: list[bytes] = []
    while data := response.read(CHUNK):
        parts.append(data)
        if sum(map(len, parts)) > limit:
            raise ArticleError(too_large(limit))
    return b"".join(parts)


@contextmanager
def _connected(url: SplitResult, terms: Terms) -> Iterator[http.client.HTTPConnection]:
    """A connection to a checked address of the host, which is cut when its time is over, whatever is going on."""
    host, port = url.hostname or "", url.port or PORTS[url.scheme]
    plain = _socket(addresses(host, port, allow_private=terms.allow_private), port, terms.time)
    secured = _secured(plain, host) if url.scheme == "https" else plain
    late: list[bool] = []
    timer = Timer(terms.time, _cut, (secured, late))
    connection = http.client.HTTPConnection(host, port)
    connection.sock = secured
    timer.start()
    try:
        if isinstance(secured, ssl.SSLSocket):
            secured.do_handshake()
        yield connection
    except (OSError, http.client.HTTPException) as error:
        raise (TimeoutError() if late else error) from error
    finally:
        timer.cancel()
        connection.close()


def _socket(listed: list[str], port: int, time: float) -> socket.socket:
    """Connected to the first of the addresses that answers."""
    failure: OSError = OSError("it has no address")
    for address in listed:
        try:
            return socket.create_connection((address, port), timeout=time / len(listed))
        except OSError as error:
            failure = error
    raise failure


def _secured(plain: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def _cut(connection: socket.socket, late: list[bool]) -> None:
    late.append(True)
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _target(url: SplitResult) -> str:
    path = quote(url.path or "/", safe=_KEPT)
    return f"{path}?{quote(url.query, safe=_KEPT)}" if url.query else path


def _headers(url: SplitResult, terms: Terms) -> dict[str, str]:
    return {
        "Host": url.netloc,
        "User-Agent": terms.agent,
        "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf;q=0.9, application/xml;q=0.8",
        "Accept-Encoding": "gzip",
        "Accept-Language": "en",
        "Connection": "close",
    }
