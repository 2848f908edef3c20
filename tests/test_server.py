"""A server among strangers: what takes too long or too much is ended, what reaches out is refused, the page is safe."""

from __future__ import annotations

import http.client
import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg import vocabulary
from kg.errors import QuestionError
from kg.knowledge import Graph, load
from kg.server import Settings, listening
from kg.server.guard import objection
from kg.server.media import ROWS, chosen
from kg.server.pool import surroundings
from tests.serving import ask, running, send

EXAMPLE = vocabulary.ontology_folder() / "examples" / "an-investment.ttl"
ASSETS = Path(__file__).parent.parent / "kg" / "server" / "assets"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?l) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?l"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
QUICK = "ASK { ?who kg:investsIn ?whom }"
LIMIT = 1.0  # seconds


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def url(graph: Graph) -> Iterator[str]:
    """A server with tight limits."""
    limits = Settings(port=0, workers=2, time_limit=LIMIT, result_limit=100_000, memory_limit=200 << 20)
    with running(graph, limits) as address:
        yield address


class TestLimits:
    """What one query may take."""

    def test_an_endless_query_is_ended_while_others_are_answered(self, url: str) -> None:
        with ThreadPoolExecutor(9) as clients:
            began = time.monotonic()
            hostile = clients.submit(ask, url, ENDLESS)
            others = [clients.submit(ask, url, QUICK) for _ in range(100)]
            assert {json.loads(other.result().body)["boolean"] for other in others} == {True}
            served = time.monotonic() - began
            ended = hostile.result()

        assert ended.status == 503
        assert b"stopped after 1 seconds" in ended.body
        assert served < time.monotonic() - began  # nobody waited for it to end

    def test_more_endless_queries_than_processes_do_not_stop_the_server(self, url: str) -> None:
        with ThreadPoolExecutor(5) as clients:
            hostile = [clients.submit(ask, url, ENDLESS) for _ in range(4)]
            assert {found.result().status for found in hostile} == {503}
        assert ask(url, QUICK).status == 200

    def test_a_query_that_takes_all_memory_is_ended(self, graph: Graph) -> None:
        with running(graph, Settings(port=0, workers=1, memory_limit=200 << 20)) as url:
            assert ask(url, GREEDY).status == 503
            assert ask(url, QUICK).status == 200

    def test_an_answer_that_grows_too_large_is_refused_not_cut(self, url: str) -> None:
        found = ask(url, LONG)
        assert found.status == 503
        assert b"more than 100,000 bytes" in found.body
        assert ask(url, f"{LONG} LIMIT 10").status == 200

    def test_a_query_whose_client_leaves_is_ended(self, graph: Graph) -> None:
        with running(graph, Settings(port=0, workers=1, time_limit=600)) as url:
            leaving = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
            leaving.request("GET", f"/sparql?{urlencode({'query': ENDLESS})}")
            time.sleep(0.3)
            leaving.close()
            assert ask(url, QUICK).status == 200  # by the only process there is

    def test_a_pattern_made_to_be_slow_is_not(self, url: str) -> None:
        assert ask(url, f'SELECT (REGEX("{"a" * 5000}!", "^(a+)+$") AS ?is) {{}}').status == 200


class TestReach:
    """What lies beyond the graph stays there."""

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
            "SELECT * { service  silent<http://127.0.0.1:1/>{ ?s ?p ?o } }",
            "SELECT * { BIND(<http://127.0.0.1:1/> AS ?x) SERVICE ?x { ?s ?p ?o } }",
            "PREFIX e: <http://127.0.0.1:1/> SELECT * { SERVICE e: { ?s ?p ?o } }",
            "SELECT * { SERVICE # <http://allowed.example/>\n <http://127.0.0.1:1/> { ?s ?p ?o } }",
            "SELECT * { ?s ?p ?o FILTER(?s<?p)SERVICE#>\n<http://127.0.0.1:1/> { ?x ?y ?z } }",
            'SELECT * { ?s ?p ?o FILTER(?s<?p)#>"""\n SERVICE <http://127.0.0.1:1/> { ?x ?y ?z } #"""\n }',
            "SELECT * { ?s ?p ?o FILTER(?s<?p)#>'\n SERVICE <http://127.0.0.1:1/> { ?x ?y ?z } #'\n }",
            "LOAD <http://127.0.0.1:1/>",
        ],
    )
    def test_no_way_to_reach_out_is_overlooked(self, query: str) -> None:
        assert objection(query)
        assert objection(query, allowed=("http://allowed.example/",))

    @pytest.mark.parametrize(
        "query",
        [
            'SELECT * { ?service rdfs:label "customer SERVICE" }',
            "SELECT * { ?s ?p 'LOAD <http://127.0.0.1:1/>' } # SERVICE <http://127.0.0.1:1/>",
            "SELECT * { ?s <http://load.example/service#SERVICE> :service }",
            "SELECT * { ?load ?service '''a ' SERVICE <x> ''' }",
            "PREFIX service: <http://x.example/> SELECT * { service:load ?p 'x'@service }",
        ],
    )
    def test_the_words_alone_are_no_offence(self, query: str) -> None:
        assert objection(query) == ""

    def test_what_is_allowed_by_name_may_be_reached(self) -> None:
        query = "SELECT * { SERVICE SILENT <http://a.example/sparql> { ?s ?p ?o } }"
        assert objection(query, allowed=("http://a.example/sparql",)) == ""
        assert objection(query, allowed=("http://a.example/",))

    @given(st.lists(st.sampled_from([*"<>()#'\"\\ \n?a:{}", '"""', "SERVICE", "<http://127.0.0.1:1/>"]), max_size=30))
    def test_what_the_engine_takes_for_service_the_guard_does_not_overlook(self, parts: list[str]) -> None:
        query = f"SELECT * {{ ?s ?p ?o FILTER(?s <{''.join(parts)}\nSERVICE <http://127.0.0.1:1/> {{ ?x ?y ?z }} }}"
        if not objection(query):
            with pytest.raises(SyntaxError):
                Store().query(query)

    def test_a_process_that_answers_can_open_nothing(self, tmp_path: Path) -> None:
        import subprocess
        import sys

        secret = tmp_path / "secret.txt"
        secret.write_text("secret", encoding="utf-8")
        tries = f"""
import socket, pytest
from kg.server.worker import wall_in
wall_in()
for reach in (lambda: open({str(secret)!r}), lambda: socket.create_connection(("127.0.0.1", 1)), socket.socket):
    try:
        reach()
    except OSError as error:
        print(error.errno)
"""
        pytest.importorskip("resource", reason="Windows has no such limits")
        found = subprocess.run([sys.executable, "-c", tries], capture_output=True, text=True, check=True)
        assert found.stdout.split()[0] == "24"  # EMFILE
        assert len(found.stdout.split()) == 3

    def test_a_stranger_s_name_for_this_machine_is_refused(self, url: str) -> None:
        assert send("GET", url + "health", headers={"Host": "evil.example"}).status == 421
        assert send("GET", url + "health", headers={"Host": f"localhost:{urlsplit(url).port}"}).status == 200

    def test_pages_of_others_may_not_ask_unless_they_are_named(self, url: str, graph: Graph) -> None:
        asked = {"Origin": "https://friend.example"}
        assert "Access-Control-Allow-Origin" not in send("GET", url + "health", headers=asked).headers
        with running(graph, Settings(port=0, workers=1, origins=("https://friend.example",))) as open_url:
            found = send("GET", open_url + "health", headers=asked).headers
            assert found["Access-Control-Allow-Origin"] == "https://friend.example"
            assert "Access-Control-Allow-Credentials" not in found
            other = send("GET", open_url + "health", headers={"Origin": "https://other.example"}).headers
            assert "Access-Control-Allow-Origin" not in other


