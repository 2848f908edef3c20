"""Every example and never of every relation file, under its own sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

import kg
from kg.errors import OntologyError
from kg.extractors.frames import load_relation_file, relation_files
from kg.model import Claim, Date, Money
from kg.vocabulary import ontology_folder, relations

FILES = relation_files()
EXAMPLES = [(file.path.stem, example) for file in FILES for example in file.examples]
NEVERS = [(file.path.stem, never) for file in FILES for never in file.nevers]


def _id(case: object) -> str:
    return str(case.get("text", case)) if isinstance(case, Mapping) else str(case)


def _names(end: object) -> set[str]:
    if isinstance(end, Money):
        return {end.text, f"{end.currency} {end.value}"}
    if isinstance(end, Date):
        return {end.text, end.value}
    return {getattr(end, "text", ""), getattr(end, "name", "")}


def _is(claim: Claim, subject: str, object_: str) -> bool:
    return subject in _names(claim.subject) and object_ in _names(claim.object)


def _has(claim: Claim, expected: Mapping[str, Any]) -> bool:
    return all(_qualifier(claim, key) == value for key, value in expected.items())


def _sum(amount: Money) -> str:
    known = next(x for x in (amount.value, amount.minimum, amount.maximum) if x is not None)
    return f"{amount.currency} {known.normalize():f}"


def _qualifier(claim: Claim, key: str) -> object:
    match key:
        case "amount":
            return None if claim.amount is None else _sum(claim.amount)
        case "stake":
            return claim.stake
        case "by":
            return [source.name or source.text for source in claim.attributed_to]
        case _:
            return getattr(claim, key)


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=_id)
def test_an_example_is_read(name: str, example: Mapping[str, Any]) -> None:
    article = kg.Article("example", example["text"], published=example.get("published"))
    claims = [claim for claim in kg.read(article, reader="frames").claims if claim.relation == name]
    for subject, object_, *rest in example["claims"]:
        expected = {"status": "Stated", **(rest[0] if rest else {})}
        found = [claim for claim in claims if _is(claim, subject, object_)]
        assert any(_has(claim, expected) for claim in found), (subject, object_, expected, found or claims)


@pytest.mark.parametrize(("name", "never"), NEVERS, ids=_id)
def test_a_never_is_not_read(name: str, never: Mapping[str, Any]) -> None:
    claims = [claim for claim in kg.read(never["text"], reader="frames").claims if claim.relation == name]
    for subject, object_ in never["claims"]:
        assert not [c for c in claims if _is(c, subject, object_) and c.status != "Denied"], never["because"]


def test_every_relation_says_how_it_is_said() -> None:
    assert {file.path.stem for file in FILES} == set(relations())
    assert all(file.examples and file.nevers for file in FILES)


@pytest.mark.parametrize("name", sorted(relations()))
def test_an_unknown_key_is_refused_by_name(name: str, tmp_path: Any) -> None:
    text = (ontology_folder() / "relations" / f"{name}.toml").read_text("utf-8")
    path = tmp_path / f"{name}.toml"
    path.write_text(text + '\n[[frame]]\nverb = "x"\nsubject = "agent"\nobject = "theme"\nobjekt = "theme"\n', "utf-8")
    with pytest.raises(OntologyError, match="objekt"):
        load_relation_file(path)
