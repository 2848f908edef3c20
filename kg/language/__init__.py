"""Article → Document: names, parse, values, mentions, who did what, who is who, how surely, and who says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from kg.language.attribution import attribute
from kg.language.coreference import resolve_chains
from kg.language.document import Document
from kg.language.factuality import judge
from kg.language.mentions import find_mentions
from kg.language.parse import parse
from kg.language.predications import find_predications
from kg.language.propositions import find_propositions
from kg.language.values import find_values
from kg.model import Article

__all__ = ["STEPS", "understand"]

STEPS: tuple[Callable[[Document], Document], ...] = (
    find_values, find_mentions, find_predications, resolve_chains, judge, attribute, find_propositions,
)  # fmt: skip


def understand(article: Article) -> Document:
    """All that the language stage finds in one article; each step fills what the next one needs."""
    return reduce(lambda document, step: step(document), STEPS, parse(article))
