"""Sample articles and their gold claims → verbatim quotes, known names and relations, nothing missing."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from kg.vocabulary import relations

TESTS = Path(__file__).parent
SAMPLES = TESTS.parent / "kg" / "samples"
GOLD = TESTS / "gold"
PAIRS = {
    **{path.stem: (path, GOLD / f"{path.stem}.json") for path in sorted(SAMPLES.glob("*.txt"))},
    **{
        path.stem: (path, path.with_suffix(".json"))
        for folder in ("news", "heldout")
        for path in sorted((GOLD / folder).glob("*.txt"))
    },
}
KINDS = {
    "Person": {"person"},
    "Company": {"company"},
    "Organization": {"organization"},
    "Government": {"government"},
    "Media": {"media"},
    "Product": {"product"},
    "Work": {"work"},
    "Place": {"place"},
    "Source": {"source", "person", "organization"},  # "employees", "two lawyers": whatever an unnamed somebody may be
}
STATUSES = {"Stated", "Planned", "Possible", "Denied"}
STRAIGHT = str.maketrans("’‘“”", "''\"\"")

Record = dict[str, Any]


@pytest.fixture(params=list(PAIRS))
def pair(request: pytest.FixtureRequest) -> tuple[str, Record]:
    """An article's text and its gold."""
    article, gold = PAIRS[request.param]
    return article.read_text(encoding="utf-8"), json.loads(gold.read_text(encoding="utf-8"))


def count(folder: Path) -> tuple[int, int]:
    """Files of gold in a folder, and required claims in them."""
    golds = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]
    return len(golds), sum(not claim["optional"] for gold in golds for claim in gold["claims"])


def kinds(end: Any, gold: Record) -> set[str]:
    """What an end of a claim may be; something that is only described, as {"topic": …}, may be anything."""
    if isinstance(end, str):
        return KINDS[gold["entities"][end]["class"]]
    if "topic" in end:
        return {"topic", *set().union(*KINDS.values())}
    return {"work"} if "article" in end else {"date"} if "date" in end else {"money"}


def ends(record: Record) -> list[Any]:
    return [record["subject"], record["object"], *record.get("acceptObject", [])]


def test_gold_holds_as_many_claims_as_its_readme_says() -> None:
    assert count(GOLD) == (16, 476)
    assert count(GOLD / "news") == (45, 1320)
    assert count(GOLD / "heldout") == (27, 949)


def test_every_sample_has_gold_and_nothing_else_has() -> None:
    assert {path.stem for path in GOLD.glob("*.json")} == {path.stem for path in SAMPLES.glob("*.txt")}


@pytest.mark.parametrize("folder", [SAMPLES, GOLD / "news", GOLD / "heldout"], ids=["samples", "news", "heldout"])
def test_metadata_names_every_article_once_and_agrees_with_it(folder: Path) -> None:
    with (folder / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["identifier"] for row in rows] == sorted(path.name for path in folder.glob("*.txt"))
    for row in rows:
        text = (folder / row["identifier"]).read_text(encoding="utf-8")
        assert row["headline"] in text and row["author"] in text
        assert all(row[column] for column in ("published", "publisher", "headline", "url"))


def test_gold_names_its_article(pair: tuple[str, Record]) -> None:
    assert pair[1]["article"].removesuffix(".txt") in PAIRS


def test_quotes_are_verbatim(pair: tuple[str, Record]) -> None:
    text, gold = pair
    assert [claim["quote"] for claim in gold["claims"] if claim["quote"] not in text or not claim["quote"]] == []


def test_aliases_occur_in_the_article_save_countries_known_by_their_adjective(pair: tuple[str, Record]) -> None:
    text, gold = pair[0].translate(STRAIGHT).lower(), pair[1]
    for entity in gold["entities"].values():
        found = [alias.translate(STRAIGHT).lower() in text for alias in entity["aliases"]]
        assert any(found) if entity["class"] == "Place" else all(found), entity


def test_claims_and_negatives_use_known_relations_statuses_classes_and_entities(pair: tuple[str, Record]) -> None:
    gold = pair[1]
    known, entities = set(relations()), set(gold["entities"])
    for record in gold["claims"] + gold["negatives"]:
        assert {record["predicate"], *record.get("accept", [])} <= known
        assert {end for end in ends(record) if isinstance(end, str)} <= entities
        assert {record[key] for key in ("attributedTo", "via") if key in record} <= entities
        assert {record.get("status", "Stated"), *record.get("acceptStatus", [])} <= STATUSES
    assert {entity["class"] for entity in gold["entities"].values()} <= set(KINDS)


def test_claims_join_things_that_their_relation_can_join(pair: tuple[str, Record]) -> None:
    gold, known = pair[1], relations()
    for claim in gold["claims"]:
        relation = known[claim["predicate"]]
        for end, allowed in ((claim["subject"], relation.domain), (claim["object"], relation.range)):
            assert kinds(end, gold) & allowed, claim


def test_no_negative_is_also_stated(pair: tuple[str, Record]) -> None:
    gold = pair[1]
    stated = {(str(c["subject"]), c["predicate"], str(c["object"])) for c in gold["claims"] if c["status"] == "Stated"}
    assert len(gold["negatives"]) >= 5
    assert not {(str(n["subject"]), n["predicate"], str(n["object"])) for n in gold["negatives"]} & stated
