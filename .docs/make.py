"""The vocabulary → .docs/relations.md, and the page of the sample articles → .docs/graph.png.

    python .docs/make.py [--picture]

Run it when the vocabulary has changed, with --picture (which needs Chromium) when the page has.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import kg
from kg.vocabulary import relations

DOCS = Path(__file__).parent
HEAD = """\
# The relations

Read each row as *subject* relation *object*. Written by `python .docs/make.py` from `ontology/kg.ttl`; how each is said
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


def picture(to: Path) -> None:
    """A photograph of the sample articles' page, 1280 by 720 pixels."""
    from playwright.sync_api import sync_playwright

    samples = DOCS.parent / "kg" / "samples"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "graph.html"
        kg.build([samples], metadata=samples / "metadata.csv").draw(page, title="What the papers say")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        window = browser.new_page(viewport={"width": 1280, "height": 720})
        window.goto(page.resolve().as_uri())
        window.wait_for_selector("html[data-ready=yes]")
        window.screenshot(path=to)
        browser.close()


if __name__ == "__main__":
    (DOCS / "relations.md").write_text(relations_page(), encoding="utf-8")
    if "--picture" in sys.argv[1:]:
        picture(DOCS / "graph.png")
