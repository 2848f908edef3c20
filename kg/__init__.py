"""News articles → a graph that can be questioned, each claim with the sentence that says it.

    reading = kg.read("Acme is looking to invest $2 million in Birch Labs, the Courier reported.")
    graph = kg.build(["articles/"])
    graph.draw("graph.html")

This module is the public face and nothing else: each name is imported from its place when it is first used, so that
`import kg` costs next to nothing. To see how it works, read `kg/reading.py`, then `kg/building.py`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.building import build as build
    from kg.chat import LLM as LLM
    from kg.entities import resolve as resolve
    from kg.errors import ArticleError as ArticleError
    from kg.errors import EngineError as EngineError
    from kg.errors import GraphError as GraphError
    from kg.errors import ModelError as ModelError
    from kg.errors import NewskgError as NewskgError
    from kg.errors import OntologyError as OntologyError
    from kg.errors import QuestionError as QuestionError
    from kg.knowledge import Graph as Graph
    from kg.knowledge import load as load
    from kg.model import Article as Article
    from kg.model import Attribution as Attribution
    from kg.model import Claim as Claim
    from kg.model import Date as Date
    from kg.model import Mention as Mention
    from kg.model import Money as Money
    from kg.model import Passage as Passage
    from kg.model import Proposition as Proposition
    from kg.model import Reading as Reading
    from kg.model import Share as Share
    from kg.reading import explain as explain
    from kg.reading import read as read
    from kg.versions import __version__ as __version__

HOMES = {
    "kg.building": ("build",),
    "kg.chat": ("LLM",),
    "kg.entities": ("resolve",),
    "kg.errors": (
        "ArticleError",
        "EngineError",
        "GraphError",
        "ModelError",
        "NewskgError",
        "OntologyError",
        "QuestionError",
    ),
    "kg.knowledge": ("Graph", "load"),
    "kg.model": (
        "Article",
        "Attribution",
        "Claim",
        "Date",
        "Mention",
        "Money",
        "Passage",
        "Proposition",
        "Reading",
        "Share",
    ),
    "kg.reading": ("explain", "read"),
    "kg.versions": ("__version__",),
}
HOME_OF = {name: module for module, names in HOMES.items() for name in names}

__all__ = sorted(HOME_OF)


def _public(name: str) -> object:
    """Import a public name from its home, once."""
    if name not in HOME_OF:
        raise AttributeError(f"kg has no {name!r}; it has {', '.join(__all__)}")
    value: object = getattr(import_module(HOME_OF[name]), name)
    globals()[name] = value
    return value


if not TYPE_CHECKING:  # a type checker shall see that kg.reed is a slip
    __getattr__ = _public


def __dir__() -> list[str]:
    return __all__
