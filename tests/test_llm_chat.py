"""Speaking to an LLM's server: every dialect, mended answers, retries, limits, keys, and a cache."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from kg.chat import LLM, Request, connected, from_json, to_json
from kg.chat.client import key_for
from kg.chat.repairing import parsed
from kg.errors import ModelError, QuestionError
from kg.extractors.llm import estimate
from kg.model import Article
from tests.llm_server import Asked, Behaviour, Raw, llm_server

SCHEMA = {"type": "object", "properties": {"claims": {"type": "array"}}, "required": ["claims"]}
ASKED = Request("Read.", "{}", SCHEMA, answer_tokens=50)
GENEROUS = 60  # seconds, also for a machine that is busy with other things
EMPTY: dict[str, Any] = {"claims": []}


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    return {"model": "tiny", "cache": str(tmp_path / "cache"), "timeout": GENEROUS, "retries": 0}


def form(asked: Asked) -> str:
    """The form of an answer that was asked for."""
    wanted = asked.get("response_format", {})
    return f"{wanted.get('type', 'plain')}{' with a schema' if 'schema' in wanted else ''}"


def taking(*forms: str) -> Behaviour:
    """A server that knows these forms, and answers to others as llama.cpp's does."""
    return lambda asked: EMPTY if form(asked) in forms else Raw(500, '{"error": {"message": "unknown type"}}')


@pytest.mark.parametrize("known", ["json_schema", "json_object with a schema", "json_object", "plain"])
def test_a_server_is_asked_in_the_strictest_form_that_it_knows(known: str, settings: dict[str, Any]) -> None:
    with llm_server(taking(known)) as server, connected(LLM(server.url, **settings)) as chat:
        assert chat.ask(ASKED).found == EMPTY
        tries = len(server.asked)
        assert chat.ask(Request("Read on.", "{}", SCHEMA)).found == EMPTY
        assert len(server.asked) == tries + 1  # the form is remembered
        assert form(server.asked[-1]) == known


def test_a_model_that_takes_no_temperature_and_counts_otherwise_is_asked_without(settings: dict[str, Any]) -> None:
    def picky(asked: Asked) -> dict[str, Any] | Raw:
        for word in ("temperature", "max_tokens"):
            if word in asked:
                return Raw(400, f'{{"error": {{"message": "{word} is not supported"}}}}')
        return EMPTY

    with llm_server(picky) as server, connected(LLM(server.url, **settings)) as chat:
        assert chat.ask(ASKED).found == EMPTY
    assert server.asked[-1]["max_completion_tokens"] == 50 and form(server.asked[-1]) == "json_schema"


def test_a_busy_server_is_asked_again_and_one_that_stays_away_no_more(settings: dict[str, Any]) -> None:
    later = Raw(429, "{}", headers={"Retry-After": "0.01"})
    answers: Iterator[Raw | dict[str, Any]] = iter([Raw(503, "{}"), later, EMPTY])
    patient = {**settings, "retries": 3}
    with llm_server(lambda asked: next(answers)) as server, connected(LLM(server.url, **patient)) as chat:
        assert chat.ask(ASKED).found == EMPTY
    with llm_server(lambda asked: Raw(503, "{}")) as server, connected(LLM(server.url, **settings)) as chat:
        for number in range(9):
            assert chat.ask(Request("Read.", str(number), SCHEMA)).found is None
    assert len(server.asked) <= 6 and "busy" in chat.state.stopped


@pytest.mark.parametrize(
    "text",
    [
        '{"claims": []}',
        '```json\n{"claims": []}\n```',
        'Sure! Here it is: {"claims": [],}',
        "<think>{no}</think>[]",
        '{"claims": [',
    ],
)
def test_what_is_plainly_meant_is_read(text: str) -> None:
    assert parsed(text, SCHEMA).found == EMPTY


@pytest.mark.parametrize("text", ["", "no", "7", '{"claims": "none"}', '{"triples": []}', "null"])
def test_what_is_not_an_answer_is_none(text: str) -> None:
    assert parsed(text, SCHEMA).found is None


