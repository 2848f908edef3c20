"""Bytes and words as they come → text that is decoded rightly, in English, with a date that can be told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import Refused, load
from kg.articles.dates import iso_date
from kg.articles.encoding import clean, decode, decode_page
from kg.articles.languages import foreign
from kg.model import Article

QUOTED = "Corvane’s chief executive said the “Société” deal was worth £250m. "
FOREIGN = {
    "de": "Corvane hat ein Drittel von Birch Labs gekauft, teilten beide Unternehmen am Dienstag in Edinburgh mit.",
    "fr": "Corvane a acheté un tiers de Birch Labs, ont annoncé mardi les deux sociétés dans un communiqué commun.",
    "nl": "Corvane heeft een derde van Birch Labs gekocht, zeiden de twee bedrijven dinsdag. De prijs is geheim.",
    "es": "Corvane ha comprado un tercio de Birch Labs, dijeron el martes las dos empresas en un comunicado.",
    "another script": "Компания Корвейн купила треть компании Бёрч Лабс, сообщили во вторник обе стороны.",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_an_encoding_is_detected(encoding: str) -> None:
    assert decode((QUOTED * 3).encode(encoding)) == QUOTED * 3


def test_a_word_in_latin_1_is_read_as_such() -> None:
    assert decode("Société".encode("latin-1")) == "Société"


def test_another_alphabet_in_its_old_encoding_is_told() -> None:
    assert decode((FOREIGN["another script"] * 2).encode("koi8-r")) == FOREIGN["another script"] * 2


@pytest.mark.parametrize(
    "head", ['<meta charset="windows-1251">', '<meta content="text/html; charset=windows-1251" http-equiv=x>']
)
def test_a_page_says_its_encoding_itself(head: str) -> None:
    page = f"<html><head>{head}</head><p>Бёрч £</p>".replace("£", "«")
    assert decode_page(page.encode("cp1251")) == page
    assert decode_page(page.encode()) == page  # and is not believed where it is UTF-8
    assert decode_page(page.encode("cp1251"), "cp1251") == page


@given(st.text())
def test_any_text_is_decoded_to_itself_but_for_controls_and_line_ends(text: str) -> None:
    if (
        "\0" not in text
        and not text.startswith("\ufeff")
        and not any(0x7F <= ord(c) < 0xA0 or c == "\ufffd" for c in text)
    ):
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        printable = all(char >= " " or char in "\t\n\f" for char in plain)
        if printable:
            assert decode(text.encode()) == plain


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_cleaned_can_be_written_and_keeps_its_length(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode().decode() == cleaned
    assert len(clean(text.replace("\r", " "))) <= len(text)


@pytest.mark.parametrize("language", FOREIGN)
def test_an_article_in_another_language_is_set_aside(tmp_path: Path, language: str) -> None:
    (tmp_path / "a.txt").write_text(FOREIGN[language], encoding="utf-8")
    (found,) = load(tmp_path)
    assert isinstance(found, Refused)
    assert f"is set aside: it is not in English ({language})" in str(found)
    assert found.set_aside
    assert list(load(Article("a.txt", FOREIGN[language]))) == [Refused("a.txt", found.reason, set_aside=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Acme buys Birch Labs.",
        "Corvane kauft Birch Labs",  # too short to tell
        "Acme, Hallam & Vane, Orsini Alimentari, Lindgren Boats, Marula Pay, Tidewater Partners, Baobab Growth",
        "Corvane AB | 35% | GBP 262.5m\nTidewater Partners | 18% | GBP 90m\nOrsini Alimentari SpA | 36% | EUR 3bn",
        "35 18 2024 9.142,7 0,4 88 120 4.5 3 2 1 " * 5,
        "",
        "Marit Solheim (Kungliga Tekniska högskolan) has joined the board of Hallam & Vane, it said on Friday.",
    ],
)
def test_short_texts_names_and_figures_are_not_taken_for_another_language(text: str) -> None:
    assert foreign(text) is None


def test_what_a_short_text_is_said_to_be_in_counts() -> None:
    assert foreign("Corvane kauft Birch Labs", "de-DE") == "de-de"
    assert foreign("Acme buys Birch Labs.", "en-GB") is None
    assert foreign(QUOTED * 3, "de") is None  # a long one speaks for itself


def test_the_samples_are_all_in_english() -> None:
    samples = Path(__file__).parent.parent / "kg" / "samples"
    found = list(load(samples))
    assert len(found) == 16
    assert all(isinstance(item, Article) for item in found)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-02T08:00:00+01:00", "2026-03-02"),
        ("2026-03-02 08:00", "2026-03-02"),
        ("20260302T080000Z", "2026-03-02"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("Mon, 02 Mar 2026 08:00:00 GMT", "2026-03-02"),
        ("March 2, 2026", "2026-03-02"),
        ("Monday, 2 March 2026 at 8:00", "2026-03-02"),
        (1772438400, "2026-03-02"),
        (1772438400000, "2026-03-02"),
        ("03/04/2026", None),  # March or April
        ("2026-02-30", None),
        ("yesterday", None),
        (True, None),
        (float("nan"), None),
        (None, None),
        ([], None),
    ],
)
def test_a_date_is_a_day_of_iso_8601_or_nothing(written: object, day: str | None) -> None:
    assert iso_date(written) == day


@given(st.one_of(st.text(), st.floats(), st.integers(), st.dates().map(str)))
def test_no_date_breaks_the_reading(written: object) -> None:
    day = iso_date(written)
    assert day is None or (4 <= len(day) <= 10 and day[:4].isdecimal())
