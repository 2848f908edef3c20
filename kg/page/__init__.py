"""A graph's contents → a page that opens offline, each line one click from its sentence; or a still picture of it."""

from __future__ import annotations

from html import escape

from kg.garbage import uncollected
from kg.model import Contents
from kg.page.around import around
from kg.page.html import page
from kg.page.picture import picture
from kg.page.scene import Scene

__all__ = ["around", "draw", "frame", "svg"]

TITLE = "What the papers say"


@uncollected()
def draw(contents: Contents, *, title: str = TITLE, about: str = "") -> str:
    """The graph as one HTML page that needs no network: text, to be written as UTF-8.

    `title` heads the page, `about` is a sentence below it. The same contents give the same text.
    """
    return page(Scene(contents), title, about)


def svg(contents: Contents, *, title: str = TITLE) -> str:
    """A still picture of the most telling entities as SVG: for a README, a notebook on GitHub, or print."""
    return picture(Scene(contents), title)


def frame(contents: Contents, *, title: str = TITLE, about: str = "", height: int = 640) -> str:
    """The page inside a frame that can reach nothing around it, for `_repr_html_` in notebooks; `height` in pixels."""
    inside = escape(draw(contents, title=title, about=about))
    rights = "allow-scripts allow-downloads allow-popups"
    style = f"width: 100%; height: {height}px; border: 0"
    return f'<iframe sandbox="{rights}" style="{style}" title="{escape(title)}" srcdoc="{inside}"></iframe>'
