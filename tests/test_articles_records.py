"""JSON Lines, JSON and CSV with fields of any name → articles, one record at a time."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import Refused, load
from kg.articles.fields import parse
from kg.articles.limits import HOPELESS, LINE
from kg.errors import QuestionError
from kg.model import Article

TEXT = "Acme has bought Birch Labs."


def read(path: Path, content: object, fields: dict[str, str] | None = None) -> list[Article | Refused]:
    """What a file with this content gives; a list is written as JSON Lines."""
    if isinstance(content, list):
        content = "".join(json.dumps(record) + "\n" for record in content)
    path.write_bytes(content if isinstance(content, bytes) else str(content).encode())
    return list(load(path, fields=fields))


def test_fields_of_usual_names_are_found(tmp_path: Path) -> None:
    record = {
        "articleBody": "ignored, for there is a body",
        "body": f"{TEXT}\r\nIt grew.",
        "title": "Acme &amp; Birch",
        "authors": [{"name": "Ana Ruiz"}, "Tom Hart"],
        "publishedAt": "2026-03-02T08:00:00Z",
        "source": {"id": None, "name": "The Courier"},
        "URL": "https://example.org/1",
        "_id": 17,
        "lang": "en",
    }
    assert read(tmp_path / "a.jsonl", [record]) == [
        Article(
            "17", f"{TEXT}\nIt grew.", "Acme & Birch", "Ana Ruiz, Tom Hart", "The Courier", "2026-03-02",
            "https://example.org/1", "en",
        )
    ]  # fmt: skip


def test_fields_of_other_names_are_told(tmp_path: Path) -> None:
    record = {"text": "a summary", "story": {"full": TEXT}, "no": 4, "paper": "Courier", "day": "2 March 2026"}
    fields = parse("text=story.full, id=no,publisher=paper,published=day")
    assert read(tmp_path / "a.jsonl", [record], fields) == [
        Article("4", TEXT, publisher="Courier", published="2026-03-02")
    ]


@pytest.mark.parametrize("wrong", ["body=text", "text", "text="])
def test_fields_that_no_article_has_are_named(wrong: str) -> None:
    with pytest.raises(QuestionError, match="names no field; write NAME=FIELD with one of text, id"):
        parse(wrong)


def test_a_record_that_is_none_is_named_by_its_line_and_the_others_come(tmp_path: Path) -> None:
    lines = [
        '{"text": "One."}',
        "",
        '{"text": ',
        '{"title": "x"}',
        '{"text": ""}',
        "[1]",
        "[" * 9999,
        '{"text": "Two."}',
    ]
    path = tmp_path / "news.jsonl"
    found = read(path, "\n".join(lines))
    assert [item.text for item in found if isinstance(item, Article)] == ["One.", "Two."]
    assert [str(item).removeprefix(f"{path}, ")[:26] for item in found if isinstance(item, Refused)] == [
        "line 3: is no JSON (Expect",
        "line 4: has no text in 'te",
        "line 5: is empty; leave it",
        "line 6: is JSON but no obj",
        "line 7: is no JSON (nested",
    ]


def test_a_file_that_is_no_collection_is_given_up_soon(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    found = read(path, "no\n" * 1000)
    assert len(found) == HOPELESS + 1
    assert str(found[-1]).startswith(f"{path}: gives no article in its first {HOPELESS} records")
    assert len(read(path, '{"text": "Acme fell."}\n' + "no\n" * 1000)) == 1001


def test_a_record_without_identifier_is_called_by_its_link_or_its_text_wherever_it_stands(tmp_path: Path) -> None:
    one, two = {"text": TEXT, "url": "https://example.org/1"}, {"text": "Corvane grew."}
    before = [item.id for item in read(tmp_path / "a.jsonl", [one, two]) if isinstance(item, Article)]
    after = [item.id for item in read(tmp_path / "a.jsonl", [{"text": "New."}, two, one]) if isinstance(item, Article)]
    assert before[0] == "https://example.org/1"
    assert before[1].startswith("a.jsonl#")
    assert after[1:] == before[::-1]


def test_html_in_a_field_becomes_text(tmp_path: Path) -> None:
    body = "<p>Acme &amp; Birch\n merge.</p><ul><li>One</li><li>Two</li></ul><script>x()</script><p>So<b>ld</b>.</p>"
    (article,) = read(tmp_path / "a.jsonl", [{"body": body}])
    assert isinstance(article, Article)
    assert article.text == "Acme & Birch merge.\n\n- One\n\n- Two\n\nSold."


def test_a_text_that_is_no_html_is_kept_letter_for_letter(tmp_path: Path) -> None:
    text = "Acme <acme@example.org> said that 3 < 4 &amp; more."
    (article,) = read(tmp_path / "a.jsonl", [{"body": text}])
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(
    "document",
    [
        [{"text": "One."}, {"text": "Two."}],
        {"status": "ok", "articles": [{"text": "One."}, {"text": "Two."}]},
    ],
)
def test_a_json_document_holds_a_list_of_articles(tmp_path: Path, document: object) -> None:
    found = read(tmp_path / "a.json", json.dumps(document, indent=1))
    assert [item.text for item in found if isinstance(item, Article)] == ["One.", "Two."]


def test_a_json_document_is_one_article_or_lines(tmp_path: Path) -> None:
    assert read(tmp_path / "a.json", '{"id": "a", "text": "One."}') == [Article("a", "One.")]
    assert len(read(tmp_path / "b.json", [{"text": "One."}, {"text": "Two."}])) == 2
    (refused,) = read(tmp_path / "c.json", "Acme")
    assert "c.json: is no JSON" in str(refused)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_has_a_row_for_each_article(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [["id", "Content", "date"], ["1", f'"{TEXT}\r\n""Café"" £3."', "2026-03-02"], ["2", "Corvane fell.", ""]]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    assert read(tmp_path / "a.csv", content) == [
        Article("1", f'{TEXT}\n"Café" £3.', published="2026-03-02"),
        Article("2", "Corvane fell."),
    ]


def test_a_row_that_is_no_article_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    found = read(path, 'id,text\n1,"One\nTwo"\n\n2,\n3,Three\n')
    assert [item.id for item in found if isinstance(item, Article)] == ["1", "3"]
    assert [str(item) for item in found if isinstance(item, Refused)] == [
        f"{path}, line 5: is empty; leave it out or give it a text"
    ]


def test_a_table_without_text_says_what_it_has(tmp_path: Path) -> None:
    (refused,) = read(tmp_path / "a.csv", "id,words\n1,One\n")
    assert "has no column with the text (but id, words); say which it is with --fields text=NAME" in str(refused)
    assert read(tmp_path / "a.csv", "id,words\n1,One\n", {"text": "words"}) == [Article("1", "One")]


def test_a_long_article_fits_into_a_cell_and_a_line_without_end_does_not(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "a.csv", f"text\n{TEXT * 7000}\n")
    assert isinstance(article, Article)
    path = tmp_path / "b.jsonl"
    refused, article = read(path, b'{"text": "' + b"a" * (LINE + 1) + b'"}\n{"text": "One."}')
    assert str(refused).startswith(f"{path}, line 1: is a line of more than 4 MB")
    assert isinstance(article, Article)


def test_a_million_articles_are_never_in_memory(tmp_path: Path) -> None:
    """Some of them here: what is kept is a few pages of a database, however many there are."""
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number in range(1000):
            lines.write(json.dumps({"id": number, "text": f"Acme has bought {number} shares. " * 400}) + "\n")
    size = path.stat().st_size
    list(load(path))
    tracemalloc.start()
    try:
        count = _count(load(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 1000
    assert size > 10_000_000
    assert peak < 3_000_000


def _count(items: Iterator[Article | Refused]) -> int:
    return sum(isinstance(item, Article) for item in items)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(["text", "body", "id", "title", "author", "date", "publisher", "url", "lang", "other"])


@given(st.lists(st.dictionaries(NAMES, JSON, max_size=6) | JSON, max_size=4))
def test_whatever_a_record_holds_it_is_an_article_or_a_line_that_says_why_not(
    tmp_path_factory: pytest.TempPathFactory, records: list[object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    for item in read(path, records):
        if isinstance(item, Article):
            assert item.id and item.text.strip()
            "".join(filter(None, (item.id, item.text, item.headline, item.author, item.url))).encode()
        else:
            assert len(str(item).splitlines()) == 1
            assert str(item).startswith(f"{path}, line ")
