"""Many articles over time → one graph file that grows, and a ledger beside it of what became of each article."""

from __future__ import annotations

from kg.corpus.engines import Engine
from kg.corpus.ledger import Ledger, Rejected, Stay, open_ledger
from kg.corpus.living import Outcome, add, build, ledger_of, quarantine_of, retract
from kg.corpus.settings import Settings

__all__ = [
    "Engine",
    "Ledger",
    "Outcome",
    "Rejected",
    "Settings",
    "Stay",
    "add",
    "build",
    "ledger_of",
    "open_ledger",
    "quarantine_of",
    "retract",
]
