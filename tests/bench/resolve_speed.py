"""Mentions → entities: seconds and growth of kg.resolve over 10,000, 30,000 and 100,000 mentions of names made by lot.

    python -m tests.bench.resolve_speed

A fifth as many names as mentions; each name in several spellings (full, short, with a legal form, an acronym).
"""

from __future__ import annotations

import random
import time

import kg
from kg.model import Kind

SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fen",
    "gra",
    "hol",
    "im",
    "jor",
    "kel",
    "lum",
    "mar",
    "nor",
    "ost",
    "quin",
    "ros",
    "til",
)
ENDINGS = ("Labs", "Foods", "Systems", "Capital", "Energy", "Motors", "Media", "Bank")
FORMS = ("", " Inc.", " Ltd", " plc", " AG")


def mentions(count: int) -> list[kg.Mention]:
    """So many mentions of a fifth as many organizations and people, always the same."""
    lot = random.Random(7)
    names = [_name(lot) for _ in range(count // 5)]
    return [_mention(lot.choice(names), n, lot) for n in range(count)]


def _name(lot: random.Random) -> tuple[str, Kind]:
    words = ["".join(lot.choices(SYLLABLES, k=lot.choice((2, 3)))).capitalize() for _ in range(2)]
    return (" ".join(words), "person") if lot.random() < 0.4 else (f"{words[0]} {lot.choice(ENDINGS)}", "company")


def _mention(named: tuple[str, Kind], number: int, lot: random.Random) -> kg.Mention:
    name, kind = named
    text = name + (lot.choice(FORMS) if kind == "company" else "")
    return kg.Mention(
        text=text,
        start=number * 40,
        end=number * 40 + len(text),
        kind=kind,
        article=f"article-{number // 12}",
    )


def main() -> None:
    """One line for each size; the last column is the growth against the line before (3.0 to 3.3 would be linear)."""
    before = 0.0
    for count in (10_000, 30_000, 100_000):
        given = mentions(count)
        start = time.process_time()
        entities = kg.resolve(given)
        seconds = time.process_time() - start
        growth = f"{seconds / before:.1f} times" if before else ""
        print(f"{count:>8,} mentions  {len(entities):>7,} entities  {seconds:>6.1f} s CPU  {growth}")
        before = seconds


if __name__ == "__main__":
    main()
