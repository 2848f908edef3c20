"""`kg add`, `retract`, `status`, `diff` and `sources` as users type them → a graph that lives, and its ledger."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.commands import main
from kg.model import Article, Reading
from tests.conftest import read_plainly

Output = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("plain_reader")


def run(output: Output, *arguments: str | Path) -> tuple[str, list[str]]:
    """What a call that does its work prints, and the lines of its notes."""
    output.readouterr()
    assert main([str(argument) for argument in arguments]) == 0
    shown = output.readouterr()
    return shown.out, shown.err.splitlines()


def failure(output: Output, *arguments: str | Path) -> str:
    """The one line of a call that cannot do anything."""
    output.readouterr()
    assert main([str(argument) for argument in arguments]) == 1
    (line,) = output.readouterr().err.splitlines()
    return line


@pytest.fixture
def graph(articles: Path, tmp_path: Path) -> Path:
    """The graph of the two articles, with its ledger."""
    path = tmp_path / "graph.ttl"
    assert main(["build", str(articles), "-o", str(path)]) == 0
    return path


def test_adding_and_retracting_give_the_bytes_of_building(
    graph: Path, articles: Path, tmp_path: Path, capsys: Output
) -> None:
    first, second = graph.read_bytes(), tmp_path / "second.ttl"
    (articles / "friday.txt").write_text("Delmar has bought Corvane.", encoding="utf-8")
    _, notes = run(capsys, "add", graph, articles)
    assert notes == ["1 came, 0 replaced, 1 read", f"3 articles, 4 entities, 4 claims → {graph}"]
    run(capsys, "build", articles, "-o", second, "--no-ledger")
    assert graph.read_bytes() == second.read_bytes()
    _, notes = run(capsys, "retract", graph, "friday.txt")
    assert notes == [f"2 articles, 3 entities, 3 claims → {graph}"]
    assert graph.read_bytes() == first


def test_a_corrected_file_replaces_what_it_said(graph: Path, articles: Path, capsys: Output) -> None:
    (articles / "monday.txt").write_text("Acme has not bought Birch Labs.", encoding="utf-8")
    assert run(capsys, "add", graph, articles / "monday.txt")[1][0] == "1 came, 1 replaced, 1 read"
    shown, _ = run(capsys, "show", graph, "Acme")
    assert "Denied    Acme" in shown
    assert "Corvane" not in shown


def test_status_tells_what_became_of_each_article(graph: Path, articles: Path, capsys: Output) -> None:
    (articles / "monday.txt").write_text("Acme has not bought Birch Labs.", encoding="utf-8")
    assert main(["add", str(graph), str(articles), "nowhere.txt"]) == 0
    run(capsys, "retract", graph, "tuesday.txt")
    shown, (summary,) = run(capsys, "status", graph)
    words = [line.split(" · ")[0] for line in shown.splitlines()]
    assert words == [
        "replaced  monday.txt",
        "done      monday.txt",
        "retracted tuesday.txt",
        "refused   nowhere.txt: does not exist; check the path",
    ]
    assert summary == "1 article in the graph, 2 replaced or retracted, 1 refused"
    told = json.loads(run(capsys, "status", graph, "--format", "json")[0])
    assert [(stay["id"], stay["how"], stay["claims"]) for stay in told["articles"]] == [
        ("monday.txt", "replaced", 2),
        ("monday.txt", None, 1),
        ("tuesday.txt", "retracted", 1),
    ]
    assert told["settings"]["reader"] == "full"
    assert told["refused"][0]["source"] == "nowhere.txt"


def test_status_tells_what_was_set_aside_with_the_reason(graph: Path, articles: Path, capsys: Output) -> None:
    (articles / "wednesday.txt").write_text("Acme Inc may buy\nBirch Labs.", encoding="utf-8")
    (articles / "de.txt").write_text(
        "Corvane hat ein Drittel von Birch Labs gekauft, teilten beide Unternehmen am Dienstag in Berlin mit."
    )
    _, notes = run(capsys, "add", graph, articles)
    assert notes[1] == "kg: wednesday.txt: is set aside: it has the same text as tuesday.txt, which stays"
    shown, (summary,) = run(capsys, "status", graph)
    assert [line.split(" · ")[0] for line in shown.splitlines()][2:] == [
        "set aside wednesday.txt: it has the same text as tuesday.txt, which stays",
        f"set aside {articles / 'de.txt'}: it is not in English (de); give a translation of it",
    ]
    assert summary == "2 articles in the graph, 2 set aside"
    told = json.loads(run(capsys, "status", graph, "--format", "json")[0])
    assert [stay["copy_of"] for stay in told["articles"]] == [None, None, "tuesday.txt"]
    assert [one["set_aside"] for one in told["refused"]] == [True]


def test_the_history_of_an_article_shows_what_each_version_said(graph: Path, articles: Path, capsys: Output) -> None:
    (articles / "monday.txt").write_text("Acme has not bought Birch Labs.", encoding="utf-8")
    run(capsys, "add", graph, articles)
    shown, _ = run(capsys, "status", graph, "monday.txt")
    before, after = shown.split("done      monday.txt")
    assert "replaced  monday.txt" in before
    assert "“Acme has bought Birch Labs.”" in before
    assert "“Acme has not bought Birch Labs.”" in after
    assert "never was an article" in failure(capsys, "status", graph, "sunday.txt")


def test_a_graph_without_a_ledger_says_what_to_do(articles: Path, tmp_path: Path, capsys: Output) -> None:
    graph = tmp_path / "graph.ttl"
    run(capsys, "build", articles, "-o", graph, "--no-ledger")
    for arguments in (("add", graph, articles), ("retract", graph, "monday.txt"), ("status", graph)):
        assert failure(capsys, *arguments).endswith("no such ledger; kg build writes one beside its graph")


def test_an_article_that_is_not_in_the_graph_is_named(graph: Path, capsys: Output) -> None:
    assert failure(capsys, "retract", graph, "monday").endswith("did you mean monday.txt?")


def test_claims_that_break_the_ontology_are_counted_and_kept_apart(
    articles: Path, tmp_path: Path, capsys: Output
) -> None:
    (articles / "odd.txt").write_text("Acme has bought Corvane.", encoding="utf-8")
    table = tmp_path / "known.csv"
    table.write_text("identifier,published\nodd.txt,2026-03-02\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kg.building.read", read_oddly)
        _, (note,) = run(capsys, "build", articles, "-o", tmp_path / "graph.ttl", "--metadata", table)
    assert note.startswith("3 articles, 3 entities, 3 claims, 1 claim in quarantine → ")
    (line,) = (tmp_path / "graph.ttl.quarantine.jsonl").read_text(encoding="utf-8").splitlines()
    refusal = json.loads(line)
    assert (refusal["rule"], refusal["quote"]) == ("nothing-ends-before-it-begins", "Acme has bought Corvane.")


def read_oddly(article: Article, **_: object) -> Reading:
    """As `read_plainly`, but what is odd ends before it begins."""
    from dataclasses import replace

    reading = read_plainly(article)
    if article.id != "odd.txt":
        return reading
    return replace(reading, claims=tuple(replace(c, since="2026", until="2025") for c in reading.claims))


def test_an_interrupted_build_goes_on_where_it_was(
    articles: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def interrupted(article: Article, **_: object) -> Reading:
        if read == ["monday.txt"]:
            read.append("^C")
            raise KeyboardInterrupt
        read.append(article.id)
        return read_plainly(article)

    monkeypatch.setattr("kg.building.read", interrupted)
    call = ["build", str(articles), "-o", str(tmp_path / "graph.ttl")]
    assert main(call) == 130
    assert capsys.readouterr().err.splitlines()[0].endswith("the same call with --resume goes on from there")
    assert not (tmp_path / "graph.ttl").exists()
    run(capsys, *call, "--resume")
    assert read == ["monday.txt", "^C", "tuesday.txt"]
    assert not list(tmp_path.glob("*.part*"))


def test_the_difference_of_two_graphs_is_told_in_words_and_as_json(
    graph: Path, articles: Path, tmp_path: Path, capsys: Output
) -> None:
    old = tmp_path / "old.ttl"
    old.write_bytes(graph.read_bytes())
    assert run(capsys, "diff", old, graph) == ("", [f"{old} and {graph} hold the same"])
    (articles / "friday.txt").write_text("Corvane has bought Acme.", encoding="utf-8")
    run(capsys, "add", graph, articles)
    shown, _ = run(capsys, "diff", old, graph)
    assert "facts added:\n  Corvane acquires Acme" in shown
    assert "statuses changed:\n  Corvane acquires Acme: possible → possible, stated" in shown
    told = json.loads(run(capsys, "diff", old, graph, "--format", "json")[0])
    assert told["claims_added"] == ["Corvane acquires Acme [stated; friday.txt]"]
    assert told["claims_removed"] == []


def test_the_sources_of_each_fact_are_counted(graph: Path, articles: Path, capsys: Output) -> None:
    (articles / "friday.txt").write_text("Acme has bought Birch Labs.", encoding="utf-8")
    run(capsys, "add", graph, articles)
    shown, (note,) = run(capsys, "sources", graph)
    assert "Acme acquires Birch Labs: 2 articles, 1 independent source\n" in shown
    assert note.endswith("1 fact")
    assert "“Acme has bought Birch Labs.” — friday.txt" in run(capsys, "sources", graph, "--claims")[0]


def read_if_it_may(article: Article, **_: object) -> Reading:
    """As `read_plainly`, but Tuesday's article ends the process that reads it, until there is a file that lets it."""
    if article.id == "tuesday.txt" and not Path(os.environ["MAY_READ"]).exists():
        os._exit(3)
    return read_plainly(article)


