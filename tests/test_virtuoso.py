"""A graph in Virtuoso, a triple store of another make, over SPARQL 1.1 protocols: pushed, pulled, questioned."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from kg import vocabulary
from kg.graph import remote
from kg.knowledge import Graph, load
from kg.questions.competency import Question, questions
from kg.questions.sparql import answer

EXAMPLE = vocabulary.ontology_folder() / "examples" / "an-investment.ttl"
NAME = "urn:news"
SETUP = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
"""

pytestmark = [
    pytest.mark.skipif(not shutil.which("virtuoso-t"), reason="needs Virtuoso: apt install virtuoso-opensource-7"),
    pytest.mark.usefixtures("tidied"),
]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Virtuoso that runs for these tests alone."""
    folder, http = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "virtuoso.ini").write_text(SETUP.format(sql=free_port(), http=http), encoding="utf-8")
    call = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with (folder / "out.log").open("w") as log, subprocess.Popen(call, cwd=folder, stdout=log, stderr=log) as server:
        try:
            wait_for(http, server)
            yield f"http://127.0.0.1:{http}/"
        finally:
            server.kill()


@pytest.fixture(scope="module")
def pushed(url: str, graph: Graph) -> str:
    """The endpoint of a Virtuoso that holds the graph."""
    graph.push(url.replace("//", "//dba:dba@") + "sparql-graph-crud-auth", NAME)
    return url + "sparql"


def test_what_is_pushed_is_pulled_again(pushed: str, graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PAGE", 100)
    assert set(remote.pull(pushed, NAME)) == set(graph.store)


@pytest.mark.parametrize("question", questions().values(), ids=questions())
def test_each_question_has_the_same_answer_there(pushed: str, graph: Graph, question: Question) -> None:
    form = {"query": question.query, "default-graph-uri": NAME, "format": "application/sparql-results+json"}
    with urlopen(pushed, urlencode(form).encode(), timeout=60) as found:
        there = json.loads(found.read())
    here = json.loads(answer(graph.store, question.query, "json"))
    assert values(there) == values(here)


def values(result: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> list[list[tuple[str, str]]]:
    """The rows in a fixed order; Virtuoso writes true as 1."""
    rows = result["results"]["bindings"]
    return sorted(sorted((name, written(term)) for name, term in row.items()) for row in rows)


def written(term: dict[str, str]) -> str:
    is_boolean = term.get("datatype") == vocabulary.PREFIXES["xsd"] + "boolean"
    return {"true": "1", "false": "0"}.get(term["value"], term["value"]) if is_boolean else term["value"]


def wait_for(port: int, server: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("Virtuoso did not start")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])
