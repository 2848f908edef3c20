"""`kg mcp`: what an agent with a real MCP client sees of a graph over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kg.commands import main

pytest.importorskip("mcp", reason="needs the MCP SDK (pip install 'newskg[mcp]')")

TOOLS = ("search", "show", "query", "path", "conflicts", "sources")


def talk(graph: Path, conversation: Callable[[Any], Awaitable[Any]]) -> Any:
    """What comes of a conversation with `kg mcp`, a process of its own."""
    from mcp import Client, StdioServerParameters

    async def speak() -> Any:
        server = StdioServerParameters(command=sys.executable, args=["-m", "kg", "mcp", str(graph)])
        async with Client(server, read_timeout_seconds=120) as client:
            return await conversation(client)

    with ThreadPoolExecutor(1) as beside:  # a browser that a test before this one opened leaves its loop running here
        return beside.submit(lambda: asyncio.run(speak())).result()


def said(result: Any) -> str:
    return "\n".join(part.text for part in result.content)


def test_an_agent_reads_a_graph_with_tools_that_cannot_change_it(graph_file: Path) -> None:
    before = graph_file.read_bytes()

    async def conversation(client: Any) -> dict[str, Any]:
        tools = (await client.list_tools()).tools
        asked = {
            "search": {"words": "birch"},
            "show": {"entity": "Birch Labs"},
            "query": {"sparql": "SELECT ?name { ?x kg:acquires/rdfs:label ?name } ORDER BY ?name"},
            "path": {"start": "Corvane", "end": "Birch Labs"},
            "conflicts": {},
            "sources": {},
        }
        answers = {name: said(await client.call_tool(name, values)) for name, values in asked.items()}
        return {"tools": tools, **answers}

    found = talk(graph_file, conversation)
    assert tuple(tool.name for tool in found["tools"]) == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in found["tools"])
    assert "entity: Birch Labs <" in found["search"]
    assert "Acme acquires Birch Labs [stated]" in found["show"] and "“Acme has bought Birch Labs.”" in found["show"]
    assert found["query"].split() == ["name", "Birch", "Labs", "Eberle"]
    assert found["path"].startswith("Corvane —acquires→ Acme —acquires→ Birch Labs")
    assert "“Acme has bought Birch Labs.”" in found["path"]
    assert found["conflicts"] == "The sources do not disagree on anything."
    assert "Acme acquires Birch Labs: 1 article, 1 independent source" in found["sources"]
    assert graph_file.read_bytes() == before


def test_what_cannot_be_answered_is_an_error_in_one_line_and_the_server_goes_on(graph_file: Path) -> None:
    wrong = [
        ("show", {"entity": "Birhc Labs"}, "did you mean Birch Labs"),
        ("query", {"sparql": "DELETE WHERE { ?s ?p ?o }"}, "a query begins with SELECT"),
        ("query", {"sparql": "SELECT ?x { ?x kg:aquires ?y }"}, "did you mean"),
        ("query", {"sparql": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, "is not allowed here"),
        ("search", {"words": "?!"}, "has no word to search for"),
        ("path", {"start": "Acme", "end": "Acme"}, "are the same entity"),
    ]

    async def conversation(client: Any) -> list[Any]:
        results = [await client.call_tool(name, values) for name, values, _ in wrong]
        ask = await client.call_tool("query", {"sparql": "ASK { ?a kg:acquires ?b }"})
        drawn = await client.call_tool("query", {"sparql": "CONSTRUCT WHERE { ?a kg:acquires ?b }"})
        return [*results, ask, drawn]

    *results, ask, drawn = talk(graph_file, conversation)
    for result, (_, _, message) in zip(results, wrong, strict=True):
        assert result.is_error and message in said(result) and "\n" not in said(result).strip()
    assert not ask.is_error and '"boolean":true' in said(ask).replace(" ", "")
    assert "kg:acquires" in said(drawn)


def test_a_missing_graph_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mcp", str(tmp_path / "none.ttl")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_sdk_is_told_with_what_to_install(
    graph_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    assert main(["mcp", str(graph_file)]) == 1
    assert "pip install 'newskg[mcp]'" in capsys.readouterr().err
