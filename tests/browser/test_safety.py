"""Hostile text in every field is text; everybody can use the page: keyboard, screen reader, light and dark."""

from __future__ import annotations

import contextlib
from importlib.resources import files

import pytest
from playwright.sync_api import Error, Page, expect

from kg.model import Contents

from .conftest import Open
from .example_contents import HOSTILE, example, hostile, large

pytestmark = pytest.mark.browser


def walk(page: Page) -> None:
    """Opens every entity, every fact and the list."""
    for number in range(page.evaluate("newskg.entities()")):
        page.evaluate(f"newskg.open('entity', {number})")
    for number in range(page.evaluate("newskg.facts()")):
        page.evaluate(f"newskg.open('fact', {number})")
    page.locator("#as-list").click()
    page.locator("#as-graph").click()


def test_hostile_text_stays_text(open_page: Open) -> None:
    page = open_page(hostile(), title=HOSTILE[1], about=HOSTILE[2])
    walk(page)
    assert page.evaluate("window.hurt") is None
    assert page.title().endswith(HOSTILE[1])
    assert page.locator("h1").inner_text() == HOSTILE[1]
    assert page.locator("#about").inner_text() == HOSTILE[2]


def test_only_links_to_the_web_can_be_followed(open_page: Open) -> None:
    page = open_page(hostile())
    for number in range(len(HOSTILE)):
        page.evaluate(f"newskg.open('entity', {number})")
        links = page.eval_on_selector_all("#panel a", "links => links.map(link => link.href)")
        assert [link for link in links if not link.startswith(("http:", "https:"))] == []


def test_hostile_ids_can_be_linked_to(open_page: Open) -> None:
    page = open_page(hostile())
    for number in range(len(HOSTILE)):
        page.evaluate(f"newskg.open('entity', {number})")
        link, said = page.evaluate("location.hash"), page.locator("#status").inner_text()
        page.evaluate("newskg.open('fact', 0)")
        page.evaluate("link => { location.hash = link; }", link)
        expect(page.locator("#status")).to_have_text(said)


INJECTED = {
    "markup": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hurt = 1\">')",
    "a script": "const one = document.createElement('script'); one.textContent = 'hurt = 2'; document.body.append(one)",
    "a handler": "document.body.setAttribute('onclick', 'window.hurt = 3'); document.body.click()",
    "a link": "const one = document.createElement('a'); one.href = 'javascript:hurt=4'; one.click()",
    "code": "setTimeout('window.hurt = 5', 0)",
}


@pytest.mark.parametrize("code", INJECTED.values(), ids=INJECTED.keys())
def test_what_is_injected_is_stopped_by_the_policy(chromium_page: Page, code: str) -> None:
    with contextlib.suppress(Error):
        chromium_page.evaluate(f"() => {{ {code}; }}")
    chromium_page.wait_for_timeout(50)
    assert chromium_page.evaluate("window.hurt") is None


def test_requests_are_stopped_by_the_policy(chromium_page: Page) -> None:
    asked: list[str] = []
    chromium_page.on("requestfinished", lambda request: asked.append(request.url))
    with pytest.raises(Error, match="Failed to fetch"):
        chromium_page.evaluate("fetch('https://news.example/')")
    chromium_page.evaluate("new Image().src = 'https://news.example/a.png'")
    chromium_page.wait_for_timeout(50)
    assert asked == []


@pytest.mark.parametrize("contents", [Contents({}, {}, ()), example()], ids=["empty", "example"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, contents: Contents, scheme: str) -> None:
    page = open_page(contents, color_scheme=scheme)
    assert complaints(page) == []
    if not contents.entities:
        return
    for fragment in ("#node=birch-labs", "#edge=delmar-foods,acquires,corvane", "#path=anton-kessler,noor-haddad"):
        page.evaluate("link => { location.hash = link; }", fragment)
        page.wait_for_function("link => document.title !== 'A test' && location.hash === link", arg=fragment)
        assert complaints(page) == [], fragment
    page.locator("#as-list").click()
    page.locator("#find").fill("b")
    assert complaints(page) == []


def complaints(page: Page) -> list[str]:
    """What axe-core has to say: rule and place."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page(example())
    keys = page.keyboard
    keys.press("/")
    keys.type("birch labs")
    keys.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Birch Labs")
    page.locator("#panel .facts .row").first.focus()
    keys.press("Enter")
    expect(page.locator("#panel blockquote").first).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    keys.press("b")
    expect(page.locator("#panel h2")).to_have_text("Birch Labs")
    keys.press("p")
    keys.type("anton")
    keys.press("Enter")
    expect(page.locator("#panel .hop").first).to_be_visible()
    keys.press("Escape")
    assert page.evaluate("document.activeElement.id") == "canvas"
    keys.press("ArrowRight")
    first = page.locator("#status").inner_text()
    keys.press("ArrowDown")
    assert page.locator("#status").inner_text() != first
    keys.press("Enter")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    keys.press("?")
    expect(page.locator("#panel h2")).to_have_text("Keys")


def test_the_page_says_where_it_is(open_page: Open) -> None:
    page = open_page(example(), "#edge=delmar-foods,acquires,corvane")
    expect(page.locator("#status")).to_have_text("Delmar Foods acquires Corvane, Disputed, 2 claims")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desktop", "phone"])
def test_no_name_or_relation_is_written_over_another(open_page: Open, size: tuple[int, int]) -> None:
    page = open_page(large(150), viewport={"width": size[0], "height": size[1]})
    boxes = page.evaluate("newskg.labels()")
    assert len(boxes) > 10
    overlaps = [
        (one["text"], other["text"])
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one["left"] < other["right"] and other["left"] < one["right"]
        if one["top"] < other["bottom"] and other["top"] < one["bottom"]
    ]
    assert overlaps == []
    room = page.locator("#canvas").bounding_box()
    assert room is not None
    assert all(box["left"] >= 0 and box["right"] <= room["width"] for box in boxes)
