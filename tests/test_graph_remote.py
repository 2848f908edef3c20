"""Loading from and pushing to another triple store over HTTP; here Oxigraph behind the standard library's server."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from pyoxigraph import DefaultGraph, NamedNode, QueryTriples, RdfFormat, Store

from kg import graph, vocabulary
from kg.errors import GraphError
from kg.graph import remote
from kg.knowledge import load

pytestmark = pytest.mark.usefixtures("tidied")

EXAMPLE = vocabulary.ontology_folder() / "examples" / "an-investment.ttl"


class Handler(BaseHTTPRequestHandler):
    store = Store()
    password = ""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        found = self.store.query(parse_qs(body)["query"][0])
        assert isinstance(found, QueryTriples)
        self.answer(200, found.serialize(format=RdfFormat.N_TRIPLES) or b"")

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        wanted = "Basic " + base64.b64encode(f"kg:{self.password}".encode()).decode()
        if self.password and self.headers["Authorization"] != wanted:
            self.answer(401, b"who are you?", {"WWW-Authenticate": 'Basic realm="store"'})
            return
        named = unquote(urlsplit(self.path).query.removeprefix("default").removeprefix("graph="))
        target = NamedNode(named) if named else DefaultGraph()
        self.store.clear_graph(target)
        self.store.load(body, format=RdfFormat.N_TRIPLES, to_graph=target)
        self.answer(204, b"")

    def answer(self, code: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(code)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: tests are quiet."""


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Handler, "store", Store())
    monkeypatch.setattr(Handler, "password", "")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/store"
        server.shutdown()
        thread.join()


def test_what_is_pushed_is_loaded_again_page_by_page(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PAGE", 100)
    here = load(EXAMPLE)
    here.push(url)
    there = load(url)

    assert len(here) > 300
    assert set(there.store) == set(here.store)
    assert there.contents == here.contents


def test_a_push_takes_the_place_of_what_was_there(url: str) -> None:
    load(EXAMPLE).push(url)
    remote.push(graph.write(graph.read(Store())), url)

    assert len(load(url)) == 0


def test_a_named_graph_is_pushed_and_pulled_apart(url: str) -> None:
    here = graph.load(EXAMPLE)
    remote.push(here, url, graph="urn:news")

    assert len(remote.pull(url)) == 0
    assert set(remote.pull(url, graph="urn:news")) == set(here)


def test_a_name_and_password_are_sent_when_asked_and_never_shown(url: str) -> None:
    Handler.password = "secret"
    with pytest.raises(GraphError, match="401") as error:
        remote.push(graph.load(EXAMPLE), url.replace("//", "//kg:wrong@"))
    remote.push(graph.load(EXAMPLE), url.replace("//", "//kg:secret@"))

    assert "wrong" not in str(error.value)
    assert len(load(url)) > 300


def test_a_server_that_is_not_there_is_one_clear_line() -> None:
    with pytest.raises(GraphError, match=r"http://127\.0\.0\.1:9/sparql: cannot be reached"):
        load("http://127.0.0.1:9/sparql")
