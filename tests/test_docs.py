"""What the docs name → is there, and what is there is in the docs; what they show is what happens."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import pytest

from kg.commands import COMMANDS, main
from kg.questions.competency import questions
from kg.questions.sparql import MATCHES
from kg.versions import __version__
from kg.vocabulary import NAMESPACE, relations, term
from tests.bench.store_speed import QUESTIONS

ROOT = Path(__file__).parent.parent
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f".docs/{path.name}" for path in (ROOT / ".docs").glob("*.md")),
)
DOCS = {name: (ROOT / name).read_text(encoding="utf-8") for name in PAGES}
ONTOLOGY = (ROOT / "ontology" / "README.md").read_text(encoding="utf-8")
README = DOCS["README.md"]
CONSOLE = [line.removeprefix("$ ") for line in README.splitlines() if line.startswith("$ kg ")]


def test_the_readme_lists_every_command_and_no_other() -> None:
    assert set(re.findall(r"^\| `kg (\w+)", README, re.MULTILINE)) == set(COMMANDS)


def test_the_changelog_names_every_command_and_begins_with_what_is_not_released_or_this_version() -> None:
    named = re.findall(r"`(?:kg )?(\w+)`", DOCS["CHANGELOG.md"])
    assert set(COMMANDS) <= set(named)
    first = re.findall(r"^## \[(.+?)\]", DOCS["CHANGELOG.md"], re.MULTILINE)[0]
    assert first in ("Unreleased", __version__)


def test_the_page_of_relations_is_that_of_the_ontology() -> None:
    made = runpy.run_path(str(ROOT / ".docs" / "make.py"))["relations_page"]()
    assert (ROOT / ".docs" / "relations.md").read_text(encoding="utf-8") == made, "run python .docs/make.py"


def test_the_readmes_count_the_relations_rightly() -> None:
    assert f"{len(relations())} relations" in README
    assert f"one of {len(relations())} relations" in ONTOLOGY


def test_the_questions_of_the_ontology_are_all_listed_and_no_other() -> None:
    assert set(re.findall(r"^\| `([a-z-]+)` \|", ONTOLOGY, re.MULTILINE)) == set(questions())


@pytest.mark.parametrize("name", DOCS)
def test_every_term_that_the_docs_name_is_one(name: str) -> None:
    for local in re.findall(r"\bkg:(\w+)", DOCS[name]):
        assert NAMESPACE + local == MATCHES or term(local)


@pytest.mark.parametrize("name", DOCS)
def test_every_file_that_the_docs_link_to_or_name_is_there(name: str) -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", DOCS[name])
    named = re.findall(r"`((?:kg|ontology|tests|notebooks|\.docs)/[\w./-]*)`", DOCS[name])
    here = (ROOT / name).parent
    missing = [path for path in linked if not (here / path).exists()] + [p for p in named if not (ROOT / p).exists()]
    assert not missing


def test_the_page_on_stores_names_every_question_of_the_bench_with_a_figure_for_each_store() -> None:
    page = (ROOT / ".docs" / "stores.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z ]+) \|(?: [\d,. /]+ \|){3}$", page, re.MULTILINE)
    assert {"load", "save", *QUESTIONS} == set(rows)


def test_every_notebook_is_in_the_readme() -> None:
    notebooks = {path.relative_to(ROOT).as_posix() for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert notebooks == set(re.findall(r"\]\((notebooks/[^)]+)\)", README))


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 120


def test_the_commands_of_the_readme_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order of the README: first on a text of its own, then on the graph of `kg demo`."""
    text = re.findall(r"^\s+“(.+)” — note\.txt$", README, re.MULTILINE)
    (tmp_path / "note.txt").write_text(" ".join(text), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    assert len(CONSOLE) == 7
    for line in CONSOLE:
        capsys.readouterr()
        assert main(shlex.split(line)[1:]) == 0, line
        shown = capsys.readouterr().out
        assert shown.strip(), line
        if "note.txt" in line:
            assert shown.strip() in README


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code = re.findall(r"```python\n(.*?)```", README, re.DOTALL)[0]
    samples = Path(__file__).parent.parent / "kg" / "samples"
    for name in ("kg/samples/metadata.csv", "kg/samples"):
        code = code.replace(f'"{name}"', repr(str(samples / name.removeprefix("kg/samples").lstrip("/"))))
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "graph.html").exists()
