"""How long a large page takes: to lay out, to write, and to stand in a browser.

python -m tests.bench.page_speed
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kg.page import draw
from kg.page.layout import positions
from kg.page.scene import Scene
from tests.browser.conftest import launch
from tests.browser.example_contents import large

FRAMES = """() => new Promise(done => {
  const start = performance.now();
  let frames = 0;
  const turn = () => {
    frames += 1;
    newskg.pan(6);
    performance.now() - start < 1000 ? requestAnimationFrame(turn) : done(frames);
  };
  turn();
})"""


def main() -> None:
    """One line for each size."""
    print(f"{'entities':>9} {'layout s':>9} {'draw s':>7} {'MB':>5} {'first s':>8} {'select ms':>10} {'pan fps':>8}")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        assert browser is not None, "no Chromium"
        for count in (150, 500, 2000, 10_000):
            scene = Scene(large(count))
            links = list(scene.links.values())
            layout = timed(lambda count=count, links=links: positions(count, links))
            start = time.perf_counter()
            html = draw(large(count))
            drawn = time.perf_counter() - start
            shown = measure(browser.new_page(viewport={"width": 1440, "height": 900}), html)
            print(f"{count:>9} {layout:>9.2f} {drawn:>7.2f} {len(html) / 1e6:>5.1f} " + shown)
        browser.close()


def timed(act: object) -> float:
    start = time.perf_counter()
    act()  # type: ignore[operator]
    return time.perf_counter() - start


def measure(page: Page, html: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.html"
        path.write_text(html, encoding="utf-8")
        start = time.perf_counter()
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
        first = time.perf_counter() - start
        start = time.perf_counter()
        for number in range(5):
            page.evaluate(f"newskg.open('entity', {number})")
        chosen = (time.perf_counter() - start) / 5
        page.evaluate("newskg.open('start')")
        frames = page.evaluate(FRAMES)
        page.close()
    return f"{first:>16.2f} {chosen * 1000:>10.0f} {frames:>8}"


if __name__ == "__main__":
    main()
