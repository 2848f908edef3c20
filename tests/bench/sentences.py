"""ontology/sentences/*.jsonl → labelled news sentences of our own, checked.

    python -m tests.bench.sentences            check them, and count

Every text has all claims of the vocabulary that an analyst reads in it. A tenth, chosen by a hash of the text, is
never trained on.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.vocabulary import ontology_folder, relations

STATUSES = ("Stated", "Planned", "Possible", "Denied")
_QUALIFIERS = frozenset({
    "status", "tense", "amount", "stake", "role", "says", "via", "time", "since", "until", "topic", "round",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One labelled claim: its ends as they stand in the text, and what qualifies it."""

    subject: str
    relation: str
    object: str
    qualifiers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def status(self) -> str:
        """How the text puts it."""
        return str(self.qualifiers.get("status", "Stated"))


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with all its claims, and for the things in it the other words that stand for them there."""

    text: str
    claims: tuple[Said, ...]
    same: Mapping[str, tuple[str, ...]]
    why: str = ""
    file: str = ""

    def words_for(self, thing: str) -> tuple[str, ...]:
        """All that the thing is called in the text."""
        return (thing, *self.same.get(thing, ()))


def sentences(folder: Path | None = None) -> tuple[Labelled, ...]:
    """All labelled texts, in the order of the files and their lines. Raises ValueError naming a line that is wrong."""
    files = sorted((folder or ontology_folder() / "sentences").glob("*.jsonl"))
    return tuple(each for file in files for each in _of_file(file))


def is_kept_apart(text: str) -> bool:
    """Whether a text belongs to the tenth that nothing is ever trained or tuned on."""
    return _tenth(text) == 0


def is_for_tuning(text: str) -> bool:
    """Whether a text belongs to the tenth that confidence is fitted on."""
    return _tenth(text) == 1


def _tenth(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 10


def _of_file(file: Path) -> Iterator[Labelled]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            try:
                yield _labelled(json.loads(line), file.stem)
            except (ValueError, TypeError, KeyError) as error:
                raise ValueError(f"{file}, line {number}: {error}") from error


def _labelled(row: Mapping[str, Any], file: str) -> Labelled:
    claims = tuple(Said(*each) for each in row["claims"])
    same = {name: tuple(words) for name, words in row.get("same", {}).items()}
    return Labelled(row["text"], claims, same, row.get("why", ""), file)


def problems(labelled: Labelled) -> Iterator[str]:
    """What is wrong with a text's labels, each as one line."""
    quoted = [*labelled.same, *(word for words in labelled.same.values() for word in words)]
    for said in labelled.claims:
        quoted += [said.subject, said.object, *said.qualifiers.get("says", ())]
        yield from _wrong(said)
    for words in quoted:
        if not places(labelled.text, words):
            yield f"{words!r} does not stand in the text"
    if len({(c.subject, c.relation, c.object, str(c.qualifiers)) for c in labelled.claims}) < len(labelled.claims):
        yield "a claim is listed twice"


def _wrong(said: Said) -> Iterator[str]:
    if said.relation not in relations():
        yield f"{said.relation!r} is no relation"
    if said.status not in STATUSES:
        yield f"{said.status!r} is no status"
    if said.qualifiers.get("tense", "Past") not in ("Past", "Future"):
        yield f"{said.qualifiers['tense']!r} is no tense"
    if not _QUALIFIERS.issuperset(said.qualifiers):
        yield f"unknown qualifiers {sorted(set(said.qualifiers) - _QUALIFIERS)}"
    if said.subject == said.object:
        yield f"{said.subject!r} is both ends of {said.relation}"


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where whole words stand in a text, as offsets."""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def main() -> int:
    """Check, and count."""
    every = sentences()
    wrong = [f"{each.file}: {each.text[:60]!r}: {line}" for each in every for line in problems(each)]
    wrong += [f"{text[:60]!r} stands {n} times" for text, n in Counter(e.text for e in every).items() if n > 1]
    counts = Counter(said.relation for each in every for said in each.claims)
    print(f"{len(every)} texts, {sum(counts.values())} claims, {sum(bool(e.why) for e in every)} traps")
    print(", ".join(f"{name} {count}" for name, count in counts.most_common()))
    print("\n".join(wrong) or "nothing is wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
