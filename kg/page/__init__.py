"""A graph's contents → a page that opens offline, each line one click from its sentence; or a still picture of it."""

from __future__ import annotations

from kg.model import Contents
from kg.page.choosing import choose
from kg.page.html import page
from kg.page.picture import picture
from kg.page.scene import Scene

__all__ = ["choose", "draw", "svg"]


def draw(contents: Contents, *, title: str = "What the papers say", about: str = "") -> str:
    """The graph as one HTML page that needs no network: text, to be written as UTF-8.

    `title` heads the page, `about` is a sentence below it. The same contents give the same text.
    """
    return page(Scene(contents), title, about)


def svg(contents: Contents, *, title: str = "What the papers say") -> str:
    """A still picture of the most telling entities as SVG: for a README, a notebook on GitHub, or print."""
    return picture(Scene(contents), title)
