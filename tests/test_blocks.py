"""Blocks: what of a page is the article, and where its paragraphs, headlines, bullets and tables begin and end."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.layout import blocks


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, text[block.start : block.end].strip()) for block in blocks(text)]


def test_a_line_without_a_full_stop_is_a_headline() -> None:
    assert kinds("Acme buys Birch Labs\n\nAcme has bought Birch Labs.") == [
        ("headline", "Acme buys Birch Labs"),
        ("paragraph", "Acme has bought Birch Labs."),
    ]


def test_bullets_know_the_line_that_leads_to_them() -> None:
    found = blocks("Acme makes three things:\n- drones\n• batteries\n2. chargers")
    assert [block.kind for block in found] == ["paragraph", "bullet", "bullet", "bullet"]
    assert {block.heading for block in found[1:]} == {0}


def test_a_section_knows_its_headline() -> None:
    assert blocks("The deal\nAcme paid in cash. It was cheap.")[1].heading == 0


@pytest.mark.parametrize(
    "line",
    ["Share this article:", "Comments", "Home » Business » Deals", "4 minutes read", "**",
     "Sign up for our newsletter.", "acmebirchlabsdelmarfoodscorvanedealtoday", "© 2031 The Delmar Herald",
     "(This story corrects the last paragraph to clarify that Corvane advises Acme, not Birch Labs.)"],
)  # fmt: skip
def test_what_a_page_says_around_its_article_is_clutter(line: str) -> None:
    assert kinds(f"Acme has bought Birch Labs.\n{line}")[1] == ("clutter", line)


@pytest.mark.parametrize("line", ["Home prices fell.", "Comments by Acme's chairman moved the shares.", "Shares fell"])
def test_a_sentence_that_begins_like_clutter_is_none(line: str) -> None:
    assert kinds(line)[0][0] != "clutter"


def test_headlines_of_other_articles_are_clutter_until_the_text_goes_on() -> None:
    text = "Related articles\nCorvane sued by Delmar\nBirch hires a chef\nAcme said that it would now go on."
    assert [kind for kind, _ in kinds(text)] == ["clutter", "clutter", "clutter", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "LONDON (Newswire) - Acme bought it.",
        "Oslo, May 3 (NW) -- Acme bought it.",
        "SAN DIEGO — Acme bought it.",
        "OSLO/BERGEN, March 11 - Acme bought it.",
        "LEEDS, England, March 4 - Acme bought it.",
        "WILMINGTON, Del., May 20, 2025 (NW) -- Acme bought it.",
        "SAN DIEGO Oct 20 Acme bought it.",
    ],
)
def test_a_dateline_stands_apart(line: str) -> None:
    assert [kind for kind, _ in kinds(line)] == ["headline", "paragraph"]
    assert kinds(line)[1][1] == "Acme bought it."


@pytest.mark.parametrize(
    "line",
    [
        "IBM — the maker — bought it.",
        "Acme - a maker of drones - bought it.",
        "Acme came to Leeds, May 4 - Ana Ruiz left.",
    ],
)
def test_a_dash_after_a_name_makes_no_dateline(line: str) -> None:
    assert kinds(line) == [("paragraph", line)]


def test_paragraphs_that_lost_their_border_are_cut() -> None:
    found = kinds("Acme left them angry.Why it matters: Birch Labs is cheap.")
    assert [text for _, text in found] == ["Acme left them angry.", "Why it matters: Birch Labs is cheap."]


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    paragraph = "Acme, which makes drones, said on Monday that it had bought Birch Labs for three million. " * 8
    text = textwrap.fill(paragraph, 70) + "\n\n" + textwrap.fill(paragraph, 70)
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_a_line_broken_early_goes_on_in_lower_case() -> None:
    first = "SAN DIEGO Oct 20 Acme Foods Inc\n"
    rest = "posted revenue of $3 million, up eight percent from a year ago, and said that it had bought a mill. "
    assert kinds(first + textwrap.fill(rest * 8, 70))[1][1].startswith("Acme Foods Inc\nposted")


def test_a_line_that_goes_on_in_lower_case_is_not_cut() -> None:
    assert len(blocks("Acme has bought\nthe maker of\nbatteries.")) == 1


def test_cells_make_a_row() -> None:
    assert kinds("| Acme | $3 million |")[0][0] == "row"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_blocks_lie_in_order_within_any_text(text: str) -> None:
    ends = [0]
    for block in blocks(text):
        assert ends[-1] <= block.start < block.end <= len(text)
        ends.append(block.end)
