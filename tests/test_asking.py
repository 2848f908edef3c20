"""Questions in plain words: what their names and words ask for, and what an LLM may add to that: a query, no answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.chat import connected
from kg.commands import main
from kg.errors import ModelError, QuestionError
from kg.knowledge import Graph
from kg.questions.asking import answer, understood
from kg.questions.finding import bearers
from tests.llm_server import Asked, Raw, llm_server

TEXTS = {
    "monday.txt": "Acme has bought Birch Labs. Corvane plans to buy Delmar Foods. Ana Ruiz founded Birch Labs in 2014.",
    "tuesday.txt": "Acme bought Birch Labs for $3 million. Corvane has invested $5 million in Birch Labs.",
    "friday.txt": "Ana Ruiz is the chief executive of Corvane. Corvane has not sued Acme.",
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return kg.build([kg.Article(name, text) for name, text in TEXTS.items()])


@pytest.fixture
def graph_path(graph: Graph, tmp_path: Path) -> Path:
    graph.save(tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    return {"model": "tiny", "cache": str(tmp_path / "cache"), "timeout": 2, "retries": 0}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who has invested in Birch Labs, and how sure is it?", {"Corvane invests in Birch Labs"}),
        ("Who are the investors in Birch Labs?", {"Corvane invests in Birch Labs"}),
        ("What has Corvane invested in?", {"Corvane invests in Birch Labs"}),
        ("Has Corvane invested in Birch Labs?", {"Corvane invests in Birch Labs"}),
        ("Who has invested in Corvane?", set()),
        ("Who was Birch Labs bought by?", {"Acme acquires Birch Labs"}),
        ("Which companies were bought by Acme?", {"Acme acquires Birch Labs"}),
        ("Who founded Birch Labs?", {"Birch Labs was founded by Ana Ruiz"}),
        ("When was Birch Labs founded?", {"Birch Labs was founded in 2014"}),
        ("Whom does Corvane plan to buy?", {"Corvane acquires Delmar Foods"}),
        ("Who is the chief executive of Corvane?", {"Ana Ruiz is chief executive of Corvane"}),
        ("who is Corvane's chief executive", {"Ana Ruiz is chief executive of Corvane"}),
        ("Has Corvane sued Acme?", {"Corvane sues Acme"}),
        ("What did Acme sue for?", set()),
    ],
)
def test_a_question_is_answered_by_its_names_and_relations(graph: Graph, question: str, expected: set[str]) -> None:
    found = {sentence.text.partition(":")[0].partition(" (")[0] for sentence in graph.answer(question).sentences}
    assert found == expected


def test_every_sentence_of_an_answer_says_how_sure_it_is_and_has_its_passages(graph: Graph) -> None:
    (sentence,) = graph.answer("Who bought Birch Labs?").sentences
    assert sentence.text.startswith(
        "Acme acquires Birch Labs ($3 million): stated; in 2 articles, 2 of them independent"
    )
    assert "read with confidence 0." in sentence.text
    assert {passage.quote for passage in sentence.passages} == {
        "Acme has bought Birch Labs.",
        "Acme bought Birch Labs for $3 million.",
    }


def test_differing_shares_are_sentences_of_their_own() -> None:
    texts = ("Acme owns 12 percent of Birch Labs.", "Acme owns 10.5 percent of Birch Labs.")
    graph = kg.build([kg.Article(text, text) for text in texts])
    said = str(graph.answer("Who owns Birch Labs?"))
    assert "Acme owns Birch Labs (12%)" in said and "Acme owns Birch Labs (10.5%)" in said


def test_a_name_of_several_is_that_of_the_one_that_can_be_meant() -> None:
    firm = "Delmar Foods was founded in 1990. Acme has bought Delmar Foods. Delmar is based in Leeds."
    person = "Walter Delmar founded Birch Labs in 2014. Mr Delmar was born in Oslo."
    graph = kg.build([kg.Article("firm", firm), kg.Article("person", person)])
    assert len(bearers(graph.contents, "Delmar")) == 2
    assert "Acme acquires Delmar Foods" in str(graph.answer("Who bought Delmar?"))
    with pytest.raises(QuestionError, match=r"'Delmar' is the name of 2 entities; .*Delmar Foods.*Walter Delmar"):
        graph.answer("What is known of Delmar?")


def test_what_is_planned_is_asked_by_itself(graph: Graph) -> None:
    assert [each.text.partition(":")[0] for each in graph.answer("What is planned?").sentences] == [
        "Corvane acquires Delmar Foods"
    ]


def test_what_is_known_of_an_entity_needs_no_relation(graph: Graph) -> None:
    said = str(graph.answer("What is known about Corvane?"))
    assert "Corvane sues Acme: denied" in said and "Corvane acquires Delmar Foods: planned" in said


def test_the_graph_does_not_say_what_it_does_not_say(graph: Graph) -> None:
    assert str(graph.answer("Who has sued Delmar Foods?")) == "The graph does not say."


@pytest.mark.parametrize("question", ["Who hates Birch Labs?", "What is the meaning of life?", "Who?", "…"])
def test_what_is_not_understood_is_not_guessed(graph: Graph, question: str) -> None:
    with pytest.raises(QuestionError, match=r"is not understood: name entities .* --llm"):
        graph.answer(question)


def test_words_that_narrow_nothing_are_told(graph: Graph) -> None:
    assert graph.answer("Who secretly bought Birch Labs?").unread == ("secretly",)
    assert understood(graph.contents, "Who bought Birch Labs?").unread == ()


def test_the_command_takes_names_texts_and_plain_words(graph_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", str(graph_path), "who-invests-in", "entity=Birch Labs"]) == 0
    by_name = capsys.readouterr().out
    assert main(["ask", str(graph_path), "Who puts money into an organization, how much, and for what share?"]) == 0
    assert "Corvane" in by_name and capsys.readouterr().out == by_name
    assert main(["ask", str(graph_path), "where-sources-disagree"]) == 0
    by_name = capsys.readouterr().out
    assert main(["ask", str(graph_path), "Where do the sources disagree?"]) == 0
    assert capsys.readouterr().out == by_name
    assert main(["ask", str(graph_path), "Who", "founded", "Birch", "Labs?"]) == 0
    out = capsys.readouterr().out
    assert "Birch Labs was founded by Ana Ruiz" in out and "“Ana Ruiz founded Birch Labs in 2014.” — monday.txt" in out
    assert main(["ask", str(graph_path), "Who has sued Delmar Foods?"]) == 0
    assert capsys.readouterr().out == "The graph does not say.\n"


# With an LLM.

COURTS = "Whom does Corvane court?"
GOOD = "SELECT ?claim { ?claim rdf:subject :corvane ; kg:status kg:Planned }"


def writes(*queries: str) -> Any:
    """A server that answers with these queries, one after the other."""
    rest = iter(queries)
    return lambda asked: {"sparql": next(rest)}


def asked_of(graph: Graph, settings: dict[str, Any], behaviour: Any, question: str = COURTS) -> tuple[Any, list[Any]]:
    with llm_server(behaviour) as server, connected(kg.LLM(server.url, **settings)) as chat:
        return answer(graph.store, graph.contents, question, chat), server.data


def test_an_llm_writes_a_query_and_the_graph_the_answer(graph: Graph, settings: dict[str, Any]) -> None:
    found, data = asked_of(graph, settings, writes(GOOD))
    assert [s.text.partition(":")[0] for s in found.sentences] == ["Corvane acquires Delmar Foods"]
    assert found.sentences[0].passages[0].quote == "Corvane plans to buy Delmar Foods."
    assert found.query == GOOD
    assert data[0]["question"] == COURTS
    assert "Corvane" in {entity["name"] for entity in data[0]["entities"]}


def test_what_is_understood_without_an_llm_is_not_sent_to_one(graph: Graph, settings: dict[str, Any]) -> None:
    found, data = asked_of(graph, settings, writes(), "Who bought Birch Labs?")
    assert found.sentences and not data


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "begins with SELECT"),
        ("ASK { ?s ?p ?o }", "must be a SELECT"),
        ("SELECT ?claim { ?claim kg:aquires ?x }", "kg:aquires is unknown"),
        ("SELECT ?claim { ?claim", "cannot end here"),
        ("SELECT ?x { ?x kg:acquires ?y }", "must select ?claim"),
        ("SELECT ?claim { ?claim kg:acquires ?y }", "no claims of the graph"),
        ("SELECT ?claim { SERVICE <http://127.0.0.1:1/> { ?claim ?p ?o } }", "SERVICE is not allowed"),
        ("SELECT ?claim FROM <file:///etc/passwd> { ?claim ?p ?o }", "FROM is not allowed"),
    ],
)
def test_a_query_that_may_not_or_does_not_run_is_mended_once(
    graph: Graph, settings: dict[str, Any], bad: str, why: str
) -> None:
    found, data = asked_of(graph, settings, writes(bad, GOOD))
    assert len(found.sentences) == 1
    assert data[1]["your_query"] == bad and why in data[1]["what_is_wrong_with_it"]
    settings["cache"] += "-2"
    with pytest.raises(QuestionError, match="the LLM's query does not run"):
        asked_of(graph, settings, writes(bad, bad))


def test_an_empty_query_is_no_answer(graph: Graph, settings: dict[str, Any]) -> None:
    assert str(asked_of(graph, settings, writes(""))[0]) == "The graph does not say."


def test_an_llm_that_does_not_answer_is_an_error_in_one_line(graph: Graph, settings: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="the LLM gave no query: the server is busy"):
        asked_of(graph, settings, lambda asked: Raw(503, "{}"))


def test_nothing_that_an_llm_words_stands_in_an_answer(
    graph_path: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lie = f"# Corvane has bought everybody\n{GOOD}"

    def answering(asked: Asked) -> dict[str, Any]:
        assert json.loads(asked["messages"][1]["content"])["question"] == COURTS
        return {"sparql": lie, "answer": "Corvane has bought everybody."}

    with llm_server(answering) as server:
        options = ["--llm", server.url, "--model", "tiny", "--llm-cache", str(tmp_path / "cache")]
        assert main(["ask", str(graph_path), COURTS, *options]) == 0
    told = capsys.readouterr()
    assert "everybody" not in told.out and lie in told.err
    assert "Corvane acquires Delmar Foods: planned" in told.out