def test_workers_change_no_byte_and_what_ends_them_is_set_aside_until_it_shall_be_tried_again(
    graph: Path, articles: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = graph.read_bytes()
    monkeypatch.setattr("kg.building.read", read_if_it_may)
    monkeypatch.setenv("MAY_READ", str(tmp_path / "yes"))
    _, notes = run(capsys, "build", articles, "-o", graph, "--workers", "2")
    assert notes[0] == "kg: tuesday.txt: set aside: twice, its process ended with 3"
    assert notes[1].startswith("1 article, ")
    shown, (note,) = run(capsys, "status", graph)
    assert "set aside tuesday.txt: twice, its process ended with 3" in shown
    assert note == "1 article in the graph, 1 set aside"
    assert run(capsys, "add", graph, articles)[1][0] == "0 came, 0 replaced, 0 read"
    (tmp_path / "yes").touch()
    assert run(capsys, "add", graph, "--retry", "--workers", "1")[1][0] == "1 came, 0 replaced, 1 read"
    assert graph.read_bytes() == whole
    assert run(capsys, "status", graph)[1] == ["2 articles in the graph"]


def test_options_of_a_cluster_without_one_are_an_error(articles: Path, tmp_path: Path, capsys: Output) -> None:
    told = failure(capsys, "build", articles, "-o", tmp_path / "graph.ttl", "--scheduler", "tcp://127.0.0.1:8786")
    assert told == "kg: --scheduler and --parts are for a cluster; add --engine dask"


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_of_workers_that_is_none_is_an_error_of_usage(number: str, articles: Path, capsys: Output) -> None:
    with pytest.raises(SystemExit):
        main(["build", str(articles), "--workers", number])
    assert f"argument --workers: {number!r} is no number of processes" in capsys.readouterr().err
