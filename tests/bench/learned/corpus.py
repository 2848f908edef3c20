"""Data folders → the items of every source, prepared once and kept in a folder."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tokenizers import Tokenizer

from kg.vocabulary import relations
from tests.bench import sentences
from tests.bench.learned.annotated import Annotated, core, fire, knowledgenet, own_sentences, relation_examples
from tests.bench.learned.items import Item, Tally, items

NAMES = tuple(relations())
CORE_APART = 1000  # of its pairs, the last
MEASURED = ("fold1", "fold2", "core", "fire", "examples", "own")
KEPT = ("fold3", "core-last")  # what is measured on


def prepared(data: Path, folder: Path, tokenizer: Tokenizer, *, only: Iterable[str]) -> Mapping[str, list[Item]]:
    """The items of each source: texts for tuning are in "<source>.tune". Kept in `folder`, once prepared."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[Item]] = {}
    for source in only:
        file = folder / f"{source}.pickle"
        if not file.exists():
            file.write_bytes(pickle.dumps(_prepared(source, data, tokenizer)))
        found |= pickle.loads(file.read_bytes())
    return found


def _prepared(source: str, data: Path, tokenizer: Tokenizer) -> dict[str, list[Item]]:
    tally = Tally()
    made: dict[str, list[Item]] = {source: [], f"{source}.tune": []}
    for annotated in annotated_texts(source, data):
        part = f"{source}.tune" if sentences.is_for_tuning(annotated.text) else source
        made[part] += items(annotated, tokenizer, NAMES, source=source, tally=tally)
    print(f"{source}: {len(made[source])} sentences; {tally.found} labelled pairs, {tally.lost} without candidates")
    return made


def annotated_texts(source: str, data: Path) -> Iterator[Annotated]:
    """The texts of a source. Raises KeyError for an unknown one."""
    if source.startswith("fold"):
        yield from knowledgenet([data / "knowledgenet" / f"{source}.jsonl"])
    elif source.startswith("core"):
        rows = json.loads((data / "core" / "train.json").read_text("utf-8"))
        yield from core(rows[-CORE_APART:] if source == "core-last" else rows[:-CORE_APART])
    else:
        yield from _OTHERS[source](data)


_OTHERS = {
    "fire": lambda data: fire(data / "fire" / "fire_dev.json"),
    "examples": lambda data: relation_examples(),
    "own": lambda data: own_sentences(s for s in sentences.sentences() if not sentences.is_kept_apart(s.text)),
}
