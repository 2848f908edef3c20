"""`kg search`, `groups`, `infer`, `export`, `push` and `serve` as users type them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.commands import main
from kg.commands.export import FORMATS
from kg.knowledge import load
from kg.questions.exports import EXPORTS
from tests.serving import ask, send

Output = pytest.CaptureFixture[str]


def test_search_shows_entities_before_sentences(graph_file: Path, capsys: Output) -> None:
    assert main(["search", str(graph_file), "birch"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Birch Labs"
    assert "“Acme has bought Birch Labs.”" in lines


def test_search_says_when_there_is_nothing(graph_file: Path, capsys: Output) -> None:
    assert main(["search", str(graph_file), "zeppelin"]) == 1
    assert "nothing" in capsys.readouterr().err


def test_groups_shows_who_belongs_together(graph_file: Path, capsys: Output) -> None:
    assert main(["groups", str(graph_file)]) == 0
    assert "Acme, Birch Labs, Corvane" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--central", "--brokers"])
def test_groups_ranks_entities(graph_file: Path, option: str, capsys: Output) -> None:
    assert main(["groups", str(graph_file), option, "--limit", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("Acme")


def test_infer_says_facts_in_other_words(graph_file: Path, tmp_path: Path, capsys: Output) -> None:
    assert main(["infer", str(graph_file), "-o", str(tmp_path / "new" / "wider.trig")]) == 0
    assert re.match(r"[1-9]\d* triples? added", capsys.readouterr().err)
    assert len(load(tmp_path / "new" / "wider.trig")) > len(load(graph_file))


def test_export_offers_what_the_library_can_write() -> None:
    assert set(FORMATS) == set(EXPORTS)


def test_export_writes_a_file(graph_file: Path, tmp_path: Path) -> None:
    assert main(["export", str(graph_file), "--to", "graphml", "-o", str(tmp_path / "new" / "graph.graphml")]) == 0
    assert "Birch Labs" in (tmp_path / "new" / "graph.graphml").read_text(encoding="utf-8")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_takes_a_push_and_ends_quietly(
    graph_file: Path, tmp_path: Path, sign: signal.Signals, capsys: Output
) -> None:
    (tmp_path / "temporary").mkdir()
    surroundings = os.environ | {"KG_TOKEN": "secret", "TMPDIR": str(tmp_path / "temporary")}
    other = tmp_path / "other.ttl"
    other.write_text("<https://newskg.example/entity/zeta> a <https://schema.org/Person> .", encoding="utf-8")
    call = [sys.executable, "-m", "kg", "serve", str(graph_file), "--port", "0", "--workers", "1", "--writable"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True, env=surroundings) as server:
        assert server.stderr
        url = re.findall(r"http://[\d.:]+/", server.stderr.readline())[0]
        try:
            assert b"Birch Labs" in ask(url, "SELECT ?name { :birch-labs rdfs:label ?name }").body
            assert main(["push", str(other), url.replace("//", "//kg:secret@") + "store"]) == 0
            assert b"zeta" in ask(url, "SELECT ?who { ?who a schema:Person }").body
            assert send("GET", url + "health").status == 200
        finally:
            server.send_signal(sign)
        assert server.wait(20) == 0
        assert server.stderr.read() == ""
    assert list((tmp_path / "temporary").iterdir()) == []
    assert "secret" not in capsys.readouterr().err
    assert "zeta" in graph_file.read_text(encoding="utf-8")


def test_serve_names_a_port_that_it_cannot_have(graph_file: Path, capsys: Output) -> None:
    assert main(["serve", str(graph_file), "--port", "99999"]) == 1
    assert "99999 is no port" in capsys.readouterr().err
