"""tests/gold/chains/*.jsonl → news articles in which pronouns and definite nouns are marked with what they stand for.

    python -m tests.bench.chains [--json]     check them, and say how many marks newskg resolves as they are marked

A mark is `[the company=Vantry]`: words, and the key of a name ("-": nothing with a name; "A+B": both). A tenth of the
articles, chosen by a hash, is never fitted on: of these alone the figures are.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import kg
from tests.bench.sentences import places

FOLDER = Path(__file__).parents[1] / "gold" / "chains"
NOTHING = ("-",)
_MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]=]+)\]")
_PRONOUNS = frozenset({
    "it", "its", "itself", "they", "them", "their", "themselves", "he", "him", "his", "himself", "she", "her", "hers",
    "herself",
})  # fmt: skip


class Mark(NamedTuple):
    """Where a pronoun or definite noun stands in the text, and the keys of what it stands for."""

    start: int
    end: int
    keys: tuple[str, ...]


class Marked(NamedTuple):
    """An article without its marks, the marks, and for each key the names that stand for it in the text."""

    id: str  # file and line: "takeovers 3"
    text: str
    marks: tuple[Mark, ...]
    names: Mapping[str, tuple[str, ...]]

    def spots(self) -> list[tuple[int, int, str]]:
        """Where each name stands, with its key."""
        return [(*at, key) for key, forms in self.names.items() for form in forms for at in places(self.text, form)]


def marked(folder: Path = FOLDER) -> Iterator[Marked]:
    """All articles, in the order of files and lines."""
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            row = json.loads(line)
            text, marks = _unmarked(row["text"])
            yield Marked(f"{file.stem} {number}", text, marks, {key: tuple(row["names"][key]) for key in row["names"]})


def is_kept_apart(article: Marked) -> bool:
    """Whether an article belongs to the tenth that nothing is fitted on; those that have other gold do not."""
    own = not article.id.startswith(("samples", "news"))
    return own and int(hashlib.sha256(article.text.encode()).hexdigest()[:8], 16) % 10 == 0


def problems(article: Marked) -> Iterator[str]:
    """What is wrong with an article's marks, each as one line."""
    if "[" in article.text or "]" in article.text:
        yield "a bracket that belongs to no mark"
    for mark in article.marks:
        if mark.keys != NOTHING and not set(mark.keys) <= article.names.keys():
            yield f"{article.text[mark.start : mark.end]!r} stands for an unknown {'+'.join(mark.keys)}"
    for form in (form for forms in article.names.values() for form in forms):
        if not places(article.text, form):
            yield f"{form!r} does not stand in the text"
    covered = {mark.start for mark in article.marks}
    for word in re.finditer(r"[A-Za-z]+", article.text):
        if word[0].lower() in _PRONOUNS and word.start() not in covered and not _is_in_name(article, word.start()):
            yield f"{word[0]!r} at {word.start()} is not marked"


def resolved(article: Marked) -> Counter[tuple[str, bool]]:
    """How many marks for one thing or none newskg resolves so, or otherwise, by kind: "it", "he", "noun".

    Of those that it takes for a pronoun or a definite noun, which are all but three in a hundred.
    """
    reading = kg.read(article.text, reader="frames")
    keys = {mention.chain: key for mention, key in _named(article, reading)}
    found: Counter[tuple[str, bool]] = Counter()
    for mention in reading.mentions:
        mark = next((m for m in article.marks if m.start <= mention.start and mention.end <= m.end), None)
        if mention.form != "name" and mark is not None and len(mark.keys) == 1:
            found[_kind(mention), keys.get(mention.chain, "-") == mark.keys[0]] += 1
    return found


def _named(article: Marked, reading: kg.Reading) -> Iterator[tuple[kg.Mention, str]]:
    """The names that newskg finds, the last of a chain first, with the key of the marked name that each is."""
    spots = article.spots()
    for mention in sorted(reading.mentions, key=lambda m: -m.start):
        near = [(abs(mention.start - a) + abs(mention.end - b), key) for a, b, key in spots
                if a < mention.end and mention.start < b]  # fmt: skip
        if mention.form == "name" and near:
            yield mention, min(near)[1]


def _kind(mention: kg.Mention) -> str:
    word = mention.text.lower()
    return "noun" if mention.form == "noun" else "it" if word.startswith("it") else "they" if word[:2] == "th" else "he"


def _is_in_name(article: Marked, at: int) -> bool:
    return any(a <= at < b for a, b, _ in article.spots())


def _unmarked(text: str) -> tuple[str, tuple[Mark, ...]]:
    parts, marks, at, length = list[str](), list[Mark](), 0, 0
    for match in _MARK.finditer(text):
        parts += [text[at : match.start()], match[1]]
        length += match.start() - at
        marks.append(Mark(length, length + len(match[1]), tuple(match[2].split("+"))))
        length, at = length + len(match[1]), match.end()
    return "".join([*parts, text[at:]]), tuple(marks)


def main() -> int:
    """Check, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    articles = list(marked())
    wrong = [f"{article.id}: {line}" for article in articles for line in problems(article)]
    found: Counter[tuple[str, bool]] = sum((resolved(a) for a in articles if is_kept_apart(a)), Counter())
    kinds = sorted({kind for kind, _ in found})
    figures = {kind: found[kind, True] / (found[kind, True] + found[kind, False]) for kind in kinds}
    figures["all"] = sum(n for (_, right), n in found.items() if right) / max(1, found.total())
    if options.json:
        print(json.dumps({"chains": figures}))
        print("\n".join(wrong), file=sys.stderr)
    else:
        print(f"{len(articles)} articles, {sum(len(a.marks) for a in articles)} marks")
        print(" ".join(f"{name} {value:.3f}" for name, value in figures.items()), f"of {found.total()} kept apart")
        print("\n".join(wrong) or "nothing is wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
