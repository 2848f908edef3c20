"""assets/ → what gives the page its look: files as text, and shapes, colours and dashes as values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def look() -> Mapping[str, Any]:
    """Shapes, colours and dashes, from assets/look.toml: look()["kind"]["person"]["path"]."""
    return tomllib.loads(asset("look.toml"))


def asset(name: str) -> str:
    """A file of assets/ as text: asset("script/data.js")."""
    return files("kg.page").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")
