"""Sources → one graph, whatever their order, with a word for each that cannot be read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import kg
from kg.articles import Refused, Source
from kg.graph.files import serialized
from tests.conftest import read_plainly

pytestmark = pytest.mark.usefixtures("plain_reader")


def test_a_folder_becomes_one_graph(articles: Path) -> None:
    graph = kg.build([articles])
    assert len(graph.contents.articles) == 2
    assert sorted(entity.name for entity in graph.contents.entities.values()) == ["Acme", "Birch Labs", "Corvane"]
    assert len(graph.contents.assertions) == 3


def test_article_objects_become_a_graph_too() -> None:
    graph = kg.build([kg.Article("note", "Acme has bought Birch Labs.")])
    assert [claim.relation for claim in graph.contents.assertions] == ["acquires"]


def test_the_order_of_sources_makes_no_difference_to_a_byte(articles: Path) -> None:
    files = [str(path) for path in articles.iterdir()] + ["-"]
    built = [serialized(kg.build(random.Random(seed).sample(files[:2], 2)).store) for seed in range(4)]
    assert len(set(built)) == 1


def test_an_article_that_is_named_twice_is_one_and_costs_no_word(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(articles)
    files: list[Source] = [str(articles / "monday.txt"), "monday.txt", str(articles / "*.txt"), articles]
    assert len(kg.build(files).contents.articles) == 2


def test_of_one_text_under_several_names_the_first_name_stays_and_the_others_are_told(articles: Path) -> None:
    (articles / "z.txt").write_text("Acme  Inc may buy\nBirch Labs.\n", encoding="utf-8")
    told: list[Refused] = []
    given: list[Source] = [
        kg.Article("a-copy", "Acme Inc may buy Birch Labs."),
        *sorted(articles.iterdir(), reverse=True),
    ]
    graph = kg.build(given, on_refused=told.append)
    assert sorted(article.id for article in graph.contents.articles.values()) == ["a-copy", "monday.txt"]
    assert [str(one) for one in told] == [
        f"{name}: is set aside: it has the same text as a-copy, which stays" for name in ("tuesday.txt", "z.txt")
    ]


def test_what_cannot_be_read_is_told_and_the_rest_is_built(articles: Path) -> None:
    (articles / "empty.txt").write_text("")
    refused: list[Refused] = []
    graph = kg.build([articles, "nowhere.txt"], on_refused=refused.append)
    assert len(graph.contents.articles) == 2
    assert [str(one).split(": ")[1][:7] for one in refused] == ["is empt", "does no"]


def test_what_cannot_be_read_is_a_warning_by_itself(articles: Path) -> None:
    with pytest.warns(UserWarning, match=r"nowhere\.txt: does not exist"):
        kg.build([articles, "nowhere.txt"])


@pytest.mark.filterwarnings("ignore:nowhere")
@pytest.mark.parametrize("sources", [[], ["nowhere.txt"]])
def test_no_article_at_all_is_an_error(sources: list[str]) -> None:
    with pytest.raises(kg.ArticleError, match="no article"):
        kg.build(sources)


@pytest.mark.parametrize("base", ["news", "https://acme.example", "https://acme example/"])
def test_a_base_that_begins_no_iri_is_refused(base: str, articles: Path) -> None:
    with pytest.raises(kg.QuestionError, match="cannot begin an IRI"):
        kg.build([articles], base=base)


def test_iris_begin_with_the_base(articles: Path) -> None:
    held = kg.build([articles], base="https://acme.example/").contents
    assert all(iri.startswith("https://acme.example/") for iri in (*held.articles, *held.entities, *held.runs))


def test_progress_is_told_article_by_article(articles: Path) -> None:
    told: list[tuple[int, int]] = []
    kg.build([articles], on_progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_every_public_name_can_be_had_and_is_documented() -> None:
    assert set(dir(kg)) == set(kg.__all__)
    assert not [name for name in kg.__all__ if name != "__version__" and not getattr(kg, name).__doc__]


def test_a_name_that_kg_lacks_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="kg has no 'reed'"):
        kg.reed  # type: ignore[attr-defined]  # noqa: B018


def test_an_article_that_our_code_breaks_on_costs_no_other(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(article: kg.Article, **options: object) -> kg.Reading:
        if article.id == "tuesday.txt":
            raise IndexError("list index out of range")
        return read_plainly(article, **options)

    monkeypatch.setattr("kg.building.read", read)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    with pytest.warns(UserWarning, match=r"tuesday\.txt: reading it failed \(IndexError: list index out of range\)"):
        assert len(kg.build([articles]).contents.articles) == 1
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(IndexError):
        kg.build([articles])
