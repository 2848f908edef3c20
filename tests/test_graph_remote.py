"""Loading from and pushing to another triple store over HTTP; here Oxigraph behind the standard library's server."""

from __future__ import annotations

import base64
import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from pyoxigraph import DefaultGraph, NamedNode, QueryTriples, RdfFormat, Store

from kg import graph, vocabulary
from kg.commands import main
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
        if self.headers["Content-Type"] == "application/n-triples":
            self.store.load(body, format=RdfFormat.N_TRIPLES, to_graph=self.target())
            self.answer(204, b"")
            return
        found = self.store.query(parse_qs(body)["query"][0])
        assert isinstance(found, QueryTriples)
        self.answer(200, found.serialize(format=RdfFormat.N_TRIPLES) or b"")

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        wanted = "Basic " + base64.b64encode(f"kg:{self.password}".encode()).decode()
        if self.password and self.headers["Authorization"] != wanted:
            self.answer(401, b"who are you?", {"WWW-Authenticate": 'Basic realm="store"'})
            return
        self.store.clear_graph(self.target())
        self.store.load(body, format=RdfFormat.N_TRIPLES, to_graph=self.target())
        self.answer(204, b"")

    def target(self) -> NamedNode | DefaultGraph:
        named = unquote(urlsplit(self.path).query.removeprefix("default").removeprefix("graph="))
        return NamedNode(named) if named else DefaultGraph()

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


def test_parts_are_pushed_one_by_one_and_twice_is_as_once(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = load(EXAMPLE)
    here.export(tmp_path / "parts", "nquads")
    load(vocabulary.ontology_folder() / "examples" / "who-runs-acme.ttl").push(url)
    for _ in range(2):
        assert main(["push", str(tmp_path / "parts"), url]) == 0
        assert set(load(url).store) == set(here.store)
    assert f"{len(here):,} triples of 16 parts → {url}" in capsys.readouterr().err
    remote.push_parts(sorted((tmp_path / "parts").iterdir()), url, "urn:news")
    assert set(remote.pull(url, graph="urn:news")) == set(here.store)


@pytest.mark.parametrize("content", [b"Acme", gzip.compress(b"Acme"), gzip.compress(b"Acme" * 99)[:20]])
def test_a_part_that_is_broken_is_named(content: bytes, url: str, tmp_path: Path) -> None:
    (tmp_path / "a.nq.gz").write_bytes(content)
    with pytest.raises(GraphError, match=r"a\.nq\.gz: not readable as N-Quads"):
        remote.push_parts([tmp_path / "a.nq.gz"], url)


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
