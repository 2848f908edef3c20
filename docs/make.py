"""The vocabulary → docs/relations.md, and the demo's page → docs/graph.png. Run it when either has changed."""

from __future__ import annotations

import sys
from pathlib import Path

from kg.vocabulary import relations

DOCS = Path(__file__).parent
HEAD = """\
# The relations

Read each row as *subject* relation *object*. Written by `python docs/make.py` from `ontology/kg.ttl`; how each is said
stands in `ontology/relations/`.

| relation | meaning | implies | example |
|---|---|---|---|
"""


def relations_page() -> str:
    """A table of all relations, in alphabetical order."""
    rows = [
        f"| `{relation.name}`{' (symmetric)' if relation.symmetric else ''} | {relation.definition} "
        f"| {', '.join(f'`{name}`' for name in relation.wider)} | {relation.example} |"
        for relation in relations().values()
    ]
    return HEAD + "\n".join(rows) + "\n"


def picture(page: Path, to: Path) -> None:
    """A photograph of a drawn page, 1280 by 720 pixels."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        window = browser.new_page(viewport={"width": 1280, "height": 720})
        window.goto(page.resolve().as_uri())
        window.wait_for_selector("html[data-ready=yes]")
        window.screenshot(path=to)
        browser.close()


if __name__ == "__main__":
    (DOCS / "relations.md").write_text(relations_page(), encoding="utf-8")
    if len(sys.argv) > 1:  # the demo's page, such as newskg-demo/graph.html
        picture(Path(sys.argv[1]), DOCS / "graph.png")
