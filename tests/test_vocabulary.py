"""The vocabulary: what kg.ttl says, as plain values; whatever is misspelt raises and says what was meant."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from kg import vocabulary
from kg.errors import OntologyError
from kg.model import Kind

AGENTS = {"person", "organization", "company", "government", "media"}
ORGANIZATIONS = AGENTS - {"person"}


def test_there_are_54_relations_in_alphabetical_order() -> None:
    names = [*vocabulary.relations()]
    assert len(names) == 54
    assert names == sorted(names)


def test_a_relation_knows_which_kinds_it_joins() -> None:
    invests = vocabulary.relation("investsIn")
    assert invests.domain == AGENTS
    assert invests.range == ORGANIZATIONS


def test_a_union_of_kinds_is_unfolded() -> None:
    assert vocabulary.relation("acquires").range == ORGANIZATIONS | {"product"}
    assert vocabulary.relation("develops").range == {"product", "topic"}
    assert vocabulary.relation("locatedIn").domain == ORGANIZATIONS | {"place"}


@pytest.mark.parametrize(("name", "kind"), [("foundedIn", "date"), ("earns", "money"), ("authorOf", "work")])
def test_a_relation_may_end_in_a_value_or_a_work(name: str, kind: Kind) -> None:
    assert vocabulary.relation(name).range == {kind}


def test_every_relation_has_kinds_at_both_ends_and_a_text() -> None:
    for relation in vocabulary.relations().values():
        assert relation.domain, relation.name
        assert relation.range, relation.name
        assert relation.label and relation.definition and relation.example, relation.name


def test_wider_relations_are_given_over_all_steps_nearest_first() -> None:
    assert vocabulary.relation("ceoOf").wider == ("leads", "worksFor")
    assert vocabulary.relation("acquiresStakeIn").wider == ("investsIn",)
    assert vocabulary.relation("owns").wider == ()


def test_the_symmetric_relations_are_known() -> None:
    symmetric = {name for name, relation in vocabulary.relations().items() if relation.symmetric}
    assert symmetric == {"mergesWith", "partnersWith", "competesWith", "knows", "siblingOf", "marriedTo"}


def test_a_relation_takes_its_own_qualifiers_and_the_common_ones() -> None:
    assert vocabulary.relation("acquiresStakeIn").qualifiers == {"stake", "amount", "time", "since", "until", "tense"}
    assert vocabulary.relation("knows").qualifiers == {"time", "since", "until", "tense"}


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_has_a_class_and_the_class_has_that_kind(kind: Kind) -> None:
    assert vocabulary.kind_of(vocabulary.class_of(kind)) == kind


def test_a_class_without_a_kind_of_its_own_has_that_of_the_wider_class() -> None:
    assert vocabulary.kind_of(vocabulary.iri("schema:NewsArticle")) == "work"


def test_a_thing_fits_only_where_its_kind_is_asked_for() -> None:
    advises = vocabulary.relation("advises")
    assert vocabulary.fits("company", advises.range)
    assert not vocabulary.fits("money", advises.range)
    assert not vocabulary.fits("other", advises.range)


def test_terms_have_full_iris() -> None:
    assert vocabulary.term("status") == "https://w3id.org/newskg#status"
    assert vocabulary.iri("kg:Claim") == "https://w3id.org/newskg#Claim"
    assert vocabulary.iri("schema:headline") == "https://schema.org/headline"
    assert vocabulary.class_of("company") == "https://schema.org/Corporation"


@pytest.mark.parametrize(
    ("name", "meant"), [("investIn", "investsIn"), ("ceoof", "ceoOf"), ("head-quarteredIn", "headquarteredIn")]
)
def test_a_misspelt_relation_raises_and_names_the_nearest(name: str, meant: str) -> None:
    with pytest.raises(OntologyError, match=f"{name}.*did you mean.*{meant}"):
        vocabulary.relation(name)


def test_a_misspelt_term_raises_and_names_the_nearest() -> None:
    with pytest.raises(OntologyError, match=r"kg:attributetTo.*did you mean kg:attributedTo"):
        vocabulary.term("attributetTo")
    with pytest.raises(OntologyError, match=r"schema:fonder"):
        vocabulary.iri("schema:fonder")


def test_an_unknown_kind_raises_and_lists_the_kinds() -> None:
    with pytest.raises(OntologyError, match=r"firm.*company.*person"):
        vocabulary.class_of("firm")  # type: ignore[arg-type]
    with pytest.raises(OntologyError, match="Hospital"):
        vocabulary.kind_of("https://schema.org/Hospital")


def test_the_relations_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        vocabulary.relations()["buys"] = vocabulary.relation("acquires")  # type: ignore[index]


def test_the_ontology_is_found_beside_the_package_and_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "kg"
    (tmp_path / "ontology").mkdir()
    (tmp_path / "ontology" / "kg.ttl").touch()
    monkeypatch.setattr(vocabulary, "__file__", str(package / "vocabulary.py"))
    assert vocabulary.ontology_folder() == tmp_path.resolve() / "ontology"
    (package / "ontology").mkdir(parents=True)
    (package / "ontology" / "kg.ttl").touch()
    assert vocabulary.ontology_folder() == package.resolve() / "ontology"


def test_a_missing_ontology_raises_and_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "__file__", str(tmp_path / "kg" / "vocabulary.py"))
    with pytest.raises(OntologyError, match=r"no ontology/kg\.ttl .* install newskg again"):
        vocabulary.ontology_folder()


@pytest.mark.parametrize(
    ("turtle", "complaint"),
    [
        ("kg:owns a kg:Relation .", "not readable as Turtle"),
        ("@prefix kg: <https://w3id.org/newskg#> .\nkg:owns a kg:Relation .", "kg:owns has no rdfs:label"),
    ],
)
def test_a_faulty_vocabulary_raises_and_says_where(
    turtle: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_words(tmp_path, monkeypatch, "")
    common = "kg:Claim kg:qualifier kg:time ." if turtle.startswith("@prefix") else ""
    (tmp_path / "ontology" / "kg.ttl").write_text(f"{turtle}\n{common}", encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"kg\.ttl: {complaint}"):
        vocabulary._vocabulary.__wrapped__()


def test_a_word_list_is_read_once_and_cannot_be_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_words(tmp_path, monkeypatch, 'verbs = ["say", "tell"]')
    assert vocabulary.words.__wrapped__("sample") == {"verbs": ["say", "tell"]}
    with pytest.raises(TypeError):
        vocabulary.words.__wrapped__("sample")["verbs"] = []  # type: ignore[index]


def test_a_broken_word_list_raises_and_names_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_words(tmp_path, monkeypatch, 'verbs = ["say"\n]]')
    with pytest.raises(OntologyError, match=r"sample\.toml: not readable as TOML: .*line 2"):
        vocabulary.words.__wrapped__("sample")


def test_a_missing_word_list_raises_and_lists_those_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_words(tmp_path, monkeypatch, "")
    with pytest.raises(OntologyError, match=r"sampel\.toml: no such word list; did you mean sample\?"):
        vocabulary.words.__wrapped__("sampel")


def write_words(folder: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    """An ontology with one word list, "sample", in place of ours."""
    (folder / "ontology" / "words").mkdir(parents=True)
    (folder / "ontology" / "kg.ttl").touch()
    (folder / "ontology" / "words" / "sample.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(vocabulary, "__file__", str(folder / "kg" / "vocabulary.py"))


def test_the_vocabulary_loads_without_rdflib() -> None:
    code = "import sys; from kg.vocabulary import relations; relations(); print('rdflib' in sys.modules)"
    root = Path(vocabulary.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
