"""A store ⇄ another triple store over HTTP: SPARQL 1.1 Protocol to load, Graph Store Protocol to push.

Spoken with the standard library alone. A name and password in the URL are sent as the server asks (Basic or Digest).
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import IO, cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit, urlunsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.errors import GraphError
from kg.graph.files import serialized

PAGE = 10_000  # triples asked for at once: what Virtuoso gives at most, as it is set up by default
TIMEOUT = 60.0  # seconds for one request
_PAGE_QUERY = """CONSTRUCT {{ ?s ?p ?o }} {source} WHERE {{
  SELECT ?s ?p ?o {{ {{ SELECT ?s ?p ?o {{ ?s ?p ?o }} ORDER BY ?s ?p ?o }} }} LIMIT {limit} OFFSET {offset}
}}"""  # sorted inside, cut outside: Virtuoso refuses to sort far offsets


def pull(endpoint: str, graph: str | None = None) -> Store:
    """A copy in memory of what a SPARQL endpoint holds: its default graph, or the named one. Raises GraphError."""
    store = Store()
    for page in _pages(endpoint, graph):
        store.bulk_extend(page)
    return store


def push(store: Store, url: str, graph: str | None = None) -> None:
    """Put the graph in place of the default graph, or of the named one, of a server. Raises GraphError.

    `url` is the server's Graph Store endpoint, such as http://localhost:7878/store.
    """
    _send(
        _address(url, graph), serialized(store, RdfFormat.N_TRIPLES), {"Content-Type": "application/n-triples"}, "PUT"
    )


def push_parts(files: Sequence[Path], url: str, graph: str | None = None) -> int:
    """The same from files of N-Quads (.nq.gz), one file in memory at a time; how many triples they hold.

    The first replaces what was there, the others add to it: what breaks off in between is mended by the same call.
    Raises GraphError, also for a file that is broken.
    """
    total = 0
    for number, file in enumerate(files):
        triples = list(_triples(file))
        kind = {"Content-Type": "application/n-triples"}
        _send(_address(url, graph), b"\n".join(triples), kind, "POST" if number else "PUT")
        total += len(triples)
    return total


def _triples(file: Path) -> Iterator[bytes]:
    """The triples of a file in any of its graphs, as lines of N-Triples."""
    try:
        with gzip.open(file) as stream:
            for quad in parse(cast(IO[bytes], stream), format=RdfFormat.N_QUADS):
                yield f"{quad.triple} .".encode()
    except (OSError, EOFError, zlib.error, SyntaxError) as error:
        raise GraphError(
            f"{file}: not readable as N-Quads that are packed with gzip ({error}); export it anew"
        ) from error


def _address(url: str, graph: str | None) -> str:
    return f"{url}?{'default' if graph is None else 'graph=' + quote(graph, safe='')}"


def _pages(endpoint: str, graph: str | None) -> Iterator[list[Quad]]:
    source = f"FROM <{graph}>" if graph else ""
    for number in count():
        query = _PAGE_QUERY.format(source=source, limit=PAGE, offset=number * PAGE)
        answer = _send(endpoint, urlencode({"query": query}).encode(), {"Accept": "application/n-triples"}, "POST")
        page = _parsed(endpoint, answer)
        yield page
        if len(page) < PAGE:
            return


def _parsed(endpoint: str, answer: bytes) -> list[Quad]:
    try:
        return list(parse(answer, format=RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        raise GraphError(f"{endpoint}: does not answer with N-Triples; is it a SPARQL endpoint? ({error})") from error


def _send(url: str, body: bytes, headers: dict[str, str], method: str) -> bytes:
    address, opener = _opener(url)
    try:
        with opener.open(Request(address, body, headers, method=method), timeout=TIMEOUT) as answer:
            found: bytes = answer.read()
            return found
    except HTTPError as error:
        with error:  # it holds the connection
            reason = error.read(300).decode("utf-8", "replace").split("\n")[0]
        raise GraphError(f"{address}: the server answers {error.code} {error.reason}: {reason}") from error
    except (URLError, OSError, ValueError) as error:
        raise GraphError(f"{address}: cannot be reached: {getattr(error, 'reason', error)}") from error


def _opener(url: str) -> tuple[str, OpenerDirector]:
    """The URL without name and password, and what sends them when asked."""
    parts = urlsplit(url)
    address = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    passwords = HTTPPasswordMgrWithDefaultRealm()
    if parts.username:
        passwords.add_password(None, address, parts.username, parts.password or "")
    return address, build_opener(HTTPBasicAuthHandler(passwords), HTTPDigestAuthHandler(passwords))
