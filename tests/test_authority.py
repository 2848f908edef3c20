"""A file of things that are known elsewhere → IRIs that entities share with it, and slugs that stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.commands import main
from kg.entities import Wishes, decided, join, left_alone
from kg.errors import OntologyError
from kg.model import Article, Claim, Contents, Entity, Kind, Mention, Passage, Reading
from tests.conftest import Reader

CSV = """\
name,aliases,kind,iri,note
Birch Laboratories,Birch Labs|BirchLab,company,https://id.example/birch,first in the list
Corvane Group,Corvane,company,https://id.example/corvane,
Ada Lind,A. Lind|Lind,person,https://id.example/lind,
"""
JSON_LINES = """\
{"name": "Birch Laboratories", "aliases": ["Birch Labs", "BirchLab"], "kind": "company", "iri": "https://id.example/birch"}

{"name": "Corvane Group", "aliases": "Corvane", "iri": ["https://id.example/corvane"]}
"""
TURTLE = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://id.example/birch> a <http://schema.org/Corporation> ; rdfs:label "Laboratoires Birch"@fr ;
    rdfs:label "Birch Laboratories"@en ; skos:altLabel "Birch Labs", "BirchLab" .
<https://id.example/corvane> <http://schema.org/name> "Corvane Group" ; skos:altLabel "Corvane" .
<https://id.example/nameless> a <http://schema.org/Corporation> .
"""


