"""Articles → the bytes of a local build, by a cluster of several processes of which one dies in the middle."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import corpus
from kg.articles import Refused
from kg.corpus import Engine, cluster, parts
from kg.errors import EngineError
from kg.graph import serialized
from kg.model import Article
from kg.workers import Packed, Plan, answer
from tests.conftest import read_plainly
from tests.slowly import process_of, read_slowly

distributed: Any = pytest.importorskip("distributed", reason="the cluster is an extra: pip install 'newskg[cluster]'")

ARTICLES = [Article(f"{n}.txt", f"Acme {chr(65 + n % 26)}x has bought Birch Labs {n}.") for n in range(60)]
REFUSED = Refused("bad.txt", "set aside: twice, it took more than 600 seconds")


@pytest.fixture
def machines() -> Iterator[Any]:
    """Two worker processes and their scheduler."""
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as there,
        distributed.Client(there, set_as_default=False) as client,
    ):
        yield client


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system does not kill")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_cluster_of_which_a_machine_dies_gives_the_bytes_of_one_process(
    machines: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PART", 4)
    monkeypatch.setattr("kg.building.read", read_slowly)
    monkeypatch.setattr("kg.entities.resolving.LOT", 25)
    pids = list(machines.run(os.getpid).values())
    killed: list[int] = []

    def kill_one(done: int, total: int) -> None:
        assert total == 60
        if done >= 12 and not killed:
            killed.append(pids[0])
            os.kill(pids[0], signal.SIGKILL)

    engine = Engine(scheduler=machines.scheduler.address, parts=tmp_path / "parts")
    graph, refused = tmp_path / "graph.ttl", list[Refused]()
    outcome = corpus.build(graph, ARTICLES, engine=engine, on_progress=kill_one, on_refused=refused.append)
    assert killed
    assert [str(one) for one in refused] == ["7.txt: set aside: twice, its process ended with 3"]
    assert (outcome.read, outcome.articles) == (60, 59)
    monkeypatch.setattr("kg.building.read", read_plainly)
    assert graph.read_bytes() == serialized(kg.build([one for one in ARTICLES if one.id != "7.txt"]).store)
    made = {path.name: path.read_bytes() for path in (tmp_path / "parts").iterdir()}
    assert sum(name.startswith("readings-") for name in made) == 15
    corpus.build(tmp_path / "again.ttl", ARTICLES, engine=engine, on_refused=refused.append)
    assert (tmp_path / "again.ttl").read_bytes() == graph.read_bytes()
    assert {path.name: path.read_bytes() for path in (tmp_path / "parts").iterdir()} == made


def test_lots_of_entities_go_to_the_machines_and_a_single_one_does_not(machines: Any, tmp_path: Path) -> None:
    address, folder = machines.scheduler.address, tmp_path / "parts"
    spread = cluster.spread_on_cluster(corpus.Settings(), address=address, workers=None, parts=folder)
    assert set(spread(process_of, range(8))) <= set(machines.run(os.getpid).values())
    assert not list(folder.iterdir())
    assert list(spread(process_of, range(1))) == [os.getpid()]


def test_a_part_is_named_by_what_is_in_it_and_gives_it_back(tmp_path: Path) -> None:
    path = parts.write_articles(tmp_path, ARTICLES[:3])
    assert parts.write_articles(tmp_path, ARTICLES[:3]) == path
    assert parts.write_articles(tmp_path, ARTICLES[:2]) != path
    assert list(parts.read_articles(path)) == ARTICLES[:3]
    read = answer(ARTICLES[0], Plan(read_plainly))
    assert isinstance(read, Packed)
    target = parts.readings_of(path, "this")
    assert target != parts.readings_of(path, "that")
    parts.write_readings(target, [(ARTICLES[0], read), (Article("bad.txt", "…"), REFUSED)])
    assert list(parts.read_readings(target)) == [read, REFUSED]


def test_a_part_of_another_version_is_not_mixed_in(tmp_path: Path) -> None:
    path = parts.write_articles(tmp_path, ARTICLES[:1])
    with pytest.raises(EngineError, match="a machine of the cluster has another newskg"):
        cluster.read_part(str(path), Plan(read_plainly), corpus.Settings(), "newskg 99")


def test_a_folder_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "parts").write_text("a file")
    with pytest.raises(EngineError, match=r"cannot be written .* choose another --parts"):
        parts.write_articles(tmp_path / "parts", ARTICLES)


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    engine = Engine(scheduler="tcp://127.0.0.1:9", parts=tmp_path)  # the port on which nothing is ever said
    with pytest.raises(EngineError, match="no Dask scheduler answers there"):
        corpus.build(tmp_path / "graph.ttl", ARTICLES, engine=engine, on_refused=list[Refused]().append)
