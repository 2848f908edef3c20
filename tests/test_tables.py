"""Tables: with separators, flattened to spaces, one cell a line; cells are read by what their headings ask for."""

from __future__ import annotations

import kg
from kg.extractors.tables.flattened import columns_of
from kg.model import Article, Claim


def claims(text: str, published: str | None = None) -> list[Claim]:
    return list(kg.read(Article("table", text, published=published), reader="frames").claims)


def triples(text: str) -> set[tuple[str, str, str]]:
    return {(claim.subject.text, claim.relation, claim.object.text) for claim in claims(text)}


PIPES = """| Company | Headquarters | CEO | Customers |
|---|---|---|---|
| Acme | Oslo | Ana Ruiz | Birch Labs, Corvane |
| Delmar Foods | Bergen | | Halberd Group |
| Orrin | n/a | Tom Hart | Corvane and Birch Labs |
"""

FLATTENED = """Company Base Founded Chief executive Main product Owner
Acme Oslo 1998 Ana Ruiz Pressure sensors Delmar Foods (62%)
Birch Labs New York 2011 Jon van der Berg (since 2019) Hearing aids Ruiz family (30%)
Corvane Aarhus, Denmark 1973 Mary O'Neil Heat pumps Listed
"""


def test_a_table_with_bars_is_read_column_by_column() -> None:
    found = triples(PIPES)
    assert {
        ("Acme", "headquarteredIn", "Oslo"),
        ("Ana Ruiz", "ceoOf", "Acme"),
        ("Acme", "suppliesTo", "Corvane"),
        ("Delmar Foods", "suppliesTo", "Halberd Group"),
        ("Tom Hart", "ceoOf", "Orrin"),
        ("Orrin", "suppliesTo", "Birch Labs"),
    } <= found


def test_an_empty_cell_says_nothing_and_shifts_nothing() -> None:
    found = triples(PIPES)
    assert not any(relation == "ceoOf" and object_ == "Delmar Foods" for _, relation, object_ in found)
    assert not any(subject == "Orrin" and relation == "headquarteredIn" for subject, relation, _ in found)


def test_tabs_separate_cells() -> None:
    table = (
        "Company\tRevenue\tStaff\tRivals\nAcme\t$340 million\t1,200\tBirch Labs\nDelmar Foods\t€2.1bn\t300\tCorvane\n"
    )
    found = {(c.subject.text, c.relation, c.role, c.object.text) for c in claims(table)}
    assert ("Acme", "earns", "revenue", "$340 million") in found
    assert ("Delmar Foods", "competesWith", None, "Corvane") in found


def test_runs_of_spaces_separate_cells() -> None:
    table = """Company     Sector    Exchange
Acme        Steel     Oslo Stock Exchange
Birch Labs  Optics    Euronext Brussels
"""
    assert ("Acme", "listedOn", "Oslo Stock Exchange") in triples(table)


def test_a_flattened_table_is_cut_by_what_its_headings_ask_for() -> None:
    assert {
        ("Acme", "headquarteredIn", "Oslo"),
        ("Acme", "foundedIn", "1998"),
        ("Ana Ruiz", "ceoOf", "Acme"),
        ("Acme", "develops", "Pressure sensors"),
        ("Birch Labs", "headquarteredIn", "New York"),
        ("Jon van der Berg", "ceoOf", "Birch Labs"),
        ("Birch Labs", "develops", "Hearing aids"),
        ("Corvane", "headquarteredIn", "Denmark"),
        ("Corvane", "develops", "Heat pumps"),
    } <= triples(FLATTENED)


def test_brackets_give_the_share_and_since_when() -> None:
    found = {(c.subject.text, c.relation): c for c in claims(FLATTENED)}
    assert found["Delmar Foods", "owns"].stake == 0.62
    assert found["Ruiz family", "owns"].object.text == "Birch Labs"
    assert found["Jon van der Berg", "ceoOf"].since == "2019"


def test_who_comes_later_is_in_the_future() -> None:
    table = """Tom Hart runs Birch Labs.

Company Chief executive Focus
Acme Ana Ruiz (from May 2025) Optics
Birch Labs Tom Hart Sensors
"""
    found = {c.subject.text: c for c in claims(table, published="2025-03-02") if c.relation == "ceoOf"}
    assert (found["Ana Ruiz"].since, found["Ana Ruiz"].tense) == ("2025-05", "Future")
    assert found["Tom Hart"].tense is None


def test_an_unknown_column_between_known_ones_is_passed_over() -> None:
    table = """Company Recent moves Focus areas
Acme Opened a plant in Ghent; hired 300 people Sensors, battery recycling
Delmar Foods Sold its dairies, new chief executive Frozen Food, Cloud Kitchens
Corvane Nothing since the strike Data centres
"""
    found = triples(table)
    assert ("Acme", "focusesOn", "battery recycling") in found
    assert ("Delmar Foods", "focusesOn", "Cloud Kitchens") in found


def test_a_cell_may_be_a_line_of_its_own() -> None:
    table = "Company\nHeadquarters\nFocus\nAcme\nOslo\nSensors\nBirch Labs\nGhent\nOptics and lasers\n"
    found = triples(table)
    assert ("Birch Labs", "headquarteredIn", "Ghent") in found
    assert ("Birch Labs", "focusesOn", "Optics and lasers") in found


def test_the_row_is_the_passage() -> None:
    claim = next(c for c in claims(FLATTENED) if c.relation == "ceoOf" and c.subject.text == "Ana Ruiz")
    assert claim.passage.quote == "Acme Oslo 1998 Ana Ruiz Pressure sensors Delmar Foods (62%)"


def test_rows_are_not_read_as_sentences() -> None:
    assert {witness for claim in claims(FLATTENED) for witness in claim.witnesses} == {"tables"}


def test_prose_is_no_line_of_headings() -> None:
    assert columns_of("Company focus on people at work.") == ()
    assert columns_of("Our focus is the owner of the company") == ()
    assert not claims(
        "Company Focus\nBirch Labs said that it would not comment on the matter before the court rules.\n"
    )