def authority(folder: Path, text: str, name: str = "known.csv") -> Wishes:
    """What an authority file of this text says."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return decided(authority=path)


def purchase(buyer: str, bought: str, article: str = "a", kind: Kind = "company") -> Reading:
    """An article that says so."""
    text = f"{buyer} buys {bought}."
    kinds: dict[str, Kind] = {buyer: kind, bought: "company"}
    ends = [
        Mention(name, text.index(name), text.index(name) + len(name), kinds[name], chain=n, article=article, name=name)
        for n, name in enumerate(kinds)
    ]
    claim = Claim("acquires", ends[0], ends[1], (Passage(article, 0, len(text), text),))
    return Reading(Article(article, text), claims=(claim,))


def slugs(contents: Contents) -> dict[str, str]:
    """The name of each entity and the last part of its IRI."""
    return {entity.name: entity.iri.rpartition("/")[2] for entity in contents.entities.values()}


def named(contents: Contents, name: str) -> Entity:
    """The entity of that name."""
    (found,) = (entity for entity in contents.entities.values() if entity.name == name)
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [(CSV, "known.csv"), (JSON_LINES, "known.jsonl"), (TURTLE, "known.ttl")],
    ids=["csv", "json", "rdf"],
)
def test_what_the_file_knows_gets_its_iri_and_a_slug_of_its_name(tmp_path: Path, text: str, name: str) -> None:
    contents = join([purchase("Corvane", "Birch Labs")], wishes=authority(tmp_path, text, name))
    assert slugs(contents) == {"Corvane": "corvane-group", "Birch Labs": "birch-laboratories"}
    assert named(contents, "Birch Labs").same_as == ("https://id.example/birch",)


def test_the_slug_stays_whatever_the_articles_call_it(tmp_path: Path) -> None:
    wishes = authority(tmp_path, CSV)
    for name in ("Birch Labs", "BirchLab", "Birch Laboratories Ltd"):
        assert slugs(join([purchase("Acme", name)], wishes=wishes))[name] == "birch-laboratories"


def test_names_of_one_record_are_one_entity_and_the_graph_says_why(tmp_path: Path) -> None:
    wishes = authority(tmp_path, CSV.replace("BirchLab", "The Battery People"))
    said = [purchase("Acme", "Birch Labs"), purchase("Acme", "The Battery People", "b")]
    assert len(join(said).entities) == 3
    contents = join(said, wishes=wishes)
    assert len(contents.entities) == 2
    assert {(merge.names, merge.reason) for merge in contents.merges} == {
        (("Battery People", "Birch Labs"), "authority file")
    }


def test_two_records_are_never_one_entity(tmp_path: Path) -> None:
    wishes = authority(tmp_path, "name,iri\nCorvane,https://id.example/1\nCorvane Airlines,https://id.example/2\n")
    said = [purchase("Acme", "Corvane"), purchase("Acme", "Corvane Airlines", "b")]
    assert len(join(said).entities) == 2
    assert len(join(said, wishes=wishes).entities) == 3


def test_rows_of_one_iri_are_one_record(tmp_path: Path) -> None:
    rows = "name,aliases,iri\nBirch Laboratories,,https://id.example/birch\nBirch Laboratories,Birch Labs,https://id.example/birch\n"
    contents = join([purchase("Acme", "Birch Labs")], wishes=authority(tmp_path, rows))
    assert slugs(contents)["Birch Labs"] == "birch-laboratories"


TWINS = """\
name,aliases,kind,iri
Birch Labs,,company,https://id.example/1
Birch Labs Inc,,company,https://id.example/2
Birch Labs,,product,https://id.example/3
"""


def test_a_name_of_two_records_is_left_alone_and_reported(tmp_path: Path) -> None:
    wishes = authority(tmp_path, TWINS)
    contents = join([purchase("Acme", "Birch Labs")], wishes=wishes)
    assert named(contents, "Birch Labs").same_as == ()
    (line,) = left_alone(contents.entities.values(), wishes.authority)
    assert "'Birch Labs' (company) may be <https://id.example/1> or <https://id.example/2> (line 2, line 3)" in line


def test_records_of_one_name_and_two_kinds_have_slugs_of_their_own(tmp_path: Path) -> None:
    wishes = authority(tmp_path, TWINS.replace("Birch Labs Inc", "Acme"))
    assert slugs(join([purchase("Acme", "Birch Labs")], wishes=wishes)) == {
        "Acme": "acme",
        "Birch Labs": "birch-labs-company",
    }


def test_a_surname_alone_is_nobody_that_the_file_knows(tmp_path: Path) -> None:
    wishes = authority(tmp_path, CSV)
    for name, iris in (("Lind", ()), ("Ada Lind", ("https://id.example/lind",))):
        contents = join([purchase(name, "Birch Labs", kind="person")], wishes=wishes)
        assert named(contents, name).same_as == iris


def test_two_of_one_name_are_not_both_the_one_that_the_file_knows(tmp_path: Path) -> None:
    said = []
    for article, firm in (("a", "Acme"), ("b", "Delmar Foods")):
        text = f"{firm} employs Ada Lind."
        person = Mention(
            "Ada Lind", text.index("Ada"), len(text) - 1, "person", chain=1, article=article, name="Ada Lind"
        )
        company = Mention(firm, 0, len(firm), "company", chain=2, article=article, name=firm)
        claim = Claim("worksFor", person, company, (Passage(article, 0, len(text), text),))
        said.append(Reading(Article(article, text), claims=(claim,)))
    people = [e for e in join(said, wishes=authority(tmp_path, CSV)).entities.values() if e.kind == "person"]
    assert [person.same_as for person in people] == [(), ()]


def test_what_people_decided_wins(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text(CSV, encoding="utf-8")
    mine = tmp_path / "entities.toml"
    mine.write_text('[[entity]]\nname = "Birch Labs"\nsameAs = ["https://my.example/birch"]', encoding="utf-8")
    contents = join([purchase("Acme", "Birch Labs")], wishes=decided(mine, tmp_path / "known.csv"))
    assert named(contents, "Birch Labs").same_as == ("https://my.example/birch",)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("known.csv", "title,iri\n", "has no column 'name'"),
        ("known.csv", "name,iri\nAcme,https://id.example/1\nBirch,Q42\n", "line 3: 'Q42' is no IRI"),
        ("known.csv", "name,iri\nAcme,\n", "line 2: '' is no IRI"),
        ("known.csv", "name,iri\n,https://id.example/1\n", "line 2: has no name"),
        ("known.csv", "name,kind,iri\nAcme,firm,https://id.example/1\n", "line 2: 'firm' is no kind"),
        ("known.jsonl", '{"name": "Acme", "iri": "https://id.example/1"}\n{"name"\n', "line 2: is no JSON"),
        ("known.jsonl", "[1]\n", "line 1: is no object"),
        ("known.jsonl", '{"name": "Acme", "aliases": [1], "iri": "https://id.example/1"}', "line 1: aliases must be"),
        ("known.ttl", "<https://id.example/1> a ;\n", "line 1: "),
        ("known.xlsx", "", ".xlsx is no authority file"),
    ],
)
def test_a_slip_in_the_file_is_named_with_its_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(OntologyError) as caught:
        authority(tmp_path, text, name)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(OntologyError, match=r"nowhere\.csv: cannot be read"):
        decided(authority="nowhere.csv")


def test_a_graph_keeps_to_its_authority_file_when_articles_are_added(
    tmp_path: Path, plain_reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "known.csv").write_text(TWINS.replace("Labs", "Tools") + CSV.partition("\n")[2], encoding="utf-8")
    (tmp_path / "a.txt").write_text("Acme has bought Birch Tools.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Acme has bought Birch Laboratories.", encoding="utf-8")
    graph = tmp_path / "graph.ttl"
    assert main(["build", str(tmp_path / "a.txt"), "-o", str(graph), "--authority", str(tmp_path / "known.csv")]) == 0
    assert "'Birch Tools' (company) may be" in capsys.readouterr().err
    assert main(["add", str(graph), str(tmp_path / "b.txt")]) == 0
    assert main(["entities", str(graph)]) == 0
    assert "    the same as <https://id.example/birch>" in capsys.readouterr().out
