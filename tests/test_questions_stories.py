"""Parts of a graph by status, source, confidence and time; timelines and stories."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg import graph, vocabulary
from kg.errors import QuestionError
from kg.model import Contents
from kg.questions.parts import as_of, part
from kg.questions.stories import story, timeline


def examples() -> Contents:
    store = Store()
    for file in sorted((vocabulary.ontology_folder() / "examples").glob("*.ttl")):
        store.extend(graph.load(file))
    return graph.read(store)


CONTENTS = examples()


def test_a_part_holds_only_what_its_claims_rest_on() -> None:
    planned = part(CONTENTS, statuses=["Planned"])

    assert {claim.status for claim in planned.assertions} == {"Planned"}
    assert set(planned.articles) == {claim.article for claim in planned.assertions}
    assert all(claim.subject in planned.entities for claim in planned.assertions)
    assert graph.read(graph.write(planned)).assertions == planned.assertions


def test_a_part_can_be_what_one_source_or_one_paper_says() -> None:
    said = part(CONTENTS, sources=["Maria Keller"])
    printed = part(CONTENTS, sources=["fjord business daily"])

    assert {claim.status for claim in said.assertions} == {"Denied"}
    assert {article.publisher for article in printed.articles.values()} == {"Fjord Business Daily"}


def test_a_part_can_be_sure_and_recent() -> None:
    sure = part(CONTENTS, confidence=0.95, since="2025-04", until="2025")

    assert sure.assertions
    assert all(claim.confidence >= 0.95 for claim in sure.assertions)
    assert all("2025-04" <= (article.published or "") < "2026" for article in sure.articles.values())


def test_the_graph_as_of_a_day_knows_nothing_later() -> None:
    before, after = as_of(CONTENTS, "2025-03"), as_of(CONTENTS, "2030")

    assert {article.published for article in before.articles.values()} <= {"2025-03-03", "2025-03-04"}
    assert len(before.assertions) < len(after.assertions)


def test_the_graph_as_of_a_day_lacks_the_states_that_had_ended() -> None:
    relations = {claim.until for claim in as_of(CONTENTS, "2030").assertions}

    assert "2019" in {claim.until for claim in CONTENTS.assertions}
    assert relations == {None}


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(QuestionError, match="'last week' is no day, month or year; write 2025-06-12"):
        as_of(CONTENTS, "last week")


def test_a_timeline_goes_by_when_it_happened_else_by_when_it_was_reported() -> None:
    events = timeline(CONTENTS, "Birch Labs")
    lines = [str(event) for event in events]

    assert [event.time for event in events] == sorted(event.time for event in events)
    assert lines[0] == "2015  Birch Labs was founded in 2015 [stated]"
    assert "(2025-03-03)  Acme invests in Birch Labs ($2 million) [stated]" in lines


def test_a_plan_and_its_denial_are_steps_of_one_story() -> None:
    (merger,) = story(CONTENTS, "Tidewater Savings", "Harrow Bank")
    stakes = next(each for each in story(CONTENTS, "Acme", "Birch Labs") if each.relation == "investsIn")

    assert str(merger) == (
        "Harrow Bank, Tidewater Savings: 2025-06-20: merges with, planned → 2025-10-02: merges with, stated"
    )
    assert [step.status for step in stakes.steps][-1] == "Denied"
    assert {step.status for step in stakes.steps} == {"Stated", "Planned", "Denied"}
