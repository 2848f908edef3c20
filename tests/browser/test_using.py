"""What a reader does with the page: look, click, search, filter, follow, read as a list, take away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.page import frame

from .conftest import Open
from .example_contents import example, large

pytestmark = pytest.mark.browser
DISPUTED = "#edge=acme-robotics,acquiresStakeIn,birch-labs"


def heading(page: Page) -> str:
    return page.locator("#panel h2").inner_text()


def seen(page: Page) -> int:
    """How many entities the legend counts."""
    numbers = page.locator("#filters section").first.locator(".number").all_inner_texts()
    return sum(int(number.replace(",", "")) for number in numbers)


def click_fact(page: Page, key: str) -> None:
    """A real click of the mouse on the middle of a line."""
    spot = page.evaluate(f"newskg.whereIs({key!r})")
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])


def test_the_first_view_tells_what_the_graph_is_about(open_page: Open) -> None:
    page = open_page(example(), title="Robots & bakeries", about="Eleven articles")
    assert page.title() == "Robots & bakeries"
    assert page.locator("#about").inner_text() == "Eleven articles"
    titles = page.locator("#panel h3").all_inner_texts()
    assert titles == ["Where sources disagree 2", "Organizations", "People", "Deals", "Newest"]
    assert "55 facts" in heading(page)


def test_a_click_on_a_line_shows_the_sentences_behind_it(open_page: Open) -> None:
    page = open_page(example())
    click_fact(page, "quillon-bank,advises,delmar-foods")
    assert heading(page) == "Quillon Bank advises Delmar Foods"
    card = page.locator("#panel .card")
    assert card.locator("blockquote").inner_text() == "Quillon Bank is advising Delmar on the bid."
    assert card.locator("mark").all_inner_texts() == ["Quillon Bank", "Delmar"]
    assert card.locator("footer").inner_text().split("\n") == [
        "Delmar said to weigh bid for Corvane",
        "The Harbour Post · 19 Mar 2025",
    ]
    assert card.locator("a").get_attribute("href") == "https://news.example/2"
    assert card.locator("a").get_attribute("rel") == "noopener noreferrer"


def test_a_disputed_fact_says_who_says_what(open_page: Open) -> None:
    page = open_page(example(), DISPUTED)
    note = page.locator("#panel .dispute").inner_text()
    assert note.startswith("Sources disagree on the amount: $2.4 billion (")
    assert "or about $3.1 billion (two people familiar with the talks)" in note
    assert page.locator("#panel .card").count() == 4
    assert page.locator("#panel .card .by").nth(0).inner_text() == "according to Ingrid Solberg"


def test_a_reading_with_little_confidence_says_so(open_page: Open) -> None:
    page = open_page(example(), "#edge=pike-rowe,advises,corvane")
    assert page.locator("#panel .unsure").inner_text() == "Uncertain reading (58%)"


def test_search_finds_by_other_names_and_without_accents(open_page: Open) -> None:
    page = open_page(example())
    page.locator("#find").fill("tomas")
    expect(page.locator("#found li")).to_have_count(1)
    page.locator("#find").fill("nair")
    page.keyboard.press("Enter")
    assert heading(page) == "Priya Nair"
    page.locator("#find").fill("nobody at all")
    assert page.locator("#found").inner_text() == "No entity of that name"


def test_an_entity_shows_all_that_is_said_of_it(open_page: Open) -> None:
    page = open_page(example(), "#node=birch-labs")
    relations = page.locator("#panel dt").all_inner_texts()
    assert {"was founded in", "is valued at", "was founded by", "acquires a stake in"} <= set(relations)
    page.get_by_role("button", name="By date").click()
    dates = page.locator("#panel .group h3").all_inner_texts()
    assert (dates[0], dates[-1]) == ("12 Jun 2025", "4 Mar 2025")
    page.locator("#panel .group .row").first.click()
    assert page.locator("#panel blockquote").count() >= 1


def test_legend_and_filters_change_what_is_seen_and_its_counts(open_page: Open) -> None:
    page = open_page(example())
    before = seen(page)
    page.get_by_label("People").uncheck()
    page.get_by_label("Stated").uncheck()
    assert seen(page) < before
    page.get_by_role("button", name="Clear all filters").click()
    assert seen(page) == before
    page.get_by_label("Only disputed").check()
    expect(page.locator("#panel h3").first).to_contain_text("Where sources disagree")
    assert page.evaluate("newskg.lines()") == 3


def test_filters_that_leave_nothing_say_so(open_page: Open) -> None:
    page = open_page(example())
    for name in ("Stated", "Planned", "Possible", "Denied"):
        page.get_by_label(name).uncheck()
    expect(page.locator("#notes")).to_contain_text("Nothing passes the filters.")
    page.locator("#notes button").click()
    assert page.evaluate("newskg.lines()") > 40


def test_a_dispute_is_over_when_one_side_is_filtered_out(open_page: Open) -> None:
    page = open_page(example(), "#edge=delmar-foods,acquires,corvane")
    assert page.locator("#panel .dispute").count() == 1
    page.get_by_label("Denied").uncheck()
    assert page.locator("#panel .dispute").count() == 0
    assert "1 filtered out" in page.locator("#panel").inner_text()


def test_the_timeline_leaves_out_what_was_published_before(open_page: Open) -> None:
    page = open_page(example())
    before = page.evaluate("newskg.lines()")
    handle = page.get_by_label("Published from")
    handle.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    assert 0 < page.evaluate("newskg.lines()") < before
    assert page.locator("#timeline output").inner_text().startswith("Published ")


def test_a_path_has_a_sentence_for_every_step(open_page: Open) -> None:
    page = open_page(example(), "#path=anton-kessler,noor-haddad")
    steps = page.locator("#panel .hop")
    assert steps.count() == 8
    assert page.locator("#panel .hop blockquote").count() == 8
    assert page.locator("#panel .stop").all_inner_texts()[0] == "Anton Kessler"
    first = page.locator("#panel .hop").all_inner_texts()
    page.get_by_role("button", name="Another way").click()
    assert page.locator("#panel .hop").all_inner_texts() != first


def test_hide_and_show_again(open_page: Open) -> None:
    page = open_page(example(), "#node=corvane")
    before = page.evaluate("newskg.dots()")
    page.get_by_role("button", name="Hide").click()
    assert page.evaluate("newskg.dots()") < before
    page.get_by_role("button", name="Show again").click()
    assert page.evaluate("newskg.dots()") == before


def test_links_into_the_page_and_back(open_page: Open) -> None:
    page = open_page(example(), "#node=priya-nair")
    assert heading(page) == "Priya Nair"
    page.locator("#panel .facts .row").first.click()
    assert page.url.split("#")[1].startswith("edge=")
    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("Priya Nair")
    page.evaluate("location.hash = '#node=nobody'")
    expect(page.locator("#status")).to_have_text("The link names something that is not in this graph.")


def test_the_list_holds_what_the_picture_holds(open_page: Open) -> None:
    page = open_page(example())
    page.get_by_role("button", name="List", exact=True).click()
    rows = page.locator("#list tbody tr")
    assert rows.count() == 55
    page.locator("#list th button", has_text="Who").first.click()
    names = page.locator("#list tbody tr td:first-child").all_inner_texts()
    assert [name.strip() for name in names] == sorted((name.strip() for name in names), key=str.casefold)
    assert page.locator("#list th").first.get_attribute("aria-sort") == "ascending"
    page.get_by_role("button", name="Evidence: Anton Kessler is chief executive of Delmar Foods").click()
    assert heading(page) == "Anton Kessler is chief executive of Delmar Foods"
    page.get_by_label("People").uncheck()
    assert rows.count() < 55


def test_pictures_to_take_away(open_page: Open, tmp_path: Path) -> None:
    page = open_page(example())
    for name, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        page.locator("#menu summary").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=re.compile(name)).click()
        path = tmp_path / f"saved.{name}"
        download.value.save_as(path)
        assert path.read_bytes().startswith(start)
        assert path.stat().st_size > 10_000


def test_dark_follows_the_system_and_can_be_switched(open_page: Open) -> None:
    page = open_page(example(), color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != dark
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.evaluate(ground) != dark


def test_on_a_phone_everything_fits(open_page: Open) -> None:
    page = open_page(example(), DISPUTED, viewport={"width": 390, "height": 844}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.locator("#panel blockquote").first).to_be_in_viewport()
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_label("People")).to_be_in_viewport()


def test_on_paper_the_evidence_is_there_and_the_buttons_are_not(open_page: Open) -> None:
    page = open_page(example(), DISPUTED)
    page.emulate_media(media="print")
    expect(page.locator("#panel blockquote").last).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#find")).to_be_hidden()


def test_of_a_large_graph_the_most_telling_come_first_and_the_rest_on_demand(open_page: Open) -> None:
    contents = large(1500)
    page = open_page(contents)
    assert page.evaluate("newskg.dots()") <= 300
    page.get_by_role("button", name="Show 100 more").click()
    assert page.evaluate("newskg.dots()") > 300
    last = [entity.name for entity in contents.entities.values()][-1]
    page.locator("#find").fill(last)
    page.keyboard.press("Enter")
    assert heading(page) == last


def test_a_frame_in_a_notebook_shows_the_same_page(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><meta charset=utf-8><title>Notebook</title>{frame(example())}", encoding="utf-8")
    page = chromium.new_context(viewport={"width": 1300, "height": 900}).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("html[data-ready=yes]").wait_for()
    inside.locator("#panel .facts .row").first.click()
    expect(inside.locator("#panel blockquote").first).to_be_visible()
    assert said == []
    page.context.close()
