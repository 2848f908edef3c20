"""What came of asking an LLM, counted as it happens, and in lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class Tally:
    """Counts of one run; the one value here that changes, under a lock, for calls run side by side."""

    calls: int = 0  # to the server, repairs among them
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    unasked: Counter[str] = field(default_factory=Counter)  # questions without an answer, by reason
    claims: Counter[str] = field(default_factory=Counter)  # "added", "confirmed", "rejected"
    dropped: Counter[str] = field(default_factory=Counter)  # what did not prove true, by reason
    flagged: Counter[str] = field(default_factory=Counter)  # what was taken with less than the LLM said, by reason
    lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def count(self, **numbers: int) -> None:
        """Add to the plain counts."""
        with self.lock:
            for name, number in numbers.items():
                setattr(self, name, getattr(self, name) + number)

    def add(self, name: str, reason: str, number: int = 1) -> None:
        """Add to one of the counters by reason."""
        with self.lock:
            getattr(self, name)[reason] += number

    def lines(self) -> Iterator[str]:
        """What to tell when all is done."""
        yield f"LLM: {self.progress()}"
        found = ", ".join(f"{self.claims[name]} {name}" for name in ("added", "confirmed", "rejected"))
        yield f"LLM: claims {found}, {self.dropped.total()} dropped"
        for what, reasons in (("dropped", self.dropped), ("taken in part", self.flagged), ("not asked", self.unasked)):
            for reason, number in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
                yield f"LLM: {number} {what}: {reason}"

    def progress(self) -> str:
        """The calls so far."""
        cached = f" and {self.cached:,} from the cache" if self.cached else ""
        calls = f"{self.calls:,} call{'' if self.calls == 1 else 's'}"
        return f"{calls}{cached}, {self.tokens_in:,} tokens in, {self.tokens_out:,} out"
