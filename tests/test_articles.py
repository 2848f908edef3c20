"""Sources as users name them, good and bad → articles and refusals."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from kg.articles import Refused, load, read_metadata
from kg.errors import ArticleError
from kg.model import Article

TEXT = "Acme has bought Birch Labs.\n"


def one(path: Path | str) -> Article | Refused:
    """What a source that is one article gives."""
    (found,) = load(str(path))
    return found


def refusal(path: Path | str) -> str:
    """The line that a source gets which is no article."""
    found = one(path)
    assert isinstance(found, Refused)
    return str(found)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one in a sub-folder, among files that are none."""
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.md").write_text("# Corvane\n", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    return tmp_path


def test_a_folder_gives_its_articles_in_order_and_nothing_else(folder: Path) -> None:
    assert [item.id for item in load(folder) if isinstance(item, Article)] == ["b.txt", "a.md"]


def test_two_texts_of_one_name_are_two_articles(folder: Path) -> None:
    (folder / "more" / "b.txt").write_text("Another text.", encoding="utf-8")
    assert [item.id for item in load(folder) if isinstance(item, Article)] == ["b.txt", "a.md", "b.txt"]


def test_a_page_that_a_browser_saved_comes_without_the_folder_of_its_frames(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text("<p>Buy now.</p>", encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<html><body><p>{TEXT * 9}</p></body></html>", encoding="utf-8")
    assert [item.id for item in load(tmp_path) if isinstance(item, Article)] == ["page.html"]


def test_a_table_that_describes_articles_is_none_of_them(folder: Path) -> None:
    table = folder / "known.csv"
    table.write_text("identifier,published\nb.txt,2026-03-01\n", encoding="utf-8")
    assert [item.id for item in load(folder) if isinstance(item, Article)] == ["b.txt", "a.md"]
    assert len(list(load(folder))) == len(list(load(folder, metadata=table))) == 2
    assert "give it with --metadata" in refusal(table)


def test_an_article_object_is_taken_as_it_is() -> None:
    article = Article("note-1", TEXT, publisher="The Courier")
    assert list(load([article])) == [article]


def test_line_ends_count_as_one_character_and_a_byte_order_mark_as_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffAcme\r\nBirch\rCorvane\n".encode())
    assert one(path) == Article("a.txt", "Acme\nBirch\nCorvane\n")


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert one("-") == Article("stdin", TEXT)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b" \n", "is empty"),
        ("program.txt", b"\x7fELF\0\0", "is binary"),
        ("long.txt", b"Acme grew. " * 500_000, "has 5,500,000 characters"),
        ("letter.docx", b"PK\3\4", "is .docx, which newskg does not read"),
        ("sheet.pdf", b"%PDF-1.4", "cannot be read as PDF"),
        ("note.pdf", b"Acme", "is no PDF"),
        ("page.html", b"", "is no HTML page"),
        ("empty.jsonl", b'{"text": " "}', "line 1: is empty"),
        ("feed.xml", b"<html/>", "is XML but no feed (its root is 'html')"),
        ("pages.warc", b"Acme", "is no WARC"),
        ("news.zip", b"PK", "is no .zip that can be read"),
        ("news.txt.gz", b"Acme", "is broken"),
        ("mail.eml", b"Subject: Acme\n\n", "is empty"),
    ],
)
def test_a_file_that_is_no_article_gets_one_line_and_the_others_still_come(
    folder: Path, name: str, content: bytes, said: str
) -> None:
    path = folder / name
    path.write_bytes(content)
    refused, article = load([str(path), str(folder / "b.txt")])
    assert isinstance(article, Article)
    assert isinstance(refused, Refused)
    assert str(refused).startswith((f"{path}: {said}", f"{path}, {said}"))
    assert "\n" not in str(refused)


def test_a_path_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "does not exist" in refusal(tmp_path / "nothing.txt")
    assert "matches no file" in refusal(tmp_path / "*.txt")
    assert "holds no article" in refusal(tmp_path / "empty")
    assert "is no path" in refusal("Acme has bought Birch Labs. " * 300)


def test_metadata_describes_articles_by_name_with_or_without_suffix(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "known.csv"
    table.write_text(
        "identifier,published,publisher,note\nb.txt,2026-03-01T08:00:00Z,Courier,\na,2026-04,,late\n", encoding="utf-8"
    )
    first, second = load(folder, metadata=table)
    assert first == Article("b.txt", TEXT, published="2026-03-01", publisher="Courier")
    assert isinstance(second, Article)
    assert second.published == "2026-04"


def test_metadata_that_describes_no_article_is_told_of(folder: Path, tmp_path: Path) -> None:
    table, told = tmp_path / "known.csv", list[str]()
    table.write_text("identifier,published\nc.txt,2026-03-01\n", encoding="utf-8")
    list(load(folder, metadata=table, on_note=told.append))
    assert told == [f"{table}: describes no article; an identifier there is 'c.txt', one of an article 'b.txt'"]
    table.write_text("identifier,published\nc.txt,2026-03-01\nb.txt,2026-03-01\n", encoding="utf-8")
    list(load(folder, metadata=table, on_note=told.append))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,published\nb.txt,2026-03-01\n", "has no column 'identifier'"),
        ("identifier,published\nb.txt,1 March\n", "line 2: '1 March' is no date"),
        ("identifier,published\nb.txt,2026-02-30\n", "line 2: '2026-02-30' is no date"),
    ],
)
def test_a_metadata_file_that_is_wrong_is_named_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    table = tmp_path / "known.csv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(ArticleError, match=r"known\.csv") as caught:
        read_metadata(table)
    assert said in str(caught.value)


def test_a_metadata_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"nowhere\.csv: cannot be read"):
        list(load(tmp_path, metadata=tmp_path / "nowhere.csv"))
