"""Command lines as users type them, right and wrong → output, one-line messages and exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.commands import COMMANDS, main
from kg.commands.running import parser
from kg.entities import join
from kg.knowledge import Graph
from kg.model import Article
from tests.conftest import Reader

Output = pytest.CaptureFixture[str]


def failure(output: Output, *arguments: str | Path) -> str:
    """The one line that a call which cannot do anything leaves on standard error."""
    assert main([str(argument) for argument in arguments]) == 1
    lines = output.readouterr().err.splitlines()
    assert lines[-1].startswith("kg: ")
    assert not any("Traceback" in line for line in lines)
    return lines[-1]


def success(output: Output, *arguments: str | Path) -> str:
    """What a call that does its work prints."""
    assert main([str(argument) for argument in arguments]) == 0
    return output.readouterr().out


def test_every_command_has_a_file_and_a_help_with_examples(capsys: Output) -> None:
    files = {path.stem for path in (Path(__file__).parent.parent / "kg" / "commands").glob("*.py")}
    assert files == {*COMMANDS, "__init__", "running", "terminal", "options"}
    for name in COMMANDS:
        with pytest.raises(SystemExit) as left:
            main([name, "--help"])
        assert left.value.code == 0
        assert f"  kg {name}" in capsys.readouterr().out.partition("examples:")[2]


def test_the_version_is_shown(capsys: Output) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("newskg ")


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build"], ["query", "graph.ttl"], ["draw"]])
def test_a_wrong_call_is_told_how_it_should_be(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: kg" in capsys.readouterr().err


@pytest.mark.usefixtures("plain_reader")
class TestBuild:
    """`kg build`"""

    def test_writes_the_graph_and_the_page(self, articles: Path, tmp_path: Path, capsys: Output) -> None:
        graph, page = tmp_path / "new" / "graph.ttl", tmp_path / "new" / "page.html"
        assert main(["build", str(articles), "-o", str(graph), "--html", str(page)]) == 0
        assert capsys.readouterr().err == f"2 articles, 3 entities, 3 claims → {graph}, {page}\n"
        assert "kg:acquires" in graph.read_text(encoding="utf-8")
        assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")

    def test_names_what_it_cannot_read_and_builds_the_rest(
        self, articles: Path, tmp_path: Path, capsys: Output
    ) -> None:
        (articles / "broken.txt").write_bytes(b"\xff\xfe\xfa")
        assert main(["build", str(articles), "nowhere.txt", "-o", str(tmp_path / "graph.ttl")]) == 0
        first, second, last = capsys.readouterr().err.splitlines()
        assert first.startswith(f"kg: {articles / 'broken.txt'}: is binary")
        assert second == "kg: nowhere.txt: does not exist; check the path"
        assert last.startswith("2 articles")

    @pytest.mark.parametrize("text", ["It rained all day.", "We have built robots. They were bought by Acme Corp."])
    def test_says_so_when_there_are_no_claims(self, text: str, tmp_path: Path, capsys: Output) -> None:
        (tmp_path / "poem.txt").write_text(text, encoding="utf-8")
        assert main(["build", str(tmp_path / "poem.txt"), "-o", str(tmp_path / "graph.ttl")]) == 0
        assert "kg: no claims found" in capsys.readouterr().err

    def test_takes_dates_from_the_metadata(self, articles: Path, tmp_path: Path, capsys: Output) -> None:
        table = tmp_path / "known.csv"
        table.write_text("identifier,published\nmonday.txt,2026-03-02\n", encoding="utf-8")
        success(capsys, "build", articles, "-o", tmp_path / "graph.ttl", "--metadata", table)
        assert '"2026-03-02"^^xsd:date' in (tmp_path / "graph.ttl").read_text(encoding="utf-8")

    def test_says_so_when_metadata_describes_no_article(self, articles: Path, tmp_path: Path, capsys: Output) -> None:
        (tmp_path / "known.csv").write_text("identifier,published\nsunday.txt,2026-03-02\n", encoding="utf-8")
        command = ["build", str(articles), "-o", str(tmp_path / "graph.ttl"), "--metadata", str(tmp_path / "known.csv")]
        assert main(command) == 0
        assert "known.csv: describes no article; an identifier there is 'sunday.txt'" in capsys.readouterr().err

    def test_reads_standard_input(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Acme has bought Birch Labs.")))
        success(capsys, "build", "-", "-o", tmp_path / "graph.ttl")
        assert 'schema:identifier "stdin"' in (tmp_path / "graph.ttl").read_text(encoding="utf-8")

    def test_refuses_an_unknown_format_before_it_reads(self, articles: Path, capsys: Output) -> None:
        assert "graph.doc: .doc is no format of a graph" in failure(capsys, "build", articles, "-o", "graph.doc")

    def test_refuses_an_output_in_a_place_that_cannot_be(self, articles: Path, capsys: Output) -> None:
        target = articles / "monday.txt" / "graph.ttl"
        assert f"{target}: cannot be written" in failure(capsys, "build", articles, "-o", target)

    def test_does_nothing_without_an_article(self, tmp_path: Path, capsys: Output) -> None:
        assert "no article could be read" in failure(capsys, "build", tmp_path, "-o", tmp_path / "graph.ttl")
        assert not (tmp_path / "graph.ttl").exists()


@pytest.mark.usefixtures("plain_reader")
class TestRead:
    """`kg read`"""

    def test_shows_claims_with_status_and_sentence(self, articles: Path, capsys: Output) -> None:
        shown = success(capsys, "read", articles / "monday.txt")
        assert "Stated    Acme" in shown
        assert "“Acme has bought Birch Labs.” — monday.txt" in shown
        assert "Possible  Corvane" in shown

    def test_gives_json_to_programs(self, articles: Path, capsys: Output) -> None:
        first, _ = json.loads(success(capsys, "read", articles / "monday.txt", "--format", "json"))
        assert (first["relation"], first["status"], first["subject"]["text"]) == ("acquires", "Stated", "Acme")
        assert first["passages"][0]["quote"] == "Acme has bought Birch Labs."

    def test_says_so_when_there_are_no_claims(self, tmp_path: Path, capsys: Output) -> None:
        (tmp_path / "poem.txt").write_text("It rained all day.", encoding="utf-8")
        assert main(["read", str(tmp_path / "poem.txt")]) == 0
        assert "poem.txt: no claims found" in capsys.readouterr().err

    def test_takes_one_article(self, articles: Path, capsys: Output) -> None:
        assert "has 2 articles" in failure(capsys, "read", articles)
        assert "does not exist" in failure(capsys, "read", articles / "sunday.txt")


class TestQuestions:
    """`kg query`, `kg path`, `kg show`, `kg draw`"""

    def test_a_query_is_answered_as_table_and_csv(self, graph_file: Path, tmp_path: Path, capsys: Output) -> None:
        query = "SELECT ?who ?whom { ?who kg:acquires ?whom } ORDER BY ?who"
        assert ":acme    :birch-labs" in success(capsys, "query", graph_file, query)
        (tmp_path / "who.rq").write_text(query, encoding="utf-8")
        rows = list(
            csv.reader(io.StringIO(success(capsys, "query", graph_file, "-f", tmp_path / "who.rq", "--format", "csv")))
        )
        assert [row[0].rpartition("/")[2] for row in rows] == ["who", "acme", "delmar"]

    def test_a_query_that_is_none_is_told_where_it_breaks(self, graph_file: Path, capsys: Output) -> None:
        assert "line 1, column" in failure(capsys, "query", graph_file, "SELECT ?x { ?x a")
        assert "nowhere.rq: cannot be read" in failure(capsys, "query", graph_file, "-f", "nowhere.rq")

    def test_a_graph_that_is_broken_or_missing_is_named(self, tmp_path: Path, capsys: Output) -> None:
        broken = tmp_path / "broken.ttl"
        broken.write_text("@prefix kg: <https://w3id.org/newskg#> .\nkg:x kg:y", encoding="utf-8")
        assert "broken.ttl, line 2" in failure(capsys, "show", broken, "Acme")
        assert "nowhere.ttl: no such file" in failure(capsys, "draw", tmp_path / "nowhere.ttl")

    def test_an_entity_is_shown_with_its_sentences(self, graph_file: Path, capsys: Output) -> None:
        shown = success(capsys, "show", graph_file, "birch labs")
        assert shown.startswith("Birch Labs (company)\n<https://newskg.example/entity/birch-labs>")
        assert "“Acme has bought Birch Labs.” — monday.txt" in shown

    def test_an_unknown_entity_gets_the_nearest_names(self, graph_file: Path, capsys: Output) -> None:
        assert "did you mean Birch Labs" in failure(capsys, "show", graph_file, "Birch Lab")
        assert "did you mean Corvane" in failure(capsys, "path", graph_file, "Corvan", "Acme")

    def test_a_path_is_shown_step_by_step(self, graph_file: Path, capsys: Output) -> None:
        shown = success(capsys, "path", graph_file, "Corvane", "Birch Labs")
        assert shown.splitlines()[0].startswith("Corvane —")
        assert shown.count("“") == 2

    def test_no_way_between_two_entities_is_said(self, graph_file: Path, capsys: Output) -> None:
        assert main(["path", str(graph_file), "Acme", "Eberle"]) == 1
        assert "no way leads from 'Acme' to 'Eberle'" in capsys.readouterr().err

    def test_a_denial_is_a_conflict_with_both_sides(self, tmp_path: Path, plain_reader: Reader, capsys: Output) -> None:
        texts = {"a.txt": "Acme has bought Birch Labs.", "b.txt": "Acme has not bought Birch Labs."}
        path = tmp_path / "graph.ttl"
        Graph.of(join(plain_reader(Article(name, text)) for name, text in texts.items())).save(path)
        shown = success(capsys, "conflicts", path)
        assert all(f"“{text}”" in shown for text in texts.values())

    def test_a_question_is_asked_by_name(self, graph_file: Path, capsys: Output) -> None:
        assert "who-leads" in success(capsys, "ask", graph_file)
        shown = success(capsys, "ask", graph_file, "what-changed-hands", "entity=acme")
        assert "Acme" in shown
        assert "did you mean" in failure(capsys, "ask", graph_file, "who-lead")
        assert "gives no value" in failure(capsys, "ask", graph_file, "who-leads", "Acme")

    def test_query_lists_the_questions_and_takes_one_by_name(self, graph_file: Path, capsys: Output) -> None:
        assert "what-changed-hands" in success(capsys, "query", graph_file, "--list")
        question = ("query", graph_file, "what-changed-hands", "--entity")
        assert "Birch Labs" in success(capsys, *question, "acme", "--format", "csv")
        assert "did you mean" in failure(capsys, *question, "Acne")
        assert "did you mean who-leads" in failure(capsys, "query", graph_file, "who-lead")
        assert "no parameter 'article'" in failure(capsys, "query", graph_file, "who-leads", "--article", "a")
        assert "question by name" in failure(capsys, "query", graph_file, "ASK { ?a ?b ?c }", "--entity", "acme")

    def test_a_query_sees_what_is_inferred_if_told_to(self, graph_file: Path, capsys: Output) -> None:
        query = ("query", graph_file, "ASK { ?article schema:mentions ?whom }")
        assert success(capsys, *query) == "no\n"
        assert success(capsys, *query, "--infer") == "yes\n"

    def test_a_graph_that_keeps_to_the_ontology_is_valid(self, graph_file: Path, capsys: Output) -> None:
        assert main(["validate", str(graph_file)]) == 0
        assert "keeps to every shape" in capsys.readouterr().err

    def test_what_breaks_the_ontology_is_named(self, graph_file: Path, capsys: Output) -> None:
        with graph_file.open("a", encoding="utf-8") as file:
            file.write(":acme kg:acquires :corvane .")
        assert main(["validate", str(graph_file)]) == 1
        assert "[check fact-is-stated]" in capsys.readouterr().out

    def test_entities_are_listed_with_their_names_and_why(
        self, tmp_path: Path, plain_reader: Reader, capsys: Output
    ) -> None:
        texts = {
            "a.txt": "Acme has bought Birch Labs.",
            "b.txt": "Acme Inc has bought Birch.",
            "c.txt": "Delmar may buy Acme.",
        }
        path = tmp_path / "graph.ttl"
        Graph.of(join(plain_reader(Article(name, text)) for name, text in texts.items())).save(path)
        shown = success(capsys, "entities", path)
        assert shown.startswith(
            "Acme (company, 3 articles) <https://newskg.example/entity/acme>\n    Acme = Acme Inc: legal form (0.97)"
        )
        doubts = success(capsys, "entities", path, "--doubtful")
        assert '# names = ["Birch", "Birch Labs"]' in doubts
        assert success(capsys, "entities", path, "--kind", "person") == ""

    def test_what_is_decided_after_a_doubt_is_honoured(
        self, tmp_path: Path, plain_reader: Reader, capsys: Output
    ) -> None:
        (tmp_path / "a.txt").write_text("Acme has bought Birch Labs. Corvane has bought Birch.", encoding="utf-8")
        (tmp_path / "entities.toml").write_text('[[same]]\nnames = ["Birch", "Birch Labs"]\n', encoding="utf-8")
        graph = tmp_path / "graph.ttl"
        success(capsys, "build", tmp_path / "a.txt", "-o", graph)
        assert "\nBirch (company" in success(capsys, "entities", graph)
        success(capsys, "build", tmp_path / "a.txt", "-o", graph, "--entities", tmp_path / "entities.toml")
        assert "\n    Birch = Birch Labs: decided by hand" in success(capsys, "entities", graph)

    def test_a_timeline_has_a_line_for_each_event(self, graph_file: Path, capsys: Output) -> None:
        assert len(success(capsys, "timeline", graph_file, "Acme").splitlines()) == 2

    def test_a_story_is_told_report_by_report(self, graph_file: Path, capsys: Output) -> None:
        assert "Stated" in success(capsys, "story", graph_file, "Acme", "Birch Labs")
        assert main(["story", str(graph_file), "Acme", "Eberle"]) == 1

    def test_a_page_is_drawn(self, graph_file: Path, tmp_path: Path, capsys: Output) -> None:
        page = tmp_path / "pages" / "graph.html"
        success(capsys, "draw", graph_file, "-o", page, "--title", "Deals & denials")
        assert "<title>Deals &amp; denials</title>" in page.read_text(encoding="utf-8")

    def test_a_part_of_a_graph_is_drawn_as_a_still_picture(
        self, graph_file: Path, tmp_path: Path, capsys: Output
    ) -> None:
        output = tmp_path / "graph.svg"
        success(capsys, "draw", graph_file, "-o", output, "--around", "Acme", "--depth", "1", "--status", "Stated")
        picture = output.read_text(encoding="utf-8")
        assert "Birch Labs" in picture
        assert "Eberle" not in picture

    def test_a_part_is_drawn_by_how_sure_it_is_and_by_who_says_it(
        self, graph_file: Path, tmp_path: Path, capsys: Output
    ) -> None:
        output = tmp_path / "graph.svg"
        success(capsys, "draw", graph_file, "-o", output, "--confidence", "1.1")
        assert "Birch Labs" not in output.read_text(encoding="utf-8")
        assert "not in the graph" in failure(capsys, "draw", graph_file, "-o", output, "--source", "Nobody")


class TestManners:
    """What holds for all commands."""

    def test_an_error_of_ours_is_one_line(
        self, graph_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        break_show(monkeypatch)
        assert "unexpected error (RuntimeError: broken in two)" in failure(capsys, "show", graph_file, "Acme")

    def test_kg_debug_shows_where_it_happened(self, graph_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        break_show(monkeypatch)
        monkeypatch.setenv("KG_DEBUG", "1")
        with pytest.raises(RuntimeError):
            main(["show", str(graph_file), "Acme"])

    def test_an_interruption_leaves_quietly(
        self, graph_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        break_show(monkeypatch, KeyboardInterrupt())
        assert main(["show", str(graph_file), "Acme"]) == 130
        assert capsys.readouterr().err == "kg: interrupted\n"

    def test_a_reader_that_has_seen_enough_is_no_error(self, graph_file: Path) -> None:
        call = f"{sys.executable} -m kg query {graph_file} 'SELECT * {{ ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }}' | head -n 1"
        done = subprocess.run(call, shell=True, capture_output=True, text=True, env=os.environ, check=False)
        assert done.stderr == ""
        assert len(done.stdout.splitlines()) == 1

    def test_there_are_no_colours_and_no_bars_in_a_pipe(self, graph_file: Path, capsys: Output) -> None:
        success(capsys, "show", graph_file, "Acme")
        assert "\x1b" not in capsys.readouterr().out + capsys.readouterr().err

    def test_colours_are_for_terminals_that_want_them(
        self, graph_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert "\x1b[32mStated" in success(capsys, "show", graph_file, "Acme")
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in success(capsys, "show", graph_file, "Acme")

    def test_help_loads_no_library(self) -> None:
        code = "import sys, kg, kg.commands; kg.commands.running.parser(); print(sorted(sys.modules))"
        loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        assert not [
            name for name in ("spacy", "rdflib", "networkx", "pyvis", "pyoxigraph", "tqdm") if f"'{name}'" in loaded
        ]

    def test_the_program_is_named_kg(self) -> None:
        assert parser().prog == "kg"


def break_show(monkeypatch: pytest.MonkeyPatch, error: BaseException | None = None) -> None:
    """Make `kg show` fail in the middle."""
    from kg.commands import show

    def fail(_: object) -> int:
        raise error or RuntimeError("broken\nin two")

    assert isinstance(show, ModuleType)
    monkeypatch.setattr(show, "run", fail)
