"""The page of `kg serve` as people use it, in a browser that is watched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from kg import vocabulary
from kg.knowledge import Graph, load
from kg.model import Article, Contents, Entity
from kg.server import Settings
from tests.browser.conftest import WATCH
from tests.serving import running

pytestmark = pytest.mark.browser
EXAMPLE = vocabulary.ontology_folder() / "examples" / "an-investment.ttl"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A server of the example."""
    with running(load(EXAMPLE), Settings(port=0, workers=2)) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, url: str) -> Iterator[Page]:
    """The front page of the example."""
    with watched(chromium, url) as page:
        yield page


@contextmanager
def watched(chromium: Browser, url: str) -> Iterator[Page]:
    """A front page; asking elsewhere, errors and breaches of its policy fail the test."""
    page = chromium.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.add_init_script(WATCH)
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(url)
    yield page
    assert page.evaluate("window.violations") == []
    assert errors == []
    assert [address for address in asked if not address.startswith((url, "data:", "blob:"))] == []
    page.close()


def write(page: Page, query: str) -> None:
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)


def test_a_question_is_asked_by_its_button_and_about_an_entity(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Who puts money")).click()
    expect(page.locator("#state")).to_have_text(re.compile(r"^4 rows in"))
    page.get_by_label("the organization that gets the money").fill("No Such Company")
    page.get_by_role("button", name="Ask about it").click()
    expect(page.locator("#state")).to_have_text(re.compile("No Such Company"))
    expect(page.locator("#state")).to_have_class(re.compile("alarm"))


def test_names_and_addresses_in_an_answer_lead_to_the_graph(page: Page) -> None:
    write(page, "SELECT ?who ?name { ?who kg:investsIn ?whom ; rdfs:label ?name }")
    page.keyboard.press("Control+Enter")
    for link in (":acme", "Acme"):
        expect(page.get_by_role("link", name=link, exact=True)).to_have_attribute("href", "/graph#node=acme")
    page.get_by_role("link", name="Acme", exact=True).click()
    expect(page.locator("#panel h2").first).to_have_text("Acme")


def test_each_link_of_an_answer_selects_its_entity_on_the_page_with_the_graph(chromium: Browser) -> None:
    base = "https://newskg.example/entity/"
    names = {f"{base}acme": "Acme", f"{base}soci%C3%A9t%C3%A9": "Société", f"{base}日本": "日本", "urn:x:a,b": "A & B"}
    article = Article("a", "", headline="A headline", published="2025-03-01")
    things = {
        iri: Entity(iri, name, "company", articles=("https://newskg.example/article/a",)) for iri, name in names.items()
    }
    contents = Contents({"https://newskg.example/article/a": article}, things, ())
    with running(Graph.of(contents), Settings(port=0, workers=2)) as url, watched(chromium, url) as page:
        for iri, name in names.items():
            write(page, "SELECT ?who ?name { ?who kg:mentionedIn ?article ; rdfs:label ?name }")
            page.keyboard.press("Control+Enter")
            expect(page.locator("#state")).to_have_text(re.compile(r"^4 rows in"))
            page.get_by_role("link", name=name, exact=True).click()
            expect(page.locator("#panel h2").first).to_have_text(name)
            expect(page).to_have_title(re.compile(f"^{name}, Company"))
            assert unquote(page.url.partition("#node=")[2]) == iri.removeprefix(base)
            page.go_back()


def test_what_is_wrong_is_said_with_its_place(page: Page) -> None:
    write(page, "SELECT ?x { ?x kg:invests ?y }")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#state")).to_have_text(re.compile(r"line 1, column 16: kg:invests is unknown"))


def test_the_editor_marks_a_prefix_that_is_not_declared_and_none_that_is(page: Page) -> None:
    expect(page.locator(".CodeMirror-code")).to_contain_text("kg:investsIn")  # the query that stands there at first
    expect(page.locator(".parseErrorIcon")).to_have_count(0)
    write(page, "SELECT ?who { ?who kg:investsIn :birch-labs ; foo:bar ?what }")
    expect(page.locator(".parseErrorIcon")).to_have_count(1)
    write(page, "PREFIX foo: <urn:foo:> SELECT ?who { ?who kg:investsIn :birch-labs ; foo:bar ?what }")
    expect(page.locator(".parseErrorIcon")).to_have_count(0)


def test_hostile_text_stays_text(page: Page) -> None:
    write(page, 'SELECT ("<img src=x onerror=alert(1)>" AS ?text) (<javascript:alert(1)> AS ?address) {}')
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("cell", name="<img src=x onerror=alert(1)>")).to_be_visible()
    expect(page.get_by_role("cell", name="javascript:alert(1)")).to_be_visible()
    assert page.locator("#answer a, #answer img").count() == 0


def test_questions_are_found_by_words(page: Page) -> None:
    page.get_by_placeholder("Find a question").fill("founded when")
    expect(page.locator("#questions button")).to_have_text(["Who founded an organization, and when?"])
