"""A headless Chromium, and a page in it that is watched: whatever it asks for or complains about fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from kg.model import Contents
from kg.page import draw

Open = Callable[..., Page]
INSTALL = "no Chromium found: run `playwright install --with-deps chromium` or `apt-get install chromium`"
WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  violations.push(`${violatedDirective} ${blockedURI}`));
"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; without one they skip, or fail where CI says that they must run."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(INSTALL)
        yield browser
        browser.close()


def launch(playwright: Playwright) -> Browser | None:
    """The browser that came with playwright, else one of the system's."""
    names = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    for path in (None, *filter(None, names)):
        try:
            return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error:
            continue
    return None


@pytest.fixture
def open_page(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Draws contents and opens the file; at the end, nothing was requested, printed, thrown or forbidden."""
    opened: list[tuple[Page, list[str]]] = []

    def opener(contents: Contents, fragment: str = "", title: str = "A test", about: str = "", **context: Any) -> Page:
        path = tmp_path / "graph.html"
        path.write_text(_drawn(contents, title, about), encoding="utf-8")
        page = chromium.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **context}
        ).new_page()
        opened.append((page, complaints := []))
        page.add_init_script(WATCH)
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("request", lambda request: _note(request.url, path, complaints))
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready=yes]", timeout=30_000)
        return page

    yield opener
    for page, complaints in opened:
        assert complaints == []
        assert page.evaluate("violations") == []
        page.context.close()


_DRAWN: dict[tuple[int, str, str], tuple[Contents, str]] = {}


def _drawn(contents: Contents, title: str, about: str) -> str:
    """The page, drawn once for all tests; the contents are kept so that no other can have their id."""
    key = (id(contents), title, about)
    if key not in _DRAWN:
        _DRAWN[key] = contents, draw(contents, title=title, about=about)
    return _DRAWN[key][1]


def _note(url: str, path: Path, complaints: list[str]) -> None:
    """Only the file itself, and pictures that the page makes of itself, may be loaded."""
    if not url.startswith((path.as_uri(), "blob:", "data:")):
        complaints.append(f"request: {url}")


@pytest.fixture
def chromium_page(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page that is not watched, for what its policy must forbid."""
    path = tmp_path / "graph.html"
    path.write_text(draw(Contents({}, {}, ())), encoding="utf-8")
    page = chromium.new_context().new_page()
    page.goto(path.as_uri())
    yield page
    page.context.close()