def test_an_answer_that_cannot_be_read_is_asked_for_once_more(settings: dict[str, Any]) -> None:
    answers: Iterator[str | dict[str, Any]] = iter(["I would rather talk.", EMPTY])
    with llm_server(lambda asked: next(answers)) as server, connected(LLM(server.url, **settings)) as chat:
        assert chat.ask(ASKED).found == EMPTY
    assert "could not be used" in server.asked[1]["messages"][0]["content"]


def test_questions_are_asked_side_by_side(settings: dict[str, Any]) -> None:
    together = Barrier(4)

    def patient(asked: Asked) -> dict[str, Any]:
        """Answers no question before four are asked."""
        together.wait(GENEROUS)
        return EMPTY

    with llm_server(patient) as server, connected(LLM(server.url, **settings, concurrency=4)) as chat:
        waiting = [chat.submit(Request("Read.", str(number), SCHEMA)) for number in range(4)]
        assert all(each.result().found == EMPTY for each in waiting)


def test_no_more_calls_a_minute_than_allowed(settings: dict[str, Any]) -> None:
    with llm_server(lambda asked: EMPTY) as server, connected(LLM(server.url, **settings, per_minute=300)) as chat:
        began = time.monotonic()
        for number in range(4):
            chat.ask(Request("Read.", str(number), SCHEMA))
        assert time.monotonic() - began >= 0.6


def test_a_broken_file_of_the_cache_is_asked_anew(settings: dict[str, Any], tmp_path: Path) -> None:
    with llm_server(lambda asked: EMPTY) as server, connected(LLM(server.url, **settings)) as chat:
        chat.ask(ASKED)
        (file,) = (tmp_path / "cache").rglob("*.json")
        file.write_text("{", encoding="utf-8")
        assert chat.ask(ASKED).found == EMPTY
        assert len(server.asked) == 2 and chat.ask(ASKED).found == EMPTY and len(server.asked) == 2


def test_a_cache_that_cannot_be_written_costs_nothing_but_itself(settings: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    with llm_server(lambda asked: EMPTY) as server, connected(LLM(server.url, **settings)) as chat:
        assert chat.ask(ASKED).found == EMPTY


def test_the_key_of_a_company_goes_to_its_own_servers_alone() -> None:
    environment = {"OPENAI_API_KEY": "open", "AZURE_OPENAI_API_KEY": "azure"}
    assert key_for("https://api.openai.com/v1", environment) == "open"
    assert key_for("https://mine.openai.azure.com/openai/v1", environment) == "azure"
    for url in ("http://localhost:8000/v1", "https://openai.com.evil.example/v1", "https://notopenai.com/v1"):
        assert key_for(url, environment) == "none"
        assert key_for(url, {**environment, "KG_LLM_KEY": "mine"}) == "mine"


def test_a_missing_client_is_told_with_what_to_install(
    settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(ModelError, match=r"pip install 'newskg\[llm\]'"), connected(LLM("http://x/v1", **settings)):
        pass


@pytest.mark.parametrize(
    "wrong",
    [{"mode": "wild"}, {"words": "all"}, {"model": ""}, {"timeout": 0}, {"per_minute": -1}, {"url": "ftp://x"}],
)
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(QuestionError):
        LLM(**{"url": "http://x/v1", "model": "tiny", **wrong})


def test_settings_come_back_from_a_ledger_as_they_went_in() -> None:
    for llm in (
        None,
        LLM("http://x/v1", "tiny", price=(0.1, 0.4)),
        LLM("http://x/v1", "tiny", mode="judge", max_calls=3),
    ):
        assert from_json(to_json(llm)) == llm


def test_an_estimate_grows_with_the_words_and_keeps_to_the_limits() -> None:
    articles = [Article(str(n), "word " * 600) for n in range(10)]
    llm = LLM("http://x/v1", "tiny", price=(1.0, 2.0))
    one, ten = estimate(articles[:1], llm), estimate(articles, llm)
    assert ten.calls == 10 * one.calls > 0 and ten.cost and one.cost and ten.cost > one.cost
    assert estimate(articles, LLM("http://x/v1", "tiny", max_calls=5)).calls == 5
    assert estimate(articles, LLM("http://x/v1", "tiny", mode="full")).calls > ten.calls
    assert "a cost of" in str(ten) and "less with what the cache has" in str(ten)
