"""Saving and loading: formats by suffix, whole or not at all, and one line for what is broken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg import graph
from kg.errors import GraphError
from kg.model import Article, Contents, Entity

ARTICLE = "https://newskg.example/article/1"


def contents(name: str = "Acme") -> Contents:
    entity = Entity("https://newskg.example/entity/acme", name, "company", (), (ARTICLE,))
    return Contents({ARTICLE: Article("1", "")}, {entity.iri: entity}, ())


def store(name: str = "Acme") -> Store:
    return graph.write(contents(name))


def test_turtle_declares_its_prefixes_and_begins_each_thing_with_what_it_is(tmp_path: Path) -> None:
    graph.save(store(), tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")

    assert "@prefix : <https://newskg.example/entity/> .\n" in text
    assert '\n\n:acme a schema:Corporation ;\n    rdfs:label "Acme" ;\n' in text
    assert text.endswith(" .\n")


@pytest.mark.parametrize("name", ["graph.kg", "graph"])
def test_an_on_disk_store_gives_back_the_graph(tmp_path: Path, name: str) -> None:
    graph.save(store(), tmp_path / name)

    assert set(graph.load(tmp_path / name)) == set(store())


@pytest.mark.parametrize("name", ["graph.kg", "graph.ttl"])
def test_contents_are_written_as_the_graph_that_holds_them(tmp_path: Path, name: str) -> None:
    written = graph.save_contents(contents(), tmp_path / name)

    assert set(written) == set(graph.load(tmp_path / name)) == set(store())
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(GraphError, match="cannot be written"):
        graph.save_contents(contents(), tmp_path / "file" / name)


def test_who_reads_an_on_disk_store_is_not_disturbed_by_a_save(tmp_path: Path) -> None:
    path = tmp_path / "graph.kg"
    graph.save(store("Acme"), path)
    reader = graph.load(path)
    graph.save(store("Birch"), path)

    assert set(reader) == set(store("Acme"))
    assert set(graph.load(path)) == set(store("Birch"))


def test_an_on_disk_store_keeps_no_more_than_two_generations(tmp_path: Path) -> None:
    for name in "ABCD":
        graph.save(store(name), tmp_path / "graph.kg")

    assert len(list((tmp_path / "graph.kg").glob("generation-*"))) == 2
    assert set(graph.load(tmp_path / "graph.kg")) == set(store("D"))


def test_what_a_crash_left_of_a_save_is_passed_over_and_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "graph.kg"
    graph.save(store("A"), path)
    (path / "generation-000002").mkdir()
    (path / "generation-000002" / "half").write_text("written")

    assert set(graph.load(path)) == set(store("A"))
    graph.save(store("B"), path)
    assert sorted(each.name for each in path.glob("generation-*")) == ["generation-000001", "generation-000003"]


def test_a_plain_oxigraph_database_can_be_read(tmp_path: Path) -> None:
    database = Store(str(tmp_path / "database"))
    database.extend(store())
    database.flush()
    del database

    assert set(graph.load(tmp_path / "database")) == set(store())


def test_a_folder_with_other_things_in_it_is_neither_read_nor_written(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")

    with pytest.raises(GraphError, match="other things"):
        graph.save(store(), tmp_path)
    with pytest.raises(GraphError, match="not a saved graph"):
        graph.load(tmp_path)


def test_a_save_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph.ttl"
    graph.save(store("Acme"), path)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GraphError, match=r"graph\.ttl: cannot be written: No space left"):
        graph.save(store("Birch"), path)

    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]


def test_an_on_disk_save_that_fails_leaves_the_old_generation_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.kg"
    graph.save(store("Acme"), path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(GraphError, match="No space left"):
        graph.save(store("Birch"), path)

    assert set(graph.load(path)) == set(store("Acme"))


@pytest.mark.parametrize("suffix", [".nq", ".trig"])
def test_named_graphs_are_read_as_one(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    line = "<urn:a> <urn:b> <urn:c>"
    path.write_text(
        f"{line} <urn:g> .\n{line} <urn:h> .\n" if suffix == ".nq" else f"<urn:g> {{ {line} }} <urn:h> {{ {line} }}"
    )

    assert len(graph.load(path)) == 1


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n")

    with pytest.raises(GraphError, match=r"broken\.ttl, line 2: not readable as Turtle") as error:
        graph.load(path)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_utf8_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.ttl"
    path.write_bytes(b'<urn:a> <urn:b> "caf\xe9" .\n')

    with pytest.raises(GraphError, match=r"latin\.ttl, line 1: .*UTF-8"):
        graph.load(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"nowhere\.ttl: no such file"):
        graph.load(tmp_path / "nowhere.ttl")


def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"'\.doc'.*\.ttl.*\.kg"):
        graph.save(store(), tmp_path / "graph.doc")


def test_rdf_xml_keeps_line_ends_and_refuses_what_xml_cannot_hold(tmp_path: Path) -> None:
    path = tmp_path / "graph.rdf"
    graph.save(store("Acme\r\nInc"), path)

    assert set(graph.load(path)) == set(store("Acme\r\nInc"))
    with pytest.raises(GraphError, match=r"U\+0001"):
        graph.save(store("Acme\x01"), path)