class TestPages:
    """What people see."""

    def test_the_front_page_needs_nothing_from_elsewhere_and_runs_nothing_in_line(self, url: str) -> None:
        found = send("GET", url)
        text = found.body.decode()
        addresses = re.findall(r"(?:src|href)=\"([^\"]+)\"", text)

        assert found.type == "text/html"
        assert "script-src 'self'" in found.headers["Content-Security-Policy"]
        assert all(address.startswith(("/", "data:")) for address in addresses)
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
        for address in addresses:
            if address.startswith("/assets/"):
                assert send("GET", url + address[1:]).status == 200

    def test_the_title_is_text_and_nothing_more(self, graph: Graph) -> None:
        with running(graph, Settings(port=0, workers=1, title="<script>alert(1)</script>")) as url:
            assert b"<script>alert" not in send("GET", url).body

    def test_the_editor_brings_no_prefixes_of_its_own(self) -> None:
        editor = (ASSETS / "yasqe" / "yasqe.min.js").read_text(encoding="utf-8")
        assert "prefixes_default=globalThis.queryPrefixes" in editor
        assert not re.search(r"onlyfans|prefix\.cc|namso|sourceMappingURL", editor)
        assert "MIT" in (ASSETS / "yasqe" / "LICENSE").read_text(encoding="utf-8")

    def test_the_page_makes_text_of_answers_and_no_markup(self) -> None:
        script = (ASSETS / "ask.js").read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)

    def test_a_file_outside_the_page_is_not_to_be_had(self, url: str) -> None:
        for name in ("../pages.py", "..%2fpages.py", "/etc/passwd", "ask.html.j2"):
            assert send("GET", f"{url}assets/{name}").status == 404

    def test_a_question_gives_its_query_with_the_entity_in_it(self, url: str) -> None:
        found = send("GET", url + "question/who-invests-in", query=[("entity", "birch labs")])
        assert "VALUES ?entity { <https://newskg.example/entity/birch-labs> }" in json.loads(found.body)["query"]
        assert send("GET", url + "question/who-invests-on").status == 400
        assert b"did you mean" in send("GET", url + "question/who-invests-in", query=[("entity", "Birch Lab")]).body

    def test_the_graph_has_its_page(self, url: str) -> None:
        found = send("GET", url + "graph")
        assert (found.status, found.type) == (200, "text/html")
        assert b"Birch Labs" in found.body

    def test_the_server_says_that_it_is_well(self, url: str) -> None:
        assert json.loads(send("GET", url + "health").body)["status"] == "ok"


def test_the_processes_that_answer_queries_are_given_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KG_TOKEN", "KG_LLM_KEY", "OPENAI_API_KEY", "AZURE_OPENAI_API_KEY"):
        monkeypatch.setenv(name, "s3cret")
    monkeypatch.setenv("KG_PLAIN", "kept")
    given = surroundings()
    assert given["KG_PLAIN"] == "kept"
    assert "s3cret" not in given.values()


def test_a_port_that_is_taken_is_named(graph: Graph, url: str) -> None:
    port = urlsplit(url).port or 0
    with (
        pytest.raises(QuestionError, match=rf"{port}: cannot be listened on"),
        listening(graph.store, Settings(port=port)),
    ):
        pass


def test_an_on_disk_store_is_served_as_well(graph: Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "graph.kg")
    with running(load(tmp_path / "graph.kg"), Settings(port=0, workers=1)) as url:
        assert json.loads(ask(url, QUICK).body)["boolean"] is True


@given(st.text(max_size=40))
def test_any_accept_header_is_understood_or_refused(accept: str) -> None:
    assert chosen(accept, ROWS) in {"", *ROWS}
