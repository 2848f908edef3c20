"""How the web is visited: as whom, how long, how often."""

from __future__ import annotations

from dataclasses import dataclass

from kg.articles import limits
from kg.versions import __version__

NAME = "newskg"  # what a robots.txt calls us


@dataclass(frozen=True, slots=True)
class Terms:
    """What a visit may cost, and how polite it is."""

    agent: str = f"{NAME}/{__version__} (reads pages that its user names)"
    time: float = limits.TIME  # seconds for one page
    size: int = limits.PAGE  # bytes of one page
    delay: float = limits.DELAY  # seconds between two requests to one host
    redirects: int = limits.REDIRECTS
    allow_private: bool = False  # also addresses of this machine and its network
