"""Articles → what they say, by processes of which any may die, hang, or eat all the memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.articles import Refused
from kg.errors import EngineError, QuestionError
from kg.model import Article, Reading
from kg.workers import Answer, Packed, Plan, cores, read_apart, unpack
from kg.workers.crew import Staff
from tests.conftest import read_plainly

HALF = 1 << 29


def read_badly(article: Article, *, once: str = "") -> Reading:
    """As `read_plainly`, but dies, hangs or breaks where an article says so; of "once" only where no file is yet."""
    if "once" in article.text and not Path(once).exists():
        Path(once).touch()
        os._exit(3)
    if "kill" in article.text:
        os.kill(os.getpid(), 9)
    if "hang" in article.text:
        time.sleep(600)
    if "eat" in article.text:
        assert bytearray(4 * HALF)
    if "break" in article.text:
        raise IndexError("list index out of range")
    if "refuse" in article.text:
        raise QuestionError("there is no reader 'best'")
    sys.stdout.write("what a library prints is no answer\n")
    return read_plainly(article)


def told(*texts: str) -> list[Article]:
    return [Article(f"{n}.txt", f"Acme has bought Birch Labs. {text}") for n, text in enumerate(texts)]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is held to a limit on Linux alone")
def test_an_article_that_ends_its_worker_is_tried_again_and_set_aside_and_costs_no_other(tmp_path: Path) -> None:
    articles = told("", "kill", "once", "eat", "break", "hang", *[""] * 20)
    plan = Plan(read_badly, {"once": str(tmp_path / "once")}, memory=HALF)
    answers = dict(by_id(read_apart(articles, plan, workers=2, seconds=3)))
    assert sorted(answers) == sorted(article.id for article in articles)
    refused = {id: answer.reason for id, answer in answers.items() if isinstance(answer, Refused)}
    assert refused == {
        "1.txt": "set aside: twice, the process that read it was ended (signal 9)",
        "3.txt": "set aside: twice, it needed more memory than a worker may have",
        "4.txt": "reading it failed (IndexError: list index out of range); please report that, with the article",
        "5.txt": "set aside: twice, it took more than 3 seconds",
    }
    read = answers["2.txt"]
    assert isinstance(read, Packed)
    assert unpack(read.data).claims == read_plainly(articles[2]).claims


def by_id(answers: Iterator[tuple[Article, Answer]]) -> Iterator[tuple[str, Answer]]:
    return ((article.id, answer) for article, answer in answers)


def test_an_error_that_is_not_of_one_article_ends_it_all() -> None:
    with pytest.raises(QuestionError, match="no reader 'best'"):
        list(read_apart(told("", "refuse", ""), Plan(read_badly), workers=1))


def test_no_more_articles_are_taken_than_are_read_soon() -> None:
    taken = []

    def articles() -> Iterator[Article]:
        for article in told(*[""] * 100):
            taken.append(article)
            yield article

    answers = read_apart(articles(), Plan(read_plainly), workers=1)
    next(answers)
    assert len(taken) <= 3
    answers.close()


def test_a_worker_that_has_read_much_makes_room_for_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.workers.crew.LIFE", 2)
    staff = Staff(Plan(read_who))
    try:
        found = [staff.read(article) for article in told("", "", "")]
    finally:
        staff.close()
    first, second, third = (unpack(answer.data).article.publisher for answer in found if isinstance(answer, Packed))
    assert first == second != third


def read_who(article: Article) -> Reading:
    """A reading that tells which process made it."""
    return Reading(Article(article.id, article.text, publisher=str(os.getpid())))


def test_workers_that_can_not_start_are_an_error_of_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.workers.crew.START", "raise SystemExit(1)")
    with pytest.raises(EngineError, match="cannot be started"):
        list(read_apart(told(""), Plan(read_plainly), workers=1))


SPAWNING = """
import sys
from kg.workers.crew import started
from kg.workers import Plan
from tests.conftest import read_plainly

print(started(Plan(read_plainly)).process.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_end_with_the_process_that_had_them() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SPAWNING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parent.parent,
    ) as process:
        assert process.stdout is not None
        worker = Path("/proc") / process.stdout.readline().decode().strip()
        assert worker.exists()
        process.kill()
        process.wait()
        until = time.monotonic() + 30
        while worker.exists() and "zombie" not in (worker / "status").read_text() and time.monotonic() < until:
            time.sleep(0.1)
        assert not worker.exists() or "zombie" in (worker / "status").read_text()


def test_there_is_at_least_one_processor() -> None:
    assert cores() >= 1
