"""Comunica and fetch-sparql-endpoint, the clients of the JavaScript world, against our server."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kg import vocabulary
from kg.knowledge import load
from kg.server import Settings
from tests.serving import running

CLIENTS = Path(__file__).parent / "clients"
EXAMPLE = vocabulary.ontology_folder() / "examples" / "an-investment.ttl"
PREFIX = f"PREFIX kg: <{vocabulary.NAMESPACE}>"
SELECT = f"{PREFIX} SELECT ?who ?whom WHERE {{ ?who kg:investsIn ?whom }}"
CONSTRUCT = f"{PREFIX} CONSTRUCT WHERE {{ ?who kg:investsIn ?whom }}"

pytestmark = pytest.mark.skipif(
    not shutil.which("node") or not (CLIENTS / "node_modules").is_dir(),
    reason="needs Node and the clients: npm install --prefix tests/clients",
)


def test_the_clients_of_javascript_get_what_the_library_says() -> None:
    graph = load(EXAMPLE)
    expected = [[str(row.who), str(row.whom)] for row in graph.query(SELECT)]  # type: ignore[union-attr]
    with running(graph, Settings(port=0, workers=2)) as url:
        call = ["node", str(CLIENTS / "ask.js"), url + "sparql", SELECT, CONSTRUCT]
        found = subprocess.run(call, capture_output=True, text=True, timeout=120)

    assert found.returncode == 0, found.stderr
    told = json.loads(found.stdout)
    assert told.pop("fetch-sparql-endpoint: ask") is True
    assert {name: pairs for name, pairs in told.items() if pairs != expected} == {}
    assert len(told) == 6
